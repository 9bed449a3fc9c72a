"""From text to analysis: blocks, offsets, odd characters, paragraphs, and what a pipeline must annotate."""

from __future__ import annotations

import pytest
import spacy
from docs import doc, tagged
from pipelines import written
from spacy.language import Language
from spacy.tokens import Doc

from quotes.analysis import analyse, from_doc, reading
from quotes.errors import AnalyserError


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A blank German pipeline that calls every word a noun and a root of its own."""
    nlp = spacy.blank("de")

    @Language.component("all_nouns")
    def all_nouns(doc: Doc) -> Doc:
        for token in doc:
            token.pos_, token.dep_ = ("SPACE", "") if token.is_space else ("NOUN", "ROOT")
        return doc

    nlp.add_pipe("all_nouns")
    return nlp


def words(text: str, nlp: Language) -> list[tuple[int, str]]:
    return [(token.start, token.text) for token in analyse(text, nlp).tokens]


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\n\t ", "\u2029", "\u00a0"])
def test_a_text_without_words_has_no_tokens_and_no_sentences(text: str, nlp: Language) -> None:
    analysis = analyse(text, nlp)
    assert (analysis.text, analysis.tokens, analysis.sentences) == (text, (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Ida\n\n ruft  ", [(2, "Ida"), (8, "ruft")], id="blank tokens are left out"),
        pytest.param("\ud800 Ida", [(0, "\ufffd"), (2, "Ida")], id="a lone surrogate is shown as a replacement"),
        pytest.param("Ida\x00 ruft", [(0, "Ida"), (3, "\ufffd"), (5, "ruft")], id="NUL is shown as a replacement"),
        pytest.param("🙂 Ida", [(0, "🙂"), (2, "Ida")], id="offsets count code points"),
        pytest.param("мир 平和 Ida", [(0, "мир"), (4, "平和"), (7, "Ida")], id="mixed scripts"),
    ],
)
def test_offsets_point_into_the_text_as_given(text: str, expected: list[tuple[int, str]], nlp: Language) -> None:
    assert words(text, nlp) == expected
    assert analyse(text, nlp).text == text


BLOCK = 400  # so that a block is full after a few sentences
SENTENCE = "Die Stadt baut im Mai ein Haus. "
LONG = {
    "paragraphs": (SENTENCE * 3 + "\n\n") * 20,
    "paragraphs with carriage returns": (SENTENCE * 3 + "\r\n\r\n") * 20,
    "one paragraph": SENTENCE * 60,
    "words": "Haus " * 400,
    "lines": "Haus\n" * 400,
    "the only blank line stands first": "\n\n" + SENTENCE * 60,
}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", BLOCK)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_tokens_of_a_text_are_those_of_its_blocks(
    text: str, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = analyse(text, nlp)
    monkeypatch.setattr(reading, "BLOCK", BLOCK)
    in_blocks = analyse(text, nlp)
    assert in_blocks.tokens == whole.tokens
    assert in_blocks.sentences == whole.sentences
    assert in_blocks.paragraphs == whole.paragraphs


ODD = {"one word": "x" * 1500, "one word, indented": " " + "x" * 1500}


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("text", (LONG | ODD).values(), ids=LONG | ODD)
def test_blocks_cover_the_text_and_are_neither_long_nor_tiny(text: str) -> None:
    blocks = list(reading._blocks(text))
    assert "".join(text[start:end] for start, end in blocks) == text
    assert max(end - start for start, end in blocks) <= BLOCK
    assert min(end - start for start, end in blocks[:-1]) > BLOCK // 4


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("paragraphs", "\n\n"),
        ("paragraphs with carriage returns", "\r\n\r\n"),
        ("one paragraph", ". "),
        ("words", " "),
        ("lines", "\n"),
    ],
)
def test_where_blocks_end(name: str, ends: str) -> None:
    text = LONG[name]
    blocks = list(reading._blocks(text))
    assert len(blocks) > 1
    assert all(text[:end].endswith(ends) for _, end in blocks[:-1])


def test_a_text_beyond_the_limit_of_spacy(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", reading.BLOCK)
    text = SENTENCE * (2 * nlp.max_length // len(SENTENCE))
    assert len(analyse(text, nlp).tokens) == 8 * text.count(".")


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        pytest.param("Ida ruft.\n\nOtto kommt.", ["Ida", "Otto"], id="a blank line"),
        pytest.param("Ida ruft.\nOtto kommt.", ["Ida"], id="a line break is none"),
        pytest.param("Ida ruft.\r\n \r\nOtto kommt.", ["Ida", "Otto"], id="a line of blanks, carriage returns"),
        pytest.param("Ida ruft.\n\n\n\n\nOtto kommt.", ["Ida", "Otto"], id="many blank lines are one break"),
        pytest.param("\n\nIda ruft.", ["Ida"], id="blank lines before the text"),
        pytest.param("Ida ruft.\u2029Otto kommt.", ["Ida", "Otto"], id="the paragraph separator of Unicode"),
        pytest.param("Ida ruft.\n\n", ["Ida"], id="blank lines behind the text"),
    ],
)
def test_paragraphs(text: str, firsts: list[str], nlp: Language) -> None:
    analysis = analyse(text, nlp)
    assert [analysis.tokens[i].text for i in analysis.paragraphs] == firsts


def test_morphology_is_read_as_letters() -> None:
    analysis = from_doc(
        written("""
        Sie PRON PPER 2 nsubj sie Case=Acc,Nom|Gender=Fem|Number=Plur,Sing|Person=3
        kommt VERB VVFIN 2 ROOT kommen Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin
    """)
    )
    they, comes = analysis.tokens
    assert (they.case, they.gender, they.number, they.person) == ("an", "f", "ps", 3)
    assert (comes.mood, comes.tense, comes.shape, comes.lemma) == ("ind", "pres", "fin", "kommen")
    assert (they.mood, they.tense, they.shape, comes.case) == ("", "", "", "")


@pytest.mark.parametrize(
    ("tag", "shape"),
    [("VVFIN", "fin"), ("VAIMP", "fin"), ("VMINF", "inf"), ("VVIZU", "inf"), ("VVPP", "part"), ("VV", "")],
)
def test_the_shape_of_a_verb_by_its_tag_where_morphology_is_silent(tag: str, shape: str) -> None:
    [token] = from_doc(written(f"Wort VERB {tag} 1 ROOT")).tokens
    assert token.shape == shape


def test_entities_of_other_schemes() -> None:
    document = doc(tagged("Ida/E/PERSON Kern/E/-PERSON in/R Kassel/E/GPE kauft/V Ovid/E/WORK_OF_ART ."))
    found = [(token.text, token.entity, token.entity_start) for token in from_doc(document).tokens if token.entity]
    assert found == [
        ("Ida", "PER", True),
        ("Kern", "PER", False),
        ("Kassel", "LOC", True),
        ("Ovid", "MISC", True),
    ]


@pytest.mark.parametrize(
    ("set_up", "missing"),
    [
        pytest.param({"pos": ["X", "X"]}, ("DEP",), id="no tree"),
        pytest.param({"heads": [0, 0], "deps": ["ROOT", "obj"]}, ("POS",), id="no parts of speech"),
        pytest.param({}, ("POS", "DEP"), id="nothing"),
    ],
)
def test_what_a_document_lacks_is_named(set_up: dict[str, list[object]], missing: tuple[str, ...]) -> None:
    document = Doc(spacy.blank("de").vocab, words=["Ida", "ruft"], **set_up)
    with pytest.raises(AnalyserError, match="analyser=None") as caught:
        from_doc(document)
    assert caught.value.missing == missing


@pytest.mark.parametrize("text_words", [[], [" "], ["\n\n", "\t"]])
def test_a_document_without_words_lacks_nothing(text_words: list[str]) -> None:
    assert from_doc(Doc(spacy.blank("de").vocab, words=text_words)).tokens == ()


def test_equal_words_of_a_long_text_are_one_string(small_blocks: None, nlp: Language) -> None:
    tokens = analyse(LONG["one paragraph"], nlp).tokens
    assert len(tokens) > BLOCK / 10
    for name in ("text", "lemma", "pos", "relation"):
        assert len({id(getattr(token, name)) for token in tokens}) == len({getattr(token, name) for token in tokens})
