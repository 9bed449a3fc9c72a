"""Subordinate clauses in Konjunktiv whose verb of saying governs something else: Sie lehnt den Plan ab, weil er zu
teuer sei. Er sprach von einem Ventil, das undicht sei."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.clauses.framing import frame_words, indirect
from quotes.clauses.sentence import Sentence
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind

__all__ = ["dependent_reports"]

# Log odds of such a clause before the cue and the heads are asked: Konjunktiv seldom stands there but in reports.
SCORE = 1.0


def dependent_reports(sentence: Sentence, others: Sequence[Report]) -> Iterator[Report]:
    """One for each cue at most, with what follows in the same mood; nothing of what `others` already cover."""
    covered = {i for report in others if report.score > 0 for i in report.tokens}
    used = {i for report in others if report.score > 0 and report.cue is not None for i in report.cue.tokens}
    for cue in sentence.cues:
        clause = sentence.clause_of(cue.head)
        if cue.kind is not CueKind.VERB or not cue.finite or cue.prior == "low" or not used.isdisjoint(cue.tokens):
            continue
        if clause is None or sentence.is_konjunktiv(cue.head) or _is_a_thing(sentence, cue):
            continue
        content: set[int] = set()
        for other in sentence.clauses:
            if other.tokens[0] <= cue.head or other is clause:
                continue
            konjunktiv = other.finite is not None and sentence.is_konjunktiv(other.finite)
            if other.shape in ("rel", "sub") and konjunktiv and covered.isdisjoint(other.tokens):
                content.update(other.tokens)
            elif content or other.shape == "main":
                break
        if content:
            content = sentence.closed(content, cue.tokens)
            report = indirect(sentence, cue, content, frame_words(clause, content), "dependent", SCORE + cue.odds)
            if report is not None:
                yield report


def _is_a_thing(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the subject is a noun for nobody: Es droht ein Bruch, der teuer werden könnte."""
    subject = next((s for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None), None)
    if subject is None or sentence.analysis.tokens[subject].pos != "NOUN":
        return False
    noun = sentence.lexicon.noun(sentence.analysis.tokens[subject].text)
    return noun is None and any(m.head == subject and m.sort in ("thing", "unknown") for m in sentence.mentions)
