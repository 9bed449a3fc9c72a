"""Logistic regression on made-up rows."""

from __future__ import annotations

import sys
from math import exp
from pathlib import Path
from random import Random

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
if not TRAINING.is_dir():
    pytest.skip("the training scripts are not part of this copy", allow_module_level=True)
sys.path.insert(0, str(TRAINING))

from logistic import Row, fitted, held_out, shares  # noqa: E402

MADE = {"one": 1.0, "person": 1.5, "part": -2.0}
NAMES = [*MADE, "never"]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """8,000 names that are right as often as `MADE` says."""
    rng = Random(5)  # noqa: S311
    made = []
    for number in range(8000):
        traits = {"one": 1.0, "person": float(rng.random() < 0.5), "part": float(rng.random() < 0.3)}
        share = 1 / (1 + exp(-sum(MADE[name] * value for name, value in traits.items())))
        made.append(Row(f"text-{number % 40}", traits, rng.random() < share))
    return made


def test_the_fit_finds_the_weights_behind_the_rows(rows: list[Row]) -> None:
    weights = fitted(rows, NAMES)
    assert {name: weights[name] for name in MADE} == pytest.approx(MADE, abs=0.3)
    assert all(abs(value) < 1e-6 for name, value in weights.items() if name not in MADE)


def test_held_out_texts_are_judged_once_each_and_as_surely_as_they_are_right(rows: list[Row]) -> None:
    found = held_out(rows, NAMES)
    assert sum(right for _, right in found) == sum(row.right for row in rows)
    assert len(found) == len(rows)
    mean = sum(share for share, _ in found) / len(found)
    assert mean == pytest.approx(sum(row.right for row in rows) / len(rows), abs=0.01)
    assert sorted(share for share, _ in found) != sorted(share for share, _ in shares(rows, fitted(rows, NAMES)))
