"""The steps of training that need PyTorch and ONNX: the graph that ships says what the network says."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch")
pytest.importorskip("onnx", reason="the export needs onnx")
onnxruntime = pytest.importorskip("onnxruntime")

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from average import averaged  # noqa: E402
from corpus import Sentence  # noqa: E402
from export import Graph, Inputs, encoder_graph, relation_graph  # noqa: E402
from labels import QUOTE_LABELS, Labels, Numbering, collate  # noqa: E402
from narrowing import GROUP, HEAD_COST, Kept, Worth, most_worth, narrow, worth_of  # noqa: E402
from network import Analyser, Shape, carry_over  # noqa: E402
from quotes.analysis.shipped.pieces import PieceTable  # noqa: E402
from restore import restored  # noqa: E402
from train import distance, forward  # noqa: E402

SHAPE = Shape(
    2, 32, [4, 3], [64, 96], 50, 40, 1e-12, {"upos": 5, "lemma": 7, "entity": 5}, 6, 16, 8, mixed_from=1, head_width=32
)  # fmt: skip
QUOTING = replace(
    SHAPE, outputs=SHAPE.outputs | {name: len(labels) for name, labels in QUOTE_LABELS.items()}, voice_width=8
)
FIRST = np.array([1, 2, 4])
LAST = np.array([1, 3, 4])


@pytest.fixture
def network() -> Analyser:
    torch.manual_seed(1)
    return Analyser(SHAPE).eval()


def session(model: object) -> object:
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def run(encoder: object, pieces: np.ndarray, copies: int = 1) -> dict[str, np.ndarray]:
    length = len(pieces)
    given = {
        "pieces": np.tile(pieces, copies),
        "places": np.tile(np.arange(length), copies),
        "sentence": np.repeat(np.arange(copies), length),
        "first": np.concatenate([FIRST + n * length for n in range(copies)]),
        "last": np.concatenate([LAST + n * length for n in range(copies)]),
        "begin": np.arange(copies) * length,
    }
    return dict(zip([output.name for output in encoder.get_outputs()], encoder.run(None, given), strict=True))


def test_graph_equals_network(network: Analyser) -> None:
    pieces = np.array([0, 5, 9, 12, 7, 1])
    with torch.no_grad():
        labels, arcs, dependent, head = network(
            torch.from_numpy(pieces[None]),
            torch.tensor([6]),
            torch.from_numpy(FIRST[None]),
            torch.from_numpy(LAST[None]),
        )
    found = run(session(encoder_graph(network, "float")), pieces)
    np.testing.assert_allclose(found["arcs"], arcs[0].numpy(), atol=0.02)
    np.testing.assert_allclose(found["entity"], labels[0, :, 12:].numpy(), atol=0.02)
    heads = np.array([2, 0, 2])
    relations = session(relation_graph(network)).run(
        None, {"dependent": found["relation_dependent"], "head": found["relation_head"][heads]}
    )[0]
    scored = network.score_relations(dependent[0], head[0][heads]).argmax(-1)
    assert relations[:, 0].tolist() == scored.tolist()


def test_the_heads_for_quotes_equal_the_network() -> None:
    torch.manual_seed(2)
    network = Analyser(QUOTING).eval()
    pieces = np.array([0, 5, 9, 12, 7, 1])
    with torch.no_grad():
        labels, _, _, _, voices = network(
            *(torch.from_numpy(x) for x in (pieces[None], np.array([6]), FIRST[None], LAST[None]))
        )
    found = run(session(encoder_graph(network, "float")), pieces)
    report, said, place = labels[0, :, 17:].split([6, 3, 5], -1)
    np.testing.assert_allclose(found["report"], report.softmax(-1).numpy(), atol=0.005)
    np.testing.assert_allclose(found["place"], place.softmax(-1).numpy(), atol=0.005)
    np.testing.assert_allclose(found["said"], said[:, 1:].softmax(-1)[:, 0].numpy(), atol=0.005)
    np.testing.assert_allclose(found["voice_from"] @ found["voice_to"].T, voices[0].numpy(), atol=0.02)


def test_a_network_with_heads_for_quotes_begins_where_one_without_ended(network: Analyser) -> None:
    larger = Analyser(QUOTING).eval()
    fresh = larger.labels.weight[17:].clone()
    labels = Labels({name: [""] * size for name, size in SHAPE.outputs.items()}, list("abcdef"))
    carry_over(larger, network.state_dict(), labels, labels)
    given = [torch.from_numpy(x) for x in (np.array([[0, 5, 9, 12, 7, 1]]), np.array([6]), FIRST[None], LAST[None])]
    with torch.no_grad():
        before, after = network(*given), larger(*given)
    torch.testing.assert_close(after[0][..., :17], before[0])
    torch.testing.assert_close(after[1], before[1])
    torch.testing.assert_close(larger.labels.weight[17:], fresh)


def test_relations_that_are_given_up_leave_the_others_as_they_were(network: Analyser) -> None:
    fewer = Analyser(replace(SHAPE, relations=4)).eval()
    words = {name: [""] * size for name, size in SHAPE.outputs.items()}
    carry_over(fewer, network.state_dict(), Labels(words, list("abcdef")), Labels(words, list("acdf")))
    given = torch.randn(3, SHAPE.relation_width), torch.randn(3, SHAPE.relation_width)
    torch.testing.assert_close(fewer.score_relations(*given), network.score_relations(*given)[:, [0, 2, 3, 5]])


def test_a_narrower_network_says_the_same_when_only_what_says_nothing_goes(network: Analyser) -> None:
    kept = []
    for layer in network.layers:
        layer.down.weight.data[:, ::2] = 0  # every other channel says nothing, nor does the second head
        layer.out.weight.data[:, 32:64] = 0
        heads = torch.tensor([number for number in range(layer.heads) if number != 1])
        kept.append(Kept(heads, torch.arange(1, layer.up.out_features, 2)))
    narrower = narrow(network, kept).eval()
    given = [torch.from_numpy(x) for x in (np.array([[0, 5, 9, 12, 7, 1]]), np.array([6]), FIRST[None], LAST[None])]
    with torch.no_grad():
        for found, before in zip(narrower(*given), network(*given), strict=True):
            torch.testing.assert_close(found, before)
    assert (narrower.shape.attention_heads, narrower.shape.inner) == ([3, 2], [32, 48])


def test_what_says_nothing_is_worth_nothing(network: Analyser) -> None:
    network.layers[0].out.weight.data[:, 32:64] = 0
    network.layers[1].down.weight.data[:, 5] = 0
    given = [torch.from_numpy(x) for x in (np.array([[0, 5, 9, 12, 7, 1]]), np.array([6]), FIRST[None], LAST[None])]
    first, second = worth_of(network, (network(*given)[1].square().sum() for _ in range(2)))
    assert [bool(value) for value in first.heads] == [True, False, True, True]
    assert second.channels[5] == 0
    assert (second.channels > 0).sum() == 95


def test_what_is_worth_least_for_its_cost_goes_over_all_layers() -> None:
    dear, cheap = torch.full((3 * GROUP,), 10.0), torch.full((3 * GROUP,), 0.1)
    worth = [Worth(torch.tensor([5.0, 9999.0, 1.0]), dear), Worth(torch.tensor([9999.0, 9999.0, 9999.0]), cheap)]
    whole = 6 * HEAD_COST + 6 * GROUP
    first, second = most_worth(worth, (2 * HEAD_COST + 2 * GROUP) / whole)
    assert (first.heads.tolist(), len(first.channels)) == ([1], 3 * GROUP)
    assert (second.heads.tolist(), len(second.channels)) == ([0, 1, 2], GROUP)
    assert all(len(kept.heads) == 1 and len(kept.channels) == GROUP for kept in most_worth(worth, 1.0))


@pytest.mark.parametrize("shape", [SHAPE, QUOTING], ids=["without heads for quotes", "with them"])
def test_a_network_is_as_far_from_its_teacher_as_it_differs_in_words(shape: Shape) -> None:
    torch.manual_seed(4)
    network, teacher = Analyser(shape).eval(), Analyser(shape).eval()
    table = PieceTable(["<s>", "</s>", "<unk>", "▁", "a", "b"], [0, 0, 0, -3, -1, -1])
    labels = Labels({name: list(map(str, range(size))) for name, size in shape.outputs.items()}, list("abcdef"))
    sentences = [Sentence(["a", "ab", "b"], [True] * 3), Sentence(["b"], [True])]
    both, shorter = (collate(each, Numbering(table, labels)) for each in (sentences, sentences[1:]))
    with torch.no_grad():
        same = distance(teacher, forward(teacher, both), teacher, both, shape.outputs)
        other = distance(network, forward(network, both), teacher, both, shape.outputs)
        alone = distance(network, forward(network, shorter), teacher, shorter, shape.outputs)
        first = distance(network, forward(network, (one := collate(sentences[:1], Numbering(table, labels)))), teacher,
                         one, shape.outputs)  # fmt: skip
    assert same.item() == pytest.approx(0, abs=1e-5)
    assert other.item() > 0.01
    torch.testing.assert_close(other, (3 * first + alone) / 4, rtol=0.1, atol=1e-3)  # padding counts for nothing


def test_the_mean_of_two_runs_lies_between_them() -> None:
    first, second = {"a": torch.tensor([0.0, 1.0])}, {"a": torch.tensor([1.0, 1.0])}
    torch.testing.assert_close(averaged(first, second, 0.6)["a"], torch.tensor([0.6, 1.0]))


def test_habits_of_another_treebank_touch_only_its_sentences(network: Analyser) -> None:
    network.habits.data.normal_()
    pieces = torch.tensor([[0, 5, 9, 12, 7, 1]] * 2)
    with torch.no_grad():
        one, other = network.encode(pieces, torch.tensor([6, 6]), torch.tensor([False, True]))
        alone = network.encode(pieces[:1], torch.tensor([6]))[0]
    torch.testing.assert_close(one, alone)
    assert not torch.allclose(other, alone)


@pytest.mark.parametrize("weights", ["float", "rows"])
def test_neighbours_change_nothing(network: Analyser, weights: str) -> None:
    encoder = session(encoder_graph(network, weights))
    pieces = np.array([0, 5, 9, 12, 7, 1])
    alone, together = run(encoder, pieces), run(encoder, pieces, copies=3)
    np.testing.assert_allclose(together["entity"][3:6], alone["entity"], atol=1e-5)


def test_a_longer_neighbour_changes_nothing(network: Analyser) -> None:
    encoder = session(encoder_graph(network, "float"))
    short, long = [0, 5, 1], [0, 9, 12, 7, 8, 3, 1]
    alone, together = (
        encoder.run(["entity"], {
            "pieces": np.array([piece for row in rows for piece in row]),
            "places": np.concatenate([np.arange(len(row)) for row in rows]),
            "sentence": np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
            "first": np.array([1]), "last": np.array([1]),
            "begin": np.cumsum([0, *map(len, rows[:-1])]),
        })[0]
        for rows in ([short], [short, long])
    )  # fmt: skip
    np.testing.assert_allclose(together, alone, atol=1e-5)


@pytest.mark.parametrize("kind", ["up", "down"])
def test_a_wide_channel_leaves_the_others_their_steps(kind: str) -> None:
    rng = np.random.default_rng(3)
    x, weight = rng.normal(size=(40, 32)).astype(np.float32), rng.normal(size=(16, 32)).astype(np.float32) / 6
    x[:, 7] *= 60
    errors = []
    for ranges in (Inputs(x.min(0), x.max(0)), Inputs(np.full(32, x.min()), np.full(32, x.max()))):
        g = Graph("static")
        g.ranges = {kind: ranges}
        product = g.linear("x", weight, np.zeros(16, np.float32), kind)
        graph = session(g.model([("x", 1, ["rows", 32])], {"y": (product, 1, ["rows", 16])}))
        errors.append(np.abs(graph.run(None, {"x": x})[0] - x @ weight.T).mean())
    assert errors[0] < errors[1] / 2


def test_what_ships_can_be_trained_on(tmp_path: Path) -> None:
    """Each weight comes back within half a step of 8 bits, channels that stick out included."""
    torch.manual_seed(6)
    network = Analyser(replace(QUOTING, arc_width=32, relation_width=32, voice_width=32)).eval()
    with torch.no_grad():
        network.mix.copy_(torch.tensor([0.3]))
    widths = [{"qkv": 32, "out": 128, "up": 32, "down": 64}, {"qkv": 32, "out": 96, "up": 32, "down": 96}]
    ranges = {f"{layer}.{name}": reach(width) for layer in range(2) for name, width in widths[layer].items()}
    ranges |= {name: reach(32) for name in ("words", "arc", "relation", "voice")}
    graphs = {
        "encoder": encoder_graph(network, "static", ranges),
        "relations": relation_graph(network, "static", ranges),
    }
    for name, graph in graphs.items():
        (tmp_path / f"{name}.onnx").write_bytes(graph.SerializeToString())
    described = {
        "labels": {name: [str(n) for n in range(count)] for name, count in network.shape.outputs.items()},
        "relations": [str(n) for n in range(network.shape.relations)],
    }
    (tmp_path / "analyser.json").write_text(json.dumps(described), encoding="utf-8")
    back, labels = restored(tmp_path)
    assert replace(back.shape, epsilon=network.shape.epsilon) == network.shape
    assert labels.words == described["labels"]
    was, now = network.state_dict(), back.state_dict()
    assert was.keys() == now.keys()
    for name in was.keys() - {"mix", "habits"}:
        torch.testing.assert_close(now[name], was[name], rtol=0, atol=was[name].abs().max().item() / 60, msg=name)
    torch.testing.assert_close(now["mix"].softmax(0), was["mix"].softmax(0))


def reach(width: int) -> Inputs:
    """Inputs of which one channel goes three times as far as all others."""
    high = np.where(np.arange(width) == 3, 3.0, 1.0).astype(np.float32)
    return Inputs(-high, high)
