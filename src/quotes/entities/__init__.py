"""Who is behind each mention: one entity for all mentions of a person, body or document, under its fullest name.

Ordered sieves link mentions, from safe to risky (:mod:`~quotes.entities.sieves` for names,
:mod:`~quotes.entities.roles` for roles, :mod:`~quotes.entities.pronouns` for what only points). A link that its group's
facts forbid is not made, candidates that fit equally well are a tie, and links below the threshold of the settings are
not believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from quotes.analysis import Analysis
from quotes.entities.aliases import ALIASES
from quotes.entities.certainty import Way, doubted, sureness
from quotes.entities.clusters import Cluster, Clusters, Link, Tie
from quotes.entities.forms import is_anyone
from quotes.entities.metonymy import METONYMY
from quotes.entities.naming import is_named, name_of, type_of
from quotes.entities.pronouns import POINTING
from quotes.entities.recognition import recognise
from quotes.entities.referents import Referent, Story, read_story
from quotes.entities.roles import ROLES
from quotes.entities.sieves import NOMINAL, Sieve
from quotes.errors import InputTypeError
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, Mention, Resolution
from quotes.models.results import Entity, EntityLink
from quotes.settings import Settings
from quotes.spans import Span

__all__ = ["SIEVES", "Clusters", "Link", "Referent", "Sieve", "Tie", "link", "resolve", "with_replaced"]

SIEVES: tuple[tuple[str, Sieve], ...] = (*METONYMY, *NOMINAL, *ROLES, *POINTING, *ALIASES)


def with_replaced(own: Mapping[str, Sieve | None] | None) -> tuple[tuple[str, Sieve], ...]:
    """The sieves with those of the caller in the place of the library's; None leaves one out.

    Raises:
        InputTypeError: where `own` is no mapping, an id is unknown, or a value neither a function nor None.
    """
    if own is None:
        return SIEVES
    known = [id for id, _ in SIEVES]
    if not isinstance(own, Mapping):
        raise InputTypeError("sieves", own, "a mapping of sieve ids to functions or None")
    for id, sieve in own.items():
        if id not in known:
            raise InputTypeError("sieves", id, "one of the ids " + ", ".join(known))
        if sieve is not None and not callable(sieve):
            raise InputTypeError(f"sieves[{id!r}]", sieve, "a function or None")
    chosen = ((id, own.get(id, sieve)) for id, sieve in SIEVES)
    return tuple((id, sieve) for id, sieve in chosen if sieve is not None)


def resolve(
    analysis: Analysis,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    settings: Settings,
    sources: Iterable[Mention] = (),
    sieves: Sequence[tuple[str, Sieve]] = SIEVES,
) -> Resolution:
    """Who speaks in a text, and who is behind each mention.

    `sources` are mentions through whom words came without being anybody's speaker; they speak too, and so do the bodies
    that a quote's *wir* means.
    """
    story = read_story(analysis, lexicon, mentions, attributions)
    clusters = link(story, settings, sieves)
    through = {*sources}
    voices = story.speakers | {each.number for each in story.referents if each.mention in through}
    voices |= {number for number, made in clusters.links.items() if made.rule == "first-person-plural"}
    spoken = {id(clusters.of(voice)) for voice in voices}
    entities: list[Entity] = []
    behind: dict[Mention, Entity] = {}
    candidates: dict[Mention, tuple[str, ...]] = {}
    called: dict[int, str] = {}
    taken = {known.id for known in settings.known}
    numbers = (f"e{number}" for number in count(1))
    for cluster in clusters:
        if id(cluster) not in spoken:
            continue
        tie = _tie(clusters, cluster)
        if tie is not None:
            names = tuple(dict.fromkeys(name_of(clusters, clusters.of(each), called) for each in tie.candidates))
            candidates.update((member.mention, names) for member in cluster.members)
        if tie is not None or all(
            each.kind == "pronoun" or is_anyone(analysis, each.mention) for each in cluster.members
        ):
            continue
        entity = Entity(
            id=cluster.known.id if cluster.known else next(number for number in numbers if number not in taken),
            name=cluster.known.name if cluster.known else name_of(clusters, cluster, called),
            type=(cluster.known.type if cluster.known else "") or type_of(cluster),
            mentions=_mentions(cluster),
            named=cluster.known is not None or is_named(cluster),
            known=cluster.known is not None,
            links=_links(clusters, cluster),
        )
        entities.append(entity)
        behind.update((member.mention, entity) for member in cluster.members)
    ways: dict[int, Way] = {}
    scores = {each.mention: sureness(clusters, each, ways) for each in story.referents if each.mention in behind}
    sure = tuple(
        doubted(scores[each.speaker], each.speaker_confidence) if each.speaker in scores else 0.0
        for each in attributions
    )
    return Resolution(entities=tuple(entities), behind=behind, scores=scores, sure=sure, candidates=candidates)


def link(story: Story, settings: Settings, sieves: Sequence[tuple[str, Sieve]] = SIEVES) -> Clusters:
    """All links of a story: each sieve in its turn for each referent in text order that has no antecedent yet."""
    clusters = Clusters(story)
    recognise(clusters, settings.known)
    for _, sieve in sieves:
        for referent in story.referents:
            if referent.number in clusters.links:
                continue
            found = sieve(clusters, referent)
            if isinstance(found, Tie):
                clusters.ties[referent.number] = found
            elif isinstance(found, Link) and found.score >= settings.entity_threshold:
                clusters.join(found)
    return clusters


def _tie(clusters: Clusters, cluster: Cluster) -> Tie | None:
    """The tie that keeps the group from having a name: that of its first member that is linked to no other."""
    if cluster.known is not None:
        return None
    roots = (member for member in cluster.members if member.number not in clusters.links)
    return next((clusters.ties[root.number] for root in roots if root.number in clusters.ties), None)


def _mentions(cluster: Cluster) -> tuple[Span, ...]:
    """Where the group is mentioned, in text order; of a phrase within a phrase only the outer one."""
    numbers = {member.number for member in cluster.members}
    return tuple(sorted({span for m in cluster.members if m.outer not in numbers for span in m.mention.spans}))


def _links(clusters: Clusters, cluster: Cluster) -> tuple[EntityLink, ...]:
    """Why the group's mentions are one, in text order."""
    referents = clusters.story.referents
    made = [clusters.links[member.number] for member in cluster.members if member.number in clusters.links]
    return tuple(
        EntityLink(
            span=referents[each.referent].mention.spans[0],
            antecedent=referents[each.antecedent].mention.spans[0],
            rule=each.rule,
            score=each.score,
        )
        for each in made
    )
