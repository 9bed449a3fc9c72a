"""Acts of speaking told by a noun and a verb that says nothing: Kritik kam von Kern. Der Plan stieß auf Kritik."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quotes.clauses.sentence import Sentence
from quotes.clauses.told import told_words
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Kind

__all__ = ["nominal_reports"]

# Log odds where somebody is named from whom it comes: in our own training texts 18 of 19 such clauses tell what
# somebody said; the Wikinews data does not mark them.
SCORE = 1.6
# What a noun may name that comes from somebody; not what could be a thing or a deed (Antrag, Entscheidung, Studie).
VOICED = frozenset({"agreement", "demand", "denial", "doubt", "emotion", "evaluation"})
# The verb, how the noun hangs on it, the preposition before it, and those before who speaks.
SHAPES = {
    "kommen": ("nsubj", "", frozenset({"von", "aus", "seitens"})),
    "stoßen": ("obl", "auf", frozenset({"bei"})),
}


def nominal_reports(sentence: Sentence, used: Collection[int]) -> Iterator[Report]:
    """A report for each clause in which such a noun comes from somebody; `used` are the words of other cues."""
    for cue in sentence.cues:
        clause = sentence.clause_of(cue.head)
        if cue.kind is not CueKind.NOUN or cue.sense not in VOICED or cue.head in used or clause is None:
            continue
        if clause.finite is None or sentence.is_konjunktiv(clause.finite) or not _comes(sentence, cue):
            continue
        yield Report(
            kind=Kind.REPORTED,
            tokens=told_words(sentence, clause),
            rule="nominal",
            score=SCORE,
            cue=cue,
            aside=clause.shape in ("rel", "sub"),
        )


def _comes(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the noun hangs on a verb with which it comes from somebody who is named beside."""
    tokens = sentence.analysis.tokens
    noun = tokens[cue.head]
    lemmas = (reading.lemma for reading in sentence.lexicon.known_readings(tokens[noun.head].text))
    shape = next((SHAPES[lemma] for lemma in lemmas if lemma in SHAPES), None)
    if shape is None or any(tokens[i].relation == "compound:prt" for i in sentence.analysis.children(noun.head)):
        return False  # kam an
    relation, preposition, givers = shape
    cases = {tokens[i].text.casefold() for i in sentence.analysis.children(cue.head)}
    if not noun.relation.startswith(relation) or (preposition and preposition not in cases):
        return False
    return any(
        mention.preposition in givers
        and mention.sort in ("person", "body")
        and tokens[mention.head].head in (noun.head, cue.head)
        for mention in sentence.mentions
    )
