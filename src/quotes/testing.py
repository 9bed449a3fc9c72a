"""Short ways to write quotes by hand, for the tests of whoever works with the library's records.

Everything is said by the words themselves: a part of a text is named by what stands there, and the factories find
where that is.

>>> text = "„Wir bauen“, sagte Ida Kern."
>>> made = extraction(text, [quote(text, "„Wir bauen“", speaker="Ida Kern", cue="sagte")])
>>> made[0].text, made[0].speaker.spans
('Wir bauen', (Span(start=19, end=27),))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.errors import RecordError
from quotes.models.results import (
    Addressee,
    Confidence,
    Cue,
    CueKind,
    Entity,
    Evidence,
    Extraction,
    Finding,
    Frame,
    Kind,
    Medium,
    NotQuoted,
    NotQuotedKind,
    Provenance,
    Quote,
    Reason,
    Speaker,
    SpeakerForm,
    Standing,
)
from quotes.spans import Span, merge, shown

__all__ = ["entity", "extraction", "finding", "locate", "not_quoted", "quote"]

Parts = str | Sequence[str | Span]
_MARKS = "„“”‚‘’»«›‹\"'"
_PROVENANCE = Provenance(library="0", analyser="by hand")


def locate(text: str, parts: Parts, after: int = 0) -> tuple[Span, ...]:
    """Where the parts stand in `text`: each at its first occurrence behind the one before.

    A :class:`quotes.Span` among the parts is taken as it is, for words that occur more than once.

    Raises:
        RecordError: where a part does not occur.
    """
    found: list[Span] = []
    for part in [parts] if isinstance(parts, str) else parts:
        start = part.start if isinstance(part, Span) else text.find(part, after)
        if start < 0:
            raise RecordError("parts", f"{part!r} does not occur in the text behind {after}")
        found.append(Span(start, start + len(part)))
        after = found[-1].end
    return tuple(found)


def quote(
    text: str,
    parts: Parts,
    *,
    speaker: Parts | None = None,
    cue: Parts | None = None,
    frame: Parts | None = None,
    addressee: Parts | None = None,
    kind: str = "direct",
    medium: str = "speech",
    form: str = "name",
    entity: str | None = None,
    name: str | None = None,
    lemma: str = "",
    cue_kind: str = "verb",
    parent: str | None = None,
    continues: str | None = None,
    is_fragment: bool = False,
    confidence: tuple[float, float] = (0.9, 0.8),
    rule: str = "by-hand",
    evidence: Parts = (),
    reason: str | None = None,
    standing: str = "stated",
    via: Iterable[Parts] = (),
) -> Quote:
    """A quote whose parts are named by their words, marks included; `content` is what is left without the marks.

    Only direct quotes have marks; the `content` of any other kind is all of it.

    Without a speaker, the reason is ``no_cue``, or ``no_speaker_named`` where there is a cue, unless one is given.

    Raises:
        RecordError: where a part does not occur, or the record refuses a value.
    """
    spans = locate(text, parts)
    content = _inside(text, spans) if kind == Kind.DIRECT else spans
    said_by = cued_by = framed_by = said_to = None
    if speaker is not None:
        at = locate(text, speaker)
        said_by = Speaker(spans=at, text=shown(text, at), form=SpeakerForm(form), entity=entity, name=name)
    elif reason is None:
        reason = "no_cue" if cue is None else "no_speaker_named"
    if cue is not None:
        at = locate(text, cue)
        cued_by = Cue(spans=at, text=shown(text, at), lemma=lemma, kind=CueKind(cue_kind))
    if frame is not None:
        at = locate(text, frame)
        framed_by = Frame(spans=at, text=shown(text, at))
    if addressee is not None:
        at = locate(text, addressee)
        said_to = Addressee(spans=at, text=shown(text, at))
    through = [locate(text, each) for each in via]
    return Quote(
        id=f"q{spans[0].start}-{spans[-1].end}",
        kind=Kind(kind),
        medium=Medium(medium),
        spans=spans,
        content=content,
        text=shown(text, content),
        speaker=said_by,
        cue=cued_by,
        frame=framed_by,
        addressee=said_to,
        parent=parent,
        continues=continues,
        is_fragment=is_fragment,
        confidence=Confidence(
            quote=confidence[0],
            speaker=confidence[1] if said_by else 0.0,
            name=confidence[1] if said_by and name else 0.0,
        ),
        evidence=Evidence(rule=rule, spans=locate(text, evidence)),
        reason=None if reason is None else Reason(reason),
        standing=Standing(standing),
        via=tuple(Speaker(spans=at, text=shown(text, at), form=SpeakerForm.NAME) for at in through),
    )


def not_quoted(
    text: str, parts: Parts, kind: str = "name", confidence: float = 0.9, rule: str = "by-hand"
) -> NotQuoted:
    """What stands between marks and is nobody's words."""
    spans = locate(text, parts)
    content = _inside(text, spans)
    return NotQuoted(
        id=f"n{spans[0].start}-{spans[-1].end}",
        kind=NotQuotedKind(kind),
        spans=spans,
        content=content,
        text=shown(text, content),
        confidence=confidence,
        evidence=Evidence(rule=rule),
    )


def finding(text: str, part: str | Span, code: str = "by-hand", message: str = "made by hand") -> Finding:
    """A finding at the words `part`."""
    (span,) = locate(text, [part])
    return Finding(code=code, message=message, span=span)


def entity(id: str, name: str, mentions: Iterable[Span], type: str = "person") -> Entity:
    """A person or body with its mentions, brought into text order."""
    return Entity(id=id, name=name, type=type, mentions=tuple(sorted(mentions)))


def extraction(
    text: str,
    quotes: Iterable[Quote] = (),
    *,
    not_quoted: Iterable[NotQuoted] = (),
    findings: Iterable[Finding] = (),
    entities: Iterable[Entity] | None = None,
    provenance: Provenance = _PROVENANCE,
) -> Extraction:
    """An extraction of these quotes, put in text order.

    Without `entities`, one is made for each entity id that the speakers of the quotes name.
    """
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    return Extraction(
        text=text,
        quotes=ordered,
        entities=_entities(ordered) if entities is None else tuple(entities),
        not_quoted=tuple(not_quoted),
        findings=tuple(findings),
        provenance=provenance,
    )


def _inside(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without a mark at either edge; what holds nothing but marks falls away."""
    inner: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        start += text[start] in _MARKS
        end -= end > start and text[end - 1] in _MARKS
        if start < end:
            inner.append(Span(start, end))
    return tuple(inner)


def _entities(quotes: Iterable[Quote]) -> tuple[Entity, ...]:
    named: dict[str, list[Speaker]] = {}
    for each in quotes:
        if each.speaker is not None and each.speaker.entity is not None:
            named.setdefault(each.speaker.entity, []).append(each.speaker)
    return tuple(
        Entity(
            id=id,
            name=speakers[0].name or speakers[0].text,
            type="person",
            mentions=merge(span for speaker in speakers for span in speaker.spans),
        )
        for id, speakers in named.items()
    )
