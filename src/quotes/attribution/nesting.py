"""Which quote stands in which, and what a fragment between marks takes over from the report around it.

Er sagte, das Amt sei „verrückt geworden“: the fragment's speaker is the report's, whose frame is surer ground than
what the fragment's own surroundings tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from quotes.models.parts import Attribution
from quotes.models.results import Kind
from quotes.spans import Span

__all__ = ["nested"]

# From this confidence on a frame of the fragment's own inside the report tells who speaks, however sure the report's
# is; tuned on the training parts of the Wikinews data and of our own texts.
OWN = 0.8


def nested(direct: Sequence[Attribution], reports: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Both as one row, the direct ones first: each with the innermost quote around it as its parent, which for a direct
    one is a report."""
    row = (*direct, *reports)
    quotes = [number for number, each in enumerate(row) if each.kind is not None]
    found = _open_at(row, quotes, {each.spans[0].start for each in row})
    made = []
    for number, each in enumerate(row):
        open_here = found[each.spans[0].start]
        if number < len(direct):
            around = _around(each, row, (other for other in open_here if other >= len(direct)))
            made.append(each if around is None or each.kind is None else _taken_over(each, row[around], around))
        else:
            around = _around(each, row, (other for other in open_here if other != number))
            made.append(each if around is None else evolve(each, parent=around))
    return tuple(made)


def _open_at(row: Sequence[Attribution], quotes: Iterable[int], places: Iterable[int]) -> dict[int, list[int]]:
    """For each place in the text the numbers of the quotes of which a span covers it, in order; one walk over both."""
    spans = sorted((span.start, span.end, number) for number in quotes for span in row[number].spans)
    found: dict[int, list[int]] = {}
    running: list[tuple[int, int]] = []
    begun = 0
    for place in sorted(places):
        while begun < len(spans) and spans[begun][0] <= place:
            running.append(spans[begun][1:])
            begun += 1
        running = [(end, number) for end, number in running if end > place]
        found[place] = sorted({number for _, number in running})
    return found


def _around(inner: Attribution, row: Sequence[Attribution], candidates: Iterable[int]) -> int | None:
    """The number of the shortest quote among the candidates that covers all of another and more."""
    best: tuple[int, int] | None = None
    for number in candidates:
        each = row[number]
        if not _holds(each.spans, inner.spans):
            continue
        size = sum(len(span) for span in each.spans)
        if size > sum(len(span) for span in inner.spans) and (best is None or size < best[0]):
            best = size, number
    return None if best is None else best[1]


def _holds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether each of the inner spans lies in one of the outer."""
    return all(any(each.contains(span) for each in outer) for span in inner)


def _taken_over(fragment: Attribution, report: Attribution, number: int) -> Attribution:
    """The quote with its parent, and with the report's speaker unless the fragment has a frame of its own inside the
    report (er verstehe nicht, was Kern als „Altlast“ bezeichne), or a surer speaker who does not stand outside it (Auf
    den Vorwurf der Stadt, es sei ein „fauler Handel“, entgegnete Kern …)."""
    fragment = evolve(fragment, parent=number if fragment.parent is None else fragment.parent)
    if report.speaker is None or report.kind is Kind.DIRECT:
        return fragment
    framed = fragment.framed and fragment.cue is not None and _holds(report.spans, fragment.cue.spans)
    if framed and fragment.speaker_confidence >= min(OWN, report.speaker_confidence):
        return fragment
    another = report.framed and fragment.is_fragment and fragment.speaker != report.speaker
    if fragment.speaker_confidence >= report.speaker_confidence and not another:
        return fragment
    return evolve(
        fragment,
        speaker=report.speaker,
        cue=report.cue if report.cue is not None else fragment.cue,
        frame=report.frame or fragment.frame,
        addressee=report.addressee,
        speaker_confidence=report.speaker_confidence,
        framed=report.framed,
        rule=report.rule,
        evidence=report.evidence,
        reason=None,
    )
