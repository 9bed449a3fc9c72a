"""Whether words between marks are somebody's: what is known of a passage, and how much each of it counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from quotes.analysis import Analysis
from quotes.attribution.chain import Chain
from quotes.attribution.links import Link
from quotes.attribution.scenes import Scene
from quotes.attribution.wording import Wording
from quotes.models.parts import Passage
from quotes.models.results import Kind
from quotes.odds import log_odds

__all__ = ["ALONE", "BESIDE_HEADS", "odds_of", "traits_of"]

# What a trait adds to the log odds that a passage is somebody's words: by logistic regression on 3,968 passages of the
# training parts of the Wikinews data and of our own texts, beside the heads (those of round 12) and without them. "one"
# lies .9 and .6 below what it gave, since a wrong quote harms more than a missing one, and beside the heads of round 15
# the training part of the Wikinews data is best so; with round 16 a fit held out judges as many wrongly.
BESIDE_HEADS: Mapping[str, float] = {
    "one": -1.6,
    # how much it looks like wording, how strong the frame is
    "wording": 0.42,
    "frame": 0.43,
    # a sentence of its own, in another passage, behind another quote („A“ und „B“)
    "sentence": 0.85,
    "nested": -1.5,
    "row": 0.5,
    # in a sentence in Konjunktiv or a told act of somebody
    "konjunktiv": 2.1,
    "told": 0.6,
    # what the analyser's heads make of the words
    "heads": 0.62,
}
ALONE: Mapping[str, float] = {
    "one": -1.5, "wording": 0.92, "frame": 0.8, "sentence": 1.2, "nested": -0.75, "row": 1.1, "konjunktiv": 2.7,
    "told": 0.45, "heads": 0.0,
}  # fmt: skip
AROUND = {"konjunktiv": Kind.INDIRECT_FREE_INDIRECT, "told": Kind.REPORTED}


def odds_of(analysis: Analysis, traits: Mapping[str, float]) -> float:
    """Log odds that a passage with these traits is somebody's words."""
    weights = BESIDE_HEADS if analysis.reading is not None else ALONE
    return sum(weights[name] * value for name, value in traits.items())


def traits_of(
    analysis: Analysis,
    passage: Passage,
    wording: Wording,
    scene: Scene | None,
    links: Sequence[Link],
    chain: Chain,
    around: Mapping[Kind, Collection[int]],
    *,
    apart: bool,
) -> dict[str, float]:
    """What is known of a passage, by the names of the weights.

    Args:
        analysis: the text.
        passage: the passage.
        wording: what it looks like.
        scene: where it stands; None for what only looks like a name.
        links: the cues that may introduce it, the best first.
        chain: what was said before.
        around: the words of the reports, by kind.
        apart: whether nothing of the reporter stands in its sentence.
    """
    words = [i for span in passage.content for i in analysis.tokens_in(span)]
    traits = {"one": 1.0, "wording": wording.score, "heads": _said(analysis, words)}
    for name, kind in AROUND.items():
        covered = around.get(kind, ())
        traits[name] = bool(words) and words[0] in covered and words[-1] in covered
    if scene is not None:
        traits["frame"] = max([link.strength for link in links[:1]] + [0.0])
        traits["sentence"] = apart and wording.sentence
        traits["row"] = chain.number(scene.previous) is not None and wording.kind != "name"
        traits["nested"] = scene.passage.depth > 0
    return traits


def _said(analysis: Analysis, words: Sequence[int]) -> float:
    """What the analyser's heads make of the words between the marks, as log odds; 0 without such heads."""
    if analysis.reading is None:
        return 0.0
    shares = [analysis.reading.said(i) for i in words if analysis.tokens[i].is_word]
    return log_odds(sum(shares) / len(shares), 0.02) if shares else 0.0
