"""What a caller can set: every window, limit and threshold of the line."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, fields, frozen

from quotes.errors import SettingsError

__all__ = ["Settings"]


def _share(_: object, attribute: Attribute[float], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 <= value <= 1.0:
        raise SettingsError(attribute.name, value, "a number from 0 to 1")


def _count(_: object, attribute: Attribute[int], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SettingsError(attribute.name, value, "a whole number of 0 or more")


@frozen(kw_only=True, init=False)
class Settings:
    """Options of an :class:`quotes.Extractor`, keyword-only and checked.

    Attributes:
        quote_threshold: from 0 to 1; a marked passage is a quote where the confidence that it is somebody's words is
            at least this. Lower finds more, higher finds surer ones. Default .5: tuned on the training part of the
            Wikinews data.
        speaker_threshold: from 0 to 1; below it the speaker is refused and the reason is ``too_unsure``. Default .3.
        tie_margin: from 0 to 1; two candidates whose confidences lie closer than this are a tie, which is refused.
            Default .02.
        lookback: sentences before a quote in which its speaker is looked for, where its own sentence has none.
            Default 4: in the Wikinews training data more than nine in ten such speakers stand within it.
        passage_limit: paragraphs over which one pair of marks may reach before it is closed and reported as a
            finding. Default 12.

    Raises:
        SettingsError: for an unknown option or a value outside its range.

    >>> Settings(lookback=2).lookback
    2
    """

    quote_threshold: float = field(default=0.5, validator=_share)
    speaker_threshold: float = field(default=0.3, validator=_share)
    tie_margin: float = field(default=0.02, validator=_share)
    lookback: int = field(default=4, validator=_count)
    passage_limit: int = field(default=12, validator=_count)

    def __init__(self, **options: Any) -> None:
        known = [each.name for each in fields(Settings)]
        for name, value in options.items():
            if name not in known:
                raise SettingsError(name, value, "one of " + ", ".join(known))
        self.__attrs_init__(**options)
