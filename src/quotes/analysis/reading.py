"""From a text or a spaCy `Doc` to an :class:`Analysis`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import regex
from attrs import evolve
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, MORPH, ORTH, POS, TAG

from quotes.analysis.document import Analysis, Token
from quotes.analysis.schemes import is_tiger, to_universal
from quotes.analysis.scores import ON_DOC, Reading, joined
from quotes.analysis.sentences import sentence_starts
from quotes.errors import AnalyserError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["analyse", "from_doc"]

# A text goes through the analyser in blocks of whole paragraphs of about this many code points, so that memory stays
# bounded on long texts and spaCy's own limit (a million) is never met. The cut depends on the text alone.
BLOCK = 20_000

# Where a block may end, best first: at a blank line, a line or sentence, a word.
ENDS = (("\n\n", "\n\r\n"), ("\n", ". "), (" ",))

PARAGRAPH = regex.compile(r"\n[ \t\r\f\v]*\n\s*|[\u2029]\s*")
UNREADABLE = regex.compile(r"[\ud800-\udfff\x00]")

REQUIRED = {"POS": "part of speech (pos_)", "DEP": "dependency heads (dep_)"}
LETTERS = {
    "Nom": "n",
    "Gen": "g",
    "Dat": "d",
    "Acc": "a",
    "Sing": "s",
    "Plur": "p",
    "Masc": "m",
    "Fem": "f",
    "Neut": "n",
}
MOODS = {"Ind": "ind", "Sub": "sub", "Imp": "imp"}
TENSES = {"Pres": "pres", "Past": "past"}
SHAPES = {"Fin": "fin", "Inf": "inf", "Part": "part"}
ENTITIES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "OTH": "MISC", "PERSON": "PER", "GPE": "LOC"}


def analyse(text: str, nlp: Language) -> Analysis:
    """Run the analyser over a text of any length and content.

    Lone surrogates and NUL, which no analyser takes, are shown to it as U+FFFD; the text itself and all offsets stay.
    """
    clean = UNREADABLE.sub("\ufffd", text)
    blocks = list(_blocks(clean))
    reader = _Reader()
    tokens: list[Token] = []
    readings: list[Any] = []
    for (start, _), doc in zip(blocks, nlp.pipe(clean[a:b] for a, b in blocks), strict=True):
        check(doc)
        tokens.extend(reader.tokens(doc, start, len(tokens)))
        if not _is_blank(doc):
            readings.append(doc.user_data.get(ON_DOC))
    return _assembled(text, tokens, readings)


def from_doc(doc: Doc) -> Analysis:
    """Read a `Doc` that a spaCy pipeline has annotated.

    Raises:
        AnalyserError: where part of speech, morphology or heads are missing.
    """
    check(doc)
    return _assembled(doc.text, _Reader().tokens(doc, 0, 0), [doc.user_data.get(ON_DOC)])


def check(doc: Doc) -> None:
    """Raise :class:`AnalyserError` unless the `Doc` has what the stages ask for."""
    if _is_blank(doc):
        return  # pipelines annotate no blank words
    missing = tuple(name for name in REQUIRED if not doc.has_annotation(name))
    if missing:
        message = (
            f"the spaCy pipeline does not annotate {' and '.join(REQUIRED[name] for name in missing)}. "
            "Expected a German pipeline with tagger or morphologizer and parser, such as quotes.load_analyser() or "
            "de_core_news_sm. Leave analyser=None for the one that ships with the library."
        )
        raise AnalyserError(message, missing)


def _is_blank(doc: Doc) -> bool:
    return all(word.text.isspace() for word in doc)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that cover the text in order, none longer than a block and none but the last shorter than a quarter."""
    start = 0
    while len(text) - start > BLOCK:
        cut = _cut(text[start : start + BLOCK])
        yield start, start + cut
        start += cut
    if start < len(text):
        yield start, len(text)


def _cut(window: str) -> int:
    for ends in ENDS:
        cut = max(window.rfind(end) + len(end) for end in ends)
        if cut > BLOCK // 4:
            return cut
    return BLOCK


class _Reader:
    """Reads the words of `Doc`s of one pipeline. It keeps each string once, so that a long text does not hold a copy a
    word."""

    def __init__(self) -> None:
        self._strings: dict[int, str] = {}

    def tokens(self, doc: Doc, offset: int, first: int) -> list[Token]:
        """The words without blank ones, the first with number `first`, their offsets moved by `offset`."""
        attributes = [ORTH, LENGTH, IDX, LEMMA, POS, TAG, MORPH, DEP, HEAD, ENT_TYPE, ENT_IOB]
        rows = doc.to_array(attributes).astype(np.int64).reshape(-1, len(attributes))
        for string in np.unique(rows[:, [0, 3, 4, 5, 6, 7, 9]]).tolist():
            if string not in self._strings:
                self._strings[string] = doc.vocab.strings[string % 2**64]
        strings = self._strings
        tiger = is_tiger({strings[row] for row in np.unique(rows[:, 7]).tolist()})
        blank = [strings[orth].isspace() for orth in rows[:, 0].tolist()]
        # to turn a tree over, the blank words that hang on it are needed
        place = list(accumulate((not each for each in blank), initial=first)) if not tiger else range(len(blank))
        tokens = []
        for i, (orth, length, start, lemma, pos, tag, morph, relation, head, entity, iob) in enumerate(rows.tolist()):
            if blank[i] and not tiger:
                continue
            text, kind, governor = strings[orth], strings[entity], i + head
            tokens.append(
                Token(
                    place[i],
                    offset + start,
                    offset + start + length,
                    text,
                    strings[lemma] or text,
                    strings[pos],
                    strings[tag],
                    place[i] if blank[governor] and not tiger else place[governor],
                    "root" if strings[relation] == "ROOT" else strings[relation],
                    *_features(strings[morph], strings[pos], strings[tag]),
                    ENTITIES.get(kind, "MISC" if kind else ""),
                    iob == 3,
                )
            )
        return _without_blank(to_universal(tokens), first) if tiger else tokens


class _Features(NamedTuple):
    """What the morphology says of a word, in the order of :class:`Token`."""

    case: str
    number: str
    gender: str
    person: int
    mood: str
    tense: str
    shape: str


@lru_cache(4096)
def _features(features: str, pos: str, tag: str) -> _Features:
    pairs = (pair.partition("=") for pair in features.split("|"))
    morph = {name: value for name, _, value in pairs}
    mood = MOODS.get(morph.get("Mood", "").split(",")[0], "")
    shape = SHAPES.get(morph.get("VerbForm", ""), "")
    if not shape and pos in ("VERB", "AUX"):
        shape = "fin" if mood in ("ind", "sub") else _shape_of_tag(tag)
    return _Features(
        case=_letters(morph.get("Case", "")),
        number=_letters(morph.get("Number", "")),
        gender=_letters(morph.get("Gender", "")),
        person=int(morph["Person"][0]) if morph.get("Person", "")[:1] in ("1", "2", "3") else 0,
        mood=mood,
        tense=TENSES.get(morph.get("Tense", ""), ""),
        shape=shape,
    )


def _without_blank(tokens: list[Token], first: int) -> list[Token]:
    """The words that are not blank, numbered anew from `first`; what hangs on a blank one becomes a root."""
    kept = [token for token in tokens if not token.text.isspace()]
    place = {token.i: number for number, token in enumerate(kept, first)}
    return [evolve(token, i=place[token.i], head=place.get(token.head, place[token.i])) for token in kept]


def _letters(values: str) -> str:
    if "," not in values:
        return LETTERS.get(values, "")
    return "".join(sorted(LETTERS.get(value, "") for value in values.split(",")))


def _shape_of_tag(tag: str) -> str:
    """STTS verb tags: V?FIN, V?IMP, V?INF, VVIZU, V?PP."""
    if tag.endswith(("FIN", "IMP")):
        return "fin"
    if tag.endswith(("INF", "IZU")):
        return "inf"
    return "part" if tag.endswith("PP") else ""


def _assembled(text: str, tokens: list[Token], readings: list[Any]) -> Analysis:
    """Find sentences and paragraphs; `readings` are those of the blocks."""
    starts = sentence_starts(text, [(token.start, token.end) for token in tokens])
    firsts = [i for i, start in enumerate(starts) if start]
    sentences = tuple(pairwise([*firsts, len(tokens)]))
    breaks = [match.end() for match in PARAGRAPH.finditer(text)]
    paragraphs = [0]
    position = 0
    for i, token in enumerate(tokens):
        while position < len(breaks) and breaks[position] <= token.start:
            position += 1
            if paragraphs[-1] != i:
                paragraphs.append(i)
    return Analysis(
        text=text, tokens=tuple(tokens), sentences=sentences, paragraphs=tuple(paragraphs),
        reading=_reading(readings, len(tokens)),
    )  # fmt: skip


def _reading(readings: list[Any], tokens: int) -> Reading | None:
    """What the blocks say of quotes; None unless all do, and of the very words that are there (a caller's pipeline may
    have cut them anew since)."""
    if not readings or any(each is None for each in readings):
        return None
    sizes = [len(each["said"]) for each in readings]
    if sum(sizes) != tokens:
        return None
    return joined(list(zip(accumulate([0, *sizes[:-1]]), readings, strict=True)))
