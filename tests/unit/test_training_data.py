"""The steps of training that need no network: reading, merging, varying, choosing pieces, decoding. Made-up data."""

from __future__ import annotations

import json
import struct
import sys
from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
import pytest
from spacy.lang.de import German

TRAINING = Path(__file__).resolve().parents[2] / "training"
if not TRAINING.is_dir():
    pytest.skip("the training scripts are not part of this copy", allow_module_level=True)
sys.path.insert(0, str(TRAINING))

import choose_pieces  # noqa: E402
import corpus  # noqa: E402
import corrected  # noqa: E402
import decode  # noqa: E402
import retokenise  # noqa: E402
import scores  # noqa: E402
import speech  # noqa: E402
from quotes.analysis.shipped.tokens import GermanTokenizer  # noqa: E402

TREES = """\
# text = Sie fuhr zum Bahnhof.
1\tSie\tsie\tPRON\tPPER\tCase=Nom|Person=3\t2\tnsubj\t_\t_
2\tfuhr\tfahren\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat|Gender=Masc\t5\tdet\t_\t_
5\tBahnhof\tBahnhof\tNOUN\tNN\tCase=Dat|Gender=Masc\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

# text = Der EU-Plan liegt vor.
1\tDer\tder\tDET\tART\tCase=Nom\t4\tdet\t_\t_
2\tEU\tEU\tPROPN\tNE\t_\t4\tcompound\t_\tSpaceAfter=No
3\t-\t-\tPUNCT\t$(\t_\t2\tpunct\t_\tSpaceAfter=No
4\tPlan\tPlan\tNOUN\tNN\tCase=Nom|Gender=Masc\t5\tnsubj\t_\t_
5\tliegt\tvorliegen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
6\tvor\tvor\tADP\tPTKVZ\t_\t5\tcompound:prt\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_
"""

NAMED = """\
#\tmade up\t[2020-01-01]
1\tVera\tB-PER\tO
2\tLindt\tI-PER\tO
3\tmag\tO\tO
4\tKassel\tB-LOC\tO
5\tdeutsche\tB-LOCderiv\tO
6\t.\tO\tO
"""


@pytest.fixture
def trees(tmp_path: Path) -> list[corpus.Sentence]:
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8")
    return corpus.read_conllu(path)


def test_contractions_become_one_word(trees: list[corpus.Sentence]) -> None:
    tree = trees[0]
    assert tree.words == ["Sie", "fuhr", "zum", "Bahnhof", "."]
    assert tree.tags[2] == "APPRART"
    assert tree.upos[2] == "ADP"
    assert tree.morphs[2] == {"Case": "Dat", "Gender": "Masc"}
    assert tree.heads == [1, -1, 3, 1, 1]


PARALLEL = """\
# parallel_id = made-up
1\tWer\twer\tPRON\tWP\tCase=Nom\t2\tnsubj\t_\t_
2\tging\tgehen\tVERB\tVBC\tMood=Ind\t3\tacl:relcl\t_\t_
3\tVera\tVera\tPROPN\tNNP\t_\t0\troot\t_\t_
4\tLindt\tLindt\tPROPN\tNNP\t_\t3\tflat:name\t_\t_
5\t(\t(\tPUNCT\t-LRB-\t_\t4\tdep\t_\t_
"""


def test_the_other_treebank_speaks_like_the_first(tmp_path: Path) -> None:
    import labels

    (tmp_path / "parallel.conllu").write_text(PARALLEL, encoding="utf-8")
    (sentence,) = corpus.read_conllu(tmp_path / "parallel.conllu")
    assert sentence.relations == ["nsubj", "acl", "root", "flat", corpus.ANY]
    assert sentence.parallel
    assert retokenise.retokenised(sentence, GermanTokenizer(German())).parallel
    assert corpus.ANY not in labels.collect_labels([sentence], []).relations


def test_words_are_those_of_the_tokeniser(trees: list[corpus.Sentence]) -> None:
    tree = retokenise.retokenised(trees[1], GermanTokenizer(German()))
    assert tree.words == ["Der", "EU-Plan", "liegt", "vor", "."]
    assert tree.heads == [1, 2, -1, 2, 2]
    assert tree.lemmas[1] == "EU-Plan"
    assert tree.relations[1] == "nsubj"


def test_outer_entities(tmp_path: Path) -> None:
    path = tmp_path / "named.tsv"
    path.write_text(NAMED, encoding="utf-8")
    (sentence,) = corpus.read_germeval(path)
    assert sentence.entities == ["B-PER", "L-PER", "O", "U-LOC", "O", "O"]
    assert scores.spans_of(sentence.entities) == {(0, 2, "PER"), (3, 4, "LOC")}


def test_variants_stay_trees(trees: list[corpus.Sentence]) -> None:
    rng = Random(1)  # noqa: S311
    made = [speech.vary(tree, rng) for tree in trees * 200]
    for sentence in made:
        lengths = {len(values) for values in (sentence.words, sentence.spaces, sentence.heads, sentence.relations)}
        assert len(lengths) == 1
        assert sentence.heads.count(-1) == 1
        assert all(-2 <= head < len(sentence.words) for head in sentence.heads)
    assert any("„" in sentence.words for sentence in made)


def test_konjunktiv_forms(trees: list[corpus.Sentence]) -> None:
    rng = Random(1)  # noqa: S311
    forms = {
        (word, morph["Tense"])
        for tree in trees * 400
        for sentence in [speech.vary(tree, rng)]
        for word, morph in zip(sentence.words, sentence.morphs, strict=True)
        if morph.get("Mood") == "Sub"
    }
    assert ("liege", "Pres") in forms  # the particle of vorliegen stands apart
    assert ("führe", "Past") in forms
    assert ("fahre", "Pres") in forms


def test_choice_of_pieces() -> None:
    full = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁Haus", -5.0), ("▁дом", -6.0), ("a", -3.0), ("▁Wald", -5.5)]
    used = choose_pieces.count_pieces(full, Counter({("Haus", True): 9, ("Wald", True): 2}))
    assert used[3] == 9
    assert choose_pieces.choose(full, used, keep=2) == [0, 1, 2, 3, 5]


def test_four_bit_blocks() -> None:
    weights = np.arange(-8, 8, dtype=np.float32).repeat(2)[:32] * 0.5
    whole = (weights / 0.5 + 8).astype(np.uint8)
    raw = np.float16(0.5).tobytes() + (whole[:16] | (whole[16:] << 4)).tobytes()
    assert decode.unpack(raw, 1, 32).tolist() == [weights.tolist()]


def test_another_file_is_refused() -> None:
    with pytest.raises(SystemExit):
        decode.decode(struct.pack("<4s", b"GGUF"))


def test_labels_and_numbers(trees: list[corpus.Sentence], tmp_path: Path) -> None:
    import labels
    from quotes.analysis.shipped.pieces import PieceTable

    table = PieceTable(["<s>", "</s>", "<unk>", "▁", *"SiefuhrzmBanodElgtvP.D-"], [0, 0, 0, *[-4.0] * 24])
    found = labels.collect_labels(trees, [], rare_rule=1)
    found.save(tmp_path / "labels.json")
    assert labels.Labels.load(tmp_path / "labels.json") == found
    batch = labels.collate(trees, labels.Numbering(table, found))
    assert batch.pieces.shape[0] == 2
    assert batch.word_mask.sum() == 5 + 7
    assert found.relations[batch.relations[0, 0]] == "nsubj"
    assert batch.heads[0].tolist()[:5] == [2, 0, 4, 2, labels.IGNORED], "the full stop is hung by rule"
    assert not batch.parallel.any()
    assert json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))["words"]["upos"] == found.words["upos"]


def test_names_in_brackets_become_labels_of_the_words(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("[PER Vera Lindt] las im „ [ORG Boten] “ [ 3 ] .\nNiemand las .\n", encoding="utf-8")
    assert corpus.read_names(path) == {
        ("Vera", "Lindt", "las", "im", "„", "Boten", "“", "[", "3", "]", "."): [
            "B-PER", "L-PER", "O", "O", "O", "U-ORG", "O", "O", "O", "O", "O",
        ],
        ("Niemand", "las", "."): ["O", "O", "O"],
    }  # fmt: skip


CORRECTED = """\
# text = Den Antrag lehnte Vera Lindt ab.
# split = train
1\tDen\t_\tDET\t_\t_\t2\tdet\t_\t_
2\tAntrag\t_\tNOUN\t_\t_\t3\tobj\t_\t_
3\tlehnte\t_\tVERB\t_\t_\t0\troot\t_\t_
4\tVera\t_\tPROPN\t_\t_\t3\tnsubj\t_\t_
5\tLindt\t_\tPROPN\t_\t_\t4\tflat\t_\t_
6\tab\t_\tADP\t_\t_\t3\tcompound:prt\t_\tSpaceAfter=No
7\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_

# germeval = 0
# split = test
1\t_\t_\tPROPN\t_\t_\t3\tnsubj\t_\t_
2\t_\t_\tPROPN\t_\t_\t1\tflat\t_\t_
3\t_\t_\tVERB\t_\t_\t0\troot\t_\t_
4\t_\t_\tPROPN\t_\t_\t3\tobj\t_\t_
5\t_\t_\tADJ\t_\t_\t3\tadvmod\t_\t_
6\t_\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_
"""


@pytest.fixture
def corrections(tmp_path: Path) -> tuple[list[corpus.Sentence], list[corpus.Sentence]]:
    (tmp_path / "made-up.conllu").write_text(CORRECTED, encoding="utf-8")
    (tmp_path / "named.tsv").write_text(NAMED, encoding="utf-8")
    return corrected.read_corrected(tmp_path, corpus.read_germeval(tmp_path / "named.tsv"))


def test_corrected_trees_have_their_own_words_or_those_of_the_named_sentence(
    corrections: tuple[list[corpus.Sentence], list[corpus.Sentence]],
) -> None:
    (own,), (named,) = corrections
    assert own.words == ["Den", "Antrag", "lehnte", "Vera", "Lindt", "ab", "."]
    assert own.spaces == [True, True, True, True, True, False, True]
    assert own.heads == [1, 2, -1, 2, 3, 2, 2]
    assert (own.tags, own.morphs, own.lemmas) == (None, None, None)
    assert named.words == ["Vera", "Lindt", "mag", "Kassel", "deutsche", "."]


def test_a_corrected_tree_that_does_not_fit_its_sentence_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "made-up.conllu").write_text(CORRECTED, encoding="utf-8")
    with pytest.raises(ValueError, match="6 rows for 1 words"):
        corrected.read_corrected(tmp_path, [corpus.Sentence(["Halt"], [True])])


def test_a_corrected_tree_takes_the_place_of_the_networks_and_its_case_is_not_believed(
    corrections: tuple[list[corpus.Sentence], list[corpus.Sentence]],
) -> None:
    trained, held = corrections
    before = ["det", "nsubj", "root", "obj", "flat", "compound:prt", "punct"]
    morphs = [{"Case": "Nom"}, {"Case": "Nom"}, {"Mood": "Ind"}, {"Case": "Acc"}, {"Case": "Acc"}, {}, {}]
    made = [
        corpus.Sentence(trained[0].words, trained[0].spaces, heads=[1, 2, -1, 2, 3, 2, 2], relations=before,
                        morphs=morphs, weight=0.4),
        corpus.Sentence(held[0].words, held[0].spaces, upos=["X"] * 6, heads=[-1, 0, 0, 0, 0, 0], relations=["x"] * 6),
        corpus.Sentence(["Ja", "."], [False, True], heads=[-1, 0], relations=["root", "punct"]),
    ]  # fmt: skip
    right, silent, other = corrected.put_right(made, trained, held)
    assert right.relations == trained[0].relations
    assert [morph.get("Case") for morph in right.morphs] == ["Nom", "?", None, "?", "Acc", None, None]
    assert right.weight == 0.4
    assert (silent.upos, silent.heads, silent.relations) == (None, None, None)
    assert other is made[2]
