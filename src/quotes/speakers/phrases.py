"""A noun phrase while it is read."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from quotes.speakers.agreement import cases
from quotes.speakers.sorts import Noun

__all__ = ["Phrase"]


@define(eq=False)
class Phrase:
    """`last` moves right as dependants are found; `inside` are the phrases within that are mentions themselves.

    `readings` are the cases, numbers and genders that all words so far allow, `determined` tells whether an article
    or genitive opens it, `person` is 0 unless it is a pronoun, `name` the tokens of the proper name, inclusive.
    """

    first: int
    last: int
    head: int
    readings: int
    noun: Noun
    name: tuple[int, int] | None = None
    determined: bool = False
    person: int = 0
    preposition: str = ""
    coordinated: bool = False
    inside: list[Phrase] = field(factory=list)

    @property
    def cases(self) -> frozenset[str]:
        return frozenset(cases(self.readings))

    def edge(self) -> Iterator[Phrase]:
        """The phrase and those inside that end where it ends, outermost first."""
        phrase: Phrase | None = self
        while phrase is not None:
            yield phrase
            phrase = next((each for each in reversed(phrase.inside) if each.last == phrase.last), None)

    def copy(self) -> Phrase:
        """The same with copies of what is inside, so that extending one does not move the other."""
        inside = [each.copy() for each in self.inside]
        return Phrase(
            self.first, self.last, self.head, self.readings, self.noun, self.name,
            self.determined, self.person, self.preposition, self.coordinated, inside,
        )  # fmt: skip
