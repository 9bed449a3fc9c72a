"""The spaCy pipeline around the model: two components, `quotes_sentences` and `quotes_encoder`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.lang.de import German
from spacy.language import Language
from spacy.parts_of_speech import IDS

from quotes.analysis.scores import ANCHORS, CONTENTS, ON_DOC
from quotes.analysis.sentences import sentence_starts
from quotes.analysis.shipped.entities import Names
from quotes.analysis.shipped.lemmas import apply_rule, infinitive
from quotes.analysis.shipped.model import QUOTE_HEADS, Described, Model, load_model
from quotes.analysis.shipped.moods import first_subjunctive, second_subjunctive
from quotes.analysis.shipped.ranges import WordRanges
from quotes.analysis.shipped.tokens import GermanTokenizer
from quotes.lexicon import load_lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["build_pipeline"]

NOT_FEATURES = ("upos", "tag", "lemma", "entity", *QUOTE_HEADS)
_ATTRIBUTES = [POS, TAG, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_KEPT = 100_000


class SentenceCutter:
    """Sets the sentence starts by rule. White-space tokens belong to the sentence before them."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the starts on the `Doc`."""
        ranges = WordRanges.of(doc)
        starts = sentence_starts(doc.text, list(zip(ranges.starts, ranges.ends, strict=True)))
        marks = np.full(len(doc), -1, np.int64)
        marks[ranges.place[np.array(starts, bool)]] = 1
        if len(ranges.place):
            # blank tokens before the first word are part of the first sentence
            marks[ranges.place[0]] = -1
        marks[:1] = 1
        doc.from_array([SENT_START], marks.astype(np.uint64))  # type: ignore[arg-type]  # the stub knows matrices only
        return doc


class Encoder:
    """Runs the model and puts everything it says on the `Doc`."""

    def __init__(self, vocab: Vocab, model: Model | None = None) -> None:
        self.vocab = vocab
        self.model = load_model() if model is None else model
        strings = vocab.strings
        labels = self.model.labels
        self._upos = np.array([IDS[name] for name in labels["upos"]], np.uint64)
        self._tag = np.array([strings.add(name) for name in labels["tag"]], np.uint64)
        self._relation = np.array(
            [strings.add("ROOT" if name == "root" else name) for name in self.model.relations], np.uint64
        )
        self._features = [name for name in labels if name not in NOT_FEATURES]
        self._value = {(name, value): n for name in self._features for n, value in enumerate(labels[name])}
        numbers = {name: n for n, name in enumerate(self.model.relations)}
        self._subject = [n for name, n in numbers.items() if name.partition(":")[0] == "nsubj"]
        self._auxiliary = {n for name, n in numbers.items() if name.partition(":")[0] in ("aux", "cop")}
        self._names = Names(labels["entity"])
        self._anchors = [labels["report"].index(kind) for kind in ANCHORS if "report" in labels]
        self._contents = [labels["place"].index(kind) for kind in CONTENTS if "place" in labels]
        self._morphs: dict[tuple[int, ...], int] = {}
        self._lemmas: dict[tuple[bool, str, int, int, int], int] = {}
        self._verbs = [labels["upos"].index(name) for name in ("VERB", "AUX")]
        self._lexicon = load_lexicon()
        self._space = (IDS["SPACE"], strings.add("_SP"), vocab.morphology.add(""), strings.add("dep"))

    def __reduce__(self) -> tuple[Any, ...]:
        return Encoder, (self.vocab,)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the `Doc`, whose sentence starts must be set."""
        ranges = WordRanges.of(doc)
        place = ranges.place
        if not len(place):
            return doc
        begins = doc.to_array([SENT_START]).astype(np.int64)[place] == 1
        begins[0] = True
        starts = np.flatnonzero(begins).tolist()
        sentences = list(zip(starts, [*starts[1:], len(place)], strict=True))
        text = doc.text
        texts = [text[start:end] for start, end in zip(ranges.starts, ranges.ends, strict=True)]
        described = self.model.describe(texts, ranges.after_space, sentences)
        values = np.zeros((len(doc), len(_ATTRIBUTES)), np.uint64)
        values[place, 0] = self._upos[described.labels["upos"]]
        values[place, 1] = self._tag[described.labels["tag"]]
        values[place, 3] = self._lemma_column(texts, described)
        self._settle_moods(texts, values[place, 3], described)
        values[place, 2] = self._morph_column(described)
        values[place, 4] = self._relation[described.relations]
        values[place, 5] = (place[described.heads] - place).astype(np.int64).view(np.uint64)
        values[:, 6] = 2
        if len(place) < len(doc):
            self._fill_blank(doc, place, values)
        self._fill_entities(described.labels["entity"], sentences, place, values)
        doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]  # the stub has a protocol of its own
        if self._anchors:
            doc.user_data[ON_DOC] = self._scores(described)
        return doc

    def _scores(self, described: Described) -> dict[str, NDArray[Any]]:
        """What the heads for quotes say, as arrays over the words; those of the voices one after the other."""
        voices = described.voices
        return {
            "report": described.labels["report"][:, self._anchors],
            "said": described.labels["said"],
            "place": described.labels["place"][:, self._contents],
            "asked": np.array([(each.word, each.first, len(each.scores)) for each in voices], np.int32).reshape(-1, 3),
            "voices": np.concatenate([np.zeros(0, np.int16), *(each.scores for each in voices)]),
        }

    def _settle_moods(self, texts: list[str], lemmas: NDArray[np.uint64], described: Described) -> None:
        """Correct mood and tense of finite verbs whose form leaves no choice."""
        labels, relations = described.labels, described.relations
        finite = np.flatnonzero(labels["VerbForm"] == self._value["VerbForm", "Fin"])
        if not len(finite):
            return
        subjects = {int(described.heads[n]): texts[n] for n in np.flatnonzero(np.isin(relations, self._subject))}
        for n in finite.tolist():
            governor = int(described.heads[n]) if relations[n] in self._auxiliary else n
            second = second_subjunctive(texts[n])
            if not second and not (
                texts[n][-1] in "ei"
                and first_subjunctive(texts[n], self.vocab.strings[int(lemmas[n])], subjects.get(governor))
            ):
                continue
            labels["Mood"][n] = self._value["Mood", "Sub"]
            labels["Tense"][n] = self._value["Tense", "Past" if second else "Pres"]
            if not second:
                labels["Person"][n] = self._value["Person", "3"]
                labels["Number"][n] = self._value["Number", "Sing"]

    def _morph_column(self, described: Described) -> NDArray[np.uint64]:
        columns = np.stack([described.labels[name] for name in self._features], axis=1)
        result = np.zeros(len(columns), np.uint64)
        for n, row in enumerate(map(tuple, columns.tolist())):
            known = self._morphs.get(row)
            if known is None:
                pairs = (
                    (name, self.model.labels[name][value]) for name, value in zip(self._features, row, strict=True)
                )
                known = self.vocab.morphology.add("|".join(f"{name}={value}" for name, value in pairs if value))
                self._morphs[row] = known
            result[n] = known
        return result

    def _lemma_column(self, texts: list[str], described: Described) -> NDArray[np.uint64]:
        rules = self.model.labels["lemma"]
        result = np.zeros(len(texts), np.uint64)
        if len(self._lemmas) > _KEPT:
            self._lemmas.clear()
        verbs = np.isin(described.labels["upos"], self._verbs).tolist()
        for n, (text, row, verb) in enumerate(zip(texts, described.labels["lemma"].tolist(), verbs, strict=True)):
            key = (verb, text, *row)
            known = self._lemmas.get(key)
            if known is None:
                found = [lemma for rule in row if (lemma := apply_rule(rules[rule], text))] or [text]
                lemma = infinitive(text, found, self._lexicon) if verb else found[0]
                known = self._lemmas[key] = self.vocab.strings.add(lemma)
            result[n] = known
        return result

    def _fill_blank(self, doc: Doc, place: NDArray[np.int64], values: NDArray[np.uint64]) -> None:
        """White-space tokens hang on the word before them, at the start of the text on the first word."""
        blank = np.ones(len(doc), bool)
        blank[place] = False
        before = place[np.maximum(np.searchsorted(place, np.arange(len(doc))) - 1, 0)]
        space = np.flatnonzero(blank)
        pos, tag, morph, relation = self._space
        values[space, 0], values[space, 1], values[space, 2], values[space, 4] = pos, tag, morph, relation
        values[space, 5] = (before[space] - space).astype(np.int64).view(np.uint64)
        for i in space.tolist():
            values[i, 3] = doc[i].orth

    def _fill_entities(
        self,
        scores: NDArray[Any],
        sentences: list[tuple[int, int]],
        place: NDArray[np.int64],
        values: NDArray[np.uint64],
    ) -> None:
        for first, last, kind in self._names.find(scores, sentences):
            where = slice(int(place[first]), int(place[last - 1]) + 1)
            values[where, 6] = 1
            values[where.start, 6] = 3
            values[where, 7] = self.vocab.strings.add(kind)


@Language.factory("quotes_sentences", assigns=["token.is_sent_start"])
def make_sentence_cutter(nlp: Language, name: str) -> SentenceCutter:  # noqa: ARG001  spaCy passes both
    """The component `quotes_sentences`."""
    return SentenceCutter()


@Language.factory(
    "quotes_encoder",
    assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"],
    requires=["token.is_sent_start"],
)
def make_encoder(nlp: Language, name: str) -> Encoder:  # noqa: ARG001  spaCy passes both
    """The component `quotes_encoder`."""
    return Encoder(nlp.vocab)


def build_pipeline() -> Language:
    """Tokeniser and both components."""
    nlp = German(meta={"name": "quotes", "lang": "de"}, create_tokenizer=GermanTokenizer)
    nlp.add_pipe("quotes_sentences")
    encoder = nlp.add_pipe("quotes_encoder")
    nlp.meta["version"] = encoder.model.version  # type: ignore[attr-defined]
    return nlp
