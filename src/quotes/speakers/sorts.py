"""What a noun stands for, as far as lexicon, name recognition and a few endings tell."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import frozen

from quotes.analysis.document import Token
from quotes.lexicon import Lexicon
from quotes.lexicon.records import NounEntry, NounForm
from quotes.speakers.agreement import ANY, PLURAL, by_ending, cells, noun_readings
from quotes.speakers.words import MEASURES, TIMES

__all__ = ["Noun", "Nouns"]

ENTITY_SORTS = {"PER": "person", "ORG": "body", "LOC": "body"}
TITLES = ("academic", "address", "noble")  # others (Minister, Papst) are roles that also stand before names
# Verbs with these have a participle without ge-, which looks like the preterite: die erklärte Absicht.
PREFIXES = ("be", "ent", "emp", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider", "hinter")
PART_OF_DAY = regex.compile(r"(\p{L}+tag|mittwoch|sonnabend)(vormittag|mittag|nachmittag|abend|morgen|nacht|früh)s?")
# What nouns that no list has end in where they name a quality or a ratio (Fleischer and Barz, "Wortbildung der
# deutschen Gegenwartssprache", on -heit/-keit, -ität, -ismus); -ung and -tion name bodies as often: Leitung, Sektion.
ABSTRACT = regex.compile(r"(heit|keit|ität|rate|quote)(en|n)?$|ismus$")
# … and where they name who does something, women by -in (ibid.), several by -kräfte and -leute; or a body.
PERSONAL = regex.compile(r"\p{Ll}(er|ist|log|ent|ant|är|eur|at)in(nen)?$|\p{Ll}(kräfte|leute)n?$|\p{Ll}führers?n?$")
BODILY = regex.compile(r"\p{Ll}(amt|beirat|departement|gesellschaft|kammer|kreise|verband)(e?s|e?n)?$")
AGED = regex.compile(r"[\p{L}\d]+-?[Jj]ährige[nmrs]?")  # der 44-Jährige, eine Achtzigjährige
PARTICIPLE = regex.compile(r"ierte[nmrs]?$|\Bge|zu")


@frozen
class Noun:
    """`sort` as in a mention, or ``time``; `title` for Frau, Dr.; `named` where it is (part of) a proper name."""

    sort: str = "unknown"
    readings: int = ANY
    title: bool = False
    named: bool = False


class Nouns:
    """Looks the words of one text up in the lexicon, each form and each token once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._nouns: dict[int, Noun] = {}
        self._listed: dict[str, Noun | None] = {}
        self._verbs: dict[str, int] = {}

    def listed(self, text: str) -> Noun | None:
        """The noun or name as the lexicon has it; None: it has not."""
        if text not in self._listed:
            self._listed[text] = self._look_up(text)
        return self._listed[text]

    def noun(self, token: Token) -> Noun:
        """The noun or name as the lexicon has it, else as the analyser sees it."""
        if token.i not in self._nouns:
            self._nouns[token.i] = self._noun(token)
        return self._nouns[token.i]

    def _noun(self, token: Token) -> Noun:
        listed = self.listed(token.text)
        if listed is not None and self._is_another(listed, token):
            listed = None
        if listed is not None and not (token.entity == "PER" and token.text.lower() in TIMES):  # Jan Sommer
            return listed
        readings = noun_readings(token.text, token.gender, token.number) if token.pos == "NOUN" else ANY
        if token.entity == "PER":
            readings &= ~PLURAL or readings
        if token.pos == "NOUN" and AGED.fullmatch(token.text):
            return Noun(sort="person")
        if token.pos == "NOUN" and not token.entity and ABSTRACT.search(token.text):
            return Noun(sort="thing", readings=readings)
        if token.pos == "NOUN" and not token.entity:
            return Noun(sort=_by_last_part(token.text), readings=readings)
        return Noun(sort=ENTITY_SORTS.get(token.entity, "unknown"), readings=readings, named=bool(token.entity))

    def _is_another(self, listed: Noun, token: Token) -> bool:
        """Whether a body has the name of a document: die Post, that is no Post, as its gender shows."""
        if listed.sort != "document" or token.entity != "ORG":
            return False
        return not listed.readings & noun_readings(token.text, token.gender, token.number)

    def marked(self, tokens: Sequence[Token]) -> Noun:
        """What a name between marks stands for."""
        medium = self.is_medium(" ".join(token.text for token in tokens))
        return Noun(sort="body" if medium else ENTITY_SORTS.get(tokens[0].entity, "unknown"), named=True)

    def finite(self, text: str) -> int:
        """Whether a word is the finite verb of a clause: 0 no, 1 or an attribute (erklärte), 2 surely (sagte)."""
        if text not in self._verbs:
            readings = [reading for reading in self.lexicon.known_readings(text) if reading.finite]
            attribute = text.startswith(PREFIXES) or PARTICIPLE.search(text)
            sure = readings and not attribute and all(reading.tense == "past" for reading in readings)
            self._verbs[text] = 2 if sure else 1 if readings else 0
        return self._verbs[text]

    def is_listed(self, text: str) -> bool:
        return self.listed(text) is not None

    def is_medium(self, text: str) -> bool:
        """Whether it is the name of a newspaper, broadcaster or agency."""
        return self.lexicon.media(text) is not None

    def is_source(self, text: str) -> bool:
        """Whether an adverb points back to somebody's words: demnach, wonach."""
        entry = self.lexicon.adverb(text)
        return entry is not None and entry.use == "source"

    def _look_up(self, text: str) -> Noun | None:
        lower = text.lower()
        if lower in TIMES or PART_OF_DAY.fullmatch(lower):
            return Noun(sort="time", readings=by_ending(lower, ANY))
        if lower in MEASURES:
            return Noun(sort="thing")
        title = self.lexicon.title(text)
        if title is not None and title.sort in TITLES:
            return Noun(sort="person", readings=noun_readings("", title.gender), title=True)
        if role := self.lexicon.role(text):
            return Noun(sort="person", readings=_readings(text, role))
        if body := self.lexicon.body(text):
            sort = "document" if body.entry.sort == "document" else "body"
            return Noun(sort=sort, readings=_readings(text, body))
        if words := self.lexicon.noun(text):
            return Noun(sort="document", readings=_readings(text, words))
        if first_name := self.lexicon.first_name(text):
            return Noun(sort="person", readings=noun_readings("", first_name.gender, "s"), named=True)
        if self.is_medium(text):
            return Noun(sort="body", named=True)
        return None


def _by_last_part(text: str) -> str:
    """What a noun that no list has stands for, as far as its last part tells."""
    return "person" if PERSONAL.search(text) else "body" if BODILY.search(text) else "unknown"


def _readings(text: str, form: NounForm[NounEntry]) -> int:
    """Cases, numbers and gender of a listed form.

    Nouns that are declined as adjectives have no -n in the nominative singular, nor has their feminine in the
    accusative: die Beamten are several.
    """
    columns = (form.entry.gender.replace("p", "") if "s" in form.numbers else "") + ("p" if "p" in form.numbers else "")
    never = ("nm", "nf", "af") if form.entry.gender == "mf" and text.endswith("n") else ()
    every = (case + column for case in form.cases for column in columns)
    return by_ending(text, cells(" ".join(each for each in every if each not in never)) or ANY)
