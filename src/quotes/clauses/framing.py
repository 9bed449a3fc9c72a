"""A report made of a cue, what it governs and the reporter's clause around it."""

from __future__ import annotations

from collections.abc import Collection

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import Sentence
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import Kind

__all__ = ["MARKS", "frame_words", "indirect", "with_marks"]

MARKS = frozenset('„“”"»«›‹‚‘')


def frame_words(clause: Clause, content: Collection[int]) -> set[int]:
    """The words of the reporter's clause, with the relative clauses in it."""
    own = [i for i in clause.tokens if i not in content]
    return {i for i in range(min(own), max(own) + 1) if i not in content} if own else set()


def indirect(
    sentence: Sentence, cue: CueCandidate, content: Collection[int], frame: Collection[int], rule: str, score: float
) -> Report | None:
    """An indirect quote, its commas in the frame; None where no word is left of it."""
    tokens = sentence.trimmed(with_marks(sentence, content))
    kept = {i for i in frame if i not in tokens}
    beside = {k for i in kept for k in (i - 1, i + 1) if k in sentence.words and sentence.text(k) in (",", ":")}
    tokens = tuple(i for i in tokens if i not in beside)
    if not any(sentence.analysis.tokens[i].is_word for i in tokens):
        return None
    return Report(
        kind=Kind.INDIRECT,
        tokens=tokens,
        rule=rule,
        score=score,
        cue=cue,
        frame=tuple(sorted(kept | beside)),
    )


def with_marks(sentence: Sentence, content: Collection[int]) -> set[int]:
    """The words with the quotation mark right beside them whose partner is among them."""
    kept = set(content)
    if sum(sentence.text(i) in MARKS for i in kept) % 2 == 0:
        return kept
    first, last = min(kept), max(kept)
    for i in (last + 1, first - 1):
        if i in sentence.words and sentence.text(i) in MARKS:
            return kept | {i}
    return kept
