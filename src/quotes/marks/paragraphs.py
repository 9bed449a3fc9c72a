"""Where a paragraph ends: the border up to which a missing mark is looked for."""

from __future__ import annotations

import regex

from quotes.marks.inventory import INVISIBLE

__all__ = ["paragraph_ends", "trimmed"]

_BREAK = regex.compile(r"[\n\r\v\f\x85\u2028\u2029]\s*+")
_LINE_END = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ENDS_SENTENCE = regex.compile(r"(?r)[.!?:…][^\w\s]{0,3}\s*+")
_BLANK = regex.compile(rf"[\s\x1c-\x1f{INVISIBLE}]*+")  # str.isspace has the separators, \s has not
_BLANK_BEFORE = regex.compile(rf"(?r)[\s\x1c-\x1f{INVISIBLE}]*+")

# Above this share of lines that go on in lower case, single line breaks are where lines were wrapped. German text has
# about one word in two in lower case; a text with a paragraph a line has next to none at the start of lines.
_WRAPPED_SHARE = 0.2


def paragraph_ends(text: str) -> list[int]:
    r"""The end of each paragraph, past the line break, the end of the text last.

    A blank line always ends one. A single line break does where the next line does not go on in lower case and, in a
    text with wrapped lines, where a sentence ends before it.

    >>> paragraph_ends("Ein Titel\nEin Satz.\n\nNoch einer.")
    [10, 21, 32]
    """
    blank: list[int] = []
    single: list[tuple[int, int]] = []
    lower = 0
    for match in _BREAK.finditer(text):
        start, end = match.span()
        if end == len(text):
            continue
        line_ends = _LINE_END.findall(match.group())
        if len(line_ends) > 1 or line_ends[0] in "\f\u2029":
            blank.append(end)
        elif text[end].islower():
            lower += 1
        else:
            single.append((start, end))
    if lower > _WRAPPED_SHARE * (lower + len(single)):
        single = [(start, end) for start, end in single if _ENDS_SENTENCE.match(text, max(0, start - 8), start)]
    return sorted([*blank, *(end for _, end in single), len(text)])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and invisible characters at its edges; empty at `end` where nothing is left."""
    start = _BLANK.match(text, start, end).end()  # type: ignore[union-attr]
    if start < end:
        end = _BLANK_BEFORE.match(text, start, end).start()  # type: ignore[union-attr]
    return start, end
