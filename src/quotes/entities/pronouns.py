"""The sieves for words that only point: pronouns, possessives, ich, and descriptions such as "die 43-Jährige".

All of them choose among the groups mentioned before. A candidate's weight adds up what German shows of it: distance in
sentences, subject or not, name, animacy, how often it is mentioned, and above all who spoke last. Weights are log odds,
set by hand and tuned on the training part of the Wikinews data.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from attrs import frozen

from quotes.entities.certainty import as_share
from quotes.entities.clusters import Cluster, Clusters, Link, Tie
from quotes.entities.heads import is_office, looks_personal, stands_for
from quotes.entities.owners import owner
from quotes.entities.referents import Referent
from quotes.entities.resumption import resumptive
from quotes.entities.sieves import Sieve
from quotes.lexicon.possessives import THEIRS, possessor
from quotes.odds import share_of

__all__ = ["POINTING"]

WINDOW = 6  # sentences back; farther antecedents are not believed
NEAR_PACE = 2.0  # dieser and relative pronouns look less far back, descriptions farther
TIE = 0.15  # log odds; candidates that lie closer are a tie
RELATIVE = frozenset("der die das dem den dessen deren denen welcher welche welches".split())
NEAR = frozenset("dieser diese dieses diesem diesen letzterer letztere letzteres letzterem letzteren".split())
OWN = ("mein", "unser")
PERSONS = frozenset("er ihn ihm sie ihr ihnen".split())


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
    speaking_body: float = 0.6
    party: float = 2.0


PERSONAL = {"person": 0.8, "body": -0.9, "document": -2.0, "thing": -2.5, "unknown": -1.2}
OPEN = {"person": 0.0, "body": 0.2, "document": 0.2, "thing": -1.0, "unknown": -0.8}
WEIGHTS = Weights()


def relative(clusters: Clusters, referent: Referent) -> Link | None:
    """``die Frau, die sagte``: the phrase that ends at the comma before."""
    tokens = clusters.story.analysis.tokens
    first = referent.first
    if referent.kind != "pronoun" or tokens[first].text not in RELATIVE or first < 2:
        return None
    comma = first - 1 if tokens[first - 1].text == "," else first - 2
    if tokens[comma].text != ",":
        return None
    for other in clusters.story.before(referent):
        if other.mention.last == comma - 1 and clusters.allowed(other, referent) and other.kind != "pronoun":
            return Link(referent.number, other.number, "relative", 0.9)
        if other.mention.end < tokens[comma].start - 80:
            break
    return None


def first_person(clusters: Clusters, referent: Referent) -> Link | None:
    """``ich``, ``meiner Meinung`` in a direct quote is who says it; ``wir`` his body, if the text names it."""
    text = clusters.story.analysis.tokens[referent.first].text.lower()
    owned = referent.owned and text.startswith(OWN)
    if not owned and (referent.kind != "pronoun" or referent.mention.person != 1):
        return None
    if referent.quote is None:
        return _around(clusters, referent)
    speaker = _speaker_of(clusters, referent)
    if speaker is None:
        return None
    if not referent.plural and not text.startswith(OWN[1]):
        return Link(referent.number, speaker.number, "first-person", 0.95)
    if speaker.type == "body" or speaker.plural:
        return Link(referent.number, speaker.number, "first-person-plural", 0.7)
    for member in clusters.of(speaker.number).members:
        for part in member.parts:
            inner = clusters.story.referents[part]
            if inner.type == "body" and inner.mention.first > member.mention.head:
                return Link(referent.number, inner.number, "first-person-plural", 0.6)
    return None


def _around(clusters: Clusters, referent: Referent) -> Link | None:
    """Who speaks around an *ich* that no marks enclose, in a text that has lost its marks; elsewhere it is the writer.

    The speaker behind it in its sentence, else the last before, else the next.
    """
    story = clusters.story
    if referent.number not in story.speakers or story.marked:
        return None
    here = referent.sentence
    speakers = [
        other
        for sentence in range(here - WINDOW, here + WINDOW + 1)
        for other in clusters.index.within(sentence)
        if other.number in story.speakers and other.mention.person == 3 and other.type != "document"
        if story.said_by.get(other.number, other.number) == other.number  # not within another's words
        and (referent.plural or other.plural is not True)
    ]
    same = [other for other in speakers if other.sentence == here and other.number > referent.number]
    before = [other for other in speakers if other.number < referent.number]
    behind = [other for other in speakers if other.sentence > here]
    found = next(iter((*same, *reversed(before), *behind)), None)
    return None if found is None else Link(referent.number, found.number, "first-person", 0.7)


def pronoun(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``er``, ``sie``, ``dieser``, ``seiner Meinung``: the best of the candidates that agree in gender and number."""
    text = clusters.story.analysis.tokens[referent.first].text
    lower = text.lower()
    possessive = _is_possessive(clusters, referent)
    if not possessive and (referent.kind != "pronoun" or lower not in PERSONS | NEAR | RELATIVE - {"das", "dessen"}):
        return None
    around = None if referent.outer is None else clusters.story.referents[referent.outer]
    if around is not None and around.first == referent.first and _is_possessive(clusters, around):
        return Link(referent.number, around.number, "pronoun", 1.0)  # Ihr (Fazit: …): the phrase stands for its owner
    gender, plural = _asked(clusters, referent)
    if lower == "sie" and text[0].isupper() and referent.quote is not None:
        return None  # may be the formal Sie
    near = lower in NEAR
    if lower in RELATIVE and not possessive:
        near = True
    return _choose(clusters, referent, "pronoun", gender, plural, pace=NEAR_PACE if near else 1.0, person=not near)


def _is_possessive(clusters: Clusters, referent: Referent) -> bool:
    """Whether it is *sein* or *ihr* before a noun, or the phrase of that noun, if it stands for its owner."""
    token = clusters.story.analysis.tokens[referent.first]
    if referent.owned:
        return referent.article == "poss" and not token.text.lower().startswith(OWN)
    outer = None if referent.outer is None else clusters.story.referents[referent.outer]
    joined = outer is not None and outer.kind == "group"  # Ida und ihre: no noun behind it
    return referent.kind == "pronoun" and token.pos == "DET" and possessor(token.text) in THEIRS and not joined


def description(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``die 43-Jährige``, ``der Mann``, ``die Physikerin``: somebody named before, by age, gender and kind of noun."""
    if referent.kind != "noun" or referent.article not in ("def", "dem") or referent.plural:
        return None
    if referent.bodies or referent.owner or referent.type not in ("person", "unknown"):
        return None
    if _is_introduced(clusters, referent):
        return None
    same = _of_that_age(clusters, referent)
    if same is not None:
        return Link(referent.number, same.number, "description", 0.9)
    listed = referent.age or "*person" in stands_for(clusters.story.lexicon, referent.head)
    if not listed and not _resumes(clusters, referent):
        return None
    return _choose(clusters, referent, "description", referent.gender, plural=False, person=True, pace=0.6, named=True)


def _of_that_age(clusters: Clusters, referent: Referent) -> Referent | None:
    """Whom the text gave the age of the phrase before, if that is one person."""
    others = [other for other in clusters.index.aged_before(referent) if clusters.allowed(other, referent)]
    groups = {id(clusters.of(other.number)) for other in others}
    return others[0] if len(groups) == 1 else None


def _is_introduced(clusters: Clusters, referent: Referent) -> bool:
    """``das Opfer, ein 34-jähriger Koch,``: an age behind *ein* tells of somebody new."""
    parts = (clusters.story.referents[part] for part in referent.parts)
    return any(part.age and part.article == "indef" for part in parts)


def _resumes(clusters: Clusters, referent: Referent) -> bool:
    """Whether a noun that is not listed may take up a person: it speaks, has no complement and is no office."""
    story = clusters.story
    if referent.plural is None or referent.number not in story.speakers or referent.parts:
        return False
    return looks_personal(story.lexicon, referent.head, referent.gender) and not is_office(referent.head)


def _asked(clusters: Clusters, referent: Referent) -> tuple[str, bool | None]:
    """Genders and number that the pronoun wants; for sie and ihr the verb, else the analyser decides the number."""
    tokens = clusters.story.analysis.tokens
    token = tokens[referent.first]
    lower = token.text.lower()
    if referent.owned or _is_possessive(clusters, referent):
        return ("mn", False) if lower.startswith("sein") else ("f", None)
    if lower in ("sie", "die", "diese"):
        number = {True: "p", False: "s", None: token.number}[referent.plural]
        return ("", True) if number == "p" else ("f", False if number else None)
    return referent.gender, referent.plural


def _choose(
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
    return Link(referent.number, antecedent.number, rule, as_share(rule, share**0.5 * share_of(best)))


def _candidates(clusters: Clusters, referent: Referent, window: float) -> Iterator[tuple[Referent, Cluster]]:
    """The last mention of each group before the pronoun that its place does not exclude."""
    story = clusters.story
    own = _speaker_of(clusters, referent) if referent.quote is not None else None
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
    weight += w.subject * other.subject * (pace <= 1)
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
    spoke = story.speaker_before(referent)
    if spoke is not None and clusters.of(spoke) is cluster:
        weight += w.spoke_last * (1.0 if referent.number in story.speakers else 0.5)
    return weight


def _speaker_of(clusters: Clusters, referent: Referent) -> Referent | None:
    """Who says the quote in which a mention stands."""
    speaker = clusters.story.said_by.get(referent.number)
    return None if speaker is None else clusters.story.referents[speaker]


POINTING: tuple[tuple[str, Sieve], ...] = (
    ("relative", relative),
    ("owner", owner),
    ("first-person", first_person),
    ("description", description),
    ("resumptive", resumptive),
    ("pronoun", pronoun),
)
