"""A page to read in a browser: one self-contained HTML file with the articles, their quotes and who speaks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from attrs import frozen
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from quotes.export.layout import Layer, Piece, Voice, lanes, pieces, sources, visible, voices
from quotes.export.records import Document
from quotes.export.terms import meaning
from quotes.models.results import Extraction, Kind, Standing

__all__ = ["write_html"]

_GOLDEN_ANGLE = 137.508  # turning the hue by it keeps any number of neighbouring colours apart
_FIRST_HUE = 255.0
_LANES = 3  # lines that fit between two lines of text; further ones share the lowest


@frozen(kw_only=True)
class _Wrapper:
    """An element around a piece of text: a quote, or what belongs to it, that lies there."""

    classes: str
    number: int | None = None
    style: str = ""
    title: str = ""
    id: str | None = None


@frozen(kw_only=True)
class _Stretch:
    """A piece of text and all that lies on it, the widest first; then the quotes that break off or end."""

    text: str
    wrappers: tuple[_Wrapper, ...]
    breaks: tuple[int, ...]
    ends: tuple[int, ...]


@frozen(kw_only=True)
class _Choice:
    """One value by which quotes can be filtered, with the indices of those that have it."""

    label: str
    says: str
    classes: str
    hue: str | None
    quotes: tuple[int, ...]


@frozen(kw_only=True)
class _Sheet:
    """All that the template shows of one document."""

    number: int
    name: str
    extraction: Extraction
    stretches: tuple[_Stretch, ...]
    filters: tuple[tuple[str, tuple[_Choice, ...]], ...]
    speakers: int
    hues: dict[int, str | None]
    numbers: dict[str, int]
    within: dict[str, list[int]]


def write_html(documents: Iterable[Document], stream: TextIO, *, title: str = "Quotes") -> None:
    """Write one HTML file that needs nothing else: no network, no other file, and for reading not even a script.

    Quotes between marks lie on a ground, quotes without marks on a line whose pattern tells their kind, so that the
    text stays readable where nearly all of it is quoted; one hue stands for one speaker. Each quote is joined to its
    cue and its speaker, can be reached by mouse, finger and keyboard, and tells why it was decided so. Kinds and
    speakers can be chosen to see theirs alone, and a table at the end lists all quotes with their confidences.
    Whatever stands in a text or an id is shown, never interpreted; control characters are shown as U+FFFD.

    All documents are gathered before the first is written, because the page begins with their list. Choose JSON Lines
    or CSV for collections too large to read.

    Args:
        documents: pairs of an id and an extraction.
        stream: an open text stream; open files with ``encoding="utf-8"``.
        title: of the page.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"visible": visible, "meaning": meaning, "sources": sources}
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
    within: dict[str, list[int]] = {}
    for index, quote in enumerate(extraction):
        if quote.parent is not None:
            within.setdefault(quote.parent, []).append(index + 1)
    below = lanes(extraction)
    return _Sheet(
        number=number,
        name=f"Document {number}" if id is None else str(id),
        extraction=extraction,
        stretches=tuple(_stretch(piece, extraction, hues, below, number) for piece in pieces(extraction)),
        filters=tuple(_filters(extraction, speaking, hues)),
        speakers=sum(bool(voice.name) for voice in speaking),
        hues=hues,
        numbers={quote.id: index + 1 for index, quote in enumerate(extraction)},
        within=within,
    )


def _filters(
    extraction: Extraction, speaking: Iterable[Voice], hues: dict[int, str | None]
) -> Iterator[tuple[str, tuple[_Choice, ...]]]:
    """The groups of choices: kinds, which are the legend too, speakers, and standings where there are several."""
    yield "Kinds", tuple(_choices(extraction, Kind, "kind", "quote {} sample"))
    yield (
        "Speakers",
        tuple(
            _Choice(
                label=visible(voice.name) or "Speaker unknown",
                says="",
                classes="voice" if voice.name else "voice nobody",
                hue=hues[voice.quotes[0]],
                quotes=voice.quotes,
            )
            for voice in speaking
        ),
    )
    standings = tuple(_choices(extraction, Standing, "standing", "standing"))
    if len(standings) > 1:
        yield "Standing", standings


def _choices(extraction: Extraction, values: type[StrEnum], name: str, classes: str) -> Iterator[_Choice]:
    for value in values:
        indices = tuple(index for index, quote in enumerate(extraction) if getattr(quote, name) is value)
        if indices:
            says = meaning(value).partition(":")[0].rstrip(".")
            label = value.replace("_", " ")
            yield _Choice(label=label, says=says, classes=classes.format(value), hue=None, quotes=indices)


def _stretch(
    piece: Piece, extraction: Extraction, hues: dict[int, str | None], below: dict[int, int], sheet: int
) -> _Stretch:
    wrappers = []
    for layer in piece.layers:
        if layer.role == "not_quoted":
            title = f"not a quote: {extraction.not_quoted[layer.index].kind}"
            wrappers.append(_Wrapper(classes="not-quoted", title=title))
        elif layer.role == "finding":
            finding = extraction.findings[layer.index]
            first = finding.span.start == piece.span.start
            id = f"d{sheet}f{layer.index + 1}" if first else None
            wrappers.append(_Wrapper(classes="finding", title=visible(finding.message), id=id))
        else:
            wrappers.append(_part_of(layer, extraction, hues[layer.index], below))
    return _Stretch(
        text=visible(piece.span.of(extraction.text)), wrappers=tuple(wrappers), breaks=piece.breaks, ends=piece.ends
    )


def _part_of(layer: Layer, extraction: Extraction, hue: str | None, below: dict[int, int]) -> _Wrapper:
    """The element of a quote, or of what belongs to one: it wears the hue of that quote's speaker."""
    classes = [layer.role]
    styles = [] if hue is None else [f"--hue:{hue}"]
    if layer.role == "quote":
        classes.append(extraction[layer.index].kind)
        if layer.index in below:
            styles.append(f"--lane:{min(below[layer.index], _LANES - 1)}")
    if hue is None:
        classes.append("nobody")
    return _Wrapper(classes=" ".join(classes), number=layer.index + 1, style=";".join(styles))
