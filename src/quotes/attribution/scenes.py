"""What stands around a passage: the reporter's own words in its sentence, as clauses."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import frozen

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause, clauses_of
from quotes.models.parts import REACH, Passage

__all__ = ["Scene", "scenes_of"]

CLOSING = frozenset(")]“”\"»«’'‘")


@frozen
class Scene:
    """A passage and what the reporter says around it.

    `inside` are the words and marks of its content. `before` and `after` are the tokens of its first and last
    sentence outside it, as far as they are in reach, without those of other passages that may be quotes. `clauses` are
    the clauses of these words, those before it first; `home` is the index of the clause in which the passage stands as
    a part, or None where it stands apart (after a colon or comma, or alone). `previous` and `next` are indices of the
    passages that touch it but for punctuation and "und".
    """

    passage: Passage
    inside: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    clauses: tuple[Clause, ...]
    home: int | None
    previous: int | None = None
    next: int | None = None

    @property
    def first(self) -> int:
        return self.inside[0]

    @property
    def last(self) -> int:
        return self.inside[-1]


def scenes_of(analysis: Analysis, passages: Sequence[Passage], transparent: Collection[int]) -> dict[int, Scene]:
    """A scene for each passage that holds a token. Passages in `transparent` (names) count as reporter's words."""
    owner = _owners(analysis, passages, transparent)
    opaque = set(owner.values())
    scenes: dict[int, Scene] = {}
    for passage in passages:
        inside = tuple(i for span in passage.content for i in analysis.tokens_in(span))
        if inside:
            scenes[passage.index] = _scene(analysis, passages, passage, inside, owner, opaque)
    return scenes


def _owners(analysis: Analysis, passages: Sequence[Passage], transparent: Collection[int]) -> dict[int, int]:
    """For each token between marks the innermost passage that may be a quote."""
    owner: dict[int, int] = {}
    for passage in passages:  # in order of their start, so that inner ones come later
        if passage.index not in transparent:
            for span in passage.spans:
                for i in analysis.tokens_in(span):
                    owner[i] = passage.index
    return owner


def _scene(
    analysis: Analysis,
    passages: Sequence[Passage],
    passage: Passage,
    inside: tuple[int, ...],
    owner: dict[int, int],
    opaque: set[int],
) -> Scene:
    marked = [i for span in passage.spans for i in analysis.tokens_in(span)]
    around = _enclosing(passages, passage, opaque)
    head, tail = analysis.sentence(marked[0]), analysis.sentence(marked[-1])
    if head.start == marked[0] > 0 and analysis.tokens[head.start - 1].text == ":":
        head = range(analysis.sentence(head.start - 1).start, head.stop)  # sagte:⏎ „…“
    begin, end = max(head.start, marked[0] - REACH), min(tail.stop, marked[-1] + 1 + REACH)
    before = tuple(i for i in range(begin, marked[0]) if owner.get(i) == around)
    after = tuple(i for i in range(marked[-1] + 1, end) if owner.get(i) == around)
    colon = before[-1:] and analysis.tokens[before[-1]].text == ":"
    if head == tail and not colon:
        clauses = clauses_of(analysis, (*before, *after))
    else:
        clauses = (*clauses_of(analysis, before), *clauses_of(analysis, after))
    return Scene(
        passage=passage,
        inside=inside,
        before=before,
        after=after,
        clauses=clauses,
        home=_home(analysis, clauses, before, after, marked),
        previous=_neighbour(analysis, owner, marked[0], -1, around),
        next=_neighbour(analysis, owner, marked[-1], 1, around),
    )


def _enclosing(passages: Sequence[Passage], passage: Passage, opaque: set[int]) -> int | None:
    """The nearest passage around this one that may be a quote."""
    parent = passage.parent
    while parent is not None and parent not in opaque:
        parent = passages[parent].parent
    return parent


def _home(
    analysis: Analysis, clauses: Sequence[Clause], before: Sequence[int], after: Sequence[int], marked: Sequence[int]
) -> int | None:
    """The clause of the word right before the passage, else of the word right after it, nothing standing between but
    what closes a name (in der „Zeit“ „…“) or brackets; behind a colon it stands in none."""
    beside = []
    if before and analysis.tokens[before[-1]].text == ":":
        return None
    if before and before[-1] == marked[0] - 1:
        beside.append(before[-1])
    if after and after[0] == marked[-1] + 1:
        beside.append(after[0])
    for edge in beside:
        ordinal = analysis.tokens[edge].text == "." and edge > 0  # Benedikt XVI. „…“
        i = edge - 1 if ordinal else edge
        while i > 0 and i < marked[0] and analysis.tokens[i].text in CLOSING:
            i -= 1
        if analysis.tokens[i].is_word:
            for number, clause in enumerate(clauses):
                if i in clause.tokens:
                    return number
    return None


def _neighbour(analysis: Analysis, owner: dict[int, int], edge: int, step: int, around: int | None) -> int | None:
    """The passage that follows (or precedes) with nothing but punctuation, "und" or "oder" between."""
    i = edge + step
    words = 0
    while 0 <= i < len(analysis.tokens) and words < 4:
        if owner.get(i) != around:
            return owner.get(i)
        token = analysis.tokens[i]
        if token.is_word and token.text.casefold() not in ("und", "oder", "sowie", "bzw."):
            return None
        words += 1
        i += step
    return None
