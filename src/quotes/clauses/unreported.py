"""What looks like a report and is none: what a law allows or a thing demands, a cue that stands between marks.

What a verb governs in the first place is read in :mod:`quotes.clauses.governed`.
"""

from __future__ import annotations

from quotes.clauses.sentence import Sentence
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind

__all__ = ["has_subject", "is_none"]

# Senses of weak verbs that things have, too: allow, demand, mean.
RULES = frozenset({"agreement", "assertive", "demand"})


def is_none(sentence: Sentence, report: Report) -> bool:
    """Whether nobody is told to have said the words that a cue governs."""
    return _is_rule(sentence, report) or _is_apart(sentence, report)


def _is_apart(sentence: Sentence, report: Report) -> bool:
    """Whether the cue stands between marks with its subject (not alone: Er „fürchtet“, dass …), and its words behind or
    before them: „Das konnte keiner ahnen“, es sei …"""
    assert report.cue is not None  # noqa: S101  each of them has one
    head, subject = report.cue.head, sentence.analysis.subject(report.cue.head)
    marks = [i for i in sentence.words if sentence.text(i) in COMMON_MARKS and i not in report.tokens]
    nearest = min(report.tokens, key=lambda i: abs(i - head))
    between = sum(min(head, nearest) < i < max(head, nearest) for i in marks)
    if between % 2 == 0 or sum(i < head for i in marks) % 2 == 0:
        return False
    return subject is not None and not any(min(head, subject) < i < max(head, subject) for i in marks)


def _is_rule(sentence: Sentence, report: Report) -> bool:
    """Whether it is what a thing or a law allows, demands or means, in the indicative: Die Lage erlaubt es, …"""
    cue = report.cue
    if cue is None or cue.kind is not CueKind.VERB or cue.prior != "low" or cue.sense not in RULES:
        return False
    if any(sentence.analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in (*report.tokens, cue.head)):
        return False
    return not has_subject(sentence, cue, "person", "body", "document")


def has_subject(sentence: Sentence, cue: CueCandidate, *sorts: str) -> bool:
    """Whether the verb has a subject of one of these sorts."""
    subjects = {sentence.analysis.subject(i) for i in cue.tokens}
    return any(m.head in subjects and m.sort in sorts for m in sentence.mentions)
