"""What becomes of marks without a partner: joined over paragraphs, recovered at the paragraph's edge, or reported."""

from __future__ import annotations

import regex
from attrs import define, field

from quotes.marks.inventory import CLEAN_STYLES, SYMBOLS, Family
from quotes.marks.pairing import Matched, match
from quotes.marks.paragraphs import trimmed
from quotes.marks.scanning import Lean, Mark
from quotes.models.results import Finding
from quotes.spans import Span

__all__ = ["Candidate", "Paragraph", "Recovery"]


@define
class Candidate:
    """A passage to be: its pieces (marks included), the marks at its ends, and whether both marks say so themselves."""

    pieces: list[tuple[int, int]]
    openers: list[Mark]
    closer: Mark | None
    certain: bool

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


@define
class Paragraph:
    """A paragraph that has marks; `number` counts all paragraphs of the text."""

    number: int
    start: int
    end: int
    marks: list[Mark]


@define
class _Pending:
    """A passage that ran to the end of its paragraph and may go on in the next.

    `whole`: it began with a sentence, so that a mark at the next paragraph's start may repeat its own.
    """

    openers: list[Mark]
    pieces: list[tuple[int, int]]
    first: int
    last: int
    whole: bool


_WORDS = regex.compile(r"\w+\W+\w")
# A sentence begins behind this. Not behind 12. (Januar), z. B., Dr.
_SENTENCE_BREAK = regex.compile(r"(?<!\d|\b\p{L}|\bDr|\bProf)[.!?…:][)\]]*+\s++(?=[\p{Lu}\d…„“\"»«])")
_SENTENCE_EDGE = regex.compile(r"(?r)[.!?:…–—][^\w\s]{0,3}")
_FINAL = regex.compile(r"(?r)[.!?…][^\w\s]{0,3}")
_STOP_BEHIND = regex.compile(r"\s*+(?:[.,;!?:)–—-]|$)")


@define
class Recovery:
    """Goes through the paragraphs of `text` in order; `candidates` and `findings` collect what it finds."""

    text: str
    limit: int
    candidates: list[Candidate] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    _pending: _Pending | None = None

    def add(self, paragraph: Paragraph) -> None:
        """Pair the marks of the next paragraph and decide about those left over."""
        matched = match(paragraph.marks)
        if self._pending is not None:
            self._continue(self._pending, paragraph, matched)
        for opener, closer in matched.pairs:
            self._add_pair(opener, closer, certain=True)
        for opener, closer in matched.guessed:
            self._add_pair(opener, closer, certain=False)
        self._recover(paragraph, matched.leftovers)

    def finish(self) -> None:
        """Close what is still pending at the end of the text."""
        if self._pending is not None:
            self._give_up(self._pending)

    def report(self, code: str, message: str, start: int, end: int) -> None:
        self.findings.append(Finding(code=code, message=message, span=Span(start, end)))

    def _add_pair(self, opener: Mark, closer: Mark, *, certain: bool) -> None:
        self.candidates.append(Candidate([(opener.start, closer.end)], [opener], closer, certain))

    def _continue(self, pending: _Pending, paragraph: Paragraph, matched: Matched) -> None:
        """Let the pending passage go on in this paragraph, end in it, or wait; what it takes leaves `matched`."""
        family, symbol = pending.openers[-1].family, pending.openers[-1].symbol
        in_reach = paragraph.number - pending.first < self.limit
        adjacent = paragraph.number == pending.last + 1
        first = paragraph.marks[0]
        if in_reach and adjacent and pending.whole and first.symbol == symbol and self._leads(paragraph):
            closer = next((closer for opener, closer in matched.pairs if opener is first), None)
            if closer is not None:
                matched.pairs.remove((first, closer))
                self._end([*pending.pieces, (first.start, closer.end)], [*pending.openers, first], closer)
                return
            start, end = trimmed(self.text, first.end, paragraph.end)
            alone = all(mark.symbol != symbol for mark in paragraph.marks[1:])
            if start < end and alone and first in matched.leftovers:
                matched.leftovers.remove(first)
                pending.openers.append(first)
                pending.pieces.append((first.start, end))
                pending.last = paragraph.number
                return
        left = next((mark for mark in matched.leftovers if mark.family is family), None)
        if in_reach and left is not None and left.lean is Lean.CLOSE:
            earliest = next(mark for mark in paragraph.marks if mark.family is family)
            if symbol + left.symbol in CLEAN_STYLES or (left is earliest and left.sure):
                matched.leftovers.remove(left)
                pieces = [*pending.pieces[:-1], (pending.pieces[-1][0], left.end)]
                self._end(pieces, pending.openers, left)
                return
        if not in_reach or any(mark.family is family for mark in paragraph.marks):
            self._give_up(pending)

    def _leads(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph begins with its first mark, and that one opens."""
        first = paragraph.marks[0]
        opens = first.lean is Lean.OPEN and first.sure
        return opens and trimmed(self.text, paragraph.start, first.start)[0] == first.start

    def _end(self, pieces: list[tuple[int, int]], openers: list[Mark], closer: Mark | None) -> None:
        self.candidates.append(Candidate(pieces, openers, closer, certain=False))
        self._pending = None

    def _give_up(self, pending: _Pending) -> None:
        last = pending.openers[-1]
        self._report_unclosed(last)
        self.candidates.append(Candidate(pending.pieces, pending.openers, None, certain=False))
        self._pending = None

    def _recover(self, paragraph: Paragraph, leftovers: list[Mark]) -> None:
        """Recover or report each mark left over; the last opening one may stay pending instead."""
        if not leftovers:
            return
        bounds = _neighbours(paragraph)
        for mark in leftovers:
            earlier, later = bounds[mark.start]
            entry = SYMBOLS[mark.symbol]
            if not mark.sure or not entry.recoverable:
                if (entry.recoverable and mark.family is Family.DOUBLE) or mark.symbol == "‚":
                    self.report("stray_mark", "a mark without a partner", mark.start, mark.end)
            elif mark.lean is Lean.OPEN:
                self._recover_opener(mark, later, paragraph)
            else:
                self._recover_closer(mark, earlier, paragraph)

    def _recover_opener(self, mark: Mark, later: int | None, paragraph: Paragraph) -> None:
        limit = paragraph.end if later is None else later
        start, end = trimmed(self.text, mark.end, limit)
        if not self._is_plausible_open(mark, start, end, paragraph, at_edge=later is None):
            self._report_unclosed(mark)
        elif later is None and self._pending is None:
            whole = self._begins_sentence(mark, paragraph)
            self._pending = _Pending([mark], [(mark.start, end)], paragraph.number, paragraph.number, whole)
        else:
            self._report_unclosed(mark)
            self.candidates.append(Candidate([(mark.start, end)], [mark], None, certain=False))

    def _is_plausible_open(self, mark: Mark, start: int, end: int, paragraph: Paragraph, *, at_edge: bool) -> bool:
        """Whole sentences from a sentence's start, or a fragment that ends with the sentence in which it stands."""
        if not _WORDS.search(self.text, start, end):
            return False
        final = _FINAL.match(self.text, start, end) is not None
        if self._begins_sentence(mark, paragraph):
            return at_edge or final
        return final and not _SENTENCE_BREAK.search(self.text, start, end)

    def _begins_sentence(self, mark: Mark, paragraph: Paragraph) -> bool:
        start, end = trimmed(self.text, paragraph.start, mark.start)
        return start == end or _SENTENCE_EDGE.match(self.text, start, end) is not None

    def _recover_closer(self, mark: Mark, earlier: int | None, paragraph: Paragraph) -> None:
        start = paragraph.start if earlier is None else earlier
        begins = earlier is None
        for found in _SENTENCE_BREAK.finditer(self.text, start, mark.start):
            start, begins = found.end(), True
        start, end = trimmed(self.text, start, mark.start)
        stops = _FINAL.match(self.text, start, end) or _STOP_BEHIND.match(self.text, mark.end, paragraph.end)
        self.report("unopened", "the opening mark is missing", mark.start, mark.end)
        if begins and stops and _WORDS.search(self.text, start, end):
            self.candidates.append(Candidate([(start, mark.end)], [], mark, certain=False))

    def _report_unclosed(self, mark: Mark) -> None:
        self.report("unclosed", "the closing mark is missing", mark.start, mark.end)


def _neighbours(paragraph: Paragraph) -> dict[int, tuple[int | None, int | None]]:
    """For each mark, by its start: the end of the mark of its family before it, the start of its like behind it."""
    earlier: dict[int, int | None] = {}
    ends: dict[Family, int] = {}
    for mark in paragraph.marks:
        earlier[mark.start] = ends.get(mark.family)
        ends[mark.family] = mark.end
    bounds: dict[int, tuple[int | None, int | None]] = {}
    starts: dict[str, int] = {}
    for mark in reversed(paragraph.marks):
        bounds[mark.start] = (earlier[mark.start], starts.get(mark.symbol))
        starts[mark.symbol] = mark.start
    return bounds
