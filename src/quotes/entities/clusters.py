"""Which referents are one: groups that grow by links, and what must never be joined."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from typing import TypeAlias

from attrs import define, field, frozen

from quotes.entities.index import Index
from quotes.entities.referents import Referent, Story
from quotes.entities.spelling import folded, is_initial
from quotes.settings import Known

__all__ = ["Cluster", "Clusters", "Link", "Tie", "contains"]

# What a sort may be one with; "unknown" is one with everything.
SAME = {"body": {"body", "thing"}, "thing": {"thing", "body", "document"}, "document": {"document", "thing"}}


@frozen
class Link:
    """`referent` is whom `antecedent` is, by the sieve `rule`; `score` from 0 to 1: how sure that is."""

    referent: int
    antecedent: int
    rule: str
    score: float


@frozen
class Tie:
    """A refusal: the sieve `rule` found several that fit equally well."""

    referent: int
    candidates: tuple[int, ...]
    rule: str


Description: TypeAlias = "tuple[str, frozenset[str], frozenset[str]]"


@define(eq=False)
class Cluster:
    """Referents that are one person, body or document, and what is known of it.

    What the sieves ask of all members is kept as sets, so that a question costs the same however often somebody is
    mentioned.
    """

    members: list[Referent]
    numbers: set[int]
    """Those of the members."""
    name: tuple[str, ...] = ()
    """Its longest proper name, the first of several as long; empty: it has none."""
    named: int = 0
    """The number of the member with that name."""
    names: set[tuple[str, ...]] = field(factory=set)
    heads: set[str] = field(factory=set)
    genders: set[str] = field(factory=set)
    ages: set[str] = field(factory=set)
    known: Known | None = None
    type: str = "unknown"
    plural: bool | None = None
    descriptions: set[Description] = field(factory=set)
    """Heads of its nouns and names, each with the adjectives and bodies of a phrase."""
    wordings: set[tuple[str, str]] = field(factory=set)
    """Labels and acronyms of its phrases."""
    owners: set[tuple[str, ...]] = field(factory=set)
    """Names of others in its phrases (der Arzt Kerns)."""
    parties: set[str] = field(factory=set)
    """To which its phrases say that it belongs; of a noun for members of several (Sozialdemokrat) all of them."""
    beside: set[int] = field(factory=set)
    """Referents that stand in a coordination with a member."""
    inside: dict[int, list[Referent]] = field(factory=dict)
    """Members by the referent in whose phrase they stand."""


class Clusters:
    """All groups of a story. At first every referent is its own."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.index = Index(story.referents)
        self.links: dict[int, Link] = {}
        self.ties: dict[int, Tie] = {}
        self._of: list[Cluster] = [_single(story, referent) for referent in story.referents]

    def __iter__(self) -> Iterator[Cluster]:
        """Every group, in the order of its first member."""
        seen: set[int] = set()
        for cluster in self._of:
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster

    def of(self, number: int) -> Cluster:
        """The group of a referent."""
        return self._of[number]

    def allowed(self, one: Referent, other: Referent) -> bool:
        """Whether two referents may be one: no known, grammatical or nominal fact of their groups speaks against it."""
        a, b = self._of[one.number], self._of[other.number]
        if a is b:
            return True
        if a.known and b.known and a.known != b.known:
            return False
        if a.plural is not None and b.plural is not None and a.plural != b.plural:
            return False
        if a.genders and b.genders and not a.genders & b.genders and "person" in (a.type, b.type):
            return False
        if "unknown" not in (a.type, b.type) and a.type != b.type and b.type not in SAME.get(a.type, ()):
            return False
        if a.ages and b.ages and not a.ages & b.ages:
            return False
        return _names_agree(a, b) and not self._apart(a, b)

    def same_party(self, one: Referent, other: Referent) -> bool:
        """Whether no phrases of their groups make them members of different parties.

        This keeps descriptions apart (der SPD-Politiker), but no names: somebody may have changed his party.
        """
        a, b = self._of[one.number].parties, self._of[other.number].parties
        return not a or not b or not a.isdisjoint(b)

    def may_belong(self, one: Referent, other: Referent) -> bool:
        """Whether a phrase of the first one's group has the body in the other's noun: *der UN-Chef* is the
        UN-Generalsekretär, no Jan Kern."""
        body, hyphen, _ = other.head.partition("-")
        lexicon = self.story.lexicon
        if not hyphen or lexicon.parties(body):
            return True
        if not lexicon.full_name(body) and all(named.type != "body" for named in self.index.named((body,))):
            return True  # der Star-Koch, der TV-Moderator
        return any(body in f"{label} {acronym}" for label, acronym in self._of[one.number].wordings)

    def speaker_before(self, referent: Referent) -> Cluster | None:
        """The group that spoke in the last quote before the mention; of words (Angaben der Polizei) their owner's."""
        spoke = self.story.speaker_before(referent)
        if spoke is None:
            return None
        parts = self.story.referents[spoke].parts if self.story.referents[spoke].owned else ()
        return self._of[next((part for part in parts if part in self.story.voices), spoke)]

    def may_stand_for(self, one: Referent, other: Referent) -> bool:
        """Whether two bodies may be one by an abbreviation in brackets, which outweighs number and sort."""
        a, b = self._of[one.number], self._of[other.number]
        if (a.known and b.known and a.known != b.known) or "person" in (a.type, b.type):
            return False
        return a is b or not self._apart(a, b)

    def _apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether a member of one stands beside a member of the other in a coordination, inside it, or is its."""
        if any(contains(b.name, owner) for a, b in ((one, other), (other, one)) for owner in a.owners):
            return True
        return not one.beside.isdisjoint(other.numbers) or self._inside(one, other) or self._inside(other, one)

    def _inside(self, one: Cluster, other: Cluster) -> bool:
        """Whether a member of one stands in the phrase of a member of the other, and is not the same phrase."""
        return any(
            not self._same_phrase(member) for outer in one.inside.keys() & other.numbers for member in one.inside[outer]
        )

    def _same_phrase(self, inner: Referent) -> bool:
        return inner.number in self.links and self.links[inner.number].antecedent == inner.outer

    def join(self, link: Link) -> None:
        """Make the link's two groups one."""
        self.links[link.referent] = link
        self.ties.pop(link.referent, None)
        a, b = self._of[link.antecedent], self._of[link.referent]
        if a is b:
            return
        a.type = b.type = b.type if a.type in ("unknown", "thing") and b.type != "unknown" else a.type
        a.plural = b.plural = b.plural if a.plural is None else a.plural
        a.known = b.known = a.known or b.known
        a.parties = b.parties = a.parties & b.parties or a.parties | b.parties
        a.genders = b.genders = a.genders & b.genders or a.genders | b.genders
        # the smaller group goes into the larger one, so that all joins together take little more than one walk
        into, out = (a, b) if len(a.members) >= len(b.members) else (b, a)
        fuller = max(a, b, key=lambda each: (_spelled_out(each.name), len(each.name), -each.named))
        into.name, into.named = fuller.name, fuller.named
        for member in out.members:
            insort(into.members, member, key=_number)
            self._of[member.number] = into
        for outer, members in out.inside.items():
            into.inside.setdefault(outer, []).extend(members)
        into.numbers |= out.numbers
        into.names |= out.names
        into.heads |= out.heads
        into.ages |= out.ages
        into.descriptions |= out.descriptions
        into.wordings |= out.wordings
        into.owners |= out.owners
        into.beside |= out.beside


def _number(referent: Referent) -> int:
    return referent.number


def _single(story: Story, referent: Referent) -> Cluster:
    outer = None if referent.outer is None else story.referents[referent.outer]
    described = referent.kind != "pronoun" and referent.head
    return Cluster(
        members=[referent],
        numbers={referent.number},
        name=referent.words,
        named=referent.number,
        names={referent.words} if referent.words else set(),
        heads={referent.head} if referent.head else set(),
        genders={referent.gender} if referent.gender else set(),
        ages={referent.age} if referent.age else set(),
        parties=set(referent.parties),
        type=referent.type,
        plural=referent.plural,
        descriptions={(referent.head.casefold(), referent.adjectives, referent.bodies)} if described else set(),
        wordings={(referent.label, referent.acronym)},
        owners={referent.owner} if referent.owner else set(),
        beside={*outer.parts} - {referent.number} if outer is not None and outer.kind == "group" else set(),
        inside={} if outer is None else {outer.number: [referent]},
    )


def _spelled_out(name: tuple[str, ...]) -> int:
    """How many words of a name are no initials."""
    return sum(not is_initial(word) for word in name)


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all words of `shorter` occur in `longer` in this order; an initial, for a word that begins with it, one
    half of a double name for both."""
    rest = iter(longer)
    return all(any(_is_short_for(word, other) for other in rest) for word in shorter)


def _is_short_for(word: str, other: str) -> bool:
    same = folded(word) == folded(other) or (is_initial(word) and word[0] == other[0])
    return same or ("-" in other and folded(word) in folded(other).split("-"))


def _names_agree(one: Cluster, other: Cluster) -> bool:
    """Two people with names are one only if one name is part of the other."""
    if "person" not in (one.type, other.type) or not one.names or not other.names:
        return True
    a, b = one.name, other.name
    return contains(a, b) or contains(b, a)
