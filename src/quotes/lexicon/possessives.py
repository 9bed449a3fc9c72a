"""The possessives: mein, dein, sein, ihr, unser, euer, and the pronouns deren and dessen in their place."""

from __future__ import annotations

import regex

__all__ = ["THEIRS", "possessor"]

THEIRS = frozenset({"sein", "ihr"})
"""The possessives of whom one speaks about."""

_FORM = regex.compile(r"(sein|ihr|mein|dein|unser)(?:e|er|es|em|en)?|eu(?:r(?:e|er|es|em|en)|er)|(deren|dessen)")


def possessor(word: str) -> str:
    """The possessive that `word` is a form of, case aside; empty: of none.

    >>> possessor("Seinen"), possessor("euren"), possessor("dessen"), possessor("Ihre"), possessor("keiner")
    ('sein', 'euer', 'dessen', 'ihr', '')
    """
    found = _FORM.fullmatch(word.lower())
    if found is None:
        return ""
    return found[1] or found[2] or "euer"
