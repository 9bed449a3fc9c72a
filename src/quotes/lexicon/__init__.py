"""The words that show who says what: lists in files, every inflected form derived, lookups by form.

Upper and lower case of a verb form's first letter, ``ß`` and ``ss`` (Swiss spelling), and Unicode's composed and
decomposed letters are the same to all lookups.

>>> lexicon = load_lexicon()
>>> [(reading.lemma, reading.particle) for reading in lexicon.verb_readings("teilt") if reading.particle][:1]
[('mitteilen', 'mit')]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import regex
from attrs import evolve, field, frozen

from quotes.lexicon import records
from quotes.lexicon.inflection import Cell, adjective_forms, noun_forms, verb_forms
from quotes.lexicon.records import NounEntry, NounForm, VerbEntry, VerbStem
from quotes.lexicon.tables import Tables, read_tables

__all__ = ["Lexicon", "load_lexicon"]

E = TypeVar("E", bound=NounEntry)
_Found = tuple[int, str, int]  # number of a verb, what stands elsewhere, number of a set of places in its paradigm
_Nouns = Mapping[str, NounForm[E]]

_INCLUSIVE = regex.compile(r"(?:[:*_·]|/-?)[Ii]n(nen)?$|(?<=\p{Ll})In(nen)?$")  # Sprecher:innen, SprecherInnen
_ARTICLE = regex.compile(r"^(?:[Dd](?:er|ie|as|em|en|es))\s+(?=\S)")
_WEAK_ADJECTIVE = regex.compile(r"^(\p{Lu}[\p{Ll}-]*e)(?= \p{Lu})")  # Süddeutsche Zeitung


@frozen(kw_only=True, eq=False, repr=False)
class Lexicon:
    """All lookups. Make it with :func:`load_lexicon`; it never changes, so threads may share it."""

    verbs: tuple[VerbEntry, ...]
    phrases: tuple[records.PhraseEntry, ...]
    nouns: tuple[records.ReportingNounEntry, ...]
    roles: tuple[records.RoleEntry, ...]
    bodies: tuple[records.BodyEntry, ...]
    not_quoted_heads: tuple[records.HeadEntry, ...]
    _stems: tuple[VerbStem, ...] = field(alias="stems")
    _places: tuple[tuple[Cell, ...], ...] = field(alias="places")
    _verb_index: Mapping[str, tuple[_Found, ...]] = field(alias="verb_index")
    _phrase_index: Mapping[str, tuple[records.PhraseEntry, ...]] = field(alias="phrase_index")
    _noun_index: _Nouns[records.ReportingNounEntry] = field(alias="noun_index")
    _role_index: _Nouns[records.RoleEntry] = field(alias="role_index")
    _body_index: _Nouns[records.BodyEntry] = field(alias="body_index")
    _head_index: _Nouns[records.HeadEntry] = field(alias="head_index")
    _preposition_index: Mapping[str, tuple[records.PrepositionEntry, ...]] = field(alias="preposition_index")
    _adverb_index: Mapping[str, records.AdverbEntry] = field(alias="adverb_index")
    _marker_index: Mapping[str, records.MarkerEntry] = field(alias="marker_index")
    _title_index: Mapping[str, records.TitleEntry] = field(alias="title_index")
    _media_index: Mapping[str, records.MediaEntry] = field(alias="media_index")
    _first_name_index: Mapping[str, records.FirstNameEntry] = field(alias="first_name_index")
    _resumed_index: Mapping[str, tuple[str, ...]] = field(alias="resumed_index")
    _metonym_index: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(alias="metonym_index")

    def verb_readings(self, form: str) -> tuple[records.VerbForm, ...]:
        """Every reading of `form` as a form of a reporting verb; empty: it is none.

        >>> {(r.lemma, r.mood, r.number) for r in load_lexicon().verb_readings("spricht") if not r.particle}
        {('sprechen', 'ind', 's')}
        """
        return tuple(
            records.VerbForm(lemma=verb.lemma, particle=particle, entry=verb, **cell._asdict())
            for verb, particle, cells in self._found(form)
            if isinstance(verb, VerbEntry)
            for cell in cells
        )

    def phrase_readings(self, form: str) -> tuple[records.PhraseForm, ...]:
        """Every reading of `form` as the verb of a reporting phrase, whose words the caller looks for.

        >>> sorted({r.lemma for r in load_lexicon().phrase_readings("brachte")})[-1]
        'zur Sprache bringen'
        """
        return tuple(
            records.PhraseForm(lemma=phrase.lemma, particle=particle, entry=phrase, **cell._asdict())
            for verb, particle, cells in self._found(form)
            for cell in cells
            for phrase in self._phrase_index.get(verb.lemma, ())
        )

    def auxiliary_readings(self, form: str) -> tuple[records.Reading, ...]:
        """Every reading of `form` as a form of haben, sein, werden or a modal verb; empty: it is none.

        >>> [(r.lemma, r.mood) for r in load_lexicon().auxiliary_readings("wäre") if r.person == 3]
        [('sein', 'conj2')]
        """
        return tuple(
            _reading(verb, particle, cell)
            for verb, particle, cells in self._found(form)
            if verb.auxiliary
            for cell in cells
        )

    def known_readings(self, form: str) -> tuple[records.Reading, ...]:
        """Every reading of `form` as a form of any verb of the lists, reporting or not; empty: unknown.

        >>> [(r.lemma, r.tense) for r in load_lexicon().known_readings("ging") if r.person == 3 and not r.particle]
        [('gehen', 'past')]
        """
        return tuple(_reading(verb, particle, cell) for verb, particle, cells in self._found(form) for cell in cells)

    def konjunktiv_readings(self, form: str) -> tuple[records.KonjunktivReading, ...]:
        """Every reading of `form` as Konjunktiv I or II, of all verbs of the lists; empty: it has none.

        A reading is unambiguous where the indicative of that person and number has another form: *habe* is so in the
        third person (er habe, er hat) and not in the first (ich habe).

        >>> [(r.mood, r.person, r.unambiguous) for r in load_lexicon().konjunktiv_readings("könne")]
        [('conj1', 1, True), ('conj1', 3, True)]
        """
        return tuple(
            records.KonjunktivReading(
                lemma=verb.lemma,
                particle=particle,
                unambiguous=all(other.mood != "ind" or other[3:] != cell[3:] for other in cells),
                **cell._asdict(),
            )
            for verb, particle, cells in self._found(form)
            for cell in cells
            if cell.mood.startswith("conj")
        )

    def noun(self, form: str) -> NounForm[records.ReportingNounEntry] | None:
        """The reporting noun of which `form` is a form, compounds by their last part; None: it is none.

        >>> load_lexicon().noun("Medienberichten").entry.lemma
        'Medienbericht'
        """
        return _find(self._noun_index, form)

    def role(self, form: str) -> NounForm[records.RoleEntry] | None:
        """The noun for a person of which `form` is a form, compounds by their last part; None: it is none.

        >>> load_lexicon().role("Landgerichtssprecherin").entry.lemma
        'Sprecherin'
        """
        return _find(self._role_index, _INCLUSIVE.sub(_feminine, form))

    def body(self, form: str) -> NounForm[records.BodyEntry] | None:
        """The noun for an organisation or document of which `form` is a form, compounds by their last part.

        >>> load_lexicon().body("Verkehrsministeriums").entry.lemma
        'Ministerium'
        """
        return _find(self._body_index, form)

    def not_quoted_head(self, form: str) -> NounForm[records.HeadEntry] | None:
        """The noun for something with a name or title of which `form` is a form, compounds by their last part.

        >>> load_lexicon().not_quoted_head("Actionfilms").entry.kind
        'title'
        """
        return _find(self._head_index, form)

    def not_quoted_word(self, form: str) -> records.MarkerEntry | None:
        """The adjective, participle or adverb that announces a name, title or term; None: `form` is none.

        >>> load_lexicon().not_quoted_word("sogenannten").kind
        'term'
        """
        return self._marker_index.get(_verb_key(form))

    def prepositions(self, word: str) -> tuple[records.PrepositionEntry, ...]:
        """The prepositions that begin with `word`, longest first; their further words are the caller's to look for.

        >>> [entry.lemma for entry in load_lexicon().prepositions("Laut")]
        ['laut']
        """
        return self._preposition_index.get(_verb_key(word), ())

    def adverb(self, form: str) -> records.AdverbEntry | None:
        """The adverb that marks words as somebody's; None: `form` is none.

        >>> load_lexicon().adverb("Demnach").use
        'source'
        """
        return self._adverb_index.get(_verb_key(form))

    def title(self, form: str) -> records.TitleEntry | None:
        """The title or form of address; None: `form` is none.

        >>> load_lexicon().title("Dr.").sort
        'academic'
        """
        return self._title_index.get(_key(form))

    def media(self, name: str) -> records.MediaEntry | None:
        """The newspaper, broadcaster or agency of that whole name, with or without article, inflected or not.

        >>> load_lexicon().media("der Süddeutschen Zeitung").lemma
        'Süddeutsche Zeitung'
        """
        key = _key(name)
        return self._media_index.get(key) or self._media_index.get(_ARTICLE.sub("", key))

    def first_name(self, form: str) -> records.FirstNameEntry | None:
        """The first name; a double name goes by its first part; None: `form` is none.

        >>> load_lexicon().first_name("Annas").gender
        'f'
        """
        key = _key(form)
        return self._first_name_index.get(key) or self._first_name_index.get(key.split("-")[0] if "-" in key else "")

    def resumed(self, lemma: str) -> tuple[str, ...]:
        """For which nouns "der …" may stand later in a text, by their ends; empty: for its own kind only.

        ``*person``, ``*body`` and ``*medium`` mean anyone of that sort who has a name.

        >>> load_lexicon().resumed("Rathauschef")
        ('bürgermeister',)
        """
        return self._resumed_index.get(_key(lemma), ())

    def metonym(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """For which bodies a capital or house may stand: how they begin or what adjective they have, and their ends.

        >>> load_lexicon().metonym("Berlin")
        (('deutsch', 'bundes'), ('regierung', 'kabinett'))
        """
        return self._metonym_index.get(_key(name))

    def _found(self, form: str) -> Iterator[tuple[VerbStem, str, tuple[Cell, ...]]]:
        for verb, particle, places in self._verb_index.get(_verb_key(form), ()):
            yield self._stems[verb], particle, self._places[places]


def load_lexicon() -> Lexicon:
    """Read the package's lists and derive all forms; takes a moment, so make one and keep it.

    Raises:
        DataFileError: names the file and line where a list is missing or damaged.

    >>> len(load_lexicon().verbs) >= 600
    True
    """
    tables = read_tables()
    stems = (*tables.verbs, *tables.common_verbs)
    places: dict[tuple[Cell, ...], int] = {}
    verb_index = _verb_index(stems, tables, places)
    names: dict[str, records.FirstNameEntry] = {}
    for name in tables.first_names:
        names.setdefault(_key(name.lemma), name)
    for name in tables.first_names:
        names.setdefault(_key(name.lemma) + "s", name)
    media = {_key(medium.lemma): medium for medium in tables.media}
    for medium in tables.media:
        for form in _media_forms(medium):
            media.setdefault(_key(form), medium)
    return Lexicon(
        verbs=tables.verbs,
        phrases=tables.phrases,
        nouns=tables.nouns,
        roles=tables.roles,
        bodies=tables.bodies,
        not_quoted_heads=tables.heads,
        stems=stems,
        places=tuple(places),
        verb_index=verb_index,
        phrase_index=_grouped((phrase.verb, phrase) for phrase in tables.phrases),
        noun_index=_noun_index(tables.nouns),
        role_index=_noun_index(tables.roles),
        body_index=_noun_index(tables.bodies),
        head_index=_noun_index(tables.heads),
        preposition_index=_grouped(
            (_verb_key(entry.words[0]), entry)
            for entry in sorted(tables.prepositions, key=lambda each: -len(each.words))
        ),
        adverb_index={_verb_key(entry.lemma): entry for entry in tables.adverbs},
        marker_index={
            _verb_key(form): entry
            for entry in tables.markers
            for form in (adjective_forms(entry.lemma) if entry.inflects else (entry.lemma,))
        },
        title_index={_key(entry.lemma): entry for entry in tables.titles},
        media_index=media,
        first_name_index=names,
        resumed_index={_key(lemma): ends for lemma, ends in tables.resumed.items()},
        metonym_index={_key(lemma): bodies for lemma, bodies in tables.metonyms.items()},
    )


def _key(form: str) -> str:
    """What counts as one spelling: composed letters, ss for ß."""
    return form if form.isascii() else unicodedata.normalize("NFC", form).replace("ß", "ss")


def _verb_key(form: str) -> str:
    key = _key(form)
    return key[:1].lower() + key[1:]


def _reading(verb: VerbStem, particle: str, cell: Cell) -> records.Reading:
    return records.Reading(lemma=verb.lemma, particle=particle, **cell._asdict())


V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    groups: dict[str, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _verb_index(
    stems: Iterable[VerbStem], tables: Tables, places: dict[tuple[Cell, ...], int]
) -> dict[str, tuple[_Found, ...]]:
    """Each form with the verbs that have it, readings as a whole first; sets of places are numbered in `places`.

    It holds nothing but numbers and strings, which the garbage collector does not follow: to do so again and again
    while other things load would take longer than to derive the forms.
    """
    whole: dict[str, tuple[_Found, ...]] = {}
    split: dict[str, tuple[_Found, ...]] = {}
    for number, verb in enumerate(stems):
        forms: dict[tuple[str, str], list[Cell]] = {}
        for form, particle, cell in verb_forms(verb, tables.principal_parts, tables.listed_forms):
            forms.setdefault((form, particle), []).append(cell)
        for (form, particle), cells in forms.items():
            found = number, particle, places.setdefault(tuple(cells), len(places))
            index, key = split if particle else whole, _verb_key(form)
            index[key] = (*index.get(key, ()), found)
    return {form: (*whole.get(form, ()), *split.get(form, ())) for form in whole | split}


def _noun_index(entries: tuple[E, ...]) -> dict[str, NounForm[E]]:
    """Each form with its cases and numbers; a form that two nouns share belongs to the one whose lemma it is."""
    index: dict[str, NounForm[E]] = {}
    for entry in entries:
        lemma = _key(entry.lemma)
        forms: dict[str, tuple[str, str]] = {}
        for form, cases, numbers in noun_forms(entry):
            key = _key(form)
            known = forms.get(key)
            forms[key] = (_united(known[0], cases), _united(known[1], numbers)) if known else (cases, numbers)
        for key, (cases, numbers) in forms.items():
            if key not in index or key == lemma:
                index[key] = NounForm(entry=entry, cases=cases, numbers=numbers)
    return index


def _united(one: str, other: str) -> str:
    """The letters of both, each once and in order."""
    return one if one == other else "".join(sorted({*one, *other}))


def _find(index: _Nouns[E], form: str) -> NounForm[E] | None:
    """The form itself, else the longest known last part of a compound.

    Short last parts would be found inside other words (*Rat* in Apparat, *Film* in no word we know). A last part of
    three letters therefore needs a hyphen or a linking s before it, one of four needs three letters before it, a
    longer one two. Entries with `compound` no are taken only after a hyphen behind an abbreviation (CDU-Mann).
    """
    key = _key(form)
    if not key[:1].isupper():
        return None
    exact = index.get(key)
    if exact is not None:
        return exact
    for start in range(2, len(key) - 2):
        before, last = key[:start], key[start].upper() + key[start + 1 :]
        found = index.get(last)
        if found is None:
            continue
        hyphen = before.endswith("-")
        if not hyphen and key[start].isupper():
            continue
        room = hyphen or (before[-1] == "s" and start > 3 if len(last) == 3 else start > 6 - len(last))
        if room and (found.entry.compound or (hyphen and before[:-1].isupper())):
            return evolve(found, compound=True)
    return None


def _feminine(match: regex.Match[str]) -> str:
    """Sprecher:innen has the forms of Sprecherinnen."""
    return "innen" if match.group(1) or match.group(2) else "in"


def _media_forms(medium: records.MediaEntry) -> Iterator[str]:
    adjective = _WEAK_ADJECTIVE.match(medium.lemma)
    stems = [medium.lemma]
    if adjective and medium.gender in "fnp":
        stems += [adjective.group(1) + ending + medium.lemma[adjective.end() :] for ending in "nr"]
    for stem in stems:
        yield stem
        if not stem.endswith("s"):
            yield stem + "s"
