"""Which cue introduces a passage: the patterns of the German inquit, each with an id and a strength.

The patterns follow the places in which German puts the frame of direct speech (Duden, Die Grammatik 2016, "Direkte
Rede"; Brunner 2015, "Automatische Erkennung von Redewiedergabe"): after the words with the finite verb first (…“, sagte
X), before them with a colon or comma, around them, or with the words as a part of the reporter's clause. Strengths are
log odds, set by hand and tuned on the training part of the Wikinews data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from quotes.analysis import Analysis
from quotes.analysis.moods import is_konjunktiv
from quotes.analysis.topology import Clause
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind, Medium
from quotes.spans import merge

__all__ = ["DASHES", "WISHES", "Link", "frame_links", "links_of", "stands_in_konjunktiv"]

# What verbs with "als", "von" or a second object add: a bare noun is what they take (nannte es einen „Skandal“).
NOMINAL = 0.9
INDEFINITE = frozenset({"ein", "eine", "einen"})
# Auxiliaries of who would not speak: wollte sich nicht äußern.
WISHES = frozenset({"wollen", "mögen"})
DASHES = frozenset({"–", "—", "-"})


@frozen
class Link:
    """A cue for a passage (or none, with a label or bare colon), by which pattern, how strongly.

    `clause` is the reporter's clause that holds the cue: where the speaker is looked for first.
    """

    rule: str
    strength: float
    cue: CueCandidate | None
    clause: Clause | None


def links_of(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> list[Link]:
    """All links of a passage to cues in its own sentence, strongest first."""
    outer = {*scene.before, *scene.after}
    near = [cue for cue in cues if outer.issuperset(cue.tokens)]
    links = [
        *_after(analysis, lexicon, scene, near),
        *_colon(analysis, lexicon, scene, near),
        *_sources(analysis, lexicon, scene, near),
        *_within(analysis, lexicon, scene, near),
        *_governed(analysis, lexicon, scene, near),
        *_nouns(analysis, lexicon, scene, near),
        *_subject(analysis, lexicon, scene),
        *_signature(analysis, scene),
    ]
    return sorted(links, key=lambda link: (-link.strength, link.rule, link.cue.tokens if link.cue else ()))


def frame_links(
    analysis: Analysis, lexicon: Lexicon, clauses: Sequence[Clause], cues: Sequence[CueCandidate]
) -> list[Link]:
    """The cues of a sentence that may report what later sentences go on with, the last first."""
    links = []
    for cue in cues:
        clause = next((clause for clause in clauses if cue.head in clause.tokens), None)
        if clause is None:
            continue
        if cue.prior == "low" or _keeps_silent(analysis, lexicon, cue, clause):
            continue  # sieht für die Stadt keine Gefahr
        verb = cue.kind is CueKind.VERB and cue.finite and not _is_reported(analysis, lexicon, clause)
        aside = clause.shape == "sub" and not _opens_with(analysis, clause, "wie")  # nachdem X das gefordert hatte
        if (verb and not aside) or cue.kind is CueKind.PREPOSITION or _is_so(cue, clause):
            links.append(Link("earlier-frame", cue.odds, cue, clause))
    return sorted(links, key=lambda link: -link.cue.head if link.cue else 0)


def _keeps_silent(analysis: Analysis, lexicon: Lexicon, cue: CueCandidate, clause: Clause) -> bool:
    """Whether somebody would not speak: wollte sich nicht äußern."""
    readings = lexicon.auxiliary_readings(analysis.tokens[clause.finite].text) if clause.finite is not None else ()
    return cue.negated and any(reading.lemma in WISHES for reading in readings)


def clause_of(scene: Scene, i: int) -> Clause | None:
    """The clause that holds word `i`."""
    return next((clause for clause in scene.clauses if i in clause.tokens), None)


def _after(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
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
    home = scene.clauses[scene.home] if scene.home is not None else None
    if home is not None and not comma and any(home.finite == i for i in scene.before):
        return  # the passage is a part of a clause that has its verb before it: nannte es „…“ und ging
    if analysis.tokens[first].text.casefold() in ("und", "aber", "doch") and len(after) > 1 and comma:
        first = after[1]
    ended = analysis.tokens[scene.last].text in ("!", "?", ".", "…", "...")
    if analysis.tokens[first].text.casefold() == "so" and len(after) > 1 and analysis.is_finite(after[1]):
        first = after[1]  # so heißt es in dem Bericht
    part = 1.5 if not comma and _after_noun(analysis, scene) else 0.0  # unter dem Motto „…“ hatten …
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if (
            cue.kind is CueKind.VERB
            and cue.head == first
            and cue.finite
            and not _is_reported(analysis, lexicon, clause)
        ):
            valency = 0.5 if "quote" in cue.valency else 0.0
            strength = (3.0 if comma or ended else 1.8) + cue.odds + valency - part
            yield Link("inquit-after", strength, cue, clause)
        elif cue.kind is CueKind.NOUN and analysis.tokens[first].text.casefold() == "mit" and cue.head - first <= 2:
            yield Link("noun", 3.0, cue, clause)  # …“, mit diesen Worten verließ X den Saal
        elif cue.head == first and _is_so(cue, clause) and (comma or ended):
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


def _is_so(cue: CueCandidate, clause: Clause | None) -> bool:
    """so X, without a verb; not: so stark der Regen auch fällt."""
    return cue.lemma == "so" and clause is not None and clause.shape == "aside"


def _after_noun(analysis: Analysis, scene: Scene) -> bool:
    """Whether the passage belongs to a noun before it in the same clause, so that it is not what was said."""
    if scene.home is None:
        return False
    own = set(scene.clauses[scene.home].tokens)
    return any(i in own and analysis.tokens[i].pos in ("NOUN", "PROPN", "VERB") for i in scene.before)


def _signature(analysis: Analysis, scene: Scene) -> Iterator[Link]:
    """„…“ – X; „…“ (X): the speaker behind a dash or in brackets, without a verb."""
    if not scene.after or scene.after[0] != _past(analysis, scene):
        return
    if analysis.tokens[scene.after[0]].text not in (*DASHES, "("):
        return
    after = set(scene.after)
    clause = next((clause for clause in scene.clauses if after.issuperset(clause.tokens)), None)
    if clause is not None and clause.finite is None and clause.tokens[0] <= scene.after[0] + 1:
        yield Link("signature", 2.0, None, clause)


def _past(analysis: Analysis, scene: Scene) -> int:
    """The first token past the passage's marks."""
    return analysis.tokens_in(scene.passage.spans[-1]).stop


def _colon(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """X sagte: „…“ — Seine Worte: „…“ — X: „…“"""
    if not scene.before or analysis.tokens[scene.before[-1]].text != ":" or scene.home is not None:
        return
    before = set(scene.before)
    clauses = [clause for clause in scene.clauses if before.issuperset(clause.tokens)]
    if not clauses:
        return
    last = clauses[-1]
    main = next((clause for clause in reversed(clauses) if clause.shape == "main"), last)
    found = False
    for cue in cues:
        if not before.issuperset(cue.tokens):
            continue
        clause = clause_of(scene, cue.head)
        distance = 0.0 if clause is main else 1.2 if clause is last else 1.6
        if _is_reported(analysis, lexicon, clause):
            continue
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
        elif not _is_reported(analysis, lexicon, main):
            yield Link("colon", 1.6, None, main)


def _sources(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
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
            told = 0.8 if _is_reported(analysis, lexicon, clause) else 0.0
            yield Link("source-adverb", (1.2 + cue.odds + told) if same and opens else 0.4, cue, clause)


def _within(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """The passage is a part of the cue's own clause: nannte ihn „…“, sprach von „…“, bezeichnete es als „…“."""
    home = scene.clauses[scene.home] if scene.home is not None else _comma_before(analysis, scene)
    if home is None:
        return
    intro = _introduced_by(analysis, scene)
    for cue in cues:
        if cue.kind is not CueKind.VERB or clause_of(scene, cue.head) is not home:
            continue
        if scene.home is None and not {"quote", "dass"} & cue.valency:
            continue
        if _is_reported(analysis, lexicon, home):
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


def _names_itself(analysis: Analysis, cue: CueCandidate, clause: Clause) -> bool:
    """sich „X“ nennen, „X“ genannt werden: what follows is a name."""
    if "als" not in cue.valency:
        return False
    words = {analysis.tokens[i].text.casefold() for i in clause.tokens}
    by_somebody = cue.passive and bool(words & {"von", "vom"})
    return (cue.passive and not by_somebody) or not cue.finite or "sich" in words


def _comma_before(analysis: Analysis, scene: Scene) -> Clause | None:
    """The clause before a passage that stands after a comma: sagte, „…“"""
    if not scene.before or analysis.tokens[scene.before[-1]].text != ",":
        return None
    earlier = [clause for clause in scene.clauses if clause.tokens[0] <= scene.before[-1]]
    return earlier[-1] if earlier else None


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


def _opens_with(analysis: Analysis, clause: Clause | None, word: str) -> bool:
    return clause is not None and clause.opener is not None and analysis.tokens[clause.opener].text.casefold() == word


def _governed(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """The passage stands in a clause of indirect speech that a cue in another clause of the sentence governs."""
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if _is_so(cue, clause):
            yield Link("indirect-so", 2.2, cue, clause)
        elif (
            cue.kind is CueKind.VERB
            and cue.finite
            and _opens_with(analysis, clause, "wie")
            and {"dass", "quote"} & cue.valency
        ):
            yield Link("indirect-wie", 1.4 + cue.odds, cue, clause)
    home = scene.clauses[scene.home] if scene.home is not None else _comma_before(analysis, scene)
    if home is None:
        return
    reported = _is_reported(analysis, lexicon, home)
    place = scene.clauses.index(home)
    for cue in cues:
        clause = clause_of(scene, cue.head)
        if clause is None or clause is home:
            continue
        between = max(0, abs(scene.clauses.index(clause) - place) - 1)
        if _is_reported(analysis, lexicon, clause):
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


def _is_reported(analysis: Analysis, lexicon: Lexicon, clause: Clause | None) -> bool:
    """Whether the clause's finite verb is in Konjunktiv I, or in the Konjunktiv II that stands for it."""
    if clause is None or clause.finite is None:
        return False
    return is_konjunktiv(analysis, lexicon, clause.finite)


def stands_in_konjunktiv(analysis: Analysis, lexicon: Lexicon, scene: Scene) -> bool:
    """Whether the clause in which the passage stands, or the one that it goes on from after a comma, is reported."""
    home = scene.clauses[scene.home] if scene.home is not None else _comma_before(analysis, scene)
    return _is_reported(analysis, lexicon, home)


def _nouns(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> Iterator[Link]:
    """mit den Worten „…“, unter dem Motto „…“, die Frage „…“: a reporting noun right before the passage."""
    if not scene.before:
        return
    for cue in cues:
        if scene.home is not None and _is_reported(analysis, lexicon, scene.clauses[scene.home]):
            continue
        title = 1.2 if lexicon.not_quoted_head(analysis.tokens[cue.head].text) else 0.0  # unter dem Motto „…“
        if cue.kind is CueKind.NOUN and cue.tokens[-1] == scene.before[-1]:
            strength = 2.2 if "quote" in cue.valency else 1.0
            yield Link("noun", strength - title, cue, clause_of(scene, cue.head))
        elif (
            cue.kind is CueKind.NOUN
            and scene.before[-1] == cue.tokens[-1] + 1
            and analysis.tokens[scene.before[-1]].text == ","
        ):
            yield Link("noun", 1.8 - title, cue, clause_of(scene, cue.head))


def _subject(analysis: Analysis, lexicon: Lexicon, scene: Scene) -> Iterator[Link]:
    """No cue, but an indicative clause with the passage as a part of it: wollte er „…“, sieht das Gericht „…“."""
    if scene.home is None:
        return
    home = scene.clauses[scene.home]
    if home.finite is None or _is_reported(analysis, lexicon, home):
        return
    wants = any(reading.lemma == "wollen" for reading in lexicon.auxiliary_readings(analysis.tokens[home.finite].text))
    verb = analysis.main_verb(home.finite)
    group = tuple(i for i in sorted({home.finite, verb}) if i in home.tokens)
    cue = CueCandidate(
        tokens=group,
        head=home.finite,
        spans=merge(analysis.tokens[i].span for i in group),
        lemma=analysis.tokens[verb].lemma,
        kind=CueKind.VERB,
        prior="low",
        medium=Medium.SPEECH_OR_THOUGHT,
    )
    yield Link("clause-wish", 0.8, cue, home) if wants else Link("clause-subject", -0.2, cue, home)
