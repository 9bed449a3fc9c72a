"""Reads the texts of the corpus: plain text, and the quotes marked up in it.

The form of a file is described in ``GUIDELINE.md``. Offsets are half-open ranges of code points of the plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex
from attrs import field, frozen

__all__ = [
    "FOLDER",
    "KINDS",
    "MEDIA",
    "STANDINGS",
    "MarkedQuote",
    "MarkedText",
    "MarkupError",
    "read_sentence",
    "read_text",
    "read_texts",
]

FOLDER = Path(__file__).parent / "texts"

KINDS = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "fi": "free_indirect",
    "ifi": "indirect_free_indirect",
}
MEDIA = frozenset({"speech", "writing", "thought", "sw", "st", "tw", "none"})
STANDINGS = frozenset({"stated", "denied", "asked", "planned", "hearsay"})
NOT_QUOTED = frozenset({"name", "title", "term", "irony"})
HEADER = ("id", "genre", "variety", "marks", "split", "note")

_OPENING = regex.compile(r"\{([QSCFA])([0-9]+(?:,[0-9]+)*)([^|{}]*)\||\{N ([a-z]+)\|")

Ranges = tuple[tuple[int, int], ...]


class MarkupError(ValueError):
    """A text does not have the form it must have; the message names file, line and what is wrong."""


@frozen(kw_only=True)
class MarkedQuote:
    """A quote: where it and its parts stand; a part that the text does not have is empty."""

    number: int
    kind: str
    medium: str
    standing: str = "stated"
    quote: Ranges
    speaker: Ranges = ()
    cue: Ranges = ()
    frame: Ranges = ()
    addressee: Ranges = ()
    name: str | None = None
    """The speaker's fullest name; with a star before it where the text names nobody; None without a speaker."""


@frozen(kw_only=True)
class MarkedText:
    """A text, its quotes in the order of their numbers, and what stands between marks and is nobody's words."""

    id: str
    header: dict[str, str]
    text: str = field(repr=False)
    quotes: tuple[MarkedQuote, ...] = ()
    not_quoted: tuple[tuple[str, int, int], ...] = ()


@frozen
class _Tag:
    letter: str
    numbers: tuple[int, ...]
    rest: str
    start: int
    line: int


def read_texts(folder: Path = FOLDER, split: str | None = None) -> Iterator[MarkedText]:
    """The texts of a folder in the order of their ids; `split` is ``train``, ``test`` or None for both.

    Raises:
        MarkupError: for the first text that does not have the form it must have.
    """
    for path in sorted(folder.glob("*.txt")):
        text = read_text(path)
        if split is None or text.header["split"] == split:
            yield text


def read_text(path: Path) -> MarkedText:
    """One text.

    Raises:
        MarkupError: where a header line is missing or unknown, a tag is not closed, unknown or in the wrong form.
    """
    head, gap, body = path.read_text(encoding="utf-8").partition("\n\n")
    header = {}
    for number, line in enumerate(head.split("\n"), 1):
        key, colon, value = line.partition(":")
        if not colon or key not in HEADER:
            raise MarkupError(f"{path.name}:{number}: {line!r} is no header line; there are {', '.join(HEADER)}")
        header[key] = value.strip()
    missing = [key for key in HEADER if key not in header]
    if missing or not gap:
        raise MarkupError(f"{path.name}: without {', '.join(missing) or 'an empty line after the header'}")
    if header["id"] != path.stem:
        raise MarkupError(f"{path.name}: the id is {header['id']!r}")
    text, tags, not_quoted = _parsed(path.name, head.count("\n") + 3, body.rstrip("\n") + "\n")
    return MarkedText(
        id=path.stem, header=header, text=text, quotes=_quotes(path.name, tags), not_quoted=tuple(not_quoted)
    )


def read_sentence(name: str, line: str) -> MarkedText:
    """A sentence of another corpus with its markup, where speakers have no names (``{S1|er}``).

    Raises:
        MarkupError: where a tag is not closed, unknown or in the wrong form; it names the sentence by `name`.
    """
    text, tags, not_quoted = _parsed(name, 1, line)
    return MarkedText(
        id=name, header={}, text=text, quotes=_quotes(name, tags, named=False), not_quoted=tuple(not_quoted)
    )


def _parsed(name: str, line: int, body: str) -> tuple[str, list[tuple[_Tag, int]], list[tuple[str, int, int]]]:
    """The plain text, the tags with their ends in the order of their starts, and what is between marks only."""
    plain: list[str] = []
    length = 0
    open_tags: list[_Tag] = []
    closed: list[tuple[_Tag, int]] = []
    not_quoted: list[tuple[str, int, int]] = []
    at = 0
    while at < len(body):
        sign = body[at]
        if sign == "{":
            match = _OPENING.match(body, at)
            if match is None:
                raise MarkupError(f"{name}:{line}: {body[at : at + 40]!r} opens no tag")
            letter = match[1] or "N"
            numbers = tuple(int(each) for each in match[2].split(",")) if match[2] else ()
            open_tags.append(_Tag(letter, numbers, (match[3] or match[4] or "").strip(), length, line))
            at = match.end()
            continue
        if sign == "}":
            if not open_tags:
                raise MarkupError(f"{name}:{line}: a brace too many after {''.join(plain)[-40:]!r}")
            tag = open_tags.pop()
            if tag.start == length:
                raise MarkupError(f"{name}:{line}: an empty tag {tag.letter}")
            if tag.letter == "N":
                if tag.rest not in NOT_QUOTED:
                    raise MarkupError(f"{name}:{tag.line}: N is one of {', '.join(sorted(NOT_QUOTED))}")
                not_quoted.append((tag.rest, tag.start, length))
            else:
                closed.append((tag, length))
        elif sign == "|":
            raise MarkupError(f"{name}:{line}: a bar outside a tag's head after {''.join(plain)[-40:]!r}")
        else:
            plain.append(sign)
            length += 1
            line += sign == "\n"
        at += 1
    if open_tags:
        raise MarkupError(f"{name}:{open_tags[-1].line}: tag {open_tags[-1].letter} is not closed")
    closed.sort(key=lambda pair: (pair[0].start, -pair[1]))
    return "".join(plain), closed, sorted(not_quoted, key=lambda each: each[1:])


def _quotes(name: str, tags: list[tuple[_Tag, int]], *, named: bool = True) -> tuple[MarkedQuote, ...]:
    parts: dict[int, dict[str, list[tuple[int, int]]]] = {}
    heads: dict[int, tuple[str, str, str]] = {}
    names: dict[int, str] = {}
    for tag, end in tags:
        for number in tag.numbers:
            parts.setdefault(number, {}).setdefault(tag.letter, []).append((tag.start, end))
            if tag.letter == "Q" and tag.rest:
                if number in heads:
                    raise MarkupError(f"{name}:{tag.line}: quote {number} has its kind twice")
                heads[number] = _head(name, tag)
            elif tag.letter == "S" and named:
                if not tag.rest.startswith("=") or not tag.rest[1:].strip("* "):
                    raise MarkupError(f"{name}:{tag.line}: S{number} without a name (S{number}=NAME)")
                names.setdefault(number, tag.rest[1:].strip())
                if names[number] != tag.rest[1:].strip():
                    raise MarkupError(f"{name}:{tag.line}: the speaker of quote {number} has two names")
            elif tag.rest and tag.letter != "A":
                raise MarkupError(f"{name}:{tag.line}: {tag.letter}{number} takes nothing but a number: {tag.rest!r}")
    quotes = []
    for number in sorted(parts):
        found = parts[number]
        if number not in heads:
            raise MarkupError(f"{name}: quote {number} has tags {', '.join(sorted(found))} but no Q with a kind")
        kind, medium, standing = heads[number]
        quotes.append(
            MarkedQuote(
                number=number,
                kind=kind,
                medium=medium,
                standing=standing,
                name=names.get(number),
                quote=tuple(found["Q"]),
                speaker=tuple(found.get("S", ())),
                cue=tuple(found.get("C", ())),
                frame=tuple(found.get("F", ())),
                addressee=tuple(found.get("A", ())),
            )
        )
    return tuple(quotes)


def _head(name: str, tag: _Tag) -> tuple[str, str, str]:
    words = tag.rest.split()
    if len(words) not in (2, 3) or words[0] not in KINDS or words[1] not in MEDIA or not set(words[2:]) <= STANDINGS:
        raise MarkupError(
            f"{name}:{tag.line}: Q{tag.numbers[0]} is {tag.rest!r}; it takes a kind ({', '.join(KINDS)}), a medium "
            f"({', '.join(sorted(MEDIA))}) and perhaps a standing ({', '.join(sorted(STANDINGS))})"
        )
    return KINDS[words[0]], words[1], words[2] if len(words) == 3 else "stated"
