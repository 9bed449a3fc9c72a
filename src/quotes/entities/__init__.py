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
from quotes.entities.clusters import Cluster, Clusters, Link, Tie
from quotes.entities.naming import is_named, name_of, type_of
from quotes.entities.pronouns import POINTING
from quotes.entities.recognition import recognise
from quotes.entities.referents import Story, read_story
from quotes.entities.roles import ROLES
from quotes.entities.sieves import NOMINAL, Sieve
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Entity
from quotes.settings import Settings
from quotes.spans import Span

__all__ = ["SIEVES", "link", "resolve"]

SIEVES: tuple[tuple[str, Sieve], ...] = (*NOMINAL, *ROLES, *POINTING)


def resolve(
    analysis: Analysis,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    settings: Settings,
    sources: Iterable[Mention] = (),
) -> tuple[tuple[Entity, ...], Mapping[Mention, Entity]]:
    """The entities that speak, in order of their first mention, and the entity of each mention that has one.

    `sources` are mentions through whom words came without being anybody's speaker; they speak too.

    A pronoun that cannot be resolved, and a mention that several entities fit equally well, has none.
    """
    story = read_story(analysis, lexicon, mentions, attributions)
    clusters = link(story, settings)
    through = {*sources}
    voices = story.speakers | {each.number for each in story.referents if each.mention in through}
    spoken = {id(clusters.of(voice)) for voice in voices}
    entities: list[Entity] = []
    behind: dict[Mention, Entity] = {}
    taken = {known.id for known in settings.known}
    numbers = (f"e{number}" for number in count(1))
    for cluster in clusters:
        if id(cluster) not in spoken or all(member.kind == "pronoun" for member in cluster.members):
            continue
        entity = Entity(
            id=cluster.known.id if cluster.known else next(number for number in numbers if number not in taken),
            name=cluster.known.name if cluster.known else name_of(clusters, cluster),
            type=(cluster.known.type if cluster.known else "") or type_of(cluster),
            mentions=_mentions(cluster),
            named=cluster.known is not None or is_named(cluster),
            known=cluster.known is not None,
        )
        entities.append(entity)
        behind.update((member.mention, entity) for member in cluster.members)
    return tuple(entities), behind


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


def _mentions(cluster: Cluster) -> tuple[Span, ...]:
    """Where the group is mentioned, in text order; of a phrase within a phrase only the outer one."""
    numbers = {member.number for member in cluster.members}
    return tuple(sorted({span for m in cluster.members if m.outer not in numbers for span in m.mention.spans}))
