"""Reports whose marks close in a later sentence: Der Bau sei „ein Wunder. Er trägt alle“, sagte Kern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from quotes.analysis import Analysis
from quotes.models.parts import Attribution, Report
from quotes.models.results import Kind

__all__ = ["overrun"]


def overrun(analysis: Analysis, report: Report, marked: Mapping[int, int], direct: Sequence[Attribution]) -> Report:
    """The report as far as the words between marks reach with which its own sentence ends.

    Where the report has no frame of its own, that of these words is the report's too. Unchanged where it ends with no
    such words. `marked`: the numbers of the `direct` quotes by their words.
    """
    last = report.tokens[-1]
    said = direct[marked[last]] if last in marked else None
    if said is None or report.kind in (Kind.DIRECT, Kind.REPORTED):
        return report
    runs = [analysis.tokens_in(span) for span in said.spans]
    if runs[0].start <= report.tokens[0] or runs[-1].stop <= last + 1:
        return report
    whole = evolve(report, tokens=tuple(sorted({*report.tokens}.union(*runs))))
    if report.kind is not Kind.INDIRECT_FREE_INDIRECT or said.cue is None or said.cue.head < last:
        return whole
    frame = tuple(i for span in said.frame for i in analysis.tokens_in(span))
    return evolve(whole, kind=Kind.INDIRECT, rule="inquit", cue=said.cue, frame=frame)
