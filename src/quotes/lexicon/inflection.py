"""All forms of a verb or noun from the few that a list names.

Rules after Duden, Die Grammatik (2016), chapters on the verb and the noun: connecting e after d, t and after a
consonant with m or n, change of vowel in the second and third person and the imperative, participle II without ge-
where the first syllable is unstressed, strong, weak and adjectival declension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quotes.lexicon.records import NounEntry, VerbStem

__all__ = ["Cell", "ListedForm", "PrincipalParts", "adjective_forms", "noun_forms", "verb_forms"]


class Cell(NamedTuple):
    """A place in the paradigm of a verb; see :class:`quotes.lexicon.records.Reading`."""

    shape: str
    mood: str = ""
    tense: str = ""
    person: int = 0
    number: str = ""


class ListedForm(NamedTuple):
    """A form of a verb whose inflection no rule derives."""

    form: str
    cell: Cell


@frozen(kw_only=True)
class PrincipalParts:
    """What a strong or mixed verb needs beside its infinitive; alternatives stand beside each other."""

    present: tuple[str, ...]
    preterite: tuple[str, ...]
    participle: tuple[str, ...]
    konjunktiv: tuple[str, ...]


_PERSONS = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))
_NON_FINITE = {shape: Cell(shape) for shape in ("inf", "zu_inf", "part1", "part2")}
_FINITE = {
    (mood, tense): tuple(Cell("fin", mood, tense, person, number) for person, number in _PERSONS)
    for mood, tense in (("ind", "pres"), ("ind", "past"), ("conj1", "pres"), ("conj2", "past"))
}
_IMPERATIVE = {number: Cell("imp", "", "pres", 2, number) for number in "sp"}

_CONNECTING_E = regex.compile(r"(?:[dt]|(?:ch|[^aeiouäöüylrhmn])[mn])$")  # red-et, öffn-et, rechn-et; not lern-t
_SIBILANTS = ("s", "ß", "z", "x")  # du reist, du heißt
_STRESSED_LATE = regex.compile(r"[aeiouyäöü].*ieren$")  # kritisieren, but not zieren, schmieren


def verb_forms(
    verb: VerbStem, parts: Mapping[str, PrincipalParts], listed: Mapping[str, tuple[ListedForm, ...]]
) -> Iterator[tuple[str, str, Cell]]:
    """Every form of `verb`: the form, the particle that must stand elsewhere (or ""), its place in the paradigm.

    A separable verb has each finite form twice: split (teilte, mit) and joined, as in subordinate clauses (mitteilte).

    Where a verb's inflection is not weak, its base has to be in one of the tables; the loader sees to that.
    """
    if verb.inflection == "listed":
        simple: Iterator[tuple[str, Cell]] = iter(listed[verb.base])
    else:
        simple = _simple_forms(verb, parts.get(verb.base) if verb.inflection != "weak" else None)
    for form, cell in simple:
        bare = form.removeprefix("ge") if cell.shape == "part2" and verb.prefix and verb.inflection != "weak" else form
        whole = verb.prefix + bare
        if not verb.particle:
            yield whole, "", cell
            continue
        if cell.shape in ("fin", "imp"):
            yield whole, verb.particle, cell
        if cell.shape != "imp":
            yield verb.particle + whole, "", cell
        if cell.shape == "inf":
            yield verb.particle + "zu" + whole, "", _NON_FINITE["zu_inf"]


def _simple_forms(verb: VerbStem, parts: PrincipalParts | None) -> Iterator[tuple[str, Cell]]:
    """The forms of the base, without particle and prefix (participle II with ge- where the base has one)."""
    base = verb.base
    stem = base[:-1] if base.endswith(("eln", "ern")) else base.removesuffix("en")
    connecting = "e" if stem + "en" == base and _CONNECTING_E.search(stem) else ""
    first = {stem + "e", stem[:-2] + "le"} if base.endswith("eln") else {stem + "e"}
    yield base, _NON_FINITE["inf"]
    yield base + "d", _NON_FINITE["part1"]

    third = parts.present if parts else (f"{stem}{connecting}t",)
    second_plural = f"{stem}{connecting}t"
    present = _FINITE["ind", "pres"]
    imperative: set[str] = set()
    for form in third:
        changed = form != second_plural
        root = form if changed and stem.endswith("t") else form[:-1]
        if not changed:
            root = stem + connecting
        yield root + ("t" if root.endswith(_SIBILANTS) else "st"), present[1]
        yield form, present[2]
        raised = changed and "e" in stem and "i" in root  # sprich, gib, lies; but lauf, fahr
        imperative |= {root} if raised else first if connecting or base.endswith("eln") else {stem, *first}
    for form in first:
        yield form, present[0]
    for number in (3, 5):
        yield base, present[number]
    yield second_plural, present[4]
    for form in imperative:
        yield form, _IMPERATIVE["s"]
    yield second_plural, _IMPERATIVE["p"]

    subjunctive = _FINITE["conj1", "pres"]
    for form in first:
        yield form, subjunctive[0]
        yield form, subjunctive[2]
    yield stem + ("est" if stem + "en" == base else "st"), subjunctive[1]
    yield base, subjunctive[3]
    yield stem + ("et" if stem + "en" == base else "t"), subjunctive[4]
    yield base, subjunctive[5]

    weak_past = f"{stem}{connecting}te"
    for form in parts.preterite if parts else (weak_past,):
        yield from _past(form, _FINITE["ind", "past"])
    for form in parts.konjunktiv if parts else (weak_past,):
        yield from _past(form, _FINITE["conj2", "past"])

    ge = "" if verb.prefix or _STRESSED_LATE.search(base) else "ge"
    for form in parts.participle if parts else (f"{ge}{stem}{connecting}t",):
        yield form, _NON_FINITE["part2"]


def _past(first: str, cells: tuple[Cell, ...]) -> Iterator[tuple[str, Cell]]:
    """The six forms of a preterite or Konjunktiv II from its first person singular."""
    if first.endswith("e"):
        endings = ("", "st", "", "n", "t", "n")
    elif first.endswith(("d", "t", *_SIBILANTS)):
        endings = ("", "est", "", "en", "et", "en")
    else:
        endings = ("", "st", "", "en", "t", "en")
    for ending, cell in zip(endings, cells, strict=True):
        yield first + ending, cell


def noun_forms(noun: NounEntry) -> Iterator[tuple[str, str, str]]:
    """Every form of `noun` with the cases (of ``a``, ``d``, ``g``, ``n``) and numbers (of ``p``, ``s``) that it has.

    A form comes as often as the declension has it. An adjective used as a noun (gender ``mf``) has the endings of both
    declensions of adjectives: der Vorsitzende, ein Vorsitzender. A masculine whose genitive is neither lemma + s nor
    lemma + es is of the weak declension, with that ending in all oblique cases (den Zeugen, dem Namen).
    """
    if noun.gender == "mf":
        stem = noun.lemma[:-1]
        yield stem + "e", "an", "ps"
        yield stem + "er", "dgn", "ps"
        yield stem + "en", "adgn", "ps"
        yield stem + "em", "d", "s"
        return
    if noun.gender != "p":
        oblique = noun.lemma
        if noun.gender == "m" and noun.genitive and not set(noun.genitive) & _strong_genitives(noun.lemma):
            oblique = noun.genitive[0].removesuffix("s")
        yield noun.lemma, "n", "s"
        for genitive in noun.genitive:
            yield genitive, "g", "s"
        yield oblique, "ad", "s"
    if noun.plural:
        yield noun.plural, "agn", "p"
        yield noun.plural + ("n" if noun.plural.endswith(("e", "el", "er")) else ""), "d", "p"


def _strong_genitives(lemma: str) -> set[str]:
    return {lemma, lemma + "s", lemma + "es", lemma + "ses"}


def adjective_forms(lemma: str) -> Iterator[str]:
    """The uninflected form and those with an ending: sogenannt, sogenannte, sogenannten …"""
    yield lemma
    for ending in ("e", "en", "er", "em", "es"):
        yield lemma + ending
