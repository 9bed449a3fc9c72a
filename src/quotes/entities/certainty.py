"""How sure a link or a name is, as the share of right ones among those that score so.

The shares were fitted on the training part of the texts in ``corpus/``, with the speakers that are marked there.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
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


def sureness(clusters: Clusters, referent: Referent, known: MutableMapping[int, float]) -> float:
    """How sure it is that a mention's name is its own: as sure as the weakest link on the way to it.

    `known` holds what was found for others, by their numbers; those on the way are added.
    """
    way: list[int] = []
    passed: set[int] = set()
    at = referent.number
    while at in clusters.links and at not in known and at not in passed:
        way.append(at)
        passed.add(at)
        at = clusters.links[at].antecedent
    if at in known:
        sure = known[at]
    else:
        own = _own_words(clusters.story.lexicon, clusters.story.referents[at])
        sure = 1.0 if clusters.of(at).name else own
        if at in passed:  # links in a ring, all of them on the way of each
            sure = min(sure, *(clusters.links[number].score for number in way[way.index(at) :]))
        known[at] = sure
    for number in reversed(way):
        sure = known[number] = min(sure, clusters.links[number].score)
    return known[referent.number]


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
