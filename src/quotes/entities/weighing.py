"""Who of the groups mentioned before is meant by a word that only points.

A candidate's weight adds up what German shows of it: distance in sentences, subject or not, name, animacy, how often it
is mentioned, and above all who spoke last. Weights are log odds, set by hand and tuned on the training part of the
Wikinews data. How sure the choice is was fitted: by logistic regression on the speakers of the training part of the
texts in ``corpus/``, of whom it is marked who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from attrs import frozen

from quotes.entities.clusters import Cluster, Clusters, Link, Tie
from quotes.entities.heads import is_of_case, is_office
from quotes.entities.referents import Referent
from quotes.odds import log_odds, share_of

__all__ = ["WINDOW", "choose"]

WINDOW = 6  # sentences back; farther antecedents are not believed
TIE = 0.15  # log odds; candidates that lie closer are a tie
LEAST = 0.1  # and 1 less it: beyond, the share of a candidate tells nothing more


@frozen
class Weights:
    """Log odds of a candidate."""

    start: float = 1.2
    distance: float = -0.9
    subject: float = 0.8
    name: float = 0.7
    spoke_last: float = 0.5
    often: float = 0.1
    quoted: float = -1.5
    nested: float = -0.9
    governed: float = -0.3
    gender_open: float = -0.5
    paragraph: float = -0.5
    near: float = 0.6
    topic: float = -1.2  # dieser and der are rather not who the sentence before is about
    speaking_body: float = 0.6
    party: float = 2.0


PERSONAL = {"person": 0.8, "body": -0.9, "document": -2.0, "thing": -2.5, "unknown": -1.2}
OPEN = {"person": 0.0, "body": 0.2, "document": 0.2, "thing": -1.0, "unknown": -0.8}
WEIGHTS = Weights()


@frozen
class Sureness:
    """Log odds that the best candidate is the right one.

    `weight` and `share` are factors: of its weight, and of the log odds of its share among all candidates. Its group
    may have a name, one of a single word, or have spoken last.
    """

    start: float
    weight: float
    share: float
    named: float
    single: float
    spoke_last: float


SURENESS = {
    "pronoun": Sureness(-1.6, weight=0.39, share=0.73, named=1.44, single=-0.79, spoke_last=1.62),
    "description": Sureness(-0.75, weight=0.41, share=1.06, named=-0.43, single=-2.38, spoke_last=-0.1),
}


def choose(
    clusters: Clusters,
    referent: Referent,
    rule: str,
    gender: str,
    plural: bool | None,
    *,
    pace: float = 1.0,
    person: bool = True,
    named: bool = False,
) -> Link | Tie | None:
    weighed = sorted(
        (
            (_weight(clusters, referent, other, cluster, gender, pace=pace, person=person), other)
            for other, cluster in _candidates(clusters, referent, WINDOW / pace)
            if _agrees(cluster, gender, plural)
            and clusters.same_party(other, referent)
            and clusters.may_belong(other, referent)
            and not _sits_elsewhere(referent, cluster)
            and (not named or cluster.type in ("person", "unknown"))
            and (cluster.name or not named or (referent.age and cluster.ages) or _spoke(clusters, cluster))
            and clusters.allowed(other, referent)
        ),
        key=lambda each: (-each[0], -each[1].number),
    )
    if not weighed or weighed[0][0] < -3:
        return None
    best, antecedent = weighed[0]
    if len(weighed) > 1 and best - weighed[1][0] < TIE:
        return Tie(referent.number, (antecedent.number, weighed[1][1].number), rule)
    share = 1 / sum(exp(weight - best) for weight, _ in weighed)
    return Link(referent.number, antecedent.number, rule, _sureness(clusters, referent, antecedent, rule, best, share))


def _sits_elsewhere(referent: Referent, cluster: Cluster) -> bool:
    """Whether it is somebody's part in a trial, and the group holds an office: the judge is not der Zeuge."""
    return is_of_case(referent.head) and any(is_office(head) for head in cluster.heads)


def _sureness(
    clusters: Clusters, referent: Referent, antecedent: Referent, rule: str, weight: float, share: float
) -> float:
    """How often the best candidate is the right one, with this weight and this share among all candidates."""
    cluster = clusters.of(antecedent.number)
    sure = SURENESS[rule]
    odds = sure.start + sure.weight * weight + sure.share * log_odds(share, LEAST)
    odds += sure.named * bool(cluster.name) + sure.single * (len(cluster.name) == 1)
    odds += sure.spoke_last * _spoke_last(clusters, referent, cluster)
    return share_of(odds)


def _candidates(clusters: Clusters, referent: Referent, window: float) -> Iterator[tuple[Referent, Cluster]]:
    """The last mention of each group before the pronoun that its place does not exclude."""
    story = clusters.story
    own = clusters.story.sayer(referent) if referent.quote is not None else None
    excluded = set() if own is None else {id(clusters.of(own.number))}
    excluded.add(id(clusters.of(referent.number)))
    seen: set[int] = set()
    for other in story.before(referent):
        if referent.sentence - other.sentence > window:
            return
        cluster = clusters.of(other.number)
        if id(cluster) in seen or id(cluster) in excluded or other.mention.end > referent.mention.start:
            continue
        if other.owned or (other.kind == "pronoun" and other.number not in clusters.links):
            continue
        if story.said_by.get(other.number) == referent.number:
            continue  # in its own words
        if _same_clause(clusters, referent, other):
            continue
        seen.add(id(cluster))
        yield other, cluster


def _spoke(clusters: Clusters, cluster: Cluster) -> bool:
    """Whether the group is somebody without a name who speaks: ``ein Arzt``, to whom *der Mediziner* goes back.

    An office (ein Sprecher) is taken up by its own noun.
    """
    spoke = cluster.type == "person" and not cluster.numbers.isdisjoint(clusters.story.voices)
    return spoke and not any(is_office(head) for head in cluster.heads)


def _spoke_last(clusters: Clusters, referent: Referent, cluster: Cluster) -> bool:
    """Whether the group spoke in the last quote before the mention."""
    spoke = clusters.story.speaker_before(referent)
    return spoke is not None and clusters.of(spoke) is cluster


def _same_clause(clusters: Clusters, referent: Referent, other: Referent) -> bool:
    """Arguments of one verb are different people, but for sich (principle B)."""
    tokens = clusters.story.analysis.tokens
    one, two = tokens[referent.mention.head], tokens[other.mention.head]
    return (
        referent.sentence == other.sentence
        and referent.kind == "pronoun"
        and other.outer is None
        and one.head == two.head
        and one.relation != "conj"
        and two.relation != "conj"
    )


def _agrees(cluster: Cluster, gender: str, plural: bool | None) -> bool:
    if plural is not None and cluster.plural is not None and plural != cluster.plural:
        return False
    other = bool(gender and cluster.genders) and cluster.genders.isdisjoint(gender)
    if plural is None:
        return not other or cluster.plural is True
    return not other or plural


def _weight(
    clusters: Clusters, referent: Referent, other: Referent, cluster: Cluster, gender: str, *, pace: float, person: bool
) -> float:
    story, w = clusters.story, WEIGHTS
    distance = referent.sentence - other.sentence
    weight = w.start + w.distance * distance * pace + w.near * (pace > 1)
    if cluster.type == "body" and other.number in story.speakers:
        weight += w.speaking_body
    else:
        weight += (PERSONAL if person or referent.number in story.speakers else OPEN)[cluster.type]
    weight += (w.subject if pace <= 1 else w.topic) * other.subject
    weight += w.name * bool(cluster.name)
    weight += w.often * min(len(cluster.members), 5)
    weight += w.nested * (other.outer is not None and story.referents[other.outer].kind != "group")
    weight += w.governed * bool(other.mention.preposition)
    weight += w.party * (not cluster.parties.isdisjoint(referent.parties))
    weight += w.gender_open * (not cluster.genders and len(gender) == 1)
    paragraph = story.analysis.paragraph_at
    weight += w.paragraph * (paragraph(other.first) != paragraph(referent.first))
    if other.quote is not None and other.quote != referent.quote:
        weight += w.quoted
    if _spoke_last(clusters, referent, cluster):
        weight += w.spoke_last * (1.0 if referent.number in story.speakers else 0.5)
    return weight
