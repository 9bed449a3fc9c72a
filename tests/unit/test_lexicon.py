"""Lookups of the lexicon, by tables of examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import DataFileError
from quotes.lexicon import Lexicon, load_lexicon, tables
from quotes.lexicon.memory import KEPT


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


# form, lemma, particle elsewhere, shape, mood, person, number, why it is here
VERB_FORMS = [
    ("sagte", "sagen", "", "fin", "ind", 3, "s", "weak preterite"),
    ("sagte", "sagen", "", "fin", "conj2", 3, "s", "weak Konjunktiv II looks the same"),
    ("Sagten", "sagen", "", "fin", "ind", 3, "p", "capital letter at the sentence's start"),
    ("sagst", "sagen", "", "fin", "ind", 2, "s", "second person"),
    ("sag", "sagen", "", "imp", "", 2, "s", "imperative without e"),
    ("gesagt", "sagen", "", "part2", "", 0, "", "participle with ge-"),
    ("sagend", "sagen", "", "part1", "", 0, "", "participle I"),
    ("spricht", "sprechen", "", "fin", "ind", 3, "s", "e becomes i"),
    ("sprich", "sprechen", "", "imp", "", 2, "s", "imperative with i"),
    ("sprach", "sprechen", "", "fin", "ind", 1, "s", "strong preterite"),
    ("spräche", "sprechen", "", "fin", "conj2", 3, "s", "strong Konjunktiv II"),
    ("spreche", "sprechen", "", "fin", "conj1", 3, "s", "Konjunktiv I keeps the vowel"),
    ("teilte", "mitteilen", "mit", "fin", "ind", 3, "s", "split in the main clause"),
    ("mitteilte", "mitteilen", "", "fin", "ind", 3, "s", "joined in the subordinate clause"),
    ("mitgeteilt", "mitteilen", "", "part2", "", 0, "", "ge between particle and stem"),
    ("mitzuteilen", "mitteilen", "", "zu_inf", "", 0, "", "zu between particle and stem"),
    ("mitteilen", "mitteilen", "", "inf", "", 0, "", "infinitive"),
    ("gab", "angeben", "an", "fin", "ind", 3, "s", "separable and strong"),
    ("gibt", "bekanntgeben", "bekannt", "fin", "ind", 3, "s", "adjective as particle"),
    ("kündigte", "ankündigen", "an", "fin", "ind", 3, "s", "separable with -ig-"),
    ("wies", "hinweisen", "hin", "fin", "ind", 3, "s", "ei becomes ie"),
    ("warf", "vorwerfen", "vor", "fin", "ind", 3, "s", "e becomes a"),
    ("vorgeworfen", "vorwerfen", "", "part2", "", 0, "", "strong separable participle"),
    ("räumte", "einräumen", "ein", "fin", "ind", 3, "s", "umlaut in the stem"),
    ("erklärte", "erklären", "", "fin", "ind", 3, "s", "inseparable prefix"),
    ("erklärt", "erklären", "", "part2", "", 0, "", "no ge- after an unstressed prefix"),
    ("widersprach", "widersprechen", "", "fin", "ind", 3, "s", "prefix wider-"),
    ("widersprochen", "widersprechen", "", "part2", "", 0, "", "strong participle loses its ge-"),
    ("zugestanden", "zugestehen", "", "part2", "", 0, "", "particle before a prefix"),
    ("anvertraut", "anvertrauen", "", "part2", "", 0, "", "particle before a prefix, weak"),
    ("beauftragte", "beauftragen", "", "fin", "ind", 3, "s", "weak although tragen is strong"),
    ("beantragt", "beantragen", "", "fin", "ind", 3, "s", "weak although tragen is strong"),
    ("meldete", "melden", "", "fin", "ind", 3, "s", "e after d"),
    ("antwortete", "antworten", "", "fin", "ind", 3, "s", "e after t"),
    ("eröffnete", "eröffnen", "", "fin", "ind", 3, "s", "e after consonant and n"),
    ("rechnete", "rechnen", "", "fin", "ind", 3, "s", "e after ch and n"),
    ("warnte", "warnen", "", "fin", "ind", 3, "s", "no e after r and n"),
    ("mahnt", "mahnen", "", "fin", "ind", 3, "s", "no e after h and n"),
    ("äußerte", "äußern", "", "fin", "ind", 3, "s", "infinitive in -ern"),
    ("äusserte", "äußern", "", "fin", "ind", 3, "s", "Swiss spelling"),
    ("a\u0308ußerte", "äußern", "", "fin", "ind", 3, "s", "decomposed letter"),
    ("bemängele", "bemängeln", "", "fin", "conj1", 3, "s", "infinitive in -eln"),
    ("bemängle", "bemängeln", "", "fin", "conj1", 3, "s", "infinitive in -eln, e dropped"),
    ("kritisiert", "kritisieren", "", "part2", "", 0, "", "no ge- with -ieren"),
    ("dementierte", "dementieren", "", "fin", "ind", 3, "s", "-ieren"),
    ("rät", "raten", "", "fin", "ind", 3, "s", "stem in t with umlaut"),
    ("hält", "entgegenhalten", "entgegen", "fin", "ind", 3, "s", "stem in t with umlaut, separable"),
    ("lädt", "einladen", "ein", "fin", "ind", 3, "s", "stem in d with umlaut"),
    ("liest", "vorlesen", "vor", "fin", "ind", 2, "s", "one s in the second person"),
    ("heißt", "heißen", "", "fin", "ind", 3, "s", "ß"),
    ("hieß", "heißen", "", "fin", "ind", 3, "s", "ß in the preterite"),
    ("nannte", "nennen", "", "fin", "ind", 3, "s", "mixed verb"),
    ("nennte", "nennen", "", "fin", "conj2", 3, "s", "Konjunktiv II of a mixed verb"),
    ("dächte", "denken", "", "fin", "conj2", 3, "s", "mixed with umlaut"),
    ("weiß", "wissen", "", "fin", "ind", 3, "s", "listed forms"),
    ("tat", "kundtun", "kund", "fin", "ind", 3, "s", "listed forms with a particle"),
    ("empfiehlt", "empfehlen", "", "fin", "ind", 3, "s", "e becomes ie"),
    ("schwor", "schwören", "", "fin", "ind", 3, "s", "ö becomes o"),
    ("prophezeit", "prophezeien", "", "part2", "", 0, "", "no ge- although no known prefix"),
    ("entgegnet", "entgegnen", "", "part2", "", 0, "", "base in ge-"),
    ("aufbegehrt", "aufbegehren", "", "part2", "", 0, "", "base in ge- after particle and prefix"),
    ("veranlasste", "veranlassen", "", "fin", "ind", 3, "s", "weak although lassen is strong"),
    ("frohlockte", "frohlocken", "", "fin", "ind", 3, "s", "stress on the second syllable"),
]


@pytest.mark.parametrize(
    ("form", "lemma", "particle", "shape", "mood", "person", "number", "why"),
    VERB_FORMS,
    ids=[f"{row[0]}-{row[1]}-{row[4] or row[3]}" for row in VERB_FORMS],
)
def test_verb_readings_hold(
    lexicon: Lexicon, form: str, lemma: str, particle: str, shape: str, mood: str, person: int, number: str, why: str
) -> None:
    readings = {
        (each.lemma, each.particle, each.shape, each.mood, each.person, each.number)
        for each in lexicon.verb_readings(form)
    }
    assert (lemma, particle, shape, mood, person, number) in readings, why


@pytest.mark.parametrize(
    ("form", "lemma", "why"),
    [
        ("gemitteilt", "mitteilen", "ge- stands inside"),
        ("geerklärt", "erklären", "no ge- after a prefix"),
        ("gekritisiert", "kritisieren", "no ge- with -ieren"),
        ("sprechte", "sprechen", "strong, not weak"),
        ("meldte", "melden", "e after d"),
        ("warnete", "warnen", "no e after r and n"),
        ("begleit", "begleiten", "not of gleiten"),
        ("beglitt", "begleiten", "not of gleiten"),
        ("SAGTE", "sagen", "only the first letter's case is free"),
        ("", "sagen", "nothing"),
    ],
)
def test_wrong_forms_are_no_verbs(lexicon: Lexicon, form: str, lemma: str, why: str) -> None:
    assert lemma not in {each.lemma for each in lexicon.verb_readings(form)}, why


def test_split_readings_come_after_whole_ones(lexicon: Lexicon) -> None:
    particles = [bool(each.particle) for each in lexicon.verb_readings("sagte")]
    assert particles == sorted(particles)
    assert True in particles
    assert False in particles


def test_finite_is_said_of_finite_forms_only(lexicon: Lexicon) -> None:
    assert all(each.finite for each in lexicon.verb_readings("sagte"))
    assert not any(each.finite for each in lexicon.verb_readings("gesagt"))


@pytest.mark.parametrize(
    ("form", "mood", "person", "number", "unambiguous"),
    [
        ("sei", "conj1", 3, "s", True),
        ("seien", "conj1", 3, "p", True),
        ("habe", "conj1", 3, "s", True),
        ("habe", "conj1", 1, "s", False),
        ("haben", "conj1", 3, "p", False),
        ("werde", "conj1", 3, "s", True),
        ("werden", "conj1", 3, "p", False),
        ("könne", "conj1", 3, "s", True),
        ("müsse", "conj1", 3, "s", True),
        ("solle", "conj1", 3, "s", True),
        ("wolle", "conj1", 3, "s", True),
        ("dürfe", "conj1", 3, "s", True),
        ("gebe", "conj1", 3, "s", True),
        ("gehe", "conj1", 3, "s", True),
        ("komme", "conj1", 3, "s", True),
        ("wisse", "conj1", 3, "s", True),
        ("hätte", "conj2", 3, "s", True),
        ("wäre", "conj2", 3, "s", True),
        ("würde", "conj2", 3, "s", True),
        ("stünde", "conj2", 3, "s", True),
        ("käme", "conj2", 3, "s", True),
        ("sollte", "conj2", 3, "s", False),
        ("arbeitete", "conj2", 3, "s", False),
    ],
)
def test_konjunktiv_against_indicative(
    lexicon: Lexicon, form: str, mood: str, person: int, number: str, unambiguous: bool
) -> None:
    readings = [
        each
        for each in lexicon.konjunktiv_readings(form)
        if (each.mood, each.person, each.number) == (mood, person, number)
    ]
    assert readings
    assert {each.unambiguous for each in readings} == {unambiguous}


@pytest.mark.parametrize("form", ["hat", "ist", "sagt", "ging", "Haus", ""])
def test_indicatives_have_no_konjunktiv(lexicon: Lexicon, form: str) -> None:
    third = [each for each in lexicon.konjunktiv_readings(form) if each.person == 3]
    assert third == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("war", "sein"),
        ("hätten", "haben"),
        ("worden", "werden"),
        ("soll", "sollen"),
        ("möchte", "mögen"),
        ("Darf", "dürfen"),
    ],
)
def test_auxiliaries(lexicon: Lexicon, form: str, lemma: str) -> None:
    assert {each.lemma for each in lexicon.auxiliary_readings(form)} == {lemma}


def test_the_lists_are_read_once() -> None:
    assert load_lexicon() is load_lexicon()


def test_kept_answers_stay_few_and_the_same() -> None:
    lexicon = load_lexicon()
    first = lexicon.verb_readings("sagte")
    for number in range(KEPT):
        lexicon.verb_readings(f"Wort{number}")
    assert len(lexicon._answers["verb_readings"]) <= KEPT
    assert lexicon.verb_readings("sagte") == first != ()


def test_full_verbs_are_no_auxiliaries(lexicon: Lexicon) -> None:
    assert lexicon.auxiliary_readings("sagte") == ()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("brachte", "zum Ausdruck bringen"),
        ("gibt", "bekannt geben"),
        ("zeigte", "sich zuversichtlich zeigen"),
        ("sei", "der Ansicht sein"),
        ("ließ", "verlauten lassen"),
    ],
)
def test_phrases_by_their_verb(lexicon: Lexicon, form: str, lemma: str) -> None:
    assert lemma in {each.lemma for each in lexicon.phrase_readings(form)}


# lookup, form, lemma or None, cases, numbers, only the last part known
NOUN_FORMS = [
    ("noun", "Angaben", "Angabe", "adgn", "p", False),
    ("noun", "Berichts", "Bericht", "g", "s", False),
    ("noun", "Gedanken", "Gedanke", "adgn", "ps", False),
    ("noun", "Regierungsangaben", "Angabe", "adgn", "p", True),
    ("noun", "Umfrage", "Umfrage", "adgn", "s", False),
    ("noun", "aussage", None, "", "", False),
    ("noun", "Absicht", "Absicht", "adgn", "s", False),
    ("role", "Sprecherin", "Sprecherin", "adgn", "s", False),
    ("role", "Landgerichtssprecherin", "Sprecherin", "adgn", "s", True),
    ("role", "SPD-Politikern", "Politiker", "d", "p", True),
    ("role", "Vorsitzender", "Vorsitzende", "dgn", "ps", False),
    ("role", "Zeugen", "Zeuge", "adgn", "ps", False),
    ("role", "Herrn", "Herr", "adg", "s", False),
    ("role", "Bürger:innen", "Bürgerin", "adgn", "p", False),
    ("role", "Lehrer*innen", "Lehrerin", "adgn", "p", False),
    ("role", "LehrerInnen", "Lehrerin", "adgn", "p", False),
    ("role", "CDU-Mann", "Mann", "adn", "s", True),
    ("role", "Hartmann", None, "", "", False),
    ("role", "Berlin", None, "", "", False),
    ("role", "Flugzeuge", None, "", "", False),
    ("role", "Schulkinder", None, "", "", False),
    ("body", "Besatzung", None, "", "", False),
    ("noun", "Bedeutung", None, "", "", False),
    ("not_quoted_head", "Emissionen", None, "", "", False),
    ("body", "Ministeriums", "Ministerium", "g", "s", False),
    ("body", "Verkehrsministeriums", "Ministerium", "g", "s", True),
    ("body", "EU-Rat", "Rat", "adn", "s", True),
    ("body", "Apparat", None, "", "", False),
    ("noun", "dpa-Meldung", "Meldung", "adgn", "s", True),
    ("noun", "aussage", None, "", "", False),
    ("body", "Heirat", None, "", "", False),
    ("body", "NATO", "NATO", "adgn", "s", False),
    ("not_quoted_head", "Actionfilms", "Film", "g", "s", True),
    ("not_quoted_head", "Spitznamen", "Spitzname", "adgn", "ps", False),
    ("not_quoted_head", "Antwort", None, "", "", False),
    ("not_quoted_head", "Vorzug", None, "", "", False),
]


@pytest.mark.parametrize(
    ("lookup", "form", "lemma", "cases", "numbers", "compound"), NOUN_FORMS, ids=[f"{r[0]}-{r[1]}" for r in NOUN_FORMS]
)
def test_noun_lookups(
    lexicon: Lexicon, lookup: str, form: str, lemma: str | None, cases: str, numbers: str, compound: bool
) -> None:
    found = getattr(lexicon, lookup)(form)
    if lemma is None:
        assert found is None
    else:
        assert (found.entry.lemma, found.cases, found.numbers, found.compound) == (lemma, cases, numbers, compound)


def test_speech_like_heads_are_marked(lexicon: Lexicon) -> None:
    motto, film = lexicon.not_quoted_head("Motto"), lexicon.not_quoted_head("Film")
    assert motto is not None
    assert film is not None
    assert (motto.entry.speech, film.entry.speech, film.entry.kind) == (True, False, "title")


def test_prepositions_longest_first(lexicon: Lexicon) -> None:
    found = lexicon.prepositions("Nach")
    assert [len(each.words) for each in found] == sorted((len(each.words) for each in found), reverse=True)
    assert [(each.position, each.needs_noun) for each in found if each.lemma == "nach"] == [("both", True)]
    assert [each.position for each in lexicon.prepositions("zufolge")] == ["post"]


@pytest.mark.parametrize(
    ("form", "use"),
    [("Demnach", "source"), ("wonach", "source"), ("so", "frame"), ("angeblich", "hearsay"), ("Haus", None)],
)
def test_adverbs(lexicon: Lexicon, form: str, use: str | None) -> None:
    found = lexicon.adverb(form)
    assert (found and found.use) == use


@pytest.mark.parametrize(
    ("name", "lemma"),
    [
        ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("der Süddeutschen Zeitung", "Süddeutsche Zeitung"),
        ("Der Spiegel", "Spiegel"),
        ("des Spiegels", "Spiegel"),
        ("dpa", "dpa"),
        ("Times", "Times"),
        ("Gartenzaun", None),
    ],
)
def test_media_names(lexicon: Lexicon, name: str, lemma: str | None) -> None:
    found = lexicon.media(name)
    assert (found and found.lemma) == lemma


@pytest.mark.parametrize(
    ("form", "gender"),
    [("Angela", "f"), ("Angelas", "f"), ("Hans-Peter", "m"), ("Andrea", "u"), ("Lukas", "m"), ("Tisch", None)],
)
def test_first_names(lexicon: Lexicon, form: str, gender: str | None) -> None:
    found = lexicon.first_name(form)
    assert (found and found.gender) == gender


@pytest.mark.parametrize(
    ("form", "kind"), [("sogenannten", "term"), ("Namens", "name"), ("betiteltes", "title"), ("grün", None)]
)
def test_words_before_names_and_terms(lexicon: Lexicon, form: str, kind: str | None) -> None:
    found = lexicon.not_quoted_word(form)
    assert (found and found.kind) == kind


def test_titles(lexicon: Lexicon) -> None:
    found = lexicon.title("Dr.")
    assert found is not None
    assert (found.gender, found.sort) == ("u", "academic")
    assert lexicon.title("Tisch") is None


DATA = Path(tables.__file__).parent.parent / "data" / "de"


@pytest.mark.parametrize(
    ("name", "spoil", "line", "says"),
    [
        ("reporting_verbs.tsv", lambda text: text.replace("\thigh\t", "\tvery\t", 1), True, "prior is 'very'"),
        ("reporting_verbs.tsv", lambda text: text.replace("\tstrong\t", "\tlisted\t", 1), True, "the base of"),
        ("reporting_verbs.tsv", lambda text: text.replace("\tquote", "\tquoted", 1), True, "valency has 'quoted'"),
        ("roles.tsv", lambda text: text.replace("\tm\t", "\tx\t", 1), True, "gender is 'x'"),
        ("titles.tsv", lambda text: text + "Herr\n", True, "1 cells, expected 3"),
        ("titles.tsv", lambda _: "", False, "no header"),
        ("first_names.tsv", lambda text: text + "Zoe\u0301\tf\n", True, "NFC"),
    ],
    ids=["choice", "base", "flag", "gender", "cells", "empty", "normal-form"],
)
def test_damage_is_named_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, spoil: object, line: bool, says: str
) -> None:
    folder = tmp_path / "data" / "de"
    folder.mkdir(parents=True)
    for path in DATA.glob("*.tsv"):
        (folder / path.name).write_bytes(path.read_bytes())
    assert callable(spoil)
    (folder / name).write_text(spoil((DATA / name).read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(tables.resources, "files", lambda _: tmp_path)
    with pytest.raises(DataFileError, match=says) as caught:
        load_lexicon.__wrapped__()
    assert caught.value.path == f"de/{name}"
    assert (caught.value.line is not None) == line


def test_missing_and_undecodable_lists_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "de"
    folder.mkdir(parents=True)
    monkeypatch.setattr(tables.resources, "files", lambda _: tmp_path)
    with pytest.raises(DataFileError, match="cannot be read"):
        load_lexicon.__wrapped__()
    (folder / "irregular_verbs.tsv").write_bytes(b"base\xff\n")
    with pytest.raises(DataFileError, match="not UTF-8 at byte 4"):
        load_lexicon.__wrapped__()
