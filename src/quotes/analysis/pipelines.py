"""The caller's own spaCy pipeline: what it must have, and how it travels to another process."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_config

from quotes.errors import AnalyserError, InputTypeError

__all__ = ["packed", "require_annotations", "unpacked"]

ADVICE = "Leave analyser=None for the pipeline that ships with the library."


def require_annotations(analyser: object) -> None:
    """Check that an analyser is a spaCy pipeline for German with a parser.

    Raises:
        InputTypeError: where it is no spaCy pipeline.
        AnalyserError: where it is for another language or no component of it sets dependency heads.
    """
    if not isinstance(analyser, Language):
        raise InputTypeError("analyser", analyser, "a spaCy Language, such as spacy.load('de_core_news_sm')", ADVICE)
    if analyser.lang not in ("de", "xx"):
        message = f"the spaCy pipeline is for {analyser.lang!r}; expected one for German ('de'). {ADVICE}"
        raise AnalyserError(message, ("de",))
    assigned = {name for pipe in analyser.pipe_names for name in analyser.get_pipe_meta(pipe).assigns}
    if "token.dep" not in assigned:
        parts = ", ".join(analyser.pipe_names) or "no component"
        message = (
            f"the spaCy pipeline has {parts}; expected a parser, which sets dependency heads (token.dep). {ADVICE}"
        )
        raise AnalyserError(message, ("token.dep",))


def packed(analyser: Language) -> tuple[dict[str, Any], bytes]:
    """A pipeline as plain values that can be sent to another process."""
    return dict(analyser.config), analyser.to_bytes()


def unpacked(values: tuple[dict[str, Any], bytes]) -> Language:
    """The pipeline that :func:`packed` took apart."""
    config, data = values
    return load_model_from_config(config).from_bytes(data)
