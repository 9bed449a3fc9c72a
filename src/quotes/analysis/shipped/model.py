"""The two ONNX graphs and what surrounds them: files, packing of sentences, windows for long ones.

Sentences of like length go through the encoder side by side in packs of about :data:`PACK` pieces, without padding; a
word attends to words of its own sentence only, and no scale of quantisation is taken from several rows. So a sentence's
scores depend on the sentence alone, whatever it is packed with.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from quotes.analysis.scores import LEAST
from quotes.analysis.shipped.pieces import BEGIN, END, PieceTable
from quotes.analysis.shipped.tokens import DOUBLE_MARKS, SINGLE_MARKS
from quotes.analysis.shipped.trees import sentence_heads
from quotes.errors import AnalyserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

__all__ = ["QUOTE_HEADS", "Described", "Model", "Voice", "load_model"]

FORMAT = 2
PACK = 192
"""Pieces that go through the encoder together: enough to keep one core busy, few enough to stay in its cache."""
WINDOW = 200
"""Pieces of a sentence that are looked at together; a longer sentence is read in windows that overlap by half."""

QUOTE_HEADS = frozenset({"report", "said", "place"})
ASKED = frozenset(DOUBLE_MARKS + SINGLE_MARKS) | {"''"}
"""The tokens that are asked who speaks, besides anchors."""

ADVICE = "Install the package again (pip install --force-reinstall quotes-de), or pass a spaCy pipeline of your own."


@frozen
class Voice:
    """For a word that is asked who speaks: the logarithm of the probability of each word that was looked at to be the
    head word of the speaker's mention, in hundredths."""

    word: int
    first: int
    """The word of the first score but one; the very first is that of nobody."""
    scores: NDArray[np.int16]


@frozen
class Described:
    """What the model says about the words of a text, one entry a word."""

    labels: dict[str, NDArray[Any]]
    """By head (`upos`, `tag`, `lemma`, `entity`, a feature): numbers of labels; `lemma` has three columns, best first;
    `entity` holds scores; `report` and `place` hold the probability of each label, `said` that of somebody's words, in
    thousandths."""
    heads: NDArray[np.int64]
    """Index of the head word in the text; a root is its own head."""
    relations: NDArray[np.int64]
    voices: list[Voice]


class Model:
    """The sessions, the piece table and the label lists."""

    def __init__(self, description: dict[str, Any], table: PieceTable, encoder: Any, relations: Any) -> None:
        self.version: str = description["version"]
        self.labels: dict[str, list[str]] = description["labels"]
        self.relations: list[str] = description["relations"]
        self.root = self.relations.index("root")
        self.parataxis = self.relations.index("parataxis")
        self.punct = self.relations.index("punct")
        self._punctuation = self.labels["upos"].index("PUNCT")
        self.table = table
        self._encoder = encoder
        self._relations = relations
        self._outputs = [output.name for output in encoder.get_outputs()]

    def describe(
        self, words: Sequence[str], after_space: Sequence[bool], sentences: Sequence[tuple[int, int]]
    ) -> Described:
        """Describe the words of a text, cut into sentences (ranges of word indices that cover all words)."""
        pieces = [self.table.cut(word, after_space=space) for word, space in zip(words, after_space, strict=True)]
        ends = list(accumulate(map(len, pieces), initial=0))
        units, owners = self._units(ends, sentences)
        count = len(words)
        heads = np.zeros(count, np.int64)
        relations = np.zeros(count, np.int64)
        labels: dict[str, NDArray[Any]] = {}
        voices: list[Voice] = []
        sizes = [ends[end] - ends[start] + 2 for start, end in units]
        # sentences of like length go together: attention then has few empty cells
        order = sorted(range(len(units)), key=sizes.__getitem__)
        for first, last in _packs([sizes[n] for n in order]):
            chosen_units = [units[n] for n in order[first:last]]
            chosen_owners = [owners[n] for n in order[first:last]]
            found = self._run(words, pieces, chosen_units)
            if "voice_from" in found:
                voices += self._voices(words, found, chosen_units, chosen_owners)
            offsets = accumulate((end - start for start, end in chosen_units), initial=0)
            place = np.concatenate([np.arange(*owned) for owned in chosen_owners])
            moved = [offset - start for offset, (start, _) in zip(offsets, chosen_units, strict=False)]
            taken = place + np.repeat(moved, [end - start for start, end in chosen_owners])
            for name, values in found.items():
                chosen = values[taken]
                if name == "heads":
                    heads[place] = chosen
                elif name == "relation":
                    relations[place] = chosen
                else:
                    if name not in labels:
                        labels[name] = np.zeros((count, *values.shape[1:]), values.dtype)
                    labels[name][place] = chosen
        relations[heads == np.arange(count)] = self.root
        whole = set(units)
        for start, end in sentences:
            if (start, end) not in whole:
                self._join(heads, relations, start, end)
        return Described(labels, heads, relations, voices)

    def _units(
        self, ends: Sequence[int], sentences: Sequence[tuple[int, int]]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The ranges of words to run, and the part of each whose results are kept (all of it but for windows).

        `ends` counts the pieces before each word, and before the end.
        """
        units: list[tuple[int, int]] = []
        owners: list[tuple[int, int]] = []
        for start, end in sentences:
            if ends[end] - ends[start] <= WINDOW:
                units.append((start, end))
                owners.append((start, end))
                continue
            edges = [start]
            size = 0
            for n in range(start, end):
                length = ends[n + 1] - ends[n]
                if size and size + length > WINDOW // 2:
                    edges.append(n)
                    size = 0
                size += length
            edges.append(end)
            # a window is two neighbouring halves; each word is taken from the window where it is farther from the edge
            windows = [(edges[n], edges[min(n + 2, len(edges) - 1)]) for n in range(max(1, len(edges) - 2))]
            kept = start
            for n, window in enumerate(windows):
                until = end if n == len(windows) - 1 else (windows[n + 1][0] + window[1]) // 2
                units.append(window)
                owners.append((kept, until))
                kept = until
        return units, owners

    def _run(
        self, words: Sequence[str], pieces: list[tuple[int, ...]], units: Sequence[tuple[int, int]]
    ) -> dict[str, NDArray[Any]]:
        row: list[int] = []
        places: list[int] = []
        numbers: list[int] = []
        first: list[int] = []
        last: list[int] = []
        begin: list[int] = []
        for number, (start, end) in enumerate(units):
            at = len(row)
            begin.append(at)
            row.append(BEGIN)
            for n in range(start, end):
                first.append(len(row))
                row.extend(pieces[n])
                last.append(len(row) - 1)
            row.append(END)
            places.extend(range(len(row) - at))
            numbers.extend([number] * (len(row) - at))
        given = {"pieces": row, "places": places, "sentence": numbers, "first": first, "last": last, "begin": begin}
        values = self._encoder.run(None, {name: np.array(value, np.int64) for name, value in given.items()})
        found = dict(zip(self._outputs, values, strict=True))
        arcs = found.pop("arcs")
        dependent, head_rows = found.pop("relation_dependent"), found.pop("relation_head")
        heads = np.zeros(len(first), np.int64)
        rows = np.zeros(len(first), np.int64)
        punctuation = found["upos"] == self._punctuation
        offset, count = 0, len(units)
        for number, (start, end) in enumerate(units):
            here = slice(offset, offset + end - start)
            inside = slice(count + offset, count + offset + end - start)
            scores = np.concatenate([arcs[here, number : number + 1], arcs[here, inside]], axis=1)
            chosen = sentence_heads(scores, words[start:end], punctuation[here])
            heads[here] = np.where(chosen == 0, np.arange(start, end), chosen - 1 + start)
            rows[here] = np.where(chosen == 0, number, chosen - 1 + count + offset)
            offset += end - start
        found["heads"] = heads
        best = self._relations.run(None, {"dependent": dependent, "head": head_rows[rows]})[0]
        # only the root is called root: another word takes its second-best relation
        found["relation"] = np.where(best[:, 0] == self.root, best[:, 1], best[:, 0])
        found["relation"][punctuation] = self.punct
        # further digits may differ with the sentences beside
        for name in QUOTE_HEADS & found.keys():
            found[name] = np.rint(found[name] * 1000).astype(np.uint16)
        return found

    def _voices(
        self,
        words: Sequence[str],
        found: dict[str, NDArray[Any]],
        units: Sequence[tuple[int, int]],
        owners: Sequence[tuple[int, int]],
    ) -> Iterator[Voice]:
        """Who speaks at the anchors and quotation marks of the units, each in the words that its unit looks at."""
        asked, answers = found.pop("voice_from"), found.pop("voice_to")
        none = self.labels["report"].index("none")
        anchors = (found["report"].sum(1) - found["report"][:, none] >= 1000 * LEAST).tolist()
        offset = 0
        for number, ((start, end), owned) in enumerate(zip(units, owners, strict=True)):
            chosen = [n for n in range(*owned) if anchors[n - start + offset] or words[n] in ASKED]
            if chosen:
                inside = slice(len(units) + offset, len(units) + offset + end - start)
                columns = np.concatenate([answers[number : number + 1], answers[inside]])
                scores = asked[[n - start + offset for n in chosen]] @ columns.T
                scores -= scores.max(1, keepdims=True)
                scores -= np.log(np.exp(scores).sum(1, keepdims=True))
                rounded = np.rint(np.maximum(scores, -99) * 100).astype(np.int16)
                yield from (Voice(n, start, row) for n, row in zip(chosen, rounded, strict=True))
            offset += end - start

    def _join(self, heads: NDArray[np.int64], relations: NDArray[np.int64], start: int, end: int) -> None:
        """Make one tree of what the windows of a long sentence say."""
        own = np.arange(start, end)
        roots = own[heads[start:end] == own]
        if len(roots) == 0:
            roots = own[:1]
            heads[start] = start
        top = roots[0]
        relations[top] = self.root
        for other in roots[1:]:
            heads[other] = top
            relations[other] = self.parataxis
        reached = {int(top)}
        for word in range(start, end):
            path: dict[int, None] = {}  # in order, and quick to ask
            at = word
            while at not in reached and at not in path:
                path[at] = None
                at = int(heads[at])
            if at in path:
                heads[at] = top
                relations[at] = self.parataxis
            reached.update(path)


def _packs(sizes: list[int]) -> list[tuple[int, int]]:
    """Ranges of neighbouring units of together at most :data:`PACK` pieces, or one unit where that is longer."""
    packs = []
    start = total = 0
    for number, size in enumerate(sizes):
        if number > start and total + size > PACK:
            packs.append((start, number))
            start, total = number, 0
        total += size
    if sizes:
        packs.append((start, len(sizes)))
    return packs


def load_model(folder: Traversable | None = None) -> Model:
    """Read, check and start the model.

    Args:
        folder: where the files are; None for those of the package.

    Raises:
        AnalyserError: where a file is missing, damaged or of another version, or onnxruntime fails.
    """
    folder = folder if folder is not None else resources.files("quotes") / "data" / "analyser"
    try:
        description = json.loads(_read(folder, "analyser.json"))
        version, digests = description["format"], description["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise AnalyserError(
            f"analyser.json of the German analyser is damaged ({error}). {ADVICE}", ("analyser.json",)
        ) from error
    if version != FORMAT:
        raise AnalyserError(f"the German analyser's files have format {version}, this version reads {FORMAT}. {ADVICE}")
    files = {}
    for name in ("encoder.onnx", "relations.onnx", "pieces.tsv"):
        files[name] = _read(folder, name)
        if hashlib.sha256(files[name]).hexdigest() != digests.get(name):
            raise AnalyserError(
                f"{name} of the German analyser is damaged: its digest is not that of the release. {ADVICE}", (name,)
            )
    cells = files["pieces.tsv"].decode().replace("\n", "\t").split("\t")  # piece, score, piece, score …
    table = PieceTable(cells[:-1:2], [float(score) for score in cells[1::2]])
    return Model(description, table, _session(files["encoder.onnx"]), _session(files["relations.onnx"]))


def _read(folder: Traversable, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise AnalyserError(
            f"{name} of the German analyser cannot be read ({error.strerror}). {ADVICE}", (name,)
        ) from error


def _session(content: bytes) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise AnalyserError(
            f"onnxruntime cannot be loaded ({error}). Install it: pip install onnxruntime.", ("onnxruntime",)
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base of their own
        raise AnalyserError(
            f"onnxruntime {onnxruntime.__version__} cannot run the German analyser here ({error}). {ADVICE}"
        ) from error
