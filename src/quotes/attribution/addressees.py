"""To whom a quote was said: the phrase beside its cue that verb or preposition make the addressee."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.analysis import Analysis
from quotes.attribution.links import Link
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import CueKind

__all__ = ["addressee_of"]

# Verbs that take whom they address as their object in the accusative (Duden, Das Stilwörterbuch).
ADDRESSES = frozenset(
    "anflehen anklagen anweisen auffordern aufrufen beauftragen beschuldigen beschwören bezichtigen bitten drängen "
    "einladen erinnern ermahnen ermuntern ersuchen fragen informieren mahnen unterrichten verdächtigen verständigen "
    "warnen befragen verklagen vertrösten beruhigen verpflichten".split()
)


def addressee_of(
    analysis: Analysis, link: Link, speaker: Mention | None, mentions: Iterable[Mention]
) -> Mention | None:
    """To whom it was said: sagte der Zeitung, sagte gegenüber Reportern, forderte den Rat auf; None: nobody is named.

    `speaker` is None where the frame names none; a passive has an addressee all the same (wurde aufgefordert).
    """
    cue, clause = link.cue, link.clause
    if cue is None or clause is None or cue.kind is not CueKind.VERB:
        return None
    best: Mention | None = None
    mentions = list(mentions)
    for mention in mentions:
        if mention.head not in clause.tokens and mention.first not in clause.tokens:
            continue
        if mention.sort not in ("person", "body", "unknown"):
            continue
        if speaker is not None and mention.first <= speaker.last and speaker.first <= mention.last:
            continue
        alone = speaker is not None and _stands_alone(analysis, mention, mentions)
        fits = _is_told(analysis, cue, mention, alone=alone) or _is_addressed(analysis, cue, mention)
        if fits and (best is None or mention.last - mention.first > best.last - best.first):
            best = mention
    return best


def _stands_alone(analysis: Analysis, mention: Mention, mentions: Iterable[Mention]) -> bool:
    """Whether it is neither in another mention nor behind a comma: beside a subject it is no second one, then, nor
    anybody's genitive: sagte eine Sprecherin der dpa."""
    within = any(each.first <= mention.first and mention.last <= each.last and each is not mention for each in mentions)
    return not within and analysis.tokens[max(0, mention.first - 1)].text != ","


def _is_told(analysis: Analysis, cue: CueCandidate, mention: Mention, *, alone: bool) -> bool:
    """Whether a preposition or the dative makes it the addressee."""
    certain = mention.sort != "unknown"
    if mention.preposition == "gegenüber":
        return True
    if mention.preposition == "an":
        return certain and (not mention.case or "a" in mention.case)  # not: sagte sie an der Versammlung
    if mention.preposition == "zu":
        return certain and cue.lemma in ("sagen", "sprechen", "meinen")
    if mention.preposition == "von":
        return certain and cue.lemma in ("fordern", "verlangen", "einfordern") and not cue.passive
    if mention.preposition == "mit":
        talk = analysis.tokens[max(0, mention.first - 2)].text, analysis.tokens[max(0, mention.first - 1)].text
        return any(word.casefold().endswith(("interview", "gespräch", "telefonat")) for word in talk)
    dative = mention.case == "d" or (alone and "d" in mention.case and "a" not in mention.case)
    return not mention.preposition and dative and bool({"quote", "dass"} & cue.valency)


def _is_addressed(analysis: Analysis, cue: CueCandidate, mention: Mention) -> bool:
    """Whether the verb takes it as the object whom it addresses (forderte den Rat auf), or did before the passive."""
    if mention.preposition or cue.lemma not in ADDRESSES or mention.sort == "unknown":
        return False
    subject = any(
        i is not None and mention.first <= i <= mention.last for i in (analysis.subject(k) for k in cue.tokens)
    )
    return subject if cue.passive else not subject and "a" in (mention.case or "a")
