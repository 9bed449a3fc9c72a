"""Train all heads together and measure them.

Batches of trees, of named sentences and, where given, of sentences of our own corpus with its quotes take turns.
Encoder and heads have learning rates of their own, both warm up and then fall in a straight line. Every few minutes the
held-out figures are logged and the weights stored.

    python train.py --base DECODED | --start CHECKPOINT --pieces PIECES.json --corpora CORPORA --out FOLDER
                    [--silver SILVER.json] [--quotes QUOTED.json] [--sentences FOLDER] [--trees FOLDER]
                    [--cut 0.2] [--teacher RUN] [--minutes 35] ...
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from spacy.lang.de import German

from corpus import MADE_BY_A_NETWORK, Sentence, read_conllu, read_germeval, read_quoted
from corrected import put_right, read_corrected
from labels import IGNORED, QUOTE_LABELS, Batch, Labels, Numbering, collate, collect_labels
from narrowing import most_worth, narrow, worth_of
from network import Analyser, Shape, carry_over, load_base, load_network, read_shape
from quoted import read_marked
from quotes.analysis.shipped.pieces import PieceTable
from quotes.analysis.shipped.tokens import GermanTokenizer
from quotes.analysis.shipped.trees import sentence_heads
from retokenise import retokenised
from scores import arc_scores, entity_scores, quote_scores, tree_scores
from speech import vary

SEED = 20
LOSS_WEIGHTS = {"upos": 1.0, "tag": 1.0, "lemma": 1.0, "entity": 1.5, "report": 3.0, "said": 1.0, "place": 1.0}
FEATURE_WEIGHT = 0.4
VOICE_WEIGHT = 0.4
VOICE_WIDTH = 96
INNER, ATTENTION_HEADS = 1536, 12
"""Channels of the feed-forward layers of the base model, and heads of attention."""
WEIGHED_ON = 20
"""Batches of each source on which the worth of heads and channels is measured."""


def table_of(path: Path) -> tuple[PieceTable, list[int]]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    return PieceTable(stored["pieces"], stored["scores"]), stored["rows"]


def batches(sentences: list[Sentence], words: int, rng: random.Random) -> list[list[Sentence]]:
    """Batches of about as many words each, of sentences of like length, in random order."""
    shuffled = sorted(sentences, key=lambda sentence: len(sentence.words) + rng.random() * 6)
    made: list[list[Sentence]] = []
    batch: list[Sentence] = []
    for sentence in shuffled:
        if batch and (len(batch) + 1) * len(sentence.words) > words:
            made.append(batch)
            batch = []
        batch.append(sentence)
    made.append(batch)
    rng.shuffle(made)
    return made


def forward(network: Analyser, batch: Batch) -> tuple[torch.Tensor, ...]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        given = (batch.pieces, batch.lengths, batch.first, batch.last, batch.parallel)
        return network(*map(torch.from_numpy, given))  # type: ignore[no-any-return]


def loss_of(network: Analyser, batch: Batch, sizes: dict[str, int], teacher: Analyser | None = None) -> torch.Tensor:
    """What the network says of a batch against its labels and, with a teacher, against what that says of it."""
    outputs = forward(network, batch)
    labels, arcs, dependent, head, *voices = outputs
    weight = torch.from_numpy(batch.weight)[:, None].expand(batch.first.shape)
    total = torch.zeros(())
    parts = dict(zip(sizes, labels.split(list(sizes.values()), -1), strict=True))
    entity_weight = torch.from_numpy(batch.entity_weight)[:, None].expand(batch.first.shape)
    for name, scores in parts.items():
        target = torch.from_numpy(batch.targets[name])
        known = target != IGNORED
        if known.any():
            # the probabilities of the heads for quotes are used as such: no smoothing
            smoothing = 0.0 if name in QUOTE_LABELS else 0.03
            own = weight[known] if name != "entity" else entity_weight[known]
            own = torch.ones_like(own) if name in QUOTE_LABELS else own
            losses = F.cross_entropy(scores[known], target[known], reduction="none", label_smoothing=smoothing)
            total = total + LOSS_WEIGHTS.get(name, FEATURE_WEIGHT) * (losses * own).sum() / known.sum()
    padding = ~torch.from_numpy(np.pad(batch.word_mask, ((0, 0), (1, 0)), constant_values=True))[:, None, :]
    target = torch.from_numpy(batch.voice)
    known = target != IGNORED
    if voices and known.any():
        scores = voices[0].masked_fill(padding, -1e4)[known]
        total = total + VOICE_WEIGHT * F.cross_entropy(scores, target[known])
    target = torch.from_numpy(batch.heads)
    known = target != IGNORED
    if known.any():
        masked = arcs.masked_fill(padding, -1e4)
        losses = F.cross_entropy(masked[known], target[known], reduction="none")
        total = total + 2 * (losses * weight[known]).sum() / known.sum()
        relations = torch.from_numpy(batch.relations)
        known = known & (relations != IGNORED)
        rows = torch.arange(head.shape[0])[:, None].expand(target.shape)[known]
        scores = network.score_relations(dependent[known], head[rows, target[known]])
        losses = F.cross_entropy(scores, relations[known], reduction="none", label_smoothing=0.03)
        total = total + (losses * weight[known]).sum() / known.sum()
    return total if teacher is None else total + distance(network, outputs, teacher, batch, sizes)


def distance(
    network: Analyser, outputs: tuple[torch.Tensor, ...], teacher: Analyser, batch: Batch, sizes: dict[str, int]
) -> torch.Tensor:
    """How far what the network says of all words is from what its teacher says: the divergence of all its
    distributions, weighted as their losses are (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network")."""
    with torch.no_grad():
        taught = forward(teacher, batch)
    words = torch.from_numpy(batch.word_mask)
    padding = ~F.pad(words, (1, 0), value=True)[:, None, :]

    def apart(said: torch.Tensor, meant: torch.Tensor) -> torch.Tensor:
        said, meant = (torch.log_softmax(scores.float(), -1) for scores in (said, meant))
        return F.kl_div(said, meant, reduction="sum", log_target=True) / words.sum()

    total = torch.zeros(())
    groups = (each[0][words].split(list(sizes.values()), -1) for each in (outputs, taught))
    for name, said, meant in zip(sizes, *groups, strict=True):
        total = total + LOSS_WEIGHTS.get(name, FEATURE_WEIGHT) * apart(said, meant)
    # heads and, where the networks have them, voices
    for said, meant, weight in zip(outputs[1::3], taught[1::3], (2.0, VOICE_WEIGHT), strict=False):
        total = total + weight * apart(*(scores.masked_fill(padding, -1e4)[words] for scores in (said, meant)))
    best = taught[1].masked_fill(padding, -1e4).argmax(-1)
    rows = torch.arange(len(best))[:, None].expand(best.shape)[words]
    return total + apart(
        *(net.score_relations(each[2][words], each[3][rows, best[words]])
          for net, each in ((network, outputs), (teacher, taught)))
    )  # fmt: skip


@torch.no_grad()
def predict(
    networks: list[Analyser], sentences: list[Sentence], numbering: Numbering, sizes: dict[str, int], size: int = 24
):  # type: ignore[no-untyped-def]
    """For each sentence: joint label scores by head, arc scores, relation scores for all heads."""
    for network in networks:
        network.eval()
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n].words))
    results: list[dict[str, np.ndarray] | None] = [None] * len(sentences)
    punct = numbering.ids["upos"]["PUNCT"]
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        batch = collate([sentences[n] for n in chosen], numbering)
        outputs = [forward(network, batch) for network in networks]
        labels = sum(out[0].float() for out in outputs) / len(outputs)
        arcs = sum(torch.log_softmax(out[1].float(), -1) for out in outputs) / len(outputs)
        parts = dict(zip(sizes, labels.split(list(sizes.values()), -1), strict=True))
        for row, number in enumerate(chosen):
            count = len(sentences[number].words)
            found = {name: scores[row, :count].numpy() for name, scores in parts.items()}
            found["arcs"] = arcs[row, :count, : count + 1].numpy()
            punctuation = found["upos"].argmax(-1) == punct
            found["heads"] = sentence_heads(found["arcs"], sentences[number].words, punctuation)
            heads = torch.from_numpy(found["heads"])
            scored = sum(
                net.score_relations(out[2][row, :count], out[3][row][heads])
                for net, out in zip(networks, outputs, strict=True)
            )
            found["relations"] = scored.numpy()
            found["relations"][punctuation, numbering.relation_ids["punct"]] = np.inf
            if network.shape.voice_width:
                found["voices"] = outputs[0][4][row, :count, : count + 1].float().numpy()
            results[number] = found
    for network in networks:
        network.train()
    return results


def evaluate(
    network: Analyser,
    labels: Labels,
    numbering: Numbering,
    trees: list[Sentence],
    named: list[Sentence],
    quoted: dict[str, list[Sentence]],
    corrected: list[Sentence],
) -> dict[str, float]:
    sizes = network.shape.outputs
    figures = tree_scores(trees, predict([network], trees, numbering, sizes), labels) if trees else {}
    if named:
        figures |= entity_scores(named, predict([network], named, numbering, sizes), labels)
    for source, held in quoted.items():
        counts = quote_scores(held, predict([network], held, numbering, sizes), labels)
        figures |= {source + name: value for name, value in counts.items()}
    if corrected:
        arcs = arc_scores(corrected, predict([network], corrected, numbering, sizes), labels)
        figures |= {f"corrected_{name}": value for name, value in arcs.items()}
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", help="the decoded base model; not needed with --start")
    parser.add_argument("--pieces", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--quotes", type=Path, help="what quoted.py wrote")
    parser.add_argument("--sentences", type=Path, help="folder of sentences of the corpora with their quotes")
    parser.add_argument("--trees", type=Path, help="folder of corrected trees")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--cut", type=float, default=0, help="share of the layers' cost to cut before training")
    parser.add_argument("--teacher", type=Path, help="the run of a network of the same labels to learn from as well")
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--words", type=int, default=320, help="words of a batch")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--measure-minutes", type=float, default=6)
    parser.add_argument("--shares", type=float, nargs="+", default=(0.6, 0.4), help="of trees, names and quotes")
    parser.add_argument("--seed", type=int, default=SEED)
    a = parser.parse_args()
    if not (a.base or a.start):
        parser.error("give --base, or --start to go on from stored weights")
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    trees = gold_trees(a.corpora / "ud" / "train.conllu")
    named = read_germeval(a.corpora / "germeval" / "train.tsv")
    texts = {"germeval": [s.text for s in named], "ud": [s.text for s in trees]}
    table, rows = table_of(a.pieces)
    labels = Labels.load(a.start.parent / "labels.json") if a.start else collect_labels(trees, named)
    before = Labels(dict(labels.words), list(labels.relations))
    if a.start:
        labels.relations = [name for name in labels.relations if any(name in (s.relations or ()) for s in trees)]
    if a.quotes:
        labels.words |= QUOTE_LABELS
    labels.save(a.out / "labels.json")
    numbering = Numbering(table, labels)
    corrected, held_corrected = read_corrected(a.trees, named) if a.trees else ([], [])
    if a.silver:
        silver = json.loads(a.silver.read_text(encoding="utf-8"))
        named = [Sentence(**record, weight=MADE_BY_A_NETWORK) for record in silver["named"]]
        fitting = [s for s in trees if numbering.fits(s)]
        for sentence, entities in zip(fitting, silver["entities"], strict=True):
            sentence.entities, sentence.entity_weight = entities, MADE_BY_A_NETWORK
    trees = [s for s in trees if numbering.fits(s)]
    named = [s for s in named if numbering.fits(s)]
    quoted, held_quoted = read_quoted(a.quotes) if a.quotes else ([], [])
    named, quoted = (put_right(sentences, corrected, []) for sentences in (named, quoted))
    marked, held_marked = (
        read_marked(a.sentences, {"germeval": (texts["germeval"], named), "ud": (texts["ud"], trees)})
        if a.sentences
        else ([], [])
    )
    named, quoted = (put_right(sentences, [], held_corrected) for sentences in (named, [*quoted, *marked]))
    held_quotes = {name: held for name, held in (("", held_quoted), ("marked_", held_marked)) if held}
    trees += [s for s in corrected if numbering.fits(s)]
    held_trees = gold_trees(a.corpora / "ud" / "eval.conllu")
    held_named = read_germeval(a.corpora / "germeval" / "eval.tsv")
    before_cut = read_shape(a.start.parent / "shape.json") if a.start else None
    shape = Shape(
        a.layers,
        384,
        before_cut.attention_heads if before_cut else [ATTENTION_HEADS] * a.layers,
        before_cut.inner if before_cut else [INNER] * a.layers,
        len(table),
        256,
        1e-12,
        {k: len(v) for k, v in labels.words.items()},
        len(labels.relations),
        voice_width=VOICE_WIDTH if a.quotes else 0,
    )
    network = Analyser(shape)
    if a.start:
        carry_over(network, torch.load(a.start, weights_only=True), before, labels)
    else:
        load_base(network, a.base, rows)
    sources = {"trees": trees, "names": named, "quotes": quoted}
    sources = {kind: sentences for kind, sentences in sources.items() if sentences}
    if a.cut:
        sample = [batch for kind in sources for batch in batches(sources[kind], a.words, rng)[:WEIGHED_ON]]
        losses = (loss_of(network, collate(batch, numbering), shape.outputs) for batch in sample)
        network = narrow(network, most_worth(worth_of(network, losses), a.cut))
    shape = network.shape
    print("heads", shape.attention_heads, "channels", shape.inner, flush=True)
    teacher = load_network(a.teacher)[0].eval().requires_grad_(False) if a.teacher else None
    (a.out / "shape.json").write_text(shape.to_json(), encoding="utf-8")
    network.embedding.weight.requires_grad_(False)
    encoder = [p for layer in (network.layers, network.position, network.norm) for p in layer.parameters()]
    ours = {id(p) for p in encoder} | {id(network.embedding.weight)}
    heads = [p for p in network.parameters() if id(p) not in ours]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": a.rate}, {"params": heads, "lr": a.head_rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    began = last_measured = time.time()
    limit = a.minutes * 60
    rates = [group["lr"] for group in optimiser.param_groups]
    waiting: dict[str, list[list[Sentence]]] = {kind: [] for kind in sources}
    step, seen, running = 0, dict.fromkeys(sources, 0), 0.0
    while True:
        spent = (time.time() - began) / limit
        if spent >= 1:
            break
        (kind,) = rng.choices(list(sources), a.shares)
        if not waiting[kind]:
            waiting[kind] = batches([vary(s, rng) for s in sources[kind]], a.words, rng)
        batch = waiting[kind].pop()
        seen[kind] += len(batch)
        factor = min(1.0, (step + 1) / 100) * max(0.02, 1 - spent)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        loss = loss_of(network, collate(batch, numbering), shape.outputs, teacher)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        step += 1
        running = 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0:
            print(
                f"{time.time() - began:6.0f} s step {step} "
                + " ".join(f"{kind} {count / len(sources[kind]):.2f}" for kind, count in seen.items())
                + f" loss {running:.3f}",
                flush=True,
            )
        if time.time() - last_measured > a.measure_minutes * 60:
            torch.save(network.state_dict(), a.out / "last.pt")
            print(
                json.dumps(
                    evaluate(
                        network, labels, numbering, held_trees[:150], held_named[:300], held_quotes, held_corrected
                    )
                ),
                flush=True,
            )
            last_measured = time.time()
    torch.save(network.state_dict(), a.out / "last.pt")
    print(
        json.dumps(evaluate(network, labels, numbering, held_trees, held_named, held_quotes, held_corrected)),
        flush=True,
    )


def gold_trees(path: Path) -> list[Sentence]:
    """The trees of a file, cut into the words of the pipeline."""
    tokenise = GermanTokenizer(German())
    return [retokenised(sentence, tokenise) for sentence in read_conllu(path)]


if __name__ == "__main__":
    main()
