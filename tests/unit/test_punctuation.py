"""Punctuation in the trees: hung by rule, as high as it can hang without a crossing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.shipped.punctuation import hang_punctuation
from quotes.analysis.shipped.trees import sentence_heads

MARKS = set('.,:;!?()„“»«"–')

HUNG = [
    pytest.param("Die Ärztin schwieg .", [1, 2, -1], {3: 2}, id="a full stop on the root"),
    pytest.param("Sie blieb , weil es regnete .", [1, -1, 5, 5, 1], {2: 5, 6: 1}, id="a comma on the clause after it"),
    pytest.param("Als es regnete , blieb sie .", [2, 2, 4, -1, 4], {3: 2, 6: 4}, id="a comma on the clause before it"),
    pytest.param("Äpfel , Birnen und Nüsse", [-1, 0, 4, 0], {1: 2}, id="a comma between conjuncts on the second"),
    pytest.param("Der Verein ( SC ) jubelte", [1, 5, 1, -1], {2: 3, 4: 3}, id="brackets on the top of what they hold"),
    pytest.param("„ Wir gehen “ , sagte er", [2, 5, -1, 5], {0: 2, 3: 2, 4: 2}, id="quotation marks likewise"),
    pytest.param("„ Wir gehen , sagte er", [2, 4, -1, 4], {0: 4, 3: 2}, id="an open mark, as other signs"),
    pytest.param("Er kam ( sie ging )", [1, -1, 4, 1], {2: 4, 5: 4}, id="brackets on a clause"),
    pytest.param("Er ( lieber sofort ) ging", [5, 5, 5, -1], {1: 0, 4: 3}, id="two phrases in brackets"),
    pytest.param("( ) Nein", [-1], {0: 2, 1: 2}, id="brackets around nothing"),
    pytest.param("… nein …", [-1], {0: 1, 2: 1}, id="signs at both ends"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "heads", "hung"), HUNG)
def test_where_it_hangs(sentence: str, heads: list[int], hung: dict[int, int]) -> None:
    words = sentence.split()
    is_punctuation = [word in MARKS or word == "…" for word in words]
    given_heads = iter(heads)
    full = [99 if mark else next(given_heads) for mark in is_punctuation]
    found = hang_punctuation(words, full, is_punctuation)
    assert {n: head for n, head in enumerate(found) if is_punctuation[n]} == hung
    assert [head for n, head in enumerate(found) if not is_punctuation[n]] == heads


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[int], list[bool]]:
    """A projective tree with punctuation strewn in."""
    inner = draw(st.integers(1, 8))
    heads = [-1] * inner

    def grow(words: list[int], top: int) -> None:
        if words:
            root = draw(st.sampled_from(words))
            heads[root] = top
            cut = words.index(root)
            grow(words[:cut], root)
            grow(words[cut + 1 :], root)

    grow(list(range(inner)), -1)
    place = draw(st.permutations([*range(inner), *[-1] * draw(st.integers(0, 6))]))
    is_punctuation = [n < 0 for n in place]
    slots = [n for n, mark in enumerate(is_punctuation) if not mark]
    full = [-9] * len(place)
    for slot, head in zip(slots, heads, strict=True):
        full[slot] = slots[head] if head >= 0 else -1
    signs = [draw(st.sampled_from(".,:–")) if mark else "x" for mark in is_punctuation]
    return signs, full, is_punctuation


@given(trees())
def test_no_arc_crosses_and_nothing_hangs_on_punctuation(tree: tuple[list[str], list[int], list[bool]]) -> None:
    words, heads, is_punctuation = tree
    found = hang_punctuation(words, heads, is_punctuation)
    assert all(not is_punctuation[head] for head in found if head >= 0)
    arcs = [(min(n, head), max(n, head)) for n, head in enumerate(found) if head >= 0]
    assert not any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_a_sentence_of_punctuation_alone_is_a_tree() -> None:
    assert sentence_heads(np.zeros((2, 3)), ["!", "?"], np.array([True, True])).tolist().count(0) == 1


def test_punctuation_takes_no_word_as_its_child() -> None:
    # by the scores alone the word would hang on the comma
    scores = np.array([[0.0, 0.0, 9.0, 0.0], [9.0, 0.0, 0.0, 0.0], [0.0, 1.0, 5.0, 0.0]])
    assert sentence_heads(scores, ["Ja", ",", "klar"], np.array([False, True, False])).tolist() == [0, 3, 1]
