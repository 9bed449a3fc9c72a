"""The records that a caller gets: what they refuse, and that they are plain values."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from attrs import evolve, fields, has

from quotes.errors import RecordError
from quotes.models import parts, results
from quotes.models.parts import Passage
from quotes.models.results import Confidence, Cue, CueKind, Entity, Extraction, Finding, Provenance, Quote, Reason
from quotes.spans import Span
from quotes.testing import entity, extraction, finding, not_quoted, quote

TEXT = "„Wir bauen“, sagte Ida Kern, „und zwar bald.“ Das Amt nennt es „Vorhaben“."
DIRECT = quote(TEXT, ["„Wir bauen“", "„und zwar bald.“"], speaker="Ida Kern", cue="sagte", entity="e1", name="Ida Kern")
NAME = not_quoted(TEXT, "„Vorhaben“", kind="term")
WHOLE = extraction(
    TEXT,
    [DIRECT],
    not_quoted=[NAME],
    findings=[finding(TEXT, "„Wir")],
    entities=[entity("e1", "Ida Kern", [Span(19, 27)])],
)

RECORDS = [each for module in (results, parts) for each in map(vars(module).get, module.__all__) if has(each)]


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_is_frozen_keyword_only_and_slotted(record: type) -> None:
    assert all(each.kw_only for each in fields(record) if each.init)
    assert "__slots__" in vars(record)
    with pytest.raises(AttributeError):
        setattr(object.__new__(record), fields(record)[0].name, None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"speaker": None}, RecordError, id="no speaker and no reason"),
        pytest.param({"reason": Reason.TIE}, RecordError, id="a speaker and a reason"),
        pytest.param({"spans": ()}, ValueError, id="nowhere"),
        pytest.param({"spans": ((0, 3),)}, TypeError, id="pairs are no spans"),
        pytest.param({"content": ((0, 3),)}, TypeError, id="pairs are no content"),
        pytest.param({"kind": "direct"}, TypeError, id="a string is no kind"),
        pytest.param({"medium": None}, TypeError, id="a medium is always known"),
        pytest.param({"speaker": "Ida Kern"}, TypeError, id="a string is no speaker"),
        pytest.param({"cue": "sagte"}, TypeError, id="a string is no cue"),
        pytest.param({"evidence": None}, TypeError, id="evidence is a must"),
        pytest.param({"confidence": 0.5}, TypeError, id="confidence has two sides"),
        pytest.param({"frame": DIRECT.cue}, TypeError, id="a cue is no frame"),
    ],
)
def test_what_a_quote_refuses(change: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        evolve(DIRECT, **change)


@pytest.mark.parametrize(("of_quote", "of_speaker"), [(-0.1, 0.5), (1.1, 0.5), (0.5, -0.1), (0.5, 1.1)])
def test_confidence_runs_from_0_to_1(of_quote: float, of_speaker: float) -> None:
    with pytest.raises(ValueError, match=r"'(quote|speaker)' must be"):
        Confidence(quote=of_quote, speaker=of_speaker)


def test_no_quote_without_speaker_vanishes() -> None:
    unsaid = evolve(DIRECT, speaker=None, reason=Reason.NO_CUE)
    assert unsaid.speaker is None
    assert unsaid.reason == "no_cue"


def test_kinds_compare_with_what_the_json_says() -> None:
    assert DIRECT.kind == "direct"
    assert DIRECT.cue.kind == "verb"
    assert str(NAME.kind) == "term"


def test_a_quote_reaches_from_its_first_to_its_last_span() -> None:
    assert (DIRECT.start, DIRECT.end) == (0, 45)
    assert len(DIRECT.spans) == 2


def test_an_extraction_is_a_sequence_of_quotes() -> None:
    assert isinstance(WHOLE, Sequence)
    assert len(WHOLE) == 1
    assert WHOLE[0] is WHOLE[-1] is DIRECT
    assert WHOLE[:1] == (DIRECT,)
    assert list(WHOLE) == [DIRECT]
    assert DIRECT in WHOLE
    assert NAME not in WHOLE
    assert not extraction("Nichts.")
    with pytest.raises(IndexError):
        WHOLE[1]


def test_results_are_plain_values() -> None:
    again = pickle.loads(pickle.dumps(WHOLE))
    assert again == WHOLE
    assert hash(again) == hash(WHOLE)
    assert evolve(WHOLE, findings=()) != WHOLE


def test_the_text_of_an_extraction_is_not_poured_into_logs() -> None:
    assert "text=<74 code points>" in repr(WHOLE)


def test_records_refuse_what_stands_nowhere() -> None:
    with pytest.raises(ValueError, match="Length"):
        Entity(id="e", name="Ida", type="person", mentions=())
    with pytest.raises(ValueError, match="Length"):
        Cue(spans=(), text="", lemma="", kind=CueKind.NONE)
    with pytest.raises(TypeError):
        Finding(code="odd", message="odd", span=(0, 1))


def test_an_extraction_says_with_what_it_was_made() -> None:
    with pytest.raises(TypeError):
        Extraction(text="", provenance=None)
    assert Extraction(text="", provenance=Provenance(library="1", analyser="a")).provenance.settings == ()


def test_a_passage_reaches_from_its_first_to_its_last_span() -> None:
    passage = Passage(index=0, spans=(Span(3, 5), Span(8, 9)), content=(Span(4, 5),), style="„“")
    assert (passage.start, passage.end) == (3, 9)


def test_quote_reads_no_attribute_twice() -> None:
    assert len({each.name for each in fields(Quote)}) == len(fields(Quote)) == 18
