"""What the analyser's heads for quotes make of a report that a rule has found.

The heads (:class:`quotes.analysis.Reading`) were trained on texts of our own and on single sentences of other corpora;
they know which words report and which only look so (Das Thermometer sagt …), and what is the content of a report. Rules
find, the heads weigh. Without heads every score stays as it is.
"""

from __future__ import annotations

from attrs import evolve

from quotes.analysis import Analysis, Reading
from quotes.models.parts import BARE, Report
from quotes.models.results import CueKind, Kind
from quotes.odds import log_odds

__all__ = ["head_odds", "judged"]

# How far the log odds of the heads count, those of the cue to report and those of the words to be reported, and what is
# added to both; tuned on the training part of the Wikinews data.
CUE, WORDS, BASE = 0.4, 0.3, 0.0
# The same for the verb of an act that is told, whose words are no content; fitted with what the rule gives (`told`).
TOLD = 0.3
# How large log odds can get, and between which probabilities: the heads saw little news but our own texts.
LIMIT = 4.0
LEAST = 0.02
# The same for the verb of a bare sentence in Konjunktiv, fitted there by logistic regression; with the constant that
# it gave (1.1), half of the sentences that the heads added were none.
VERB, VERB_BASE = 0.3, 0.8
FRAMED = (Kind.INDIRECT, Kind.REPORTED, Kind.DIRECT)


def judged(analysis: Analysis, report: Report) -> Report:
    """The report with its score as the heads see its cue and its words, of a bare sentence in Konjunktiv its verb.

    Other sentences without a frame (sollen, ich) keep their score: only earlier sentences tell whose they are, and the
    heads see one at a time.
    """
    reading = analysis.reading
    if reading is None:
        return report
    if report.cue is None:
        bare = report.kind is Kind.INDIRECT_FREE_INDIRECT
        return evolve(report, score=report.score + VERB * _bare(reading, report) + VERB_BASE) if bare else report
    noun = report.cue.kind is CueKind.NOUN  # äußerte die Hoffnung, dass …: the cue is verb and noun
    anchors = {*report.cue.tokens, *(report.frame if noun else ())}
    if report.kind is Kind.REPORTED:
        told = max(reading.report(i).get(Kind.REPORTED, 0.0) for i in report.cue.tokens)
        return evolve(report, score=report.score + TOLD * head_odds(told))
    cue = head_odds(max(sum(reading.report(i).get(kind, 0.0) for kind in FRAMED) for i in anchors))
    return evolve(
        report, score=report.score + CUE * cue + WORDS * head_odds(_content(analysis, reading, report)) + BASE
    )


def _bare(reading: Reading, report: Report) -> float:
    """Log odds that a word of the report is the verb of a sentence without a frame."""
    return head_odds(max(sum(reading.report(i).get(kind, 0.0) for kind in BARE) for i in report.tokens))


def _content(analysis: Analysis, reading: Reading, report: Report) -> float:
    """How likely the words of the report are what somebody says, the mean of all."""
    words = [i for i in report.tokens if analysis.tokens[i].is_word]
    return sum(reading.place(i).get(report.kind, 0.0) for i in words) / max(1, len(words))


def head_odds(share: float) -> float:
    """Log odds of a probability, within the limit."""
    return max(-LIMIT, min(LIMIT, log_odds(share, LEAST)))
