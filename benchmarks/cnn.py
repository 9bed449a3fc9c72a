"""The shipped analyser against a spaCy CNN pipeline with the same components, over the same articles in one run.

usage: python benchmarks/cnn.py [--articles N] [--rounds N]

Reads ``../shared/corpora`` beside the checkout (``ud``, ``germeval``, ``news``; not in this repository). The CNN
pipeline is laid out as the small German one of spaCy: one encoder (``MultiHashEmbed``, ``MaxoutWindowEncoder``, 96
wide, four deep) for tags, morphology, lemmas and trees, another for names. It is trained here for one pass over the
trees and as many sentences with names, which settles its labels and how it decodes, but hardly its accuracy; speed does
not depend on more. Then both read the articles by turns in this process, on one core. Words are what stands between
white space, seconds are processor time of all threads.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
TREES, NAMES, NEWS = (
    CORPORA / "ud" / "train.conllu",
    CORPORA / "germeval" / "train.tsv",
    CORPORA / "news" / "articles.jsonl",
)
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
BATCH = 32
ENCODER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example


def pipeline() -> Language:
    """The layout of the CNN pipeline, without weights."""
    import spacy

    def transitions(kind: str, encoder: dict[str, Any]) -> dict[str, Any]:
        return {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": kind,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": encoder,
        }

    def tagger(encoder: dict[str, Any]) -> dict[str, Any]:
        return {"@architectures": "spacy.Tagger.v2", "tok2vec": encoder}

    nlp = spacy.blank("de")
    nlp.add_pipe("tok2vec", config={"model": ENCODER})
    for name in ("tagger", "morphologizer", "trainable_lemmatizer"):
        nlp.add_pipe(name, config={"model": tagger(LISTENER)})
    nlp.add_pipe("parser", config={"model": transitions("parser", LISTENER)})
    nlp.add_pipe("ner", config={"model": transitions("ner", ENCODER)})
    return nlp


def examples(nlp: Language) -> list[Example]:
    """Trees, and as many sentences with names."""
    from spacy.tokens import Doc
    from spacy.training import Example

    sys.path.insert(0, str(ROOT / "training"))
    from corpus import ANY, read_conllu, read_germeval

    made = []
    trees = read_conllu(TREES)
    for each in trees:
        known = {
            "tags": [tag if tag != ANY else "" for tag in each.tags or ()],
            "pos": [pos if pos != ANY else "X" for pos in each.upos or ()],
            "lemmas": each.lemmas,
            "heads": [i if head < 0 else head for i, head in enumerate(each.heads or ())],
            "morphs": ["|".join(f"{name}={value}" for name, value in morph.items()) for morph in each.morphs or ()],
            "deps": [relation if relation != ANY else "dep" for relation in each.relations or ()],
            "sent_starts": [i == 0 for i in range(len(each.words))],
        }
        doc = Doc(nlp.vocab, words=each.words, spaces=each.spaces)
        made.append(Example.from_dict(doc, {name: labels for name, labels in known.items() if labels}))
    for each in read_germeval(NAMES)[: len(trees)]:
        doc = Doc(nlp.vocab, words=each.words, spaces=each.spaces)
        made.append(Example.from_dict(doc, {"entities": each.entities}))
    return made


def trained() -> Language:
    """The CNN pipeline after one pass."""
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(1)
    nlp = pipeline()
    rows = examples(nlp)
    optimizer = nlp.initialize(lambda: rows)
    random.Random(1).shuffle(rows)  # noqa: S311  no secret
    for batch in minibatch(rows, BATCH):
        nlp.update(batch, sgd=optimizer)
    return nlp


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    start = process_time()
    for _ in nlp.pipe(texts):
        pass
    return sum(len(text.split()) for text in texts) / (process_time() - start)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=520, help="how many articles are read")
    parser.add_argument("--rounds", type=int, default=2, help="how often both read them")
    arguments = parser.parse_args()
    missing = next((path for path in (TREES, NAMES, NEWS) if not path.is_file()), None)
    if missing is not None:
        print(f"cnn.py: needs {missing.relative_to(ROOT.parent)} beside the checkout", file=sys.stderr)
        return 1
    if any(os.environ.get(name) != value for name, value in ONE_CORE.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_CORE})  # noqa: S606  ourselves
    import quotes

    with NEWS.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][: arguments.articles]
    both = {"analyser": quotes.load_analyser(), "cnn": trained()}
    figures: dict[str, list[float]] = {name: [] for name in both}
    for nlp in both.values():
        words_per_second(nlp, texts[:10])
    for _ in range(arguments.rounds):
        for name, nlp in both.items():
            figures[name].append(words_per_second(nlp, texts))
    for name, values in figures.items():
        print(f"{name}.words_per_second {median(values):10.0f}")
    ratios = [ours / theirs for ours, theirs in zip(figures["analyser"], figures["cnn"], strict=True)]
    print(f"ratio {median(ratios):.3f} (from {min(ratios):.3f} to {max(ratios):.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
