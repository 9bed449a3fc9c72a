"""What readers said of the library's quotes in newspaper articles.

usage: python benchmarks/audit.py

``audit.jsonl`` holds, an article a line, what the library found in articles of the ``news`` corpus and what readers,
who were language models, said of each quote after reading the article: whether it is somebody's words, whether the
speaker is who says them, whether the name is his, whether the span is right. The words stay in the corpus; where it
lies beside the checkout, the script also says for how many of the quotes the present version still gives the same spans
and speaker.

A line: ``reading`` (which round of reading), ``article``, ``missed`` (statements that the reader missed), ``quotes``
with ``kind``, ``spans``, ``speaker`` (spans or null), ``confidence`` (of quote and speaker) and ``verdict``: ``quote``
(true, false), ``speaker`` (ok, wrong, missed: the text tells who, none: rightly none), ``name`` (ok, weak: own words
where the text names him, wrong), ``span`` (ok, long, short).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = ROOT / "benchmarks" / "audit.jsonl"
NEWS = ROOT.parent / "shared" / "corpora" / "news" / "articles.jsonl"
sys.path[:0] = [str(ROOT / "benchmarks")]

Rows = list[dict[str, Any]]


def verdicts() -> dict[str, Rows]:
    """The judged articles by round of reading."""
    found: dict[str, Rows] = {}
    for row in map(json.loads, VERDICTS.read_text(encoding="utf-8").splitlines()):
        found.setdefault(row["reading"], []).append(row)
    return found


def measure() -> dict[str, Any]:
    """The shares of each round of reading."""
    return {reading: figures(rows) for reading, rows in verdicts().items()}


def figures(rows: Rows) -> dict[str, Any]:
    """How many articles, quotes and misses; the shares of right quotes, of right ones among the speakers, names and
    spans given; the calibration errors of both confidences."""
    import calibration

    judged = [quote for row in rows for quote in row["quotes"]]
    right = [quote for quote in judged if quote["verdict"]["quote"]]
    spoken = [quote for quote in right if quote["verdict"]["speaker"] in ("ok", "wrong")]
    missed = sum(row["missed"] for row in rows)
    return {
        "articles": len(rows),
        "quotes": len(judged),
        "missed": missed,
        "quote": len(right) / len(judged),
        "recall": len(right) / (len(right) + missed),
        **{what: _share(quote["verdict"][what] for quote in right) for what in ("speaker", "name", "span")},
        "weak_name": _share((quote["verdict"]["name"] for quote in right), "weak"),
        "wrong_name": _share((quote["verdict"]["name"] for quote in right), "wrong"),
        "kinds": _by_kind(judged),
        "quote_error": calibration.error([(q["confidence"][0], q["verdict"]["quote"]) for q in judged]),
        "speaker_error": calibration.error([(q["confidence"][1], q["verdict"]["speaker"] == "ok") for q in spoken]),
    }


def _share(given: Iterable[str | None], wanted: str = "ok") -> float:
    """The share of a verdict among those on what the library gave."""
    count = Counter(verdict for verdict in given if verdict not in (None, "none", "missed"))
    return count[wanted] / count.total() if count else 0.0


def _by_kind(judged: Rows) -> dict[str, dict[str, float]]:
    kinds: dict[str, Rows] = {}
    for quote in judged:
        kinds.setdefault(quote["kind"], []).append(quote)
    return {
        kind: {
            "quotes": len(rows),
            "quote": sum(row["verdict"]["quote"] for row in rows) / len(rows),
            "speaker": _share(row["verdict"]["speaker"] for row in rows if row["verdict"]["quote"]),
        }
        for kind, rows in sorted(kinds.items())
    }


def same_today(rows: Iterable[Mapping[str, Any]]) -> float:
    """The share of the judged quotes that the present version gives with the same spans and speaker."""
    from quotes import Extractor

    extract = Extractor().extract
    lines = NEWS.read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    same = total = 0
    for row in rows:
        found = [
            (
                [[s.start, s.end] for s in quote.spans],
                [[s.start, s.end] for s in quote.speaker.spans] if quote.speaker else None,
            )
            for quote in extract(texts[row["article"]])
        ]
        same += sum((quote["spans"], quote["speaker"]) in found for quote in row["quotes"])
        total += len(row["quotes"])
    return same / total


def main() -> int:
    for reading, rows in verdicts().items():
        print(reading)
        for name, value in figures(rows).items():
            print(f"  {name:14} {value if isinstance(value, (int, dict)) else round(value, 3)}")
        if NEWS.is_file():
            print(f"  the same today {same_today(rows):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
