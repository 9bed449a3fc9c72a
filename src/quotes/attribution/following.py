"""Words between marks that go on from what is reported without marks before them.

Man prüfe das, sagte Kern. Es brauche Geduld: „Wir bleiben.“ „Bis Mai“, hieß es weiter. Whose words the sentence before
reports is decided after the marks have been read, so these quotes are looked at once more.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quotes.analysis import Analysis
from quotes.attribution.heard import RUNNING
from quotes.models.parts import Attribution
from quotes.models.results import Kind, Reason
from quotes.settings import Settings

__all__ = ["followed"]

# What is left of the confidence in the speaker of the sentence before for a sentence of its own (in our own training
# texts and those of the Wikinews data 3 of 4 are his), and in that of a report for words behind the colon that ends it
# (7 of 9); for an inquit that names nobody it is `RUNNING` (3 of 6).
NEXT, COLON = 0.85, 0.9


def followed(analysis: Analysis, row: Sequence[Attribution], settings: Settings) -> tuple[Attribution, ...]:
    """The row with the quotes between marks to whom the sentence before gives a speaker."""
    quotes = [number for number, each in enumerate(row) if each.kind is not None]
    ends = sorted(quotes, key=lambda number: (row[number].spans[-1].end, sum(map(len, row[number].spans))))
    made = list(row)
    place = -1  # the last in `ends` that ends before, of those that end together the outermost
    for number in sorted(quotes, key=lambda number: row[number].spans[0].start):
        while place + 1 < len(ends) and row[ends[place + 1]].spans[-1].end <= row[number].spans[0].start:
            place += 1
        if place < 0 or made[number].kind is not Kind.DIRECT:
            continue
        last = made[ends[place]]
        share = _share(analysis, last, made[number])
        confidence = share * last.speaker_confidence
        least = max(settings.speaker_threshold, made[number].speaker_confidence)
        if not share or last.speaker is None or confidence < least:
            continue
        made[number] = evolve(
            made[number],
            speaker=last.speaker,
            speaker_confidence=confidence,
            continues=ends[place],
            rule="continues",
            evidence=last.evidence,
            reason=None,
        )
    return tuple(made)


def _share(analysis: Analysis, before: Attribution, quote: Attribution) -> float:
    """How much of the confidence in the speaker of the quote before another one takes over; 0: it goes on from none."""
    between = analysis.text[before.spans[-1].end : quote.spans[0].start].strip()
    if between == ":" and not quote.framed and before.kind is not Kind.DIRECT:
        return COLON
    if quote.speaker is not None or not _behind(analysis, before, quote):
        return 0.0
    if quote.reason is Reason.IMPERSONAL:
        return RUNNING if quote.rule.startswith("inquit") else 0.0
    return NEXT if quote.reason is Reason.TOO_UNSURE and _is_sentence(analysis, quote) else 0.0


def _is_sentence(analysis: Analysis, quote: Attribution) -> bool:
    """Whether its sentence holds no word beside it."""
    sentence = analysis.sentence(analysis.tokens_in(quote.spans[0]).start)
    inside = {i for span in quote.spans for i in analysis.tokens_in(span)}
    return all(i in inside or not analysis.tokens[i].is_word for i in sentence)


def _behind(analysis: Analysis, before: Attribution, quote: Attribution) -> bool:
    """Whether one quote ends in the sentence before another, in the same paragraph."""
    last, first = analysis.tokens_in(before.spans[-1]).stop - 1, analysis.tokens_in(quote.spans[0]).start
    if analysis.paragraph_at(last) != analysis.paragraph_at(first):
        return False
    return analysis.sentence_at(last) == analysis.sentence_at(first) - 1
