"""Extractions as plain dicts, the form of one line of JSON Lines, and back.

Both directions walk along the attrs records and their type hints, so a record and its stored form cannot part: an
attrs record is an object of all its fields, a :class:`quotes.Span` is ``[start, end]``, a tuple is a list, an enum its
value.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from quotes.errors import InputTypeError, RecordError, describe
from quotes.models.results import Extraction
from quotes.spans import Span, shown

__all__ = ["SCHEMA", "Document", "Id", "from_dict", "hints", "to_dict"]

SCHEMA = "quotes/1"
"""Name and version of the stored form. The number grows when a key is removed or changes its meaning, not when one is
added; readers pass over keys that they do not know."""

Id = str | int | float | None
"""What may name a document: whatever string or number the caller uses, or nothing."""

Document = tuple[Id, Extraction]
"""A document as every reader and writer of the package passes it on."""


def to_dict(extraction: Extraction, id: Id = None, *, with_text: bool = False) -> dict[str, Any]:
    """The extraction as a dict of plain values that `json` can write, in the form ``quotes/1``.

    Offsets are half-open ranges of code points into the text as it was given. The text itself is in the dict only
    with `with_text`, under ``"text"``.

    Raises:
        InputTypeError: where `extraction` is no :class:`quotes.Extraction`, or `id` neither a string nor a finite
            number nor None.

    >>> from quotes.testing import extraction
    >>> to_dict(extraction("Kein Wort."), id="a")["quotes"]
    []
    """
    if not isinstance(extraction, Extraction):
        raise InputTypeError("extraction", extraction, "an Extraction")
    if isinstance(id, bool) or not isinstance(id, Id) or (isinstance(id, float) and not math.isfinite(id)):
        raise InputTypeError("id", id, "a string, a finite number or None")
    head: dict[str, Any] = {"schema": SCHEMA, "id": id}
    if with_text:
        head["text"] = extraction.text
    return head | {name: _plain(getattr(extraction, name)) for name in hints(Extraction) if name != "text"}


def from_dict(record: Mapping[str, Any], text: str | None = None) -> Extraction:
    """The extraction that `record` was made from, equal in every field.

    Args:
        record: what :func:`to_dict` gave. Keys that it does not know are passed over.
        text: the text that was analysed. Not needed where the record holds it; where both are there, they must agree.

    Raises:
        RecordError: where the record is damaged, of another version, or of another text. Its `field` is the path of
            the value at fault, such as ``quotes[3].speaker.spans[0]``.
        InputTypeError: where `text` is given and is no str.

    >>> from quotes.testing import extraction
    >>> found = extraction("Kein Wort.")
    >>> from_dict(to_dict(found), "Kein Wort.") == found
    True
    """
    if text is not None and not isinstance(text, str):
        raise InputTypeError("text", text, "a str or None")
    if not isinstance(record, Mapping):
        raise RecordError("record", f"got {describe(record)}, expected an object")
    if _key(record, "schema", "") != SCHEMA:
        raise RecordError("schema", f"got {describe(record['schema'])}, expected {SCHEMA!r}")
    stored = record.get("text", text)
    if stored is None:
        raise RecordError("text", "the record holds none, so it must be given")
    if not isinstance(stored, str):
        raise RecordError("text", f"got {describe(stored)}, expected a string")
    if text is not None and stored != text:
        raise RecordError("text", "the text given is not the one in the record")
    read = {
        name: _read(hint, _key(record, name, ""), name, len(stored))
        for name, hint in hints(Extraction).items()
        if name != "text"
    }
    extraction = Extraction(text=stored, **read)
    for name in ("quotes", "not_quoted"):
        for number, passage in enumerate(getattr(extraction, name)):
            if passage.text != shown(stored, passage.content):
                raise RecordError(f"{name}[{number}].text", "does not stand at its place: the text is another one")
    return extraction


@cache
def hints(record: Any) -> dict[str, Any]:
    """The fields of an attrs record and their types, in order."""
    resolved = get_type_hints(record)
    return {each.name: resolved[each.name] for each in attrs.fields(record)}


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.start, value.end]
        case tuple():
            return [_plain(each) for each in value]
        case StrEnum():
            return value.value
        case _ if attrs.has(type(value)):
            return {name: _plain(getattr(value, name)) for name in hints(value.__class__)}
        case _:
            return value


def _key(record: Mapping[str, Any], name: str, path: str) -> Any:
    if name not in record:
        raise RecordError(f"{path}.{name}" if path else name, "is missing")
    return record[name]


def _read(hint: Any, value: Any, path: str, length: int) -> Any:
    """The value as the type hint wants it; `length` is that of the text, which no span may pass."""
    origin = get_origin(hint)
    if origin is UnionType:
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return None if value is None else _read(inner, value, path, length)
    if hint is Span:
        return _span(value, path, length)
    if origin is tuple:
        return _tuple(get_args(hint), value, path, length)
    if attrs.has(hint):
        return _record(hint, value, path, length)
    if issubclass(hint, StrEnum):
        if not isinstance(value, str) or value not in list(hint):
            raise RecordError(path, f"got {describe(value)}, expected one of {', '.join(hint)}")
        return hint(value)
    fits = int | float if hint is float else hint
    if not isinstance(value, fits) or (isinstance(value, bool) and hint is not bool):
        raise RecordError(path, f"got {describe(value)}, expected {hint.__name__}")
    return value


def _span(value: Any, path: str, length: int) -> Span:
    start, end = _tuple((int, int), value, path, length)
    if not 0 <= start < end <= length:
        raise RecordError(path, f"got {describe(value)}, expected 0 <= start < end <= {length}")
    return Span(start, end)


def _tuple(inner: tuple[Any, ...], value: Any, path: str, length: int) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise RecordError(path, f"got {describe(value)}, expected a list")
    if inner[-1] is ...:
        inner = inner[:1] * len(value)
    if len(value) != len(inner):
        raise RecordError(path, f"got {describe(value)}, expected a list of {len(inner)}")
    return tuple(
        _read(hint, each, f"{path}[{at}]", length) for at, (hint, each) in enumerate(zip(inner, value, strict=True))
    )


def _record(kind: Any, value: Any, path: str, length: int) -> Any:
    if not isinstance(value, Mapping):
        raise RecordError(path, f"got {describe(value)}, expected an object")
    read = {name: _read(hint, _key(value, name, path), f"{path}.{name}", length) for name, hint in hints(kind).items()}
    try:
        return kind(**read)
    except ValueError as error:  # a validator of the record: its message names the field
        raise RecordError(path, str(error)) from error
