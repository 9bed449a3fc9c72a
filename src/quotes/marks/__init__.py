"""Stage 1: what stands between quotation marks, found on characters alone.

Nothing here knows a language model or a word list; the direction of a mark comes from what stands around it and from
the text's own habit. A text is never an error. What is odd about its marks is told by findings:

=================  ====================================================================================================
code               meaning
=================  ====================================================================================================
``unclosed``       An opening mark without a closing one. Where that is plausible, a passage is assumed all the same: up
                   to the paragraph's end or to the next mark like it (``closed`` is False).
``unopened``       A closing mark without an opening one. Where that is plausible, a passage is assumed from the start
                   of the sentence (``opened`` is False).
``stray_mark``     A mark that neither opens nor closes anything, a row of marks as ornament, or a pair with nothing
                   between.
``mixed_marks``    Opening and closing mark are of two systems („x", “x“). Told once for each such style.
``mojibake``       Marks damaged by a wrong encoding (â€ž). They are not read as marks.
``escaped_mark``   Marks written as HTML entities (&bdquo;). They are not read as marks.
=================  ====================================================================================================

No finding is made of what is no quotation mark: apostrophes, primes and inches, ditto marks, bullets, breadcrumbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from quotes.marks.inventory import CLEAN_STYLES, INVISIBLE, Family
from quotes.marks.paragraphs import paragraph_ends, trimmed
from quotes.marks.recovery import Candidate, Paragraph, Recovery
from quotes.marks.scanning import Mark, scan
from quotes.models.parts import Marking, Passage
from quotes.spans import Span

if TYPE_CHECKING:
    from quotes.settings import Settings

__all__ = ["find_passages"]

_LETTER = regex.compile(r"\p{L}")
# A word or another passage is joined by a hyphen: „taz“-Redakteur, Anti-„Woke“, „Ost“-„West“-Streit.
_HYPHEN = rf"[{INVISIBLE}]{{0,3}}[-\u2010\u2011][{INVISIBLE}]{{0,3}}"
_JOINED_BEHIND = regex.compile(_HYPHEN + r"[\p{L}„»«‚›‹“\"']")
_JOINED_BEFORE = regex.compile(r"(?r)[\w“»«‘›‹”\"']" + _HYPHEN)

# How far into a pair of spaced guillemets a letter is looked for, to tell « Ja » from page numbers « 1 2 3 ».
_PAGES = 80


def find_passages(text: str, settings: Settings) -> Marking:
    r"""The passages between marks, in order of their start, properly nested, and what was odd about the marks.

    Time and memory are linear in the text. Without any mark the result is empty. Every `str` is accepted, lone
    surrogates and NUL too, and nothing is raised.

    >>> from quotes.settings import Settings
    >>> marking = find_passages("Sie sagte: „Das Wort ‚nie‘ kenne ich nicht.“", Settings())
    >>> [(passage.style, passage.depth, passage.content) for passage in marking.passages]
    [('„“', 0, (Span(start=12, end=43),)), ('‚‘', 1, (Span(start=22, end=25),))]

    Not a passage: the inches of a monitor, the apostrophe of a genitive.

    >>> find_passages("Hans' Monitor hat 27\" Diagonale.", Settings())
    Marking(passages=(), findings=())
    """
    marks, findings = scan(text)
    recovery = Recovery(text, max(1, settings.passage_limit), findings=findings)
    for paragraph in _paragraphs(text, marks):
        recovery.add(paragraph)
    recovery.finish()
    passages = _nested(text, recovery)
    _report_mixes(recovery)
    return Marking(passages=passages, findings=tuple(sorted(recovery.findings, key=lambda finding: finding.span)))


def _paragraphs(text: str, marks: list[Mark]) -> list[Paragraph]:
    """The paragraphs that have marks."""
    if not marks:
        return []
    paragraphs: list[Paragraph] = []
    mine = 0
    start = 0
    for number, end in enumerate(paragraph_ends(text)):
        first = mine
        while mine < len(marks) and marks[mine].start < end:
            mine += 1
        if mine > first:
            paragraphs.append(Paragraph(number, start, end, marks[first:mine]))
        start = end
    return paragraphs


def _nested(text: str, recovery: Recovery) -> tuple[Passage, ...]:
    """The candidates as passages, each with its parent."""
    passages: list[Passage] = []
    around: list[Passage] = []
    for candidate in _without_crossings(recovery):
        contents = [(start, end) for start, end in _contents(text, candidate) if start < end]
        if not contents:
            recovery.report("stray_mark", "nothing stands between the marks", candidate.start, candidate.end)
            continue
        if _is_pagination(text, candidate, contents):
            continue
        while around and around[-1].end <= candidate.start:
            around.pop()
        passage = Passage(
            index=len(passages),
            spans=tuple(Span(start, end) for start, end in candidate.pieces),
            content=tuple(Span(start, end) for start, end in contents),
            style=_style(candidate),
            depth=len(around),
            parent=around[-1].index if around else None,
            opened=bool(candidate.openers),
            closed=candidate.closer is not None,
            compound=_is_compound(text, candidate),
        )
        passages.append(passage)
        around.append(passage)
    return tuple(passages)


def _without_crossings(recovery: Recovery) -> list[Candidate]:
    """The candidates in order of their start; of two that cross, the one that is assumed is given up, and of two that
    are assumed to cover the same („a b»: to the end from one mark, from the start to the other) the second."""
    given_up: set[int] = set()
    stack: list[Candidate] = []
    ordered = sorted(recovery.candidates, key=lambda each: (each.start, -each.end, not each.openers))
    for candidate in ordered:
        while stack and stack[-1].end <= candidate.start:
            stack.pop()
        while stack and candidate.end > stack[-1].end and id(candidate) not in given_up:
            given_up.add(id(stack.pop() if candidate.certain else candidate))
        if stack and (stack[-1].start, stack[-1].end) == (candidate.start, candidate.end):
            given_up.add(id(candidate))
        if id(candidate) not in given_up:
            stack.append(candidate)
    for candidate in ordered:
        if id(candidate) in given_up and candidate.openers and candidate.closer:
            recovery.report("stray_mark", "a mark without a partner", candidate.start, candidate.openers[0].end)
    return [candidate for candidate in ordered if id(candidate) not in given_up]


def _contents(text: str, candidate: Candidate) -> list[tuple[int, int]]:
    """The pieces without their marks and without space at their edges."""
    starts = [mark.end for mark in candidate.openers] or [candidate.start]
    ends = [end for _, end in candidate.pieces]
    if candidate.closer is not None:
        ends[-1] = candidate.closer.start
    return [trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]


def _style(candidate: Candidate) -> str:
    opener = candidate.openers[0].symbol if candidate.openers else ""
    return opener + (candidate.closer.symbol if candidate.closer is not None else "")


def _is_compound(text: str, candidate: Candidate) -> bool:
    if candidate.closer is not None and _JOINED_BEHIND.match(text, candidate.closer.end):
        return True
    return bool(candidate.openers) and _JOINED_BEFORE.match(text, 0, candidate.start) is not None


def _is_pagination(text: str, candidate: Candidate, contents: list[tuple[int, int]]) -> bool:
    """Whether the pair is a pager's: guillemets with space around them and no letter between (« 1 2 3 »)."""
    ends = [*candidate.openers, *([candidate.closer] if candidate.closer else [])]
    if not all(mark.isolated and mark.family is Family.GUILLEMET for mark in ends):
        return False
    start, end = contents[0]
    return _LETTER.search(text, start, min(end, start + _PAGES)) is None


def _report_mixes(recovery: Recovery) -> None:
    """Report the first pair of each style that mixes two systems."""
    seen: set[str] = set()
    for candidate in sorted(recovery.candidates, key=lambda each: each.start):
        style = _style(candidate)
        if candidate.openers and candidate.closer and style not in CLEAN_STYLES and style not in seen:
            seen.add(style)
            recovery.report(
                "mixed_marks", f"marks of two systems: {style}", candidate.closer.start, candidate.closer.end
            )
