"""What a noun stands for, as far as lexicon, name recognition and a few endings tell."""

from __future__ import annotations

import regex
from attrs import frozen

from quotes.analysis.document import Token
from quotes.lexicon import Lexicon
from quotes.speakers.agreement import ANY, noun_gender
from quotes.speakers.words import TIMES

__all__ = ["Noun", "Nouns"]

ENTITY_SORTS = {"PER": "person", "ORG": "body", "LOC": "body"}
# Verbs with these have a participle without ge-, which looks like the preterite: die erklärte Absicht.
PREFIXES = ("be", "ent", "emp", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider", "hinter")
PARTICIPLE = regex.compile(r"ierte[nmrs]?$|\Bge|zu")
THINGS = ("prozent", "euro", "dollar", "franken", "meter", "kilometer", "grad", "mal", "tonnen", "kilogramm", "liter")


@frozen
class Noun:
    """`sort` as in a mention, or ``time``; `title` for Frau, Dr.; `named` where it is (part of) a proper name."""

    sort: str = "unknown"
    readings: int = ANY
    title: bool = False
    named: bool = False


class Nouns:
    """Looks nouns up, each form once a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.known: dict[str, Noun | None] = {}
        self.verbs: dict[str, int] = {}

    def noun(self, token: Token) -> Noun:
        if token.text not in self.known:
            self.known[token.text] = self._listed(token.text)
        listed = self.known[token.text]
        if listed is not None:
            return listed
        readings = noun_gender(token.text, token.gender, token.number) if token.pos == "NOUN" else ANY
        return Noun(sort=ENTITY_SORTS.get(token.entity, "unknown"), readings=readings, named=bool(token.entity))

    def finite(self, text: str) -> int:
        """Whether a word is the finite verb of a clause: 0 no, 1 or an attribute (erklärte, laute), 2 surely (sagte)."""
        if text not in self.verbs:
            readings = [reading for reading in self.lexicon.known_readings(text) if reading.finite]
            open_ = text.startswith(PREFIXES) or PARTICIPLE.search(text)
            sure = readings and not open_ and all(reading.tense == "past" for reading in readings)
            self.verbs[text] = 2 if sure else 1 if readings else 0
        return self.verbs[text]

    def is_listed(self, text: str) -> bool:
        """Whether the lexicon has the noun."""
        if text not in self.known:
            self.known[text] = self._listed(text)
        return self.known[text] is not None

    def is_medium(self, text: str) -> bool:
        return self.lexicon.media(text) is not None

    def is_adverb(self, text: str) -> bool:
        return self.lexicon.adverb(text) is not None

    def is_source(self, text: str) -> bool:
        """Whether an adverb points back to somebody's words: demnach, wonach."""
        entry = self.lexicon.adverb(text)
        return entry is not None and entry.use == "source"

    def _listed(self, text: str) -> Noun | None:
        lower = text.lower()
        if lower in TIMES:
            return Noun(sort="time")
        if lower in THINGS:
            return Noun(sort="thing")
        title = self.lexicon.title(text)
        if title is not None:
            return Noun(sort="person", readings=noun_gender("", title.gender.replace("u", "")), title=True)
        role = self.lexicon.role(text)
        if role is not None:
            return Noun(sort="person", readings=_readings(role))
        body = self.lexicon.body(text)
        if body is not None:
            return Noun(sort="document" if body.entry.sort == "document" else "body", readings=_readings(body))
        if self.lexicon.noun(text) is not None:
            return Noun(sort="document", readings=_readings(self.lexicon.noun(text)))
        first = self.lexicon.first_name(text)
        if first is not None:
            return Noun(sort="person", readings=noun_gender("", first.gender.replace("u", ""), "s"), named=True)
        return None


def _readings(form) -> int:
    from quotes.speakers.agreement import CASES, PLURAL, cells

    bits = 0
    genders = form.entry.gender.replace("p", "")
    for case in form.cases:
        if "p" in form.numbers:
            bits |= cells(case + "p")
        if "s" in form.numbers:
            for gender in genders or "":
                bits |= cells(case + gender)
    return bits or ANY
