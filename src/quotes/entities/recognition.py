"""Whom the caller knows: found by name, before any sieve is asked."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent
from quotes.entities.spelling import folded
from quotes.settings import Known

__all__ = ["recognise"]


def recognise(clusters: Clusters, known: Sequence[Known]) -> None:
    """Mark the groups whose name or whole phrase is a name or alias that the caller gave, and join those of one id.

    A name that two entries share is left alone: the text cannot say which is meant.
    """
    if not known:
        return
    named: dict[str, set[Known]] = {}
    for entry in known:
        for name in (entry.name, *entry.aliases):
            named.setdefault(_key(name), set()).add(entry)
    first: dict[Known, Referent] = {}
    for referent in clusters.story.referents:
        found = next(
            (named[key] for key in (_key(" ".join(referent.words)), _key(referent.label)) if key in named), set()
        )
        if len(found) != 1:
            continue
        (entry,) = found
        clusters.of(referent.number).known = entry
        if entry in first:
            clusters.join(Link(referent.number, first[entry].number, "known", 1.0))
        else:
            first[entry] = referent


def _key(name: str) -> str:
    return " ".join(map(folded, name.split()))
