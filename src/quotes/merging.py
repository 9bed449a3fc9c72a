"""Who speaks in several texts: the entities of many results put together."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quotes.errors import InputTypeError
from quotes.models.results import Entity, Extraction, Quote

__all__ = ["MergedEntity", "merge_entities"]


@frozen(kw_only=True)
class MergedEntity:
    """Somebody who speaks in one text or several.

    Attributes:
        id: the caller's own id, where the entity is one of :attr:`quotes.Settings.known`; else None.
        name: the name under which it goes in the first text.
        type: as in :class:`quotes.Entity`; of several the first that is not ``unknown``.
        members: the entity of each text with the text's number, counted from 0, in order.
        quotes: all its quotes with the text's number, in order.
    """

    id: str | None
    name: str
    type: str
    members: tuple[tuple[int, Entity], ...]
    quotes: tuple[tuple[int, Quote], ...]


def merge_entities(extractions: Iterable[Extraction]) -> tuple[MergedEntity, ...]:
    """The speakers of several texts, in the order in which they first occur.

    Two entities are one where they have the same known id, or the same type and full name. A name of one word (a last
    name alone), a description (Sprecher der Polizei) and a group say too little: they stay apart for each text. An
    organisation's name may be one word.

    >>> from quotes.testing import entity, extraction
    >>> from quotes.spans import Span
    >>> texts = ["Ida Kern sprach.", "Gestern sprach Ida Kern.", "Kern sprach."]
    >>> spans = [Span(0, 8), Span(15, 23), Span(0, 4)]
    >>> found = [
    ...     extraction(text, entities=[entity("e1", span.of(text), [span])])
    ...     for text, span in zip(texts, spans, strict=True)
    ... ]
    >>> [(each.name, len(each.members)) for each in merge_entities(found)]
    [('Ida Kern', 2), ('Kern', 1)]

    Raises:
        InputTypeError: where `extractions` is no iterable of :class:`quotes.Extraction`.
    """
    if isinstance(extractions, Extraction | str) or not isinstance(extractions, Iterable):
        raise InputTypeError("extractions", extractions, "an iterable of Extraction", "For one, write [extraction].")
    groups: dict[tuple[str, ...], list[tuple[int, Entity]]] = {}
    quotes: dict[tuple[str, ...], list[tuple[int, Quote]]] = {}
    for number, extraction in enumerate(extractions):
        if not isinstance(extraction, Extraction):
            raise InputTypeError(f"extractions[{number}]", extraction, "an Extraction")
        for entity in extraction.entities:
            key = _key(number, entity)
            groups.setdefault(key, []).append((number, entity))
            quotes.setdefault(key, []).extend((number, quote) for quote in extraction.quotes_of(entity))
    return tuple(_merged(members, quotes[key]) for key, members in groups.items())


def _key(number: int, entity: Entity) -> tuple[str, ...]:
    if entity.known:
        return "known", entity.id
    full = entity.type == "organisation" or (entity.type == "person" and " " in entity.name)
    if entity.named and full:
        return entity.type, " ".join(entity.name.casefold().split())
    return "text", str(number), entity.id


def _merged(members: list[tuple[int, Entity]], quotes: list[tuple[int, Quote]]) -> MergedEntity:
    first = members[0][1]
    types = [entity.type for _, entity in members]
    return MergedEntity(
        id=first.id if first.known else None,
        name=first.name,
        type=next((type for type in types if type != "unknown"), "unknown"),
        members=tuple(members),
        quotes=tuple(quotes),
    )
