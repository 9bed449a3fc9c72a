"""Which referents are one: groups that grow by links, and what must never be joined."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from quotes.entities.index import Index
from quotes.entities.referents import Referent, Story
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


@define(eq=False)
class Cluster:
    """Referents that are one person, body or document, and what is known of it."""

    members: list[Referent] = field(factory=list)
    names: set[tuple[str, ...]] = field(factory=set)
    heads: set[str] = field(factory=set)
    genders: set[str] = field(factory=set)
    ages: set[str] = field(factory=set)
    known: Known | None = None
    type: str = "unknown"
    plural: bool | None = None

    def before(self, referent: Referent) -> Referent | None:
        """The last member that begins before `referent`."""
        found = None
        for member in self.members:
            if member.first < referent.first and member.number != referent.number:
                found = member
        return found

    @property
    def name(self) -> tuple[str, ...]:
        """Its longest proper name, the first of several as long; empty: it has none."""
        longest: tuple[str, ...] = ()
        for member in self.members:
            if len(member.words) > len(longest):
                longest = member.words
        return longest


class Clusters:
    """All groups of a story. At first every referent is its own."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.index = Index(story.referents)
        self.links: dict[int, Link] = {}
        self.ties: dict[int, Tie] = {}
        self._of: list[Cluster] = [_single(referent) for referent in story.referents]

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

    def _apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether a member of one stands beside a member of the other in a coordination, or inside it."""
        numbers = {member.number for member in other.members}
        for member in one.members:
            if member.outer in numbers and not self._same_phrase(member):
                return True
            if member.outer is not None and self.story.referents[member.outer].kind == "group":
                beside = self.story.referents[member.outer].parts
                if any(part in numbers for part in beside if part != member.number):
                    return True
        numbers = {member.number for member in one.members}
        return any(member.outer in numbers and not self._same_phrase(member) for member in other.members)

    def _same_phrase(self, inner: Referent) -> bool:
        return inner.number in self.links and self.links[inner.number].antecedent == inner.outer

    def join(self, link: Link) -> None:
        """Make the link's two groups one."""
        self.links[link.referent] = link
        self.ties.pop(link.referent, None)
        a, b = self._of[link.antecedent], self._of[link.referent]
        if a is b:
            return
        a.members = sorted([*a.members, *b.members], key=lambda member: member.number)
        a.names |= b.names
        a.heads |= b.heads
        a.ages |= b.ages
        a.genders = a.genders & b.genders or a.genders | b.genders
        a.known = a.known or b.known
        a.type = b.type if a.type in ("unknown", "thing") and b.type != "unknown" else a.type
        a.plural = b.plural if a.plural is None else a.plural
        for member in b.members:
            self._of[member.number] = a


def _single(referent: Referent) -> Cluster:
    return Cluster(
        members=[referent],
        names={referent.words} if referent.words else set(),
        heads={referent.head} if referent.head else set(),
        genders={referent.gender} if referent.gender else set(),
        ages={referent.age} if referent.age else set(),
        type=referent.type,
        plural=referent.plural,
    )


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all words of `shorter` occur in `longer` in this order."""
    rest = iter(word.casefold() for word in longer)
    return all(any(word.casefold() == other for other in rest) for word in shorter)


def _names_agree(one: Cluster, other: Cluster) -> bool:
    """Two people with names are one only if one name is part of the other."""
    if "person" not in (one.type, other.type) or not one.names or not other.names:
        return True
    a, b = one.name, other.name
    return contains(a, b) or contains(b, a)
