"""The word lists themselves: form, order, size, and that every entry can be found."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import regex

import quotes.lexicon
from quotes.lexicon import Lexicon, load_lexicon
from quotes.lexicon.inflection import noun_forms, verb_forms
from quotes.lexicon.tables import Tables, read_tables

FOLDER = Path(quotes.lexicon.__file__).parent.parent / "data" / "de"

# name, columns that identify an entry, least number of entries
LISTS = [
    ("body_nouns.tsv", ("lemma", "sort"), 300),
    ("common_verbs.tsv", ("lemma", "particle"), 300),
    ("first_names.tsv", ("lemma",), 1500),
    ("irregular_verbs.tsv", ("base",), 140),
    ("media_names.tsv", ("lemma",), 150),
    ("metonyms.tsv", ("lemma",), 100),
    ("not_quoted_heads.tsv", ("lemma",), 300),
    ("not_quoted_words.tsv", ("lemma",), 20),
    ("parties.tsv", ("party",), 30),
    ("reporting_adverbs.tsv", ("lemma",), 20),
    ("reporting_nouns.tsv", ("lemma",), 150),
    ("reporting_phrases.tsv", ("verb", "words", "reflexive"), 200),
    ("reporting_prepositions.tsv", ("lemma",), 30),
    ("reporting_verbs.tsv", ("lemma", "particle", "reflexive"), 600),
    ("resumed_nouns.tsv", ("lemma",), 300),
    ("roles.tsv", ("lemma",), 800),
    ("short_names.tsv", ("short",), 150),
    ("titles.tsv", ("lemma",), 100),
    ("verb_forms.tsv", ("form", "lemma", "shape", "mood", "tense", "person", "number"), 200),
]
NAMES = [name for name, _, _ in LISTS]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables()


def lines(name: str) -> list[str]:
    content = (FOLDER / name).read_bytes().decode("utf-8")
    return [line for line in content.removesuffix("\n").split("\n") if not line.startswith("#")]


def test_every_list_is_named_here() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.tsv")) == NAMES


FORMS = ("lemma", "genitive", "plural")


@pytest.mark.parametrize("name", NAMES)
def test_lists_are_plain(name: str) -> None:
    content = (FOLDER / name).read_bytes().decode("utf-8")
    assert content.endswith("\n")
    assert "\r" not in content
    assert unicodedata.is_normalized("NFC", content)
    for line in lines(name):
        for cell in line.split("\t"):
            assert cell == " ".join(cell.split()), f"stray space in {line!r}"


@pytest.mark.parametrize("name", ["body_nouns.tsv", "reporting_nouns.tsv", "roles.tsv"])
def test_forms_of_nouns_are_words(name: str) -> None:
    header, *entries = (line.split("\t") for line in lines(name))
    forms = {cell for entry in entries for column, cell in zip(header, entry, strict=True) if column in FORMS}
    assert len(forms) > 100
    assert [form for form in sorted(forms) if not regex.fullmatch(r"[\p{L}\-. ]*", form)] == []


@pytest.mark.parametrize("name", NAMES)
def test_lists_are_sorted(name: str) -> None:
    entries = lines(name)[1:]
    assert entries == sorted(entries)


@pytest.mark.parametrize(("name", "columns", "floor"), LISTS, ids=NAMES)
def test_entries_are_unique_and_enough(name: str, columns: tuple[str, ...], floor: int) -> None:
    header, *entries = (line.split("\t") for line in lines(name))
    keys = [tuple(entry[header.index(column)] for column in columns) for entry in entries]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert len(entries) >= floor


@pytest.mark.parametrize("name", NAMES)
def test_sources_names_each_list_with_its_size(name: str) -> None:
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    row = regex.search(rf"^\| `{regex.escape(name)}` \| ([\d,]+) \|", sources, regex.MULTILINE)
    assert row, f"{name} has no row in SOURCES.md"
    assert int(row.group(1).replace(",", "")) == len(lines(name)) - 1


def test_common_verbs_do_not_repeat_reporting_verbs(tables: Tables) -> None:
    reporting = {(verb.lemma, verb.particle) for verb in tables.verbs}
    assert [verb.lemma for verb in tables.common_verbs if (verb.lemma, verb.particle) in reporting] == []


def test_every_form_of_every_verb_leads_back_to_it(lexicon: Lexicon, tables: Tables) -> None:
    lost = [
        (verb.lemma, form)
        for verb in (*tables.verbs, *tables.common_verbs)
        for form, particle, cell in verb_forms(verb, tables.principal_parts, tables.listed_forms)
        if (verb.lemma, particle, *cell)
        not in {
            (
                reading.lemma,
                reading.particle,
                reading.shape,
                reading.mood,
                reading.tense,
                reading.person,
                reading.number,
            )
            for reading in lexicon.known_readings(form)
        }
    ]
    assert lost == []


def test_every_verb_has_a_whole_paradigm(tables: Tables) -> None:
    for verb in (*tables.verbs, *tables.common_verbs):
        cells = {cell for _, _, cell in verb_forms(verb, tables.principal_parts, tables.listed_forms)}
        finite = {(cell.mood, cell.tense, cell.person, cell.number) for cell in cells if cell.shape == "fin"}
        assert len(finite) == 24, verb.lemma
        assert {"inf", "part1", "part2"} <= {cell.shape for cell in cells}, verb.lemma


def test_strong_verbs_of_the_table_are_used(tables: Tables) -> None:
    """An entry that no verb uses can never match."""
    used = {verb.base for verb in (*tables.verbs, *tables.common_verbs) if verb.inflection in ("strong", "mixed")}
    assert sorted(set(tables.principal_parts) - used) == []


def test_weak_verbs_have_no_strong_namesake(tables: Tables) -> None:
    """A weak verb whose base is in the table of irregular verbs is a slip, but for those that only look like it."""
    both_ways = {"abschaffen", "begleiten", "erschrecken", "vorbereiten"}
    assert both_ways == {
        verb.lemma
        for verb in (*tables.verbs, *tables.common_verbs)
        if verb.inflection == "weak" and (verb.base in tables.principal_parts or verb.base in tables.listed_forms)
    }


def test_unstressed_first_parts_are_in_their_column(tables: Tables) -> None:
    """Else participle II gets a ge- that it has not (gezerstört)."""
    unstressed = regex.compile(r"(?:emp|ent|miss|ver|zer)\p{L}{4}")
    slips = [
        verb.lemma
        for verb in (*tables.verbs, *tables.common_verbs)
        if verb.inflection == "weak" and not verb.prefix and unstressed.match(verb.base)
    ]
    assert slips == []


@pytest.mark.parametrize("kind", ["nouns", "roles", "bodies", "heads"])
def test_every_form_of_every_noun_is_found(lexicon: Lexicon, tables: Tables, kind: str) -> None:
    lookup = {
        "nouns": lexicon.noun,
        "roles": lexicon.role,
        "bodies": lexicon.body,
        "heads": lexicon.not_quoted_head,
    }[kind]
    for entry in getattr(tables, kind):
        own = lookup(entry.lemma)
        assert own is not None, entry.lemma
        assert own.entry == entry
        assert not own.compound
        for form, cases, numbers in noun_forms(entry):
            found = lookup(form)
            assert found is not None, form
            assert not found.compound, form
            if found.entry == entry:
                assert set(cases) <= set(found.cases), form
                assert set(numbers) <= set(found.numbers), form


def test_every_phrase_is_found_by_its_verb(lexicon: Lexicon) -> None:
    for phrase in lexicon.phrases:
        assert phrase in {reading.entry for reading in lexicon.phrase_readings(phrase.verb)}, phrase.lemma


def test_every_small_word_is_found(lexicon: Lexicon, tables: Tables) -> None:
    for preposition in tables.prepositions:
        assert preposition in lexicon.prepositions(preposition.words[0])
    for adverb in tables.adverbs:
        assert lexicon.adverb(adverb.lemma) == adverb
    for marker in tables.markers:
        assert lexicon.not_quoted_word(marker.lemma) == marker
    for title in tables.titles:
        assert lexicon.title(title.lemma) == title
    for medium in tables.media:
        found = lexicon.media(medium.lemma)
        assert found is not None
        assert found.lemma == medium.lemma
    for name in tables.first_names:
        assert lexicon.first_name(name.lemma) == name
    for party, spellings in tables.parties.items():
        assert all(party in lexicon.parties(spelling) for spelling in spellings)
    for short, name in tables.short_names.items():
        assert lexicon.full_name(short) == lexicon.full_name(name) == name
    for seat, bodies in tables.metonyms.items():
        assert lexicon.metonym(seat) == bodies
