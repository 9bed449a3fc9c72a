"""The label lists of all heads, and sentences turned into numbers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus import ANY, FEATURES, UNASKED, Sentence
from quotes.analysis.shipped.lemmas import make_rule
from quotes.analysis.shipped.pieces import BEGIN, END, PieceTable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["IGNORED", "QUOTE_LABELS", "Batch", "Labels", "collate", "collect_labels"]

QUOTE_LABELS = {
    "report": ["none", "indirect", "reported", "direct", "indirect_free_indirect", "free_indirect"],
    "said": ["none", "direct", "apart"],
    "place": ["none", "indirect", "reported", "indirect_free_indirect", "free_indirect"],
}
"""The word heads for quotes."""

IGNORED = -100
_LONGEST = 240


@dataclass
class Labels:
    """Every head's labels; `words` heads in the order of the joint output."""

    words: dict[str, list[str]]
    relations: list[str]

    def save(self, path: Path) -> None:
        path.write_text(
            json.dumps({"words": self.words, "relations": self.relations}, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, path: Path) -> Labels:
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def collect_labels(trees: Iterable[Sentence], named: Iterable[Sentence], rare_rule: int = 2) -> Labels:
    """The labels seen in the training data; lemma rules seen fewer than `rare_rule` times are left out."""
    upos: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    values: dict[str, set[str]] = {name: set() for name in FEATURES}
    for tree in trees:
        upos.update(tree.upos or ())
        tags.update(tree.tags or ())
        relations.update(relation for relation in tree.relations or () if relation != ANY)
        rules.update(make_rule(w, lemma) for w, lemma in zip(tree.words, tree.lemmas or (), strict=True))
        for morph in tree.morphs or ():
            for name, value in morph.items():
                values[name].add(value)
    entities = sorted({label for sentence in named for label in sentence.entities or ()} - {"O"})
    words = {"upos": sorted(upos), "tag": sorted(t for t in tags if t != ANY)}
    for name in FEATURES:
        words[name] = ["", *sorted(values[name] - {ANY})]
    words["lemma"] = [rule for rule, count in rules.most_common() if count >= rare_rule]
    words["entity"] = ["O", *entities]
    return Labels(words, sorted(relations))


@dataclass
class Batch:
    pieces: np.ndarray
    lengths: np.ndarray
    first: np.ndarray
    last: np.ndarray
    word_mask: np.ndarray
    targets: dict[str, np.ndarray]
    heads: np.ndarray
    relations: np.ndarray
    voice: np.ndarray
    """The column of the speaker's head word, 0 for nobody."""
    weight: np.ndarray
    entity_weight: np.ndarray
    parallel: np.ndarray
    """Which sentences follow the habits of PUD."""


class Numbering:
    """Turns sentences into rows of numbers, with the label lists looked up once."""

    def __init__(self, table: PieceTable, labels: Labels) -> None:
        self.table = table
        self.labels = labels
        self.ids = {head: {label: n for n, label in enumerate(names)} for head, names in labels.words.items()}
        self.relation_ids = {name: n for n, name in enumerate(labels.relations)}

    def pieces(self, sentence: Sentence) -> tuple[list[int], list[int], list[int]]:
        pieces, first, last = [BEGIN], [], []
        space = True
        for word, after in zip(sentence.words, sentence.spaces, strict=True):
            cut = self.table.cut(word, after_space=space)
            first.append(len(pieces))
            pieces.extend(cut)
            last.append(len(pieces) - 1)
            space = after
        pieces.append(END)
        return pieces, first, last

    def fits(self, sentence: Sentence) -> bool:
        return len(self.pieces(sentence)[0]) <= _LONGEST

    def targets(self, sentence: Sentence) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}

        def put(head: str, names: Iterable[str]) -> None:
            known = self.ids[head]
            found[head] = [known.get(name, IGNORED) for name in names]

        if sentence.upos is not None:
            put("upos", sentence.upos)
        if sentence.tags is not None:
            put("tag", sentence.tags)
        if sentence.morphs is not None:
            for name in FEATURES:
                put(name, (morph.get(name, "") for morph in sentence.morphs))
        if sentence.lemmas is not None:
            put(
                "lemma",
                (
                    make_rule(w, lemma) if lemma != ANY else ANY
                    for w, lemma in zip(sentence.words, sentence.lemmas, strict=True)
                ),
            )
        if sentence.entities is not None:
            put("entity", sentence.entities)
        for name in QUOTE_LABELS:
            if name in self.ids and getattr(sentence, name) is not None:
                put(name, getattr(sentence, name))
        return found


def collate(sentences: list[Sentence], numbering: Numbering) -> Batch:
    """One padded batch."""
    rows = [numbering.pieces(sentence) for sentence in sentences]
    size = len(rows)
    longest = max(len(row[0]) for row in rows)
    words = max(len(row[1]) for row in rows)
    pieces = np.full((size, longest), END, np.int64)
    first = np.zeros((size, words), np.int64)
    last = np.zeros((size, words), np.int64)
    word_mask = np.zeros((size, words), bool)
    heads = np.full((size, words), IGNORED, np.int64)
    relations = np.full((size, words), IGNORED, np.int64)
    voice = np.full((size, words), IGNORED, np.int64)
    targets = {head: np.full((size, words), IGNORED, np.int64) for head in numbering.ids}
    for number, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        count = len(row[1])
        pieces[number, : len(row[0])] = row[0]
        first[number, :count], last[number, :count] = row[1], row[2]
        word_mask[number, :count] = True
        for head, ids in numbering.targets(sentence).items():
            targets[head][number, :count] = ids
        if sentence.heads is not None and sentence.relations is not None:
            # punctuation is hung by rule
            for n, (head, name) in enumerate(zip(sentence.heads, sentence.relations, strict=True)):
                if head >= -1 and name != "punct":
                    heads[number, n] = head + 1
                    relations[number, n] = numbering.relation_ids.get(name, IGNORED)
        if sentence.voice is not None:
            voice[number, :count] = [head + 1 if head != UNASKED else IGNORED for head in sentence.voice]
    return Batch(
        pieces,
        np.array([len(row[0]) for row in rows], np.int64),
        first,
        last,
        word_mask,
        targets,
        heads,
        relations,
        voice,
        np.array([sentence.weight for sentence in sentences], np.float32),
        np.array([sentence.entity_weight for sentence in sentences], np.float32),
        np.array([sentence.parallel for sentence in sentences], bool),
    )
