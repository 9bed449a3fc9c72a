"""The direction of imports (docs/explanation/architecture.md), as import-linter holds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("importlinter", reason="a tool of the development extra")

RUN = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_the_line_runs_in_one_direction() -> None:
    ran = lint(ROOT)
    assert ran.returncode == 0, ran.stdout
    assert "2 kept, 0 broken" in ran.stdout


def test_the_contract_can_break(tmp_path: Path) -> None:
    """Turned upside down, the layers must not hold: else the contract would watch nothing."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert text.count('"quotes.marks | quotes.analysis",\n') == text.count('    "quotes.errors",\n]') == 1
    turned = text.replace('"quotes.marks | quotes.analysis",\n', "").replace(
        '    "quotes.errors",\n]', '    "quotes.errors",\n    "quotes.marks | quotes.analysis",\n]'
    )
    (tmp_path / "pyproject.toml").write_text(turned, encoding="utf-8")
    ran = lint(tmp_path)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "1 kept, 1 broken" in ran.stdout
