"""Words that may introduce somebody's words: which are found, and what is told of them."""

from __future__ import annotations

import pytest
from docs import tabled
from staged import staged

from quotes.models.results import CueKind

# id, line, all cues as (words, lemma, kind)
FOUND = [
    ("verb", "Die/D Försterin/N sagte/V nichts/P .", [("sagte", "sagen", "verb")]),
    ("strong-verb", "Die/D Försterin/N rief/V laut/A .", [("rief", "rufen", "verb")]),
    (
        "separated-particle",
        "Die/D Försterin/N teilte/V am/R Abend/N nichts/P mit/R .",
        [("teilte mit", "mitteilen", "verb")],
    ),
    (
        "particle-before-a-conjunction",
        "Die/D Försterin/N kündigte/V das/P an/R und/C ging/V .",
        [("kündigte an", "ankündigen", "verb"), ("ging", "gehen", "verb")],
    ),
    (
        "joined-particle",
        "Wie/S Ida/E/PER mitteilte/V .",
        [("Wie", "wie", "adverb"), ("mitteilte", "mitteilen", "verb")],
    ),
    (
        "particle-that-no-list-knows",
        "Die/D>2:det Försterin/N>3:nsubj meldete/V Kritik/N>3:obj an/R>3:compound:prt .",
        [("meldete", "melden", "verb"), ("Kritik", "Kritik", "noun")],
    ),
    ("perfect", "Die/D Försterin/N hat/X das/P gesagt/I/part .", [("hat gesagt", "sagen", "verb")]),
    ("perfect-verb-last", "Weil/S sie/P das/P gesagt/I/part hat/X .", [("gesagt hat", "sagen", "verb")]),
    ("passive", "Das/D Rad/N wurde/X kritisiert/I/part .", [("wurde kritisiert", "kritisieren", "verb")]),
    (
        "reflexive",
        "Die/D Försterin/N äußerte/V sich/P knapp/A .",
        [("äußerte sich", "äußern", "verb")],
    ),
    (
        "phrase",
        "Die/D Försterin/N stellte/V gestern/B die/D Frage/N .",
        [("stellte die Frage", "die Frage stellen", "verb")],
    ),
    (
        "phrase-with-an-adjective",
        "Die/D Försterin/N stellte/V die/D heikle/A Frage/N .",
        [("stellte die Frage", "die Frage stellen", "verb")],
    ),
    ("verb-taken-for-a-noun", "Sagte/N die/D Försterin/N .", [("Sagte", "sagen", "verb")]),
    ("laut", "Laut/R Polizei/N fiel/V Regen/N .", [("Laut", "laut", "preposition")]),
    ("zufolge", "Dem/D Wirt/N zufolge/R regnet/V es/P .", [("zufolge", "zufolge", "preposition")]),
    (
        "nach-angaben",
        "Nach/R Angaben/N der/D Polizei/N fiel/V er/P .",
        [("Nach", "nach", "preposition")],
    ),
    (
        "nach-with-a-name-before-the-noun",
        "Nach/R Kerns/E/PER Worten/N fiel/V Regen/N .",
        [("Nach", "nach", "preposition")],
    ),
    (
        "nach-with-an-agency-in-small-letters",
        "Nach/R dpa-Informationen/N fiel/V Regen/N .",
        [("Nach", "nach", "preposition")],
    ),
    (
        "aus-with-a-name-before-the-noun",
        "Aus/R Kerns/E/PER Sicht/N fiel/V Regen/N .",
        [("Aus", "aus", "preposition")],
    ),
    (
        "in-with-a-possessive-before-the-noun",
        "In/R ihren/D Augen/N fiel/V Regen/N .",
        [("In", "in", "preposition")],
    ),
    (
        "nach-with-words-between",
        "Nach/R ersten/A vorsichtigen/A Einschätzungen/N fiel/V er/P .",
        [("Nach", "nach", "preposition")],
    ),
    (
        "nach-behind-its-noun",
        "Ihrer/D Ansicht/N nach/R fiel/V er/P .",
        [("Ansicht", "Ansicht", "noun"), ("nach", "nach", "preposition")],
    ),
    (
        "nach-before-a-noun-with-a-clause-of-its-own",
        "Nach/R der/D Mitteilung/N , dass/S es/P brennt/V , fiel/V er/P .",
        [("Mitteilung", "Mitteilung", "noun")],
    ),
    (
        "no-nach-wie-vor",
        "Er/P lobt/V die/D Ansicht/N nach/R wie/S vor/R .",
        [("lobt", "loben", "verb"), ("Ansicht", "Ansicht", "noun"), ("wie", "wie", "adverb")],
    ),
    (
        "unter-berufung-auf",
        "Unter/R Berufung/N auf/R Ida/E/PER fiel/V das/P .",
        [("Unter Berufung auf", "unter Berufung auf", "preposition")],
    ),
    ("so", "So/B Ida/E/PER Kern/E/-PER .", [("So", "so", "adverb")]),
    ("demnach", "Demnach/B fiel/V Regen/N .", [("Demnach", "demnach", "adverb")]),
    ("noun", "Die/D Worte/N fielen/V spät/A .", [("Worte", "Wort", "noun")]),
    ("compound-noun", "Die/D Schlussworte/N kamen/V spät/A .", [("Schlussworte", "Schlusswort", "noun")]),
]


def shown(made):
    return [(made.cue(cue), cue.lemma, cue.kind.value) for cue in made.cues]


@pytest.mark.parametrize(("line", "cues"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_cues(line, cues):
    assert shown(staged(line)) == cues


# id, line, a lemma that must not be found
NOT_FOUND = [
    (
        "particle-of-a-verb-that-reports-nothing",
        "Die/D>2:det Försterin/N>3:nsubj teilte/V das/D>5:det Holz/N>3:obj auf/R>3:compound:prt .",
        "teilen",
    ),
    ("a-noun-inside-the-sentence", "Die/D Försterin/N sah/V Sagen/N und/C Märchen/N .", "sagen"),
    ("particle-missing", "Die/D Försterin/N teilte/V das/D Brot/N .", "mitteilen"),
    ("particle-governs-a-phrase", "Die/D Försterin/N teilte/V das/D Brot/N mit/R dem/D Hund/N .", "mitteilen"),
    (
        "particle-of-another-verb",
        "Es/P>3:nsubj wird/X>3:aux geben/I/inf , nehmen/V alle/P>5:nsubj an/R>5:compound:prt .",
        "angeben",
    ),
    ("particle-behind-the-marks", "Sie/P teilte/V es/P : „ Komm/V mit/R ! “", "mitteilen"),
    ("the-phrase-lacks-a-word", "Die/D Försterin/N stellte/V das/D Rad/N .", "die Frage stellen"),
    (
        "the-phrase-with-two-words-between",
        "Die/D Försterin/N stellte/V die/D Uhr/N der/D Frage/N .",
        "die Frage stellen",
    ),
    ("the-phrase-with-a-noun-between", "Ida/E/PER stellte/V die/D Mutter/N Frage/N .", "die Frage stellen"),
    ("the-phrase-behind-the-marks", "Sie/P stellte/V es/P : „ Die/D Frage/N ! “", "die Frage stellen"),
    ("laut-is-an-adjective", "Die/D Försterin/N lachte/V laut/A .", "laut"),
    ("aus-without-an-owner", "Aus/R heutiger/A Sicht/N fiel/V Regen/N .", "aus"),
    ("nach-without-a-noun-of-saying", "Nach/R der/D Pause/N fiel/V Regen/N .", "nach"),
    ("nach-with-another-noun-of-saying", "Nach/R der/D Frage/N fiel/V Regen/N .", "nach"),
    ("nach-with-a-topic", "Nach/R Berichten/N über/R Lärm/N fiel/V Regen/N .", "nach"),
    ("nach-with-an-act", "Nach/R Bekanntgabe/N der/D Zahlen/N fiel/V Regen/N .", "nach"),
    ("nach-with-what-happened", "Nach/R der/D Auszählung/N fiel/V Regen/N .", "nach"),
    ("laut-as-an-adverb", "Er/P rief/V so/B laut/B er/P konnte/V .", "laut"),
    ("nach-angaben-across-a-sentence", "Er/P geht/V nach/R . | Angaben/N fehlen/V .", "nach"),
    ("zufolge-needs-its-form", "Die/D Folge/N war/X Regen/N .", "zufolge"),
    ("not-a-noun-of-saying", "Das/D Rad/N war/X alt/A .", "Rad"),
    ("a-small-letter-is-no-noun", "Sie/P kam/V worte/B .", "Wort"),
    ("a-state-is-no-participle", "Der/D Grund/N ist/X nicht/T bekannt/A .", "bekennen"),
    (
        "a-reflexive-verb-that-reports-nothing",
        "Der/D Gast/N>3:nsubj kündigte/V sich/P>3:obj an/R>3:compound:prt .",
        "ankündigen",
    ),
    ("an-adverb-is-no-verb", "Das/D Rad/N ist/X äußerst/B alt/A .", "äußern"),
    ("an-auxiliary-says-nothing", "Das/D Rad/N ist/X alt/A .", "sein"),
]


@pytest.mark.parametrize(("line", "lemma"), [row[1:] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_no_cue(line, lemma):
    assert lemma not in {cue.lemma for cue in staged(line).cues}


# id, line, lemma, what must be told of the cue
TOLD = [
    ("plain", "Die/D Försterin/N sagte/V das/P .", "sagen", {"finite": True, "passive": False, "impersonal": False}),
    ("passive", "Der/D Plan/N wurde/X kritisiert/I/part .", "kritisieren", {"passive": True, "finite": True}),
    ("asked", "Gefragt/V/part , ob/S er/P bleibe/V , schwieg/V Ida/E/PER .", "fragen", {"passive": True}),
    ("asked-for", "Zum/R Preis/N gefragt/V/part , schwieg/V Ida/E/PER .", "fragen", {"passive": True}),
    ("passive-of-worden", "Der/D Plan/N ist/X kritisiert/I/part worden/X/part .", "kritisieren", {"passive": True}),
    ("perfect-is-no-passive", "Die/D Försterin/N hat/X das/P gesagt/I/part .", "sagen", {"passive": False}),
    ("future-perfect-is-no-passive", "Ida/E/PER wird/X es/P gesagt/I/part haben/X/inf .", "sagen", {"passive": False}),
    ("future-is-no-passive", "Die/D Försterin/N wird/X das/P sagen/I/inf .", "sagen", {"passive": False}),
    ("not", "Die/D Försterin/N sagte/V das/P nicht/T .", "sagen", {"negated": True}),
    ("not-in-another-clause", "Die/D Försterin/N sagte/V , er/P komme/V/sub nicht/T .", "sagen", {"negated": False}),
    ("not-between-marks", "Sie/P nannte/V es/P „ nicht/T haltbar/A “ .", "nennen", {"negated": False}),
    ("soll", "Die/D Försterin/N soll/X das/P gesagt/I/part haben/X/inf .", "sagen", {"modal": True, "finite": True}),
    ("will", "Die/D Försterin/N will/X das/P sagen/I/inf .", "sagen", {"modal": False}),
    ("infinitive", "Das/P mitzuteilen/I/inf , fiel/V schwer/A .", "mitteilen", {"finite": False}),
    ("heißt-es", "Da/B heißt/V es/P immer/B .", "heißen", {"impersonal": True}),
    ("es-wurde", "Es/P wurde/X betont/I/part .", "betonen", {"impersonal": True, "passive": True}),
    ("es-with-an-active-verb", "Die/D Försterin/N sagte/V es/P .", "sagen", {"impersonal": False}),
    ("man", "Das/P sagt/V man/P so/B .", "sagen", {"impersonal": True}),
    ("man-in-another-clause", "Die/D Försterin/N sagte/V , man/P warte/V/sub .", "sagen", {"impersonal": False}),
    ("medium-of-writing", "Die/D Försterin/N schrieb/V das/P .", "schreiben", {"medium": "writing"}),
    ("medium-of-thought", "Die/D Försterin/N meinte/V das/P .", "meinen", {"medium": "st"}),
    ("position-behind", "Dem/D Wirt/N zufolge/R regnet/V es/P .", "zufolge", {"sense": "post", "finite": False}),
    ("position-before", "Laut/R Wirt/N regnet/V es/P .", "laut", {"sense": "pre"}),
    ("nach-behind", "Ihrer/D Ansicht/N nach/R regnet/V es/P .", "nach", {"sense": "post"}),
    ("nach-before", "Nach/R ersten/A Berichten/N regnet/V es/P .", "nach", {"sense": "pre"}),
]


@pytest.mark.parametrize(("line", "lemma", "facts"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_is_told_of_a_cue(line, lemma, facts):
    [cue] = [cue for cue in staged(line).cues if cue.lemma == lemma]
    assert {name: getattr(cue, name) for name in facts} == facts


def test_another_subject_than_man_or_es_speaks():
    table = """
        Das   PRON 2 obj
        sagt  VERB 0 root fin
        man   PRON 2 {man}
        Ida   PROPN 2 {ida} PER
        .     PUNCT 2 punct
        """
    [nobody] = staged(tabled(table.format(man="nsubj", ida="vocative"))).cues
    [somebody] = staged(tabled(table.format(man="obj", ida="nsubj"))).cues
    assert (nobody.impersonal, somebody.impersonal) == (True, False)


def test_the_head_is_the_finite_verb():
    made = staged("Die/D Försterin/N hat/X das/P gesagt/I/part .")
    [cue] = made.cues
    assert made.analysis.tokens[cue.head].text == "hat"


def test_cues_share_no_word_and_stand_in_text_order():
    made = staged("Laut/R Ida/E/PER sagte/V er/P die/D Worte/N und/C stellte/V die/D Frage/N , so/B Otto/E/PER .")
    words = [i for cue in made.cues for i in cue.tokens]
    assert len(words) == len(set(words))
    assert [cue.tokens[0] for cue in made.cues] == sorted(cue.tokens[0] for cue in made.cues)
    assert [cue.kind for cue in made.cues] == [
        CueKind.PREPOSITION,
        CueKind.VERB,
        CueKind.NOUN,
        CueKind.VERB,
        CueKind.ADVERB,
    ]


def test_the_marks_of_a_quote_part_verb_and_auxiliary_no_more_than_the_clause():
    made = staged("Der/D Plan/N wurde/X als/S „ faul/A , weil/S er/P teuer/A ist/X “ bezeichnet/I/part .")
    [cue] = [cue for cue in made.cues if cue.lemma == "bezeichnen"]
    assert (made.cue(cue), cue.passive) == ("wurde bezeichnet", True)


def test_no_words_no_cues():
    assert staged("„ … “ .").cues == ()
