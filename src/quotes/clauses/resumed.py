"""Sentences that the next one gives to somebody: Das Wehr ist gebrochen. Das teilte die Feuerwehr mit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report
from quotes.models.results import CueKind, Kind

__all__ = ["resumed_reports"]

# What takes up the words before it when it stands first and alone, as object or as subject of a passive.
RESUMES = frozenset({"das", "dies"})


def resumed_reports(before: Sentence | None, sentence: Sentence, used: Collection[int]) -> Iterator[Report]:
    """The sentence before, if this one begins with *das* and says who said it, or what stands before such a clause in
    this one (Das Wehr ist gebrochen, das teilte die Feuerwehr mit); `used` are words of other cues."""
    for place, clause in enumerate(sentence.clauses):
        first = clause.tokens[0]
        if sentence.text(first) not in RESUMES or clause.finite != first + 1:
            continue
        if first == sentence.words.start:
            content = sentence.trimmed(before.words) if before is not None else ()
            states = before is not None and any(each.finite is not None for each in before.clauses)
        else:
            content = sentence.trimmed(range(sentence.words.start, first))
            states = any(each.shape == "main" and each.finite is not None for each in sentence.clauses[:place])
        report = _resuming(sentence, clause, content, used) if states and content else None
        if report is not None:
            yield report
            return


def _resuming(sentence: Sentence, clause: Clause, content: tuple[int, ...], used: Collection[int]) -> Report | None:
    """What the clause takes up, if it says who said it; a comma or dash before it belongs to the frame."""
    first = clause.tokens[0]
    frame = sentence.trimmed(range(first, clause.tokens[-1] + 1))
    if content[-1] in sentence.words:
        frame = (*range(content[-1] + 1, first), *frame)
    for cue in sentence.cues:
        if cue.kind is not CueKind.VERB or cue.head != clause.finite or not {"quote", "dass"} & cue.valency:
            continue
        if cue.lemma == "heißen":
            continue  # Das heißt, …
        if not set(used).isdisjoint(cue.tokens) or cue.prior == "low":
            continue
        return Report(
            kind=Kind.INDIRECT,
            tokens=content,
            rule="resumed",
            score=0.8 + cue.odds,
            cue=cue,
            frame=frame,
        )
    return None
