"""Rules choose who speaks, the analyser's heads for quotes say how sure that is. Made-up scores."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from attrs import evolve
from staged import staged

from quotes.analysis.scores import joined
from quotes.models.parts import Attribution

LINE = "„ Das/D Wehr/N hält/V “ , sagte/V Ida/E/PER Kern/E/-PER dem/D Rat/N ."


def attributed(shares: dict[str, float] | None, **options: float) -> Attribution:
    """The quote of the line, where the heads give these words these probabilities at the cue; None: without heads."""
    made = staged(LINE)
    if shares is not None:
        words = [token.text for token in made.analysis.tokens]
        row = np.full(len(words) + 1, -2000, np.int16)
        for word, share in shares.items():
            row[words.index(word) + 1] = round(100 * log(share))
        arrays = {
            "report": np.zeros((len(words), 5), np.uint16),
            "said": np.full(len(words), 500, np.uint16),
            "place": np.zeros((len(words), 4), np.uint16),
            "asked": np.array([(words.index("sagte"), 0, len(words) + 1)], np.int32),
            "voices": row,
        }
        made = evolve(made, analysis=evolve(made.analysis, reading=joined([(0, arrays)])))
    [attribution] = made.attributions(**options)
    assert attribution.speaker is not None
    assert made.shown(attribution.speaker.spans) == "Ida Kern"
    return attribution


def test_agreement_makes_sure_and_doubt_unsure() -> None:
    agreed = attributed({"Kern": 0.98}).speaker_confidence
    torn = attributed({"Kern": 0.5, "Rat": 0.5}).speaker_confidence
    doubted = attributed({"Rat": 0.98}).speaker_confidence
    assert agreed > torn > doubted
    assert agreed > attributed(None).speaker_confidence > doubted


def test_the_words_of_a_mention_count_together() -> None:
    together, head = attributed({"Ida": 0.4, "Kern": 0.4}), attributed({"Kern": 0.8})
    assert together.speaker_confidence == pytest.approx(head.speaker_confidence, abs=0.01)


def test_doubt_refuses_nobody() -> None:
    least = attributed(None).speaker_confidence - 0.02
    assert attributed({"Rat": 0.98}, speaker_threshold=least).speaker_confidence == least
