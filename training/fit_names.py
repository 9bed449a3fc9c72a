"""Fit how sure a name is (`quotes.entities.certainty`) on the training part of our own texts, and print the weights.

The library runs over the texts; for each quote that it finds and whose speaker the annotators name, the traits of the
name that it gives and whether that is right make one row of a logistic regression. The calibration error is that of
cross-validation.

    python fit_names.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from calibration import error
from entities import BUILD, Corpus, judged, our_texts, own_rows
from logistic import Row, fitted, held_out, shares
from quotes import Extractor, Settings
from quotes.entities import SIEVES
from quotes.entities.certainty import WEIGHTS, Way, speaking, traits_of
from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent

__all__ = ["rows_of"]


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


def main() -> None:
    BUILD.mkdir(exist_ok=True)
    rows, names = rows_of(our_texts("train")), [*WEIGHTS]
    print(f"{len(rows)} names, {sum(row.right for row in rows)} right")
    print(f"calibration error now {error(shares(rows, WEIGHTS)):.3f}, fitted {error(held_out(rows, names)):.3f}")
    for name, value in fitted(rows, names).items():
        print(f"{name:16} {value:6.2f}  (now {WEIGHTS[name]:5.2f})")


if __name__ == "__main__":
    main()
