"""Which cue introduces a passage: the patterns of the German inquit, each with an id and a strength.

The patterns follow the places in which German puts the frame of direct speech (Duden, Die Grammatik 2016, "Direkte
Rede"; Brunner 2015, "Automatische Erkennung von Redewiedergabe"): after the words with the finite verb first (…“, sagte
X), before them with a colon or comma, around them, or with the words as a part of the reporter's clause. Strengths are
log odds, set by hand and tuned on the training part of the Wikinews data.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links.apart import after_links, colon_links, signature_links
from quotes.attribution.links.gapped import gapped_links
from quotes.attribution.links.governed import governed_links, source_links
from quotes.attribution.links.link import Link, comma_before, is_reported, is_so, opens_with
from quotes.attribution.links.within import noun_links, subject_links, within_links
from quotes.attribution.scenes import Scene
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind

__all__ = ["WISHES", "Link", "frame_links", "links_of", "stands_in_konjunktiv"]

# Auxiliaries of who would not speak: wollte sich nicht äußern.
WISHES = frozenset({"wollen", "mögen"})


def links_of(analysis: Analysis, lexicon: Lexicon, scene: Scene, cues: Sequence[CueCandidate]) -> list[Link]:
    """All links of a passage to cues in its own sentence, strongest first."""
    outer = {*scene.before, *scene.after}
    near = [cue for cue in cues if outer.issuperset(cue.tokens)]
    links = [
        *after_links(analysis, lexicon, scene, near),
        *colon_links(analysis, lexicon, scene, near),
        *source_links(analysis, lexicon, scene, near),
        *within_links(analysis, lexicon, scene, near),
        *governed_links(analysis, lexicon, scene, near),
        *gapped_links(analysis, scene, near),
        *noun_links(analysis, lexicon, scene, near),
        *subject_links(analysis, lexicon, scene),
        *signature_links(analysis, scene),
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
        verb = cue.kind is CueKind.VERB and cue.finite and not is_reported(analysis, lexicon, clause)
        aside = clause.shape == "sub" and not opens_with(analysis, clause, "wie")  # nachdem X das gefordert hatte
        if (verb and not aside) or cue.kind is CueKind.PREPOSITION or is_so(cue, clause):
            links.append(Link("earlier-frame", cue.odds, cue, clause))
    return sorted(links, key=lambda link: -link.cue.head if link.cue else 0)


def _keeps_silent(analysis: Analysis, lexicon: Lexicon, cue: CueCandidate, clause: Clause) -> bool:
    """Whether somebody would not speak: wollte sich nicht äußern."""
    readings = lexicon.auxiliary_readings(analysis.tokens[clause.finite].text) if clause.finite is not None else ()
    return cue.negated and any(reading.lemma in WISHES for reading in readings)


def stands_in_konjunktiv(analysis: Analysis, lexicon: Lexicon, scene: Scene) -> bool:
    """Whether the clause in which the passage stands, or the one that it goes on from after a comma, is reported."""
    home = scene.clauses[scene.home] if scene.home is not None else comma_before(analysis, scene)
    return is_reported(analysis, lexicon, home)
