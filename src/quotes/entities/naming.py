"""Under which name an entity goes: the fullest that the text gives, in the nominative, without article and title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, MutableMapping, Sequence

import regex

from quotes.entities.clusters import Cluster, Clusters
from quotes.entities.forms import DEFINITE, MARKS
from quotes.entities.heads import is_firm, stands_for
from quotes.entities.referents import Referent, Story, compound_owner
from quotes.spans import shown

__all__ = ["is_named", "name_of", "type_of"]

_TYPES = {"person": "person", "body": "organisation", "document": "document"}
COUNT = regex.compile(r"\d[\d.,]*")
# Nouns that begin the names of media.
_IN_NAMES = frozenset({"Radio", "Antenne"})
_LOOSE = frozenset("an am auf bei beim durch gegen mit nach seit über unter vor während zu zum zur".split())
# Bodies and offices that are called by what they are for.
_OFFICES_FOR = tuple(
    "agentur akademie amt anstalt ausschuss ausschuß beauftragte beauftragter behörde beirat bündnis büro dienst "
    "fonds forum gesellschaft gericht gruppe hilfswerk hochschule initiative institut kammer klinik komitee kommissar "
    "kommissarin kommission konferenz minister ministerin ministerium netzwerk organisation partei presseamt rat "
    "referat schule senator senatorin staatssekretär staatssekretärin stelle stiftung team universität verband verein "
    "vereinigung werk zentrale zentrum".split()
)
_ARTICLES = DEFINITE | frozenset("ein eine einen einem einer eines".split())


def name_of(clusters: Clusters, cluster: Cluster, known: MutableMapping[int, str]) -> str:
    """The fullest name of the group; without a proper name its most informative noun phrase.

    `known` holds the names found so far, by the ids of the groups.
    """
    if id(cluster) not in known:
        known[id(cluster)] = _name(clusters, cluster, known)
    return known[id(cluster)]


def _name(clusters: Clusters, cluster: Cluster, known: MutableMapping[int, str]) -> str:
    story = clusters.story
    members = [member for member in cluster.members if not _is_metonym(clusters, member)]
    if cluster.name and (cluster.type == "person" or (cluster.type == "unknown" and _is_personal(clusters, cluster))):
        return " ".join(cluster.name)
    candidates = [member for member in members if member.kind != "pronoun"] or cluster.members
    candidates = [member for member in candidates if not member.owned] or candidates
    group = next((member for member in candidates if member.kind == "group"), None)
    if group is not None:
        others = [clusters.of(part) for part in group.parts]
        names = [name_of(clusters, other, known) for other in others if other is not cluster]
        return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else group.label
    alone = {member.words for member in candidates if not member.head and not _is_place(story, member)}
    labels = [_label(story, member, alone) or shown(story.analysis.text, member.mention.spans) for member in candidates]
    often = Counter(labels)  # in order of their first place
    fuller = {label for label in often if any(_is_compound_of(label, other) for other in often)}
    vague = {label for label, member in zip(labels, candidates, strict=True) if _is_vague(story, member)}
    vague = vague if is_named(cluster) else set()
    short = {member.acronym for member in candidates if member.acronym}
    loose = {label: _loose_from(label, member) for label, member in zip(labels, candidates, strict=True)}
    firm = {label: _uncounted(label.split()[: loose[label]]) for label in often}
    best = max(
        often,
        key=lambda label: (
            label not in vague,
            label not in short,
            *_weight(firm[label]),
            firm[label] in fuller,
            often[label],
        ),
    )
    return firm[best] if firm[best] in often else best


def is_named(cluster: Cluster) -> bool:
    """Whether the group's name is a proper one and no description."""
    acronym = any(member.acronym or (member.kind == "noun" and member.label.isupper()) for member in cluster.members)
    return bool(cluster.name) or (cluster.type == "body" and acronym)


def type_of(cluster: Cluster) -> str:
    """``person``, ``organisation``, ``group``, ``document`` or ``unknown``."""
    if cluster.plural and cluster.type in ("person", "unknown"):
        return "group"
    return _TYPES.get(cluster.type, "unknown")


def _is_personal(clusters: Clusters, cluster: Cluster) -> bool:
    tokens = clusters.story.analysis.tokens
    named = [member for member in cluster.members if member.words]
    return any(member.head or tokens[member.mention.head].entity == "PER" for member in named)


def _is_metonym(clusters: Clusters, member: Referent) -> bool:
    return member.number in clusters.links and clusters.links[member.number].rule == "metonymy"


def _is_place(story: Story, member: Referent) -> bool:
    return story.analysis.tokens[member.mention.head].entity == "LOC"


def _is_vague(story: Story, member: Referent) -> bool:
    """Whether it is a noun that fits many bodies, alone or with adjectives: der Sender, der weltgrößte Konzern."""
    alone = len(member.label.split()) == 1 + len(member.adjectives)
    return not member.words and alone and bool(story.lexicon.resumed(member.head))


def _is_compound_of(label: str, other: str) -> bool:
    """``Verteidigungsministerium`` of ``Ministerium``."""
    return len(label) > len(other) and label.casefold().endswith(other.casefold())


def _label(story: Story, member: Referent, alone: Container[tuple[str, ...]]) -> str:
    if not member.words:
        genitive = " ".join(member.owner) if member.owned else ""  # Auskunft Barcas
        plain = _capitalised(member.label) if member.head.isupper() else member.label  # die regierende ÖVP
        return compound_owner(story, member) or genitive or plain
    if not member.head and MARKS.isdisjoint(member.label):  # die New York Times, das Rote Kreuz; but: das reiche Monaco
        name = _capitalised(member.label)
        return name.removesuffix("s") if " ".join(member.words) == name.removesuffix("s") else name
    return " ".join(member.words) if _name_alone(story, member, alone) else member.label


def _capitalised(label: str) -> str:
    """A label from its first word with a capital on."""
    words = label.split()
    return " ".join(words[next((i for i, word in enumerate(words) if not word[0].islower()), 0) :])


def _name_alone(story: Story, member: Referent, alone: Container[tuple[str, ...]]) -> bool:
    """Whether the proper name stands for the phrase: die Zeitung „Bild“, die Firma Kern; but: der Verband Nord.

    It does so where the text has the name (of those in `alone`) without the noun, too.
    """
    tokens = story.analysis.tokens
    span = member.mention.name
    if member.head in _IN_NAMES and not member.article:
        return False  # Radio Süd
    if not member.head or is_firm(story.lexicon, member.head) or "*medium" in stands_for(story.lexicon, member.head):
        return True
    if span is not None and tokens[story.analysis.tokens_in(span)[-1]].entity == "LOC":
        return False
    body = story.lexicon.body(member.head)
    return (body is not None and body.entry.sort == "medium") or member.words in alone


def _loose_from(label: str, member: Referent) -> int:
    """How many words of a label come before the preposition that need not belong to it.

    What *in* governs does not belong to a proper name (Apple in Deutschland). What *für* and *um* govern tells what a
    body or person is (das Amt für Statistik, Forscher um Kern), unless it has an article of its own (die Tester für das
    Gerät), which only names of offices have (das Institut für die Künste).
    """
    words = label.split()
    for i, word in enumerate(words[1:-1], start=1):
        if word in _LOOSE or (word in ("in", "im") and not member.head and word not in member.words):
            return i
        if word == "für" and not member.acronym:
            office = member.head.casefold().endswith(_OFFICES_FOR)
            described = member.type == "person" and words[i + 1].lower() not in _ARTICLES
            if not (office or described):
                return i
    return len(words)


def _uncounted(words: Sequence[str]) -> str:
    """A label without what tells how many they are, which need not belong to it: noch rund 8.000 Rebellen."""
    before = next((i for i, word in enumerate(words) if not word.islower()), 0)
    counted = before + 1 < len(words) and COUNT.fullmatch(words[before])
    return " ".join(words[before + 1 :] if counted else words)


def _weight(label: str) -> tuple[bool, int]:
    """Full names before acronyms; more words before fewer."""
    words = label.split()
    return not words[0].isupper(), min(len(words), 7)
