"""A view to read in a terminal: the article with its quotes in colour, then a table of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quotes.export.layout import Piece, pieces, sources, visible, voices
from quotes.export.records import Document
from quotes.models.results import Extraction, Kind, Quote, Standing

__all__ = ["write_text"]

_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_NOBODY = "bright_black"
_OPENING, _CLOSING = "⟨⟩"  # no text of the press uses them
_SHORT = 60  # code points of a quote in the table: fits three lines of a terminal of 80 columns

_RULE = 14  # columns of confidences and rule; longer rules break at their slash


def write_text(documents: Iterable[Document], stream: TextIO, *, width: int | None = None) -> None:
    """Write each article with a number behind every quote, and a table of the quotes with these numbers.

    Where a quote has no marks in the text, ``⟨`` and ``⟩`` show where it begins and ends. The number tells the kind
    unless it is direct or indirect, and the standing unless it is stated: ``[3 reported, denied]``. ``[3…]`` stands
    where a quote breaks off that goes on further down.

    Quotes and their speakers wear one colour for each speaker and cues are underlined where the stream is a terminal
    (``NO_COLOR`` and ``FORCE_COLOR`` are respected); elsewhere the view is plain. What the text holds is never taken
    for markup, and its control characters are shown as U+FFFD.

    Args:
        documents: pairs of an id and an extraction.
        stream: an open text stream.
        width: columns to write; None is the terminal's width, or 100 where there is none.
    """
    console = Console(file=stream, width=width, highlight=False)
    if width is None and not console.is_terminal:
        console = Console(file=stream, width=100, highlight=False)
    for number, (id, extraction) in enumerate(documents):
        if number:
            console.print()
        if id is not None:
            console.print(Rule(Text(visible(str(id)), style="bold"), align="left", style="dim"))
        _write(extraction, console)


def _write(extraction: Extraction, console: Console) -> None:
    colours = _colours(extraction)
    console.print()
    for line in _article(extraction, colours):
        console.print(Padding(line, (0, 2)) if line.plain else "")
    if extraction.quotes:
        console.print(Text(_legend(extraction), style="dim"))
        console.print(_table(extraction, colours))
    else:
        console.print(Text("  No quotes.", style="dim"))
    for finding in extraction.findings:
        where = f"{finding.span.start}-{finding.span.end}"
        console.print(Text(visible(f"  {finding.code} at {where}: {finding.message}"), style="dim"))


def _colours(extraction: Extraction) -> dict[int, str]:
    return {
        index: _COLOURS[rank % len(_COLOURS)] if voice.name else _NOBODY
        for rank, voice in enumerate(voices(extraction))
        for index in voice.quotes
    }


def _article(extraction: Extraction, colours: dict[int, str]) -> list[Text]:
    """The article line by line: rich takes a time that grows with the square of a text's styled parts."""
    lines = [Text()]
    for piece in pieces(extraction):
        style = _style(piece, colours)
        for index in piece.begins:
            if extraction[index].kind is not Kind.DIRECT:
                lines[-1].append(_OPENING, Style(color=colours[index], dim=True))
        first, *others = visible(piece.span.of(extraction.text)).split("\n")
        lines[-1].append(first, style)
        lines.extend(Text().append(other, style) for other in others)
        for index, tag in [*((index, "…") for index in piece.breaks), *((index, "") for index in piece.ends)]:
            quote = extraction[index]
            closing = "" if quote.kind is Kind.DIRECT else _CLOSING
            lines[-1].append(f"{closing}[{index + 1}{tag or _tag(quote)}]", Style(color=colours[index], dim=True))
    while len(lines) > 1 and not lines[-1].plain.strip():
        lines.pop()
    return lines


def _tag(quote: Quote) -> str:
    """What the number of a quote says beside the number: its kind and standing, unless they are the plain ones."""
    says = [] if quote.kind in (Kind.DIRECT, Kind.INDIRECT) else [quote.kind.replace("_", " ")]
    if quote.standing is not Standing.STATED:
        says.append(quote.standing)
    return " " * bool(says) + ", ".join(says)


def _legend(extraction: Extraction) -> str:
    """What the brackets mean, where there are any; empty otherwise."""
    if all(quote.kind is Kind.DIRECT for quote in extraction):
        return ""
    return f"\n  {_OPENING} {_CLOSING} around words that have no marks"


def _style(piece: Piece, colours: dict[int, str]) -> Style:
    style = Style()
    for layer in piece.layers:
        match layer.role:
            case "quote":
                style += Style(color=colours[layer.index])
            case "via":
                style += Style(color=colours[layer.index])
            case "speaker":
                style += Style(color=colours[layer.index], bold=True)
            case "cue":
                style += Style(underline=True)
            case "not_quoted":
                style += Style(italic=True)
    return style


def _table(extraction: Extraction, colours: dict[int, str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=True)
    table.add_column("No.", justify="right")
    table.add_column("Kind", max_width=13)
    table.add_column("Speaker", ratio=3, overflow="fold")
    table.add_column("Cue", ratio=2, overflow="fold")
    table.add_column("Quote", ratio=5)
    table.add_column("Conf., rule", overflow="fold", min_width=_RULE)
    numbers = {quote.id: index + 1 for index, quote in enumerate(extraction)}
    for index, quote in enumerate(extraction):
        table.add_row(
            str(index + 1),
            _kind(quote, numbers),
            Text(visible(_speaker(quote)), style=Style(color=colours[index], bold=quote.speaker is not None)),
            Text(visible(quote.cue.text) if quote.cue else ""),
            Text(_shortened(quote.text)),
            Text(_sureness(quote)),
        )
    return table


def _kind(quote: Quote, numbers: dict[str, int]) -> str:
    says = [quote.kind.replace("_", " ")]
    if quote.standing is not Standing.STATED:
        says.append(quote.standing)
    if quote.parent in numbers:
        says.append(f"in {numbers[quote.parent]}")
    return ", ".join(says)


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return f"– ({quote.reason})"
    named = quote.speaker.name and quote.speaker.name not in quote.speaker.text
    says = f"{quote.speaker.text} ({quote.speaker.name})" if named else quote.speaker.text
    return ", via ".join([says, *(source.text for source in sources(quote))])


def _sureness(quote: Quote) -> str:
    """Both confidences, and below them the rule."""
    rule = visible(quote.evidence.rule)
    if len(rule) > _RULE:
        rule = rule.replace("/", "/\n", 1)
    return f"{quote.confidence.quote:.2f} / {quote.confidence.speaker:.2f}\n{rule}"


def _shortened(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
