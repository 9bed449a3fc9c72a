"""Which marks of one paragraph belong together."""

from __future__ import annotations

from attrs import define, field

from quotes.marks.inventory import CLEAN_STYLES, Family, Role
from quotes.marks.scanning import Lean, Mark

__all__ = ["Matched", "match"]

# How far down the stack a better partner is looked for: nesting deeper than this is not written.
_REACH = 4


@define
class Matched:
    """The pairs of a paragraph, and the marks that are left over, in text order.

    `guessed` are pairs that take a mark against the direction that its neighbours show.
    """

    pairs: list[tuple[Mark, Mark]] = field(factory=list)
    guessed: list[tuple[Mark, Mark]] = field(factory=list)
    leftovers: list[Mark] = field(factory=list)


def match(marks: list[Mark]) -> Matched:
    """Pair the marks of one paragraph with a stack: each closing mark takes the last open one of its family.

    Marks whose direction is still open close where they can, else open (parity); their `lean` is set so.
    Linear in the number of marks: what lies above the taken mark on the stack is left over and never seen again.
    """
    matched = Matched()
    following = _following(marks)
    balance = [0, 0, 0, 0]  # of the marks to come, per family: how many more open than close
    for mark in marks:
        balance[mark.family] += _weight(mark)
    stack: list[Mark] = []
    standing = [0, 0, 0, 0]
    for mark, after in zip(marks, following, strict=True):
        family = mark.family
        balance[family] -= _weight(mark)
        if mark.lean is Lean.EITHER:
            mark.lean = Lean.CLOSE if standing[family] else Lean.OPEN
        if mark.lean is Lean.OPEN:
            stack.append(mark)
            standing[family] += 1
        elif mark.doubtful and (not standing[family] or (standing[family] == 1 and _is_rather_closed_by(after, mark))):
            continue  # a prime or an apostrophe: nothing to close, or what is there is closed by the next mark
        elif not standing[family] or (_is_single(mark) and not _is_single(stack[-1])):
            matched.leftovers.append(mark)
        else:
            spare = standing[family] + balance[family] - 1
            depth = _partner(stack, mark, spare)
            for dropped in stack[depth + 1 :]:
                standing[dropped.family] -= 1
                matched.leftovers.append(dropped)
            matched.pairs.append((stack[depth], mark))
            standing[family] -= 1
            del stack[depth:]
    matched.leftovers = sorted([*matched.leftovers, *stack], key=lambda mark: mark.start)
    _pair_leftovers(matched)
    return matched


def _weight(mark: Mark) -> int:
    return {Lean.OPEN: 1, Lean.CLOSE: -1, Lean.EITHER: 0}[mark.lean]


def _following(marks: list[Mark]) -> list[Mark | None]:
    """For each mark the next one of its family."""
    following: list[Mark | None] = []
    last: dict[Family, Mark] = {}
    for mark in reversed(marks):
        following.append(last.get(mark.family))
        last[mark.family] = mark
    following.reverse()
    return following


def _is_rather_closed_by(after: Mark | None, mark: Mark) -> bool:
    """Whether the mark after a doubtful one is the likelier closing mark. “ and ” are seldom primes: „Gleis 21“."""
    return after is not None and after.lean is Lean.CLOSE and mark.symbol not in ("“", "”")


def _is_single(mark: Mark) -> bool:
    return mark.family in (Family.SINGLE, Family.SINGLE_GUILLEMET)


def _partner(stack: list[Mark], mark: Mark, spare: int) -> int:
    """The place on the stack of the opening mark that `mark` closes; one of its family stands there.

    The last one, unless that would mix two systems while an earlier one would not, and more marks open than will
    close anyway (`spare`): in „Er las "Bild. Gern“ the odd mark is the straight one.
    """
    nearest = len(stack) - 1
    while stack[nearest].family is not mark.family:
        nearest -= 1
    if spare <= 0 or stack[nearest].symbol + mark.symbol in CLEAN_STYLES:
        return nearest
    for depth in range(nearest - 1, max(-1, nearest - _REACH), -1):
        if stack[depth].symbol + mark.symbol in CLEAN_STYLES:
            return depth
    return nearest


def _pair_leftovers(matched: Matched) -> None:
    """Pair neighbours left over with the same direction, one of which a misplaced space turned round.

    Both look opening in "Ja "sagte er, both look closing in sagte er" ja".
    """
    rest: list[Mark] = []
    for mark in matched.leftovers:
        before = rest[-1] if rest else None
        if before is not None and _may_pair(before, mark):
            rest.pop()
            matched.guessed.append((before, mark))
        else:
            rest.append(mark)
    matched.leftovers = rest


def _may_pair(first: Mark, second: Mark) -> bool:
    if first.lean is not second.lean or first.symbol + second.symbol not in CLEAN_STYLES or _is_single(first):
        return False
    turned = second if first.lean is Lean.OPEN else first
    # A closing mark may only be turned round where a space follows it: "kommen", sagte sie. Er geht", sagte sie.
    return turned.role is Role.TURNS and (turned is second or turned.before_space)
