"""Which case, number and gender a German form allows.

A set of readings is an integer with one bit a cell of the table case × (masculine, feminine, neuter, plural). What
article, adjective and noun allow together is the intersection; an intersection that is empty (a slip, an odd form)
keeps what the article said. The tables are those of any school grammar (Duden 4, "Die Flexion von Adjektiv und
Artikelwort").
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "ANY",
    "CASES",
    "DEFINITE",
    "PLURAL",
    "adjective",
    "agreed",
    "article",
    "by_ending",
    "cases",
    "cells",
    "genders",
    "keep_cases",
    "noun_readings",
    "numbers",
]

CASES = "ngda"
COLUMNS = "mfnp"


def cells(readings: str) -> int:
    """``"nm gf"``: nominative masculine and genitive feminine, as bits."""
    bits = 0
    for reading in readings.split():
        bits |= 1 << (4 * CASES.index(reading[0]) + COLUMNS.index(reading[1]))
    return bits


ANY = (1 << 16) - 1
GENDERS = {letter: cells(" ".join(case + letter for case in CASES)) for letter in "fmn"}
PLURAL = cells("np gp dp ap")
DATIVE_PLURAL = cells("dp")
GENITIVE_SINGULAR = cells("gm gn")  # of masculines and neuters

# The endings that name case and gender themselves: dieser, jener, welcher, jeder; viele, einige; strong adjectives.
STRONG = {
    "er": cells("nm gf df gp"),
    "e": cells("nf af np ap"),
    "es": cells("nn an gm gn"),
    "em": cells("dm dn"),
    "en": cells("am dp"),
}
DEFINITE = {
    "der": STRONG["er"],
    "die": STRONG["e"],
    "das": cells("nn an"),
    "des": cells("gm gn"),
    "dem": STRONG["em"],
    "den": STRONG["en"],
    "deren": cells("gf gp"),
    "dessen": cells("gm gn"),
}
INDEFINITE = {**STRONG, "": cells("nm nn an"), "es": cells("gm gn")}
INDEFINITE_STEMS = frozenset({"kein", "mein", "dein", "sein", "ihr", "unser", "euer", "unsr", "eur"})
STRONG_STEMS = frozenset(
    {"dies", "jen", "jed", "welch", "manch", "solch", "all", "sämtlich", "beid", "einig", "mehrer", "etlich"}
    | {"viel", "wenig", "zahlreich", "ander", "weiter", "verschieden", "derartig", "meist"}
)
PLURAL_STEMS = frozenset({"beid", "einig", "mehrer", "etlich", "viel", "wenig", "zahlreich", "sämtlich", "all"})

# Weak and mixed adjective endings after an article: -en excludes only the nominative singular and what equals it.
WEAK = {
    "e": cells("nm nf nn af an"),
    "en": ANY & ~cells("nm nf nn af an"),
    "er": cells("nm"),
    "es": cells("nn an"),
}

# Endings of nouns (Duden 4, "Das Genus"); the first group has another form in the plural.
FEMININE_SINGULAR = ("in", "ung", "heit", "keit", "schaft", "ion", "tät", "frau")
FEMININE = ("enz", "anz", "ik", "ur", "ei")
FEMININE_PLURAL = ("innen", "ungen", "heiten", "keiten", "schaften", "ionen", "täten", "frauen")
MASCULINE = ("ist", "ant", "ent", "eur", "loge", "mann", "herr", "ismus")
NEUTER = ("chen", "lein", "ium", "ment", "tum")


def article(word: str) -> int | None:
    """Readings of a lower-case article, determiner or quantifier; None for any other word."""
    if word in DEFINITE:
        return DEFINITE[word]
    if word.startswith("ein") and word[3:] in INDEFINITE:
        return INDEFINITE[word[3:]] & ~PLURAL
    if word in INDEFINITE_STEMS:
        return INDEFINITE[""]
    for ending in ("e", "er", "es", "em", "en"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if stem in INDEFINITE_STEMS:
                return INDEFINITE[ending]
            if stem in STRONG_STEMS:
                return STRONG[ending] & PLURAL or STRONG[ending] if stem in PLURAL_STEMS else STRONG[ending]
    return None


def adjective(word: str, after_article: bool) -> int:
    """Readings that the ending of an attribute allows; `after_article` where an article stands before it."""
    if word[0].isupper() and word.endswith("er"):  # Berliner, Schweizer: never inflected
        return ANY
    ending = word[-2:] if word[-2:] in ("er", "es", "em", "en") else word[-1:]
    if after_article:
        return WEAK.get(ending, ANY) | (STRONG.get(ending, 0) & PLURAL if ending == "e" else 0)
    return STRONG[ending] | (GENITIVE_SINGULAR if ending == "en" else 0) if ending in STRONG else ANY


def noun_readings(word: str, gender: str = "", number: str = "") -> int:
    """Readings of a noun by its ending, else by `gender` (``m f n``, other: open) and `number` as guessed.

    A guessed singular does not exclude the plural of nouns that look alike in both (der Sprecher, die Sprecher).
    """
    lower = word.lower()
    if number == "p" or lower.endswith(FEMININE_PLURAL):
        return PLURAL
    if lower.endswith(FEMININE_SINGULAR):
        return GENDERS["f"]
    plural = 0 if number == "s" and not lower.endswith(("er", "el", "en")) else PLURAL
    for letter, endings in (("n", NEUTER), ("f", FEMININE), ("m", MASCULINE)):
        if lower.endswith(endings):
            gender = letter
    readings = plural | GENDERS.get(gender, ANY & ~PLURAL)
    return by_ending(lower, readings) if lower else readings


def by_ending(word: str, readings: int) -> int:
    """Only the readings that the ending of a noun allows.

    A dative plural ends in -n or, of foreign nouns, in -s; a genitive singular of masculines and neuters in -s or -n.
    """
    if not word.endswith(("n", "s")):
        readings = readings & ~DATIVE_PLURAL or readings
    if not word.endswith(("s", "n", "x", "z", "ß")):
        readings = readings & ~GENITIVE_SINGULAR or readings
    return readings


def agreed(readings: Iterable[int]) -> int:
    """What all allow; a word that excludes everything left is not heard."""
    left = ANY
    for each in readings:
        left = left & each or left
    return left


def keep_cases(readings: int, letters: str) -> int:
    """Only the readings in these cases, all where none would be left."""
    wanted = 0
    for case in letters:
        wanted |= 15 << (4 * CASES.index(case))
    return readings & wanted or readings


def cases(readings: int) -> str:
    """Sorted letters of the cases in which a reading is left."""
    return "".join(sorted(case for i, case in enumerate(CASES) if readings >> (4 * i) & 15))


def genders(readings: int) -> str:
    """Sorted letters of the genders left; the plural has none, so empty for plural only."""
    return "".join(letter for letter, column in GENDERS.items() if readings & column)


def numbers(readings: int) -> str:
    """``s``, ``p`` or ``ps``."""
    plural = "p" if readings & PLURAL else ""
    return plural + ("s" if readings & ~PLURAL else "")
