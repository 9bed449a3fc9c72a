"""What the analyser's heads for quotes make of a report that a rule has found.

The heads (:class:`quotes.analysis.Reading`) were trained on texts of our own; they know which words report and which
only look so (Das Thermometer sagt …). Rules find, the heads weigh. Without heads every score stays as it is.
"""

from __future__ import annotations

from math import log

from attrs import evolve

from quotes.analysis import Analysis
from quotes.models.parts import Report
from quotes.models.results import Kind

__all__ = ["judged"]

# How far the heads' log odds count, and up to which size: they saw only texts of our own.
WEIGHT = 0.5
LIMIT = 3.0
FRAMED = (Kind.INDIRECT, Kind.REPORTED, Kind.DIRECT)
# What a word on which nothing hangs is taken for.
LEAST = 0.02


def judged(analysis: Analysis, report: Report) -> Report:
    """The report with its score as the heads see its cue.

    They see one sentence at a time, so that of sentences without a frame, which go on from an earlier one, they know
    less than the rules do: these keep their score.
    """
    reading = analysis.reading
    if reading is None or report.cue is None:
        return report
    share = max(sum(reading.report(i).get(kind, 0.0) for kind in FRAMED) for i in report.cue.tokens)
    share = min(max(share, LEAST), 1 - LEAST)
    odds = max(-LIMIT, min(LIMIT, log(share / (1 - share))))
    return evolve(report, score=report.score + WEIGHT * odds)
