"""Quotes in sentences of other corpora, which are not repeated here: only where each quote and its parts stand.

    python corpus/sentences.py CORPORA LINES.txt …

writes what is marked up in the lines to ``sentences/germeval.jsonl`` and ``sentences/ud.jsonl``. A line is the corpus
and the number of the sentence in its training part, a tab, and the sentence with the markup of ``GUIDELINE.md``,
speakers without names (``germeval-12<tab>{Q1 direct speech|„Nein“}, {F1|{C1|sagt} {S1|er}}.``).

A record has the sentence's number ``n``, counted from 0, the check sum of its text ``crc32``, its ``split``, its
``quotes`` and what stands between marks and is nobody's words, ``apart``. All ranges are half-open and count code
points of the sentence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent))

from markup import MarkedQuote, MarkedText, MarkupError, read_sentence

__all__ = ["SENTENCES", "read_sentences", "recorded"]

SENTENCES = Path(__file__).parent / "sentences"
PARTS = ("quote", "speaker", "cue", "frame", "addressee")
KEPT = 10
"""Every tenth sentence is kept for testing."""


def read_sentences(path: Path, texts: Sequence[str]) -> Iterator[tuple[int, MarkedText]]:
    """The numbers of the sentences that a file tells of, and these with their quotes; `texts` are all sentences of the
    corpus in order.

    Raises:
        MarkupError: where the file tells of another text than stands at that place of `texts`.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        number = record["n"]
        if number >= len(texts) or crc32(texts[number].encode()) != record["crc32"]:
            raise MarkupError(f"{path.name}: sentence {number} is not the one that was marked up: another corpus?")
        yield (
            number,
            MarkedText(
                id=f"{path.stem}-{number}",
                header={"split": record["split"]},
                text=texts[number],
                quotes=tuple(_quote(place, quote) for place, quote in enumerate(record["quotes"], 1)),
                not_quoted=tuple((kind, start, end) for kind, start, end in record["apart"]),
            ),
        )


def recorded(number: int, marked: MarkedText) -> dict[str, Any]:
    """The record of a marked-up sentence."""
    return {
        "n": number,
        "crc32": crc32(marked.text.encode()),
        "split": "train" if number % KEPT else "test",
        "quotes": [
            {"kind": quote.kind, "medium": quote.medium, "standing": quote.standing}
            | {part: getattr(quote, part) for part in PARTS if getattr(quote, part)}
            for quote in marked.quotes
        ],
        "apart": marked.not_quoted,
    }


def _quote(place: int, record: dict[str, Any]) -> MarkedQuote:
    parts = {part: tuple((start, end) for start, end in record.get(part, ())) for part in PARTS}
    return MarkedQuote(number=place, kind=record["kind"], medium=record["medium"], standing=record["standing"], **parts)


def main(corpora: Path, files: list[Path]) -> int:
    """Write the records of the lines; a line whose text is not that of its sentence is an error."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
    from corpus import read_conllu, read_germeval

    texts = {
        "germeval": [sentence.text for sentence in read_germeval(corpora / "germeval" / "train.tsv")],
        "ud": [sentence.text for sentence in read_conllu(corpora / "ud" / "train.conllu")],
    }
    records: dict[str, dict[int, dict[str, Any]]] = {source: {} for source in texts}
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        name, _, body = line.partition("\t")
        source, _, number = name.partition("-")
        marked = read_sentence(name, body)
        if marked.text != texts[source][int(number)]:
            raise MarkupError(f"{name}: {marked.text!r} is not the text of this sentence")
        records[source][int(number)] = recorded(int(number), marked)
    for source, found in records.items():
        lines = [json.dumps(found[number], ensure_ascii=False) + "\n" for number in sorted(found)]
        (SENTENCES / f"{source}.jsonl").write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]]))
