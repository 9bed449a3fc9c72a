"""Who answers where two speak in turn without inquits: „Allein?“, fragt Kern den Gärtner. „Ja.“ – „Seit wann?“

A dash between two passages, or a question to somebody right before, shows that another one speaks. Where nobody else
is known, nobody is named: it would be the one who did not say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.analysis import Analysis
from quotes.analysis.datelines import DASHES
from quotes.attribution.addressees import addressee_of
from quotes.attribution.choice import Found
from quotes.attribution.links import Link
from quotes.attribution.scenes import Scene
from quotes.models.parts import Mention
from quotes.models.results import Reason
from quotes.settings import Settings

__all__ = ["answered"]

# How sure it is that the other one answers. Set by hand: there is none in the training part of the Wikinews data.
ANSWER = 0.75
# Words of an answer to a question without an addressee, at most; a longer one is rather the asker's, who goes on.
SHORT = 3


def answered(
    analysis: Analysis,
    scene: Scene,
    quotes: Sequence[tuple[Scene, Found]],
    mentions: Iterable[Mention],
    settings: Settings,
) -> Found | None:
    """The one to whom the last of the `quotes` spoke, or who spoke before; None: the passage is no such answer.

    There is one quote at least; `mentions` are those near the last one.
    """
    before, found = quotes[-1]
    between = range(before.last + 1, scene.first)
    told: Mention | None = None
    if _is_dash(analysis, between):
        told = _other(analysis, quotes)
    elif found.link is not None and _asks(analysis, before, found.link, between):
        told = addressee_of(analysis, found.link, found.speaker, mentions)
        if told is None and not (_is_question(found.link) and _words(analysis, scene.inside) <= SHORT):
            return None
    else:
        return None
    if told is None:
        return Found("answer", reason=Reason.NO_CUE)
    if settings.speaker_threshold > ANSWER:
        return Found("answer", reason=Reason.TOO_UNSURE, evidence=told.spans)
    return Found("answer", None, told, ANSWER, evidence=told.spans)


def _words(analysis: Analysis, tokens: Iterable[int]) -> int:
    return sum(analysis.tokens[i].is_word for i in tokens)


def _is_question(link: Link) -> bool:
    return link.cue is not None and link.cue.sense == "question"


def _is_dash(analysis: Analysis, between: Sequence[int]) -> bool:
    """Whether nothing but a dash (and marks) stands between two passages."""
    texts = [analysis.tokens[i].text for i in between]
    return not any(analysis.tokens[i].is_word for i in between) and any(text in DASHES for text in texts)


def _asks(analysis: Analysis, before: Scene, link: Link, between: Sequence[int]) -> bool:
    """Whether the passage before is a question, and nothing but its inquit stands behind it."""
    if link.cue is None or link.clause is None or link.cue.head not in between:
        return False
    words = [i for i in between if analysis.tokens[i].is_word]
    return analysis.tokens[before.last].text == "?" and set(link.clause.tokens).issuperset(words)


def _other(analysis: Analysis, quotes: Sequence[tuple[Scene, Found]]) -> Mention | None:
    """Who spoke right before the last one, if that was somebody else and in the same exchange."""
    if len(quotes) < 2:
        return None
    (first, one), (second, other) = quotes[-2:]
    same = one.speaker is None or one.speaker == other.speaker or other.speaker is None
    near = _is_dash(analysis, range(first.last + 1, second.first)) or other.rule == "answer"
    return one.speaker if near and not same else None
