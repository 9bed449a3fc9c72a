"""Where to find referents: by their words, label, head, place and abbreviation.

Without it each sieve would look at every pair of mentions, and a long text would take time with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice

import regex

from quotes.entities.referents import Referent
from quotes.entities.spelling import folded

__all__ = ["Index", "initials_of"]

# How many people of one last name or age are told apart at a time; more share one in no text but a list.
NAMESAKES = 8
BETWEEN = regex.compile(r"[\s-]+")


class Index:
    """The referents of a story under several keys, each in text order; made once a text and never changed."""

    def __init__(self, referents: Sequence[Referent]) -> None:
        self._referents = referents
        self._chosen: dict[Hashable, list[Referent]] = {}
        self._names: dict[tuple[str, ...], list[Referent]] = defaultdict(list)
        self._words: dict[str, list[Referent]] = defaultdict(list)
        self._full: dict[str, list[Referent]] = defaultdict(list)
        self._labels: dict[str, list[Referent]] = defaultdict(list)
        self._heads: dict[str, list[Referent]] = defaultdict(list)
        self._tokens: dict[int, list[Referent]] = defaultdict(list)
        self._ends: dict[int, list[Referent]] = defaultdict(list)
        self._shorts: dict[str, list[Referent]] = defaultdict(list)
        self._sentences: dict[int, list[Referent]] = defaultdict(list)
        self._ages: dict[str, list[Referent]] = defaultdict(list)
        for referent in referents:
            self._sentences[referent.sentence].append(referent)
            if referent.age:
                self._ages[referent.age].append(referent)
            words = tuple(map(folded, referent.words))
            if words:
                self._names[words].append(referent)
            if len(words) > 1 and len(self._names[words]) == 1:
                self._full[words[-1]].append(referent)
            for word in dict.fromkeys(part for each in words for part in (each, *_double(each))):
                self._words[word].append(referent)
            if referent.kind == "noun":
                self._labels[referent.label.casefold()].append(referent)
            if referent.head:
                self._heads[referent.head].append(referent)
            self._tokens[referent.mention.head].append(referent)
            self._ends[referent.mention.last].append(referent)
            for short in dict.fromkeys(filter(None, (referent.acronym, initials_of(referent)))):
                self._shorts[short].append(referent)

    def named(self, words: Iterable[str]) -> Sequence[Referent]:
        """Those with exactly these words as their name, in any spelling of them."""
        return self._names.get(tuple(map(folded, words)), ())

    def with_word(self, word: str) -> Sequence[Referent]:
        """Those with this word in their name, in any spelling of it, or with a double name that has it."""
        return self._words.get(folded(word), ())

    def full_names(self, last: str, numbers: range) -> Sequence[Referent]:
        """The first referent of each name of several words that ends in this one, case aside: of those with these
        numbers the last `NAMESAKES`."""
        found = self._full.get(folded(last), [])
        begin, end = (bisect_left(found, number, key=_number) for number in (numbers.start, numbers.stop))
        return found[max(begin, end - NAMESAKES) : end]

    def labelled(self, label: str, before: Referent) -> Iterator[Referent]:
        """Noun phrases with this label, case aside, that stand before a referent, nearest first."""
        return _before(self._labels.get(label.casefold(), []), before)

    def all_that(self, key: Hashable, wanted: Callable[[Referent], bool]) -> Sequence[Referent]:
        """Those for which a test holds; a test is made once a key, whoever asks again."""
        if key not in self._chosen:
            self._chosen[key] = [referent for referent in self._referents if wanted(referent)]
        return self._chosen[key]

    def headed(self, head: str) -> Sequence[Referent]:
        """Those with this head noun."""
        return self._heads.get(head, ())

    def headed_before(self, referent: Referent) -> Iterator[Referent]:
        """Those with the head noun of a referent that stand before it, nearest first."""
        return _before(self._heads.get(referent.head, []), referent)

    def aged_before(self, referent: Referent) -> Iterator[Referent]:
        """Those with the age of a referent that stand before it, nearest first: the last `NAMESAKES`."""
        return islice(_before(self._ages.get(referent.age, []), referent), NAMESAKES)

    def at(self, token: int | None) -> Sequence[Referent]:
        """Those whose head is this token."""
        return () if token is None else self._tokens.get(token, ())

    def ending(self, token: int) -> Sequence[Referent]:
        """Those whose last token is this one."""
        return self._ends.get(token, ())

    def within(self, sentence: int) -> Sequence[Referent]:
        """Those of this sentence."""
        return self._sentences.get(sentence, ())

    def shortened(self, short: str) -> Sequence[Referent]:
        """Those introduced with this abbreviation, or with these initials."""
        return self._shorts.get(short, ())


def _before(found: Sequence[Referent], referent: Referent) -> Iterator[Referent]:
    return (found[at] for at in range(bisect_left(found, referent.number, key=_number) - 1, -1, -1))


def _number(referent: Referent) -> int:
    return referent.number


def initials_of(referent: Referent) -> str:
    """The capitals with which the words of a name or label begin."""
    text = " ".join(referent.words) or referent.label
    return "".join(part[0] for part in BETWEEN.split(text) if part[:1].isupper())


def _double(word: str) -> list[str]:
    return word.split("-") if "-" in word else []
