"""The extractor's border: what callers may hand over, what they are told when it is wrong, and laziness."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
import spacy
from pipelines import pipeline, written

import quotes
from quotes import AnalyserError, Extractor, InputTypeError, QuotesError, Settings, SettingsError
from quotes.analysis import load_analyser
from quotes.extractor import extract, extract_many

SAID = written("""
    „ PUNCT $( 3 punct
    Wir PRON PPER 3 sb Case=Nom|Number=Plur|Person=1
    bauen VERB VVFIN 6 oc Mood=Ind|Number=Plur|Person=1|VerbForm=Fin
    “ PUNCT $( 3 punct
    , PUNCT $, 6 punct
    sagte VERB VVFIN 6 ROOT sagen Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
    Ida PROPN NE 8 pnc Case=Nom|Number=Sing
    Kern PROPN NE 6 sb Case=Nom|Number=Sing
    . PUNCT $. 6 punct
""")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(pipeline(SAID))


TEXTS = [
    pytest.param(None, "None (NoneType)", "", id="None"),
    pytest.param(b"Ja", "b'Ja' (bytes)", "text.decode('utf-8')", id="bytes"),
    pytest.param(bytearray(b"Ja"), "bytearray(b'Ja') (bytearray)", "text.decode('utf-8')", id="bytearray"),
    pytest.param(3, "3 (int)", "", id="number"),
    pytest.param(["Ja"], "['Ja'] (list)", "extract_many", id="list"),
    pytest.param(("Ja",), "('Ja',) (tuple)", "extract_many", id="tuple"),
    pytest.param(spacy.blank("de")("Ja"), "Ja (Doc)", "", id="a document of spaCy"),
]


@pytest.mark.parametrize(("text", "given", "advice"), TEXTS)
def test_what_is_no_text(text: object, given: str, advice: str, extractor: Extractor) -> None:
    for refuse in (extractor.extract, extract, lambda text: list(extractor.extract_many([text]))):
        with pytest.raises(InputTypeError) as caught:
            refuse(text)
        assert (caught.value.argument, caught.value.given, caught.value.expected) == ("text", given, "a str")
        assert advice in str(caught.value)


@pytest.mark.parametrize("texts", ["Ja.", b"Ja.", None, 3])
def test_what_are_no_texts(texts: object, extractor: Extractor) -> None:
    for refuse in (extractor.extract_many, extract_many):
        with pytest.raises(InputTypeError, match="expected an iterable of str") as caught:
            refuse(texts)
        assert caught.value.argument == "texts"


@pytest.mark.parametrize("workers", [0, -1, 1.0, "2", None, True])
def test_what_is_no_number_of_workers(workers: object, extractor: Extractor) -> None:
    with pytest.raises(InputTypeError, match="expected a whole number of 1 or more") as caught:
        extractor.extract_many([], workers=workers)
    assert caught.value.argument == "workers"


@pytest.mark.parametrize("analyser", ["de_core_news_sm", 3, object(), spacy, lambda text: text])
def test_what_is_no_analyser(analyser: object) -> None:
    with pytest.raises(InputTypeError, match=r"expected a spaCy Language.*analyser=None") as caught:
        Extractor(analyser)
    assert caught.value.argument == "analyser"


def test_a_pipeline_for_another_language() -> None:
    with pytest.raises(AnalyserError, match="'en'; expected one for German") as caught:
        Extractor(spacy.blank("en"))
    assert caught.value.missing == ("de",)


@pytest.mark.parametrize(
    ("parts", "named"),
    [pytest.param([], "no component", id="blank"), pytest.param(["sentencizer"], "sentencizer", id="only sentences")],
)
def test_a_pipeline_without_parser(parts: list[str], named: str) -> None:
    nlp = spacy.blank("de")
    for part in parts:
        nlp.add_pipe(part)
    with pytest.raises(AnalyserError, match=f"has {named}; expected a parser") as caught:
        Extractor(nlp)
    assert caught.value.missing == ("token.dep",)
    assert "analyser=None" in str(caught.value)


def test_a_pipeline_that_promises_a_parser_and_annotates_nothing(extractor: Extractor) -> None:
    with pytest.raises(AnalyserError, match="does not annotate") as caught:
        extractor.extract("Das kennt die Tabelle nicht.")
    assert caught.value.missing == ("POS", "DEP")


@pytest.mark.parametrize("settings", [{"lookback": 2}, 3, "fast", Settings])
def test_what_are_no_settings(settings: object) -> None:
    with pytest.raises(InputTypeError, match=r"expected quotes\.Settings or None") as caught:
        Extractor(pipeline(), settings)
    assert caught.value.argument == "settings"


def test_an_unknown_setting() -> None:
    with pytest.raises(SettingsError, match="'lookbak'"):
        Extractor(pipeline(), Settings(lookbak=2))


def test_every_mistake_is_of_the_family() -> None:
    with pytest.raises(QuotesError):
        Extractor("de_core_news_sm")


def test_a_quote_of_a_given_pipeline(extractor: Extractor) -> None:
    extraction = extractor.extract(SAID.text)
    assert [(quote.text, quote.speaker.text) for quote in extraction] == [("Wir bauen", "Ida Kern")]
    assert extraction.text == SAID.text


def test_where_a_result_comes_from() -> None:
    nlp = pipeline(SAID)
    nlp.meta["name"] = "by_hand"
    plain = Extractor(nlp).extract(SAID.text).provenance
    assert (plain.library, plain.settings) == (quotes.__version__, ())
    assert plain.analyser == f"de_by_hand-{nlp.meta['version']}"
    other = Extractor(nlp, Settings(lookback=2, tie_margin=0.02)).extract(SAID.text).provenance
    assert other.settings == (("lookback", "2"),)


def test_settings_reach_the_stages() -> None:
    sure = Extractor(pipeline(SAID), Settings(speaker_threshold=1.0)).extract(SAID.text)
    assert [(quote.text, quote.speaker) for quote in sure] == [("Wir bauen", None)]


def test_the_extraction_of_a_blank_text_is_empty(extractor: Extractor) -> None:
    for text in ("", " ", "\n\n"):
        extraction = extractor.extract(text)
        assert (extraction.text, len(extraction), extraction.not_quoted, extraction.findings) == (text, 0, (), ())


def test_results_hold_nothing_of_spacy(extractor: Extractor) -> None:
    extraction = extractor.extract(SAID.text)
    stored = pickle.dumps(extraction)
    assert b"spacy" not in stored
    assert pickle.loads(stored) == extraction


def test_many_texts_lazily_and_in_order(extractor: Extractor) -> None:
    read = []

    def texts() -> Iterator[str]:
        for text in ("", SAID.text, " "):
            read.append(text)
            yield text

    found = extractor.extract_many(texts())
    assert read == []
    assert next(found).text == ""
    assert read == [""]
    assert [(each.text, len(each)) for each in found] == [(SAID.text, 1), (" ", 0)]


def test_a_mistake_among_many_texts_comes_when_its_turn_does(extractor: Extractor) -> None:
    found = extractor.extract_many([SAID.text, None, SAID.text])
    assert len(next(found)) == 1
    with pytest.raises(InputTypeError):
        next(found)


def test_a_pipeline_that_workers_cannot_load_is_an_error_of_ours(extractor: Extractor) -> None:
    with pytest.raises(AnalyserError, match="workers=1"):
        list(extractor.extract_many([SAID.text], workers=2))


def test_the_shipped_analyser_is_what_stands_in_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("quotes.extractor.load_analyser", lambda: made.append(pipeline(SAID)) or made[-1])
    extractor = Extractor()
    assert [extractor.analyser] == made
    assert load_analyser is quotes.load_analyser
