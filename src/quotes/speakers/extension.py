"""The right edge of a phrase: coordination, loose apposition, and who of the phrases that end there takes them."""

from __future__ import annotations

from quotes.speakers.agreement import ANY, PLURAL, agreed, article, cases, keep_cases
from quotes.speakers.attachment import attach, medium
from quotes.speakers.phrases import Phrase
from quotes.speakers.reading import Reader
from quotes.speakers.words import Word

__all__ = ["whole"]

MOST_EXTENSIONS = 12
MOST_CONJUNCTS = 12
CLAUSE = 25  # words before a verb among which its auxiliary is looked for
SPEAKING = ("person", "body")
NOT_JOINED = frozenset({"es", "das"})  # behind und they open a clause
BOTH = frozenset({"als", "wie"})  # sowohl A als auch B, A wie auch B
FOCUS = frozenset({"auch", "sogar", "insbesondere"})


def whole(reader: Reader, i: int) -> Phrase | None:
    """The outermost phrase that begins at token `i`; None if none begins there."""
    phrase = reader.core(i)
    if phrase is None:
        return None
    reader.govern(phrase)
    if not phrase.preposition and phrase.determined:
        # A genitive that depends on no noun is rare; where only it is left, a guess about the noun was wrong.
        phrase.readings = keep_cases(phrase.readings, "nda")
        if phrase.cases == {"g"}:
            phrase.readings = keep_cases(article(reader.text.tokens[i].text.lower()) or phrase.readings, "nda")
    for _ in range(MOST_EXTENSIONS):
        steps = (_apposed, _coordinated) if _names_its_bearer(reader, phrase) else (_coordinated, _apposed)
        extended = steps[0](reader, phrase) or steps[1](reader, phrase)
        if extended is None:
            break
        phrase = extended
        attach(reader.text, phrase, reader.core)
    return phrase


# --- coordination ---------------------------------------------------------------------------------------------------


def _coordinated(reader: Reader, phrase: Phrase) -> Phrase | None:
    """``A und B``, ``A, B und C`` joined to the phrase on the right edge that fits; None if nothing is joined."""
    words = reader.text.words
    conjuncts: list[Phrase] = []
    at = phrase.last + 1
    while words[at] is Word.COMMA and len(conjuncts) < MOST_CONJUNCTS:
        following = reader.core(at + 1)
        if following is None or words[following.last + 1] not in (Word.COMMA, Word.AND):
            break
        conjuncts.append(following)
        at = following.last + 1
    apposed = not conjuncts and _closes_apposition(reader, phrase)
    at += apposed
    if not _is_joining(reader, at):
        return None
    second = _last_conjunct(reader, at + 1)
    if second is None or _opens_clause(reader, phrase, second):
        return None
    edge = list(phrase.edge())[: 1 if apposed else None]
    place = _partner(edge, second)
    if place is None:
        return None
    partner = edge[place]
    if reader.text.tokens[partner.head].text.endswith("-") and not conjuncts and place == 0 and not second.determined:
        return _with_elision(reader, partner, second)
    shared = cases(keep_cases(partner.readings, cases(second.readings)))
    for each in (*conjuncts, second):
        each.preposition = partner.preposition
        each.readings = keep_cases(each.readings, cases(partner.readings))
    one = not conjuncts and reader.text.words[at] is Word.AND and _are_one(reader, partner, second)
    singular = keep_cases(partner.readings, shared) if one or _is_or(reader, at) else 0
    joined = Phrase(
        first=partner.first,
        last=second.last,
        head=partner.head,
        readings=keep_cases(PLURAL, shared) | singular,
        noun=partner.noun,
        name=second.name if one else None,
        determined=partner.determined,
        preposition=partner.preposition,
        coordinated=True,
        inside=[partner.copy(), *conjuncts, second],
    )
    if place == 0:
        return joined
    edge[place - 1].inside[-1] = joined
    for each in edge[:place]:
        each.last = joined.last
    return phrase


def _closes_apposition(reader: Reader, phrase: Phrase) -> bool:
    """Whether a comma ends an apposition: ``Ida Kern, Wirtin am Markt,`` (und Jan Hell sagten)."""
    if phrase.coordinated or not phrase.inside or phrase.inside[-1].last != phrase.last:
        return False
    around = (phrase.inside[-1].first - 1, phrase.last + 1)
    return all(reader.text.words[i] is Word.COMMA for i in around)


def _with_elision(reader: Reader, partner: Phrase, second: Phrase) -> Phrase:
    """``die Such- und Rettungsagentur (SRA)``: one phrase, with the article of its second noun."""
    opening = article(reader.text.tokens[partner.first].text.lower()) if partner.determined else None
    second.readings = keep_cases(agreed([opening or ANY, second.readings]), cases(partner.readings))
    second.first, second.determined, second.preposition = partner.first, partner.determined, partner.preposition
    return second


def _are_one(reader: Reader, first: Phrase, second: Phrase) -> bool:
    """``der Landrat und Lehrer Jan Hell``: one article for two persons in the singular makes them one; without any, the
    singular of the verb does: ``Landrat und Lehrer Jan Hell kam``."""
    named = second.name is not None and reader.text.tokens[second.name[0]].entity == "PER"
    persons = first.noun.sort == "person" and not first.name
    singular = bool(first.readings & ~PLURAL and second.readings & ~PLURAL)
    if not persons or not singular or second.determined:
        return False
    if first.determined:
        return second.noun.sort == "person" and not second.noun.named
    subject = reader.text.tokens[first.head]
    return named and not second.noun.named and subject.relation == "nsubj" and _acts_alone(reader, subject.head)


def _acts_alone(reader: Reader, verb: int) -> bool:
    """Whether the finite verb that goes with a verb is in the singular."""
    tokens = reader.text.tokens
    near = tokens[max(0, verb - CLAUSE) : verb + 2]
    auxiliaries = [each for each in near if each.head == verb and each.relation.startswith("aux")]
    return (auxiliaries[0] if auxiliaries else tokens[verb]).number == "s"


def _is_joining(reader: Reader, at: int) -> bool:
    """Whether ``und``, ``oder`` or ``als auch`` stands at token `at`."""
    text = reader.text
    if text.words[at] is Word.AND:
        return True
    return text.words[at + 1] is Word.ADVERB and text.tokens[at].text in BOTH and text.tokens[at + 1].text == "auch"


def _is_or(reader: Reader, at: int) -> bool:
    return reader.text.tokens[at].text == "oder"


def _last_conjunct(reader: Reader, i: int) -> Phrase | None:
    while reader.text.words[i] is Word.ADVERB and reader.text.tokens[i].text in FOCUS:
        i += 1
    second = reader.core(i)
    if second is None or reader.text.tokens[second.head].text.lower() in NOT_JOINED:
        return None
    return second


def _opens_clause(reader: Reader, first: Phrase, second: Phrase) -> bool:
    """``sagte A und B ergänzte``: the second phrase is the front of a clause of its own."""
    return reader.text.finite[second.last + 1] and reader.text.fields[first.first] in ("after", "passive")


def _partner(edge: list[Phrase], second: Phrase) -> int | None:
    """To which of the phrases on the edge, outermost first, `second` is joined.

    The innermost of the same build (both with article, or both without), the same sort and a common case, else the
    outermost with a common case.
    """
    fitting = [i for i, each in enumerate(edge) if each.cases & second.cases]
    alike = [
        i
        for i in fitting
        if edge[i].determined == second.determined and (i == 0 or edge[i].noun.sort == second.noun.sort)
    ]
    return alike[-1] if alike else fitting[0] if fitting else None


# --- apposition -----------------------------------------------------------------------------------------------------


def _names_its_bearer(reader: Reader, phrase: Phrase) -> bool:
    """``der Leiter, Jan Hell, …``: a description and a bare name are no enumeration, nor is what the tree has so."""
    if reader.text.words[phrase.last + 1] is not Word.COMMA:
        return False
    following = reader.core(phrase.last + 2)
    if following is None:
        return False
    bare = following.name is not None and not following.determined
    return (bare and phrase.determined and not phrase.name) or _hangs_as_apposition(reader, following, phrase)


def _apposed(reader: Reader, phrase: Phrase) -> Phrase | None:
    """``der Leiter der Behörde, Jan Hell,``, ``Jan Hell, Leiter der Behörde,``, ``Jan Hell, 43,``; None if not so."""
    words = reader.text.words
    mark = words[phrase.last + 1]
    if mark not in (Word.COMMA, Word.DASH) or phrase.person:
        return None
    if _is_age(reader, phrase.last + 2):
        phrase.last += 2
        return phrase
    apposition = reader.core(phrase.last + 2)
    if apposition is None or apposition.person:
        return None
    if apposition.noun.sort == "person":
        _fill(reader, apposition)
    edge = list(phrase.edge())
    place = _bearer(reader, edge, apposition, mark)
    if place is None:
        return None
    target = edge[place]
    target.inside = [target.copy(), apposition]
    target.name = target.name or apposition.name
    for each in edge[: place + 1]:
        each.last = apposition.last
    return phrase


def _bearer(reader: Reader, edge: list[Phrase], apposition: Phrase, mark: Word) -> int | None:
    """Which of the phrases on the edge the apposition tells more about; None: it is no apposition.

    Forms and sorts tell, else the tree: on the Wikinews training data, 131 of 132 phrases behind a comma that the
    tree hangs as apposition on a speaker belong to it, among them those of nouns that no list has.
    """
    text = reader.text
    behind = apposition.last + 1
    if _is_nobodys(reader, edge, apposition) or _is_told(reader, edge, apposition):
        return None
    hung = [i for i, each in enumerate(edge) if _hangs_as_apposition(reader, apposition, each)]
    if mark is Word.DASH and text.tokens[behind : behind + 1] and text.tokens[behind].text == ":":
        return None  # Fünfter Titel – Kern: „…“
    off = text.words[behind] is Word.DASH if mark is Word.DASH else _is_set_off(reader, behind, edge[0].first)
    if not off and not hung:
        return None
    if not hung and _is_anothers(reader, edge, apposition):
        return None
    described = (i for i, each in enumerate(edge) if _describes(each, apposition))
    return next(described, hung[0] if hung else None)


def _is_nobodys(reader: Reader, edge: list[Phrase], apposition: Phrase) -> bool:
    """Whether a person's name stands behind bodies alone, none of which it can be: im Ministerium, Jan Hell, …"""
    person = apposition.name is not None and reader.text.tokens[apposition.head].entity == "PER"
    return person and apposition.noun.sort != "body" and all(each.noun.sort == "body" for each in edge)


def _is_told(reader: Reader, edge: list[Phrase], apposition: Phrase) -> bool:
    """Whether a medium in the dative stands behind a person, who tells it: sagte Jan Hell, Wirt am Markt, der dpa."""
    given = reader.text.tokens[apposition.first].text in ("der", "dem") and "d" in apposition.cases
    return given and edge[0].noun.sort == "person" and bool(medium(reader.text, apposition))


def _is_anothers(reader: Reader, edge: list[Phrase], apposition: Phrase) -> bool:
    """Whether a person's name behind a body is the apposition of a phrase before it, as the tree has it: (sagte der)
    Richter im Ausschuss, Jan Hell."""
    token = reader.text.tokens[apposition.head]
    person = apposition.name is not None and token.entity == "PER"
    return person and token.relation == "appos" and token.head < edge[0].first and edge[0].noun.sort == "body"


def _hangs_as_apposition(reader: Reader, apposition: Phrase, target: Phrase) -> bool:
    token = reader.text.tokens[apposition.head]
    return token.relation == "appos" and token.head == target.head and apposition.noun.sort != "time"


def _is_age(reader: Reader, i: int) -> bool:
    words = reader.text.words
    return words[i] is Word.NUMBER and len(reader.text.tokens[i].text) < 4 and words[i + 1] is Word.COMMA


def _fill(reader: Reader, apposition: Phrase) -> None:
    """Up to the closing comma all belongs to a person's description: Leiter und Sprecher des Amtes in Kiel."""
    words = reader.text.words
    at = apposition.last
    for _ in range(3):
        if words[at + 1] not in (Word.PREPOSITION, Word.AND):
            break
        following = reader.core(at + 2)
        if following is None or (words[at + 1] is Word.AND and (following.name or following.noun.sort != "person")):
            break
        at = following.last
    if words[at + 1] is Word.COMMA:
        apposition.last = at


def _is_set_off(reader: Reader, i: int, first: int) -> bool:
    """Whether an apposition may end before token `i`: at a mark, or before the verb where writers forget the comma."""
    text = reader.text
    if i >= len(text.tokens) or i in text.bounds or (text.finite[i] and first in text.bounds):
        return True
    return text.words[i] in (Word.COMMA, Word.END, Word.QUOTE, Word.CLOSE, Word.DASH)


def _describes(target: Phrase, apposition: Phrase) -> bool:
    """Whether one of both has a name and the other describes a person or body; an article must agree in case."""
    if target.person or "time" in (target.noun.sort, apposition.noun.sort):
        return False
    if apposition.determined and not target.cases & apposition.cases:
        return False
    if target.name is None:
        return target.noun.sort in SPEAKING and apposition.name is not None
    bare = apposition.name == (apposition.first, apposition.last)  # Ida, Jan and so on is an enumeration
    return apposition.noun.sort in SPEAKING and not bare
