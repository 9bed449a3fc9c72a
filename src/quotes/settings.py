"""What a caller can set: every window, limit and threshold of the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import Attribute, field, fields, frozen

from quotes.errors import SettingsError

__all__ = ["Known", "Settings"]


def _share(_: object, attribute: Attribute[float], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 <= value <= 1.0:
        raise SettingsError(attribute.name, value, "a number from 0 to 1")


def _count(_: object, attribute: Attribute[int], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SettingsError(attribute.name, value, "a whole number of 0 or more")


def _yes_or_no(_: object, attribute: Attribute[bool], value: object) -> None:
    if not isinstance(value, bool):
        raise SettingsError(attribute.name, value, "True or False")


def _known(_: object, attribute: Attribute[tuple[Known, ...]], value: object) -> None:
    name = attribute.name
    if not isinstance(value, tuple) or not all(isinstance(each, Known) for each in value):
        raise SettingsError(name, value, "a sequence of quotes.Known")
    for id, times in Counter(each.id for each in value).items():
        if times > 1:
            raise SettingsError(name, id, "an id for each entry")


def _as_known(value: object) -> object:
    """Entries as a tuple; a mapping of an entry's fields, as configuration files have it, is one too."""
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        return value
    return tuple(_entry(each) if isinstance(each, Mapping) else each for each in value)


def _entry(value: Mapping[str, Any]) -> Known:
    try:
        return Known(**value)
    except TypeError as error:  # a field is missing or unknown
        raise SettingsError("known", value, "the fields of quotes.Known: id and name, aliases and type") from error


def _filled(_: object, attribute: Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"known.{attribute.name}", value, "a string with at least one letter")


def _names(_: object, __: object, value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(each, str) and each.strip() for each in value):
        raise SettingsError("known.aliases", value, "a sequence of strings")


def _type(_: object, __: object, value: object) -> None:
    if value not in ("", "person", "organisation", "group", "document", "unknown"):
        raise SettingsError("known.type", value, "person, organisation, group, document, unknown or empty")


def _as_names(value: object) -> object:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else value


@frozen(kw_only=True)
class Known:
    """Somebody whom the caller knows: matched by name before anything else is tried.

    Attributes:
        id: the caller's own: a Wikidata id, an archive's number. It becomes :attr:`quotes.Entity.id`.
        name: the name under which the entity goes in results, whatever the text calls it.
        aliases: other names that mean this one: short forms, abbreviations, married names. They must fit a mention's
            proper name, or its whole phrase without article, letter for letter, upper and lower case aside.
        type: as in :class:`quotes.Entity`; empty: what the text shows.

    Raises:
        SettingsError: where `id` or `name` is empty, or a field has a value of another kind.

    >>> Known(id="Q1", name="Ida Kern", aliases=("Ida Kern-Maier",)).aliases
    ('Ida Kern-Maier',)
    """

    id: str = field(validator=_filled)
    name: str = field(validator=_filled)
    aliases: tuple[str, ...] = field(default=(), converter=_as_names, validator=_names)
    type: str = field(default="", validator=_type)


@frozen(kw_only=True, init=False)
class Settings:
    """Options of an :class:`quotes.Extractor`, keyword-only and checked.

    Attributes:
        quote_threshold: from 0 to 1; a marked passage is a quote where the confidence that it is somebody's words is
            at least this. Lower finds more, higher finds surer ones. Default .5: tuned on the training part of the
            Wikinews data.
        speaker_threshold: from 0 to 1; below it the speaker is refused and the reason is ``too_unsure``. Default .5:
            below it a speaker is more often wrong than right.
        tie_margin: from 0 to 1; two candidates whose confidences lie closer than this are a tie, which is refused.
            Default .02.
        entity_threshold: from 0 to 1; a mention is taken for somebody named elsewhere in the text where the score of
            that link is at least this. Higher names fewer speakers. Default .5: below it a link is more often wrong
            than right.
        name_threshold: from 0 to 1; a quote's speaker gets an entity and a name where the confidence that the name is
            right is at least this. Higher leaves more speakers without a name, and fewer with a wrong one. Default .6:
            a wrong name is held to be one and a half times as bad as none.
        lookback: sentences before a quote in which its speaker is looked for, where its own sentence has none.
            Default 4: in the Wikinews training data more than nine in ten such speakers stand within it.
        passage_limit: paragraphs over which one pair of marks may reach before it is closed and reported as a
            finding. Default 12.
        turns: whether the turns of an interview or a dialogue, behind labels and without marks (Kern: Ja, das …), are
            direct quotes. Default: yes, as in the guideline of our own texts. The published annotation of German
            news does not count them.
        known: people, bodies and documents that the caller knows, with ids of its own (:class:`quotes.Known`), matched
            by name before anything else. Default: none.

    Raises:
        SettingsError: for an unknown option or a value outside its range.

    >>> Settings(lookback=2).lookback
    2
    """

    quote_threshold: float = field(default=0.5, validator=_share)
    speaker_threshold: float = field(default=0.5, validator=_share)
    tie_margin: float = field(default=0.02, validator=_share)
    entity_threshold: float = field(default=0.5, validator=_share)
    name_threshold: float = field(default=0.6, validator=_share)
    lookback: int = field(default=4, validator=_count)
    passage_limit: int = field(default=12, validator=_count)
    turns: bool = field(default=True, validator=_yes_or_no)
    known: tuple[Known, ...] = field(default=(), converter=_as_known, validator=_known)

    def __init__(self, **options: Any) -> None:
        names = [each.name for each in fields(Settings)]
        for name, value in options.items():
            if name not in names:
                raise SettingsError(name, value, "one of " + ", ".join(names))
        self.__attrs_init__(**options)
