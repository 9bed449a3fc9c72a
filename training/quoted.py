"""From the texts of our own corpus to training sentences with what the heads for quotes learn.

The texts are cut into words and sentences as the pipeline cuts them. Where the markup gives a stretch of words and a
head learns one word of it (the main word of a cue, the head word of a speaker's mention), the tree tells which; the
trees are those of a network trained before, as for the named sentences.

    python quoted.py RUN_FOLDER PIECES.json OUT.json CORPUS_FOLDER… [--names NAMES.txt]
"""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
sys.path.insert(0, str(HERE.parent / "corpus"))

from markup import MarkedQuote, MarkedText, read_texts  # noqa: E402
from sentences import read_sentences  # noqa: E402
from spacy.lang.de import German  # noqa: E402

from corpus import NOBODY, UNASKED, Sentence, read_names  # noqa: E402
from quotes.analysis.sentences import sentence_starts  # noqa: E402
from quotes.analysis.shipped.ranges import WordRanges  # noqa: E402
from quotes.analysis.shipped.tokens import DOUBLE_MARKS, SINGLE_MARKS, GermanTokenizer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Cut", "label", "read_marked"]

KINDS = ("indirect", "reported", "direct", "indirect_free_indirect", "free_indirect")
"""The kinds by rank: a word that is the anchor of several quotes counts as that of the first."""

HELPS = ("aux", "aux:pass", "cop")
"""How the words hang on a full verb that may be finite in its place."""

MAIN = ("VERB", "AUX", "NOUN", "PROPN", "ADP", "ADV", "ADJ", "PRON", "SCONJ")
"""Parts of speech by how well they stand for a cue of several words: hat erklärt, ist der Meinung, nach wie vor so."""

MARKS = frozenset(DOUBLE_MARKS + SINGLE_MARKS) | {"''"}


class Cut:
    """A text's sentences (ranges of its words) and where its words stand."""

    def __init__(self, text: MarkedText, spans: list[tuple[int, int]], begins: list[int]) -> None:
        self.text = text
        self.spans = spans
        self.words = [text.text[start:end] for start, end in spans]
        self.sentences = [range(*pair) for pair in zip(begins, [*begins[1:], len(spans)], strict=True)]

    @classmethod
    def of_text(cls, text: MarkedText, tokenise: GermanTokenizer) -> Cut:
        """A text cut as the pipeline cuts it."""
        ranges = WordRanges.of(tokenise(text.text))
        spans = list(zip(ranges.starts, ranges.ends, strict=True))
        return cls(text, spans, [n for n, is_start in enumerate(sentence_starts(text.text, spans)) if is_start])

    @classmethod
    def of_sentence(cls, text: MarkedText, sentence: Sentence) -> Cut:
        """A sentence whose words are given."""
        spans, at = [], 0
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            spans.append((at, at + len(word)))
            at += len(word) + space
        return cls(text, spans, [0])

    def plain(self) -> Iterator[Sentence]:
        """The sentences without labels."""
        for rows in self.sentences:
            after = [self.spans[n][1] < self.spans[n + 1][0] for n in rows[:-1]]
            yield Sentence([self.words[n] for n in rows], [*after, True])

    def touched(self, span: tuple[int, int]) -> list[int]:
        """The words that a range of code points touches."""
        return [n for n, (start, end) in enumerate(self.spans) if start < span[1] and span[0] < end]


def read_marked(
    folder: Path, sources: dict[str, tuple[list[str], list[Sentence]]]
) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of other corpora whose quotes are marked up (`../corpus/sentences`): to train on, to measure on.

    `sources` has for each corpus the texts of all its sentences, and those of them that have trees.
    """
    split: dict[str, list[Sentence]] = {"train": [], "test": []}
    for name, (texts, parsed) in sources.items():
        trees = {sentence.text: sentence for sentence in parsed}
        for _, marked in read_sentences(folder / f"{name}.jsonl", texts):
            if marked.text in trees:
                sentence = replace(trees[marked.text])
                label(Cut.of_sentence(marked, sentence), [sentence])
                split[marked.header["split"]].append(sentence)
    return split["train"], split["test"]


def label(cut: Cut, sentences: list[Sentence]) -> None:
    """Put on the sentences of a text, which have trees, what the heads for quotes learn."""
    where = [(number, place) for number, rows in enumerate(cut.sentences) for place in range(len(rows))]
    for sentence in sentences:
        count = len(sentence.words)
        sentence.report, sentence.said, sentence.place = (["none"] * count for _ in range(3))
        sentence.voice = [UNASKED] * count
    for quote in sorted(cut.text.quotes, key=lambda quote: -KINDS.index(quote.kind)):
        inside = [n for span in quote.quote for n in cut.touched(span)]
        if quote.kind != "direct":
            _put(sentences, where, inside, "place", quote.kind)
        else:
            _put(sentences, where, inside, "said", "direct")
            for span in quote.quote:
                first = cut.touched(span)[:1]
                if first and cut.words[first[0]] in MARKS:
                    _ask(cut, sentences, where, first[0], quote)
        for anchor in _anchors(cut, sentences, where, quote, inside):
            _put(sentences, where, [anchor], "report", quote.kind)
            _ask(cut, sentences, where, anchor, quote)
    for _, start, end in cut.text.not_quoted:
        _put(sentences, where, cut.touched((start, end)), "said", "apart")


def _put(
    sentences: list[Sentence], where: list[tuple[int, int]], words: Iterable[int], name: str, value: str | int
) -> None:
    for n in words:
        number, place = where[n]
        getattr(sentences[number], name)[place] = value


def _ask(cut: Cut, sentences: list[Sentence], where: list[tuple[int, int]], asked: int, quote: MarkedQuote) -> None:
    """Who speaks, asked at one word: the head word of the nearest mention in its sentence, or nobody."""
    number, place = where[asked]
    rows = cut.sentences[number]
    spans = [[n - rows.start for n in cut.touched(span) if n in rows] for span in quote.speaker]
    heads = [_top(sentences[number], words) for words in spans if words]
    answer = min(heads, key=lambda head: abs(head - place), default=NOBODY)
    _put(sentences, where, [asked], "voice", answer)


def _top(sentence: Sentence, words: list[int], best: tuple[str, ...] = ("NOUN", "PROPN", "PRON")) -> int:
    """The word of a stretch whose head lies outside of it; where there are several, the first of the parts of speech
    `best`."""
    assert sentence.heads is not None and sentence.upos is not None
    tops = [n for n in words if sentence.heads[n] not in words and sentence.upos[n] != "PUNCT"] or words
    return next((n for n in tops if sentence.upos[n] in best), tops[0])


def _anchors(
    cut: Cut, sentences: list[Sentence], where: list[tuple[int, int]], quote: MarkedQuote, inside: list[int]
) -> Iterator[int]:
    """The word that stands for the quote's cue, or for each sentence of a quote without one its finite verb."""
    if quote.kind in KINDS[:3]:
        words = [n for span in quote.cue for n in cut.touched(span)]
        if words:
            yield min(words, key=lambda n: _rank(sentences[where[n][0]], where[n][1]))
        return
    for number in sorted({where[n][0] for n in inside}):
        own = [where[n][1] for n in inside if where[n][0] == number]
        if any(sentences[number].words[place].isalpha() for place in own):
            yield cut.sentences[number].start + _finite(sentences[number], own)


def _rank(sentence: Sentence, place: int) -> tuple[int, bool]:
    assert sentence.upos is not None and sentence.relations is not None
    upos, relation = sentence.upos[place], sentence.relations[place]
    best = MAIN.index(upos) if upos in MAIN else len(MAIN)
    return best, relation in ("compound:prt", *HELPS)


def _finite(sentence: Sentence, words: list[int]) -> int:
    """The finite verb of the main clause: the top of the stretch or what helps it; else the first finite verb."""
    assert sentence.heads is not None and sentence.morphs is not None and sentence.relations is not None
    finite = [n for n in words if sentence.morphs[n].get("VerbForm") == "Fin"]
    top = _top(sentence, words, ("VERB", "AUX"))
    own = [n for n in finite if n == top or (sentence.heads[n] == top and sentence.relations[n] in HELPS)]
    return next(iter(own or finite), top)


def main() -> None:
    # imported here so that the labels can be made and tested without PyTorch
    import torch

    from labels import Numbering
    from make_silver import stored, with_tree
    from network import load_network
    from train import predict, table_of

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("pieces", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("corpus", type=Path, nargs="+", help="folders of texts")
    parser.add_argument("--names", type=Path, help="the sentences of the corpus with their names in brackets")
    a = parser.parse_args()
    torch.set_num_threads(2)
    network, labels = load_network(a.run)
    numbering = Numbering(table_of(a.pieces)[0], labels)
    tokenise = GermanTokenizer(German())
    names = read_names(a.names) if a.names else {}
    made: dict[str, list[dict]] = {"train": [], "test": []}  # type: ignore[type-arg]
    for text in chain.from_iterable(map(read_texts, a.corpus)):
        cut = Cut.of_text(text, tokenise)
        plain = list(cut.plain())
        if not all(numbering.fits(sentence) for sentence in plain):
            print(f"{text.id}: a sentence is too long, left out")
            continue
        found = predict([network], plain, numbering, network.shape.outputs)
        sentences = []
        for sentence, scores in zip(plain, found, strict=True):
            sentence.entities = names.get(tuple(sentence.words))
            sentences.append(with_tree(sentence, scores, labels))
        label(cut, sentences)
        made[text.header["split"]] += [stored(sentence) for sentence in sentences]
    a.out.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    print({split: len(sentences) for split, sentences in made.items()})


if __name__ == "__main__":
    main()
