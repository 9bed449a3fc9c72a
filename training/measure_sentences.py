"""Measure sentence starts and tokens on raw text: UD sentences joined to random paragraphs.

A sentence that ends without any mark is a headline and stands on a line of its own, as in articles. Starts are also
counted together with those of our own hard cases, each of which is a text of its own.

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

HARD_CASES = Path(__file__).resolve().parent.parent / "tests" / "unit" / "sentence_starts.tsv"


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


def hard_case(row: str) -> tuple[str, set[int]]:
    """A row of the hard cases as its text and the offsets where sentences start."""
    parts = row.replace("\\n", "\n").split("\t")[1].split("|")
    return "".join(parts), {sum(map(len, parts[:number])) for number in range(len(parts))}


def starts_in(text: str, tokenise: GermanTokenizer) -> tuple[set[int], list[tuple[int, int]]]:
    """The offsets where the library has sentences start, and the spans of its words."""
    words = [(token.idx, token.idx + len(token)) for token in tokenise(text) if not token.is_space]
    begins = sentence_starts(text, words)
    return {span[0] for span, begin in zip(words, begins, strict=True) if begin}, words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", action="store_true")
    a = parser.parse_args()
    tokenise = GermanTokenizer(German())
    text, starts, words = joined(read_conllu(a.corpus), random.Random(3))
    found, real = starts_in(text, tokenise)
    cases = [hard_case(row) for row in HARD_CASES.read_text(encoding="utf-8").splitlines()[1:]]
    both = {(-1, start) for start in starts} | {(n, start) for n, (_, true) in enumerate(cases) for start in true}
    given_both = {(-1, start) for start in found}
    given_both |= {(n, start) for n, (case, _) in enumerate(cases) for start in starts_in(case, tokenise)[0]}
    counted = [
        ("sentence starts", found, starts),
        (f"sentence starts with those of {len(cases)} hard cases", given_both, both),
        ("tokens", set(real), words),
    ]
    for name, given, true in counted:
        right = len(given & true)  # type: ignore[operator]
        precision, recall = right / len(given), right / len(true)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")
        if a.errors and given is not given_both:
            for spurious in sorted(given - true)[:60]:  # type: ignore[operator]
                at = spurious if isinstance(spurious, int) else spurious[0]
                print("  too many:", repr(text[max(0, at - 40) : at]), "|", repr(text[at : at + 25]))
            for missed in sorted(true - given)[:60]:  # type: ignore[operator]
                at = missed if isinstance(missed, int) else missed[0]
                print("  missed:  ", repr(text[max(0, at - 40) : at]), "|", repr(text[at : at + 25]))


if __name__ == "__main__":
    main()
