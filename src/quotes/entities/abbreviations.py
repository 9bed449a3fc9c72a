"""The abbreviation with which a phrase is introduced: die Weltgesundheitsorganisation (WHO)."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quotes.analysis import Analysis
from quotes.models.parts import Mention

__all__ = ["acronym_of"]

ACRONYM = regex.compile(r"(?=(?:[^\p{Lu}]*\p{Lu}){2})[\p{L}\d&/.-]{2,12}|\p{Lu}\d{1,3}|\p{Ll}{2,5}")
SYLLABLES = regex.compile(r"\p{Lu}\p{Ll}{2,7}")  # Wifo, Bafin


def acronym_of(analysis: Analysis, mention: Mention, around: Sequence[Mention]) -> str:
    """``WHO`` of "die Weltgesundheitsorganisation (WHO) in Genf": the single word in brackets behind the phrase.

    Of nested phrases (der Gewerkschaft der Polizei (GdP)) the one has it that begins with the same letter, else the
    innermost that is no place (der Arbeiterpartei Kurdistans (PKK)), and a body before what it is for (die Kommission
    gegen Korruption (CICIG)).
    """
    tokens = analysis.tokens
    for i in range(mention.head + 1, min(mention.last, len(tokens) - 3) + 1):
        text = tokens[i + 1].text
        if (
            tokens[i].text == "("
            and tokens[i + 2].text == ")"
            and (ACRONYM.fullmatch(text) or _is_cut_from(analysis, mention, i))
        ):
            if _initial(text, tokens[mention.head].text):
                return text
            if tokens[mention.head].entity == "LOC":
                return ""
            rivals = [
                each
                for each in around
                if each.first <= i <= each.last and each is not mention and tokens[each.head].entity != "LOC"
            ]
            if mention.sort != "body" and any(each.sort == "body" and each.first < mention.first for each in rivals):
                return ""
            inner = [each for each in rivals if mention.first < each.first and not _is_less(each, mention)]
            if inner or any(_initial(text, tokens[each.head].text) for each in rivals):
                return ""
            return text
    return ""


def _is_less(mention: Mention, other: Mention) -> bool:
    """Whether a phrase is no body, unlike the other."""
    return other.sort == "body" != mention.sort


def _is_cut_from(analysis: Analysis, mention: Mention, bracket: int) -> bool:
    """``Wifo`` of "das Wirtschaftsforschungsinstitut (Wifo)": its letters stand in the noun in this order."""
    tokens = analysis.tokens
    short, long = tokens[bracket + 1].text, tokens[mention.head]
    if mention.sort == "person" or not SYLLABLES.fullmatch(short) or not _initial(short, long.text):
        return False
    rest = iter(analysis.text[long.start : tokens[bracket].start].casefold())
    return all(letter in rest for letter in short.casefold())


def _initial(acronym: str, noun: str) -> bool:
    """Whether the noun, or a part of it behind a hyphen (die UN-Kommission), begins like the acronym."""
    return any(acronym[:1].casefold() == part[:1].casefold() for part in noun.split("-"))
