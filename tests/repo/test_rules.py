"""Code, catalogue and examples of the rules agree: every id is explained, no other is, each example uses its rule.

The ids are read from the source of the stages: what stands as the rule in `Link(…)`, `Voice(…)`, `Found(…)`,
`indirect(…)`, `rule=…` or `rule = …`, and the first of what `_government` yields.
"""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest
import regex

import quotes
from quotes.models.results import Kind, NotQuotedKind

ROOT = Path(__file__).resolve().parents[2]
STAGES = {"attribution": "link", "clauses": "report"}  # folder of the stage: what `rule = …` names there
PAGE = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
SECTIONS = {"Links": "link", "Voices": "voice", "Reports": "report", "Rules": "whole", "What": "not quoted"}

# A link to another sentence leads to `continues` or `next-sentence`, which are seen in its place.
# The subject of the sentence before a report stands under the report's own rule; a report whose marks close in a later
# sentence gets the rule of reports with an inquit.
UNSEEN = {("link", "earlier-frame"), ("whole", "subject"), ("whole", "inquit")}
POSITIONS = {"Link": ("link", 0), "Found": ("whole", 0), "Voice": ("voice", 1), "indirect": ("report", 4)}


def catalogue():
    """(section, id, example) of every row."""
    for section in PAGE.split("\n## ")[1:]:
        kind = SECTIONS.get(section.split(maxsplit=1)[0].rstrip(":"))
        for name, example in regex.findall(r"^\| `([^`]+)` \| .* \| ([^|]*) \|$", section, regex.MULTILINE):
            yield kind, name, example.replace("⏎", "\n").replace("¶", "\n\n")


def in_source():
    """(kind, id) of every rule that the stages can give; fails on a form that it cannot read."""
    for folder, kind in STAGES.items():
        for path in sorted((ROOT / "src" / "quotes" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for part, name in named(node, kind):
                    yield from read(name, part, path)


def named(node, kind):
    """(expression, kind) of each rule that a node of the source names."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in POSITIONS:
        name, place = POSITIONS[node.func.id]
        yield node.args[place], name
    elif isinstance(node, ast.keyword) and node.arg == "rule":
        yield node.value, kind if kind == "report" else "whole"
    elif isinstance(node, ast.Assign):
        [target] = node.targets
        targets = target.elts if isinstance(target, ast.Tuple) else [target]
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        pairs = zip(targets, values, strict=False)
        yield from ((value, kind) for each, value in pairs if getattr(each, "id", "") == "rule")
    elif isinstance(node, ast.FunctionDef) and node.name == "_government":
        yield from ((found.value.elts[0], "link") for found in ast.walk(node) if isinstance(found, ast.Yield))


def read(kind, node, path):
    match ast.unparse(node):
        case (
            "rule"
            | "link.rule"
            | "found.rule"
            | "last.rule"
            | "report.rule"
            | "voice.rule"
            | "f'{link.rule}/{best.rule}'"
        ):
            pass  # made of others
        case _ if isinstance(node, ast.IfExp):
            yield from read(kind, node.body, path)
            yield from read(kind, node.orelse, path)
        case "f'not-quoted/{wording.kind}'":
            yield from (("not quoted", f"not-quoted/{each}") for each in NotQuotedKind)
        case _ if isinstance(node, ast.Constant):
            yield kind, node.value
        case other:
            pytest.fail(f"{path.name}: {other} is a rule that this test cannot read")


def test_every_rule_of_the_code_is_explained_and_no_other():
    assert {(kind, name) for kind, name, _ in catalogue()} == set(in_source()) - UNSEEN


def test_every_row_has_an_id_of_its_own():
    rows = [(kind, name) for kind, name, _ in catalogue()]
    assert len(rows) == len(set(rows)) > 40


@cache
def extractor():
    return quotes.Extractor()


def rules_of(text):
    extraction = extractor().extract(text)
    for quote in extraction:
        parts = quote.evidence.rule.split("/")
        yield ("link" if quote.kind is Kind.DIRECT and parts[0] != "turn" else "report", parts[0])
        yield ("voice", parts[-1]) if len(parts) > 1 else ("whole", parts[0])
    yield from (("not quoted", each.evidence.rule) for each in extraction.not_quoted)


@pytest.mark.model
@pytest.mark.parametrize(
    ("kind", "name", "example"), list(catalogue()), ids=lambda value: value if len(value) < 20 else ""
)
def test_the_example_uses_the_rule(kind, name, example):
    assert (kind, name) in set(rules_of(example))


@pytest.mark.model
def test_every_rule_that_comes_out_is_explained():
    sys.path.insert(0, str(ROOT / "tests" / "cases"))
    from reading import read_cases

    known = {(kind, name) for kind, name, _ in catalogue()}
    wholes = {name for kind, name in known if kind in ("whole", "link", "report")}
    for case in read_cases():
        for kind, name in rules_of(case.text):
            known_here = name in wholes if kind in ("whole", "link", "report") else (kind, name) in known
            assert known_here, f"{case.id}: {name}"
