"""Noun phrases that could speak.

Every noun phrase that can be an argument is a mention, whole: with article, attributes, function, name, brackets and
loose apposition, without relative clause. Who speaks is chosen elsewhere.
"""

from __future__ import annotations

from quotes.analysis.document import Analysis
from quotes.lexicon import Lexicon
from quotes.models.parts import Mention
from quotes.models.results import SpeakerForm
from quotes.speakers.agreement import cases, genders, numbers
from quotes.speakers.extension import whole
from quotes.speakers.phrases import Phrase
from quotes.speakers.reading import Reader
from quotes.speakers.sorts import Nouns
from quotes.speakers.tagging import Tagged

__all__ = ["find_mentions"]


def find_mentions(analysis: Analysis, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All mentions of a text, by start and the longer first; empty where it has no noun phrase.

    Two mentions overlap only where one lies within the other: a genitive or prepositional attribute, a part of a
    coordination (the whole is a mention, its parts are too), both sides of a loose apposition. Pronouns are mentions,
    relative pronouns and the adverbs that point back to a source (demnach, wonach) among them. Adverbs and focus
    particles before a phrase (auch, nur) stand outside, and so do contracted prepositions (im, vom): `preposition`
    has them.

    `case`, `number` and `gender` are what the forms of article, attributes and noun allow together, fewer where a
    preposition governs the phrase; an undeclined name leaves all cases open. `sort` is ``person`` for names, roles
    and personal pronouns, ``body`` for organisations, media and places, ``document`` for texts and words (Bericht,
    Angaben), ``thing`` for times, measures, numbers and qualities (Möglichkeit), else ``unknown``.

    >>> [mention.spans[0].of(text) for mention in find_mentions(analysis, lexicon)]  # doctest: +SKIP
    ['die Sprecherin des Amtes', 'des Amtes']
    """
    text = Tagged(analysis, Nouns(lexicon))
    reader = Reader(text)
    found: dict[tuple[int, int], Mention] = {}
    i = 0
    while i < len(analysis.tokens):
        phrase = whole(reader, i)
        if phrase is not None and text.bounds.isdisjoint(range(phrase.first + 1, phrase.last + 1)):
            _collect(analysis, phrase, found)
            i = phrase.last
        i += 1
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, -mention.end)))


def _collect(analysis: Analysis, phrase: Phrase, found: dict[tuple[int, int], Mention]) -> None:
    """The phrase and all inside; of two with the same words the outer one stays."""
    if (phrase.first, phrase.last) not in found:
        found[phrase.first, phrase.last] = _mention(analysis, phrase)
    for each in phrase.inside:
        _collect(analysis, each, found)


def _mention(analysis: Analysis, phrase: Phrase) -> Mention:
    described = SpeakerForm.NAME if phrase.name else SpeakerForm.ROLE
    return Mention(
        first=phrase.first,
        last=phrase.last,
        head=phrase.head,
        spans=(analysis.span(phrase.first, phrase.last),),
        form=SpeakerForm.PRONOUN if phrase.person else described,
        case=cases(phrase.readings),
        number=numbers(phrase.readings),
        gender=genders(phrase.readings),
        person=phrase.person or 3,
        sort=_sort(analysis, phrase),
        name=analysis.span(*phrase.name) if phrase.name else None,
        preposition=phrase.preposition,
    )


def _sort(analysis: Analysis, phrase: Phrase) -> str:
    """The sort of the phrase's noun; where the lexicon does not know it, that of the name behind it: Cellist Jo Prats.

    A feminine noun in -in right before a name is a woman's profession, whatever the name recognition says.
    """
    sort = phrase.noun.sort
    if sort == "time":
        return "thing"
    if sort != "unknown" or not phrase.name:
        return sort
    named = analysis.tokens[phrase.name[0] : phrase.name[1] + 1]
    noun = analysis.tokens[phrase.head].text
    if any(token.entity == "PER" for token in named) or (noun.endswith("in") and phrase.head < phrase.name[0]):
        return "person"
    return "body" if any(token.entity == "ORG" for token in named) else sort
