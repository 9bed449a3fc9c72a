"""The words that show who says what: lists in files, every inflected form derived, lookups by form.

Upper and lower case of a verb form's first letter, ``ß`` and ``ss`` (Swiss spelling), and Unicode's composed and
decomposed letters are the same to all lookups.

>>> lexicon = load_lexicon()
>>> [(reading.lemma, reading.particle) for reading in lexicon.verb_readings("teilt") if reading.particle][:1]
[('mitteilen', 'mit')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

import regex
from attrs import field, frozen

from quotes.lexicon import records
from quotes.lexicon.indices import NounIndex, VerbIndex, spelling, verb_spelling
from quotes.lexicon.inflection import Cell, adjective_forms
from quotes.lexicon.memory import Answers, remembered
from quotes.lexicon.records import NounForm, VerbEntry, VerbStem
from quotes.lexicon.tables import read_tables

__all__ = ["Lexicon", "load_lexicon"]

_INCLUSIVE = regex.compile(r"(?:[:*_·]|/-?)[Ii]n(nen)?$|(?<=\p{Ll})In(nen)?$")  # Sprecher:innen, SprecherInnen
_ARTICLE = regex.compile(r"^(?:[Dd](?:er|ie|as|em|en|es))\s+(?=\S)")
_WEAK_ADJECTIVE = regex.compile(r"^(\p{Lu}[\p{Ll}-]*e)(?= \p{Lu})")  # Süddeutsche Zeitung


@frozen(kw_only=True, eq=False, repr=False)
class Lexicon:
    """All lookups. Make it with :func:`load_lexicon`; what it says never changes, so threads may share it."""

    verbs: tuple[VerbEntry, ...]
    phrases: tuple[records.PhraseEntry, ...]
    nouns: tuple[records.ReportingNounEntry, ...]
    roles: tuple[records.RoleEntry, ...]
    bodies: tuple[records.BodyEntry, ...]
    not_quoted_heads: tuple[records.HeadEntry, ...]
    _verb_index: VerbIndex = field(alias="verb_index")
    _phrase_index: Mapping[str, tuple[records.PhraseEntry, ...]] = field(alias="phrase_index")
    _noun_index: NounIndex[records.ReportingNounEntry] = field(alias="noun_index")
    _role_index: NounIndex[records.RoleEntry] = field(alias="role_index")
    _body_index: NounIndex[records.BodyEntry] = field(alias="body_index")
    _head_index: NounIndex[records.HeadEntry] = field(alias="head_index")
    _preposition_index: Mapping[str, tuple[records.PrepositionEntry, ...]] = field(alias="preposition_index")
    _adverb_index: Mapping[str, records.AdverbEntry] = field(alias="adverb_index")
    _marker_index: Mapping[str, records.MarkerEntry] = field(alias="marker_index")
    _title_index: Mapping[str, records.TitleEntry] = field(alias="title_index")
    _media_index: Mapping[str, records.MediaEntry] = field(alias="media_index")
    _first_name_index: Mapping[str, records.FirstNameEntry] = field(alias="first_name_index")
    _resumed_index: Mapping[str, tuple[str, ...]] = field(alias="resumed_index")
    _metonym_index: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(alias="metonym_index")
    _full_names: Mapping[str, str] = field(alias="full_names")
    _party_index: Mapping[str, tuple[str, ...]] = field(alias="party_index")
    _answers: Answers = field(init=False, factory=lambda: defaultdict(dict))

    @remembered
    def verb_readings(self, form: str) -> tuple[records.VerbForm, ...]:
        """Every reading of `form` as a form of a reporting verb; empty: it is none.

        >>> {(r.lemma, r.mood, r.number) for r in load_lexicon().verb_readings("spricht") if not r.particle}
        {('sprechen', 'ind', 's')}
        """
        return tuple(
            records.VerbForm(lemma=verb.lemma, particle=particle, entry=verb, **cell._asdict())
            for verb, particle, cells in self._verb_index.find(form)
            if isinstance(verb, VerbEntry)
            for cell in cells
        )

    @remembered
    def phrase_readings(self, form: str) -> tuple[records.PhraseForm, ...]:
        """Every reading of `form` as the verb of a reporting phrase, whose words the caller looks for.

        >>> sorted({r.lemma for r in load_lexicon().phrase_readings("brachte")})[-1]
        'zur Sprache bringen'
        """
        return tuple(
            records.PhraseForm(lemma=phrase.lemma, particle=particle, entry=phrase, **cell._asdict())
            for verb, particle, cells in self._verb_index.find(form)
            for cell in cells
            for phrase in self._phrase_index.get(verb.lemma, ())
        )

    @remembered
    def auxiliary_readings(self, form: str) -> tuple[records.Reading, ...]:
        """Every reading of `form` as a form of haben, sein, werden or a modal verb; empty: it is none.

        >>> [(r.lemma, r.mood) for r in load_lexicon().auxiliary_readings("wäre") if r.person == 3]
        [('sein', 'conj2')]
        """
        return tuple(
            _reading(verb, particle, cell)
            for verb, particle, cells in self._verb_index.find(form)
            if verb.auxiliary
            for cell in cells
        )

    @remembered
    def known_readings(self, form: str) -> tuple[records.Reading, ...]:
        """Every reading of `form` as a form of any verb of the lists, reporting or not; empty: unknown.

        >>> [(r.lemma, r.tense) for r in load_lexicon().known_readings("ging") if r.person == 3 and not r.particle]
        [('gehen', 'past')]
        """
        return tuple(
            _reading(verb, particle, cell) for verb, particle, cells in self._verb_index.find(form) for cell in cells
        )

    @remembered
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
            for verb, particle, cells in self._verb_index.find(form)
            for cell in cells
            if cell.mood.startswith("conj")
        )

    @remembered
    def noun(self, form: str) -> NounForm[records.ReportingNounEntry] | None:
        """The reporting noun of which `form` is a form, compounds by their last part; None: it is none.

        >>> load_lexicon().noun("Medienberichten").entry.lemma
        'Medienbericht'
        """
        return self._noun_index.find(form)

    @remembered
    def role(self, form: str) -> NounForm[records.RoleEntry] | None:
        """The noun for a person of which `form` is a form, compounds by their last part; None: it is none.

        >>> load_lexicon().role("Landgerichtssprecherin").entry.lemma
        'Sprecherin'
        """
        return self._role_index.find(_INCLUSIVE.sub(_feminine, form))

    @remembered
    def body(self, form: str) -> NounForm[records.BodyEntry] | None:
        """The noun for an organisation or document of which `form` is a form, compounds by their last part.

        >>> load_lexicon().body("Verkehrsministeriums").entry.lemma
        'Ministerium'
        """
        return self._body_index.find(form)

    @remembered
    def not_quoted_head(self, form: str) -> NounForm[records.HeadEntry] | None:
        """The noun for something with a name or title of which `form` is a form, compounds by their last part.

        >>> load_lexicon().not_quoted_head("Actionfilms").entry.kind
        'title'
        """
        return self._head_index.find(form)

    def not_quoted_word(self, form: str) -> records.MarkerEntry | None:
        """The adjective, participle or adverb that announces a name, title or term; None: `form` is none.

        >>> load_lexicon().not_quoted_word("sogenannten").kind
        'term'
        """
        return self._marker_index.get(verb_spelling(form))

    def prepositions(self, word: str) -> tuple[records.PrepositionEntry, ...]:
        """The prepositions that begin with `word`, longest first; their further words are the caller's to look for.

        >>> [entry.lemma for entry in load_lexicon().prepositions("Laut")]
        ['laut']
        """
        return self._preposition_index.get(verb_spelling(word), ())

    def adverb(self, form: str) -> records.AdverbEntry | None:
        """The adverb that marks words as somebody's; None: `form` is none.

        >>> load_lexicon().adverb("Demnach").use
        'source'
        """
        return self._adverb_index.get(verb_spelling(form))

    def title(self, form: str) -> records.TitleEntry | None:
        """The title or form of address; None: `form` is none.

        >>> load_lexicon().title("Dr.").sort
        'academic'
        """
        return self._title_index.get(spelling(form))

    def media(self, name: str) -> records.MediaEntry | None:
        """The newspaper, broadcaster or agency of that whole name, with or without article, inflected or not.

        >>> load_lexicon().media("der Süddeutschen Zeitung").lemma
        'Süddeutsche Zeitung'
        """
        key = spelling(name)
        return self._media_index.get(key) or self._media_index.get(_ARTICLE.sub("", key))

    def first_name(self, form: str) -> records.FirstNameEntry | None:
        """The first name; a double name goes by its first part; None: `form` is none.

        >>> load_lexicon().first_name("Annas").gender
        'f'
        """
        key = spelling(form)
        return self._first_name_index.get(key) or self._first_name_index.get(key.split("-")[0] if "-" in key else "")

    def resumed(self, lemma: str) -> tuple[str, ...]:
        """For which nouns "der …" may stand later in a text, by their ends; empty: for its own kind only.

        ``*person``, ``*body`` and ``*medium`` mean anyone of that sort who has a name.

        >>> load_lexicon().resumed("Rathauschef")
        ('bürgermeister', 'stadtchef')
        """
        return self._resumed_index.get(spelling(lemma), ())

    def metonym(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """For which bodies a capital or house may stand: how they begin or what adjective they have, and their ends.

        >>> load_lexicon().metonym("Berlin")
        (('deutsch', 'bundes'), ('regierung', 'kabinett'))
        """
        return self._metonym_index.get(spelling(name))

    def full_name(self, name: str) -> str:
        """The full name of a body by its short or its full name, case aside in the latter; empty: it is not listed.

        >>> load_lexicon().full_name("UNO"), load_lexicon().full_name("Vereinte Nationen")
        ('Vereinte Nationen', 'Vereinte Nationen')
        """
        return self._full_names.get(name) or self._full_names.get(spelling(name).casefold(), "")

    def parties(self, form: str) -> tuple[str, ...]:
        """The parties that a name, a short name or a noun for a member may mean; empty: it is none of these.

        >>> load_lexicon().parties("CDU"), load_lexicon().parties("Sozialdemokratin")
        (('CDU',), ('SP', 'SPD', 'SPÖ'))
        """
        return self._party_index.get(spelling(form), ())


@cache
def load_lexicon() -> Lexicon:
    """The package's lists with all their forms: read once in a process, as they never change, and shared by all.

    Raises:
        DataFileError: names the file and line where a list is missing or damaged.

    >>> len(load_lexicon().verbs) >= 600
    True
    """
    tables = read_tables()
    names: dict[str, records.FirstNameEntry] = {}
    for name in tables.first_names:
        names.setdefault(spelling(name.lemma), name)
    for name in tables.first_names:
        names.setdefault(spelling(name.lemma) + "s", name)
    media = {spelling(medium.lemma): medium for medium in tables.media}
    for medium in tables.media:
        for form in _media_forms(medium):
            media.setdefault(spelling(form), medium)
    return Lexicon(
        verbs=tables.verbs,
        phrases=tables.phrases,
        nouns=tables.nouns,
        roles=tables.roles,
        bodies=tables.bodies,
        not_quoted_heads=tables.heads,
        verb_index=VerbIndex.of(tables),
        phrase_index=_grouped((phrase.verb, phrase) for phrase in tables.phrases),
        noun_index=NounIndex.of(tables.nouns),
        role_index=NounIndex.of(tables.roles),
        body_index=NounIndex.of(tables.bodies),
        head_index=NounIndex.of(tables.heads),
        preposition_index=_grouped(
            (verb_spelling(entry.words[0]), entry)
            for entry in sorted(tables.prepositions, key=lambda each: -len(each.words))
        ),
        adverb_index={verb_spelling(entry.lemma): entry for entry in tables.adverbs},
        marker_index={
            verb_spelling(form): entry
            for entry in tables.markers
            for form in (adjective_forms(entry.lemma) if entry.inflects else (entry.lemma,))
        },
        title_index={spelling(entry.lemma): entry for entry in tables.titles},
        media_index=media,
        first_name_index=names,
        resumed_index={spelling(lemma): ends for lemma, ends in tables.resumed.items()},
        metonym_index={spelling(lemma): bodies for lemma, bodies in tables.metonyms.items()},
        party_index=_grouped((spelling(form), party) for party, forms in tables.parties.items() for form in forms),
        full_names={
            **{spelling(name).casefold(): name for name in tables.short_names.values()},
            **tables.short_names,
        },
    )


def _reading(verb: VerbStem, particle: str, cell: Cell) -> records.Reading:
    return records.Reading(lemma=verb.lemma, particle=particle, **cell._asdict())


V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    groups: dict[str, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


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
