"""The whole line with the shipped analyser: odd texts, many texts, the same results everywhere, JSON and back."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from quotes import Extraction, Extractor, Kind, Settings
from quotes.export import from_dict, json_schema, read_jsonl, to_dict, write_jsonl

pytestmark = pytest.mark.model

ARTICLE = (
    "Neues Freibad in Hollern\n\n"
    "„Das Becken ist dicht“, sagte Bademeisterin Lena Brandt am Dienstag. „Und das bleibt es auch.“\n\n"
    "Der Förderverein sprach von einem „Glücksfall für das Dorf“. Laut Kämmerer Uwe Stolz kostet er „keine zehn Cent "
    "mehr als geplant“. Im Foyer hängt das Plakat zum Film „Wasserspiele“.\n\n"
    "»Wir sind zu spät dran«, erklärte dagegen die Opposition, »und zwar zwei Jahre.« Brandt blieb dabei: „Mein "
    "Chef hat gesagt: ‚Wir öffnen im Juni.‘“\n\n"
    "„Wer soll das bezahlen?“, hieß es am Abend."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def extraction(extractor: Extractor) -> Extraction:
    return extractor.extract(ARTICLE)


def said(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker and quote.speaker.text) for quote in extraction]


def test_who_says_what(extraction: Extraction) -> None:
    found = dict(said(extraction))
    assert found["Das Becken ist dicht"] == "Bademeisterin Lena Brandt"
    assert found["Glücksfall für das Dorf"] == "Der Förderverein"
    assert found["keine zehn Cent mehr als geplant"] == "Kämmerer Uwe Stolz"
    assert found["Wir sind zu spät dran und zwar zwei Jahre."] == "die Opposition"
    assert found["Wer soll das bezahlen?"] is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir haben alles richtig gemacht.“ – Ida Kern", "Ida Kern"),
        ("Die Bahn steht. „Das dauert noch.“\nJens Okafor, Pendler\n\nEr ging nach Hause.", "Jens Okafor, Pendler"),
        ("Der Vorsitzende Uwe Stolz (CDU): „So geht es nicht weiter.“", "Der Vorsitzende Uwe Stolz (CDU)"),
    ],
    ids=["dash-after-a-full-stop", "line-of-its-own", "bracket-and-colon-are-no-emoticon"],
)
def test_labels_and_signatures(extractor: Extractor, text: str, speaker: str) -> None:
    assert [who for _, who in said(extractor.extract(text))] == [speaker]


def test_quotes_under_a_name_with_a_label_for_each_topic(extractor: Extractor) -> None:
    text = (
        "Stimmen zum Spiel\n\nMika Rautio (Trainer VSK Villach):\n\n…nach der Pleite: „Das war kein Eishockey.“\n\n"
        "…zum Tormann: „Ihm kann man nichts vorwerfen.“\n\nJan Pichler (Kapitän Bozen):\n\n"
        "…nach dem Sieg: „Ich freue mich auf zwei freie Tage.“"
    )
    found = [(quote.text, quote.speaker and quote.speaker.name) for quote in extractor.extract(text)]
    assert found == [
        ("Das war kein Eishockey.", "Mika Rautio"),
        ("Ihm kann man nichts vorwerfen.", "Mika Rautio"),
        ("Ich freue mich auf zwei freie Tage.", "Jan Pichler"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Seine These: „Dem Land fehlt das Wasser.“", "Otto Kern"),
        ("Sein Fazit: „Dem Land fehlt das Wasser.“", "Otto Kern"),
        ("Ihr Fazit: „Dem Land fehlt das Wasser.“", "Ida Lang"),
        ("Ihre Antwort war: „Dem Land fehlt das Wasser.“", "Ida Lang"),
        ("Ihr Urteil: Dem Land fehlt das Wasser.", "Ida Lang"),
    ],
)
def test_words_with_a_possessive_are_its_owners(extractor: Extractor, words: str, name: str) -> None:
    first = "Otto Kern" if name == "Otto Kern" else "Ida Lang"
    [quote] = extractor.extract(f"{first} hat die Wehre untersucht. {words}")
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    "words",
    [
        "bis Mai einen Entwurf vorlegen zu wollen",
        "während der Ferien zu bauen",
        "den Platz zum Park herabzustufen",
    ],
)
def test_an_infinitive_may_begin_with_a_preposition_or_hide_its_zu(extractor: Extractor, words: str) -> None:
    [quote] = extractor.extract(f"Der Rat versprach am Montag in einer Aussendung, {words}.")
    assert (quote.kind.value, quote.text) == ("indirect", words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Laut dem Gutachten ist die Brücke marode, die Stadt bestreitet das.", ["ist die Brücke marode"]),
        (
            "Laut dem Gutachten ist die Brücke marode, sie wurde 1962 gebaut.",
            ["ist die Brücke marode, sie wurde 1962 gebaut"],
        ),
    ],
)
def test_what_another_says_to_it_is_not_the_sources(extractor: Extractor, text: str, told: list[str]) -> None:
    assert [quote.text for quote in extractor.extract(text) if quote.kind.value == "indirect"] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach „Bild“-Informationen ist der Minister schon abgereist.", "Bild"),
        ("Nach Spiegel-Informationen ist der Minister schon abgereist.", "Spiegel"),
        ("Laut Polizeiangaben fuhr der Wagen ohne Licht.", "Polizei"),
        ("Wie die „Bild“-Zeitung berichtet, ist der Minister schon abgereist.", "Bild"),
        ("Das Gesetz komme zu spät, kritisierte die Linke.", "Linke"),
        ("Wie dpa berichtet, ist der Minister schon abgereist.", "dpa"),
    ],
)
def test_papers_agencies_and_parties_have_names(extractor: Extractor, text: str, name: str) -> None:
    [quote] = extractor.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Wir bauen im Herbst“, so LR Mag. Peter Huber in einer Aussendung.", "Peter Huber"),
        ("„Das kommt nicht infrage“, sagte Bgm. Anna Roth. Mehr wollte sie nicht sagen.", "Anna Roth"),
        ("Laut NR Beat Moser fehlt im Budget der Gemeinde eine halbe Million.", "Beat Moser"),
    ],
)
def test_abbreviated_offices_before_a_name(extractor: Extractor, text: str, name: str) -> None:
    quote = extractor.extract(text)[0]
    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_the_body_for_which_somebody_works_is_no_part_of_the_name(extractor: Extractor) -> None:
    text = "„Das Wehr hält“, sagte Vera Lindt vom Institut für Wasserbau in Kassel. Lindt sagte: „Wir haben Glück.“"
    assert [quote.speaker and quote.speaker.name for quote in extractor.extract(text)] == ["Vera Lindt"] * 2


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Die Rebellen der Arbeiterpartei Kurdistans (PKK) zogen ab.", "Arbeiterpartei Kurdistans"),
        ("Kämpfer der Befreiungsfront Eritreas (EPLF) zogen ab.", "Befreiungsfront Eritreas"),
    ],
    ids=["kurdistan", "eritrea"],
)
def test_an_abbreviation_behind_a_country_is_not_the_countrys(extractor: Extractor, introduced: str, name: str) -> None:
    short = introduced[introduced.index("(") + 1 : introduced.index(")")]
    [quote] = extractor.extract(f"{introduced} Das Lager sei leer, teilte die {short} am Montag mit.")
    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_what_the_speaker_says_next_is_no_part_of_what_he_said_before(extractor: Extractor) -> None:
    text = "Das Wehr sei dicht, sagte Kern, kündigte aber an, es prüfen zu lassen."
    assert said(extractor.extract(text)) == [("Das Wehr sei dicht", "Kern"), ("es prüfen zu lassen", "Kern")]


def test_a_sentence_with_a_frame_of_its_own_is_no_part_of_the_next_quote(extractor: Extractor) -> None:
    """Else words would be taken as often as sentences follow, and the time would grow with the square of the text."""
    found = said(extractor.extract("Wir kommen. " + "Ich komme morgen, sagte ich. " * 4))
    assert [text for text, _ in found] == ["Wir kommen. Ich komme morgen", *["Ich komme morgen"] * 3]


def test_a_verb_that_nobody_is_the_subject_of_reports_less(extractor: Extractor) -> None:
    said, hoped = (
        sum(quote.confidence.quote for quote in extractor.extract(text))
        for text in ("Der Verein hofft, dass das Wehr hält.", "Es bleibt zu hoffen, dass das Wehr hält.")
    )
    assert said > 0.9
    assert hoped < 0.6


def test_what_nobody_says_comes_apart(extraction: Extraction) -> None:
    assert [each.text for each in extraction.not_quoted] == ["Wasserspiele"]


def test_an_age_behind_ein_is_somebody_new(extractor: Extractor) -> None:
    text = (
        "Polizeisprecher Jan Kern kam am Abend. Das Opfer, ein 34-jähriger Koch aus Lauen, sagte, es habe geschlafen."
    )
    extraction = extractor.extract(text)
    assert all(quote.speaker.name != "Jan Kern" for quote in extraction)
    assert [entity.name for entity in extraction.entities] == ["34-jähriger Koch aus Lauen"]


def test_a_quote_in_a_quote_names_its_parent(extraction: Extraction) -> None:
    [inner] = [quote for quote in extraction if quote.text == "Wir öffnen im Juni."]
    [outer] = [quote for quote in extraction if quote.id == inner.parent]
    assert outer.spans[0].contains(inner.spans[0])


def test_two_mentions_of_one_person_are_one_entity(extraction: Extraction) -> None:
    first = next(quote for quote in extraction if quote.text == "Das Becken ist dicht")
    later = next(quote for quote in extraction if quote.text.startswith("Mein Chef"))
    assert later.speaker.text == "Brandt"
    assert later.speaker.name == first.speaker.name == "Lena Brandt"


def test_each_quote_without_speaker_says_why(extraction: Extraction) -> None:
    [quote] = [quote for quote in extraction if quote.text == "Wer soll das bezahlen?"]
    assert quote.reason == "impersonal"


ODD = {
    "empty": "",
    "blank": " \t\r\n\u00a0\u2028",
    "one mark": "„",
    "a closing mark": "“",
    "an empty pair": "„“",
    "only marks": "„“»«\"'‚‘" * 200,
    "only opening marks": "„" * 5000,
    "lone surrogates": "\udc00„Ja\ud800“, sagte Ida Kern.\udfff",
    "NUL": "\x00„Ja\x00“, sagte\x00Ida Kern.",
    "all controls": "".join(map(chr, range(32))) + "„Ja“, sagte Ida Kern." + "".join(map(chr, range(127, 160))),
    "mixed scripts": "«Да», сказала Анна. 「はい」と言った。 „Ja“, sagte Ida. “نعم” קובץ „कुछ“",
    "emoji and joiners": "„👩‍👩‍👧‍👦 🇩🇪“, sagte Ida Kern 🙂.",
    "combining marks": "„" + "e\u0301" * 300 + "“, sagte Ida Kern.",
    "direction marks": "\u202e„Ja“\u202c, sagte Ida Kern.\u200f\ufeff",
    "one long word": "„" + "x" * 50_000 + "“, sagte Ida Kern.",
    "one long sentence": "„Ja“, sagte Ida und " * 60,
    "a pronoun in a group": 'Haus "wir", gehen. wir und "Haus", Haus.   Haus.',
    "line ends of all kinds": "„Ja“, sagte Ida.\r\n\r\n„Nein“, rief Otto.\r\r„Doch.“\x85\u2029»Nie«, so Ida.\x0b\x0c",
    "markup": "<p>&bdquo;Ja&ldquo;, <b>sagte</b> <!-- „ -->Ida</p> {{„Nein“}} [[“Datei”]]",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_is_an_error(text: str, extractor: Extractor) -> None:
    extraction = extractor.extract(text)
    assert extraction.text == text
    spans = [span for each in (*extraction, *extraction.not_quoted) for span in each.spans]
    spans += [finding.span for finding in extraction.findings]
    assert all(span.end <= len(text) for span in spans)
    assert from_dict(to_dict(extraction), text) == extraction


@pytest.mark.parametrize("name", ["lone surrogates", "NUL"])
def test_characters_that_no_analyser_takes_hide_no_quote(name: str, extractor: Extractor) -> None:
    [quote] = extractor.extract(ODD[name])
    assert quote.spans[0].of(ODD[name])[1:3] == "Ja"


def test_a_long_text(extractor: Extractor) -> None:
    """200 kB: more than one block, every quote of every copy found where it stands."""
    copies = 200_000 // len(ARTICLE.encode())
    text = "\n\n".join([ARTICLE] * copies)
    extraction = extractor.extract(text)
    alone = extractor.extract(ARTICLE)
    step = len(ARTICLE) + 2
    places = {quote.start for quote in extraction}
    assert places == {quote.start + step * copy for quote in alone for copy in range(copies)}
    assert [quote.start for quote in extraction] == sorted(quote.start for quote in extraction)


def test_alone_in_a_batch_and_in_threads_alike(extractor: Extractor) -> None:
    texts = [ARTICLE, ARTICLE[:120], "", "„Ja“, sagte Ida Kern.", ARTICLE[130:], "\ud800"]
    alone = [extractor.extract(text) for text in texts]
    assert list(extractor.extract_many(texts)) == alone
    assert list(extractor.extract_many(reversed(texts))) == alone[::-1]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(extractor.extract, texts)) == alone


def test_another_extractor_says_the_same(extraction: Extraction) -> None:
    assert Extractor().extract(ARTICLE) == extraction


def test_worker_processes_say_the_same_in_the_same_order(extractor: Extractor) -> None:
    texts = [ARTICLE, "", "\ud800„Ja“, sagte Ida Kern.", ARTICLE[:120], "\x00"] * 2
    assert list(extractor.extract_many(texts, workers=2)) == list(extractor.extract_many(texts))


def test_settings_reach_worker_processes() -> None:
    sure = Extractor(settings=Settings(speaker_threshold=1.0))
    [extraction] = sure.extract_many([ARTICLE], workers=2)
    assert {quote.speaker for quote in extraction} == {None}
    assert extraction == sure.extract(ARTICLE)


def test_worker_processes_read_not_far_ahead(extractor: Extractor) -> None:
    read = 0

    def texts() -> object:
        nonlocal read
        for _ in range(100):
            read += 1
            yield "Ja."

    found = extractor.extract_many(texts(), workers=2)
    assert read == 0
    next(found)
    assert read <= 10
    found.close()


def test_json_and_back(extraction: Extraction) -> None:
    record = to_dict(extraction, "a")
    Draft202012Validator(json_schema()).validate(record)
    assert from_dict(json.loads(json.dumps(record)), ARTICLE) == extraction


def test_json_lines_and_back(extractor: Extractor) -> None:
    documents = [(name, extractor.extract(text)) for name, text in ODD.items() if len(text) < 1000]
    stream = StringIO(newline="")
    write_jsonl(documents, stream, with_text=True)
    assert list(read_jsonl(StringIO(stream.getvalue(), newline="\n"))) == documents


def test_results_are_values(extraction: Extraction) -> None:
    assert pickle.loads(pickle.dumps(extraction)) == extraction
    assert len({extraction, pickle.loads(pickle.dumps(extraction))}) == 1


# --- speech without marks ---------------------------------------------------------------------------------------------

TOLD = (
    "Ida Kern sagte am Dienstag, das Wehr sei „seit Jahren undicht“. Es müsse im Mai erneuert werden.\n\n"
    "Das Geld reiche bis zum Winter. Laut Milan Vukić hat die Stadt mitgeteilt, dass der Bescheid fehlt. "
    "Der Verband kritisierte die Pläne der Stadt. Wäre es wärmer, käme niemand auf solche Ideen."
)


def test_every_kind_in_its_place(extractor: Extractor) -> None:
    found = [(quote.kind, quote.text, quote.speaker and quote.speaker.name) for quote in extractor.extract(TOLD)]
    wanted = [
        (Kind.INDIRECT, "das Wehr sei „seit Jahren undicht“", "Ida Kern"),
        (Kind.DIRECT, "seit Jahren undicht", "Ida Kern"),
        (Kind.INDIRECT_FREE_INDIRECT, "Es müsse im Mai erneuert werden.", "Ida Kern"),
        (Kind.INDIRECT_FREE_INDIRECT, "Das Geld reiche bis zum Winter.", "Ida Kern"),
        (Kind.INDIRECT, "dass der Bescheid fehlt", "Stadt"),
        (Kind.REPORTED, "Der Verband kritisierte die Pläne der Stadt.", "Verband"),
    ]
    assert [each for each in wanted if each not in found] == []
    assert not any("käme" in text for _, text, _ in found)


def test_a_fragment_stands_in_its_report_and_a_sentence_goes_on_from_it(extractor: Extractor) -> None:
    quotes = {quote.text: quote for quote in extractor.extract(TOLD)}
    report = quotes["das Wehr sei „seit Jahren undicht“"]
    assert quotes["seit Jahren undicht"].parent == report.id
    assert quotes["Es müsse im Mai erneuert werden."].continues is not None
    assert report.continues is report.parent is None


def test_words_between_marks_in_a_sentence_in_konjunktiv_are_its_speakers(extractor: Extractor) -> None:
    found = extractor.extract(
        "Die Försterin sagte, der Wald erhole sich. Den Borkenkäfer halte man mit „Geduld und Axt“ in Schach."
    )
    [quote] = [each for each in found if each.kind is Kind.DIRECT]
    assert quote.text == "Geduld und Axt"
    assert quote.speaker is not None
    assert quote.speaker.text == "Die Försterin"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Aus dem Rathaus hieß es, man prüfe die Brücke. „Mehr sagen wir nicht“, hieß es weiter.",
            "dem Rathaus",
        ),
        (
            "Rösch riet ab. „Das versteht keiner“, falls die Halle halte, sagte Rösch. „Wir unterschreiben nicht.“",
            "Rösch",
        ),
        (
            "Aus dem Rathaus hieß es, man habe die Brücke geprüft.\n\n„Mehr sagen wir nicht“, hieß es.",
            "",
        ),
        (
            "Kern sagte, der Rat habe gewarnt, das Dach sei undicht. „Mehr sagen wir nicht“, hieß es weiter.",
            "Kern",
        ),
    ],
    ids=["an-inquit-that-names-nobody", "behind-a-report", "another-paragraph", "the-outermost"],
)
def test_words_between_marks_go_on_from_what_is_reported_before(extractor: Extractor, text: str, speaker: str) -> None:
    last = [each for each in extractor.extract(text) if each.kind is Kind.DIRECT][-1]
    assert (last.speaker.text if last.speaker is not None else "") == speaker


def test_words_behind_a_colon_stand_in_no_clause(extractor: Extractor) -> None:
    [quote] = [each for each in extractor.extract("Er sagte: „Ich gehe“ und ging.") if each.kind is Kind.DIRECT]
    assert quote.evidence.rule == "colon-verb/subject"


def test_a_frame_is_no_part_of_what_another_one_reports(extractor: Extractor) -> None:
    found = extractor.extract("Die Brücke sei, wie der Gutachter schreibt, noch sicher, sagte Landrat Uwe Kern.")
    assert {quote.text for quote in found if quote.speaker is not None and quote.speaker.text == "der Gutachter"} == {
        "Die Brücke sei noch sicher"
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Sie rieb ihm Briefe des Ministers unter die Nase, der den Rat als „Kaffeekränzchen“ verspottet hatte.",
            "des Ministers",
        ),
        ("Am Montag sagte Ute Brix: „Wir haben geliefert“, und weiter: „Uns fehlen Räume.“", "Ute Brix"),
        (
            "Er war da. Torsten Wiegand aus Hof: „Da hat es gleich gerochen“, aber er habe das für Rauch gehalten.",
            "Torsten Wiegand aus Hof",
        ),
    ],
    ids=["whom-a-relative-clause-agrees-with", "a-colon-ends-the-frame", "a-label-with-more-behind-the-words"],
)
def test_who_speaks_the_first_words_between_marks(extractor: Extractor, text: str, speaker: str) -> None:
    first = next(each for each in extractor.extract(text) if each.kind is Kind.DIRECT)
    assert (first.speaker.text if first.speaker is not None else "") == speaker


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Für Hermine Stadler gehe das Trinkwasser der Bürger vor.", "Hermine Stadler"),
        ("Für die Menschen im Ort bleibe das Risiko gering.", "Der Bauer Georg Pich"),
    ],
)
def test_a_sentence_in_konjunktiv_may_open_with_whose_view_it_is(
    extractor: Extractor, opening: str, speaker: str
) -> None:
    last = extractor.extract(f"Der Bauer Georg Pich sagte, das Wasser reiche. {opening}").quotes[-1]
    assert last.speaker is not None
    assert last.speaker.text == speaker


def test_a_report_ends_before_the_colon_of_words_between_marks(extractor: Extractor) -> None:
    found = extractor.extract(
        "Der Vorstand beteuerte, er bedaure jeden Ausfall. Man habe nichts verschwiegen: «Wer nichts hört, hat "
        "ein Recht auf Wut.» Mit dem Satz ging er."
    )
    assert [(quote.kind, quote.text) for quote in found] == [
        (Kind.INDIRECT, "er bedaure jeden Ausfall"),
        (Kind.INDIRECT_FREE_INDIRECT, "Man habe nichts verschwiegen"),
        (Kind.DIRECT, "Wer nichts hört, hat ein Recht auf Wut."),
    ]
    assert {quote.speaker.text for quote in found if quote.speaker is not None} == {"Der Vorstand"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kritik am Sparkurs kam von der Opposition.", "der Opposition"),
        ("Aus der Union kam dagegen Lob für die Ministerin.", "der Union"),
        ("Die Entscheidung stieß bei der IG Metall auf erbitterte Ablehnung.", "der IG Metall"),
        ("Die Entscheidung stieß auf Ablehnung.", None),
        ("Das Lob des Trainers kam bei der Mannschaft gut an.", None),
    ],
)
def test_a_noun_may_tell_what_comes_from_somebody(extractor: Extractor, text: str, speaker: str | None) -> None:
    found = [each for each in extractor.extract(text) if each.kind is Kind.REPORTED]
    assert [each.speaker.text for each in found if each.speaker is not None] == ([speaker] if speaker else [])
    assert [each.text for each in found] == ([text] if speaker else [])


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Wohnungsbau: CDU und FDP: Minister muss den Streit beenden", "CDU und FDP"),
        ("Haushalt – Finanzminister Uwe Kern: Wir müssen sparen", "Finanzminister Uwe Kern"),
        ("Bayern - Leverkusen: Wer gewinnt das Spiel?", None),
        ("- SPD: Die Stadt muss endlich mehr Wohnungen bauen", "SPD"),
    ],
    ids=["behind-a-kicker", "behind-a-dash", "a-match", "an-item-of-a-list"],
)
def test_a_topic_may_stand_before_the_label_of_a_headline(
    extractor: Extractor, headline: str, speaker: str | None
) -> None:
    found = extractor.extract(f"{headline}\n\nAm Samstag geht es weiter.")
    assert [each.speaker.text for each in found if each.speaker is not None] == ([speaker] if speaker else [])


def test_a_fragment_with_a_frame_of_its_own_in_a_report_is_not_the_reporters(extractor: Extractor) -> None:
    text = "Die Stadt sagte, dass man über das, was der Landkreis als „Altlast ohne Wert“ bezeichnete, reden müsse."
    told = [quote for quote in extractor.extract(text) if quote.text == "Altlast ohne Wert"]
    assert [quote.speaker and quote.speaker.text for quote in told] == ["der Landkreis"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Als Antwort erhielt Kern ein Brummen: „Kenne ich nicht.“", None),
        ("Kern bekam zur Antwort: „Das prüfen wir.“", None),
        ("Von der Stadt bekam der Verein die Antwort: „Das prüfen wir.“", "der Stadt"),
    ],
    ids=["object", "phrase", "giver"],
)
def test_whom_words_reach_does_not_speak_them(extractor: Extractor, text: str, speaker: str | None) -> None:
    assert [who for _, who in said(extractor.extract(text))] == [speaker]


def test_a_body_in_the_nominative_speaks_and_not_the_thing_in_front(extractor: Extractor) -> None:
    (quote,) = extractor.extract("Das geplante Gesetz brandmarkt der Verband als „Geschenk an Konzerne“.")
    assert quote.speaker is not None
    assert quote.speaker.text == "der Verband"


def test_what_another_said_may_be_told_within_marks(extractor: Extractor) -> None:
    text = "„Die Polizei hat mir gesagt, dass das Wehr gesperrt ist. Ich denke, dass Sie das wissen“, sagte Ida Kern."
    outer, inner = extractor.extract(text)
    assert (inner.text, inner.parent) == ("dass das Wehr gesperrt ist", outer.id)
    assert [source.name for source in inner.via] == ["Ida Kern"]


def test_nobody_speaks_outside_marks_who_stands_between_them(extractor: Extractor) -> None:
    text = "„Wir prüfen alle Dächer der Schule“, sagt Ida Kern und erklärt, was das heißt."
    told = [quote for quote in extractor.extract(text) if quote.text == "was das heißt"]
    assert [quote.speaker and quote.speaker.text for quote in told] == ["Ida Kern"]


def test_who_is_reported_to_report_is_told_by_via(extractor: Extractor) -> None:
    quotes = {quote.text: quote for quote in extractor.extract(TOLD)}
    assert [source.name for source in quotes["dass der Bescheid fehlt"].via] == ["Milan Vukić"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param(
            "Drei Zeugen wollen in der Nacht einen Schuss gehört haben.",
            "in der Nacht einen Schuss gehört haben",
            "Drei Zeugen",
            id="an-act-of-ones-own",
        ),
        pytest.param(
            "Von dem Geld will der Kämmerer nichts gewusst haben.",
            "Von dem Geld nichts gewusst haben",
            "der Kämmerer",
            id="in-two-parts",
        ),
        pytest.param(
            "Am Abend der Tat will die Köchin daheim gewesen sein.",
            "Am Abend der Tat daheim gewesen sein",
            "die Köchin",
            id="with-sein",
        ),
        pytest.param("Bis Pfingsten wollen die Taucher das Wrack geräumt haben.", None, None, id="a-plan"),
        pytest.param("Ein guter Käse will drei Monate gereift sein.", None, None, id="what-a-thing-needs"),
        pytest.param("Wer dort gewesen sein will, braucht einen Stempel.", None, None, id="whoever"),
        pytest.param("Die Stadt will die Halle im Mai sanieren.", None, None, id="a-wish"),
    ],
)
def test_what_somebody_claims_of_himself(
    extractor: Extractor, text: str, words: str | None, speaker: str | None
) -> None:
    claims = [quote for quote in extractor.extract(text) if quote.evidence.rule.startswith("claimed")]
    assert [(quote.text, quote.speaker and quote.speaker.text) for quote in claims] == (
        [(words, speaker)] if words else []
    )


def speakers(extractor: Extractor, text: str) -> list[str | None]:
    """The mentions of the speakers of what stands between marks."""
    return [quote.speaker and quote.speaker.text for quote in extractor.extract(text) if quote.kind.value == "direct"]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "„Waren Sie allein?“, fragt die Richterin den Gärtner. „Ja.“ – „Die ganze Nacht?“ – „Bis der Hund kam.“",
            ["die Richterin", "den Gärtner", "die Richterin", "den Gärtner"],
            id="by-turns",
        ),
        pytest.param(
            "„Und der Fernseher?“, fragt die Reporterin. „Kaputt.“ – „Seit wann?“",
            ["die Reporterin", None, None],
            id="nobody-is-asked-by-name",
        ),
        pytest.param(
            "„Wer soll das bezahlen?“, fragte Kern. „Wir haben dafür kein Geld übrig.“",
            ["Kern", "Kern"],
            id="the-asker-goes-on",
        ),
        pytest.param(
            "„Das wird teuer“, sagte Kern dem Rat. „Wir haben dafür kein Geld.“",
            ["Kern", "Kern"],
            id="no-question",
        ),
        pytest.param(
            "„Mir reicht es“, sagte die Wirtin, „mir schon lange“, entgegnete ihr Koch.",
            ["die Wirtin", "ihr Koch"],
            id="two-inquits",
        ),
        pytest.param(
            "„Ich nehme den Hund“, erklärte die Ehefrau, und der Mann: „Dann nehme ich das Haus.“",
            ["die Ehefrau", "der Mann"],
            id="a-name-before-the-colon",
        ),
        pytest.param(
            "„Ich nehme den Hund“, erklärte die Ehefrau, und weiter: „Das Haus nehme ich auch.“",
            ["die Ehefrau", "die Ehefrau"],
            id="no-name-before-the-colon",
        ),
    ],
)
def test_who_speaks_where_two_talk(extractor: Extractor, text: str, turns: list[str | None]) -> None:
    assert speakers(extractor, text) == turns


def test_an_inquit_between_two_quotes_is_reported_by_nobody(extractor: Extractor) -> None:
    extraction = extractor.extract("„Zu spät“, urteilt die Opposition, „gerade rechtzeitig“, heißt es aus dem Rathaus.")
    assert [(quote.kind.value, quote.text) for quote in extraction] == [
        ("direct", "Zu spät"),
        ("direct", "gerade rechtzeitig"),
    ]


def test_marks_that_close_in_a_later_sentence_bring_their_inquit(extractor: Extractor) -> None:
    said = "„immer Geld hineingesteckt. Die Anlage wurde gewartet wie ein Flugzeug“"
    extraction = extractor.extract(
        f"Kern lobte den Wehrmeister. Der Mühlenchef habe allerdings {said}, sagte Brandmeister Otto Lenz."
    )
    [report] = [quote for quote in extraction if quote.kind.value == "indirect"]
    assert (report.text, report.speaker and report.speaker.text) == (
        f"Der Mühlenchef habe allerdings {said}",
        "Brandmeister Otto Lenz",
    )
    assert [quote.parent for quote in extraction if quote.kind.value == "direct"] == [report.id]


def test_marks_that_close_in_a_later_sentence_belong_to_what_they_open_in(extractor: Extractor) -> None:
    said = "„auf diesem Niveau nicht zu gebrauchen. Mehr muss ich dazu nicht sagen.“"
    extraction = extractor.extract(f"Die Trainerin sagte, das Spiel sei gut gewesen. Die Würfe seien {said}")
    [on] = [quote for quote in extraction if quote.kind.value == "indirect_free_indirect"]
    assert (on.text, on.speaker and on.speaker.text) == (f"Die Würfe seien {said}", "Die Trainerin")
