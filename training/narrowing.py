"""Make a network narrower: the heads of attention and the feed-forward channels that the losses need least go.

Which ones is asked over all layers at once, by worth for what they cost in time, so that a layer that does little
loses more than one that does much.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor

from network import Analyser

__all__ = ["Kept", "Worth", "most_worth", "narrow", "worth_of"]

GROUP = 64
"""Channels go by as many at once: matrix products of other widths are no faster."""
HEAD_COST = 115
"""What a head of attention costs, in channels: its four matrices as much as 64, the rest for what it does with each
pair of pieces (from the times of the operators over 60 news articles)."""


class Worth(NamedTuple):
    """How much the loss would change without each head and each channel of a layer."""

    heads: Tensor
    channels: Tensor


class Kept(NamedTuple):
    """The heads of attention and the channels of a layer that stay, by number, in order."""

    heads: Tensor
    channels: Tensor


def worth_of(network: Analyser, losses: Iterable[Tensor]) -> list[Worth]:
    """The worth of all heads and channels to first order: the squares of the sums of weights times gradients that
    leave a head or a channel, summed over batches (Molchanov et al. 2019, "Importance Estimation for Neural Network
    Pruning").

    Args:
        network: the network.
        losses: its losses on a few batches; each is worked out only when the one before has been used.
    """
    worth = [Worth(torch.zeros(layer.heads), torch.zeros(layer.up.out_features)) for layer in network.layers]
    network.zero_grad()
    for loss in losses:
        loss.backward()
        for own, layer in zip(worth, network.layers, strict=True):
            attended, inner = ((part.weight * part.weight.grad).sum(0).detach() for part in (layer.out, layer.down))
            own.heads.add_(attended.view(layer.heads, -1).sum(1) ** 2)
            own.channels.add_(inner**2)
        network.zero_grad()
    return worth


def most_worth(worth: list[Worth], cut: float) -> list[Kept]:
    """What stays of each layer when a share of all that heads and channels cost goes.

    Args:
        worth: the worth of each head and channel, by layer.
        cut: the share of the cost that goes, 0 to 1. Each layer keeps its best head and its best group of channels.
    """
    units: list[tuple[float, int, int, str]] = []
    gone: list[dict[str, int]] = [{"heads": 0, "channels": 0} for _ in worth]
    for number, layer in enumerate(worth):
        units += [(value / HEAD_COST, HEAD_COST, number, "heads") for value in layer.heads.sort().values[:-1].tolist()]
        groups = layer.channels.sort().values.split(GROUP)[:-1]
        units += [(float(group.sum()) / GROUP, GROUP, number, "channels") for group in groups]
    left = cut * sum(len(layer.heads) * HEAD_COST + len(layer.channels) for layer in worth)
    for _, cost, number, kind in sorted(units):
        if cost <= left:
            left -= cost
            gone[number][kind] += 1
    return [
        Kept(
            layer.heads.topk(len(layer.heads) - out["heads"]).indices.sort().values,
            layer.channels.topk(len(layer.channels) - GROUP * out["channels"]).indices.sort().values,
        )
        for layer, out in zip(worth, gone, strict=True)
    ]


def narrow(network: Analyser, kept: list[Kept]) -> Analyser:
    """A network of which only some heads of attention and channels of the feed-forward parts are left.

    Args:
        network: the network; it is not changed.
        kept: what stays of each layer.
    """
    shape = network.shape
    heads, inner = ([len(part) for part in parts] for parts in zip(*kept, strict=True))
    narrower = Analyser(replace(shape, attention_heads=heads, inner=inner))
    state = network.state_dict()
    for number, (heads_kept, channels) in enumerate(kept):
        own = (heads_kept[:, None] * shape.head_width + torch.arange(shape.head_width)).flatten()
        attended = shape.attention_heads[number] * shape.head_width
        rows = torch.cat([own, own + attended, own + 2 * attended])
        layer = f"layers.{number}."
        for name, chosen in (("query_key_value", rows), ("up", channels)):
            for kind in ("weight", "bias"):
                state[f"{layer}{name}.{kind}"] = state[f"{layer}{name}.{kind}"][chosen]
        for name, chosen in (("out", own), ("down", channels)):
            state[f"{layer}{name}.weight"] = state[f"{layer}{name}.weight"][:, chosen]
    narrower.load_state_dict(state)
    return narrower
