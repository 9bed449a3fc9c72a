"""Results in and out: JSON Lines, CSV, a view for the terminal and one for the browser.

Every writer takes documents, pairs of an id and an :class:`quotes.Extraction`, from any iterable, and writes them to
an open text stream. Nothing here loads an analyser.

>>> import io
>>> from quotes.testing import extraction
>>> lines = io.StringIO()
>>> write_jsonl([(7, extraction("Kein Wort."))], lines, with_text=True)
>>> [(id, found.text) for id, found in read_jsonl(lines.getvalue().splitlines())]
[(7, 'Kein Wort.')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from quotes.export.jsonl import read_jsonl, write_jsonl
from quotes.export.records import SCHEMA, Document, Id, from_dict, to_dict
from quotes.export.schema import json_schema
from quotes.export.table import COLUMNS, write_csv

if TYPE_CHECKING:
    from quotes.export.page import write_html
    from quotes.export.terminal import write_text

__all__ = [
    "COLUMNS",
    "SCHEMA",
    "Document",
    "Id",
    "from_dict",
    "json_schema",
    "read_jsonl",
    "to_dict",
    "write_csv",
    "write_html",
    "write_jsonl",
    "write_text",
]

# The two views bring Jinja and rich with them, which nobody should wait for who only wants JSON.
_VIEWS = {"write_html": "quotes.export.page", "write_text": "quotes.export.terminal"}


def __getattr__(name: str) -> object:
    if name in _VIEWS:
        return getattr(import_module(_VIEWS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
