"""Hard cases of the sentence splitter: each row is a text with `|` where a sentence begins."""

from __future__ import annotations

import pytest
import regex

from quotes.analysis.sentences import sentence_starts

CASES = [
    ("plain", "Der Zug kam spät. |Niemand wunderte sich.", "a stop and a capital"),
    ("closing-mark", "„Wir warten hier.“ |Danach schwieg sie.", "the mark after the stop ends the sentence with it"),
    ("inverted-inquit", "„Wir warten hier“, sagte sie. |Danach schwieg sie.", "a comma after the mark goes on"),
    ("question-inquit", "„Warten wir hier?“, fragte sie leise.", "a question in marks and its inquit are one sentence"),
    ("question-inquit-bare", "„Warten wir hier?“ fragte sie leise.", "also without the comma"),
    ("exclamation-guillemets", "»Halt!« rief der Schaffner. |»Wer da?«", "guillemets pointing inwards"),
    ("swiss", "«Wir warten.» |Dann kam der Bus.", "guillemets pointing outwards"),
    ("straight", '"Wir warten." |Dann kam der Bus.', "straight marks close after the stop"),
    ("straight-opens", 'Sie kam. |"Wir warten", sagte er.', "a straight mark after a blank opens"),
    ("several-inside", "„Es regnet. |Wir bleiben hier“, sagte Vera Lindt.", "a stop inside a quotation splits"),
    ("colon", "Vera Lindt sagte: „Es regnet.“ |Alle nickten.", "a colon before a quotation does not split"),
    ("ordinal-month", "Am 3. Mai begann der Umbau. |Er dauerte lang.", "a date"),
    ("ordinal-noun", "Zum 60. Betriebsfest kamen alle.", "an ordinal after an article"),
    ("year-end", "Das Haus steht seit 1987. |Es gehört der Stadt.", "a year ends a sentence"),
    ("full-date", "Am 03.10.2019 war frei. |Der Laden blieb zu.", "a date of digits"),
    ("abbreviation", "Frau Dr. Anna Kern kam mit Prof. Holm. |Beide lachten.", "titles before names"),
    ("initials", "J. R. Otten schrieb den Brief. |Niemand las ihn.", "initials"),
    ("several-letters", "Es gibt z. B. Äpfel und u. a. Birnen. |Kirschen fehlen.", "z. B., u. a."),
    ("roman", "Papst Leo XIII. empfing die Gäste. |Es war kalt.", "a ruler's number"),
    ("before-christ", "Im Jahr 44 v. Chr. endete die Zeit. |Alles war neu.", "v. Chr."),
    ("ellipsis-goes-on", "Er zögerte … und ging dann doch.", "an ellipsis before a small letter"),
    ("ellipsis-ends", "Er zögerte … |Dann ging er doch.", "an ellipsis before a capital"),
    ("so-ends", "Das war schon immer so. |Niemand fragte nach der Art. |Es blieb dabei.", "so and Art are words"),
    ("blank-line", "Neuer Bahnhof eröffnet\n\n|Am Montag war es so weit.", "a headline before a blank line"),
    ("headline-line", "Neuer Bahnhof eröffnet\n|Am Montag war es so weit.", "a headline on a line of its own"),
    (
        "long-headline",
        (
            "Der neue Bahnhof wird nach langen Jahren am Montag endlich eröffnet\n"
            "|Am Montag ist es so weit, und die ganze Stadt will dabei sein, wenn der erste Zug kommt."
        ),
        "the next word had room on the line",
    ),
    ("wrapped", "Am Montag wurde nach langen Jahren des Wartens der\nneue Bahnhof eröffnet.", "a wrapped line"),
    (
        "wrapped-capital",
        "Am Montag wurde nach langen Jahren des Wartens endlich der\nBahnhof eröffnet, über den man lange stritt.",
        "a wrapped line whose next word is a noun",
    ),
    ("question-series", "Wer war das? |Und warum? |Niemand weiß es.", "short questions"),
    ("parenthesis", "Der Bau ruht (Stand: gestern). |Er geht weiter.", "a stop after a bracket"),
    ("parenthesis-own", "Der Bau ruht. |(Wir berichteten.) |Er geht weiter.", "a sentence in brackets"),
    ("decimal", "Es kostet 3.50 Euro. |Das ist viel.", "a stop inside a number"),
    ("address", "Mehr unter www.beispiel.de im Netz. |Viel Erfolg!", "a stop inside an address"),
    ("nested", "„Er sagte: ‚Komm.‘ |Ich kam“, erzählte sie.", "marks within marks"),
    ("interrupted", "„Komm“, sagte sie, „sonst wird es spät.“ |Er kam.", "an interrupted quotation"),
    ("two-quotes", "„Komm.“ |„Nein.“", "two quotations in a row"),
    ("interrobang", "„Was?!“ |Er lachte.", "two stops in a row"),
]


def starts_of(text: str) -> list[int]:
    words = [
        match.span()
        for match in regex.finditer(
            r"\d[\d.]*\d|www[.\w]+\w|\b[\p{L}]\.(?=\s)|(?:Dr|Prof|Chr)\.|\w+|\.\.\.|\?!|[^\w\s]", text
        )
    ]
    return [span[0] for span, begins in zip(words, sentence_starts(text, words), strict=True) if begins]


@pytest.mark.parametrize(("marked", "reason"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_starts(marked: str, reason: str) -> None:
    parts = marked.split("|")
    expected = [sum(map(len, parts[:number])) for number in range(len(parts))]
    assert starts_of("".join(parts)) == expected, reason


def test_no_words() -> None:
    assert sentence_starts("", []) == []
