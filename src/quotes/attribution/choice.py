"""The speaker of a quote as it was found, and the choice among the candidates: the best one, or why it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from attrs import frozen

from quotes.attribution.links import Link
from quotes.attribution.voices import Voice
from quotes.models.parts import Mention
from quotes.models.results import Reason
from quotes.settings import Settings
from quotes.spans import Span

__all__ = ["Found", "choose"]

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


@frozen
class Found:
    """The speaker of a quote or the reason why there is none, the link by which it was found, and how sure that is.

    `continues` is the number of the earlier quote (in the chain's own order) that it goes on from.
    """

    rule: str
    link: Link | None = None
    speaker: Mention | None = None
    confidence: float = 0.0
    reason: Reason | None = None
    continues: int | None = None
    evidence: tuple[Span, ...] = ()


def choose(settings: Settings, link: Link, voices: Sequence[Voice]) -> Found | None:
    """The best candidate, or why it is refused (another is as good, it is not good enough); None: no candidate."""
    if not voices:
        return None
    best = voices[0]
    weights = [exp(voice.score - best.score) for voice in voices if _apart(best, voice) or voice is best]
    share = 1 / sum(weights)
    sure = CEILING * TRUST.get(link.rule, 1.0) / (1 + exp(-(best.score + 0.4 * min(link.strength, 3.0) - 1.2)))
    evidence = (*(link.cue.spans if link.cue is not None else ()), *best.mention.spans)
    if len(weights) > 1 and (1 - max(weights[1:])) * share < settings.tie_margin:
        return Found(link.rule, link, reason=Reason.TIE, evidence=evidence)
    confidence = sure * share**0.5
    if confidence < settings.speaker_threshold and best.score < 0:
        return None  # es, das: no candidate at all
    if confidence < settings.speaker_threshold:
        return Found(link.rule, link, reason=Reason.TOO_UNSURE, evidence=evidence)
    return Found(f"{link.rule}/{best.rule}", link, best.mention, confidence, evidence=evidence)


def _apart(one: Voice, other: Voice) -> bool:
    """Whether two candidates share no word."""
    return one.mention.last < other.mention.first or other.mention.last < one.mention.first
