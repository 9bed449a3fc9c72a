"""What holds for the result of any text, with the whole line and the shipped analyser."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text, marked_texts, plain_paragraphs

from quotes import Extraction, Extractor, Settings, Span
from quotes.export import from_dict, to_dict
from quotes.marks import find_passages
from quotes.models.results import Kind
from quotes.spans import shown

pytestmark = pytest.mark.model

# The whole line takes some hundred times as long as a stage: a third of the profile's examples.
few = settings(max_examples=max(20, settings().max_examples // 3))

INQUITS = (
    ", sagte Ida Kern.", ", so der Sprecher.", " laut Polizei", ". Das sagte er.", "“, erklärte die Stadt, „", ": „",
    "\n\n", ", hieß es", "Der Film ", "Er nannte es ", "Frage: ", "mit den Worten ", ", rief sie ", " und ", "-Affäre",
)  # fmt: skip
inquits = st.lists(st.one_of(any_text(most=12), st.sampled_from(INQUITS)), max_size=12).map("".join)
marked = st.one_of(marked_texts(nested=False), marked_texts(nested=True)).map(lambda made: made.text)
texts = st.one_of(any_text(), inquits, marked, st.tuples(marked, inquits, plain_paragraphs()).map(" ".join))


@cache
def extractor() -> Extractor:
    return Extractor()


def spans_of(extraction: Extraction) -> list[Span]:
    """Every span that the result holds, wherever."""
    found: list[Span] = []
    todo: list[object] = [to_dict(extraction)[name] for name in ("quotes", "entities", "not_quoted", "findings")]
    while todo:
        match todo.pop():
            case [int(start), int(end)]:
                found.append(Span(start, end))
            case list(inner):
                todo.extend(inner)
            case dict(inner):
                todo.extend(inner.values())
    return found


@few
@given(texts)
def test_all_offsets_lie_inside_the_text(text: str) -> None:
    extraction = extractor().extract(text)
    assert extraction.text == text
    assert all(span.end <= len(text) for span in spans_of(extraction))


@few
@given(texts)
def test_records_say_what_their_spans_cover(text: str) -> None:
    extraction = extractor().extract(text)
    for each in (*extraction, *extraction.not_quoted):
        assert each.text == shown(text, each.content)
        assert all(any(span.contains(content) for span in each.spans) for content in each.content)
        assert list(each.spans) == sorted(each.spans)
    for quote in extraction:
        for part in (quote.speaker, quote.cue, quote.frame, quote.addressee):
            assert part is None or part.text == shown(text, part.spans)


@few
@given(texts)
def test_every_passage_is_a_quote_or_not_quoted_once(text: str) -> None:
    extraction = extractor().extract(text)
    marked = [span for passage in find_passages(text, Settings()).passages for span in passage.spans]
    quotes = [quote for quote in extraction if quote.kind is Kind.DIRECT]
    told = [span for each in (*quotes, *extraction.not_quoted) for span in each.spans]
    assert sorted(told) == sorted(marked)


@few
@given(texts)
def test_ids_are_unique_and_name_what_is_there(text: str) -> None:
    extraction = extractor().extract(text)
    ids = [each.id for each in (*extraction, *extraction.not_quoted)]
    entities = {entity.id: entity for entity in extraction.entities}
    assert len(set(ids)) == len(ids)
    assert len(entities) == len(extraction.entities)
    for quote in extraction:
        assert quote.parent is None or quote.parent in ids
        assert quote.continues is None or quote.continues in ids
        assert quote.id not in (quote.parent, quote.continues)
        if quote.speaker is not None and quote.speaker.entity is not None:
            entity = entities[quote.speaker.entity]
            assert quote.speaker.name == entity.name
            assert set(quote.speaker.spans) <= set(entity.mentions)


@few
@given(texts)
def test_a_speaker_or_a_reason_and_records_in_text_order(text: str) -> None:
    extraction = extractor().extract(text)
    for quote in extraction:
        assert (quote.speaker is None) == (quote.reason is not None)
        assert quote.evidence.rule
        assert quote.speaker is not None or quote.confidence.speaker == 0
    assert [quote.start for quote in extraction] == sorted(quote.start for quote in extraction)
    assert all(each.evidence.rule for each in extraction.not_quoted)


@few
@given(texts)
def test_stored_and_read_back_nothing_has_changed(text: str) -> None:
    extraction = extractor().extract(text)
    assert from_dict(to_dict(extraction), text) == extraction


@few
@given(texts)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert extractor().extract(text) == extractor().extract(text)
