"""Half-open ranges of code points into a text, the one way in which the library says "where"."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from quotes.errors import RecordError

__all__ = ["Span", "merge", "shown"]


def _check_start(_: object, __: object, value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RecordError("span.start", f"got {value!r}, expected a whole number of 0 or more")


def _check_end(span: Span, _: object, value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value <= span.start:
        raise RecordError("span.end", f"got {value!r}, expected a whole number above the start, {span.start}")


@frozen(order=True)
class Span:
    """A non-empty, half-open range of code points: ``text[span.start:span.end]``.

    Offsets count Unicode code points (what `len` and slicing of a Python `str` count), not bytes and not UTF-16 units.

    >>> Span(4, 9).of("Der „Igel“")
    '„Igel'

    Raises:
        RecordError: where `start` is below 0 or `end` is not above `start`.
    """

    start: int = field(validator=_check_start)
    end: int = field(validator=_check_end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """What the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside; a span contains itself."""
        return self.start <= other.start and other.end <= self.end


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points as the fewest spans, in text order: overlapping and touching ones become one.

    >>> merge([Span(5, 8), Span(0, 3), Span(3, 4)])
    (Span(start=0, end=4), Span(start=5, end=8))
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def shown(text: str, spans: Iterable[Span]) -> str:
    """What the spans cover, in order; parts that do not touch are joined by one space."""
    return " ".join(span.of(text) for span in spans)
