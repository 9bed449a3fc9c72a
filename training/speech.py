"""Noise and reported speech: variants of a tree that keep its labels sure.

The trees hold little reported speech and few Konjunktiv forms. Each variant here is made from a gold tree by rule, so
its labels are as sure as the tree's: other quotation marks, a headline's missing stop, the sentence as a direct quote
with an inquit before, after or in the middle of it, as an indirect quote with its verbs in Konjunktiv I or II.
"""
# ruff: noqa: S101, C408  the asserts tell the type checker what the reader has filled

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from corpus import Sentence
from konjunktiv import in_konjunktiv

if TYPE_CHECKING:
    from random import Random

__all__ = ["vary"]

PAIRS = [
    ("„", "“"),
    ("„", "“"),
    ("„", "”"),
    ("„", '"'),
    ('"', '"'),
    ('"', '"'),
    ("»", "«"),
    ("»", "«"),
    ("«", "»"),
    ("“", "”"),
    ("‚", "‘"),
    ("'", "'"),
    ("›", "‹"),
]
ANY_MARK = {"„", "“", "”", '"', "»", "«", "‚", "‘", "``", "''"}

PAST = {
    "sagte": "sagen", "erklärte": "erklären", "betonte": "betonen", "meinte": "meinen", "fragte": "fragen",
    "berichtete": "berichten", "forderte": "fordern", "warnte": "warnen", "kritisierte": "kritisieren",
    "ergänzte": "ergänzen", "erzählte": "erzählen", "versicherte": "versichern", "behauptete": "behaupten",
    "schrieb": "schreiben", "rief": "rufen", "erwiderte": "erwidern", "entgegnete": "entgegnen", "lobte": "loben",
    "klagte": "klagen", "räumte": "räumen", "betont": "betonen", "sagt": "sagen", "erklärt": "erklären",
    "schreibt": "schreiben", "meint": "meinen", "findet": "finden", "fügte": "fügen", "bekräftigte": "bekräftigen",
    "bestätigte": "bestätigen", "urteilte": "urteilen", "mahnte": "mahnen", "zitierte": "zitieren",
}  # fmt: skip
PRESENT = {"betont", "sagt", "erklärt", "schreibt", "meint", "findet"}
NOT_BARE = {"räumte", "fügte", "zitierte"}

FIRST = ("Anna Peter Sabine Mehmet Olga Karl Claudia Jürgen Fatma Lukas Marie Heinz Ivana Thomas").split()
MALE = {"Peter", "Mehmet", "Karl", "Jürgen", "Lukas", "Heinz", "Thomas"}
LAST = (
    "Schneider Krüger Yıldız Baumann Petrova Hoffmann Wiesner Kowalski Brandt Oberhuber Lindner Schröder "
    "Meier Vogt García Nguyen"
).split()
ROLES_M = ("Sprecher Minister Bürgermeister Trainer Forscher Vorsitzende Anwalt Zeuge Präsident Chef Lehrer").split()
ROLES_F = (
    "Sprecherin Ministerin Bürgermeisterin Trainerin Forscherin Vorsitzende Anwältin Zeugin Präsidentin Chefin Lehrerin"
).split()
BODIES = [
    ("die", "Polizei", "Fem"),
    ("die", "Regierung", "Fem"),
    ("der", "Verein", "Masc"),
    ("das", "Ministerium", "Neut"),
    ("die", "Firma", "Fem"),
    ("der", "Konzern", "Masc"),
    ("die", "Zeitung", "Fem"),
    ("das", "Gericht", "Neut"),
]

SPOKEN = 0.4
"""Share of the trees that are made speech or Konjunktiv; at .22 the Konjunktiv of full verbs was not learnt."""

_SENTENCE_END = {".", "!", "?", "…"}


def vary(sentence: Sentence, random: Random) -> Sentence:
    """One variant of the sentence, often the sentence itself."""
    if sentence.heads is None or sentence.weight < 1:
        return _headline(_other_marks(sentence, random)) if random.random() < 0.3 else sentence
    sentence = _other_marks(sentence, random) if random.random() < 0.5 else sentence
    if random.random() < SPOKEN and _can_be_said(sentence):
        way = random.random()
        if way < 0.3:
            return _direct(sentence, random)
        subjunctive = in_konjunktiv(sentence, random)
        if way < 0.55 or subjunctive is None:
            return subjunctive or _direct(sentence, random)
        return _indirect(subjunctive, random)
    return _headline(sentence) if random.random() < 0.12 else sentence


def _other_marks(sentence: Sentence, random: Random) -> Sentence:
    if not any(word in ANY_MARK for word in sentence.words):
        return sentence
    opening, closing = random.choice(PAIRS)
    copy = deepcopy(sentence)
    is_open = False
    for number, word in enumerate(copy.words):
        if word in ANY_MARK:
            if copy.said is not None:
                is_open = _goes_on(copy.said, number)
            copy.words[number] = closing if is_open else opening
            if copy.lemmas is not None:
                copy.lemmas[number] = copy.words[number]
            is_open = not is_open
    return copy


def _goes_on(said: list[str], number: int) -> bool:
    """Whether the mark stands at the end of what it marks; the markup tells, for a sentence may begin within it."""
    return number > 0 and said[number - 1] == said[number] != "none"


def _headline(sentence: Sentence) -> Sentence:
    if len(sentence.words) < 4 or sentence.words[-1] not in _SENTENCE_END:
        return sentence
    last = len(sentence.words) - 1
    if sentence.heads is not None and last in sentence.heads:
        return sentence
    copy = deepcopy(sentence)
    for values in vars(copy).values():
        if isinstance(values, list):
            values.pop()
    return copy


def _can_be_said(sentence: Sentence) -> bool:
    last = len(sentence.words) - 1
    return (
        3 < last < 40
        and sentence.words[-1] in _SENTENCE_END
        and sentence.heads is not None
        and last not in sentence.heads
        and sentence.upos is not None
        and not any(word in ANY_MARK for word in sentence.words)
        and any("Mood" in morph for morph in sentence.morphs or ())
    )


class _Words:
    """Rows that are put together to a sentence; heads are row objects, so that their order may change."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []

    def add(self, word: str, upos: str, tag: str, lemma: str, relation: str, head: object = None, entity: str = "O",
            space: bool = True, **morph: str) -> dict[str, object]:  # fmt: skip
        row: dict[str, object] = dict(
            word=word,
            upos=upos,
            tag=tag,
            lemma=lemma,
            relation=relation,
            head=head,
            entity=entity,
            space=space,
            morph=morph,
        )
        self.rows.append(row)
        return row

    def sentence(self, source: Sentence) -> Sentence:
        place = {id(row): number for number, row in enumerate(self.rows)}
        rows = self.rows
        pick = lambda name: [row[name] for row in rows]  # noqa: E731
        heads = [-1 if row["head"] is None else -2 if row["head"] == -2 else place[id(row["head"])] for row in rows]
        return Sentence(
            pick("word"), pick("space"), pick("upos"), pick("tag"), pick("morph"), pick("lemma"),  # type: ignore[arg-type]
            heads, pick("relation"),  # type: ignore[arg-type]
            pick("entity") if source.entities is not None else None,  # type: ignore[arg-type]
            source.weight, source.entity_weight, source.parallel,
        )  # fmt: skip


def _rows_of(sentence: Sentence) -> tuple[list[dict[str, object]], dict[str, object]]:
    assert (
        sentence.upos
        and sentence.tags
        and sentence.morphs
        and sentence.lemmas
        and sentence.heads
        and sentence.relations
    )
    rows: list[dict[str, object]] = [
        dict(word=sentence.words[n], upos=sentence.upos[n], tag=sentence.tags[n], lemma=sentence.lemmas[n],
             relation=sentence.relations[n], head=None, space=sentence.spaces[n], morph=sentence.morphs[n],
             entity=sentence.entities[n] if sentence.entities else "O")
        for n in range(len(sentence.words))
    ]  # fmt: skip
    root = rows[sentence.heads.index(-1)]
    for row, head in zip(rows, sentence.heads, strict=True):
        row["head"] = rows[head] if head >= 0 else (None if head == -1 else -2)
    return rows, root


def _speaker(words: _Words, verb: dict[str, object], random: Random, start: bool) -> None:
    kind = random.random()
    cap = (lambda w: w[:1].upper() + w[1:]) if start else (lambda w: w)
    if kind < 0.2:
        pronoun, gender = random.choice([("er", "Masc"), ("sie", "Fem")])
        words.add(
            cap(pronoun),
            "PRON",
            "PPER",
            pronoun,
            "nsubj",
            verb,
            Case="Nom",
            Gender=gender,
            Number="Sing",
            Person="3",
            PronType="Prs",
        )
        return
    if kind < 0.4:
        article, noun, gender = random.choice(BODIES)
        place = len(words.rows)
        words.add(
            cap(article),
            "DET",
            "ART",
            "der",
            "det",
            None,
            Case="Nom",
            Definite="Def",
            Gender=gender,
            Number="Sing",
            PronType="Art",
        )
        row = words.add(noun, "NOUN", "NN", noun, "nsubj", verb, Case="Nom", Gender=gender, Number="Sing")
        words.rows[place]["head"] = row
        return
    first, last = random.choice(FIRST), random.choice(LAST)
    gender = "Masc" if first in MALE else "Fem"
    name = {"Case": "Nom", "Gender": gender, "Number": "Sing"}
    if kind < 0.7:
        roles = ROLES_M if gender == "Masc" else ROLES_F
        place = len(words.rows)
        role = random.choice(roles)
        words.add(
            cap("der" if gender == "Masc" else "die"),
            "DET",
            "ART",
            "der",
            "det",
            None,
            Case="Nom",
            Definite="Def",
            Gender=gender,
            Number="Sing",
            PronType="Art",
        )
        row = words.add(role, "NOUN", "NN", role, "nsubj", verb, **name)
        words.rows[place]["head"] = row
        if kind > 0.5:
            named = words.add(first, "PROPN", "NE", first, "appos", row, "B-PER", **name)
            words.add(last, "PROPN", "NE", last, "flat:name", named, "L-PER", **name)
        return
    row = words.add(first, "PROPN", "NE", first, "nsubj", verb, "B-PER", **name)
    words.add(last, "PROPN", "NE", last, "flat:name", row, "L-PER", **name)


def _say(words: _Words, random: Random) -> dict[str, object]:
    form = random.choice([form for form in PAST if form not in NOT_BARE])
    tense = "Pres" if form in PRESENT else "Past"
    return words.add(
        form,
        "VERB",
        "VVFIN",
        PAST[form],
        "root",
        None,
        Mood="Ind",
        Number="Sing",
        Person="3",
        Tense=tense,
        VerbForm="Fin",
    )


def _mark(words: _Words, mark: str, head: object, space: bool) -> None:
    words.add(mark, "PUNCT", "$(", mark, "punct", head, space=space)


def _stop(words: _Words, mark: str, head: object, space: bool = True) -> None:
    words.add(mark, "PUNCT", "$," if mark == "," else "$.", mark, "punct", head, space=space)


def _inquit_first(words: _Words, random: Random) -> dict[str, object]:
    """``Der Trainer sagte`` with its verb returned."""
    later = _Words()
    verb = _say(later, random)
    _speaker(words, verb, random, start=True)
    words.rows.append(verb)
    return verb


def _close_up(words: _Words) -> None:
    """No white space before a comma or stop."""
    for number, row in enumerate(words.rows[1:], 1):
        if row["word"] in (",", ".", ":", "!", "?", "…"):
            words.rows[number - 1]["space"] = False


def _direct(sentence: Sentence, random: Random) -> Sentence:
    opening, closing = random.choice(PAIRS)
    rows, root = _rows_of(sentence)
    body, stop = rows[:-1], rows[-1]
    words = _Words()
    way = random.random()
    comma = next((n for n, row in enumerate(body) if row["word"] == "," and 2 < n < len(body) - 3), None)
    if way < 0.3:
        verb = _inquit_first(words, random)
        verb["space"] = False
        _stop(words, ":", verb)
        _mark(words, opening, root, space=False)
        words.rows.extend([*body, stop])
        stop["space"] = False
        _mark(words, closing, root, space=True)
    elif way < 0.85 or comma is None:
        _mark(words, opening, root, space=False)
        words.rows.extend(body)
        if stop["word"] in ("!", "?"):
            words.rows.append(stop)
        words.rows[-1]["space"] = False
        _mark(words, closing, root, space=False)
        verb = _Words().add("", "", "", "", "")
        _stop(words, ",", verb)
        said = _say(words, random)
        words.rows[-2]["head"] = said
        verb = said
        _speaker(words, verb, random, start=False)
        _stop(words, ".", verb)
    else:
        _mark(words, opening, root, space=False)
        words.rows.extend(body[:comma])
        words.rows[-1]["space"] = False
        _mark(words, closing, root, space=False)
        place = len(words.rows)
        _stop(words, ",", None)
        verb = _say(words, random)
        words.rows[place]["head"] = verb
        _speaker(words, verb, random, start=False)
        words.rows.append(body[comma])
        body[comma]["space"] = True
        _mark(words, opening, root, space=False)
        words.rows.extend([*body[comma + 1 :], stop])
        stop["space"] = False
        _mark(words, closing, root, space=True)
    root["head"], root["relation"] = verb, "ccomp"
    _close_up(words)
    return words.sentence(sentence)


def _indirect(sentence: Sentence, random: Random) -> Sentence:
    """``Die Ministerin sagte, …`` or ``…, sagte die Ministerin.`` around a sentence in Konjunktiv."""
    rows, root = _rows_of(sentence)
    body, stop = rows[:-1], rows[-1]
    words = _Words()
    first = body[0]
    if random.random() < 0.65:
        verb = _inquit_first(words, random)
        _stop(words, ",", root)
        if first["upos"] not in ("NOUN", "PROPN"):
            first["word"] = str(first["word"])[:1].lower() + str(first["word"])[1:]
        words.rows.extend([*body, stop])
        stop["head"], stop["word"], stop["lemma"] = verb, ".", "."
    else:
        words.rows.extend(body)
        place = len(words.rows)
        _stop(words, ",", None)
        verb = _say(words, random)
        words.rows[place]["head"] = verb
        _speaker(words, verb, random, start=False)
        _stop(words, ".", verb)
    root["head"], root["relation"] = verb, "ccomp"
    _close_up(words)
    return words.sentence(sentence)
