"""The reference pages hold all that is public: names, values, settings, options, columns, fields, finding codes."""

import ast
import json
from enum import StrEnum
from pathlib import Path

import attrs
import pytest
import regex

import quotes
from quotes import export
from quotes.cli import main
from quotes.models import results

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCES = sorted((ROOT / "src" / "quotes").rglob("*.py"))
LINK = regex.compile(r"\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#[^)\s]*)?\)")


def page(*path):
    return DOCS.joinpath(*path).read_text(encoding="utf-8")


def first_cells(text):
    """What stands in backticks in the first cell of each table row."""
    return {code for row in regex.findall(r"^\| (`[^|]*) \|", text, regex.MULTILINE) for code in row.split("`")[1::2]}


def documented(text, module):
    """The names that autodoc directives under ``currentmodule:: module`` show."""
    shown, current = set(), ""
    for directive, name in regex.findall(r"^\.\. (currentmodule|automodule|auto\w+):: (\S+)$", text, regex.MULTILINE):
        if directive in ("currentmodule", "automodule"):
            current = name
        elif current == module:
            shown.add(name)
    return shown


def test_every_public_name_has_its_place():
    shown = documented(page("reference", "api.md"), "quotes") | documented(page("reference", "settings.md"), "quotes")
    assert shown == set(quotes.__all__) - {"__version__"}


def test_every_export_has_its_place():
    functions = {name for name in export.__all__ if callable(getattr(export, name)) and name.islower()}
    assert documented(page("reference", "api.md"), "quotes.export") == functions


def enumerations():
    return [each for each in vars(results).values() if isinstance(each, type) and issubclass(each, StrEnum)]


@pytest.mark.parametrize("values", [each for each in enumerations() if each is not StrEnum], ids=lambda e: e.__name__)
def test_every_value_is_explained(values):
    assert {value.value for value in values} <= first_cells(page("reference", "jsonl.md"))


def test_every_reason_is_explained_where_it_says_why():
    assert first_cells(page("explanation", "refusing.md")) == {reason.value for reason in quotes.Reason}


@pytest.mark.parametrize("record", [results.Extraction, results.Quote], ids=lambda record: record.__name__)
def test_every_field_is_explained(record):
    assert {each.name for each in attrs.fields(record)} <= first_cells(page("reference", "jsonl.md"))


def test_every_column_is_explained_as_in_the_code():
    text = page("reference", "jsonl.md").partition("## CSV columns")[2]
    rows = dict(regex.findall(r"^\| `(\w+)` \| (.*) \|$", text, regex.MULTILINE))
    assert rows == export.COLUMNS


def test_the_example_line_is_what_comes_out():
    text = page("reference", "jsonl.md")
    shown = json.loads(regex.search(r"```json\n(.*?)```", text, regex.DOTALL)[1])
    given = regex.search(r'extraction = quotes\.extract\("(.*)"\)', text)[1]
    made = export.to_dict(quotes.extract(given), shown["id"])
    for record in (shown, made):
        for quote in record["quotes"]:
            quote["confidence"] = dict.fromkeys(quote["confidence"])
    assert shown == made


def test_every_setting_says_its_default():
    says = regex.sub(r"\s+", " ", quotes.Settings.__doc__)
    names = [each.name for each in attrs.fields(quotes.Settings)]
    entries = dict(regex.findall(rf"({'|'.join(names)}): (.*?)(?= (?:{'|'.join(names)}|Raises): ?)", says))
    for each in attrs.fields(quotes.Settings):
        words = {(): "Default: none", True: "Default: yes"}
        number = isinstance(each.default, float) or type(each.default) is int
        default = f"Default {str(each.default).removeprefix('0')}" if number else words[each.default]
        assert default in entries[each.name], each.name


def test_every_option_stands_on_the_page():
    names = [name for option in main.params for name in (*option.opts, *option.secondary_opts)]
    options = {name for name in names if name.startswith("--")}
    shown = set(regex.findall(r"--[a-z][a-z-]+", page("reference", "cli.md")))
    assert options <= shown
    assert shown <= options | {"--help"}


def finding_codes():
    """Codes in snake case that stand in the marks stage as the first argument of a call or as ``code=``."""
    for source in SOURCES:
        if source.parent.name != "marks":
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                given = node.args[:1] if name == "report" else []
                given += [keyword.value for keyword in node.keywords if name == "Finding" and keyword.arg == "code"]
                yield from (each.value for each in given if isinstance(each, ast.Constant))


def test_every_finding_code_is_explained():
    shown = first_cells(page("explanation", "marks.md"))
    text = "„a. „Ich gehe. 'n x“ „“ „y\" â€žz &bdquo; "
    made = {finding.code for finding in quotes.extract(text).findings} | set(finding_codes())
    assert shown == made


PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    broken = [found["path"] for found in LINK.finditer(text) if not (path.parent / found["path"]).exists()]
    assert not broken
