"""Who speaks in what is reported without marks.

A report with a frame takes its speaker from the frame, like a quote between marks; a bare sentence in Konjunktiv goes
on with who spoke last. What already stands between marks is not reported a second time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from attrs import evolve

from quotes.analysis import Analysis
from quotes.analysis.topology import clauses_of
from quotes.attribution.addressees import addressee_of
from quotes.attribution.choice import Found, choose
from quotes.attribution.heard import Heard
from quotes.attribution.links import Link
from quotes.attribution.overrun import overrun
from quotes.attribution.voices import voices_of
from quotes.lexicon import Lexicon
from quotes.models.parts import BARE, REACH, Attribution, CueCandidate, Mention, Report
from quotes.models.results import CueKind, Kind, Medium, Reason
from quotes.odds import share_of
from quotes.settings import Settings
from quotes.spans import Span

__all__ = ["attribute_reports"]

# Signs that stand between a part of a quote and the frame that interrupts it.
EDGES = frozenset({",", ";", ":", "–", "—", "-"})
# How sure it is that a label names who speaks behind it.
LABELLED = 0.95
# Adverbs at the start of a frame that gives no source: it is that of the sentence before.
FURTHER = frozenset({"Außerdem", "Ferner", "Weiter", "Weiters", "Wörtlich", "Zudem"})
# What a report loses in log odds where its subject is nobody who speaks: Die Messung zeigt, dass …
UNLIKELY = {"thing": 1.5, "unknown": 0.6}
# The same for a verb in the active that nobody is the subject of (es bleibt zu hoffen, dass …): of 21 such clauses in
# the training part of the Wikinews data 6 are marked as quotes, while of those in the passive 37 of 44 are.
SILENT = 2.0


def attribute_reports(
    analysis: Analysis,
    lexicon: Lexicon,
    reports: Sequence[Report],
    cues: Sequence[CueCandidate],
    mentions: Sequence[Mention],
    direct: Sequence[Attribution],
    settings: Settings,
) -> tuple[Attribution, ...]:
    """Decide about every report that is likely enough, in text order, given what was decided about the marks.

    `continues` counts the direct quotes first, then the reports.
    """
    marked = {
        i: number
        for number, each in enumerate(direct)
        if each.kind is not None
        for span in each.spans
        for i in analysis.tokens_in(span)
    }
    whole = {i: number for i, number in marked.items() if not direct[number].is_fragment}
    near: dict[int, list[Mention]] = {}
    for mention in mentions:
        near.setdefault(analysis.sentence_at(mention.head), []).append(mention)
    colons = {i for each in direct if each.rule.startswith("colon-") and each.cue is not None for i in each.cue.tokens}
    by_sentence: dict[int, list[CueCandidate]] = {}
    for cue in cues:
        by_sentence.setdefault(analysis.sentence_at(cue.head), []).append(cue)
    heard = Heard(analysis, lexicon, by_sentence, near, settings)
    for quote, each in enumerate(direct):
        heard.add(quote, each)
    decided: list[Attribution] = []
    places = {each.spans for each in direct}
    turns = {i for each in reports if each.kind is Kind.DIRECT and each.score > 0 for i in each.tokens}
    bare = {i for each in reports if each.kind is Kind.INDIRECT_FREE_INDIRECT and each.score > 0 for i in each.tokens}
    for report in (overrun(analysis, _before_colon(analysis, each, whole), marked, direct) for each in reports):
        if share_of(report.score) < settings.quote_threshold or _is_marked(analysis, report, marked, direct):
            continue
        if report.kind is Kind.DIRECT and (not settings.turns or _is_said_in_marks(analysis, report, whole)):
            continue
        if report.kind is Kind.FREE_INDIRECT and report.tokens[0] in turns:
            continue  # Kern: Ich gehe: a turn is said word for word, whether it is asked for or not
        if report.kind is Kind.REPORTED and report.cue is not None and not colons.isdisjoint(report.cue.tokens):
            continue  # zitierte den Rat mit den Worten: „…“
        place = report.cue.head if report.cue is not None else report.tokens[0]
        beside = _beside(near.get(analysis.sentence_at(place), ()), place)
        if report.kind in BARE:
            found = heard.before(report)
            medium = Medium.SPEECH_OR_WRITING
        elif report.cue is None:
            found = _labelled(report, near.get(analysis.sentence_at(report.source[0]), ()) if report.source else ())
            medium = Medium.SPEECH if report.kind is Kind.DIRECT else Medium.SPEECH_OR_WRITING
        else:
            found = _framed(analysis, report, beside, whole, settings)
            if found.reason is Reason.IMPERSONAL and (report.rule == "inquit" or _goes_further(analysis, report)):
                found = heard.running(report, found)
            medium = report.cue.medium
        confidence = share_of(report.score - _doubt(report, found))
        attribution = _attribution(analysis, report, found, confidence, medium, beside)
        if found.speaker is None and report.cue is not None and report.cue.impersonal and report.cue.prior == "low":
            continue  # der Vorwurf, … zu haben, steht im Raum
        own = found.speaker is not None and found.speaker.person == 1
        if own and report.cue is not None and report.cue.head in turns:
            continue  # Kern: Ich glaube, dass …: all of it is said word for word
        if report.cue is not None and report.cue.head in whole and not _is_anothers(analysis, found):
            continue  # „Ich glaube, dass …“, „Wenn Sie sagen, dass …“
        if found.speaker is None and report.cue is not None and report.cue.head in bare:
            continue  # Man sei der Auffassung, dass …: a part of the words of whoever goes on
        if confidence < settings.quote_threshold or attribution.spans in places:
            continue  # the thermometer says; the same words under two cues: kritisierte und verurteilte den Plan
        places.add(attribution.spans)
        if decided and _goes_on(analysis, decided[-1], attribution):
            decided[-1] = _joined(decided[-1], attribution)
        else:
            decided.append(attribution)
        if not report.aside:
            heard.add(len(direct) + len(decided) - 1, attribution)
    return tuple(heard.between(each) if each.kind in BARE else each for each in decided)


def _before_colon(analysis: Analysis, report: Report, whole: Collection[int]) -> Report:
    """The report without what it takes in behind a colon that is said between marks: er bedaure das: „…“"""
    colon = next((i for i in report.tokens if analysis.tokens[i].text == ":" and i + 1 in whole), None)
    if colon is None or report.kind is Kind.DIRECT or report.rule == "resumed":
        return report
    kept = tuple(i for i in report.tokens if i < colon)
    rest = [i for i in report.tokens if i > colon and analysis.tokens[i].is_word]
    if not kept or not all(i in whole for i in rest):
        return report
    return evolve(report, tokens=kept)


def _goes_further(analysis: Analysis, report: Report) -> bool:
    """Whether the frame opens with a word that adds it to what was said before: Weiter hieß es: …"""
    if report.cue is None or report.cue.passive or not report.frame:
        return False
    return analysis.tokens[report.frame[0]].text in FURTHER


def _doubt(report: Report, found: Found) -> float:
    """What the speaker takes from the odds that the words are somebody's."""
    if found.speaker is not None:
        known = report.kind is Kind.REPORTED and found.speaker.sort == "unknown"  # the rule has asked
        return 0.0 if known else UNLIKELY.get(found.speaker.sort, 0.0)
    silent = found.reason is Reason.NO_SPEAKER_NAMED and report.cue is not None and report.cue.kind is CueKind.VERB
    return SILENT if silent else 0.0


def _is_marked(analysis: Analysis, report: Report, marked: dict[int, int], direct: Sequence[Attribution]) -> bool:
    """Whether the words are a quote between marks already; or the report stands inside one, but for what its speaker
    says that another said: „Der Arzt sagt, es heile.“"""
    words = [i for i in report.tokens if analysis.tokens[i].is_word and analysis.tokens[i].pos != "CCONJ"]
    between = all(i in marked for i in words)
    if report.kind is Kind.INDIRECT and not between and _is_frame(analysis, words, marked, direct):
        return True
    if _leads_to_marks(analysis, report, marked):
        return True
    cue = report.cue
    if cue is None or (between and not all(i in marked for i in cue.tokens)):
        return between
    own = set(cue.tokens)
    said = [direct[number] for number in {marked[i] for i in report.tokens if i in marked}]
    named = report.kind is Kind.REPORTED and "als" in cue.valency  # nannte den Plan „absurd“
    wider = _says_more(analysis, report, cue, marked)
    whole = [each.cue for each in said if each.cue is not None and (named or not (each.is_fragment or wider))]
    if any(own & set(each.tokens) for each in whole):
        return True  # „…“, sagte X, …: the words between the marks are what was said
    if report.rule == "resumed" and whole:
        return True  # Kern sagte: „…“ Das sagte er in Kiel: it takes up what stands between the marks
    inside = between or all(i in marked and not direct[marked[i]].is_fragment for i in cue.tokens)
    return inside and (report.rule != "complement" or cue.medium is Medium.THOUGHT or cue.prior == "low")


def _leads_to_marks(analysis: Analysis, report: Report, marked: Mapping[int, int]) -> bool:
    """Whether the words lead with a colon to those between marks of which the cue tells: Das stört: „…“, sagte X."""
    last = report.tokens[-1]
    colon = last + 1 if last + 2 < len(analysis.tokens) and analysis.tokens[last + 1].text == ":" else None
    if colon is None or report.cue is None or report.cue.head < colon:
        return False
    return colon + 1 in marked and not any(i in marked for i in report.tokens)


def _is_frame(
    analysis: Analysis, words: Sequence[int], marked: Mapping[int, int], direct: Sequence[Attribution]
) -> bool:
    """Whether all that stands outside the marks is the inquit of a quote beside it: „…“, sagte X, „…“, rief Y."""
    outside = {i for i in words if i not in marked}
    for number in {marked[i] for i in range(words[0] - 3, words[-1] + 4) if i in marked}:
        each = direct[number]
        if each.cue is not None and outside.issuperset(each.cue.tokens):
            return outside.issubset(i for span in each.frame for i in analysis.tokens_in(span))
    return False


def _is_said_in_marks(analysis: Analysis, report: Report, whole: Collection[int]) -> bool:
    """Whether a turn has marks around all that is said, and only its topic outside: Kern (…): … zum Spiel: „…“"""
    outside = [i for i in report.tokens if i not in whole]
    return len(outside) < len(report.tokens) and not any(analysis.is_finite(i) for i in outside)


def _is_anothers(analysis: Analysis, found: Found) -> bool:
    """Whether somebody tells within marks what another one says: „Der Arzt sagt, …“; not: „Sie sagen, …“"""
    speaker = found.speaker
    return speaker is not None and speaker.person == 3 and analysis.tokens[speaker.head].text != "Sie"


def _says_more(analysis: Analysis, report: Report, cue: CueCandidate, marked: Collection[int]) -> bool:
    """Whether what stands between marks is but the end of what is reported, which has a verb outside of them: Man
    prüfe, „sobald es geht“, sagte X. Not: „…“, sagt X und lacht."""
    if report.kind is not Kind.INDIRECT or report.rule == "resumed":
        return False
    finite = [i for i in report.tokens if i not in marked and analysis.is_finite(i)]
    return any(cue.kind is not CueKind.VERB or i < cue.head or analysis.tokens[i].mood == "sub" for i in finite)


def _beside(mentions: Sequence[Mention], place: int) -> Sequence[Mention]:
    """The mentions of a sentence in reach of a word."""
    first = bisect_left(mentions, place - REACH, key=_first)
    return mentions[first : bisect_left(mentions, place + REACH, key=_first)]


def _first(mention: Mention) -> int:
    return mention.first


def _framed(
    analysis: Analysis, report: Report, mentions: Sequence[Mention], whole: Mapping[int, int], settings: Settings
) -> Found:
    """The speaker in the report's own sentence. `whole`: the numbers of the direct quotes, but for fragments, by the
    words between their marks, among which nobody stands who speaks outside („Wir gehen“, sagte Kern und schwieg)."""
    cue = report.cue
    assert cue is not None  # noqa: S101  the caller asked
    content = set(report.tokens) if report.kind is not Kind.REPORTED else set()
    sentence = analysis.sentence(cue.head)
    near = range(max(sentence.start, cue.head - REACH), min(sentence.stop, cue.head + REACH + 1))
    content.update(i for i in near if i in whole and whole[i] != whole.get(cue.head))
    outside = [i for i in near if i not in content]
    clauses = clauses_of(analysis, outside)
    clause = next((clause for clause in clauses if cue.head in clause.tokens), None)
    link = Link(report.rule, 2.0, cue, clause)
    allowed = [m for m in mentions if m.head not in content]
    found = choose(settings, link, voices_of(analysis, clauses, link, allowed))
    if found is not None:
        return found
    reason = Reason.IMPERSONAL if cue.impersonal or cue.passive else Reason.NO_SPEAKER_NAMED
    return Found(report.rule, link, reason=reason, evidence=cue.spans)


def _labelled(report: Report, mentions: Sequence[Mention]) -> Found:
    """Whom the label of a turn or headline names."""
    named = [m for m in mentions if m.first in report.source and m.last in report.source]
    speaker = max(named, key=lambda m: (m.last - m.first, -m.first), default=None)
    if speaker is None:
        return Found(report.rule, reason=Reason.NO_SPEAKER_NAMED if report.source else Reason.NO_CUE)
    return Found(report.rule, None, speaker, LABELLED, evidence=speaker.spans)


def _attribution(
    analysis: Analysis,
    report: Report,
    found: Found,
    confidence: float,
    medium: Medium,
    mentions: Sequence[Mention],
) -> Attribution:
    told = report.kind is Kind.REPORTED
    addressee = addressee_of(analysis, found.link, found.speaker, mentions) if found.link else None
    spans = _parts(analysis, report.tokens)
    return Attribution(
        spans=spans,
        content=spans,
        kind=report.kind,
        medium=medium,
        speaker=found.speaker,
        cue=None if told else report.cue,
        frame=() if told else _runs(analysis, report.frame),
        addressee=addressee,
        continues=found.continues,
        confidence=confidence,
        speaker_confidence=found.confidence if found.speaker is not None else 0.0,
        framed=found.framed,
        rule=found.rule,
        evidence=found.evidence,
        reason=found.reason,
    )


def _parts(analysis: Analysis, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Spans of the words that follow each other, without the commas that set off what stands between."""
    made: list[list[int]] = []
    for i in tokens:
        if made and i == made[-1][-1] + 1:
            made[-1].append(i)
        else:
            made.append([i])
    for number, part in enumerate(made):
        while number and part and analysis.tokens[part[0]].text in EDGES:
            part.pop(0)
        while number + 1 < len(made) and part and analysis.tokens[part[-1]].text in EDGES:
            part.pop()
    return tuple(analysis.span(part[0], part[-1]) for part in made if part)


def _runs(analysis: Analysis, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Spans over words and signs that follow each other."""
    made: list[list[int]] = []
    for i in tokens:
        if made and i == made[-1][1] + 1:
            made[-1][1] = i
        else:
            made.append([i, i])
    return tuple(analysis.span(first, last) for first, last in made)


def _goes_on(analysis: Analysis, before: Attribution, after: Attribution) -> bool:
    """Whether two bare sentences are one quote: the same kind and speaker, next to each other in a paragraph."""
    if before.kind is not after.kind or after.kind not in BARE or before.speaker != after.speaker:
        return False
    last = analysis.tokens_in(before.spans[-1]).stop - 1
    first = analysis.tokens_in(after.spans[0]).start
    return first == last + 1 and analysis.paragraph_at(first) == analysis.paragraph_at(last)


def _joined(before: Attribution, after: Attribution) -> Attribution:
    whole = Span(before.spans[0].start, after.spans[-1].end)
    return evolve(before, spans=(whole,), content=(whole,), confidence=min(before.confidence, after.confidence))
