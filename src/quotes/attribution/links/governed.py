"""Links of a passage in reported speech: to the cue that governs its clause, or to a source named beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links.link import Link, clause_of, comma_before, is_reported, is_so, opens_with
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["governed_links", "source_links"]


def source_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """laut X, X zufolge, nach Angaben von X anywhere in the sentence; demnach, wonach."""
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if cue.kind is CueKind.PREPOSITION:
            same = scene.home is not None and clause is scene.clauses[scene.home]
            if cue.prior == "low" and not (same and clause is not None and cue.tokens[0] == clause.tokens[0]):
                continue  # für X ist das „…“, but not: ein Preis für X
            far = 0.02 * min(abs(cue.head - scene.first), 40)
            yield Link("source", (2.4 if same else 1.2) + cue.odds / 2 - far, cue, clause)
        elif cue.kind is CueKind.ADVERB and cue.sense == "source" and cue.prior != "low":
            same = scene.home is not None and clause is scene.clauses[scene.home]
            opens = clause is not None and cue.head in (clause.opener, clause.tokens[0])
            told = 0.8 if is_reported(analysis, lexicon, clause) else 0.0
            yield Link("source-adverb", (1.2 + cue.odds + told) if same and opens else 0.4, cue, clause)


def governed_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """The passage stands in a clause of indirect speech that a cue in another clause of the sentence governs."""
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if is_so(cue, clause):
            yield Link("indirect-so", 2.2, cue, clause)
        elif (
            cue.kind is CueKind.VERB
            and cue.finite
            and opens_with(analysis, clause, "wie")
            and {"dass", "quote"} & cue.valency
        ):
            yield Link("indirect-wie", 1.4 + cue.odds, cue, clause)
    home = scene.clauses[scene.home] if scene.home is not None else comma_before(analysis, scene)
    if home is None:
        return
    reported = is_reported(analysis, lexicon, home)
    place = scene.clauses.index(home)
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if clause is None or clause is home:
            continue
        between = max(0, abs(scene.clauses.index(clause) - place) - 1)
        if is_reported(analysis, lexicon, clause):
            if cue.prior == "low" or between or home.shape != "sub":
                continue  # it is said, not saying: Der Bericht lege nahe, …
            between = 1
        for rule, strength in _government(analysis, cue, clause, home, reported=reported):
            yield Link(rule, strength - 0.8 * between, cue, clause)


def _government(
    analysis: Analysis, cue: CueCandidate, clause: Clause, home: Clause, *, reported: bool
) -> Iterator[tuple[str, float]]:
    """By which rule and how strongly a cue in `clause` governs the clause `home`."""
    before = clause.tokens[0] < home.tokens[0]
    last = cue.head in clause.tokens[-5:]
    if cue.kind is CueKind.NOUN and "dass" in cue.valency and before and home.shape != "rel" and last:
        yield "noun-clause", 1.4 + 1.6 * reported + 0.8 * (home.shape == "sub")
    if cue.kind is not CueKind.VERB or not cue.finite:
        return
    if home.shape == "sub" and before and cue.valency & {"dass", "w"}:
        yield "dass", 2.0 + cue.odds + 0.5 * reported
    elif home.shape in ("main", "none") and before and cue.valency & {"dass", "zu"}:
        yield "indirect-before", (1.8 if reported else 0.8) + cue.odds
    elif not before and "dass" in cue.valency and clause.shape == "main" and _inverted(analysis, clause):
        yield "indirect-after", (2.2 if reported else 1.6) + cue.odds
    elif home.shape == "rel" and "dass" in cue.valency:
        yield "indirect-relative", 0.6 + cue.odds + 0.8 * reported


def _inverted(analysis: Analysis, clause: Clause) -> bool:
    """Whether the finite verb opens the clause: …, sagte X; …, so heißt es in Y."""
    first = clause.tokens[0]
    return clause.finite == first or (
        clause.finite in clause.tokens[:2] and analysis.tokens[first].text.casefold() == "so"
    )
