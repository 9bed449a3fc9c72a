"""Hand-built analyses from small tables, so that unit tests of the stages need no analyser.

Two notations give the same :class:`Analysis`:

* `tagged` takes a line: ``"Die/D Richterin/N Ida/E/PER Kern/E/-PER sagte/V nichts/P ."``, words with a letter for the
  part of speech (see `LETTERS`; V and X are finite), then features, joined by commas. Marks need no letter. ``|``
  parts sentences, ``¶`` paragraphs. ``>3:nsubj`` behind a word hangs it on the third word of its sentence, where the
  tree matters; a word without it is a root.
* `tabled` takes a line a word: form, part of speech, head (counted from 1 in its sentence, 0 at the root), relation,
  features. An empty line parts sentences, ``¶`` paragraphs.

Features: ``n g d a`` case, ``s p`` number, ``m f n!`` gender (``n!`` neuter), ``1 2 3`` person, ``ind sub imp`` mood,
``pres past`` tense, ``fin inf part`` shape, ``PER ORG LOC MISC`` the first word of an entity, ``-PER`` a further one,
``lemma=…``.

Spaces are set as in print: none before a closing and behind an opening mark, none before a word that begins with ``+``
(the plus is dropped).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from attrs import evolve
from spacy.tokens import Doc, Span

from quotes.analysis.document import Analysis, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["doc", "tabled", "tagged"]

LETTERS = {
    "A": "ADJ",
    "B": "ADV",
    "C": "CCONJ",
    "D": "DET",
    "E": "PROPN",
    "I": "VERB",
    "N": "NOUN",
    "P": "PRON",
    "R": "ADP",
    "S": "SCONJ",
    "T": "PART",
    "V": "VERB",
    "X": "AUX",
    "#": "NUM",
}
CLOSING = set(",.;:!?)]“”«›‘") | {"..."}
OPENING = set("([„»‹‚")
FIELDS = {
    **dict.fromkeys(("n", "g", "d", "a"), "case"),
    **dict.fromkeys(("s", "p"), "number"),
    **dict.fromkeys(("m", "f"), "gender"),
    **dict.fromkeys(("ind", "sub", "imp"), "mood"),
    **dict.fromkeys(("pres", "past"), "tense"),
    **dict.fromkeys(("fin", "inf", "part"), "shape"),
}
Row = tuple[str, str, int, str, str]  # form, part of speech, head or -1, relation, features


def tagged(line: str) -> Analysis:
    """An analysis from the short notation, with as much of a tree as the line gives."""
    paragraphs = ([list(map(_short, part.split())) for part in each.split("|")] for each in line.split("¶"))
    return _build(paragraphs)


def tabled(table: str) -> Analysis:
    """An analysis with a tree from the long notation."""
    paragraphs = (
        [[_long(row) for row in block.strip().splitlines()] for block in each.split("\n\n") if block.strip()]
        for each in table.replace("\n ", "\n").split("¶")
    )
    return _build(paragraphs)


def doc(analysis: Analysis) -> Doc:
    """The same words, tags, tree and entities as a spaCy document."""
    tokens = analysis.tokens
    spaces = [a.end < b.start for a, b in pairwise(tokens)] + [False] * bool(tokens)
    made = Doc(
        spacy.blank("de").vocab,
        words=[token.text for token in tokens],
        spaces=spaces,
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.relation for token in tokens],
    )
    starts = [token.i for token in tokens if token.entity_start]
    for start in starts:
        end = start + 1
        while end < len(tokens) and tokens[end].entity and not tokens[end].entity_start:
            end += 1
        made.ents = [*made.ents, Span(made, start, end, label=tokens[start].entity)]
    return made


def _short(word: str) -> Row:
    word, _, place = word.partition(">") if len(word) > 1 else (word, "", "")
    form, _, rest = word.partition("/") if len(word) > 1 else (word, "", "")
    letter, _, features = rest.partition("/")
    if letter in ("V", "X"):
        features = f"fin,{features}"
    head, _, relation = place.partition(":")
    return form, LETTERS.get(letter, "PUNCT"), int(head or -1), relation or "root", features


def _long(line: str) -> Row:
    form, pos, head, relation, *features = line.split()
    return form, pos, int(head), relation, ",".join(features)


def _build(paragraphs: Iterable[list[list[Row]]]) -> Analysis:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    begins: list[int] = []
    text = ""
    for paragraph in paragraphs:
        begins.append(len(tokens))
        text += "\n\n" if text else ""
        for sentence in paragraph:
            first = len(tokens)
            for written, pos, head, relation, features in sentence:
                glued = written.startswith("+") and len(written) > 1
                form = written[1:] if glued else written
                if text and not glued and form not in CLOSING and text[-1] not in OPENING and text[-1] != "\n":
                    text += " "
                i = len(tokens)
                token = Token(
                    i=i, start=len(text), end=len(text) + len(form), text=form, lemma=form, pos=pos, tag=pos,
                    head=first + head - 1 if head > 0 else i, relation=relation,
                )  # fmt: skip
                tokens.append(evolve(token, **dict(_features(features))))
                text += form
            sentences.append((first, len(tokens)))
    return Analysis(text, tuple(tokens), tuple(each for each in sentences if each[0] < each[1]), tuple(begins))


def _features(features: str) -> Iterator[tuple[str, object]]:
    for each in filter(None, features.split(",")):
        if each in FIELDS:
            yield FIELDS[each], each
        elif each == "n!":
            yield "gender", "n"
        elif each.isdigit():
            yield "person", int(each)
        elif each.startswith("lemma="):
            yield "lemma", each.removeprefix("lemma=")
        else:
            yield "entity", each.removeprefix("-")
            yield "entity_start", not each.startswith("-")
