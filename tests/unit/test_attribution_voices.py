"""Who speaks with a cue: a row a phenomenon. The best candidate, its rule, and who must be none."""

from __future__ import annotations

import pytest
from docs import tabled
from staged import staged

from quotes.attribution.addressees import addressee_of

Q = "„ Das/D Wehr/N hält/V “"

# id, line, rule of the link, the best candidate, its rule
SPEAKS = [
    ("subject-behind", f"{Q} , sagte/V die/D Försterin/N .", "inquit-after", "die Försterin", "subject"),
    ("subject-first", f"Die/D Försterin/N sagte/V : {Q} .", "colon-verb", "Die Försterin", "subject"),
    (
        "subject-behind-other-words",
        f"{Q} , sagte/V am/R Montag/N vor/R Ort/N die/D Försterin/N .",
        "inquit-after",
        "die Försterin",
        "subject",
    ),
    (
        "the-whole-phrase",
        f"{Q} , sagte/V die/D Sprecherin/N des/D Ministeriums/N .",
        "inquit-after",
        "die Sprecherin des Ministeriums",
        "subject",
    ),
    (
        "not-the-accusative",
        f"{Q} , erinnerte/V den/D Landrat/N/a die/D Försterin/N .",
        "inquit-after",
        "die Försterin",
        "subject",
    ),
    (
        "not-behind-a-preposition",
        f"{Q} , sagte/V neben/R dem/D Landrat/N die/D Försterin/N .",
        "inquit-after",
        "die Försterin",
        "subject",
    ),
    (
        "agrees-with-the-verb",
        f"{Q} , sagten/V/p die/D Försterin/N/s die/D Helfer/N/p .",
        "inquit-after",
        "die Helfer",
        "subject",
    ),
    ("es-of-somebody", f"Es/P>2:nsubj sagte/V : {Q} .", "colon-verb", "Es", "subject"),
    (
        "no-object-of-the-tree",
        f"Das/D Labor/N>3:nsubj warnte/V das/D Gericht/N>3:obj : {Q} .",
        "colon-verb",
        "Das Labor",
        "subject",
    ),
    ("pronoun", f"{Q} , sagte/V sie/P .", "inquit-after", "sie", "subject"),
    (
        "relative-clause",
        "Die/D Försterin/N , die/P den/D Plan/N „ absurd/A “ nennt/V , schweigt/V .",
        "clause",
        "Die Försterin",
        "antecedent",
    ),
    (
        "relative-clause-of-the-owner",
        "Die/D Aussage/N eines/D Zeugen/N/g , der/P den/D Plan/N „ absurd/A “ nennt/V , fehlt/V .",
        "clause",
        "eines Zeugen",
        "antecedent",
    ),
    (
        "the-verb-it-is-joined-with",
        (
            "Ida/E/PER>2:nsubj schweigt/V , während/S>7:mark Otto/E/PER>7:nsubj es/P>7:obj lobt/V>2:advcl und/C>9:cc"
            " fordert/V>7:conj : „ Das/P hält/V . “"
        ),
        "colon-verb",
        "Otto",
        "shared-subject",
    ),
    (
        "relative-clause-with-its-own-subject",
        "Der/D Plan/N , den/P Ida/E/PER Kern/E/-PER „ absurd/A “ nennt/V , ist/X neu/A .",
        "clause",
        "Ida Kern",
        "subject",
    ),
    (
        "subject-of-the-clause-before",
        f"Die/D Försterin/N lachte/V laut/A und/C sagte/V : {Q} .",
        "colon-verb",
        "Die Försterin",
        "shared-subject",
    ),
    (
        "agent-of-a-passive",
        f"{Q} , wurde/X von/R der/D Försterin/N betont/I/part .",
        "inquit-after",
        "der Försterin",
        "agent",
    ),
    (
        "place-of-a-passive",
        f"{Q} , wurde/X aus/R dem/D Ministerium/N mitgeteilt/I/part .",
        "inquit-after",
        "dem Ministerium",
        "agent-place",
    ),
    (
        "the-agent-before-the-place",
        f"{Q} , wurde/X im/R Ministerium/N von/R Ida/E/PER Kern/E/-PER betont/I/part .",
        "inquit-after",
        "Ida Kern",
        "agent",
    ),
    ("it-says-in", f"{Q} , heißt/V es/P in/R dem/D Gutachten/N .", "inquit-after", "dem Gutachten", "source-place"),
    (
        "it-says-from",
        f"{Q} , hieß/V es/P aus/R dem/D Ministerium/N .",
        "inquit-after",
        "dem Ministerium",
        "source-place",
    ),
    ("it-says-for", f"{Q} , hieß/V es/P vonseiten/R der/D Polizei/N .", "inquit-after", "der Polizei", "source-place"),
    ("it-says-of", f"{Q} , hieß/V es/P von/R der/D Polizei/N .", "inquit-after", "der Polizei", "source-place"),
    ("hopes-in", f"{Q} , hofft/V man/P in/R der/D Kammer/N .", "inquit-after", "der Kammer", "source-place"),
    (
        "the-quoted-not-the-quoter",
        f"{Q} , zitiert/V die/D Zeitung/N den/D Landrat/N .",
        "inquit-after",
        "den Landrat",
        "quoted-object",
    ),
    (
        "the-quoted-by-a-name-like-a-noun",
        f"Die/D Zeitung/N zitierte/V Kern/N/s mit/R den/D Worten/N : {Q} .",
        "colon-verb",
        "Kern",
        "quoted-object",
    ),
    (
        "the-quoter-of-a-thing",
        f"Die/D Zeitung/N zitierte/V einen/D Satz/N : {Q} .",
        "colon-verb",
        "Die Zeitung",
        "subject",
    ),
    (
        "the-quoted-source",
        f"{Q} , zitiert/V die/D Zeitung/N eine/D/a Quelle/N/a,s,f .",
        "inquit-after",
        "eine Quelle",
        "quoted-object",
    ),
    ("the-quoter-alone", f"{Q} , zitiert/V die/D Zeitung/N .", "inquit-after", "die Zeitung", "subject"),
    (
        "laut",
        "Laut/R der/D Försterin/N ist/X das/D Wehr/N „ fast/B leer/A “ .",
        "source",
        "der Försterin",
        "source",
    ),
    (
        "zufolge-behind-its-phrase",
        "Der/D Försterin/N zufolge/R ist/X das/D Wehr/N „ fast/B leer/A “ .",
        "source",
        "Der Försterin",
        "source",
    ),
    (
        "nach-angaben",
        "Nach/R Angaben/N der/D Polizei/N ist/X das/D Wehr/N „ fast/B leer/A “ .",
        "source",
        "Angaben der Polizei",
        "source",
    ),
    ("so", f"{Q} , so/B Ida/E/PER Kern/E/-PER am/R Montag/N .", "inquit-so", "Ida Kern", "so"),
    ("so-with-adverbs", f"{Q} , so/B gestern/B erneut/B die/D Försterin/N .", "inquit-so", "die Försterin", "so"),
    ("demnach", "Demnach/B ist/X das/D Wehr/N „ fast/B leer/A “ .", "source-adverb", "Demnach", "source-adverb"),
    (
        "owner-behind-the-noun",
        f"Die/D Worte/N der/D Richterin/N waren/X klar/A : {Q} .",
        "colon-noun",
        "der Richterin",
        "owner",
    ),
    (
        "owner-with-von",
        f"Die/D Worte/N von/R Ida/E/PER Kern/E/-PER waren/X klar/A : {Q} .",
        "colon-noun",
        "Ida Kern",
        "owner",
    ),
    (
        "owner-before-the-noun",
        f"Ida/E/PER/n>3:nmod Kerns/E/-PER,g>1:flat Worte/N/n>4:nsubj waren/V klar/A : {Q} .",
        "colon-noun",
        "Ida Kerns",
        "owner",
    ),
    ("possessive", f"Seine/D Worte/N {Q} blieben/V unvergessen/A .", "noun", "Seine", "possessor"),
    ("possessive-and-adjective", f"Ihre/D letzten/A Worte/N {Q} klingen/V nach/R .", "noun", "Ihre", "possessor"),
    (
        "subject-of-the-noun",
        "Ida/E/PER Kern/E/-PER ging/V mit/R dem/D Ruf/N „ Nie/B wieder/B “ .",
        "noun",
        "Ida Kern",
        "subject-of-noun",
    ),
    ("label", f"Ida/E/PER Kern/E/-PER : {Q} .", "label", "Ida Kern", "label"),
    ("label-with-function", f"Landrätin/N Ida/E/PER Kern/E/-PER : {Q} .", "label", "Landrätin Ida Kern", "label"),
    ("signature", f"{Q} – Ida/E/PER Kern/E/-PER", "signature", "Ida Kern", "label"),
    ("signature-behind-a-colon", f"{Q} : Ida/E/PER Kern/E/-PER über/R Otto/E/PER", "signature", "Ida Kern", "label"),
    (
        "no-cue-before-the-colon",
        f"Die/D Försterin/N blieb/V am/R Ufer/N : {Q} .",
        "colon",
        "Die Försterin",
        "subject-without-cue",
    ),
    (
        "no-cue-in-the-clause",
        "Nun/B muss/X Ida/E/PER Kern/E/-PER „ endlich/B schlafen/I/inf “ .",
        "clause-subject",
        "Ida Kern",
        "subject",
    ),
]


@pytest.mark.parametrize(
    ("line", "link", "speaker", "rule"), [row[1:] for row in SPEAKS], ids=[row[0] for row in SPEAKS]
)
def test_the_best_candidate(line, link, speaker, rule):
    made = staged(line)
    best = made.voices(link)[0]
    assert (made.shown(best.mention.spans), best.rule) == (speaker, rule)


# id, line, rule of the link, who must be no candidate
SILENT = [
    ("accusative", f"{Q} , fragte/V die/D Försterin/N den/D Landrat/N/a .", "inquit-after", "den Landrat"),
    ("behind-a-preposition", f"{Q} , sagte/V Ida/E/PER mit/R dem/D Landrat/N .", "inquit-after", "dem Landrat"),
    ("inside-the-quote", "„ Ida/E/PER sieht/V das/P “ , sagte/V Otto/E/PER .", "inquit-after", "Ida"),
    ("part-of-a-candidate", f"{Q} , sagte/V der/D Chef/N der/D Polizei/N .", "inquit-after", "der Polizei"),
    ("another-clause", f"{Q} , sagte/V Ida/E/PER , als/S Otto/E/PER kam/V .", "inquit-after", "Otto"),
    ("subject-of-a-passive", f"{Q} , wurde/X der/D Landrat/N gewarnt/I/part .", "inquit-after", "der Landrat"),
    ("es-of-hiess-es", f"{Q} , hieß/V es/P .", "inquit-after", "es"),
    ("laut-with-the-subject", "Laut/R Ida/E/PER ist/X Otto/E/PER „ zu/B spät/A “ .", "source", "Otto"),
    ("laut-behind-the-subject", "So/B war/X Otto/E/PER laut/R Ida/E/PER „ zu/B spät/A “ .", "source", "Otto"),
    ("zufolge-before-its-phrase", "Ida/E/PER zufolge/R Otto/E/PER „ zu/B spät/A “ .", "source", "Otto"),
    ("so-with-a-preposition", f"{Q} , so/B Ida/E/PER in/R der/D Zeitung/N .", "inquit-so", "der Zeitung"),
    ("a-thing-as-a-label", f"Regen/N : {Q} .", "label", "Regen"),
    ("label-behind-a-preposition", f"Aus/R Ministerium/N : {Q} .", "label", "Ministerium"),
    ("thing-without-cue", f"Das/D Rad/N blieb/V am/R Ufer/N : {Q} .", "colon", "Das Rad"),
    (
        "whom-the-words-are-about",
        (
            "Ida/E/PER>2:nsubj sagte/V , Otto/E/PER>6:nsubj sei/X/sub>6:cop da/B>2:ccomp , und/C>9:cc rief/V>2:conj"
            " : „ Das/P hält/V . “"
        ),
        "colon-verb",
        "Otto",
    ),
    ("like-whom", f"Wie/S Otto/E/PER lobte/V auch/B Ida/E/PER das/D Wehr/N : {Q} .", "colon-verb", "Otto"),
    (
        "subject-beside-the-owner",
        f"Den/D Vorwurf/N/a der/D/g Stadt/N/g hörte/V Otto/E/PER : {Q} .",
        "colon-noun",
        "Otto",
    ),
    ("hearsay", "Dem/D Vernehmen/N nach/R ist/X das/D Wehr/N „ fast/B leer/A “ .", "source", "Dem Vernehmen"),
    ("what-was-asked", f"Auf/R Anfrage/N/s hieß/V es/P : {Q} .", "colon-verb", "Anfrage"),
    ("as-what", f"Gestern/B sagte/V Ida/E/PER als/S Zeugin/N : {Q} .", "colon-verb", "Zeugin"),
    (
        "subject-outside-a-clause-of-time",
        "Ida/E/PER blieb/V , nachdem/S bekannt/A geworden/I/part war/X , dass/S das/D Wehr/N „ fast/B leer/A “ ist/X .",
        "dass",
        "Ida",
    ),
    (
        "subject-of-a-clause-between",
        f"Das/D Amt/N schwieg/V , weil/S Otto/E/PER fehlte/V , und/C sagte/V dann/B : {Q} .",
        "colon-verb",
        "Otto",
    ),
    (
        "before-nach",
        "Ida/E/PER fordert/V freie/A/a Sicht/N/a nach/R draußen/B , sie/P sei/X/sub „ fast/B weg/B “ .",
        "source",
        "freie Sicht",
    ),
    (
        "thing-in-a-clause-without-cue",
        "Das/D Wehr/N soll/X „ im/R Mai/N “ fertig/A sein/X .",
        "clause-subject",
        "Das Wehr",
    ),
    (
        "owner-behind-a-comma",
        "Es/P gibt/V ein/D Gutachten/N , wonach/B das/D Wehr/N „ fast/B leer/A “ sei/X/sub .",
        "noun-clause",
        "wonach",
    ),
    (
        "subject-of-another-clause-than-the-noun's",
        "Ida/E/PER Kern/E/-PER kennt/V die/D Behauptung/N , dass/S das/D Wehr/N „ fast/B leer/A “ sei/X/sub .",
        "noun-clause",
        "das Wehr",
    ),
    ("what-one-hopes-for", f"{Q} , hofft/V man/P auf/R den/D Rat/N .", "inquit-after", "den Rat"),
    ("when-one-said-it", f"{Q} , versprach/V man/P im/R Februar/N 2012/# .", "inquit-after", "Februar 2012"),
]


@pytest.mark.parametrize(("line", "link", "silent"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_who_is_no_candidate(line, link, silent):
    made = staged(line)
    assert silent in {made.shown(mention.spans) for mention in made.mentions}, "the line must name somebody to refuse"
    assert silent not in {made.shown(voice.mention.spans) for voice in made.voices(link)}


def test_the_subject_of_the_tree_wins_over_the_nearer_phrase():
    made = staged(
        tabled(
            """
            „         PUNCT 4 punct
            Das       DET   3 det
            Wehr      NOUN  4 nsubj
            hält      VERB  7 ccomp fin
            “         PUNCT 4 punct
            ,         PUNCT 4 punct
            sagte     VERB  0 root  fin s 3
            Ida       PROPN 7 iobj  PER
            gestern   ADV   7 advmod
            Otto      PROPN 7 nsubj PER
            .         PUNCT 7 punct
            """
        )
    )
    assert [made.shown(voice.mention.spans) for voice in made.voices("inquit-after")] == ["Otto", "Ida"]


@pytest.mark.parametrize("word", ["das", "es"])
def test_words_for_nobody_are_poorer_subjects_than_things(word):
    [nobody] = staged(f"{Q} , meint/V {word}/P .").voices("inquit-after")
    [thing] = staged(f"{Q} , meint/V das/D Rad/N .").voices("inquit-after")
    assert nobody.score < thing.score


def test_candidates_are_sorted_and_once_each():
    made = staged(f"Die/D Försterin/N und/C Otto/E/PER lachten/V/p und/C Ida/E/PER rief/V Hell/E/PER : {Q} .")
    voices = made.voices("colon-verb")
    assert len(voices) > 1
    assert [voice.score for voice in voices] == sorted((voice.score for voice in voices), reverse=True)
    places = [(voice.mention.first, voice.mention.last) for voice in voices]
    assert len(places) == len(set(places))


# id, line, to whom it was said
TOLD = [
    ("gegenüber", f"{Q} , sagte/V Ida/E/PER gegenüber/R der/D Zeitung/N .", "der Zeitung"),
    ("dative", f"{Q} , sagte/V Ida/E/PER dem/D Landrat/N/d .", "dem Landrat"),
    ("dative-by-its-place", f"{Q} , sagte/V Ida/E/PER am/R Abend/N der/D dpa/E/ORG .", "der dpa"),
    ("behind-a-comma", f"{Q} , sagte/V Ida/E/PER , der/D dpa/E/ORG .", None),
    ("an", f"{Q} , schrieb/V Ida/E/PER an/R den/D Landrat/N .", "den Landrat"),
    ("the-whole-phrase", f"{Q} , sagte/V Ida/E/PER dem/D Chef/N/d der/D Polizei/N/g .", "dem Chef der Polizei"),
    ("nobody", f"{Q} , sagte/V Ida/E/PER .", None),
    ("an-in-the-dative", f"{Q} , sagte/V Ida/E/PER an/R dem/D Gericht/N .", None),
    ("an-a-thing", f"{Q} , sagte/V Ida/E/PER an/R dem/D Ufer/N .", None),
    ("with-somebody", f"{Q} , sagte/V Ida/E/PER neben/R dem/D Landrat/N .", None),
    ("in-another-clause", f"{Q} , sagte/V Ida/E/PER , als/S sie/P dem/D Landrat/N/d half/V .", None),
    ("zu", f"{Q} , sagte/V Ida/E/PER zu/R dem/D Landrat/N .", "dem Landrat"),
    ("object", f"{Q} , warnte/V Ida/E/PER den/D Landrat/N/a .", "den Landrat"),
    ("object-of-a-verb-that-addresses-nobody", f"{Q} , lobte/V Ida/E/PER den/D Landrat/N/a .", None),
    ("interview", f"{Q} , sagte/V Ida/E/PER im/R Gespräch/N mit/R dem/D Landrat/N .", "dem Landrat"),
    ("no-verb", f"{Q} , so/B Ida/E/PER gegenüber/R der/D Zeitung/N .", None),
]


@pytest.mark.parametrize(("line", "told"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_to_whom_it_was_said(line, told):
    made = staged(line)
    link = made.links()[0]
    speaker = next(mention for mention in made.mentions if made.shown(mention.spans) == "Ida")
    found = addressee_of(made.analysis, link, speaker, made.mentions)
    assert (found and made.shown(found.spans)) == told
