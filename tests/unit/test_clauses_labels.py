"""Words behind a label: which lines are the turns of a dialogue, which a headline, and which neither."""

from __future__ import annotations

import pytest
from staged import Staged, staged

from quotes.models.results import Kind

ASKED = "Frage/N : Wann/B wird/X gebaut/I/part ? ¶ "
ANSWERED = "Antwort/N : Im/R Mai/N . ¶ "
IDA = "Ida/E/PER Kern/E/-PER"


def labelled(made: Staged, rule: str) -> list[tuple[str, str, str]]:
    """The frame, the words and the speaker of what a rule found, as they come out of the attribution."""
    return [
        (made.shown(each.frame), made.shown(each.spans), made.speaker(each))
        for each in made.all_attributions()
        if each.rule == rule
    ]


# id, line; frame, words, speaker of each turn
TURNS = [
    (
        "question-and-answer",
        f"{ASKED} {ANSWERED}",
        [("Frage:", "Wann wird gebaut?", "Frage"), ("Antwort:", "Im Mai.", "Antwort")],
    ),
    (
        "names",
        f"Kurier/E/ORG : Bauen/V Sie/P ? ¶ {IDA} : Nein/B . ¶ Kurier/E/ORG : Nie/B ? ¶ {IDA} : Nie/B .",
        [
            ("Kurier:", "Bauen Sie?", "Kurier"),
            ("Ida Kern:", "Nein.", "Ida Kern"),
            ("Kurier:", "Nie?", "Kurier"),
            ("Ida Kern:", "Nie.", "Ida Kern"),
        ],
    ),
    (
        "no-question-but-a-first-person-and-labels-again",
        f"{IDA} : Ich/P gehe/V . ¶ Otto/E/PER : Gut/B . ¶ {IDA} : Wir/P gehen/V .",
        [("Ida Kern:", "Ich gehe.", "Ida Kern"), ("Otto:", "Gut.", "Otto"), ("Ida Kern:", "Wir gehen.", "Ida Kern")],
    ),
    (
        "round-of-persons",
        f"{IDA} : Ich/P gehe/V . ¶ Otto/E/PER : Ich/P bleibe/V . ¶ Uwe/E/PER : Wir/P warten/V .",
        [("Ida Kern:", "Ich gehe.", "Ida Kern"), ("Otto:", "Ich bleibe.", "Otto"), ("Uwe:", "Wir warten.", "Uwe")],
    ),
    (
        "turn-of-two-paragraphs",
        f"{ASKED} Antwort/N : Im/R Mai/N . ¶ Es/P eilt/V . ¶ Frage/N : Warum/B ?",
        [
            ("Frage:", "Wann wird gebaut?", "Frage"),
            ("Antwort:", "Im Mai.\n\nEs eilt.", "Antwort"),
            ("Frage:", "Warum?", "Frage"),
        ],
    ),
    (
        "labels-left-out-later",
        f"{ASKED} {ANSWERED} Und/C dann/B ? ¶ Nichts/P . ¶ Das/D Wehr/N ist/X alt/A .",
        [
            ("Frage:", "Wann wird gebaut?", "Frage"),
            ("Antwort:", "Im Mai.", "Antwort"),
            ("", "Und dann?", "Frage"),
            ("", "Nichts.", "Antwort"),
        ],
    ),
    (
        "answers-without-label",
        "Frage/N : Wann/B ? ¶ Im/R Mai/N . ¶ Frage/N : Warum/B ? ¶ Das/P weiß/V ich/P nicht/B .",
        [
            ("Frage:", "Wann?", "Frage"),
            ("", "Im Mai.", ""),
            ("Frage:", "Warum?", "Frage"),
            ("", "Das weiß ich nicht.", ""),
        ],
    ),
    (
        "questions-without-label",
        f"Wann/B ? ¶ {IDA} : Im/R Mai/N . ¶ Wo/B ? ¶ {IDA} : Hier/B .",
        [("", "Wann?", ""), ("Ida Kern:", "Im Mai.", "Ida Kern"), ("", "Wo?", ""), ("Ida Kern:", "Hier.", "Ida Kern")],
    ),
    (
        "the-same-label-again-behind-what-is-no-question",
        f"Wann/B ? ¶ {IDA} : Im/R Mai/N . ¶ Wo/B ? ¶ {IDA} : Hier/B . ¶ Erzähl/V mehr/B ! ¶ {IDA} : Ich/P weiß/V .",
        [
            ("", "Wann?", ""),
            ("Ida Kern:", "Im Mai.", "Ida Kern"),
            ("", "Wo?", ""),
            ("Ida Kern:", "Hier.", "Ida Kern"),
            ("", "Erzähl mehr!", ""),
            ("Ida Kern:", "Ich weiß.", "Ida Kern"),
        ],
    ),
    (
        "two-answer-and-one-asks-back",
        f"Wann/B ? ¶ {IDA} : Bald/B . ¶ Otto/E/PER : Wie/B bald/B ? ¶ Wo/B ? ¶ {IDA} : Hier/B . ¶ Otto/E/PER : Ja/B ?",
        [
            ("", "Wann?", ""),
            ("Ida Kern:", "Bald.", "Ida Kern"),
            ("Otto:", "Wie bald?", "Otto"),
            ("", "Wo?", ""),
            ("Ida Kern:", "Hier.", "Ida Kern"),
            ("Otto:", "Ja?", "Otto"),
        ],
    ),
    (
        "label-in-marks",
        f"„ Kurier/E/ORG “ : Bauen/V Sie/P ? ¶ {IDA} : Nein/B . ¶ „ Kurier/E/ORG “ : Nie/B ? ¶ {IDA} : Nie/B .",
        [
            ("„Kurier“:", "Bauen Sie?", "„Kurier“"),
            ("Ida Kern:", "Nein.", "Ida Kern"),
            ("„Kurier“:", "Nie?", "„Kurier“"),
            ("Ida Kern:", "Nie.", "Ida Kern"),
        ],
    ),
    (
        "label-in-markup",
        "* Kurier/E/ORG * : Bauen/V Sie/P ? ¶ * Kern/V/fin * : Nein/B . ¶ * Kurier/E/ORG * : Nie/B ?",
        [("Kurier :", "Bauen Sie?", "Kurier"), ("Kern :", "Nein.", "Kern"), ("Kurier :", "Nie?", "Kurier")],
    ),
    (
        "no-label-at-all",
        "Wann/B ? ¶ Ich/P komme/V . ¶ Wie/B ? ¶ Wir/P gehen/V . ¶ Warum/B ? ¶ Das/P ist/X so/B .",
        [
            ("", "Wann?", ""),
            ("", "Ich komme.", ""),
            ("", "Wie?", ""),
            ("", "Wir gehen.", ""),
            ("", "Warum?", ""),
            ("", "Das ist so.", ""),
        ],
    ),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in TURNS], ids=[row[0] for row in TURNS])
def test_turns(line: str, expected: list[tuple[str, str, str]]) -> None:
    made = staged(line)
    assert labelled(made, "turn") == expected
    assert {each.kind for each in made.all_attributions() if each.rule == "turn"} == {Kind.DIRECT}


# id, line; frame, words, speaker of the headline
HEADLINES = [
    ("person", f"{IDA} : Wehr/N hält/V", ("Ida Kern:", "Wehr hält", "Ida Kern")),
    ("person-with-a-full-stop", f"{IDA} : Das/P hält/V .", ("Ida Kern:", "Das hält", "Ida Kern")),
    ("role", "Forscher/N : Meer/N wird/X wärmer/A", ("Forscher:", "Meer wird wärmer", "Forscher")),
    ("body", "Polizei/N : Fahrer/N war/X müde/A", ("Polizei:", "Fahrer war müde", "Polizei")),
    ("document", "Neue/A Studie/N : Wehre/N halten/V", ("Neue Studie:", "Wehre halten", "Neue Studie")),
    ("without-a-verb", "Studie/N : Immer/B mehr/A Wehre/N ohne/R Wasser/N", None),
    ("above-a-text", f"{IDA} : Wehr/N hält/V ¶ Es/P regnet/V .", ("Ida Kern:", "Wehr hält", "Ida Kern")),
    ("its-words-in-marks", f"{IDA} : Wehr/N ist/X „ alt/A “", ("Ida Kern:", "Wehr ist „alt“", "Ida Kern")),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headlines(line: str, expected: tuple[str, str, str] | None) -> None:
    expected = expected or ("Studie:", "Immer mehr Wehre ohne Wasser", "Studie")
    assert labelled(staged(line), "headline") == [expected]


NOBODY = [
    ("topic", "Fußball/N : Bayern/E/ORG siegt/V"),
    ("place", "Trier/E/LOC : Tausende/N gehen/V"),
    ("warning", "Achtung/N : Es/P wird/X glatt/A"),
    ("price", "Preis/N : 5/# Euro/N"),
    ("kind-of-text", "Kommentar/N : Das/P reicht/V nicht/B"),
    ("role-in-a-list", f"Trainerin/N : {IDA}"),
    ("body-without-a-verb", "Polizei/N : Drei/# Unfälle/N"),
    ("body-in-a-sentence", "Polizei/N : Das/P war/X spät/A ."),
    ("clause-before-the-colon", f"{IDA} staunt/V : Wehr/N hält/V"),
    ("words-in-full-between-marks", f"{IDA} : „ Das/D Wehr/N hält/V . “"),
    ("time", "Stand/N : 12/# Uhr/N ¶ Stimmen/N : 400/# ¶ Quelle/N : Amt/N"),
    ("headings", "Neues/A Wehr/N : Hilft/V es/P wirklich/B ?/ ¶ Der/D Rat/N tagte/V . ¶ Kosten/N : Wer/P zahlt/V ?/"),
    ("recipe", "Zutaten/N : Mehl/N ¶ Zubereitung/N : Rühren/V Sie/P alles/P . ¶ Tipp/N : Wir/P nehmen/V Butter/N ."),
    ("marks-of-players", f"{IDA} : Hielt/V alles/P . ¶ Otto/E/PER : Lief/V viel/B . ¶ Uwe/E/PER : Traf/V zweimal/B ."),
    ("one-question-before-a-label", f"Hält/V es/P ? ¶ {IDA} : Wehr/N . ¶ Es/P regnet/V . ¶ Otto/E/PER : Tor/N ."),
    ("two-questions", "Wann/B ? ¶ Ich/P komme/V . ¶ Wie/B ? ¶ Wir/P gehen/V . ¶ Es/P regnet/V ."),
    ("questions-that-nobody-answers-in-person", "Wann/B ? ¶ Im/R Mai/N . ¶ Wo/B ? ¶ Hier/B . ¶ Wie/B ? ¶ So/B ."),
    ("nothing", "Es/P regnet/V ."),
]


@pytest.mark.parametrize("line", [row[1] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_neither(line: str) -> None:
    made = staged(line)
    assert labelled(made, "turn") == labelled(made, "headline") == []


def test_a_label_on_a_line_of_its_own() -> None:
    made = staged("RICHTERIN/N : ¶ Wo/B waren/X Sie/P ? ¶ ZEUGE/N : ¶ Zu/R Hause/N . ¶ RICHTERIN/N : ¶ Allein/B ?")
    assert [words for _, words, _ in labelled(made, "turn")] == ["Wo waren Sie?", "Zu Hause.", "Allein?"]


def test_what_a_turn_reports_of_others_stands_in_it_and_what_its_speaker_thinks_does_not() -> None:
    line = "Antwort/N : Ich/P>4:nsubj glaube/V , dass/S>9:mark das/D>8:det Wehr/N>9:nsubj hält/V>4:ccomp ."
    made = staged(f"{ASKED} {line}")
    assert [each.rule for each in made.all_attributions()] == ["turn", "turn"]
    made = staged(f"{ASKED} {line.replace('Ich/P>4:nsubj glaube/V', 'Otto/E/PER>4:nsubj glaubt/V')}")
    [inner] = [each for each in made.all_attributions() if each.kind is Kind.INDIRECT]
    assert made.shown(inner.spans) == "dass das Wehr hält"
    assert inner.parent is not None


def test_a_label_is_no_part_of_a_sentence_that_goes_on_behind_it() -> None:
    made = staged(f"{ASKED} Antwort/N : Das/D Wehr/N sei/X/sub alt/A .")
    [on] = [each for each in made.all_attributions() if each.kind is Kind.INDIRECT_FREE_INDIRECT]
    assert made.shown(on.spans) == "Das Wehr sei alt."


def test_turns_can_be_left_out() -> None:
    made = staged(TURNS[0][1])
    assert labelled(made, "turn")
    assert not [each for each in made.all_attributions(turns=False) if each.rule == "turn"]


def test_a_turn_is_no_free_indirect_speech_whether_it_is_asked_for_or_not() -> None:
    made = staged("Ida/E/PER : Wo/B liegt/V es/P ? ¶ Otto/E/PER : Ich/P>4:nsubj sah/V es/P . Wir/P>2:nsubj gingen/V .")
    for turns in (True, False):
        assert Kind.FREE_INDIRECT not in {each.kind for each in made.all_attributions(turns=turns)}


INLINE = (
    "Ida/E/PER : Wo/B liegt/V es/P ? | Otto/E/PER : Hier/B . | Ida/E/PER : Ja/T ? | Otto/E/PER : Ich/P sah/V es/P ."
)


def test_turns_may_stand_in_one_line() -> None:
    made = staged(INLINE)
    said = [(words, speaker) for _, words, speaker in labelled(made, "turn")]
    assert said == [("Wo liegt es?", "Ida"), ("Hier.", "Otto"), ("Ja?", "Ida"), ("Ich sah es.", "Otto")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ida/E/PER : Wo/B liegt/V es/P ? | Otto/E/PER : Hier/B .", id="once each"),
        pytest.param(
            "Ort/N : Lauen/E/LOC . | Zeit/N : Heute/B . | Ort/N : Tamm/E/LOC . | Zeit/N : Morgen/B .", id="nobody asks"
        ),
        pytest.param("Ida/E/PER : Wo/B liegt/V es/P ? | Ida/E/PER : Wer/P kommt/V ?", id="one voice"),
    ],
)
def test_no_other_labels_in_one_line_are_turns(line: str) -> None:
    assert not labelled(staged(line), "turn")
