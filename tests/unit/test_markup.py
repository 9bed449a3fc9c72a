"""The reader of the corpus's markup, and the checks of its texts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[2] / "corpus"))

from agreement import kappa, measured, pairs
from markup import MarkupError, read_sentence, read_text, read_texts
from sentences import read_sentences, recorded
from validate import faults

HEAD = "id: ID\ngenre: local\nvariety: de\nmarks: „…“\nsplit: train\nnote: made for a test\n\n"
FILLER = "Am Dienstag regnete es in der ganzen Stadt und auch auf den Feldern davor. " * 6


@pytest.fixture
def reading(tmp_path):
    def read(body, head=HEAD, name="ID"):
        path = tmp_path / f"{name}.txt"
        path.write_text(head + body, encoding="utf-8")
        return read_text(path)

    return read


def words(marked, ranges):
    return [marked.text[start:end] for start, end in ranges]


def test_a_text_is_read_with_all_its_parts(reading):
    marked = reading(
        "Schlagzeile\n\n{F1|{S1,2=Ines Okafor|Bäckerin Okafor} {C1|teilte} {A1|dem Amt} {C1|mit},} "
        "{Q1 indirect sw denied|die {N name|„Krume“} backe nicht}. {Q2 ifi sw|Das sei gelogen.}\n"
    )
    assert (
        marked.text == "Schlagzeile\n\nBäckerin Okafor teilte dem Amt mit, die „Krume“ backe nicht. Das sei gelogen.\n"
    )
    first, second = marked.quotes
    assert (first.kind, first.medium, first.standing, first.name) == ("indirect", "sw", "denied", "Ines Okafor")
    assert words(marked, first.quote) == ["die „Krume“ backe nicht"]
    assert words(marked, first.frame) == ["Bäckerin Okafor teilte dem Amt mit,"]
    assert words(marked, first.cue) == ["teilte", "mit"]
    assert words(marked, first.addressee) == ["dem Amt"]
    assert second.kind == "indirect_free_indirect" and second.standing == "stated" and not second.cue
    assert second.speaker == first.speaker
    assert [(kind, marked.text[start:end]) for kind, start, end in marked.not_quoted] == [("name", "„Krume“")]
    assert marked.header["note"] == "made for a test"


LINE = "{F1|{S1|Er} {C1|rief}:} {Q1 direct speech denied|„Nie!“} Im {N name|„Adler“} war es {Q2 ifi sw|so}."


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps(recorded(1, read_sentence("made-1", LINE))) + "\n", encoding="utf-8")
    return path


def test_a_sentence_of_another_corpus_is_stored_without_its_words_and_read_with_them(stored):
    marked = read_sentence("made-1", LINE)
    assert "Adler" not in stored.read_text(encoding="utf-8")
    ((number, again),) = read_sentences(stored, ["Ein anderer Satz.", marked.text])
    assert (number, again.id, again.header) == (1, "made-1", {"split": "train"})
    assert (again.text, again.quotes, again.not_quoted) == (marked.text, marked.quotes, marked.not_quoted)


@pytest.mark.parametrize("texts", [["Ein Satz."], ["Ein Satz.", "Er rief: „Nie!“ Im „Adler“ war es so"]])
def test_another_sentence_at_the_place_of_one_that_was_marked_up_is_an_error(stored, texts):
    with pytest.raises(MarkupError, match=r"made\.jsonl: sentence 1 is not the one"):
        list(read_sentences(stored, texts))


def test_speakers_of_a_text_need_a_name_and_those_of_a_sentence_do_not(reading):
    assert read_sentence("made-1", LINE).quotes[0].name is None
    with pytest.raises(MarkupError, match="without a name"):
        reading(LINE)


def test_a_quote_has_several_parts_and_may_hold_another(reading):
    marked = reading(
        "{Q1 indirect sw|Er ist}{F1|, {C1|so} {S1=*Amt|das Amt},} {Q1|{Q2 direct sw|„fort“} und frei}. "
        "{Q3 direct speech|„Ich“}{F3|, sagte {S3=Ali|Ali},} {Q3|„nicht.“}"
    )
    assert [words(marked, quote.quote) for quote in marked.quotes] == [
        ["Er ist", "„fort“ und frei"],
        ["„fort“"],
        ["„Ich“", "„nicht.“"],
    ]
    assert marked.quotes[0].name == "*Amt"


def test_the_order_of_tags_does_not_matter(reading):
    marked = reading("{S2=Ali|Ali} {C2|rief} und {C1|sang}: {Q1 direct speech|„Ja“} {Q2 direct speech|„Nein“}")
    assert [(quote.number, words(marked, quote.quote), words(marked, quote.cue)) for quote in marked.quotes] == [
        (1, ["„Ja“"], ["sang"]),
        (2, ["„Nein“"], ["rief"]),
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Er {X1|sagte} nichts.", "opens no tag"),
        ("Er {C|sagte} nichts.", "opens no tag"),
        ("Er { sagte nichts.", "opens no tag"),
        ("Er sagte} nichts.", "a brace too many"),
        ("Er | sagte nichts.", "a bar outside"),
        ("{Q1 direct speech|„Ja“", "tag Q is not closed"),
        ("{Q1 direct speech|} Ja", "an empty tag Q"),
        ("{N word|„Ja“}", "N is one of"),
        ("{Q1 quoted speech|„Ja“}", "it takes a kind"),
        ("{Q1 direct spoken|„Ja“}", "it takes a kind"),
        ("{Q1 direct speech never|„Ja“}", "it takes a kind"),
        ("{Q1 direct|„Ja“}", "it takes a kind"),
        ("{Q1 direct speech|„Ja“} {Q1 direct speech|„Nein“}", "has its kind twice"),
        ("{S1|Ali} {Q1 direct speech|„Ja“}", "without a name"),
        ("{S1=*|Ali} {Q1 direct speech|„Ja“}", "without a name"),
        ("{S1=Ali|Ali} {S1=Ida|sie} {Q1 direct speech|„Ja“}", "has two names"),
        ("{C1=sagen|sagte} {Q1 direct speech|„Ja“}", "takes nothing but a number"),
        ("{C1|sagte} nichts.", "no Q with a kind"),
        ("{Q1|„Ja“}", "no Q with a kind"),
    ],
)
def test_what_is_no_markup_is_refused(reading, body, message):
    with pytest.raises(MarkupError, match=regex.escape(message)):
        reading(body)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD.replace("split: train\n", ""), "without split"),
        (HEAD.replace("genre", "gender"), "is no header line"),
        (HEAD.replace("genre: local", "local"), "is no header line"),
        (HEAD.replace("id: ID", "id: ELSE"), "the id is 'ELSE'"),
        (HEAD.rstrip("\n"), "an empty line after the header"),
    ],
)
def test_a_header_is_complete_and_fits_the_file(reading, head, message):
    with pytest.raises(MarkupError, match=regex.escape(message)):
        reading("", head)


def test_an_error_names_file_and_line(reading):
    with pytest.raises(MarkupError, match=r"^ID\.txt:10: "):
        reading("Eins\n\nZwei } drei")


plain = st.text(st.characters(exclude_characters="{}|\r", exclude_categories=("Cs",)), min_size=1, max_size=30)
marked_parts = st.lists(st.tuples(plain, st.booleans()), min_size=1, max_size=8)


@given(marked_parts)
def test_a_text_comes_out_as_it_went_in_and_offsets_are_exact(tmp_path_factory, parts):
    body, expected, spans, number = "", "", [], 0
    for content, tagged in parts:
        if tagged:
            number += 1
            spans.append((len(expected), len(expected) + len(content)))
            body += f"{{Q{number} direct speech|{{N name|{content}}}}}"
        else:
            body += content
        expected += content
    path = tmp_path_factory.mktemp("texts") / "ID.txt"
    path.write_text(HEAD + body + "\n", encoding="utf-8")
    marked = read_text(path)
    cut = len(body) - len(body.rstrip("\n"))
    assert marked.text == expected[: len(expected) - cut] + "\n"
    assert [quote.quote for quote in marked.quotes] == [(span,) for span in spans]
    assert sorted((start, end) for _, start, end in marked.not_quoted) == spans


def test_texts_are_read_in_order_and_by_split(tmp_path):
    for name, split in (("b-002", "test"), ("a-001", "train")):
        head = HEAD.replace("ID", name).replace("train", split)
        (tmp_path / f"{name}.txt").write_text(head + "Nichts.\n", encoding="utf-8")
    assert [text.id for text in read_texts(tmp_path)] == ["a-001", "b-002"]
    assert [text.id for text in read_texts(tmp_path, "test")] == ["b-002"]


GOOD = "{F1|{S1=Ida Kern|Ida Kern} {C1|sagte},} {Q1 indirect speech|es regne}."


def test_a_good_text_has_no_faults(reading):
    assert list(faults(reading(FILLER + GOOD))) == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("{F1|{S1=Ida Kern|Ida Kern} {C1|sagte},} {Q1 indirect speech|es regne.}", "ends with '.'"),
        ("{F1|{S1=Ida Kern|Ida Kern} {C1|sagte}}{Q1 indirect speech|, es regne}.", "begins with ','"),
        ("{F1|{S1=Ida Korn|Ida Kern} {C1|sagte},} {Q1 indirect speech|es regne}.", "is not in the text"),
        ("{F1|{S1=*die Frau|die Frau} {C1|sagte},} {Q1 indirect speech|es regne}.", "begins with an article"),
        ("{F1|{S1=Ida Kern|Ida Kern,} {C1|sagte},} {Q1 indirect speech|es regne}.", "ends with ','"),
        ("{F1|{C1|laut} {S1=*Amt|laut Amt}} {Q1 indirect speech|regnete es}.", "begins with a preposition"),
        ("{F1|Ida {C1|verwies darauf},} {Q1 indirect speech|es regne}.", "points to the quote"),
        ("{Q1 indirect speech|Es regnet}. {F1|Das {C1|sagte} Ida.} Und dann?", "ends with the full stop"),
        ("{F1|Ida {C1|fragte},} {Q1 indirect speech|ob es regne}.", "asked"),
        ("{F1|Ida {C1|bestritt},} {Q1 indirect speech|dass es regne}.", "denied"),
        ("{F1|Ida {C1|soll gesagt haben},} {Q1 indirect speech|es regne}.", "hearsay"),
        ("Ida sagte, {Q1 indirect speech|es regne}.", "without frame and cue"),
        ("{Q1 ifi speech|Es regne}, wie immer.", "ends without its full stop"),
        ("{F1|Ida} {Q1 ifi speech|Es regne.}", "has no frame"),
        ("Ida {Q1 reported speech|klagte über den Regen.}", "reported without cue"),
        ("{Q1 direct speech|Es regnet}, sagte Ida.", "direct without marks"),
        ("„{Q1 direct speech|Es regnet“}, sagte Ida.", "the opening mark is outside"),
        ("{Q1 direct speech|„Es regne}t“, sagte Ida.", "ends within a word"),
        ("{Q1 direct speech|„Es regnet“ }sagte Ida.", "white space"),
        ("{Q2 direct speech|„Ja“} und {Q1 direct speech|„Nein“}", "stands before"),
        ("{Q1 direct speech|„Ja“} und {Q3 direct speech|„Nein“}", "are not 1 to 2"),
        (
            "{F1|{S1,2=Ida Kern|Ida Kern} {C1|sagte},} {Q1 indirect speech|es {Q2 direct speech|„regne“}}.",
            "does not share the cue",
        ),
    ],
)
def test_what_goes_against_the_guideline_is_found(reading, sentence, fault):
    found = list(faults(reading(FILLER + sentence)))
    assert any(fault in each for each in found), found


def test_header_values_and_length_are_checked(reading):
    head = HEAD.replace("de\n", "nl\n").replace("train", "dev").replace("local", "poetry")
    found = "\n".join(faults(reading("Kurz.", head)))
    assert all(part in found for part in ("1 words", "variety 'nl'", "split 'dev'", "genre 'poetry'"))


def test_agreement_of_a_text_with_itself_and_with_another(reading):
    first = reading(GOOD + " {Q2 direct speech|„Und wie“}")
    same = measured([first], [first])
    assert (same.exact, same.overlap, same.labels["kind"], same.names) == (1, 1, (1, 1), 1)
    second = reading("{F1|{S1=Ida|Ida} Kern {C1|sagte},} es {Q1 reported speech|regne}. „Und wie“")
    assert [(a.number, b.number, dice) for a, b, dice in pairs(first, second)] == [(1, 1, pytest.approx(2 / 3))]
    found = measured([first], [second])
    assert (found.first, found.second, found.paired, found.exact) == (2, 1, 1, 0)
    assert found.overlap == pytest.approx(2 * 2 / 3 / 3)
    assert found.labels["kind"][0] == 0 and found.labels["medium"][0] == 1
    assert found.parts["speaker"] == (1, 0, 1) and found.parts["cue"] == (1, 1, 1)
    assert found.names == 0


def test_agreement_is_not_measured_between_different_texts(reading):
    with pytest.raises(MarkupError, match="not of the same text"):
        measured([reading("Eins.")], [reading("Zwei.")])


def test_kappa_takes_chance_into_account():
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "a")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "b"), ("b", "a")]) == -1
