"""The speaker of a quote as it was found, and the choice among the candidates: the best one, or why it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from attrs import evolve, frozen

from quotes.analysis import Analysis
from quotes.attribution.links import Link
from quotes.attribution.voices import Voice
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Reason
from quotes.odds import log_odds, share_of
from quotes.settings import Settings
from quotes.spans import Span

__all__ = ["Found", "choose", "seconded"]

# Share of right speakers that the surest patterns reach, and what weaker ones lose against them; both measured on the
# training part of the Wikinews data, so that a confidence can be read as a share.
CEILING = 0.97
TRUST = {
    "clause-subject": 0.5,
    "indirect-after": 0.8,
    "indirect-relative": 0.65,
    "inquit-before": 0.8,
    "noun": 0.85,
    "noun-clause": 0.75,
    "source": 0.97,
}


# What the log odds of the rules and those of the analyser's heads for quotes say together of a speaker being right: a
# logistic regression on the training part of the Wikinews data. The heads know nothing of the rules, so that where both
# agree, both are most likely right; theirs count within limits, since they saw little news but our own texts. The first
# is the constant of the regression.
EITHER, RULES, HEADS = 0.25, 0.79, 0.23
LIMITS = -3.0, 4.0
LEAST = 0.001


@frozen
class Found:
    """The speaker of a quote or the reason why there is none, the link by which it was found, and how sure that is.

    `continues` is the number of the earlier quote (in the chain's own order) that it goes on from, `framed` tells that
    the speaker stands in the link's own frame.
    """

    rule: str
    link: Link | None = None
    speaker: Mention | None = None
    confidence: float = 0.0
    reason: Reason | None = None
    continues: int | None = None
    evidence: tuple[Span, ...] = ()
    framed: bool = False


def choose(settings: Settings, link: Link, voices: Sequence[Voice]) -> Found | None:
    """The best candidate, or why it is refused (another is as good, it is not good enough); None: no candidate."""
    if not voices:
        return None
    best = voices[0]
    weights = [exp(voice.score - best.score) for voice in voices if _apart(best, voice) or voice is best]
    share = 1 / sum(weights)
    sure = CEILING * TRUST.get(link.rule, 1.0) * share_of(best.score + 0.4 * min(link.strength, 3.0) - 1.2)
    evidence = (*(link.cue.spans if link.cue is not None else ()), *best.mention.spans)
    if len(weights) > 1 and (1 - max(weights[1:])) * share < settings.tie_margin:
        return Found(link.rule, link, reason=Reason.TIE, evidence=evidence)
    confidence = sure * share**0.5
    if confidence < settings.speaker_threshold and best.score < 0:
        return None  # es, das: no candidate at all
    if confidence < settings.speaker_threshold:
        return Found(link.rule, link, reason=Reason.TOO_UNSURE, evidence=evidence)
    return Found(f"{link.rule}/{best.rule}", link, best.mention, confidence, evidence=evidence, framed=True)


def seconded(analysis: Analysis, settings: Settings, attribution: Attribution) -> Attribution:
    """A quote whose speaker a rule found in its own frame, with the confidence of rules and heads together; any other
    unchanged. The doubt of the heads alone refuses nobody: it ends at the threshold, and leaves it to the name to be
    refused."""
    cue, speaker = attribution.cue, attribution.speaker
    if speaker is None or cue is None or not attribution.framed or analysis.reading is None:
        return attribution
    asked = next((i for i in cue.tokens if analysis.reading.voices(i)), None)
    if asked is None:
        return attribution
    share = sum(exp(analysis.reading.voice(asked, i)) for i in range(speaker.first, speaker.last + 1))
    heads = min(max(log_odds(share, LEAST), LIMITS[0]), LIMITS[1])
    together = share_of(EITHER + RULES * log_odds(attribution.speaker_confidence, LEAST) + HEADS * heads)
    least = min(settings.speaker_threshold, attribution.speaker_confidence)
    return evolve(attribution, speaker_confidence=max(together, least))


def _apart(one: Voice, other: Voice) -> bool:
    """Whether two candidates share no word."""
    return one.mention.last < other.mention.first or other.mention.last < one.mention.first
