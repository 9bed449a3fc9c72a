"""The last room: `Quote` objects from what the stages decided. Computes nothing new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

from attrs import evolve

from quotes.models.parts import Attribution, Mention, Resolution
from quotes.models.results import (
    Addressee,
    Confidence,
    Cue,
    Evidence,
    Extraction,
    Finding,
    Frame,
    NotQuoted,
    Provenance,
    Quote,
    Speaker,
    Standing,
)
from quotes.spans import Span, shown

__all__ = ["assemble"]


def assemble(
    text: str,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    name_threshold: float,
    findings: Iterable[Finding],
    provenance: Provenance,
    standings: Sequence[Standing],
    sources: Sequence[Sequence[Mention]],
) -> Extraction:
    """Records in text order.

    A speaker whose confidence times the score of his name lies below `name_threshold` gets no name. `standings` and
    `sources` have an entry for each of the attributions.
    """
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    ids = [_id(digest, attribution.spans) for attribution in attributions]
    quotes, not_quoted = [], []
    for attribution, identity, standing, via in zip(attributions, ids, standings, sources, strict=True):
        if attribution.not_quoted is not None:
            not_quoted.append(_not_quoted(text, attribution, identity))
        else:
            said = _quote(text, attribution, identity, ids, resolution, name_threshold)
            through = tuple(_speaker(text, mention, resolution, name_threshold, 1.0)[0] for mention in via)
            quotes.append(evolve(said, standing=standing, via=through))
    return Extraction(
        text=text,
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end))),
        entities=resolution.entities,
        not_quoted=tuple(sorted(not_quoted, key=lambda each: each.spans[0])),
        findings=tuple(sorted(findings, key=lambda finding: (finding.span, finding.code))),
        provenance=provenance,
    )


def _id(digest: str, spans: tuple[Span, ...]) -> str:
    """Stable: the same text and place give the same id, on every machine."""
    inner = "".join(f".{one.end}.{other.start}" for one, other in pairwise(spans))
    return f"{digest}-{spans[0].start}{inner}-{spans[-1].end}"


def _not_quoted(text: str, attribution: Attribution, identity: str) -> NotQuoted:
    assert attribution.not_quoted is not None  # noqa: S101  the caller has just asked
    return NotQuoted(
        id=identity,
        kind=attribution.not_quoted,
        spans=attribution.spans,
        content=attribution.content,
        text=shown(text, attribution.content),
        confidence=attribution.confidence,
        evidence=Evidence(rule=attribution.rule, spans=attribution.evidence),
    )


def _quote(
    text: str,
    attribution: Attribution,
    identity: str,
    ids: list[str],
    resolution: Resolution,
    name_threshold: float,
) -> Quote:
    assert attribution.kind is not None  # noqa: S101  an attribution without kind is not_quoted
    mention, cue, addressee = attribution.speaker, attribution.cue, attribution.addressee
    speaker, sure = None, 0.0
    if mention is not None:
        speaker, sure = _speaker(text, mention, resolution, name_threshold, attribution.speaker_confidence)
    return Quote(
        id=identity,
        kind=attribution.kind,
        medium=attribution.medium,
        spans=attribution.spans,
        content=attribution.content,
        text=shown(text, attribution.content),
        speaker=speaker,
        cue=None if cue is None else Cue(spans=cue.spans, text=shown(text, cue.spans), lemma=cue.lemma, kind=cue.kind),
        frame=Frame(spans=attribution.frame, text=shown(text, attribution.frame)) if attribution.frame else None,
        addressee=None if addressee is None else Addressee(spans=addressee.spans, text=shown(text, addressee.spans)),
        parent=None if attribution.parent is None else ids[attribution.parent],
        continues=None if attribution.continues is None else ids[attribution.continues],
        is_fragment=attribution.is_fragment,
        confidence=Confidence(quote=attribution.confidence, speaker=attribution.speaker_confidence, name=sure),
        evidence=Evidence(rule=attribution.rule, spans=attribution.evidence),
        reason=attribution.reason,
    )


def _speaker(
    text: str, mention: Mention, resolution: Resolution, threshold: float, confidence: float
) -> tuple[Speaker, float]:
    """The speaker, and how sure his name is; 0 where he has none."""
    entity = resolution.behind.get(mention)
    sure = confidence * resolution.scores.get(mention, 0.0)
    if entity is None or sure < threshold:
        entity, sure = None, 0.0
    speaker = Speaker(
        spans=mention.spans,
        text=shown(text, mention.spans),
        form=mention.form,
        entity=entity.id if entity else None,
        name=entity.name if entity else None,
        candidates=resolution.candidates.get(mention, ()),
    )
    return speaker, sure
