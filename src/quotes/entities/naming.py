"""Under which name an entity goes: the fullest that the text gives, in the nominative, without article and title."""

from __future__ import annotations

import regex

from quotes.entities.clusters import Cluster, Clusters
from quotes.entities.referents import Referent, Story

__all__ = ["name_of", "type_of"]

_TYPES = {"person": "person", "body": "organisation", "document": "document"}
# Behind these the name alone is the name: die Nachrichtenagentur AFP; behind others it is a part: Polizei Köln.
_LOOSE = frozenset("an am auf bei beim durch mit nach seit über um unter vor während".split())
_LABELS = frozenset("organisation unternehmen konzern firma partei".split())


def name_of(clusters: Clusters, cluster: Cluster) -> str:
    """The fullest name of the group; without a proper name its most informative noun phrase."""
    story = clusters.story
    if cluster.type in ("person", "unknown") and cluster.name:
        return " ".join(cluster.name)
    candidates = [member for member in cluster.members if member.kind != "pronoun"]
    candidates = [member for member in candidates if not member.owned] or candidates
    group = next((member for member in candidates if member.kind == "group"), None)
    if group is not None:
        names = [name_of(clusters, clusters.of(part)) for part in group.parts if clusters.of(part) is not cluster]
        return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else group.label
    labels = [_label(story, member) for member in candidates]
    return max(labels, key=lambda label: (*_weight(label), labels.count(label), -labels.index(label)))


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
    """Full names before acronyms; more words before fewer, not counting what a loose preposition adds."""
    words = label.split()
    loose = next((i for i, word in enumerate(words) if word in _LOOSE), len(words))
    return not words[0].isupper(), min(loose, 7)
