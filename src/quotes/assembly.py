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

    A speaker whose name is less sure than `name_threshold` gets none. `standings` and `sources` have an entry for each
    of the attributions.
    """
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    ids = [_id(digest, attribution.spans) for attribution in attributions]
    quotes, not_quoted = [], []
    columns = zip(attributions, ids, resolution.sure, standings, sources, strict=True)
    for attribution, identity, sure, standing, via in columns:
        if attribution.not_quoted is not None:
            not_quoted.append(_not_quoted(text, attribution, identity))
        else:
            said = _quote(text, attribution, identity, ids, resolution, sure, name_threshold)
            through = tuple(
                _speaker(text, mention, resolution, resolution.scores.get(mention, 0.0) >= name_threshold)
                for mention in via
            )
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
    sure: float,
    name_threshold: float,
) -> Quote:
    assert attribution.kind is not None  # noqa: S101  an attribution without kind is not_quoted
    mention, cue, addressee = attribution.speaker, attribution.cue, attribution.addressee
    named = sure >= name_threshold and mention in resolution.behind
    speaker = None if mention is None else _speaker(text, mention, resolution, named)
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
        confidence=Confidence(
            quote=attribution.confidence, speaker=attribution.speaker_confidence, name=sure if named else 0.0
        ),
        evidence=Evidence(rule=attribution.rule, spans=attribution.evidence),
        reason=attribution.reason,
    )


def _speaker(text: str, mention: Mention, resolution: Resolution, named: bool) -> Speaker:
    entity = resolution.behind.get(mention) if named else None
    return Speaker(
        spans=mention.spans,
        text=shown(text, mention.spans),
        form=mention.form,
        entity=entity.id if entity else None,
        name=entity.name if entity else None,
        candidates=resolution.candidates.get(mention, ()),
    )
