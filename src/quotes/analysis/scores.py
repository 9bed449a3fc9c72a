"""`Reading`: what the shipped analyser's heads for quotes say of each word, as probabilities."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from math import log
from typing import Any

from attrs import field, frozen

__all__ = ["ANCHORS", "CONTENTS", "LEAST", "LEAST_VOICE", "ON_DOC", "Reading", "joined"]

ANCHORS = ("indirect", "reported", "direct", "indirect_free_indirect", "free_indirect")
CONTENTS = ("indirect", "reported", "indirect_free_indirect", "free_indirect")

ON_DOC = "quotes.reading"
"""Under this key of `Doc.user_data` the shipped pipeline leaves arrays over the words, white-space tokens left out:
`report` (a column for each of :data:`ANCHORS`), `said` and `place` (:data:`CONTENTS`) in thousandths; `asked` (word,
first word of its scores, number of scores) and `voices`, all scores in hundredths, the first of each that of nobody."""

LEAST = 0.02
"""Below this probability a word is no anchor and no content."""
LEAST_VOICE = 0.001
"""Words below this probability are not kept as speakers."""


@frozen(eq=False)
class Reading:
    """Probabilities for the words of a text, by token index.

    An *anchor* is the word that a report hangs on: the main word of a cue (the full verb, noun, preposition or adverb)
    for the kinds ``indirect``, ``reported`` and ``direct``; the finite verb of its main clause for each sentence of the
    kinds ``indirect_free_indirect`` and ``free_indirect``. A cue that several quotes share counts as that of the first
    of these. The *voice* of an anchor, or of an opening quotation mark, is the head word of the speaker's mention, in
    the same sentence. Keys are values of :class:`quotes.Kind`.

    Learned from the texts of ``corpus/``, whose guideline says what belongs to what. The analyser sees one sentence at
    a time, so that what only an earlier sentence tells (who speaks on in Konjunktiv) is not in here.
    """

    _report: array[int] = field(repr=False)  # thousandths, a row of kinds a token
    _said: array[int] = field(repr=False)
    _place: array[int] = field(repr=False)
    _voices: Mapping[int, Mapping[int | None, float]] = field(repr=False)
    anchors: tuple[int, ...] = field(init=False)
    """The tokens that are an anchor of any kind with at least :data:`LEAST`, in text order."""

    def __attrs_post_init__(self) -> None:
        kinds = (self._report[n :: len(ANCHORS)] for n in range(len(ANCHORS)))
        sums = enumerate(map(sum, zip(*kinds, strict=True)))
        object.__setattr__(self, "anchors", tuple(i for i, together in sums if together >= 1000 * LEAST))

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self._said)

    def report(self, i: int) -> dict[str, float]:
        """The probability of each kind for token `i` as an anchor; empty where all together are below :data:`LEAST`."""
        return _row(self._report, ANCHORS, i)

    def said(self, i: int) -> float:
        """The probability that token `i`, which stands between quotation marks, is somebody's words rather than a name,
        a title or a term. Says nothing of tokens that do not stand between marks."""
        return self._said[i] / 1000

    def place(self, i: int) -> dict[str, float]:
        """The probability of each kind for token `i` as part of a report's content; empty below :data:`LEAST`.

        Words between marks within an indirect quote count as indirect; a reported quote is its whole clause.
        """
        return _row(self._place, CONTENTS, i)

    def voices(self, i: int) -> Mapping[int | None, float]:
        """The natural logarithm of the probability of each word of the sentence to be the head word of the speaker's
        mention; under None that the speaker does not stand in the sentence. Those below :data:`LEAST_VOICE` are left
        out. Empty for tokens that are neither an anchor nor a quotation mark."""
        return self._voices.get(i, {})

    def voice(self, i: int, j: int | None) -> float:
        """What :meth:`voices` of `i` says of `j`; the logarithm of :data:`LEAST_VOICE` where it says nothing."""
        return self.voices(i).get(j, log(LEAST_VOICE))


def joined(parts: Sequence[tuple[int, Mapping[str, Any]]]) -> Reading:
    """One reading of what stands on several `Doc` (see :data:`ON_DOC`), each with the index of its first token."""
    flat: dict[str, array[int]] = {name: array("H") for name in ("report", "said", "place")}
    voices: dict[int, dict[int | None, float]] = {}
    least = round(100 * log(LEAST_VOICE))
    for offset, arrays in parts:
        for name, values in flat.items():
            values.extend(arrays[name].ravel().tolist())
        scores = arrays["voices"].tolist()
        at = 0
        for word, first, count in arrays["asked"].tolist():
            row: dict[int | None, float] = {}
            for n, score in enumerate(scores[at : at + count]):
                if score >= least:
                    row[offset + first + n - 1 if n else None] = score / 100
            voices[offset + word] = row
            at += count
    return Reading(flat["report"], flat["said"], flat["place"], voices)


def _row(values: array[int], kinds: tuple[str, ...], i: int) -> dict[str, float]:
    row = values[i * len(kinds) : (i + 1) * len(kinds)]
    return {kind: value / 1000 for kind, value in zip(kinds, row, strict=True)} if sum(row) >= 1000 * LEAST else {}
