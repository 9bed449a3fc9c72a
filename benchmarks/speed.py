"""Robustness, speed, memory and scaling, measured in one run.

usage: python benchmarks/speed.py [--json]

Reads ``../shared/corpora/news`` beside the checkout (CC BY-NC-SA 4.0; not in this repository). Every part runs in a
process of its own on one core, so that peak memory is its own and no part warms up another. Words are what stands
between white space; seconds are processor time of all threads, start-up excepted, so that what else runs on the machine
counts little.

- All articles: exceptions, offsets that do not hold, words a second, peak memory.
- The same articles through spaCy's blank German tokeniser with its sentence splitter, and through the analyser alone.
- Start-up: the time to import, and to import and read a first sentence, each in a cold process with byte code at hand,
  as installing leaves it; the best of seven.
- Scaling: our own end-to-end cases, strung together to 100 kB and 1 MB; and the marks stage on opening marks alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import quotes

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "corpora" / "news" / "articles.jsonl"
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
READ_ONE = "import quotes; quotes.extract('„Gut“, sagte sie.')"


def measure() -> dict[str, float]:
    """All figures: seconds, MB (10**6 bytes), words, counts and ratios."""
    figures: dict[str, float] = {}
    for part in PARTS:
        ran = _python(["-P", __file__, "--part", part])
        figures |= json.loads(ran)
    figures |= start()
    figures["ratio.blank"] = figures["blank.words_per_second"] / figures["library.words_per_second"]
    figures["share.analyser"] = figures["library.words_per_second"] / figures["analyser.words_per_second"]
    figures["scaling.ratio"] = figures["scaling.large.seconds"] / figures["scaling.small.seconds"]
    figures["marks.ratio"] = figures["marks.large.seconds"] / figures["marks.small.seconds"]
    return figures


def _python(arguments: list[str], **settings: str) -> str:
    made = {**os.environ, **ONE_CORE, **settings}
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True, env=made).stdout


def start() -> dict[str, float]:
    """From nothing: time on the wall, and processor time of all threads where it tells more."""
    imported, _ = _cold("import quotes")
    first, first_cpu = _cold(READ_ONE)
    python, _ = _cold("pass")
    return {
        "import.seconds": imported,
        "first.seconds": first,
        "first.cpu_seconds": first_cpu,
        "python.seconds": python,
    }


def _cold(program: str, rounds: int = 7) -> tuple[float, float]:
    """The least time and the least processor time of a process that runs the program, both in seconds."""
    walls, cpus = [], []
    with TemporaryDirectory() as byte_code:
        settings = {"PYTHONPYCACHEPREFIX": byte_code, "PYTHONDONTWRITEBYTECODE": ""}
        _python(["-c", program], **settings)
        for _ in range(rounds):
            wall, cpu = perf_counter(), _of_children()
            _python(["-c", program], **settings)
            walls.append(perf_counter() - wall)
            cpus.append(_of_children() - cpu)
    return min(walls), min(cpus)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _articles() -> list[str]:
    if not NEWS.is_file():
        raise SystemExit(f"speed.py: needs {NEWS.relative_to(ROOT.parent)} beside the checkout, which is missing")
    with NEWS.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _peak() -> float:
    """Peak memory of this process in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def library() -> dict[str, float]:
    """The whole line over all articles."""
    import quotes

    texts = _articles()
    extractor = quotes.Extractor()
    extractor.extract(texts[0])
    exceptions = wrong = found = 0
    start = process_time()
    for text in texts:
        try:
            extraction = extractor.extract(text)
        except Exception as error:  # noqa: BLE001  what escapes is what is counted here
            exceptions += 1
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            continue
        found += len(extraction)
        wrong += _wrong(extraction)
    seconds = process_time() - start
    return {
        "articles": len(texts),
        "words": _words(texts),
        "quotes": found,
        "exceptions": exceptions,
        "wrong_offsets": wrong,
        "library.words_per_second": _words(texts) / seconds,
        "library.peak_mb": _peak(),
    }


def _wrong(extraction: quotes.Extraction) -> int:
    """How many records say something else than what stands at their place."""
    from quotes.spans import shown

    text = extraction.text
    wrong = 0
    for quote in extraction:
        parts = [part for part in (quote.speaker, quote.cue, quote.frame, quote.addressee) if part is not None]
        wrong += quote.text != shown(text, quote.content)
        wrong += sum(part.text != shown(text, part.spans) for part in parts)
    wrong += sum(each.text != shown(text, each.content) for each in extraction.not_quoted)
    spans = [span for entity in extraction.entities for span in entity.mentions]
    spans += [finding.span for finding in extraction.findings]
    return wrong + sum(span.end > len(text) for span in spans)


def blank() -> dict[str, float]:
    """spaCy's tokeniser and sentence splitter for German, without a model."""
    import spacy

    texts = _articles()
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp(texts[0])
    start = process_time()
    for _ in nlp.pipe(texts):
        pass
    return {"blank.words_per_second": _words(texts) / (process_time() - start)}


def analyser() -> dict[str, float]:
    """The analyser without the rest of the line."""
    from quotes.analysis import analyse, load_analyser

    texts = _articles()
    nlp = load_analyser()
    analyse(texts[0], nlp)
    start = process_time()
    for text in texts:
        analyse(text, nlp)
    return {"analyser.words_per_second": _words(texts) / (process_time() - start)}


def scaling() -> dict[str, float]:
    """One long text against a shorter one: 1 for each byte is linear."""
    import quotes

    sys.path.insert(0, str(ROOT / "tests" / "cases"))
    from reading import read_cases

    own = "\n\n".join(case.text for case in read_cases())
    extractor = quotes.Extractor()
    extractor.extract(own)
    took = {}
    for name, size in (("small", 100_000), ("large", 1_000_000)):
        text = (own * (size // len(own) + 1))[:size]
        start = process_time()
        extractor.extract(text)
        took[f"scaling.{name}.seconds"] = process_time() - start
    return {**took, "scaling.peak_mb": _peak()}


def marks() -> dict[str, float]:
    """Marks that all open and never close."""
    from quotes.marks import find_passages
    from quotes.settings import Settings

    took = {}
    for name, size in (("small", 100_000), ("large", 1_000_000)):
        start = process_time()
        find_passages("„a " * (size // 3), Settings())
        took[f"marks.{name}.seconds"] = process_time() - start
    return took


PARTS = {part.__name__: part for part in (library, blank, analyser, scaling, marks)}


def show(figures: Mapping[str, float]) -> str:
    return "\n".join(f"{name:28} {value:12.3f}" for name, value in figures.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.part:
        print(json.dumps(PARTS[arguments.part]()))
        return 0
    figures = measure()
    print(json.dumps(figures) if arguments.json else show(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
