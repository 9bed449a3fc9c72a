"""Interviews as they stand on pages, with the shipped analyser: who asks, who answers, and what is nobody's report."""

from __future__ import annotations

import pytest

from quotes import Extractor

pytestmark = pytest.mark.model

INTRODUCED = "Die Trainerin Hanna Brück spricht über den Aufstieg.\n\n"
LABELLED = (
    "{0} Frau Brück, wie haben Sie gefeiert?\n\n{1} Ruhig. Wir saßen lange zusammen.\n\n"
    "{0} Und jetzt?\n\n{1} Jetzt machen wir Urlaub."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def turns(extractor: Extractor, text: str) -> list[tuple[str, str | None]]:
    """The words of each turn and the name of whose it is."""
    quotes = [quote for quote in extractor.extract(text) if quote.evidence.rule == "turn"]
    return [(quote.text, quote.speaker and quote.speaker.name) for quote in quotes]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("{}:", id="plain"),
        pytest.param("*{}*:", id="emphasis"),
        pytest.param("**{}:**", id="strong"),
        pytest.param("''{}'':", id="wiki-italics"),
        pytest.param("'''{}''':", id="wiki-bold"),
    ],
)
def test_labels_in_markup(extractor: Extractor, around: str) -> None:
    text = INTRODUCED + LABELLED.format(around.format("Hollerner Tagespost"), around.format("Brück"))
    assert turns(extractor, text) == [
        ("Frau Brück, wie haben Sie gefeiert?", "Hollerner Tagespost"),
        ("Ruhig. Wir saßen lange zusammen.", "Hanna Brück"),
        ("Und jetzt?", "Hollerner Tagespost"),
        ("Jetzt machen wir Urlaub.", "Hanna Brück"),
    ]


def test_a_paper_in_marks(extractor: Extractor) -> None:
    text = INTRODUCED + LABELLED.format("„Hollerner Tagespost“:", "Brück:")
    assert [name for _, name in turns(extractor, text)] == [
        "Hollerner Tagespost",
        "Hanna Brück",
        "Hollerner Tagespost",
        "Hanna Brück",
    ]


def test_only_the_answers_have_labels(extractor: Extractor) -> None:
    text = (
        "Zwei Forscher antworten: Robert Kerner lehrt in Kassel, Silke Drews in Jena.\n\n"
        "Wie gefährlich ist der Stausee?\n\n"
        "R. Kerner: Nicht besonders gefährlich. Die Mauer ist solide gebaut.\n\n"
        "S. Drews: Das sehe ich anders. Niemand hat sie je geprüft.\n\n"
        "Werden die Anwohner gewarnt?\n\n"
        "R. Kerner: Ja, das werden sie.\n\n"
        "S. Drews: Ja."
    )
    assert turns(extractor, text) == [
        ("Wie gefährlich ist der Stausee?", None),
        ("Nicht besonders gefährlich. Die Mauer ist solide gebaut.", "Robert Kerner"),
        ("Das sehe ich anders. Niemand hat sie je geprüft.", "Silke Drews"),
        ("Werden die Anwohner gewarnt?", None),
        ("Ja, das werden sie.", "Robert Kerner"),
        ("Ja.", "Silke Drews"),
    ]


@pytest.mark.parametrize(
    "source",
    ["Ihrer Meinung nach", "laut Ihren Angaben", "deiner Ansicht nach", "aus meiner Sicht", "nach unserer Meinung"],
)
def test_whoever_talks_is_no_source(extractor: Extractor, source: str) -> None:
    text = f"Tagespost: Was ist {source} falsch gelaufen?\n\nBrück: Vieles.\n\nTagespost: Und jetzt?\n\nBrück: Nichts."
    assert {quote.evidence.rule for quote in extractor.extract(text)} == {"turn"}


def test_their_opinion_is_a_source(extractor: Extractor) -> None:
    [quote] = extractor.extract("Ihrer Ansicht nach muss das Amt handeln.")
    assert (quote.kind.value, quote.speaker and quote.speaker.text) == ("indirect", "Ihrer Ansicht")


def test_a_caption_is_no_turn(extractor: Extractor) -> None:
    text = (
        "Jan Moll und Eva Brand im Gespräch\n\nMoll und Brand: Seit 2015 im Gemeinderat\n\n"
        "Kurier: Frau Brand, wie geht es Ihnen?\n\nBrand: Mir geht es gut.\n\nMoll: Mir auch.\n\n"
        "Kurier: Und was kommt nun?\n\nBrand: Wir warten ab."
    )
    assert "Seit 2015 im Gemeinderat" not in [words for words, _ in turns(extractor, text)]
