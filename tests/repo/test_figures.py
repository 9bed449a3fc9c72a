"""The tables in README and docs say what was measured."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("report", ROOT / "benchmarks" / "report.py")
report = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(report)


@pytest.mark.parametrize("page", report.PAGES, ids=lambda page: page.name)
def test_tables_are_those_of_the_figures(page):
    written = page.read_text(encoding="utf-8")
    figures = json.loads(report.FIGURES.read_text(encoding="utf-8"))
    assert report.rendered(written, figures) == written, "run: python benchmarks/report.py --render"


def test_every_table_stands_on_a_page():
    pages = "".join(page.read_text(encoding="utf-8") for page in report.PAGES)
    assert {found["table"] for found in report.PLACE.finditer(pages)} == set(report.TABLES)


def test_a_figure_typed_by_hand_is_found():
    figures = {"wikinews": dict.fromkeys(("articles", "quotes"), 1)}
    for name in ("direct", "speaker", "strict_speaker", "every_pair", "kind.indirect"):
        figures["wikinews"] |= {f"{name}.{each}": 0.5 for each in ("precision", "recall", "f1")}
    figures["wikinews"] |= dict.fromkeys(("speaker.accuracy", "cue.accuracy", "all.messages.f1", "all.roles.f1"), 0.5)
    page = report.rendered("<!-- figures: summary -->\n<!-- end of figures -->", figures)
    typed = page.replace(".50", ".99", 1)
    assert typed != page == report.rendered(typed, figures)
