"""Who is behind each mention: one entity for all mentions of a person, body or document, under its fullest name.

Ordered sieves link mentions, from safe to risky (:mod:`~quotes.entities.sieves` for names and noun phrases,
:mod:`~quotes.entities.pronouns` for what only points); a link that its group's facts forbid is not made, candidates that
fit equally well are a tie, and links below the threshold of the settings are not believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.analysis import Analysis
from quotes.entities.clusters import Cluster, Clusters, Link, Tie
from quotes.entities.naming import name_of, type_of
from quotes.entities.pronouns import POINTING
from quotes.entities.referents import Story, read_story
from quotes.entities.sieves import NOMINAL, Sieve
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Entity
from quotes.settings import Settings

__all__ = ["SIEVES", "link", "resolve"]

SIEVES: tuple[tuple[str, Sieve], ...] = (*NOMINAL, *POINTING)
THRESHOLD = 0.4


def resolve(
    analysis: Analysis,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    settings: Settings,
) -> tuple[tuple[Entity, ...], Mapping[Mention, Entity]]:
    """The entities that speak, in order of their first mention, and the entity of each mention that has one.

    A pronoun that cannot be resolved, and a mention that several entities fit equally well, has none.
    """
    story = read_story(analysis, lexicon, mentions, attributions)
    clusters = link(story, getattr(settings, "entity_threshold", THRESHOLD))
    spoken = {id(clusters.of(speaker)) for speaker in story.speakers}
    entities: list[Entity] = []
    behind: dict[Mention, Entity] = {}
    for cluster in clusters:
        if id(cluster) not in spoken or all(member.kind == "pronoun" for member in cluster.members):
            continue
        entity = Entity(
            id=f"e{len(entities) + 1}",
            name=name_of(clusters, cluster),
            type=type_of(cluster),
            mentions=_mentions(cluster, clusters),
        )
        entities.append(entity)
        for member in cluster.members:
            behind[member.mention] = entity
    return tuple(entities), behind


def link(story: Story, threshold: float, sieves: Sequence[tuple[str, Sieve]] = SIEVES) -> Clusters:
    """All links of a story: each sieve in its turn for each referent in text order that has no antecedent yet."""
    clusters = Clusters(story)
    for _, sieve in sieves:
        for referent in story.referents:
            if referent.number in clusters.links:
                continue
            found = sieve(clusters, referent)
            if isinstance(found, Tie):
                clusters.ties[referent.number] = found
            elif isinstance(found, Link) and found.score >= threshold:
                clusters.join(found)
    return clusters


def _mentions(cluster: Cluster, clusters: Clusters) -> tuple:
    inner = {member.number for member in cluster.members}
    spans = {
        span for member in cluster.members if member.outer not in inner for span in member.mention.spans
    }
    return tuple(sorted(spans))
