"""The JSON Schema of the stored form, made from the records themselves."""

from __future__ import annotations

import inspect
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from quotes.export.records import SCHEMA, hints
from quotes.export.terms import MEANINGS
from quotes.models.results import Confidence, EntityLink, Evidence, Extraction, NotQuoted
from quotes.spans import Span

__all__ = ["json_schema"]

_SHARES = {
    (Confidence, "name"),
    (Confidence, "quote"),
    (Confidence, "speaker"),
    (EntityLink, "score"),
    (NotQuoted, "confidence"),
}
_NEVER_EMPTY = {"spans", "mentions"}
_SIMPLE: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def json_schema() -> dict[str, Any]:
    """What one line of JSON Lines looks like, as a JSON Schema (draft 2020-12).

    Objects may hold further keys: a later version that only adds some keeps the same schema name. What a schema
    cannot say holds as well: a span's end lies above its start and within the text.
    """
    definitions: dict[str, Any] = {}
    properties = {
        "schema": {"const": SCHEMA},
        "id": {"type": ["string", "number", "null"]},
        "text": {"type": "string", "description": "The text as it was given; only where it was asked for."},
    }
    properties |= {name: _of(hint, definitions) for name, hint in hints(Extraction).items() if name != "text"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "What was found in one text. Offsets are code points, half-open, into the text as given.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name != "text"],
        "$defs": dict(sorted(definitions.items())),
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is UnionType:
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        if inner in _SIMPLE:
            return {"type": [_SIMPLE[inner], "null"]}
        return {"anyOf": [_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        inner, *others = get_args(hint)
        if others == [...]:
            return {"type": "array", "items": _of(inner, definitions)}
        return _fixed([_of(each, definitions) for each in (inner, *others)])
    if hint in _SIMPLE:
        return {"type": _SIMPLE[hint]}
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}  # its place, should a record ever hold one of its own kind
        definitions[name] = {"description": _summary(hint) + _values(hint)} | _definition(hint, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint is Span:
        return _fixed([{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}])
    if issubclass(hint, StrEnum):
        return {"enum": [each.value for each in hint]}
    properties = {name: _of(inner, definitions) for name, inner in hints(hint).items()}
    for name, schema in properties.items():
        if (hint, name) in _SHARES:
            schema |= {"minimum": 0, "maximum": 1}
        if name in _NEVER_EMPTY and hint is not Evidence:
            schema["minItems"] = 1
    return {"type": "object", "properties": properties, "required": list(properties)}


def _fixed(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _values(hint: Any) -> str:
    return "".join(f" {value}: {says.rstrip('.')}." for value, says in MEANINGS.get(hint, {}).items())


def _summary(record: type) -> str:
    return " ".join(inspect.cleandoc(record.__doc__ or "").partition("\n\n")[0].split())
