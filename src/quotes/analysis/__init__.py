"""The analysis stage: words, sentences, part of speech, morphology, heads and names, by code-point offset."""

from quotes.analysis.document import Analysis, Token
from quotes.analysis.pipelines import packed, require_annotations, unpacked
from quotes.analysis.reading import analyse, from_doc
from quotes.analysis.scores import Reading
from quotes.analysis.shipped import load_analyser

__all__ = [
    "Analysis",
    "Reading",
    "Token",
    "analyse",
    "from_doc",
    "load_analyser",
    "packed",
    "require_annotations",
    "unpacked",
]
