"""Writes the corpus as JSON lines: ``python corpus/convert.py [--split train|test] [--folder FOLDER] > texts.jsonl``.

A line is a text in the form of the Wikinews data of quotation attribution (Petersen-Frey and Biemann 2024): ``id``,
``text``, ``tokens`` (``[start, end]`` in code points), ``sentences`` (``[first, past last]`` token), ``quotes``, each
with ``kind``, ``medium``, ``nested`` (it lies inside another) and, for each of ``quote``, ``speaker``, ``cue``,
``addressee`` and ``frame``, a sorted list of token indices, empty where the text has none. So what scores one corpus
scores the other, and other corpora of this form can be trained on. Added are ``standing`` and ``name`` (of the
speaker, null without one) of a quote, and ``genre``, ``variety`` and ``split`` of a text.

Words and sentences are those of the library.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spacy.lang.de import German

sys.path.insert(0, str(Path(__file__).parent))

from markup import FOLDER, MarkedQuote, MarkedText, Ranges, read_texts

from quotes.analysis.sentences import sentence_starts
from quotes.analysis.shipped.ranges import WordRanges
from quotes.analysis.shipped.tokens import GermanTokenizer

__all__ = ["Converter", "touched"]

ROLES = ("quote", "speaker", "cue", "addressee", "frame")


class Converter:
    """Makes rows of texts; holds the tokeniser, so that it is built once."""

    def __init__(self) -> None:
        self._tokenise = GermanTokenizer(German())

    def cut(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where the words stand, and the sentences as half-open ranges of words."""
        ranges = WordRanges.of(self._tokenise(text))
        words = list(zip(ranges.starts, ranges.ends, strict=True))
        starts = [i for i, begins in enumerate(sentence_starts(text, words)) if begins]
        return words, list(zip(starts, [*starts[1:], len(words)], strict=True))

    def row(self, marked: MarkedText) -> dict[str, Any]:
        """A text in the form of a line."""
        words, sentences = self.cut(marked.text)
        return {
            "id": marked.id,
            **{key: marked.header[key] for key in ("genre", "variety", "split")},
            "text": marked.text,
            "tokens": words,
            "sentences": sentences,
            "quotes": [
                {
                    "kind": quote.kind,
                    "medium": quote.medium,
                    "standing": quote.standing,
                    "name": quote.name,
                    "nested": any(_lies_in(quote, other) for other in marked.quotes),
                    **{role: touched(getattr(quote, role), words) for role in ROLES},
                }
                for quote in marked.quotes
            ],
        }


def touched(parts: Ranges, words: list[tuple[int, int]]) -> list[int]:
    """The words that a code point of the parts belongs to, in order."""
    return [i for i, (start, end) in enumerate(words) if any(start < last and first < end for first, last in parts)]


def _lies_in(quote: MarkedQuote, other: MarkedQuote) -> bool:
    return quote.quote != other.quote and all(
        any(first <= start and end <= last for first, last in other.quote) for start, end in quote.quote
    )


def main() -> None:
    """Write the lines."""
    parser = argparse.ArgumentParser(description="Write the corpus as JSON lines.")
    parser.add_argument("--split", choices=("train", "test"), help="only this part")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the texts are")
    arguments = parser.parse_args()
    converter = Converter()
    for marked in read_texts(arguments.folder, arguments.split):
        sys.stdout.write(json.dumps(converter.row(marked), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
