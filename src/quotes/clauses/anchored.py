"""Sentences that no rule takes and whose verb the analyser's heads take for that of a quote without a frame.

Das Dorf lebt seit Jahren auf Pump: somebody who speaks in the sentences around says it, and nothing shows it but what
is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.clauses.judging import head_odds
from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report
from quotes.models.results import Kind

__all__ = ["anchored_reports"]

# How sure the heads must be: they see one sentence at a time.
SURE = 0.6


def anchored_reports(sentence: Sentence, others: Sequence[Report]) -> Iterator[Report]:
    """The sentence, if the heads find such a verb in it that none of the `others` has in its words or frame.

    Only in the indicative: whether a verb stands in Konjunktiv the rules know better. And only for texts without marks:
    where there were more than stray ones, 13 of 13 such sentences that the heads had not learned were the reporter's.
    """
    reading = sentence.analysis.reading
    if reading is None:
        return
    taken = {i for report in others for i in (*report.tokens, *report.frame)}
    share = max((reading.report(i).get(Kind.FREE_INDIRECT, 0.0) for i in sentence.words if i not in taken), default=0.0)
    if share >= SURE:
        tokens = sentence.trimmed(sentence.words, stop=True)
        yield Report(kind=Kind.FREE_INDIRECT, tokens=tokens, rule="anchor", score=head_odds(share))
