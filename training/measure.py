"""Measure the files that ship, through the pipeline that ships: figures per head, speed, start.

python measure.py CORPORA [--model FOLDER] [--speed] [--quotes QUOTED.json]
"""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

import numpy as np  # noqa: E402
import regex  # noqa: E402
from spacy.language import Language  # noqa: E402, TC002
from spacy.tokens import Doc  # noqa: E402

from corpus import FEATURES, Sentence, read_conllu, read_germeval, read_quoted  # noqa: E402
from corrected import read_corrected  # noqa: E402
from labels import Labels  # noqa: E402
from quotes.analysis.scores import LEAST  # noqa: E402
from quotes.analysis.shipped import load_analyser  # noqa: E402
from quotes.analysis.shipped.components import Encoder  # noqa: E402
from quotes.analysis.shipped.model import load_model  # noqa: E402
from retokenise import retokenised  # noqa: E402
from scores import f1, quote_scores, spans_of  # noqa: E402

SEVEN = FEATURES[:7]


def annotated(nlp: Language, sentences: list[Sentence]) -> list[Doc]:
    """The gold words of the sentences, annotated, twenty sentences a `Doc`."""
    encoder = nlp.get_pipe("quotes_encoder")
    docs = []
    for start in range(0, len(sentences), 20):
        chosen = sentences[start : start + 20]
        words = [word for sentence in chosen for word in sentence.words]
        spaces = [space for sentence in chosen for space in (*sentence.spaces[:-1], True)]
        begins = [n == 0 for sentence in chosen for n in range(len(sentence.words))]
        docs.append(encoder(Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins)))
    return docs


def word_figures(nlp: Language, trees: list[Sentence]) -> dict[str, float]:
    """Part of speech, tag, morphology and lemma."""
    count: Counter[str] = Counter()
    tokens = iter(token for doc in annotated(nlp, trees) for token in doc)
    for tree in trees:
        assert tree.upos and tree.tags and tree.morphs and tree.lemmas
        for n, token in enumerate(next(tokens) for _ in tree.words):
            morph = token.morph.to_dict()
            right = {
                "words": True,
                "UPOS": token.pos_ == tree.upos[n],
                "tag": token.tag_ == tree.tags[n],
                "lemma": token.lemma_ == tree.lemmas[n],
                "morph": all(morph.get(name, "") == tree.morphs[n].get(name, "") for name in SEVEN),
                **{name: morph.get(name, "") == tree.morphs[n].get(name, "") for name in SEVEN},
                "sub+": morph.get("Mood") == "Sub",
                "sub*": tree.morphs[n].get("Mood") == "Sub",
                "sub=": morph.get("Mood") == "Sub" == tree.morphs[n].get("Mood"),
            }
            count.update(name for name, value in right.items() if value)
    figures = {name: count[name] / count["words"] for name in ("UPOS", "tag", "lemma", "morph", *SEVEN)}
    return figures | {"Mood=Sub F1": f1(count["sub="], count["sub+"], count["sub*"])}


def arc_figures(nlp: Language, trees: list[Sentence]) -> dict[str, float]:
    """Heads and relations."""
    count: Counter[str] = Counter()
    tokens = iter(token for doc in annotated(nlp, trees) for token in doc)
    for tree in trees:
        assert tree.upos and tree.heads and tree.relations
        found = [next(tokens) for _ in tree.words]
        for n, token in enumerate(found):
            head = -1 if token.head.i == token.i else token.head.i - found[0].i
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            right = head == tree.heads[n]
            both = right and relation == tree.relations[n]
            real = tree.upos[n] != "PUNCT"
            values = {
                "words": True,
                "UAS": right,
                "LAS": both,
                "real": real,
                "UAS-": real and right,
                "LAS-": real and both,
                "nsubj+": relation == "nsubj",
                "nsubj*": tree.relations[n] == "nsubj",
                "nsubj=": both and relation == "nsubj",
            }
            count.update(name for name, value in values.items() if value)
    return {
        "UAS": count["UAS"] / count["words"],
        "LAS": count["LAS"] / count["words"],
        "UAS without punctuation": count["UAS-"] / count["real"],
        "LAS without punctuation": count["LAS-"] / count["real"],
        "nsubj F1": f1(count["nsubj="], count["nsubj+"], count["nsubj*"]),
    }


def entity_figures(nlp: Language, named: list[Sentence]) -> dict[str, float]:
    counts = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC", "OTH")}
    offset = 0
    found: dict[int, set[tuple[int, int, str]]] = {}
    sentence_of = [n for n, sentence in enumerate(named) for _ in sentence.words]
    starts = []
    for sentence in named:
        starts.append(offset)
        offset += len(sentence.words)
    base = 0
    for doc in annotated(nlp, named):
        for entity in doc.ents:
            n = sentence_of[base + entity.start]
            found.setdefault(n, set()).add(
                (base + entity.start - starts[n], base + entity.end - starts[n], entity.label_)
            )
        base += len(doc)
    for n, sentence in enumerate(named):
        true, given = spans_of(sentence.entities or []), found.get(n, set())
        for kind, row in counts.items():
            row[0] += sum(1 for span in true & given if span[2] == kind)
            row[1] += sum(1 for span in given if span[2] == kind)
            row[2] += sum(1 for span in true if span[2] == kind)
    total = [sum(row[n] for row in counts.values()) for n in range(3)]
    return {"entities F1": f1(*total), **{f"{kind} F1": f1(*row) for kind, row in counts.items()}}


def quote_figures(nlp: Language, quoted: list[Sentence]) -> dict[str, float]:
    """The heads for quotes on the texts that are kept for testing, as quoted.py wrote them; and how far the probability
    of an anchor of any kind is from how often there is one (expected calibration error, ten equal steps)."""
    model = nlp.get_pipe("quotes_encoder").model
    labels = Labels(model.labels, model.relations)
    found, steps = [], np.zeros((10, 3))
    for sentence in quoted:
        count = len(sentence.words)
        described = model.describe(sentence.words, [True, *sentence.spaces[:-1]], [(0, count)])
        said = described.labels["said"]
        voices = np.zeros((count, count + 1))
        for voice in described.voices:
            voices[voice.word] = np.exp(voice.scores / 100)
        scores = {"report": described.labels["report"], "place": described.labels["place"], "voices": voices}
        found.append(scores | {"said": np.stack([np.zeros(count), said, 1000 - said.astype(int)], axis=1)})
        chance = 1 - described.labels["report"][:, labels.words["report"].index("none")] / 1000
        is_anchor = np.array(sentence.report) != "none"
        for p, true in zip(chance, is_anchor, strict=True):
            if p >= LEAST:
                steps[min(int(p * 10), 9)] += (p, true, 1)
    gap = np.abs(steps[:, 0] - steps[:, 1]).sum() / steps[:, 2].sum()
    return {**dict(sorted(quote_scores(quoted, found, labels).items())), "anchors, calibration error": gap}


def mood_figure(nlp: Language, path: Path) -> float:
    """F1 of Konjunktiv (both kinds told apart) on own sentences with marked verbs."""
    right = given = true = 0
    wrong = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, verbs = "", {}
        last = 0
        for match in regex.finditer(r"\[(\w+)/(\d)\]", line):
            text += line[last : match.start()]
            verbs[len(text)] = match[2]
            text += match[1]
            last = match.end()
        text += line[last:]
        for token in nlp(text):
            if token.idx in verbs:
                morph = token.morph.to_dict()
                found = "0" if morph.get("Mood") != "Sub" else "1" if morph.get("Tense") == "Pres" else "2"
                gold = verbs[token.idx]
                given += found != "0"
                true += gold != "0"
                right += found == gold != "0"
                if found != gold:
                    wrong.append(f"{token.text} {gold}>{found}")
    print("moods wrong:", ", ".join(wrong))
    return f1(right, given, true)


def speed_figures(nlp: Language, corpora: Path) -> dict[str, float]:
    lines = (corpora / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    list(nlp.pipe(texts[:5]))
    words = sum(len(text.split()) for text in texts[5:65])
    started, clock = time.process_time(), time.perf_counter()
    for text in texts[5:65]:
        nlp(text)
    return {
        "words/s of processor time": words / (time.process_time() - started),
        "words/s": words / (time.perf_counter() - clock),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--quotes", type=Path, help="what quoted.py wrote")
    a = parser.parse_args()
    nlp = load_analyser()
    if a.model:
        encoder = Encoder(nlp.vocab, load_model(a.model))
        # the measured model takes the place of the shipped one
        nlp._components = [(n, encoder if n == "quotes_encoder" else c) for n, c in nlp._components]  # noqa: SLF001
    figures: dict[str, float] = {}
    if a.speed:
        figures |= speed_figures(nlp, a.corpora)
    elif a.quotes:
        kept = read_quoted(a.quotes)[1]
        figures |= quote_figures(nlp, kept)
        named = [each for each in kept if each.entities]
        figures |= {f"kept texts: {name}": value for name, value in entity_figures(nlp, named).items()}
    else:
        trees = [retokenised(s, nlp.tokenizer) for s in read_conllu(a.corpora / "ud" / "eval.conllu")]
        figures |= word_figures(nlp, trees) | arc_figures(nlp, trees)
        figures |= entity_figures(nlp, read_germeval(a.corpora / "germeval" / "eval.tsv"))
        named = read_germeval(a.corpora / "germeval" / "train.tsv")
        corrected = arc_figures(nlp, read_corrected(HERE.parent / "corpus" / "trees", named)[1])
        figures |= {f"corrected trees: {name}": value for name, value in corrected.items()}
        moods = HERE.parent / "tests" / "model"
        figures["Konjunktiv F1, own sentences"] = mood_figure(nlp, moods / "moods.txt")
        figures["Konjunktiv F1, fresh sentences"] = mood_figure(nlp, moods / "moods_fresh.txt")
    for name, value in figures.items():
        print(f"{name:40} {value:.4f}" if value < 2 else f"{name:40} {value:.0f}")


if __name__ == "__main__":
    main()
