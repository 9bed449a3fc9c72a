"""Trees that annotators corrected, word by word: `../corpus/trees`.

The parser's own trees of other sentences teach it nothing about its errors; these do. They say part of speech, head and
relation; tags, morphology and lemma of their sentences stay those of a network.
"""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import ANY, Sentence, guess_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["put_right", "read_corrected"]


def read_corrected(folder: Path, named: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The corrected trees to train on, and those to measure on (`# split = test`).

    The files are CoNLL-U. Where ``# germeval = N`` stands over a tree its words are left out, and are those of the
    N-th of the sentences `named`.
    """
    split: dict[str, list[Sentence]] = {"train": [], "test": []}
    for path in sorted(folder.glob("*.conllu")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            lines = block.split("\n")
            said = dict(line[2:].split(" = ", 1) for line in lines if line[0] == "#")
            rows = [line.split("\t") for line in lines if line[0] != "#"]
            words = named[int(said["germeval"])].words if "germeval" in said else [row[1] for row in rows]
            if len(words) != len(rows):
                raise ValueError(f"{path.name}: {len(rows)} rows for {len(words)} words in {lines[0]!r}")
            spaces = guess_spaces(words) if "germeval" in said else ["SpaceAfter=No" not in row[9] for row in rows]
            split[said["split"]].append(
                Sentence(
                    words, spaces, upos=[row[3] for row in rows], heads=[int(row[6]) - 1 for row in rows],
                    relations=[row[7] for row in rows],
                )
            )  # fmt: skip
    return split["train"], split["test"]


def put_right(sentences: Iterable[Sentence], trained: list[Sentence], held: list[Sentence]) -> list[Sentence]:
    """The sentences with a network's trees, with corrected ones in place of these where there are any.

    The network's case of a word whose relation was wrong is not believed. Sentences that are held back lose their tree.
    """
    right = {tuple(sentence.words): sentence for sentence in trained}
    silent = {tuple(sentence.words) for sentence in held}
    return [
        replace(s, upos=None, heads=None, relations=None)
        if tuple(s.words) in silent
        else _mended(s, right[tuple(s.words)])
        if tuple(s.words) in right
        else s
        for s in sentences
    ]


def _mended(sentence: Sentence, right: Sentence) -> Sentence:
    morphs = sentence.morphs
    if morphs is not None:
        assert sentence.relations is not None and right.relations is not None
        pairs = zip(morphs, sentence.relations, right.relations, strict=True)
        morphs = [
            {**morph, "Case": ANY} if "Case" in morph and before != after else morph for morph, before, after in pairs
        ]
    return replace(sentence, upos=right.upos, heads=right.heads, relations=right.relations, morphs=morphs)
