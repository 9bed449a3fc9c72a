"""The stages before attribution, run over a hand-built analysis: marks, cues and mentions of a line."""

from __future__ import annotations

from functools import cache

from attrs import frozen
from docs import tagged

from quotes.analysis.document import Analysis
from quotes.attribution import attribute
from quotes.attribution.links import Link, links_of
from quotes.attribution.scenes import Scene, scenes_of
from quotes.attribution.voices import Voice, voices_of
from quotes.attribution.wording import Wording, wording_of
from quotes.clauses import find_reports
from quotes.cues import find_cues
from quotes.lexicon import load_lexicon
from quotes.marks import find_passages
from quotes.models.parts import Attribution, CueCandidate, Mention, Passage, Report
from quotes.settings import Settings
from quotes.spans import Span, shown
from quotes.speakers import find_mentions

__all__ = ["Staged", "staged"]

lexicon = cache(load_lexicon)


@frozen
class Staged:
    """A line with what the stages before attribution found in it."""

    analysis: Analysis
    passages: tuple[Passage, ...]
    cues: tuple[CueCandidate, ...]
    mentions: tuple[Mention, ...]

    def shown(self, spans: tuple[Span, ...]) -> str:
        return shown(self.analysis.text, spans)

    def cue(self, cue: CueCandidate | None) -> str:
        return "" if cue is None else self.shown(cue.spans)

    def wording(self, number: int = 0, *, recurs: bool = False) -> Wording:
        return wording_of(self.analysis, lexicon(), self.passages[number], recurs=recurs)

    def scene(self, number: int = 0, *, names: frozenset[int] = frozenset()) -> Scene:
        return scenes_of(self.analysis, self.passages, names)[number]

    def links(self, number: int = 0) -> list[Link]:
        return links_of(self.analysis, lexicon(), self.scene(number), self.cues)

    def voices(self, rule: str, number: int = 0) -> list[Voice]:
        """The candidate speakers of the strongest link of a rule."""
        link = next(link for link in self.links(number) if link.rule == rule)
        return voices_of(self.analysis, self.scene(number).clauses, link, self.mentions)

    def attributions(self, **options: float) -> tuple[Attribution, ...]:
        """What is decided about the passages alone."""
        return attribute(self.analysis, lexicon(), self.passages, self.cues, self.mentions, (), Settings(**options))

    def reports(self) -> tuple[Report, ...]:
        return find_reports(self.analysis, lexicon(), self.cues, self.mentions)

    def all_attributions(self, **options: float | bool) -> tuple[Attribution, ...]:
        """What is decided about the passages and about the reports."""
        reports = self.reports()
        return attribute(
            self.analysis, lexicon(), self.passages, self.cues, self.mentions, reports, Settings(**options)
        )

    def speaker(self, attribution: Attribution) -> str:
        return "" if attribution.speaker is None else self.shown(attribution.speaker.spans)


def staged(line: str | Analysis) -> Staged:
    """Run the stages before attribution over a line in the short notation, or over an analysis."""
    analysis = tagged(line) if isinstance(line, str) else line
    passages = find_passages(analysis.text, Settings()).passages
    return Staged(analysis, passages, find_cues(analysis, lexicon()), find_mentions(analysis, lexicon()))
