"""Fit what makes words between marks somebody's (`quotes.attribution.weighing`), and print the weights.

On the training part of the Wikinews quotation data and, counted half, of our own texts. A passage is somebody's where
the annotators mark at least half of it as direct speech. Wrongly judged passages are counted in cross-validation,
for a few values that the weight of "one" may be set below what the fit gives.

    python fit_passages.py CORPORA [--alone]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from attrs import evolve

from entities import BUILD, Article, our_texts
from logistic import Row, fitted, held_out
from quotes import Extractor, Settings
from quotes import attribution as stage
from quotes.analysis import analyse, load_analyser
from quotes.attribution.weighing import ALONE, BESIDE_HEADS
from quotes.models.parts import Passage
from quotes.odds import log_odds

__all__ = ["rows_of"]

OWN = 0.5
"""What a passage of our own texts counts: they have many more marks than news."""
SHRINK = 2.0
BELOW = (0.0, 0.3, 0.6, 0.9, 1.2)


def rows_of(articles: Iterator[Article], counts: float, *, turns: bool, alone: bool) -> list[Row]:
    """A row for each passage between marks."""
    seen: list[tuple[Passage, dict[str, float]]] = []
    traits_of: Callable[..., dict[str, float]] = stage.traits_of

    def watched(analysis: Any, passage: Passage, *given: Any, **options: Any) -> dict[str, float]:
        found = traits_of(analysis, passage, *given, **options)
        seen.append((passage, found))
        return found

    extractor = Extractor(settings=Settings(turns=turns))
    rows = []
    stage.traits_of = watched
    try:
        for article in articles:
            seen.clear()
            analysis = evolve(article.analysis, reading=None) if alone else article.analysis
            extractor.from_analysis(analysis)
            said = [
                {i for i in quote["quote"] if analysis.text[slice(*article.row["tokens"][i])].isalnum()}
                for quote in article.row["quotes"]
                if quote["kind"] == "direct"
            ]
            for passage, traits in seen:
                words = {
                    number
                    for number, (start, end) in enumerate(article.row["tokens"])
                    if any(span.start <= start and end <= span.end for span in passage.content)
                    and analysis.text[start:end].isalnum()
                }
                if words:
                    rows.append(Row(article.row["id"], traits, _is_said(words, said, passage.depth), counts))
    finally:
        stage.traits_of = traits_of
    return rows


def _is_said(words: set[int], said: list[set[int]], depth: int) -> bool:
    """Whether half of the words are direct speech; of a passage in another, of a quote of its own."""
    halves = [each for each in said if 2 * len(words & each) >= len(words)]
    return any(depth == 0 or 2 * len(words & each) >= len(each) for each in halves)


def _wikinews(corpora: Path) -> Iterator[Article]:
    nlp = load_analyser()
    with (corpora / "wikinews" / "train.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Article(row, analyse(row["text"], nlp))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--alone", action="store_true", help="without what the analyser's heads say")
    a = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    now = ALONE if a.alone else BESIDE_HEADS
    names = [name for name in now if name != "heads" or not a.alone]
    parts = {
        "wikinews": rows_of(_wikinews(a.corpora), 1.0, turns=False, alone=a.alone),
        "own": rows_of(iter(our_texts("train").articles), OWN, turns=True, alone=a.alone),
    }
    rows = [row for part in parts.values() for row in part]
    if a.alone:
        rows = [row._replace(traits={name: row.traits.get(name, 0) for name in names}) for row in rows]
    for name, value in fitted(rows, names, SHRINK).items():
        print(f"{name:12} {value:6.2f}  (now {now[name]:5.2f})")
    judged = held_out(rows, names, SHRINK)
    for below in BELOW:
        missed = sum(right and log_odds(share, 1e-9) - below <= 0 for share, right in judged)
        wrong = sum(not right and log_odds(share, 1e-9) - below > 0 for share, right in judged)
        print(f"one {below} below: of {len(rows)} passages {missed} missed, {wrong} wrong")


if __name__ == "__main__":
    main()
