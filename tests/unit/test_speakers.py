"""Mentions: a row a phenomenon. Sentences are tagged by hand (notation in `docs`), the lexicon is the real one."""

from functools import cache

import pytest
from docs import tagged
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import load_lexicon
from quotes.models.results import SpeakerForm
from quotes.speakers import find_mentions

lexicon = cache(load_lexicon)


def mentions(line):
    """The mentions of a sentence by their words."""
    analysis = tagged(line)
    return {mention.spans[0].of(analysis.text): mention for mention in find_mentions(analysis, lexicon())}


# id, sentence, what must be a mention
WHOLE = [
    ("article", "Die/D Richterin/N sagte/V nichts/P .", ["Die Richterin"]),
    ("adjectives", "Der/D neue/A ,/ strenge/A Lehrer/N sagte/V nichts/P .", ["Der neue, strenge Lehrer"]),
    ("numeral", "Die/D beiden/P Zeuginnen/N sagten/V nichts/P .", ["Die beiden Zeuginnen"]),
    (
        "genitive-chain",
        "Es/P sprach/V die/D Sprecherin/N des/D Ministeriums/N der/D Finanzen/N .",
        ["die Sprecherin des Ministeriums der Finanzen", "des Ministeriums der Finanzen", "der Finanzen"],
    ),
    (
        "prepositions-in-the-front-field",
        "Ein/D Sprecher/N des/D Amtes/N für/R Wasser/N in/R Trier/E/LOC lehnte/V das/P ab/R .",
        ["Ein Sprecher des Amtes für Wasser in Trier", "des Amtes für Wasser in Trier", "Wasser in Trier", "Trier"],
    ),
    (
        "place-behind-the-verb",
        "Gestern/B sagte/V der/D Sprecher/N in/R Trier/E/LOC nichts/P .",
        ["der Sprecher", "Trier"],
    ),
    (
        "from-behind-the-verb",
        "Gestern/B sagte/V Ida/E/PER Kern/E/-PER vom/R Verband/N der/D Müller/N nichts/P .",
        ["Ida Kern vom Verband der Müller", "Verband der Müller", "der Müller"],
    ),
    (
        "brackets-within-brackets",
        "Die/D Stifter/N (/ Bund/N der/D Imker/N (/ BdI/E/ORG )/ und/C Kammer/N )/ sprachen/V .",
        ["Die Stifter (Bund der Imker (BdI) und Kammer)"],
    ),
    (
        "time-of-day-behind-a-name",
        "So/B schrieb/V Kern/E/PER Freitagabend/E/-PER an/R Lang/E/PER .",
        ["Kern", "Freitagabend", "Lang"],
    ),
    (
        "season-as-a-last-name",
        "So/B schrieb/V Jan/E/PER Sommer/E/-PER an/R Lang/E/PER .",
        ["Jan Sommer", "Lang"],
    ),
    (
        "two-people-side-by-side",
        "Ida/E/PER Kern/E/-PER und/C Jan/E/PER Lang/E/-PER kamen/V . | Dort/B traf/V Kern/E/PER Lang/E/-PER nicht/T .",
        ["Ida Kern und Jan Lang", "Ida Kern", "Jan Lang", "Kern", "Lang"],
    ),
    (
        "adjective-alone-behind-a-preposition",
        "Der/D seit/R langem/A regierende/A Fürst/N sprach/V .",
        ["Der seit langem regierende Fürst"],
    ),
    (
        "name-of-a-body-over-a-preposition",
        "Der/D Verein/N Hebammen/N/ORG ohne/R/-ORG Grenzen/N/-ORG (/ HOG/E/ORG )/ sprach/V .",
        ["Der Verein Hebammen ohne Grenzen (HOG)", "Grenzen"],
    ),
    (
        "a-first-name-like-an-adjective",
        "Auch/B Rüdiger/E/PER Lang/E/-PER kam/V . | Ständiger/A Ausschuss/N/n tagte/V .",
        ["Rüdiger Lang", "Ständiger Ausschuss"],
    ),
    (
        "a-last-name-like-a-trade",
        "Aus/R Fischers/E/PER,g Büro/N hieß/V es/P nichts/P .",
        ["Fischers Büro", "Fischers"],
    ),
    (
        "genitive-within-a-name",
        "Das/D sagte/V die/D Gewerkschaft/N/ORG der/D/-ORG Polizei/N/-ORG .",
        ["Das", "die Gewerkschaft der Polizei", "der Polizei"],
    ),
    (
        "an-amount-is-not-what-a-document-is-about",
        "Das/D wurde/X laut/R Berichten/N für/R 30/# Euro/N verkauft/V/part .",
        ["Das", "Berichten", "30 Euro"],
    ),
    (
        "whose-words-in-the-passive-field",
        "Das/D wird/X nach/R Aussage/N von/R Kern/E/PER verkauft/V/part .",
        ["Das", "Aussage von Kern", "Kern"],
    ),
    (
        "agency-is-told-by-a-spokeswoman",
        "Das/D sagte/V eine/D Sprecherin/N der/D dpa/E/ORG .",
        ["Das", "eine Sprecherin", "der dpa"],
    ),
    (
        "agency-with-an-adjective-is-told",
        "Das/D sagte/V eine/D Sprecherin/N der/D Deutschen/A/ORG Presse-Agentur/E/-ORG .",
        ["Das", "eine Sprecherin", "der Deutschen Presse-Agentur"],
    ),
    (
        "group-called-by-its-topic",
        "Das/D sagte/V der/D AK/N Wasserrecht/N .",
        ["Das", "der AK Wasserrecht"],
    ),
    (
        "presiding-judge",
        "Der/D Vorsitzende/N Richter/N Jan/E/PER Holt/E/-PER sprach/V .",
        ["Der Vorsitzende Richter Jan Holt"],
    ),
    (
        "agency-of-its-reporter",
        "Das/D sagte/V eine/D Reporterin/N der/D dpa/E/ORG .",
        ["Das", "eine Reporterin der dpa", "der dpa"],
    ),
    (
        "year-before-a-participle",
        "Der/D ihr/P seit/R 2012/# angetraute/A Ehemann/N sprach/V .",
        ["Der ihr seit 2012 angetraute Ehemann"],
    ),
    ("elision", "Die/D Such-/N und/C Rettungsagentur/N sprach/V .", ["Die Such- und Rettungsagentur"]),
    ("body-behind-a-name", "Gestern/B drohte/V Kern/E/PER der/D ARD/E/ORG .", ["Kern", "der ARD"]),
    (
        "what-a-verb-takes-behind-a-document",
        "Es/P besteht/V laut/R Bericht/N aus/R jenen/D Teilen/N .",
        ["Bericht", "jenen Teilen"],
    ),
    ("year-behind-a-name", "Dort/B siegte/V Jan/E/PER Kern/E/-PER 2009/# .", ["Jan Kern"]),
    ("agent-of-a-passive", "Er/P wurde/X vom/R Gericht/N gehört/I/part .", ["Er", "Gericht"]),
    (
        "participle-phrase",
        "Die/D von/R der/D Stadt/N bestellte/A Gutachterin/N sagte/V nichts/P .",
        ["Die von der Stadt bestellte Gutachterin", "der Stadt"],
    ),
    (
        "participle-tagged-as-verb",
        "Die/D staatlich/B gelenkten/V Sender/N meldeten/V nichts/P .",
        ["Die staatlich gelenkten Sender"],
    ),
    ("function-and-name", "Bauministerin/N Ida/E/PER Kern/E/-PER lehnte/V ab/R .", ["Bauministerin Ida Kern"]),
    (
        "owner-in-front-of-a-participle-phrase",
        "Kerns/E/PER nach/R Kiel/E/LOC geflohene/A Schwester/N Ida/E/PER Berg/E/-PER lehnte/V ab/R .",
        ["Kerns nach Kiel geflohene Schwester Ida Berg", "Kerns", "Kiel"],
    ),
    (
        "owner-in-front",
        "Triers/E/LOC frühere/A Bürgermeisterin/N Ida/E/PER Kern/E/-PER lehnte/V ab/R .",
        ["Triers frühere Bürgermeisterin Ida Kern", "Triers"],
    ),
    (
        "place-before-a-participle-is-no-owner",
        "Die/D in/R Paris/E/LOC>4:obl lebende/A Enkelin/N schwieg/V .",
        ["Die in Paris lebende Enkelin", "Paris"],
    ),
    (
        "attribute-that-is-no-genitive",
        "Der/D im/R Blatt/N stehenden/A Meldung/N zufolge/R schneit/V es/P .",
        ["Der im Blatt stehenden Meldung", "Blatt"],
    ),
    (
        "age-as-attribute",
        "Der/D 49/#>3:nummod Jahre/N>4:obl alte/A>5:amod Fahrer/N schwieg/V .",
        ["Der 49 Jahre alte Fahrer"],
    ),
    (
        "name-before-a-postposition",
        "Es/P schneit/V dem/D Verband/N Eurofa/E/ORG>4:appos zufolge/R .",
        ["dem Verband Eurofa"],
    ),
    (
        "foreign-words-in-a-name",
        "Das/P sagte/V das/D Institute/N/ORG of/X/-ORG Arts/E/-ORG and/X/-ORG Law/E/-ORG .",
        ["das Institute of Arts and Law"],
    ),
    (
        "und-in-a-name",
        "Die/D Chefin/N des/D Büros/N Markt-/N/ORG und/C/-ORG Wegebau/N/-ORG schwieg/V .",
        ["Die Chefin des Büros Markt- und Wegebau", "des Büros Markt- und Wegebau"],
    ),
    (
        "number-in-a-name",
        "Das/P sagte/V der/D Trainer/N von/R Lauen/E/ORG 04/#/-ORG Nord/E/-ORG .",
        ["der Trainer von Lauen 04 Nord"],
    ),
    (
        "source-of-the-words-in-the-passive",
        "Er/P wurde/X nach/R Angaben/N von/R Interpol/E/ORG>4:nmod gefasst/V/part .",
        ["Angaben von Interpol"],
    ),
    ("as-well-as", "Die/D Polizei/N wie/S auch/B das/D Gericht/N schwiegen/V .", ["Die Polizei wie auch das Gericht"]),
    ("title", "Frau/N Prof./N Dr./N Ida/E/PER Kern/E/-PER lehnte/V ab/R .", ["Frau Prof. Dr. Ida Kern"]),
    (
        "nobility",
        "Ida/E/PER von/R der/D Aue/E und/C Jan/E/PER zu/R Rhein/E lehnten/V ab/R .",
        ["Ida von der Aue und Jan zu Rhein", "Ida von der Aue", "Jan zu Rhein"],
    ),
    (
        "noble-name-without-its-first-name",
        "Ida/E/PER von/R der/D Aue/E kam/V . | Gestern/B lehnte/V von/R der/D Aue/E ab/R .",
        ["Ida von der Aue", "von der Aue"],
    ),
    ("from-a-place-that-nobody-is-called-by", "Gestern/B lief/V sie/P ab/R von/R Trier/E/LOC .", ["Trier"]),
    (
        "by-a-noble-in-the-passive",
        "Ida/E/PER von/R Aue/E kam/V . | Das/P wurde/X von/R Aue/E gebaut/V/part .",
        ["Ida von Aue", "Aue"],
    ),
    ("noble-title-before-particle", "Gestern/B lehnte/V Gräfin/N zu/R Aue/E ab/R .", ["Gräfin zu Aue"]),
    ("noble-title-in-the-name", "Jan/E/PER Graf/N von/R Aue/E lehnte/V ab/R .", ["Jan Graf von Aue"]),
    ("von-und-zu", "Jan/E/PER von/R und/C zu/R Aue/N lehnte/V ab/R .", ["Jan von und zu Aue"]),
    ("particle-in-front", "Gestern/B lehnte/V al/R Sabah/E/PER ab/R .", ["al Sabah"]),
    ("apostrophe", "Gestern/B lehnte/V Ida/E/PER O/E +’ +Hara/E ab/R .", ["Ida O’Hara"]),
    ("hyphens", "Der/D Ex-Rhein-Main-Chef/N Kern-Hell/E/PER lehnte/V ab/R .", ["Der Ex-Rhein-Main-Chef Kern-Hell"]),
    ("swiss-spelling", "Der/D Grossrat/N der/D Strassenpartei/N lehnte/V ab/R .", ["Der Grossrat der Strassenpartei"]),
    ("nationality", "Der/D Schweizer/N Botschafter/N lehnte/V ab/R .", ["Der Schweizer Botschafter"]),
    ("city-adjective", "Das/D meldet/V der/D Kieler/N Anzeiger/N .", ["der Kieler Anzeiger"]),
    ("capital-adjective", "Die/D Vereinten/N Nationen/N lehnten/V ab/R .", ["Die Vereinten Nationen"]),
    ("party-in-brackets", "Ida/E/PER Kern/E/-PER ( SPD/E/ORG ) lehnte/V ab/R .", ["Ida Kern (SPD)"]),
    ("age-in-brackets", "Die/D Lehrerin/N ( 43/# ) lehnte/V ab/R .", ["Die Lehrerin (43)"]),
    ("age-in-commas", "Ida/E/PER Kern/E/-PER , 43/# , lehnte/V ab/R .", ["Ida Kern, 43"]),
    ("marked-name", "Das/P meldet/V die/D Zeitung/N „ Rheinbote/N “ .", ["die Zeitung „Rheinbote“"]),
    ("only-a-marked-name", "Das/P meldet/V der/D „ Rheinbote/N “ .", ["der „Rheinbote“"]),
    ("marked-compound", "Der/D „ Rheinbote/N “ +-Redakteur/N schwieg/V .", ["Der „Rheinbote“-Redakteur"]),
    (
        "apposition-by-name",
        "Der/D Leiter/N der/D Behörde/N , Jan/E/PER Hell/E/-PER , sagte/V nichts/P .",
        ["Der Leiter der Behörde, Jan Hell", "Der Leiter der Behörde", "der Behörde", "Jan Hell"],
    ),
    (
        "apposition-by-function",
        "Das/P sagte/V Jan/E/PER Hell/E/-PER , Leiter/N der/D Behörde/N .",
        ["Jan Hell, Leiter der Behörde", "Jan Hell", "Leiter der Behörde"],
    ),
    (
        "apposition-inside-a-noun-of-saying",
        "Nach/R Angaben/N des/D Direktors/N , Jan/E/PER Hell/E/-PER , war/X es/P kalt/A .",
        ["Angaben des Direktors, Jan Hell", "des Direktors, Jan Hell", "des Direktors", "Jan Hell"],
    ),
    (
        "apposition-by-a-noun-that-no-list-has",
        "Das/P sagte/V Jan/E/PER Hell/E/-PER , Kopf/N>3:appos einer/D Bande/N .",
        ["Jan Hell, Kopf einer Bande", "Jan Hell", "Kopf einer Bande"],
    ),
    (
        "owner-behind-an-office",
        "Der/D Präsident/N Perus/E/LOC>2:nmod , Jan/E/PER Hell/E/-PER , sagte/V nichts/P .",
        ["Der Präsident Perus, Jan Hell", "Der Präsident Perus", "Perus"],
    ),
    (
        "place-that-the-tree-hangs-on-the-noun",
        "Gestern/B sagte/V ein/D Kollege/N am/R Gericht/N>4:nmod nichts/P .",
        ["ein Kollege am Gericht"],
    ),
    ("name-like-a-month", "Ministerin/N Thi/E/PER Mai/E/-PER Kern/E/-PER lehnte/V ab/R .", ["Ministerin Thi Mai Kern"]),
    (
        "coordination",
        "Ida/E/PER Kern/E/-PER , der/D Pfarrer/N und/C die/D SPD/E/ORG lehnten/V ab/R .",
        ["Ida Kern, der Pfarrer und die SPD", "Ida Kern", "der Pfarrer", "die SPD"],
    ),
    (
        "coordinated-attributes",
        "Die/D Sprecher/N der/D SPD/E/ORG und/C der/D CDU/E/ORG lehnten/V ab/R .",
        ["Die Sprecher der SPD und der CDU", "der SPD und der CDU", "der SPD", "der CDU"],
    ),
    (
        "one-person-two-offices",
        "Der/D Landrat/N und/C Lehrer/N Jan/E/PER Hell/E/-PER lehnte/V ab/R .",
        ["Der Landrat und Lehrer Jan Hell"],
    ),
    (
        "two-clauses",
        "Das/P sagte/V Kern/E/PER und/C Hell/E/PER nickte/V .",
        ["Kern", "Hell"],
    ),
    (
        "relative-clause-stays-outside",
        "Der/D Richter/N , der/P das/D Urteil/N sprach/V , schwieg/V .",
        ["Der Richter", "der", "das Urteil"],
    ),
    ("focus-particle-stays-outside", "Auch/B nur/B die/D Lehrerin/N sagte/V das/P .", ["die Lehrerin"]),
    ("nominalised-adjective", "Die/D 43-Jährige/N schwieg/V , der/D Angeklagte/A auch/B .", ["Die 43-Jährige"]),
    ("one-of", "Einer/P der/D Zeugen/N schwieg/V .", ["Einer der Zeugen", "der Zeugen"]),
    (
        "quantified",
        "Rund/B 200/# Zeugen/N und/C mehrere/D Helfer/N schwiegen/V .",
        ["Rund 200 Zeugen", "mehrere Helfer"],
    ),
    ("postposition", "Neuen/A Berichten/N zufolge/R schneit/V es/P .", ["Neuen Berichten", "es"]),
    ("source-adverb", "Demnach/B schneit/V es/P .", ["Demnach", "es"]),
    (
        "name-known-from-elsewhere",
        "Das/P sagte/V Ida/E/PER Kern/E/-PER . | Kern/B schwieg/V dann/B .",
        ["Ida Kern", "Kern"],
    ),
    ("verb-taken-for-an-adjective", "Das/D sagte/A Hell/E/PER gestern/B .", ["Das", "Hell"]),
    ("this-before-a-function", "Lob/N nennt/V das/D Ministerin/N Ida/E/PER .", ["Lob", "das", "Ministerin Ida"]),
    ("as-is-no-al's", "Als/R Lob/N nannte/V es/P Ida/E/PER .", ["Lob", "es", "Ida"]),
    ("only-is-no-name", "Nur/B Ida/E/PER schwieg/V .", ["Ida"]),
    ("name-like-an-adverb", "Nur/E/PER schwieg/V .", ["Nur"]),
    ("article-behind-a-body's-name", "Gern/B lobt/V Ludo/E/ORG den/D Trainer/N .", ["Ludo", "den Trainer"]),
    (
        "before-court",
        "Nein/B ,/ so/B die/D 43-Jährige/N vor/R>8:case dem/D>8:det Landgericht/N>5:nmod .",
        ["die 43-Jährige", "dem Landgericht"],
    ),
    (
        "medium-that-is-told",
        "Das/P sagte/V der/D Kommissar/N der/D „ Rheinischen/A Post/N “ .",
        ["der Kommissar", "der „Rheinischen Post“"],
    ),
    (
        "agency-that-is-told-behind-an-owner",
        "Das/P sagte/V die/D Sprecherin/N der/D Regierung/N der/D Nachrichtenagentur/N .",
        ["die Sprecherin der Regierung", "der Nachrichtenagentur"],
    ),
    (
        "apposition-behind-a-body-of-the-description",
        (
            "Das/P wünscht/V sich/P der/D>5:det Richter/N/n>2:nsubj im/R>7:case Ausschuss/N/d>5:nmod ,"
            " Jan/E/PER>5:appos Hell/E/-PER>9:flat ."
        ),
        ["Jan Hell"],
    ),
    ("of-a-medium", "Das/P sagte/V der/D Redakteur/N der/D „ Zeit/N “ .", ["der Redakteur der „Zeit“"]),
    ("domain", "Wie/B rheinbote.de/X meldet/V , schneit/V es/P .", ["rheinbote.de", "es"]),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_the_whole_phrase_is_a_mention(line, expected):
    assert set(expected) <= set(mentions(line))


# id, sentence, what must be no mention: a phrase cut short or gone too far
NOT_WHOLE = [
    ("a-dash-before-a-label", "Fünfter/A Titel/N –/ Kern/E/PER>2:appos :/ Ja/T .", ["Fünfter Titel – Kern"]),
    (
        "auxiliary-is-no-attribute",
        "Der/D aus/R Furcht/N hatte/X Ende/N Mai/N gesprochen/V/part .",
        ["Der aus Furcht hatte Ende"],
    ),
    ("no-bare-noun", "Die/D Richterin/N sagte/V nichts/P .", ["Richterin"]),
    ("place-of-saying", "Gestern/B sagte/V der/D Sprecher/N in/R Trier/E/LOC nichts/P .", ["der Sprecher in Trier"]),
    (
        "time-of-saying",
        "Der/D Sprecher/N am/R Mittwoch/N sagte/V nichts/P .",
        ["Der Sprecher am Mittwoch"],
    ),
    ("two-clauses", "Das/P sagte/V Kern/E/PER und/C Hell/E/PER nickte/V .", ["Kern und Hell"]),
    (
        "no-owner-of-what-a-preposition-governs",
        "Gestern/B siegte/V Jens/E/PER in/R engen/A Spielen/N .",
        ["Jens in engen Spielen"],
    ),
    ("dative-is-no-genitive", "Das/P warf/V Kern/E/PER der/D Partei/N vor/R .", ["Kern der Partei"]),
    (
        "agency-is-no-owner-of-an-owner",
        "Das/P sagte/V die/D Sprecherin/N der/D Regierung/N der/D Nachrichtenagentur/N .",
        ["die Sprecherin der Regierung der Nachrichtenagentur", "der Regierung der Nachrichtenagentur"],
    ),
    (
        "person-is-no-apposition-of-a-body",
        (
            "Das/P wünscht/V sich/P der/D>5:det Richter/N/n>2:nsubj im/R>7:case Ausschuss/N/d>5:nmod ,"
            " Jan/E/PER>5:appos Hell/E/-PER>9:flat ."
        ),
        ["Ausschuss, Jan Hell"],
    ),
    (
        "person-is-no-apposition-of-a-body-whatever-the-tree-says",
        (
            "Das/P wünscht/V sich/P der/D>5:det Richter/N/n>2:nsubj im/R>7:case Ausschuss/N/d>5:nmod ,"
            " Jan/E/PER>7:appos Hell/E/-PER>9:flat , sehr/B ."
        ),
        ["Ausschuss, Jan Hell"],
    ),
    (
        "relative-pronoun-before-a-body-like-name",
        "Der/D Vertrag/N , den/P Hell/E/ORG gestern/B brachte/V , gilt/V .",
        ["den Hell"],
    ),
    ("told-behind-a-name", "Das/P sagte/V Retter/N Jan/E/PER der/D Zeitung/N .", ["Retter Jan der Zeitung"]),
    (
        "told-as-the-tree-says",
        "Das/P sagte/V die/D Ministerin/N der/D Zeitung/N>2:obl:arg .",
        ["die Ministerin der Zeitung"],
    ),
    (
        "topic-of-a-document",
        "Gestern/B half/V ein/D Brief/N an/R Kern/E/PER>4:nmod nichts/P .",
        ["ein Brief an Kern"],
    ),
    (
        "agent",
        "Er/P wurde/X vom/R Gericht/N der/D Stadt/N gehört/I/part .",
        ["Er vom Gericht der Stadt", "vom Gericht"],
    ),
    ("relative-clause", "Der/D Richter/N , der/P schwieg/V , ging/V .", ["Der Richter, der"]),
    ("spoken-words", "Dazu/B sagten/V die/D Zeugen/N „ Wir/P gehen/V “ .", ["die Zeugen „Wir gehen“"]),
    ("focus-particle", "Auch/B die/D Lehrerin/N sagte/V das/P .", ["Auch die Lehrerin"]),
    ("addressee", "Das/P sagte/V sie/P gegenüber/R der/D Zeitung/N .", ["sie gegenüber der Zeitung"]),
    ("subject-before-a-source", "Nun/B nimmt/V die/D Partei/N Kritikern/N zufolge/R zu/R .", ["die Partei Kritikern"]),
    (
        "what-the-tree-hangs-on-the-verb",
        "Es/P wird/X laut/R Angaben/N von/R Konten/N>7:obl fließen/V/inf .",
        ["Angaben von Konten"],
    ),
    ("reason-behind-a-name", "Nun/B geht/V Ida/E/PER Kern/E/-PER aus/R Zorn/N>2:obl .", ["Ida Kern aus Zorn"]),
    ("how-often", "Das/P gilt/V laut/R Angaben/N jedes/D Jahr/N .", ["Angaben jedes Jahr"]),
    ("year-behind-a-person", "Das/P riet/V der/D Forscher/N 1907/# allen/P .", ["der Forscher 1907"]),
    ("across-a-line", "Stand/N : 10:37/M | Russland/E/LOC forderte/V das/P .", ["10:37 Russland"]),
]


@pytest.mark.parametrize(("line", "wrong"), [row[1:] for row in NOT_WHOLE], ids=[row[0] for row in NOT_WHOLE])
def test_a_phrase_ends_where_it_ends(line, wrong):
    assert not set(wrong) & set(mentions(line))


# id, sentence, mention, what it must be
VALUES = [
    ("nominative", "Der/D Minister/N schwieg/V .", "Der Minister", {"case": "n", "number": "s", "gender": "m"}),
    ("accusative", "Sie/P sah/V den/D Minister/N .", "den Minister", {"case": "a", "number": "s"}),
    ("dative", "Sie/P half/V dem/D Minister/N .", "dem Minister", {"case": "d", "number": "s"}),
    ("feminine", "Die/D Sprecherin/N schwieg/V .", "Die Sprecherin", {"case": "an", "number": "s", "gender": "f"}),
    ("feminine-dative", "Sie/P half/V der/D Sprecherin/N .", "der Sprecherin", {"case": "d", "gender": "f"}),
    ("plural-as-an-adjective", "Die/D Beamten/N schwiegen/V .", "Die Beamten", {"case": "an", "number": "p"}),
    ("plural", "Die/D Sprecherinnen/N schwiegen/V .", "Die Sprecherinnen", {"case": "an", "number": "p"}),
    ("genitive", "Das/D Haus/N der/D Ministerin/N brannte/V .", "der Ministerin", {"case": "g", "number": "s"}),
    ("unlisted", "Das/P sagt/V der/D/n,m Ludobund/N/n,f .", "der Ludobund", {"case": "dn", "gender": "fm"}),
    ("joined", "Der/D Minister/N und/C der/D Lehrer/N schwiegen/V .", "Der Minister und der Lehrer", {"number": "p"}),
    ("two-offices", "Der/D Landrat/N und/C Arzt/N Jan/E/PER ging/V .", "Der Landrat und Arzt Jan", {"number": "ps"}),
    (
        "two-offices-without-article",
        "Landrat/N/n>6:nsubj und/C Lehrer/N/n>1:conj Jan/E/PER Hell/E/-PER lehnte/V/s ab/R .",
        "Landrat und Lehrer Jan Hell",
        {"number": "ps"},
    ),
    (
        "two-offices-of-two",
        "Landrat/N/n>6:nsubj und/C Lehrer/N/n>1:conj Jan/E/PER Hell/E/-PER lehnten/V/p ab/R .",
        "Landrat und Lehrer Jan Hell",
        {"number": "p"},
    ),
    (
        "apposition-of-two-parts",
        "Jan/E/PER Hell/E/-PER , der/D frühere/A Arzt/N>1:appos und/C Bruder/N des/D Chefs/N , schwieg/V .",
        "Jan Hell, der frühere Arzt und Bruder des Chefs",
        {"number": "s"},
    ),
    ("of-an-age", "Die/D 44-Jährige/N schwieg/V .", "Die 44-Jährige", {"sort": "person"}),
    ("participle-as-noun", "Der/D Bevollmächtigte/N/f ging/V .", "Der Bevollmächtigte", {"case": "n", "gender": "m"}),
    ("bare-name", "Hell/E/PER schwieg/V .", "Hell", {"case": "adgn", "form": SpeakerForm.NAME, "sort": "person"}),
    ("first-name", "Anna/E/PER Kern/E/-PER schwieg/V .", "Anna Kern", {"gender": "f", "sort": "person"}),
    ("role", "Der/D Minister/N schwieg/V .", "Der Minister", {"form": SpeakerForm.ROLE, "sort": "person"}),
    ("he", "Er/P schwieg/V .", "Er", {"form": SpeakerForm.PRONOUN, "case": "n", "gender": "m", "sort": "person"}),
    ("we", "Wir/P schwiegen/V .", "Wir", {"person": 1, "number": "p"}),
    ("to-them", "Sie/P half/V ihnen/P .", "ihnen", {"case": "d", "number": "p"}),
    ("demonstrative", "Dieser/P schwieg/V .", "Dieser", {"form": SpeakerForm.PRONOUN}),
    ("body", "Das/D Gericht/N schwieg/V .", "Das Gericht", {"sort": "body", "case": "an"}),
    ("place", "Moskau/E/LOC schwieg/V .", "Moskau", {"sort": "body"}),
    ("paper", "Der/D Blick/N schwieg/V .", "Der Blick", {"sort": "body"}),
    ("no-paper-behind-ein", "Ein/D Blick/N genügt/V .", "Ein Blick", {"sort": "unknown"}),
    (
        "document",
        "Im/R Bericht/N stand/V nichts/P .",
        "Bericht",
        {"sort": "document", "case": "d", "preposition": "in"},
    ),
    ("contraction", "Sie/P ging/V zum/R Minister/N .", "Minister", {"preposition": "zu", "case": "d"}),
    ("preposition", "Laut/R einem/D Zeugen/N schneit/V es/P .", "einem Zeugen", {"preposition": "laut", "case": "d"}),
    ("postposition", "Berichten/N zufolge/R schneit/V es/P .", "Berichten", {"preposition": "zufolge", "case": "d"}),
    ("weekday", "Sie/P ging/V am/R Mittwoch/N .", "Mittwoch", {"sort": "thing"}),
    ("part-of-a-day", "Sie/P ging/V am/R Mittwochabend/N .", "Mittwochabend", {"sort": "thing"}),
    ("span-of-time", "Sie/P ging/V drei/# Jahre/N .", "drei Jahre", {"sort": "thing"}),
    ("measure", "Das/P sind/X 30/# Prozent/N .", "30 Prozent", {"sort": "thing"}),
    ("future", "In/R Zukunft/N schneit/V es/P .", "Zukunft", {"sort": "thing"}),
    ("quality", "Die/D Machbarkeit/N besteht/V .", "Die Machbarkeit", {"sort": "thing"}),
    ("ratio", "Die/D Geburtenraten/N steigen/V .", "Die Geburtenraten", {"sort": "thing"}),
    ("body-that-ends-like-a-quality", "Die/D Mehrheit/N schwieg/V .", "Die Mehrheit", {"sort": "body"}),
    ("body-in-ung", "Die/D Turnierleitung/N schwieg/V .", "Die Turnierleitung", {"sort": "body"}),
    ("year", "Sie/P ging/V 1969/# .", "1969", {"sort": "thing"}),
]


@pytest.mark.parametrize(("line", "mention", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_what_a_mention_is(line, mention, expected):
    found = mentions(line)[mention]
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("line", "mention", "name"),
    [
        ("Bauministerin/N Ida/E/PER Kern/E/-PER schwieg/V .", "Bauministerin Ida Kern", "Ida Kern"),
        ("Der/D Leiter/N , Jan/E/PER Hell/E/-PER , schwieg/V .", "Der Leiter, Jan Hell", "Jan Hell"),
        ("Der/D Leiter/N des/D Amtes/N Jan/E/PER Hell/E/-PER ging/V .", "Der Leiter des Amtes Jan Hell", "Jan Hell"),
        ("Der/D Chef/N Perus/E/LOC>2:nmod , Jan/E/PER Hell/E/-PER , ging/V .", "Der Chef Perus, Jan Hell", "Jan Hell"),
        ("Die/D Zeitung/N „ Rheinbote/N “ schwieg/V .", "Die Zeitung „Rheinbote“", "„Rheinbote“"),
    ],
    ids=["function", "apposition", "behind-the-genitive", "not-the-owner", "marked"],
)
def test_the_name_within(line, mention, name):
    analysis = tagged(line)
    assert mentions(line)[mention].name.of(analysis.text) == name


VOCABULARY = (
    "der/D die/D des/D ein/D diese/P er/P Ida/E/PER Kern/E Zeuge/N Zeitung/N Amt/N Angaben/N neue/A gelbe/A sehr/B 5/# "
    "von/R in/R im/R zufolge/R "
    "und/C dass/S sagte/V war/X demnach/B , „ “ » « ( ) / & - : . ’ | ¶ drei/# viele/P"
)


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=40))
def test_mentions_nest_and_stand_in_order(words):
    """Whatever the words: nothing raises, all lies in the text, and two mentions nest or are apart."""
    analysis = tagged(" ".join(words))
    found = find_mentions(analysis, lexicon())
    assert list(found) == sorted(found, key=lambda mention: (mention.start, -mention.end))
    for mention in found:
        assert 0 <= mention.first <= mention.head <= mention.last < len(analysis.tokens)
        assert mention.spans == (analysis.span(mention.first, mention.last),)
        assert mention.case
        assert mention.number
    for one in found:
        for other in found:
            apart = one.last < other.first or other.last < one.first
            nested = one.spans[0].contains(other.spans[0]) or other.spans[0].contains(one.spans[0])
            assert apart or nested


def test_an_empty_text_has_no_mention():
    assert find_mentions(tagged(""), lexicon()) == ()


def test_a_long_chain_ends():
    """Nesting is limited, so that no text is too deep."""
    analysis = tagged("die/D Frau/N " + "der/D Frau/N " * 3000)
    assert find_mentions(analysis, lexicon())[0].start == 0


def test_the_last_name_of_somebody_is_a_person_without_an_article() -> None:
    analysis = tagged(
        "Jan/E/PER Berg/E/-PER kam/V . | Berg/N winkte/V . | Der/D Berg/N bebte/V . | Berg/N>2:nsubj bebten/V/p ."
    )
    found = [(mention.spans[0].of(analysis.text), mention.sort) for mention in find_mentions(analysis, lexicon())]
    assert found == [("Jan Berg", "person"), ("Berg", "person"), ("Der Berg", "unknown"), ("Berg", "unknown")]
