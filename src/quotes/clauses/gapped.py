"""Reports whose verb stands but once, with the one before: Kern sagte, es halte, Hell, es sei undicht.

Or a sentence on: Der Förster dagegen, es sei undicht. Where the verb is left out, the next subject and a comma open the
next report (Duden, Die Grammatik 2016, "Ellipse").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve

from quotes.clauses.sentence import Sentence
from quotes.models.parts import Mention, Report
from quotes.models.results import CueKind, Kind

__all__ = ["gapped_reports", "without_gapped"]

# Log odds: a subject without a verb before Konjunktiv I hardly stands but there.
SCORE = 2.5
# Words that a subject has at most, with an adverb that sets it against the one before.
MOST = 8
CONTRAST = frozenset("dagegen hingegen jedoch wiederum allerdings indes aber".split())
OTHERS = frozenset({"andere", "anderen"})
SIGNS = frozenset({",", ";"})
NOMINAL = ("ADJ", "ADV", "DET", "NOUN", "NUM", "PRON", "PROPN")
SPEAKERS = ("person", "body")


def gapped_reports(sentence: Sentence, framed: Sequence[Report], before: Sequence[Report]) -> list[Report]:
    """A report for each such subject, in text order, behind a report of a verb in the sentence (`framed`) or, at the
    start of this one, in the sentence before."""
    begins: list[tuple[int, int]] = []
    for first, comma in _subjects(sentence):
        if begins or _governs(framed, before, first, opens=first == sentence.words.start):
            begins.append((first, comma))
    ends = [first for first, _ in begins[1:]] + [sentence.words.stop]
    return [
        Report(
            kind=Kind.INDIRECT,
            tokens=sentence.trimmed(range(comma + 1, end)),
            rule="gapped",
            score=SCORE,
            frame=tuple(range(first, comma + 1)),
            source=_named(sentence, first, comma),
        )
        for (first, comma), end in zip(begins, ends, strict=False)
    ]


def without_gapped(sentence: Sentence, reports: Sequence[Report], gapped: Sequence[Report]) -> list[Report]:
    """The reports, each up to the first of the subjects within it."""
    firsts = [each.frame[0] for each in gapped]
    kept: list[Report] = []
    for report in reports:
        place = bisect_right(firsts, report.tokens[0])
        end = firsts[place] if place < len(firsts) else sentence.words.stop
        tokens = tuple(i for i in report.tokens if i < end)
        kept.append(report if tokens == report.tokens else evolve(report, tokens=sentence.trimmed(tokens)))
    return [report for report in kept if report.tokens]


def _subjects(whole: Sentence) -> Iterator[tuple[int, int]]:
    """The first word of each such subject and the comma behind it."""
    tokens = whole.analysis.tokens
    for comma in whole.words:
        if whole.text(comma) != "," or comma + 1 not in whole.words:
            continue
        first = comma
        while first - 1 in whole.words and tokens[first - 1].pos in NOMINAL and comma - first < MOST:
            first -= 1
        opens = first == whole.words.start or whole.text(first - 1) in SIGNS
        if first == comma or not opens:
            continue
        sentence = whole.around(comma)
        if _is_subject(sentence, first, comma) and _goes_on(sentence, comma):
            yield first, comma


def _goes_on(sentence: Sentence, comma: int) -> bool:
    """Whether a main clause in Konjunktiv I with a subject of its own begins behind the comma."""
    verb = min((each.finite for each in sentence.clauses if each.finite is not None and each.finite > comma), default=0)
    clause = sentence.clause_of(verb)
    subject = sentence.analysis.subject(sentence.analysis.main_verb(verb))
    if verb < comma + 2 or clause is None or clause.shape != "main" or subject is None or subject < comma:
        return False
    return sentence.is_first(verb) and all(sentence.text(i) != "," for i in range(comma + 1, verb))


def _is_subject(sentence: Sentence, first: int, comma: int) -> bool:
    """Whether the words name somebody, in the nominative, or others, and no one that the words before end with."""
    last = comma - 1 - (sentence.text(comma - 1) in CONTRAST)
    if sentence.text(last) in OTHERS:
        return True
    if any(mention.last == first - 2 and mention.sort in SPEAKERS for mention in sentence.mentions):
        return False  # er traue dem Förster, Jan Hell, …
    return any(
        mention.first == first and mention.last == last and mention.sort in SPEAKERS and "n" in (mention.case or "n")
        for mention in sentence.mentions
        if not mention.preposition
    )


def _named(sentence: Sentence, first: int, comma: int) -> tuple[int, ...]:
    """The words of the mention among those of the subject."""

    def length(mention: Mention) -> int:
        return mention.last - mention.first

    inside = [each for each in sentence.mentions if first <= each.first and each.last < comma]
    longest = max(inside, key=length, default=None)
    return tuple(range(first, comma)) if longest is None else tuple(range(longest.first, longest.last + 1))


def _governs(framed: Sequence[Report], before: Sequence[Report], first: int, *, opens: bool) -> bool:
    """Whether a verb governs what holds the subject's first word or ends right before it; for one that opens the
    sentence, what the sentence before reports, while nothing in its own frames it (Andere, es halte, sagte Kern)."""
    if opens:
        return not any(first in each.tokens for each in framed) and any(_is_of_verb(each) for each in before)
    return any(
        _is_of_verb(each) and each.tokens[0] < first and (first in each.tokens or each.tokens[-1] + 2 == first)
        for each in framed
    )


def _is_of_verb(report: Report) -> bool:
    """Whether it is likely, and a verb's, or goes on from one."""
    verb = report.rule == "gapped" or (report.cue is not None and report.cue.kind is CueKind.VERB)
    return verb and report.kind is Kind.INDIRECT and report.score > 0
