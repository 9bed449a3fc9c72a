"""How sure a link or a name is, as the share of right ones among those that score so.

The shares were fitted on the training part of the texts in ``corpus/``, with the speakers that are marked there.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from quotes.entities.clusters import Clusters
from quotes.entities.heads import is_office, stands_for
from quotes.entities.referents import Referent
from quotes.odds import log_odds, share_of

__all__ = ["as_share", "sureness"]

# Slope and intercept on the log odds of what a sieve adds up.
SCALES: Mapping[str, tuple[float, float]] = {
    "description": (1.13, 0.30),
    "pronoun": (1.20, 0.30),
    "role": (2.17, 0.99),
}

WINDOW = 12  # sentences back in which somebody may be meant by a description


def as_share(rule: str, score: float) -> float:
    """The share of right links among those of this sieve that have this score; else the score."""
    if rule not in SCALES:
        return min(score, 1.0)
    slope, intercept = SCALES[rule]
    return share_of(slope * log_odds(score, 0.01) + intercept)


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
        own = _own_words(clusters, clusters.story.referents[at])
        sure = 1.0 if clusters.of(at).name else own
        if at in passed:  # links in a ring, all of them on the way of each
            sure = min(sure, *(clusters.links[number].score for number in way[way.index(at) :]))
        known[at] = sure
    for number in reversed(way):
        sure = known[number] = min(sure, clusters.links[number].score)
    return known[referent.number]


def _own_words(clusters: Clusters, referent: Referent) -> float:
    """How often a phrase that was joined with no name is indeed nobody whom the text names.

    Who is new (ein Sprecher), one of a kind (die Polizei) or without anybody before who could be meant keeps its own
    words. A definite description that points back to one of several (der Minister) does not, nor one by relation (seine
    Schwester), nor the bare noun of a headline (Minister: Haben genug Geld), whose name comes behind.
    """
    lexicon = clusters.story.lexicon
    if referent.kind == "pronoun":
        return 0.0
    if referent.kind != "noun" or referent.plural or referent.article == "indef":
        return 0.9
    if referent.article == "poss":
        return 0.75 if referent.type == "document" and referent.number not in clusters.story.speakers else 0.4
    listed = bool(lexicon.resumed(referent.head) or "*person" in stands_for(lexicon, referent.head) or referent.age)
    bare = not (referent.parts or referent.bodies or referent.owner)
    if referent.article in ("", "gen"):
        alone = bare and (referent.plural is False or referent.sentence == 0)
        return 0.4 if alone and (listed or is_office(referent.head)) else 0.9
    if referent.type not in ("person", "unknown"):
        return 0.9
    if not _has_rival(clusters, referent):
        return 0.75 if listed else 0.9
    if referent.type == "unknown":
        return 0.5 if referent.gender == "m" and not bare else 0.9
    if listed:
        return 0.4
    if is_office(referent.head):
        return 0.75 if bare else 0.85
    return 0.75 if bare else 0.5


def _has_rival(clusters: Clusters, referent: Referent) -> bool:
    """Whether the text names a person before who could be meant."""
    for other in clusters.story.before(referent):
        if referent.sentence - other.sentence > WINDOW:
            return False
        cluster = clusters.of(other.number)
        if cluster.name and cluster.type == "person" and clusters.allowed(other, referent):
            return True
    return False
