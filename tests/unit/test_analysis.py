"""The questions that an analysis answers, on analyses built by hand."""

from __future__ import annotations

import pytest
from docs import tabled, tagged

from quotes.analysis import Analysis, Token
from quotes.spans import Span

TEXT = tabled("""
    Die DET 2 det
    Richterin NOUN 6 nsubj
    hat AUX 6 aux fin
    das PRON 6 obj
    nicht PART 6 advmod
    gesagt VERB 0 root part
    , PUNCT 11 punct
    dass SCONJ 11 mark
    er PRON 11 nsubj
    später ADV 11 advmod
    komme VERB 6 ccomp fin sub
    . PUNCT 6 punct

    Sie PRON 2 nsubj
    nickte VERB 0 root fin
    und CCONJ 4 cc
    ging VERB 2 conj fin
    . PUNCT 2 punct
    ¶
    Das DET 2 det
    Amt NOUN 3 nsubj
    teilte VERB 0 root fin
    es PRON 3 obj
    mit ADP 3 compound:prt
    . PUNCT 3 punct
""")
WORDS = [token.text for token in TEXT.tokens]


def at(word: str) -> int:
    """The index of the only token of this form."""
    assert WORDS.count(word) == 1
    return WORDS.index(word)


def forms(tokens: tuple[int, ...] | range) -> list[str]:
    return [WORDS[i] for i in tokens]


def place(words: str) -> Span:
    start = TEXT.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        pytest.param(place("Richterin hat"), ["Richterin", "hat"], id="whole words"),
        pytest.param(place("terin ha"), ["Richterin", "hat"], id="a part of a word is enough"),
        pytest.param(Span(3, 4), [], id="a blank between two words"),
        pytest.param(Span(2, 5), ["Die", "Richterin"], id="both sides of a blank"),
        pytest.param(place("gesagt,"), ["gesagt", ","], id="touching words are apart"),
        pytest.param(place(","), [","], id="the end of the word before does not count"),
        pytest.param(place(".\n\nDas"), [".", "Das"], id="across paragraphs"),
        pytest.param(Span(0, len(TEXT.text)), WORDS, id="all"),
        pytest.param(Span(len(TEXT.text), len(TEXT.text) + 9), [], id="behind the text"),
    ],
)
def test_tokens_in_a_span(span: Span, words: list[str]) -> None:
    assert forms(TEXT.tokens_in(span)) == words


def test_tokens_in_a_span_of_a_text_without_words() -> None:
    assert list(Analysis(text="  ", tokens=(), sentences=()).tokens_in(Span(0, 2))) == []


@pytest.mark.parametrize(
    ("word", "sentence", "paragraph"),
    [("Die", 0, 0), ("komme", 0, 0), ("Sie", 1, 0), ("ging", 1, 0), ("Das", 2, 1), ("mit", 2, 1)],
)
def test_sentences_and_paragraphs(word: str, sentence: int, paragraph: int) -> None:
    assert TEXT.sentence_at(at(word)) == sentence
    assert TEXT.paragraph_at(at(word)) == paragraph
    assert at(word) in TEXT.sentence(at(word))


def test_the_tokens_of_a_sentence() -> None:
    assert forms(TEXT.sentence(at("nickte"))) == ["Sie", "nickte", "und", "ging", "."]


def test_a_span_from_token_to_token() -> None:
    assert TEXT.span(at("Sie"), at("nickte")).of(TEXT.text) == "Sie nickte"
    assert TEXT.span(at("Sie"), at("Sie")).of(TEXT.text) == "Sie"


def test_trees() -> None:
    assert forms(TEXT.children(at("Richterin"))) == ["Die"]
    assert forms(TEXT.subtree(at("komme"))) == [",", "dass", "er", "später", "komme"]


def test_a_circle_of_heads_ends() -> None:
    circle = tabled("""
        eins NUM 2 dep
        zwei NUM 1 dep
    """)
    assert circle.subtree(0) == (0, 1)


@pytest.mark.parametrize(
    ("word", "finite"),
    [
        pytest.param("hat", True, id="auxiliary"),
        pytest.param("nickte", True, id="full verb"),
        pytest.param("gesagt", False, id="participle"),
        pytest.param("Richterin", False, id="noun"),
    ],
)
def test_finite_verbs(word: str, finite: bool) -> None:
    assert TEXT.is_finite(at(word)) is finite


@pytest.mark.parametrize(
    ("word", "group", "main"),
    [
        pytest.param("gesagt", ["hat", "gesagt"], "gesagt", id="with its auxiliary"),
        pytest.param("hat", ["hat"], "gesagt", id="from the auxiliary"),
        pytest.param("teilte", ["teilte", "mit"], "teilte", id="with its separated prefix"),
        pytest.param("nickte", ["nickte"], "nickte", id="alone"),
    ],
)
def test_verbs_and_what_belongs_to_them(word: str, group: list[str], main: str) -> None:
    assert forms(TEXT.verb_group(at(word))) == group
    assert WORDS[TEXT.main_verb(at(word))] == main


@pytest.mark.parametrize(
    ("verb", "subject"),
    [
        pytest.param("gesagt", "Richterin", id="of the full verb"),
        pytest.param("hat", "Richterin", id="asked of its auxiliary"),
        pytest.param("komme", "er", id="of the subordinate clause"),
        pytest.param("ging", "Sie", id="taken over from the verb before und"),
        pytest.param("später", None, id="a word without one"),
    ],
)
def test_subjects(verb: str, subject: str | None) -> None:
    found = TEXT.subject(at(verb))
    assert (found if found is None else WORDS[found]) == subject


def test_a_second_verb_keeps_its_own_subject() -> None:
    both = tabled("""
        Ida PROPN 2 nsubj
        kam VERB 0 root fin
        und CCONJ 4 cc
        blieb VERB 2 conj fin
        Otto PROPN 4 nsubj
    """)
    assert both.subject(3) == 4


@pytest.mark.parametrize(
    ("word", "is_word"), [("Haus", True), ("3", True), ("S-Bahn", True), ("„", False), ("–", False), ("...", False)]
)
def test_words_hold_a_letter_or_digit(word: str, is_word: bool) -> None:
    token = Token(i=0, start=0, end=len(word), text=word, lemma=word, pos="X", tag="", head=0, relation="root")
    assert token.is_word is is_word
    assert token.span == Span(0, len(word))


def test_an_analysis_is_compared_by_identity() -> None:
    assert tagged("ja .") != tagged("ja .")


def test_a_verb_group_has_one_finite_verb() -> None:
    line = "Ida/E>3:nsubj soll/X>3:aux gesagt/I/part haben/X/inf>3:aux , er/P>7:nsubj wolle/X/sub>3:aux nicht/B ."
    analysis = tagged(line)
    assert [analysis.tokens[i].text for i in analysis.verb_group(2)] == ["soll", "gesagt", "haben"]
