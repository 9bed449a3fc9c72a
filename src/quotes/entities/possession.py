"""Whose a thing is: attributes in the genitive or with *von*, and names that are genitives."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.entities.heads import looks_personal
from quotes.lexicon import Lexicon
from quotes.models.parts import Mention

__all__ = ["has_owner", "is_possessor", "owner_before", "owns"]


def has_owner(mention: Mention, ordered: Sequence[Mention], inside: Sequence[int]) -> bool:
    """Whether a person or body stands behind the head in the genitive or with von."""
    behind = (ordered[part] for part in inside if ordered[part].first > mention.head)
    return any(each.sort in ("person", "body") and is_possessor(each) for each in behind)


def is_possessor(mention: Mention) -> bool:
    """Whether an attribute behind a noun is in the genitive or has von, and no time (Angaben vom Donnerstag)."""
    if mention.sort == "thing":
        return False
    return mention.preposition == "von" or ("g" in mention.case and not mention.preposition)


def owner_before(mention: Mention, ordered: Sequence[Mention], inside: Sequence[int]) -> Mention | None:
    """The name in the genitive with which a phrase begins, as others with an article: ``Kerns`` of "Kerns Anwalt"."""
    for part in (ordered[each] for each in inside):
        first = part.first == mention.first and part.last < mention.head
        if first and part.name is not None and part.name.end == part.end and not part.preposition:
            return part
    return None


def owns(analysis: Analysis, lexicon: Lexicon, mention: Mention, words: tuple[str, ...]) -> bool:
    """``der Arzt Kerns``: the name behind the noun is a genitive, and somebody else."""
    if mention.name is None:
        return False
    last = analysis.tokens[analysis.tokens_in(mention.name)[-1]]
    stripped = not last.text.endswith(words[-1])
    genitive = last.case == "g" and last.text.endswith("s") and "g" not in mention.case
    head = analysis.tokens[mention.head]
    thing = lexicon.role(head.text) is None and not looks_personal(lexicon, head.text, "")  # die Ära Jan Kerns
    genitive = genitive or (thing and mention.gender == "f" and last.entity == "PER" and last.text.endswith("s"))
    return last.i > mention.head and (stripped or genitive)
