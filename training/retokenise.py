"""Bring the trees to the words that the pipeline's tokeniser makes.

The GSD trees cut ``SPD-Chef`` into three words and ``ca.`` into two; the pipeline keeps both whole. Where one word of
the tokeniser covers several of the tree, these are merged: the head of the group gives part of speech, tag, morphology
and relation, the lemma is the surface of the first parts and the lemma of the last. Where the tokeniser cuts finer than
the tree, the tree stays as it is.
"""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

__all__ = ["retokenised"]


def retokenised(sentence: Sentence, tokenise: Callable[[str], Doc]) -> Sentence:
    """The sentence with words merged as the tokeniser has them."""
    text = "".join(word + " " * space for word, space in zip(sentence.words, sentence.spaces, strict=True))
    starts, ends = {}, {}
    offset = 0
    for number, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
        starts[offset] = number
        offset += len(word)
        ends[offset] = number + 1
        offset += space
    group = list(range(len(sentence.words)))
    for token in tokenise(text):
        first, last = starts.get(token.idx), ends.get(token.idx + len(token))
        if first is not None and last is not None and last - first > 1:
            group[first:last] = [first] * (last - first)
    if group == list(range(len(group))) or sentence.heads is None:
        return sentence
    return _merged(sentence, group)


def _merged(sentence: Sentence, group: list[int]) -> Sentence:
    assert (
        sentence.upos
        and sentence.tags
        and sentence.morphs
        and sentence.lemmas
        and sentence.heads
        and sentence.relations
    )
    members: dict[int, list[int]] = {}
    for number, first in enumerate(group):
        members.setdefault(first, []).append(number)
    place = {number: new for new, numbers in enumerate(members.values()) for number in numbers}
    result = Sentence([], [], [], [], [], [], [], [], weight=sentence.weight, parallel=sentence.parallel)
    assert result.upos is not None and result.tags is not None and result.morphs is not None
    assert result.lemmas is not None and result.heads is not None and result.relations is not None
    for new, numbers in enumerate(members.values()):
        outer = [n for n in numbers if sentence.heads[n] < 0 or place[sentence.heads[n]] != new]
        # of several words with outer heads, the one that is no punctuation stands for the group
        top = next((n for n in reversed(outer) if sentence.upos[n] != "PUNCT"), outer[-1] if outer else numbers[-1])
        head = sentence.heads[top]
        result.words.append("".join(sentence.words[n] for n in numbers))
        result.spaces.append(sentence.spaces[numbers[-1]])
        result.upos.append(sentence.upos[top])
        result.tags.append(sentence.tags[top])
        result.morphs.append(sentence.morphs[top])
        result.lemmas.append("".join(sentence.words[n] for n in numbers[:-1]) + sentence.lemmas[numbers[-1]])
        result.heads.append(place[head] if head >= 0 else head)
        result.relations.append(sentence.relations[top])
    return _without_cycles(result)


def _without_cycles(sentence: Sentence) -> Sentence:
    """Merging may close a cycle in a broken tree; then the merged word hangs on the root."""
    assert sentence.heads is not None
    if -1 not in sentence.heads:
        sentence.heads[0] = -1
    root = sentence.heads.index(-1)
    for number in range(len(sentence.heads)):
        seen = set()
        at = number
        while at >= 0 and at not in seen:
            seen.add(at)
            at = sentence.heads[at]
        if at >= 0:
            sentence.heads[at] = root
    return sentence
