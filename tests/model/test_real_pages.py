"""Constructions of real pages that have kept their marks, with the shipped analyser."""

from __future__ import annotations

import pytest

from quotes import Extractor, Quote

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def the(extractor: Extractor, text: str, words: str) -> Quote:
    """The quote with these words."""
    return next(quote for quote in extractor.extract(text) if quote.text == words)


# id, text, words of a quote, who says it (None: nobody is given)
SPEAKERS = [
    (
        "agency-that-is-told-behind-an-apposition",
        "Die Straße sei zu, sagte der Präsident des Verbands, Olaf Timm, der dpa.",
        "Die Straße sei zu",
        "der Präsident des Verbands, Olaf Timm",
    ),
    (
        "club-with-a-number",
        'Bo Sander (1. FSV Talheim): "Ich habe meine Mannschaft nicht erkannt."',
        "Ich habe meine Mannschaft nicht erkannt.",
        "Bo Sander (1. FSV Talheim)",
    ),
    (
        "subheading-of-three-words",
        """„Ich fühle mich leer“, sagt ein Bewohner.

„Eine reine Katastrophe“

Eva Brandt bittet um Hilfe: „Dieses Hochwasser ist eine reine Katastrophe. Wir brauchen euch.“""",
        "Eine reine Katastrophe",
        "Eva Brandt",
    ),
    (
        "told-long-before",
        "Die Behörden sprachen von drei Toten. Viele Häuser sind zerstört. Die Straßen sind leer. „Wir hören sie.“",
        "Wir hören sie.",
        None,
    ),
    (
        "what-begins-before-the-colon",
        "Gerade als die Probe beginnt, lösen die Melder im Saal aus: „Brand im Heim am Markt.“",
        "Brand im Heim am Markt.",
        None,
    ),
    ("who-asks-after", "„Hält das Wehr?“, fragte Stadtrat Olaf Timm nach.", "Hält das Wehr?", "Stadtrat Olaf Timm"),
    (
        "two-behind-an-apposition",
        "Eva Brandt, Wirtin am Markt, und Olaf Timm sagten, der Brunnen sei vergiftet.",
        "der Brunnen sei vergiftet",
        "Eva Brandt, Wirtin am Markt, und Olaf Timm",
    ),
    (
        "subheading-that-is-said-below",
        "„Der Bus kam spät“, sagte Udo Timm.\n\n„Es war Rot, klar“\n\nEva Brandt erklärte: „Es war Rot, klar, oder?“",
        "Es war Rot, klar",
        "Eva Brandt",
    ),
    (
        "told-to-have-said",
        "„Ich war wach“, sagte Küsterin Eva Brandt. Der Lehrling habe gerufen: „Der Turm brennt!“",
        "Der Turm brennt!",
        "Der Lehrling",
    ),
    (
        "place-before-a-colon",
        'Rosenheim: "Der Fluss war zu hoch"\nDer Fährmann Olaf Timm hat am Montag seinen Betrieb geschlossen.',
        "Der Fluss war zu hoch",
        None,
    ),
    (
        "dateline-right-before-a-mark",
        "Mettersheim -„Der Kahn war leck“, sagt Petra Lohe.",
        "Der Kahn war leck",
        "Petra Lohe",
    ),
    (
        "subject-left-out-in-a-new-paragraph",
        "„Die Fähre war leck“, sagte Eva Brandt.\n\nUnd fügte an: „Wir haben nur gepumpt.“",
        "Wir haben nur gepumpt.",
        "Eva Brandt",
    ),
    (
        "two-sources",
        "Nach Angaben der Polizei und von Anwohnern brannte der Schuppen ab.",
        "brannte der Schuppen ab",
        "Angaben der Polizei",
    ),
    (
        "two-sources-with-a-preposition-each",
        "Laut Polizei und laut den Anwohnern brannte der Schuppen ab.",
        "brannte der Schuppen ab",
        "Polizei",
    ),
    (
        "two-sources-behind-the-verb",
        "Der Schuppen brannte laut Polizei und nach Angaben der Anwohner ab.",
        "Der Schuppen brannte ab",
        "Polizei",
    ),
    (
        "what-a-study-shows",
        "Eine Studie zeigt: Jedes dritte Kind schläft zu wenig.",
        "Jedes dritte Kind schläft zu wenig",
        "Eine Studie",
    ),
    (
        "for-whom-a-thing-is-clear",
        "Für Trainerin Eva Brandt lag der Fall klar: „Wir waren einfach zu langsam.“",
        "Wir waren einfach zu langsam.",
        "Trainerin Eva Brandt",
    ),
    (
        "for-whom-a-thing-is-settled",
        "Für den Stadtrat Olaf Timm ist die Sache entschieden: „Der Markt bleibt.“",
        "Der Markt bleibt.",
        "den Stadtrat Olaf Timm",
    ),
    (
        "dateline-with-an-agency",
        "Bonn (dpa) - Der Bahnhof sei zu klein, sagte Eva Brandt am Montag.",
        "Der Bahnhof sei zu klein",
        "Eva Brandt",
    ),
    (
        "source-behind-a-dateline",
        "Bonn (dpa) - Laut Pro Schiene ist der Bahnhof zu klein.",
        "ist der Bahnhof zu klein",
        "Pro Schiene",
    ),
    (
        "medium-that-tells-it-on",
        "Der Tunnel sei dicht, hieß es aus dem Verkehrsministerium, wie der Sender RTX am Freitagabend meldete.",
        "Der Tunnel sei dicht",
        "dem Verkehrsministerium",
    ),
    (
        "medium-that-cites-a-minister",
        "Der Tunnel sei dicht, sagte Minister Nowak, wie die Zeitung Morgenbote berichtet.",
        "Der Tunnel sei dicht",
        "Minister Nowak",
    ),
    (
        "goes-on-with-who-spoke-not-with-the-source",
        "Der Kurs bleibe, sagte Trainer Jan Holm am Freitag der Agentur Sportdienst zufolge. „Wir haben Zeit.“",
        "Wir haben Zeit.",
        "Trainer Jan Holm",
    ),
    (
        "accusations-that-are-answered",
        "Kern äußerte sich zu Vorwürfen, sie habe Geld genommen.",
        "sie habe Geld genommen",
        None,
    ),
    (
        "several-who-warn",
        "Die Warnung der Bergführer, der Hang sei locker, nahm der Tourist nicht ernst.",
        "der Hang sei locker",
        "der Bergführer",
    ),
    ("who-learns-it", "Die Eltern erfuhren am Montag, dass die Schule schließt.", "dass die Schule schließt", None),
    (
        "next-sentence-says-this",
        "„Wir werden das Bad nicht schließen.“ Bürgermeister Jan Holm sagte dies am Montag im Rathaus.",
        "Wir werden das Bad nicht schließen.",
        "Bürgermeister Jan Holm",
    ),
    (
        "nearer-subject",
        "Gründer Karl Moll baute die Mühle und Ute Brand führt sie heute und betont: „Wir mahlen weiter.“",
        "Wir mahlen weiter.",
        "Ute Brand",
    ),
    (
        "infinitive-joined-to-the-next-verb",
        "Moser bekräftigte, die Gemeinde nicht verklagen zu wollen und versicherte, den Steg heuer noch zu reparieren.",
        "den Steg heuer noch zu reparieren",
        "Moser",
    ),
    (
        "abbreviated-title",
        "Von einer „schönen Bescherung“ sprach FPÖ-Generalsekretär Nabg. Anton Weiß.",
        "schönen Bescherung",
        "FPÖ-Generalsekretär Nabg. Anton Weiß",
    ),
    (
        "abbreviation-with-points-inside",
        "„Wir wollen mehr“, sagte Abg.z.NR Eva Klein.",
        "Wir wollen mehr",
        "Abg.z.NR Eva Klein",
    ),
    (
        "how-it-is-said",
        "„Es gibt eine gute Zusammenarbeit“, so Kaiser mit Verweis auf die Sitzungen.",
        "Es gibt eine gute Zusammenarbeit",
        "Kaiser",
    ),
    (
        "no-hyphen-behind-a-party",
        "Dazu sagt SPD Politiker Jan Hell, das sei falsch.",
        "das sei falsch",
        "SPD Politiker Jan Hell",
    ),
    (
        "no-hyphen-behind-a-firm",
        "In Kassel erklärte Lufthansa Sprecherin Eva Kern, alles laufe.",
        "alles laufe",
        "Lufthansa Sprecherin Eva Kern",
    ),
    (
        "said-so-in-the-next-sentence-whatever-the-words-begin-with",
        "Polen „wird weder zahlen noch weichen.“ Ministerpräsident Jan Nowak sagte dies gestern im Radio.",
        "wird weder zahlen noch weichen.",
        "Ministerpräsident Jan Nowak",
    ),
    (
        "nearer-subject-behind-an-infinitive",
        (
            "Festivalchef Dieter Moll führte die Reihe ein, um Talente zu fördern und Linda Brand leitet sie seit acht "
            "Jahren und stellt eine Tendenz fest: Man sei direkt, frage nach der Vergangenheit."
        ),
        "Man sei direkt, frage nach der Vergangenheit",
        "Linda Brand",
    ),
    (
        "on-the-one-hand",
        "Auf der einen Seite sagte Lena Moser im Juni, sie wolle bleiben.",
        "sie wolle bleiben",
        "Lena Moser",
    ),
    (
        "of-whom-it-is-asked",
        "In einem Brief fordern die Eltern von der Schule mehr Ruhe.",
        "In einem Brief fordern die Eltern von der Schule mehr Ruhe.",
        "die Eltern",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_who_says_it(extractor: Extractor, text: str, words: str, speaker: str | None) -> None:
    quote = the(extractor, text, words)
    assert (quote.speaker and quote.speaker.text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Eva Brandt lobte den Plan, das Dach ist alt.", id="a-fact-behind-an-object"),
        pytest.param("Ministerin Eva Brandt kritisierte den Plan, Tom Kessler begrüßt ihn.", id="somebody-else"),
        pytest.param(
            "Am Abend bekam der Tierarzt einen Anruf: Auf der Weide liege ein krankes Kalb.", id="who-is-told"
        ),
        pytest.param("Die Halle steht. Dem Förderverein sei Dank.", id="thanks"),
    ],
)
def test_nobodys_words(extractor: Extractor, text: str) -> None:
    assert [quote.text for quote in extractor.extract(text) if quote.kind.value != "reported"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Stadtrat Kern traf heute die Lehrlinge, «unsere Zukunft», wie er sagt.",
            ["unsere Zukunft"],
            id="an-apposition-in-marks",
        ),
        pytest.param(
            "Dass der Verein Geld verliert, stört Holm nicht: „Wir kommen zurecht“, sagte Holm.",
            ["Wir kommen zurecht"],
            id="what-leads-to-the-colon",
        ),
        pytest.param(
            "„Bisher weiß ich nur von drei Stegen. Von weiteren ist mir nichts bekannt“ , antwortete sie, machte "
            "zugleich aber darauf aufmerksam, dass noch geprüft werde.",
            [
                "Bisher weiß ich nur von drei Stegen. Von weiteren ist mir nichts bekannt",
                "dass noch geprüft werde",
            ],
            id="what-the-reporter-goes-on-with",
        ),
        pytest.param(
            "Die Gemeinde zeigte sich über den Plan empört, was den Stadtrat Olaf Timm freute.",
            [],
            id="what-came-of-it",
        ),
        pytest.param(
            "Die Bauern fürchten um ihre Ernte. Auf den Feldern habe es zu wenig geregnet. Das sagte Olaf Timm.",
            ["Auf den Feldern habe es zu wenig geregnet"],
            id="what-the-next-sentence-gives",
        ),
        pytest.param(
            """Udo Timm: "Das war skurril" - © Foto via bilder.de/Jan Hell

Die Stimmen zum 14. Spieltag

Das sagen die Trainer zu den Spielen ihrer Klubs.

Talheim - Auen 0:6

Bo Sander (Talheim): "Ich bin enttäuscht. Wir müssen reden."

Udo Timm (Auen): "Wir müssen das Spiel einordnen.\"""",
            ["Das war skurril", "Ich bin enttäuscht. Wir müssen reden.", "Wir müssen das Spiel einordnen."],
            id="credit-behind-the-words",
        ),
        pytest.param(
            "Die Köchin – sie hat nach eigenen Angaben zehn Jahre in Rom gelebt – kocht heute in Bonn.",
            ["sie hat zehn Jahre in Rom gelebt"],
            id="a-source-between-dashes",
        ),
        pytest.param(
            "Eva Brandt freute sich, dass ihr Chor gewonnen hatte, Olaf Timm konnte nur gratulieren.",
            ["dass ihr Chor gewonnen hatte"],
            id="a-main-clause-behind-dass",
        ),
        pytest.param(
            "Langer Streit um den Steg - Timm: Der Steg wird gesperrt\n21. Januar 2014, 20:09 Uhr, Quelle: dpa\n"
            "Köln (dpa) - Nach dem Streit am Wochenende um den Steg ist die Lage weiter ernst, und es wird gebaut.",
            ["Der Steg wird gesperrt"],
            id="a-headline-longer-than-the-line-below",
        ),
    ],
)
def test_no_more_than_was_said(extractor: Extractor, text: str, words: list[str]) -> None:
    assert [quote.text for quote in extractor.extract(text) if quote.kind.value != "reported"] == words


# id, text, name of who says its last quote
NAMES = [
    ("party-in-short", "SPÖ-Chef Max Huber kam am Freitag. „Es war gut“, sagte der SP-Chef.", "Max Huber"),
    (
        "not-the-other-party",
        "Kanzler Paul Ebner (ÖVP) kam am Freitag. SPÖ-Chef Max Huber lobte ihn. „Es war gut“, sagte der VP-Chef.",
        "Paul Ebner",
    ),
    ("party-without-a-hyphen", "Dazu sagt SPD Politiker Jan Hell, das sei falsch.", "Jan Hell"),
    ("told-to-somebody", "„Ich gehe“ (Trainerin Ida Kern zu Jan Hell)", "Ida Kern"),
    (
        "not-the-union-but-the-paper",
        """KURIER: Die Eisenbahngewerkschaft streitet das ab.

Brandt: Ich glaube ihr nicht.

KURIER: Wie viele Züge fallen aus?

Brandt: Sieben.

KURIER: Sind Sie enttäuscht?""",
        "KURIER",
    ),
    (
        "not-who-holds-it-now",
        """Die Rätin Eva Brandt lobte Simon Gabler. Der ehemalige SPD-Chef hatte eine „Entgiftung“ gefordert.

SPD-Chef Olaf Timm schwieg.""",
        "Simon Gabler",
    ),
    (
        "a-genitive-is-no-subject",
        "Olaf Timm kam am Abend. Er nennt Moser einen Europäer und einen Freund Polens und ruft: „Nur Mut!“",
        "Olaf Timm",
    ),
    ("dieser-is-the-nearer-one", "Trainer Udo Timm lobte Stürmer Jan Hell. Der sagte: „Es lief gut.“", "Jan Hell"),
    ("party-in-the-plural", "Den Umbau forderten zuletzt SPD und Grüne, das Bad müsse bleiben.", "SPD und Grüne"),
    ("bare-plural", "Angehörige sagten, das Boot sei alt.", "Angehörige"),
    (
        "singular-with-an-article-in-its-preposition",
        "„Das Bad bleibt“, hieß es vom Abgeordneten des Kreises.",
        "Abgeordneter des Kreises",
    ),
    ("owner-of-a-protest", "Das sei untragbar, so der Protest der Mieter.", "Mieter"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_who_is_meant(extractor: Extractor, text: str, name: str) -> None:
    speaker = extractor.extract(text)[-1].speaker
    assert speaker is not None and speaker.name == name


def test_a_witness_is_not_the_prosecutor(extractor: Extractor) -> None:
    text = (
        "Staatsanwalt Udo Timm fragte: „Wie heißt das Café?“ Darauf wusste der Zeuge keine Antwort. Wieder zögerte der "
        "35-Jährige. „Da müsste ich fragen.“ Danach gab der Zeuge an, nichts gehört zu haben."
    )
    names = [quote.speaker.name for quote in extractor.extract(text) if quote.speaker is not None]
    assert names == ["Udo Timm", None, None]


# id, text, words of a quote, its standing
STANDINGS = [
    (
        "not-what-stands-behind-the-colon",
        "Den Rücktritt forderte Brand nicht: „Er soll weitermachen.“",
        "Er soll weitermachen.",
        "stated",
    ),
    (
        "not-the-clause-behind-what-is-ruled-out",
        "Kurzfristig schloss Moser einen Umbau aus, er habe aber schon mit dem Architekten geredet.",
        "er habe aber schon mit dem Architekten geredet",
        "stated",
    ),
    (
        "an-idiom-with-a-negation",
        "Kern nahm kein Blatt vor den Mund: Das Wehr sei am Schreibtisch entstanden.",
        "Das Wehr sei am Schreibtisch entstanden",
        "stated",
    ),
    (
        "another-infinitive",
        "Moser bekräftigte, die Gemeinde nicht verklagen zu wollen und versicherte, den Steg heuer noch zu reparieren.",
        "den Steg heuer noch zu reparieren",
        "stated",
    ),
    (
        "what-somebody-is-against",
        "Der Verein wehrt sich gegen den Vorwurf, er habe Spenden veruntreut.",
        "er habe Spenden veruntreut",
        "denied",
    ),
    ("denied-report", "Kern dementierte einen Bericht, sie gehe.", "sie gehe", "denied"),
    ("not-said", "Kern sagte nicht, dass sie gehe.", "dass sie gehe", "denied"),
]


@pytest.mark.parametrize(
    ("text", "words", "standing"), [row[1:] for row in STANDINGS], ids=[row[0] for row in STANDINGS]
)
def test_how_it_stands(extractor: Extractor, text: str, words: str, standing: str) -> None:
    assert the(extractor, text, words).standing.value == standing


def test_a_name_with_a_dot_is_no_verb(extractor: Extractor) -> None:
    cue = the(extractor, "„Die Halle ist zu klein“, so ver.di Sprecher Olaf Timm.", "Die Halle ist zu klein").cue
    assert cue is not None and cue.text == "so"


def test_a_text_may_end_with_an_article(extractor: Extractor) -> None:
    assert len(extractor.extract("Das sagte der")) <= 1
