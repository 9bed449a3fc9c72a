"""The texts about who is who: valid and of every kind asked for; the script that scores them; and that names hold."""

import sys
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import quotes  # noqa: E402
from names import figures, judged, read_names  # noqa: E402
from quotes import testing  # noqa: E402

TEXTS = read_names()
MARKED = regex.compile(r"„[^“]+“|«[^»]+»")


def test_ids_are_unique_and_every_text_says_why():
    assert len({text.id for text in TEXTS}) == len(TEXTS) >= 20
    assert [text.id for text in TEXTS if len(text.why) < 20] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_every_name_stands_in_its_text(text):
    words = set(regex.findall(r"[\p{L}\p{N}-]+", text.text))
    for name in text.names:
        assert set(name.split()) <= words, name


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_there_is_a_name_for_each_quote(text):
    assert len(text.names) == len(MARKED.findall(text.text))


def test_about_a_quarter_is_held_out():
    assert 0.2 <= sum(text.held_out for text in TEXTS) / len(TEXTS) <= 0.3


def test_scoring():
    text = next(text for text in TEXTS if text.id == "brothers")
    parts = MARKED.findall(text.text)

    def said_by(*names):
        return testing.extraction(
            text.text,
            [
                testing.quote(text.text, part, speaker="Josef Greitmann", name=name, entity=name and f"e-{name}")
                for part, name in zip(parts, names, strict=False)
            ],
        )

    assert judged(text, said_by("Anton Greitmann", "Josef Maria Greitmann", None)) == ("right", "right", "right")
    assert judged(text, said_by("Josef Greitmann", None, "Greitmann")) == ("wrong", "none", "wrong")
    assert judged(text, said_by()) == ("none", "none", "right")


@pytest.mark.model
@pytest.mark.parametrize(("held_out", "right", "wrong"), [(False, 0.9, 0.05), (True, 0.8, 0.06)])
def test_names_hold(held_out, right, wrong):
    """Floors a little below what was measured; a wrong name weighs more than none."""
    got = figures([text for text in TEXTS if text.held_out is held_out], quotes.Extractor())
    assert got["right"] >= right
    assert got["wrong"] <= wrong
