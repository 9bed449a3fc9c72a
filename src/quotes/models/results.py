"""What a caller gets: frozen records of plain values, comparable, hashable and picklable.

Every offset in them is a code point of the text as it was given (see :class:`quotes.Span`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, overload

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, instance_of, le, min_len, optional

from quotes.errors import RecordError
from quotes.spans import Span

__all__ = [
    "Addressee",
    "Confidence",
    "Cue",
    "CueKind",
    "Entity",
    "EntityLink",
    "Evidence",
    "Extraction",
    "Finding",
    "Frame",
    "Kind",
    "Medium",
    "NotQuoted",
    "NotQuotedKind",
    "Provenance",
    "Quote",
    "Reason",
    "Speaker",
    "SpeakerForm",
    "Standing",
]


class Kind(StrEnum):
    """How somebody's words are given (the kinds of the Redewiedergabe and Wikinews guidelines)."""

    DIRECT = "direct"  # between marks, word for word, a fragment too: Er nannte es „absurd“.
    INDIRECT = "indirect"  # with a frame: Sie sagte, das sei falsch.
    FREE_INDIRECT = "free_indirect"  # no frame, indicative: Das Geld soll im Mai fließen.
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"  # no frame, Konjunktiv: Das Geld fließe im Mai.
    REPORTED = "reported"  # the act of speaking is told: Sie kritisierte die Pläne.


class Medium(StrEnum):
    """How the words were uttered. The mixed values stand for cues that leave it open."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    SPEECH_OR_WRITING = "sw"
    SPEECH_OR_THOUGHT = "st"
    THOUGHT_OR_WRITING = "tw"
    NONE = "none"


class CueKind(StrEnum):
    """The part of speech by which a cue works; `NONE` for a bare colon or speaker label."""

    VERB = "verb"
    NOUN = "noun"
    PREPOSITION = "preposition"
    ADVERB = "adverb"
    NONE = "none"


class SpeakerForm(StrEnum):
    """What kind of phrase the speaker's mention is."""

    NAME = "name"  # Heiko Maas; Außenminister Maas; die Polizei Köln
    PRONOUN = "pronoun"  # er, sie, dieser
    ROLE = "role"  # der SPD-Politiker, eine Sprecherin der Polizei


class Reason(StrEnum):
    """Why a quote has no speaker."""

    NO_CUE = "no_cue"  # nothing in reach introduces the quote
    NO_SPEAKER_NAMED = "no_speaker_named"  # a cue is there, but nobody stands with it
    IMPERSONAL = "impersonal"  # hieß es; man sagt; wurde betont
    TIE = "tie"  # several candidates fit equally well
    TOO_UNSURE = "too_unsure"  # the best candidate's confidence is below the threshold of the settings


class NotQuotedKind(StrEnum):
    """What stands between marks although nobody said it."""

    NAME = "name"  # die Zeitung „Bild“, das Schiff „Sea-Watch“
    TITLE = "title"  # der Film „Das Boot“
    TERM = "term"  # der sogenannte „Brexit“
    IRONY = "irony"  # seine „Freunde“


class Standing(StrEnum):
    """How the frame lets the words stand: only `STATED` may pass for plain words of the speaker."""

    STATED = "stated"
    DENIED = "denied"  # er habe das nie gesagt; sie bestritt, dass …
    ASKED = "asked"  # sie fragte, ob …
    PLANNED = "planned"  # er wird sagen; sie würde sagen
    HEARSAY = "hearsay"  # er soll gesagt haben; angeblich sagte sie


_spans: Any = deep_iterable(instance_of(Span), min_len(1))  # attrs' stubs know no iterable of unknown type
_share = [ge(0.0), le(1.0)]


@frozen(kw_only=True)
class Speaker:
    """Who said it, as far as the text shows.

    `spans` and `text` are the mention as it stands, the whole noun phrase with article, function and apposition and
    without relative clause. `entity` is the id of an entry of :attr:`Extraction.entities`, `name` that entity's
    fullest name; both are None where the person or body behind the mention is not known, or not surely enough
    (:attr:`quotes.Settings.name_threshold`). `candidates` are the names of those whom the mention fits equally well;
    empty where it is no such tie.
    """

    spans: tuple[Span, ...] = field(validator=_spans)
    text: str
    form: SpeakerForm = field(validator=instance_of(SpeakerForm))
    entity: str | None = None
    name: str | None = None
    candidates: tuple[str, ...] = ()


@frozen(kw_only=True)
class Cue:
    """The word or words that introduce the quote: ``sagte``, ``teilte … mit``, ``laut``.

    `lemma` is the dictionary form (``mitteilen``), empty for a bare colon.
    """

    spans: tuple[Span, ...] = field(validator=_spans)
    text: str
    lemma: str
    kind: CueKind = field(validator=instance_of(CueKind))


@frozen(kw_only=True)
class Frame:
    """The inquit: the reporter's clause around the quote that holds cue and speaker."""

    spans: tuple[Span, ...] = field(validator=_spans)
    text: str


@frozen(kw_only=True)
class Addressee:
    """To whom it was said: ``der Nachrichtenagentur AFP`` in "sagte sie der Nachrichtenagentur AFP"."""

    spans: tuple[Span, ...] = field(validator=_spans)
    text: str


@frozen(kw_only=True)
class Confidence:
    """Figures between 0 and 1, kept apart: that this is somebody's words, and that the speaker is right.

    `name` is how sure the speaker's name is, from `speaker`, the steps by which the mention was found to be whoever is
    named, and whether that is a proper name. It may be more than `speaker`: where two mentions may be meant, they are
    often of the same person. `speaker` is 0 where no speaker is given, `name` where no name is.
    """

    quote: float = field(validator=_share)
    speaker: float = field(validator=_share)
    name: float = field(default=0.0, validator=_share)


@frozen(kw_only=True)
class Evidence:
    """Why it was decided so: the id of a rule of the public catalogue and the spans that spoke for it.

    `spans` is empty where nothing but the marks themselves spoke for it.
    """

    rule: str
    spans: tuple[Span, ...] = ()


@frozen(kw_only=True)
class Quote:
    """Somebody's words, and who said them.

    Attributes:
        id: stable: made from the text's digest and the quote's spans.
        kind: direct, indirect, reported, free_indirect or indirect_free_indirect.
        medium: speech, writing, thought, a mix of two, or none.
        spans: where it stands, marks included. Several where an inquit interrupts it.
        content: the same without marks. Empty where nothing stands between the marks.
        text: what `content` covers, its parts joined by one space.
        speaker: who said it, or None with a `reason`.
        cue: what introduces it, or None.
        frame: the reporter's clause around it, or None.
        addressee: to whom it was said, or None.
        parent: id of the quote in which it stands, or None.
        continues: id of the quote that it goes on from, or None.
        is_fragment: whether it is a few words inside the reporter's own sentence.
        confidence: of detection and of attribution, apart.
        evidence: the rule that gave the speaker (or the None), and what spoke for it.
        reason: why there is no speaker; None where there is one.
        standing: whether it may pass for plain words of the speaker, or is denied, asked, planned or hearsay.
        via: through whom the words came (sagte Kern laut „Rundschau“; the speaker of the quote around it), outermost
            last; empty where the text names nobody.
    """

    id: str
    kind: Kind = field(validator=instance_of(Kind))
    medium: Medium = field(validator=instance_of(Medium))
    spans: tuple[Span, ...] = field(validator=_spans)
    content: tuple[Span, ...] = field(validator=deep_iterable(instance_of(Span)))
    text: str
    speaker: Speaker | None = field(default=None, validator=optional(instance_of(Speaker)))
    cue: Cue | None = field(default=None, validator=optional(instance_of(Cue)))
    frame: Frame | None = field(default=None, validator=optional(instance_of(Frame)))
    addressee: Addressee | None = field(default=None, validator=optional(instance_of(Addressee)))
    parent: str | None = None
    continues: str | None = None
    is_fragment: bool = False
    confidence: Confidence = field(validator=instance_of(Confidence))
    evidence: Evidence = field(validator=instance_of(Evidence))
    reason: Reason | None = field(default=None, validator=optional(instance_of(Reason)))
    standing: Standing = field(default=Standing.STATED, validator=instance_of(Standing))
    via: tuple[Speaker, ...] = field(default=(), validator=deep_iterable(instance_of(Speaker)))

    def __attrs_post_init__(self) -> None:
        if (self.speaker is None) != (self.reason is not None):
            raise RecordError("quote.reason", "a quote has either a speaker or a reason why it has none")

    @property
    def start(self) -> int:
        """First code point of the first span."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Past the last code point of the last span."""
        return self.spans[-1].end


@frozen(kw_only=True)
class NotQuoted:
    """What stands between marks and is nobody's words: a name, a title, a term, irony."""

    id: str
    kind: NotQuotedKind = field(validator=instance_of(NotQuotedKind))
    spans: tuple[Span, ...] = field(validator=_spans)
    content: tuple[Span, ...] = field(validator=deep_iterable(instance_of(Span)))
    text: str
    confidence: float = field(validator=_share)
    evidence: Evidence = field(validator=instance_of(Evidence))


@frozen(kw_only=True)
class EntityLink:
    """Why a mention is one with another: the sieve (`rule`) that joined it to its antecedent, and how surely.

    `score` is between 0 and 1. The antecedent may stand behind the mention (Bürgermeister … Bürgermeister Jan Kern).
    """

    span: Span = field(validator=instance_of(Span))
    antecedent: Span = field(validator=instance_of(Span))
    rule: str
    score: float = field(validator=_share)


@frozen(kw_only=True)
class Entity:
    """A person, body or document that speaks in the text. `mentions` are in text order.

    `type` is ``person``, ``organisation``, ``group``, ``document`` or ``unknown``. `named` tells that `name` is a
    proper name and no description (Sprecher der Polizei). `known` tells that the caller named it
    (:attr:`quotes.Settings.known`): then `id` is the caller's, else it counts within the text. `links` tell by what
    and how surely its mentions were joined, in text order; empty where it is mentioned once.
    """

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...] = field(validator=_spans)
    named: bool = True
    known: bool = False
    links: tuple[EntityLink, ...] = ()


@frozen(kw_only=True)
class Finding:
    """Something odd about the text, with the code under which the docs explain it and where it stands."""

    code: str
    message: str
    span: Span = field(validator=instance_of(Span))


@frozen(kw_only=True)
class Provenance:
    """With what a result was made: library version, analyser and its version, settings that differ from the default."""

    library: str
    analyser: str
    settings: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Extraction(Sequence[Quote]):
    """What was found in one text: a sequence of :class:`Quote` in text order, and all that belongs to it."""

    text: str = field(repr=lambda text: f"<{len(text)} code points>")
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    not_quoted: tuple[NotQuoted, ...] = ()
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(validator=instance_of(Provenance))

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Quote, ...]: ...
    def __getitem__(self, index: int | slice) -> Quote | tuple[Quote, ...]:
        return self.quotes[index]

    def __len__(self) -> int:
        return len(self.quotes)

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def quotes_of(self, entity: Entity | str) -> tuple[Quote, ...]:
        """What an entity says, in text order; `entity` may be its id. Empty where no quote is its."""
        id = entity.id if isinstance(entity, Entity) else entity
        return tuple(quote for quote in self.quotes if quote.speaker is not None and quote.speaker.entity == id)

    def by_speaker(self) -> dict[Entity, tuple[Quote, ...]]:
        """Each entity with what it says, in the order of :attr:`entities`; quotes without an entity are in none."""
        return {entity: quotes for entity in self.entities if (quotes := self.quotes_of(entity))}
