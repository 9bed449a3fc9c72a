"""Read the trees and the names that the analyser learns from.

Contractions (``im``, ``zur``) are one word in the pipeline, so the two syntactic words of a UD range are merged: part
of speech of the preposition, STTS tag ``APPRART``, morphology of the article, heads mapped onto the merged word.
"""
# ruff: noqa: S101  the asserts tell the type checker what the reader has filled

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import regex

__all__ = [
    "ANY", "FEATURES", "MADE_BY_A_NETWORK", "NOBODY", "UNASKED", "Sentence", "biluo", "read_conllu", "read_germeval",
    "read_names", "read_quoted",
]  # fmt: skip

ANY = "?"
"""The label of what the corpus does not say: no loss is taken there."""

NOBODY, UNASKED = -1, -2
"""Whose mention speaks at a word: none in its sentence; not asked, since nothing is said there."""

FEATURES = (
    "Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Degree", "Definite", "PronType", "NumType",
    "Poss", "Reflex", "Polarity", "Foreign",
)  # fmt: skip

MADE_BY_A_NETWORK = 0.4
"""The weight of labels that no person made."""

_GERMEVAL = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "OTH"}
_NAME_OR_WORDS = regex.compile(r"\[((?:PER|LOC|ORG|OTH) [^\[\]]+)\]|((?:(?!\[(?:PER|LOC|ORG|OTH) ).)+)")
_PUD_TAGS = {("NN", "NOUN"): "NN", ("VBC", "VERB"): "VVFIN", ("VBN", "VERB"): "VVPP", ("CC", "CCONJ"): "KON"}

_OTHER_NAMES = {
    "acl:relcl": "acl",
    "flat:name": "flat",
    "obl:tmod": "obl",
    "nmod:poss": "nmod",
    "cc:preconj": "cc",
    "dep": ANY,
}
"""Relations that PUD tells apart and GSD does not; `dep` says only that the annotator was unsure."""

_FIRST_SUBJUNCTIVE = {"habe", "sei", "seien", "werde", "könne", "müsse", "wolle", "solle", "dürfe"}
"""Forms of Konjunktiv I that the trees sometimes give the tense of Konjunktiv II."""


@dataclass
class Sentence:
    """One sentence: words with the white space after each, and for each kind of label a list or None."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] | None = None
    tags: list[str] | None = None
    morphs: list[dict[str, str]] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    """Index of the head, -1 for the root, -2 where it is not known."""
    relations: list[str] | None = None
    entities: list[str] | None = None
    """BILUO labels."""
    weight: float = field(default=1.0)
    """Weight of the losses on everything but the entities; below 1 where a network, no person, made the labels."""
    entity_weight: float = field(default=1.0)
    parallel: bool = False
    """Whether the tree is of PUD (Parallel Universal Dependencies), which has habits of its own: months are nouns there
    and names in GSD, *als* a conjunction there and a preposition in GSD."""
    report: list[str] | None = None
    """For the main word of a cue, and the finite verb of a sentence that goes on in Konjunktiv, the kind of quote."""
    said: list[str] | None = None
    """Of words between marks: `direct` for somebody's words, `apart` for names, titles and terms."""
    place: list[str] | None = None
    """The kind of the quote without marks that a word belongs to."""
    voice: list[int] | None = None
    """Index of the head word of the speaker's mention, NOBODY or UNASKED."""

    @property
    def text(self) -> str:
        """The words with the white space between them."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()


def read_conllu(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file."""
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        parallel = any(line.startswith("# parallel_id") for line in lines)
        sentences.append(_tree([line.split("\t") for line in lines if line[0] != "#"], parallel))
    return sentences


def _tree(rows: list[list[str]], parallel: bool) -> Sentence:
    groups: list[tuple[str, str, list[list[str]]]] = []
    until = 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            groups.append((row[1], row[9], []))
        elif "." in row[0]:
            continue
        elif int(row[0]) <= until:
            groups[-1][2].append(row)
        else:
            groups.append((row[1], row[9], [row]))
    place = {int(row[0]): number for number, (_, _, members) in enumerate(groups) for row in members}
    sentence = Sentence([], [], [], [], [], [], [], [], parallel=parallel)
    assert sentence.upos is not None and sentence.tags is not None and sentence.morphs is not None
    assert sentence.lemmas is not None and sentence.heads is not None and sentence.relations is not None
    for number, (form, misc, members) in enumerate(groups):
        top = next((row for row in members if place.get(int(row[6]), -1) != number), members[0])
        head = int(top[6])
        merged = len(members) > 1
        described = members[-1] if merged else top
        morph = dict(part.split("=", 1) for part in described[5].split("|")) if described[5] != "_" else {}
        tag = "APPRART" if merged and top[3] == "ADP" else top[4]
        if parallel and not merged:
            tag = _PUD_TAGS.get((top[4], top[3]), ANY)
            morph = _with_verb_form(morph, top)
        if morph.get("Mood") == "Sub" and form.lower() in _FIRST_SUBJUNCTIVE:
            morph = {**morph, "Tense": "Pres"}
        sentence.words.append(form)
        sentence.spaces.append("SpaceAfter=No" not in misc)
        sentence.upos.append(top[3])
        sentence.tags.append(tag)
        sentence.morphs.append({name: morph[name] for name in FEATURES if name in morph})
        sentence.lemmas.append(top[2])
        sentence.heads.append(place[head] if head else -1)
        sentence.relations.append(_OTHER_NAMES.get(top[7], top[7]) if head else "root")
    return sentence


def _with_verb_form(morph: dict[str, str], row: list[str]) -> dict[str, str]:
    """The PUD trees leave out the verb form; the mood and their own tags say it."""
    if row[3] not in ("VERB", "AUX") or "VerbForm" in morph:
        return morph
    form = "Fin" if "Mood" in morph or row[4] == "VBC" else {"VBN": "Part", "VB": "Inf"}.get(row[4], ANY)
    return {**morph, "VerbForm": form}


def read_germeval(path: Path) -> list[Sentence]:
    """The sentences of a GermEval 2014 file with their outer entities; derived and partly named words count as O.

    The file has no white space; it is guessed from the signs, which is enough for the word pieces.
    """
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if rows:
            words = [row[1] for row in rows]
            sentences.append(
                Sentence(words, guess_spaces(words), entities=biluo([_plain(row[2]) for row in rows])),
            )
    return sentences


def _plain(label: str) -> str:
    return label if label[2:] in _GERMEVAL else "O"


def read_names(path: Path) -> dict[tuple[str, ...], list[str]]:
    """The BILUO labels of sentences whose names are marked by hand, by their words: a sentence a line, words apart by
    blanks, and names in brackets (``sagte [PER Vera Lindt] in [LOC Hof]``)."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        words: list[str] = []
        labels: list[str] = []
        for name, plain in _NAME_OR_WORDS.findall(line):
            kind, *own = name.split(" ") if name else ("", *plain.split())
            words += own
            labels += [f"{'I' if n else 'B'}-{kind}" if kind else "O" for n in range(len(own))]
        found[tuple(words)] = biluo(labels)
    return found


def read_quoted(path: Path) -> tuple[list[Sentence], list[Sentence]]:
    """What quoted.py wrote: the sentences of our own corpus to train on, and those to measure on."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    training, held = (
        [Sentence(**record, weight=MADE_BY_A_NETWORK) for record in stored[split]] for split in ("train", "test")
    )
    return training, held


def biluo(labels: list[str]) -> list[str]:
    """BIO to BILUO labels."""
    result = []
    for number, label in enumerate(labels):
        if label == "O":
            result.append("O")
            continue
        kind = label[2:]
        starts = label[0] == "B" or number == 0 or labels[number - 1][2:] != kind
        goes_on = number + 1 < len(labels) and labels[number + 1] == "I-" + kind
        result.append(
            {(True, True): "B-", (True, False): "U-", (False, True): "I-", (False, False): "L-"}[starts, goes_on] + kind
        )
    return result


def guess_spaces(words: list[str]) -> list[bool]:
    """Whether white space follows each word, for texts stored as words only."""
    spaces = [True] * len(words)
    inside = False
    for number, word in enumerate(words):
        if word in (".", ",", ";", ":", "!", "?", ")", "]", "“", "”", "…") and number:
            spaces[number - 1] = False
        if word in ("(", "[", "„"):
            spaces[number] = False
        if word == '"':
            if inside and number:
                spaces[number - 1] = False
            elif not inside:
                spaces[number] = False
            inside = not inside
    return spaces
