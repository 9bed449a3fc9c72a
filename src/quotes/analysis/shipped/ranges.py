"""Where the words of a `Doc` are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen
from spacy.attrs import IS_SPACE, LENGTH, SPACY

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

__all__ = ["WordRanges"]


@frozen
class WordRanges:
    """Where the words of a `Doc` are, white-space tokens left out; read off its arrays, without a `Token` object."""

    place: NDArray[np.int64]
    """Index of each word among all tokens."""
    starts: list[int]
    ends: list[int]
    after_space: list[bool]

    @classmethod
    def of(cls, doc: Doc) -> WordRanges:
        """The ranges of a `Doc`."""
        array = doc.to_array([IS_SPACE, LENGTH, SPACY]).astype(np.int64).reshape(-1, 3)
        ends = np.cumsum(array[:, 1] + array[:, 2]) - array[:, 2]
        blank_before = np.concatenate([[True], (array[:-1, 0] == 1) | (array[:-1, 2] == 1)])[: len(array)]
        place = np.flatnonzero(array[:, 0] == 0)
        starts = (ends - array[:, 1])[place]
        return cls(place, starts.tolist(), ends[place].tolist(), blank_before[place].tolist())
