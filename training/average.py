"""The mean of the weights of two training runs, the second of which started from the first.

python average.py FIRST SECOND OUT [--share 0.6]
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["averaged"]


def averaged(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Each weight as `share` of the second and the rest of the first."""
    return {name: torch.lerp(first[name], value, share) for name, value in second.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second")
    a = parser.parse_args()
    first, second = (torch.load(run / "last.pt", weights_only=True) for run in (a.first, a.second))
    a.out.mkdir(parents=True, exist_ok=True)
    torch.save(averaged(first, second, a.share), a.out / "last.pt")
    for name in ("shape.json", "labels.json"):
        shutil.copy(a.second / name, a.out / name)


if __name__ == "__main__":
    main()
