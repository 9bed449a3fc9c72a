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


def faults(marked: MarkedText) -> Iterator[str]:
    """What in a text goes against the guideline, a line each."""
    words = len(regex.findall(r"\w+", marked.text))
    if not 60 <= words <= 500:
        yield f"has {words} words"
    if marked.header["variety"] not in ("de", "at", "ch"):
        yield f"variety {marked.header['variety']!r} is none of de, at, ch"
    if marked.header["split"] not in ("train", "test"):
        yield f"split {marked.header['split']!r} is none of train, test"
    numbers = [quote.number for quote in marked.quotes]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the numbers of the quotes are not 1 to {len(numbers)}: {numbers}"
    for quote in marked.quotes:
        for fault in _quote_faults(marked.text, quote):
            yield f"quote {quote.number} ({quote.kind}): {fault}"


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
    content = " … ".join(text[start:end] for start, end in quote.quote)
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
    if quote.kind == "reported" and quote.speaker and not any(_inside(part, quote.quote) for part in quote.speaker):
        yield "the speaker stands outside"
    if len(quote.cue) > 4 or any(end - start > 60 for start, end in quote.cue):
        yield "the cue is long"
    if quote.speaker and quote.name is None:
        yield "speaker without name"
    if quote.name and not quote.name.startswith("*"):
        for name in quote.name.split(" & "):
            if not all(part in text for part in name.split()):
                yield f"the name {name!r} is not in the text (a star before a description)"


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
