"""A link from a passage to a cue, and what several kinds of link ask about the clauses around it."""

from __future__ import annotations

from attrs import frozen

from quotes.analysis import Analysis
from quotes.analysis.moods import is_konjunktiv
from quotes.analysis.topology import Clause
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind, Medium
from quotes.spans import merge

__all__ = ["Link", "any_verb", "clause_of", "comma_before", "is_reported", "is_so", "opens_with"]


@frozen
class Link:
    """A cue for a passage (or none, with a label or bare colon), by which pattern, how strongly.

    `clause` is the reporter's clause that holds the cue: where the speaker is looked for first.
    """

    rule: str
    strength: float
    cue: CueCandidate | None
    clause: Clause | None


def clause_of(scene: Scene, i: int) -> Clause | None:
    """The clause that holds word `i`."""
    return next((clause for clause in scene.clauses if i in clause.tokens), None)


def any_verb(analysis: Analysis, clause: Clause, finite: int) -> CueCandidate:
    """The verb of a clause as a cue, though by itself it tells of no words: wollte er „…“, empfing sie den Gast; one of
    nobody where "es" follows it: schallte es aus dem Saal."""
    verb = analysis.main_verb(finite)
    behind = analysis.tokens[finite + 1].text if finite + 1 < len(analysis.tokens) else ""
    group = tuple(i for i in sorted({finite, verb}) if i in clause.tokens)
    return CueCandidate(
        tokens=group,
        head=finite,
        spans=merge(analysis.tokens[i].span for i in group),
        lemma=analysis.tokens[verb].lemma,
        kind=CueKind.VERB,
        prior="low",
        medium=Medium.SPEECH_OR_THOUGHT,
        impersonal=behind == "es",
    )


def comma_before(analysis: Analysis, scene: Scene) -> Clause | None:
    """The clause before a passage that stands after a comma: sagte, „…“"""
    if not scene.before or analysis.tokens[scene.before[-1]].text != ",":
        return None
    earlier = [clause for clause in scene.clauses if clause.tokens[0] <= scene.before[-1]]
    return earlier[-1] if earlier else None


def is_so(cue: CueCandidate, clause: Clause | None) -> bool:
    """so X, without a verb; not: so stark der Regen auch fällt."""
    return cue.lemma == "so" and clause is not None and clause.shape == "aside"


def opens_with(analysis: Analysis, clause: Clause | None, word: str) -> bool:
    return clause is not None and clause.opener is not None and analysis.tokens[clause.opener].text.casefold() == word


def is_reported(analysis: Analysis, lexicon: Lexicon, clause: Clause | None) -> bool:
    """Whether the clause's finite verb is in Konjunktiv I, or in the Konjunktiv II that stands for it."""
    if clause is None or clause.finite is None:
        return False
    return is_konjunktiv(analysis, lexicon, clause.finite)
