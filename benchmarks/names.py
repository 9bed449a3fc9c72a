"""Who is who on short texts of our own: two women, married names, nobility, names of other orders, brothers, bodies.

usage: python benchmarks/names.py [--errors]

The texts are in ``tests/cases/names.toml``. Each direct quote in turn must get the name that is written down for it, or
none where none is right; a longer name with all its words is right, too (Leopold Freiherr von …). ``--errors`` lists
what is wrong, never for held-out texts.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from quotes import Extraction, Extractor, Kind

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "cases" / "names.toml"


@frozen(kw_only=True)
class NameText:
    """A text and the name of each direct quote's speaker, empty where none is right."""

    id: str
    why: str
    text: str
    names: Sequence[str]
    held_out: bool = False


def read_names() -> tuple[NameText, ...]:
    """All texts, in the order of the file."""
    return tuple(NameText(**entry) for entry in tomllib.loads(FILE.read_text(encoding="utf-8"))["text"])


def judged(text: NameText, extraction: Extraction) -> tuple[str, ...]:
    """For each quote ``right``, ``wrong`` (another name) or ``none`` (no name where there is one, or no such quote)."""
    found = [quote.speaker.name if quote.speaker else None for quote in extraction if quote.kind is Kind.DIRECT]
    found += [None] * (len(text.names) - len(found))
    return tuple(_judged(wanted, given) for wanted, given in zip(text.names, found, strict=False))


def _judged(wanted: str, given: str | None) -> str:
    if given is None:
        return "none" if wanted else "right"
    return "right" if wanted and set(wanted.split()) <= set(given.split()) else "wrong"


def figures(texts: Iterable[NameText], extractor: Extractor) -> dict[str, float]:
    """Number of texts and quotes, and the shares of quotes with the right name, a wrong one, and none."""
    made = [judged(text, extractor.extract(text.text)) for text in texts]
    all_of = [each for one in made for each in one]
    shares = {name: all_of.count(name) / len(all_of) for name in ("right", "wrong", "none")}
    return {"texts": len(made), "quotes": len(all_of), **shares}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    extractor = Extractor()
    texts = read_names()
    for name, held_out in (("may be tuned on", False), ("held out", True)):
        got = figures([text for text in texts if text.held_out is held_out], extractor)
        print(f"{name:16}" + "".join(f"  {key} {value:.3g}" for key, value in got.items()))
    for text in texts if arguments.errors else ():
        extraction = extractor.extract(text.text)
        if not text.held_out and set(judged(text, extraction)) - {"right"}:
            said = [quote.speaker for quote in extraction if quote.kind is Kind.DIRECT]
            given = [(speaker.text, speaker.name) if speaker else None for speaker in said]
            print(text.id, *zip(text.names, given, strict=False), sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
