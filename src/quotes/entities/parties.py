"""The parties to which a phrase says that somebody belongs: no SPD man is taken for a member of the CDU.

The names of parties and the nouns for their members are those of the list ``parties.tsv``.
"""

from __future__ import annotations

import regex

from quotes.analysis import Analysis
from quotes.lexicon import Lexicon
from quotes.models.parts import Mention

__all__ = ["parties_of"]

SEVERAL = regex.compile(r"[/,]")
AGAINST = regex.compile(r"(?:gegner|kritiker)(?:in)?$")
OF = {("von", "den"), ("von", "der"), ("bei", "den"), ("bei", "der")}


def parties_of(analysis: Analysis, lexicon: Lexicon, mention: Mention, head: str) -> frozenset[str]:
    """``Jan Kern (CDU)``, ``der SPD-Politiker``, ``Ida Lang von den Grünen``, ``die Sozialdemokratin``; empty: none.

    `head` is the lemma of the phrase's noun. A noun that several parties use (Sozialdemokrat) gives all of them.
    """
    tokens = analysis.tokens
    found = set(lexicon.parties(head))
    for i in range(mention.first, mention.last + 1):
        text = tokens[i].text
        before = tokens[i - 1].text if i else ""
        if before == "(" or (tokens[max(i - 2, 0)].text, before) in OF:
            found.update(party for part in SEVERAL.split(text) for party in lexicon.parties(part))
        elif "-" in text and not AGAINST.search(text):
            found.update(lexicon.parties(text.partition("-")[0]))
    return frozenset(found)
