"""Links of a passage whose verb stands but once, with the passage before it: Kern nennt es „klug“, Hell „dumm“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import clauses_of
from quotes.attribution.links.link import Link
from quotes.attribution.scenes import Scene
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["gapped_links"]

# Log odds of who is named between two passages, beside those of the verb.
GAPPED = 3.0
# What a preposition or *als* before the passage adds that the verb takes: Hell von „Chaos“.
TAKEN = 1.5
# Words at most between the two.
MOST = 10
SIGNS = frozenset({",", ";", "und"})
NAMING = ("NOUN", "PROPN", "PRON")
BEHIND = frozenset({",", ";", ".", "!", "?", "und", "oder"})


def gapped_links(analysis: Analysis, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """The verb before the passage before, with whoever is named between the two (Duden, Die Grammatik 2016, "Ellipse",
    gapping)."""
    words = _between(analysis, scene)
    verbs = [cue for cue in cues if cue.kind is CueKind.VERB and cue.finite and words and cue.head < words[0]]
    if not verbs or not _ends_clause(analysis, scene):
        return
    cue = max(verbs, key=lambda each: each.head)
    clause = next(iter(clauses_of(analysis, words)), None)
    if clause is not None:
        taken = analysis.tokens[words[-1]].text.casefold() in cue.valency
        yield Link("gapped", GAPPED + TAKEN * taken + cue.odds, cue, clause)


def _between(analysis: Analysis, scene: Scene) -> list[int]:
    """The words from a passage and a comma or conjunction to this one, which hold a noun and no verb; empty: they do
    not."""
    tokens = analysis.tokens
    start = analysis.tokens_in(scene.passage.spans[0]).start
    words: list[int] = []
    for i in range(start - 1, max(analysis.sentence(start).start, start - MOST), -1):
        if tokens[i].text in SIGNS and tokens[i - 1].text in COMMON_MARKS:
            return words if any(tokens[k].pos in NAMING for k in words) else []
        if not tokens[i].is_word or tokens[i].pos in ("VERB", "AUX"):
            return []
        if tokens[i].pos not in ("CCONJ", "SCONJ"):
            words.insert(0, i)
    return []


def _ends_clause(analysis: Analysis, scene: Scene) -> bool:
    """Whether nothing follows the passage that could be its verb."""
    stop = analysis.tokens_in(scene.passage.spans[-1]).stop
    end = analysis.sentence(stop - 1).stop
    return stop >= end or analysis.tokens[stop].text in BEHIND
