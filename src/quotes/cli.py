"""The command ``quotes``: files in, quotes out."""

from __future__ import annotations

import inspect
import json
import math
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Protocol, TextIO

import attrs
import click
import regex

from quotes import export
from quotes._version import __version__
from quotes.errors import QuotesError, SettingsError
from quotes.export import Document, Id
from quotes.models.results import Extraction, Kind
from quotes.settings import Settings

__all__ = ["main"]

FORMATS = ("text", "jsonl", "csv", "html")

_SETTING = regex.compile(r"^ {4}(?P<name>\w+): (?P<says>.+(?:\n {8}.+)*)", regex.MULTILINE)


class _Extractor(Protocol):
    def extract_many(self, texts: Iterable[str], workers: int = 1) -> Iterator[Extraction]: ...


def _settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each field of :class:`Settings` that is a number or a yes or no, told in its first sentence."""
    documentation = inspect.cleandoc(Settings.__doc__ or "")
    says = {found["name"]: " ".join(found["says"].split()) for found in _SETTING.finditer(documentation)}
    for each in reversed([each for each in attrs.fields(Settings) if isinstance(each.default, int | float)]):
        name = each.name.replace("_", "-")
        command = click.option(
            f"--{name}/--no-{name}" if isinstance(each.default, bool) else f"--{name}",
            each.name,
            type=type(each.default),
            default=each.default,
            show_default=True,
            help=says.get(each.name, "").partition(". ")[0].replace("`", ""),
        )(command)
    return command


def _print_schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(json.dumps(export.json_schema(), indent=2, ensure_ascii=False))
        context.exit()


@click.command(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    \b
    Examples:
      quotes article.txt                             read it in the terminal
      quotes --format html -o articles.html *.txt    read them in a browser
      quotes --format jsonl < article.txt -          one JSON object for the text
      quotes --format csv --workers 4 news.jsonl     a line for each quote
      quotes --kind indirect --kind reported a.txt   two kinds of quotes alone

    Exit status: 0 if all went well, 1 if a file or line could not be used (all others were), 2 if the command was
    called wrongly, 130 if it was interrupted.
    """,
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True), help="Write to this file, not to standard output."
)
@click.option(
    "--input-format",
    type=click.Choice(["auto", "txt", "jsonl"]),
    default="auto",
    show_default=True,
    help="What the files hold; auto takes names in .jsonl for JSON Lines and all else, standard input too, for text.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help="Only quotes of this kind; name it again for a further one.  [default: all kinds]",
)
@click.option("--with-text", is_flag=True, help="Put the text into each line of jsonl.")
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that work side by side."
)
@_settings_options
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema, help="Show the JSON Schema."
)
@click.version_option(__version__, prog_name="quotes", message="%(prog)s %(version)s")
def main(
    files: Sequence[str],
    form: str,
    output: str | None,
    input_format: str,
    kinds: Sequence[str],
    with_text: bool,
    workers: int,
    **settings: float,
) -> None:
    """Find quotations in German text, and who said them.

    FILE is a plain text; a .jsonl file with an object in each line that holds "text" and, if you like, "id", a string
    or number, which goes through unchanged; or - for standard input. The id of a plain text is its path as given.

    Files are UTF-8; a byte order mark at the start is not part of the text. Offsets count code points of the text
    as it stands in the file: line ends are left as they are.
    """
    context = click.get_current_context()
    try:
        chosen = Settings(**settings)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    if output is not None and any(_same(output, path) for path in files):
        raise click.UsageError(f"{click.format_filename(output)} is both an input and the output.")
    try:
        extractor = (context.obj or _shipped)(chosen)
        with _progress(files, output) as advance, _destination(output) as stream:
            source = _Source(files, input_format, advance)
            _writer(form, with_text)(_extracted(source, extractor, workers, kinds), stream)
            stream.flush()
    except KeyboardInterrupt:
        click.echo("quotes: interrupted", err=True)
        context.exit(130)
    except BrokenPipeError:
        raise  # nobody reads on, as behind `| head`: click ends quietly
    except (QuotesError, OSError) as error:
        raise click.ClickException(str(error)) from error
    context.exit(1 if source.problems else 0)


def _shipped(settings: Settings) -> _Extractor:
    """The real extractor, imported only when it is needed: spaCy takes seconds, ``--help`` should not."""
    from quotes.extractor import Extractor

    return Extractor(settings=settings)


def _writer(form: str, with_text: bool) -> Callable[[Iterable[Document], TextIO], None]:
    match form:
        case "jsonl":
            return lambda documents, stream: export.write_jsonl(documents, stream, with_text=with_text)
        case "csv":
            return export.write_csv
        case "html":
            return export.write_html
        case _:
            return export.write_text


def _extracted(source: _Source, extractor: _Extractor, workers: int, kinds: Sequence[str]) -> Iterator[Document]:
    """Each text's id with what was found in it; ids wait in a queue while the extractor reads ahead.

    Where `kinds` are given, quotes of others are left out; what names them (`parent`, `continues`) stays.
    """
    waiting: deque[Id] = deque()

    def texts() -> Iterator[str]:
        for id, text in source:
            waiting.append(id)
            yield text

    for extraction in extractor.extract_many(texts(), workers=workers):
        chosen = tuple(quote for quote in extraction if not kinds or quote.kind in kinds)
        yield waiting.popleft(), attrs.evolve(extraction, quotes=chosen)


class _Source:
    """The texts of all files with their ids, read as they are asked for.

    What cannot be used is named on standard error, counted in `problems` and passed over.
    """

    def __init__(self, paths: Sequence[str], form: str, advance: Callable[[int], None]) -> None:
        self.problems = 0
        self._paths = paths
        self._form = form
        self._advance = advance

    def __iter__(self) -> Iterator[tuple[Id, str]]:
        for path in self._paths:
            try:
                with click.open_file(path, "rb") as stream:
                    read = self._lines if _is_jsonl(path, self._form) else self._whole
                    yield from read(path, stream)
            except OSError as error:
                self._report(path, error.strerror or str(error))

    def _whole(self, path: str, stream: IO[bytes]) -> Iterator[tuple[Id, str]]:
        read = stream.read()
        self._advance(len(read))
        try:
            text = read.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._report(path, _undecodable(error))
        else:
            yield path, text

    def _lines(self, path: str, stream: IO[bytes]) -> Iterator[tuple[Id, str]]:
        for number, line in enumerate(stream, start=1):
            self._advance(len(line))
            where = f"{path}, line {number}"
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                if text.strip():
                    yield _parsed(text)
            except UnicodeDecodeError as error:
                self._report(where, _undecodable(error))
            except (ValueError, RecursionError) as error:
                self._report(where, str(error))

    def _report(self, where: str, problem: str) -> None:
        self.problems += 1
        click.echo(f"quotes: {click.format_filename(where)}: {problem}", err=True)


def _parsed(line: str) -> tuple[Id, str]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise ValueError('expected an object with a string "text"')  # noqa: TRY004 - like any other damage to the line
    id = record.get("id")
    if isinstance(id, bool) or not isinstance(id, Id) or (isinstance(id, float) and not math.isfinite(id)):
        raise ValueError('expected a string or a number as "id"')
    return id, text


def _undecodable(error: UnicodeDecodeError) -> str:
    return f"is not UTF-8 (byte {error.object[error.start]:#04x} at {error.start}); convert it first"


def _is_jsonl(path: str, form: str) -> bool:
    return form == "jsonl" or (form == "auto" and path.lower().endswith(".jsonl"))


def _same(output: str, path: str) -> bool:
    return path != "-" and Path(output).exists() and Path(path).exists() and Path(output).samefile(path)


@contextmanager
def _destination(output: str | None) -> Iterator[TextIO]:
    """The stream to write to: UTF-8, line ends as written, and lone surrogates as escapes rather than an error."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        yield stream


def _progress(files: Sequence[str], output: str | None) -> AbstractContextManager[Callable[[int], None]]:
    """A function that takes the number of bytes read: a bar where somebody watches a longer job, else nothing."""
    many = len(files) > 1 or any(path.lower().endswith(".jsonl") for path in files)
    if many and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty()):
        return _bar(files)
    return nullcontext(lambda _: None)


@contextmanager
def _bar(files: Sequence[str]) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    total = None if "-" in files else sum(Path(path).stat().st_size for path in files if Path(path).is_file())
    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.advance(task, count)
