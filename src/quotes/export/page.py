"""A page to read in a browser: one self-contained HTML file with the articles, their quotes and who speaks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from attrs import frozen
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from quotes.export.layout import Piece, Voice, pieces, visible, voices
from quotes.export.records import Document
from quotes.models.results import Extraction

__all__ = ["write_html"]

_GOLDEN_ANGLE = 137.508  # turning the hue by it keeps any number of neighbouring colours apart
_FIRST_HUE = 255.0


@frozen(kw_only=True)
class _Stretch:
    """A piece of text with the classes and attributes of its element."""

    text: str
    roles: str
    attributes: tuple[tuple[str, str], ...]
    style: str
    title: str | None
    ends: tuple[int, ...]
    findings: tuple[int, ...]


@frozen(kw_only=True)
class _Sheet:
    """All that the template shows of one document."""

    number: int
    name: str
    extraction: Extraction
    stretches: tuple[_Stretch, ...]
    voices: tuple[Voice, ...]
    hues: dict[int, str | None]
    numbers: dict[str, int]


def write_html(documents: Iterable[Document], stream: TextIO, *, title: str = "Quotes") -> None:
    """Write one HTML file that needs nothing else: no network, no other file, and for reading not even a script.

    Each quote is joined to its cue and its speaker, can be reached by mouse, finger and keyboard, and tells why it
    was decided so; speakers can be chosen to see theirs alone. Whatever stands in a text or an id is shown, never
    interpreted; control characters are shown as U+FFFD.

    All documents are gathered before the first is written, because the page begins with their list. Choose JSON Lines
    or CSV for collections too large to read.

    Args:
        documents: pairs of an id and an extraction.
        stream: an open text stream; open files with ``encoding="utf-8"``.
        title: of the page.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    sheets = [_sheet(number, document) for number, document in enumerate(documents, start=1)]
    script = _part("page.js")
    page = environment.from_string(_part("page.html.jinja")).generate(
        title=title,
        sheets=sheets,
        script=Markup(script),  # noqa: S704 - a file of the package
        script_digest=b64encode(sha256(script.encode()).digest()).decode(),
        style=Markup(_part("page.css")),  # noqa: S704 - a file of the package
    )
    stream.writelines(page)


def _part(name: str) -> str:
    return (files("quotes.export") / name).read_text(encoding="utf-8")


def _sheet(number: int, document: Document) -> _Sheet:
    id, extraction = document
    speaking = voices(extraction)
    hues = {
        index: f"{(_FIRST_HUE + rank * _GOLDEN_ANGLE) % 360:.0f}" if voice.name else None
        for rank, voice in enumerate(speaking)
        for index in voice.quotes
    }
    return _Sheet(
        number=number,
        name=f"Document {number}" if id is None else str(id),
        extraction=extraction,
        stretches=tuple(_stretch(piece, extraction, hues) for piece in pieces(extraction)),
        voices=speaking,
        hues=hues,
        numbers={quote.id: index + 1 for index, quote in enumerate(extraction)},
    )


def _stretch(piece: Piece, extraction: Extraction, hues: dict[int, str | None]) -> _Stretch:
    """One element: its roles are classes, and for each role the numbers of its quotes, the widest first."""
    of_role = {role: piece.indices(role) for role in dict.fromkeys(layer.role for layer in piece.layers)}
    ground, ink = _hue(piece, hues, "quote"), _hue(piece, hues, "speaker", "cue")
    passages = [extraction.not_quoted[index] for index in of_role.get("not_quoted", ())]
    findings = [extraction.findings[index] for index in of_role.get("finding", ())]
    says = [f"not a quote: {passage.kind}" for passage in passages] + [finding.message for finding in findings]
    return _Stretch(
        text=visible(piece.span.of(extraction.text)),
        roles=" ".join(role.replace("_", "-") for role in of_role),
        attributes=tuple(
            (role, " ".join(str(index + 1) for index in indices))
            for role, indices in of_role.items()
            if role not in ("not_quoted", "finding")
        ),
        style=";".join(f"{name}:{hue}" for name, hue in (("--hue", ground), ("--voice", ink)) if hue is not None),
        title="; ".join(says) or None,
        ends=piece.ends,
        findings=tuple(
            index for index in of_role.get("finding", ()) if extraction.findings[index].span.start == piece.span.start
        ),
    )


def _hue(piece: Piece, hues: dict[int, str | None], *roles: str) -> str | None:
    """The hue of the innermost of what lies here in one of the roles."""
    return next((hues[layer.index] for layer in reversed(piece.layers) if layer.role in roles), None)
