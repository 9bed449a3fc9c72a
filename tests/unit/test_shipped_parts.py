"""Pieces, lemma rules, trees, entity spans: the plain parts around the model."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from quotes.analysis.shipped.entities import Names, entity_spans
from quotes.analysis.shipped.lemmas import apply_rule, infinitive, make_rule
from quotes.analysis.shipped.moods import first_subjunctive, second_subjunctive
from quotes.analysis.shipped.pieces import UNKNOWN, PieceTable, normal_form
from quotes.analysis.shipped.trees import tree_heads
from quotes.lexicon import load_lexicon

TABLE = PieceTable(
    ["<s>", "</s>", "<unk>", "▁", "▁Haus", "tür", "▁H", "aus", "t", "ü", "r", "„"],
    [0, 0, 0, -3, -8, -9, -7, -7, -6, -6, -6, -5],
)


@pytest.mark.parametrize(
    ("word", "after_space", "pieces"),
    [
        ("Haustür", True, (4, 5)),
        ("Haus", False, (UNKNOWN, 7)),
        ("„", False, (11,)),
        ("„", True, (3, 11)),
        ("☃", False, (UNKNOWN,)),
        ("\u200b", False, (UNKNOWN,)),
    ],
)
def test_cut(word: str, after_space: bool, pieces: tuple[int, ...]) -> None:
    assert TABLE.cut(word, after_space=after_space) == pieces
    assert TABLE.cut(word, after_space=after_space) == pieces  # from memory


def test_a_very_long_word_is_cut_short() -> None:
    assert len(TABLE.cut("t" * 10_000, after_space=False)) < 100


def test_normal_form() -> None:
    assert normal_form("Stra\u00adße") == "Straße"
    assert normal_form("ﬁn") == "fin"


@pytest.mark.parametrize(
    ("word", "lemma", "other", "other_lemma"),
    [
        ("sagte", "sagen", "fragte", "fragen"),
        ("gesagt", "sagen", "gefragt", "fragen"),
        ("Häuser", "Haus", "Mäuser", "Maus"),
        ("Vereins", "Verein", "Berichts", "Bericht"),
        ("kleinen", "klein", "großen", "groß"),
        ("ist", "sein", "Ist", "sein"),
        ("SPD", "SPD", "CDU", "CDU"),
    ],
)
def test_lemma_rules_carry_over(word: str, lemma: str, other: str, other_lemma: str) -> None:
    rule = make_rule(word, lemma)
    assert apply_rule(rule, word) == lemma
    assert apply_rule(rule, other) == other_lemma


def test_a_rule_that_does_not_fit() -> None:
    assert apply_rule(make_rule("ist", "sein"), "war") is None


@pytest.mark.parametrize(
    ("word", "lemmas", "expected"),
    [
        pytest.param("bedauert", ["bedaueren", "bedauern"], "bedauern", id="second-rule"),
        pytest.param("jubelten", ["jubelen"], "jubeln", id="no-rule-has-it"),
        pytest.param("sagte", ["sagen"], "sagen", id="first-rule"),
        pytest.param("teilte", ["teilen"], "teilen", id="particle-elsewhere"),
        pytest.param("verquarzte", ["verquarzten", "verquarzen"], "verquarzten", id="not-in-the-lists"),
    ],
)
def test_the_lemma_of_a_verb_is_one_of_the_lists_where_they_have_the_form(
    word: str, lemmas: list[str], expected: str
) -> None:
    assert infinitive(word, lemmas, load_lexicon()) == expected


def brute_force(scores: np.ndarray) -> float:
    words = len(scores)
    best = -np.inf
    for heads in itertools.product(range(words + 1), repeat=words):
        if sum(head == 0 for head in heads) != 1 or not is_tree(heads):
            continue
        best = max(best, sum(scores[n, head] for n, head in enumerate(heads)))
    return best


def is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(len(heads)):
        at, steps = start + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_tree_is_a_tree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(4, 5)).astype(np.float32)
    heads = tuple(int(head) for head in tree_heads(scores))
    assert is_tree(heads)
    assert sum(head == 0 for head in heads) == 1


@pytest.mark.parametrize("seed", range(40))
def test_tree_is_the_best_for_its_root(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    heads = tree_heads(scores)
    root = int(np.flatnonzero(heads == 0)[0])
    fixed = scores.copy()
    fixed[:, 0] = -1000
    fixed[root] = -1000
    fixed[root, 0] = 0
    found = sum(fixed[n, head] for n, head in enumerate(heads))
    assert found == pytest.approx(brute_force(fixed), abs=1e-4)


def test_tree_of_nothing() -> None:
    assert len(tree_heads(np.zeros((0, 1), np.float32))) == 0


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["O", "U-PER", "O"], [(1, 2, "PER")]),
        (["B-PER", "I-PER", "L-PER"], [(0, 3, "PER")]),
        (["B-PER", "L-LOC"], [(0, 1, "PER"), (1, 2, "LOC")]),
        (["I-ORG", "O"], [(0, 1, "ORG")]),
        (["U-PER", "U-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        ([], []),
    ],
)
def test_entity_spans(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert entity_spans(labels) == spans


LABELS = ["O", "B-PER", "I-PER", "L-PER", "U-PER", "B-LOC", "I-LOC", "L-LOC", "U-LOC"]


def row(**scores: float) -> list[float]:
    return [scores.get(label.replace("-", "_"), 0.0) for label in LABELS]


def test_names_fit_together() -> None:
    # alone, the second word is best outside; after a sure beginning it must be the end
    scores = np.array([row(B_PER=9), row(O=2, L_PER=1.5), row(O=9)])
    assert Names(LABELS).find(scores, [(0, 3)]) == [(0, 2, "PER")]


def test_names_stay_in_their_sentence() -> None:
    scores = np.array([row(O=9), row(B_PER=3, U_PER=2.5), row(L_PER=3, O=2), row(U_LOC=5)])
    assert Names(LABELS).find(scores, [(0, 2), (2, 3), (3, 4)]) == [(1, 2, "PER"), (3, 4, "LOC")]


@pytest.mark.parametrize("seed", range(10))
def test_names_do_not_depend_on_other_sentences(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(30, len(LABELS)))
    sentences = [(0, 1), (1, 9), (9, 12), (12, 30)]
    names = Names(LABELS)
    alone = [span for sentence in sentences for span in names.find(scores, [sentence])]
    assert names.find(scores, sentences) == alone


def test_no_names_in_nothing() -> None:
    assert Names(LABELS).find(np.zeros((0, len(LABELS))), []) == []


@pytest.mark.parametrize("form", ["käme", "kämen", "bekäme", "Hätte", "müssten", "ließe", "entstünden", "möchte"])
def test_forms_of_konjunktiv_two_alone(form: str) -> None:
    assert second_subjunctive(form)


@pytest.mark.parametrize("form", ["kam", "kamen", "ließen", "führe", "sollte", "machte", "hatte", "werde", "Bewährte"])
def test_forms_that_may_be_something_else(form: str) -> None:
    assert not second_subjunctive(form)


@pytest.mark.parametrize(
    ("form", "lemma", "subject", "sure"),
    [
        ("steige", "steigen", "Preis", True),
        ("steige", "steigen", "ich", False),
        ("steige", "steigen", None, False),
        ("steige", "einsteigen", "er", True),
        ("habe", "haben", "sie", True),
        ("sei", "sein", "Lage", True),
        ("sei", "sein", "du", False),
        ("sagte", "sagen", "er", False),
        ("steigt", "steigen", "Preis", False),
        ("müsse", "müssen", "man", True),
    ],
)
def test_forms_of_konjunktiv_one(form: str, lemma: str, subject: str | None, sure: bool) -> None:
    assert first_subjunctive(form, lemma, subject) is sure
