"""The sieve for words and whose they are: ``Angaben der Polizei``, ``Polizeiangaben``, ``nach eigenen Angaben``."""

from __future__ import annotations

from quotes.entities.agreement import SUBJECTS
from quotes.entities.clusters import Clusters, Link
from quotes.entities.possession import is_possessor
from quotes.entities.referents import Referent, compound_owner

__all__ = ["owner"]

NEXT = 2  # sentences back from which *den Angaben* take their owner
CLIMB = 5  # words upwards in the tree to the verb whose subject is meant


def owner(clusters: Clusters, referent: Referent) -> Link | None:
    """``Angaben der Polizei`` are the police's, ``seiner Meinung`` is his, ``eigenen Angaben`` the subject's."""
    if not referent.owned:
        return None
    story = clusters.story
    if compound := compound_owner(story, referent) or _name_before_hyphen(clusters, referent):
        return _owner_within(clusters, referent, compound)
    for part in referent.parts:
        inner = story.referents[part]
        if inner.mention.first == referent.first and inner.kind == "name" and not inner.mention.preposition:
            return Link(referent.number, part, "owner", 0.95)  # Kerns Angaben
        if inner.mention.first > referent.mention.head and is_possessor(inner.mention):
            return Link(referent.number, part, "owner", 0.95)
    tokens = story.analysis.tokens
    if any(tokens[i].lemma.lower() in ("eigen", "eigene") for i in range(referent.first, referent.mention.head)):
        subject = _subject(clusters, referent)
        if subject is None:
            return None
        speaks = subject.kind == "pronoun" or subject.type in ("person", "body")
        return Link(referent.number, subject.number, "owner-subject", 0.95 if speaks else 0.7)
    if referent.article in ("def", "dem") and not referent.parts and referent.number in story.speakers:
        spoke = story.speaker_before(referent)
        if spoke is not None and referent.sentence - story.referents[spoke].sentence <= NEXT:
            return Link(referent.number, spoke, "owner", 0.7)  # den Angaben zufolge
    return None


def _name_before_hyphen(clusters: Clusters, referent: Referent) -> str:
    """``Kern`` of "die Kern-Aussage", where the text names him elsewhere."""
    first, hyphen, _ = referent.label.rpartition("-")
    return first if hyphen and clusters.index.named((first,)) else ""


def _owner_within(clusters: Clusters, referent: Referent, first: str) -> Link | None:
    """Whom the first part of a compound names: Polizeiangaben, where the text has the police or the Salzburg police."""
    index = clusters.index
    before = next((other for other in index.labelled(first, referent) if other.label == first), None)
    headed = [other for other in index.headed(first) if other.number < referent.number and other.type == "body"]
    named = [other for other in index.named((first,)) if other.number < referent.number]
    found = before or next(iter(named[-1:] or headed[-1:]), None)
    return None if found is None else Link(referent.number, found.number, "owner", 0.9)


def _subject(clusters: Clusters, referent: Referent) -> Referent | None:
    """The subject of the verb on which a phrase depends, or else of the next one above; else the nearest subject."""
    analysis = clusters.story.analysis
    silent: Referent | None = None
    at = referent.mention.head
    for _ in range(CLIMB):
        above = analysis.tokens[at].head
        if above == at:
            break
        at = above
        found = [
            other
            for child in analysis.children(at)
            if analysis.tokens[child].relation in SUBJECTS
            for other in clusters.index.at(child)
            if not other.owned and not (other.first <= referent.first <= other.mention.last)
        ]
        speaking = [other for other in found if _may_speak(other)]
        if speaking:
            return min(speaking, key=lambda other: (other.type == "unknown" and other.kind == "noun", other.number))
        silent = silent or next(iter(found), None)
    if silent is not None:
        return silent
    same = [
        other
        for other in clusters.index.within(referent.sentence)
        if other.subject and other.outer is None and not other.owned and other.type not in ("document", "thing")
    ]
    return min(same, key=lambda other: abs(other.first - referent.first), default=None)


def _may_speak(other: Referent) -> bool:
    """Whether words may be a subject's own: no document's, nor those of what has no article (weil Jazz drin ist)."""
    if other.type == "unknown" and other.kind == "noun":
        return bool(other.article)
    return other.kind == "pronoun" or other.type in ("person", "body", "unknown")
