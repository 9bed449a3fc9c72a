"""How sure a link or a name is, as the share of right ones among those that score so.

All was fitted on the training part of the texts in ``corpus/``, with the speakers that are marked there; names by
logistic regression on the 5,700 quotes whose speaker could get one.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from attrs import frozen

from quotes.entities.clusters import Clusters, Link
from quotes.entities.heads import stands_for
from quotes.entities.referents import Referent
from quotes.entities.spelling import is_initial
from quotes.odds import log_odds, share_of

__all__ = ["Way", "as_share", "doubted", "sureness"]

LEAST = 0.02
# Slope and intercept on the log odds of what a sieve adds up.
SCALES: Mapping[str, tuple[float, float]] = {"role": (2.17, 0.99)}

# Log odds that a name is right: by how sure the speaker is, which counts less below UNSURE.
SPEAKER, DOUBT, UNSURE = 0.36, 1.40, log_odds(0.7, LEAST)
# A proper name, that of a person, and one behind a link, whose own log odds count by a factor.
START, PERSON, LINKED, LINK = 1.73, 0.96, -3.27, 0.97
# A description in the place of a name: any, of one person, of a body; one behind a link, and behind one by a role.
PLAIN, ONE, BODY, PLAIN_LINKED, PLAIN_LINK, PLAIN_ROLE = -1.27, -0.70, 1.12, -1.80, 0.77, -1.40
# seine Schwester; eine Sprecherin der Polizei; without adjective, body or owner; eine Sprecherin.
POSSESSIVE, INDEFINITE, BARE, ANYBODY = -2.39, 1.20, -0.52, -0.87
# der Autor, die 43-Jährige; any, before somebody is named who may be meant; the label of a turn: Frage, Antwort.
POINTING, NAMED_BEHIND, PART = -0.46, -0.89, -2.22


def as_share(rule: str, score: float) -> float:
    """The share of right links among those of this sieve that have this score; else the score."""
    if rule not in SCALES:
        return min(score, 1.0)
    slope, intercept = SCALES[rule]
    return share_of(slope * log_odds(score, 0.01) + intercept)


@frozen
class Way:
    """The links from a mention to its name: with whom they end, how sure the weakest is, whether one is by a role."""

    end: int
    weakest: float = 1.0
    by_role: bool = False

    def behind(self, link: Link) -> Way:
        """The way with one link more before it."""
        return Way(self.end, min(self.weakest, link.score), self.by_role or link.rule == "role")


def sureness(clusters: Clusters, referent: Referent, ways: MutableMapping[int, Way]) -> float:
    """How sure the name behind a mention is where it is certain that the mention speaks.

    `ways` holds those that were found for others, by the numbers of mentions; those on this way are added.
    """
    way = _way(clusters, referent.number, ways)
    linked, link = way.end != referent.number, log_odds(way.weakest, LEAST)
    cluster = clusters.of(way.end)
    odds = START + _spoken(1.0)
    if cluster.name and not cluster.known and all(map(is_initial, cluster.name)):
        return share_of(odds + PLAIN + ONE + PART)  # K.: who that is nobody can tell
    if cluster.name or cluster.known:
        return share_of(odds + PERSON * (cluster.type == "person") + linked * min(LINKED + LINK * link, 0.0))
    odds += PLAIN + linked * (PLAIN_LINKED + PLAIN_LINK * link) + way.by_role * PLAIN_ROLE
    return share_of(odds + _described(clusters, clusters.story.referents[way.end]))


def doubted(sure: float, speaking: float) -> float:
    """What is left of the sureness of a name where it is not certain, but has this confidence, that its mention speaks.

    It may be more than that confidence: the words of another mention are often those of the same person.
    """
    return share_of(log_odds(sure, 0.0001) - _spoken(1.0) + _spoken(speaking))


def _spoken(speaking: float) -> float:
    odds = log_odds(speaking, LEAST)
    return SPEAKER * odds - DOUBT * max(0.0, UNSURE - odds)


def _way(clusters: Clusters, number: int, ways: MutableMapping[int, Way]) -> Way:
    """The way from a mention on; where links form a ring, it ends where it began, as sure as the weakest of them."""
    passed: dict[int, int] = {}  # number → its place on the way
    at = number
    while at in clusters.links and at not in ways and at not in passed:
        passed[at] = len(passed)
        at = clusters.links[at].antecedent
    if at not in ways:
        ring = [*passed][passed[at] :] if at in passed else []
        ways[at] = Way(at, min((clusters.links[each].score for each in ring), default=1.0))
    for each in reversed(passed):
        if each not in ways:
            ways[each] = ways[clusters.links[each].antecedent].behind(clusters.links[each])
    return ways[number]


def _described(clusters: Clusters, referent: Referent) -> float:
    """What the form of a phrase says for it that it is all the name that somebody has.

    Who is new (ein Sprecher), one of a kind (die Polizei) or told by a body of his own (der Sprecher des Ministeriums)
    keeps his own words; who is pointed back to (der Minister, die 43-Jährige) has a name in the text most often, who is
    told by another (seine Schwester) has none by that.
    """
    one = referent.type == "person" and not referent.plural
    bare = not (referent.parts or referent.bodies or referent.owner)
    new = referent.article == "indef"
    return (
        ONE * one
        + BODY * (referent.type == "body")
        + POSSESSIVE * (referent.article == "poss")
        + INDEFINITE * new
        + BARE * bare
        + ANYBODY * (new and bare)
        + POINTING * (one and referent.article in ("def", "dem") and _points(clusters, referent))
        + PART * _is_part(clusters, referent)
        + NAMED_BEHIND * (one and referent.article in ("def", "dem", "") and _is_named_behind(clusters, referent))
    )


def _points(clusters: Clusters, referent: Referent) -> bool:
    """Whether the noun is one of those that take up somebody."""
    lexicon = clusters.story.lexicon
    return bool(lexicon.resumed(referent.head)) or "*person" in stands_for(lexicon, referent.head)


def _is_part(clusters: Clusters, referent: Referent) -> bool:
    """Whether the noun is a question or an answer, which nobody is."""
    found = clusters.story.lexicon.noun(referent.head)
    return found is not None and found.entry.sense in ("answer", "question")


def _is_named_behind(clusters: Clusters, referent: Referent) -> bool:
    """Whether the text goes on to name a person who may be meant."""
    return any(
        other.words and clusters.of(other.number).type == "person" and clusters.allowed(other, referent)
        for other in clusters.story.behind(referent)
    )
