"""Lemma rules: edit trees, which turn a word into its lemma and apply to words never seen.

An edit tree keeps the longest stretch that word and lemma share and edits what stands before and after it in the same
way (Müller et al. 2015, "Joint Lemmatization and Morphological Tagging with Lemming"). ``aufgehoben`` to ``aufheben``
keeps ``h`` … and drops ``ge`` whatever the verb is. A tree is a nested list, so that it can be stored as JSON:
``[before, after, left, right]`` keeps the stretch between the first `before` and the last `after` characters;
``[old, new]`` replaces exactly `old`. Trees work on the lower-cased word; a leading ``+`` or ``-`` of the rule says
whether the lemma starts with a capital.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias, cast

from quotes.lexicon import Lexicon

__all__ = ["EditTree", "apply_rule", "infinitive", "make_rule"]

EditTree: TypeAlias = "list[str | int | EditTree]"


def make_rule(word: str, lemma: str) -> str:
    """The rule that turns the word into the lemma, as a string that compares equal for equal rules.

    Example:
        >>> apply_rule(make_rule("gesagt", "sagen"), "gefragt")
        'fragen'
    """
    capital = "+" if lemma[:1].isupper() else "-"
    return capital + json.dumps(_edit_tree(word.lower(), lemma.lower()), ensure_ascii=False, separators=(",", ":"))


def apply_rule(rule: str, word: str) -> str | None:
    """The lemma of the word by the rule, or None where the rule does not fit the word."""
    tree = _parsed(rule)
    lower = word.lower()
    lemma = _apply(tree, lower)
    if not lemma:
        return None
    if lemma == lower and rule[0] == "+":
        lemma = word  # capitals inside (SPD, McDonald) stay
    return lemma[:1].upper() + lemma[1:] if rule[0] == "+" else lemma


def infinitive(word: str, lemmas: Sequence[str], lexicon: Lexicon) -> str:
    """The lemma of a verb form: the first that the word lists have of this form, then the only one that they have.

    The edit trees of most verbs were learned from others: *bedauert* comes out as *bedaueren*.

    Args:
        word: the form as it stands; the particle of *teilte … mit* is a word of its own.
        lemmas: what the rules make of it, the best first; at least one.
        lexicon: the word lists.

    Example:
        >>> from quotes.lexicon import load_lexicon
        >>> infinitive("bedauert", ["bedaueren"], load_lexicon())
        'bedauern'
        >>> infinitive("verquarzt", ["verquarzen"], load_lexicon())
        'verquarzen'
    """
    readings = lexicon.known_readings(word)
    known = dict.fromkeys(reading.lemma.removeprefix(reading.particle) for reading in readings)
    found = next((lemma for lemma in lemmas if lemma in known), None)
    if found is None and len(known) == 1:
        (found,) = known
    return found or lemmas[0]


@cache
def _parsed(rule: str) -> EditTree:
    return cast("EditTree", json.loads(rule[1:]))


def _edit_tree(word: str, lemma: str) -> EditTree:
    at, lemma_at, length = _longest_shared(word, lemma)
    if length == 0:
        return [word, lemma]
    after, lemma_after = at + length, lemma_at + length
    left = _edit_tree(word[:at], lemma[:lemma_at])
    right = _edit_tree(word[after:], lemma[lemma_after:])
    return [at, len(word) - after, left, right]


def _apply(tree: EditTree, word: str) -> str | None:
    if len(tree) == 2:
        old, new = cast("list[str]", tree)
        return new if word == old else None
    before, after, left, right = cast("tuple[int, int, EditTree, EditTree]", tree)
    if len(word) < before + after + 1:
        return None
    end = len(word) - after
    first = _apply(left, word[:before])
    last = _apply(right, word[end:])
    return None if first is None or last is None else first + word[before:end] + last


def _longest_shared(first: str, second: str) -> tuple[int, int, int]:
    best = (0, 0, 0)
    lengths = [0] * (len(second) + 1)
    for i, sign in enumerate(first, 1):
        previous = 0
        for j, other in enumerate(second, 1):
            kept = lengths[j]
            lengths[j] = previous + 1 if sign == other else 0
            if lengths[j] > best[2]:
                best = (i - lengths[j], j - lengths[j], lengths[j])
            previous = kept
    return best
