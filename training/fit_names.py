"""Fit how sure a name is (`quotes.entities.certainty`) on the training part of our own texts, and print the weights.

The library runs over the texts; for each quote that it finds and whose speaker the annotators name, the traits of the
name that it gives and whether that is right make one row of a logistic regression. The calibration error is that of
cross-validation: each fifth of the texts judged with weights from the others.

    python fit_names.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from calibration import error
from entities import BUILD, Corpus, judged, our_texts, own_rows
from quotes import Extractor, Settings
from quotes.entities import SIEVES
from quotes.entities.certainty import WEIGHTS, Way, speaking, traits_of
from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent

__all__ = ["Row", "fitted", "held_out", "rows_of"]

SHRINK = 0.5
"""How strongly weights are drawn to zero: as a prior of this precision."""
PARTS = 5
"""Of the texts, for cross-validation."""


class Row(NamedTuple):
    """A name that the library gives: in which text, its traits, and whether it is right."""

    text: str
    traits: dict[str, float]
    right: bool


def rows_of(corpus: Corpus) -> list[Row]:
    """A row for each quote that is found with a name and whose speaker has one in the corpus."""
    seen: list[Clusters] = []
    first, sieve = SIEVES[0]

    def watched(clusters: Clusters, referent: Referent) -> Link | None:
        seen[:] = [clusters]
        return sieve(clusters, referent)

    extractor = Extractor(settings=Settings(name_threshold=0.0, turns=True), sieves={first: watched})
    rows = []
    for article in corpus.articles:
        seen.clear()
        extraction = extractor.from_analysis(article.analysis)
        (made,) = own_rows([(article.row["id"], extraction)], 0.0)
        ways: dict[int, Way] = {}
        for quote, row in zip(extraction, made["quotes"], strict=True):
            if quote.speaker is None or not seen:
                continue
            at = next((each for each in seen[0].story.referents if each.mention.spans == quote.speaker.spans), None)
            if at is not None:
                row["speaker"]["traits"] = traits_of(seen[0], at, ways) | speaking(quote.confidence.speaker)
        rows.append(made)
    found = judged(corpus, rows)
    return [Row(each.text, each.speaker["traits"], each.right) for each in found if each.speaker.get("traits")]


def fitted(rows: list[Row]) -> dict[str, float]:
    """The weights of a logistic regression (Newton's method, a normal prior on all but the first)."""
    names = [*WEIGHTS]
    table = np.array([[float(row.traits.get(name, 0)) for name in names] for row in rows])
    right = np.array([row.right for row in rows], float)
    weights, prior = np.zeros(len(names)), SHRINK * (np.arange(len(names)) > 0)
    for _ in range(30):
        shares = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - shares) - prior * weights
        curve = (table.T * (shares * (1 - shares))) @ table + np.diag(prior) + 1e-9 * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def shares(rows: list[Row], weights: dict[str, float]) -> list[tuple[float, bool]]:
    """How sure the weights are of each name, and whether it is right."""
    odds = [sum(weights[name] * value for name, value in row.traits.items()) for row in rows]
    return [(float(1 / (1 + np.exp(-each))), row.right) for each, row in zip(odds, rows, strict=True)]


def held_out(rows: list[Row]) -> list[tuple[float, bool]]:
    """Each fifth of the texts with weights from the others."""
    texts = sorted({row.text for row in rows})
    Random(1).shuffle(texts)
    part = {text: number % PARTS for number, text in enumerate(texts)}
    found = []
    for number in range(PARTS):
        weights = fitted([row for row in rows if part[row.text] != number])
        found += shares([row for row in rows if part[row.text] == number], weights)
    return found


def main() -> None:
    BUILD.mkdir(exist_ok=True)
    rows = rows_of(our_texts("train"))
    print(f"{len(rows)} names, {sum(row.right for row in rows)} right")
    print(f"calibration error as it is {error(shares(rows, dict(WEIGHTS))):.3f}, fitted {error(held_out(rows)):.3f}")
    for name, value in fitted(rows).items():
        print(f"{name:16} {value:6.2f}  (now {WEIGHTS[name]:5.2f})")


if __name__ == "__main__":
    main()
