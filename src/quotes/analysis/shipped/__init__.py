"""The German analyser that ships with the library: a spaCy pipeline that needs no download.

The parts: `tokens` cuts words, `quotes.analysis.sentences` cuts sentences, `pieces` cuts words into what the encoder
knows, `model` runs the two ONNX graphs, `trees` and `lemmas` read trees and lemmas off their scores, `components` puts
all of it on the `Doc`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_analyser"]


def load_analyser() -> Language:
    """The shipped analyser as a spaCy pipeline: `pos_`, `tag_` (STTS), `morph`, `lemma_`, `head`, `dep_` (UD), `ents`
    (PER, ORG, LOC, OTH) and sentence starts.

    Each call makes a new pipeline with a model session of its own; keep it and use it again. Needs no network.

    Raises:
        AnalyserError: where the model files are missing, damaged or of another version, or where onnxruntime cannot
            be loaded or cannot run them on this machine.

    Example:
        >>> nlp = load_analyser()
        >>> [token.text for token in nlp("„Es regnet“, sagte sie.") if token.dep_ == "nsubj"]
        ['Es', 'sie']
    """
    # imported here so that `import quotes` stays free of spaCy and onnxruntime
    from quotes.analysis.shipped.components import build_pipeline

    return build_pipeline()
