"""Accuracy on the Wikinews quotation data, over direct quotes and by kind, and the gate that keeps it.

usage: python benchmarks/accuracy.py [--part dev] [--gate] [--pin] [--predictions FILE] [--errors N]

Reads ``../shared/corpora/wikinews`` beside the checkout (CC BY-NC-SA 4.0; not in this repository), runs the library
over it, scores it with ``../shared/tools/score.py`` and prints the figures, those by kind (``kind.indirect.f1``) as
kinds.py counts them. ``--gate`` fails where a figure lies more
than the tolerance below its floor in ``benchmarks/floors.json`` or where the corpus is another one than the floors were
measured on. ``--pin`` writes new floors; it refuses to lower one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinds import KindScore, Said, compared

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "benchmarks" / "floors.json"

# A figure may lie this far below its floor: scores differ a little between processors (docs/explanation/analyser.md).
TOLERANCE = 0.01
GUARDED = (
    "direct.precision",
    "direct.recall",
    "direct.f1",
    "speaker.f1",
    "speaker.accuracy",
    "strict_speaker.f1",
    "cue.accuracy",
    "all.messages.f1",
    "all.roles.f1",
    "all.joint.f1",
    "all.kind.f1",
    "kind.direct.f1",
    "kind.indirect.f1",
    "kind.reported.f1",
    "kind.free_indirect.f1",
    "kind.indirect_free_indirect.f1",
)


def failures(
    figures: Mapping[str, float], digest: str, floors: Mapping[str, object], tolerance: float = TOLERANCE
) -> list[str]:
    """What keeps the gate shut: one line for every figure below its floor; empty: open."""
    if floors.get("digest") != digest:
        return [f"the corpus has digest {digest[:12]}, the floors were measured on {str(floors.get('digest'))[:12]}"]
    wanted = floors["figures"]
    assert isinstance(wanted, Mapping)  # noqa: S101  the file is ours
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in sorted(wanted.items())
        if figures.get(name, 0.0) < floor - tolerance
    ]


def pinned(figures: Mapping[str, float], digest: str, floors: Mapping[str, object]) -> dict[str, object]:
    """New floors: the figures as measured, refused where one would be lower than before on the same corpus."""
    old = floors.get("figures", {}) if floors.get("digest") == digest else {}
    assert isinstance(old, Mapping)  # noqa: S101  the file is ours
    lower = [name for name, floor in old.items() if figures.get(name, 0.0) < floor]
    if lower:
        raise SystemExit(f"accuracy.py: pinning would lower {', '.join(sorted(lower))}; edit floors.json if so meant")
    return {"digest": digest, "figures": {name: round(figures[name], 4) for name in GUARDED}}


def predict(corpus: Path, predictions: Path) -> None:
    """Run the library over a corpus file, one line a document."""
    from quotes import Extractor
    from quotes.export import to_dict

    extractor = Extractor()
    with corpus.open(encoding="utf-8") as rows, predictions.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            out.write(json.dumps(to_dict(extractor.extract(row["text"]), row["id"]), ensure_ascii=False) + "\n")


def score(corpus: Path, predictions: Path, errors: int = 0) -> dict[str, float]:
    """The figures of the corpus's scorer."""
    tool = SHARED / "tools" / "score.py"
    ran = subprocess.run(
        [sys.executable, tool, corpus, predictions, "--json", "--errors", str(errors)],
        check=True,
        capture_output=True,
        text=True,
    )
    first, _, rest = ran.stdout.partition("\n")
    print(rest, end="")
    figures: dict[str, float] = json.loads(first)
    return figures


def by_kind(corpus: Path, predictions: Path) -> dict[str, float]:
    """The figures of kinds.py over the corpus, as ``kind.KIND.FIGURE``; one without anything to count is left out."""
    sys.path.insert(0, str(SHARED / "tools"))
    import score as scorer

    gold, predicted = scorer.read(corpus), scorer.read(predictions)
    total = KindScore()
    for name in sorted(gold):
        wanted = scorer.gold_quotes(gold[name])
        found = scorer.predicted_quotes(predicted.get(name, {}), gold[name]["tokens"])
        total += compared([_said(quote) for quote in wanted], [_said(quote) for quote in found])
    return {
        f"kind.{kind}.{name}": value
        for kind, figures in total.figures().items()
        for name, value in figures.items()
        if value is not None
    }


def _said(quote: Mapping[str, Any]) -> Said:
    return Said(quote["kind"], frozenset(quote["quote"]), frozenset(quote["speaker"]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--predictions", type=Path, default=ROOT / "build" / "predictions.jsonl")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    corpus = SHARED / "corpora" / "wikinews" / f"{arguments.part}.jsonl"
    if not corpus.is_file():
        print(f"accuracy.py: needs {corpus.relative_to(ROOT.parent)}, missing beside the checkout", file=sys.stderr)
        return 1
    arguments.predictions.parent.mkdir(parents=True, exist_ok=True)
    predict(corpus, arguments.predictions)
    figures = score(corpus, arguments.predictions, arguments.errors)
    figures |= by_kind(corpus, arguments.predictions)
    for name, value in figures.items():
        print(f"{name:38} {value:.3f}")
    digest = sha256(corpus.read_bytes()).hexdigest()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    if arguments.pin:
        floors = pinned(figures, digest, floors)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    if arguments.gate:
        problems = failures(figures, digest, floors)
        print("\n".join(problems) or "the gate is open")
        return 1 if problems else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
