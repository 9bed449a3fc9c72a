"""JSON Lines: a line a document, in UTF-8, in the form of :func:`quotes.export.to_dict`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

import regex

from quotes.errors import RecordError
from quotes.export.records import Document, Id, from_dict, to_dict

__all__ = ["read_jsonl", "write_jsonl"]

# What JSON may hold as it is, but a stream or a reader of lines may not: lone surrogates cannot be encoded, the others
# are line ends to `str.splitlines` and to some tools.
_UNSAFE = regex.compile(r"[\uD800-\uDFFF\x85\u2028\u2029]")


def write_jsonl(documents: Iterable[Document], stream: TextIO, *, with_text: bool = False) -> None:
    r"""Write one line for each document, as soon as it is there.

    Lone surrogates are written as JSON escapes, so that any text can be written to a UTF-8 stream and read back. One
    thing JSON cannot say: a high surrogate directly followed by a low one as two code points; readers make them one.

    Args:
        documents: pairs of an id and an extraction.
        stream: an open text stream; open files with ``encoding="utf-8"`` and ``newline=""``.
        with_text: whether each line holds the text too.

    Raises:
        InputTypeError: see :func:`quotes.export.to_dict`.
    """
    for id, extraction in documents:
        line = json.dumps(to_dict(extraction, id, with_text=with_text), ensure_ascii=False, allow_nan=False)
        stream.write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n")


def read_jsonl(
    lines: Iterable[str], texts: Mapping[Id, str] | Callable[[Id], str | None] | None = None
) -> Iterator[Document]:
    """The documents that were written, lazily and in their order. Blank lines are passed over.

    Args:
        lines: an open text stream, or any iterable of lines.
        texts: the text of each document by its id, as a mapping or a function; not needed for lines that hold it.

    Raises:
        RecordError: at the first damaged line; its `field` begins with the line's number, counted from 1.
    """
    find = texts.get if isinstance(texts, Mapping) else texts
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RecordError(f"line {number}", f"is not JSON: {error}") from error
        try:
            id = _id(record)
            text = None if find is None else find(id)
            extraction = from_dict(record, text)
        except RecordError as error:
            problem = str(error).removeprefix(f"{error.field}: ")
            raise RecordError(f"line {number}, {error.field}", problem) from error
        yield id, extraction


def _id(record: object) -> Id:
    id = record.get("id") if isinstance(record, dict) else None
    if isinstance(id, bool) or not isinstance(id, Id):
        raise RecordError("id", f"got {id!r}, expected a string, a number or null")
    return id
