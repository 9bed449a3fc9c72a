"""Reading the word lists of the package, and checking every line of them."""

from __future__ import annotations

import unicodedata
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from quotes.errors import DataFileError
from quotes.lexicon import records
from quotes.lexicon.inflection import Cell, ListedForm, PrincipalParts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["MEDIA", "MEDIA_SORTS", "PRIORS", "SENSES", "VALENCY", "Row", "Tables", "parse_rows", "read_tables"]

SENSES = (
    "agreement", "answer", "assertive", "demand", "denial", "doubt", "emotion",
    "evaluation", "neutral", "promise", "question", "search", "stance", "thinking", "writing",
)  # fmt: skip
VALENCY = (
    "als", "an", "auf", "aus", "dass", "für", "gegen", "in", "mit", "nach", "quote", "um", "von", "vor", "w", "zu",
    "über",
)  # fmt: skip
PRIORS = ("high", "low", "medium")
MEDIA_SORTS = ("agency", "broadcaster", "magazine", "online", "paper", "platform", "programme")
MEDIA = ("speech", "writing", "thought", "sw", "st", "tw", "none")


class Row:
    """One line of a list, by column name; every way to read a cell checks it."""

    __slots__ = ("_cells", "_line", "_path")

    def __init__(self, path: str, line: int, cells: Mapping[str, str]) -> None:
        self._path, self._line, self._cells = path, line, cells

    def fail(self, problem: str) -> DataFileError:
        return DataFileError(self._path, problem, self._line)

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self._cells[column]
        if not value:
            raise self.fail(f"{column} is empty")
        return value

    def optional(self, column: str) -> str:
        return self._cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        return tuple(self._cells[column].split())

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        value = self._cells[column]
        if value not in allowed:
            raise self.fail(f"{column} is {value!r}, expected one of {', '.join(map(repr, allowed))}")
        return value

    def flags(self, column: str, allowed: tuple[str, ...]) -> frozenset[str]:
        values = self.words(column)
        for value in values:
            if value not in allowed:
                raise self.fail(f"{column} has {value!r}, expected some of {', '.join(allowed)}")
        return frozenset(values)

    def switch(self, column: str) -> bool:
        return self.choice(column, ("no", "yes")) == "yes"


class Tables(NamedTuple):
    """Every list, read."""

    principal_parts: Mapping[str, PrincipalParts]
    listed_forms: Mapping[str, tuple[ListedForm, ...]]
    verbs: tuple[records.VerbEntry, ...]
    common_verbs: tuple[records.VerbStem, ...]
    phrases: tuple[records.PhraseEntry, ...]
    nouns: tuple[records.ReportingNounEntry, ...]
    heads: tuple[records.HeadEntry, ...]
    roles: tuple[records.RoleEntry, ...]
    bodies: tuple[records.BodyEntry, ...]
    prepositions: tuple[records.PrepositionEntry, ...]
    adverbs: tuple[records.AdverbEntry, ...]
    markers: tuple[records.MarkerEntry, ...]
    titles: tuple[records.TitleEntry, ...]
    media: tuple[records.MediaEntry, ...]
    first_names: tuple[records.FirstNameEntry, ...]
    resumed: Mapping[str, tuple[str, ...]]
    metonyms: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    short_names: Mapping[str, str]
    parties: Mapping[str, tuple[str, ...]]


T = TypeVar("T")


def read_tables() -> Tables:
    """Read the lists in the folder `data/de` of the package.

    Raises:
        DataFileError: names the file and line where a list is missing, not UTF-8, or breaks its form.
    """
    parts = dict(_read("irregular_verbs.tsv", _principal_parts))
    listed: dict[str, list[ListedForm]] = {}
    for lemma, form in _read("verb_forms.tsv", _listed_form):
        listed.setdefault(lemma, []).append(form)
    bases = {"listed": frozenset(listed), "strong": frozenset(parts), "mixed": frozenset(parts)}

    def stem(row: Row) -> dict[str, Any]:
        return _stem(row, bases)

    return Tables(
        principal_parts=parts,
        listed_forms={lemma: tuple(forms) for lemma, forms in listed.items()},
        verbs=_read("reporting_verbs.tsv", lambda row: records.VerbEntry(**stem(row), **_reporting(row))),
        common_verbs=_read(
            "common_verbs.tsv",
            lambda row: records.VerbStem(**stem(row), auxiliary=row.choice("auxiliary", ("", "aux", "modal"))),
        ),
        phrases=_read(
            "reporting_phrases.tsv",
            lambda row: records.PhraseEntry(
                verb=row.text("verb"), words=tuple(row.text("words").split()), **_reporting(row)
            ),
        ),
        nouns=_read(
            "reporting_nouns.tsv",
            lambda row: records.ReportingNounEntry(
                **_noun(row),
                valency=row.flags("valency", VALENCY),
                medium=row.choice("medium", MEDIA),
                sense=row.choice("sense", SENSES),
            ),
        ),
        heads=_read(
            "not_quoted_heads.tsv",
            lambda row: records.HeadEntry(
                **_noun(row), kind=row.choice("kind", ("name", "term", "title")), speech=row.switch("speech")
            ),
        ),
        roles=_read("roles.tsv", lambda row: records.RoleEntry(**_noun(row))),
        bodies=_read(
            "body_nouns.tsv",
            lambda row: records.BodyEntry(**_noun(row), sort=row.choice("sort", ("body", "document", "medium"))),
        ),
        prepositions=_read("reporting_prepositions.tsv", _preposition),
        adverbs=_read(
            "reporting_adverbs.tsv",
            lambda row: records.AdverbEntry(
                lemma=row.text("lemma"),
                use=row.choice("use", ("frame", "hearsay", "quote", "source")),
                prior=row.choice("prior", PRIORS),
            ),
        ),
        markers=_read(
            "not_quoted_words.tsv",
            lambda row: records.MarkerEntry(
                lemma=row.text("lemma"),
                kind=row.choice("kind", ("name", "term", "title")),
                inflects=row.switch("inflects"),
            ),
        ),
        titles=_read(
            "titles.tsv",
            lambda row: records.TitleEntry(
                lemma=row.text("lemma"),
                gender=row.choice("gender", ("f", "m", "u")),
                sort=row.choice("sort", ("academic", "address", "church", "military", "noble", "office")),
            ),
        ),
        media=_read(
            "media_names.tsv",
            lambda row: records.MediaEntry(
                lemma=row.text("lemma"),
                gender=row.choice("gender", ("f", "m", "n", "p")),
                sort=row.choice("sort", MEDIA_SORTS),
            ),
        ),
        first_names=_read(
            "first_names.tsv",
            lambda row: records.FirstNameEntry(lemma=row.text("lemma"), gender=row.choice("gender", ("f", "m", "u"))),
        ),
        resumed=dict(_read("resumed_nouns.tsv", lambda row: (row.text("lemma"), row.words("stands_for")))),
        parties=dict(
            _read(
                "parties.tsv",
                lambda row: (row.text("party"), tuple(dict.fromkeys((*row.words("names"), *row.words("members"))))),
            )
        ),
        short_names=dict(_read("short_names.tsv", lambda row: (row.text("short"), row.text("name")))),
        metonyms=dict(_read("metonyms.tsv", lambda row: (row.text("lemma"), (row.words("of"), row.words("bodies"))))),
    )


def _read(name: str, build: Callable[[Row], T]) -> tuple[T, ...]:
    """The entries of one list."""
    source = resources.files("quotes").joinpath("data", "de", name)
    try:
        content = source.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataFileError(f"de/{name}", f"cannot be read: {error.strerror}. Reinstall the package.") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"de/{name}", f"is not UTF-8 at byte {error.start}. Reinstall the package.") from error
    return tuple(build(row) for row in parse_rows(f"de/{name}", content))


def parse_rows(path: str, content: str) -> Iterator[Row]:
    """The lines of a list as rows: a header line, then a line an entry, cells parted by tabs; ``#`` opens a comment.

    Raises:
        DataFileError: for a missing header, a line with too many or too few cells, text not in Unicode's form NFC.
    """
    header: list[str] = []
    for number, line in enumerate(content.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if not unicodedata.is_normalized("NFC", line):
            raise DataFileError(path, "is not in Unicode's normal form NFC", number)
        cells = line.split("\t")
        if not header:
            header = cells
        elif len(cells) != len(header):
            raise DataFileError(path, f"has {len(cells)} cells, expected {len(header)}", number)
        else:
            yield Row(path, number, dict(zip(header, cells, strict=True)))
    if not header:
        raise DataFileError(path, "has no header line")


def _stem(row: Row, bases: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    lemma, particle, prefix = row.text("lemma"), row.optional("particle"), row.optional("prefix")
    inflection = row.choice("inflection", ("listed", "mixed", "strong", "weak"))
    if not lemma.startswith(particle + prefix) or len(lemma) < len(particle + prefix) + 3:
        raise row.fail(f"lemma {lemma!r} does not begin with particle and prefix")
    base = lemma[len(particle + prefix) :]
    if inflection in bases and base not in bases[inflection]:
        raise row.fail(f"no principal parts or forms are listed for {base!r}, the base of {lemma!r}")
    return {"lemma": lemma, "particle": particle, "prefix": prefix, "inflection": inflection}


def _reporting(row: Row) -> dict[str, Any]:
    return {
        "reflexive": row.choice("reflexive", ("", "sich")),
        "valency": row.flags("valency", VALENCY),
        "sense": row.choice("sense", SENSES),
        "prior": row.choice("prior", PRIORS),
        "medium": row.choice("medium", MEDIA),
    }


def _noun(row: Row) -> dict[str, Any]:
    gender = row.choice("gender", ("f", "m", "mf", "n", "p"))
    lemma = row.text("lemma")
    if gender == "mf" and not lemma.endswith("e"):
        raise row.fail(f"lemma {lemma!r} of gender mf does not end in -e, as adjectives do")
    if not lemma[0].isupper():
        raise row.fail(f"noun {lemma!r} does not begin with a capital letter")
    return {
        "lemma": lemma,
        "gender": gender,
        "genitive": row.words("genitive"),
        "plural": row.optional("plural"),
        "compound": row.switch("compound"),
    }


def _principal_parts(row: Row) -> tuple[str, PrincipalParts]:
    def alternatives(column: str) -> tuple[str, ...]:
        row.text(column)
        return row.words(column)

    return row.text("base"), PrincipalParts(
        present=alternatives("present"),
        preterite=alternatives("preterite"),
        participle=alternatives("participle"),
        konjunktiv=alternatives("konjunktiv"),
    )


def _listed_form(row: Row) -> tuple[str, ListedForm]:
    cell = Cell(
        shape=row.choice("shape", ("fin", "imp", "inf", "part1", "part2")),
        mood=row.choice("mood", ("", "conj1", "conj2", "ind")),
        tense=row.choice("tense", ("", "past", "pres")),
        person=int(row.choice("person", ("", "1", "2", "3")) or 0),
        number=row.choice("number", ("", "p", "s")),
    )
    return row.text("lemma"), ListedForm(row.text("form"), cell)


def _preposition(row: Row) -> records.PrepositionEntry:
    lemma = row.text("lemma")
    return records.PrepositionEntry(
        lemma=lemma,
        words=tuple(lemma.split()),
        position=row.choice("position", ("both", "post", "pre")),
        cases=row.choice("cases", ("a", "d", "dg", "g")),
        needs_noun=row.choice("needs_noun", ("no", "yes", "owned")) != "no",
        needs_owner=row.text("needs_noun") == "owned",
        speaks=row.choice("speaks", ("governed", "subject")),
        prior=row.choice("prior", PRIORS),
        medium=row.choice("medium", MEDIA),
    )
