"""The analysis stage: words, sentences, part of speech, morphology, heads and names, by code-point offset."""

from quotes.analysis.document import Analysis, Token
from quotes.analysis.reading import analyse, analyse_many, from_doc

__all__ = ["Analysis", "Token", "analyse", "analyse_many", "from_doc"]
