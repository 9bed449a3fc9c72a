"""Sentences that go on from an earlier report without a frame: Er habe nichts gewusst. Die Brücke soll 2030 stehen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from quotes.clauses.framing import is_wish
from quotes.clauses.sentence import Sentence
from quotes.clauses.spoken import is_word_for_word, spoken_part
from quotes.models.parts import BARE, Report
from quotes.models.results import Kind

__all__ = ["Before", "bare_reports"]

# Log odds of a sentence in Konjunktiv I (hardly anything but a report), in a form that may be Konjunktiv II, and with
# sollen; what a report right before adds, and what a condition takes away.
FIRST, SECOND, PLAN = 1.2, -1.0, -0.8
# Log odds of a sentence with ich or wir behind a report.
SPOKEN = 0.8
GOES_ON = 1.2
CONDITION = 1.5
# What a sentence with an exclamation mark loses that stands behind no report: Er fahre wohl!
WISH = 1.5
# Konjunktiv I of wishes and concessions that German keeps as set phrases (Duden, Die Grammatik 2016, "Optativ").
PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "sei dank", "sei gedankt", "gott bewahre", "gott behüte", "gott segne",
        "es sei denn", "dem auch sei", "was wolle", "wer wolle", "es lebe", "lang lebe", "lange lebe", "hoch lebe",
        "ruhe in frieden", "friede sei mit",
    )
)  # fmt: skip
# Verbs whose Konjunktiv II is no replacement in the plural, either: wären beside seien; sie möchten.
OWN_FORMS = frozenset({"sein", "mögen"})
CONDITIONS = frozenset({"wenn", "falls", "sofern"})


@frozen
class Before:
    """What the sentence before reports.

    `reports`: something; `first`: something in Konjunktiv I; `own`: somebody's words as he said them, or a sentence
    without a frame.
    """

    sentence: Sentence | None = None
    reports: bool = False
    first: bool = False
    own: bool = False

    @classmethod
    def of(cls, sentence: Sentence, likely: Sequence[Report]) -> Before:
        """What the `likely` reports of a sentence say of it."""
        finite = {i for report in likely for i in report.tokens if sentence.analysis.is_finite(i)}
        own = any(report.kind in BARE or is_word_for_word(sentence, report) for report in likely)
        return cls(sentence, bool(likely), any(sentence.is_first(i) for i in finite), own)


def bare_reports(
    sentence: Sentence, others: Sequence[Report], before: Before, *, spoken: bool = False, lost: bool = False
) -> Iterator[Report]:
    """The sentence, if its main verb stands in Konjunktiv or is sollen, and nothing in it frames it.

    A form that could be something else (würden, könnten, sollten) goes on with the report of the sentence before; one
    that by itself is rather the reporter's guess does only if that stands in Konjunktiv I. `spoken`: somebody speaks of
    himself in it, which is his who spoke before; `lost`: the text has lost its marks.
    """
    mains = [clause for clause in sentence.clauses if clause.shape == "main" and clause.finite is not None]
    if not mains:
        return
    main = mains[0]
    verb = main.finite
    assert verb is not None  # noqa: S101  asked above
    if _is_phrase(sentence, verb) or any(is_wish(sentence, cue) for cue in sentence.cues):
        return
    opens = _opens(sentence, verb)  # Schreibe uns! Wäre es doch so! Soll das so bleiben?
    konjunktiv = sentence.is_konjunktiv(verb) and not opens
    if spoken and lost and not sentence.is_first(verb):
        konjunktiv = False  # Gern hätte ich Geld
    for report in others:
        itself = report.cue is not None and report.cue.head == verb and konjunktiv  # Er habe gefordert, …
        if not itself and (verb in report.tokens or verb in report.frame):
            return
    if konjunktiv:
        kind, rule = Kind.INDIRECT_FREE_INDIRECT, "konjunktiv"
        goes_on = before.first if _is_guess(sentence, verb) else before.reports
        score = (FIRST if sentence.is_first(verb) else SECOND) + GOES_ON * goes_on
        if not sentence.is_first(verb) and _has_condition(sentence):
            score -= CONDITION
        if not before.reports and sentence.text(sentence.words.stop - 1) == "!":
            score -= WISH
    elif not opens and _is_hearsay(sentence, verb):
        kind, score, rule = Kind.FREE_INDIRECT, PLAN + GOES_ON * before.reports, "sollen"
    elif spoken and (before.own or lost):
        kind, score, rule = Kind.FREE_INDIRECT, SPOKEN, "first-person"
    else:
        return
    words = spoken_part(sentence) if rule == "first-person" else sentence.words
    yield Report(kind=kind, tokens=sentence.trimmed(words, stop=True), rule=rule, score=score)


def _is_hearsay(sentence: Sentence, verb: int) -> bool:
    """Whether it is *sollen* and no end is told, for which it is a plan: Damit es hält, soll das Wehr neu werden."""
    openers = {sentence.text(clause.opener) for clause in sentence.clauses if clause.opener is not None}
    readings = sentence.lexicon.auxiliary_readings(sentence.text(verb))
    return "damit" not in openers and any(each.lemma == "sollen" for each in readings)


def _opens(sentence: Sentence, verb: int) -> bool:
    """Whether the verb opens the sentence, perhaps behind a conjunction: Denn sollten alle gehen, …"""
    first = sentence.words.start
    joined = sentence.text(first) == "denn" or sentence.analysis.tokens[first].pos == "CCONJ"
    return verb == first or (joined and verb == first + 1)


def _is_guess(sentence: Sentence, verb: int) -> bool:
    """Whether a report would stand in Konjunktiv I, which differs: könnte beside könne, wären beside seien.

    Konjunktiv II reports where Konjunktiv I has the form of the indicative (sie könnten for sie können); elsewhere it
    says what could be (Duden, Die Grammatik 2016, "Ersatzregel"). *Hätte* reports in either number, *möchte* is a wish
    in the present in both.
    """
    readings = [each for each in sentence.lexicon.konjunktiv_readings(sentence.text(verb)) if each.mood == "conj2"]
    distinct = all((each.number == "s" and each.lemma != "haben") or each.lemma in OWN_FORMS for each in readings)
    return bool(readings) and distinct and not sentence.is_first(verb)


def _is_phrase(sentence: Sentence, verb: int) -> bool:
    """Whether the verb stands in a set phrase of wish: Es lebe der Sport. Gott sei Dank."""
    text = sentence.text(verb)
    for phrase in PHRASES:
        for place in range(len(phrase)):
            if phrase[place] != text:
                continue
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
