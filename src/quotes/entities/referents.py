"""What each mention shows of the person or body behind it, read once before anything is linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import Any

import regex
from attrs import evolve, field, frozen

from quotes.analysis import Analysis, Token
from quotes.entities.abbreviations import acronym_of
from quotes.entities.agreement import AGE, SUBJECTS, gender_of, is_plural, pronoun_agreement
from quotes.entities.coordination import joins_several, named_part
from quotes.entities.forms import ENDING, MARKS, article_of, is_bare_plural, lemma_of, name_words, nominative
from quotes.entities.heads import is_firm, is_office, is_owned, is_stated, may_be_owned, owning_part, stands_for
from quotes.entities.parties import parties_of
from quotes.entities.places import nesting, said_by
from quotes.entities.possession import has_owner, is_possessor, owner_before, owns
from quotes.lexicon import Lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Kind, SpeakerForm

__all__ = ["Referent", "Story", "compound_owner", "read_story", "seat_of"]

DOUBLE = regex.compile(r"\p{Lu}[\p{L}’']+(?:-\p{Lu}[\p{L}’']+)+")  # Kern-Maier: firms are rarely called so
QUOTATION_MARKS = '„“”"«»‚‹›'
PARTICLES = frozenset({"von", "van", "vom", "zu", "zum", "zur"})
# How many referents back any sieve looks: the longest window, twelve sentences of prose, holds some hundred.
REACH = 400
# Adjectives of time tell nobody apart: the former minister is the minister.
FORMER = regex.compile(r"(?:ehemalig|früher|einstig|damalig|vormalig)e[nrsm]?")
NEUTRAL = regex.compile(rf"{FORMER.pattern}|neue[nr]?")


@frozen(kw_only=True)
class Referent:
    """A mention and what it shows.

    `number` is its place in text order. `kind` is ``name``, ``noun``, ``pronoun`` or ``group`` (A und B). `words` are
    the words of its proper name, `label` the phrase in the nominative, `head` the head noun's lemma, both empty for
    pronouns. `gender` is one letter or empty (not known), `plural` None where both are possible. `article` as in
    :func:`quotes.entities.forms.article_of`, or ``gen`` where a name in the genitive stands for it (Kerns Arzt).
    `quote` is the place of the direct quote in which it stands, `outer` the number of the smallest mention around it,
    `parts` the numbers of those directly inside. `owned` marks Angaben, Meinung and the like, `owner` is a name in the
    genitive (der Arzt Kerns). `adjectives` and `bodies` are what stands before the head, and the names and bodies
    behind it (der deutsche Sprecher der Polizei) with those of the owner, by stems, without words that fit many bodies
    (der Chef des Unternehmens). `parties` are those of which the phrase makes somebody a member.
    """

    number: int
    mention: Mention
    kind: str
    words: tuple[str, ...] = ()
    label: str = ""
    head: str = ""
    gender: str = ""
    plural: bool | None = None
    type: str = "unknown"
    article: str = ""
    acronym: str = ""
    age: str = ""
    quote: int | None = None
    outer: int | None = None
    parts: tuple[int, ...] = ()
    owned: bool = False
    owner: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    sentence: int = 0
    subject: bool = False

    @property
    def first(self) -> int:
        return self.mention.first


@frozen
class _Names:
    """The words of all proper names of a text, the last words of those that have several, and the last words of names
    that the analyser takes for people more often than for bodies or places, and for places more often than for people.

    `family` are last words behind a given name: *Kurz* and *Held* are common nouns or adjectives elsewhere.
    """

    words: frozenset[str]
    last: frozenset[str]
    family: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]


@frozen(eq=False)
class Story:
    """A text's referents in text order, and the speakers of its quotes: (start, end, referent), in text order.

    `voices` are the speakers and the owners of words that speak (die Polizei of *Angaben der Polizei*). `said_by` holds
    who says the (outermost) quote in which a referent stands. `marked` tells whether the text has any quotation mark;
    where it has none, its quotations have lost theirs.
    """

    analysis: Analysis
    lexicon: Lexicon
    referents: tuple[Referent, ...]
    spoken: tuple[tuple[int, int, int], ...] = ()
    speakers: frozenset[int] = field(default=frozenset())
    voices: frozenset[int] = field(default=frozenset())
    said_by: Mapping[int, int] = field(factory=dict)
    marked: bool = True

    def before(self, referent: Referent) -> Iterator[Referent]:
        """The referents before one, nearest first, as far as any window of sentences reaches in prose."""
        farthest = max(0, referent.number - REACH)
        return (self.referents[number] for number in range(referent.number - 1, farthest - 1, -1))

    def behind(self, referent: Referent) -> Iterator[Referent]:
        """The referents behind one, nearest first, as far as `before` looks back."""
        return iter(self.referents[referent.number + 1 : referent.number + 1 + REACH])

    def sayer(self, referent: Referent) -> Referent | None:
        """Who says the quote in which a mention stands."""
        speaker = self.said_by.get(referent.number)
        return None if speaker is None else self.referents[speaker]

    def speaker_before(self, referent: Referent) -> int | None:
        """Who spoke in the last quote that begins before the mention; None: nobody yet."""
        past = bisect_left(self.spoken, (referent.mention.start,))
        for _, _, speaker in reversed(self.spoken[max(0, past - 50) : past]):
            if speaker != referent.number and self.referents[speaker].first < referent.first:
                return speaker
        return None


def read_story(
    analysis: Analysis, lexicon: Lexicon, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> Story:
    """All referents of a text. Speakers that are no mention of the list are taken in."""
    speakers = {attribution.speaker for attribution in attributions if attribution.speaker is not None}
    ordered = sorted({*mentions, *speakers}, key=lambda m: (m.start, -m.end, m.head, m.form))
    numbers = {mention: number for number, mention in enumerate(ordered)}
    outer, parts = nesting(ordered)
    quoted = [
        (span.start, span.end, number)
        for number, attribution in enumerate(attributions)
        if attribution.kind is Kind.DIRECT
        for span in attribution.content
    ]
    quoted.sort()
    spelled = [[analysis.tokens[i].text for i in analysis.tokens_in(m.name)] for m in ordered if m.name is not None]
    sorts = _sorts(analysis, ordered)
    names = _Names(
        words=frozenset(word for words in spelled for word in words),
        last=frozenset(words[-1] for words in spelled if len(words) > 1),
        family=frozenset(words[-1] for words in spelled if len(words) > 1 and lexicon.first_name(words[0])),
        people=frozenset(
            word
            for word, entity in sorts
            if entity == "PER" and sorts[word, "PER"] >= sorts[word, "LOC"]
            if sorts[word, "PER"] > sorts[word, "ORG"] or DOUBLE.fullmatch(word)
        ),
        places=frozenset(word for word, entity in sorts if entity == "LOC" and sorts[word, "LOC"] > sorts[word, "PER"]),
    )
    referents = tuple(
        _read(analysis, lexicon, ordered, number, outer[number], parts, quoted, names, speakers)
        for number in range(len(ordered))
    )
    spoken_by = {numbers[speaker] for speaker in speakers}
    firms = {each.head.casefold() for each in referents if each.words and each.head and each.type == "body"}
    referents = tuple(
        evolve(each, type="body")
        if (each.number in spoken_by and seat_of(lexicon, each)) or _is_firm_again(lexicon, each, firms)
        else each
        for each in referents
    )
    spoken = sorted(
        (attribution.spans[0].start, attribution.spans[-1].end, numbers[attribution.speaker])
        for attribution in attributions
        if attribution.speaker is not None and attribution.kind is not None
    )
    owners = {
        part
        for each in map(referents.__getitem__, spoken_by)
        if each.owned
        for part in each.parts
        if is_possessor(referents[part].mention)
    }
    return Story(
        analysis=analysis,
        lexicon=lexicon,
        referents=referents,
        spoken=tuple(spoken),
        speakers=frozenset(spoken_by),
        voices=frozenset(spoken_by | owners),
        said_by=said_by(ordered, spoken),
        marked=any(mark in analysis.text for mark in QUOTATION_MARKS),
    )


def _sorts(analysis: Analysis, mentions: Sequence[Mention]) -> Counter[tuple[str, str]]:
    """How often the analyser takes the last words of names for what: it errs on single ones."""
    return Counter(
        (analysis.tokens[i].text, analysis.tokens[i].entity)
        for mention in mentions
        if mention.name is not None
        for i in list(analysis.tokens_in(mention.name))[-1:]
    )


def _is_firm_again(lexicon: Lexicon, referent: Referent, firms: Collection[str]) -> bool:
    """``der Hersteller`` where the text has *Spielehersteller Lumora*: a noun for people or firms is a firm there."""
    if referent.type != "person" or referent.words or referent.plural or not is_firm(lexicon, referent.head):
        return False
    return any(head.endswith(referent.head.casefold()) for head in firms)


def _is_noble(words: tuple[str, ...]) -> bool:
    """Whether a name begins with what only names of persons begin with: von Aue, van der Berg."""
    return len(words) > 1 and words[0].casefold() in PARTICLES


def _read(
    analysis: Analysis,
    lexicon: Lexicon,
    ordered: Sequence[Mention],
    number: int,
    outer: int | None,
    inside: Sequence[tuple[int, ...]],
    quoted: Sequence[tuple[int, int, int]],
    names: _Names,
    speakers: Container[Mention],
) -> Referent:
    mention = ordered[number]
    token = analysis.tokens[mention.head]
    at = bisect_right(quoted, (mention.start, float("inf"), 0)) - 1
    around = [
        each
        for each in ordered[max(0, number - 8) : number + 9]
        if each.first <= mention.last and mention.first <= each.last
    ]
    common: dict[str, Any] = {
        "number": number,
        "mention": mention,
        "outer": outer,
        "parts": inside[number],
        "quote": quoted[at][2] if at >= 0 and mention.end <= quoted[at][1] else None,
        "sentence": analysis.sentence_at(mention.head),
        "subject": token.relation in SUBJECTS or mention.case == "n" or _opens(analysis, mention),
    }
    if mention.form is SpeakerForm.PRONOUN:
        # sie may be a firm, too
        sort = "unknown" if mention.person == 3 else mention.sort
        gender, plural = pronoun_agreement(analysis, mention)
        return Referent(kind="pronoun", gender=gender, plural=plural, type=sort, **common)
    if joins_several(analysis, ordered, inside, number):
        label = nominative(analysis, lexicon, mention)
        return Referent(kind="group", label=label, plural=True, type=mention.sort, **common)
    if (part := named_part(analysis, ordered, inside, number)) is not None:
        mention = evolve(mention, number="s", name=ordered[part].name)
    label = nominative(analysis, lexicon, mention)
    words = name_words(analysis, lexicon, mention, names.words)
    proper = bool(mention.name is not None and mention.name.start <= token.start < mention.name.end)
    if mention.first == mention.last and not proper and token.text in names.family and not is_plural(analysis, mention):
        words, proper, mention = (token.text,), True, evolve(mention, sort="person")
    head = "" if proper else lemma_of(lexicon, token, mention.gender)
    owner = words if words and head and owns(analysis, lexicon, mention, words) else ()
    if owner or (words and head and _is_placed(analysis, lexicon, mention, words)):
        words = ()
    sort = mention.sort
    if AGE.fullmatch(token.text) or (sort == "unknown" and token.entity == "PER"):
        sort = "person"
    if sort == "unknown" and words:
        if mention.name is not None and analysis.text[mention.name.start] in MARKS:
            sort = "thing"
        elif head and lexicon.first_name(words[0]) is not None:
            sort = "person"
    if proper and not words:
        sort = "thing"  # Als Grund
    if sort == "body" and proper and ((len(words) == 1 and words[0] in names.people) or _is_noble(words)):
        sort = "person"
    if sort == "person" and proper and len(words) == 1 and words[0] in names.places - names.last:
        sort = "body"
    if head and len(words) == 1 and is_firm(lexicon, head) and lexicon.first_name(words[0]) is None:
        sort = "body"
    article = article_of(analysis, mention)
    if sort == "person" and article == "def" and not words and _is_party(lexicon, token, mention):
        sort = "body"
    before = None if proper or article else owner_before(mention, ordered, inside[number])
    if before is not None and before.name != mention.name:
        article, owner = "gen", name_words(analysis, lexicon, before, names.words)
    owned = not words and (
        is_owned(lexicon, token.text)
        or owning_part(lexicon, _unmarked(label) if token.text.startswith("-") else token.text) != ""
        or (has_owner(mention, ordered, inside[number]) and is_stated(lexicon, token.text, article in ("", "gen")))
        or (article == "poss" and ((sort == "document" and mention in speakers) or may_be_owned(lexicon, token.text)))
    )
    last_name = proper and not article and words[-1:] != () and words[-1] in names.last  # a guess about a name's number
    many = True if is_bare_plural(analysis, lexicon, mention) else is_plural(analysis, mention)
    return Referent(
        kind="name" if words else "noun",
        words=words,
        label=label,
        head=head,
        gender="" if owned else gender_of(analysis, lexicon, mention, words, head, sort, names.last),
        plural=None if owned else False if words and (mention.number != "p" or last_name) else many,
        type="unknown" if owned else sort,
        article=article,
        acronym=acronym_of(analysis, mention, around),
        age=_age(analysis, mention),
        owned=owned,
        owner=owner,
        parties=parties_of(analysis, lexicon, mention, head) if sort in ("person", "unknown") else frozenset(),
        adjectives=frozenset(
            ENDING.sub("", t.text)
            for t in analysis.tokens[mention.first : mention.head]
            if t.pos == "ADJ" and not NEUTRAL.fullmatch(t.text)
        ),
        bodies=frozenset(
            t.text.rstrip("s")
            for t in analysis.tokens[mention.head + 1 : mention.last + 1]
            if (t.pos == "PROPN" and t.entity != "PER" and analysis.tokens[t.i - 1].text != "aus")
            or (t.pos == "NOUN" and lexicon.body(t.text) is not None and not stands_for(lexicon, t.text))
        )
        | {
            analysis.tokens[part.head].text.rstrip("s")  # die Journalistin des Kuriers
            for part in map(ordered.__getitem__, inside[number])
            if part.first > mention.head and part.sort == "body" and analysis.tokens[part.head].entity != "LOC"
            if part.name is not None and not is_office(head)
        }
        | {word.rstrip("s") for word in owner},
        **common,
    )


def _is_party(lexicon: Lexicon, token: Token, mention: Mention) -> bool:
    """``die Linke``: a party whose name is a noun for people, too, in its own gender and number."""
    body = lexicon.body(token.text)
    named = body is not None and body.entry.lemma in lexicon.parties(token.text)
    return named and mention.number != "p" and mention.gender in ("f", "")


def _opens(analysis: Analysis, mention: Mention) -> bool:
    """Whether a sentence begins with the mention and goes on with its verb, and the mention may be nominative."""
    following = mention.last + 1
    if mention.first and analysis.sentence_at(mention.first - 1) == analysis.sentence_at(mention.first):
        return False
    nominative = (not mention.case or "n" in mention.case) and not mention.preposition
    return nominative and following < len(analysis.tokens) and analysis.is_finite(following)


def _is_placed(analysis: Analysis, lexicon: Lexicon, mention: Mention, words: tuple[str, ...]) -> bool:
    """``der Bürgermeister von Athen``, ``die Polizei Köln``: the place behind the noun is not the whole name."""
    if mention.name is None or lexicon.title(analysis.tokens[mention.head].text) or lexicon.first_name(words[0]):
        return False
    named = [analysis.tokens[i] for i in analysis.tokens_in(mention.name)]
    governed = analysis.tokens[named[0].i - 1].pos == "ADP"
    if not governed and is_firm(lexicon, analysis.tokens[mention.head].text):
        return False  # der Hersteller Kornland
    return named[0].i > mention.head and (governed or named[-1].entity == "LOC")


def _age(analysis: Analysis, mention: Mention) -> str:
    """``43`` of "Ida Kern, 43," "die 43-jährige Ida Kern", "die 43-Jährige", "Ida Kern (43)"."""
    for i in range(mention.first, mention.last + 1):
        text = analysis.tokens[i].text
        found = AGE.fullmatch(text)
        if found:
            return found.group(1)
        if text.isdigit() and len(text) == 2 and i > mention.head and analysis.tokens[i - 1].text in ",(":
            return text
    return ""


def compound_owner(story: Story, referent: Referent) -> str:
    """``Polizei`` of Polizeiangaben, ``Bild`` of „Bild“-Informationen: who stands in the first part of a compound with
    Angaben, Aussagen, Ansicht."""
    if not referent.owned or " " in referent.label:
        return ""
    return owning_part(story.lexicon, _unmarked(referent.label))


def _unmarked(label: str) -> str:
    return "".join(sign for sign in label if sign not in MARKS)


def seat_of(lexicon: Lexicon, referent: Referent) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The bodies for which a capital or house may stand (:meth:`Lexicon.metonym`); None: it is only a place."""
    if referent.mention.preposition or (referent.words and referent.head):
        return None
    return lexicon.metonym(" ".join(referent.words)) or lexicon.metonym(referent.label)
