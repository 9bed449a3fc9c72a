"""Which quote stands in which, and what a fragment between marks takes over from the report around it.

Er sagte, das Amt sei „verrückt geworden“: the fragment's speaker is the report's, whose frame is surer ground than
what the fragment's own surroundings tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quotes.models.parts import Attribution
from quotes.models.results import Kind

__all__ = ["nested"]


def nested(direct: Sequence[Attribution], reports: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Both as one row, the direct ones first: each with the innermost report around it as its parent."""
    made = []
    for each in direct:
        around = _around(each, reports)
        if around is not None and each.kind is not None:
            each = _taken_over(each, reports[around], len(direct) + around)  # noqa: PLW2901  the same, decided anew
        made.append(each)
    for number, each in enumerate(reports):
        around = _around(each, reports, besides=number)
        made.append(each if around is None else evolve(each, parent=len(direct) + around))
    return tuple(made)


def _around(inner: Attribution, reports: Sequence[Attribution], besides: int | None = None) -> int | None:
    """The number of the shortest report that covers all of a quote and more."""
    best: tuple[int, int] | None = None
    for number, each in enumerate(reports):
        if number == besides or not all(any(o.contains(i) for o in each.spans) for i in inner.spans):
            continue
        size = sum(len(span) for span in each.spans)
        if size > sum(len(span) for span in inner.spans) and (best is None or size < best[0]):
            best = size, number
    return None if best is None else best[1]


def _taken_over(fragment: Attribution, report: Attribution, number: int) -> Attribution:
    """The fragment with its parent, and with the report's speaker where that is surer."""
    fragment = evolve(fragment, parent=number if fragment.parent is None else fragment.parent)
    if report.speaker is None or report.kind is Kind.DIRECT or fragment.speaker_confidence >= report.speaker_confidence:
        return fragment
    return evolve(
        fragment,
        speaker=report.speaker,
        cue=report.cue if report.cue is not None else fragment.cue,
        frame=report.frame or fragment.frame,
        addressee=report.addressee,
        speaker_confidence=report.speaker_confidence,
        rule=report.rule,
        evidence=report.evidence,
        reason=None,
    )
