"""What the lexicon holds and what its lookups give: frozen records of plain values."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

__all__ = [
    "AdverbEntry",
    "BodyEntry",
    "FirstNameEntry",
    "HeadEntry",
    "KonjunktivReading",
    "MarkerEntry",
    "MediaEntry",
    "NounEntry",
    "NounForm",
    "PhraseEntry",
    "PhraseForm",
    "PrepositionEntry",
    "Reading",
    "ReportingNounEntry",
    "RoleEntry",
    "TitleEntry",
    "VerbEntry",
    "VerbForm",
    "VerbStem",
]


@frozen(kw_only=True)
class VerbStem:
    """A verb as far as its inflection goes.

    `particle` is what a main clause splits off (*mit* in teilt … mit), `prefix` an unstressed first part, because
    of which participle II has no ge- (*er* in erklären). `inflection` is ``weak``, ``strong``, ``mixed`` or ``listed``.
    `auxiliary` is ``aux`` for haben, sein and werden, ``modal`` for the modals, else empty.
    """

    lemma: str
    particle: str = ""
    prefix: str = ""
    inflection: str = "weak"
    auxiliary: str = ""

    @property
    def base(self) -> str:
        """The infinitive without particle and prefix: ``teilen`` of mitteilen, ``sprechen`` of versprechen."""
        return self.lemma[len(self.particle) + len(self.prefix) :]


@frozen(kw_only=True)
class VerbEntry(VerbStem):
    """A verb that can report words.

    `reflexive` is ``sich`` or empty. `valency` tells what it takes: ``quote`` (direct speech), ``dass`` (also the
    bare clause in Konjunktiv), ``zu`` (infinitive), ``als`` (X als Y), ``w`` (ob, wer, warum), and the prepositions
    of what is said (``von``, ``vor``, ``über`` …: sprach von Y, warnte vor Y).
    `sense` is one of :data:`quotes.lexicon.tables.SENSES`. `prior` tells how strongly the verb by itself shows that
    words are reported: ``high``, ``medium``, ``low``. `medium` has the values of :class:`quotes.Medium`.
    """

    reflexive: str = ""
    valency: frozenset[str]
    sense: str
    prior: str
    medium: str


@frozen(kw_only=True)
class PhraseEntry:
    """A verb and fixed words that report words only together: ``zum Ausdruck`` + bringen."""

    verb: str
    words: tuple[str, ...]
    reflexive: str = ""
    valency: frozenset[str]
    sense: str
    prior: str
    medium: str

    @property
    def lemma(self) -> str:
        """How dictionaries cite it: ``zum Ausdruck bringen``, ``sich zuversichtlich zeigen``."""
        return " ".join([*([self.reflexive] if self.reflexive else []), *self.words, self.verb])


@frozen(kw_only=True)
class Reading:
    """One reading of a verb form.

    `shape` is ``fin``, ``imp``, ``inf``, ``zu_inf`` (only the one-word form: mitzuteilen), ``part1`` or ``part2``.
    `mood` (``ind``, ``conj1``, ``conj2``), `tense` (``pres``, ``past``), `person` (1 to 3) and `number` (``s``,
    ``p``) are empty or 0 where the shape has none. `particle` is what has to stand elsewhere in the clause for this
    reading to hold: ``mit`` for *teilte*, empty for *mitteilte* and for every verb that does not split.
    """

    lemma: str
    particle: str
    shape: str
    mood: str = ""
    tense: str = ""
    person: int = 0
    number: str = ""

    @property
    def finite(self) -> bool:
        """Whether the form can be the finite verb of a clause (imperatives count)."""
        return self.shape in ("fin", "imp")


@frozen(kw_only=True)
class VerbForm(Reading):
    """A reading of a reporting verb."""

    entry: VerbEntry


@frozen(kw_only=True)
class PhraseForm(Reading):
    """A reading of the verb of a reporting phrase; whether the phrase's words are there is the caller's question."""

    entry: PhraseEntry


@frozen(kw_only=True)
class KonjunktivReading(Reading):
    """A reading as Konjunktiv. `unambiguous`: no indicative of the verb looks so in the same person and number."""

    unambiguous: bool


@frozen(kw_only=True)
class NounEntry:
    """A noun: `gender` is ``m``, ``f``, ``n``, ``mf`` for adjectives used as nouns, ``p`` where it is plural only.

    `genitive` has the genitive singular, alternatives beside each other; `plural` is empty where there is none.
    `compound` tells whether it may be recognised as the last part of a compound that is not in the list.
    """

    lemma: str
    gender: str
    genitive: tuple[str, ...] = ()
    plural: str = ""
    compound: bool = True


@frozen(kw_only=True)
class ReportingNounEntry(NounEntry):
    """A noun for words or thoughts. `valency` as with verbs, and ``nach`` (nach Angaben, nach Ansicht von)."""

    valency: frozenset[str]
    medium: str
    sense: str


@frozen(kw_only=True)
class HeadEntry(NounEntry):
    """A noun that may stand before a marked passage. `kind`: what the passage then is: ``name``, ``title``, ``term``.

    `speech` is True where it may as well be somebody's words: das Motto „…“, Transparente mit der Aufschrift „…“.
    """

    kind: str
    speech: bool


@frozen(kw_only=True)
class RoleEntry(NounEntry):
    """A noun for a person who may speak."""


@frozen(kw_only=True)
class BodyEntry(NounEntry):
    """A noun for something other than a person that may speak. `sort`: ``body``, ``document`` or ``medium``."""

    sort: str


E = TypeVar("E", bound=NounEntry, covariant=True)


@frozen(kw_only=True)
class NounForm(Generic[E]):
    """A noun found by a form of it.

    `cases` (of ``a``, ``d``, ``g``, ``n``) and `numbers` (of ``p``, ``s``) are what the form allows, as sorted letters.
    `compound` is True where only the last part is known: Landgerichtssprecherin as Sprecherin.
    """

    entry: E
    cases: str
    numbers: str
    compound: bool = False


@frozen(kw_only=True)
class PrepositionEntry:
    """A preposition, of one or more words, that names a source.

    `position` is ``pre``, ``post`` or ``both``; `cases` the cases it governs, as sorted letters. `needs_noun`: it
    names a source only with a reporting noun that has it in its valency (nach Angaben, but not nach Berlin);
    `needs_owner`: and only with the owner before that noun (aus Kerns Sicht, but not aus heutiger Sicht). `speaks`
    tells who does: ``governed``, the phrase that it governs (laut X), or ``subject``, that of the clause (mit den
    Worten).
    """

    lemma: str
    words: tuple[str, ...]
    position: str
    cases: str
    needs_noun: bool
    needs_owner: bool
    speaks: str
    prior: str
    medium: str


@frozen(kw_only=True)
class AdverbEntry:
    """An adverb that marks words as somebody's.

    `use`: ``source`` points back to one (demnach, wonach), ``frame`` opens a parenthesis with a speaker (so X, wie X
    sagte), ``hearsay`` leaves the source open (angeblich), ``quote`` marks the wording (wörtlich).
    """

    lemma: str
    use: str
    prior: str


@frozen(kw_only=True)
class MarkerEntry:
    """An adjective, participle or adverb that announces a name, title or term: sogenannt, namens, betitelt."""

    lemma: str
    kind: str
    inflects: bool


@frozen(kw_only=True)
class TitleEntry:
    """A title or form of address. `gender`: ``m``, ``f``, ``u``; `sort`: ``address``, ``academic``, ``noble`` …"""

    lemma: str
    gender: str
    sort: str


@frozen(kw_only=True)
class MediaEntry:
    """A newspaper, broadcaster, agency or platform. `sort`: ``paper``, ``magazine``, ``broadcaster`` …"""

    lemma: str
    gender: str
    sort: str


@frozen(kw_only=True)
class FirstNameEntry:
    """A first name. `gender`: ``m``, ``f``, or ``u`` where both bear it."""

    lemma: str
    gender: str
