"""The sieves for names and the phrases around them, from safe to risky.

A sieve is asked for each referent in text order and names the earlier (or surrounding) referent that it is one with, or
a tie, or nothing. The order is that of Raghunathan et al. 2010 ("A multi-pass sieve for coreference resolution"), with
the places of German: names behind roles, loose apposition on both sides, brackets. Scores are set by hand.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from quotes.entities.clusters import Cluster, Clusters, Link, Tie, contains
from quotes.entities.index import initials_of
from quotes.entities.referents import Referent
from quotes.entities.spelling import folded, is_initial
from quotes.lexicon import Lexicon

__all__ = ["NOMINAL", "Sieve"]

SHORT = regex.compile(r"[\p{L}\d&.-]{2,12}")
RELATED = 6  # sentences back in which "seine Anwältin" is still that of the same man
BESIDE = 6  # words between a description and the comma before its name
WITHIN = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PROPN"})

Sieve = Callable[[Clusters, Referent], Link | Tie | None]


def same_phrase(clusters: Clusters, referent: Referent) -> Link | None:
    """The phrase within the phrase: with the same head or name, without what hangs on it; and its appositions."""
    if referent.outer is None:
        return None
    outer = clusters.story.referents[referent.outer]
    mention, around = referent.mention, outer.mention
    if outer.kind == "group" or referent.kind == "group":
        return None
    if mention.head == around.head or (referent.words and referent.words == outer.words):
        return Link(referent.number, outer.number, "same-phrase", 1.0)
    before = clusters.story.analysis.tokens[mention.first - 1].text if mention.first else ""
    if before == "," and mention.first > around.head and referent.type == outer.type and not mention.preposition:
        return Link(referent.number, outer.number, "apposition", 0.95)
    return None


def same_name(clusters: Clusters, referent: Referent) -> Link | None:
    """The same words as an earlier name, unless somebody else of that last name has come up since."""
    if not referent.words:
        return None
    for other in clusters.index.named(referent.words):
        if other.number >= referent.number:
            break
        made = clusters.links.get(other.number)
        if made is not None and made.rule == "metonymy":
            continue  # there it was the government, here it may be the town
        if clusters.allowed(other, referent):
            if _is_shared(clusters, other, referent):
                return None
            return Link(referent.number, other.number, "same-name", 0.98)
    return None


def _is_shared(clusters: Clusters, other: Referent, referent: Referent) -> bool:
    """Whether two mentions by the last name alone may be of two persons: one is fully named before the first of them,
    the other between them (Lea Kern … Kern … Otto Kern … Kern)."""
    if len(referent.words) > 1:
        return False
    before, between = (
        [
            each.words
            for each in clusters.index.full_names(referent.words[0], numbers)
            if each.type == "person" and clusters.allowed(each, referent)
        ]
        for numbers in (range(other.number), range(other.number, referent.number))
    )
    return bool(before) and any(not any(contains(one, new) or contains(new, one) for one in before) for new in between)


def same_noun(clusters: Clusters, referent: Referent) -> Link | None:
    """The same phrase as an earlier one, article and inflection aside; "ein Sprecher" is a new one each time."""
    if referent.kind != "noun" or referent.article in ("indef", "poss") or referent.owned or referent.type == "thing":
        return None
    if referent.plural and not referent.article:
        return None
    for other in clusters.index.labelled(referent.label, referent):
        if other.article != "indef" and clusters.allowed(other, referent):
            return Link(referent.number, other.number, "same-noun", 0.9)
    return None


def same_relation(clusters: Clusters, referent: Referent) -> Link | None:
    """``seine Anwältin`` for *seine Anwältin Ida Kern*: the nearest phrase with the same noun and possessive."""
    if referent.article != "poss" or referent.kind != "noun" or referent.owned or referent.type != "person":
        return None
    if referent.parts:
        return None
    tokens = clusters.story.analysis.tokens
    for other in clusters.index.headed_before(referent):
        if referent.sentence - other.sentence > RELATED:
            return None
        if other.article == "poss":
            same = tokens[other.first].text[:4].lower() == tokens[referent.first].text[:4].lower()
            fits = same and clusters.allowed(other, referent)
            return Link(referent.number, other.number, "same-relation", 0.8) if fits else None
    return None


def beside(clusters: Clusters, referent: Referent) -> Link | None:
    """``der Minister Bayerns, Jan Kern, sagte``: a name between commas behind a person's description.

    Words may stand between the description and the comma (der Trainer zu Kerns Zeiten, Udo Lang,), a verb or a mark
    may not.
    """
    tokens = clusters.story.analysis.tokens
    first, behind = referent.first, referent.mention.last + 1
    if referent.kind != "name" or referent.article or referent.type == "body" or behind >= len(tokens) or first < 2:
        return None
    if tokens[first - 1].text != "," or tokens[behind].text not in (",", ".", ":"):
        return None
    for last in range(first - 2, max(first - 2 - BESIDE, 0), -1):
        for other in reversed(clusters.index.ending(last)):
            if other.number < referent.number and other.kind == "noun" and other.type == "person" and not other.plural:
                return Link(referent.number, other.number, "beside", 0.8) if clusters.allowed(other, referent) else None
        if tokens[last].pos not in WITHIN:
            return None
    return None


def copula(clusters: Clusters, referent: Referent) -> Link | None:
    """``Ida Kern ist Bürgermeisterin``: the predicate noun and its subject."""
    tokens = clusters.story.analysis.tokens
    head = referent.mention.head
    if referent.kind != "noun" or referent.type not in ("person", "body") or referent.article == "indef":
        return None
    children = clusters.story.analysis.children(head)
    if not any(tokens[child].relation == "cop" for child in children):
        return None
    subject = next((child for child in children if tokens[child].relation == "nsubj"), None)
    for other in clusters.index.at(subject):
        named = other.kind == "name" or (other.kind == "noun" and other.head.isupper())
        if named and other.outer is None and clusters.allowed(other, referent):
            return Link(referent.number, other.number, "copula", 0.85)
    return None


def acronym(clusters: Clusters, referent: Referent) -> Link | None:
    """``GdP`` and what was introduced with it in brackets, or has these initials."""
    short = _single(referent)
    if not short or referent.type == "person" or not SHORT.fullmatch(short):
        return None
    best: Link | None = None
    for other in clusters.index.shortened(short):
        if other.number == referent.number or other.type == "person" or other.kind in ("pronoun", "group"):
            continue
        if other.acronym == short and clusters.may_stand_for(other, referent):
            return Link(referent.number, other.number, "acronym", 0.97)
        if (
            best is None
            and len(short) > 2
            and short.isupper()
            and initials_of(other) == short
            and clusters.allowed(other, referent)
        ):
            best = Link(referent.number, other.number, "initials", 0.8)
    return best


def short_name(clusters: Clusters, referent: Referent) -> Link | None:
    """``UNO`` or ``UN`` for the Vereinte Nationen: names of one body by the list ``short_names.tsv``."""
    lexicon = clusters.story.lexicon
    full = _full_name(lexicon, referent)
    if not full:
        return None
    for other in clusters.index.all_that(("short-name", full), lambda each: _full_name(lexicon, each) == full):
        if other.number < referent.number and clusters.may_stand_for(other, referent):
            return Link(referent.number, other.number, "short-name", 0.95)
    return None


def _full_name(lexicon: Lexicon, referent: Referent) -> str:
    if referent.kind not in ("name", "noun") or referent.type == "person":
        return ""
    return lexicon.full_name(referent.label) or lexicon.full_name(" ".join(referent.words))


def _single(referent: Referent) -> str:
    """The only word of a name or noun phrase."""
    if referent.words:
        return referent.words[0] if len(referent.words) == 1 else ""
    return referent.label if referent.kind == "noun" and " " not in referent.label else ""


def part_of_name(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``Kern``, ``Frau Kern``, ``Minister Kern`` for Ida Kern: the words of a longer name, before or behind."""
    if not referent.words:
        return None
    lexicon = clusters.story.lexicon
    found: list[tuple[float, Cluster, Referent]] = []
    seen: set[int] = {id(clusters.of(referent.number))}
    for other in clusters.index.with_word(referent.words[0]):
        cluster = clusters.of(other.number)
        if id(cluster) in seen or len(other.words) <= len(referent.words) or not contains(other.words, referent.words):
            continue
        half = not any(folded(word) == folded(referent.words[0]) for word in other.words)  # Kern for Ida Kern-Lang
        if half and other.type != "person":
            continue
        if not clusters.allowed(other, referent) or _names_something_else(clusters, referent, other):
            seen.add(id(cluster))
            continue
        if "person" in (other.type, referent.type):
            last = folded(referent.words[-1]) == folded(other.words[-1])
            first = referent.words[0] == other.words[0] and lexicon.first_name(referent.words[0]) is not None
            score = 0.98 if last else 0.75 if first and len(referent.words) == 1 else 0.85
        else:
            score = 0.85 if referent.words[0] == other.words[0] else 0.6
        seen.add(id(cluster))
        found.append((score, cluster, other))
    if not found:
        return None
    best = max(score for score, _, _ in found)
    rivals = [(cluster, other) for score, cluster, other in found if score == best]
    before = [(cluster, other) for cluster, other in rivals if other.first < referent.first]
    if len(rivals) > 1 and len(before) == 1:
        rivals = before  # who is only named later does not confuse the reader
    if len(rivals) > 1 and referent.type == "body" and not before:
        return None  # Lumora is none of its daughters Lumora Nord and Lumora West
    if len(rivals) > 1:
        titled = [each for each in before if referent.head and referent.head in each[0].heads]
        if len(titled) == 1:
            return Link(referent.number, titled[0][1].number, "part-of-name", best * 0.9)
        return Tie(referent.number, tuple(other.number for _, other in rivals), "part-of-name")
    return Link(referent.number, rivals[0][1].number, "part-of-name", best)


def abbreviated(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``T. O.`` or ``O.`` before the turns of Theresia Obwexer, ``J. Kern``: the one person with these initials, before
    or behind."""
    if not any(map(is_initial, referent.words)):
        return None
    last = referent.words[-1]
    if is_initial(last):
        fitting = clusters.index.all_that(("abbreviated", referent.words), lambda other: _is_short_for(referent, other))
    else:
        fitting = [other for other in clusters.index.with_word(last) if _is_short_for(referent, other)]
    found = {id(clusters.of(other.number)): other for other in fitting if clusters.allowed(other, referent)}
    if len(found) > 1:
        return Tie(referent.number, tuple(other.number for other in found.values()), "abbreviated")
    return next((Link(referent.number, other.number, "abbreviated", 0.9) for other in found.values()), None)


def _is_short_for(referent: Referent, other: Referent) -> bool:
    """Whether a name with initials may be that of somebody who is fully named."""
    if other.type != "person" or len(other.words) < 2 or any(map(is_initial, other.words)):
        return False
    return contains(other.words, referent.words) and contains(other.words[-1:], referent.words[-1:])


def _names_something_else(clusters: Clusters, referent: Referent, longer: Referent) -> bool:
    """Whether a longer name only contains a body's: its product (Lumora Air) or the town of a club (Rapid Lauen)."""
    if referent.type != "body" or longer.type == "person":
        return False
    town = clusters.story.analysis.tokens[referent.mention.head].entity == "LOC"
    return longer.type != "body" or (town and referent.words[0] != longer.words[0])


NOMINAL: tuple[tuple[str, Sieve], ...] = (
    ("same-phrase", same_phrase),
    ("beside", beside),
    ("same-name", same_name),
    ("acronym", acronym),
    ("short-name", short_name),
    ("part-of-name", part_of_name),
    ("abbreviated", abbreviated),
    ("copula", copula),
    ("same-noun", same_noun),
    ("same-relation", same_relation),
)
