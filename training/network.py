"""The network: the lower layers of the base encoder, a mix of them, and one head for each kind of label."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from labels import Labels

__all__ = ["Analyser", "Shape", "carry_over", "load_base", "load_network", "read_shape"]


@dataclass
class Shape:
    """What the network looks like; stored beside the weights."""

    layers: int
    width: int
    attention_heads: list[int]
    """Heads of attention that each layer has left."""
    inner: list[int]
    """Channels that the feed-forward part of each layer has left."""
    pieces: int
    positions: int
    epsilon: float
    outputs: dict[str, int]
    """Number of labels of each word head, in the order of the joint output."""
    relations: int
    arc_width: int = 256
    relation_width: int = 96
    mixed_from: int = 3
    voice_width: int = 0
    """Width of the scorer of speakers; 0 for a network without heads for quotes."""
    head_width: int = 32

    def to_json(self) -> str:
        return json.dumps(asdict(self))


class Layer(nn.Module):
    """One BERT layer (attention, then feed-forward, LayerNorm after each)."""

    def __init__(self, shape: Shape, number: int) -> None:
        super().__init__()
        self.heads = shape.attention_heads[number]
        attended = self.heads * shape.head_width
        self.query_key_value = nn.Linear(shape.width, 3 * attended)
        self.out = nn.Linear(attended, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner[number])
        self.down = nn.Linear(shape.inner[number], shape.width)
        self.out_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = 0.1

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.query_key_value(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, -1))
        x = self.norm(x + F.dropout(mixed, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.out_norm(x + F.dropout(inner, self.dropout, self.training))


class Analyser(nn.Module):
    """Pieces to scores.

    `forward` takes the piece ids `[batch, pieces]`, the length of each row, for each word its first and last piece,
    and, in training, which rows follow the habits of another treebank: what is other there gathers in a vector of its
    own, which is added to the pieces of these rows and does not ship (Stymne et al. 2018, "Parser Training with
    Heterogeneous Treebanks"). It gives the joint scores of the word heads, the arc scores `[batch, word, head]` with
    head 0 for the root, the two halves of the relation scorer, and, in a network with heads for quotes, the scores
    `[batch, word, speaker]` of the head words of a speaker's mention, with 0 for none in the sentence.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.pieces, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.habits = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, number) for number in range(shape.layers))
        self.mix = nn.Parameter(torch.zeros(shape.layers - shape.mixed_from))
        self.word_norm = nn.LayerNorm(shape.width)
        self.labels = nn.Linear(shape.width, sum(shape.outputs.values()))
        self.arc_dependent = nn.Linear(shape.width, shape.arc_width)
        self.arc_head = nn.Linear(shape.width, shape.arc_width)
        self.arc = nn.Parameter(torch.empty(shape.arc_width + 1, shape.arc_width))
        self.relation_dependent = nn.Linear(shape.width, shape.relation_width)
        self.relation_head = nn.Linear(shape.width, shape.relation_width)
        self.relation = nn.Parameter(torch.empty(shape.relations, shape.relation_width + 1, shape.relation_width + 1))
        nn.init.xavier_uniform_(self.arc)
        if shape.voice_width:
            self.voice_from = nn.Linear(shape.width, shape.voice_width)
            self.voice_to = nn.Linear(shape.width, shape.voice_width)
            self.voice = nn.Parameter(torch.empty(shape.voice_width + 1, shape.voice_width))
            nn.init.xavier_uniform_(self.voice)
        nn.init.normal_(self.relation, std=0.03)
        self.word_dropout = 0.2

    def encode(self, pieces: Tensor, lengths: Tensor, parallel: Tensor | None = None) -> Tensor:
        places = torch.arange(pieces.shape[1])
        x = self.embedding(pieces) + self.position(places)
        if parallel is not None:
            x = x + parallel[:, None, None] * self.habits
        x = self.norm(x)
        mask = (places[None, :] < lengths[:, None])[:, None, None, :]
        kept = []
        for number, layer in enumerate(self.layers):
            x = layer(x, mask)
            if number >= self.shape.mixed_from:
                kept.append(x)
        weights = torch.softmax(self.mix.float(), 0)
        return sum(w * k.float() for w, k in zip(weights, kept, strict=True))  # type: ignore[return-value]

    def words(self, encoded: Tensor, first: Tensor, last: Tensor) -> Tensor:
        rows = torch.arange(encoded.shape[0])[:, None]
        return self.word_norm(encoded[rows, first] + encoded[rows, last])

    def forward(
        self, pieces: Tensor, lengths: Tensor, first: Tensor, last: Tensor, parallel: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        encoded = self.encode(pieces, lengths, parallel)
        with torch.autocast("cpu", enabled=False):
            words = self.words(encoded, first, last)
            root = self.word_norm(2 * encoded[:, :1])
            words = F.dropout(words, self.word_dropout, self.training)
            labels = self.labels(words)
            heads = torch.cat([root, words], 1)
            dependent = self._drop(F.gelu(self.arc_dependent(words)))
            dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
            arcs = (dependent @ self.arc) @ self._drop(F.gelu(self.arc_head(heads))).transpose(1, 2)
            relation_dependent = self._drop(F.gelu(self.relation_dependent(words)))
            relation_head = self._drop(F.gelu(self.relation_head(heads)))
            if not self.shape.voice_width:
                return labels, arcs, relation_dependent, relation_head
            asked = self._drop(F.gelu(self.voice_from(words)))
            asked = torch.cat([asked, torch.ones_like(asked[..., :1])], -1)
            voices = (asked @ self.voice) @ self._drop(F.gelu(self.voice_to(heads))).transpose(1, 2)
            return labels, arcs, relation_dependent, relation_head, voices

    def score_relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores of word rows and the rows of their heads."""
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        relations, size, _ = self.relation.shape
        left = dependent @ self.relation.permute(1, 0, 2).reshape(size, relations * size)
        return (left.view(-1, relations, size) * head[:, None, :]).sum(-1)

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.word_dropout, self.training)


def load_base(network: Analyser, base: str, rows: list[int]) -> None:
    """Fill the encoder from the decoded base model; `rows` are the rows of its embedding that are kept."""
    stored = np.load(base + ".npz")

    def tensor(name: str) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(stored[name], dtype=np.float32))

    with torch.no_grad():
        network.embedding.weight.copy_(
            torch.from_numpy(stored["embeddings.word_embeddings.weight"][np.array(rows)].astype(np.float32))
        )
        positions = tensor("embeddings.position_embeddings.weight")[: network.shape.positions]
        network.position.weight.copy_(positions + tensor("embeddings.token_type_embeddings.weight")[0])
        network.norm.weight.copy_(tensor("embeddings.LayerNorm.weight"))
        network.norm.bias.copy_(tensor("embeddings.LayerNorm.bias"))
        for number, layer in enumerate(network.layers):
            start = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [tensor(f"{start}attention.self.{name}.{kind}") for name in ("query", "key", "value")]
                getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
                getattr(layer.out, kind).copy_(tensor(f"{start}attention.output.dense.{kind}"))
                getattr(layer.norm, kind).copy_(tensor(f"{start}attention.output.LayerNorm.{kind}"))
                getattr(layer.up, kind).copy_(tensor(f"{start}intermediate.dense.{kind}"))
                getattr(layer.down, kind).copy_(tensor(f"{start}output.dense.{kind}"))
                getattr(layer.out_norm, kind).copy_(tensor(f"{start}output.LayerNorm.{kind}"))


def read_shape(path: Path) -> Shape:
    """The shape as stored by training."""
    return Shape(**json.loads(path.read_text(encoding="utf-8")))


def load_network(run: Path) -> tuple[Analyser, Labels]:
    """The network of a training run and its labels."""
    network = Analyser(read_shape(run / "shape.json"))
    network.load_state_dict(torch.load(run / "last.pt", weights_only=True))
    return network, Labels.load(run / "labels.json")


def carry_over(network: Analyser, stored: dict[str, Tensor], before: Labels, after: Labels) -> None:
    """Fill the network from the weights of one with labels `before`: with fewer word heads (the last ones of `after`),
    with more relations, or without the scorer of speakers; what is new keeps its first values."""
    rows = sum(map(len, before.words.values()))
    state = network.state_dict()
    for name, value in stored.items():
        if name.startswith("labels.") and len(value) == rows < len(state[name]):
            state[name] = torch.cat([value, state[name][rows:]])
        elif name == "relation":
            state[name] = value[[before.relations.index(relation) for relation in after.relations]]
        else:
            state[name] = value
    network.load_state_dict(state)
