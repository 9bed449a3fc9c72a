"""Whose words they are where a preposition says it: laut X, nach Angaben von X, so X, es heißt aus X, wurde von X …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links import Link
from quotes.attribution.voices.candidate import SPEAKS, Voice
from quotes.attribution.voices.subjects import in_clause
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import SpeakerForm

__all__ = ["after_so", "agents", "governed", "holders", "places"]

# What one hears from nobody: dem Vernehmen nach.
HEARSAY = frozenset({"Hörensagen", "Vernehmen"})


def agents(analysis: Analysis, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """Passive: wurde von X kritisiert, hieß es aus dem Ministerium."""
    for mention in mentions:
        if not in_clause(clause, mention):
            continue
        if mention.preposition in ("von", "durch"):
            yield Voice(mention, "agent", 1.6 + SPEAKS[mention.sort])
        elif mention.preposition in ("aus", "in", "bei", "seitens") and mention.sort in ("body", "document", "person"):
            if _is_mere_place(analysis, mention):
                continue
            yield Voice(mention, "agent-place", 0.6 + SPEAKS[mention.sort])


def places(analysis: Analysis, cue: CueCandidate, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """heißt es in dem Bericht, hieß es aus dem Ministerium, heißt es von der Polizei; not what the verb is about: man
    hofft auf die Änderung."""
    for mention in mentions:
        if _is_mere_place(analysis, mention) or not in_clause(clause, mention):
            continue
        if mention.preposition in cue.valency:
            continue
        if mention.preposition in ("in", "aus", "von", "bei", "seitens", "auf"):
            yield Voice(mention, "source-place", 1.0 + max(SPEAKS[mention.sort], -0.5))


def holders(clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """Für X steht fest, dass …"""
    for mention in mentions:
        if mention.preposition == "für" and in_clause(clause, mention):
            yield Voice(mention, "holder", 2.0 + SPEAKS[mention.sort])


def _is_mere_place(analysis: Analysis, mention: Mention) -> bool:
    """Whether the phrase tells where it was said: in Berlin, but not aus Berlin (those who govern there); or when: im
    Februar 2012; or what was asked: auf Anfrage."""
    if mention.preposition == "in" and any(
        analysis.tokens[i].pos == "NUM" for i in range(mention.first, mention.last + 1)
    ):
        return True
    bare = mention.first == mention.head and mention.form is not SpeakerForm.NAME and mention.number == "s"
    if mention.preposition == "auf" and bare:
        return True
    return mention.preposition in ("in", "bei", "auf") and analysis.tokens[mention.head].entity == "LOC"


def governed(analysis: Analysis, cue: CueCandidate, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """The phrase that laut, zufolge or nach Angaben govern: the nearest on the side on which it must stand."""
    first, last = cue.tokens[0], cue.tokens[-1]
    for mention in mentions:
        if analysis.tokens[mention.head].text in HEARSAY:
            continue
        if mention.first <= last and mention.last > last and mention.first > first:
            yield Voice(mention, "source", 2.6)  # nach [Angaben der Polizei]
        elif 0 < mention.first - last <= 2 and cue.sense != "post":
            yield Voice(mention, "source", 3.0 - 0.3 * (mention.first - last) + SPEAKS[mention.sort] / 2)
        elif 0 < first - mention.last <= 1 and cue.sense != "pre" and (not mention.case or "d" in mention.case):
            yield Voice(mention, "source", 2.8 + SPEAKS[mention.sort] / 2)


def after_so(link: Link, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """so X: the phrase right after "so"."""
    cue = link.cue
    assert cue is not None  # noqa: S101  the caller asked
    if cue.sense == "source":  # demnach, wonach stand for the source themselves
        itself = Mention(
            first=cue.head, last=cue.head, head=cue.head, spans=cue.spans, form=SpeakerForm.PRONOUN, sort="document"
        )
        yield Voice(itself, "source-adverb", 2.0)
        return
    for mention in mentions:
        gap = mention.first - cue.tokens[-1]
        if 0 < gap <= 8 and not mention.preposition and (link.clause is None or in_clause(link.clause, mention)):
            yield Voice(mention, "so", 3.0 - 0.5 * gap + SPEAKS[mention.sort])
