"""The spaCy component on pipelines whose annotations are set by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from pipelines import pipeline
from spacy.tokens import Doc, DocBin
from test_extractor import SAID

import quotes.component  # noqa: F401  registers the factory, as the entry point does where the package is installed
from quotes import AnalyserError, Extraction, Extractor, SettingsError
from quotes.testing import extraction, quote

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = pipeline(SAID)
    nlp.add_pipe("quotes")
    return nlp


def test_a_document_gets_its_quotes(nlp: Language) -> None:
    doc = nlp(SAID.text)
    assert isinstance(doc._.quotes, Extraction)
    assert doc._.quotes.text == doc.text
    assert [(quote.text, quote.speaker.text) for quote in doc._.quotes] == [("Wir bauen", "Ida Kern")]


def test_it_says_what_the_extractor_says(nlp: Language) -> None:
    other = Extractor(pipeline(SAID)).extract(SAID.text)
    assert nlp(SAID.text)._.quotes == other


def test_quotes_are_spans_of_the_document(nlp: Language) -> None:
    [span] = nlp(SAID.text).spans["quotes"]
    assert (span.text, span.label_, span.start, span.end) == ("„Wir bauen“", "direct", 0, 4)


def test_a_span_takes_whole_tokens_where_a_mark_is_glued_to_a_word() -> None:
    words = ["„Wir", "bauen“", ",", "sagte", "Ida", "Kern", "."]
    glued = Doc(
        spacy.blank("de").vocab,
        words=words,
        spaces=[True, False, True, True, True, False, False],
        pos=["PRON", "VERB", "PUNCT", "VERB", "PROPN", "PROPN", "PUNCT"],
        heads=[1, 3, 3, 3, 5, 3, 3],
        deps=["sb", "oc", "punct", "ROOT", "pnc", "sb", "punct"],
        tags=["PPER", "VVFIN", "$,", "VVFIN", "NE", "NE", "$."],
        lemmas=["wir", "bauen", ",", "sagen", "Ida", "Kern", "."],
    )
    nlp = pipeline(glued)
    nlp.add_pipe("quotes")
    [span] = nlp(glued.text).spans["quotes"]
    assert (span.start, span.end) == (0, 2)


def test_each_part_is_a_span_and_they_may_overlap(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SAID.text
    outer = quote(text, ["„Wir", "sagte Ida"], kind="indirect")
    found = extraction(text, [outer, quote(text, "„Wir bauen“"), quote(text, "bauen“, sagte", kind="reported")])
    monkeypatch.setattr(Extractor, "from_analysis", lambda self, analysis: found)
    doc = nlp(text)
    expected = [
        ("„Wir", "indirect", outer.id),
        ("sagte Ida", "indirect", outer.id),
        ("„Wir bauen“", "direct", found[1].id),
        ("bauen“, sagte", "reported", found[2].id),
    ]
    assert [(span.text, span.label_, span.id_) for span in doc.spans["quotes"]] == expected
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(span.text, span.label_, span.id_) for span in again.spans["quotes"]] == expected


def test_a_blank_document_has_no_quotes(nlp: Language) -> None:
    doc = nlp("")
    assert len(doc._.quotes) == 0
    assert len(doc.spans["quotes"]) == 0


def test_a_document_that_it_has_not_seen_has_none(nlp: Language) -> None:
    assert nlp.make_doc("Ja.")._.quotes is None


def test_settings_stand_in_the_config() -> None:
    nlp = pipeline(SAID)
    nlp.add_pipe("quotes", config={"settings": {"speaker_threshold": 1.0}})
    [quote] = nlp(SAID.text)._.quotes
    assert quote.speaker is None
    assert nlp(SAID.text)._.quotes.provenance.settings == (("speaker_threshold", "1.0"),)
    assert nlp.config["components"]["quotes"]["settings"] == {"speaker_threshold": 1.0}


def test_an_unknown_setting_is_our_error() -> None:
    with pytest.raises(SettingsError, match="'lookbak'"):
        pipeline().add_pipe("quotes", config={"settings": {"lookbak": 1}})


def test_it_wants_a_parser_before_it() -> None:
    with pytest.raises(AnalyserError, match="expected a parser"):
        spacy.blank("de").add_pipe("quotes")


def test_it_wants_german() -> None:
    with pytest.raises(AnalyserError, match="expected one for German"):
        spacy.blank("en").add_pipe("quotes")


def test_a_stored_pipeline_comes_back_with_its_settings(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.add_pipe("quotes", config={"settings": {"lookback": 1}})
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == ["hand_set", "quotes"]
    again.get_pipe("hand_set").known[SAID.text] = SAID
    assert again(SAID.text)._.quotes.provenance.settings == (("lookback", "1"),)


def test_a_pipeline_as_bytes(nlp: Language) -> None:
    again = pipeline(SAID)
    again.add_pipe("quotes")
    again.from_bytes(nlp.to_bytes())
    assert again(SAID.text)._.quotes == nlp(SAID.text)._.quotes


def test_a_stored_document_keeps_its_quotes(nlp: Language) -> None:
    doc = nlp(SAID.text)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes
    assert [span.text for span in again.spans["quotes"]] == ["„Wir bauen“"]


def test_a_bin_of_documents_keeps_their_quotes(nlp: Language) -> None:
    doc = nlp(SAID.text)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [again] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert again._.quotes == doc._.quotes


def test_it_says_what_it_assigns(nlp: Language) -> None:
    assert nlp.get_pipe_meta("quotes").assigns == ["doc._.quotes", "doc.spans"]
