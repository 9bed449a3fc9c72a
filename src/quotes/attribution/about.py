"""Whom a sentence is about in which nobody is said to speak, and by which word mentions of one person are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.analysis import Analysis
from quotes.analysis.moods import is_konjunktiv
from quotes.analysis.topology import clauses_of
from quotes.attribution.links import WISHES
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import CueKind

__all__ = ["called", "gestures", "is_told", "whom_about"]

# Auxiliaries of a sentence whose subject does nothing by itself.
NOT_ABOUT = frozenset({"werden", "sollen"})


def whom_about(
    analysis: Analysis, lexicon: Lexicon, number: int, cues: Iterable[CueCandidate], mentions: Sequence[Mention]
) -> Mention | None:
    """The one person or body that is the subject of sentence `number`, of which `cues` and `mentions` are: Die
    Richterin fällte das Urteil. None where it is no single one, or in Konjunktiv.

    Nor who would not speak, is said to have done something, or to whom something was done (soll, wurde).
    """
    verb = _main_verb(analysis, number)
    if verb is None or is_konjunktiv(analysis, lexicon, verb):
        return None
    lemmas = {reading.lemma for reading in lexicon.auxiliary_readings(analysis.tokens[verb].text)}
    silent = lemmas & WISHES and any(cue.negated for cue in cues)
    subject = analysis.subject(verb)
    if subject is None or silent or lemmas & NOT_ABOUT:
        return None
    fitting = [
        m
        for m in mentions
        if m.head == subject and m.sort in ("person", "body") and m.number != "p" and (not m.case or "n" in m.case)
    ]
    return max(fitting, key=lambda mention: mention.last - mention.first, default=None)


def is_told(analysis: Analysis, lexicon: Lexicon, number: int) -> bool:
    """Whether a sentence stands in Konjunktiv, and so goes on with what somebody said."""
    verb = _main_verb(analysis, number)
    return verb is not None and is_konjunktiv(analysis, lexicon, verb)


def gestures(cues: Iterable[CueCandidate]) -> bool:
    """Whether a verb of a sentence may stand for an inquit though it says nothing: Sie lächelt. „…“ Er winkt ab. „…“"""
    verbs = [cue for cue in cues if cue.kind is CueKind.VERB and cue.finite and not cue.negated]
    return any("quote" in cue.valency for cue in verbs)


def called(analysis: Analysis, mention: Mention) -> str:
    """The last word of a mention's name, else its noun, by which two mentions may be of one person."""
    end = analysis.tokens_in(mention.name).stop - 1 if mention.name is not None else mention.head
    return analysis.tokens[end].text.casefold()


def _main_verb(analysis: Analysis, number: int) -> int | None:
    """The finite verb of the first main clause of sentence `number`."""
    clauses = clauses_of(analysis, range(*analysis.sentences[number]))
    return next((each.finite for each in clauses if each.shape == "main" and each.finite is not None), None)
