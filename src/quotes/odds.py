"""Shares (probabilities) as log odds and back, the scale on which what rules and heads say adds up."""

from __future__ import annotations

from math import exp, log

__all__ = ["log_odds", "share_of"]


def log_odds(share: float, least: float) -> float:
    """The log odds of a share, which counts as at least `least` and at most as 1 less that.

    >>> log_odds(0.5, 0.01)
    0.0
    >>> round(log_odds(0.0, 0.01), 2), round(log_odds(1.0, 0.01), 2)
    (-4.6, 4.6)
    """
    share = min(max(share, least), 1 - least)
    return log(share / (1 - share))


def share_of(odds: float) -> float:
    """The share that has these log odds.

    >>> share_of(0.0)
    0.5
    """
    return 1 / (1 + exp(-odds))
