"""Whose words a reporting noun stands for: die Forderung der Stadt, Kerns Vorwurf, seine Worte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links import Link
from quotes.attribution.voices.candidate import SPEAKS, Voice
from quotes.attribution.voices.subjects import in_clause, receives, subjects
from quotes.lexicon.possessives import THEIRS, possessor
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import SpeakerForm

__all__ = ["noun_voices"]

# What stands before the noun for words that the subject puts forward: kam zu dem Schluss, mit der Begründung.
FORWARD = ("zu", "zum", "zur", "mit")


def noun_voices(analysis: Analysis, link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """die Worte von X, X' Forderung; else the subject of the clause (meldete sich mit den Worten)."""
    cue, clause = link.cue, link.clause
    assert cue is not None  # noqa: S101  the caller asked
    for i in range(max(0, cue.head - 2), cue.head):
        if possessor(analysis.tokens[i].text) in THEIRS:
            owner = Mention(
                first=i,
                last=i,
                head=i,
                spans=(analysis.tokens[i].span,),
                form=SpeakerForm.PRONOUN,
                gender="mn" if analysis.tokens[i].text[0] in "sS" else "f",
                sort="person",
            )
            yield Voice(owner, "possessor", 2.4)
    beside = cue.head + 1 < len(analysis.tokens) and analysis.tokens[cue.head + 1].is_word
    owners = [
        mention
        for mention in mentions
        if (
            (beside and 0 < mention.first - cue.head <= 2 and ("g" in mention.case or mention.preposition == "von"))
            and not any(analysis.is_finite(i) for i in range(cue.head + 1, mention.first))
        )  # die Antwort gab Kern
        or _owns_before(analysis, mention, cue.tokens[-1])
        or (mention.preposition in ("von", "durch") and _is_maker(analysis, mention, cue.tokens[-1]))
    ]
    yield from (Voice(mention, "owner", 1.6 + SPEAKS[mention.sort]) for mention in owners)
    if any(mention.sort in ("person", "body") for mention in owners):
        return  # den Vorwurf der Stadt, …, wies Kern zurück
    if link.rule == "nominal" and clause is not None:
        givers = ("aus", "bei", "seitens", "von")
        named = [each for each in mentions if each.preposition in givers and in_clause(clause, each)]
        yield from (Voice(each, "source-place", 1.6 + SPEAKS[each.sort]) for each in named)
        return
    received = clause is not None and receives(analysis, clause)
    if clause is not None and (received or _comes_up(analysis, cue, clause)):
        for mention in mentions:
            if mention.preposition in ("von", "aus", "seitens") and in_clause(clause, mention):
                yield Voice(mention, "source-place", 1.0 + max(SPEAKS[mention.sort], -0.5))
    if clause is None or received:
        return
    if link.rule != "noun-clause" or _is_put_forward(analysis, cue):
        for voice in subjects(analysis, cue, clause, mentions):
            yield Voice(voice.mention, "subject-of-noun", voice.score - 0.6)


def _owns_before(analysis: Analysis, mention: Mention, noun: int) -> bool:
    """Whether it is a name in the genitive before the noun: Kerns Vorwurf."""
    words = [analysis.tokens[i] for i in range(mention.first, mention.last + 1)]
    named = mention.form is SpeakerForm.NAME and not mention.preposition and mention.last < noun
    return named and "g" in (mention.case, words[-1].case) and any(word.head == noun for word in words)


def _is_maker(analysis: Analysis, mention: Mention, noun: int) -> bool:
    """Whether it depends on a participle before the noun: die von Kern geäußerte Hoffnung."""
    participle = analysis.tokens[mention.head].head
    return mention.last < participle < noun and analysis.tokens[participle].head == noun


def _comes_up(analysis: Analysis, cue: CueCandidate, clause: Clause) -> bool:
    """Whether the noun is the subject of an active clause, so that a phrase beside it tells from whom it comes: aus der
    Partei kommen Forderungen; not wurde von der Partei abgelehnt."""
    if clause.finite is None:
        return False
    verbs = {clause.finite, analysis.main_verb(clause.finite)}
    noun = analysis.tokens[cue.tokens[-1]]
    return noun.relation == "nsubj" and noun.head in verbs


def _is_put_forward(analysis: Analysis, cue: CueCandidate) -> bool:
    """Whether the subject puts forward what the noun names (äußerte die Hoffnung, kam zu dem Schluss), and does not
    answer it (begegnete dem Vorwurf, wehrte sich gegen die Behauptung)."""
    noun = cue.tokens[-1]
    governed = [analysis.tokens[i].text.casefold() for i in analysis.children(noun) if i < noun]
    prepositions = [word for word in governed if word in (*FORWARD, "gegen", "auf", "trotz", "wegen", "nach")]
    if prepositions:
        return prepositions[0] in FORWARD and cue.sense != "evaluation"  # äußerte sich zu Vorwürfen, …
    return analysis.tokens[noun].case != "d"
