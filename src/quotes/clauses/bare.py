"""Sentences that go on from an earlier report without a frame: Er habe nichts gewusst. Die Brücke soll 2030 stehen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.clauses.sentence import Sentence
from quotes.models.parts import Report
from quotes.models.results import Kind

__all__ = ["bare_reports"]

# Log odds of a sentence in Konjunktiv I (hardly anything but a report), in a form that may be Konjunktiv II, and with
# sollen; what a report right before adds, and what a condition takes away.
FIRST, SECOND, PLAN = 1.2, -1.0, -0.8
GOES_ON = 1.2
CONDITION = 1.5
# What a sentence with an exclamation mark loses that stands behind no report: Er fahre wohl!
WISH = 1.5
# Konjunktiv I of wishes and concessions that German keeps as set phrases (Duden, Die Grammatik 2016, "Optativ").
PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "gott sei dank", "gott sei gedankt", "gott bewahre", "gott behüte", "gott segne", "himmel sei dank",
        "es sei denn", "dem auch sei", "was wolle", "wer wolle", "es lebe", "lang lebe", "lange lebe", "hoch lebe",
        "ruhe in frieden", "friede sei mit",
    )
)  # fmt: skip
CONDITIONS = frozenset({"wenn", "falls", "sofern"})


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
    if _is_phrase(sentence, verb):
        return
    konjunktiv = sentence.is_konjunktiv(verb) and verb != sentence.words.start  # Schreibe uns! Wäre es doch so!
    for report in others:
        itself = report.cue is not None and report.cue.head == verb and konjunktiv  # Er habe gefordert, …
        if not itself and (verb in report.tokens or verb in report.frame):
            return
    if konjunktiv:
        kind, rule = Kind.INDIRECT_FREE_INDIRECT, "konjunktiv"
        score = (FIRST if sentence.is_first(verb) else SECOND) + GOES_ON * after_report
        if not sentence.is_first(verb) and _has_condition(sentence):
            score -= CONDITION
        if not after_report and sentence.text(sentence.words.stop - 1) == "!":
            score -= WISH
    elif any(reading.lemma == "sollen" for reading in sentence.lexicon.auxiliary_readings(sentence.text(verb))):
        kind, score, rule = Kind.FREE_INDIRECT, PLAN + GOES_ON * after_report, "sollen"
    else:
        return
    yield Report(kind=kind, tokens=sentence.trimmed(sentence.words, stop=True), rule=rule, score=score)


def _is_phrase(sentence: Sentence, verb: int) -> bool:
    """Whether the verb stands in a set phrase of wish: Es lebe der Sport. Gott sei Dank."""
    for phrase in PHRASES:
        for place in range(len(phrase)):
            words = range(verb - place, verb - place + len(phrase))
            inside = words.start >= sentence.words.start and words.stop <= sentence.words.stop
            if inside and all(sentence.text(i) == word for i, word in zip(words, phrase, strict=True)):
                return True
    return False


def _has_condition(sentence: Sentence) -> bool:
    """Whether the sentence says what would be if: Wäre es kälter, gäbe es Eis. Wenn er käme, ginge sie."""
    return any(
        clause.shape == "sub"
        and clause.opener is not None
        and (sentence.text(clause.opener) in CONDITIONS or clause.opener == clause.finite)
        for clause in sentence.clauses
    )
