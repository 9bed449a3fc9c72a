"""The sieves for words that only point: pronouns, possessives, ich, and descriptions such as "die 43-Jährige".

Most of them choose among the groups mentioned before, by :mod:`~quotes.entities.weighing`.
"""

from __future__ import annotations

import regex

from quotes.entities.clusters import Clusters, Link, Tie
from quotes.entities.heads import is_of_case, is_office, looks_personal, stands_for
from quotes.entities.owners import owner
from quotes.entities.referents import Referent
from quotes.entities.resumption import resumptive
from quotes.entities.sieves import Sieve
from quotes.entities.weighing import WINDOW, choose
from quotes.lexicon.possessives import THEIRS, possessor

__all__ = ["POINTING"]

NEAR_PACE = 2.0  # dieser and relative pronouns look less far back, descriptions farther
RELATIVE = frozenset("der die das dem den dessen deren denen welcher welche welches".split())
NEAR = frozenset("dieser diese dieses diesem diesen letzterer letztere letzteres letzterem letzteren".split())
OWN = ("mein", "unser")
ORDINAL = regex.compile("(?:zweit|dritt|viert|fünft|sechst|siebt|acht)e[nrs]?")
PERSONS = frozenset("er ihn ihm sie ihr ihnen".split())


def relative(clusters: Clusters, referent: Referent) -> Link | None:
    """``die Frau, die sagte``: the phrase that ends at the comma before."""
    tokens = clusters.story.analysis.tokens
    first = referent.first
    if referent.kind != "pronoun" or tokens[first].text not in RELATIVE or first < 2:
        return None
    comma = first - 1 if tokens[first - 1].text == "," else first - 2
    if tokens[comma].text != ",":
        return None
    for other in clusters.story.before(referent):
        if other.mention.last == comma - 1 and clusters.allowed(other, referent) and other.kind != "pronoun":
            return Link(referent.number, other.number, "relative", 0.9)
        if other.mention.end < tokens[comma].start - 80:
            break
    return None


def first_person(clusters: Clusters, referent: Referent) -> Link | None:
    """``ich``, ``meiner Meinung`` in a direct quote is who says it; ``wir`` his body, if the text names it."""
    text = clusters.story.analysis.tokens[referent.first].text.lower()
    owned = referent.owned and text.startswith(OWN)
    if not owned and (referent.kind != "pronoun" or referent.mention.person != 1):
        return None
    if referent.quote is None:
        return _around(clusters, referent)
    speaker = clusters.story.sayer(referent)
    if speaker is None:
        return None
    if not referent.plural and not text.startswith(OWN[1]):
        return Link(referent.number, speaker.number, "first-person", 0.95)
    if speaker.type == "body" or speaker.plural:
        return Link(referent.number, speaker.number, "first-person-plural", 0.7)
    for member in clusters.of(speaker.number).members:
        for part in member.parts:
            inner = clusters.story.referents[part]
            if inner.type == "body" and inner.mention.first > member.mention.head:
                return Link(referent.number, inner.number, "first-person-plural", 0.6)
    return None


def _around(clusters: Clusters, referent: Referent) -> Link | None:
    """Who speaks around an *ich* that no marks enclose, in a text that has lost its marks; elsewhere it is the writer.

    The speaker behind it in its sentence, else the last before, else the next.
    """
    story = clusters.story
    if referent.number not in story.speakers or story.marked:
        return None
    here = referent.sentence
    speakers = [
        other
        for sentence in range(here - WINDOW, here + WINDOW + 1)
        for other in clusters.index.within(sentence)
        if other.number in story.speakers and other.mention.person == 3 and other.type != "document"
        if story.said_by.get(other.number, other.number) == other.number  # not within another's words
        and (referent.plural or other.plural is not True)
    ]
    same = [other for other in speakers if other.sentence == here and other.number > referent.number]
    before = [other for other in speakers if other.number < referent.number]
    behind = [other for other in speakers if other.sentence > here]
    found = next(iter((*same, *reversed(before), *behind)), None)
    return None if found is None else Link(referent.number, found.number, "first-person", 0.7)


def pronoun(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``er``, ``sie``, ``dieser``, ``seiner Meinung``: the best of the candidates that agree in gender and number."""
    text = clusters.story.analysis.tokens[referent.first].text
    lower = text.lower()
    possessive = _is_possessive(clusters, referent)
    if not possessive and (referent.kind != "pronoun" or lower not in PERSONS | NEAR | RELATIVE - {"das", "dessen"}):
        return None
    around = None if referent.outer is None else clusters.story.referents[referent.outer]
    if around is not None and around.first == referent.first and _is_possessive(clusters, around):
        return Link(referent.number, around.number, "pronoun", 1.0)  # Ihr (Fazit: …): the phrase stands for its owner
    gender, plural = _asked(clusters, referent)
    if lower == "sie" and text[0].isupper() and referent.quote is not None:
        return None  # may be the formal Sie
    near = lower in NEAR
    if lower in RELATIVE and not possessive:
        near = True
    return choose(clusters, referent, "pronoun", gender, plural, pace=NEAR_PACE if near else 1.0, person=not near)


def _is_possessive(clusters: Clusters, referent: Referent) -> bool:
    """Whether it is *sein* or *ihr* before a noun, or the phrase of that noun, if it stands for its owner."""
    token = clusters.story.analysis.tokens[referent.first]
    if referent.owned:
        return referent.article == "poss" and not token.text.lower().startswith(OWN)
    outer = None if referent.outer is None else clusters.story.referents[referent.outer]
    joined = outer is not None and outer.kind == "group"  # Ida und ihre: no noun behind it
    return referent.kind == "pronoun" and token.pos == "DET" and possessor(token.text) in THEIRS and not joined


def description(clusters: Clusters, referent: Referent) -> Link | Tie | None:
    """``die 43-Jährige``, ``der Mann``, ``die Physikerin``: somebody named before, by age, gender and kind of noun."""
    if referent.kind != "noun" or referent.article not in ("def", "dem") or referent.plural:
        return None
    if referent.bodies or referent.owner or referent.type not in ("person", "unknown"):
        return None
    if _is_introduced(clusters, referent) or _is_counted(clusters, referent):
        return None
    same = _of_that_age(clusters, referent)
    if same is not None:
        return Link(referent.number, same.number, "description", 0.9)
    listed = referent.age or "*person" in stands_for(clusters.story.lexicon, referent.head)
    if not listed and not _resumes(clusters, referent):
        return None
    found = choose(clusters, referent, "description", referent.gender, plural=False, person=True, pace=0.6, named=True)
    return None if referent.age and isinstance(found, Link) and _has_rival(clusters, referent, found) else found


def _of_that_age(clusters: Clusters, referent: Referent) -> Referent | None:
    """Whom the text gave the age of the phrase before, if that is one person."""
    others = [other for other in clusters.index.aged_before(referent) if clusters.allowed(other, referent)]
    groups = {id(clusters.of(other.number)) for other in others}
    return others[0] if len(groups) == 1 else None


def _is_introduced(clusters: Clusters, referent: Referent) -> bool:
    """``das Opfer, ein 34-jähriger Koch,``: an age behind *ein* tells of somebody new."""
    parts = (clusters.story.referents[part] for part in referent.parts)
    return any(part.age and part.article == "indef" for part in parts)


def _is_counted(clusters: Clusters, referent: Referent) -> bool:
    """``der vierte Angeklagte`` is one of several."""
    tokens = clusters.story.analysis.tokens
    return any(ORDINAL.fullmatch(tokens[i].text) for i in range(referent.first + 1, referent.mention.head))


def _has_rival(clusters: Clusters, referent: Referent, found: Link) -> bool:
    """Whether somebody without a name who has a part in the case came up beside the one whose age it would be: Kern
    fragte den Zeugen. Der 35-Jährige zögerte."""
    group = clusters.of(found.antecedent)
    first = clusters.story.referents[found.antecedent].sentence - 1
    return any(
        is_of_case(other.head)
        and other.number < referent.number
        and other.number not in group.numbers
        and not clusters.of(other.number).name
        and clusters.allowed(other, referent)
        for sentence in range(first, referent.sentence + 1)
        for other in clusters.index.within(sentence)
    )


def _resumes(clusters: Clusters, referent: Referent) -> bool:
    """Whether a noun that is not listed may take up a person: it speaks, has no complement and is no office."""
    story = clusters.story
    if referent.plural is None or referent.number not in story.speakers or referent.parts:
        return False
    return looks_personal(story.lexicon, referent.head, referent.gender) and not is_office(referent.head)


def _asked(clusters: Clusters, referent: Referent) -> tuple[str, bool | None]:
    """Genders and number that the pronoun wants; for sie and ihr the verb, else the analyser decides the number."""
    tokens = clusters.story.analysis.tokens
    token = tokens[referent.first]
    lower = token.text.lower()
    if referent.owned or _is_possessive(clusters, referent):
        return ("mn", False) if lower.startswith("sein") else ("f", None)
    if lower in ("sie", "die", "diese"):
        number = {True: "p", False: "s", None: token.number}[referent.plural]
        return ("", True) if number == "p" else ("f", False if number else None)
    return referent.gender, referent.plural


POINTING: tuple[tuple[str, Sieve], ...] = (
    ("relative", relative),
    ("owner", owner),
    ("first-person", first_person),
    ("description", description),
    ("resumptive", resumptive),
    ("pronoun", pronoun),
)
