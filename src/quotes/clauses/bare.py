"""Sentences that go on from an earlier report without a frame: Er habe nichts gewusst. Die Brücke soll 2030 stehen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report
from quotes.models.results import Kind

__all__ = ["bare_reports"]


def bare_reports(sentence: Sentence, others: Sequence[Report], *, after_report: bool) -> Iterator[Report]:
    """The sentence, if its main verb stands in Konjunktiv or is sollen, and nothing in it frames it.

    `after_report`: the sentence before reports somebody's words, too, so that a form that could be something else
    (würde, könnte, sollte) goes on with them.
    """
    mains = [clause for clause in sentence.clauses if clause.shape == "main" and clause.finite is not None]
    if not mains:
        return
    main = mains[0]
    verb = main.finite
    assert verb is not None  # noqa: S101  asked above
    if any(verb in report.tokens or verb in report.frame for report in others):
        return
    if sentence.is_konjunktiv(verb):
        kind, score = Kind.INDIRECT_FREE_INDIRECT, (1.5 if sentence.is_first(verb) else -1.0) + 1.2 * after_report
        rule = "konjunktiv"
    elif any(reading.lemma == "sollen" for reading in sentence.lexicon.auxiliary_readings(sentence.text(verb))):
        kind, score, rule = Kind.FREE_INDIRECT, -0.8 + 1.0 * after_report, "sollen"
    else:
        return
    yield Report(kind=kind, tokens=sentence.trimmed(sentence.words, stop=True), rule=rule, score=score)
