"""Everything that `quotes` raises, in one family.

Text is never an error: whatever a `str` holds, it is analysed and what is odd about it becomes a
:class:`quotes.Finding`. Only a caller's mistake (a wrong type, an unknown option, an analyser that lacks what is
needed, a damaged file) raises, and always with a class of this module. Each class is also the built-in exception
that a caller would expect, carries the facts as attributes, and its message names what was given, what was expected
and what to do.
"""

from __future__ import annotations

__all__ = [
    "AnalyserError",
    "DataFileError",
    "InputTypeError",
    "QuotesError",
    "RecordError",
    "SettingsError",
]


class QuotesError(Exception):
    """Base of every error that the library raises on purpose."""


class InputTypeError(QuotesError, TypeError):
    """An argument has a type that the function cannot work with.

    Attributes:
        argument: the name of the argument.
        given: a short description of what was given, with its type.
        expected: what the function takes.
    """

    def __init__(self, argument: str, given: object, expected: str, advice: str = "") -> None:
        self.argument = argument
        self.given = describe(given)
        self.expected = expected
        message = f"{argument}: got {self.given}, expected {expected}."
        super().__init__(f"{message} {advice}".rstrip())

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class SettingsError(QuotesError, ValueError):
    """A setting is unknown or its value lies outside what is allowed.

    Attributes:
        setting: the name of the setting.
        given: a short description of the value.
        expected: what is allowed.
    """

    def __init__(self, setting: str, given: object, expected: str) -> None:
        self.setting = setting
        self.given = describe(given)
        self.expected = expected
        super().__init__(f"setting {setting!r}: got {self.given}, expected {expected}.")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class AnalyserError(QuotesError, ValueError):
    """An analyser is missing, damaged, or lacks an annotation that the library needs.

    Attributes:
        missing: the names of the annotations or files that are missing, possibly empty.
    """

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        self.missing = missing
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class DataFileError(QuotesError, ValueError):
    """A data file of the package (a word list, a model) is missing or does not have the form it must have.

    Attributes:
        path: the file.
        line: the line, counted from 1, or None where the file as a whole is at fault.
    """

    def __init__(self, path: str, problem: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {problem}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class RecordError(QuotesError, ValueError):
    """A record (a quote, a span, a stored document) does not have the form it must have.

    Attributes:
        field: the field at fault, or the name of the record.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(f"{field}: {problem}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def describe(value: object) -> str:
    """A short, safe description of a value for messages: its repr, cut at 60 characters, and its type."""
    try:
        shown = repr(value)
    except Exception as error:  # noqa: BLE001  a caller's own repr may do anything; the message must still be written
        shown = f"an object whose repr raises {type(error).__name__}"
    if len(shown) > 60:
        shown = shown[:57] + "..."
    return f"{shown} ({type(value).__name__})"


def _rebuild(kind: type[QuotesError], args: tuple[object, ...], facts: dict[str, object]) -> QuotesError:
    """Make the error again after pickling, which errors that cross a process boundary need."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error
