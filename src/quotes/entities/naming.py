"""Under which name an entity goes: the fullest that the text gives, in the nominative, without article and title."""

from __future__ import annotations

import regex

from quotes.entities.clusters import Cluster
from quotes.entities.referents import Referent, Story

__all__ = ["name_of", "type_of"]

_TYPES = {"person": "person", "body": "organisation", "document": "document"}
# Behind these the name alone is the name: die Nachrichtenagentur AFP; behind others it is a part: Polizei Köln.
_LABELS = frozenset("organisation unternehmen konzern firma partei".split())


def name_of(story: Story, cluster: Cluster) -> str:
    """The fullest name of the group; without a proper name its most informative noun phrase."""
    if cluster.type == "person" or cluster.type == "unknown":
        names = [member for member in cluster.members if member.words]
        if names:
            return " ".join(max(names, key=lambda member: len(member.words)).words)
    candidates = [member for member in cluster.members if member.kind != "pronoun"]
    owned = [member for member in candidates if not member.owned]
    return max((_label(story, member) for member in owned or candidates), key=_weight)


def type_of(cluster: Cluster) -> str:
    """``person``, ``organisation``, ``group``, ``document`` or ``unknown``."""
    if cluster.plural and cluster.type in ("person", "unknown"):
        return "group"
    return _TYPES.get(cluster.type, "unknown")


def _label(story: Story, member: Referent) -> str:
    if member.words and _name_alone(story, member):
        return " ".join(member.words)
    return _compound_owner(story, member) or member.label


def _name_alone(story: Story, member: Referent) -> bool:
    """Whether the proper name stands for the whole phrase."""
    if not member.head:
        return True
    body = story.lexicon.body(member.head)
    if body is not None and body.entry.sort == "medium":
        return True
    tokens = story.analysis.tokens
    place = member.mention.name is not None and all(
        tokens[i].entity == "LOC" for i in story.analysis.tokens_in(member.mention.name) if tokens[i].is_word
    )
    return not place and member.head.casefold().endswith(tuple(_LABELS))


def _compound_owner(story: Story, member: Referent) -> str:
    """``Polizei`` of Polizeiangaben: who stands in the first part of a compound with Angaben, Aussagen, Ansicht."""
    if not member.owned or " " in member.label:
        return ""
    found = regex.match(r"(\p{Lu}\p{Ll}{3,}?)s?(?=(?:an(?:gabe|sicht)|auss?age|auskunft|meinung|darstellung))", member.label)
    if found is None:
        return ""
    for form in (found.group(1), found.group(0)):
        if story.lexicon.body(form) or story.lexicon.role(form):
            return form
    return ""


def _weight(label: str) -> tuple[bool, int]:
    """Full names before acronyms, longer before shorter up to six words."""
    words = label.split()
    return not (len(words) == 1 and label.isupper()), min(len(words), 6)
