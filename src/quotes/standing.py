"""What a quote's frame says against taking it for plain words of its speaker, and through whom the words came.

*Sie habe nie gesagt, …*, *er soll gesagt haben*, *sie wird sagen*, *bestritt, dass …*, *bat ihn, zu sagen, …*: the
words stand in the text, but the reporter does not vouch that the speaker said or meant them. *…, sagte Kern laut
„Rundschau“*: Kern's words came through the paper.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, CueCandidate, Mention
from quotes.models.results import CueKind, Kind, Standing
from quotes.spans import shown

__all__ = ["sources_of", "standing_of"]

# Prepositions that name through whom words came, when another phrase already names the speaker.
SOURCES = frozenset({"laut", "zufolge", "gemäß", "gemäss"})
# Adverbs of hearsay that leave open whether it was said at all; scheinbar, offenbar judge what was said.
HEARSAY = ("high", "medium")


def standing_of(analysis: Analysis, lexicon: Lexicon, attribution: Attribution) -> Standing:
    """How the frame lets the words stand; `STATED` where nothing speaks against them, and where there is no cue."""
    cue = attribution.cue
    if cue is None:
        turn = attribution.rule == "turn" and shown(analysis.text, attribution.content).endswith("?")
        return Standing.ASKED if turn else Standing.STATED
    if attribution.rule.endswith("/asked"):
        return Standing.PLANNED
    if cue.modal or attribution.rule.endswith("/accused") or _is_hearsay(analysis, lexicon, attribution):
        return Standing.HEARSAY
    denied = cue.sense == "denial" or _is_fought(analysis, lexicon, attribution)
    if denied and attribution.kind is not Kind.DIRECT:
        free = cue.negated or _is_free(analysis, lexicon, attribution)
        return Standing.STATED if free else Standing.DENIED
    if cue.negated and cue.kind is CueKind.VERB and not _is_free(analysis, lexicon, attribution):
        return Standing.DENIED
    if _is_planned(analysis, lexicon, cue):
        return Standing.PLANNED
    asked = cue.sense == "question" or shown(analysis.text, attribution.content).endswith("?")
    return Standing.ASKED if asked else Standing.STATED


def _is_free(analysis: Analysis, lexicon: Lexicon, attribution: Attribution) -> bool:
    """Whether the verb has an object that is no word for what was said, and the words are a sentence of their own:
    schloss den Umbau aus, er habe aber …; forderte den Rücktritt nicht: „…“"""
    cue = attribution.cue
    assert cue is not None  # noqa: S101  the caller asked
    first = analysis.tokens_in(attribution.spans[0])[0]
    if attribution.kind is not Kind.DIRECT and analysis.tokens[first].relation == "mark":
        return False  # dass, ob
    if first < cue.head or not any(analysis.is_finite(i) for i in analysis.tokens_in(attribution.spans[0])):
        return False
    objects = (child for i in cue.tokens for child in analysis.children(i) if analysis.tokens[child].relation == "obj")
    return any(analysis.tokens[i].pos == "NOUN" and lexicon.noun(analysis.tokens[i].text) is None for i in objects)


def _is_fought(analysis: Analysis, lexicon: Lexicon, attribution: Attribution) -> bool:
    """Whether the words stand behind what the verb is against: wehrt sich gegen Gerüchte, er habe …; not behind a colon
    (wandte sich gegen die Behauptung: Es sei …)."""
    cue, first = attribution.cue, analysis.tokens_in(attribution.spans[0])[0]
    if cue is None or cue.kind is not CueKind.VERB or not first or analysis.tokens[first - 1].text != ",":
        return False
    nouns = [child for i in cue.tokens for child in analysis.children(i) if child < first]
    return any(
        lexicon.noun(analysis.tokens[i].text) is not None
        and any(analysis.tokens[k].text.casefold() == "gegen" for k in analysis.children(i))
        for i in nouns
    )


def _is_hearsay(analysis: Analysis, lexicon: Lexicon, attribution: Attribution) -> bool:
    """Whether an adverb such as angeblich stands in the frame."""
    entries = (
        lexicon.adverb(analysis.tokens[i].text)
        for span in attribution.frame
        for i in analysis.tokens_in(span)
        if not any(content.overlaps(analysis.tokens[i].span) for content in attribution.content)
    )
    return any(entry is not None and entry.use == "hearsay" and entry.prior in HEARSAY for entry in entries)


def _is_planned(analysis: Analysis, lexicon: Lexicon, cue: CueCandidate) -> bool:
    """``wird sagen``, ``würde sagen``: werden with an infinitive."""
    if cue.passive or cue.kind is not CueKind.VERB:
        return False
    texts = [analysis.tokens[i].text for i in cue.tokens]
    becomes = any(
        (reading.lemma == "werden" and reading.finite and reading.mood != "ind")
        or (reading.lemma == "werden" and reading.tense == "pres")
        for text in texts
        for reading in lexicon.auxiliary_readings(text)
    )
    infinitive = any(reading.shape == "inf" for text in texts for reading in lexicon.verb_readings(text))
    return becomes and infinitive


def sources_of(mentions: Sequence[Mention], attributions: Sequence[Attribution], number: int) -> tuple[Mention, ...]:
    """Through whom the words of attribution `number` came, outermost last; empty: as far as the text tells, nobody.

    First a source that its frame names beside the speaker (sagte Kern laut „Rundschau“; zitierte die Zeitung den
    Minister), then whoever says the quote in which it stands, and so on outwards. `mentions` are in text order.
    """
    attribution = attributions[number]
    speaker = attribution.speaker
    if speaker is None:
        return ()
    first = bisect_left(mentions, attribution.frame[0].start, key=_start) if attribution.frame else len(mentions)
    past = bisect_left(mentions, attribution.frame[-1].end, key=_start) if attribution.frame else len(mentions)
    cites = attribution.rule.endswith("/quoted-object")
    found = [
        mention
        for mention in mentions[first:past]
        if (mention.preposition in SOURCES or (cites and _is_subject(mention)))
        and (mention.last < speaker.first or speaker.last < mention.first)
        and any(span.overlaps(place) for span in attribution.frame for place in mention.spans[:1])
        and not any(content.overlaps(place) for content in attribution.content for place in mention.spans)
    ]
    chain = found[:1]
    seen = {number}
    parent = attribution.parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        above = attributions[parent].speaker
        if above is not None and above not in chain:
            chain.append(above)
        parent = attributions[parent].parent
    return tuple(chain)


def _is_subject(mention: Mention) -> bool:
    """``die Zeitung`` of "zitierte die Zeitung den Minister": whoever cites."""
    return "n" in mention.case and not mention.preposition


def _start(mention: Mention) -> int:
    return mention.start
