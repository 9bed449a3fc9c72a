"""The family of errors: one base, the built-in that callers expect, facts as attributes, one form of message."""

from __future__ import annotations

import copy
import pickle

import pytest

import quotes
from quotes.errors import (
    AnalyserError,
    DataFileError,
    InputTypeError,
    QuotesError,
    RecordError,
    SettingsError,
    describe,
)

ERRORS = [
    pytest.param(
        InputTypeError("text", 3, "a str", "Say str(3)."),
        TypeError,
        {"argument": "text", "given": "3 (int)", "expected": "a str"},
        "text: got 3 (int), expected a str. Say str(3).",
        id="input",
    ),
    pytest.param(
        InputTypeError("text", None, "a str"),
        TypeError,
        {"argument": "text", "given": "None (NoneType)", "expected": "a str"},
        "text: got None (NoneType), expected a str.",
        id="input without advice",
    ),
    pytest.param(
        SettingsError("lookback", -1, "a whole number of 0 or more"),
        ValueError,
        {"setting": "lookback", "given": "-1 (int)", "expected": "a whole number of 0 or more"},
        "setting 'lookback': got -1 (int), expected a whole number of 0 or more.",
        id="settings",
    ),
    pytest.param(
        AnalyserError("no parser", ("token.dep",)), ValueError, {"missing": ("token.dep",)}, "no parser", id="analyser"
    ),
    pytest.param(AnalyserError("damaged"), ValueError, {"missing": ()}, "damaged", id="analyser, nothing missing"),
    pytest.param(
        DataFileError("titles.tsv", "two columns expected", 7),
        ValueError,
        {"path": "titles.tsv", "line": 7},
        "titles.tsv, line 7: two columns expected",
        id="data file",
    ),
    pytest.param(
        DataFileError("titles.tsv", "is missing"),
        ValueError,
        {"path": "titles.tsv", "line": None},
        "titles.tsv: is missing",
        id="data file as a whole",
    ),
    pytest.param(
        RecordError("span.end", "too small"), ValueError, {"field": "span.end"}, "span.end: too small", id="record"
    ),
]


@pytest.mark.parametrize(("error", "builtin", "facts", "message"), ERRORS)
def test_message_facts_and_family(
    error: QuotesError, builtin: type[Exception], facts: dict[str, object], message: str
) -> None:
    assert str(error) == message
    assert vars(error) == facts
    assert isinstance(error, QuotesError)
    assert isinstance(error, builtin)


@pytest.mark.parametrize(("error", "builtin", "facts", "message"), ERRORS)
@pytest.mark.parametrize("again", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])
def test_errors_cross_a_process_boundary_whole(
    error: QuotesError, builtin: type[Exception], facts: dict[str, object], message: str, again: object
) -> None:
    other = again(error)
    assert type(other) is type(error)
    assert str(other) == message
    assert vars(other) == facts


def test_every_error_is_at_the_top() -> None:
    raised = {QuotesError, *QuotesError.__subclasses__()}
    assert {getattr(quotes, each.__name__) for each in raised} == raised


class Unshowable:
    def __repr__(self) -> str:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "description"),
    [
        pytest.param("ja", "'ja' (str)", id="short"),
        pytest.param("x" * 200, "'" + "x" * 56 + "... (str)", id="cut at 60"),
        pytest.param("x" * 58, "'" + "x" * 58 + "' (str)", id="60 are not cut"),
        pytest.param(Unshowable(), "an object whose repr raises RuntimeError (Unshowable)", id="repr raises"),
    ],
)
def test_descriptions_are_short_and_safe(value: object, description: str) -> None:
    assert describe(value) == description
