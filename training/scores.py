"""Figures per head, on gold words."""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.analysis.shipped.lemmas import apply_rule

if TYPE_CHECKING:
    import numpy as np

    from corpus import Sentence
    from labels import Labels

__all__ = ["entity_scores", "spans_of", "tree_scores"]

SEVEN = ("Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm")


def f1(right: int, given: int, true: int) -> float:
    return 2 * right / (given + true) if given + true else 0.0


def tree_scores(sentences: list[Sentence], found: list[dict[str, np.ndarray]], labels: Labels) -> dict[str, float]:
    """UPOS, tag, morphology (all seven features right), lemma, UAS and LAS with all words and without punctuation,
    F1 of the relation nsubj (head and relation right), F1 of Mood=Sub."""
    count: dict[str, int] = {}

    def add(name: str, value: bool = True) -> None:
        count[name] = count.get(name, 0) + bool(value)

    for sentence, scores in zip(sentences, found, strict=True):
        assert (
            sentence.upos
            and sentence.tags
            and sentence.morphs
            and sentence.lemmas
            and sentence.heads
            and sentence.relations
        )
        best = {name: scores[name].argmax(-1) for name in labels.words}
        relations = scores["relations"].argmax(-1)
        for n, word in enumerate(sentence.words):
            add("words")
            add("upos", labels.words["upos"][best["upos"][n]] == sentence.upos[n])
            add("tag", labels.words["tag"][best["tag"][n]] == sentence.tags[n])
            morph = {name: labels.words[name][best[name][n]] for name in SEVEN}
            add("morph", all(morph[name] == sentence.morphs[n].get(name, "") for name in SEVEN))
            for name in SEVEN:
                add(name, morph[name] == sentence.morphs[n].get(name, ""))
            lemma = next(
                (
                    known
                    for r in (-scores["lemma"][n]).argsort()[:5]
                    if (known := apply_rule(labels.words["lemma"][r], word))
                ),
                word,
            )
            add("lemma", lemma == sentence.lemmas[n])
            head_right = scores["heads"][n] - 1 == sentence.heads[n]
            relation = labels.relations[relations[n]]
            both = head_right and relation == sentence.relations[n]
            add("uas", head_right)
            add("las", both)
            if sentence.upos[n] != "PUNCT":
                add("real")
                add("uas_np", head_right)
                add("las_np", both)
            add("nsubj_given", relation == "nsubj")
            add("nsubj_true", sentence.relations[n] == "nsubj")
            add("nsubj_right", both and relation == "nsubj")
            add("sub_given", morph["Mood"] == "Sub")
            add("sub_true", sentence.morphs[n].get("Mood") == "Sub")
            add("sub_right", morph["Mood"] == "Sub" == sentence.morphs[n].get("Mood"))
    words = count["words"]
    result = {name: count[name] / words for name in ("upos", "tag", "morph", *SEVEN, "lemma", "uas", "las")}
    result["uas_np"], result["las_np"] = count["uas_np"] / count["real"], count["las_np"] / count["real"]
    for name in ("nsubj", "sub"):
        result[name] = f1(count[name + "_right"], count[name + "_given"], count[name + "_true"])
    return result


def spans_of(labels: list[str]) -> set[tuple[int, int, str]]:
    """The spans that BILUO labels describe; a broken row is read leniently, from B or U or a change of kind."""
    spans = set()
    start, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if kind and (label == "O" or label[0] in "BU" or label[2:] != kind):
            spans.add((start, number, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = number, label[2:]
        if label[:1] in ("L", "U") and kind:
            spans.add((start, number + 1, kind))
            kind = ""
    return spans


def entity_scores(sentences: list[Sentence], found: list[dict[str, np.ndarray]], labels: Labels) -> dict[str, float]:
    """F1 of exact outer spans, of all kinds and by kind."""
    count: dict[str, list[int]] = {}
    names = labels.words["entity"]
    for sentence, scores in zip(sentences, found, strict=True):
        true = spans_of(sentence.entities or [])
        given = spans_of([names[n] for n in scores["entity"].argmax(-1)])
        for kind in ("PER", "ORG", "LOC", "OTH"):
            row = count.setdefault(kind, [0, 0, 0])
            row[0] += len({s for s in true & given if s[2] == kind})
            row[1] += len({s for s in given if s[2] == kind})
            row[2] += len({s for s in true if s[2] == kind})
    total = [sum(row[n] for row in count.values()) for n in range(3)]
    return {"ents": f1(*total), **{"ents_" + kind: f1(*row) for kind, row in count.items()}}
