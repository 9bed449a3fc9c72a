"""Writes the measured figures into README and docs, so that none is typed by hand.

usage: python benchmarks/report.py [PART ...] [--render]

PART is ``wikinews`` (accuracy.py over the development part), ``kept`` (the same over the kept texts of ``corpus/`` that
were made to a plan), ``pages`` (over those that were built as real pages are), ``confidence`` (calibration.py),
``entities`` (entities.py), ``cases`` (cases.py), ``audit`` (audit.py) or ``speed`` (speed.py); without one, all are
measured. Figures go to ``benchmarks/figures.json``, and from there into the
tables of README and docs, which stand between two comments each. ``--render`` only writes the tables anew. A test holds
tables and figures together.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

FIGURES = ROOT / "benchmarks" / "figures.json"
EXPLANATION = ROOT / "docs" / "explanation"
PAGES = (
    ROOT / "README.md",
    *(EXPLANATION / f"{name}.md" for name in ("accuracy", "attribution", "entities", "indirect")),
)
# The number of the first text of the corpus that was built as a real page is.
AFTER_PAGES = 1101
PLACE = regex.compile(r"(<!-- figures: (?P<table>\w+) -->\n).*?(<!-- end of figures -->)", regex.DOTALL)

Figures = Mapping[str, Any]


# --- measuring ------------------------------------------------------------------------------------------------------


def wikinews() -> dict[str, float]:
    """The scorer's figures over the development part, and those of calling every passage a quote."""
    import accuracy

    corpus = accuracy.SHARED / "corpora" / "wikinews" / "dev.jsonl"
    if not corpus.is_file():
        raise SystemExit(f"report.py: needs {corpus.relative_to(ROOT.parent)} beside the checkout, which is missing")
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    accuracy.predict(corpus, build / "predictions.jsonl")
    _every_pair(corpus, build / "every_pair.jsonl")
    every = accuracy.score(corpus, build / "every_pair.jsonl")
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        **accuracy.score(corpus, build / "predictions.jsonl"),
        **accuracy.by_kind(corpus, build / "predictions.jsonl"),
        **{f"every_pair.{name}": every[f"direct.{name}"] for name in ("precision", "recall", "f1")},
        "articles": len(rows),
        "quotes": sum(quote["kind"] == "direct" for row in rows for quote in row["quotes"]),
    }


def _every_pair(corpus: Path, predictions: Path) -> None:
    from quotes.marks import find_passages
    from quotes.settings import Settings

    with corpus.open(encoding="utf-8") as rows, predictions.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            found = find_passages(row["text"], Settings()).passages
            made = [
                {"kind": "direct", "medium": "none", "spans": [[span.start, span.end] for span in passage.spans]}
                for passage in found
            ]
            out.write(json.dumps({"id": row["id"], "quotes": made}) + "\n")


def own_cases() -> dict[str, Any]:
    """Figures of the cases that may be tuned on and of those held out."""
    import cases
    from quotes import Extractor

    extractor = Extractor()
    made: dict[str, Any] = {}
    for name, held_out in (("open", False), ("held_out", True)):
        chosen = [case for case in cases.read_cases() if case.held_out is held_out]
        total = sum((cases.score(case, extractor.extract(case.text)) for case in chosen), cases.Score())
        made[name] = {
            "cases": len(chosen),
            "quotes": total.counts["quotes"],
            **total.figures(),
            "every_kind": sum(case.every_kind for case in chosen),
            "kinds": total.kinds.figures(),
        }
    return made


def entities() -> dict[str, Any]:
    """Names of speakers on both corpora and on the texts about who is who."""
    import entities

    return entities.measure()


def kept() -> dict[str, float]:
    """The scorer's figures over the texts of the corpus that are kept for testing and were made to a plan."""
    return _of_own("kept", after_pages=False)


def pages() -> dict[str, float]:
    """The same over those kept texts that were built as real pages are."""
    return _of_own("pages", after_pages=True)


def _of_own(name: str, *, after_pages: bool) -> dict[str, float]:
    import accuracy
    import calibration

    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    rows = [row for row in calibration.own_rows() if (int(row["id"].rpartition("-")[2]) >= AFTER_PAGES) is after_pages]
    corpus, predictions = build / f"{name}.jsonl", build / f"{name}_predictions.jsonl"
    for row in rows:
        for quote in row["quotes"]:  # the act is told: its verb is no cue in the Wikinews data
            quote["cue"] = [] if quote["kind"] == "reported" else quote["cue"]
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    accuracy.predict(corpus, predictions)
    return {
        **accuracy.score(corpus, predictions),
        **accuracy.by_kind(corpus, predictions),
        "articles": len(rows),
        "quotes": sum(quote["kind"] == "direct" for row in rows for quote in row["quotes"]),
    }


def confidence() -> dict[str, Any]:
    """What confidences say beside what is right, on both corpora."""
    import calibration

    made: dict[str, Any] = {}
    for name, rows in (("texts", calibration.own_rows()), ("wikinews", calibration.wikinews_rows())):
        for what, curve in calibration.curves(rows).items():
            made[f"{name}.{what}"] = {"error": calibration.error(curve), "bins": calibration.binned(curve)}
    return made


def audited() -> dict[str, Any]:
    """What readers said of quotes in newspaper articles."""
    import audit

    return audit.measure()


def speed() -> dict[str, float]:
    import speed

    return speed.measure()


MEASURES: dict[str, Callable[[], Figures]] = {
    "wikinews": wikinews,
    "entities": entities,
    "cases": own_cases,
    "kept": kept,
    "pages": pages,
    "confidence": confidence,
    "audit": audited,
    "speed": speed,
}


# --- writing --------------------------------------------------------------------------------------------------------


def summary(figures: Figures) -> str:
    """The few figures for the README."""
    got = figures["wikinews"]
    rows: list[tuple[str, str]] = [
        ("Quotes found: F1 (precision / recall)", _prf(got, "direct")),
        ("The same, every pair of marks taken for a quote", _prf(got, "every_pair")),
        ("Quotes found with the right speaker: F1", _share(got["speaker.f1"])),
        ("Right speaker, of the quotes found that have one", _share(got["speaker.accuracy"])),
        ("Right cue, of the quotes found that have one", _share(got["cue.accuracy"])),
        ("Indirect speech found: F1 (precision / recall)", _prf(got, "kind.indirect")),
        ("All kinds, published measure: F1 of the words (of speaker, cue, addressee and frame)", _words_and_roles(got)),
    ]
    if "speed" in figures:
        rows.append(("Words a second on one core", f"{_whole(figures['speed']['library.words_per_second'])}"))
        rows.append(("Peak memory", f"{_whole(figures['speed']['library.peak_mb'])} MB"))
    return _table((_of(got), ""), rows)


def wikinews_table(figures: Figures) -> str:
    got = figures["wikinews"]
    rows = [
        ("Quotes", *(_share(got[f"direct.{name}"]) for name in ("precision", "recall", "f1"))),
        ("Quotes with the right speaker", *(_share(got[f"speaker.{name}"]) for name in ("precision", "recall", "f1"))),
        ("… exactly", *(_share(got[f"strict_speaker.{name}"]) for name in ("precision", "recall", "f1"))),
        ("Every pair of marks", *(_share(got[f"every_pair.{name}"]) for name in ("precision", "recall", "f1"))),
    ]
    single = [
        ("Speaker accuracy", _share(got["speaker.accuracy"])),
        ("Cue accuracy", _share(got["cue.accuracy"])),
    ]
    return "\n\n".join(
        [
            _table((_of(got), "precision", "recall", "F1"), rows),
            _table(("of the quotes found", "share"), single),
            _made(got),
        ]
    )


KINDS = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "free_indirect": "free indirect",
    "indirect_free_indirect": "indirect free indirect",
}


BY_KIND = {  # figure → title
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "found": "found",
    "overlap": "overlap",
    "speaker": "speaker",
}


def kinds_table(figures: Figures) -> str:
    """Each kind on news: pairs of quotes that overlap and are of the kind."""
    return _by_kind(figures["wikinews"])


def kept_table(figures: Figures) -> str:
    """The same on the kept texts of the corpus that were made to a plan, with the figures of direct quotes."""
    return _own_table(figures["kept"])


def pages_table(figures: Figures) -> str:
    """The same on those that were built as real pages are."""
    return _own_table(figures["pages"])


def _own_table(got: Figures) -> str:
    rows = [
        ("Direct quotes", *(_share(got[f"direct.{name}"]) for name in ("precision", "recall", "f1"))),
        ("… with the right speaker", *(_share(got[f"speaker.{name}"]) for name in ("precision", "recall", "f1"))),
    ]
    return "\n\n".join([_table((_of(got), "precision", "recall", "F1"), rows), _by_kind(got)])


def confidence_table(figures: Figures) -> str:
    """For each confidence and corpus: what was said beside what was right, from bin to bin."""
    titles = {"direct": "quote between marks", "other": "quote without marks", "speaker": "speaker"}
    rows = [
        (
            f"{title}, {corpus}",
            _precise(got["error"]),
            "; ".join(f"{_share(said)} → {_share(right)} ({count})" for count, said, right in got["bins"]),
        )
        for what, title in titles.items()
        for name, corpus in (("texts", "our kept texts"), ("wikinews", "Wikinews"))
        for got in [figures["confidence"][f"{name}.{what}"]]
    ]
    head = ("confidence of", "calibration error", "said → right (how many)")
    return "\n\n".join([_table(head, rows), _made(figures["confidence"])])


def _by_kind(got: Figures) -> str:
    rows = [
        (title, _whole(got[f"kind.{kind}.quotes"]), *(_maybe(got.get(f"kind.{kind}.{name}")) for name in BY_KIND))
        for kind, title in KINDS.items()
    ]
    whole = [
        (title, *(_share(got[f"all.{name}.{each}"]) for each in ("precision", "recall", "f1")))
        for name, title in (("messages", "Words"), ("roles", "Speaker, cue, addressee, frame"), ("joint", "Both"))
    ]
    return "\n\n".join(
        [
            _table((f"{_whole(got['articles'])} articles", "quotes", *BY_KIND.values()), rows),
            _table(("all kinds, by the published measure", "precision", "recall", "F1"), whole),
            _made(got),
        ]
    )


def own_kinds_table(figures: Figures) -> str:
    """The same on the texts of our own that hold every kind, the open ones and those held out together by row."""
    rows = []
    for part, title in (("open", "may be tuned on"), ("held_out", "held out")):
        for kind in KINDS:
            figure = figures["cases"][part]["kinds"][kind]
            if figure["quotes"]:
                shares = (_maybe(figure[name]) for name in BY_KIND)
                rows.append((f"{KINDS[kind]}, {title}", _whole(figure["quotes"]), *shares))
    count = sum(figures["cases"][part]["every_kind"] for part in ("open", "held_out"))
    return "\n\n".join([_table((f"{count} texts", "quotes", *BY_KIND.values()), rows), _made(figures["cases"])])


CASES = {
    "cases": "Texts",
    "quotes": "Quotes",
    "P": "Quotes: precision",
    "R": "Quotes: recall",
    "F1": "Quotes: F1",
    "speaker": "Speaker accuracy",
    "strict": "… exactly the same words",
    "sp.f1": "Speaker F1",
    "cue": "Cue accuracy",
    "name": "Exactly the fullest name",
    "nq.r": "What is nobody's words, told as such",
}


def cases_table(figures: Figures) -> str:
    parts = [figures["cases"][name] for name in ("open", "held_out")]
    rows = []
    for column, title in CASES.items():
        show = _whole if column in ("cases", "quotes") else _share
        rows.append((title, *("-" if part[column] is None else show(part[column]) for part in parts)))
    return "\n\n".join([_table(("", "may be tuned on", "held out"), rows), _made(figures["cases"])])


ENTITIES = {
    "direct.name.precision": "direct quotes: precision of names",
    "direct.name.recall": "recall",
    "direct.name.f1": "F1",
    "direct.wrong": "found direct quotes with a name that is not one of those accepted",
    "wrong_of_either": "… where words are marked twice, for a paper and for whom it cites, either counts",
    "wrong_person": "… of the first that is somebody's proper name",
    "all.name.accuracy": "all quotes found: right name",
    "by.name": "mention is the full name",
    "by.short": "a part of it",
    "by.pronoun": "a pronoun",
    "by.role": "a role",
    "by.named": "who has a proper name in the text",
    "by.unnamed": "who has none",
    "calibration_error": "calibration error of the names",
}


def entities_table(figures: Figures) -> str:
    got = figures["entities"]
    columns = [got[corpus][mentions] for corpus in ("wikinews", "texts") for mentions in ("own", "gold")]
    rows = [
        (title, *(_precise(each[name]) if name in each else "" for each in columns)) for name, title in ENTITIES.items()
    ]
    head = ("", "Wikinews, own", "mentions given", "our texts, own", "mentions given")
    return "\n\n".join([_table(head, rows), _made(got)])


def curve_table(figures: Figures) -> str:
    shown = ("direct.name.precision", "direct.name.recall", "direct.wrong", "wrong_person", "all.name.accuracy")
    rows = [
        (f"`{row['setting']}` {_share(row['value'])}", *(_precise(row[name]) for name in shown))
        for row in figures["entities"]["curve"]
    ]
    return _table(("", "precision", "recall", "not accepted", "wrong person", "right of all"), rows)


def names_table(figures: Figures) -> str:
    parts = [figures["entities"]["names"][name] for name in ("open", "held_out")]
    rows = [("Texts, quotes", *(f"{_whole(part['texts'])}, {_whole(part['quotes'])}" for part in parts))]
    titles = {"right": "Right name, or rightly none", "wrong": "Another name", "none": "No name where there is one"}
    rows += [(title, *(_share(part[name]) for part in parts)) for name, title in titles.items()]
    return _table(("", "may be tuned on", "held out"), rows)


AUDIT = {
    "quote": "Somebody's words indeed",
    "speaker": "Speaker right, of those given",
    "name": "Name right, of those given",
    "weak_name": "… own words where the text names him",
    "wrong_name": "… another's",
    "span": "Span right",
    "recall": "Found, of all that the reader saw",
}


READINGS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def audit_table(figures: Figures) -> str:
    """What readers said, a column for each round."""
    made = figures["audit"]
    rounds = {name: made[name] for name in sorted(made.keys() - {"version", "python"}, key=READINGS.index)}
    rows = [
        (title, *(_whole(got[name]) for got in rounds.values()))
        for name, title in (("articles", "Articles"), ("quotes", "Quotes"))
    ]
    rows += [(title, *(_share(got[name]) for got in rounds.values())) for name, title in AUDIT.items()]
    for kind, title in KINDS.items():
        found = [got["kinds"].get(kind) for got in rounds.values()]
        shares = (
            f"{_share(each['quote'])}, {_share(each['speaker'])} ({each['quotes']})" if each else "" for each in found
        )
        rows.append((f"{title}: words, speaker (quotes)", *shares))
    rows += [
        (title, *(_precise(got[name]) for got in rounds.values()))
        for name, title in (
            ("quote_error", "Calibration error of the confidence of quotes"),
            ("speaker_error", "… of speakers"),
        )
    ]
    return _table(("", *(f"{name} reading" for name in rounds)), rows)


def speed_table(figures: Figures) -> str:
    got = figures["speed"]
    rows = [
        ("Articles, words", f"{_whole(got['articles'])}, {_whole(got['words'])}"),
        ("Exceptions", _whole(got["exceptions"])),
        ("Offsets that do not hold", _whole(got["wrong_offsets"])),
        ("Words a second", _whole(got["library.words_per_second"])),
        ("Words a second, analyser alone", _whole(got["analyser.words_per_second"])),
        ("Share of the time that the analyser takes", _share(got["share.analyser"])),
        ("Words a second, spaCy's blank tokeniser", _whole(got["blank.words_per_second"])),
        ("How many times faster the blank tokeniser is", _whole(got["ratio.blank"])),
        ("Peak memory", f"{_whole(got['library.peak_mb'])} MB"),
        ("`import quotes`, Python's own start included", f"{got['import.seconds'] * 1000:.0f} ms"),
        ("Python's own start", f"{got['python.seconds'] * 1000:.0f} ms"),
        ("From nothing to the first result", f"{got['first.seconds']:.2f} s"),
        ("… in processor time", f"{got['first.cpu_seconds']:.2f} s"),
        ("One text of 100 kB", f"{got['scaling.small.seconds']:.1f} s"),
        ("One text of 1 MB", f"{got['scaling.large.seconds']:.1f} s"),
        ("Ratio of these two (10 is linear)", f"{got['scaling.ratio']:.1f}"),
        ("Peak memory with the text of 1 MB", f"{_whole(got['scaling.peak_mb'])} MB"),
        ("The same ratio, marks stage alone, opening marks only", f"{got['marks.ratio']:.1f}"),
    ]
    return "\n\n".join([_table(("", ""), rows), _made(got)])


TABLES: dict[str, tuple[str, Callable[[Figures], str]]] = {
    "summary": ("wikinews", summary),
    "wikinews": ("wikinews", wikinews_table),
    "kinds": ("wikinews", kinds_table),
    "own_kinds": ("cases", own_kinds_table),
    "entities": ("entities", entities_table),
    "curve": ("entities", curve_table),
    "names": ("entities", names_table),
    "kept": ("kept", kept_table),
    "pages": ("pages", pages_table),
    "confidence": ("confidence", confidence_table),
    "cases": ("cases", cases_table),
    "audit": ("audit", audit_table),
    "speed": ("speed", speed_table),
}


def rendered(page: str, figures: Figures) -> str:
    """The page with every table made anew; one whose part was never measured stays."""

    def replaced(found: regex.Match[str]) -> str:
        part, table = TABLES[found["table"]]
        return f"{found[1]}\n{table(figures)}\n\n{found[3]}" if part in figures else found[0]

    return PLACE.sub(replaced, page)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = list(head)
    lines = [first, ["---", *["---:"] * (len(first) - 1)], *map(list, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _prf(got: Figures, name: str) -> str:
    return f"{_share(got[f'{name}.f1'])} ({_share(got[f'{name}.precision'])} / {_share(got[f'{name}.recall'])})"


def _words_and_roles(got: Figures) -> str:
    return f"{_share(got['all.messages.f1'])} ({_share(got['all.roles.f1'])})"


def _of(got: Figures) -> str:
    return f"{_whole(got['quotes'])} direct quotes in {_whole(got['articles'])} articles"


def _made(got: Figures) -> str:
    return f"*Version {got['version']}, {got['python']}.*"


def _share(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 1 else "1.00"


def _maybe(value: float | None) -> str:
    return "-" if value is None else _share(value)


def _precise(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(MEASURES))
    parser.add_argument("--render", action="store_true", help="measure nothing")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - MEASURES.keys():
        parser.error(f"unknown part {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    for part in () if arguments.render else arguments.parts or MEASURES:
        from quotes import __version__

        made = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
        figures[part] = {**MEASURES[part](), "version": __version__, "python": made}
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        page.write_text(rendered(before, figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
