"""Figures per head, on gold words."""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import UNASKED
from quotes.analysis.shipped.lemmas import apply_rule

if TYPE_CHECKING:
    import numpy as np

    from corpus import Sentence
    from labels import Labels

__all__ = ["arc_scores", "entity_scores", "quote_scores", "spans_of", "tree_scores"]

SEVEN = ("Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm")


def f1(right: int, given: int, true: int) -> float:
    return 2 * right / (given + true) if given + true else 0.0


def tree_scores(sentences: list[Sentence], found: list[dict[str, np.ndarray]], labels: Labels) -> dict[str, float]:
    """UPOS, tag, morphology (all seven features right), lemma, F1 of Mood=Sub, and the scores of the arcs."""
    count: dict[str, int] = {}

    def add(name: str, value: bool = True) -> None:
        count[name] = count.get(name, 0) + bool(value)

    for sentence, scores in zip(sentences, found, strict=True):
        assert sentence.upos and sentence.tags and sentence.morphs and sentence.lemmas
        best = {name: scores[name].argmax(-1) for name in labels.words}
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
            add("sub_given", morph["Mood"] == "Sub")
            add("sub_true", sentence.morphs[n].get("Mood") == "Sub")
            add("sub_right", morph["Mood"] == "Sub" == sentence.morphs[n].get("Mood"))
    words = count["words"]
    result = {name: count[name] / words for name in ("upos", "tag", "morph", *SEVEN, "lemma")}
    result["sub"] = f1(count["sub_right"], count["sub_given"], count["sub_true"])
    return result | arc_scores(sentences, found, labels)


def arc_scores(sentences: list[Sentence], found: list[dict[str, np.ndarray]], labels: Labels) -> dict[str, float]:
    """UAS and LAS with all words and without punctuation, F1 of the relation nsubj (head and relation right)."""
    count: dict[str, int] = {}
    for sentence, scores in zip(sentences, found, strict=True):
        assert sentence.upos and sentence.heads and sentence.relations
        for n, number in enumerate(scores["relations"].argmax(-1)):
            head_right = scores["heads"][n] - 1 == sentence.heads[n]
            relation = labels.relations[number]
            both = head_right and relation == sentence.relations[n]
            real = sentence.upos[n] != "PUNCT"
            row = {
                "words": 1, "uas": head_right, "las": both, "real": real, "uas_np": real and head_right,
                "las_np": real and both, "given": relation == "nsubj", "true": sentence.relations[n] == "nsubj",
                "right": both and relation == "nsubj",
            }  # fmt: skip
            for name, value in row.items():
                count[name] = count.get(name, 0) + int(value)
    words, real = count["words"], count["real"]
    result = {name: count[name] / words for name in ("uas", "las")}
    result |= {name: count[name] / real for name in ("uas_np", "las_np")}
    return result | {"nsubj": f1(count["right"], count["given"], count["true"])}


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


def quote_scores(sentences: list[Sentence], found: list[dict[str, np.ndarray]], labels: Labels) -> dict[str, float]:
    """F1 of each kind of anchor and of all, of each kind of content; of the words between marks how many are rightly
    told apart; of the words asked for their speaker how many find the right head word or rightly none."""
    count: dict[str, list[int]] = {}
    for sentence, scores in zip(sentences, found, strict=True):
        assert sentence.report is not None and sentence.said is not None
        assert sentence.place is not None and sentence.voice is not None
        for head, true in (("report", sentence.report), ("place", sentence.place)):
            for gold, n in zip(true, scores[head].argmax(-1), strict=True):
                given = labels.words[head][n]
                for kind in {gold, given} - {"none"}:
                    for name in (f"{head}_{kind}", f"{head}_all"):
                        _add(count, name, gold == given, given == kind, gold == kind)
        for gold, row in zip(sentence.said, scores["said"], strict=True):
            if gold != "none":
                names = labels.words["said"]
                found_direct = row[names.index("direct")] > row[names.index("apart")]
                _add(count, "said", found_direct == (gold == "direct"), True, True)
                _add(count, f"said_{gold}", found_direct == (gold == "direct"), True, True)
        for n, gold in enumerate(sentence.voice):
            if gold != UNASKED:
                right = int(scores["voices"][n].argmax()) == gold + 1
                _add(count, "voice", right, True, True)
                _add(count, "voice_here" if gold >= 0 else "voice_none", right, True, True)
                kind = sentence.report[n] if sentence.report[n] != "none" else "mark"
                _add(count, f"voice_{kind}", right, True, True)
    return {name: f1(*row) for name, row in count.items()}


def _add(count: dict[str, list[int]], name: str, *values: bool) -> None:
    row = count.setdefault(name, [0, 0, 0])
    for n, value in enumerate(values):
        row[n] += value
