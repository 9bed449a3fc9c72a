"""Who speaks: for a passage and its cue the mentions that could be the speaker, scored.

Scores are log odds. German says who speaks by case, agreement and place: the subject of an active reporting verb in
the nominative, which follows an inverted verb (sagte am Mittwoch die Sprecherin) or stands before it; the phrase that
laut, zufolge or nach Angaben govern; the von-phrase of a passive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links import Link
from quotes.attribution.voices.candidate import SPEAKS, Voice
from quotes.attribution.voices.control import controllers
from quotes.attribution.voices.nouns import noun_voices
from quotes.attribution.voices.sources import after_so, agents, governed, holders, places
from quotes.attribution.voices.subjects import clause_subjects, in_clause, receives, subjects
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import CueKind

__all__ = ["Voice", "voices_of"]

# Verbs whose object speaks: die Zeitung zitiert den Minister.
RELAYING = frozenset({"zitieren"})
# A noun for writings that in news means somebody: zitierte die Zeitung eine Quelle in der Firma.
SOMEBODY = ("Quelle", "Quellen")
# How well the subject of a clause before fits that leaves those before it behind, and how far.
FITTING, FARTHER = 1.0, 3.0
# Sorts of phrases that say something; where a clause before a colon has no such subject, whom it holds for says it:
# Für Kern lag der Fall klar: …
SPEAKING = frozenset({"person", "body", "document"})
# Verbs whose subject is told it, unless it is a medium, which tells it on: Die Eltern erfuhren, dass …
LEARNING = frozenset({"erfahren", "lesen"})
# Verbs whose source is what the words come from: aus dem Bericht geht hervor, aus Kreisen verlautete.
ISSUING = frozenset({"hervorgehen", "verlauten", "dringen", "durchsickern", "zu hören sein", "zu vernehmen sein"})


def voices_of(analysis: Analysis, clauses: Sequence[Clause], link: Link, mentions: Iterable[Mention]) -> list[Voice]:
    """The candidates in the clauses around a cue, best first; empty: nobody is named there."""
    outer = {i for clause in clauses for i in clause.tokens}
    near = [mention for mention in mentions if mention.head in outer or mention.first in outer]
    found: Iterable[Voice]
    if link.cue is None:
        found = _beside_colon(analysis, link, near)
    elif link.cue.kind is CueKind.PREPOSITION:
        by_subject = link.cue.sense == "subject"  # mit den Worten
        found = noun_voices(analysis, link, near) if by_subject else list(governed(analysis, link.cue, near))
    elif link.cue.kind is CueKind.ADVERB:
        found = after_so(link, near)
    elif link.cue.kind is CueKind.NOUN:
        found = noun_voices(analysis, link, near)
    else:
        found = _of_verb(analysis, clauses, link, near)
    best: dict[tuple[int, int], Voice] = {}
    for voice in found:
        key = (voice.mention.first, voice.mention.last)
        if key not in best or voice.score > best[key].score:
            best[key] = voice
    return _whole(sorted(best.values(), key=lambda voice: (-voice.score, voice.mention.start, -voice.mention.end)))


def _whole(voices: list[Voice]) -> list[Voice]:
    """Without the parts of a mention that is a candidate too: die Sprecherin des Ministeriums, not des Ministeriums."""
    kept: list[Voice] = []
    for voice in sorted(voices, key=lambda voice: voice.mention.first - voice.mention.last):
        inside = [k for k in kept if k.mention.first <= voice.mention.first and voice.mention.last <= k.mention.last]
        if not inside or voice.score > max(k.score for k in inside) + 1.5:
            kept.append(voice)
    return sorted(kept, key=lambda voice: (-voice.score, voice.mention.start))


def _of_verb(analysis: Analysis, clauses: Sequence[Clause], link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    cue, clause = link.cue, link.clause
    assert cue is not None  # noqa: S101  the caller asked
    if clause is None:
        return
    if cue.lemma in RELAYING and not cue.passive:
        yield from _relayed(analysis, cue, clause, mentions)
        return
    asked = controllers(analysis, cue, mentions)
    if asked is not None:
        yield from asked
        return
    if cue.passive and cue.lemma not in RELAYING:
        yield from agents(analysis, clause, mentions)
        return
    if cue.sense == "stance":
        yield from holders(clause, mentions)
        return
    if cue.impersonal:
        yield from places(analysis, cue, clause, mentions)
        return
    if cue.lemma in ISSUING:
        for mention in mentions:
            if mention.preposition == "aus" and in_clause(clause, mention):
                yield Voice(mention, "source-place", 2.4 + max(SPEAKS[mention.sort], -0.5))
    own = list(subjects(analysis, cue, clause, mentions))
    if link.rule == "colon-verb" and not any(voice.mention.sort in SPEAKING for voice in own):
        held = [voice for voice in holders(clause, mentions) if voice.mention.sort in ("person", "body")]
        if held:
            yield from held
            return
    if cue.lemma in LEARNING and link.rule in ("complement", "next-clause"):
        yield from (voice for voice in own if voice.mention.sort in ("body", "document"))
        return
    if link.rule in ("clause-subject", "clause-wish"):
        yield from (Voice(v.mention, "subject", v.score - 0.5) for v in own if v.mention.sort in ("person", "body"))
        return
    yield from own
    if clause.shape != "sub" and (not own or max(voice.score for voice in own) < 1.0):
        yield from _shared(analysis, clauses, cue, clause, mentions)


def _shared(
    analysis: Analysis, clauses: Sequence[Clause], cue: CueCandidate, clause: Clause, mentions: Sequence[Mention]
) -> Iterator[Voice]:
    """The subjects of the clauses before, the nearest first: A kam, und B blieb und sagte …"""
    joined = _joined_to(analysis, cue)
    nearer = 0.0  # what the subject of a nearer clause takes from the others
    for other in reversed(clauses):
        if other is clause or other.tokens[0] >= clause.tokens[0] or other.finite is None:
            continue
        joint = joined in other.tokens
        if not joint and (other.shape in ("rel", "sub") or _is_told_in(analysis, other, clause)):
            continue
        found = [
            Voice(voice.mention, "shared-subject", voice.score - (0.6 if joint else 1.2) - nearer)
            for voice in clause_subjects(analysis, other, mentions)
            if voice.mention.sort != "thing" and cue.lemma not in ISSUING  # Der Plan habe Folgen, war zu hören
        ]
        yield from found
        joins = analysis.tokens[other.tokens[0]].pos == "CCONJ"  # not what is said: sagte, A gehe, und versprach …
        if joins and max((voice.score for voice in found), default=0.0) >= FITTING:
            nearer = FARTHER


def _is_told_in(analysis: Analysis, other: Clause, clause: Clause) -> bool:
    """Whether another clause stands in Konjunktiv, and this one does not: (sagte,) Otto sei da, und kündigte an, …"""
    moods = [analysis.tokens[each.finite].mood if each.finite is not None else "" for each in (other, clause)]
    return moods[0] == "sub" != moods[1]


def _joined_to(analysis: Analysis, cue: CueCandidate) -> int | None:
    """The verb with which the cue is coordinated in the tree: lobte … und forderte."""
    found = next((i for i in cue.tokens if analysis.tokens[i].relation == "conj"), None)
    return None if found is None else analysis.tokens[found].head


def _relayed(analysis: Analysis, cue: CueCandidate, clause: Clause, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """zitiert die Zeitung den Minister: who is quoted is the object; where there is none, the subject."""
    relaying = sorted(subjects(analysis, cue, clause, mentions), key=lambda voice: -voice.score)
    first = relaying[0].mention if relaying else None
    objects = [
        mention
        for mention in mentions
        if in_clause(clause, mention)
        and not mention.preposition
        and (mention.sort in ("person", "body") or _is_somebody(analysis, mention))
        and (not mention.case or "a" in mention.case)
        and (first is None or mention.last < first.first or first.last < mention.first)
    ]
    for mention in objects:
        yield Voice(mention, "quoted-object", 1.6 + SPEAKS[mention.sort] + (0.8 if mention.case == "a" else 0.0))
    if not objects:
        yield from relaying


def _is_somebody(analysis: Analysis, mention: Mention) -> bool:
    """Whether a word that could be a thing is a source, or stands as names do: alone, in the singular, without an
    article."""
    if analysis.tokens[mention.head].text in SOMEBODY:
        return True
    alone = mention.first == mention.last and mention.number == "s"
    return alone and mention.sort == "unknown" and analysis.tokens[mention.head].pos in ("NOUN", "PROPN")


def _beside_colon(analysis: Analysis, link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """X: „…“ — the label; or the subject of a clause that ends in a colon."""
    clause = link.clause
    if clause is None:
        return
    if link.rule in ("label", "signature"):
        for mention in mentions:
            opens = mention.first == clause.tokens[0]
            if not opens and link.rule == "signature":
                continue  # „Zehn Tage“: der neue Film der Regisseurin
            if link.rule == "label" and analysis.tokens[mention.head].entity == "LOC":
                continue  # Rosenheim: „Das Mehl war feucht“ tells where
            if in_clause(clause, mention) and mention.sort in ("person", "body") and not mention.preposition:
                yield Voice(mention, "label", 1.0 + 0.5 * opens + SPEAKS[mention.sort])
    elif clause.finite is not None and not receives(analysis, clause):
        for voice in clause_subjects(analysis, clause, mentions):
            if voice.mention.sort in ("person", "body"):
                yield Voice(voice.mention, "subject-without-cue", voice.score - 0.5)
