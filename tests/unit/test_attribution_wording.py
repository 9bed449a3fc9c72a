"""Whether what stands between marks looks like somebody's words: what speaks for it, what against it."""

from __future__ import annotations

import pytest
from staged import staged

# id, line, whether its first passage looks like wording on its own
LOOKS = [
    ("a-sentence", "Dann/B kam/V : „ Das/D Wehr/N hält/V noch/B lange/B . “", True),
    ("a-question", "Dann/B kam/V : „ Wer/P zahlt/V das/P ? “", True),
    ("an-exclamation-without-a-verb", "Dann/B kam/V : „ Nie/B wieder/B ! “", True),
    ("first-person", "Er/P hat/X „ mein/D volles/A Vertrauen/N “ .", True),
    ("a-predicate", "Das/D Wehr/N ist/X „ nicht/T mehr/B zu/T retten/I/inf “ .", True),
    ("an-adjective-without-an-ending", "Sie/P nannte/V es/P „ absurd/A “ .", True),
    ("a-name-after-an-article", "Sie/P las/V die/D „ Sonne/N “ .", False),
    ("a-newspaper", "Sie/P las/V die/D Zeitung/N „ Rheinbote/E “ .", False),
    ("a-known-paper-without-its-noun", "Das/P stand/V im/R „ Spiegel/N “ .", False),
    ("a-film-with-a-verb-in-its-title", "Der/D Film/N „ Der/D Tag/N geht/V “ läuft/V heute/B .", False),
    ("so-called", "Der/D sogenannte/A „ Mühlenfrieden/N “ hielt/V nicht/T .", False),
    ("named", "Ein/D Hund/N namens/R „ Schnapp/E “ bellte/V .", False),
    ("joined-to-a-noun", "Der/D „ Wir-schaffen-das/N “ +-Redakteur/N schwieg/V .", False),
    ("a-gloss", "Das/D Wort/N „ Hoi/N “ ( „ Heu/N “ ) fiel/V .", False),
    ("nothing-but-dots", "Sie/P sagte/V „ … “ und/C ging/V .", False),
    ("people", "Da/B kam/V „ Ida/E/PER Kern/E/-PER “ .", False),
]


@pytest.mark.parametrize(("line", "looks"), [row[1:] for row in LOOKS], ids=[row[0] for row in LOOKS])
def test_what_looks_like_wording(line, looks):
    assert (staged(line).wording().score > 0) is looks


# id, line that looks more like wording, line that looks less so, differing in one thing
MORE = [
    ("finite-verb", "Es/P war/X „ das/P kommt/V schon/B “ .", "Es/P war/X „ das/P kommende/A schon/B “ ."),
    ("stop", "Es/P kam/V : „ Das/D Wehr/N hält/V ! “", "Es/P kam/V : „ Das/D Wehr/N hält/V “"),
    ("first-person", "Es/P war/X „ unser/D schöner/A Bach/N “ .", "Es/P war/X „ sein/D schöner/A Bach/N “ ."),
    ("second-person", "Es/P war/X „ dein/D schöner/A Bach/N “ .", "Es/P war/X „ sein/D schöner/A Bach/N “ ."),
    ("here-and-now", "Es/P war/X „ heute/B sehr/B nass/A “ .", "Es/P war/X „ damals/B sehr/B nass/A “ ."),
    ("no-capital-at-the-front", "Es/P war/X „ volles/A Haus/N “ .", "Es/P war/X „ Volles/A Haus/N “ ."),
    (
        "length",
        "Es/P war/X „ ein/D sehr/B langer/A und/C kalter/A Tag/N im/R Mai/N “ .",
        "Es/P war/X „ ein/D Tag/N im/R Mai/N “ .",
    ),
    ("no-name", "Es/P war/X „ Bach/N Wehr/N “ .", "Es/P war/X „ Ida/E/PER Kern/E/-PER “ ."),
    ("no-article", "Es/P war/X ein/D „ Skandal/N “ .", "Es/P war/X der/D „ Skandal/N “ ."),
    ("no-so-called", "Es/P war/X der/D „ volle/A Erfolg/N “ .", "Es/P war/X der/D sogenannte/A „ volle/A Erfolg/N “ ."),
    ("no-head-noun", "Es/P war/X „ Rettet/V das/D Wehr/N “ .", "Es/P war/X das/D Buch/N „ Rettet/V das/D Wehr/N “ ."),
    ("no-bracket", "Es/P war/X , „ ganz/B nass/A “ .", "Es/P war/X ( „ ganz/B nass/A “ ) ."),
    (
        "a-noun-that-speaks",
        "Es/P war/X das/D Motto/N „ Wasser/N für/R alle/P “ .",
        "Es/P war/X das/D Buch/N „ Wasser/N für/R alle/P “ .",
    ),
    (
        "no-hyphen",
        "Es/P war/X der/D „ volle/A Erfolg/N “ Redakteur/N .",
        "Es/P war/X der/D „ volle/A Erfolg/N “ +-Redakteur/N .",
    ),
]


@pytest.mark.parametrize(("more", "less"), [row[1:] for row in MORE], ids=[row[0] for row in MORE])
def test_what_speaks_for_wording(more, less):
    assert staged(more).wording().score > staged(less).wording().score


def test_words_between_marks_twice_look_like_a_name():
    made = staged("Es/P war/X „ Wasser/N für/R alle/P “ .")
    assert made.wording(recurs=True).score < made.wording().score


def test_a_sentence_said_twice_is_no_name():
    made = staged("Es/P kam/V : „ Das/D Wehr/N hält/V . “")
    assert made.wording(recurs=True) == made.wording()


# id, line, what its passage would be if nobody said it, the words that announce it
KINDS = [
    ("newspaper", "Sie/P las/V die/D Zeitung/N „ Rheinbote/E “ .", "name", "Zeitung"),
    ("compound-of-the-noun", "Sie/P las/V die/D Wochenzeitung/N „ Rheinbote/E “ .", "name", "Wochenzeitung"),
    ("film", "Der/D Film/N „ Der/D Tag/N am/R Wehr/N “ läuft/V heute/B .", "title", "Film"),
    ("ship", "Das/D Schiff/N „ Ida/E “ sank/V .", "name", "Schiff"),
    ("so-called", "Der/D sogenannte/A „ Mühlenfrieden/N “ hielt/V nicht/T .", "term", "sogenannte"),
    (
        "so-called-one-word-before",
        "Der/D sogenannte/A neue/A „ Mühlenfrieden/N “ hielt/V nicht/T .",
        "term",
        "sogenannte",
    ),
    ("named", "Ein/D Hund/N namens/R „ Schnapp/E “ bellte/V .", "name", "namens"),
    ("gloss", "Sie/P rief/V „ hoi/T “ ( „ Heu/N “ ) .", "term", ""),
    ("possessive", "Seine/D „ Freunde/N “ kamen/V nicht/T .", "irony", ""),
    ("small-word-inside", "Es/P war/X „ Brot/N für/R Otto/N “ .", "title", ""),
    ("common-noun", "Es/P war/X „ Wasser/N “ .", "term", ""),
    ("proper-name", "Es/P war/X „ Otto/E “ .", "name", ""),
    ("few-small-words", "Es/P war/X „ sehr/B schön/A “ .", "irony", ""),
]


@pytest.mark.parametrize(("line", "kind", "evidence"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_what_it_is_if_nobody_said_it(line, kind, evidence):
    made = staged(line)
    wording = made.wording(len(made.passages) - 1)
    assert wording.kind == kind
    if evidence:
        assert made.shown(wording.evidence) == evidence


# id, line, then: words, sentence, finite, leading
FACTS = [
    ("sentence", "Es/P kam/V : „ Das/D Wehr/N hält/V . “", (3, True, True, True)),
    ("sentence-without-a-stop", "„ Das/D Wehr/N hält/V noch/B “ , sagte/V Ida/E/PER .", (4, True, True, True)),
    ("clause", "Sie/P weiß/V , „ dass/S das/D Wehr/N hält/V “ .", (4, False, True, False)),
    ("phrase", "Es/P war/X „ ein/D voller/A Erfolg/N “ .", (3, False, False, False)),
    ("number-at-the-front", "Es/P kam/V „ 40/# nasse/A Leute/N “ .", (3, False, False, True)),
    ("exclamation", "„ Halt/N ! “ rief/V Ida/E/PER .", (1, True, False, True)),
    ("auxiliary-mistaken-for-another-word", "Es/P war/X „ das/P war/N es/P “ .", (3, False, True, False)),
    ("nothing", "Sie/P sagte/V „ … “ und/C ging/V .", (0, False, False, False)),
]


@pytest.mark.parametrize(("line", "facts"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_facts_about_the_words(line, facts):
    wording = staged(line).wording()
    assert (wording.words, wording.sentence, wording.finite, wording.leading) == facts
