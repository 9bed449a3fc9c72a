"""Whose somebody is who is told only by a noun of relation: ``sein Anwalt``, ``Kerns Sprecherin``, ``deren Chef``."""

from __future__ import annotations

from quotes.entities.clusters import Clusters, Link
from quotes.entities.possession import is_possessor
from quotes.entities.referents import Referent
from quotes.entities.weighing import choose
from quotes.lexicon.possessives import THEIRS, possessor

__all__ = ["owner_of"]

FEMININE = frozenset({"ihr", "deren"})


def owner_of(clusters: Clusters, referent: Referent) -> Link | None:
    """To whom the phrase says that its noun belongs, where it says so without his full name.

    The link's referent is the phrase, its antecedent the owner; rule ``possessive`` (sein Anwalt) or ``genitive``
    (Kerns Anwalt, der Anwalt der Firma). None: the phrase has no owner, or it is not clear who that is.
    """
    if referent.kind != "noun" or referent.owned:
        return None
    story = clusters.story
    for part in referent.parts:
        inner = story.referents[part]
        before = referent.article == "gen" and inner.first == referent.first
        if before or (inner.first > referent.mention.head and is_possessor(inner.mention)):
            return Link(referent.number, part, "genitive", 0.95)
    word = possessor(story.analysis.tokens[referent.first].text)
    if referent.article != "poss" or word not in THEIRS | {"deren", "dessen"}:
        return None
    gender, plural = ("f", None) if word in FEMININE else ("mn", False)
    found = choose(clusters, referent, "pronoun", gender, plural)
    return Link(referent.number, found.antecedent, "possessive", found.score) if isinstance(found, Link) else None
