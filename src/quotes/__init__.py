"""Who said what in German text.

>>> import quotes
>>> extraction = quotes.extract("„Wir bauen im Frühjahr“, sagte Architekt Jonas Öztürk.")
>>> [(quote.text, quote.speaker.name) for quote in extraction]
[('Wir bauen im Frühjahr', 'Jonas Öztürk')]

Importing loads no model and reads no file; the German analyser is loaded at the first text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotes._version import __version__

if TYPE_CHECKING:
    from quotes.analysis import load_analyser
    from quotes.errors import AnalyserError, DataFileError, InputTypeError, QuotesError, RecordError, SettingsError
    from quotes.extractor import Extractor, extract, extract_many
    from quotes.merging import MergedEntity, merge_entities
    from quotes.models.results import (
        Addressee,
        Confidence,
        Cue,
        CueKind,
        Entity,
        EntityLink,
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

__all__ = [
    "Addressee",
    "AnalyserError",
    "Confidence",
    "Cue",
    "CueKind",
    "DataFileError",
    "Entity",
    "EntityLink",
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


# Where the public names live; what is in no other module is a record of the results.
_HOMES = {
    **dict.fromkeys(("Extractor", "extract", "extract_many"), "extractor"),
    **dict.fromkeys(("Known", "Settings"), "settings"),
    **dict.fromkeys(("MergedEntity", "merge_entities"), "merging"),
    **dict.fromkeys(
        ("AnalyserError", "DataFileError", "InputTypeError", "QuotesError", "RecordError", "SettingsError"), "errors"
    ),
    "Span": "spans",
    "load_analyser": "analysis",
}


def __getattr__(name: str) -> Any:
    """A public name is imported when it is first asked for (PEP 562), so that importing the library costs next to
    nothing."""
    if name not in __all__:
        message = f"module 'quotes' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"quotes.{_HOMES.get(name, 'models.results')}"), name)


def __dir__() -> list[str]:
    return __all__
