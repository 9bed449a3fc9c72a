"""What both views, terminal and browser, need to know before they draw: pieces of text and voices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex
from attrs import frozen

from quotes.models.results import Extraction, Kind, Quote, Speaker
from quotes.spans import Span

__all__ = ["Layer", "Piece", "Voice", "lanes", "layers", "pieces", "sources", "visible", "voices"]

ROLES = ("frame", "finding", "not_quoted", "quote", "addressee", "via", "speaker", "cue")
"""What may lie on the text, from what lies below to what lies above where two cover the same."""

# Control characters may do harm in a terminal and lone surrogates cannot be written; tab and line end stay.
_UNSEEN = regex.compile(r"[\p{Cs}\p{Cc}--\t\n]", flags=regex.VERSION1)


@frozen
class Layer:
    """One span of one thing: `role` is one of the roles, `index` that of the quote (or finding, or name)."""

    span: Span
    role: str
    index: int


@frozen(kw_only=True)
class Piece:
    """A stretch of text on which the same layers lie all along, the widest first.

    `begins` are the indices of the quotes of which a span begins with it, the widest first; `breaks` those of which a
    span ends with it that is not the last, and `ends` those whose last span does, the narrowest first.
    """

    span: Span
    layers: tuple[Layer, ...] = ()
    begins: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def indices(self, role: str) -> tuple[int, ...]:
        """The indices of the layers with this role, the widest first."""
        return tuple(layer.index for layer in self.layers if layer.role == role)


@frozen(kw_only=True)
class Voice:
    """One speaker with the indices of the quotes; `name` is empty for the quotes whose speaker is not known."""

    name: str
    quotes: tuple[int, ...]


def layers(extraction: Extraction) -> Iterator[Layer]:
    """Everything that was found, as spans to draw."""
    for index, quote in enumerate(extraction):
        yield from (Layer(span, "quote", index) for span in quote.spans)
        for role in ("frame", "addressee", "speaker", "cue"):
            part = getattr(quote, role)
            if part is not None:
                yield from (Layer(span, role, index) for span in part.spans)
        yield from (Layer(span, "via", index) for source in sources(quote) for span in source.spans)
    for index, passage in enumerate(extraction.not_quoted):
        yield from (Layer(span, "not_quoted", index) for span in passage.spans)
    for index, finding in enumerate(extraction.findings):
        yield Layer(finding.span, "finding", index)


def pieces(extraction: Extraction) -> Iterator[Piece]:
    """The whole text, cut wherever a span begins or ends, so that nested and overlapping spans can be drawn.

    The pieces joined are the text. An empty text has none.
    """
    opening: dict[int, list[Layer]] = {}
    closing: dict[int, list[Layer]] = {}
    for layer in layers(extraction):
        opening.setdefault(layer.span.start, []).append(layer)
        closing.setdefault(layer.span.end, []).append(layer)
    begins: dict[int, list[int]] = {}
    breaks: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    by_length = sorted(enumerate(extraction), key=lambda pair: pair[1].end - pair[1].start)
    for index, quote in by_length:
        for span in dict.fromkeys(quote.spans):
            begins.setdefault(span.start, []).insert(0, index)
            if span.end != quote.end:
                breaks.setdefault(span.end, []).append(index)
        ends.setdefault(quote.end, []).append(index)
    active: dict[Layer, None] = {}
    edges = sorted({0, len(extraction.text), *opening, *closing})
    for start, end in pairwise(edges):
        for layer in closing.get(start, ()):
            active.pop(layer, None)
        active.update(dict.fromkeys(opening.get(start, ())))
        yield Piece(
            span=Span(start, end),
            layers=tuple(sorted(active, key=_widest)),
            begins=tuple(begins.get(start, ())),
            breaks=tuple(breaks.get(end, ())),
            ends=tuple(ends.get(end, ())),
        )


def voices(extraction: Extraction) -> tuple[Voice, ...]:
    """Who speaks in the text: one for each entity, or mention without one, those with most quotes first.

    Quotes without a speaker come last, as the voice without a name.
    """
    by_key: dict[str, list[int]] = {}
    for index, quote in enumerate(extraction):
        by_key.setdefault(_key(quote), []).append(index)
    made = []
    for indices in by_key.values():
        speaker = extraction[indices[0]].speaker
        made.append(Voice(name=(speaker.name or speaker.text) if speaker else "", quotes=tuple(indices)))
    return tuple(sorted(made, key=lambda voice: (not voice.name, -len(voice.quotes))))


def lanes(extraction: Extraction) -> dict[int, int]:
    """A lane for the line under each quote without marks: where two overlap, the shorter one's lies above (0 is top).

    So a line runs straight along the whole quote, whatever stands in it.
    """
    beside: dict[int, set[int]] = {
        index: set() for index, quote in enumerate(extraction) if quote.kind is not Kind.DIRECT
    }
    for piece in pieces(extraction):
        there = [index for index in piece.indices("quote") if index in beside]
        for index in there:
            beside[index].update(there)
    found: dict[int, int] = {}
    for index in sorted(beside, key=lambda index: sum(map(len, extraction[index].spans))):
        found[index] = max((found[other] + 1 for other in beside[index] if other in found), default=0)
    return found


def sources(quote: Quote) -> tuple[Speaker, ...]:
    """Through whom the words came, without the speaker: a few words within one's own quote came through nobody."""
    speaker = quote.speaker
    return tuple(
        source
        for source in quote.via
        if speaker is None or (source.entity != speaker.entity if source.entity else source.text != speaker.text)
    )


def visible(text: str) -> str:
    """The text as it can be shown: line ends as one newline, control characters and lone surrogates as U+FFFD."""
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _key(quote: Quote) -> str:
    if quote.speaker is None:
        return ""
    return f"entity {quote.speaker.entity}" if quote.speaker.entity else f"mention {quote.speaker.text}"


def _widest(layer: Layer) -> tuple[int, int, int, int]:
    return layer.span.start, -layer.span.end, ROLES.index(layer.role), layer.index
