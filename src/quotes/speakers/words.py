"""Classes of words as noun phrases need them: closed classes by form, nouns by capital letter, the rest by tag.

German writes nouns with a capital and has few articles, pronouns and prepositions; both say more about where a phrase
begins and ends than a tagger's guess. The tag decides at the start of a sentence and between adjective and adverb.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

import regex

from quotes.analysis.document import Token
from quotes.speakers.agreement import article

__all__ = [
    "DEGREES",
    "INITIALS",
    "MEASURES",
    "NAME_BEGINS",
    "NOBLE",
    "PARTICLES",
    "POSTPOSITIONS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SECOND",
    "TIMES",
    "Word",
    "classify",
]


class Word(Enum):
    """What a word or mark does in a noun phrase."""

    ARTICLE = auto()  # der, einem, diese, mehrere: stands for itself where no noun follows
    PRONOUN = auto()
    ADJECTIVE = auto()
    ADVERB = auto()
    NUMBER = auto()
    NOUN = auto()
    NAME = auto()
    PREPOSITION = auto()
    AND = auto()
    VERB = auto()
    COMMA = auto()
    OPEN = auto()
    CLOSE = auto()
    QUOTE = auto()
    DASH = auto()
    SLASH = auto()
    JOINER = auto()  # subordinating words: dass, wie, weil
    END = auto()
    OTHER = auto()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _governing(cases: str, forms: str) -> dict[str, tuple[str, str]]:
    return {form: (form, cases) for form in forms.split()}


# form: cases, numbers, genders, person, sort
PRONOUNS: dict[str, tuple[str, str, str, int, str]] = {
    "ich": ("n", "s", "", 1, "person"),
    "mir": ("d", "s", "", 1, "person"),
    "mich": ("a", "s", "", 1, "person"),
    "wir": ("n", "p", "", 1, "person"),
    "uns": ("ad", "p", "", 1, "person"),
    "du": ("n", "s", "", 2, "person"),
    "dir": ("d", "s", "", 2, "person"),
    "dich": ("a", "s", "", 2, "person"),
    "er": ("n", "s", "m", 3, "person"),
    "ihm": ("d", "s", "mn", 3, "person"),
    "ihn": ("a", "s", "m", 3, "person"),
    "sie": ("an", "ps", "f", 3, "person"),
    "ihr": ("d", "s", "f", 3, "person"),
    "ihnen": ("d", "p", "", 3, "person"),
    "es": ("an", "s", "n", 3, "unknown"),
    "man": ("n", "s", "", 3, "person"),
    "wer": ("n", "s", "", 3, "person"),
    "wem": ("d", "s", "", 3, "person"),
    "wen": ("a", "s", "", 3, "person"),
    "niemand": ("adn", "s", "", 3, "person"),
    "niemandem": ("d", "s", "", 3, "person"),
    "niemanden": ("a", "s", "", 3, "person"),
    "jemand": ("adn", "s", "", 3, "person"),
    "jemandem": ("d", "s", "", 3, "person"),
    "jemanden": ("a", "s", "", 3, "person"),
    "jedermann": ("adn", "s", "", 3, "person"),
    "denen": ("d", "p", "", 3, "unknown"),
    "letzterer": ("n", "s", "m", 3, "unknown"),
    "letztere": ("an", "ps", "f", 3, "unknown"),
    "letzterem": ("d", "s", "mn", 3, "unknown"),
    "letzteren": ("ad", "ps", "m", 3, "unknown"),
    "ersterer": ("n", "s", "m", 3, "unknown"),
    "erstere": ("an", "ps", "f", 3, "unknown"),
}

# form: lemma, cases; a contraction is its preposition. Cases as in Duden 4, "Präpositionen".
PREPOSITIONS: dict[str, tuple[str, str]] = {
    **_governing("d", "aus außer ausser bei entgegen gemäß gemäss mit nach nahe samt seit von zu"),
    **_governing("a", "bis durch für gegen ohne pro um via wider"),
    **_governing("ad", "an auf hinter in neben über unter vor zwischen"),
    **_governing("dg", "dank laut trotz während wegen statt anstatt gegenüber"),
    **_governing("g", "angesichts anhand anlässlich anstelle aufgrund außerhalb ausserhalb bezüglich hinsichtlich"),
    **_governing("g", "infolge innerhalb inmitten kraft mangels mithilfe mittels namens oberhalb seitens ungeachtet"),
    **_governing("g", "unterhalb unweit zugunsten zwecks"),
    "am": ("an", "d"),
    "beim": ("bei", "d"),
    "im": ("in", "d"),
    "vom": ("von", "d"),
    "vonseiten": ("seitens", "g"),
    "zum": ("zu", "d"),
    "ans": ("an", "a"),
    "aufs": ("auf", "a"),
    "durchs": ("durch", "a"),
    "fürs": ("für", "a"),
    "ins": ("in", "a"),
    "überm": ("über", "d"),
    "übers": ("über", "a"),
    "ums": ("um", "a"),
    "zur": ("zu", "d"),
}
POSTPOSITIONS = frozenset({"zufolge", "gemäß", "gemäss", "nach", "gegenüber", "zuliebe", "entgegen"})

AND = frozenset({"und", "oder", "sowie", "&", "bzw.", "beziehungsweise"})
JOINERS = _words(
    "dass daß weil wenn obwohl während nachdem bevor ehe ob damit sodass sobald solange seit seitdem indem falls "
    "wie als wo wobei woraufhin wodurch wofür womit zumal wer was warum weshalb"
)
NUMERALS = _words(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend hunderte tausende "
    "dutzende hunderten tausenden dutzenden hunderter tausender dutzend"
)
TIMES = _words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni "
    "juli august september oktober november dezember jahr jahre jahren jahres monat monate monaten woche wochen tag "
    "tage tagen stunde stunden minute minuten sekunde sekunden uhr morgen vormittag mittag nachmittag abend nacht "
    "jahrhundert jahrzehnt jahrzehnte jahrzehnten wochenende frühjahr sommer herbst winter anfang mitte ende "
    "gegenwart halbjahr moment augenblick ostern pfingsten quartal saison silvester vergangenheit vorabend vorjahr "
    "vortag vorwoche weihnachten zeitpunkt zeitraum zukunft"
)
MEASURES = _words("prozent euro dollar franken meter kilometer grad mal tonnen kilogramm liter hektar")
# What may stand before the number or quantifier of a phrase and is part of it.
DEGREES = _words("rund etwa knapp ungefähr circa ca. fast mindestens höchstens zirka gut sehr so zu weit")
# After der, die, das only these go on with the phrase: die beiden, die vielen.
SECOND = (*sorted(_words("beid viel wenig zahlreich ander weiter verschieden meist mehrer sämtlich solch derartig")),)
# Words inside foreign and noble names, between capitalised parts.
PARTICLES = _words(
    "von van vom zu zur de del della di da dos du des den der ten ter al el bin ibn ben abu le la of the"
)
NOBLE = _words("Baron Baronin Baroness Freifrau Freiherr Freiin Graf Gräfin Ritter")
NAME_BEGINS = _words("de di da del van al el bin ibn abu le la ten ter dos")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")

DOMAIN = regex.compile(r"[\w-]{2,}(\.[\w-]{2,})*\.(de|com|org|net|ch|at|eu|info|tv)")
INITIALS = regex.compile(r"(\p{Lu}\.-?)+|Inc\.|Ltd\.|Co\.|St\.")
MARKS = frozenset("„“”‟\"«»‹›‚‘’'`´′")
_PLAIN = {",": Word.COMMA, "(": Word.OPEN, "[": Word.OPEN, ")": Word.CLOSE, "]": Word.CLOSE, "/": Word.SLASH}
_TAGS = {
    "ADJ": Word.ADJECTIVE,
    "ADV": Word.ADVERB,
    "PART": Word.ADVERB,
    "NUM": Word.NUMBER,
    "VERB": Word.VERB,
    "AUX": Word.VERB,
    "CCONJ": Word.AND,
    "SCONJ": Word.JOINER,
}


def classify(tokens: Sequence[Token], starts: frozenset[int]) -> list[Word]:
    """The class of each token; `starts` are the tokens after which a capital letter says nothing."""
    return [_class(token, token.i in starts) for token in tokens]


def _class(token: Token, starts: bool) -> Word:
    text, pos = token.text, token.pos
    lower = text.lower()
    first = text[0]
    if not first.isalnum():
        if len(text) > 1 and token.is_word:
            return Word.NOUN if any(c.isupper() for c in text) else Word.OTHER
        return _mark(text)
    if "://" in text:
        return Word.OTHER
    if "." in text and (DOMAIN.fullmatch(text) or INITIALS.fullmatch(text)):
        return Word.NAME
    if lower in JOINERS and not text.isupper() and pos != "ADP":
        return Word.JOINER
    capital = first.isupper() and not starts
    if first.isdigit():
        return Word.NOUN if text[-1].isalpha() and any(c.isupper() for c in text) else Word.NUMBER
    if first.isupper() and pos in ("NOUN", "PROPN"):
        return Word.NAME if pos == "PROPN" or token.entity else Word.NOUN
    if not (capital and token.entity):
        closed = _closed(lower, pos)
        if closed is not None:
            return closed
    if capital and pos not in ("ADJ", "NUM"):
        return Word.NAME if pos in ("X", "DET", "ADP") or token.entity else Word.NOUN
    if first.isupper() and token.entity and pos not in ("ADJ", "NUM"):
        return Word.NAME
    if pos == "NOUN":
        return Word.NOUN
    if pos == "PROPN" or any(c.isupper() for c in text[1:]):
        return Word.NAME
    if pos == "ADJ" and not text.endswith(ADJECTIVE_ENDINGS) and not first.isupper():
        return Word.ADVERB
    if pos == "VERB" and token.shape == "part" and text.endswith(ADJECTIVE_ENDINGS) and not text.endswith(("en",)):
        return Word.ADJECTIVE
    return _TAGS.get(pos, Word.OTHER)


def _closed(lower: str, pos: str) -> Word | None:
    if lower in PRONOUNS and not (lower == "ihr" and pos == "DET"):
        return Word.PRONOUN
    if article(lower) is not None and pos not in ("VERB", "AUX", "NOUN"):
        return Word.ARTICLE
    if lower in AND:
        return Word.AND
    if lower in PREPOSITIONS and pos not in ("VERB", "NOUN"):
        return Word.PREPOSITION
    return Word.NUMBER if lower in NUMERALS else None


def _mark(text: str) -> Word:
    if text in _PLAIN:
        return _PLAIN[text]
    if all(c in MARKS for c in text):
        return Word.QUOTE
    if text == "&":
        return Word.AND
    return Word.DASH if text in ("-", "–", "—") else Word.END
