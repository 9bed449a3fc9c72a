"""Sentences that the next one gives to somebody: Das Wehr ist gebrochen. Das teilte die Feuerwehr mit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report
from quotes.models.results import CueKind, Kind

__all__ = ["resumed_reports"]

# What takes up the words before it when it stands first and alone, as object or as subject of a passive.
RESUMES = frozenset({"das", "dies"})


def resumed_reports(before: Sentence, sentence: Sentence, used: Collection[int]) -> Iterator[Report]:
    """The sentence before, if this one begins with *das* and says who said it; `used` are words of other cues."""
    first = sentence.words.start
    if sentence.text(first) not in RESUMES or not sentence.clauses:
        return
    clause = sentence.clauses[0]
    if clause.tokens[0] != first or clause.finite != first + 1:
        return
    for cue in sentence.cues:
        if cue.kind is not CueKind.VERB or cue.head != clause.finite or not {"quote", "dass"} & cue.valency:
            continue
        if not set(used).isdisjoint(cue.tokens) or cue.prior == "low":
            continue
        if not any(each.finite is not None for each in before.clauses):
            continue
        yield Report(
            kind=Kind.INDIRECT,
            tokens=sentence.trimmed(before.words),
            rule="resumed",
            score=0.8 + cue.odds,
            cue=cue,
            frame=sentence.trimmed(range(first, clause.tokens[-1] + 1)),
        )
        return
