"""The end-to-end cases as data: valid, plentiful, of every style; and the script that scores them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "cases"), str(ROOT / "benchmarks")]

from reading import FOLDER, CaseError, read_case, read_cases  # noqa: E402

from cases import score  # noqa: E402
from quotes import testing  # noqa: E402
from quotes.models.results import Kind, NotQuotedKind  # noqa: E402

CASES = read_cases()
STYLES = ["„“", "‚‘", "»«", "›‹", "«»", "‹›", '""', "“”", "„”", '„"', ",,''", "``''", "''''", "''", "„«"]
MARK = regex.compile(r",,|''|``|[„“”‟\"»«›‹‚‘]|(?<!\w)'|'(?!\w)")


def test_every_file_is_a_case_and_ids_are_unique_whatever_the_file_system():
    assert len(CASES) == len(list(FOLDER.iterdir()))
    assert len({case.id.casefold() for case in CASES}) == len(CASES)
    assert len({case.text for case in CASES}) == len(CASES)


def test_ids_are_readable_and_every_case_says_why():
    assert [case.id for case in CASES if not regex.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case.id)] == []
    assert [case.id for case in CASES if len(case.why) < 20] == []


def test_there_are_enough_of_each():
    assert len(CASES) >= 70
    assert sum(len(case.quotes) for case in CASES) >= 250
    assert sum(len(case.not_quoted) for case in CASES) >= 80
    assert {each.kind for case in CASES for each in case.not_quoted} == set(NotQuotedKind)


def test_there_are_enough_of_each_kind_without_marks_too():
    full = [case for case in CASES if case.every_kind]
    assert len(full) >= 12
    assert sum(case.held_out for case in full) >= len(full) // 4
    count = Counter(quote.kind for case in full for quote in case.quotes)
    assert set(count) == set(Kind)
    assert count[Kind.INDIRECT] >= 60
    assert min(count[Kind.REPORTED], count[Kind.INDIRECT_FREE_INDIRECT]) >= 10


@pytest.mark.parametrize("case", [case for case in CASES if case.every_kind], ids=lambda case: case.id)
def test_a_text_with_every_kind_is_as_long_as_a_short_report(case):
    assert 150 <= len(case.text.split()) <= 250


def test_about_a_quarter_is_held_out():
    share = sum(case.held_out for case in CASES) / len(CASES)
    assert 0.2 <= share <= 0.3


@pytest.mark.parametrize("style", STYLES)
def test_every_mark_style_occurs(style):
    half = len(style) // 2
    opening, closing = style[:half], style[half:]
    found = [
        case.id
        for case in CASES
        for span in [*(quote.spans[0] for quote in _marked(case)), *(each.span for each in case.not_quoted)]
        if _mark_at(span.of(case.text), first=True) == opening and _mark_at(span.of(case.text), first=False) == closing
    ]
    assert found


def _marked(case):
    """The quotes that stand between marks."""
    return [quote for quote in case.quotes if quote.kind is Kind.DIRECT]


def _mark_at(words, *, first):
    marks = [mark for mark in (",,", "''", "``") if (words.startswith(mark) if first else words.endswith(mark))]
    return marks[0] if marks else words[0 if first else -1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_pair_of_marks_is_left_out(case):
    covered = [span for quote in _marked(case) for span in quote.spans] + [each.span for each in case.not_quoted]
    left = [
        case.text[max(0, match.start() - 15) : match.end() + 15]
        for match in MARK.finditer(case.text)
        if not any(span.start <= match.start() < span.end for span in covered)
    ]
    known = {
        "apostrophes-inches-feet": 5,  # Kids', Hans', 8', 65", '70ern
        "low-straight-close-blog": 2,  # 12,4" and 7,1"
        "mixed-pair-low-guillemet-slip": 1,  # a closing mark written twice
        "single-straight-subtitles": 1,  # Andreas'
    }
    assert len(left) == known.get(case.id, 0), left


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_passage_has_at_least_one_mark_at_its_edges(case):
    spans = [quote.spans[0] for quote in _marked(case)] + [each.span for each in case.not_quoted]
    for span in spans:
        words = span.of(case.text)
        assert MARK.match(words) or MARK.search(words, len(words) - 2), words


TEXT = "„Ja“, sagte Ida. „Ja“, sagte sie im „Boten“."
GOOD = f"why = 'w'\ntext = '{TEXT}'\n"


def test_a_case_is_read():
    case = read_case(
        "one",
        GOOD
        + "[[quote]]\ntext = '„Ja“'\nnth = 2\nspeaker = 'sie'\ncue = 'sagte'\ncue_nth = 2\nname = 'Ida'\n"
        + "[[not_quoted]]\ntext = '„Boten“'\nkind = 'name'\n",
    )
    (quote,) = case.quotes
    assert quote.spans[0].start == TEXT.rfind("„Ja“")
    assert [span.of(TEXT) for span in (*quote.speaker, *quote.cue)] == ["sie", "sagte"]
    assert quote.cue[0].start > quote.spans[0].end
    assert case.not_quoted[0].span.of(TEXT) == "„Boten“"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("why = 'w'", "missing fields text", id="no text"),
        pytest.param("why = ", "one: ", id="no TOML"),
        pytest.param(GOOD + "titel = 1", "unknown fields titel", id="unknown field of the case"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Ja“'\nnth = 1\nwho = 'x'", "unknown fields who", id="unknown field"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Nein“'", "does not occur", id="words that are not there"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Ja“'", "occurs 2 times", id="which of two"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Ja“'\nnth = 3", "nth = 3 says nothing", id="nth too high"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Boten“'\nnth = 1", "says nothing", id="nth without need"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Ja“'\nnth = 1\nspeaker = 'Id'", "does not occur", id="part of a word"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Ja“'\nnth = 1\nspeaker = 'Ja'\nspeaker_nth = 1", "own", id="inside"),
        pytest.param(GOOD + "[[not_quoted]]\ntext = '„Boten“'\nkind = 'ship'", "is no kind", id="unknown kind"),
        pytest.param(GOOD + "[[quote]]\ntext = '„Boten“'\nkind = 'indirekt'", "is no kind", id="unknown kind of quote"),
        pytest.param(GOOD + "[[quote]]\ntext = 'sie'\nkind = 'indirect'", "every kind", id="kinds without saying so"),
        pytest.param(
            GOOD + "[[quote]]\ntext = '„Ja“'\nnth = 2\n[[quote]]\ntext = '„Ja“'\nnth = 1", "behind a later", id="order"
        ),
        pytest.param(
            GOOD + "[[quote]]\ntext = '„Boten“'\n[[not_quoted]]\ntext = '„Boten“'\nkind = 'name'", "overlap", id="both"
        ),
    ],
)
def test_a_case_with_a_mistake_is_refused(source, message):
    with pytest.raises(CaseError, match=message):
        read_case("one", source)


def test_a_quote_without_marks_is_read_and_a_reported_one_holds_its_speaker():
    text = "Ida lobte Otto. Er kam."
    quote = "[[quote]]\nkind = 'reported'\ntext = 'Ida lobte Otto.'\nspeaker = 'Ida'\ncue = 'lobte'\n"
    case = read_case("one", f"why = 'w'\nevery_kind = true\ntext = '{text}'\n{quote}")
    (quote,) = case.quotes
    assert quote.kind is Kind.REPORTED
    assert quote.spans[0].contains(quote.speaker[0])


def _as_found(case, *, spoiled=False):
    """What a library without fault would find in a case; `spoiled`: with the wrong speaker everywhere."""
    made = [
        testing.quote(
            case.text,
            quote.spans,
            speaker=(quote.cue or None) if spoiled else (quote.speaker or None),
            cue=quote.cue or None,
            name=quote.name if quote.speaker and not spoiled else None,
            is_fragment=quote.fragment,
            kind=quote.kind.value,
        )
        for quote in case.quotes
    ]
    aside = [testing.not_quoted(case.text, [each.span], kind=each.kind) for each in case.not_quoted]
    return testing.extraction(case.text, made, not_quoted=aside)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_is_written_down_scores_one(case):
    result = score(case, _as_found(case))
    assert result.errors == ()
    assert {value for value in result.figures().values() if value is not None} <= {1.0}
    for kind, figures in result.kinds.figures().items():
        assert figures.pop("quotes") == sum(quote.kind == kind for quote in case.quotes if case.every_kind)
        assert {value for value in figures.values() if value is not None} <= {1.0}


def test_spoiled_results_score_less():
    results = [score(case, _as_found(case, spoiled=True)) for case in CASES]
    total = sum(results[1:], results[0]).figures()
    assert total["F1"] == 1.0
    assert total["speaker"] == 0.0
    assert total["strict"] == 0.0
    kinds = sum(results[1:], results[0]).kinds.figures()
    assert all(figures["f1"] == 1.0 for figures in kinds.values())
    assert all(figures["speaker"] < 0.2 for figures in kinds.values())
    nothing = score(CASES[0], testing.extraction(CASES[0].text, []))
    assert nothing.figures()["R"] == 0.0
    assert nothing.figures()["sp.f1"] == 0.0
