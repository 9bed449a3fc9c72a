"""What an analyser's heads for quotes say, from the arrays on a `Doc` to `Analysis.reading`. Made-up scores."""

from __future__ import annotations

import pickle
from math import log

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quotes.analysis import Analysis, analyse, from_doc, reading
from quotes.analysis.scores import LEAST, LEAST_VOICE, ON_DOC
from quotes.models.results import Kind

TEXT = "  Ida sagte „ja“ .\n\nOtto schwieg , „Bild“ .\n\n "


@pytest.fixture
def nlp() -> Language:
    """A blank pipeline that calls each *sagte* an anchor and asks there, and at marks, who speaks: the word before, at
    a thousandth the one behind, or nobody."""
    nlp = spacy.blank("de")

    @Language.component("made_up_scores")
    def made_up_scores(doc: Doc) -> Doc:
        for token in doc:
            token.pos_, token.dep_ = ("SPACE", "") if token.is_space else ("NOUN", "ROOT")
        words = [token.text for token in doc if not token.is_space]
        asked = [n for n, word in enumerate(words) if word in ("sagte", "„")]
        rows = []
        for n in asked:
            row = np.full(len(words) + 1, -2000, np.int16)
            row[0], row[n] = -200, -20
            row[n + 2] = -690 if words[n] == "sagte" else -700
            rows.append(row)
        is_anchor = np.array([word == "sagte" for word in words]).reshape(-1, 1)
        doc.user_data[ON_DOC] = {
            "report": np.where(is_anchor, [600, 100, 250, 0, 0], [5, 5, 4, 3, 2]).astype(np.uint16),
            "said": np.array([100 if word == "Bild" else 900 for word in words], np.uint16),
            "place": np.full((len(words), 4), 5, np.uint16),
            "asked": np.array([(n, 0, len(words) + 1) for n in asked], np.int32).reshape(-1, 3),
            "voices": np.concatenate([np.zeros(0, np.int16), *rows]),
        }
        return doc

    nlp.add_pipe("made_up_scores")
    return nlp


def words(analysis: Analysis, indices: object) -> list[str]:
    return [analysis.tokens[i].text for i in indices]


@pytest.mark.parametrize("block", [20_000, 24])
def test_scores_follow_their_words(nlp: Language, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(reading, "BLOCK", block)
    analysis = analyse(TEXT, nlp)
    found = analysis.reading
    assert found is not None
    assert len(found) == len(analysis.tokens)
    assert words(analysis, found.anchors) == ["sagte"]
    (said,) = found.anchors
    assert found.report(said) == {
        "indirect": 0.6, "reported": 0.1, "direct": 0.25, "indirect_free_indirect": 0, "free_indirect": 0,
    }  # fmt: skip
    assert found.report(said)[Kind.INDIRECT] == 0.6
    assert found.report(said + 1) == {}
    assert found.place(said) == dict.fromkeys(
        ("indirect", "reported", "indirect_free_indirect", "free_indirect"), 0.005
    )
    assert [found.said(token.i) for token in analysis.tokens if token.text in ("ja", "Bild")] == [0.9, 0.1]


@pytest.mark.parametrize("block", [20_000, 24])
def test_voices_name_words_of_the_text(nlp: Language, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(reading, "BLOCK", block)
    analysis = analyse(TEXT, nlp)
    found = analysis.reading
    assert found is not None
    asked = [token.i for token in analysis.tokens if found.voices(token.i)]
    assert words(analysis, asked) == ["sagte", "„", "„"]
    for i in asked:
        assert max((j for j in found.voices(i) if j is not None), key=found.voices(i).__getitem__) == i - 1
        assert found.voice(i, i - 1) == -0.2
        assert found.voice(i, None) == -2.0
    assert found.voice(asked[0], asked[0] + 1) == -6.9
    assert set(found.voices(asked[1])) == {None, asked[1] - 1}  # a thousandth less is not kept
    assert found.voice(asked[1], asked[1] + 1) == log(LEAST_VOICE)
    assert found.voice(0, None) == log(LEAST_VOICE)


@pytest.mark.parametrize(("row", "known"), [([10, 5, 5, 0, 0], True), ([10, 5, 4, 0, 0], False)])
def test_an_anchor_has_the_least_probability(nlp: Language, row: list[int], known: bool) -> None:
    document = nlp("Ida schwieg")
    document.user_data[ON_DOC]["report"][1] = row
    found = from_doc(document).reading
    assert found is not None
    assert found.anchors == ((1,) if known else ())
    assert sum(found.report(1).values()) == (pytest.approx(LEAST) if known else 0)


def test_other_analysers_say_nothing() -> None:
    nlp = spacy.blank("de")
    document = Doc(nlp.vocab, words=["Ida", "ruft"], pos=["PROPN", "VERB"], heads=[1, 1], deps=["nsubj", "ROOT"])
    assert from_doc(document).reading is None


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_text_without_words_has_no_reading(nlp: Language, text: str) -> None:
    assert analyse(text, nlp).reading is None


def test_scores_of_other_words_are_not_taken(nlp: Language) -> None:
    """A component behind the analyser may cut the words anew."""
    document = nlp("Ida Kern sagte nichts")
    assert from_doc(document).reading is not None
    with document.retokenize() as retokenizer:
        retokenizer.merge(document[0:2])
    assert from_doc(document).reading is None


def test_it_survives_pickling_and_the_way_to_another_process(nlp: Language) -> None:
    document = nlp(TEXT)
    sent = Doc(nlp.vocab).from_bytes(document.to_bytes())
    analysis = from_doc(document)
    for other in (pickle.loads(pickle.dumps(analysis)), from_doc(sent)):
        assert other.reading is not None and analysis.reading is not None
        assert other.reading.anchors == analysis.reading.anchors
        assert [other.reading.voices(i) for i in range(len(analysis.tokens))] == [
            analysis.reading.voices(i) for i in range(len(analysis.tokens))
        ]
