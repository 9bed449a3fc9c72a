"""Whether a confidence means what it says: of quotes with .8, 80 in 100 ought to be right.

usage: python benchmarks/calibration.py

Measures over the texts of ``corpus/`` that are kept for testing (with the library's own tokens, so that no other corpus
is needed) and, where it is there, over the development part of the Wikinews data. Three confidences are looked at: that
of a quote between marks, that of one without, and that of a speaker.

  quote     right where the annotators have a quote with nearly the same words (F1 of words above .5), of any kind.
  speaker   of the right quotes for which they have a speaker: right where the two share a word.

The expected calibration error is the mean distance between confidence and share right over ten bins of equal width,
weighted by their sizes (Guo et al. 2017, "On Calibration of Modern Neural Networks").
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "corpus")]

BINS = 10
OVERLAP = 0.5

Curve = list[tuple[float, bool]]  # confidence, right


def curves(rows: Iterable[Mapping[str, Any]]) -> dict[str, Curve]:
    """For each kind of confidence what was said and whether it was right; rows have the form of the Wikinews data."""
    from quotes import Extractor

    extractor = Extractor()
    found: dict[str, Curve] = {"direct": [], "other": [], "speaker": []}
    for row in rows:
        starts = row["tokens"]
        wanted = [(frozenset(quote["quote"]), frozenset(quote["speaker"])) for quote in row["quotes"]]
        for quote in extractor.extract(row["text"]):
            words = _touched([(span.start, span.end) for span in quote.spans], starts)
            best = max(wanted, key=lambda each: _overlap(words, each[0]), default=(frozenset(), frozenset()))
            right = _overlap(words, best[0]) > OVERLAP
            found["direct" if quote.kind == "direct" else "other"].append((quote.confidence.quote, right))
            if right and best[1] and quote.speaker is not None:
                speaker = _touched([(span.start, span.end) for span in quote.speaker.spans], starts)
                found["speaker"].append((quote.confidence.speaker, bool(speaker & best[1])))
    return found


def _touched(spans: Sequence[tuple[int, int]], tokens: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        number for number, (start, end) in enumerate(tokens) if any(a < end and start < b for a, b in spans)
    )


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def binned(curve: Curve) -> list[tuple[int, float, float]]:
    """For each bin that holds something: how many, mean confidence, share right."""
    bins: list[Curve] = [[] for _ in range(BINS)]
    for confidence, right in curve:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [(len(b), sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b)) for b in bins if b]


def error(curve: Curve) -> float:
    """The expected calibration error; 0 for nothing."""
    total = len(curve)
    return sum(count * abs(mean - share) for count, mean, share in binned(curve)) / total if total else 0.0


def own_rows() -> list[dict[str, Any]]:
    """The texts of the corpus that are kept for testing."""
    from convert import Converter
    from markup import read_texts

    convert = Converter()
    return [convert.row(text) for text in read_texts(split="test")]


def wikinews_rows() -> list[dict[str, Any]]:
    """The development part of the Wikinews data; empty where it is not beside the checkout."""
    path = SHARED / "corpora" / "wikinews" / "dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def main() -> int:
    for name, rows in (("corpus, kept texts", own_rows()), ("Wikinews, development part", wikinews_rows())):
        if not rows:
            print(f"{name}: not there")
            continue
        for what, curve in curves(rows).items():
            print(f"{name}, {what}: {len(curve)} confidences, error {error(curve):.3f}")
            for count, mean, share in binned(curve):
                print(f"  {mean:.2f} said, {share:.2f} right, {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
