"""A candidate speaker."""

from __future__ import annotations

from attrs import frozen

from quotes.models.parts import Mention

__all__ = ["SPEAKS", "Voice"]

SPEAKS = {"person": 1.5, "body": 1.0, "document": 0.3, "unknown": -0.2, "thing": -1.5}
"""How much likelier than not each sort of phrase speaks, in log odds."""


@frozen
class Voice:
    """A candidate speaker: the mention, by which rule it was found, and its score."""

    mention: Mention
    rule: str
    score: float
