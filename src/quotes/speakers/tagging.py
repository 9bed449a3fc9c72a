"""The words of a text with their classes as noun phrases need them, corrected where more is known than the tag.

A sentence's first word, a name's adjective and a verb that looks like an attribute are what taggers get wrong most.
The lexicon, the neighbours and the rest of the text (a name seen elsewhere) set them right.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quotes.analysis.document import Analysis, Token
from quotes.speakers.agreement import ANY, DEFINITE, noun_readings
from quotes.speakers.sorts import Noun, Nouns
from quotes.speakers.words import NAME_BEGINS, NOBLE, PARTICLES, Word, classify

__all__ = ["NOMINAL", "Tagged"]

NOMINAL = (Word.NOUN, Word.NAME)
CLOSED = (Word.ARTICLE, Word.PRONOUN, Word.PREPOSITION, Word.AND, Word.JOINER, Word.NUMBER, Word.VERB)
ATTRIBUTE_AFTER = (Word.ADJECTIVE, Word.NUMBER, Word.ARTICLE, Word.PREPOSITION)
OPENERS = frozenset(':„“”»«"‚‘›‹')
PASSIVE = frozenset(["wird", "werden", "wurde", "wurden"])
ADJECTIVES = frozenset({"Schweizer", "Liechtensteiner"})  # countries' adjectives that look like their people
# In names adjectives have capitals and are taken for nouns: die Vereinten Nationen, der Hohe Vertreter.
CAPITAL_ADJECTIVE = regex.compile(r"(?i:isch|lich|ig|deutsch|vereint|hoh|rot|weiß|weiss|groß|gross|neu)e[nrsm]?$")


# Before another noun such words are attributes: der Vorsitzende Richter, but die Vorsitzende Ida Kern.
CAPITAL_PARTICIPLE = regex.compile(r"(?i:(?:vorsitz|leit|vertret|führ)end)e[nrsm]?$")

FAMILY = Noun(sort="person", named=True)


class Tagged:
    """Classes, finite verbs and places in the clause, an entry a token; two ends follow the last.

    `fields` tells where in its clause a token stands: ``front`` of the finite verb, ``after`` it, ``passive`` after a
    form of werden, ``sub`` in a clause with the verb at its end, ``comma`` behind one. `bounds` are the first tokens
    of sentences. `families` are the last words of people's names that begin with a given name.
    """

    def __init__(self, analysis: Analysis, nouns: Nouns) -> None:
        self.tokens: Sequence[Token] = analysis.tokens
        self.nouns = nouns
        self.bounds = {start for start, _ in analysis.sentences}
        starts = self.bounds | set(analysis.paragraphs)
        starts |= {i + 1 for i, t in enumerate(self.tokens) if t.text in OPENERS}
        self.starts = frozenset(starts)
        self.words = [*classify(self.tokens, self.starts), Word.END, Word.END]
        self.finite = [*(w is Word.VERB and t.shape == "fin" for w, t in zip(self.words, self.tokens, strict=False))]
        self.finite += [False, False]
        self.families = self._families()
        self._correct()
        self._take_nobles()
        self.fields = self._fields()

    def _families(self) -> frozenset[str]:
        """The last words of people's names of several words that begin with a given name."""
        people = [t for t in self.tokens if t.entity == "PER"]
        given = {t.i for t in people if t.entity_start and self.nouns.lexicon.first_name(t.text) is not None}
        found = set()
        for token in people:
            if token.i - 1 in given and not token.entity_start:
                given.add(token.i)  # the name goes on
                following = self.tokens[token.i + 1 : token.i + 2]
                if not (following and following[0].entity == "PER" and not following[0].entity_start):
                    found.add(token.text)
        return frozenset(found)

    def _correct(self) -> None:
        """What the neighbours, the rest of the text and the lexicon know better than the tagger."""
        words = self.words
        named = {t.text for t in self.tokens if t.text[0].isupper() and words[t.i] is Word.NAME and t.pos == "PROPN"}
        for i, token in enumerate(self.tokens):
            word = words[i]
            if token.text[0].islower():
                if word not in CLOSED and self.nouns.finite(token.text) > (not self._apart(i)):
                    words[i] = Word.VERB
                    self.finite[i] = True
                elif (token.text in NAME_BEGINS and words[i + 1] in NOMINAL and token.pos != "VERB") or (
                    word not in NOMINAL and word is not Word.VERB and self.nouns.is_medium(token.text)
                ):
                    words[i] = Word.NAME
            elif word in NOMINAL:
                if self._of_place(i) or self._is_capital_attribute(i):
                    words[i] = Word.ADJECTIVE
                elif self._is_named(token.text, named) or self.nouns.noun(token).named:
                    words[i] = Word.NAME
            elif word in (Word.ADVERB, Word.OTHER, Word.VERB) and token.text[0].isupper():
                known = self.nouns.noun(token)
                by_form = i in self.starts and not token.entity and token.pos != "VERB"  # Als, Nur, Anders open it
                if self._is_named(token.text, named) or (known.named and not by_form):
                    words[i] = Word.NAME
                elif known.sort != "unknown" and not known.named:
                    words[i] = Word.NOUN

    def _take_nobles(self) -> None:
        """``sagte von der Aue``, where the text has ``Ulla von der Aue``: the particle begins the name."""
        nobles: set[tuple[str, ...]] = set()
        places: list[tuple[int, tuple[str, ...]]] = []
        for i, token in enumerate(self.tokens):
            lower = token.text.lower()
            if lower not in ("von", "zu") or not (past := self.past_particles(i)):
                continue
            words = (lower, *(self.tokens[each].text for each in range(i + 1, past + 1)))
            before = self.tokens[i - 1].text if i else ""
            if i and i not in self.bounds and (self.words[i - 1] is Word.NAME or before in NOBLE):
                nobles.add(words)
            elif i in self.bounds or (self.finite[i - 1] and before not in PASSIVE):
                places.append((i, words))
        for i, words in places:
            if words in nobles:
                self.words[i] = Word.NAME

    def past_particles(self, at: int) -> int:
        """The name behind ``von der``, ``de``, ``bin``, ``von und zu`` at token `at`; 0 if none stands there, or that
        of a body for which somebody works (``Ida Kern vom Institut``)."""
        first = at
        if 0 < at < len(self.tokens) and self.tokens[at].text in DEFINITE and self.tokens[at - 1].entity == "ORG":
            return 0  # zitierte Radio Süd den Trainer
        while at < len(self.tokens) and at - first < 3 and self._is_particle(at, first):
            at += 1
        named = (Word.NAME,) if at - first < 3 else NOMINAL  # von und zu Aue is always a name
        if at == first or self.words[at] not in named:
            return 0
        token = self.tokens[at]
        article = self.tokens[first].text in DEFINITE and at - first == 1
        before = self.tokens[first - 1].text.lower() if first else ""
        noble = before in ("von", "zu") and self.words[first - 1] is Word.NAME
        behind_person = first > 0 and self.tokens[first - 1].entity == "PER" and token.entity_start
        if behind_person and self.tokens[first].text in ("zu", "zur") and self.tokens[first - 1].text not in NOBLE:
            return 0  # Ida Kern zu Jan Hell; not Ida Gräfin zu Kern
        body = token.entity == "ORG" and (article or behind_person) and not noble  # Von der Aue
        return 0 if body or (article and token.text.isupper()) else at

    def _is_particle(self, at: int, first: int) -> bool:
        text = self.tokens[at].text
        return text in PARTICLES or (at == first and text.lower() in PARTICLES) or (at > first and text == "und")

    def _of_place(self, i: int) -> bool:
        """``Berliner`` before a noun: an adjective in -er."""
        text = self.tokens[i].text
        if not text.endswith("er") or i + 1 in self.bounds or self.words[i + 1] not in NOMINAL:
            return False
        if text in ADJECTIVES:
            return True
        entities = {self.tokens[i].entity, self.tokens[i + 1].entity}
        if "PER" in entities or self.nouns.is_listed(text):
            return False
        return self.words[i + 1] is Word.NOUN or bool(entities & {"ORG", "LOC"})

    def _is_capital_attribute(self, i: int) -> bool:
        """``Ständiger Ausschuss``, ``Vorsitzender Richter``, but ``Rüdiger Kern``."""
        token, following = self.tokens[i], self.words[i + 1]
        given = token.entity == "PER" and self.nouns.lexicon.first_name(token.text) is not None
        if following is Word.NOUN and CAPITAL_PARTICIPLE.search(token.text):
            return True
        return following in NOMINAL and not given and CAPITAL_ADJECTIVE.search(token.text) is not None

    def _is_named(self, text: str, named: set[str]) -> bool:
        return text in named or (text[-1] == "s" and text[:-1] in named)

    def _apart(self, i: int) -> bool:
        """Whether no article or adjective before token `i` could make an attribute of it."""
        while i > 0 and self.words[i - 1] is Word.ADVERB:
            i -= 1
        return not i or self.words[i - 1] not in ATTRIBUTE_AFTER

    def _fields(self) -> list[str]:
        fields = []
        state = "front"
        for i, word in enumerate(self.words[: len(self.tokens)]):
            token = self.tokens[i]
            if i in self.bounds or (word is Word.END and token.text in ":;"):
                state = "front"
            elif word is Word.COMMA:
                state = "front" if state != "sub" else "comma"
            fields.append(state)
            if self.finite[i] and state != "sub":
                state = "passive" if token.text in PASSIVE else "after"
            elif word is Word.JOINER or token.text in ("so", "So"):
                state = "sub"
        return fields

    def noun(self, i: int) -> Noun:
        """What the noun or name at token `i` stands for; the last name of somebody in the text, without an article, for
        him: Jan Berg kam. Berg winkte ab."""
        token = self.tokens[i]
        return FAMILY if token.text in self.families and self._is_alone(i) else self.nouns.noun(token)

    def _is_alone(self, i: int) -> bool:
        """Whether a noun stands for one person: no firm, not several (Richter warnen), nothing before it that only a
        noun has."""
        token, verb = self.tokens[i], self.tokens[self.tokens[i].head]
        several = token.number == "p" or (token.relation == "nsubj" and verb.number == "p")
        before = self.tokens[i - 1].pos if i and i not in self.bounds else ""
        return not several and token.entity in ("", "PER") and before not in ("DET", "ADJ", "NUM", "ADP")

    def readings(self, i: int) -> int:
        """What its form allows by itself; the gender of a noun that no list has stays open where the analyser sees
        another one in its article (der Bitkom)."""
        token = self.tokens[i]
        before = self.tokens[i - 1] if i and self.tokens[i - 1].pos == "DET" else token
        if before.gender and before.gender != token.gender and not self.nouns.is_listed(token.text):
            return noun_readings(token.text, "", token.number) if token.pos == "NOUN" else ANY
        return self.noun(i).readings

    def is_common(self, i: int) -> bool:
        """Whether a word tagged as a name is a noun that we know, and no person's: Aus Fischers Büro hieß es."""
        noun, token = self.noun(i), self.tokens[i]
        if token.entity == "PER" and token.pos == "PROPN" and token.text.endswith("s"):
            return False
        return noun.sort != "unknown" and not noun.named

    def nominal_ahead(self, at: int) -> bool:
        """Whether only attributes stand between token `at` and a noun, name or marked name."""
        while self.words[at] in (Word.ADJECTIVE, Word.NUMBER, Word.ADVERB):
            at += 1
        return self.words[at] in NOMINAL or self.words[at] is Word.QUOTE

    def is_person(self, i: int) -> bool:
        """Whether the noun or name is a person's."""
        return self.tokens[i].entity == "PER" or self.noun(i).sort == "person"
