"""From an inflected form to the verbs and nouns that have it.

The forms lead to nothing but numbers and strings, which the garbage collector does not follow; records are made when a
form is looked up. To make tens of thousands of them at the start would take the collector longer, which visits all
objects again and again while the rest loads, than it takes to derive the forms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from attrs import frozen

from quotes.lexicon.inflection import Cell, noun_forms, verb_forms
from quotes.lexicon.records import NounEntry, NounForm, VerbStem
from quotes.lexicon.tables import Tables

__all__ = ["NounIndex", "VerbIndex", "spelling", "verb_spelling"]

E = TypeVar("E", bound=NounEntry)


def spelling(form: str) -> str:
    """What counts as one spelling: composed letters, ss for ß."""
    return form if form.isascii() else unicodedata.normalize("NFC", form).replace("ß", "ss")


def verb_spelling(form: str) -> str:
    """The same, whether the first letter is a capital or not."""
    spelt = spelling(form)
    return spelt[:1].lower() + spelt[1:]


@frozen(kw_only=True, eq=False, repr=False)
class VerbIndex:
    """The verbs by their forms."""

    _stems: tuple[VerbStem, ...]
    _places: tuple[tuple[Cell, ...], ...]
    _forms: Mapping[str, tuple[tuple[int, str, int], ...]]
    """The number of a verb, the particle that must stand elsewhere, the number of its places in the paradigm."""

    @classmethod
    def of(cls, tables: Tables) -> VerbIndex:
        """Derive every form of the verbs of the lists."""
        stems = (*tables.verbs, *tables.common_verbs)
        places: dict[tuple[Cell, ...], int] = {}
        whole: dict[str, tuple[tuple[int, str, int], ...]] = {}
        split: dict[str, tuple[tuple[int, str, int], ...]] = {}
        for number, verb in enumerate(stems):
            cells: dict[tuple[str, str], list[Cell]] = {}
            for form, particle, cell in verb_forms(verb, tables.principal_parts, tables.listed_forms):
                cells.setdefault((form, particle), []).append(cell)
            for (form, particle), found in cells.items():
                forms, key = split if particle else whole, verb_spelling(form)
                here = number, particle, places.setdefault(tuple(found), len(places))
                forms[key] = (*forms.get(key, ()), here)
        together = {form: (*whole.get(form, ()), *split.get(form, ())) for form in whole | split}
        return cls(stems=stems, places=tuple(places), forms=together)

    def find(self, form: str) -> Iterator[tuple[VerbStem, str, tuple[Cell, ...]]]:
        """The verbs that have the form, each with the particle that must stand elsewhere and the places that the form
        has in its paradigm; those that have it as a whole come first."""
        for verb, particle, places in self._forms.get(verb_spelling(form), ()):
            yield self._stems[verb], particle, self._places[places]


@frozen(kw_only=True, eq=False, repr=False)
class NounIndex(Generic[E]):
    """The nouns of one list by their forms."""

    _entries: tuple[E, ...]
    _forms: Mapping[str, tuple[int, str, str]]
    """The number of a noun, the cases and the numbers that the form has."""

    @classmethod
    def of(cls, entries: tuple[E, ...]) -> NounIndex[E]:
        """Derive every form; one that two nouns share belongs to the one whose lemma it is, else to the first."""
        index: dict[str, tuple[int, str, str]] = {}
        for number, entry in enumerate(entries):
            lemma = spelling(entry.lemma)
            forms: dict[str, tuple[str, str]] = {}
            for form, cases, numbers in noun_forms(entry):
                key = spelling(form)
                known = forms.get(key)
                forms[key] = (_united(known[0], cases), _united(known[1], numbers)) if known else (cases, numbers)
            for key, found in forms.items():
                if key not in index or key == lemma:
                    index[key] = (number, *found)
        return cls(entries=entries, forms=index)

    def find(self, form: str) -> NounForm[E] | None:
        """The form itself, else the longest known last part of a compound.

        Short last parts would be found inside other words (*Rat* in Apparat, *Film* in no word we know). A last part of
        three letters therefore needs a hyphen or a linking s before it, one of four needs three letters before it, a
        longer one two. Entries with `compound` no are taken only after a hyphen behind an abbreviation (CDU-Mann).
        """
        key = spelling(form.removeprefix("-"))  # „Bild“-Zeitung
        if not (key[:1].isupper() or key.rpartition("-")[2][:1].isupper()):  # dpa-Meldung
            return None
        exact = self._forms.get(key)
        if exact is not None:
            return self._form(*exact, compound=False)
        for start in range(2, len(key) - 2):
            before, last = key[:start], key[start].upper() + key[start + 1 :]
            found = self._forms.get(last)
            if found is None:
                continue
            hyphen = before.endswith("-")
            if not hyphen and key[start].isupper():
                continue
            room = hyphen or (before[-1] == "s" and start > 3 if len(last) == 3 else start > 6 - len(last))
            if room and (self._entries[found[0]].compound or (hyphen and before[:-1].isupper())):
                return self._form(*found, compound=True)
        return None

    def _form(self, noun: int, cases: str, numbers: str, *, compound: bool) -> NounForm[E]:
        return NounForm(entry=self._entries[noun], cases=cases, numbers=numbers, compound=compound)


def _united(one: str, other: str) -> str:
    """The letters of both, each once and in order."""
    return one if one == other else "".join(sorted({*one, *other}))
