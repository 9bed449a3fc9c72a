"""From the files that ship back to a network that can be trained on.

Whoever wants to train the shipped analyser on more data need not make it from the start: the weights come back as they
are stored, in 8 bits with a scale per output, a little rounder than those that were trained. What does not ship stays
at its first value: the vector of the other treebank's habits.

    python restore.py ../src/quotes/data/analyser RUN_FOLDER PIECES.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from labels import Labels
from network import Analyser, Shape

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["restored"]


class Linear(NamedTuple):
    """A linear layer as a graph has it: weight `[out, in]`, bias `[out]`."""

    weight: np.ndarray
    bias: np.ndarray


class Stored:
    """The nodes and stored values of a graph that `export.py` wrote with `--weights static`."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self.values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
        self.nodes = list(graph.node)
        self.makers = {name: node for node in self.nodes for name in node.output}

    def of_kind(self, kind: str) -> list[onnx.NodeProto]:
        return [node for node in self.nodes if node.op_type == kind]

    def linears(self) -> list[Linear]:
        """All linear layers, in the order of the graph."""
        apart = {node.input[2]: node for node in self.of_kind("Gemm")}
        return [self._linear(node, apart.get(node.output[0])) for node in self.of_kind("MatMulIntegerToFloat")]

    def norms(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Weight and bias of all LayerNorms, in the order of the graph."""
        return [(self.values[node.input[1]], self.values[node.input[2]]) for node in self.of_kind("LayerNormalization")]

    def _linear(self, node: onnx.NodeProto, apart: onnx.NodeProto | None) -> Linear:
        weight = self.values[node.input[1]].astype(np.float32).T * self.values[node.input[3]][:, None]
        evened = self.makers.get(self.makers[node.input[0]].input[0])
        if evened is not None and evened.op_type == "Mul" and len(evened.input) == 2:
            factor = self.values.get(evened.input[1])
            if factor is not None and factor.shape == weight.shape[1:]:
                weight = weight * factor
        if apart is not None:
            weight = weight.copy()
            weight[:, self.values[self.makers[apart.input[0]].input[1]]] = self.values[apart.input[1]].T
        return Linear(weight, self.values[node.input[6]])


def restored(folder: Path) -> tuple[Analyser, Labels]:
    """The network and its labels.

    Args:
        folder: what `export.py` wrote with `--weights static`.
    """
    described = json.loads((folder / "analyser.json").read_text(encoding="utf-8"))
    labels = Labels(described["labels"], described["relations"])
    encoder, relations = Stored(folder / "encoder.onnx"), Stored(folder / "relations.onnx")
    linears, norms = encoder.linears(), encoder.norms()
    gathered = [node for node in encoder.of_kind("Gather") if node.input[0] in encoder.values]
    table, scale, position = (encoder.values[node.input[0]] for node in gathered[:3])
    *_, arc_dependent, arc_head, arc, relation_dependent, relation_head, voice_from, voice_to, voice = linears
    layers = (len(linears) - 9) // 6
    mixed = [
        encoder.values[node.input[1]]
        for node in encoder.of_kind("Mul")
        if encoder.values.get(node.input[1], table).ndim == 0
    ]
    state: dict[str, np.ndarray] = {
        "embedding.weight": table.astype(np.float32) * scale,
        "position.weight": position,
        "habits": np.zeros(table.shape[1], np.float32),
        "mix": np.log(np.array(mixed, np.float32)),
        "arc": _with_constant(arc),
        "voice": _with_constant(voice),
        "relation": _relation(*relations.linears(), len(labels.relations)),
    }
    named: dict[str, Linear] = {
        "labels": linears[6 * layers],
        "arc_dependent": arc_dependent,
        "arc_head": arc_head,
        "relation_dependent": relation_dependent,
        "relation_head": relation_head,
        "voice_from": voice_from,
        "voice_to": voice_to,
    }
    for number in range(layers):
        query, key, value, out, up, down = linears[6 * number : 6 * number + 6]
        joint = Linear(*(np.concatenate(parts) for parts in zip(query, key, value, strict=True)))
        named |= {f"layers.{number}.{name}": part for name, part in
                  (("query_key_value", joint), ("out", out), ("up", up), ("down", down))}  # fmt: skip
        for name, norm in (("norm", norms[2 * number + 1]), ("out_norm", norms[2 * number + 2])):
            named[f"layers.{number}.{name}"] = Linear(*norm)
    named |= {"norm": Linear(*norms[0]), "word_norm": Linear(*norms[2 * layers + 1])}
    for name, part in named.items():
        state |= {f"{name}.weight": part.weight, f"{name}.bias": part.bias}
    head_width = int(next(encoder.values[node.input[1]][1] for node in encoder.of_kind("Concat")
                          if encoder.values.get(node.input[1], table).shape == (2,)))  # fmt: skip
    inner = [state[f"layers.{number}.up.bias"].size for number in range(layers)]
    heads = [state[f"layers.{number}.out.weight"].shape[1] // head_width for number in range(layers)]
    shape = Shape(
        layers, table.shape[1], heads, inner, len(table), len(position),
        next(a.f for a in encoder.of_kind("LayerNormalization")[0].attribute if a.name == "epsilon"),
        {name: len(values) for name, values in labels.words.items()}, len(labels.relations),
        arc_dependent.bias.size, relation_dependent.bias.size, layers - len(mixed), voice_from.bias.size,
        head_width,
    )  # fmt: skip
    network = Analyser(shape)
    network.load_state_dict({name: _tensor(value) for name, value in state.items()})
    return network, labels


def _with_constant(linear: Linear) -> np.ndarray:
    """A bilinear form whose last row stands for the constant input."""
    return np.concatenate([linear.weight.T, linear.bias[None]])


def _relation(joint: Linear, alone: Linear, relations: int) -> np.ndarray:
    """The scorer of relations `[relation, dependent and 1, head and 1]`."""
    inner = joint.weight.shape[1]
    scorer = np.empty((relations, inner + 1, inner + 1), np.float32)
    scorer[:, :inner, :inner] = joint.weight.reshape(relations, inner, inner).transpose(0, 2, 1)
    scorer[:, inner, :inner] = joint.bias.reshape(relations, inner)
    scorer[:, :inner, inner] = alone.weight
    scorer[:, inner, inner] = alone.bias
    return scorer


def _tensor(value: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(value, np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shipped", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("pieces", type=Path)
    a = parser.parse_args()
    network, labels = restored(a.shipped)
    a.run.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), a.run / "last.pt")
    (a.run / "shape.json").write_text(network.shape.to_json(), encoding="utf-8")
    labels.save(a.run / "labels.json")
    lines = (a.shipped / "pieces.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    pieces, scores = zip(*(line.split("\t") for line in lines), strict=True)
    # no rows: they point into the base model, which a network that starts from stored weights does not need
    a.pieces.write_text(
        json.dumps({"pieces": pieces, "scores": list(map(float, scores)), "rows": []}, ensure_ascii=False),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
