"""Our own marked-up corpus: sound, without repeats, split as it says, and counted as its data card says."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
sys.path.append(str(CORPUS))

import figures  # noqa: E402
from agreement import SECOND, measured  # noqa: E402
from convert import ROLES, Converter  # noqa: E402
from markup import FOLDER, KINDS, MEDIA, STANDINGS, read_texts  # noqa: E402
from validate import GENRES, faults  # noqa: E402

RUN = 8
"""So many words running are no accident; the cases of the tests are meant to be new to what learns from the corpus."""


@pytest.fixture(scope="module")
def texts():
    return list(read_texts())


@pytest.fixture(scope="module")
def rows(texts):
    converter = Converter()
    return [converter.row(text) for text in texts]


def runs(text):
    words = [word.casefold() for word in regex.findall(r"\w+", text)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.fixture(scope="module")
def verbs():
    return list(read_texts(ROOT / "corpus" / "verbs"))


def test_every_text_follows_the_guideline(texts, verbs):
    assert {text.id: found for text in (*texts, *verbs) if (found := list(faults(text)))} == {}


def test_sentences_for_rare_verbs_are_for_training_only(verbs):
    assert len(verbs) >= 40
    assert {text.header["split"] for text in verbs} == {"train"}


def test_there_are_enough_texts_and_ids_are_unique_whatever_the_file_system(texts):
    assert len(texts) == len(list(FOLDER.iterdir())) >= 400
    assert len({text.id.casefold() for text in texts}) == len(texts)


def test_every_label_occurs(texts):
    quotes = [quote for text in texts for quote in text.quotes]
    assert {quote.kind for quote in quotes} == set(KINDS.values())
    assert {quote.medium for quote in quotes} == MEDIA
    assert {quote.standing for quote in quotes} == STANDINGS
    assert {kind for text in texts for kind, _, _ in text.not_quoted} == {"name", "title", "term", "irony"}
    assert {text.header["genre"] for text in texts} == GENRES


def test_a_tenth_is_kept_over_all_genres(texts):
    kept = [text for text in texts if text.header["split"] == "test"]
    assert len(kept) >= max(40, len(texts) // 10)
    assert {text.header["genre"] for text in kept} == GENRES
    assert {text.header["variety"] for text in kept} == {"de", "at", "ch"}


def test_no_sentence_stands_twice(texts, verbs):
    where = defaultdict(set)
    for text in (*texts, *verbs):
        for run in runs(text.text):
            where[run].add(text.id)
    assert {" ".join(run): ids for run, ids in where.items() if len(ids) > 1} == {}


def test_nothing_is_shared_with_the_cases_of_the_tests(texts, verbs):
    cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests/cases/texts").glob("*.toml")]
    assert len(cases) >= 70
    known = set().union(*(runs(case["text"]) for case in cases))
    assert {text.id: shared for text in (*texts, *verbs) if (shared := runs(text.text) & known)} == {}


def test_a_row_says_the_same_as_the_text(texts, rows):
    for text, row in zip(texts, rows, strict=True):
        assert json.loads(json.dumps(row))["text"] == text.text
        words = [text.text[start:end] for start, end in row["tokens"]]
        assert "".join(words) == "".join(text.text.split())
        assert [first for first, _ in row["sentences"]] == [0, *(last for _, last in row["sentences"][:-1])]
        assert row["sentences"][-1][1] == len(words)
        for quote, stored in zip(text.quotes, row["quotes"], strict=True):
            for role in ROLES:
                marked = "".join("".join(text.text[start:end].split()) for start, end in getattr(quote, role))
                assert "".join(words[i] for i in stored[role]).startswith(marked[:1])
                assert len("".join(words[i] for i in stored[role])) >= len(marked)


def test_parts_of_quotes_are_whole_words(texts, rows):
    """Where markup cuts a word of the library, a training script would learn another span than the text shows."""
    cut = Counter()
    for text, row in zip(texts, rows, strict=True):
        edges = {edge for word in row["tokens"] for edge in word}
        for quote in text.quotes:
            cut[text.id] += sum(not {start, end} <= edges for role in ROLES for start, end in getattr(quote, role))
    assert {id: count for id, count in cut.items() if count} == {}


def test_nested_quotes_are_told(rows):
    inside = {
        (row["id"], n)
        for row in rows
        for n, quote in enumerate(row["quotes"])
        for other in row["quotes"]
        if set(quote["quote"]) < set(other["quote"])
    }
    told = {(row["id"], n) for row in rows for n, quote in enumerate(row["quotes"]) if quote["nested"]}
    assert told == inside and len(told) > 100


def test_the_second_annotation_is_of_the_same_texts_and_agrees(texts):
    second = list(read_texts(SECOND))
    agreement = measured(texts, second)
    assert agreement.texts == len(second) == 40
    assert agreement.exact > 0.9 and agreement.labels["kind"][1] > 0.9


def test_the_data_card_shows_the_figures_of_today(texts):
    page = figures.README.read_text(encoding="utf-8")
    tables = figures.tables(figures.counted(texts))
    assert figures.rendered(page, tables) == page, "run: python corpus/figures.py --write"
    assert figures.rendered(page, tables.replace("| texts | ", "| texts | 1")) != page


def test_the_example_of_the_data_card_runs(capsys):
    [example] = regex.findall(r"```python\n(.*?)```", figures.README.read_text(encoding="utf-8"), regex.DOTALL)
    exec(example, {})  # noqa: S102  the page is ours
    assert "indirect" in capsys.readouterr().out
