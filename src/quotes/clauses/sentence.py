"""A sentence as the clauses stage sees it: its words, clauses, cues and mentions, and what a stretch of it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import regex
from attrs import field, frozen

from quotes.analysis import Analysis
from quotes.analysis.datelines import past_dateline
from quotes.analysis.moods import is_first, is_konjunktiv
from quotes.analysis.topology import Clause, clauses_of
from quotes.lexicon import Lexicon
from quotes.models.parts import REACH, CueCandidate, Mention

__all__ = ["Sentence", "sentences_of"]

T = TypeVar("T")

# Signs that a report does not begin or end with; marks around a part of it belong to it.
EDGES = frozenset({",", ".", ";", ":", "–", "—", "-", "…", "...", "!", "?", "(", ")"})
# The first halves of conjunctions in two parts.
PAIRS = frozenset({"weder", "sowohl", "entweder"})
# An infinitive with zu behind its particle, which the analyser may take for one without: herabzustufen.
WITH_ZU = regex.compile(
    r"(?:ab|an|auf|aus|bei|da\p{L}*|durch|ein|entgegen|fest|fort|frei|gegenüber|her\p{L}*|hin\p{L}*|los|mit|nach|nieder|"
    r"statt|teil|über|um|unter|vor\p{L}*|weg|weiter|wieder|zu|zurück|zusammen)zu\p{L}{2,}n"
)


@frozen(eq=False)
class Sentence:
    """The words of a sentence (a range of tokens), its clauses, and the cues and mentions in it, in text order."""

    analysis: Analysis
    lexicon: Lexicon
    words: range
    clauses: tuple[Clause, ...]
    cues: tuple[CueCandidate, ...]
    mentions: tuple[Mention, ...]
    _homes: dict[int, Clause] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        homes = {i: clause for clause in self.clauses for i in clause.tokens}
        object.__setattr__(self, "_homes", homes)

    def text(self, i: int) -> str:
        """Word `i` in lower case."""
        return self.analysis.tokens[i].text.casefold()

    def clause_of(self, i: int) -> Clause | None:
        """The clause that holds word `i`; None for punctuation."""
        return self._homes.get(i)

    def around(self, i: int) -> Sentence:
        """The sentence as far as it is in reach of word `i`: all of it but for very long ones."""
        if len(self.words) <= 2 * REACH:
            return self
        words = range(max(self.words.start, i - REACH), min(self.words.stop, i + REACH + 1))
        return Sentence(
            self.analysis, self.lexicon, words, clauses_of(self.analysis, words),
            _within(self.cues, words, lambda cue: cue.tokens[0]), _within(self.mentions, words, lambda m: m.first),
        )  # fmt: skip

    def under(self, i: int, without: Iterable[int] = ()) -> set[int]:
        """Word `i` and all below it within the sentence, without what hangs on the words of `without`."""
        return set(self.analysis.subtree(i, self.words, set(without)))

    def trimmed(self, tokens: Iterable[int], *, stop: bool = False) -> tuple[int, ...]:
        """In text order, without punctuation at the edges and the conjunction that joins it to what stands before in
        its sentence; `stop` keeps the closing full stop."""
        kept = sorted(tokens)
        while kept and (self.text(kept[0]) in EDGES or self._joins(kept[0])):
            kept.pop(0)
        kept = self._without_sign_off(kept)
        while not stop and kept and self.text(kept[-1]) in EDGES and not self._closes(kept):
            kept.pop()
        return tuple(kept)

    def _joins(self, i: int) -> bool:
        """Whether a conjunction joins a clause to the one before it: not Aber das Bad bleibt, Weder Lauen noch Tamm."""
        begins = i == self.analysis.sentence(i).start
        return self.analysis.tokens[i].pos == "CCONJ" and not begins and self.text(i) not in PAIRS

    def _without_sign_off(self, tokens: list[int]) -> list[int]:
        """Without what stands in brackets behind the full stop, who wrote the text: Das Wehr halte. (apa, 3.5.2020)"""
        if not tokens or self.text(tokens[-1]) != ")":
            return tokens
        opening = next((n for n in range(len(tokens) - 1, 0, -1) if self.text(tokens[n]) == "("), 0)
        return tokens[:opening] if opening and self.text(tokens[opening - 1]) in (".", "!", "?") else tokens

    def _closes(self, tokens: Sequence[int]) -> bool:
        """Whether the last of the tokens is a bracket that opens among them."""
        texts = [self.text(i) for i in tokens]
        return texts[-1] == ")" and texts.count("(") == texts.count(")")

    def closed(self, tokens: Iterable[int], barred: Iterable[int]) -> set[int]:
        """The tokens and all between the first and last of them that is not barred."""
        kept = set(tokens)
        apart = set(barred)
        return {i for i in range(min(kept), max(kept) + 1) if i not in apart} if kept else kept

    @property
    def stated(self) -> bool:
        """Whether it holds a clause with a finite verb."""
        return any(clause.finite is not None for clause in self.clauses)

    def is_infinitive(self, verb: int) -> bool:
        """Whether the verb is an infinitive with zu: zu halten, aufzuhalten, untersuchen zu lassen."""
        token = self.analysis.tokens[verb]
        if token.pos == "ADJ":
            return False  # zu spät
        if token.tag == "VVIZU" or (verb and self.text(verb - 1) == "zu"):
            return True
        if token.pos == "VERB" and token.shape == "inf" and WITH_ZU.fullmatch(self.text(verb)):
            return True
        return any(self.text(i) == "zu" for i in self.analysis.children(verb))

    def is_konjunktiv(self, i: int) -> bool:
        """Whether verb `i` is read as Konjunktiv."""
        return is_konjunktiv(self.analysis, self.lexicon, i)

    def is_first(self, i: int) -> bool:
        """Whether verb `i` can only be read as Konjunktiv I."""
        return is_first(self.analysis, self.lexicon, i)


def _within(items: Sequence[T], words: range, place: Callable[[T], int]) -> tuple[T, ...]:
    """Of items in text order those that begin in the range."""
    return tuple(items[bisect_left(items, words.start, key=place) : bisect_left(items, words.stop, key=place)])


def sentences_of(
    analysis: Analysis,
    lexicon: Lexicon,
    cues: Sequence[CueCandidate],
    mentions: Sequence[Mention],
    behind: Mapping[int, int],
) -> Iterator[Sentence]:
    """The sentences of the text in order, without the labels and datelines before them: `behind` tells for the first
    word of each label where the words behind it begin."""
    by_cue: dict[int, list[CueCandidate]] = {}
    for cue in cues:
        by_cue.setdefault(analysis.sentence_at(cue.head), []).append(cue)
    by_mention: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_mention.setdefault(analysis.sentence_at(mention.head), []).append(mention)
    for number, (start, stop) in enumerate(analysis.sentences):
        words = range(past_dateline(analysis, behind.get(start, start), stop), stop)
        yield Sentence(
            analysis,
            lexicon,
            words,
            clauses_of(analysis, words),
            tuple(by_cue.get(number, ())),
            tuple(by_mention.get(number, ())),
        )
