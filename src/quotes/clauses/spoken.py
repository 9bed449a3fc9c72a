"""Sentences in the first person beside an inquit, where a text has lost its marks: Wir sind müde. Es war hart, sagte X.

A report speaks of everybody in the third person, so that *ich* and *wir* in it are words of somebody who is quoted
(Duden, Die Grammatik 2016, "Deixis"). Who that is, the frame beside them says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve

from quotes.analysis import Analysis
from quotes.clauses.sentence import Sentence
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import Report
from quotes.models.results import Kind

__all__ = ["has_lost_marks", "has_marks", "is_spoken", "is_word_for_word", "spoken_part", "with_spoken"]

FIRST = frozenset("ich mich mir mein meine meinen meinem meiner wir uns".split())
# How many reports that give words as they were said tell that a text has lost its marks; in the first person one does.
LOST = 2
# Rules that find words which are told as they were said, where they stand in the indicative.
WORD_FOR_WORD = frozenset({"colon", "first-person", "inquit", "label"})


def has_lost_marks(
    analysis: Analysis, framed: Sequence[tuple[Sentence, Sequence[Report]]], labelled: Collection[Report]
) -> bool:
    """Whether the text shows that its marks were lost: it has none, and gives words as they were said all the same.

    `framed` are the reports of each sentence, `labelled` what stands behind labels: a dialogue needs no marks.
    """
    if any(report.kind is Kind.DIRECT for report in labelled) or has_marks(analysis):
        return False
    own = [
        1 + _is_first(sentence, report)
        for sentence, reports in framed
        for report in reports
        if report.score > 0 and is_word_for_word(sentence, report)
    ]
    return sum(own) >= LOST


def has_marks(analysis: Analysis, stray: int = 0) -> bool:
    """Whether a text has quotation marks of print, more than a number of `stray` ones."""
    return sum(token.text in COMMON_MARKS for token in analysis.tokens) > stray


def is_spoken(sentence: Sentence, framed: Collection[Report]) -> bool:
    """Whether somebody speaks of himself in the sentence, outside marks and without a frame of another: `framed` are
    the reports that were found in it."""
    texts = {sentence.text(i) for i in sentence.words}
    if texts.isdisjoint(FIRST) or not texts.isdisjoint(COMMON_MARKS):
        return False
    cues = {i for report in framed if report.score > 0 and report.cue is not None for i in report.cue.tokens}
    subjects = {sentence.analysis.subject(i) for i in cues}
    return not cues or any(subject is not None and sentence.text(subject) in FIRST for subject in subjects)


def is_word_for_word(sentence: Sentence, report: Report) -> bool:
    """Whether the report gives the words as they were said: behind a colon or before an inquit, in the indicative; in
    the first person in any mood, and with *so X* too."""
    if _is_first(sentence, report):
        aside = report.rule == "source" and report.cue is not None and report.cue.lemma == "so"
        return aside or report.rule in WORD_FOR_WORD
    finite = (i for i in report.tokens if sentence.analysis.is_finite(i))
    return report.rule in WORD_FOR_WORD and not any(sentence.is_konjunktiv(i) for i in finite)


def _is_first(sentence: Sentence, report: Report) -> bool:
    """Whether *ich* or *wir* say something in the words."""
    return any(sentence.text(i) in ("ich", "wir") for i in report.tokens)


def spoken_part(sentence: Sentence) -> range:
    """The words of a sentence in the first person without what leads to them: Alles kam anders: Ich fiel."""
    first = next((i for i in sentence.words if sentence.text(i) in FIRST), sentence.words.start)
    colons = [i for i in range(sentence.words.start, first) if sentence.text(i) == ":"]
    return range(colons[-1] + 1 if colons else sentence.words.start, sentence.words.stop)


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
