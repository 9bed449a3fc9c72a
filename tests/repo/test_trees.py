"""The corrected trees and names: sound, by their guideline, no tree from a kept text, no words of other people's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parents[2]
TREES = ROOT / "corpus" / "trees"
sys.path.append(str(ROOT / "corpus"))

from markup import read_texts  # noqa: E402

RELATIONS = set(
    "root nsubj nsubj:pass nsubj:outer csubj csubj:pass obj obl:arg obl obl:agent xcomp ccomp advcl acl advmod amod "
    "det det:poss nmod appos nummod case mark cc conj cop aux aux:pass compound compound:prt flat parataxis expl "
    "expl:pv discourse vocative fixed orphan dislocated reparandum punct".split()
)


def trees(name: str) -> list[tuple[dict[str, str], list[list[str]]]]:
    blocks = (TREES / name).read_text(encoding="utf-8").strip().split("\n\n")
    rows = [block.split("\n") for block in blocks]
    return [
        (
            dict(line[2:].split(" = ", 1) for line in lines if line[0] == "#"),
            [line.split("\t") for line in lines if line[0] != "#"],
        )
        for lines in rows
    ]


@pytest.mark.parametrize("name", ["ours.conllu", "germeval.conllu"])
def test_every_tree_has_one_root_and_no_ring(name: str) -> None:
    for said, rows in trees(name):
        heads = [int(row[6]) for row in rows]
        assert [row[0] for row in rows] == [str(n + 1) for n in range(len(rows))], said
        assert [row[7] for row in rows if row[6] == "0"] == ["root"], said
        for n in range(len(rows)):
            at, steps = n + 1, 0
            while at and steps <= len(rows):
                at, steps = heads[at - 1], steps + 1
            assert not at, said


@pytest.mark.parametrize("name", ["ours.conllu", "germeval.conllu"])
def test_relations_are_those_of_the_guideline_and_punctuation_heads_nothing(name: str) -> None:
    for said, rows in trees(name):
        assert {row[7] for row in rows} <= RELATIONS, said
        assert not [row for row in rows if row[6] != "0" and rows[int(row[6]) - 1][7] == "punct"], said
        assert said["split"] in ("train", "test")


def test_trees_of_other_peoples_sentences_have_no_words() -> None:
    found = trees("germeval.conllu")
    assert {cell for _, rows in found for row in rows for cell in (row[1], row[2])} == {"_"}
    numbers = [int(said["germeval"]) for said, _ in found]
    assert numbers == sorted(set(numbers))


def test_trees_of_our_sentences_are_of_texts_to_train_on() -> None:
    """Their words stand, one behind the other, in a text that is not kept."""
    squeezed = {
        split: "\n".join(regex.sub(r"\s", "", text.text) for text in read_texts(split=split))
        for split in ("train", "test")
    }
    unknown = kept = 0
    for said, rows in trees("ours.conllu"):
        words = "".join(row[1] for row in rows)
        assert words == regex.sub(r"\s", "", said["text"])
        unknown += words not in squeezed["train"]
        kept += len(rows) > 7 and words in squeezed["test"]
    assert (unknown, kept) == (0, 0)


def test_names_stand_in_sentences_of_the_corpus() -> None:
    """Without the brackets, every line stands in a text."""
    lines = (ROOT / "corpus" / "names.txt").read_text(encoding="utf-8").splitlines()
    squeezed = "\n".join(regex.sub(r"\s", "", text.text) for text in read_texts())
    plain = [regex.sub(r"\[(?:PER|LOC|ORG|OTH) ([^\[\]]+)\]", r"\1", line) for line in lines]
    assert len(lines) > 5000
    assert [line for line in plain if regex.sub(r"\s", "", line) not in squeezed] == []
