"""How sure a link or a name is, as the share of right ones among those that score so.

The shares were fitted on the training part of the texts in ``corpus/``, with the speakers that are marked there.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from quotes.entities.clusters import Clusters
from quotes.entities.heads import is_office, stands_for
from quotes.entities.referents import Referent
from quotes.lexicon import Lexicon

__all__ = ["as_share", "sureness"]

# Slope and intercept on the log odds of what a sieve adds up.
SCALES: Mapping[str, tuple[float, float]] = {
    "description": (1.04, -0.18),
    "pronoun": (1.38, -0.30),
    "role": (0.92, 0.47),
}


def as_share(rule: str, score: float) -> float:
    """The share of right links among those of this sieve that have this score; else the score."""
    if rule not in SCALES:
        return min(score, 1.0)
    slope, intercept = SCALES[rule]
    bounded = min(max(score, 0.01), 0.99)
    return 1 / (1 + exp(-(slope * log(bounded / (1 - bounded)) + intercept)))


def sureness(clusters: Clusters, referent: Referent) -> float:
    """How sure it is that a mention's name is its own: as sure as the weakest link on the way to it."""
    sure, at, seen = 1.0, referent, {referent.number}
    while at.number in clusters.links:
        link = clusters.links[at.number]
        sure = min(sure, link.score)
        at = clusters.story.referents[link.antecedent]
        if at.number in seen:
            break
        seen.add(at.number)
    if clusters.of(at.number).name:
        return sure
    return min(sure, _own_words(clusters.story.lexicon, at))


def _own_words(lexicon: Lexicon, referent: Referent) -> float:
    """How often a phrase that was joined with no name is indeed nobody whom the text names.

    A definite description of a person often is somebody after all, and so is one by relation (seine Schwester).
    """
    if referent.kind == "pronoun":
        return 0.0
    if referent.kind != "noun" or referent.plural:
        return 0.9
    if referent.article == "poss":
        return 0.4
    if referent.type != "person" or referent.article == "indef":
        return 0.9
    if referent.age or "*person" in stands_for(lexicon, referent.head):
        return 0.4
    if is_office(referent.head) or referent.parts or referent.bodies:
        return 0.65
    return 0.5 if referent.article else 0.85
