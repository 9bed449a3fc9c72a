"""Spans: what they refuse, what they cover, how they merge."""

from __future__ import annotations

import pickle

import pytest

from quotes.errors import RecordError
from quotes.spans import Span, merge, shown


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        pytest.param(-1, 3, "span.start", id="below the text"),
        pytest.param(2, 2, "span.end", id="empty"),
        pytest.param(3, 1, "span.end", id="backwards"),
        pytest.param(0.0, 3, "span.start", id="a float is no offset"),
        pytest.param(0, 3.5, "span.end", id="a float is no end either"),
        pytest.param(True, 3, "span.start", id="True is no offset, though an int"),
        pytest.param(0, True, "span.end", id="True is no end, though above 0"),
        pytest.param("0", 3, "span.start", id="a digit is no number"),
        pytest.param(0, None, "span.end", id="None is not the end of the text"),
    ],
)
def test_what_is_no_range_is_refused(start: object, end: object, field: str) -> None:
    with pytest.raises(RecordError) as caught:
        Span(start, end)
    assert caught.value.field == field
    assert repr(start if field == "span.start" else end) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        pytest.param("Der „Igel“", Span(4, 10), "„Igel“", id="letters and marks"),
        pytest.param("🙂🙂 ja", Span(3, 5), "ja", id="beyond the first plane: one code point, not two units"),
        pytest.param("nai\u0308v", Span(2, 4), "i\u0308", id="a combining mark counts by itself"),
        pytest.param("a\ud800b", Span(1, 2), "\ud800", id="a lone surrogate counts as one"),
    ],
)
def test_offsets_count_code_points(text: str, span: Span, words: str) -> None:
    assert span.of(text) == words
    assert len(span) == len(words)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "inside"),
    [
        pytest.param(Span(2, 5), Span(2, 5), True, True, id="the same"),
        pytest.param(Span(2, 5), Span(3, 4), True, True, id="within"),
        pytest.param(Span(2, 5), Span(4, 8), True, False, id="across the end"),
        pytest.param(Span(2, 5), Span(5, 8), False, False, id="touching: half-open ranges share nothing"),
        pytest.param(Span(2, 5), Span(7, 8), False, False, id="apart"),
        pytest.param(Span(3, 4), Span(2, 5), True, False, id="around"),
    ],
)
def test_overlap_and_containment(one: Span, other: Span, overlap: bool, inside: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap
    assert one.contains(other) is inside


@pytest.mark.parametrize(
    ("given", "merged"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(5, 8), (0, 3)], [(0, 3), (5, 8)], id="put in order"),
        pytest.param([(0, 3), (3, 4)], [(0, 4)], id="touching become one"),
        pytest.param([(0, 9), (2, 3), (4, 5)], [(0, 9)], id="what lies inside vanishes"),
        pytest.param([(0, 3), (2, 6), (7, 8)], [(0, 6), (7, 8)], id="overlapping become one"),
        pytest.param([(1, 2), (1, 2)], [(1, 2)], id="the same twice"),
    ],
)
def test_merging(given: list[tuple[int, int]], merged: list[tuple[int, int]]) -> None:
    assert merge(Span(*each) for each in given) == tuple(Span(*each) for each in merged)


def test_what_several_spans_cover_is_joined_by_spaces() -> None:
    text = "teilte die Stadt mit"
    assert shown(text, [Span(0, 6), Span(17, 20)]) == "teilte mit"
    assert shown(text, []) == ""


def test_spans_are_values() -> None:
    assert Span(1, 2) == Span(1, 2)
    assert len({Span(1, 2), Span(1, 2), Span(1, 3)}) == 2
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]
    assert pickle.loads(pickle.dumps(Span(1, 2))) == Span(1, 2)
    with pytest.raises(AttributeError):
        Span(1, 2).start = 0
