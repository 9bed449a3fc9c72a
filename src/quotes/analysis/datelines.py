"""Datelines: where and by whom a text was written, before its first sentence."""

from __future__ import annotations

from quotes.analysis.document import Analysis
from quotes.analysis.sentences import MARKS

__all__ = ["DASHES", "past_dateline"]

# Words and signs that a dateline has at most, with its dash: Frankfurt am Main/Trier –
DATELINE = 10
DASHES = frozenset({"–", "—", "-"})


def past_dateline(analysis: Analysis, start: int, stop: int) -> int:
    """The word at which the sentence from word `start` to `stop` begins behind a dateline: Trier/Köln – Das Wehr
    …, Bonn (dpa) - Das Wehr …; `start` where there is none."""
    tokens = analysis.tokens
    agency = False  # inside brackets
    for i in range(start, min(start + DATELINE, stop - 1)):
        text = tokens[i].text
        agency = (agency or (text == "(" and i > start)) and text != ")"
        if text in DASHES and i > start:
            marked = tokens[i + 1].text[0] in MARKS  # Trier -„Das Wehr …
            spaced = tokens[i - 1].end < tokens[i].start and (marked or tokens[i].end < tokens[i + 1].start)
            again = any(tokens[k].text == text for k in range(i + 1, stop))
            return i + 1 if spaced and not again else start
        if tokens[i].entity != "LOC" and text not in ("/", ",", "(", ")") and not agency:
            return start
    return start
