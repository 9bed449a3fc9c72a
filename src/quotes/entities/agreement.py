"""Gender and number of a mention, as far as German shows them; they decide whom a pronoun or description may mean."""

from __future__ import annotations

from collections.abc import Container

import regex

from quotes.analysis import Analysis
from quotes.entities.heads import looks_personal
from quotes.lexicon import Lexicon
from quotes.lexicon.possessives import THEIRS, possessor
from quotes.models.parts import Mention

__all__ = ["AGE", "SUBJECTS", "gender_of", "is_plural", "pronoun_agreement"]

AGE = regex.compile(r"(\d{1,3}|\p{L}+)-?[Jj]ährige[rnms]?")
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def is_plural(analysis: Analysis, mention: Mention) -> bool | None:
    """Whether a phrase is plural, as its words or, of a subject, its verb show it; None where they leave it open.

    The verb of several subjects tells nothing of each.
    """
    if len(mention.number) == 1:
        return mention.number == "p"
    children = analysis.children(mention.head)
    if any(analysis.tokens[child].relation == "conj" for child in children):
        return None
    number = _verb_number(analysis, mention.head)
    return number == "p" if number else None


def pronoun_agreement(analysis: Analysis, mention: Mention) -> tuple[str, bool | None]:
    """Gender and number of a pronoun; those of *sie* and *die* as a subject are told by the verb.

    The plural has no gender: *die* of *Männer, die* is no woman. *der* as a subject is masculine. *sein* and *ihr*
    before a noun agree with that noun, not with whom they mean.
    """
    token = analysis.tokens[mention.head]
    if token.pos == "DET" and possessor(token.text) in THEIRS:
        return "", None
    plural = is_plural(analysis, mention)
    if token.text.lower() == "der" and token.relation in SUBJECTS:
        return "m", False
    return "" if plural is not False else _one(mention.gender), plural


def _verb_number(analysis: Analysis, i: int) -> str:
    """The number of the finite verb whose subject a word is; empty: it is none's."""
    token = analysis.tokens[i]
    if token.relation not in SUBJECTS:
        return ""
    group = analysis.verb_group(token.head)
    return next((analysis.tokens[each].number for each in group if analysis.is_finite(each)), "")


def gender_of(
    analysis: Analysis,
    lexicon: Lexicon,
    mention: Mention,
    words: tuple[str, ...],
    head: str,
    sort: str,
    last_names: Container[str],
) -> str:
    """For people the natural gender as far as title, first name, noun and article tell, else the grammatical one.

    Nothing else is told by a last name: what the analyser takes its gender to be is a guess. Names of places without
    article are neuter (Duden, Die Grammatik, 2016). `words` are those of the
    proper name, `head` the noun before it, `last_names` the last words of the text's longer names.
    """
    if sort != "body" and words and (given := _given_name(lexicon, words, head, last_names)):
        return given
    article = analysis.tokens[mention.first].text.lower() if mention.first < mention.head else ""
    if words and not head and article not in ("der", "die", "dem", "den", "dieser", "diese"):
        return "n" if sort == "body" and analysis.tokens[mention.head].entity == "LOC" else ""
    title = lexicon.title(head) if head else None
    if title is not None and title.gender in "mf":
        return title.gender
    noun = analysis.tokens[mention.head]
    weak = AGE.fullmatch(noun.text) or (noun.relation in SUBJECTS and sort in ("person", "unknown"))
    if article == "der" and weak and noun.text[-1] != "n" and mention.number != "p":
        return "m"
    if article == "der" and words and not head and sort != "body":
        return ""  # mit der Kern: a woman; die Stadt, in der Kern lebt: perhaps a man
    if not words and len(mention.number) == 2 and is_plural(analysis, mention):
        return ""  # die Reeder sprachen
    found = _one(mention.gender)
    if sort == "person" and words and head and not looks_personal(lexicon, head, found):
        return ""  # die Galionsfigur Jan Kern
    return "" if found == "n" and sort == "person" else found


def _given_name(lexicon: Lexicon, words: tuple[str, ...], head: str, last_names: Container[str]) -> str:
    """The gender of the first name; a single word is none if it ends a longer name or follows a role."""
    found = lexicon.first_name(words[0])
    if found is None or found.gender == "u" or (len(words) == 1 and (head or words[0] in last_names)):
        return ""
    return found.gender


def _one(letters: str) -> str:
    return letters if len(letters) == 1 else ""
