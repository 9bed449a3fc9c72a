"""Runs the examples of README and docs: Python blocks as doctests, and what a console block types after ``$ quotes``.

A console command must end with status 0, and where the page shows output, the command must print it. Figures with a
point in them (confidences) are not compared: they differ a little between processors. Other commands, pipes and
redirections are not run. Every page starts in a new folder that holds a copy of ``docs/examples``.
"""

from __future__ import annotations

import doctest
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parent
FIGURE = regex.compile(r"\d\.\d+")


class CommandParser(CodeBlockParser):
    """Console blocks: ``$ quotes …`` lines with the output that follows."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        for command, wanted in _commands(example.parsed):
            words = shlex.split(command, comments=True)
            if words[:1] != ["quotes"] or {"|", ">", "<"} & set(words):
                continue
            result = _run(words[1:])
            if result.exit_code:
                return f"$ {command}\nended with status {result.exit_code}:\n{result.output}{result.exception or ''}"
            if wanted and _plain(wanted) != _plain(result.output):
                return f"$ {command}\nprinted\n{result.output}\nbut the page shows\n{wanted}"
        return None


def _run(arguments: list[str]) -> Result:
    from click.testing import CliRunner

    from quotes.cli import main

    return CliRunner().invoke(main, arguments, prog_name="quotes", terminal_width=80)


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command and the lines up to the next one."""
    for part in regex.split(r"^\$ ", block, flags=regex.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _plain(output: str) -> str:
    lines = (FIGURE.sub("0.0", line).rstrip() for line in output.splitlines())
    return "\n".join(line for line in lines if line)


def _enter(namespace: dict[str, Any]) -> None:
    namespace["_folders"] = Path.cwd(), Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "docs" / "examples", namespace["_folders"][1], dirs_exist_ok=True)
    os.chdir(namespace["_folders"][1])


def _leave(namespace: dict[str, Any]) -> None:
    before, folder = namespace["_folders"]
    os.chdir(before)
    shutil.rmtree(folder)


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE),
        CommandParser(),
        SkipParser(),
    ],
    path=str(ROOT),
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
