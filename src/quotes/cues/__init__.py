"""The cues stage: words that may introduce somebody's words.

It lists every candidate with what its clause says of it (passive, negated, modal, impersonal) and chooses none: which
cue belongs to which quote is for `attribution` to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.cues.verbs import verb_cues
from quotes.cues.words import adverb_cues, noun_cues, preposition_cues
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["find_cues"]

# Which reading of a word wins where several hold.
RANK = {CueKind.VERB: 0, CueKind.PREPOSITION: 1, CueKind.NOUN: 2, CueKind.ADVERB: 3, CueKind.NONE: 4}


def find_cues(analysis: Analysis, lexicon: Lexicon) -> tuple[CueCandidate, ...]:
    """Every word or group of words that may introduce a quote, in text order; empty: there is none.

    Of two candidates that share words the longer one stands (bringt zum Ausdruck, not bringt).
    """
    found: list[CueCandidate] = []
    for token in analysis.tokens:
        if not token.is_word:
            continue
        found.extend(verb_cues(analysis, lexicon, token))
        found.extend(preposition_cues(analysis, lexicon, token))
        found.extend(adverb_cues(lexicon, token))
        found.extend(noun_cues(analysis, lexicon, token))
    return _longest(found)


def _longest(found: Sequence[CueCandidate]) -> tuple[CueCandidate, ...]:
    taken: set[int] = set()
    kept = []
    for cue in sorted(found, key=lambda cue: (-len(cue.tokens), RANK[cue.kind], cue.tokens, cue.lemma)):
        if taken.isdisjoint(cue.tokens):
            taken.update(cue.tokens)
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: (cue.tokens, cue.lemma)))
