"""CSV: a line a quote, for spreadsheets and data frames."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from quotes.export.records import Document, Id
from quotes.models.results import Quote
from quotes.spans import Span

__all__ = ["COLUMNS", "write_csv"]

COLUMNS: dict[str, str] = {
    "document": "id of the document",
    "quote": "id of the quote",
    "kind": "direct, indirect, free_indirect, indirect_free_indirect or reported",
    "medium": "speech, writing, thought, a mix (sw, st, tw) or none",
    "standing": "stated, denied, asked, planned or hearsay",
    "spans": "where it stands, marks included",
    "content": "where it stands, without marks",
    "text": "what stands there, without marks",
    "speaker": "the mention of the speaker as it stands",
    "speaker_spans": "where it stands",
    "speaker_form": "name, pronoun or role",
    "speaker_entity": "id of the person or body behind it",
    "speaker_name": "that person's or body's fullest name",
    "via": "through whom the words came, outermost last, parted by semicolons",
    "via_spans": "where these stand",
    "cue": "the words that introduce the quote",
    "cue_spans": "where they stand",
    "cue_lemma": "their dictionary form",
    "cue_kind": "verb, noun, preposition, adverb or none",
    "frame": "the reporter's clause around the quote",
    "frame_spans": "where it stands",
    "addressee": "to whom it was said",
    "addressee_spans": "where that stands",
    "parent": "id of the quote in which it stands",
    "continues": "id of the quote that it goes on from",
    "is_fragment": "true or false: a few words inside the reporter's own sentence",
    "quote_confidence": "from 0 to 1: that these are somebody's words",
    "speaker_confidence": "from 0 to 1: that the speaker is right",
    "rule": "id of the rule that decided",
    "evidence_spans": "what spoke for it",
    "reason": "why there is no speaker",
}
"""The columns in their order and what they hold. Spans are written ``begin-end;begin-end`` in code points, half-open;
what is not there is empty."""


def write_csv(documents: Iterable[Document], stream: TextIO) -> None:
    """Write a header and one line for each quote (RFC 4180: commas, CRLF, fields quoted where needed).

    A document without quotes has no line. Text is written exactly as it is: a field may begin with ``=``, ``+``, ``-``
    or ``@``, which a spreadsheet may take for a formula, so import columns of unknown origin as text.

    Args:
        documents: pairs of an id and an extraction.
        stream: an open text stream; open files with ``newline=""``.
    """
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for id, extraction in documents:
        writer.writerows(_row(id, quote) for quote in extraction)


def _row(id: Id, quote: Quote) -> dict[str, object]:
    row: dict[str, object] = {
        "document": id,
        "quote": quote.id,
        "kind": quote.kind.value,
        "medium": quote.medium.value,
        "standing": quote.standing.value,
        "spans": _places(quote.spans),
        "content": _places(quote.content),
        "text": quote.text,
        "via": "; ".join(speaker.text for speaker in quote.via),
        "via_spans": _places(span for speaker in quote.via for span in speaker.spans),
        "parent": quote.parent,
        "continues": quote.continues,
        "is_fragment": str(quote.is_fragment).lower(),
        "quote_confidence": quote.confidence.quote,
        "speaker_confidence": quote.confidence.speaker,
        "rule": quote.evidence.rule,
        "evidence_spans": _places(quote.evidence.spans),
        "reason": quote.reason and quote.reason.value,
    }
    for name in ("speaker", "cue", "frame", "addressee"):
        part = getattr(quote, name)
        if part is not None:
            row |= {name: part.text, f"{name}_spans": _places(part.spans)}
    if quote.speaker is not None:
        speaker = quote.speaker
        row |= {"speaker_form": speaker.form.value, "speaker_entity": speaker.entity, "speaker_name": speaker.name}
    if quote.cue is not None:
        row |= {"cue_lemma": quote.cue.lemma, "cue_kind": quote.cue.kind.value}
    return row


def _places(spans: Iterable[Span]) -> str:
    return ";".join(f"{span.start}-{span.end}" for span in spans)
