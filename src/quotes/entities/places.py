"""In which mention and in whose quote a mention stands."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.models.parts import Mention

__all__ = ["nesting", "said_by"]


def nesting(ordered: Sequence[Mention]) -> tuple[list[int | None], list[tuple[int, ...]]]:
    """For each mention, in order of start and longest first, the smallest one around it and those directly inside."""
    outer: list[int | None] = []
    inside: list[list[int]] = [[] for _ in ordered]
    stack: list[int] = []
    for number, mention in enumerate(ordered):
        while stack and ordered[stack[-1]].end < mention.end:
            stack.pop()
        outer.append(stack[-1] if stack else None)
        if stack:
            inside[stack[-1]].append(number)
        stack.append(number)
    return outer, [tuple(each) for each in inside]


def said_by(mentions: Sequence[Mention], spoken: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """For each mention within a quote who says it, of several quotes around it the first; one walk over both."""
    found: dict[int, int] = {}
    running: list[tuple[int, int]] = []
    begun = 0
    for number, mention in enumerate(mentions):
        while begun < len(spoken) and spoken[begun][0] <= mention.start:
            running.append(spoken[begun][1:])
            begun += 1
        running = [each for each in running if each[0] > mention.start]
        speaker = next((speaker for end, speaker in running if mention.end <= end), None)
        if speaker is not None:
            found[number] = speaker
    return found
