"""From the text to its marks: where they stand, which way they lean, and which look-alikes are none."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from sys import intern

import regex
from attrs import define

from quotes.marks.inventory import INVISIBLE, MARK, MARK_IN_BABEL_TEXT, SYMBOLS, Family, Role
from quotes.models.results import Finding
from quotes.spans import Span

__all__ = ["Lean", "Mark", "scan"]


class Lean(IntEnum):
    """The direction of a mark, as far as what stands around it and the text's habit show."""

    OPEN = 0
    CLOSE = 1
    EITHER = 2


class _Side(IntEnum):
    """What stands beside a mark. The first two leave a gap."""

    SPACE = 0  # space, line break, edge of the text, table rule, markup
    TIGHT = 1  # no-break or thin space: French spacing sets it inside the marks
    BRACKET = 2  # opening bracket
    DASH = 3
    COLON = 4
    STOP = 5  # closing punctuation and brackets
    WORD = 6


@define(eq=False)
class Mark:
    """A mark that may open or close.

    Attributes:
        sure: its direction comes from what stands around it, not from habit alone.
        doubtful: it may as well be a prime or the apostrophe of a genitive (27" · Hans' Vater).
        isolated: there is space on both of its sides, as with bullets and stray marks.
        before_space: there is space behind it.

    """

    start: int
    end: int
    symbol: str
    family: Family
    role: Role
    lean: Lean
    sure: bool = True
    doubtful: bool = False
    isolated: bool = False
    before_space: bool = False


_SIDES = {
    character: side
    for side, characters in (
        (_Side.BRACKET, "([{¡¿"),
        (_Side.DASH, "-\u2010\u2011\u2012–—―−/"),
        (_Side.COLON, ":="),
        (_Side.STOP, ".,;!?…)]}%‰"),
        (_Side.TIGHT, "\u00a0\u202f\u2007\u2009\u200a"),
        (_Side.SPACE, "|<>"),
    )
    for character in characters
}
# Emphasis signs of plain-text markup (*, _, ~) stand between a mark and its neighbour, too.
_SKIPPED_AFTER = regex.compile(rf"[{INVISIBLE}*_~]*+")
_SKIPPED_BEFORE = regex.compile(rf"(?r)[{INVISIBLE}*_~]*+")
# More marks in a row than this are an ornament: three levels may end together, and one passage begin there.
_LONGEST_RUN = 6
_GENITIVE = regex.compile(r"s(?!\w)")
# Clipped words with an apostrophe in front, and clipped years: 'ne, ’s, '89, ’68er. Not where a mark closes right
# behind (das Wort 'mal'), but for Rock 'n' Roll.
_CLIPPED = regex.compile(
    r"n['’‘´`](?!\w)|(?:(?:n|ne|nen|nem|ner|nes|s|m|t|mal|nauf|nein|nunter|rauf|raus|rein|rüber|rum|runter|ran|tschuldigung|ndrangheta)"
    r"|\d\d(?:er|ern|ers)?)(?![\w'’‘´`])",
    regex.IGNORECASE,
)
_MEASURE = regex.compile(r"(?r)(?<!\d)(?:\d{1,3}|\d{1,2}[.,]\d{1,2}|[½¼¾])")
_NEXT_WORD = regex.compile(r" \p{L}")
_DITTO_BESIDE = regex.compile(r"\t|  |[ ]?\|")


def scan(text: str) -> tuple[list[Mark], list[Finding]]:
    """The marks of `text` in order, look-alikes left out, and findings about damaged ones. Linear in the text."""
    pattern = MARK_IN_BABEL_TEXT if '"`' in text and "\"'" in text else MARK
    marks: list[Mark] = []
    findings: list[Finding] = []
    run: list[tuple[int, int, str]] = []
    for match in pattern.finditer(text):
        unit = match.lastgroup
        start, end = match.span()
        if unit == "mark":
            if run and _SKIPPED_AFTER.match(text, run[-1][1]).end() < start:  # type: ignore[union-attr]
                _add_run(text, run, marks, findings)
                run = []
            if len(run) > _LONGEST_RUN:
                run.pop()
            run.append((start, end, intern(match.group())))
        elif unit == "mojibake":
            findings.append(_finding("mojibake", "marks damaged by a wrong encoding are not read", start, end))
        elif unit == "escaped":
            findings.append(_finding("escaped_mark", "marks written as HTML entities are not read", start, end))
        elif match.group("rule") is not None and text[start] in '„“”‟"＂»«':
            findings.append(_ornament(start, end))
    _add_run(text, run, marks, findings)
    return _with_habits(marks, opens_low="„" in text), findings


def _ornament(start: int, end: int) -> Finding:
    return _finding("stray_mark", "a row of marks is read as an ornament", start, end)


def _finding(code: str, message: str, start: int, end: int) -> Finding:
    return Finding(code=code, message=message, span=Span(start, end))


def _add_run(text: str, run: list[tuple[int, int, str]], marks: list[Mark], findings: list[Finding]) -> None:
    """Add the marks of one run: marks with nothing visible between them, which share what stands before and after."""
    if not run:
        return
    if len(run) > _LONGEST_RUN:
        findings.append(_ornament(run[0][0], run[-1][1]))
        return
    before = _SKIPPED_BEFORE.match(text, 0, run[0][0]).start()  # type: ignore[union-attr]
    after = _SKIPPED_AFTER.match(text, run[-1][1]).end()  # type: ignore[union-attr]
    left = _side(text, before - 1)
    right = _side(text, after)
    if right is _Side.STOP and (text[after] == "…" or text.startswith("..", after)):
        right = _Side.WORD  # an ellipsis begins a quote as well as a word does
    lean = _lean(left, right)
    if left in (_Side.WORD, _Side.STOP) and right is _Side.WORD and _GENITIVE.match(text, after):
        lean = Lean.CLOSE  # des „Spiegel“s
    for start, end, symbol in run:
        mark = _mark(text, before, after, (left, right), Mark(start, end, symbol, *_kind(symbol), lean))
        if mark is not None:
            marks.append(mark)


def _kind(symbol: str) -> tuple[Family, Role]:
    entry = SYMBOLS[symbol]
    return entry.family, entry.role


def _side(text: str, index: int) -> _Side:
    if not 0 <= index < len(text):
        return _Side.SPACE
    character = text[index]
    return _SIDES.get(character, _Side.SPACE if character.isspace() else _Side.WORD)


def _lean(left: _Side, right: _Side) -> Lean:
    """The direction that the neighbours show: a mark clings to the words that it quotes."""
    spaced_left, spaced_right = left <= _Side.TIGHT, right <= _Side.TIGHT
    if spaced_left and spaced_right:
        return Lean.EITHER if left == right else Lean.OPEN if left is _Side.SPACE else Lean.CLOSE
    if spaced_left:
        return Lean.EITHER if right is _Side.STOP else Lean.OPEN
    if left is _Side.BRACKET:
        return Lean.EITHER if spaced_right or right is _Side.STOP else Lean.OPEN
    if spaced_right or right is _Side.STOP:
        return Lean.CLOSE
    if left in (_Side.DASH, _Side.COLON):
        return Lean.EITHER if right in (_Side.DASH, _Side.COLON) else Lean.OPEN
    return Lean.EITHER if right is _Side.WORD else Lean.CLOSE


def _mark(text: str, before: int, after: int, sides: tuple[_Side, _Side], mark: Mark) -> Mark | None:
    """The mark with what its own shape adds, or None for a look-alike."""
    mark.before_space = sides[1] <= _Side.TIGHT
    mark.isolated = mark.before_space and mark.lean is Lean.EITHER
    if mark.isolated and _is_ditto(text, mark):
        return None
    if mark.family is Family.SINGLE:
        return _single(text, before, after, sides, mark)
    if len(mark.symbol) == 2 and mark.lean is Lean.EITHER:
        return None  # operators, primes, doubled commas
    if mark.symbol in (",,", "‚‚") and mark.lean is Lean.CLOSE:
        return None  # doubled commas
    mark.sure = mark.lean is not Lean.EITHER
    if mark.role is Role.OPENS:
        mark.sure = not mark.isolated
        mark.lean = Lean.EITHER if mark.lean is Lean.CLOSE else Lean.OPEN
    elif mark.role is Role.CLOSES:
        mark.lean = Lean.EITHER if mark.lean is Lean.OPEN else Lean.CLOSE
    if mark.family is Family.DOUBLE and mark.lean is Lean.CLOSE:
        mark.doubtful = _MEASURE.match(text, max(0, before - 6), before) is not None
    return mark


def _single(text: str, before: int, after: int, sides: tuple[_Side, _Side], mark: Mark) -> Mark | None:
    """A single mark, unless it is an apostrophe, a minute, or a comma of the wrong code point."""
    if sides == (_Side.WORD, _Side.WORD) or (mark.role is Role.OPENS and mark.lean is Lean.CLOSE):
        return None
    if mark.role is Role.OPENS:
        mark.sure = not mark.isolated
        mark.lean = Lean.OPEN
        return mark
    if mark.lean is Lean.EITHER or (mark.role is Role.CLOSES and mark.lean is Lean.OPEN):
        return None
    if mark.lean is Lean.OPEN and _CLIPPED.match(text, after):
        return None
    if mark.lean is Lean.CLOSE:
        last = text[before - 1]
        mark.doubtful = last.isdigit() or (last in "sßxzSXZ" and _NEXT_WORD.match(text, after) is not None)
    return mark


def _is_ditto(text: str, mark: Mark) -> bool:
    """Whether a mark with space on both sides stands for the word above it, in a cell of its own."""
    if _DITTO_BESIDE.match(text, mark.end):
        return True
    return text[max(0, mark.start - 2) : mark.start] == "  " or text[mark.start - 1 : mark.start] in ("\t", "|")


def _with_habits(marks: list[Mark], *, opens_low: bool) -> list[Mark]:
    """Give marks that could go either way the direction that the same mark has elsewhere in the text.

    A habit is a direction with at least three votes in four. » and « vote together, as inward or outward. Without any
    vote, “ closes where the text has „, else it opens, ” closes, and the first guillemet of the text opens. Straight
    marks have no habit: they close what is open.
    """
    votes: Counter[tuple[str, Lean]] = Counter()
    for mark in marks:
        if mark.role is Role.TURNS and mark.sure:
            votes[_as_voted(mark.symbol, mark.lean)] += 1
    first: dict[Family, str] = {}
    for mark in marks:
        first.setdefault(mark.family, mark.symbol)
    for mark in marks:
        if mark.role is not Role.TURNS or mark.lean is not Lean.EITHER or mark.symbol in _STRAIGHT:
            continue
        symbol, _ = _as_voted(mark.symbol, Lean.OPEN)
        opening, closing = votes[symbol, Lean.OPEN], votes[symbol, Lean.CLOSE]
        if opening or closing:
            lean = Lean.OPEN if opening >= 3 * closing else Lean.CLOSE if closing >= 3 * opening else Lean.EITHER
        elif symbol in _INWARD:
            lean = _as_voted(first[mark.family], Lean.OPEN)[1]
        elif mark.symbol == "“":
            lean = Lean.CLOSE if opens_low else Lean.OPEN
        else:
            lean = Lean.CLOSE if mark.symbol == "”" else Lean.EITHER
        if symbol in _INWARD and lean is not Lean.EITHER:
            lean = _as_voted(mark.symbol, lean)[1]
        mark.lean = lean
    return marks


_STRAIGHT = frozenset({'"', "＂", "″"})
# Each guillemet that points right, and its counterpart.
_INWARD = {"»": "«", "›": "‹", ">>": "<<", "❯": "❮"}
_OUTWARD = {left: right for right, left in _INWARD.items()}


def _as_voted(symbol: str, lean: Lean) -> tuple[str, Lean]:
    """A vote of « for closing is one of » for opening, and the other way round. Its own inverse in the direction."""
    if symbol not in _OUTWARD:
        return symbol, lean
    return _OUTWARD[symbol], Lean(1 - lean) if lean is not Lean.EITHER else lean
