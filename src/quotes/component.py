"""The spaCy component: ``nlp.add_pipe("quotes")``.

It reads what the pipeline before it has annotated and writes ``doc._.quotes`` (an :class:`quotes.Extraction`) and
``doc.spans["quotes"]`` (one spaCy span a quote, labelled with its kind, where its edges meet tokens).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from quotes.analysis import from_doc
from quotes.extractor import Extractor
from quotes.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["QuotesComponent", "create_component"]


class QuotesComponent:
    """Runs the line over a `Doc` that is already analysed."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", default=None)

    def __call__(self, doc: Doc) -> Doc:
        extraction = self._extractor.from_analysis(from_doc(doc))
        doc._.quotes = extraction
        spans = []
        for quote in extraction:
            span = doc.char_span(quote.start, quote.end, label=str(quote.kind), alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans["quotes"] = SpanGroup(doc, name="quotes", spans=spans)
        return doc

    def to_disk(self, path: Any, exclude: Any = ()) -> None:
        """Nothing to store: settings stand in the pipeline's config."""

    def from_disk(self, path: Any, exclude: Any = ()) -> QuotesComponent:
        """Nothing to read."""
        return self

    def to_bytes(self, exclude: Any = ()) -> bytes:
        """Nothing to store."""
        return b""

    def from_bytes(self, data: bytes, exclude: Any = ()) -> QuotesComponent:
        """Nothing to read."""
        return self


@Language.factory("quotes", assigns=["doc._.quotes", "doc.spans"], default_config={"settings": {}})
def create_component(nlp: Language, name: str, settings: Mapping[str, float]) -> QuotesComponent:  # noqa: ARG001
    """Make the component; `settings` are the options of :class:`quotes.Settings`."""
    return QuotesComponent(Extractor(nlp, Settings(**settings)))
