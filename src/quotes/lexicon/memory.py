"""Lookups that keep their last answers: the stages ask for the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

__all__ = ["KEPT", "Answers", "remembered"]

KEPT = 4096
"""Forms whose answers are kept for each lookup: all words of a long article, in a few megabytes for all lookups."""

Answers = dict[str, dict[str, Any]]
"""What was answered, by lookup and form."""


class Remembering(Protocol):
    """What has a place for answers."""

    @property
    def _answers(self) -> Answers: ...


L = TypeVar("L", bound=Remembering)
V = TypeVar("V")


def remembered(look_up: Callable[[L, str], V]) -> Callable[[L, str], V]:
    """A method that looks a form up, made to keep its answers with the object that it is asked of."""
    name = look_up.__name__

    @wraps(look_up)
    def answer(self: L, form: str) -> V:
        known: dict[str, V] = self._answers[name]
        try:
            return known[form]
        except KeyError:
            if len(known) >= KEPT:
                known.clear()
            found = known[form] = look_up(self, form)
            return found

    return answer
