"""Checks texts of the corpus against the guideline: ``python corpus/validate.py [FILE …]`` (all texts without FILE).

Prints a line for each fault and ends with status 1 if there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import regex

sys.path.insert(0, str(Path(__file__).parent))

from markup import FOLDER, MarkedQuote, MarkedText, MarkupError, Ranges, read_text

__all__ = ["faults"]

MARKS = "„“”‚‘’»«›‹\"'`"
STOP = regex.compile(r"[.!?…:]\W*$")
GENRES = frozenset(
    "agency business courts culture disasters dull environment foreign interview local longchain obituary opinion "
    "parliament police politics portrait press science social sport translation".split()
)
POINTERS = regex.compile(r"\b(?:damit|darauf|davon|dafür|darüber|daraus|dazu|davor|darum)\b", regex.IGNORECASE)
GOVERNED = regex.compile(r"(?:an|bei|gegenüber|laut|mit|nach|zufolge) ", regex.IGNORECASE)
ARTICLE = regex.compile(r"\*?(?:der|die|das|dem|den|ein|eine|einem|einer) ", regex.IGNORECASE)
ASKING = regex.compile(r"\b(?:fragte?n?|erkundigte)\b", regex.IGNORECASE)
HEARD = regex.compile(r"\b(?:soll|sollen)\b.*\bhaben$")
REFUSING = regex.compile(
    r"\b(?:bestritt(?:en)?|dementierten?|dementiert|leugnete|stritt ab|stellte? in Abrede|l(?:ie|ä)(?:ß|ss)t? offen)$",
    regex.IGNORECASE,
)


def faults(marked: MarkedText) -> Iterator[str]:
    """What in a text goes against the guideline, a line each."""
    words = len(regex.findall(r"\w+", marked.text))
    if not 60 <= words <= 500:
        yield f"has {words} words"
    if marked.header["variety"] not in ("de", "at", "ch"):
        yield f"variety {marked.header['variety']!r} is none of de, at, ch"
    if marked.header["split"] not in ("train", "test"):
        yield f"split {marked.header['split']!r} is none of train, test"
    if marked.header["genre"] not in GENRES:
        yield f"genre {marked.header['genre']!r} is none of {', '.join(sorted(GENRES))}"
    numbers = [quote.number for quote in marked.quotes]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the numbers of the quotes are not 1 to {len(numbers)}: {numbers}"
    for quote in marked.quotes:
        for fault in _quote_faults(marked.text, quote):
            yield f"quote {quote.number} ({quote.kind}): {fault}"
    yield from _order_faults(marked.quotes)
    for quote in marked.quotes:
        hosts = [other for other in marked.quotes if other is not quote and _within(quote.quote, other.quote)]
        if quote.kind == "direct" and hosts:
            host = min(hosts, key=lambda other: sum(end - start for start, end in other.quote))
            yield from _fragment_faults(quote, host)


def _order_faults(quotes: tuple[MarkedQuote, ...]) -> Iterator[str]:
    for first, second in pairwise(quotes):
        if second.quote[0][0] < first.quote[0][0]:
            yield f"quote {second.number} stands before quote {first.number}"


def _fragment_faults(fragment: MarkedQuote, host: MarkedQuote) -> Iterator[str]:
    """A fragment has the speaker of the quote around it, or it is a report within the report with a cue of its own."""
    if fragment.cue and fragment.cue != host.cue and fragment.frame:
        return
    parts = {"indirect": ("speaker", "cue", "frame", "addressee"), "reported": ("speaker", "cue")}
    for part in parts.get(host.kind, ("speaker",) if host.kind != "direct" else ()):
        if getattr(fragment, part) != getattr(host, part):
            yield f"quote {fragment.number} (direct) does not share the {part} of quote {host.number} around it"


def _quote_faults(text: str, quote: MarkedQuote) -> Iterator[str]:
    for name in ("quote", "speaker", "cue", "frame", "addressee"):
        for start, end in getattr(quote, name):
            if text[start].isspace() or text[end - 1].isspace():
                yield f"{name} {text[start:end]!r} begins or ends with white space"
            if start and text[start].isalnum() and text[start - 1].isalnum():
                yield f"{name} {text[start:end]!r} begins within a word"
            if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                yield f"{name} {text[start:end]!r} ends within a word"
        for first, second in pairwise(getattr(quote, name)):
            if second[0] < first[1]:
                yield f"{name}: a part within a part"
    content = _words(text, quote.quote)
    yield from _role_faults(text, quote)
    yield from _standing_faults(text, quote)
    if quote.kind == "direct":
        if (
            not any(sign in MARKS for sign in content)
            and ":" not in text[max(0, quote.quote[0][0] - 3) : quote.quote[0][0]]
        ):
            yield "direct without marks"
        elif text[quote.quote[0][0]].isalnum() and text[max(0, quote.quote[0][0] - 1)] in '„»«›‹‚“"':
            yield "the opening mark is outside"
    if quote.kind in ("free_indirect", "indirect_free_indirect", "reported"):
        if quote.frame:
            yield "has no frame by the guideline"
        if quote.kind != "reported" and quote.cue:
            yield "has no cue by the guideline"
    if quote.kind in ("free_indirect", "indirect_free_indirect") and not STOP.search(content):
        yield f"ends without its full stop: {content[-40:]!r}"
    if quote.kind == "indirect":
        if not quote.frame and not quote.cue:
            yield "without frame and cue"
        if regex.search(r"[.,;]$", content):
            yield f"ends with {content[-1]!r}, which belongs outside"
        if regex.match(r"[,;:]", content):
            yield f"begins with {content[0]!r}, which belongs to the frame"
    if quote.kind == "indirect" and quote.frame:
        for name, parts in (("speaker", quote.speaker), ("cue", quote.cue)):
            if parts and not any(_inside(part, quote.frame) for part in parts) and _near(parts, quote.frame):
                yield f"{name} {text[parts[0][0] : parts[0][1]]!r} stands outside its frame"
    if quote.kind == "reported":
        if not quote.cue:
            yield "reported without cue"
        if quote.speaker and quote.speaker[0][0] > quote.quote[-1][1]:
            yield "the speaker stands after it"
    if len(quote.cue) > 4 or any(end - start > 60 for start, end in quote.cue):
        yield "the cue is long"
    if quote.speaker and quote.name is None:
        yield "speaker without name"
    if quote.name and not quote.name.startswith("*"):
        for name in quote.name.split(" & "):
            if not all(part in text for part in name.split()):
                yield f"the name {name!r} is not in the text (a star before a description)"


def _role_faults(text: str, quote: MarkedQuote) -> Iterator[str]:
    for start, end in quote.cue:
        if POINTERS.search(text[start:end]):
            yield f"cue {text[start:end]!r} holds a word that points to the quote"
    for name in ("speaker", "addressee"):
        for start, end in getattr(quote, name):
            if text[end - 1] in ",:;":
                yield f"{name} {text[start:end]!r} ends with {text[end - 1]!r}"
            if GOVERNED.match(text[start:end]):
                yield f"{name} {text[start:end]!r} begins with a preposition"
    for start, end in quote.frame:
        if text[end - 1] == "." and end < len(text) and text[end] in " \n" and text[start:end].count(" ") > 0:
            yield f"frame {text[start:end][-40:]!r} ends with the full stop of the sentence"
    if len(quote.speaker) > 1:
        yield f"{len(quote.speaker)} mentions of the speaker"
    if quote.name and any(ARTICLE.match(name) for name in quote.name.split(" & ")):
        yield f"the name {quote.name!r} begins with an article"


def _standing_faults(text: str, quote: MarkedQuote) -> Iterator[str]:
    cue, content = _words(text, quote.cue).replace(" … ", " "), _words(text, quote.quote)
    if quote.kind == "indirect" and quote.standing == "stated":
        if ASKING.search(cue) and regex.match(r"(?:ob|w[aeio]\p{Ll}*)\b", content, regex.IGNORECASE):
            yield "a question that is reported: asked"
        if HEARD.search(cue):
            yield f"{cue}: hearsay"
        if REFUSING.search(cue) and not regex.search(r"\bnicht\b", _words(text, quote.frame)):
            yield f"{cue}: denied"


def _words(text: str, ranges: Ranges) -> str:
    return " … ".join(text[start:end] for start, end in ranges)


def _within(parts: Ranges, wholes: Ranges) -> bool:
    return parts != wholes and all(_inside(part, wholes) for part in parts)


def _inside(part: tuple[int, int], wholes: Ranges) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in wholes)


def _near(parts: Ranges, frame: Ranges) -> bool:
    """Whether the part stands between first and last word of the frame, or right beside it."""
    return all(frame[0][0] - 2 <= start and end <= frame[-1][1] + 2 for start, end in parts)


def main(paths: list[Path]) -> int:
    """Validate; the number of faults decides the exit status."""
    count = 0
    for path in paths or sorted(FOLDER.glob("*.txt")):
        try:
            found = [f"{path.name}: {fault}" for fault in faults(read_text(path))]
        except MarkupError as error:
            found = [str(error)]
        except OSError as error:
            found = [f"{path}: {error.strerror}"]
        count += len(found)
        print(*found, sep="\n", end="\n" if found else "")
    print(f"{count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
