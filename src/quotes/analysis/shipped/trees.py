"""From arc scores to a tree: every word one head, one root, no cycle.

Most sentences are trees as soon as each word takes its best head; only where that leaves a cycle or more than one root
does the search of Chu, Liu and Edmonds run. All steps break ties by the lower index, so the result is always the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quotes.analysis.shipped.punctuation import hang_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["sentence_heads", "tree_heads"]


def sentence_heads(
    scores: NDArray[np.float32], words: Sequence[str], punctuation: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The heads of a sentence: the best tree of its words, and its punctuation hung by rule.

    Args:
        scores: as for :func:`tree_heads`; the rows and columns of punctuation are not read.
        words: the words.
        punctuation: which of them are punctuation. Where all are, they count as words.

    Returns:
        As :func:`tree_heads`.

    Example:
        >>> sentence_heads(np.zeros((2, 3)), ["Ja", "!"], np.array([False, True]))
        array([0, 1])
    """
    inner = np.flatnonzero(~punctuation)
    if len(inner) in (0, len(words)):
        return tree_heads(scores)
    columns = np.concatenate([[0], inner + 1])
    heads = np.full(len(words), -1)
    heads[inner] = columns[tree_heads(scores[np.ix_(inner, columns)])] - 1
    return np.array(hang_punctuation(words, heads.tolist(), punctuation.tolist())) + 1


def tree_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The heads of the best tree.

    Args:
        scores: `[words, words + 1]`; column 0 is the root, column `n` the word `n - 1`.

    Returns:
        For each word the column of its head: 0 for the one root word, else the index of the head word plus one.

    Example:
        >>> tree_heads(np.array([[0.0, 0.0, 5.0], [4.0, 1.0, 0.0]]))
        array([2, 0])
    """
    words = len(scores)
    if words == 0:
        return np.zeros(0, np.int64)
    scores = scores.astype(np.float64)
    scores[np.arange(words), np.arange(1, words + 1)] = -np.inf
    greedy: NDArray[np.int64] = scores.argmax(1)
    if np.count_nonzero(greedy == 0) == 1 and not _cycle(greedy):
        return greedy
    # with one root: the word that scores best as the root keeps it, all others are barred from it
    best_root = int(scores[:, 0].argmax())
    if np.count_nonzero(greedy == 0) > 1:
        inner = np.where(np.arange(words + 1) == 0, -np.inf, scores).max(1)
        roots = np.flatnonzero(greedy == 0)
        best_root = int(roots[(scores[roots, 0] - inner[roots]).argmax()])
    single = scores.copy()
    single[:, 0] = -np.inf
    single[best_root] = -np.inf
    single[best_root, 0] = 0.0
    square = np.full((words + 1, words + 1), -np.inf)
    square[1:] = single
    heads: NDArray[np.int64] = _arborescence(square)[1:]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words (columns) of one cycle, or an empty list."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds on a square matrix `[dependent, head]`, node 0 the root."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    size = len(scores)
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    # the cycle becomes one node, the last of the smaller problem
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(members, outside)] - kept[:, None]
    smaller[-1, :-1] = entering.max(0)
    leaving = scores[np.ix_(outside, members)]
    smaller[:-1, -1] = leaving.max(1)
    smaller[0] = -np.inf
    solved = _arborescence(smaller)
    result: NDArray[np.int64] = heads.copy()
    for place, node in enumerate(outside):
        if node == 0:
            continue
        head = solved[place]
        result[node] = members[leaving[place].argmax()] if head == len(outside) else outside[head]
    entry = solved[-1]
    broken = members[entering[:, entry].argmax()]
    result[broken] = outside[entry]
    return result
