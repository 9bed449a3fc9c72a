"""The attribution stage: which passages are somebody's words, and who said them.

Per passage it weighs the wording (:mod:`~quotes.attribution.wording`) against the frame around it
(:mod:`~quotes.attribution.links`), picks the speaker among the mentions (:mod:`~quotes.attribution.voices`), and where
the passage's own sentence names nobody, goes on from what was said before (:mod:`~quotes.attribution.chain`). Nothing
is dropped: what is nobody's words comes back as ``not_quoted``, a quote without speaker with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex
from attrs import evolve

from quotes.analysis import Analysis
from quotes.analysis.datelines import past_dateline
from quotes.attribution.addressees import addressee_of
from quotes.attribution.chain import Chain
from quotes.attribution.choice import Found, seconded
from quotes.attribution.following import followed
from quotes.attribution.lines import is_line
from quotes.attribution.links import links_of, stands_in_konjunktiv
from quotes.attribution.nesting import nested
from quotes.attribution.reports import attribute_reports
from quotes.attribution.scenes import Scene, scenes_of
from quotes.attribution.weighing import odds_of, traits_of
from quotes.attribution.wording import Wording, wording_of
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, CueCandidate, Mention, Passage, Report
from quotes.models.results import CueKind, Kind, Medium, Reason
from quotes.odds import share_of
from quotes.settings import Settings
from quotes.spans import Span, shown

__all__ = ["attribute"]

# A passage that looks so little like wording is a name within the reporter's sentence, whatever stands around it.
NAME_BELOW = -2.4
# Confidence that words in marks are somebody's because the text quotes them in full elsewhere.
ECHO = 0.8
STOPS = frozenset({".", "!", "?", "…", ":", ";"})
PUNCTUATION = regex.compile(r"[^\w\s]+")


def attribute(
    analysis: Analysis,
    lexicon: Lexicon,
    passages: Sequence[Passage],
    cues: Sequence[CueCandidate],
    mentions: Sequence[Mention],
    reports: Sequence[Report],
    settings: Settings,
) -> tuple[Attribution, ...]:
    """Decide about every passage, then about every report; both in text order. Empty where there is neither."""
    mentions = _outside_datelines(analysis, mentions)
    said = Counter(_folded(analysis, passage.content) for passage in passages)
    wordings = {
        passage.index: wording_of(analysis, lexicon, passage, recurs=said[_folded(analysis, passage.content)] > 1)
        for passage in passages
    }
    names = {index for index, wording in wordings.items() if wording.score <= NAME_BELOW and wording.words <= 6}
    scenes = scenes_of(analysis, passages, names)
    chain = Chain(analysis, lexicon, scenes, cues, mentions, settings)
    around = {
        kind: {i for report in reports if report.kind is kind and report.score > 0 for i in report.tokens}
        for kind in (Kind.INDIRECT_FREE_INDIRECT, Kind.REPORTED)
    }
    decided: list[Attribution] = []
    numbers: list[int] = []  # chain number → index in decided
    places: dict[int, int] = {}  # passage → index in decided
    for passage in passages:
        wording = wordings[passage.index]
        scene = scenes.get(passage.index)
        links = links_of(analysis, lexicon, scene, chain.cues_near(scene)) if scene else []
        apart = scene is not None and not any(analysis.tokens[i].is_word for i in (*scene.before, *scene.after))
        reported = scene is not None and stands_in_konjunktiv(analysis, lexicon, scene)
        traits = traits_of(analysis, passage, wording, scene, links, chain, around, apart=apart)
        confidence = share_of(odds_of(analysis, traits))
        places[passage.index] = len(decided)
        if scene is None or confidence < settings.quote_threshold:
            decided.append(_not_quoted(passage, wording, 1 - confidence))
            continue
        found = chain.speaker(scene, links, apart=apart, reported=reported)
        chain.add(scene, found)
        numbers.append(len(decided))
        parent = places.get(passage.parent) if passage.parent is not None else None
        decided.append(
            _quote(
                analysis,
                scene,
                wording,
                found,
                confidence,
                chain.mentions_near(scene),
                parent=parent if parent is not None and decided[parent].kind is not None else None,
                continues=numbers[found.continues] if found.continues is not None else None,
            )
        )
    direct = _echoed(analysis, _joined(analysis, decided, scenes), settings)
    told = attribute_reports(analysis, lexicon, reports, cues, mentions, direct, settings)
    row = followed(analysis, nested(direct, told), settings)
    return tuple(seconded(analysis, settings, each) for each in row)


def _outside_datelines(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Those that may speak: a dateline tells where the text was written."""
    datelines = {i for first, stop in analysis.sentences for i in range(first, past_dateline(analysis, first, stop))}
    return [mention for mention in mentions if mention.head not in datelines] if datelines else mentions


def _folded(analysis: Analysis, content: Sequence[Span]) -> str:
    """The words of a passage for comparing: case and white space aside."""
    return " ".join(shown(analysis.text, content).casefold().split())


def _not_quoted(passage: Passage, wording: Wording, confidence: float) -> Attribution:
    return Attribution(
        spans=passage.spans,
        content=passage.content,
        passages=(passage.index,),
        not_quoted=wording.kind,
        confidence=confidence,
        rule=f"not-quoted/{wording.kind}",
        evidence=wording.evidence,
    )


def _quote(
    analysis: Analysis,
    scene: Scene,
    wording: Wording,
    found: Found,
    confidence: float,
    mentions: Sequence[Mention],
    *,
    parent: int | None,
    continues: int | None,
) -> Attribution:
    link = found.link
    cue = link.cue if link is not None else None
    clause = link.clause if link is not None else None
    return Attribution(
        spans=scene.passage.spans,
        content=scene.passage.content,
        passages=(scene.passage.index,),
        kind=Kind.DIRECT,
        medium=cue.medium if cue is not None and cue.kind is not CueKind.ADVERB else Medium.SPEECH,
        speaker=found.speaker,
        cue=cue,
        frame=_runs(analysis, clause.tokens) if clause is not None else (),
        addressee=addressee_of(analysis, link, found.speaker, mentions) if link is not None else None,
        parent=parent,
        continues=continues,
        is_fragment=scene.home is not None and not wording.sentence,
        confidence=confidence,
        speaker_confidence=found.confidence if found.speaker is not None else 0.0,
        framed=found.framed,
        rule=found.rule,
        evidence=found.evidence,
        reason=found.reason,
    )


def _runs(analysis: Analysis, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Spans over words that follow each other, punctuation between them included."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and all(not analysis.tokens[k].is_word for k in range(runs[-1][1] + 1, i)) and i - runs[-1][1] <= 2:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(analysis.span(first, last) for first, last in runs)


def _joined(analysis: Analysis, decided: Sequence[Attribution], scenes: Mapping[int, Scene]) -> tuple[Attribution, ...]:
    """Join the parts of a quote that an inquit interrupts: „Du siehst“, sagte die Mutter, „recht gut aus.“

    Between the parts stands the inquit of the first one and nothing else, or what he does meanwhile (sagt Kern und
    hebt die Hand) before a part that begins small; and a comma or dash ends it (a full stop ends the first quote, a
    colon begins a new one; Duden, Rechtschreibung, K 13).
    """
    kept: list[Attribution] = []
    place: list[int] = []  # index before → index after
    for attribution in decided:
        if kept and _goes_on(analysis, kept[-1], attribution, scenes):
            kept[-1] = evolve(
                kept[-1],
                spans=(*kept[-1].spans, *attribution.spans),
                content=(*kept[-1].content, *attribution.content),
                passages=(*kept[-1].passages, *attribution.passages),
                is_fragment=False,
                confidence=max(kept[-1].confidence, attribution.confidence if attribution.kind else 0.0),
            )
        else:
            kept.append(attribution)
        place.append(len(kept) - 1)
    return tuple(
        evolve(
            attribution,
            parent=None if attribution.parent is None else place[attribution.parent],
            continues=None if attribution.continues is None else place[attribution.continues],
        )
        for attribution in kept
    )


def _goes_on(analysis: Analysis, first: Attribution, second: Attribution, scenes: Mapping[int, Scene]) -> bool:
    """Whether `second` is the other part of a quote that the inquit of `first` interrupts."""
    if first.kind is None or first.cue is None or not first.rule.startswith("inquit-") or not second.passages:
        return False
    if second.cue is not None and second.rule.startswith("inquit-after") and second.cue.head > first.cue.head:
        return False  # „…“, sagte die Wirtin, „…“, entgegnete ihr Koch
    scene = scenes.get(second.passages[0])
    if scene is None or scene.passage.depth != scenes[first.passages[0]].passage.depth or not first.frame:
        return False
    between = analysis.text[first.spans[-1].end : second.spans[0].start]
    gap = Span(first.spans[-1].end, second.spans[0].start) if between else None
    if gap is None or "\n" in between or between.rstrip()[-1:] not in (",", "–", "—", "-"):
        return False
    if not first.frame[0].start >= gap.start or not first.frame[-1].end <= gap.end:
        return False
    inside = analysis.tokens_in(gap)
    ended = any(analysis.tokens[i].text in STOPS for i in (inside.start - 1, inside.start - 2, *inside))
    if second.content[0].of(analysis.text)[:1].islower() and not ended:
        return True
    words = [i for i in inside if analysis.tokens[i].is_word]
    return all(any(span.contains(analysis.tokens[i].span) for span in first.frame) for i in words)


def _echoed(analysis: Analysis, decided: tuple[Attribution, ...], settings: Settings) -> tuple[Attribution, ...]:
    """Give words in marks that nothing introduces to whoever says them in full elsewhere in the text.

    Headlines and teasers do this: Minister sieht „dringenden Bedarf“ bei Brücken. Single words and
    what begins with a capital may be a name that quote and reporter share, so they are left alone. Words that stand
    under a headline of their own need not be his who spoke before: a frame elsewhere is surer.
    """
    full: dict[tuple[str, str], list[tuple[int, str]]] = {}  # two words → the quotes that hold them
    for number, attribution in enumerate(decided):
        if attribution.speaker is not None:
            said = _words(analysis, attribution)
            for pair in dict.fromkeys(pairwise(said)):
                full.setdefault(pair, []).append((number, f" {' '.join(said)} "))
    echoed = []
    for attribution in decided:
        words = _words(analysis, attribution)
        lower = attribution.content and attribution.content[0].of(analysis.text)[0].islower()
        homes: list[int] = []
        first, last = (analysis.tokens_in(attribution.spans[i]) for i in (0, -1))
        least = 3 if is_line(analysis, first.start, last.stop) else 4  # subheadings stand alone on their line
        if not attribution.framed and (len(words) >= least or (len(words) > 1 and lower)):
            phrase = f" {' '.join(words)} "
            homes = [place for place, said in full.get((words[0], words[1]), ())[:50] if phrase in said]
        surer = [place for place in homes if _is_surer(decided[place], attribution, len(words) >= least, settings)]
        if surer:
            home = max(surer, key=lambda place: decided[place].speaker_confidence)
            source = decided[home]
            attribution = evolve(  # noqa: PLW2901  the same passage, decided anew
                attribution,
                kind=Kind.DIRECT,
                medium=source.medium,
                not_quoted=None,
                speaker=source.speaker,
                cue=None,
                frame=(),
                continues=home,
                is_fragment=attribution.is_fragment or attribution.kind is None,
                confidence=max(ECHO, attribution.confidence if attribution.kind else 0.0),
                speaker_confidence=ECHO * source.speaker_confidence,
                framed=False,
                rule="echo",
                evidence=source.spans,
                reason=None,
            )
        echoed.append(attribution)
    return tuple(echoed)


def _words(analysis: Analysis, attribution: Attribution) -> list[str]:
    """The words of a quote for comparing."""
    return PUNCTUATION.sub(" ", _folded(analysis, attribution.content)).split()


def _is_surer(home: Attribution, echo: Attribution, long: bool, settings: Settings) -> bool:
    """Whether who says words in full elsewhere is to be believed more than what is known of them here; `long`: they are
    enough words to be no chance."""
    if ECHO * home.speaker_confidence < settings.speaker_threshold:
        return False
    if echo.speaker is None:
        return echo.reason in (None, Reason.NO_CUE, Reason.TOO_UNSURE)
    return long and home.framed and ECHO * home.speaker_confidence > echo.speaker_confidence
