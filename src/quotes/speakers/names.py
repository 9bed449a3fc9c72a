"""Nouns and names in close apposition: from the first to the last word of ``Außenministerin Anna van der Berg``."""

from __future__ import annotations

import regex

from quotes.analysis.document import Token
from quotes.speakers.agreement import PLURAL, article
from quotes.speakers.tagging import NOMINAL, Tagged
from quotes.speakers.words import INITIALS, NOBLE, PREPOSITIONS, Word

__all__ = ["is_genitive_prefix", "is_owner", "owns", "quoted_end", "run"]

LONGEST_QUOTED = 10  # words of a name between marks; longer ones are sentences
COMPOUND = regex.compile('\\w[“”»«"‘’‹›]-\\w')  # „Bild“-Zeitung as one word
GROUPS = frozenset({"AG", "AK", "BAG", "BI", "IG", "LAG"})  # they are called by their topic: der AK Wasser
JOINED = ("flat", "flat:name", "compound", "appos", "nmod")
NAMING = ("bank", "bahn", "kasse", "stiftung", "versicherung")  # they are kept: the bank is called Bank Lauen
GENITIVE_ENDINGS = ("s", "'", "’", "x", "z", "ß")
ADJECTIVE_ENDINGS = ("e", "en", "er", "em")


def run(text: Tagged, at: int) -> tuple[int, tuple[int, int] | None]:
    """The last word of the nouns and names that begin at `at`, and the proper name's first and last or None."""
    last = at
    name_first = at if (text.words[at] is Word.NAME and not text.is_common(at)) or _begins_name(text, at) else None
    while last + 1 not in text.bounds:
        nxt = last + 1
        word = text.words[nxt]
        if word in NOMINAL:
            if not _joins(text, last, nxt):
                break
            if name_first is None and word is Word.NAME and not text.is_common(nxt):
                name_first = nxt
            last = nxt
        elif word is Word.QUOTE and _is_apostrophe(text, nxt):
            last = nxt + 1
        elif word is Word.QUOTE and _takes_name(text, last) and (end := quoted_end(text, nxt)):
            name_first = nxt if name_first is None else name_first
            last = end
        elif (name_first is not None or text.tokens[last].text in NOBLE) and (past := text.past_particles(nxt)):
            name_first = nxt if name_first is None else name_first
            last = past
        elif _is_name_adjective(text, nxt) and text.words[last] is Word.NOUN:
            name_first = nxt if name_first is None else name_first
            last = nxt + 1
        elif _is_inside_name(text, nxt):
            name_first = last if name_first is None else name_first
            last = nxt + 1
        elif word is Word.NUMBER and _numbers(text, nxt):
            last = nxt
        elif text.tokens[nxt].text in ("/", "&") if nxt < len(text.tokens) else False:
            nxt += text.words[nxt + 1] is Word.ARTICLE
            if text.words[nxt + 1] not in NOMINAL:
                break
            last = nxt + 1
        else:
            break
    return last, None if name_first is None else (name_first, last)


def _begins_name(text: Tagged, at: int) -> bool:
    """Whether a noun is the first word of a body's name: die Bank Lauen, but die Firma Lauen."""
    token = text.tokens[at]
    if not token.text.lower().endswith(NAMING) or text.words[at] not in NOMINAL or token.entity != "ORG":
        return False
    if at + 1 >= len(text.tokens):
        return False
    following = text.tokens[at + 1]
    return following.entity == "ORG" and not following.entity_start and text.words[at + 1] is Word.NAME


def quoted_end(text: Tagged, at: int, determined: bool = False) -> int:
    """The closing mark of a short name between marks that opens at `at`; 0 if it is none.

    A name begins with a capital and holds neither comma nor finite verb; behind an article („die „kleine Zeitung““)
    it may begin small and end in a verb. Two straight apostrophes in a row are markup, no marks (''Kern'': Ja.).
    """
    if text.tokens[at].text == "''" or (at and text.tokens[at].text == text.tokens[at - 1].text == "'"):
        return 0
    end = at + 1
    if end < len(text.tokens) and COMPOUND.search(text.tokens[end].text):
        return end
    while text.words[end] is not Word.QUOTE:
        verb = text.finite[end] and not (determined and text.words[end + 1] is Word.QUOTE)
        if text.words[end] is Word.COMMA or verb or (end > at + 1 and end in text.bounds):
            return 0
        end += 1
        if end >= len(text.tokens) or end - at > LONGEST_QUOTED:
            return 0
    if end == at + 1:
        return 0
    opening = text.tokens[at + 1].text
    named = opening[0].isupper() or opening[0].isdigit() or text.words[at + 1] is Word.NAME
    return end if named or determined else 0


def bearer(text: Tagged, first: int, last: int) -> int:
    """The role of whoever is named behind a body's name that lacks its hyphen: SPD Politiker Jan Hell; 0: there is
    none."""
    for i in range(first + 1, last):
        if text.tokens[i - 1].entity != "ORG":
            return 0
        if _names_its_bearer(text, i):
            return i
    return 0


def _names_its_bearer(text: Tagged, i: int) -> bool:
    """Whether a role stands right before a person's name."""
    noun = text.noun(i)
    role = noun.sort == "person" and not noun.named
    return role and text.words[i + 1] is Word.NAME and text.is_person(i + 1)


def is_owner(text: Tagged, first: int, last: int) -> bool:
    """Whether the name from `first` to `last` has the form of an owner, and its clause goes on behind it."""
    ending = text.tokens[last].text.endswith(GENITIVE_ENDINGS)
    return ending and last + 1 not in text.bounds and text.tokens[first].relation != "obl"


def is_genitive_prefix(text: Tagged, first: int, last: int) -> bool:
    """Whether the name from `first` to `last` owns the noun behind it: ``Berlins Bürgermeister``, not ``in Paris``."""
    nxt = last + 1
    if not is_owner(text, first, last):
        return False
    if text.words[nxt] is Word.ADJECTIVE:
        return text.nominal_ahead(nxt)
    return text.words[nxt] is Word.NOUN or (text.words[nxt] is Word.NAME and text.is_common(nxt))


def _joins(text: Tagged, last: int, nxt: int) -> bool:
    """Whether the noun or name `nxt` is in close apposition to the one before it."""
    token, before = text.tokens[nxt], text.tokens[last]
    behind = text.tokens[nxt + 1].text if nxt + 1 < len(text.tokens) else ""
    same = bool(token.entity) and not token.entity_start and before.entity == token.entity
    named = text.words[nxt] is Word.NAME and token.head == last and token.relation in JOINED
    if text.noun(nxt).sort == "time" or (behind == "zufolge" and not same and not named):
        return False
    if owns(text, last, nxt) or (same and _are_two(text, before, token)):
        return False
    if text.words[nxt] is Word.NAME or same:
        return True
    if text.words[last] is Word.NAME and token.text in NOBLE and text.past_particles(nxt + 1):
        return True  # Anselm Graf von Tarrach
    noun = text.noun(last)
    if noun.title and text.readings(nxt) & ~PLURAL:
        return True
    if text.words[last] is Word.NAME:
        first_name = (noun.named and noun.sort == "person") or INITIALS.fullmatch(before.text)
        if first_name and not text.is_common(nxt):
            return True
        of_body = before.entity == "ORG" and _names_its_bearer(text, nxt)
        short = before.text.isupper() and text.noun(nxt).sort == "person"
        return token.relation in JOINED[:3] or of_body or short
    if token.relation in JOINED or before.relation in ("compound", "flat"):
        return True
    if before.text in GROUPS and text.words[last - 1] in (Word.ARTICLE, Word.PREPOSITION):
        return True
    attribute = before.text.isupper() or before.text.endswith(ADJECTIVE_ENDINGS)  # die US Botschaft, der Hohe Rat
    opening = text.words[last - 1] in (Word.ARTICLE, Word.PREPOSITION) and noun.sort == "unknown"
    return attribute and opening and text.noun(nxt).sort in ("person", "body")


def _are_two(text: Tagged, one: Token, other: Token) -> bool:
    """``holte Kern Lang zurück``: the last names of two, whom the text names in full."""
    given = text.nouns.lexicon.first_name(one.text) is not None
    return one.entity_start and not given and {one.text, other.text} <= text.families


def owns(text: Tagged, last: int, nxt: int) -> bool:
    """``der Präsident Polens``, ``die Anhängerin Kerns``: a name in the genitive, which is not the name of its noun.

    Of names that the tree hangs as attribute on the noun before them and that end like a genitive all are one on the
    Wikinews training data; a person bears no place's name.
    """
    token = text.tokens[nxt]
    if text.words[last] is not Word.NOUN or token.head != last or not token.text.endswith(GENITIVE_ENDINGS):
        return False
    return token.relation == "nmod" or (token.entity == "LOC" and text.noun(last).sort == "person")


def _takes_name(text: Tagged, i: int) -> bool:
    """Whether a name between marks may follow the noun: die Zeitung „…“, not die Zeugen „…“."""
    noun = text.noun(i)
    return text.words[i] is Word.NOUN and noun.sort not in ("time", "thing") and bool(noun.readings & ~PLURAL)


def _is_name_adjective(text: Tagged, i: int) -> bool:
    """``die Zeitung Neues Deutschland``: a capital adjective inside a name."""
    return text.words[i] is Word.ADJECTIVE and text.tokens[i].text[0].isupper() and text.words[i + 1] in NOMINAL


def _is_inside_name(text: Tagged, i: int) -> bool:
    """``Institute of Science and Arts``, ``Bündnis Jugend und Zukunft``, ``Lauen 04 Nord``: a small word or number in
    a body's name that governs no case; what German prepositions and articles open is read as a phrase of its own."""
    if i + 1 >= len(text.tokens) or text.words[i + 1] not in NOMINAL:
        return False
    around = text.tokens[i - 1 : i + 2]
    if any(token.entity != "ORG" for token in around) or any(token.entity_start for token in around[1:]):
        return False
    word = around[1].text
    return not word[0].isupper() and word not in PREPOSITIONS and article(word) is None


def _is_apostrophe(text: Tagged, i: int) -> bool:
    """``O’Keefe``: a mark with letters on both sides."""
    tokens = text.tokens
    if i + 1 >= len(tokens) or text.words[i + 1] not in NOMINAL:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _numbers(text: Tagged, i: int) -> bool:
    """Whether a number belongs to the noun before it: Artikel 5, but not Angaben 30 Menschen, nor siegte Kern 2009."""
    if text.is_person(i - 1):
        return False
    behind = text.words[i + 1]
    return bool(text.readings(i - 1) & ~PLURAL) and behind not in (*NOMINAL, Word.ADJECTIVE, Word.NUMBER)
