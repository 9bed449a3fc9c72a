"""The spaCy component: ``nlp.add_pipe("quotes")``.

It reads what the pipeline before it has annotated and writes ``doc.spans["quotes"]``: a spaCy span for each part of
each quote, labelled with its kind, with the quote's id as `id_`. They may lie in each other and overlap.
``doc._.quotes`` is the :class:`quotes.Extraction`, or None where the component has not seen the `Doc`. It is kept in
`doc.user_data` in the form of the JSON Lines, so that it travels with the `Doc` through ``to_bytes``,
``DocBin(store_user_data=True)`` and ``nlp.pipe(texts, n_process=2)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quotes.analysis import from_doc
from quotes.export import from_dict, to_dict
from quotes.extractor import Extractor
from quotes.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quotes.models.results import Extraction

__all__ = ["QuotesComponent", "create_component"]

KEY = "quotes"


class QuotesComponent:
    """Runs the line over a `Doc` that is already analysed."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", getter=_kept)

    def __call__(self, doc: Doc) -> Doc:
        extraction = self._extractor.from_analysis(from_doc(doc))
        doc.user_data[KEY] = to_dict(extraction)
        doc.spans["quotes"] = SpanGroup(doc, name="quotes", spans=list(_spans(doc, extraction)))
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


def _spans(doc: Doc, extraction: Extraction) -> Iterator[Span]:
    """The parts of the quotes as whole tokens; a part on no token (nothing but a space, say) has none."""
    for quote in extraction:
        for part in quote.spans:
            span = doc.char_span(part.start, part.end, quote.kind.value, span_id=quote.id, alignment_mode="expand")
            if span is not None:
                yield span


def _kept(doc: Doc) -> Extraction | None:
    kept = doc.user_data.get(KEY)
    return None if kept is None else from_dict(kept, doc.text)


@Language.factory("quotes", assigns=["doc._.quotes", "doc.spans"], default_config={"settings": {}})
def create_component(nlp: Language, name: str, settings: Mapping[str, float]) -> QuotesComponent:  # noqa: ARG001
    """Make the component; `settings` are the options of :class:`quotes.Settings`."""
    return QuotesComponent(Extractor(nlp, Settings(**settings)))
