"""The gate that keeps accuracy: it must shut on spoiled figures, on another corpus, and refuse lower floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import accuracy  # noqa: E402

FIGURES = dict.fromkeys(accuracy.GUARDED, 0.8)
DIGEST = "a" * 64
FLOORS = {"digest": DIGEST, "figures": FIGURES}


def test_the_gate_is_open_for_what_was_measured() -> None:
    assert accuracy.failures(FIGURES, DIGEST, FLOORS) == []


@pytest.mark.parametrize("name", accuracy.GUARDED)
def test_one_spoiled_figure_shuts_it(name: str) -> None:
    [problem] = accuracy.failures(FIGURES | {name: 0.78}, DIGEST, FLOORS)
    assert problem.startswith(f"{name}: 0.780 is below its floor 0.800")


def test_a_missing_figure_shuts_it() -> None:
    figures = {name: value for name, value in FIGURES.items() if name != "speaker.f1"}
    assert len(accuracy.failures(figures, DIGEST, FLOORS)) == 1


def test_a_figure_within_the_tolerance_does_not() -> None:
    assert accuracy.failures(FIGURES | {"direct.f1": 0.8 - accuracy.TOLERANCE / 2}, DIGEST, FLOORS) == []
    assert accuracy.failures(FIGURES | {"direct.f1": 0.8 - accuracy.TOLERANCE * 2}, DIGEST, FLOORS)


def test_the_tolerance_is_small() -> None:
    assert 0 < accuracy.TOLERANCE <= 0.01


def test_another_corpus_shuts_it_however_good_the_figures() -> None:
    [problem] = accuracy.failures(dict.fromkeys(accuracy.GUARDED, 1.0), "b" * 64, FLOORS)
    assert "bbbbbbbbbbbb" in problem
    assert "aaaaaaaaaaaa" in problem


def test_no_floors_shut_it() -> None:
    assert accuracy.failures(FIGURES, DIGEST, {}) != []


def test_pinning_keeps_the_guarded_figures() -> None:
    better = FIGURES | {"direct.f1": 0.91234, "other": 0.1}
    assert accuracy.pinned(better, DIGEST, FLOORS) == {"digest": DIGEST, "figures": FIGURES | {"direct.f1": 0.9123}}


def test_pinning_refuses_to_lower_a_floor() -> None:
    with pytest.raises(SystemExit, match=r"would lower speaker\.f1"):
        accuracy.pinned(FIGURES | {"speaker.f1": 0.7999}, DIGEST, FLOORS)


def test_floors_of_another_corpus_are_measured_anew() -> None:
    lower = dict.fromkeys(accuracy.GUARDED, 0.5)
    assert accuracy.pinned(lower, "b" * 64, FLOORS) == {"digest": "b" * 64, "figures": lower}


@pytest.mark.skipif(not accuracy.FLOORS.is_file(), reason="floors are not pinned yet")
def test_the_floors_in_the_repository_guard_every_figure() -> None:
    floors = json.loads(accuracy.FLOORS.read_text(encoding="utf-8"))
    assert set(floors["figures"]) == set(accuracy.GUARDED)
    assert len(floors["digest"]) == 64
    spoiled = {name: value - 0.05 for name, value in floors["figures"].items()}
    assert len(accuracy.failures(spoiled, floors["digest"], floors)) == len(accuracy.GUARDED)
