"""One noun phrase from its first word on: article, attributes, noun, name, and what hangs behind.

A recursive descent over word classes. What begins at a token is remembered, so that each place is read once, and
nesting is limited: the time is linear in the text.
"""

from __future__ import annotations

from quotes.speakers.agreement import ANY, DEFINITE, PLURAL, adjective, agreed, article, cells, keep_cases
from quotes.speakers.attachment import attach
from quotes.speakers.names import bearer, is_genitive_prefix, is_owner, quoted_end, run
from quotes.speakers.phrases import Phrase
from quotes.speakers.sorts import Noun
from quotes.speakers.tagging import NOMINAL, Tagged
from quotes.speakers.words import DEGREES, POSTPOSITIONS, PREPOSITIONS, PRONOUNS, SECOND, Word

__all__ = ["Reader"]

DEEPEST = 16  # phrases within phrases; more are not written by people
NEVER_ALONE = frozenset(["ein", "mein", "dein", "sein", "ihr", "kein", "des"])
INDEFINITE = frozenset("ein eine einen einem einer eines kein keine keinen keinem keiner keines".split())
OWNERS = ("deren", "dessen")  # genitives themselves, they say nothing about the case of what they own
BEGINNINGS = (Word.ARTICLE, Word.ADJECTIVE, Word.NUMBER, Word.NOUN, Word.NAME, Word.QUOTE)
GOVERNED = (Word.PREPOSITION, Word.ARTICLE, Word.PRONOUN, Word.ADVERB)
PARTICIPLE_ENDINGS = ("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "ende", "enden", "ender")


class Reader:
    """Reads the noun phrases of one text."""

    def __init__(self, text: Tagged) -> None:
        self.text = text
        self._cores: dict[int, Phrase | None] = {}
        self._depth = 0

    def core(self, i: int) -> Phrase | None:
        """The phrase that begins at token `i`, without coordination and loose apposition; None if none begins there."""
        if i >= len(self.text.tokens) or self._depth > DEEPEST:
            return None
        if i not in self._cores:
            self._depth += 1
            phrase = self._read(i)
            if phrase is not None:
                attach(self.text, phrase, self.core)
            self._cores[i] = phrase
            self._depth -= 1
        found = self._cores[i]
        return None if found is None else found.copy()

    def govern(self, phrase: Phrase) -> None:
        """Set the governing preposition, before the phrase or behind it, and the cases that it leaves."""
        tokens = self.text.tokens
        if phrase.first and self.text.words[phrase.first - 1] is Word.PREPOSITION:
            phrase.preposition, governed = PREPOSITIONS[tokens[phrase.first - 1].text.lower()]
            phrase.readings = keep_cases(phrase.readings, governed)
            return
        behind = tokens[phrase.last + 1].text if phrase.last + 1 < len(tokens) else ""
        if behind not in POSTPOSITIONS or "d" not in phrase.cases:
            return
        if tokens[phrase.last + 1].relation == "compound:prt":
            return  # fragte Kern nach
        if behind == "zufolge" or self.text.words[phrase.last + 2] not in (*BEGINNINGS, Word.PRONOUN):
            phrase.preposition = behind
            phrase.readings = keep_cases(phrase.readings, "d")

    # --- beginnings -------------------------------------------------------------------------------------------------

    def _read(self, i: int) -> Phrase | None:
        word = self.text.words[i]
        if word is Word.PRONOUN:
            return self._pronoun(i)
        if word in (Word.ADVERB, Word.JOINER) and self.text.nouns.is_source(self.text.tokens[i].text):
            return Phrase(first=i, last=i, head=i, readings=ANY, noun=Noun(), person=3)
        if word is Word.ARTICLE:
            return self._determined(i)
        if word in BEGINNINGS or (word is Word.ADVERB and self._is_degree(i)):
            inside: list[Phrase] = []
            readings: list[int] = []
            at = self._past_attributes(i, False, inside, readings)
            return self._nominal(i, at, inside, readings, False)
        return None

    def _is_degree(self, i: int) -> bool:
        """``rund 200``, ``international bekannte Forscher``: an adverb inside the phrase, not before it."""
        token, following = self.text.tokens[i], self.text.words[i + 1]
        if token.text.lower() in DEGREES and following in (Word.NUMBER, Word.ARTICLE):
            return True
        return token.pos != "ADV" and following is Word.ADJECTIVE

    def _pronoun(self, i: int) -> Phrase:
        case, number, gender, person, sort = PRONOUNS[self.text.tokens[i].text.lower()]
        columns = (gender or "mfn" if "s" in number else "") + ("p" if "p" in number else "")
        readings = cells(" ".join(c + column for c in case for column in columns))
        return Phrase(first=i, last=i, head=i, readings=readings, noun=Noun(sort=sort), person=person)

    def _determined(self, i: int) -> Phrase | None:
        """What an article opens, or a determiner that stands for itself."""
        words, tokens = self.text.words, self.text.tokens
        lower = tokens[i].text.lower()
        readings = [(lower not in OWNERS and article(lower)) or ANY]
        at = i + 1
        while words[at] is Word.ARTICLE and tokens[at].text.startswith(SECOND):
            readings.append(article(tokens[at].text.lower()) or ANY)
            at += 1
        own = len(readings)
        named = words[i - 1] is Word.COMMA and words[at] is Word.NAME
        if named and (tokens[i].pos == "PRON" or self._is_relative(at)):
            return self._alone(i, article(lower) or ANY)
        inside: list[Phrase] = []
        at = self._past_attributes(at, True, inside, readings)
        phrase = self._nominal(i, at, inside, readings, True)
        if phrase is not None and not self._clashes(i, readings[own:], phrase):
            return phrase
        return self._alone(i, article(lower) or ANY) if own == 1 else None

    def _is_relative(self, at: int) -> bool:
        """``…, die Kern nannte``: an article before a name that a verb follows is a relative pronoun."""
        text = self.text
        if text.tokens[at].entity in ("ORG", "LOC") or text.tokens[at].text.isupper():
            return False
        while at < len(text.tokens) and at not in text.bounds and text.words[at] is not Word.COMMA:
            if text.finite[at]:
                return True
            at += 1
        return False

    def _clashes(self, i: int, attributes: list[int], phrase: Phrase) -> bool:
        """Whether article and noun do not agree: ``…, der Zeugen kennt``, ``Lob nannte das Ministerin Kern`` and ``Das
        erklärte General Kern``.

        In the last what looked like an attribute turns out to be the verb of the sentence.
        """
        text = self.text
        lower = text.tokens[i].text.lower()
        own = (lower not in OWNERS and article(lower)) or ANY
        noun = text.readings(phrase.head)
        stands_alone = text.words[i - 1] is Word.COMMA or (
            lower == "das" and text.finite[i - 1] and text.is_person(phrase.head)
        )
        if stands_alone and not own & noun and text.nouns.is_listed(text.tokens[phrase.head].text):
            return True
        if not attributes or not text.nouns.finite(text.tokens[i + 1].text) or own & noun & attributes[0]:
            return False
        text.words[i + 1] = Word.VERB
        text.finite[i + 1] = True
        return True

    def _alone(self, i: int, readings: int) -> Phrase | None:
        """A determiner that stands for its noun: dieser, die, viele, einer der Zeugen."""
        words, tokens = self.text.words, self.text.tokens
        lower = tokens[i].text.lower()
        if lower in NEVER_ALONE or words[i + 1] is Word.ADJECTIVE:
            return None
        alone = Phrase(first=i, last=i, head=i, readings=readings, noun=Noun(), person=3, determined=True)
        if lower in DEFINITE or i + 1 >= len(tokens):
            return alone
        governed = tokens[i + 1].text == "von"
        group = self.core(i + 1 + governed)
        if group is not None and not group.person and not governed and "g" not in group.cases:
            return alone
        if group is not None and not group.person and keep_cases(group.readings, "d" if governed else "g") & PLURAL:
            alone.person, alone.noun, alone.last = 0, group.noun, group.last
            alone.inside.append(group)
        return alone

    # --- attributes -------------------------------------------------------------------------------------------------

    def _past_attributes(self, at: int, determined: bool, inside: list[Phrase], readings: list[int]) -> int:
        """Past adjectives, numerals and participle phrases, as far as there are any."""
        words = self.text.words
        start = at
        while at == start or at not in self.text.bounds:
            word = words[at]
            if word is Word.ADJECTIVE or (determined and self._is_participle(at, start)):
                readings.append(adjective(self.text.tokens[at].text, determined))
                at += 1
                if words[at] in (Word.COMMA, Word.AND) and words[at + 1] is Word.ADJECTIVE:
                    at += 1
            elif word is Word.NUMBER:
                at += 2 if determined and self._is_measure(at + 1) else 1
            elif (word is Word.ADVERB and (past := self._past_adverbs(at))) or (
                determined and word in GOVERNED and (past := self._past_governed(at, inside))
            ):
                at = past
            else:
                break
        return at

    def _is_measure(self, at: int) -> bool:
        """``die 49 Jahre alte Frau``, ``der 200 Seiten starke Bericht``: a noun that the attribute behind it takes."""
        words = self.text.words
        if words[at] is not Word.NOUN or words[at + 1] is not Word.ADJECTIVE:
            return False
        return self.text.tokens[at].head == at + 1 and self.text.nominal_ahead(at + 2)

    def _is_participle(self, at: int, start: int) -> bool:
        """Whether a word tagged as a verb is an attribute: die staatlich kontrollierten Medien."""
        words = self.text.words
        if words[at] is not Word.VERB or at == start:
            return False
        token = self.text.tokens[at]
        if token.pos == "AUX" or self.text.nouns.finite(token.text) > 1:
            return False  # auf der einen Seite sagte Kern
        return token.text.endswith(PARTICIPLE_ENDINGS) and words[at + 1] in (Word.ADJECTIVE, *NOMINAL)

    def _past_adverbs(self, at: int) -> int:
        """Past adverbs that stand before an inflected adjective or a number; 0 if none follows."""
        start = at
        while self.text.words[at] is Word.ADVERB and at - start < 4:
            at += 1
        found = self.text.words[at] in (Word.ADJECTIVE, Word.NUMBER) or self._is_participle(at, start)
        return at if found else 0

    def _past_governed(self, at: int, inside: list[Phrase]) -> int:
        """Past what an attribute governs: die [von der Stadt] geplante Brücke; 0 where no attribute follows."""
        words = self.text.words
        start = at
        found: list[Phrase] = []
        for _ in range(4):
            while words[at] is Word.ADVERB:
                at += 1
            at += words[at] is Word.PREPOSITION
            if self._is_year(at) or self._is_span(at):
                at += 1  # der seit 2012 amtierende Rektor, der seit langem amtierende
            else:
                phrase = self.core(at)
                if phrase is None or (phrase.person and words[at] is not Word.PRONOUN):
                    return 0
                self.govern(phrase)
                found.append(phrase)
                at = phrase.last + 1
            at = self._past_adverbs(at) or at
            if words[at] is Word.ADJECTIVE or self._is_participle(at, start):
                if not self.text.nominal_ahead(at + 1):
                    return 0
                inside.extend(found)
                return at
            if words[at] not in (Word.PREPOSITION, Word.ARTICLE, Word.ADVERB):
                return 0
        return 0

    def _is_year(self, at: int) -> bool:
        """Whether the word is a number of four digits that no noun follows: seit 2012 amtierende."""
        if self.text.words[at] is not Word.NUMBER or len(self.text.tokens[at].text) != 4:
            return False
        return self.text.words[at - 1] is Word.PREPOSITION and self.text.words[at + 1] not in NOMINAL

    def _is_span(self, at: int) -> bool:
        """Whether an adjective alone hangs on the preposition: what follows does not agree with it (seit langem)."""
        words, tokens = self.text.words, self.text.tokens
        if (
            words[at - 1] is not Word.PREPOSITION
            or words[at] is not Word.ADJECTIVE
            or not tokens[at].text.endswith("em")
        ):
            return False
        return words[at + 1] is Word.ADJECTIVE and not tokens[at + 1].text.endswith(("em", "en"))

    # --- nouns ------------------------------------------------------------------------------------------------------

    def _nominal(self, first: int, at: int, inside: list[Phrase], readings: list[int], fixed: bool) -> Phrase | None:
        """Noun and names in close apposition, from `at`; `fixed` where an article or genitive stands before."""
        text = self.text
        if text.words[at] is Word.QUOTE:
            return self._marked(first, at, inside, readings, fixed)
        if text.words[at] not in NOMINAL:
            # A capital adjective or a number stands for the noun: die Angeklagte, die beiden, alle drei.
            if at == first or not self._stands_for_noun(at - 1):
                return None
            at -= 1
        last, name = run(text, at)
        if role := bearer(text, at, last):
            at, name = role, (role + 1, last)
        phrase = Phrase(first=first, last=last, head=at, readings=ANY, noun=text.noun(at), name=name, determined=fixed)
        phrase.inside = inside
        nested = [phrase]
        opened = name and text.words[last + 1] is Word.PREPOSITION and is_owner(text, at, last)
        governed = opened and self._past_governed(last + 1, nested)
        if governed or (name and is_genitive_prefix(text, at, last)):
            phrase.readings = keep_cases(agreed([*readings, text.readings(at)]), "g")
            behind = list[int]()
            start = governed or last + 1  # Kerns [in Trier] geborene Schwester
            owned = self._nominal(first, self._past_attributes(start, False, nested, behind), nested, behind, True)
            if owned is not None:
                return owned
        while phrase.noun.title and phrase.noun.readings == ANY and phrase.head < last:  # Dr., Prof.
            phrase.head += 1
            phrase.noun = text.noun(phrase.head)
        if text.words[phrase.head] is Word.NUMBER:
            phrase.noun = Noun(sort="thing")
        elif first < at and phrase.noun.named and self._is_any(first) and text.nouns.is_medium(text.tokens[at].text):
            phrase.noun = Noun()  # ein Blick in die Zahlen: no name of a paper has this article
        phrase.readings = agreed([*readings, text.readings(phrase.head)])
        return phrase

    def _is_any(self, i: int) -> bool:
        return self.text.tokens[i].text.lower() in INDEFINITE

    def _stands_for_noun(self, i: int) -> bool:
        first = self.text.tokens[i].text[0]
        return self.text.words[i] is Word.NUMBER or (self.text.words[i] is Word.ADJECTIVE and not first.islower())

    def _marked(self, first: int, at: int, inside: list[Phrase], readings: list[int], fixed: bool) -> Phrase | None:
        """A name between marks for a noun: die „Morgenpost“, der „Morgenpost“-Redakteur."""
        text = self.text
        end = quoted_end(text, at, fixed)
        if not end:
            return None
        if text.words[end + 1] in NOMINAL and text.tokens[end + 1].text.startswith("-"):
            end += 1
        if text.words[end] in NOMINAL:
            noun, readings = text.noun(end), [*readings, text.readings(end)]
            return Phrase(
                first=first, last=end, head=end, readings=agreed(readings), noun=noun, determined=fixed, inside=inside
            )
        noun = text.nouns.marked(text.tokens[at + 1 : end])
        return Phrase(
            first=first, last=end, head=at + 1, readings=agreed(readings), noun=noun, name=(at, end),
            determined=fixed, inside=inside,
        )  # fmt: skip
