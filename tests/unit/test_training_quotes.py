"""From marked-up texts to what the heads for quotes learn: cutting, anchors, voices, places. Made-up data."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from spacy.lang.de import German

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "training"
if not TRAINING.is_dir():
    pytest.skip("the training scripts are not part of this copy", allow_module_level=True)
sys.path[:0] = [str(TRAINING), str(ROOT / "corpus")]

from markup import read_sentence, read_text  # noqa: E402
from sentences import recorded  # noqa: E402

import quoted  # noqa: E402
import scores  # noqa: E402
import speech  # noqa: E402
from corpus import NOBODY, UNASKED, Sentence  # noqa: E402
from labels import QUOTE_LABELS, Labels, Numbering, collate  # noqa: E402
from quotes.analysis.shipped.pieces import PieceTable  # noqa: E402
from quotes.analysis.shipped.tokens import GermanTokenizer  # noqa: E402

HEAD = "id: made\ngenre: local\nvariety: de\nmarks: „…“\nsplit: train\nnote: made up\n\n"


def labelled(tmp_path: Path, body: str, *trees: str) -> list[Sentence]:
    """The sentences of a marked-up text with their labels. A tree is a word a line's worth: ``POS head relation``,
    divided by bars, heads counted from 1; a star behind the POS marks a finite verb."""
    path = tmp_path / "made.txt"
    path.write_text(HEAD + body + "\n", encoding="utf-8")
    cut = quoted.Cut.of_text(read_text(path), GermanTokenizer(German()))
    sentences = list(cut.plain())
    assert len(sentences) == len(trees)
    for sentence, tree in zip(sentences, trees, strict=True):
        rows = [row.split() for row in tree.split("|")]
        assert len(rows) == len(sentence.words), sentence.words
        sentence.upos = [row[0].rstrip("*") for row in rows]
        sentence.morphs = [{"VerbForm": "Fin"} if row[0].endswith("*") else {} for row in rows]
        sentence.heads = [int(row[1]) - 1 for row in rows]
        sentence.relations = [row[2] for row in rows]
    quoted.label(cut, sentences)
    return sentences


def told(sentence: Sentence, name: str) -> dict[str, str]:
    """The words with a label, and what it is."""
    return {word: label for word, label in zip(sentence.words, getattr(sentence, name), strict=True) if label != "none"}


def voices(sentence: Sentence) -> dict[str, str | None]:
    return {
        word: sentence.words[head] if head != NOBODY else None
        for word, head in zip(sentence.words, sentence.voice, strict=True)
        if head != UNASKED
    }


INDIRECT = (
    "{F1|{S1=Ida Kern|Die Richterin Kern} {C1|teilte} gestern {C1|mit},} {Q1 indirect sw|dass sie geht}.",
    "DET 2 d|NOUN 4 s|PROPN 2 a|VERB* 0 root|ADV 4 a|ADP 4 p|PUNCT 10 p|SCONJ 10 m|PRON 10 s|VERB* 4 c|PUNCT 4 p",
)


def test_the_full_verb_stands_for_the_cue_and_asks_for_the_head_of_the_mention(tmp_path: Path) -> None:
    (sentence,) = labelled(tmp_path, *INDIRECT)
    assert told(sentence, "report") == {"teilte": "indirect"}
    assert voices(sentence) == {"teilte": "Richterin"}
    assert list(told(sentence, "place")) == ["dass", "sie", "geht"]
    assert told(sentence, "said") == {}


def test_an_auxiliary_does_not_stand_for_the_cue(tmp_path: Path) -> None:
    (sentence,) = labelled(
        tmp_path,
        "{F1|{S1=*Polizei|Die Polizei} {C1|hat} {C1|gesagt},} {Q1 indirect sw|er lebe}.",
        "DET 2 det|NOUN 4 nsubj|AUX* 4 aux|VERB 0 root|PUNCT 7 punct|PRON 7 nsubj|VERB* 4 ccomp|PUNCT 4 punct",
    )
    assert told(sentence, "report") == {"gesagt": "indirect"}


def test_a_preposition_is_the_anchor_where_it_is_the_cue(tmp_path: Path) -> None:
    (sentence,) = labelled(
        tmp_path,
        "{F1|{C1|Laut} {S1=*Polizei|der Polizei}} {Q1 indirect sw|lebt er}.",
        "ADP 3 case|DET 3 det|NOUN 4 obl|VERB* 0 root|PRON 4 nsubj|PUNCT 4 punct",
    )
    assert told(sentence, "report") == {"Laut": "indirect"}
    assert voices(sentence) == {"Laut": "Polizei"}


def test_opening_marks_ask_and_the_speaker_may_stand_elsewhere(tmp_path: Path) -> None:
    first, second = labelled(
        tmp_path,
        "{Q1 direct speech|„Wir gehen“}{F1|, {C1|sagte} {S1,2=Ida Kern|Ida Kern}}. {Q2 direct speech|„Jetzt.“}",
        "PUNCT 3 punct|PRON 3 nsubj|VERB* 6 ccomp|PUNCT 3 punct|PUNCT 3 punct|VERB* 0 root|PROPN 6 nsubj"
        "|PROPN 7 flat:name|PUNCT 6 punct",
        "PUNCT 2 punct|ADV 0 root|PUNCT 2 punct|PUNCT 2 punct",
    )
    assert voices(first) == {"„": "Ida", "sagte": "Ida"}
    assert voices(second) == {"„": None}
    assert told(first, "report") == {"sagte": "direct"}
    assert list(told(first, "said")) == ["„", "Wir", "gehen", "“"]
    assert second.said == ["direct"] * 4


def test_each_sentence_that_goes_on_has_its_finite_verb(tmp_path: Path) -> None:
    _, second, third = labelled(
        tmp_path,
        "{S1=Ida Kern|Ida Kern} kam. {Q1 ifi speech|Das Geld sei verloren. Niemand wisse, wo es liegt.}",
        "PROPN 3 nsubj|PROPN 1 flat:name|VERB* 0 root|PUNCT 3 punct",
        "DET 2 det|NOUN 4 nsubj|AUX* 4 cop|ADJ 0 root|PUNCT 4 punct",
        "PRON 2 nsubj|VERB* 0 root|PUNCT 6 punct|ADV 6 advmod|PRON 6 nsubj|VERB* 2 ccomp|PUNCT 2 punct",
    )
    assert told(second, "report") == {"sei": "indirect_free_indirect"}
    assert told(third, "report") == {"wisse": "indirect_free_indirect"}
    assert voices(second) == {"sei": None}
    assert set(third.place) == {"indirect_free_indirect"}


def test_a_shared_cue_counts_as_indirect_and_a_name_between_marks_is_apart(tmp_path: Path) -> None:
    (sentence,) = labelled(
        tmp_path,
        "{F1,2|{S1,2=Ali Bär|Er} {C1,2|sagte},} {Q1 indirect speech|der {N name|„Bote“} sei {Q2 direct speech|„tot“}}.",
        "PRON 2 nsubj|VERB* 0 root|PUNCT 11 punct|DET 6 det|PUNCT 6 punct|NOUN 11 nsubj|PUNCT 6 punct|AUX* 10 cop"
        "|PUNCT 10 punct|ADJ 2 ccomp|PUNCT 10 punct|PUNCT 2 punct",
    )
    assert told(sentence, "report") == {"sagte": "indirect"}
    assert sentence.said[4:7] == ["apart"] * 3
    assert sentence.said[8:11] == ["direct"] * 3
    assert sentence.place[3:11] == ["indirect"] * 8
    assert [sentence.words[n] for n, head in enumerate(sentence.voice) if head != UNASKED] == ["sagte", "„"]


def test_variants_keep_labels_and_put_marks_where_they_belong(tmp_path: Path) -> None:
    """A sentence may begin within a quote: then its first mark is a closing one."""
    (sentence,) = labelled(tmp_path, *INDIRECT)
    sentence.words[6], sentence.said = "“", ["direct"] * 7 + ["none"] * 4
    sentence.weight = 0.4
    rng = Random(3)  # noqa: S311
    made = [speech.vary(sentence, rng) for _ in range(200)]
    closing = {pair[1] for pair in speech.PAIRS}
    assert {each.words[6] for each in made} > {"“"}
    assert all(each.words[6] in closing for each in made)
    assert {len(each.words) for each in made} == {10, 11}
    assert all(len(each.voice) == len(each.report) == len(each.words) for each in made)


def test_targets(tmp_path: Path) -> None:
    (sentence,) = labelled(tmp_path, *INDIRECT)
    sentence.morphs = None
    table = PieceTable(["<s>", "</s>", "<unk>", "▁"], [0, 0, 0, -3])
    words = {"upos": ["VERB"], **QUOTE_LABELS}
    batch = collate([sentence, Sentence(["Ja"], [True])], Numbering(table, Labels(words, [])))
    assert batch.targets["report"][0].tolist() == [0, 0, 0, 1] + [0] * 7
    assert batch.voice[0].tolist() == [-100] * 3 + [2] + [-100] * 7
    assert set(batch.targets["report"][1].tolist()) == set(batch.voice[1].tolist()) == {-100}


def test_figures(tmp_path: Path) -> None:
    (sentence,) = labelled(tmp_path, *INDIRECT)
    labels = Labels(dict(QUOTE_LABELS), [])
    right = {
        name: np.eye(len(names))[[names.index(label) for label in getattr(sentence, name)]]
        for name, names in QUOTE_LABELS.items()
    }
    right["voices"] = np.eye(12)[[2] * 11]
    assert set(scores.quote_scores([sentence], [right], labels).values()) == {1.0}
    wrong = {**right, "report": np.eye(6)[[1, 1] + [0] * 9], "voices": np.eye(12)[[0] * 11]}
    found = scores.quote_scores([sentence], [wrong], labels)
    assert (found["report_indirect"], found["voice"], found["place_indirect"]) == (0.0, 0.0, 1.0)


def test_a_sentence_of_another_corpus_gets_the_labels_of_its_record(tmp_path: Path) -> None:
    body = "{Q1 direct speech|„Nie!“}{F1|, {C1|rief} {S1|der Wirt} im {N name|„Adler“}}."
    marked = read_sentence("made-3", body)
    (tmp_path / "made.jsonl").write_text(json.dumps(recorded(3, marked)) + "\n", encoding="utf-8")
    words = "„ Nie ! “ , rief der Wirt im „ Adler “ .".split()
    parsed = Sentence(
        ["„", "Nie", "!", "“", ",", "rief", "der", "Wirt", "im", "„", "Adler", "“", "."],
        [False, False, False, False, True, True, True, True, True, False, False, False, True],
        upos="PUNCT ADV PUNCT PUNCT PUNCT VERB DET NOUN ADP PUNCT NOUN PUNCT PUNCT".split(),
        heads=[1, 5, 1, 1, 5, -1, 7, 5, 10, 10, 5, 10, 5],
        relations="punct ccomp punct punct punct root det nsubj case punct obl punct punct".split(),
        morphs=[{} for _ in words],
    )
    other = Sentence(["Nein", "."], [False, True])
    training, held = quoted.read_marked(tmp_path, {"made": ([other.text] * 3 + [marked.text], [other, parsed])})
    assert held == [] and len(training) == 1
    assert told(training[0], "report") == {"rief": "direct"}
    assert training[0].said == ["direct"] * 4 + ["none"] * 5 + ["apart"] * 3 + ["none"]
    assert voices(training[0]) == {"„": "Wirt", "rief": "Wirt"}
    assert parsed.report is None
