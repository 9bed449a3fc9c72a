"""Who holds the floor: who spoke last before a sentence that names nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from quotes.analysis import Analysis
from quotes.analysis.topology import clauses_of
from quotes.attribution.about import called, whom_about
from quotes.attribution.choice import Found, choose
from quotes.attribution.links import frame_links
from quotes.attribution.voices import voices_of
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, CueCandidate, Mention, Report
from quotes.models.results import CueKind, Reason, SpeakerForm
from quotes.settings import Settings
from quotes.spans import shown

__all__ = ["RUNNING", "Heard"]

# What is left of the confidence in a speaker of the sentence before, with each further sentence, and in another
# paragraph; read off the training part of the Wikinews data (right: .87 of 210 in the sentence before, .68 of 25 two
# before, .30 of 10 three before, .46 of 24 in other paragraphs).
BEFORE, FURTHER, APART = 0.96, 0.75, 0.7
# Who can be the source of sentences that go on.
SOURCES = ("person", "body", "document")
# How sure it is that a sentence goes on with whom the one before is about, where nobody is said to speak in it: of 14
# in the training part of the Wikinews data 8.
ABOUT = 0.5
# How sure it is that a bare sentence gives the view of the person whom its first words name (Für Ida Kern sei das …):
# of 4 in our own training texts and those of the Wikinews data 4; of those told by one word (Für Loitz sei …) or not
# by name 1 of 10.
VIEW = 0.8
# How sure a source is to speak where the next sentence gives none: …, hieß es.
RUNNING = 0.65
# How many sentences behind a bare one its speaker may be named, and how sure it is that a sentence between two
# statements of the same speaker is his as well (of the 8 such ones in the training part of the Wikinews data and in
# newspaper articles 6), or one in the first person his to whom an inquit behind it gives the next sentence.
AHEAD = 2
BETWEEN, FOLLOWED = 0.75, 0.7


class Heard:
    """Who spoke where, as far as it is decided, and whom a sentence names as speaking without a quote of his own.

    `cues` and `mentions` are those of each sentence, by its number.
    """

    def __init__(
        self,
        analysis: Analysis,
        lexicon: Lexicon,
        cues: Mapping[int, Sequence[CueCandidate]],
        mentions: Mapping[int, Sequence[Mention]],
        settings: Settings,
    ) -> None:
        self._analysis = analysis
        self._lexicon = lexicon
        self._settings = settings
        self._mentions = mentions
        self._cues = cues
        self._said: dict[int, list[tuple[int, int, Attribution]]] = {}
        self._pointing: set[int] = set()

    def add(self, number: int, attribution: Attribution) -> None:
        """Remember who speaks in quote `number`; a quote without speaker tells nothing."""
        if attribution.speaker is None or attribution.speaker.sort == "thing":
            return
        last = self._analysis.tokens_in(attribution.spans[-1]).stop - 1
        sentence = self._analysis.sentence_at(last)
        if _points_back(attribution):
            self._pointing.add(sentence)
        else:
            self._said.setdefault(sentence, []).append((last, number, attribution))

    def before(self, report: Report) -> Found:
        """Who spoke last before a bare sentence, within the window of the settings; whose view it opens with: Für Kern
        sei das …"""
        here = self._analysis.sentence_at(report.tokens[0])
        holder = self._holder(here, report.tokens[0])
        if holder is not None:
            return Found(report.rule, None, holder, VIEW, evidence=holder.spans)
        for back in range(self._settings.lookback + 1):
            found = self._of(here - back, report.tokens[0])
            if back == 1 and found is None and here - 1 not in self._pointing:
                found = self._subject(here - 1)
            if found is None or found.speaker is None:
                continue
            confidence = found.confidence * BEFORE * FURTHER ** max(back - 1, 0)
            if back and self._paragraph(here - back) != self._paragraph(here):
                confidence *= APART
            if confidence < self._settings.speaker_threshold:
                return Found(report.rule, reason=Reason.TOO_UNSURE, evidence=found.evidence)
            evidence = found.speaker.spans
            return Found(report.rule, None, found.speaker, confidence, continues=found.continues, evidence=evidence)
        return Found(report.rule, reason=Reason.NO_CUE)

    def _holder(self, number: int, first: int) -> Mention | None:
        """The person, told by more than a last name, that the sentence's first words *Für X* name."""
        if self._analysis.tokens[first].text != "Für":
            return None
        behind = (each for each in self._mentions.get(number, ()) if each.first == first + 1 and each.name is not None)
        alone = (each for each in behind if each.sort == "person" and each.number != "p")
        return next((each for each in alone if each.first < each.last), None)

    def running(self, report: Report, found: Found) -> Found:
        """The source that the sentence before gives, for a frame that gives none (…, hieß es), or whom it asks, for one
        that answers (…, wurde geantwortet); `found` without it."""
        here = self._analysis.sentence_at(report.tokens[0])
        before = self._of(here - 1, report.tokens[0])
        asked = self._behind(report.tokens[0]) if report.cue is not None and report.cue.sense == "answer" else None
        if asked is not None and asked.cue is not None and asked.cue.sense == "question":
            before = evolve(before, speaker=asked.addressee) if before is not None else None
        if before is None or before.speaker is None or before.speaker.sort not in SOURCES:
            return found
        confidence = before.confidence * RUNNING
        if confidence < self._settings.speaker_threshold:
            return found
        return evolve(before, rule="continues", link=found.link, confidence=confidence, framed=False)

    def between(self, quote: Attribution) -> Attribution:
        """A bare quote whose speaker was not sure with the one who speaks both before and behind it, or, word for word,
        to whom an inquit behind it gives what follows; else unchanged."""
        if quote.reason not in (Reason.TOO_UNSURE, Reason.NO_CUE):
            return quote
        analysis = self._analysis
        first = self._first(quote)
        there = analysis.sentence_at(analysis.tokens_in(quote.spans[-1]).stop - 1)
        before, after = self._behind(first), self._ahead(quote.spans[-1].end, there)
        if before is not None and after is not None and self._is_same(before, after):
            source, share = before, BETWEEN
        elif after is not None and quote.rule == "first-person" and self._leads(quote, after):
            source, share = after, FOLLOWED
        else:
            return quote
        confidence = share * source.speaker_confidence
        if source.speaker is None or confidence < self._settings.speaker_threshold:
            return quote
        evidence = source.speaker.spans
        return evolve(quote, speaker=source.speaker, speaker_confidence=confidence, evidence=evidence, reason=None)

    def _behind(self, first: int) -> Attribution | None:
        """The quote that ends last before a token, within the window of the settings."""
        here = self._analysis.sentence_at(first)
        for number in range(here, here - self._settings.lookback - 1, -1):
            said = [each for each in self._said.get(number, ()) if each[0] < first]
            if said:
                return _outermost(self._analysis, said)[1]
        return None

    def _ahead(self, end: int, there: int) -> Attribution | None:
        """The quote that begins first behind a place, at most `AHEAD` sentences behind sentence `there`."""
        said = [each for number in range(there, there + AHEAD + 2) for _, _, each in self._said.get(number, ())]
        behind = [each for each in said if each.spans[0].start >= end]
        nearest = min(behind, key=lambda each: (each.spans[0].start, -each.spans[-1].end), default=None)
        if nearest is None or self._analysis.sentence_at(self._first(nearest)) > there + AHEAD:
            return None
        return nearest

    def _leads(self, quote: Attribution, after: Attribution) -> bool:
        """Whether an inquit with a name behind the other quote may be that of both: they share a paragraph."""
        named = after.speaker is not None and after.speaker.form is not SpeakerForm.PRONOUN
        paragraphs = {self._analysis.paragraph_at(self._first(each)) for each in (quote, after)}
        return named and after.rule.startswith("inquit") and len(paragraphs) == 1

    def _first(self, quote: Attribution) -> int:
        return self._analysis.tokens_in(quote.spans[0]).start

    def _is_same(self, one: Attribution, other: Attribution) -> bool:
        """Whether two quotes are told of one speaker: the same last name or noun, or a pronoun that agrees with him."""
        first, second = one.speaker, other.speaker
        if first is None or second is None:
            return False
        if second.form is SpeakerForm.PRONOUN and second.person == 3:
            return all(
                not mine or not theirs or set(mine) & set(theirs)
                for mine, theirs in ((first.number, second.number), (first.gender, second.gender))
            )
        return called(self._analysis, first) == called(self._analysis, second)

    def _paragraph(self, number: int) -> int:
        return self._analysis.paragraph_at(self._analysis.sentences[number][0])

    def _of(self, number: int, until: int) -> Found | None:
        if number < 0:
            return None
        said = [each for each in self._said.get(number, ()) if each[0] < until]
        if said:
            quote, last = _outermost(self._analysis, said)
            return Found(last.rule, None, last.speaker, last.speaker_confidence, None, quote, last.evidence)
        words = [i for i in range(*self._analysis.sentences[number]) if i < until]
        clauses = clauses_of(self._analysis, words)
        for link in frame_links(self._analysis, self._lexicon, clauses, self._cues.get(number, ())):
            voices = voices_of(self._analysis, clauses, link, self._mentions.get(number, ()))
            found = choose(self._settings, link, voices)
            if found is not None and found.speaker is not None and found.speaker.sort in SOURCES:
                return found
        return None

    def _subject(self, number: int) -> Found | None:
        """Whom a sentence without any cue is about, not by a pronoun: Die Richterin fällte das Urteil. Zwar sei …"""
        if number < 0:
            return None
        cues, mentions = self._cues.get(number, ()), self._mentions.get(number, ())
        about = whom_about(self._analysis, self._lexicon, number, cues, mentions)
        if about is None or about.form is SpeakerForm.PRONOUN:
            return None
        return Found("subject", None, about, ABOUT, evidence=about.spans)


def _outermost(analysis: Analysis, said: Sequence[tuple[int, int, Attribution]]) -> tuple[int, Attribution]:
    """Of the quotes of a sentence the last to end, or another one's around it: who tells what others said goes on."""
    _, quote, last = max(said, key=lambda each: each[:2])
    for _, number, each in said:
        around = all(any(outer.contains(inner) for outer in each.spans) for inner in last.spans)
        wider = sum(map(len, each.spans)) > sum(map(len, last.spans))
        if around and wider and _named(analysis, each) != _named(analysis, last):
            quote, last = number, each
    return quote, last


def _named(analysis: Analysis, attribution: Attribution) -> str:
    return shown(analysis.text, attribution.speaker.spans) if attribution.speaker is not None else ""


def _points_back(attribution: Attribution) -> bool:
    """Whether the speaker is a word for another one: wonach, demnach."""
    return (
        attribution.cue is not None
        and attribution.speaker is not None
        and attribution.cue.kind is CueKind.ADVERB
        and attribution.cue.sense == "source"
    )
