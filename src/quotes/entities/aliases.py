"""The sieve for somebody's other name: ``Lumo, mit bürgerlichem Namen Jan Kern``, ``Lumo, der eigentlich Kern heißt``.

Two names of which neither is a part of the other keep people apart in all other sieves, so this one comes last, when
either name has its pronouns and descriptions.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent
from quotes.entities.sieves import Sieve

__all__ = ["ALIASES"]

# Words that announce another name, and what may stand with them: mit bürgerlichem Namen, besser bekannt als.
OTHERWISE = frozenset("alias bekannt bürgerlich bürgerlichem eigentlich genannt vulgo".split())
WITH = frozenset("als auch besser dem mit namen unter".split())
CALLED = frozenset({"heißt", "hieß"})
OPENING = frozenset({",", "(", "–"})


def also_called(clusters: Clusters, referent: Referent) -> Link | None:
    """The phrase right before another name of his, or the relative pronoun whose verb is *heißen*."""
    tokens = clusters.story.analysis.tokens
    name = referent.mention.name
    if referent.kind != "name" or name is None or referent.type == "body":
        return None
    words = clusters.story.analysis.tokens_in(name)
    at, announced = words[0] - 1, False
    while at > 0 and tokens[at].text.lower() in OTHERWISE | WITH:
        announced = announced or tokens[at].text.lower() in OTHERWISE
        at -= 1
    if not announced or at < 1:
        return None
    behind = tokens[words[-1] + 1].text if words[-1] + 1 < len(tokens) else ""
    before: Iterable[Referent] = clusters.index.ending(at - 1)
    if behind in CALLED:
        before = clusters.index.at(at)  # der eigentlich Jan Kern heißt
    elif tokens[at].text not in OPENING | CALLED:
        before = clusters.index.ending(at)
    for other in before:
        if other.number < referent.number and _may_be(clusters, other, referent):
            return Link(referent.number, other.number, "also-called", 0.9)
    return None


def _may_be(clusters: Clusters, one: Referent, other: Referent) -> bool:
    """Whether two are people and agree in gender; their names need not."""
    a, b = clusters.of(one.number), clusters.of(other.number)
    people = "body" not in (a.type, b.type) and "document" not in (a.type, b.type) and not a.plural and not b.plural
    known = a.known is None or b.known is None or a.known == b.known
    return people and known and (not a.genders or not b.genders or bool(a.genders & b.genders))


ALIASES: tuple[tuple[str, Sieve], ...] = (("also-called", also_called),)
