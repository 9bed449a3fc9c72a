"""Whether a phrase with a comma or "und" is several people, or one with several descriptions.

``Jan Kern und Ida Kern`` are two, ``der Abgeordnete und Fraktionschef Jan Kern`` is one: a second noun of the same
gender without an article shares that of the first (Duden, Die Grammatik, 2016, on coordinated nouns).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.entities.forms import article_of
from quotes.models.parts import Mention

__all__ = ["joins_several", "named_part"]

AND = frozenset({"und", "oder", "sowie", "&"})
BOTH = frozenset({"als", "wie"})  # sowohl A als auch B
SINGLE = frozenset({"person", "unknown"})


def joins_several(
    analysis: Analysis, mentions: Sequence[Mention], inside: Sequence[tuple[int, ...]], number: int
) -> bool:
    """Whether a mention joins several; `inside` holds the numbers of the mentions directly within each."""
    return _is_coordinated(analysis, mentions, inside, number) and not _is_one(analysis, mentions, inside, number)


def named_part(
    analysis: Analysis, mentions: Sequence[Mention], inside: Sequence[tuple[int, ...]], number: int
) -> int | None:
    """The part that has the proper name, or else the first, of a coordinated phrase that is one person's."""
    if not _is_coordinated(analysis, mentions, inside, number) or not _is_one(analysis, mentions, inside, number):
        return None
    return next((part for part in inside[number] if mentions[part].name is not None), inside[number][0])


def _is_coordinated(
    analysis: Analysis, mentions: Sequence[Mention], inside: Sequence[tuple[int, ...]], number: int
) -> bool:
    """Whether the first part begins where the phrase begins, and a comma or "und" follows it."""
    mention = mentions[number]
    if mention.number != "p":
        return False
    parts = (mentions[part] for part in inside[number])
    first = next((part for part in parts if part.first == mention.first and part.head == mention.head), None)
    if first is None or first.last == mention.last:
        return False
    following = [token.text for token in analysis.tokens[first.last + 1 : first.last + 3]]
    return following[0] in AND | {","} or (following[0] in BOTH and following[-1] == "auch")


def _is_one(analysis: Analysis, mentions: Sequence[Mention], inside: Sequence[tuple[int, ...]], number: int) -> bool:
    """Whether the parts describe one person: at most one has a name, and the last shares its article or has a comma."""
    parts = [mentions[part] for part in inside[number]]
    first, last = parts[0], parts[-1]
    if len(parts) > 1 and analysis.tokens[last.first - 1].text == "auch":
        return False  # wie auch B, oder auch B
    if len(parts) < 2 or sum(part.name is not None for part in parts) > 1 or first.sort != "person":
        return False
    if first.number == "p" and joins_several(analysis, mentions, inside, inside[number][0]):
        return False
    if not any(_is_joined(analysis, part) for part in parts[1:]):
        return True  # der Leiter der Schule, Jan Kern; die Such- und Rettungsagentur
    shared = not article_of(analysis, last) and not _is_bare_name(last) and last.number != "p"
    headed = article_of(analysis, first) in ("def", "indef") or (
        _is_bare_name(first) and parts[1].first > first.last + 1
    )
    agree = not first.gender or not last.gender or bool(set(first.gender) & set(last.gender))
    return shared and headed and agree and last.sort in SINGLE and first.number != "p"


def _is_joined(analysis: Analysis, part: Mention) -> bool:
    """Whether "und" stands before the part, and no word that only shares its second half (Such- und …)."""
    before = part.first - 1
    return before > 0 and analysis.tokens[before].text in AND and not analysis.tokens[before - 1].text.endswith("-")


def _is_bare_name(part: Mention) -> bool:
    return part.name is not None and part.name.start == part.start
