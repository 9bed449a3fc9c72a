"""Who speaks by the lay-out of the lines: whom a headline opens with, who signs, whose name stands above."""

from __future__ import annotations

from collections.abc import Container, Sequence

from quotes.analysis import Analysis
from quotes.analysis.datelines import DASHES
from quotes.analysis.topology import clauses_of
from quotes.attribution.choice import Found
from quotes.attribution.links import Link
from quotes.attribution.scenes import Scene
from quotes.models.parts import Mention

__all__ = ["headline", "is_line", "opening_name", "signature", "stands_in_row"]

# How sure it is that whoever stands right before the words between marks of a headline says them: no more than likely,
# since they may be what is said of him. The training part of our own texts has four, all his.
HEADED = 0.65
# How sure a signature is, and words that a line of one has at most.
SIGNED, SIGNATURE = 0.8, 12
# Who may stand behind their words in a row of quotes, as persons do: a paper, a club.
SIGNING = frozenset({"body", "document"})


def headline(analysis: Analysis, scene: Scene, mentions: Sequence[Mention]) -> Found | None:
    """In a headline without a verb whoever stands right before the words: Kern „sehr zufrieden“; or for whom they hold:
    Neues Wehr für Kern „eine Schande“. Before a dash who opens it: Kern lässt den Rat warten – „…“"""
    if not scene.before:
        return None
    last, first = scene.before[-1], analysis.sentence(scene.first).start
    stop = analysis.tokens_in(scene.passage.spans[-1]).stop
    dashed = analysis.tokens[last].text in DASHES and not scene.after and is_line(analysis, first, stop)
    if not dashed and any(analysis.is_finite(i) for i in (*scene.before, *scene.after)):
        return None
    named = [
        mention
        for mention in mentions
        if mention.sort in ("person", "body")
        and (dashed or mention.last == last)
        and ((mention.preposition == "für" and not dashed) or (mention.first == first and not mention.preposition))
    ]
    speaker = max(named, key=lambda mention: mention.last - mention.first, default=None)
    if speaker is None:
        return None
    return Found("headline", None, speaker, HEADED, evidence=speaker.spans)


def signature(analysis: Analysis, number: int, mentions: Sequence[Mention], marked: Container[int]) -> Found | None:
    """Whom sentence `number`, the one behind a passage, signs it with.

    Nothing stands there but a person's name, as the start of a line or behind a dash, or in brackets, where a
    description and a verb may follow; or somebody's between two passages: „…“ Bote, Kiel „…“. `marked`: the words of
    passages, their marks included.
    """
    begin, end = analysis.sentences[number]
    stop = next((i for i in range(begin, end) if i in marked), end)
    words = range(begin, stop)
    if not words:
        return None
    bracket = analysis.tokens[begin].text == "("
    own_line = analysis.opens_line(begin) or analysis.tokens[begin].text in DASHES
    row = not (bracket or own_line) and (stop < end or analysis.opens_line(stop))
    if not (bracket or own_line or row) or (own_line and stop < end):
        return None
    finite = next((i for i in words if analysis.is_finite(i)), stop)
    described = bracket and any(analysis.tokens[i].text == "," for i in range(begin, finite))
    if not described and (len(words) > SIGNATURE or finite < stop):
        return None
    [clause] = clauses_of(analysis, words)[:1] or (None,)
    names = [
        mention
        for mention in mentions
        if mention.first <= begin + 1
        and mention.last < stop
        and (mention.name is not None if mention.sort == "person" else mention.sort in SIGNING and row)
        and not (row and (mention.last < stop - 1 or mention.preposition))
    ]
    if clause is None or not names:
        return None
    name = max(names, key=lambda mention: mention.last)
    return Found("signature", Link("signature", 2.0, None, clause), name, SIGNED, evidence=name.spans)


def stands_in_row(analysis: Analysis, scene: Scene, marked: Container[int]) -> bool:
    """Whether what stands before the passage is the signature of another one in its line: „…“ Bote, Kiel „…“"""
    first = analysis.sentence(scene.first).start
    alone = not any(analysis.tokens[i].is_word for i in scene.after)
    return alone and first - 1 in marked and not analysis.opens_line(first)


def opening_name(analysis: Analysis, number: int, mentions: Sequence[Mention]) -> Mention | None:
    """The person with a name that a sentence begins with, description included."""
    first = analysis.sentences[number][0]
    named = [m for m in mentions if m.sort == "person" and m.name is not None and m.first == first]
    return max(named, key=lambda mention: mention.last, default=None)


def is_line(analysis: Analysis, first: int, stop: int) -> bool:
    """Whether a line begins with token `first` and ends before token `stop`."""
    return analysis.opens_line(first) and analysis.opens_line(stop)
