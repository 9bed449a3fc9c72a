"""Noun phrases that could speak.

`find_mentions` reads every noun phrase of a text that can be an argument, whole: with article, attributes, function,
name, brackets and loose apposition, without relative clause. It does not choose who speaks.
"""

from __future__ import annotations

from quotes.analysis.document import Analysis
from quotes.lexicon import Lexicon
from quotes.models.parts import Mention
from quotes.models.results import SpeakerForm
from quotes.speakers.agreement import ANY, cases, genders, keep_cases, numbers
from quotes.speakers.phrases import Grammar, Phrase
from quotes.speakers.sorts import Nouns

__all__ = ["find_mentions"]


def find_mentions(analysis: Analysis, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All mentions, sorted by start, the longer first; empty where the text has no noun phrase."""
    found: dict[tuple[int, int], Mention] = {}
    for phrase in Grammar(analysis, Nouns(lexicon)).phrases():
        _collect(analysis, phrase, found)
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, -mention.end)))


def _collect(analysis: Analysis, phrase: Phrase, found: dict[tuple[int, int], Mention]) -> None:
    if (phrase.first, phrase.last) not in found:
        found[phrase.first, phrase.last] = _mention(analysis, phrase)
    for each in phrase.inside:
        _collect(analysis, each, found)


def _mention(analysis: Analysis, phrase: Phrase) -> Mention:
    form = SpeakerForm.PRONOUN if phrase.pronoun else SpeakerForm.NAME if phrase.name else SpeakerForm.ROLE
    sort = phrase.noun.sort
    return Mention(
        first=phrase.first,
        last=phrase.last,
        head=phrase.head,
        spans=(analysis.span(phrase.first, phrase.last),),
        form=form,
        case=cases(phrase.readings),
        number=numbers(phrase.readings),
        gender=genders(phrase.readings),
        person=int(phrase.pronoun or 3),
        sort="thing" if sort == "time" else sort,
        name=analysis.span(*phrase.name) if phrase.name else None,
        preposition=phrase.preposition,
    )
