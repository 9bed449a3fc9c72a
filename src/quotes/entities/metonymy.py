"""The sieve for seats that stand for who sits there: ``Berlin``, ``das Weiße Haus``, ``Karlsruhe``.

A seat is taken for its government or court only where it speaks, and where the text calls that body by its name, too.
Seats and bodies are those of the list ``metonyms.tsv``.
"""

from __future__ import annotations

from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent, seat_of
from quotes.entities.sieves import Sieve

__all__ = ["METONYMY"]


def metonymy(clusters: Clusters, referent: Referent) -> Link | None:
    """The body of the seat that the text named last before, else the first that it names behind."""
    story = clusters.story
    seat = seat_of(story.lexicon, referent) if referent.number in story.speakers else None
    if seat is None or referent.outer is not None:
        return None
    bodies = clusters.index.all_that(("body", *seat), lambda other: _is_body_of(other, *seat))
    before = [other for other in bodies if other.number < referent.number]
    for other in (*reversed(before), *bodies[len(before) :]):
        if other is not referent and clusters.allowed(other, referent):
            return Link(referent.number, other.number, "metonymy", 0.7)
    return None


def _is_body_of(other: Referent, owners: tuple[str, ...], ends: tuple[str, ...]) -> bool:
    """``Bundesregierung``, ``deutsche Regierung`` for (deutsch, bundes) and (regierung)."""
    head = (other.head or other.label).casefold()
    if other.kind not in ("noun", "name") or other.type == "person" or not head.endswith(ends):
        return False
    return head.startswith(owners) or any(each.casefold() in owners for each in other.adjectives)


METONYMY: tuple[tuple[str, Sieve], ...] = (("metonymy", metonymy),)
