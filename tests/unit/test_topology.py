"""Clauses by punctuation, subordinating words and the place of the finite verb."""

from __future__ import annotations

import pytest
from docs import tagged

from quotes.analysis import Analysis
from quotes.analysis.topology import clauses_of

CASES = [
    pytest.param("Die/D Stadt/N baut/V ein/D Haus/N .", [("Die Stadt baut ein Haus", "main")], id="one main clause"),
    pytest.param(
        "Sie/P sagte/V , dass/S er/P komme/V .",
        [("Sie sagte", "main"), ("dass er komme", "sub")],
        id="a subordinate clause after a comma",
    ),
    pytest.param(
        "Weil/S es/P regnet/V , bleibt/V Ida/E .",
        [("Weil es regnet", "sub"), ("bleibt Ida", "main")],
        id="a subordinate clause first: the main clause begins with its verb",
    ),
    pytest.param(
        "Die/D Richterin/N , die/P den/D Fall/N kennt/V , schwieg/V .",
        [("Die Richterin schwieg", "main"), ("die den Fall kennt", "rel")],
        id="a relative clause inside: the main clause goes on",
    ),
    pytest.param(
        "Der/D Mann/N , mit/R dem/P sie/P sprach/V , schwieg/V .",
        [("Der Mann schwieg", "main"), ("mit dem sie sprach", "rel")],
        id="a relative pronoun after its preposition",
    ),
    pytest.param(
        "Das/D Haus/N steht/V leer/A , das/D Dorf/N wartet/V .",
        [("Das Haus steht leer", "main"), ("das Dorf wartet", "main")],
        id="an article opens no relative clause",
    ),
    pytest.param(
        "Otto/E , der/P lange/B schwieg/V und/C erst/B heute/B kam/V , sprach/V .",
        [("Otto sprach", "main"), ("der lange schwieg", "rel"), ("und erst heute kam", "rel")],
        id="a relative clause of two verbs",
    ),
    pytest.param(
        "Sie/P fragt/V , ob/S es/P stimmt/V , und/C die/D Polizei/N ermittelt/V .",
        [("Sie fragt", "main"), ("ob es stimmt", "sub"), ("und die Polizei ermittelt", "main")],
        id="a comma before und ends the subordinate clause",
    ),
    pytest.param(
        "Das/D Wehr/N hält/V , wie/S>12:mark Ida/E>12:nsubj , die/D Försterin/N>6:appos , gestern/B sagte/V>3:advcl .",
        [("Das Wehr hält", "main"), ("wie Ida die Försterin gestern sagte", "sub")],
        id="an apposition interrupts a subordinate clause behind another",
    ),
    pytest.param(
        "Das/D Wehr/N hält/V , wie/S>6:case Ida/E>3:obl , und/C Otto/E>10:nsubj sagte/V>3:conj .",
        [("Das Wehr hält wie Ida", "main"), ("und Otto sagte", "main")],
        id="a comparison has no verb of its own",
    ),
    pytest.param(
        "Ida/E versprach/V , das/D Wehr/N zu/T öffnen/I/inf und/C ging/V .",
        [("Ida versprach das Wehr zu öffnen", "main"), ("und ging", "main")],
        id="an infinitive before a verb that is joined",
    ),
    pytest.param(
        "Ida/E kam/V , um/S das/D Wehr/N zu/T öffnen/I/inf und/C Otto/E>11:nsubj ging/V .",
        [("Ida kam um das Wehr zu öffnen", "main"), ("und Otto ging", "main")],
        id="an infinitive before a clause that is joined",
    ),
    pytest.param(
        "Ida/E kam/V , Otto/E/PER , Bauer/N in/R Au/E , freut/V sich/P .",
        [("Ida kam", "main"), ("Otto Bauer in Au freut sich", "main")],
        id="a name and its apposition before their verb",
    ),
    pytest.param(
        "Bis/R zum/R Mai/N komme/V er/P wieder/B .",
        [("Bis zum Mai komme er wieder", "main")],
        id="a preposition that is a subordinating word elsewhere",
    ),
    pytest.param(
        "Als/S>2:case Trainer/N>4:obl sei/X er/P gescheitert/A .",
        [("Als Trainer sei er gescheitert", "main")],
        id="als before what somebody is",
    ),
    pytest.param(
        "Wie/S so/B oft/B fehlt/V das/D Geld/N>4:nsubj .",
        [("Wie so oft fehlt das Geld", "main")],
        id="the subject behind its verb",
    ),
    pytest.param(
        "Das/P alles/P sei/V bekannt/A .",
        [("Das alles sei bekannt", "main")],
        id="no relative clause begins a sentence",
    ),
    pytest.param(
        "Sie/P bleibe/V , denn/C es/P werde/V gebaut/I/part .",
        [("Sie bleibe", "main"), ("denn es werde gebaut", "main")],
        id="denn joins main clauses",
    ),
    pytest.param("Das/P sagte/V die/D Stadt/N .", [("Das sagte die Stadt", "main")], id="das with the verb second"),
    pytest.param(
        "Ida/E schwieg/V , die/P sprach/V .",
        [("Ida schwieg", "main"), ("die sprach", "rel")],
        id="a relative clause of pronoun and verb",
    ),
    pytest.param(
        "Sie/P kam/V und/C er/P ging/V .",
        [("Sie kam", "main"), ("und er ging", "main")],
        id="und between two finite verbs parts clauses",
    ),
    pytest.param(
        "Ida/E und/C Otto/E kamen/V .", [("Ida und Otto kamen", "main")], id="und between nouns parts nothing"
    ),
    pytest.param(
        "Es/P sei/V falsch/A , so/B die/D Sprecherin/N .",
        [("Es sei falsch", "main"), ("so die Sprecherin", "aside")],
        id="so X without a verb stands aside",
    ),
    pytest.param(
        "Ida/E Kern/E , Chefin/N der/D Bahn/N , sagte/V nichts/P .",
        [("Ida Kern Chefin der Bahn sagte nichts", "main")],
        id="an apposition belongs to the clause that it interrupts",
    ),
    pytest.param("Stadt/N baut/V", [("Stadt baut", "main")], id="a headline with a verb"),
    pytest.param("Kommentar/N zum/R Bau/N", [("Kommentar zum Bau", "none")], id="a headline without one"),
    pytest.param(
        "Wer/P fragt/V , gewinnt/V ?",
        [("Wer fragt", "sub"), ("gewinnt", "main")],
        id="a w-word opens a clause where the verb is last",
    ),
    pytest.param(
        "Während/R der/D langen/A Sitzung/N im/R Rathaus/N schwieg/V Ida/E Kern/E lange/B und/C oft/B .",
        [("Während der langen Sitzung im Rathaus schwieg Ida Kern lange und oft", "main")],
        id="während is a preposition where the verb is not last",
    ),
    pytest.param(
        "Es/P sei/V falsch/A , so/B stark/A es/P auch/B regnet/V .",
        [("Es sei falsch", "main"), ("so stark es auch regnet", "main")],
        id="so with a verb is no aside",
    ),
    pytest.param("So/B .", [("So", "none")], id="so alone is no aside"),
    pytest.param(
        "Sollte/X es/P morgen/B regnen/V/inf , bleibt/V Ida/E .",
        [("Sollte es morgen regnen", "sub"), ("bleibt Ida", "main")],
        id="a conditional clause without wenn",
    ),
    pytest.param(
        "Ida/E sagte/V , hätte/X sie/P mehr/B Geld/N , baue/V sie/P .",
        [("Ida sagte", "main"), ("hätte sie mehr Geld", "sub"), ("baue sie", "main")],
        id="a conditional clause inside reported speech",
    ),
    pytest.param(
        "Es/P hätte/X sie/P mehr/B gefreut/A .",
        [("Es hätte sie mehr gefreut", "main")],
        id="a verb in second place opens no conditional clause",
    ),
    pytest.param("Würde/X sie/P kommen/A ?", [("Würde sie kommen", "main")], id="too short for a conditional clause"),
    pytest.param(
        "Ida/E wies/V das/P zurück/R , die/D Sprecherin/N der/D Bahn/N , Ida/E , erklärte/V :",
        [("Ida wies das zurück", "main"), ("die Sprecherin der Bahn Ida erklärte", "main")],
        id="phrases belong to the bare verb after them",
    ),
    pytest.param(
        "Die/D>5:det vom/R>3:case Rat/N>4:obl geplante/A>5:amod Öffnung/N>6:nsubj sei/V falsch/A .",
        [("Die vom Rat geplante Öffnung sei falsch", "main")],
        id="an article with a participle group before its noun opens no relative clause",
    ),
    pytest.param(
        "Es/P gelang/V , sagte/V Otto/E , dessen/D Team/N besser/A spielte/V als/C noch/B am/R letzten/A Sonntag/N .",
        [
            ("Es gelang", "main"),
            ("sagte Otto", "main"),
            ("dessen Team besser spielte als noch am letzten Sonntag", "rel"),
        ],
        id="a comparison behind the verb of a relative clause with dessen",
    ),
    pytest.param(
        "Heute/B war/V es/P kälter/A , das/D Haus/N war/V wärmer/A als/C in/R den/D Tagen/N davor/B .",
        [("Heute war es kälter", "main"), ("das Haus war wärmer als in den Tagen davor", "main")],
        id="a comparison in a main clause",
    ),
    pytest.param(
        "Der/D Verein/N schwieg/V , der/D>8:det für/R>8:case junge/A>8:amod Leute/N>9:obl wirbt/V .",
        [("Der Verein schwieg", "main"), ("der für junge Leute wirbt", "rel")],
        id="a relative pronoun that the tree hangs on a noun as its article",
    ),
    pytest.param(", . –", [], id="nothing but punctuation"),
]


def shown(analysis: Analysis, tokens: tuple[int, ...]) -> str:
    return " ".join(analysis.tokens[i].text for i in tokens)


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_clauses(line: str, expected: list[tuple[str, str]]) -> None:
    analysis = tagged(line)
    clauses = clauses_of(analysis, range(len(analysis.tokens)))
    assert [(shown(analysis, clause.tokens), clause.shape) for clause in clauses] == expected


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_each_word_is_in_one_clause_and_the_finite_verb_in_its_own(line: str, expected: object) -> None:
    analysis = tagged(line)
    clauses = clauses_of(analysis, range(len(analysis.tokens)))
    words = [i for clause in clauses for i in clause.tokens]
    assert sorted(words) == [token.i for token in analysis.tokens if token.is_word]
    for clause in clauses:
        assert (clause.finite is None) == (clause.shape in ("none", "aside"))
        assert clause.finite is None or clause.finite in clause.tokens
        goes_on = analysis.tokens[clause.tokens[0]].text == "und"
        assert (clause.opener is not None) == (clause.shape in ("sub", "rel") and not goes_on)
        assert clause.opener is None or clause.opener in clause.tokens


def test_the_opener_and_the_finite_verb_are_named() -> None:
    analysis = tagged("Sie/P sagte/V , dass/S er/P gehen/N werde/V .")
    clause = clauses_of(analysis, range(len(analysis.tokens)))[1]
    assert shown(analysis, (clause.opener, clause.finite)) == "dass werde"


def test_words_between_marks_can_be_left_out() -> None:
    analysis = tagged("Er/P nannte/V es/P „ einen/D Witz/N , der/P weh/B tut/V “ und/C ging/V .")
    outside = [i for i in range(len(analysis.tokens)) if not 3 <= i <= 10]
    clauses = clauses_of(analysis, outside)
    assert [shown(analysis, clause.tokens) for clause in clauses] == ["Er nannte es", "und ging"]


def test_no_words_no_clauses() -> None:
    assert clauses_of(tagged("Ja/T ."), []) == ()
