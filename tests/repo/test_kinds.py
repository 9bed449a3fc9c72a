"""How quotes of all kinds are counted: which pair, what counts as found, and what only looks like it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from kinds import KindScore, Said, compared


def said(kind: str, start: int, stop: int, speaker: int | None = None) -> Said:
    return Said(kind, frozenset(range(start, stop)), frozenset() if speaker is None else frozenset({speaker}))


WANTED = [said("indirect", 0, 10, speaker=90), said("reported", 20, 30, speaker=91)]

# id, predicted, kind, figures that are to come out
COUNTED = [
    ("all-right", WANTED, "indirect", {"precision": 1.0, "recall": 1.0, "f1": 1.0, "found": 1.0, "speaker": 1.0}),
    ("nothing-found", [], "indirect", {"precision": None, "recall": 0.0, "f1": 0.0, "found": 0.0, "speaker": None}),
    ("another-kind", [said("direct", 0, 10)], "indirect", {"recall": 0.0, "found": 1.0}),
    ("another-kind-invented", [said("direct", 0, 10)], "direct", {"precision": 0.0, "recall": None}),
    ("more-than-half-of-it", [said("indirect", 0, 4)], "indirect", {"recall": 1.0, "overlap": 8 / 14}),
    ("less-than-half-of-it", [said("indirect", 0, 3)], "indirect", {"recall": 0.0, "precision": 0.0}),
    ("half-of-the-words-shared", [said("indirect", 5, 15)], "indirect", {"recall": 0.0}),
    ("another-speaker", [said("indirect", 0, 10, speaker=7)], "indirect", {"recall": 1.0, "speaker": 0.0}),
    ("no-speaker", [said("indirect", 0, 10)], "indirect", {"speaker": 0.0}),
    ("cut-in-two", [said("indirect", 0, 6), said("indirect", 6, 10)], "indirect", {"precision": 0.5, "recall": 1.0}),
    ("twice", [said("indirect", 0, 10), said("reported", 0, 10)], "indirect", {"precision": 1.0, "recall": 1.0}),
    ("without-words", [said("indirect", 0, 0)], "indirect", {"precision": None}),
]


@pytest.mark.parametrize(
    ("predicted", "kind", "figures"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED]
)
def test_counted(predicted: list[Said], kind: str, figures: dict[str, float | None]) -> None:
    got = compared(WANTED, predicted).figures()[kind]
    assert {name: got[name] for name in figures} == pytest.approx(figures)


def test_texts_add_up() -> None:
    both = compared(WANTED, WANTED) + compared(WANTED, [])
    got = both.figures()["indirect"]
    assert (got["quotes"], got["precision"], got["recall"]) == (2, 1.0, 0.5)
    assert KindScore().figures()["indirect"]["f1"] is None


def test_a_speaker_may_be_told_by_name() -> None:
    wanted = [Said("indirect", frozenset({1}), frozenset({7, "Ida Kern"}))]
    named = [Said("indirect", frozenset({1}), frozenset({20, "Ida Kern"}))]
    assert compared(wanted, named).figures()["indirect"]["speaker"] == 1.0
