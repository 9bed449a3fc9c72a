"""Links of a passage that is a part of the reporter's clause: nannte ihn „…“, mit den Worten „…“, will „…“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links.link import Link, any_verb, clause_of, comma_before, is_reported, opens_with
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["noun_links", "subject_links", "within_links"]

# What verbs with "als", "von" or a second object add: a bare noun is what they take (nannte es einen „Skandal“).
NOMINAL = 0.9
# Words at most between a noun and the comma behind its owner.
OWNER = 5
INDEFINITE = frozenset({"ein", "eine", "einen"})


def within_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """The passage is a part of the cue's own clause: nannte ihn „…“, sprach von „…“, bezeichnete es als „…“."""
    home = scene.clauses[scene.home] if scene.home is not None else comma_before(analysis, scene)
    if home is None or (scene.home is None and _is_fronted(analysis, scene, home)):
        return
    intro = _introduced_by(analysis, scene)
    for cue in cues:
        if cue.kind is not CueKind.VERB or clause_of(scene, cue.head) is not home:
            continue
        if scene.home is None and not {"quote", "dass"} & cue.valency:
            continue
        if is_reported(analysis, lexicon, home):
            continue  # the clause is itself somebody's words: Der Plan bestehe aus „…“
        strength = (0.9 if {"quote", "dass"} & cue.valency else 0.1) + cue.odds
        if _names_itself(analysis, cue, home):
            strength -= 2.0
        rule = "clause"
        if scene.home is None:
            strength = 2.6 + cue.odds
            rule = "inquit-before"
        elif intro and intro in cue.valency:
            strength += (1.7 if {"quote", "dass"} & cue.valency else 2.5) + NOMINAL * (cue.prior != "low")
            rule = "clause-als" if intro == "als" else "clause-preposition"
        elif "als" in cue.valency and not intro and "dass" not in cue.valency:
            strength += (0.5 if "quote" in cue.valency else 2.1) + NOMINAL * (cue.prior != "low")  # nannte ihn „…“
            if scene.before and analysis.tokens[scene.before[-1]].text.casefold() in INDEFINITE:
                strength += 0.8  # nannte es einen „Skandal“
        elif intro and intro not in ("als", "von"):
            strength -= 0.7  # sagte in der „…“
        yield Link(rule, strength, cue, home)


def _is_fronted(analysis: Analysis, scene: Scene, clause: Clause) -> bool:
    """Whether a clause before the passage is the front of a sentence whose verb opens the passage: Ob es so war, wie er
    sagt, „müssen andere klären“. Not: Wie Kern sagte, „müssen wir das klären“."""
    return clause.shape == "sub" and not opens_with(analysis, clause, "wie") and analysis.is_finite(scene.first)


def _names_itself(analysis: Analysis, cue: CueCandidate, clause: Clause) -> bool:
    """sich „X“ nennen, „X“ genannt werden: what follows is a name."""
    if "als" not in cue.valency:
        return False
    words = {analysis.tokens[i].text.casefold() for i in clause.tokens}
    by_somebody = cue.passive and bool(words & {"von", "vom"})
    return (cue.passive and not by_somebody) or not cue.finite or "sich" in words


def _introduced_by(analysis: Analysis, scene: Scene) -> str:
    """The preposition or "als" that governs the passage within its clause, articles and adjectives skipped."""
    for i in reversed(scene.before[-4:]):
        token = analysis.tokens[i]
        if token.text.casefold() in ("als", "wie"):
            return token.text.casefold()
        if token.pos == "ADP":
            word = token.text.casefold()
            return {"vom": "von", "zum": "zu", "zur": "zu", "beim": "bei", "im": "in", "am": "an"}.get(word, word)
        if token.pos not in ("DET", "ADJ", "NUM", "ADV", "PRON"):
            return ""
    return ""


def noun_links(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """mit den Worten „…“, unter dem Motto „…“, die Frage „…“: a reporting noun right before the passage."""
    if not scene.before:
        return
    for cue in cues:
        if scene.home is not None and is_reported(analysis, lexicon, scene.clauses[scene.home]):
            continue
        title = 1.2 if lexicon.not_quoted_head(analysis.tokens[cue.head].text) else 0.0  # unter dem Motto „…“
        if cue.kind is CueKind.NOUN and cue.tokens[-1] == scene.before[-1]:
            strength = 2.2 if "quote" in cue.valency else 1.0
            yield Link("noun", strength - title, cue, clause_of(scene, cue.head))
        elif cue.kind is CueKind.NOUN and _behind_phrase_of(analysis, cue.tokens[-1], scene.before[-1]):
            yield Link("noun", 1.8 - title, cue, clause_of(scene, cue.head))


def _behind_phrase_of(analysis: Analysis, noun: int, comma: int) -> bool:
    """Whether a comma ends the noun's phrase, with its owner: die Worte der Försterin, „…“."""
    between = range(noun + 1, comma)
    if analysis.tokens[comma].text != "," or comma <= noun or len(between) > OWNER:
        return False
    owned = not between or analysis.tokens[noun + 1].case == "g" or analysis.tokens[noun + 1].text in ("von", "vom")
    return owned and all(analysis.tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for i in between)


def subject_links(analysis: Analysis, lexicon: Lexicon, scene: Scene) -> Iterator[Link]:
    """No cue, but an indicative clause with the passage as a part of it: wollte er „…“, sieht das Gericht „…“."""
    if scene.home is None:
        return
    home = scene.clauses[scene.home]
    if home.finite is None or is_reported(analysis, lexicon, home):
        return
    wants = any(reading.lemma == "wollen" for reading in lexicon.auxiliary_readings(analysis.tokens[home.finite].text))
    cue = any_verb(analysis, home, home.finite)
    yield Link("clause-wish", 0.8, cue, home) if wants else Link("clause-subject", -0.2, cue, home)
