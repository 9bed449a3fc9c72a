"""Reads the end-to-end cases: German texts of our own with who says what in them written down by hand.

A case is a file ``texts/ID.toml``. Its words say what is meant, this module finds where that is:

``why``           the phenomenon the text was written for.
``text``          the text, exactly.
``held_out``      true for the quarter that nobody tunes on.
``every_kind``    true where speech without marks is written down too; else only what stands between marks is.
``[[quote]]``     somebody's words, in text order. ``kind``: as in :class:`quotes.Kind`, ``direct`` where it is left
                  out; ``text``: the words with their marks, a list where an inquit interrupts them or each paragraph
                  opens anew; ``speaker``: the mention as it stands, the whole noun phrase without relative clause;
                  ``cue``: its words, those of a split verb joined by a space; ``name``: the speaker's fullest name in
                  the text; ``fragment``: a few words in the reporter's sentence.
``[[not_quoted]]``  what stands between marks and is nobody's words: ``text`` with its marks, and ``kind``.

A phrase that occurs several times takes ``nth`` (for speaker and cue ``speaker_nth`` and ``cue_nth``), counted from 1
over whole words. What belongs to which kind of quote: `corpus/GUIDELINE.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex
from attrs import frozen

from quotes.models.results import Kind, NotQuotedKind
from quotes.spans import Span

__all__ = ["FOLDER", "Case", "CaseError", "CasePassage", "CaseQuote", "read_case", "read_cases"]

FOLDER = Path(__file__).parent / "texts"

_CASE = {"why", "text", "held_out", "every_kind", "quote", "not_quoted"}
_QUOTE = {"text", "nth", "kind", "speaker", "speaker_nth", "cue", "cue_nth", "name", "fragment"}
_NOT_QUOTED = {"text", "nth", "kind"}


class CaseError(ValueError):
    """A case does not have the form it must have; the message names the case and what is wrong."""


@frozen(kw_only=True)
class CaseQuote:
    """Somebody's words. `speaker` and `cue` are empty where the text has none."""

    spans: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    name: str | None = None
    fragment: bool = False
    kind: Kind = Kind.DIRECT


@frozen(kw_only=True)
class CasePassage:
    """What stands between marks and is nobody's words."""

    span: Span
    kind: NotQuotedKind


@frozen(kw_only=True)
class Case:
    """A text and what is between its marks; where `every_kind` is true, what is said without them too."""

    id: str
    why: str
    text: str
    held_out: bool = False
    every_kind: bool = False
    quotes: tuple[CaseQuote, ...] = ()
    not_quoted: tuple[CasePassage, ...] = ()


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases of a folder, sorted by id.

    Raises:
        CaseError: for the first case that does not have the form it must have.
    """
    return tuple(read_case(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml")))


def read_case(name: str, source: str) -> Case:
    """One case from the text of its file.

    Raises:
        CaseError: where it is no TOML, has a field that is unknown or missing, a phrase that does not occur or occurs
            several times without ``nth``, or passages that are out of order or overlap and do not nest.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{name}: {error}") from error
    _check_fields(name, table, known=_CASE, needed={"why", "text"})
    text = table["text"]
    case = Case(
        id=name,
        why=table["why"],
        text=text,
        held_out=table.get("held_out", False),
        every_kind=table.get("every_kind", False),
        quotes=tuple(_quote(name, text, entry) for entry in table.get("quote", ())),
        not_quoted=tuple(_passage(name, text, entry) for entry in table.get("not_quoted", ())),
    )
    _check_order(name, text, [quote.spans[0] for quote in case.quotes])
    _check_order(name, text, [passage.span for passage in case.not_quoted])
    if not case.every_kind and any(quote.kind is not Kind.DIRECT for quote in case.quotes):
        raise CaseError(f"{name}: a quote without marks in a case that is not said to hold every kind")
    _check_nesting(name, case)
    return case


def _quote(name: str, text: str, entry: Mapping[str, Any]) -> CaseQuote:
    _check_fields(name, entry, known=_QUOTE, needed={"text"})
    parts = [entry["text"]] if isinstance(entry["text"], str) else entry["text"]
    first, *others = parts
    spans = [_only(name, text, first, entry.get("nth"), _places(text, first))]
    for part in others:
        spans.append(_next(name, text, part, _places(text, part), spans[-1].end))
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    if "speaker" in entry:
        phrase = entry["speaker"]
        speaker = (_only(name, text, phrase, entry.get("speaker_nth"), _places(text, phrase, whole=True)),)
    if "cue" in entry:
        cue = _cue(name, text, entry["cue"], entry.get("cue_nth"))
    if entry.get("kind", "direct") not in list(Kind):
        raise CaseError(f"{name}: {entry['kind']!r} is no kind, expected one of {', '.join(Kind)}")
    kind = Kind(entry.get("kind", "direct"))
    for span in (*speaker, *cue):
        if kind is not Kind.REPORTED and any(span.overlaps(part) for part in spans):
            raise CaseError(f"{name}: {span.of(text)!r} lies inside its own quote {first!r}")
    return CaseQuote(
        spans=tuple(spans),
        speaker=speaker,
        cue=cue,
        name=entry.get("name"),
        fragment=entry.get("fragment", False),
        kind=kind,
    )


def _passage(name: str, text: str, entry: Mapping[str, Any]) -> CasePassage:
    _check_fields(name, entry, known=_NOT_QUOTED, needed=_NOT_QUOTED - {"nth"})
    if entry["kind"] not in list(NotQuotedKind):
        raise CaseError(f"{name}: {entry['kind']!r} is no kind, expected one of {', '.join(NotQuotedKind)}")
    span = _only(name, text, entry["text"], entry.get("nth"), _places(text, entry["text"]))
    return CasePassage(span=span, kind=NotQuotedKind(entry["kind"]))


def _cue(name: str, text: str, phrase: str, nth: int | None) -> tuple[Span, ...]:
    """The phrase as it stands, or its words, each at its next place behind the one before (teilte … mit)."""
    together = _places(text, phrase, whole=True)
    if together:
        return (_only(name, text, phrase, nth, together),)
    first, *others = phrase.split()
    spans = [_only(name, text, first, nth, _places(text, first, whole=True))]
    for word in others:
        spans.append(_next(name, text, word, _places(text, word, whole=True), spans[-1].end))
    return tuple(spans)


def _places(text: str, phrase: str, *, whole: bool = False) -> list[Span]:
    """Everywhere the phrase stands; `whole`: not as a part of a longer word."""
    pattern = regex.escape(phrase)
    if whole and phrase[:1].isalnum() and phrase[-1:].isalnum():
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return [Span(*match.span()) for match in regex.finditer(pattern, text, overlapped=True)]


def _only(name: str, text: str, phrase: str, nth: int | None, places: Sequence[Span]) -> Span:
    if not places:
        raise CaseError(f"{name}: {phrase!r} does not occur")
    if nth is None and len(places) > 1:
        raise CaseError(f"{name}: {phrase!r} occurs {len(places)} times, say which one with nth")
    if nth is not None and not (isinstance(nth, int) and 1 <= nth <= len(places) > 1):
        raise CaseError(f"{name}: {phrase!r} occurs {len(places)} times, nth = {nth!r} says nothing")
    return places[(nth or 1) - 1]


def _next(name: str, text: str, phrase: str, places: Iterable[Span], after: int) -> Span:
    for span in places:
        if span.start >= after:
            return span
    raise CaseError(f"{name}: {phrase!r} does not occur behind {text[max(0, after - 20) : after]!r}")


def _check_fields(name: str, table: Mapping[str, Any], *, known: set[str], needed: set[str]) -> None:
    if unknown := table.keys() - known:
        raise CaseError(f"{name}: unknown fields {', '.join(sorted(unknown))}")
    if missing := needed - table.keys():
        raise CaseError(f"{name}: missing fields {', '.join(sorted(missing))}")


def _check_order(name: str, text: str, spans: Sequence[Span]) -> None:
    for before, after in pairwise(spans):
        if before.start >= after.start:
            raise CaseError(f"{name}: {after.of(text)!r} is written down twice or behind a later passage")


def _check_nesting(name: str, case: Case) -> None:
    spans = [span for quote in case.quotes for span in quote.spans] + [each.span for each in case.not_quoted]
    for number, one in enumerate(spans):
        for other in spans[number + 1 :]:
            if one.overlaps(other) and (one == other or not (one.contains(other) or other.contains(one))):
                raise CaseError(f"{name}: {one.of(case.text)!r} and {other.of(case.text)!r} overlap")
