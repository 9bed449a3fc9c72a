"""Keep the word pieces that German and names need: from 250,002 pieces to a table of about 40,000.

A piece stays when it is a single sign or a short stretch in Latin letters, or when it is among the most used in the
segmentation of German text. The counts come from the word frequencies of the package wordfreq (German) and from
the sentences of the corpora; counting is all that the corpora `news` and `wikinews` are used for.

    python choose_pieces.py DECODED.npz-base CORPORA OUT.json [--keep 40000]
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from corpus import read_conllu, read_germeval
from quotes.analysis.shipped.pieces import PieceTable

SPECIAL = ("<s>", "</s>", "<unk>")


def count_pieces(full: list[tuple[str, float]], weights: Counter[tuple[str, bool]]) -> Counter[int]:
    """How often each piece is used when the weighted words are cut with the full table."""
    table = PieceTable([piece for piece, _ in full], [score for _, score in full])
    used: Counter[int] = Counter()
    for (word, after_space), weight in weights.items():
        for piece in table.cut(word, after_space=after_space):
            used[piece] += weight
    return used


def choose(full: list[tuple[str, float]], used: Counter[int], keep: int) -> list[int]:
    """The places of the pieces to keep in the full table, specials first, then in table order."""
    chosen = {number for number, (piece, _) in enumerate(full) if number > 2 and _always(piece)}
    for number, _ in used.most_common():
        if len(chosen) >= keep:
            break
        if number > 2:
            chosen.add(number)
    return [0, 1, 2, *sorted(chosen)]


def _always(piece: str) -> bool:
    bare = piece.removeprefix("▁")
    latin = all(sign.isascii() or "LATIN" in unicodedata.name(sign, "") for sign in bare)
    letters = bare.isalpha() and latin
    if len(bare) <= 1:
        return latin or not bare.isalpha()
    return len(bare) <= 2 and letters and all(ord(sign) < 0x180 for sign in bare)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("base")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--keep", type=int, default=40_000)
    arguments = parser.parse_args()
    stored = json.loads(Path(arguments.base + ".vocab.json").read_text(encoding="utf-8"))
    # the base model's order is <s> <pad> </s> <unk>; the table of the analyser has no padding
    full = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)] + [
        (piece, score) for piece, score in stored[4:] if piece != "<mask>"
    ]
    places = [0, 2, 3, *(number for number, (piece, _) in enumerate(stored) if number > 3 and piece != "<mask>")]

    import wordfreq

    weights: Counter[tuple[str, bool]] = Counter()
    for word, frequency in wordfreq.get_frequency_dict("de", wordlist="large").items():
        for form in {word, word.capitalize()}:
            weights[form, True] += max(1, round(frequency * 2e7))
    for sentence in [
        *read_conllu(arguments.corpora / "ud" / "train.conllu"),
        *read_germeval(arguments.corpora / "germeval" / "train.tsv"),
    ]:
        for number, word in enumerate(sentence.words):
            weights[word, number == 0 or sentence.spaces[number - 1]] += 10
    for name in ("news/articles.jsonl", "wikinews/train.jsonl"):
        for line in (arguments.corpora / name).read_text(encoding="utf-8").splitlines():
            for word in json.loads(line)["text"].split():
                bare = word.strip("„“\"'.,:;!?()»«…-–")
                if bare:
                    weights[bare, True] += 5
    used = count_pieces(full, weights)
    chosen = choose(full, used, arguments.keep)
    covered = sum(count for number, count in used.items() if number in set(chosen)) / sum(used.values())
    arguments.out.write_text(
        json.dumps(
            {
                "pieces": [full[number][0] for number in chosen],
                "scores": [round(full[number][1], 4) for number in chosen],
                "rows": [places[number] for number in chosen],
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    print(f"{len(chosen)} pieces kept, {covered:.4f} of the uses covered")


if __name__ == "__main__":
    main()
