"""Code, catalogue and examples of the rules agree: every id is explained, no other is, each example uses its rule.

The ids are read from the source of the attribution stage: what stands as the rule in `Link(…)`, `Voice(…)`, `Found(…)`,
`rule=…` or `rule = …`, and the first of what `_government` yields.
"""

import ast
import sys
from pathlib import Path

import pytest
import regex

import quotes
from quotes.lexicon import load_lexicon
from quotes.models.results import NotQuotedKind

ROOT = Path(__file__).resolve().parents[2]
STAGE = ROOT / "src" / "quotes" / "attribution"
PAGE = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
SECTIONS = {"Links": "link", "Voices": "voice", "Rules": "whole", "What": "not quoted"}

# A link to another sentence leads to `continues` or `next-sentence`, which are seen in its place.
UNSEEN = {("link", "earlier-frame")}
POSITIONS = {"Link": ("link", 0), "Found": ("whole", 0), "Voice": ("voice", 1)}


def catalogue():
    """(section, id, example) of every row."""
    for section in PAGE.split("\n## ")[1:]:
        kind = SECTIONS.get(section.split(maxsplit=1)[0].rstrip(":"))
        for name, example in regex.findall(r"^\| `([^`]+)` \| .* \| ([^|]*) \|$", section, regex.MULTILINE):
            yield kind, name, example.replace("⏎", "\n").replace("¶", "\n\n")


def in_source():
    """(kind, id) of every rule that the stage can give; fails on a form that it cannot read."""
    for path in sorted(STAGE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in POSITIONS:
                kind, place = POSITIONS[node.func.id]
                yield from read(kind, node.args[place], path)
            elif isinstance(node, ast.keyword) and node.arg == "rule":
                yield from read("whole", node.value, path)
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
                yield from read("link", node.value, path)
            elif isinstance(node, ast.FunctionDef) and node.name == "_government":
                for found in ast.walk(node):
                    if isinstance(found, ast.Yield):
                        yield from read("link", found.value.elts[0], path)


def read(kind, node, path):
    match ast.unparse(node):
        case "rule" | "link.rule" | "found.rule" | "f'{link.rule}/{best.rule}'":
            pass  # made of others
        case "f'clause-{intro}'":
            valency = set().union(*(entry.valency for entry in load_lexicon().verbs))
            yield from (("link", f"clause-{word}") for word in valency - {"quote", "dass", "w"})
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


def rules_of(text):
    extraction = quotes.extract(text)
    for quote in extraction:
        parts = quote.evidence.rule.split("/")
        yield ("link", parts[0])
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
    wholes = {name for kind, name in known if kind in ("whole", "link")}
    for case in read_cases():
        for kind, name in rules_of(case.text):
            known_here = name in wholes if kind in ("whole", "link") else (kind, name) in known
            assert known_here, f"{case.id}: {name}"
