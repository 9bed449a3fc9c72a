"""What users see: the names at the top, their signatures, and what importing them costs."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest
from attrs import fields, has

import quotes

SNAPSHOT = Path(__file__).parent / "face.txt"
NAMES = [name for name in quotes.__all__ if name != "__version__"]

IMPORT = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import quotes
print(json.dumps({"modules": sorted(sys.modules), "opened": opened, "folder": quotes.__path__[0]}))
"""


def signature(name: str) -> str:
    """A name as a caller sees it: parameters of a function or class, bases of an error, values of an enum."""
    thing = getattr(quotes, name)
    if not isinstance(thing, type):
        return name + parameters(thing)
    if issubclass(thing, Exception):
        return f"{name}: {', '.join(base.__name__ for base in thing.__bases__)}"
    if issubclass(thing, Enum):
        return f"{name}: {', '.join(each.value for each in thing)}"
    if name == "Settings":
        return "\n".join(f"{name}.{each.name}: {each.type} = {each.default}" for each in fields(thing))
    lines = [name + parameters(thing)]
    for method, value in vars(thing).items():
        if isinstance(value, property):
            lines.append(f"{name}.{method}: {value.fget.__annotations__['return']}")
        elif inspect.isfunction(value) and not method.startswith("_"):
            lines.append(f"{name}.{method}{parameters(value)}")
    return "\n".join(lines)


def parameters(thing: Callable[..., object]) -> str:
    """Annotations as they are written; how `inspect` quotes them differs between versions of Python."""
    return str(inspect.signature(thing)).replace("'", "").replace(" -> None", "")


def test_the_face_is_sorted_and_whole() -> None:
    assert quotes.__all__ == sorted(quotes.__all__)
    assert len(set(quotes.__all__)) == len(quotes.__all__)
    assert dir(quotes) == quotes.__all__
    assert all(hasattr(quotes, name) for name in quotes.__all__)


def test_the_face_has_not_changed_by_accident() -> None:
    """A change of the face is a change for users: write it into the CHANGELOG, then store the new face here."""
    assert "\n".join(map(signature, NAMES)) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_says_what_it_is(name: str) -> None:
    thing = getattr(quotes, name)
    own = vars(thing).get("__doc__") if isinstance(thing, type) else thing.__doc__
    assert own
    assert not own.startswith(f"{name}("), "generated, not written"


@pytest.mark.parametrize("name", [name for name in NAMES if has(getattr(quotes, name))])
def test_every_record_can_be_annotated_with_what_is_at_the_top(name: str) -> None:
    """A caller who writes types must find each class that a record's fields name at the top."""
    for each in fields(getattr(quotes, name)):
        for word in "".join(c if c.isalnum() or c == "_" else " " for c in str(each.type)).split():
            assert word in quotes.__all__ or not word[0].isupper() or word == "None", (each.name, word)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'extrct'"):
        quotes.extrct  # noqa: B018


@pytest.fixture(scope="module")
def imported() -> dict[str, object]:
    ran = subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    "costly",
    ["spacy", "thinc", "numpy", "onnxruntime", "rich", "click", "jinja2", "quotes.extractor", "quotes.lexicon"],
)
def test_importing_loads_nothing_costly(costly: str, imported: dict[str, object]) -> None:
    assert costly not in imported["modules"]


def test_importing_reads_no_file_of_ours(imported: dict[str, object]) -> None:
    ours = [path for path in imported["opened"] if path.startswith(imported["folder"])]
    assert [path for path in ours if not path.endswith((".py", ".pyc")) and "__pycache__" not in path] == []


def test_types_are_shipped() -> None:
    assert (Path(quotes.__file__).parent / "py.typed").is_file()
