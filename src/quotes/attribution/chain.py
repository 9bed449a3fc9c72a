"""Whose words a passage goes on with when its own sentence names nobody, and the speaker of every quote.

A quote without a frame of its own belongs to who spoke last: the other half of an interrupted quote, a row of quoted
phrases, sentences in Konjunktiv after a reported one, a whole sentence between marks after another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause, clauses_of
from quotes.attribution.about import called, gestures, is_told, whom_about
from quotes.attribution.choice import Found, choose
from quotes.attribution.dialogue import answered
from quotes.attribution.lines import headline, opening_name, signature, stands_in_row
from quotes.attribution.links import Link, frame_links
from quotes.attribution.scenes import Scene
from quotes.attribution.voices import voices_of
from quotes.lexicon import Lexicon
from quotes.models.parts import REACH, CueCandidate, Mention
from quotes.models.results import CueKind, Reason, SpeakerForm
from quotes.settings import Settings

__all__ = ["Chain"]

# How sure it is that who makes a gesture of speaking says what stands between marks behind it. Set by hand: there is
# none in the training part of the Wikinews data; in that of our own texts 6 of 9 are right.
GESTURE = 0.75

# The same for whom a sentence without a word of speaking is about: Kern schüttelt den Kopf über die Pläne. „…“ In the
# training part of our own texts 20 of 23; that of the Wikinews data has none.
ABOUT = 0.7
NOBODY = frozenset({"man", "niemand", "keiner"})

# How sure it is that a line's name speaks behind the labels of topics below it. Set by hand: the training part of the
# Wikinews data has none.
ABOVE = 0.85

# What leads from one quote of somebody to the next: Und weiter: „…“
LEADING = frozenset({"ADV", "CCONJ"})
# Objects that stand for the words before: sagte dies am Montag.
TAKING_UP = frozenset({"das", "dies"})
Each = TypeVar("Each", CueCandidate, Mention)


class Chain:
    """The quotes found so far in one text, and what a new one may go on from."""

    def __init__(
        self,
        analysis: Analysis,
        lexicon: Lexicon,
        scenes: Mapping[int, Scene],
        cues: Sequence[CueCandidate],
        mentions: Sequence[Mention],
        settings: Settings,
    ) -> None:
        self._analysis = analysis
        self._lexicon = lexicon
        self._settings = settings
        self._quotes: list[tuple[Scene, Found]] = []
        self._by_passage: dict[int, int] = {}
        self._between = {i for scene in scenes.values() for i in scene.inside}
        self._marked = {
            i for scene in scenes.values() for each in scene.passage.spans for i in analysis.tokens_in(each)
        }
        self._cues: dict[int, list[CueCandidate]] = {}
        for cue in sorted(cues, key=_head):
            self._cues.setdefault(analysis.sentence_at(cue.head), []).append(cue)
        self._mentions: dict[int, list[Mention]] = {}
        for mention in sorted(mentions, key=_head):
            self._mentions.setdefault(analysis.sentence_at(mention.head), []).append(mention)

    def add(self, scene: Scene, found: Found) -> None:
        """Remember a quote."""
        self._by_passage[scene.passage.index] = len(self._quotes)
        self._quotes.append((scene, found))

    def number(self, passage: int | None) -> int | None:
        """Under which number a passage is remembered as a quote; None: it is none."""
        return None if passage is None else self._by_passage.get(passage)

    def cues_near(self, scene: Scene) -> list[CueCandidate]:
        """The cues of the sentences around the passage, in its reach."""
        return [cue for number in self._sentences(scene) for cue in _near(self._cues.get(number, ()), scene)]

    def mentions_near(self, scene: Scene) -> list[Mention]:
        """The mentions of the sentences around the passage, in its reach, but for those whose head word it holds."""
        near = (each for number in self._sentences(scene) for each in _near(self._mentions.get(number, ()), scene))
        return [each for each in near if not scene.first <= each.head <= scene.last]

    def _sentences(self, scene: Scene) -> list[int]:
        """The sentences in which the passage begins and ends, and the one before where it ends in a colon."""
        edges = (*scene.before[:1], scene.first, scene.last)
        return sorted({self._analysis.sentence_at(i) for i in edges})

    def speaker(self, scene: Scene, links: Sequence[Link], *, apart: bool, reported: bool) -> Found:
        """Who speaks.

        `apart`: the passage is a sentence of its own, with nothing of the reporter's around it. `reported`: its
        clause stands in Konjunktiv or another mood of reported speech.
        """
        row = self._row(scene)
        if row is not None and row.speaker is not None and not (links and links[0].rule.startswith("inquit")):
            return row
        own = self._own(scene, links)
        if own is not None and own.speaker is not None:
            return own
        above = self._above(scene, links)
        if above is not None:
            return above
        if own is not None and own.reason is not Reason.NO_SPEAKER_NAMED:
            return own
        if apart and self._quotes:
            near = self.mentions_near(self._quotes[-1][0])
            answer = answered(self._analysis, scene, self._quotes, near, self._settings)
            if answer is not None:
                return answer
        in_row = stands_in_row(self._analysis, scene, self._marked)
        headed = None if in_row else headline(self._analysis, scene, self.mentions_near(scene))
        if apart or in_row or headed is not None:
            following = self._following(scene)
            if following is not None:
                return following
        if headed is not None:
            return headed
        earlier = self._earlier(scene, links, apart=apart, reported=reported)
        if earlier is not None:
            return earlier
        return own or Found("no-cue", reason=Reason.NO_CUE)

    # --- in the passage's own sentence ------------------------------------------------------------------------------

    def _own(self, scene: Scene, links: Sequence[Link]) -> Found | None:
        """By the links of the passage's own sentence, strongest first; weaker ones only close behind."""
        mentions = self.mentions_near(scene)
        reason = Reason.NO_SPEAKER_NAMED
        for link in links:
            if link.strength < links[0].strength - 1.6:
                break
            found = choose(self._settings, link, voices_of(self._analysis, scene.clauses, link, mentions))
            if found is not None and found.reason is not Reason.TOO_UNSURE:
                return found
            if found is not None:
                reason = Reason.TOO_UNSURE
            if link.cue is not None and (link.cue.impersonal or _hides_speaker(link)):
                return Found(link.rule, link, reason=Reason.IMPERSONAL, evidence=link.cue.spans)
        if not links:
            return None
        link = links[0]
        return Found(link.rule, link, reason=reason, evidence=link.cue.spans if link.cue is not None else ())

    def _row(self, scene: Scene) -> Found | None:
        """„A“ und „B“: the passage before it, joined by "und" or a comma, in the same sentence."""
        number = self.number(scene.previous)
        if number is None:
            return None
        before, found = self._quotes[number]
        if self._analysis.sentence_at(before.last) != self._analysis.sentence_at(scene.first):
            return None
        return Found("row", found.link, found.speaker, found.confidence * 0.97, found.reason, evidence=found.evidence)

    def _above(self, scene: Scene, links: Sequence[Link]) -> Found | None:
        """Behind a label that tells what the words are about whoever stands alone on a line above: Jan Hell (Trainer):
        … zum Spiel: „…“ … zum Ausblick: „…“"""
        if not links or links[0].rule != "label":
            return None
        here = self._analysis.sentence_at(scene.before[0])
        for number in range(here, here - self._settings.lookback - 1, -1):
            if number < 0:
                break
            if number < here:
                place = self._last_of(number)
                if place is not None:
                    found = self._quotes[place][1]
                    if found.rule != "label-above":
                        return None
                    return evolve(found, continues=place)
            words = [i for i in range(*self._analysis.sentences[number]) if i not in self._marked]
            if any(self._analysis.is_finite(i) for i in words):
                return None
            name = opening_name(self._analysis, number, self._mentions.get(number, ()))
            if name is not None:
                return Found("label-above", links[0], name, ABOVE, evidence=name.spans)
        return None

    # --- in the sentences around it ---------------------------------------------------------------------------------

    def _following(self, scene: Scene) -> Found | None:
        """The next sentence says it: Das sagte X. So X am Montag. Or a line of its own signs it: X, Buchhalterin."""
        end = self._analysis.sentence(scene.last).stop
        if end >= len(self._analysis.tokens):
            return None
        number = self._analysis.sentence_at(end)
        signed = signature(self._analysis, number, self._mentions.get(number, ()), self._marked)
        if signed is not None:
            return signed
        outside = [i for i in range(*self._analysis.sentences[number]) if i not in self._between]
        words = [i for i in outside if self._analysis.tokens[i].is_word]
        if len(words) < 2:
            return None
        clauses = clauses_of(self._analysis, outside)
        for link in self._taking_up(number, words, clauses):
            found = choose(
                self._settings, link, voices_of(self._analysis, clauses, link, self._mentions.get(number, ()))
            )
            if found is not None and found.speaker is not None:
                return Found("next-sentence", link, found.speaker, found.confidence * 0.85, evidence=found.evidence)
        return None

    def _taking_up(self, number: int, words: Sequence[int], clauses: Sequence[Clause]) -> Iterator[Link]:
        """Links of a sentence that takes up the words before: Das sagte X. X sagte dies. Mit diesen Worten ging X."""
        first, second = (self._analysis.tokens[i].text.casefold() for i in words[:2])
        cues = self._cues.get(number, ())
        if first in ("das", "dies", "so", "damit"):
            for link in frame_links(self._analysis, self._lexicon, clauses, cues):
                if link.clause is not None and link.clause.finite == words[1]:
                    yield link
        elif first == "mit" and second.startswith("dies"):
            for cue in cues:
                if cue.kind is CueKind.NOUN and cue.head in words[2:4]:
                    clause = next((each for each in clauses if cue.head in each.tokens), None)
                    yield Link("noun", 2.0, cue, clause)
        else:
            for link in frame_links(self._analysis, self._lexicon, clauses, cues):
                if link.cue is not None and link.cue.prior == "high" and self._takes_up(link.cue):
                    yield link

    def _takes_up(self, cue: CueCandidate) -> bool:
        """Whether the object of the verb is a pronoun for the words before: sagte dies am Montag."""
        children = (child for i in cue.tokens for child in self._analysis.children(i))
        return any(
            self._analysis.tokens[i].text in TAKING_UP and self._analysis.tokens[i].relation == "obj" for i in children
        )

    def _earlier(self, scene: Scene, links: Sequence[Link], *, apart: bool, reported: bool) -> Found | None:
        """The last speaker before the passage, within the window of the settings; surer the nearer."""
        here = self._analysis.sentence_at(scene.first)
        link = links[0] if links else None
        about: Mention | None = None
        sure = ABOUT
        told = apart  # whether all sentences up to here tell what somebody said: Kern ging. Es sei spät. „…“
        for back in range(1, self._settings.lookback + 1):
            number = here - back
            if number < 0:
                break
            found = self._of_sentence(number)
            if found is None or found.speaker is None:
                if told and about is None:
                    about, sure = self._about(scene, number), ABOUT * 0.9 ** (back - 1)
                    if back == 1 and about is not None and gestures(self._cues.get(number, ())):
                        return self._believed(Found("gesture", None, about, GESTURE, evidence=about.spans))
                told = told and is_told(self._analysis, self._lexicon, number)
                continue
            if about is not None and not self._may_be(about, found.speaker):
                break
            lately = back == 1 or found.continues is not None  # not told of long before, with something else between
            leads = reported or apart or self._goes_on(scene) or self._shares_subject(link)
            near = 0.85 if lately and leads else 0.6
            confidence = found.confidence * near * 0.9 ** (back - 1)
            if self._analysis.paragraph_at(scene.first) != self._analysis.paragraph_at(found.speaker.head):
                confidence *= 0.8
            if apart and back == 1 and confidence < ABOUT and self._about(scene, number) == found.speaker:
                about = found.speaker
                break
            if confidence < self._settings.speaker_threshold:
                return Found("continues", link, reason=Reason.TOO_UNSURE, evidence=found.evidence)
            return Found(
                "continues",
                link if link is not None and link.cue is not None else found.link,
                found.speaker,
                confidence,
                continues=found.continues,
                evidence=found.evidence,
            )
        return None if about is None else self._believed(Found("about", None, about, sure, evidence=about.spans))

    def _about(self, scene: Scene, number: int) -> Mention | None:
        """The person that the sentence before, in the same paragraph, is about: Kern lacht. „…“ Kern muss fort. „…“
        If not his, the words may be those of whoever spoke before."""
        analysis = self._analysis
        if analysis.paragraph_at(scene.first) != analysis.paragraph_at(analysis.sentences[number][0]):
            return None
        cues, mentions = self._cues.get(number, ()), self._mentions.get(number, ())
        about = whom_about(analysis, self._lexicon, number, cues, mentions)
        return about if about is not None and about.sort == "person" else None

    def _believed(self, found: Found) -> Found:
        """Whom the sentence before is about, unless that is nobody in particular or too unsure for the settings."""
        about = found.speaker
        if about is None or about.person == 1 or called(self._analysis, about) in NOBODY:
            return Found(found.rule, reason=Reason.NO_CUE)
        if found.confidence < self._settings.speaker_threshold:
            return Found(found.rule, reason=Reason.TOO_UNSURE, evidence=found.evidence)
        return found

    def _may_be(self, about: Mention, speaker: Mention) -> bool:
        """Whether two mentions may be of one person: by the same last name or noun, or one by a pronoun."""
        if SpeakerForm.PRONOUN in (about.form, speaker.form):
            return True
        return called(self._analysis, about) == called(self._analysis, speaker)

    def _goes_on(self, scene: Scene) -> bool:
        """Whether nothing but adverbs and conjunctions lead to the passage: Und weiter: „…“"""
        words = [i for i in scene.before if self._analysis.tokens[i].is_word]
        leads = bool(words) and self._analysis.tokens[scene.before[-1]].text == ":"
        return leads and all(self._analysis.tokens[i].pos in LEADING for i in words)

    def _shares_subject(self, link: Link | None) -> bool:
        """Whether the frame opens with a conjunction and leaves its subject out: Und fügte an: „…“"""
        if link is None or link.cue is None or link.clause is None or link.cue.passive or not link.cue.finite:
            return False
        opening = self._analysis.tokens[link.clause.tokens[0]]
        return opening.pos == "CCONJ" and all(self._analysis.subject(i) is None for i in link.cue.tokens)

    def _last_of(self, number: int) -> int | None:
        """The number of the last quote with a speaker in a sentence."""
        for place in reversed(range(len(self._quotes))):
            scene, found = self._quotes[place]
            last = self._analysis.sentence_at(scene.last)
            if last < number:
                break
            inside = last == number or self._analysis.sentence_at(scene.first) == number
            if inside and found.speaker is not None:
                return place
        return None

    def _of_sentence(self, number: int) -> Found | None:
        """Who spoke last in a sentence: the speaker of a quote in it, else of a reporting cue in it."""
        place = self._last_of(number)
        if place is not None:
            found = self._quotes[place][1]
            return Found(found.rule, found.link, found.speaker, found.confidence, None, place, found.evidence)
        words = [i for i in range(*self._analysis.sentences[number]) if i not in self._between]
        clauses = clauses_of(self._analysis, words)
        links = frame_links(self._analysis, self._lexicon, clauses, self._cues.get(number, ()))
        for link in sorted(links, key=_is_through):
            chosen = choose(
                self._settings, link, voices_of(self._analysis, clauses, link, self._mentions.get(number, ()))
            )
            if (
                chosen is not None
                and chosen.speaker is not None
                and chosen.speaker.sort in ("person", "body", "document")
            ):
                return chosen
        return None


def _is_through(link: Link) -> bool:
    """Whether it gives no more than through whom words came, if another gives who said them: sagte Kern laut X."""
    return link.cue is not None and link.cue.kind is CueKind.PREPOSITION


def _head(each: CueCandidate | Mention) -> int:
    return each.head


def _near(sentence: Sequence[Each], scene: Scene) -> Sequence[Each]:
    """Those of a sentence in reach of the passage."""
    begin = bisect_left(sentence, scene.first - REACH, key=_head)
    return sentence[begin : bisect_left(sentence, scene.last + REACH, key=_head)]


def _hides_speaker(link: Link) -> bool:
    """Whether the frame leaves the speaker out on purpose: …“, wurde mitgeteilt."""
    return link.cue is not None and link.cue.passive and link.rule.startswith(("inquit", "colon"))
