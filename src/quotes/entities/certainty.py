"""How sure a link or a name is, as the share of right ones among those that score so.

All was fitted on the training part of the texts in ``corpus/``, with the speakers that are marked there; names by
logistic regression on the 8,100 quotes that are found with a speaker who has a name there
(``training/fit_names.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from attrs import frozen

from quotes.entities.clusters import Clusters, Link
from quotes.entities.heads import stands_for
from quotes.entities.referents import Referent, compound_owner
from quotes.entities.spelling import is_initial
from quotes.odds import log_odds, share_of

__all__ = ["WEIGHTS", "Way", "as_share", "doubted", "speaking", "sureness", "traits_of"]

LEAST = 0.02
# Slope and intercept on the log odds of what a sieve adds up.
SCALES: Mapping[str, tuple[float, float]] = {"role": (2.17, 0.99)}

# What a trait adds to the log odds that a name is right.
WEIGHTS: Mapping[str, float] = {
    "one": 1.77,
    # how sure it is that the mention speaks, in log odds, and how far these lie below UNSURE
    "speaker": 0.27,
    "doubt": -1.89,
    # a proper name: that of a person, that of a person in one word; one behind a link, and that link's log odds
    "person": 1.44,
    "one word": -3.23,
    "linked": -3.18,
    "link": 0.88,
    # a description in the place of a name: any, of one person, of a body, of several bodies, of a document, of others
    # (Anwohner, eine Mehrheit), of several without article; behind a link, its log odds, one by a role
    "plain": -1.33,
    "plain person": -0.57,
    "plain body": 1.22,
    "plain bodies": -1.58,
    "plain document": 0.06,
    "plain group": -1.02,
    "plain several": 0.66,
    "plain linked": -1.91,
    "plain link": 0.77,
    "plain role": -1.10,
    # seine Schwester; eine Sprecherin der Polizei; without adjective, body or owner; eine Sprecherin
    "possessive": -2.09,
    "indefinite": 1.17,
    "bare": -0.69,
    "anybody": -0.63,
    # der Autor, die 43-Jährige; any, before somebody is named who may be meant; the label of a turn: Frage, Antwort
    "pointing": -0.40,
    "named behind": -0.80,
    "part": -2.02,
}
UNSURE = log_odds(0.7, LEAST)


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
    traits = traits_of(clusters, referent, ways) | speaking(1.0)
    return share_of(sum(WEIGHTS[name] * value for name, value in traits.items()))


def doubted(sure: float, confidence: float) -> float:
    """What is left of the sureness of a name where it is not certain, but has this confidence, that its mention speaks.

    It may be more than that confidence: the words of another mention are often those of the same person.
    """
    certain, real = (sum(WEIGHTS[name] * value for name, value in speaking(each).items()) for each in (1.0, confidence))
    return share_of(log_odds(sure, 0.0001) - certain + real)


def traits_of(clusters: Clusters, referent: Referent, ways: MutableMapping[int, Way]) -> dict[str, float]:
    """What is known of the name behind a mention, by the names of `WEIGHTS`, but for how sure it is that it speaks."""
    way = _way(clusters, referent.number, ways)
    linked, link = way.end != referent.number, log_odds(way.weakest, LEAST)
    cluster = clusters.of(way.end)
    if cluster.name and not cluster.known and all(map(is_initial, cluster.name)):
        return {"one": 1, "plain": 1, "plain person": 1, "part": 1}  # K.: who that is nobody can tell
    if cluster.name or cluster.known:
        person = cluster.type == "person"
        short = person and len(cluster.name) == 1 and not cluster.known
        return {"one": 1, "person": person, "one word": short, "linked": linked, "link": linked * link}
    traits = {"one": 1, "plain": 1, "plain linked": linked, "plain link": linked * link, "plain role": way.by_role}
    return traits | _described(clusters, clusters.story.referents[way.end])


def speaking(confidence: float) -> dict[str, float]:
    """What the confidence that a mention speaks says for the name behind it, by the names of `WEIGHTS`."""
    odds = log_odds(confidence, LEAST)
    return {"speaker": odds, "doubt": max(0.0, UNSURE - odds)}


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


def _described(clusters: Clusters, referent: Referent) -> dict[str, float]:
    """What the form of a phrase says for it that it is all the name that somebody has.

    Who is new (ein Sprecher), one of a kind (die Polizei) or told by a body of his own (der Sprecher des Ministeriums)
    keeps his own words; who is pointed back to (der Minister, die 43-Jährige) has a name in the text most often, who is
    told by another (seine Schwester) has none by that.
    """
    one = referent.type == "person" and not referent.plural
    body = referent.type == "body" or compound_owner(clusters.story, referent) != ""  # Polizeiangaben
    bare = not (referent.parts or referent.bodies or referent.owner)
    new = referent.article == "indef"
    definite = referent.article in ("def", "dem")
    return {
        "plain person": one,
        "plain body": body,
        "plain bodies": body and bool(referent.plural),
        "plain document": referent.type == "document",
        "plain group": not body and referent.type not in ("person", "document"),
        "plain several": bool(referent.plural) and not referent.article,
        "possessive": referent.article == "poss",
        "indefinite": new,
        "bare": bare,
        "anybody": new and bare,
        "pointing": one and definite and _points(clusters, referent),
        "part": _is_part(clusters, referent),
        "named behind": one and (definite or not referent.article) and _is_named_behind(clusters, referent),
    }


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
