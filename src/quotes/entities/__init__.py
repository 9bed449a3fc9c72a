"""Who is behind each mention: one entity for all mentions of a person, body or document, under its fullest name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.analysis import Analysis
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Entity
from quotes.settings import Settings

__all__ = ["resolve"]

_TYPES = {"person": "person", "body": "organisation", "document": "document"}


def resolve(
    analysis: Analysis,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    settings: Settings,
) -> tuple[tuple[Entity, ...], Mapping[Mention, Entity]]:
    """Entities in order of their first mention, and the entity of each mention that has one."""
    named: dict[str, list[Mention]] = {}
    for attribution in attributions:
        mention = attribution.speaker
        if mention is not None and mention.name is not None:
            name = analysis.text[mention.name.start : mention.name.end]
            named.setdefault(name, []).append(mention)
    entities, speakers = [], {}
    for number, (name, group) in enumerate(named.items()):
        entity = Entity(
            id=f"e{number}",
            name=name,
            type=_TYPES.get(group[0].sort, "unknown"),
            mentions=tuple(sorted({span for mention in group for span in mention.spans})),
        )
        entities.append(entity)
        speakers.update(dict.fromkeys(group, entity))
    return tuple(entities), speakers
