"""The sieves for descriptions: a role, a body or a medium that the text has already called by its name, or will.

``der Minister``, ``das Unternehmen``, ``die 43-Jährige``. What a head may take up is told by its form (the end of a
compound) and by the list ``resumed_nouns.tsv``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from quotes.entities.certainty import as_share
from quotes.entities.clusters import Cluster, Clusters, Link, Tie, contains
from quotes.entities.heads import is_firm, is_medium, is_office, is_post, looks_personal, stands_for
from quotes.entities.possession import is_possessor
from quotes.entities.referents import FORMER, Referent
from quotes.entities.sieves import Sieve
from quotes.lexicon import Lexicon

__all__ = ["ROLES"]

NAMED = regex.compile(r"\p{Lu}\p{L}*e[rs]? |^(?!US-|EU-)\p{Lu}{2,}-")  # die Örtliche Vereinigung, die DZ-Bank

POINTS_BACK = ("def", "dem", "gen")
SAME_HEAD = 0.9
SPOKE = 0.1  # what speaks for a compound that spoke last before: ein Polizeisprecher …, sagte der Sprecher
ROLE_WINDOW = 12  # sentences back in which "der Minister" looks for the minister
QUANTITIES = ("meiste", "andere", "übrige", "weitere")  # die meisten Ärzte are not the doctors before
AHEAD = 8  # sentences in which somebody told by his office may be named
GENERIC_WINDOW = 4  # the same for "das Unternehmen", which fits any company


def role(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``der Minister`` for the minister named before: by the head or the end of a compound, attributes agreeing."""
    if referent.kind != "noun" or referent.owned:
        return None
    if referent.article not in POINTS_BACK and not _is_bare(clusters, referent):
        return None
    if referent.article and clusters.story.analysis.tokens[referent.first + 1].text.startswith(QUANTITIES):
        return None
    ends = tuple(end for end in stands_for(clusters.story.lexicon, referent.head) if end[0] != "*")
    spoke = clusters.speaker_before(referent)
    found: list[tuple[float, int, Referent, Cluster]] = []
    for other, cluster in _earlier(clusters, referent, ROLE_WINDOW):
        fit = _fit(referent, cluster, ends, clusters.story.referents)
        if (
            fit
            and clusters.same_party(other, referent)
            and clusters.allowed(other, referent)
            and not _is_new_holder(referent, other, cluster)
            and not _is_anothers(referent, cluster)
            and not _is_told_apart(referent, other, cluster)
        ):
            distance = referent.sentence - other.sentence
            score = fit * 0.97**distance + 0.05 * bool(cluster.name) + SPOKE * (spoke is cluster and fit < SAME_HEAD)
            found.append((score, -distance, other, cluster))
    return _best(referent, "role", found)


def _is_bare(clusters: Clusters, referent: Referent) -> bool:
    """``laut Polizei``, ``laut Minister``, ``Polizei und Feuerwehr``: a body or post without article and attributes."""
    alone = " " not in referent.label and not referent.article and referent.plural is not True
    if not alone or not (referent.type == "body" or (referent.type == "person" and is_post(referent.head))):
        return False
    outer = None if referent.outer is None else clusters.story.referents[referent.outer]
    return bool(referent.mention.preposition) or (outer is not None and outer.kind == "group")


def _is_new_holder(referent: Referent, other: Referent, cluster: Cluster) -> bool:
    """``ein Richter`` and ``der zuständige Richter``: offices have many holders, told apart by an attribute."""
    if cluster.name or other.article != "indef" or not is_office(referent.head):
        return False
    return bool(referent.adjectives) and referent.adjectives.isdisjoint(other.adjectives)


def _is_told_apart(referent: Referent, other: Referent, cluster: Cluster) -> bool:
    """``die Regierung`` and then ``die ungarische Regierung``: an attribute tells a body apart from one without."""
    bare = not cluster.name and not any(adjectives or bodies for _, adjectives, bodies in cluster.descriptions)
    return bool(referent.type == "body" and referent.adjectives and bare and other.article == "def")


def _is_anothers(referent: Referent, cluster: Cluster) -> bool:
    """``Kerns Anwalt`` and ``Langs Anwalt``."""
    return bool(referent.owner and cluster.owners) and not any(
        contains(owner, referent.owner) or contains(referent.owner, owner) for owner in cluster.owners
    )


def role_ahead(clusters: Clusters, referent: Referent) -> Link | None:
    """``Bürgermeister`` of the headline is the only one whom the text then names so; ``Ministerin`` the Bauministerin.

    With the same noun anywhere behind; with a compound of it or a noun for which it may stand in the sentences next.
    """
    if referent.kind != "noun" or referent.article not in ("def", "") or referent.plural:
        return None
    cluster = clusters.of(referent.number)
    if cluster.name or referent.type not in ("person", "body"):
        return None
    if not referent.article and len(referent.label.split()) > 1:
        return None
    headed = clusters.index.headed(referent.head)
    same = (headed[at] for at in range(bisect_right(headed, referent.number, key=_number), len(headed)))
    for ahead in (same, _called_otherwise(clusters, referent)):
        found: dict[int, Referent] = {}
        for other in ahead:
            if not _is_called(clusters, other) or not clusters.allowed(other, referent):
                continue
            if not clusters.may_belong(other, referent) or _holds_no_more(clusters, referent, other):
                continue
            if not _attributes_agree(referent, other):
                return None
            found.setdefault(id(clusters.of(other.number)), other)
        if len(found) == 1:
            return Link(referent.number, next(iter(found.values())).number, "role-ahead", 0.9)
        if found:
            return None
    return None


def _holds_no_more(clusters: Clusters, referent: Referent, other: Referent) -> bool:
    """Whether the first held an office that the second holds: der frühere Parteichef is not Parteichef Jan Kern."""
    tokens = clusters.story.analysis.tokens
    once, now = (
        any(FORMER.fullmatch(token.text) for token in tokens[each.first : each.head])
        for each in (referent.mention, other.mention)
    )
    return once and not now


def _is_called(clusters: Clusters, other: Referent) -> bool:
    """Whether a phrase tells who it is: by the name of its group, or a body by another's."""
    return bool(clusters.of(other.number).name) or (other.type == "body" and bool(other.bodies))


def _called_otherwise(clusters: Clusters, referent: Referent) -> Iterator[Referent]:
    """Phrases in the sentences behind whose noun is a compound of the referent's, or one for which it may stand.

    A complement tells who it is: *die Frau an der Kasse* is not the Kauffrau.
    """
    if " " in referent.label or (referent.article and referent.type == "body"):
        return
    lexicon = clusters.story.lexicon
    ends = tuple(end for end in stands_for(lexicon, referent.head) if end[0] != "*")
    ends += (referent.head.casefold(),)
    for sentence in range(referent.sentence, referent.sentence + ROLE_WINDOW):
        for other in clusters.index.within(sentence):
            behind = other.number > referent.number and other.head != referent.head
            if behind and other.head.casefold().endswith(ends):
                yield other


def name_ahead(clusters: Clusters, referent: Referent) -> Link | None:
    """``Der Agrarminister … , sagte Torsten Grabow``: somebody told by his office whom the text then only names.

    News describe whom they name, unless the description stands already. So a speaker with a full name and without any
    description is the one who was told by an office before and has no name, where there is one of each only.
    """
    if not _is_unnamed(clusters, referent):
        return None
    found = [
        other
        for sentence in range(referent.sentence, referent.sentence + AHEAD)
        for other in clusters.index.within(sentence)
        if other.number > referent.number and _is_only_named(clusters, other) and clusters.allowed(other, referent)
    ]
    if len(found) != 1 or not clusters.same_party(found[0], referent):
        return None
    rivals = {
        id(clusters.of(other.number))
        for other in clusters.story.before(found[0])
        if _is_unnamed(clusters, other) and clusters.allowed(other, found[0])
    }
    return Link(referent.number, found[0].number, "name-ahead", 0.8) if len(rivals) == 1 else None


def _is_unnamed(clusters: Clusters, referent: Referent) -> bool:
    """Whether an office opens its group, which has no name: der Agrarminister."""
    if referent.kind != "noun" or referent.type != "person" or referent.plural is not False:
        return False
    if referent.quote is not None or referent.article not in ("def", "") or not is_post(referent.head):
        return False
    cluster = clusters.of(referent.number)
    return not cluster.name and cluster.members[0].number == referent.number


def _is_only_named(clusters: Clusters, other: Referent) -> bool:
    """Whether a full name opens its group, which speaks and has no description; a party is none."""
    cluster = clusters.of(other.number)
    if other.type != "person" or len(other.words) < 2 or cluster.heads or other.age or other.quote is not None:
        return False
    alone = other.label == " ".join(other.words) or bool(other.parties)
    return alone and cluster.members[0].number == other.number and not cluster.numbers.isdisjoint(clusters.story.voices)


def generic(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``das Unternehmen``, ``die Zeitung`` for a body with a name in the sentences before."""
    if referent.kind != "noun" or referent.article not in ("def", "dem"):
        return None
    lexicon = clusters.story.lexicon
    wanted = stands_for(clusters.story.lexicon, referent.head)
    added = len(referent.label.split()) - 1  # der weltgrößte Konzern
    if ("*body" not in wanted and "*medium" not in wanted) or NAMED.search(referent.label):
        return None
    named = "-" in referent.head and not is_firm(lexicon, referent.head)
    if named or clusters.story.analysis.tokens[referent.mention.head].entity == "ORG":
        return None  # das Ökologie-Institut, die Rheinbank
    if added and added != len(referent.adjectives):
        return None
    spoke = clusters.speaker_before(referent)
    found: list[tuple[float, int, Referent, Cluster]] = []
    for other, cluster in _earlier(clusters, referent, GENERIC_WINDOW):
        if not _is_body(clusters, cluster) or _is_place(clusters, cluster):
            continue
        if other.outer is not None and clusters.story.referents[other.outer].type == "body":
            continue  # das Programm der Vereinten Nationen
        if added and not _was_subject(clusters, referent, cluster):
            continue
        if "*medium" in wanted and not is_medium(lexicon, cluster.name):
            continue
        if "*medium" not in wanted and _is_compound(lexicon, referent.head) and is_medium(lexicon, cluster.name):
            continue  # the paper that asks is not die Polizeigewerkschaft
        if "*body" in wanted and not _is_of_kind(lexicon, cluster, wanted):
            continue
        if clusters.allowed(other, referent):
            distance = referent.sentence - other.sentence
            found.append(
                (
                    0.7 * 0.9**distance
                    + 0.08 * other.subject
                    + 0.03 * min(len(cluster.members), 4)
                    + 0.1 * (spoke is cluster)
                    - 0.15 * (clusters.story.said_by.get(other.number) == referent.number),
                    -distance,
                    other,
                    cluster,
                )
            )
    return _best(referent, "generic", found)


def _is_compound(lexicon: Lexicon, head: str) -> bool:
    body = lexicon.body(head)
    return body is not None and body.compound


def _is_body(clusters: Clusters, cluster: Cluster) -> bool:
    """Whether the group is a body with a name, or a noun that no list has and that speaks: der Verbund."""
    if cluster.type == "body":
        return bool(cluster.name) or any(label.isupper() for label, _ in cluster.wordings)
    if cluster.name or not cluster.heads or cluster.type != "unknown" or cluster.plural:
        return False
    if cluster.numbers.isdisjoint(clusters.story.voices):
        return False
    lexicon = clusters.story.lexicon
    return all(lexicon.noun(h) is None and not looks_personal(lexicon, h, "") for h in cluster.heads)


def _was_subject(clusters: Clusters, referent: Referent, cluster: Cluster) -> bool:
    """Whether the group was a subject in the sentence before."""
    before = clusters.index.within(referent.sentence - 1)
    return any(other.subject and other.number in cluster.numbers for other in before)


def _is_of_kind(lexicon: Lexicon, cluster: Cluster, wanted: tuple[str, ...]) -> bool:
    """Whether no noun of the group (die Finanzaufsicht Bafin) speaks against calling it so (das Unternehmen)."""
    kinds = [stands_for(lexicon, head) for head in cluster.heads]
    return not kinds or any(set(wanted) & {*kind} - {"*body"} for kind in kinds) or not any(kinds)


def _is_place(clusters: Clusters, cluster: Cluster) -> bool:
    tokens = clusters.story.analysis.tokens
    named = [member for member in cluster.members if member.words]
    places = sum(tokens[member.mention.head].entity == "LOC" and not member.head for member in named)
    return bool(cluster.name) and 2 * places > len(named)


def _earlier(clusters: Clusters, referent: Referent, window: int) -> Iterable[tuple[Referent, Cluster]]:
    """The last mention of each group in the sentences before, nearest first."""
    seen: set[int] = {id(clusters.of(referent.number))}
    for other in clusters.story.before(referent):
        if referent.sentence - other.sentence > window:
            break
        cluster = clusters.of(other.number)
        if id(cluster) not in seen and other.mention.end <= referent.mention.start:
            seen.add(id(cluster))
            yield other, cluster


def _fit(referent: Referent, cluster: Cluster, ends: tuple[str, ...], referents: Sequence[Referent]) -> float:
    """How well the head of a noun phrase takes up one of a group's.

    What is taken up is known, so a definite phrase brings no new attribute to a body that has one of another form:
    *die russische Delegation* is not the *US-Delegation* (Vieira and Poesio 2000, "An Empirically Based System for
    Processing Definite Descriptions", on premodifiers).
    """
    head = referent.head.casefold()
    if referent.type == "body" and any(_are_two_of_a_kind(head, other, ends) for other, _, _ in cluster.descriptions):
        return 0.0
    best = 0.0
    classified = referent.type == "body" and any(
        not referents[part].article and is_possessor(referents[part].mention) for part in referent.parts
    )
    contrasts = referent.type == "body" and referent.adjectives
    for other, adjectives, bodies in cluster.descriptions:
        if contrasts and (other != head or bodies) and referent.adjectives.isdisjoint(adjectives):
            continue
        if classified and other != head:
            continue  # das Gericht erster Instanz is not the Oberlandesgericht
        longer = head.removesuffix(other) if len(other) > 4 and head.endswith(other) else ""
        if other == head:
            fit = SAME_HEAD
        elif (other.endswith(head) and len(head) > 3) or (longer and _modifier_known(longer, cluster)):
            fit = 0.8
        elif other.endswith(ends):
            fit = 0.65
        else:
            continue
        if _agree(referent.adjectives, adjectives) and _agree(referent.bodies, bodies):
            best = max(best, fit)
    return best


def _are_two_of_a_kind(one: str, other: str, ends: tuple[str, ...]) -> bool:
    """``Innenministerium`` and ``Sozialministerium``: compounds of the same noun with different first parts."""
    return any(one.endswith(end) and other.endswith(end) and end not in (one, other) for end in ends)


def _modifier_known(modifier: str, cluster: Cluster) -> bool:
    """Whether the first part of a compound (SPD-, Polizei-) occurs in a phrase of the group."""
    stem = modifier.rstrip("-").removesuffix("s")
    return len(stem) > 1 and any(stem in f"{label} {acronym}".casefold() for label, acronym in cluster.wordings)


def _attributes_agree(referent: Referent, other: Referent) -> bool:
    """The later phrase's adjectives, names and bodies must not differ from those of the earlier one."""
    return _agree(referent.adjectives, other.adjectives) and _agree(referent.bodies, other.bodies)


def _agree(some: frozenset[str], others: frozenset[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _number(referent: Referent) -> int:
    return referent.number


def _best(referent: Referent, rule: str, found: list[tuple[float, int, Referent, Cluster]]) -> Link | Tie | None:
    if not found:
        return None
    found.sort(key=lambda each: (-each[0], -each[1], -each[2].number))
    if len(found) > 1 and found[0][0] - found[1][0] < 0.005 and found[0][1] == found[1][1]:
        return Tie(referent.number, (found[0][2].number, found[1][2].number), rule)
    return Link(referent.number, found[0][2].number, rule, as_share(rule, found[0][0]))


ROLES: tuple[tuple[str, Sieve], ...] = (
    ("role", role),
    ("role-ahead", role_ahead),
    ("name-ahead", name_ahead),
    ("generic", generic),
)
