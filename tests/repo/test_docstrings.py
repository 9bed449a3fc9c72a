"""The examples in docstrings run, each module's in a namespace of its own."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import quotes

MODULES = [
    each.name for each in pkgutil.walk_packages(quotes.__path__, "quotes.") if not each.name.endswith("__main__")
]


@pytest.mark.model
@pytest.mark.parametrize("name", ["quotes", *MODULES])
def test_examples(name: str) -> None:
    outcome = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [
        test
        for name in ("quotes.spans", "quotes.testing", "quotes.export")
        for test in finder.find(import_module(name))
    ]
    assert sum(len(test.examples) for test in found) > 5
