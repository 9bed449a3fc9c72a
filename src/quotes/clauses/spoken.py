"""Sentences in the first person beside an inquit, where a text has lost its marks: Wir sind müde. Es war hart, sagte X.

A report speaks of everybody in the third person, so that *ich* and *wir* in it are words of somebody who is quoted
(Duden, Die Grammatik 2016, "Deixis"). Who that is, the frame beside them says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve

from quotes.clauses.framing import MARKS
from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report

__all__ = ["is_spoken", "is_word_for_word", "with_spoken"]

FIRST = frozenset("ich mich mir mein meine meinen meinem meiner wir uns".split())
# Rules that find words which are told as they were said, where they stand in the indicative.
WORD_FOR_WORD = frozenset({"colon", "first-person", "inquit"})


def is_spoken(sentence: Sentence, framed: Collection[Report]) -> bool:
    """Whether somebody speaks of himself in the sentence, outside marks and without a frame of another: `framed` are
    the reports that were found in it."""
    texts = {sentence.text(i) for i in sentence.words}
    if texts.isdisjoint(FIRST) or not texts.isdisjoint(MARKS):
        return False
    cues = {i for report in framed if report.score > 0 and report.cue is not None for i in report.cue.tokens}
    subjects = {sentence.analysis.subject(i) for i in cues}
    return not cues or any(subject is not None and sentence.text(subject) in FIRST for subject in subjects)


def is_word_for_word(sentence: Sentence, report: Report) -> bool:
    """Whether the report gives the words as they were said: behind a colon or before an inquit, in the indicative."""
    finite = [i for i in report.tokens if sentence.analysis.is_finite(i)]
    return report.rule in WORD_FOR_WORD and not any(sentence.is_konjunktiv(i) for i in finite)


def with_spoken(sentence: Sentence, report: Report, before: Sequence[tuple[Sentence, bool]]) -> Report:
    """The report with the sentences in the first person right before it, if it gives somebody's own words; `before`
    are the sentences so far with whether they are such and have no report of their own."""
    first = report.tokens[0]
    analysis = sentence.analysis
    if first != sentence.words.start or not is_word_for_word(sentence, report):
        return report
    own: list[int] = []
    for each, spoken in reversed(before):
        if not spoken or analysis.paragraph_at(each.words.start) != analysis.paragraph_at(first):
            break
        own = [*each.words, *own]
    return evolve(report, tokens=(*own, *report.tokens)) if own else report
