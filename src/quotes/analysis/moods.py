"""Konjunktiv: the mood of reported speech in German (Duden, Die Grammatik 2016, "Referatskonjunktiv")."""

from __future__ import annotations

from quotes.analysis.document import Analysis
from quotes.lexicon import Lexicon

__all__ = ["is_first", "is_konjunktiv"]


def is_konjunktiv(analysis: Analysis, lexicon: Lexicon, verb: int) -> bool:
    """Whether the word can be read as Konjunktiv and the analyser does not see an indicative in a doubtful form."""
    token = analysis.tokens[verb]
    readings = lexicon.konjunktiv_readings(token.text)
    if _says_ich(analysis, verb):  # ich habe, ich glaube: the indicative has the same form
        return any(reading.unambiguous and reading.person in (0, 1) for reading in readings)
    if any(reading.unambiguous and reading.person in (0, 3) for reading in readings):
        return True
    return token.mood == "sub" and (bool(readings) or not lexicon.known_readings(token.text))


def is_first(analysis: Analysis, lexicon: Lexicon, verb: int) -> bool:
    """Whether the word can only be read as Konjunktiv I, which hardly stands but in reports."""
    readings = lexicon.konjunktiv_readings(analysis.tokens[verb].text)
    persons = (0, 1) if _says_ich(analysis, verb) else (0, 1, 2, 3)
    return any(reading.mood == "conj1" and reading.unambiguous and reading.person in persons for reading in readings)


def _says_ich(analysis: Analysis, verb: int) -> bool:
    """Whether *ich* stands right beside the verb, where the subject does."""
    beside = (i for i in (verb - 1, verb + 1) if 0 <= i < len(analysis.tokens))
    return any(analysis.tokens[i].text.casefold() == "ich" for i in beside)
