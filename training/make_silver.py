"""Parse the GermEval sentences with a trained network, and name the entities of the trees, to train again on both.

python make_silver.py RUN_FOLDER PIECES.json CORPORA OUT.json
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from corpus import ANY, FEATURES, Sentence, read_germeval
from labels import Labels, Numbering
from network import load_network
from quotes.analysis.shipped.lemmas import apply_rule
from train import gold_trees, predict, table_of

SURE_LEMMA = 2.0


def with_tree(sentence: Sentence, found: dict, labels: Labels) -> Sentence:  # type: ignore[type-arg]
    """The sentence with everything the network says about its words."""
    best = {name: [labels.words[name][n] for n in found[name].argmax(-1)] for name in ("upos", "tag", *FEATURES)}
    lemmas = []
    for word, scores in zip(sentence.words, found["lemma"], strict=True):
        lemma = apply_rule(labels.words["lemma"][scores.argmax()], word)
        lemmas.append(lemma if lemma is not None else ANY)
    heads = [int(head) - 1 for head in found["heads"]]
    relations = [labels.relations[n] for n in found["relations"].argmax(-1)]
    return Sentence(
        sentence.words, sentence.spaces, best["upos"], best["tag"],
        [{name: best[name][n] for name in FEATURES if best[name][n]} for n in range(len(sentence.words))],
        lemmas, heads, ["root" if head == -1 else relation for head, relation in zip(heads, relations, strict=True)],
        sentence.entities,
    )  # fmt: skip


def stored(sentence: Sentence) -> dict:  # type: ignore[type-arg]
    """The sentence as a record without its weights, which training sets."""
    return {name: value for name, value in asdict(sentence).items() if not name.endswith("weight")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("pieces", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    a = parser.parse_args()
    torch.set_num_threads(2)
    network, labels = load_network(a.run)
    table, _ = table_of(a.pieces)
    numbering = Numbering(table, labels)
    named = [s for s in read_germeval(a.corpora / "germeval" / "train.tsv") if numbering.fits(s)]
    trees = [s for s in gold_trees(a.corpora / "ud" / "train.conllu") if numbering.fits(s)]
    sizes = network.shape.outputs
    made = [with_tree(s, f, labels) for s, f in zip(named, predict([network], named, numbering, sizes), strict=True)]
    found = predict([network], trees, numbering, sizes)
    entities = [[labels.words["entity"][n] for n in f["entity"].argmax(-1)] for f in found]
    a.out.write_text(
        json.dumps({"named": [stored(s) for s in made], "entities": entities}, ensure_ascii=False), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
