"""Who said what in German text.

>>> import quotes
>>> extraction = quotes.extract("„Wir bauen im Frühjahr“, sagte Architekt Jonas Öztürk.")
>>> [(quote.text, quote.speaker.name) for quote in extraction]
[('Wir bauen im Frühjahr', 'Jonas Öztürk')]

Importing loads no model and reads no file; the German analyser is loaded at the first text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes._version import __version__
from quotes.errors import AnalyserError, DataFileError, InputTypeError, QuotesError, RecordError, SettingsError
from quotes.merging import MergedEntity, merge_entities
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
from quotes.settings import Known, Settings
from quotes.spans import Span

if TYPE_CHECKING:
    from quotes.analysis import load_analyser
    from quotes.extractor import Extractor, extract, extract_many

__all__ = [
    "Addressee",
    "AnalyserError",
    "Confidence",
    "Cue",
    "CueKind",
    "DataFileError",
    "Entity",
    "Evidence",
    "Extraction",
    "Extractor",
    "Finding",
    "Frame",
    "InputTypeError",
    "Kind",
    "Known",
    "Medium",
    "MergedEntity",
    "NotQuoted",
    "NotQuotedKind",
    "Provenance",
    "Quote",
    "QuotesError",
    "Reason",
    "RecordError",
    "Settings",
    "SettingsError",
    "Span",
    "Speaker",
    "SpeakerForm",
    "Standing",
    "__version__",
    "extract",
    "extract_many",
    "load_analyser",
    "merge_entities",
]


def __getattr__(name: str) -> Any:
    """The names that need spaCy are imported when they are first asked for (PEP 562)."""
    if name in ("Extractor", "extract", "extract_many"):
        from quotes import extractor

        return getattr(extractor, name)
    if name == "load_analyser":
        from quotes.analysis import load_analyser

        return load_analyser
    message = f"module 'quotes' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
