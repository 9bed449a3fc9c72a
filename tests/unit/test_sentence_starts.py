"""Hard cases of the sentence splitter: `sentence_starts.tsv`, whose texts have `|` where a sentence begins."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from quotes.analysis.sentences import sentence_starts

ROWS = (Path(__file__).parent / "sentence_starts.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [tuple(row.replace("\\n", "\n").split("\t")) for row in ROWS]


def starts_of(text: str) -> list[int]:
    words = [
        match.span()
        for match in regex.finditer(
            r"\d[\d.]*\d|www[.\w]+\w|\b[\p{L}]\.(?=\s)|(?:Dr|Prof|Chr)\.|\w+|\.\.\.|\?!|[^\w\s]", text
        )
    ]
    return [span[0] for span, begins in zip(words, sentence_starts(text, words), strict=True) if begins]


@pytest.mark.parametrize(("marked", "reason"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_starts(marked: str, reason: str) -> None:
    parts = marked.split("|")
    expected = [sum(map(len, parts[:number])) for number in range(len(parts))]
    assert starts_of("".join(parts)) == expected, reason


def test_no_words() -> None:
    assert sentence_starts("", []) == []
