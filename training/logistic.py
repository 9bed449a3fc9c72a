"""Logistic regression on named traits, for the confidences that the library works out from what it knows.

Few traits, thousands of rows: Newton's method finds the weights in a few steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

import numpy as np

__all__ = ["Row", "fitted", "held_out", "shares"]

PARTS = 5
"""Of the texts, for cross-validation."""
STEPS = 30


class Row(NamedTuple):
    """Something that is right or not: in which text, its traits, and how much it counts."""

    text: str
    traits: Mapping[str, float]
    right: bool
    counts: float = 1.0


def fitted(rows: Sequence[Row], names: Sequence[str], shrink: float = 0.5) -> dict[str, float]:
    """The weights of the traits `names`, of which the first is 1 in all rows.

    `shrink` is how strongly the others are drawn to zero: the precision of a normal prior.
    """
    table = np.array([[float(row.traits.get(name, 0)) for name in names] for row in rows])
    right, counts = np.array([row.right for row in rows], float), np.array([row.counts for row in rows])
    weights, prior = np.zeros(len(names)), shrink * (np.arange(len(names)) > 0)
    for _ in range(STEPS):
        found = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (right - found)) - prior * weights
        curve = (table.T * (counts * found * (1 - found))) @ table + np.diag(prior) + 1e-9 * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def shares(rows: Sequence[Row], weights: Mapping[str, float]) -> list[tuple[float, bool]]:
    """How sure the weights are of each row, and whether it is right."""
    odds = [sum(weights[name] * float(value) for name, value in row.traits.items()) for row in rows]
    return [(float(1 / (1 + np.exp(-each))), row.right) for each, row in zip(odds, rows, strict=True)]


def held_out(rows: Sequence[Row], names: Sequence[str], shrink: float = 0.5) -> list[tuple[float, bool]]:
    """Each fifth of the texts judged with weights from the others."""
    texts = sorted({row.text for row in rows})
    Random(1).shuffle(texts)
    part = {text: number % PARTS for number, text in enumerate(texts)}
    found = []
    for number in range(PARTS):
        weights = fitted([row for row in rows if part[row.text] != number], names, shrink)
        found += shares([row for row in rows if part[row.text] == number], weights)
    return found
