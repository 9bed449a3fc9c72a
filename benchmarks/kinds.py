"""Precision, recall and speakers by kind of quote, as accuracy.py and cases.py count them.

Wanted and predicted quotes of a text are paired one to one so that they share as many words as they can, the kind
deciding between equals; that is the published measure of the Wikinews quotation data (Petersen-Frey and Biemann 2024).
A pair counts where the words of its two quotes overlap with an F1 above .5.

  precision  of the predicted quotes of a kind, the share paired with a wanted one of this kind.
  recall     of the wanted quotes of a kind, the share paired with a predicted one of this kind.
  found      of the wanted quotes of a kind, the share paired with a predicted one of any kind.
  overlap    mean F1 of the words of the pairs of this kind.
  speaker    of the pairs of this kind with a wanted speaker, the share whose predicted speaker shares a word with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import field, frozen

from quotes import Kind

__all__ = ["KindScore", "Said", "compared"]

# Words of two quotes must overlap with an F1 above this to be one and the same.
OVERLAP = 0.5
FIGURES = ("precision", "recall", "f1", "found", "overlap", "speaker")


@frozen
class Said:
    """A quote as sets of words, in whatever numbers they are counted: its own, and those of its speaker or his name."""

    kind: str
    words: frozenset[int]
    speaker: frozenset[int | str] = frozenset()


@frozen
class KindScore:
    """Counts by kind, of one text or, summed, of several."""

    counts: Counter[tuple[str, str]] = field(factory=Counter)  # (kind, what) → how many, for overlap how much

    def __add__(self, other: KindScore) -> KindScore:
        return KindScore(self.counts + other.counts)

    def figures(self) -> dict[str, dict[str, float | None]]:
        """For each kind the figures of the module's head and ``quotes``, their number; None: nothing to count."""
        made: dict[str, dict[str, float | None]] = {}
        for kind in Kind:
            got = {name: self.counts[kind.value, name] for name in _COUNTED}
            made[kind.value] = {
                "quotes": got["wanted"],
                "precision": _share(got["same"], got["predicted"]),
                "recall": _share(got["same"], got["wanted"]),
                "f1": _share(2 * got["same"], got["wanted"] + got["predicted"]),
                "found": _share(got["any"], got["wanted"]),
                "overlap": _share(got["overlap"], got["same"]),
                "speaker": _share(got["speaker"], got["spoken"]),
            }
        return made


_COUNTED = ("wanted", "predicted", "same", "any", "overlap", "spoken", "speaker")


def compared(wanted: Sequence[Said], predicted: Sequence[Said]) -> KindScore:
    """The counts of one text; quotes without words are left out."""
    wanted = [said for said in wanted if said.words]
    predicted = [said for said in predicted if said.words]
    counts: Counter[tuple[str, str]] = Counter()
    counts.update((said.kind, "wanted") for said in wanted)
    counts.update((said.kind, "predicted") for said in predicted)
    for one, other, overlap in _pairs(wanted, predicted):
        counts[one.kind, "any"] += 1
        if one.kind == other.kind:
            counts[one.kind, "same"] += 1
            counts[one.kind, "overlap"] += overlap  # a sum of shares
            if one.speaker:
                counts[one.kind, "spoken"] += 1
                counts[one.kind, "speaker"] += bool(one.speaker & other.speaker)
    return KindScore(counts)


def _pairs(wanted: Sequence[Said], predicted: Sequence[Said]) -> list[tuple[Said, Said, float]]:
    """The pairs that count, with the overlap of their words."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    shares: Any = np.zeros((len(wanted), len(predicted)))
    for i, one in enumerate(wanted):
        for j, other in enumerate(predicted):
            both = len(one.words & other.words)
            if both:
                shares[i, j] = 2 * both / (len(one.words) + len(other.words))
    same = np.array([[0.01 * (one.kind == other.kind) for other in predicted] for one in wanted])
    rows, columns = linear_sum_assignment(shares + same.reshape(shares.shape), maximize=True)
    matched = [(wanted[i], predicted[j], float(shares[i, j])) for i, j in zip(rows, columns, strict=True)]
    return [pair for pair in matched if pair[2] > OVERLAP]


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
