"""Which quote stands in which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.nesting import nested
from quotes.models.parts import Attribution
from quotes.models.results import Kind
from quotes.spans import Span, merge

if TYPE_CHECKING:
    import pytest


def quote(*spans: Span, kind: Kind = Kind.REPORTED) -> Attribution:
    return Attribution(spans=spans, content=spans, kind=kind)


places = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12))
quotes = st.lists(places, min_size=1, max_size=3).map(lambda spans: quote(*merge(spans)))


def size(each: Attribution) -> int:
    return sum(map(len, each.spans))


def parent_by_hand(number: int, row: list[Attribution], quotes: range) -> int | None:
    """The first of the shortest quotes that cover all of the quote and are longer, looked for among all."""
    inner = row[number]
    around = [
        other
        for other in quotes
        if other != number
        and size(row[other]) > size(inner)
        and all(any(outer.contains(span) for outer in row[other].spans) for span in inner.spans)
    ]
    return min(around, key=lambda other: size(row[other]), default=None)


@given(st.lists(quotes, max_size=5), st.lists(quotes, max_size=8))
def test_the_parent_is_the_shortest_quote_around_and_a_report_for_direct_ones(
    direct: list[Attribution], reports: list[Attribution]
) -> None:
    row = [*direct, *reports]
    found = nested(direct, reports)
    among = [range(len(direct), len(row))] * len(direct) + [range(len(row))] * len(reports)
    assert [each.parent for each in found] == [parent_by_hand(number, row, among[number]) for number in range(len(row))]


def test_the_work_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    contains = Span.contains

    def counted(self: Span, other: Span) -> bool:
        nonlocal asked
        asked += 1
        return contains(self, other)

    monkeypatch.setattr(Span, "contains", counted)
    reports = [quote(Span(n * 100, n * 100 + 80)) for n in range(300)]
    direct = [quote(Span(n * 100 + 20, n * 100 + 40), kind=Kind.DIRECT) for n in range(300)]
    assert all(each.parent is not None for each in nested(direct, reports)[:300])
    assert asked <= 2 * len(reports)
