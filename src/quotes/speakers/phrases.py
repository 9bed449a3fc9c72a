"""The grammar of noun phrases: from where one begins to where it ends, and what stands inside.

A recursive descent over word classes. `core` reads article, attributes, noun, name and what depends on it; it is
remembered for each position, so no word is read twice from the same place. `whole` then extends the right edge of a
core by coordination, brackets and loose apposition, at the innermost phrase that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import define, field

from quotes.analysis.document import Analysis, Token
from quotes.speakers.agreement import ANY, DEFINITE, PLURAL, adjective, agreed, article, cases, genders, keep_cases
from quotes.speakers.sorts import Noun, Nouns
from quotes.speakers.words import (
    DEGREES,
    NAME_BEGINS,
    PARTICLES,
    POSTPOSITIONS,
    PREPOSITIONS,
    PRONOUNS,
    SECOND,
    TIMES,
    Word,
    classify,
)

__all__ = ["Grammar", "Phrase"]

NOMINAL = (Word.NOUN, Word.NAME)
LONGEST_QUOTED = 10  # words of a name between marks; longer ones are sentences
LONGEST_BRACKET = 12
COMPOUND = regex.compile("\\w[“”»«\"‘’‹›]-\\w")  # „Bild“-Zeitung as one word
# Behind the verb a preposition goes with a noun of these sorts; in the front field with any, but for the loose ones.
# Counted on the speakers of the Wikinews training data: there other prepositions belong to the verb nine times in ten.
ATTACHED = {
    "von": ("person", "body", "document", "thing", "unknown"),
    "für": ("person", "body", "document", "unknown"),
    "in": ("body",),
    "aus": ("person", "document"),
    "um": ("person", "body"),
    "über": ("document",),
    "zwischen": ("document", "unknown"),
}
LOOSE = ("nach", "laut", "gegenüber", "seit", "während", "bis")
ADJECTIVES = frozenset({"Schweizer", "Liechtensteiner"})  # countries' adjectives that look like their people
CLOSED = (Word.ARTICLE, Word.PRONOUN, Word.PREPOSITION, Word.AND, Word.JOINER, Word.NUMBER, Word.VERB)
PASSIVE = frozenset("wird werden wurde wurden".split())


@define(eq=False)
class Phrase:
    """A noun phrase while it is read. `last` moves right as dependants are found; `inside` are phrases within."""

    first: int
    last: int
    head: int
    readings: int
    noun: Noun
    name: tuple[int, int] | None = None
    determined: bool = False
    pronoun: str = ""
    preposition: str = ""
    coordinated: bool = False
    inside: list[Phrase] = field(factory=list)

    def edge(self) -> Iterator[Phrase]:
        """This phrase and those inside that end where it ends, outermost first."""
        phrase: Phrase | None = self
        while phrase is not None:
            yield phrase
            phrase = next((each for each in reversed(phrase.inside) if each.last == phrase.last), None)


class Grammar:
    """Reads the noun phrases of one analysis."""

    def __init__(self, analysis: Analysis, nouns: Nouns) -> None:
        self.tokens: Sequence[Token] = analysis.tokens
        self.nouns = nouns
        starts = {start for start, _ in analysis.sentences} | set(analysis.paragraphs)
        starts |= {i + 1 for i, t in enumerate(self.tokens) if t.text in ":„“”»«\""}
        self.words = classify(self.tokens, frozenset(starts))
        self.words.append(Word.END)
        self.words.append(Word.END)
        self.bounds = {start for start, _ in analysis.sentences}
        self.finite = [word is Word.VERB and t.shape == "fin" for word, t in zip(self.words, self.tokens, strict=False)]
        self.finite += [False, False]
        self._correct()
        self.fields = self._fields()
        self.cores: dict[int, Phrase | None] = {}

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
                elif token.text in NAME_BEGINS and words[i + 1] in NOMINAL and token.pos != "VERB":
                    words[i] = Word.NAME
                elif word not in NOMINAL and word is not Word.VERB and self.nouns.is_medium(token.text):
                    words[i] = Word.NAME
            elif word is Word.NOUN:
                if self._is_named(token.text, named) or self.nouns.noun(token).named:
                    words[i] = Word.NAME
                if self._of_place(i):
                    words[i] = Word.ADJECTIVE
            elif word is Word.NAME:
                if self._of_place(i):
                    words[i] = Word.ADJECTIVE
            elif word in (Word.ADVERB, Word.OTHER, Word.VERB) and token.text[0].isupper():
                known = self.nouns.noun(token)
                if self._is_named(token.text, named) or known.named:
                    words[i] = Word.NAME
                elif known.sort != "unknown":
                    words[i] = Word.NOUN

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

    def _is_named(self, text: str, named: set[str]) -> bool:
        return text in named or text[-1] == "s" and text[:-1] in named

    def _apart(self, i: int) -> bool:
        """Whether no article or adjective before token `i` could make an attribute of it."""
        while i > 0 and self.words[i - 1] is Word.ADVERB:
            i -= 1
        return not i or self.words[i - 1] not in (
            Word.ADJECTIVE,
            Word.NUMBER,
            Word.ARTICLE,
            Word.PREPOSITION,
        )

    def _fields(self) -> list[str]:
        """Where in its clause each token stands: ``front`` of the finite verb, ``after`` it, ``sub`` in a clause with
        the verb at its end, ``passive`` after a form of werden."""
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

    def phrases(self) -> Iterator[Phrase]:
        """The outermost phrases in text order."""
        i = 0
        while i < len(self.tokens):
            phrase = self.whole(i)
            if phrase is None:
                i += 1
            else:
                yield phrase
                i = phrase.last + 1

    # --- the whole phrase -------------------------------------------------------------------------------------------

    def whole(self, i: int) -> Phrase | None:
        phrase = self.core(i)
        if phrase is None:
            return None
        self._set_preposition(phrase)
        for _ in range(12):
            if self._names_role(phrase):
                extended = self._apposed(phrase) or self._coordinated(phrase)
            else:
                extended = self._coordinated(phrase) or self._apposed(phrase)
            if extended is None:
                break
            phrase = extended
            self._dependants(phrase)
        return phrase

    def _names_role(self, phrase: Phrase) -> bool:
        """``der Leiter, Klaus Maier, …``: a person's description and a name are no enumeration."""
        if self.words[phrase.last + 1] is not Word.COMMA or not phrase.determined or phrase.name:
            return False
        following = self.core(phrase.last + 2)
        return following is not None and following.name is not None and not following.determined

    def _set_preposition(self, phrase: Phrase) -> None:
        """The governing preposition, before or behind, restricts the cases."""
        before = self.tokens[phrase.first - 1].text.lower() if phrase.first else ""
        if before in PREPOSITIONS and self.words[phrase.first - 1] is Word.PREPOSITION:
            phrase.preposition, governed = PREPOSITIONS[before]
            phrase.readings = keep_cases(phrase.readings, governed)
            return
        behind = self.tokens[phrase.last + 1].text if phrase.last + 1 < len(self.tokens) else ""
        if behind in POSTPOSITIONS and behind in PREPOSITIONS and "d" in cases(phrase.readings):
            if behind == "zufolge" or not self._begins(phrase.last + 2):
                phrase.preposition = behind
                phrase.readings = keep_cases(phrase.readings, "dg")

    def _begins(self, i: int) -> bool:
        return self.words[min(i, len(self.tokens))] in (Word.ARTICLE, Word.NOUN, Word.NAME, Word.ADJECTIVE, Word.NUMBER)

    def _coordinated(self, phrase: Phrase) -> Phrase | None:
        """``A und B``, ``A, B und C``, ``sowohl A als auch B``."""
        conjuncts: list[Phrase] = []
        at = phrase.last + 1
        while self.words[at] is Word.COMMA and len(conjuncts) < 8:
            following = self._conjunct(at + 1, phrase)
            if following is None or self.words[following.last + 1] not in (Word.COMMA, Word.AND):
                break
            conjuncts.append(following)
            at = following.last + 1
        if self.words[at] is not Word.AND:
            return None
        second = self._conjunct(at + 1, phrase)
        if second is None or self._new_clause(phrase, second):
            return None
        conjuncts.append(second)
        target, parents = self._best_partner(phrase, second)
        if target is None:
            return None
        joined = Phrase(
            first=target.first,
            last=second.last,
            head=target.head,
            readings=self._joint(target, second, self.tokens[at].text),
            noun=target.noun if target.noun.sort == second.noun.sort else second.noun,
            determined=target.determined,
            preposition=target.preposition,
            coordinated=True,
            inside=[_copy(target), *conjuncts],
        )
        for each in conjuncts:
            each.preposition = target.preposition
            each.readings = keep_cases(each.readings, cases(target.readings))
        if not parents:
            return joined
        parents[-1].inside[parents[-1].inside.index(target)] = joined
        for parent in parents:
            parent.last = joined.last
        return phrase

    def _joint(self, first: Phrase, second: Phrase, conjunction: str) -> int:
        shared = cases(keep_cases(first.readings, cases(second.readings)))
        plural = keep_cases(PLURAL, shared)
        return plural if conjunction != "oder" else plural | keep_cases(first.readings, shared)

    def _conjunct(self, i: int, first: Phrase) -> Phrase | None:
        while self.words[i] is Word.ADVERB and self.tokens[i].text in ("auch", "sogar", "insbesondere"):
            i += 1
        second = self.core(i)
        if second is None or second.pronoun and not first.pronoun and self.tokens[second.head].text.lower() in ("es", "das"):
            return None
        return second

    def _new_clause(self, first: Phrase, second: Phrase) -> bool:
        """``sagte A und B ergänzte``: the second phrase is the front of a clause of its own."""
        behind = second.last + 1
        return (
            self.finite[behind]
            and self.fields[first.first] in ("after", "passive")
        )

    def _best_partner(self, phrase: Phrase, second: Phrase) -> tuple[Phrase | None, list[Phrase]]:
        """On the right edge of `phrase` the partner of `second`, and what lies above it.

        The innermost phrase of the same build (both with article, or both without) and a common case wins, else the
        outermost with a common case.
        """
        edge = list(phrase.edge())
        fitting = [i for i, each in enumerate(edge) if set(cases(each.readings)) & set(cases(second.readings))]
        if not fitting:
            return None, []
        alike = [
            i
            for i in fitting
            if edge[i].determined == second.determined and (edge[i].noun.sort == second.noun.sort or i == 0)
        ]
        best = alike[-1] if alike else fitting[0]
        return edge[best], edge[:best]

    def _apposed(self, phrase: Phrase) -> Phrase | None:
        """``der Leiter der Behörde, Klaus Maier,`` and ``Klaus Maier, Leiter der Behörde,``: both sides set off."""
        if self.words[phrase.last + 1] is not Word.COMMA or phrase.pronoun:
            return None
        if self._age(phrase.last + 2):
            phrase.last += 2
            return phrase
        apposition = self.core(phrase.last + 2)
        if apposition is None or apposition.pronoun:
            return None
        last = apposition.last
        conjunct = self.core(last + 2) if self.words[last + 1] is Word.AND else None
        if conjunct is not None and conjunct.noun.sort == "person" and not conjunct.name:
            last = conjunct.last
        if not self._set_off(last + 1, phrase.first):
            return None
        edge = list(phrase.edge())
        for i, target in enumerate(edge):
            if _apposable(target, apposition):
                target.inside.append(_copy(target))
                target.inside.append(apposition)
                if target.name is None and apposition.name is not None:
                    target.name = apposition.name
                target.determined = True
                for each in edge[: i + 1]:
                    each.last = last
                return phrase
        return None

    def _age(self, i: int) -> bool:
        """``Ida Kern, 43,``"""
        return self.words[i] is Word.NUMBER and len(self.tokens[i].text) < 4 and self.words[i + 1] is Word.COMMA

    def _set_off(self, i: int, first: int) -> bool:
        """Whether an apposition may end before token `i`."""
        return (
            i >= len(self.tokens)
            or i in self.bounds
            or self.words[i] in (Word.COMMA, Word.END, Word.QUOTE, Word.CLOSE, Word.DASH)
            or self.finite[i]
            and first in self.bounds
        )

    # --- the core ---------------------------------------------------------------------------------------------------

    def core(self, i: int) -> Phrase | None:
        """Article, attributes, noun, name, and what depends on them; None where no phrase begins."""
        if i >= len(self.tokens):
            return None
        if i not in self.cores:
            self.cores[i] = None
            phrase = self._read(i)
            if phrase is not None and not phrase.pronoun:
                self._dependants(phrase)
            self.cores[i] = phrase
        found = self.cores[i]
        return None if found is None else _copy(found)

    def _read(self, i: int) -> Phrase | None:
        word = self.words[i]
        if word is Word.PRONOUN:
            return self._pronoun(i)
        if word is Word.ADVERB:
            token = self.tokens[i]
            if self.nouns.is_source(token.text):
                return Phrase(first=i, last=i, head=i, readings=ANY, noun=Noun(), pronoun="3")
            degree = token.text.lower() in DEGREES and self.words[i + 1] in (Word.NUMBER, Word.ARTICLE)
            if not degree and (token.pos == "ADV" or self.words[i + 1] is not Word.ADJECTIVE):
                return None
        elif word not in (Word.ARTICLE, Word.ADJECTIVE, Word.NUMBER, Word.NOUN, Word.NAME, Word.QUOTE):
            return None
        inside: list[Phrase] = []
        readings = []
        at = i
        determined = False
        while self.words[at] is Word.ARTICLE and (not determined or self.tokens[at].text.startswith(SECOND)):
            readings.append(article(self.tokens[at].text.lower()) or ANY)
            determined = True
            at += 1
        own = len(readings)
        if determined and own == 1 and self.words[i - 1] is Word.COMMA and self.words[at] is Word.NAME:
            if self.tokens[at].entity == "PER" or not self.tokens[at].entity and not self.tokens[at].text.isupper():
                return self._alone(i, readings[0])
        at = self._attributes(at, determined, inside, readings)
        phrase = self._nominal(i, at, inside, readings, determined)
        if phrase is not None and not (determined and self._clashes(i, readings[own:], phrase)):
            return phrase
        if determined and own == 1:
            return self._alone(i, readings[0])
        return None

    def _clashes(self, i: int, attributes: list[int], phrase: Phrase) -> bool:
        """``Das erklärte General Kern``: what looks like an attribute is the verb of a sentence."""
        own = article(self.tokens[i].text.lower()) or ANY
        noun = self._noun(phrase.head).readings
        if self.words[i - 1] is Word.COMMA and not own & noun:
            return True
        if not attributes or not self.nouns.finite(self.tokens[i + 1].text) or own & noun & attributes[0]:
            return False
        self.words[i + 1] = Word.VERB
        self.finite[i + 1] = True
        return True

    def _pronoun(self, i: int) -> Phrase:
        case, number, gender, person, _ = PRONOUNS[self.tokens[i].text.lower()]
        readings = 0
        for k, letter in enumerate("ngda"):
            if letter in case:
                for column, name in enumerate("mfn"):
                    if "s" in number and (name in gender or not gender):
                        readings |= 1 << (4 * k + column)
                if "p" in number:
                    readings |= 8 << (4 * k)
        sort = PRONOUNS[self.tokens[i].text.lower()][4]
        return Phrase(first=i, last=i, head=i, readings=readings, noun=Noun(sort=sort), pronoun=str(person))

    def _alone(self, i: int, readings: int) -> Phrase | None:
        """A determiner that stands for its noun: dieser, die, viele, einer."""
        lower = self.tokens[i].text.lower()
        if i + 1 >= len(self.tokens) or lower in ("ein", "mein", "dein", "sein", "ihr", "kein", "des") or self.words[i + 1] is Word.ADJECTIVE:
            return None
        alone = Phrase(first=i, last=i, head=i, readings=readings, noun=Noun(), pronoun="3", determined=True)
        if lower not in DEFINITE:
            whole = self.core(i + 2) if self.tokens[i + 1].text == "von" else self.core(i + 1)
            if whole is not None and not whole.pronoun and readings_of(whole, "g" if whole.first == i + 1 else "d") & PLURAL:
                alone.pronoun, alone.noun, alone.last = "", whole.noun, whole.last
                alone.inside.append(whole)
        return alone

    def _attributes(self, at: int, determined: bool, inside: list[Phrase], readings: list[int]) -> int:
        """Past adjectives, numerals and participle phrases; stays where it is if no noun can follow."""
        start = at
        while True:
            word = self.words[at]
            if at > start and at in self.bounds:
                return at
            if word is Word.VERB and determined and self._participle(at, start):
                word = Word.ADJECTIVE
            if word is Word.ADJECTIVE:
                readings.append(adjective(self.tokens[at].text, determined))
                at += 1
                if self.words[at] in (Word.COMMA, Word.AND) and self.words[at + 1] is Word.ADJECTIVE:
                    at += 1
            elif word is Word.NUMBER:
                at += 1
            elif word is Word.ADVERB and (past := self._past_adverbs(at)):
                at = past
            elif determined and word in (Word.PREPOSITION, Word.ARTICLE, Word.PRONOUN, Word.ADVERB):
                past = self._participle_phrase(at, inside)
                if not past:
                    return at
                at = past
            else:
                return at

    def _participle(self, at: int, start: int) -> bool:
        """Whether a word tagged as a verb is an attribute: die staatlich kontrollierten Medien."""
        text = self.tokens[at].text
        return (
            at > start
            and text.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "ende", "enden", "ender"))
            and self.words[at + 1] in (Word.ADJECTIVE, Word.NOUN, Word.NAME)
        )

    def _past_adverbs(self, at: int) -> int:
        """Past adverbs that stand before an inflected adjective or a number; 0 if none follows."""
        start = at
        while self.words[at] is Word.ADVERB and at - start < 4:
            at += 1
        found = self.words[at] in (Word.ADJECTIVE, Word.NUMBER) or self._participle(at, start)
        return at if found else 0

    def _participle_phrase(self, at: int, inside: list[Phrase]) -> int:
        """Past what an attribute governs: die [von der Stadt] geplante Brücke; 0 where no adjective follows."""
        found: list[Phrase] = []
        start = at
        for _ in range(4):
            while self.words[at] is Word.ADVERB:
                at += 1
            if self.words[at] is Word.PREPOSITION:
                at += 1
            phrase = self.core(at)
            if phrase is None or phrase.pronoun and self.words[at] is not Word.PRONOUN:
                return 0
            if self.words[phrase.last + 1] is Word.ADVERB:
                phrase_end = self._past_adverbs(phrase.last + 1) or phrase.last + 1
            else:
                phrase_end = phrase.last + 1
            self._set_preposition(phrase)
            found.append(phrase)
            at = phrase_end
            if self.words[at] is Word.ADJECTIVE or self.words[at] is Word.VERB and self._participle(at, start):
                if not self._nominal_ahead(at + 1):
                    return 0
                inside.extend(found)
                return at
            if self.words[at] not in (Word.PREPOSITION, Word.ARTICLE, Word.ADVERB):
                return 0
        return 0 if at == start else 0

    def _nominal_ahead(self, at: int) -> bool:
        while self.words[at] in (Word.ADJECTIVE, Word.NUMBER, Word.ADVERB):
            at += 1
        return self.words[at] in NOMINAL or self.words[at] is Word.QUOTE

    def _nominal(
        self, first: int, at: int, inside: list[Phrase], readings: list[int], determined: bool
    ) -> Phrase | None:
        """Noun and names in close apposition, from `at`."""
        if self.words[at] is Word.QUOTE:
            end = self._quoted(at, determined)
            if not end:
                return None
            if self.words[end + 1] in NOMINAL and self.tokens[end + 1].text[0] == "-":
                end += 1
                return Phrase(
                    first=first, last=end, head=end, readings=agreed([*readings, self._readings(end)]),
                    noun=self._noun(end), determined=determined, inside=inside,
                )  # fmt: skip
            return Phrase(
                first=first, last=end, head=at + 1, readings=agreed(readings),
                noun=Noun(sort="unknown"), name=(at, end), determined=determined, inside=inside,
            )  # fmt: skip
        if self.words[at] not in NOMINAL:
            # capitalised adjectives are nouns where none follows: die Angeklagte
            if at > first and self.words[at - 1] is Word.ADJECTIVE and self._nominalised(at - 1):
                at -= 1
            elif at > first and self.words[at - 1] is Word.NUMBER:
                at -= 1
            else:
                return None
        head = at
        if self.words[at] is Word.ADJECTIVE:
            readings = readings[:-1] + [adjective(self.tokens[at].text, determined)]
        last, names = self._run(at)
        if names and self._is_genitive_prefix(last, determined, at):
            owner = Phrase(
                first=first, last=last, head=at, readings=keep_cases(agreed([*readings, self._readings(at)]), "g"),
                noun=self._noun(at), name=names, determined=determined, inside=inside,
            )  # fmt: skip
            nested: list[Phrase] = [owner]
            more: list[int] = []
            behind = self._attributes(last + 1, False, nested, more)
            owned = self._nominal(first, behind, nested, more, True)
            if owned is not None:
                return owned
        while names and self.words[head] is Word.NAME and head < last and self._noun(head).title:
            head += 1
        return Phrase(
            first=first, last=last, head=head, readings=agreed([*readings, self._readings(head)]),
            noun=self._noun(head), name=names, determined=determined, inside=inside,
        )  # fmt: skip

    def _noun(self, i: int) -> Noun:
        return self.nouns.noun(self.tokens[i])

    def _readings(self, i: int) -> int:
        return self._noun(i).readings

    def _nominalised(self, i: int) -> bool:
        return self.tokens[i].text[0].isupper() or self.tokens[i].text[0].isdigit()

    def _run(self, at: int) -> tuple[int, tuple[int, int] | None]:
        """The last word of noun and names in close apposition, and where the name stands."""
        last = at
        name_first = at if self.words[at] is Word.NAME and not self._common(at) else None
        while True:
            nxt = last + 1
            word = self.words[nxt]
            if nxt in self.bounds:
                break
            if word in NOMINAL:
                if not self._joins(last, nxt):
                    break
                if name_first is None and (word is Word.NAME and not self._common(nxt)):
                    name_first = nxt
                last = nxt
            elif word is Word.QUOTE and self._apostrophe(nxt):
                last = nxt + 1
            elif word is Word.QUOTE and (end := self._quoted(nxt)) and self._namable(last):
                name_first = name_first if name_first is not None else nxt
                last = end
            elif name_first is not None and (past := self._particles(nxt)):
                last = past
            elif word is Word.ADJECTIVE and self.tokens[nxt].text[0].isupper() and self.words[nxt + 1] in NOMINAL:
                if self.words[last] is not Word.NOUN:
                    break
                name_first = name_first if name_first is not None else nxt
                last = nxt + 1
            elif word is Word.NUMBER and self.tokens[nxt].text[0].isalnum() and self._numbered(nxt):
                last = nxt
            elif word is Word.SLASH and self.words[nxt + 1] in NOMINAL:
                last = nxt + 1
            elif word is Word.SLASH and self.words[nxt + 1] is Word.ARTICLE and self.words[nxt + 2] in NOMINAL:
                last = nxt + 2
            elif word is Word.AND and self.tokens[nxt].text == "&" and self.words[nxt + 1] in NOMINAL:
                last = nxt + 1
            else:
                break
        while last > at and self.words[last] is Word.SLASH:
            last -= 1
        return last, (name_first, last) if name_first is not None else None

    def _apostrophe(self, i: int) -> bool:
        """``O’Keefe``: a mark with letters on both sides."""
        tokens = self.tokens
        return i + 1 < len(tokens) and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start

    def _common(self, i: int) -> bool:
        """Whether a word tagged as a name is a noun that we know."""
        noun = self._noun(i)
        return noun.sort != "unknown" and not noun.named

    def _joins(self, last: int, nxt: int) -> bool:
        """Whether the noun or name `nxt` is in close apposition to the one before it."""
        token = self.tokens[nxt]
        if token.text.lower() in TIMES:
            return False
        if token.entity and not token.entity_start and self.tokens[last].entity == token.entity:
            return True
        if self.words[nxt] is Word.NAME:
            return True
        text = self.tokens[last].text
        before = self._noun(last)
        if self.words[last] is Word.NAME and before.named and before.sort == "person" and self._noun(nxt).sort == "unknown":
            return True
        if self.words[last - 1] in (Word.ARTICLE, Word.PREPOSITION) and (before.sort == "unknown" or before.named):
            if (text.isupper() or text.endswith(("e", "en", "er", "em"))) and self._noun(nxt).sort in ("person", "body"):
                return True
        if self.words[last] is Word.NAME:
            return token.relation in ("flat", "flat:name", "compound") or text.isupper() and self._noun(nxt).sort == "person"
        return token.relation in ("flat", "flat:name", "appos", "compound", "nmod") or self.tokens[last].relation in (
            "compound",
            "flat",
        )

    def _namable(self, i: int) -> bool:
        noun = self._noun(i)
        return self.words[i] is Word.NOUN and noun.sort not in ("time", "thing") and bool(noun.readings & ~PLURAL)

    def _particles(self, nxt: int) -> int:
        """Past ``von der Leyen``, ``bin Laden``, ``R.`` behind a name; 0 if a name does not go on."""
        at = nxt
        while self.tokens[at].text in PARTICLES and at - nxt < 3 if at < len(self.tokens) else False:
            at += 1
        if at == nxt or self.words[at] is not Word.NAME:
            return 0
        return at

    def _numbered(self, nxt: int) -> bool:
        following = self.words[nxt + 1]
        return following not in (*NOMINAL, Word.ADJECTIVE, Word.NUMBER)

    def _is_genitive_prefix(self, last: int, determined: bool, at: int) -> bool:
        """``Berlins Bürgermeister``: a name in -s before an undetermined noun."""
        text = self.tokens[last].text
        if not text.endswith(("s", "'", "’", "x", "z", "ß")) or last + 1 in self.bounds:
            return False
        nxt = last + 1
        if self.words[nxt] is Word.ADJECTIVE:
            return self._nominal_ahead(nxt)
        return self.words[nxt] in NOMINAL and (self.words[nxt] is Word.NOUN or self._common(nxt))

    def _quoted(self, at: int, determined: bool = False) -> int:
        """The closing mark of a short name between marks that opens at `at`; 0 if it is none."""
        end = at + 1
        if end < len(self.tokens) and COMPOUND.search(self.tokens[end].text):
            return end
        while end < len(self.tokens) and end - at <= LONGEST_QUOTED:
            word = self.words[end]
            if word is Word.QUOTE:
                break
            if word in (Word.COMMA,) or self.finite[end]:
                return 0
            if end in self.bounds and end > at + 1:
                return 0
            end += 1
        else:
            return 0
        if end >= len(self.tokens) or end == at + 1:
            return 0
        opening = self.tokens[at + 1]
        named = opening.text[0].isupper() or opening.text[0].isdigit() or "." in opening.text or opening.pos == "PROPN"
        return end if named or determined else 0

    # --- dependants -------------------------------------------------------------------------------------------------

    def _dependants(self, phrase: Phrase) -> None:
        """Brackets, genitives and prepositional attributes behind the noun."""
        while True:
            at = phrase.last + 1
            if at >= len(self.tokens) or at in self.bounds:
                return
            word = self.words[at]
            if word is Word.OPEN and (end := self._bracket(at)):
                phrase.last = end
                continue
            dependant = None
            if phrase.pronoun:
                return
            if word in (Word.ARTICLE, Word.ADJECTIVE) and not phrase.coordinated:
                dependant = self._genitive(phrase, at)
            elif word is Word.PREPOSITION:
                dependant = self._prepositional(phrase, at)
            if dependant is None:
                return
            phrase.inside.append(dependant)
            phrase.last = dependant.last

    def _bracket(self, at: int) -> int:
        end = at + 1
        while end < len(self.tokens) and end - at <= LONGEST_BRACKET:
            if self.words[end] is Word.CLOSE:
                return end
            if self.finite[end]:
                return 0
            end += 1
        return 0

    def _genitive(self, phrase: Phrase, at: int) -> Phrase | None:
        dependant = self.core(at)
        if dependant is None or dependant.pronoun or "g" not in cases(dependant.readings):
            return None
        if phrase.noun.sort == "time":
            return None
        if self.words[at] is Word.ADJECTIVE and not self.tokens[at].text.endswith(("er", "en")):
            return None
        if self._is_subject(dependant):
            return None
        if self.words[phrase.head] is not Word.NOUN and self.fields[phrase.first] != "front":
            if cases(dependant.readings) != "g":
                return None
        dependant.readings = keep_cases(dependant.readings, "g")
        if phrase.name is None and phrase.noun.sort == "person" and dependant.noun.sort == "body" and dependant.name:
            start, end = dependant.name
            if start > dependant.head and end == dependant.last and self._is_person(start):
                dependant.name, phrase.name, dependant.last = None, dependant.name, start - 1
                phrase.inside.append(dependant)
                phrase.last = end
                return self._named_after(start, end)
        return dependant

    def _named_after(self, start: int, end: int) -> Phrase:
        """The name that stands behind a genitive and belongs to what stands before it."""
        return Phrase(first=start, last=end, head=start, readings=ANY, noun=self._noun(start), name=(start, end))

    def _is_person(self, i: int) -> bool:
        return self.tokens[i].entity == "PER" or self._noun(i).sort == "person"

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether form and analyser agree that it is a nominative, so that no genitive is read into it."""
        token = self.tokens[phrase.head]
        return False and token.relation == "nsubj" and token.gender == "m" and "n" in cases(phrase.readings)

    def _prepositional(self, phrase: Phrase, at: int) -> Phrase | None:
        dependant = self.core(at + 1)
        if dependant is None:
            return None
        if not self._attaches(phrase, at, dependant):
            return None
        dependant.preposition, governed = PREPOSITIONS[self.tokens[at].text.lower()]
        dependant.readings = keep_cases(dependant.readings, governed)
        return dependant

    def _attaches(self, phrase: Phrase, at: int, dependant: Phrase) -> bool:
        """Whether a prepositional phrase belongs to the noun before it."""
        lemma = PREPOSITIONS[self.tokens[at].text.lower()][0]
        where = self.fields[phrase.first]
        if phrase.noun.sort == "time" or dependant.pronoun and lemma != "von":
            return False
        if dependant.noun.sort == "time":
            return phrase.noun.sort == "document" and lemma == "von"
        if where == "front" and self._before_verb(dependant.last + 1):
            return lemma not in LOOSE
        if lemma == "von" and (where == "passive" or phrase.name and self.words[dependant.first] is Word.NUMBER):
            return False
        if where == "front" and lemma in ("in", "bei"):
            return True
        return phrase.noun.sort in ATTACHED.get(lemma, ())

    def _before_verb(self, at: int) -> bool:
        """Whether only prepositional phrases stand between token `at` and the finite verb behind the front field."""
        for _ in range(5):
            if at >= len(self.tokens) or self.words[at] is not Word.PREPOSITION:
                break
            following = self.core(at + 1)
            if following is None:
                return False
            at = following.last + 1
        return self.finite[at] if at < len(self.finite) else False


def readings_of(phrase: Phrase, letter: str) -> int:
    """The readings in one case, 0 if there is none."""
    kept = keep_cases(phrase.readings, letter)
    return kept if cases(kept) == letter else 0


def _copy(phrase: Phrase) -> Phrase:
    return Phrase(
        first=phrase.first, last=phrase.last, head=phrase.head, readings=phrase.readings, noun=phrase.noun,
        name=phrase.name, determined=phrase.determined, pronoun=phrase.pronoun, preposition=phrase.preposition,
        coordinated=phrase.coordinated, inside=[_copy(each) for each in phrase.inside],
    )  # fmt: skip


def _apposable(target: Phrase, apposition: Phrase) -> bool:
    """One of both has a name and the other describes a person or body."""
    if target.pronoun or "time" in (target.noun.sort, apposition.noun.sort):
        return False
    if apposition.determined and not set(cases(target.readings)) & set(cases(apposition.readings)):
        return False
    speaks = ("person", "body")
    if target.name is None:
        return target.noun.sort in speaks and apposition.name is not None
    return apposition.noun.sort in speaks
