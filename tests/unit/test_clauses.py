"""What a text reports without marks: for each rule where it fires, how far it reaches, and where it must not."""

from __future__ import annotations

import pytest
from staged import Staged, staged

from quotes.models.parts import Report
from quotes.models.results import Kind

IDA = "Ida/E/PER Kern/E/-PER"
# The same with a place in the tree, for a verb that is the third or the given word.
SUBJECT = "Ida/E/PER>3:nsubj Kern/E/-PER>1:flat:name"


def likely(made: Staged) -> list[Report]:
    """What is reported rather than not."""
    return [report for report in made.reports() if report.score > 0]


def words(made: Staged, tokens: tuple[int, ...]) -> str:
    """The words as they stand, with a dash where others stand between them."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1] + 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return " – ".join(made.analysis.span(first, last).of(made.analysis.text) for first, last in runs)


# id, line, rule, what is reported, the frame around it
GOVERNED = [
    (
        "dass",
        f"{SUBJECT} sagte/V , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        ("complement", "dass das Wehr hält", "Ida Kern sagte,"),
    ),
    (
        "dass-before-the-verb",
        "Dass/S>4:mark das/D>3:det Wehr/N>4:nsubj hält/V>6:ccomp , bestritt/V Ida/E/PER>6:nsubj .",
        ("complement", "Dass das Wehr hält", ", bestritt Ida"),
    ),
    (
        "but-begins-the-sentence",
        "Aber/C>4:cc das/D>3:det Wehr/N>4:nsubj hält/V>6:ccomp , sagte/V Ida/E/PER>6:nsubj .",
        ("inquit", "Aber das Wehr hält", ", sagte Ida"),
    ),
    (
        "neither-nor",
        ("Sie/P>2:nsubj sagte/V , weder/C>5:cc Wehr/N>8:nsubj noch/C>7:cc Damm/N>5:conj hielten/V>2:ccomp ."),
        ("complement", "weder Wehr noch Damm hielten", "Sie sagte,"),
    ),
    (
        "dass-after-a-perfect",
        "Ida/E/PER>3:nsubj hat/X>3:aux gesagt/I/part , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        ("complement", "dass das Wehr hält", "Ida hat gesagt,"),
    ),
    (
        "zu-without-a-tree",
        "Ida/E/PER>2:nsubj versprach/V , das/D Wehr/N am/R Abend/N zu/T schließen/I/inf .",
        ("next-infinitive", "das Wehr am Abend zu schließen", "Ida versprach,"),
    ),
    (
        "claim",
        "Zeugen/N>5:nsubj wollen/X/fin>5:aux nachts/B>5:advmod Schüsse/N>5:obj gehört/I/part haben/X/inf>5:aux .",
        ("claimed", "nachts Schüsse gehört haben", "Zeugen wollen"),
    ),
    (
        "zu-of-a-passive",
        (
            "Ida/E/PER>3:nsubj:pass wurde/X>3:aux:pass beschuldigt/I/part , das/D>6:det Wehr/N>7:obj "
            "beschädigt/I/part>3:csubj:pass zu/T>7:mark haben/X/inf>7:aux ."
        ),
        ("complement", "das Wehr beschädigt zu haben", "Ida wurde beschuldigt,"),
    ),
    (
        "zu-between-two-infinitives",
        (
            "Ida/E/PER>2:nsubj versprach/V , das/D>5:det Wehr/N>6:obj prüfen/I/inf>8:xcomp zu/T>6:mark "
            "lassen/I/inf>2:xcomp ."
        ),
        ("complement", "das Wehr prüfen zu lassen", "Ida versprach,"),
    ),
    (
        "dass-held-by-davon",
        "Ida/E/PER>2:nsubj sprach/V davon/B>2:advmod , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        ("complement", "dass das Wehr hält", "Ida sprach davon,"),
    ),
    (
        "ob",
        f"{SUBJECT} fragte/V , ob/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
        ("complement", "ob das Wehr hält", "Ida Kern fragte,"),
    ),
    (
        "w-clause",
        f"{SUBJECT} erklärte/V , warum/B>8:advmod das/D>7:det Wehr/N>8:nsubj bricht/V>3:ccomp .",
        ("complement", "warum das Wehr bricht", "Ida Kern erklärte,"),
    ),
    (
        "infinitive-with-zu",
        f"{SUBJECT} versprach/V , das/D>6:det Wehr/N>8:obj zu/T>8:mark erneuern/I/inf>3:xcomp .",
        ("complement", "das Wehr zu erneuern", "Ida Kern versprach,"),
    ),
    (
        "infinitive-that-begins-with-a-preposition",
        f"{SUBJECT} versprach/V , bis/R>6:case Mai/N>8:obl zu/T>8:mark bauen/I/inf>3:xcomp .",
        ("complement", "bis Mai zu bauen", "Ida Kern versprach,"),
    ),
    (
        "infinitive-that-begins-with-an-adverb",
        f"{SUBJECT} versprach/V , damit/B>7:advmod zu/T>7:mark beginnen/I/inf>3:xcomp .",
        ("complement", "damit zu beginnen", "Ida Kern versprach,"),
    ),
    (
        "infinitive-held-by-dazu-with-a-split-verb",
        (
            "Die/D>2:det Polizei/N>3:nsubj rief/V dazu/B>3:advmod auf/R>3:compound:prt ,"
            " die/D>8:det Fenster/N>10:obj zu/T>10:mark schließen/I/inf>3:xcomp ."
        ),
        ("complement", "die Fenster zu schließen", "Die Polizei rief dazu auf,"),
    ),
    (
        "konjunktiv-as-a-main-clause",
        f"{SUBJECT} sagte/V , das/D>6:det Wehr/N>7:nsubj halte/V/sub>3:ccomp .",
        ("complement", "das Wehr halte", "Ida Kern sagte,"),
    ),
    (
        "konjunktiv-goes-on-behind-a-semicolon",
        f"{SUBJECT} sagte/V , das/D>6:det Wehr/N>7:nsubj halte/V/sub>3:ccomp ; es/P sei/X/sub neu/A .",
        ("complement", "das Wehr halte; es sei neu", "Ida Kern sagte,"),
    ),
    (
        "role-before-the-name",
        "Wirt/N>3:nsubj Kern/E/PER>1:flat:name kritisierte/V die/D>5:det Pläne/N>3:obj .",
        ("told", "Wirt Kern kritisierte die Pläne.", ""),
    ),
    (
        "dative-that-is-answered",
        f"{SUBJECT} widersprach/V dem/D>5:det Plan/N>3:obl:arg .",
        ("told", "Ida Kern widersprach dem Plan.", ""),
    ),
    (
        "preposition-with-an-article",
        f"{SUBJECT} zweifelte/V am/R>5:case Plan/N>3:obl .",
        ("told", "Ida Kern zweifelte am Plan.", ""),
    ),
    (
        "with-the-clauses-below-it",
        (
            f"{SUBJECT} sagte/V , das/D>6:det Wehr/N>7:nsubj halte/V/sub>3:ccomp ,"
            " weil/S>11:mark es/P>11:nsubj neu/A>7:advcl sei/X/sub>11:cop ."
        ),
        ("complement", "das Wehr halte, weil es neu sei", "Ida Kern sagte,"),
    ),
    (
        "nobody-says-it",
        "Es/P>2:nsubj heißt/V , der/D>5:det Hund/N>6:nsubj belle/V/sub>2:ccomp .",
        ("complement", "der Hund belle", "Es heißt,"),
    ),
    (
        "dass-without-a-tree",
        f"{IDA} sagte/V , dass/S das/D Wehr/N hält/V .",
        ("next-clause", "dass das Wehr hält", "Ida Kern sagte,"),
    ),
    (
        "ob-without-a-tree",
        f"{IDA} fragte/V , ob/S das/D Wehr/N hält/V .",
        ("next-clause", "ob das Wehr hält", "Ida Kern fragte,"),
    ),
    (
        "konjunktiv-without-a-tree",
        f"{IDA} sagte/V , das/D Wehr/N halte/V/sub .",
        ("next-clause", "das Wehr halte", "Ida Kern sagte,"),
    ),
    (
        "behind-the-words",
        f"Das/D Wehr/N sei/X/sub undicht/A , sagte/V {IDA} .",
        ("inquit", "Das Wehr sei undicht", ", sagte Ida Kern"),
    ),
    (
        "behind-words-in-the-indicative",
        f"Das/D Wehr/N ist/X undicht/A , sagte/V {IDA} .",
        ("inquit", "Das Wehr ist undicht", ", sagte Ida Kern"),
    ),
    (
        "behind-the-words-with-a-split-verb",
        "Das/D Wehr/N sei/X/sub undicht/A , teilte/V die/D Stadt/N am/R Abend/N mit/R .",
        ("inquit", "Das Wehr sei undicht", ", teilte die Stadt am Abend mit"),
    ),
    (
        "behind-the-words-nobody-says",
        "Das/D Wehr/N sei/X/sub undicht/A , hieß/V es/P am/R Abend/N .",
        ("inquit", "Das Wehr sei undicht", ", hieß es am Abend"),
    ),
    (
        "amid-the-words",
        f"Das/D Wehr/N sei/X/sub undicht/A , sagte/V {IDA} , man/P müsse/X/sub es/P erneuern/I/inf .",
        ("inquit", "Das Wehr sei undicht – man müsse es erneuern", ", sagte Ida Kern,"),
    ),
    (
        "behind-the-words-with-a-relative-clause-of-the-frame",
        f"Das/D Wehr/N sei/X/sub undicht/A , sagte/V {IDA} , die/P es/P baute/V .",
        ("inquit", "Das Wehr sei undicht", ", sagte Ida Kern, die es baute"),
    ),
    (
        "wie-before-the-words",
        f"Wie/S {IDA} mitteilte/V , ist/X das/D Wehr/N gebrochen/I/part .",
        ("wie", "ist das Wehr gebrochen", "Wie Ida Kern mitteilte,"),
    ),
    (
        "wie-behind-the-words",
        f"Das/D Wehr/N ist/X gebrochen/I/part , wie/S {IDA} mitteilte/V .",
        ("wie", "Das Wehr ist gebrochen", ", wie Ida Kern mitteilte"),
    ),
    (
        "wie-amid-the-words",
        f"Das/D Wehr/N ist/X , wie/S {IDA} mitteilte/V , gestern/B gebrochen/I/part .",
        ("wie", "Das Wehr ist – gestern gebrochen", ", wie Ida Kern mitteilte,"),
    ),
    (
        "noun-and-dass",
        "Die/D Hoffnung/N , dass/S das/D Wehr/N hält/V , wuchs/V .",
        ("noun-clause", "dass das Wehr hält", "Die Hoffnung, – , wuchs"),
    ),
    (
        "noun-and-infinitive",
        (
            "Die/D>2:det Forderung/N>11:nsubj der/D>4:det Stadt/N>2:nmod ,"
            " das/D>7:det Wehr/N>9:obj zu/T>9:mark erneuern/I/inf>2:xcomp , verhallte/V ."
        ),
        ("noun-clause", "das Wehr zu erneuern", "Die Forderung der Stadt, – , verhallte"),
    ),
    (
        "noun-and-konjunktiv",
        f"{IDA} kam/V zu/R der/D Einschätzung/N , das/D Wehr/N halte/V/sub .",
        ("noun-clause", "das Wehr halte", "Ida Kern kam zu der Einschätzung,"),
    ),
]

SPOKEN = [
    (
        "colon-without-marks",
        f"{SUBJECT} sagte/V dem/D Blatt/N : Das/D Wehr/N ist/X dicht/A .",
        ("colon", "Das Wehr ist dicht", "Ida Kern sagte dem Blatt:"),
    ),
    (
        "before-a-weak-verb",
        "Das/D>2:det Wehr/N>4:nsubj ist/X>4:cop dicht/A>6:ccomp , grinst/V Ida/E/PER>6:nsubj .",
        ("inquit", "Das Wehr ist dicht", ", grinst Ida"),
    ),
    (
        "colon-behind-an-attitude",
        f"{SUBJECT} sieht/V das/P gelassen/A : Das/D Wehr/N ist/X dicht/A .",
        ("colon", "Das Wehr ist dicht", "Ida Kern sieht das gelassen:"),
    ),
    (
        "colon-of-what-is-certain",
        "Für/R>3:case Ida/E/PER>3:obl steht/V fest/A : Das/D Wehr/N ist/X dicht/A .",
        ("colon", "Das Wehr ist dicht", "Für Ida steht fest:"),
    ),
    (
        "what-is-certain",
        "Für/R>2:case Ida/E/PER>3:obl steht/V fest/A>3:xcomp , dass/S>8:mark sie/P>8:nsubj geht/V>3:csubj .",
        ("complement", "dass sie geht", "Für Ida steht fest,"),
    ),
    (
        "where-somebody-decides",
        "Geht/V>8:advcl es/P>1:expl nach/R>4:case Ida/E/PER>1:obl , bleibt/V>8:ROOT das/D>8:det Wehr/N>6:nsubj .",
        ("source", "bleibt das Wehr", "Geht es nach Ida"),
    ),
    (
        "colon-behind-a-shared-subject",
        "Er/P schwieg/V , meinte/V aber/B : Otto/E/PER weg/B , das/P ist/X gut/A .",
        ("colon", "Otto weg, das ist gut", ", meinte aber:"),
    ),
    (
        "phrase-before-an-inserted-frame",
        (
            "Zwei/# Firmen/N>11:nsubj , sagte/V Ida/E/PER>4:nsubj Kern/E/-PER , hätten/X/sub>11:aux "
            "ihr/D>10:det Werk/N>11:obj geschlossen/I/part ."
        ),
        ("inquit", "Zwei Firmen – hätten ihr Werk geschlossen", ", sagte Ida Kern,"),
    ),
    (
        "end-of-the-clause-behind-the-frame",
        "Das/D Wehr/N habe/X/sub , sagte/V Ida/E/PER Kern/E/-PER , nie/B gut/A gehalten/I/part .",
        ("inquit", "Das Wehr habe – nie gut gehalten", ", sagte Ida Kern,"),
    ),
    (
        "what-is-answered-is-not-the-answer",
        f"Auf/R den/D Einwand/N , es/P sei/X/sub alt/A , entgegnete/V {IDA} nichts/P .",
        ("noun-clause", "es sei alt", "Auf den Einwand,"),
    ),
    (
        "noun-before-its-verb",
        (
            "Den/D>2:det Vorwurf/N>9:obj , das/D>5:det Wehr/N>7:nsubj sei/X/sub>7:cop alt/A>2:acl , weist/V"
            " Ida/E/PER/n>9:nsubj zurück/R>9:compound:prt ."
        ),
        ("complement", "das Wehr sei alt", ", weist Ida zurück"),
    ),
    (
        "reason-behind-the-frame",
        f"Das/D Wehr/N ist/X dicht/A , sagte/V {IDA} , weil/S es/P neu/A ist/X .",
        ("inquit", "Das Wehr ist dicht – weil es neu ist", ", sagte Ida Kern,"),
    ),
    (
        "time-behind-the-frame",
        f"Das/D Wehr/N ist/X dicht/A , sagte/V {IDA} , als/S es/P kalt/A war/X .",
        ("inquit", "Das Wehr ist dicht", ", sagte Ida Kern, als es kalt war"),
    ),
    (
        "noun-with-an-infinitive-before-an-inquit",
        f"Die/D Forderung/N , zu/T gehen/I/inf , sei/X/sub alt/A , sagte/V {IDA} .",
        ("inquit", "Die Forderung, zu gehen, sei alt", ", sagte Ida Kern"),
    ),
    (
        "main-clause-with-da",
        f"Da/S war/X/ind das/D Wehr/N undicht/A , sagte/V {IDA} .",
        ("inquit", "Da war das Wehr undicht", ", sagte Ida Kern"),
    ),
    (
        "colon-behind-an-inserted-frame",
        f"Das/D Wehr/N ist/X dicht/A , sagte/V {IDA} : Alles/P hält/V .",
        ("inquit", "Das Wehr ist dicht – Alles hält", ", sagte Ida Kern:"),
    ),
    (
        "marks-behind-an-inserted-frame",
        f"Das/D Wehr/N sei/X/sub dicht/A , sagte/V {IDA} : „ Alles/P hält/V “ .",
        ("inquit", "Das Wehr sei dicht", ", sagte Ida Kern:"),
    ),
    (
        "without-a-verb-before-an-inquit",
        f"Alles/P ruhig/A , sagte/V {IDA} .",
        ("inquit", "Alles ruhig", ", sagte Ida Kern"),
    ),
    (
        "a-word-before-an-inquit-with-a-clause",
        f"Nein/T , sagte/V {IDA} , als/S es/P kalt/A war/X .",
        ("inquit", "Nein", ", sagte Ida Kern, als es kalt war"),
    ),
    (
        "without-a-verb-behind-a-colon-before-an-inquit",
        f"Eines/P fehlt/V : das/D Geld/N , sagte/V {IDA} .",
        ("inquit", "Eines fehlt: das Geld", ", sagte Ida Kern"),
    ),
    (
        "first-person-before-an-inquit",
        f"Es/P regnet/V . | Wir/P prüfen/V das/D Wehr/N . | Mich/P freut/V es/P . | Es/P hält/V , sagte/V {IDA} .",
        ("inquit", "Wir prüfen das Wehr. Mich freut es. Es hält", ", sagte Ida Kern"),
    ),
    (
        "dateline",
        f"Trier/E/LOC / Köln/E/LOC – Das/D Wehr/N ist/X laut/R {IDA} dicht/A .",
        ("source", "Das Wehr ist – dicht", "laut Ida Kern"),
    ),
    (
        "wie-behind-a-conjunction",
        "Doch/C wie/S Ida/E/PER>4:nsubj mitteilte/V>6:advcl , hält/V das/D>8:det Wehr/N>6:nsubj .",
        ("wie", "hält das Wehr", "Doch wie Ida mitteilte,"),
    ),
    (
        "bracket-at-the-end",
        f"Laut/R {IDA} ist/X das/D Wehr/N dicht/A ( wie/B neu/A ) .",
        ("source", "ist das Wehr dicht (wie neu)", "Laut Ida Kern"),
    ),
]

SOURCES = [
    (
        "laut",
        f"Laut/R {IDA} ist/X das/D Wehr/N gebrochen/I/part .",
        ("source", "ist das Wehr gebrochen", "Laut Ida Kern"),
    ),
    (
        "zufolge",
        "Dem/D Gutachten/N zufolge/R ist/X das/D Wehr/N gebrochen/I/part .",
        ("source", "ist das Wehr gebrochen", "Dem Gutachten zufolge"),
    ),
    (
        "zufolge-behind-the-verb",
        "Das/D Wehr/N ist/X>8:aux dem/D>5:det Gutachten/N>8:obl zufolge/R>5:case gebrochen/I/part .",
        ("source", "Das Wehr ist – gebrochen", "dem Gutachten zufolge"),
    ),
    (
        "zufolge-behind-a-long-phrase",
        (
            "Das/D Wehr/N ist/X>11:aux einer/D>8:det vom/R>6:case Land/N>7:obl bezahlten/A>8:amod Studie/N>11:obl "
            "zufolge/R>8:case alt/A>11:advmod gebaut/I/part ."
        ),
        ("source", "Das Wehr ist – alt gebaut", "einer vom Land bezahlten Studie zufolge"),
    ),
    (
        "nach-angaben-amid-the-words",
        "Das/D Wehr/N ist/X nach/R Angaben/N der/D Polizei/N gebrochen/I/part .",
        ("source", "Das Wehr ist – gebrochen", "nach Angaben der Polizei"),
    ),
    (
        "so-behind-the-words",
        f"Das/D Wehr/N ist/X gebrochen/I/part , so/B {IDA} .",
        ("source", "Das Wehr ist gebrochen", "so Ida Kern"),
    ),
    (
        "demnach",
        "Demnach/B ist/X das/D Wehr/N undicht/A .",
        ("source", "ist das Wehr undicht", "Demnach"),
    ),
    (
        "in-a-relative-clause-only-that",
        f"{IDA} mag/V das/D Wehr/N , das/P laut/R Gutachten/N undicht/A ist/X .",
        ("source", "das – undicht ist", "laut Gutachten"),
    ),
    (
        "relative-clause-of-the-source",
        "Laut/R Gutachten/N , das/P der/D Stadt/N vorliegt/V , ist/X das/D Wehr/N undicht/A .",
        ("source", "ist das Wehr undicht", "Laut Gutachten, das der Stadt vorliegt"),
    ),
    (
        "not-across-a-semicolon",
        f"Laut/R {IDA} hält/V das/D Wehr/N ; es/P regnet/V .",
        ("source", "hält das Wehr", "Laut Ida Kern"),
    ),
    (
        "behind-the-colon-of-so-and-a-name",
        "Das/D Wehr/N ist/X dicht/A , so/B Ida/E/PER Kern/E/-PER : Alles/P hält/V .",
        ("source", "Das Wehr ist dicht – Alles hält", "so Ida Kern"),
    ),
    (
        "across-a-semicolon-in-konjunktiv",
        f"Laut/R {IDA} hält/V das/D Wehr/N ; es/P sei/X/sub neu/A .",
        ("source", "hält das Wehr; es sei neu", "Laut Ida Kern"),
    ),
    (
        "not-across-a-colon",
        f"Der/D Grund/N ist/X klar/A : Laut/R {IDA} war/X das/D Wehr/N alt/A .",
        ("source", "war das Wehr alt", "Laut Ida Kern"),
    ),
    (
        "not-across-a-colon-with-so",
        f"Kritik/N folgte/V : Das/D Wehr/N ist/X alt/A , so/B {IDA} .",
        ("source", "Das Wehr ist alt", "so Ida Kern"),
    ),
    (
        "not-what-a-main-clause-before-says",
        f"Das/D Dorf/N feiert/V und/C laut/R {IDA} hält/V das/D Wehr/N .",
        ("source", "hält das Wehr", "laut Ida Kern"),
    ),
]

TOLD = [
    (
        "object",
        f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj der/D>7:det Stadt/N>5:nmod .",
        ("told", "Ida Kern kritisierte die Pläne der Stadt.", ""),
    ),
    (
        "phrase-that-names-the-matter",
        f"{SUBJECT} warnte/V vor/R>5:case Eile/N>3:obl .",
        ("told", "Ida Kern warnte vor Eile.", ""),
    ),
    (
        "only-its-own-clause",
        f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj , aber/C das/D Wehr/N bricht/V .",
        ("told", "Ida Kern kritisierte die Pläne", ""),
    ),
    (
        "with-the-clauses-below-it",
        f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj , weil/S sie/P teuer/A sind/X .",
        ("told", "Ida Kern kritisierte die Pläne, weil sie teuer sind.", ""),
    ),
    (
        "in-a-subordinate-clause-without-its-conjunction",
        "Als/S Ida/E/PER>5:nsubj die/D Pläne/N>5:obj kritisierte/V>7:advcl , lachten/V alle/P>7:nsubj .",
        ("told", "Ida die Pläne kritisierte", ""),
    ),
    (
        "in-a-relative-clause-with-its-pronoun",
        "Es/P schneite/V , was/P>6:obj Ida/E/PER>6:nsubj kritisierte/V>2:advcl .",
        ("told", "was Ida kritisierte.", ""),
    ),
    (
        "with-an-auxiliary",
        "Ida/E/PER>6:nsubj hat/X>6:aux die/D>4:det Pläne/N>6:obj scharf/A>6:advmod kritisiert/I/part .",
        ("told", "Ida hat die Pläne scharf kritisiert.", ""),
    ),
]

DEPENDENT = [
    (
        "reason",
        "Die/D Stadt/N lehnte/V den/D Plan/N ab/R>3:compound:prt , weil/S er/P zu/B teuer/A sei/X/sub .",
        ("dependent", "weil er zu teuer sei", "Die Stadt lehnte den Plan ab,"),
    ),
    (
        "relative-clause",
        "Von/R einem/D Ventil/N berichtete/V Ida/E/PER , das/P undicht/A gewesen/I/part sei/X/sub .",
        ("dependent", "das undicht gewesen sei", "Von einem Ventil berichtete Ida,"),
    ),
]
ACROSS = [
    (
        "das-teilte-mit",
        "Das/D Wehr/N ist/X gebrochen/I/part . | Das/P teilte/V die/D Stadt/N am/R Abend/N mit/R .",
        ("resumed", "Das Wehr ist gebrochen", "Das teilte die Stadt am Abend mit"),
    ),
    (
        "das-takes-up-its-own-sentence",
        "Das/D Wehr/N ist/X gebrochen/I/part , das/P meldete/V die/D Stadt/N am/R Abend/N .",
        ("resumed", "Das Wehr ist gebrochen", ", das meldete die Stadt am Abend"),
    ),
    (
        "so-and-a-source",
        "Das/D Wehr/N ist/X gebrochen/I/part . | So/B Ida/E/PER Kern/E/-PER am/R Abend/N .",
        ("resumed", "Das Wehr ist gebrochen", "So Ida Kern am Abend"),
    ),
    (
        "das-with-a-weak-verb-and-a-document",
        "Das/D Wehr/N ist/X gebrochen/I/part . | Das/P>2:obj ergab/V eine/D>4:det Studie/N>2:nsubj .",
        ("resumed", "Das Wehr ist gebrochen", "Das ergab eine Studie"),
    ),
    (
        "konjunktiv-I-alone",
        "Das/D Wehr/N sei/X/sub undicht/A .",
        ("konjunktiv", "Das Wehr sei undicht.", ""),
    ),
]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [row[1:] for row in GOVERNED + SPOKEN + SOURCES + TOLD + DEPENDENT + ACROSS],
    ids=[row[0] for row in GOVERNED + SPOKEN + SOURCES + TOLD + DEPENDENT + ACROSS],
)
def test_what_is_reported(line: str, wanted: tuple[str, str, str]) -> None:
    made = staged(line)
    found = [(report.rule, words(made, report.tokens), words(made, report.frame)) for report in likely(made)]
    assert found == [wanted]


# id, line: nobody's words, for the reason that the id names
NOTHING = [
    (
        "a-source-of-what-somebody-said",
        "So/B schrieb/V Ida/E/PER laut/R Anklage/N einem/D Wirt/N : „ Das/P brennt/V . “",
    ),
    ("a-source-of-words-between-marks", "Es/P läuft/V ein/D Film/N , laut/R Ida/E/PER „ ein/D Brocken/N “ ."),
    ("es-heisst-a-name", "Der/D>2:det Hund/N>3:nsubj heißt/V Hans/E/PER>3:obj ."),
    ("beats-out-of-rage", "Er/P>2:nsubj schlug/V vor/R>4:case Wut/N>2:obl auf/R>7:case den/D>7:det Tisch/N>2:obl ."),
    ("so-dass", "Es/P regnete/V/ind heftig/A , so/B dass/S das/D Wehr/N brach/V/ind ."),
    ("so-stark-dass", "Es/P regnete/V/ind so/B stark/A , dass/S das/D Wehr/N brach/V/ind ."),
    (
        "so-dass-behind-a-verb-of-saying",
        f"{SUBJECT} rief/V laut/A>3:advmod , so/B>9:advmod dass/S>9:mark alle/P>9:nsubj lachten/V/ind>3:ccomp .",
    ),
    (
        "um-zu",
        f"{SUBJECT} warnte/V , um/S>7:mark zu/T>7:mark gewinnen/I/inf>3:advcl .",
    ),
    (
        "object-behind-a-second-verb",
        "Der/D Minister/N/n,s,m kam/V/ind,s , lobte/V/ind,s die/D Beamten/N/n,p und/C ging/V/ind,s .",
    ),
    ("condition", "Wäre/X/sub es/P kalt/A , bliebe/V/sub das/D Wehr/N dicht/A ."),
    ("wenn", "Wenn/S es/P regnet/V , wäre/X/sub das/D Wehr/N voll/A ."),
    ("wish-with-haette", "Das/D Wehr/N wäre/X/sub gern/B neu/A ."),
    ("sollen-without-a-report-before", "Die/D Brücke/N soll/X bald/B stehen/I/inf ."),
    ("so-and-an-adverb", "Das/D Wehr/N ist/X gebrochen/I/part , so/B etwa/B in/R Trier/E/LOC ."),
    ("wie-compares", f"Das/D Wehr/N ist/X so/B alt/A , wie/S {IDA} ist/X ."),
    ("relative-clause-behind-a-noun", f"Die/D Forderung/N , die/P {IDA} stellte/V , ist/X neu/A ."),
    ("dative-that-is-told", f"{SUBJECT} erzählte/V dem/D>5:det Kind/N>3:obl:arg lange/B>3:advmod ."),
    ("verb-without-matter", f"{SUBJECT} sprach/V lange/B>3:advmod ."),
    ("nobody-who-speaks", "Der/D>2:det Sturm/N>3:nsubj kritisierte/V die/D>5:det Pläne/N>3:obj ."),
    ("no-saying-before-dass", "Das/D>2:det Los/N>3:nsubj fiel/V , dass/S>7:mark alle/P>7:nsubj gehen/V>3:ccomp ."),
    ("das-takes-up-what-nobody-says", "Das/D Wehr/N ist/X gebrochen/I/part . | Das/P freute/V die/D Stadt/N ."),
    ("das-and-a-noun", "Das/D Wehr/N ist/X gebrochen/I/part . | Das/D Amt/N sagte/V nichts/P ."),
    (
        "reason-before-an-inquit",
        f"Da/S>3:mark es/P>3:nsubj regnete/V>5:ccomp , sagte/V {IDA} ab/R>5:compound:prt .",
    ),
    ("wish", "Es/P lebe/V/sub die/D Feuerwehr/N ."),
    ("wish-with-a-mark", "Das/D Wehr/N halte/V/sub lange/B !"),
    ("thanks", "Gott/N sei/X/sub Dank/N hält/V das/D Wehr/N ."),
    ("exception", "Es/P sei/X/sub denn/B , es/P regnet/V ."),
    ("concession", "Wie/B dem/P auch/B sei/X/sub , das/D Wehr/N hält/V ."),
    ("either-or", "Sei/X/sub es/P im/R Mai/N , sei/X/sub es/P im/R Juni/N , das/D Wehr/N hält/V ."),
    ("may-it", "Möge/X/sub es/P halten/I/inf ."),
    ("das-after-a-phrase", "Am/R Abend/N , das/P meldete/V die/D Stadt/N ."),
    ("reason-in-indicative", "Die/D Stadt/N lehnte/V den/D Plan/N ab/R , weil/S er/P zu/B teuer/A ist/X ."),
    ("relative-clause-of-no-saying", "Ein/D Ventil/N platzte/V , das/P undicht/A gewesen/I/part sei/X/sub ."),
    (
        "what-is-searched-for",
        "Ida/E/PER>2:nsubj untersuchte/V , warum/B>7:advmod das/D>6:det Wehr/N>7:nsubj bricht/V>2:ccomp .",
    ),
    ("inserted-between-dashes", "Heute/B – erst/B heute/B – sagte/V Ida/E/PER viel/P ."),
    ("subject-in-two-parts", "Die/D Försterin/N , Ida/E/PER Kern/E/-PER , rief/V den/D Hund/N ."),
    ("phrase-of-place-before-a-verb", "In/R der/D Rede/N , sagte/V Ida/E/PER ."),
    ("infinitive-of-purpose-before-a-verb", "Um/S Geld/N zu/T sparen/I/inf , forderte/V Ida/E/PER Ruhe/N ."),
    ("infinitive-of-another-verb", "Ida/E/PER lachte/V , das/D Wehr/N zu/T schließen/I/inf ."),
    ("infinitive-of-purpose", "Ida/E/PER versprach/V , um/S das/D Wehr/N zu/T schließen/I/inf ."),
    ("dass-as-subject", "Dass/S>3:mark sie/P>3:nsubj ging/V>5:advcl , widerspricht/V dem/D>7:det Plan/N>5:obl ."),
    (
        "a-verb-between-marks-and-a-clause-behind-them",
        "„ Das/P>5:obj kann/X>5:aux Ida/E/PER>5:nsubj ahnen/I/inf “ , es/P>9:nsubj halte/V/sub>5:ccomp .",
    ),
    (
        "a-verb-without-dass",
        "Der/D>2:det Sturm/N>3:nsubj führte/V dazu/B>3:advmod , dass/S>8:mark sie/P>8:nsubj ging/V>3:ccomp .",
    ),
    ("das-explains", "Das/P>2:nsubj bedeutet/V , dass/S>6:mark sie/P>6:nsubj geht/V>2:ccomp ."),
    ("colon-of-a-thing", "Der/D>2:det Sturm/N>3:nsubj warnte/V : Das/D Wehr/N ist/X alt/A ."),
    (
        "a-thing-that-threatens",
        "Es/P>2:expl drohte/V ein/D>4:det Bruch/N>2:nsubj , der/P teuer/A werden/I/inf könnte/X/sub>4:acl:relcl .",
    ),
    (
        "reporters-wish",
        "Erwähnt/A sei/X/sub>1:cop , dass/S>6:mark alle/P>6:nsubj gehen/V>1:csubj .",
    ),
    (
        "nobody-hopes",
        "Bleibt/V/ind zu/T>3:mark hoffen/I/inf>1:xcomp , dass/S>7:mark alle/P>7:nsubj gehen/V>3:ccomp .",
    ),
    (
        "nobody-believes",
        "Zu/T>2:mark glauben/I/inf ist/X>2:aux es/P>2:expl kaum/B>2:advmod , dass/S>8:mark alle/P gehen/V>2:ccomp .",
    ),
    (
        "a-thing-that-allows",
        "Die/D>2:det Lage/N>3:nsubj erlaubt/V es/P>3:obj , zu/T>7:mark gehen/I/inf>3:xcomp .",
    ),
    ("in-what-way", "Das/D Wehr/N ist/X so/B alt/A , wie/S man/P>10:nsubj nur/B sagen/I/inf kann/X>9:aux ."),
    ("first-person-alone", "Wir/P prüfen/V das/D Wehr/N ."),
    ("certain-to-nobody", "Fest/A>2:xcomp steht/V , dass/S>6:mark sie/P>6:nsubj geht/V>2:csubj ."),
    ("certain-for-a-thing", "Für/R>3:case den/D>3:det Plan/N>4:obl steht/V fest/A : Das/D Wehr/N ist/X dicht/A ."),
    ("a-thing-that-sees", "Der/D>2:det Turm/N>3:nsubj sieht/V das/P gelassen/A : Das/D Wehr/N ist/X dicht/A ."),
    (
        "what-it-does-not-mean",
        "Das/D Wehr/N hält/V , was/P>7:nsubj nicht/B heißt/V>3:advcl , dass/S>11:mark sie/P>11:nsubj gehen/V>7:ccomp .",
    ),
    (
        "what-anybody-can-hope",
        "Man/P>3:nsubj kann/X>3:aux hoffen/I/inf , dass/S>8:mark das/D>7:det Wehr/N>8:nsubj hält/V>3:ccomp .",
    ),
    (
        "a-thing-that-means",
        "Der/D>2:det Bruch/N>3:nsubj bedeutet/V , dass/S>7:mark alle/P>7:nsubj gehen/V>3:ccomp .",
    ),
    ("before-a-judgment", "Nach/R>3:case dem/D>3:det Urteil/N>4:obl schwieg/V/ind Ida/E/PER>4:nsubj ."),
    ("wie-of-the-paper-itself", "Das/D Wehr/N hält/V , wie/S berichtet/V ."),
    ("wie-of-a-name", "Das/D Spiel/N ist/X neu/A , wie/S das/D Spiel/N heißen/I/inf>10:xcomp soll/X ."),
    ("nothing", "Es/P regnete/V/ind ."),
]


@pytest.mark.parametrize("line", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_is_nobodys_words(line: str) -> None:
    made = staged(line)
    assert [(report.rule, words(made, report.tokens)) for report in likely(made)] == []


PASSIVE = "Der/D>2:det Plan/N/n>7:nsubj:pass wurde/X>7:aux:pass {} {} {} kritisiert/I/part ."


def test_a_passive_tells_of_an_act_rather_where_it_names_the_agent() -> None:
    agent = PASSIVE.format("von/R>6:case", "der/D>6:det", "Kammer/N/d>7:obl:agent")
    assert [report.rule for report in staged(agent).reports()] == ["told"]
    nobody = PASSIVE.format("im/R>5:case", "Mai/N/d>7:obl", "scharf/A>7:advmod")
    assert likely(staged(nobody)) == []
    thing = PASSIVE.format("von/R>6:case", "dem/D>6:det", "Wind/N/d>7:obl:agent").replace("kritisiert", "gemeldet")
    assert staged(thing).reports() == ()


# id, line: a clause behind a verb of saying that compares or sets a condition
UNSAID = [
    (
        "as-if-is-no-question",
        (
            "Ida/E/PER>2:nsubj sagte/V nichts/P>2:obj , als/S>9:mark ob/S>9:mark sie/P>9:nsubj müde/A>9:advmod"
            " wäre/V/sub>2:advcl ."
        ),
    ),
    (
        "condition-without-wenn",
        (
            "Ida/E/PER>2:nsubj drohte/V mit/R>4:case Streik/N>2:obl , sollte/X/sub>8:aux niemand/P>8:nsubj"
            " kommen/I/inf>2:ccomp ."
        ),
    ),
    (
        "condition-without-wenn-that-the-tree-does-not-see",
        "Ida/E/PER drohte/V mit/R Streik/N , sollte/X/sub niemand/P kommen/I/inf .",
    ),
]


@pytest.mark.parametrize("line", [row[1] for row in UNSAID], ids=[row[0] for row in UNSAID])
def test_a_comparison_or_condition_is_not_what_is_said(line: str) -> None:
    assert [report.rule for report in likely(staged(line)) if report.kind is Kind.INDIRECT] == []


REPORTED = f"{IDA} sagte/V , das/D Wehr/N halte/V/sub . | "
# id, sentence: nobody's words when it stands alone, but behind a report it goes on with it; rule and kind
GOES_ON = [
    ("soll", "Die/D Brücke/N soll/X bald/B stehen/I/inf .", "sollen", Kind.FREE_INDIRECT),
    ("wuerde", "Das/D Wehr/N würde/X/sub sonst/B brechen/I/inf .", "konjunktiv", Kind.INDIRECT_FREE_INDIRECT),
    ("koennten", "Die/D Wehre/N könnten/X/sub brechen/I/inf .", "konjunktiv", Kind.INDIRECT_FREE_INDIRECT),
    ("waeren", "Die/D Brücken/N wären/X/sub teuer/A .", "konjunktiv", Kind.INDIRECT_FREE_INDIRECT),
]


@pytest.mark.parametrize(("sentence", "rule", "kind"), [row[1:] for row in GOES_ON], ids=[row[0] for row in GOES_ON])
def test_what_could_be_something_else_goes_on_only_behind_a_report(sentence: str, rule: str, kind: Kind) -> None:
    assert likely(staged(sentence)) == []
    assert likely(staged(f"Es/P schneit/V . | {sentence}")) == []
    made = staged(REPORTED + sentence)
    report = likely(made)[-1]
    assert (report.rule, report.kind, report.cue, report.frame) == (rule, kind, None, ())
    assert words(made, report.tokens) == staged(sentence).analysis.text


INDICATIVE = f"{IDA} sagte/V , dass/S das/D Wehr/N hält/V . | "


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [
        pytest.param("Die/D Wehre/N könnten/X/sub brechen/I/inf .", True, id="in-place-of-konjunktiv-I"),
        pytest.param("Das/D Wehr/N hätte/X/sub gehalten/I/part .", True, id="haette"),
        pytest.param("Das/D Wehr/N könnte/X/sub brechen/I/inf .", False, id="a-guess"),
        pytest.param("Das/P wären/X/sub zwei/# Wehre/N .", False, id="a-sum"),
        pytest.param("Sie/P möchten/X/sub gehen/I/inf .", False, id="a-wish"),
    ],
)
def test_konjunktiv_two_goes_on_with_an_indicative_only_in_place_of_konjunktiv_one(
    sentence: str, goes_on: bool
) -> None:
    found = [report.rule for report in likely(staged(INDICATIVE + sentence))]
    assert found == ["next-clause", *(["konjunktiv"] if goes_on else [])]


def test_the_first_person_goes_on_with_words_as_they_were_said() -> None:
    spoken = "Wir/P prüfen/V das/D Wehr/N ."
    made = staged(f"Es/P ist/X dicht/A , sagte/V {IDA} . | {spoken}")
    assert [(report.rule, report.kind) for report in likely(made)][1:] == [("first-person", Kind.FREE_INDIRECT)]
    assert [report.rule for report in likely(staged(INDICATIVE + spoken))] == ["next-clause"]


# id, sentence, the part of it that is reported; the text before it names Ida Kern
BEHIND_COLONS = [
    ("name", "Kern/E/PER : Das/D Wehr/N hält/V .", ("label", "Das Wehr hält", "Kern:")),
    (
        "phrases-around-the-name",
        "Dazu/B Ida/E/PER Kern/E/-PER am/R>6:case Abend/N : Da/S war/X das/D Wehr/N dicht/A .",
        ("label", "Da war das Wehr dicht", "Dazu Ida Kern am Abend:"),
    ),
    ("role", "Die/D Försterin/N : Das/D Wehr/N hält/V .", ("label", "Das Wehr hält", "Die Försterin:")),
    (
        "words-with-a-possessive",
        "Ihr/D>2:det:poss Fazit/N : Das/D Wehr/N hält/V .",
        ("colon", "Das Wehr hält", "Ihr Fazit:"),
    ),
    (
        "words-with-a-name-before-them",
        "Kerns/E/PER,g>2:nmod:poss Fazit/N am/R>4:case Abend/N>2:nmod : Das/D Wehr/N hält/V .",
        ("colon", "Das Wehr hält", "Kerns Fazit am Abend:"),
    ),
    (
        "words-with-an-owner-behind-them",
        "Die/D>2:det Antwort/N der/D/g>4:det Försterin/N/g>2:nmod : Das/D Wehr/N hält/V .",
        ("colon", "Das Wehr hält", "Die Antwort der Försterin:"),
    ),
    (
        "konjunktiv-behind-a-clause",
        "Kern/E/PER>2:nsubj strahlte/V/ind : Das/D Wehr/N sei/X/sub neu/A .",
        ("colon", "Das Wehr sei neu", "Kern strahlte:"),
    ),
]


@pytest.mark.parametrize(
    ("sentence", "wanted"), [row[1:] for row in BEHIND_COLONS], ids=[row[0] for row in BEHIND_COLONS]
)
def test_behind_the_colon_of_whom_the_text_names_stands_what_he_says(
    sentence: str, wanted: tuple[str, str, str]
) -> None:
    made = staged(f"Hier/B stand/V {IDA} . | {sentence}")
    found = [(report.rule, words(made, report.tokens), words(made, report.frame)) for report in likely(made)]
    assert found == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Anders/E/PER : Das/D Wehr/N hält/V .", id="a-name-that-the-text-has-not-told"),
        pytest.param("Autorin/N : Sie/P lebt/V in/R Trier/E/LOC .", id="a-word-for-anyone"),
        pytest.param("Kern/E/PER : zwei/# Wehre/N .", id="a-list"),
        pytest.param("Die/D>2:det Antwort/N : Das/D Wehr/N hält/V .", id="words-of-nobody"),
        pytest.param("Nach/R>3:case ihrer/D>3:det:poss Rede/N : Das/D Wehr/N hält/V .", id="words-that-tell-when"),
        pytest.param(
            "Die/D>2:det Lehre/N des/D/g>4:det Unmuts/N/g>2:nmod : Das/D Wehr/N hält/V .", id="words-of-a-thing"
        ),
        pytest.param("Für/R Kern/E/PER : Das/D Wehr/N hält/V .", id="a-dedication"),
        pytest.param("Noch/B eine/D Frage/N , Frau/N Kern/E/PER : Hält/V das/D Wehr/N ?", id="an-address"),
        pytest.param("Kern/E/PER>2:nsubj strahlte/V/ind : Das/D Wehr/N hält/V .", id="indicative-behind-a-clause"),
        pytest.param("Man/P>2:nsubj strahlte/V/ind : Wir/P>6:nsubj warten/V .", id="nobody-in-particular"),
        pytest.param("Kern/E/PER>2:nsubj strahle/V/sub : Wir/P>6:nsubj warten/V .", id="reported-itself"),
        pytest.param("Falls/S Kern/E/PER>3:nsubj kommt/V : Wir/P>6:nsubj warten/V .", id="only-a-condition"),
        pytest.param("Es/P>2:nsubj regnete/V/ind : Das/D Wehr/N sei/X/sub voll/A .", id="nobody-before-the-colon"),
    ],
)
def test_no_other_colon_says_who_speaks(sentence: str) -> None:
    found = {report.rule for report in likely(staged(f"Hier/B stand/V {IDA} . | {sentence}"))}
    assert found.isdisjoint({"label", "colon"})


SPEAKS = f"Ich/P prüfe/V das/D Wehr/N , sagte/V {IDA} . | Es/P schneit/V . | "


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param("Wir/P prüfen/V das/D Wehr/N .", "Wir prüfen das Wehr.", id="indicative"),
        pytest.param("Gern/B hätte/X/sub ich/P Geld/N .", "Gern hätte ich Geld.", id="konjunktiv"),
        pytest.param("Alles/P kam/V/ind anders/B : Ich/P fiel/V .", "Ich fiel.", id="behind-a-colon"),
    ],
)
def test_in_a_text_that_has_lost_its_marks_the_first_person_is_somebodys(sentence: str, wanted: str) -> None:
    report = likely(staged(SPEAKS + sentence))[-1]
    assert (report.rule, report.kind, words(staged(SPEAKS + sentence), report.tokens)) == (
        "first-person",
        Kind.FREE_INDIRECT,
        wanted,
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            f"Das/D Wehr/N hält/V , sagte/V {IDA} . | Es/P schneit/V . | ", id="one-inquit-in-the-third-person"
        ),
        pytest.param(f"{SPEAKS} „ Otto/E “ lief/V ein/R . | ", id="a-text-with-marks"),
    ],
)
def test_the_first_person_is_the_reporters_where_no_marks_were_lost(line: str) -> None:
    assert "first-person" not in {report.rule for report in likely(staged(f"{line} Wir/P prüfen/V das/D Wehr/N ."))}


def test_a_sentence_in_konjunktiv_i_with_wir_in_it_stays_a_report() -> None:
    made = staged(f"{SPEAKS} Es/P halte/V/sub , bis/S wir/P gehen/V .")
    assert [report.rule for report in likely(made)][1:] == ["konjunktiv"]


def test_a_sentence_that_belongs_to_the_next_report_is_none_of_its_own() -> None:
    made = staged(f"Wir/P prüfen/V das/D Wehr/N . | Ich/P bin/X müde/A , sagte/V {IDA} .")
    found = [(report.rule, words(made, report.tokens)) for report in likely(made)]
    assert found == [("inquit", "Wir prüfen das Wehr. Ich bin müde")]


@pytest.mark.parametrize("wish", ["Es/P lebe/V/sub die/D Feuerwehr/N .", "Möge/X/sub es/P halten/I/inf ."])
def test_a_wish_does_not_go_on_with_a_report(wish: str) -> None:
    assert [report.kind for report in likely(staged(REPORTED + wish))] == [Kind.INDIRECT]


def test_a_condition_behind_denn_does_not_go_on_with_a_report() -> None:
    made = staged(
        f"{REPORTED} Denn/B sollten/X/sub nicht/B nur/B die/D Wehre/N , sondern/C auch/B Dämme/N brechen/I/inf , "
        "fehlt/V/ind Geld/N ."
    )
    assert [report.kind for report in likely(made)] == [Kind.INDIRECT]


def test_an_exclamation_mark_is_no_wish_behind_a_report() -> None:
    made = staged(f"{REPORTED} Das/D Wehr/N sei/X/sub alt/A !")
    assert [report.kind for report in likely(made)] == [Kind.INDIRECT, Kind.INDIRECT_FREE_INDIRECT]


def test_a_sentence_in_first_konjunktiv_is_surer_behind_a_report() -> None:
    alone = likely(staged("Das/D Wehr/N sei/X/sub alt/A ."))[-1]
    after = likely(staged(f"{REPORTED} Das/D Wehr/N sei/X/sub alt/A ."))[-1]
    assert after.score > alone.score > 0


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param(f"{IDA} sagte/V , das/D Wehr/N halte/V/sub .", Kind.INDIRECT, id="frame"),
        pytest.param(f"Laut/R {IDA} hält/V das/D Wehr/N .", Kind.INDIRECT, id="source"),
        pytest.param("Das/D Wehr/N sei/X/sub alt/A .", Kind.INDIRECT_FREE_INDIRECT, id="bare"),
        pytest.param(f"{SUBJECT} kritisierte/V die/D>5:det Pläne/N>3:obj .", Kind.REPORTED, id="told"),
    ],
)
def test_the_kind_follows_from_the_form(line: str, kind: Kind) -> None:
    assert [report.kind for report in likely(staged(line))] == [kind]


def test_a_bare_sentence_has_no_cue_and_the_others_have_one() -> None:
    made = staged(f"{REPORTED} Es/P sei/X/sub neu/A . | Laut/R Polizei/N regnet/V es/P .")
    assert [made.cue(report.cue) for report in likely(made)] == ["sagte", "", "Laut"]


def test_of_two_cues_around_the_same_words_the_verb_stands() -> None:
    made = staged(
        f"{SUBJECT} äußerte/V die/D>5:det Hoffnung/N>3:obj , dass/S>9:mark es/P>9:nsubj hält/V>3:ccomp . | "
        "Es/P schneit/V ."
    )
    assert [(report.rule, made.cue(report.cue)) for report in likely(made)] == [("complement", "äußerte die Hoffnung")]


def test_behind_a_colon_with_a_frame_of_its_own_another_report_stands() -> None:
    made = staged(f"Das/D Wehr/N ist/X dicht/A , sagte/V {IDA} : Alles/P hält/V , rief/V Otto/E/PER .")
    found = [(words(made, report.tokens), words(made, report.frame)) for report in likely(made)]
    assert found == [("Das Wehr ist dicht", ", sagte Ida Kern:"), ("Alles hält", ", rief Otto")]


def test_a_report_in_a_report_comes_beside_it() -> None:
    made = staged(
        f"{SUBJECT} sagte/V , er/P>6:nsubj habe/X/sub>7:aux gefordert/I/part>3:ccomp ,"
        " das/D>10:det Wehr/N>12:obj zu/T>12:mark erneuern/I/inf>7:xcomp ."
    )
    found = {words(made, report.tokens) for report in likely(made)}
    assert found == {"er habe gefordert, das Wehr zu erneuern", "das Wehr zu erneuern"}


def test_the_phrase_right_before_the_clause_is_its_cue() -> None:
    line = "Die/D Bahn/N begegnet/V der/D Kritik/N mit/R dem/D Argument/N , das/D Gleis/N sei/X/sub alt/A ."
    made = staged(line)
    assert [made.cue(report.cue) for report in likely(made)] == ["mit dem Argument"]


def test_an_inquit_is_no_part_of_a_sources_words() -> None:
    made = staged(f"Laut/R der/D Studie/N sei/X/sub das/D Wehr/N alt/A , sagte/V {IDA} .")
    assert [words(made, each.tokens) for each in likely(made) if each.rule == "source"] == ["sei das Wehr alt"]


def test_who_gives_the_sources_words_is_no_part_of_them() -> None:
    made = staged("Wie/S das/D Blatt/N schrieb/V , soll/X das/D Wehr/N laut/R der/D Studie/N brechen/I/inf .")
    found = {report.rule: words(made, report.tokens) for report in likely(made)}
    assert found == {
        "wie": "soll das Wehr laut der Studie brechen",
        "source": "soll das Wehr – brechen",
    }


def test_reports_come_in_text_order() -> None:
    made = staged(
        f"Das/D Wehr/N sei/X/sub alt/A . | {IDA} sagte/V , es/P sei/X/sub neu/A . | {REPORTED} Es/P regnet/V ."
    )
    assert [report.tokens for report in made.reports()] == sorted(report.tokens for report in made.reports())


def test_a_likelier_word_gives_a_likelier_report() -> None:
    said, believed, showed = (
        staged(f"{IDA} {verb}/V , das/D Wehr/N halte/V/sub .").reports()[0].score
        for verb in ("sagte", "glaubte", "zeigte")
    )
    assert said > believed > showed


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        pytest.param(
            "zeigte/V die/D>5:det Pläne/N>3:obj", "sah/V die/D>5:det Pläne/N>3:obj", id="a-deed-than-a-thought"
        ),
        pytest.param(
            "zeigte/V sich/P>3:obj mit/R>6:case Plänen/N>3:obl",
            "zeigte/V sich/P>3:obj mit/R>6:case Plänen/N>3:obl vertraut/A>3:xcomp",
            id="a-deed-than-a-stance",
        ),
        pytest.param(
            "äußerte/V sich/P>3:obj zum/R>6:case Plan/N>3:obl",
            "äußerte/V Zweifel/N>3:obj",
            id="a-topic-than-what-is-said",
        ),
        pytest.param(
            "kritisierte/V scharf/A>3:advmod",
            "kritisierte/V den/D>5:det Plan/N>3:obj",
            id="an-act-about-nothing-than-one-about-something",
        ),
        pytest.param(
            "betonte/V den/D>5:det Plan/N>3:obj",
            "rügte/V den/D>5:det Plan/N>3:obj",
            id="what-is-said-than-what-is-voiced",
        ),
        pytest.param(
            "schrieb/V den/D>5:det Plan/N>3:obj",
            "betonte/V den/D>5:det Plan/N>3:obj",
            id="what-is-written-than-what-is-claimed",
        ),
    ],
)
def test_what_tells_less_of_what_is_said_is_less_likely(weaker: str, stronger: str) -> None:
    less, more = (max(r.score for r in staged(f"{SUBJECT} {each} .").reports()) for each in (weaker, stronger))
    assert less < more - 0.5


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param(
            f"{SUBJECT} sagte/V , das/D>6:det Wehr/N>7:nsubj halte/V/sub>3:ccomp , und/C>10:cc ging/V/ind>7:conj .",
            "das Wehr halte",
            id="the-speaker-goes-on-acting",
        ),
        pytest.param(
            "Auf/R>3:case die/D>3:det Frage/N>9:obl , ob/S>7:mark er/P>7:nsubj bleibe/V/sub>3:acl , sagte/V "
            "Ida/E/PER>9:nsubj : Das/D Wehr/N ist/X neu/A .",
            "Das Wehr ist neu",
            id="behind-the-colon-not-what-was-asked",
        ),
        pytest.param(
            "Es/P regnete/V , ehe/S Ida/E/PER>6:nsubj erklärte/V : Das/D Wehr/N ist/X neu/A .",
            "Das Wehr ist neu",
            id="behind-the-colon-of-a-subordinate-clause",
        ),
        pytest.param(
            "Lange/B zögert/V Ida/E/PER>2:nsubj :/ Wir/P>6:nsubj warten/V .",
            "Wir warten",
            id="behind-the-colon-of-any-clause-in-the-first-person",
        ),
        pytest.param(
            "Ida/E/PER>2:nsubj wiederholt/V ihr/D>4:det Mantra/N>2:obj : Das/D Wehr/N ist/X neu/A .",
            "Das Wehr ist neu",
            id="behind-the-colon-of-a-noun-for-words",
        ),
        pytest.param(
            "Das/D Wehr/N ist/X alt/A , sagte/V Ida/E/PER>6:nsubj , was/P>11:nsubj nicht/B heißt/V>6:advcl , "
            "dass/S>15:mark alle/P>15:nsubj gehen/V>11:ccomp .",
            "Das Wehr ist alt",
            id="a-remark-goes-with-what-it-denies",
        ),
        pytest.param(
            "Wir/P sollten/X/sub,p>3:aux warten/I/inf , sagte/V Ida/E/PER>5:nsubj , weil/S das/D Wehr/N alt/A ist/X .",
            "Wir sollten warten – weil das Wehr alt ist",
            id="a-reason-in-indicative-behind-the-frame-of-advice",
        ),
        pytest.param(
            "Das/D>2:det Wehr/N>4:nsubj sei/X/sub>4:cop alt/A>6:ccomp , sagte/V Ida/E/PER>6:nsubj "
            "laut/R>9:case Zeitung/N>6:obl .",
            "Das Wehr sei alt",
            id="a-source-in-an-inquit-reports-no-inquit",
        ),
        pytest.param(
            "Das/D>2:det Wehr/N>4:nsubj sei/X/sub>4:cop alt/A>6:ccomp , erinnert/V sich/P>6:obj Ida/E/PER>6:nsubj "
            "laut/R>10:case Zeitung/N>6:obl .",
            "Das Wehr sei alt",
            id="nor-where-its-verb-reports-less-often",
        ),
        pytest.param(
            "Die/D>4:det gestern/B>3:advmod geforderte/A>4:amod Öffnung/N>6:nsubj sei/X/sub>6:cop falsch/A>8:ccomp , "
            "sagte/V Ida/E/PER>8:nsubj .",
            "Die gestern geforderte Öffnung sei falsch",
            id="a-participle-before-its-noun-reports-nothing",
        ),
        pytest.param("Es/P sei/X/sub alt/A . ( apa , 3.5.2020 )", "Es sei alt.", id="no-sign-off"),
        pytest.param("Es/P sei/X/sub alt/A ( und/C teuer/A ) .", "Es sei alt (und teuer).", id="brackets-inside"),
        pytest.param(
            f"Das/D Wehr/N sei/X/sub , so/B {IDA} , gebrochen/I/part .",
            "Das Wehr sei – gebrochen",
            id="so-amid-the-words",
        ),
        pytest.param(
            f"Der/D Vorwurf/N , {IDA} habe/X/sub geschwiegen/I/part , ist/X neu/A .",
            "Ida Kern habe geschwiegen",
            id="noun-and-konjunktiv-amid-the-sentence",
        ),
        pytest.param(
            f"{SUBJECT} versprach/V , zu/T>6:mark gehen/I/inf>3:xcomp , "
            "was/P>10:nsubj alle/P>10:obj freute/V/ind>3:advcl .",
            "zu gehen",
            id="what-all-of-it-leads-to",
        ),
        pytest.param(
            f"{SUBJECT} versprach/V , zu/T>6:mark prüfen/I/inf>3:xcomp , "
            "was/P>10:nsubj alle/P>10:obj freut/V/ind>6:ccomp .",
            "zu prüfen, was alle freut",
            id="a-question-in-the-words",
        ),
    ],
)
def test_where_the_words_end(line: str, wanted: str) -> None:
    made = staged(line)
    assert [words(made, report.tokens) for report in likely(made)] == [wanted]


def test_a_plan_to_an_end_is_no_hearsay() -> None:
    said = f"{SUBJECT} sagte/V , das/D>6:det Wehr/N>7:nsubj halte/V/sub>3:ccomp . | "
    rules = [
        [report.rule for report in likely(staged(said + line))]
        for line in (
            "Damit/S es/P hält/V , soll/X das/D Wehr/N wachsen/I/inf .",
            "Bald/B soll/X das/D Wehr/N wachsen/I/inf .",
        )
    ]
    assert rules == [["complement"], ["complement", "sollen"]]


def test_an_inquit_behind_marks_tells_no_act_of_its_own() -> None:
    assert likely(staged("„ Das/P hält/V “ , sagte/V Ida/E/PER>6:nsubj mit/R>9:case Tränen/N>6:obl .")) == []
    after = staged("Ida/E/PER>7:nsubj , „ Mira/E “ , kritisierte/V die/D>9:det Pläne/N>7:obj .")
    assert [report.rule for report in likely(after)] == ["told"]


def test_an_aside_with_so_is_no_part_of_a_clause_before_it() -> None:
    made = staged(
        "Wir/P>2:nsubj zeigen/V , dass/S>7:mark das/D>6:det Wehr/N>7:nsubj hält/V>2:ccomp , "
        "so/B>10:advmod Ida/E/PER>2:parataxis ."
    )
    found = {words(made, report.tokens) for report in likely(made)}
    assert found == {"Wir zeigen, dass das Wehr hält", "dass das Wehr hält"}
