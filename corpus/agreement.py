"""How far two annotations of the same texts agree: ``python corpus/agreement.py [FIRST SECOND]``, two folders.

Without arguments the second annotation in ``second`` is held against ``texts``. Prints a Markdown table.

Quotes are paired one to one, best overlap first; overlap is the Dice coefficient of the words that both cover
(twice the common ones by all). Pairs of at least a half count as the same quote; on those, kind, medium and standing
are compared (share of equal ones, and Cohen's kappa), and speaker, cue, frame and addressee: the same words, and, among
the pairs where at least one annotation has that part, at least a common word. Names are compared where both have one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import regex
from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent))

from markup import FOLDER, MarkedQuote, MarkedText, MarkupError, Ranges, read_texts

__all__ = ["Agreement", "kappa", "measured", "pairs", "table"]

SECOND = FOLDER.parent / "second"
PARTS = ("speaker", "cue", "frame", "addressee")
SAME = 0.5
WORD = regex.compile(r"\w+")


@frozen(kw_only=True)
class Agreement:
    """Counts and figures; every figure is a share between 0 and 1, nan where there was nothing to compare."""

    texts: int
    first: int
    second: int
    paired: int
    exact: float
    """F1 of quotes that cover exactly the same words."""
    overlap: float
    """Dice coefficient averaged over all quotes of both annotations, 0 for those without a partner."""
    labels: dict[str, tuple[float, float]]
    """For kind, medium and standing: share of equal ones, kappa."""
    parts: dict[str, tuple[int, float, float]]
    """For each part: pairs where one has it, share with the same words, share with a common word."""
    names: float


def measured(first: Iterable[MarkedText], second: Iterable[MarkedText]) -> Agreement:
    """The agreement on the texts that both have.

    Raises:
        MarkupError: where the two do not have the same words.
    """
    ours = {text.id: text for text in first}
    theirs = {text.id: text for text in second}
    both: list[tuple[str, MarkedQuote, MarkedQuote, float]] = []
    counts = [0, 0]
    common = sorted(ours.keys() & theirs.keys())
    for id in common:
        if ours[id].text != theirs[id].text:
            raise MarkupError(f"{id}: the two annotations are not of the same text")
        counts[0] += len(ours[id].quotes)
        counts[1] += len(theirs[id].quotes)
        both += [(ours[id].text, *pair) for pair in pairs(ours[id], theirs[id])]
    exact = sum(_words(text, a.quote) == _words(text, b.quote) for text, a, b, _ in both)
    same = [(text, a, b) for text, a, b, dice in both if dice >= SAME]
    return Agreement(
        texts=len(common),
        first=counts[0],
        second=counts[1],
        paired=len(same),
        exact=_share(2 * exact, sum(counts)),
        overlap=_share(2 * sum(dice for *_, dice in both), sum(counts)),
        labels={
            name: (
                _share(sum(getattr(a, name) == getattr(b, name) for _, a, b in same), len(same)),
                kappa([(getattr(a, name), getattr(b, name)) for _, a, b in same]),
            )
            for name in ("kind", "medium", "standing")
        },
        parts={name: _part(same, name) for name in PARTS},
        names=_names(same),
    )


def pairs(first: MarkedText, second: MarkedText) -> list[tuple[MarkedQuote, MarkedQuote, float]]:
    """The quotes of two annotations of a text one to one, with their overlap, the best first; never without any."""
    candidates = []
    for i, a in enumerate(first.quotes):
        for j, b in enumerate(second.quotes):
            mine, yours = _words(first.text, a.quote), _words(first.text, b.quote)
            if mine & yours:
                dice = 2 * len(mine & yours) / (len(mine) + len(yours))
                candidates.append((-dice, a.kind != b.kind, i, j))
    found, left, right = [], set(), set()
    for cost, _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((first.quotes[i], second.quotes[j], -cost))
    return found


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond chance; 1 where both give one label throughout, nan for nothing.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    if not labels:
        return float("nan")
    observed = sum(a == b for a, b in labels) / len(labels)
    left, right = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(left[label] * right[label] for label in left) / len(labels) ** 2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def _part(same: list[tuple[str, MarkedQuote, MarkedQuote]], name: str) -> tuple[int, float, float]:
    words = [(_words(text, getattr(a, name)), _words(text, getattr(b, name))) for text, a, b in same]
    words = [(mine, yours) for mine, yours in words if mine or yours]
    return (
        len(words),
        _share(sum(mine == yours for mine, yours in words), len(words)),
        _share(sum(bool(mine & yours) for mine, yours in words), len(words)),
    )


def _names(same: list[tuple[str, MarkedQuote, MarkedQuote]]) -> float:
    named = [(a.name, b.name) for _, a, b in same if a.name is not None and b.name is not None]
    return _share(sum(a == b for a, b in named), len(named))


def _words(text: str, ranges: Ranges) -> frozenset[int]:
    return frozenset(start + found.start() for start, end in ranges for found in WORD.finditer(text[start:end]))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def table(agreement: Agreement) -> str:
    """The figures as a Markdown table."""
    rows = [
        ("texts", str(agreement.texts)),
        ("quotes, first and second annotation", f"{agreement.first}, {agreement.second}"),
        ("quotes: F1, exactly the same words", f"{agreement.exact:.3f}"),
        ("quotes: mean overlap", f"{agreement.overlap:.3f}"),
        ("quotes in both (overlap of at least a half)", str(agreement.paired)),
        *((f"{name}: the same; kappa", f"{share:.3f}; {k:.3f}") for name, (share, k) in agreement.labels.items()),
        *(
            (f"{name} ({count}): the same words; a common word", f"{same:.3f}; {touch:.3f}")
            for name, (count, same, touch) in agreement.parts.items()
        ),
        ("name of the speaker: the same", f"{agreement.names:.3f}"),
    ]
    return "\n".join(["| what | figure |", "| --- | ---: |", *(f"| {what} | {figure} |" for what, figure in rows)])


def main(folders: list[Path]) -> None:
    """Print the table."""
    first, second = folders or (FOLDER, SECOND)
    sys.stdout.write(table(measured(read_texts(first), read_texts(second))) + "\n")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
