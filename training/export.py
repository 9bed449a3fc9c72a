"""Write the trained network as the files that ship: two ONNX graphs, the piece table, the labels.

The graph is built by hand, node by node, for three reasons: several sentences go through it side by side without
padding (a word attends only to words of its own sentence), the weights are stored in 8 bits with a scale per output,
and no scale of the activations covers several rows of a batch, so that a sentence's scores do not depend on its
neighbours: `static` takes fixed scales, measured on the trees; `rows` scales by row. `float`, `dynamic` and `nbits…`
are there to compare with. A few channels reach many times as far as all others, and one step of 8 bits for all would
be too coarse for the rest: after a LayerNorm such a channel is divided, and its weights multiplied, by how far it
sticks out (Xiao et al. 2023, "SmoothQuant"); after the GELU, where its weights are large as well, it is multiplied
apart in full precision (Dettmers et al. 2022, "LLM.int8()").

    python export.py RUN_FOLDER PIECES.json OUT_FOLDER --corpora CORPORA
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from corpus import Sentence, read_conllu
from labels import QUOTE_LABELS, Numbering, collate
from network import Analyser, load_network
from quotes.analysis.shipped.pieces import PieceTable

OPSET = 20
BLOCK = 32
FORMAT = 2
WIDE = 1.25
"""A channel sticks out where it reaches this many times as far as the ninth widest."""


class Inputs(NamedTuple):
    """The inputs of a linear layer: how low and how high each channel went."""

    low: np.ndarray
    high: np.ndarray

    def excess(self) -> np.ndarray:
        """How many times as far as the ninth widest channel each channel reaches, 1 where it does not stick out."""
        reach = np.maximum(np.abs(self.low), np.abs(self.high))
        times = reach / np.sort(reach)[-9]
        return np.where(times > WIDE, times, 1.0)


class Graph:
    """Nodes and stored values of a graph that is being built."""

    def __init__(self, weights: str) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []
        self.count = 0
        self.quantised: dict[str, tuple[str, str]] = {}
        self.ranges: dict[str, Inputs] = {}

    def value(self, array: np.ndarray, name: str = "") -> str:
        name = name or f"c{len(self.stored)}"
        self.stored.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object) -> str:
        self.count += 1
        names = [f"v{self.count}" + (f"_{n}" if n else "") for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else "|".join(names)

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray | None, kind: str = "") -> str:
        """`x @ weight.T + bias`, weight `[out, in]`."""
        if self.weights == "float" or weight.shape[1] % BLOCK:
            product = self.op("MatMul", x, self.value(weight.T.astype(np.float32)))
            return product if bias is None else self.op("Add", product, self.value(bias.astype(np.float32)))
        if self.weights == "rows" or (self.weights == "static" and kind not in self.ranges):
            return self._by_row(x, weight, bias)
        if self.weights == "static":
            return self._static(x, weight, bias, kind)
        if self.weights == "dynamic":
            return self._dynamic(x, weight, bias)
        bits = int(self.weights.removeprefix("nbits"))
        packed, scales = quantise_blocks(weight, bits)
        inputs = [x, self.value(packed), self.value(scales)]
        if bias is not None:
            inputs += ["", "", self.value(bias.astype(np.float32))]
        return self.op(
            "MatMulNBits", *inputs, domain="com.microsoft", K=weight.shape[1], N=weight.shape[0], bits=bits,
            block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip

    def _dynamic(self, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / 127
        stored = np.rint(weight / scale[:, None]).astype(np.int8).T
        inputs = [
            x,
            self.value(stored),
            self.value(scale.astype(np.float32)),
            self.value(np.zeros(len(scale), np.int8)),
        ]
        if bias is not None:
            inputs.append(self.value(bias.astype(np.float32)))
        return self.op("DynamicQuantizeMatMul", *inputs, domain="com.microsoft")

    def _by_row(self, x: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / 127
        stored = self.value(np.rint(weight / scale[:, None]).astype(np.int8).T)
        if x not in self.quantised:
            widest = self.op("ReduceMax", self.op("Abs", x), self.value(np.array([1])), keepdims=1)
            rows = self.op("Div", self.op("Max", widest, self.value(np.float32(1e-6))), self.value(np.float32(127)))
            flat = self.op("Reshape", rows, self.value(np.array([-1])))
            middle = self.op("Expand", self.value(np.uint8(128)), self.op("Shape", flat))
            self.quantised[x] = self.op("QuantizeLinear", x, flat, middle, axis=0), rows
        whole, rows = self.quantised[x]
        product = self.op(
            "MatMulIntegerToFloat", whole, stored, self.value(np.float32(1)), self.value(scale.astype(np.float32)),
            self.value(np.uint8(128)), domain="com.microsoft",
        )  # fmt: skip
        product = self.op("Mul", product, rows)
        return product if bias is None else self.op("Add", product, self.value(bias.astype(np.float32)))

    def _static(self, x: str, weight: np.ndarray, bias: np.ndarray | None, kind: str) -> str:
        low, high = self.ranges[kind]
        excess = self.ranges[kind].excess() if kind.endswith(("up", "down", "words")) else np.ones(len(low))
        apart = np.flatnonzero(excess > 1) if kind.endswith("down") else np.zeros(0, np.int64)
        wide = weight[:, apart]
        if len(apart):
            weight = np.where(excess > 1, 0, weight)
            low, high = np.where(excess > 1, 0, low), np.where(excess > 1, 0, high)
        else:
            weight, low, high = weight * excess, low / excess, high / excess
        step = np.float32((high.max() - low.min()) / 255)
        middle = self.value(np.uint8(np.clip(np.rint(-low.min() / step), 0, 255)))
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / 127
        stored = self.value(np.rint(weight / scale[:, None]).astype(np.int8).T)
        if x not in self.quantised:
            even = x
            if not len(apart) and excess.max() > 1:
                even = self.op("Mul", x, self.value((1 / excess).astype(np.float32)))
            self.quantised[x] = self.op("QuantizeLinear", even, self.value(step), middle), ""
        inputs = [
            self.quantised[x][0],
            stored,
            self.value(step),
            self.value(scale.astype(np.float32)),
            middle,
        ]
        if bias is not None:
            inputs += ["", self.value(bias.astype(np.float32))]
        product = self.op("MatMulIntegerToFloat", *inputs, domain="com.microsoft")
        if len(apart):
            product = self.op(
                "Gemm", self.op("Gather", x, self.value(apart), axis=1), self.value(wide.T.astype(np.float32)), product
            )
        return product

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        weight, bias = (self.value(array(p)) for p in (layer.weight, layer.bias))
        return self.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=layer.eps)

    def model(
        self, inputs: list[tuple[str, int, list[str | int]]], outputs: dict[str, tuple[str, int, list[str | int]]]
    ) -> onnx.ModelProto:
        for name, (inner, _, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inner], [name]))
        graph = helper.make_graph(
            self.nodes, "quotes",
            [helper.make_tensor_value_info(*given) for given in inputs],
            [helper.make_tensor_value_info(name, kind, shape) for name, (_, kind, shape) in outputs.items()],
            self.stored,
        )  # fmt: skip
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def array(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


def quantise_blocks(weight: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric blocks of 32 along the inputs: packed `[out, blocks, bytes]` with the middle as zero, scales."""
    rows, columns = weight.shape
    blocks = weight.reshape(rows, columns // BLOCK, BLOCK)
    top = 2 ** (bits - 1)
    widest = np.abs(blocks).max(-1)
    scales = np.maximum(widest / (top - 1), 1e-9).astype(np.float32)
    whole = (np.clip(np.rint(blocks / scales[..., None]), -top, top - 1) + top).astype(np.uint8)
    if bits == 4:
        whole = whole[..., 0::2] | (whole[..., 1::2] << 4)
    return whole, scales.reshape(rows, -1)


def ranges_of(network: Analyser, sentences: list[Sentence], numbering: Numbering) -> dict[str, Inputs]:
    """What goes into each linear layer over the sentences."""
    seen: dict[str, Inputs] = {}

    def note(name: str, values: torch.Tensor) -> None:
        rows = values.reshape(-1, values.shape[-1])
        low, high = array(rows.min(0).values), array(rows.max(0).values)
        before = seen.get(name, Inputs(low, high))
        seen[name] = Inputs(np.minimum(before.low, low), np.maximum(before.high, high))

    hooks = [
        part.register_forward_pre_hook(lambda _, given, name=f"{number}.{name}": note(name, given[0]))
        for number, layer in enumerate(network.layers)
        for name, part in (("qkv", layer.query_key_value), ("out", layer.out), ("up", layer.up), ("down", layer.down))
    ]
    hooks.append(network.word_norm.register_forward_hook(lambda _, __, out: note("words", out)))
    projections = {"arc": network.arc_dependent, "relation": network.relation_dependent}
    if network.shape.voice_width:
        projections["voice"] = network.voice_from
    for name, part in projections.items():
        hooks.append(part.register_forward_hook(lambda _, __, out, name=name: note(name, F.gelu(out))))
    with torch.no_grad():
        for sentence in sentences:
            batch = collate([sentence], numbering)
            network(*(torch.from_numpy(x) for x in (batch.pieces, batch.lengths, batch.first, batch.last)))
    for hook in hooks:
        hook.remove()
    return seen


def encoder_graph(network: Analyser, weights: str, ranges: dict[str, Inputs] | None = None) -> onnx.ModelProto:
    """Pieces of several sentences in one row to labels and scores.

    Inputs: `pieces`, `places` (position of each piece in its sentence), `sentence` (number of the sentence of each
    piece), `first` and `last` piece of each word, `begin` (the first piece of each sentence).
    Outputs: the best label of each head, the three best lemma rules, entity scores, arc scores
    `[words, sentences + words]`, the two halves of the relation scorer; of the heads for quotes the probabilities of
    each `report` and `place`, of somebody's words in `said`, and the two halves of the scorer of speakers, whose
    product gives the scores.
    """
    g = Graph(weights)
    g.ranges = ranges or {}
    shape = network.shape
    table = array(network.embedding.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
    rows = g.op("Gather", g.value(np.rint(table / scale).astype(np.int8)), "pieces")
    rows = g.op(
        "Mul", g.op("Cast", rows, to=TensorProto.FLOAT), g.op("Gather", g.value(scale.astype(np.float32)), "pieces")
    )
    x = g.op("Add", rows, g.op("Gather", g.value(array(network.position.weight)), "places"))
    x = g.norm(x, network.norm)
    one = g.value(np.array([1]))
    # attention looks at each sentence alone: piece `p` of sentence `s` is cell `[p, s]` of a grid, empty cells masked
    count, total = g.op("Shape", "begin"), g.op("Shape", "pieces")
    longest = g.op("Add", g.op("ReduceMax", "places"), one)
    down = g.op("Range", g.value(np.int64(0)), g.op("Squeeze", longest), g.value(np.int64(1)))
    cells = g.op("Add", g.op("Unsqueeze", down, one), "begin")
    ends = g.op("Concat", g.op("Slice", "begin", one, count), total, axis=0)
    full = g.op("Transpose", g.op("Less", cells, ends), perm=[1, 0])
    cells = g.op("Min", cells, g.op("Sub", total, one))
    mask = g.op("Where", full, g.value(np.float32(0)), g.value(np.float32(-1e9)))
    mask = g.op("Unsqueeze", mask, g.value(np.array([1, 2])))
    masks: dict[int, str] = {}
    for heads in sorted(set(shape.attention_heads)):
        wide = g.op("Expand", mask, g.value(np.array([1, heads, 1, 1])))
        masks[heads] = g.op("Reshape", wide, g.op("Concat", g.value(np.array([-1, 1])), longest, axis=0))
    back = g.op("Add", g.op("Mul", "places", count), "sentence")
    split = g.op("Concat", longest, g.value(np.array([-1, shape.head_width])), axis=0)
    root = g.value(np.float32(np.sqrt(shape.head_width)))
    mix = torch.softmax(network.mix.detach().float(), 0).numpy()
    mixed = ""
    for number, layer in enumerate(network.layers):
        weights_of, biases_of = array(layer.query_key_value.weight), array(layer.query_key_value.bias)
        query, key, value = (
            g.op("Reshape", g.op("Gather", g.linear(x, weight, bias, f"{number}.qkv"), cells), split)
            for weight, bias in zip(np.split(weights_of, 3), np.split(biases_of, 3), strict=True)
        )
        attention = g.op("MatMul", g.op("Transpose", query, perm=[1, 0, 2]), g.op("Transpose", key, perm=[1, 2, 0]))
        attention = g.op("Softmax", g.op("Add", g.op("Div", attention, root), masks[layer.heads]), axis=-1)
        attended = g.op("MatMul", attention, g.op("Transpose", value, perm=[1, 0, 2]))
        joined = g.value(np.array([-1, layer.heads * shape.head_width]))
        attended = g.op("Reshape", g.op("Transpose", attended, perm=[1, 0, 2]), joined)
        attended = g.op("Gather", attended, back)
        x = g.norm(
            g.op("Add", x, g.linear(attended, array(layer.out.weight), array(layer.out.bias), f"{number}.out")),
            layer.norm,
        )
        inner = g.linear(x, array(layer.up.weight), array(layer.up.bias), f"{number}.up")
        inner = g.op("FastGelu", inner, domain="com.microsoft")
        x = g.norm(
            g.op("Add", x, g.linear(inner, array(layer.down.weight), array(layer.down.bias), f"{number}.down")),
            layer.out_norm,
        )
        if number >= shape.mixed_from:
            part = g.op("Mul", x, g.value(np.float32(mix[number - shape.mixed_from])))
            mixed = g.op("Add", mixed, part) if mixed else part
    words = g.norm(g.op("Add", g.op("Gather", mixed, "first"), g.op("Gather", mixed, "last")), network.word_norm)
    begin = g.op("Gather", mixed, "begin")
    everything = g.op("Concat", g.norm(g.op("Add", begin, begin), network.word_norm), words, axis=0)
    outputs: dict[str, tuple[str, int, list[str | int]]] = {}
    labels = g.linear(words, array(network.labels.weight), array(network.labels.bias), "words")
    start = 0
    for name, size in shape.outputs.items():
        scores = g.op("Slice", labels, g.value(np.array([start])), g.value(np.array([start + size])), one)
        start += size
        if name in QUOTE_LABELS:
            if name == "said":  # asked of words between marks only: somebody's, or apart
                scores = g.op("Slice", scores, one, g.value(np.array([3])), one)
            chances = g.op("Softmax", scores, axis=-1)
            if name == "said":
                chances = g.op("Gather", chances, g.value(np.int64(0)), axis=1)
            outputs[name] = (chances, TensorProto.FLOAT, ["words"] if name == "said" else ["words", size])
        elif name == "entity":
            outputs["entity"] = (scores, TensorProto.FLOAT, ["words", size])
        elif name == "lemma":
            best = g.op("TopK", scores, g.value(np.array([3])), outputs=2, axis=-1).split("|")[1]
            outputs["lemma"] = (best, TensorProto.INT64, ["words", 3])
        else:
            outputs[name] = (g.op("ArgMax", scores, axis=-1, keepdims=0), TensorProto.INT64, ["words"])
    dependent, head = (
        g.op("Gelu", g.linear(source, array(layer.weight), array(layer.bias), "words"))
        for layer, source in ((network.arc_dependent, words), (network.arc_head, everything))
    )
    arc = array(network.arc)
    left = g.linear(dependent, arc[:-1].T, arc[-1], "arc")
    outputs["arcs"] = (
        g.op("MatMul", left, g.op("Transpose", head, perm=[1, 0])),
        TensorProto.FLOAT,
        ["words", "heads"],
    )
    for name, layer, source in (
        ("relation_dependent", network.relation_dependent, words),
        ("relation_head", network.relation_head, everything),
    ):
        projected = g.op("Gelu", g.linear(source, array(layer.weight), array(layer.bias), "words"))
        outputs[name] = (projected, TensorProto.FLOAT, ["words" if source == words else "heads", shape.relation_width])
    if shape.voice_width:
        asked, answers = (
            g.op("Gelu", g.linear(source, array(layer.weight), array(layer.bias), "words"))
            for layer, source in ((network.voice_from, words), (network.voice_to, everything))
        )
        voice = array(network.voice)
        asked = g.linear(asked, voice[:-1].T, voice[-1], "voice")
        outputs["voice_from"] = (asked, TensorProto.FLOAT, ["words", shape.voice_width])
        outputs["voice_to"] = (answers, TensorProto.FLOAT, ["heads", shape.voice_width])
    integers = TensorProto.INT64
    inputs: list[tuple[str, int, list[str | int]]] = [
        ("pieces", integers, ["pieces"]), ("places", integers, ["pieces"]), ("sentence", integers, ["pieces"]),
        ("first", integers, ["words"]), ("last", integers, ["words"]), ("begin", integers, ["sentences"]),
    ]  # fmt: skip
    return g.model(inputs, outputs)


def relation_graph(
    network: Analyser, weights: str = "float", ranges: dict[str, Inputs] | None = None
) -> onnx.ModelProto:
    """`dependent` and `head` rows of words and their heads to the two best relations of each word."""
    g = Graph(weights)
    g.ranges = ranges or {}
    relation = array(network.relation)
    relations, size, _ = relation.shape
    inner = size - 1
    # [out, in] with out = relation x head side; the constant input of each side becomes a bias
    weight = relation[:, :inner, :inner].transpose(0, 2, 1).reshape(relations * inner, inner)
    bias = relation[:, inner, :inner].reshape(-1)
    left = g.op("Reshape", g.linear("dependent", weight, bias, "relation"), g.value(np.array([-1, relations, inner])))
    scores = g.op(
        "Squeeze", g.op("MatMul", left, g.op("Unsqueeze", "head", g.value(np.array([2])))), g.value(np.array([2]))
    )
    alone = g.linear("dependent", relation[:, :inner, inner], relation[:, inner, inner], "relation")
    scores = g.op("Add", scores, alone)
    best = g.op("TopK", scores, g.value(np.array([2])), outputs=2, axis=-1).split("|")[1]
    shape: list[str | int] = ["words", inner]
    return g.model(
        [("dependent", TensorProto.FLOAT, shape), ("head", TensorProto.FLOAT, shape)],
        {"relation": (best, TensorProto.INT64, ["words", 2])},
    )


def export(run: Path, pieces: Path, out: Path, weights: str, version: str, corpora: Path | None = None) -> None:
    """Write the files and `analyser.json`, which names them with their digests."""
    network, labels = load_network(run)
    network.eval()
    stored = json.loads(pieces.read_text(encoding="utf-8"))
    ranges = None
    if weights == "static":
        table = PieceTable(stored["pieces"], stored["scores"])
        ranges = ranges_of(network, read_conllu(corpora / "ud" / "train.conllu")[::8], Numbering(table, labels))
        print({name: (round(float(low.min()), 1), round(float(high.max()), 1)) for name, (low, high) in ranges.items()})
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "encoder.onnx": encoder_graph(network, weights, ranges).SerializeToString(),
        "relations.onnx": relation_graph(network, weights, ranges).SerializeToString(),
        "pieces.tsv": "".join(
            f"{piece}\t{score:g}\n" for piece, score in zip(stored["pieces"], stored["scores"], strict=True)
        ).encode(),
    }
    for name, content in files.items():
        (out / name).write_bytes(content)
    description = {
        "name": "de_quotes", "version": version, "format": FORMAT, "labels": labels.words,
        "relations": labels.relations, "positions": network.shape.positions,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }  # fmt: skip
    (out / "analyser.json").write_text(json.dumps(description, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print({name: len(content) for name, content in files.items()})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("pieces", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--weights", choices=("float", "dynamic", "rows", "static", "nbits8", "nbits4"), default="static"
    )
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--corpora", type=Path, help="for the ranges of --weights static")
    a = parser.parse_args()
    export(a.run, a.pieces, a.out, a.weights, a.version, a.corpora)
