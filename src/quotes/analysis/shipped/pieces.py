"""Words to word pieces: the Unigram segmentation that the encoder was trained with.

The table holds the pieces that German and names need out of the 250,002 of the base model, each with its log
probability. A word is normalised (NFKC, invisible characters dropped), gets the mark ``▁`` in front where a blank or a
line break stands before it, and is cut into the pieces whose log probabilities sum highest (Kudo 2018, "Subword
Regularization"). A character without a piece of its own becomes the unknown piece.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BEGIN", "END", "UNKNOWN", "PieceTable", "normal_form"]

BEGIN, END, UNKNOWN = 0, 1, 2
"""Ids of the pieces before the first word, after the last word, and for what no piece covers."""

SPACE_MARK = "▁"
LONGEST_WORD = 48
"""Characters of a word that are looked at; longer ones are addresses and rows of signs, and say nothing more."""

_KEPT_WORDS = 100_000
_UNKNOWN_PENALTY = 10.0


def normal_form(word: str) -> str:
    """The word as the base model saw it: NFKC, without control and format characters and without blanks."""
    if word.isascii() and word.isprintable():
        return word.replace(" ", "")
    folded = unicodedata.normalize("NFKC", word)
    return "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") and sign != " ")


class PieceTable:
    """The pieces and their log probabilities, and a memory of the words cut so far.

    Args:
        pieces: the pieces; the place in the list is the id. The first three are begin, end and unknown.
        scores: the log probability of each piece.

    Example:
        >>> table = PieceTable(["<s>", "</s>", "<unk>", "▁Haus", "tür"], [0, 0, 0, -8.0, -9.0])
        >>> table.cut("Haustür", after_space=True)
        (3, 4)
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        special = UNKNOWN + 1
        self._ids = {piece: number for number, piece in enumerate(pieces) if number >= special}
        self._scores = list(scores)
        # how long the pieces are that begin with these three characters
        self._sizes: dict[str, tuple[int, ...]] = {}
        for piece in sorted(self._ids, key=len):
            begin, size = piece[:3], len(piece)
            known = self._sizes.get(begin, ())
            if size > 2 and known[-1:] != (size,):
                self._sizes[begin] = (*known, size)
        self._unknown_score = min(self._scores[special:], default=0.0) - _UNKNOWN_PENALTY
        self._known_words: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._scores)

    def cut(self, word: str, *, after_space: bool) -> tuple[int, ...]:
        """The ids of the word's pieces, at least one.

        Args:
            word: one token as the tokeniser made it.
            after_space: whether the token stands at the start of the text or after white space.
        """
        key = (word, after_space)
        found = self._known_words.get(key)
        if found is None:
            if len(self._known_words) >= _KEPT_WORDS:
                self._known_words.clear()
            found = self._segment(normal_form(word[:LONGEST_WORD]), after_space)
            self._known_words[key] = found
        return found

    def _segment(self, word: str, after_space: bool) -> tuple[int, ...]:
        marked = SPACE_MARK + word if after_space else word
        if not marked:
            return (UNKNOWN,)
        length = len(marked)
        best = [0.0] + [float("-inf")] * length
        came_from = [0] * (length + 1)
        piece_at = [UNKNOWN] * (length + 1)
        known, scores = self._ids.get, self._scores
        for start in range(length):
            base = best[start]
            for size in (1, 2, *self._sizes.get(marked[start : start + 3], ())):
                end = start + size
                if end > length:
                    break
                piece = known(marked[start:end])
                if piece is not None and base + scores[piece] > best[end]:
                    best[end] = base + scores[piece]
                    came_from[end], piece_at[end] = start, piece
            if base + self._unknown_score > best[start + 1]:
                best[start + 1] = base + self._unknown_score
                came_from[start + 1], piece_at[start + 1] = start, UNKNOWN
        ids = []
        place = length
        while place:
            ids.append(piece_at[place])
            place = came_from[place]
        return tuple(reversed(ids))
