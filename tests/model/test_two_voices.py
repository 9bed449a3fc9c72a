"""Sentences in which two are named who could have said it, with the shipped analyser."""

from __future__ import annotations

import pytest

from quotes import Extractor

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def reported(extractor: Extractor, text: str) -> dict[str, str | None]:
    """Whose each of the indirect quotes is."""
    quotes = [quote for quote in extractor.extract(text) if quote.kind.value.startswith("indirect")]
    return {quote.text: quote.speaker and quote.speaker.text for quote in quotes}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param(
            "Landrätin Ida Kern wies die Forderung des Fischereivereins Hollern zurück, das Wehr zu öffnen.",
            "das Wehr zu öffnen",
            "des Fischereivereins Hollern",
            id="rejects-a-demand",
        ),
        pytest.param(
            "Landrätin Ida Kern begrüßte den Vorschlag von Förster Jan Hell, das Wehr zu öffnen.",
            "das Wehr zu öffnen",
            "Förster Jan Hell",
            id="welcomes-what-it-takes-no-clause-for",
        ),
        pytest.param(
            "Zu Hells Argument, es gebe zu wenig Personal, gab Kern zu bedenken: „Das Wehr läuft von allein.“",
            "es gebe zu wenig Personal",
            "Hells",
            id="an-argument-in-front",
        ),
        pytest.param(
            "Kern wies den Vorwurf der Opposition zurück, Akten vernichtet zu haben.",
            "Akten vernichtet zu haben",
            "der Opposition",
            id="an-infinitive-of-an-accusation",
        ),
        pytest.param(
            "Die Ankündigung von Landrätin Ida Kern, das Wehr zu öffnen, stieß auf Kritik.",
            "das Wehr zu öffnen",
            "Landrätin Ida Kern",
            id="an-infinitive-of-an-announcement",
        ),
        pytest.param(
            "Landrätin Ida Kern wies den Vorwurf zurück, sie habe Akten vernichtet.",
            "sie habe Akten vernichtet",
            "Landrätin Ida Kern",
            id="nobody-owns-the-noun",
        ),
        pytest.param(
            "Ida Kern schränkte die Zusage der Stadt dahingehend ein, dass nur die Mauer saniert werde.",
            "dass nur die Mauer saniert werde",
            "Ida Kern",
            id="a-word-holds-the-place-of-the-clause",
        ),
    ],
)
def test_a_clause_is_its_nouns_owners(extractor: Extractor, text: str, words: str, speaker: str) -> None:
    assert reported(extractor, text)[words] == speaker


def test_who_answers_is_told_and_goes_on(extractor: Extractor) -> None:
    text = "Ida Kern wies die Forderung des Försters Jan Hell zurück, das Wehr zu öffnen. Daran werde nicht gerüttelt."
    act, clause, after = extractor.extract(text)
    assert act.kind.value == "reported"
    assert act.text == "Ida Kern wies die Forderung des Försters Jan Hell zurück, das Wehr zu öffnen."
    assert [quote.speaker and quote.speaker.name for quote in (act, clause, after)] == [
        "Ida Kern",
        "Jan Hell",
        "Ida Kern",
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "standing"),
    [
        pytest.param(
            "Der Ausschuss bat die Ministerin, zu erklären, warum die Akten fehlen.",
            "warum die Akten fehlen",
            "die Ministerin",
            "planned",
            id="asked",
        ),
        pytest.param(
            "Die Opposition verlangt von der Ministerin, zu erklären, warum die Akten fehlen.",
            "warum die Akten fehlen",
            "der Ministerin",
            "planned",
            id="asked-with-von",
        ),
        pytest.param(
            "Dem Händler wird vorgeworfen, behauptet zu haben, das Bild sei echt.",
            "das Bild sei echt",
            "Dem Händler",
            "hearsay",
            id="accused-in-the-passive",
        ),
        pytest.param(
            "Kern wirft Hell vor zu unterstellen, die Arbeitslosen würden sich ausruhen.",
            "die Arbeitslosen würden sich ausruhen",
            "Hell",
            "hearsay",
            id="particle-before-the-infinitive",
        ),
        pytest.param(
            "Ida Kern versprach, zu erklären, warum die Akten fehlen.",
            "warum die Akten fehlen",
            "Ida Kern",
            "stated",
            id="who-promises-speaks",
        ),
    ],
)
def test_whose_an_infinitive_of_saying_is(
    extractor: Extractor, text: str, words: str, speaker: str, standing: str
) -> None:
    (quote,) = [quote for quote in extractor.extract(text) if quote.text == words]
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.standing.value) == (speaker, standing)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        pytest.param(
            "Laut Angaben der Polizei, berichtete die Bürgermeisterin, werde die Straße gesperrt.",
            {
                "Laut Angaben der Polizei werde die Straße gesperrt": "die Bürgermeisterin",
                "werde die Straße gesperrt": "Angaben der Polizei",
            },
            id="inquit-behind-the-phrase",
        ),
        pytest.param(
            "Nach den Ergebnissen neuer Studien wäre ein Tempolimit wirksamer, so das Umweltbundesamt.",
            {
                "Nach den Ergebnissen neuer Studien wäre ein Tempolimit wirksamer": "das Umweltbundesamt",
                "wäre ein Tempolimit wirksamer": "den Ergebnissen neuer Studien",
            },
            id="so-behind-all",
        ),
        pytest.param(
            "Demnach tragen Menschen, die sich im Dorf engagieren, seltener Brillen, so Studienleiterin Ida Kern.",
            {"Demnach tragen Menschen, die sich im Dorf engagieren, seltener Brillen": ("Studienleiterin Ida Kern")},
            id="so-rather-than-an-adverb",
        ),
        pytest.param(
            "Beim Standort gibt sich das Ministerium gelassen: Es gebe genug Plätze, so Sprecher Jan Hell.",
            {"Es gebe genug Plätze": "Sprecher Jan Hell"},
            id="aside-behind-a-colon",
        ),
        pytest.param(
            "Der Parteichef ist zufrieden: Man sei verschieden, sagte Kern, aber man arbeite gut zusammen.",
            {"Man sei verschieden aber man arbeite gut zusammen": "Kern"},
            id="inquit-behind-a-colon",
        ),
    ],
)
def test_no_frame_stands_in_what_another_frame_reports(extractor: Extractor, text: str, whose: dict[str, str]) -> None:
    assert reported(extractor, text) == whose


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Das Handy, das Nordfon in Deutschland verkauft, ist neu. Nordfon sagt, es sei sicher.",
            "Nordfon",
            id="a-place-behind-a-proper-name",
        ),
        pytest.param("Jede zweite Wirtin gab an, zu wenig zu schlafen.", None, id="nobody-in-particular"),
        pytest.param("Die beiden Forscher sagten, Vögel lernten schnell.", "beide Forscher", id="both"),
        pytest.param(
            "Die UN-Kommission gegen Straflosigkeit (CICIG) ermittelt. Das Geld sei laut CICIG verschwunden.",
            "UN-Kommission gegen Straflosigkeit",
            id="an-abbreviation-of-what-has-a-purpose",
        ),
        pytest.param(
            "Wie eine Sprecherin der Behörde dieser Zeitung bestätigte, werde ermittelt.",
            "Sprecherin der Behörde",
            id="a-medium-is-told",
        ),
        pytest.param(
            "Das sei falsch, wie der Chefredakteur der „Abendpost“ sagte.",
            "Chefredakteur der „Abendpost“",
            id="a-medium-is-the-speakers",
        ),
    ],
)
def test_under_which_name_a_speaker_goes(extractor: Extractor, text: str, name: str | None) -> None:
    last = extractor.extract(text)[-1]
    assert last.speaker is not None
    assert last.speaker.name == name


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        pytest.param(
            "Einige sagen, er sei krank gewesen, andere, er habe verschlafen.",
            {"er sei krank gewesen": "Einige", "er habe verschlafen": "andere"},
            id="in-one-sentence",
        ),
        pytest.param(
            "Der Bürgermeister erklärte, das Wehr halte. Der Förster dagegen, es sei undicht.",
            {"das Wehr halte": "Der Bürgermeister", "es sei undicht": "Der Förster"},
            id="a-sentence-on",
        ),
        pytest.param(
            "Der Bürgermeister erklärte, er traue dem Förster, Jan Hell, es sei alles gut.",
            {"er traue dem Förster, Jan Hell, es sei alles gut": "Der Bürgermeister"},
            id="an-apposition",
        ),
        pytest.param(
            "Der Bürgermeister erklärte, das Wehr halte. Menschen, die geflohen seien, verdienten Mitgefühl.",
            {
                "das Wehr halte": "Der Bürgermeister",
                "Menschen, die geflohen seien, verdienten Mitgefühl.": "Der Bürgermeister",
            },
            id="a-relative-clause",
        ),
        pytest.param(
            "Einige sagen, er sei krank. Andere, er habe verschlafen. Wieder andere, er sei verreist.",
            {"er sei krank": "Einige", "er habe verschlafen": "Andere", "er sei verreist": "andere"},
            id="and-once-more",
        ),
        pytest.param(
            "Einige sagen, er sei krank. Der Förster dagegen, es sei denn er irre, schlafe nur, sagte Kern.",
            {
                "er sei krank": "Einige",
                "Der Förster dagegen, es sei denn er irre, schlafe nur": "Kern",
            },
            id="an-inquit-behind-it",
        ),
        pytest.param(
            "Der Bürgermeister erklärte, Kern, er sei krank, schweige.",
            {"Kern, er sei krank, schweige": "Der Bürgermeister"},
            id="nothing-before-it",
        ),
    ],
)
def test_the_verb_of_two_reports_may_stand_once(extractor: Extractor, text: str, whose: dict[str, str]) -> None:
    assert reported(extractor, text) == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        pytest.param(
            "Der Minister nannte den Vorschlag „klug“, die Opposition dagegen „dreist“ und der Verband „zu spät“.",
            {"klug": "Der Minister", "dreist": "die Opposition", "zu spät": "der Verband"},
            id="three",
        ),
        pytest.param(
            "Die Wirtin nennt den Plan „absurd“, den Koch „genial“.",
            {"absurd": "Die Wirtin", "genial": "Die Wirtin"},
            id="two-objects",
        ),
        pytest.param(
            "Kern lobte das „schöne Wetter“, die „gute Küche“ und das Wetter.",
            {"schöne Wetter": "Kern", "gute Küche": "Kern"},
            id="nobody-is-named-between",
        ),
    ],
)
def test_the_verb_of_two_passages_may_stand_once(extractor: Extractor, text: str, whose: dict[str, str]) -> None:
    quotes = [quote for quote in extractor.extract(text) if quote.kind.value == "direct"]
    assert {quote.text: quote.speaker and quote.speaker.text for quote in quotes} == whose


@pytest.mark.parametrize(
    "text",
    [
        "Sie blieb gelassen: sagte Kern.",
        "Der Bürgermeister erklärte, andere, er sei krank, andere, sie sei es.",
        "Kern sagte, Hell sagte, andere, es sei gut, sagte Brand, andere, es halte, so Kern.",
        "Andere, andere, es sei gut.",
    ],
)
def test_odd_sentences_are_no_error(extractor: Extractor, text: str) -> None:
    assert all(quote.text.strip() for quote in extractor.extract(text))


def test_a_word_for_the_source_is_a_document_of_its_own_sentence(extractor: Extractor) -> None:
    text = (
        "Der Sprecher Jan Hell schloss das aus. Er verwies auf eine Umfrage des Instituts Lauen, derzufolge sich "
        "viele Bewohner gegen das Wehr ausgesprochen hätten."
    )
    quote = extractor.extract(text)[-1]
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("derzufolge", "Umfrage des Instituts Lauen")


def test_a_phrase_does_not_say_itself(extractor: Extractor) -> None:
    text = "Der Antrag hat Erfolg, wenn eine „ernste Gefahr für das Wehr“ droht, sagte Ida Kern."
    quote = next(quote for quote in extractor.extract(text) if quote.kind.value == "direct")
    assert quote.speaker is not None and quote.speaker.text == "Ida Kern"


def test_a_clause_behind_a_subordinate_one_is_no_inquit(extractor: Extractor) -> None:
    text = "Bis Brandt ihn im letzten Satz „demontierte“, schwanden die Chancen des Zyprers immer mehr."
    assert all(quote.evidence.rule.split("/")[0] != "inquit-deed" for quote in extractor.extract(text))
