"""Measure sentence starts and tokens on raw text: UD sentences joined to random paragraphs.

A sentence that ends without any mark is a headline and stands on a line of its own, as in articles.

    python measure_sentences.py CORPUS.conllu [--errors]
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from spacy.lang.de import German

from corpus import Sentence, read_conllu
from quotes.analysis.sentences import sentence_starts
from quotes.analysis.shipped.tokens import GermanTokenizer


def joined(sentences: list[Sentence], rng: random.Random) -> tuple[str, set[int], set[tuple[int, int]]]:
    """The text, the offsets where sentences start, the spans of the words."""
    text = ""
    starts, words = set(), set()
    left = 0
    for sentence in sentences:
        if left == 0:
            text = text.rstrip() + ("\n\n" if text else "")
            left = rng.randint(1, 8)
        left -= 1
        if sentence.words[-1].isalnum():
            text = text.rstrip(" ") + ("\n" if text and text[-1] != "\n" else "")
        starts.add(len(text))
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            words.add((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip() + (" " if not sentence.words[-1].isalnum() else "\n")
    return text, starts, words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", action="store_true")
    a = parser.parse_args()
    text, starts, words = joined(read_conllu(a.corpus), random.Random(3))
    doc = GermanTokenizer(German())(text)
    real = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    found = {span[0] for span, begins in zip(real, sentence_starts(text, real), strict=True) if begins}
    for name, given, true in (("sentence starts", found, starts), ("tokens", set(real), words)):
        right = len(given & true)  # type: ignore[operator]
        precision, recall = right / len(given), right / len(true)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")
        if a.errors:
            for spurious in sorted(given - true)[:60]:  # type: ignore[operator]
                at = spurious if isinstance(spurious, int) else spurious[0]
                print("  too many:", repr(text[max(0, at - 40) : at]), "|", repr(text[at : at + 25]))
            for missed in sorted(true - given)[:60]:  # type: ignore[operator]
                at = missed if isinstance(missed, int) else missed[0]
                print("  missed:  ", repr(text[max(0, at - 40) : at]), "|", repr(text[at : at + 25]))


if __name__ == "__main__":
    main()
