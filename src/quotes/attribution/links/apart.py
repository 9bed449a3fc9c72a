"""Links of a passage that stands apart from the reporter's words: after or before an inquit, behind a colon, signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.datelines import DASHES
from quotes.analysis.topology import Clause, clauses_of
from quotes.attribution.links.link import Link, any_verb, clause_of, is_reported, is_so
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["after_links", "colon_links", "signature_links"]

# How strongly who is named between a conjunction and the colon speaks: more than whoever is said to have spoken before.
ANOTHER = 4.6

# Log odds of a verb that tells of no words in the place of an inquit: „…“, empfing sie den Gast.
DEED = 1.5
# Prepositions with which words are the object of a verb of saying.
SPOKEN = frozenset({"mit", "von", "als"})


def after_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """…“, sagte X. …“, so X. …“, wie X sagte. …“, heißt es in Y."""
    after = list(scene.after)
    comma = False
    while after and not analysis.tokens[after[0]].is_word:
        if analysis.tokens[after[0]].text in (".", ":", ";", "(") and len(after) > 1:
            return
        comma = comma or analysis.tokens[after[0]].text in (",", *DASHES)
        after.pop(0)
    if not after or scene.after[0] != _past(analysis, scene):
        return
    first = after[0]
    if not comma and _is_governed(analysis, scene):
        return
    home = scene.clauses[scene.home] if scene.home is not None else None
    if home is not None and not comma and any(home.finite == i for i in scene.before):
        return  # the passage is a part of a clause that has its verb before it: nannte es „…“ und ging
    tokens = analysis.tokens
    opened = any(tokens[i].relation == "mark" and scene.first <= tokens[i].head <= scene.last for i in scene.before)
    dependent = opened or (home is not None and home.shape in ("sub", "rel"))
    if home is not None and dependent and not comma and home.finite == first:
        return  # or behind it: wenn ein „…“ besteht
    if analysis.tokens[first].text.casefold() in ("und", "aber", "doch") and len(after) > 1 and comma:
        first = after[1]
    ended = analysis.tokens[scene.last].text in ("!", "?", ".", "…", "...")
    if analysis.tokens[first].text.casefold() == "so" and len(after) > 1 and analysis.is_finite(after[1]):
        first = after[1]  # so heißt es in dem Bericht
    part = 1.5 if not comma and _after_noun(analysis, scene) else 0.0  # unter dem Motto „…“ hatten …
    deed = clause_of(scene, first)
    told = any(first in cue.tokens for cue in cues) or is_reported(analysis, lexicon, deed)
    if comma and deed is not None and deed.finite == first and not told and not dependent:
        yield Link("inquit-deed", DEED, any_verb(analysis, deed, first), deed)
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if cue.kind is CueKind.VERB and cue.head == first and cue.finite and not is_reported(analysis, lexicon, clause):
            valency = 0.5 if "quote" in cue.valency else 0.0
            strength = (3.0 if comma or ended else 1.8) + cue.odds + valency - part
            yield Link("inquit-after", strength, cue, clause)
        elif cue.kind is CueKind.NOUN and analysis.tokens[first].text.casefold() == "mit" and cue.head - first <= 2:
            yield Link("noun", 3.0, cue, clause)  # …“, mit diesen Worten verließ X den Saal
        elif cue.head == first and is_so(cue, clause) and (comma or ended):
            yield Link("inquit-so", 3.6, cue, clause)
        elif (
            cue.kind is CueKind.VERB
            and cue.finite
            and (comma or ended)
            and analysis.tokens[first].text.casefold() == "wie"
            and clause is not None
            and first in clause.tokens
        ):
            yield Link("inquit-wie", 2.6 + cue.odds, cue, clause)


def _is_governed(analysis: Analysis, scene: Scene) -> bool:
    """Whether a preposition right before the passage makes it a place or time: bei „Quer“ sagte sie; not mit „Nein“
    antwortete sie, von „Mord“ sprach sie."""
    if not scene.before:
        return False
    word = analysis.tokens[scene.before[-1]]
    beside = word.i + 1 == analysis.tokens_in(scene.passage.spans[0]).start
    return beside and word.pos == "ADP" and word.text.casefold() not in SPOKEN


def _after_noun(analysis: Analysis, scene: Scene) -> bool:
    """Whether the passage belongs to a noun before it in the same clause, so that it is not what was said."""
    if scene.home is None:
        return False
    own = set(scene.clauses[scene.home].tokens)
    return any(i in own and analysis.tokens[i].pos in ("NOUN", "PROPN", "VERB") for i in scene.before)


def signature_links(analysis: Analysis, scene: Scene) -> Iterator[Link]:
    """„…“ – X; „…“ (X); „…“: X über Y: the speaker behind a dash or colon or in brackets, without a verb."""
    if not scene.after or scene.after[0] != _past(analysis, scene):
        return
    sign = analysis.tokens[scene.after[0]].text
    named = analysis.tokens[scene.after[min(1, len(scene.after) - 1)]].pos in ("NOUN", "PROPN")
    if sign not in (*DASHES, "(") and not (sign == ":" and named):
        return
    after = set(scene.after)
    clause = next((clause for clause in scene.clauses if after.issuperset(clause.tokens)), None)
    if clause is None or clause.tokens[0] > scene.after[0] + 1:
        return
    told = clause.finite is not None and any(analysis.tokens[i].text == "," for i in scene.after if i < clause.finite)
    if clause.finite is None or (sign == "(" and told):  # „…“ (X, Torwart, war zufrieden)
        yield Link("signature", 2.0, None, clause)


def _past(analysis: Analysis, scene: Scene) -> int:
    """The first token past the passage's marks."""
    return analysis.tokens_in(scene.passage.spans[-1]).stop


def _another(analysis: Analysis, scene: Scene) -> Clause | None:
    """What names who speaks now, behind the last comma and a conjunction: „…“, sagte die Frau, und der Mann: „…“"""
    comma = max((n for n, i in enumerate(scene.before) if analysis.tokens[i].text == ","), default=-1)
    words = scene.before[comma + 1 : -1]
    if comma < 0 or len(words) < 2 or analysis.tokens[words[0]].pos != "CCONJ":
        return None
    named = analysis.tokens[words[1]].pos in ("DET", "NOUN", "PROPN", "PRON")
    verbless = all(analysis.tokens[i].pos not in ("VERB", "AUX") for i in words)
    return next(iter(clauses_of(analysis, words)), None) if named and verbless else None


def _says(cue: CueCandidate) -> bool:
    """Whether it is a verb of saying, whose words may be told by another: Der Lehrling habe gerufen: „…“"""
    return cue.kind is CueKind.VERB and cue.finite and cue.prior != "low" and "quote" in cue.valency


def colon_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """X sagte: „…“ — Seine Worte: „…“ — X: „…“"""
    if not scene.before or analysis.tokens[scene.before[-1]].text != ":" or scene.home is not None:
        return
    before = set(scene.before)
    clauses = [clause for clause in scene.clauses if before.issuperset(clause.tokens)]
    if not clauses:
        return
    last = clauses[-1]
    main = next((clause for clause in reversed(clauses) if clause.shape == "main"), last)
    another = _another(analysis, scene)
    if another is not None:
        yield Link("label", ANOTHER, None, another)
    found = False
    for cue in cues:
        if not before.issuperset(cue.tokens):
            continue
        clause = clause_of(scene, cue.head)
        distance = 0.0 if clause is main else 1.2 if clause is last else 1.6
        if is_reported(analysis, lexicon, clause) and not _says(cue):
            continue
        if cue.kind is CueKind.VERB and cue.prior == "low" and clause is not main:
            continue  # Als die Probe beginnt, klingt aus dem Saal: „…“
        if cue.kind is CueKind.VERB and cue.finite:
            found = True
            yield Link("colon-verb", 3.2 + cue.odds - distance, cue, clause)
        elif cue.kind is CueKind.NOUN:
            yield Link("colon-noun", 2.4 - distance, cue, clause)
        elif cue.kind is CueKind.PREPOSITION:
            yield Link("colon-source", 2.3 - distance, cue, clause)
        elif cue.kind is CueKind.ADVERB and cue.lemma == "so":
            yield Link("colon-so", 2.6 - distance, cue, clause)
    if not found:
        words = sum(analysis.tokens[i].is_word for i in scene.before)
        if main.finite is None and words <= 12:
            yield Link("label", 2.5, None, main)
        elif not is_reported(analysis, lexicon, main):
            yield Link("colon", 1.6, None, main)
