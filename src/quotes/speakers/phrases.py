"""The grammar of noun phrases: from where one begins to where it ends, and what stands inside.

A recursive descent over word classes. `core` reads article, attributes, noun, name and what depends on it; it is
remembered for each position, so no word is read twice from the same place. `whole` then extends the right edge of a
core by coordination, brackets and loose apposition, at the innermost phrase that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from quotes.analysis.document import Analysis, Token
from quotes.speakers.agreement import ANY, PLURAL, adjective, agreed, article, cases, genders, keep_cases
from quotes.speakers.sorts import Noun, Nouns
from quotes.speakers.words import (
    DEGREES,
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
ADVERBS = frozenset("so dann dort hier heute gestern nun auch jetzt da dazu damit dabei nur".split())
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
        """What the neighbours and the lexicon know better than the tagger."""
        words = self.words
        for i, token in enumerate(self.tokens):
            word = words[i]
            if token.text[0].islower():
                if word in (Word.ADJECTIVE, Word.ADVERB, Word.OTHER):
                    before = words[i - 1] if i else Word.END
                    apart = before not in (Word.ADJECTIVE, Word.ADVERB, Word.NUMBER, Word.ARTICLE)
                    if (apart or before is Word.ADVERB and not self._in_phrase(i - 1)) and self.nouns.is_finite(token.text):
                        words[i] = Word.VERB
                        self.finite[i] = True
                elif word is Word.PREPOSITION or word is Word.OTHER:
                    if token.text in ("al", "el", "bin", "ibn") and words[i + 1] in NOMINAL:
                        words[i] = Word.NAME
                if word not in NOMINAL and word is not Word.VERB and self.nouns.is_medium(token.text):
                    words[i] = Word.NAME
            elif word in (Word.ADVERB, Word.OTHER, Word.VERB, Word.JOINER) and token.text[0].isupper():
                known = self.nouns.noun(token)
                if known.sort != "unknown" or (
                    (self.finite[i + 1] or words[i + 1] is Word.NAME) and token.text.lower() not in ADVERBS
                    and token.pos in ("ADV", "X", "VERB", "INTJ") and not self.nouns.is_adverb(token.text)
                ):
                    words[i] = Word.NAME if known.named or known.sort == "unknown" else Word.NOUN

    def _in_phrase(self, i: int) -> bool:
        while i > 0 and self.words[i] in (Word.ADVERB, Word.ADJECTIVE):
            i -= 1
        return self.words[i] is Word.ARTICLE

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
            extended = self._coordinated(phrase) or self._apposed(phrase)
            if extended is None:
                break
            phrase = extended
            self._dependants(phrase)
        return phrase

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
        apposition = self.core(phrase.last + 2)
        if apposition is None or apposition.pronoun:
            return None
        last = apposition.last
        conjunct = self.core(last + 2) if self.words[last + 1] is Word.AND else None
        if conjunct is not None and conjunct.noun.sort == "person" and not conjunct.name:
            last = conjunct.last
        if not self._set_off(last + 1):
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

    def _set_off(self, i: int) -> bool:
        """Whether an apposition may end before token `i`."""
        return (
            i >= len(self.tokens)
            or i in self.bounds
            or self.words[i] in (Word.COMMA, Word.END, Word.QUOTE, Word.CLOSE, Word.DASH)
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
        at = self._attributes(at, determined, inside, readings)
        phrase = self._nominal(i, at, inside, readings, determined)
        if phrase is not None and not (determined and self._clashes(i, readings[own:], phrase)):
            return phrase
        if determined and own == 1:
            return self._alone(i, readings[0])
        return None

    def _clashes(self, i: int, attributes: list[int], phrase: Phrase) -> bool:
        """``Das erklärte General Kern``: what looks like an attribute is the verb of a sentence."""
        if not attributes or not self.nouns.is_finite(self.tokens[i + 1].text):
            return False
        return not (article(self.tokens[i].text.lower()) or ANY) & self._noun(phrase.head).readings & attributes[0]

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
        if lower in ("ein", "mein", "dein", "sein", "ihr", "kein", "des") or self.words[i + 1] is Word.ADJECTIVE:
            return None
        return Phrase(first=i, last=i, head=i, readings=readings, noun=Noun(), pronoun="3", determined=True)

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
            elif determined and word in (Word.PREPOSITION, Word.ARTICLE, Word.NOUN, Word.NAME, Word.NUMBER, Word.PRONOUN):
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
            if self.words[at] is Word.PREPOSITION:
                at += 1
            while self.words[at] is Word.ADVERB:
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
            if self.words[at] is Word.ADJECTIVE:
                if not self._nominal_ahead(at):
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
            end = self._quoted(at)
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
        if self.words[last] is Word.NAME:
            return token.relation in ("flat", "flat:name", "compound", "appos") or self._noun(nxt).sort == "person"
        return token.relation in ("flat", "flat:name", "appos", "compound", "nmod") or self.tokens[last].relation in (
            "compound",
            "flat",
        )

    def _namable(self, i: int) -> bool:
        return self.words[i] in NOMINAL

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

    def _quoted(self, at: int) -> int:
        """The closing mark of a short name between marks that opens at `at`; 0 if it is none."""
        end = at + 1
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
        return end if named else 0

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
        dependant.readings = keep_cases(dependant.readings, "g")
        return dependant

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether form and analyser agree that it is a nominative, so that no genitive is read into it."""
        token = self.tokens[phrase.head]
        return token.relation == "nsubj" and token.gender == "m" and "n" in cases(phrase.readings)

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
        if dependant.noun.sort == "time":
            return phrase.noun.sort == "document" and lemma == "von"
        if where == "front":
            return not (dependant.pronoun and lemma not in ("von",))
        if dependant.pronoun:
            return False
        if lemma == "von":
            return where != "passive" or phrase.noun.sort == "person"
        if lemma == "für":
            return phrase.noun.sort in ("person", "body", "document") and phrase.name is None
        if lemma in ("aus", "um"):
            return phrase.noun.sort in ("person", "document")
        return self.tokens[dependant.head].relation in ("nmod", "appos") and phrase.name is None


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
