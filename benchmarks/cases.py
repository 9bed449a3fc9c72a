"""Accuracy on the end-to-end cases of our own, by figure and by phenomenon.

usage: python benchmarks/cases.py [--errors] [--only WORD] [--spacy PIPELINE]

Prints figures over the cases that rules may be tuned on, over the held-out quarter, and for every case. ``--errors``
lists what is wrong, never for held-out cases; ``--only`` takes the cases whose id holds the word.

All figures are shares from 0 to 1, `-` where there is nothing to count:
  quotes     precision, recall, F1 of direct quotes; right when all spans are exact, marks included.
  speaker    acc: of the quotes found that have a speaker, the share whose predicted mention shares a word with it; a
             quote without a cue of its own, which may point to any mention of who spoke before, is right as well when
             it gives the same name. f1: the same with missed quotes, missed speakers and invented ones counted.
  strict     of the same quotes, the share whose mention covers exactly the same words.
  none       of the quotes found that have no speaker, the share that was given none.
  cue        of the quotes found that have a cue, the share whose predicted cue shares a word with it.
  name       of the quotes found whose speaker has a name in the text, the share with exactly this name.
  fragment   of the quotes found, the share rightly told to be a fragment or none.
  not_quoted r: share of the passages that are nobody's words and were returned as such; kind: of those, the share
             with the right kind.

Below these stand figures by kind of quote, over the cases in which speech without marks is written down too; what they
count is told in kinds.py.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import regex
from attrs import field, frozen

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "cases"), str(ROOT / "benchmarks")]

from reading import Case, CaseQuote, read_cases  # noqa: E402

from kinds import FIGURES, KindScore, Said, compared  # noqa: E402
from quotes import Extraction, Extractor, Kind, Quote, Span  # noqa: E402

COLUMNS = ("P", "R", "F1", "speaker", "sp.f1", "strict", "none", "cue", "name", "frag", "nq.r", "nq.kind")
PARTS = {
    "P": ("right", "predicted"),
    "R": ("right", "quotes"),
    "speaker": ("speaker", "spoken"),
    "strict": ("strict", "spoken"),
    "none": ("none", "speakerless"),
    "cue": ("cue", "cued"),
    "name": ("name", "named"),
    "frag": ("fragment", "right"),
    "nq.r": ("set_aside", "not_quoted"),
    "nq.kind": ("kind", "set_aside"),
}


@frozen
class Score:
    """Counts of one case or, summed, of several, and what is wrong in words."""

    counts: Counter[str] = field(factory=Counter)
    errors: tuple[str, ...] = ()
    kinds: KindScore = field(factory=KindScore)

    def __add__(self, other: Score) -> Score:
        return Score(self.counts + other.counts, self.errors + other.errors, self.kinds + other.kinds)

    def figures(self) -> dict[str, float | None]:
        """The columns, None where there is nothing to count."""
        counts = self.counts
        made = {name: _share(counts[part], counts[whole]) for name, (part, whole) in PARTS.items()}
        made["F1"] = _share(2 * counts["right"], counts["predicted"] + counts["quotes"])
        made["sp.f1"] = _share(2 * counts["speaker"], counts["speakers_predicted"] + counts["speakers"])
        return {name: made[name] for name in COLUMNS}


def score(case: Case, extraction: Extraction) -> Score:
    """Compare what was found with what was written down."""
    text = case.text
    predicted = {quote.spans: quote for quote in extraction if quote.kind is Kind.DIRECT}
    wanted = {quote.spans: quote for quote in case.quotes if quote.kind is Kind.DIRECT}
    set_aside = {each.spans: each for each in extraction.not_quoted}
    counts: Counter[str] = Counter(
        quotes=len(wanted),
        predicted=len(predicted),
        right=len(wanted.keys() & predicted.keys()),
        speakers=sum(1 for quote in wanted.values() if quote.speaker),
        speakers_predicted=sum(1 for quote in predicted.values() if quote.speaker),
        not_quoted=len(case.not_quoted),
    )
    errors = [f"invented {_shown(text, spans)}" for spans in sorted(predicted.keys() - wanted.keys())]
    errors += [f"missed   {_shown(text, spans)}" for spans in sorted(wanted.keys() - predicted.keys())]
    for spans in sorted(wanted.keys() & predicted.keys()):
        for name, right in _judged(text, wanted[spans], predicted[spans], counts):
            if not right:
                difference = _difference(text, name, wanted[spans], predicted[spans])
                errors.append(f"{name:8} {_shown(text, spans)}: {difference}")
    for passage in case.not_quoted:
        found = set_aside.get((passage.span,))
        counts["set_aside"] += found is not None
        counts["kind"] += found is not None and found.kind is passage.kind
        if found is None:
            errors.append(f"not set aside {passage.span.of(text)!r} ({passage.kind})")
        elif found.kind is not passage.kind:
            errors.append(f"kind     {passage.span.of(text)!r}: {passage.kind}, not {found.kind}")
    if not case.every_kind:
        return Score(counts, tuple(errors))
    kinds = compared([_wanted(text, quote) for quote in case.quotes], [_found(text, quote) for quote in extraction])
    return Score(counts, (*errors, *_unlike(case, extraction)), kinds)


def _wanted(text: str, quote: CaseQuote) -> Said:
    """For kinds.py; who speaks in a quote without a cue may be any mention of the same name."""
    named = {quote.name} if quote.name is not None and not quote.cue else set()
    return Said(quote.kind, _words(text, quote.spans), _words(text, quote.speaker) | named)


def _found(text: str, quote: Quote) -> Said:
    speaker = quote.speaker
    named = {speaker.name} if speaker is not None and speaker.name is not None else set()
    return Said(quote.kind, _words(text, quote.spans), _words(text, speaker.spans if speaker else ()) | named)


def _unlike(case: Case, extraction: Extraction) -> Iterator[str]:
    """What is said without marks and not found, or found and not said, word by word."""
    wanted = {_words(case.text, quote.spans): quote for quote in case.quotes if quote.kind is not Kind.DIRECT}
    found = {_words(case.text, quote.spans): quote for quote in extraction if quote.kind is not Kind.DIRECT}
    for words in sorted(found.keys() - wanted.keys(), key=sorted):
        yield f"not so  {found[words].kind} {_shown(case.text, found[words].spans)} ({found[words].evidence.rule})"
    for words in sorted(wanted.keys() - found.keys(), key=sorted):
        yield f"missed  {wanted[words].kind} {_shown(case.text, wanted[words].spans)}"
    for words in sorted(wanted.keys() & found.keys(), key=sorted):
        one, other = wanted[words], found[words]
        if one.kind is not other.kind:
            yield f"kind    {_shown(case.text, one.spans)}: {one.kind}, not {other.kind}"
        if not _wanted(case.text, one).speaker & _found(case.text, other).speaker and (one.speaker or other.speaker):
            given = _shown(case.text, other.speaker.spans if other.speaker else ())
            yield f"speaker {_shown(case.text, one.spans)}: {_shown(case.text, one.speaker)}, not {given}"


def _judged(text: str, wanted: CaseQuote, found: Quote, counts: Counter[str]) -> Iterator[tuple[str, bool]]:
    """What holds of a quote that was found; counts on the way."""
    given = found.speaker.spans if found.speaker else ()
    name = found.speaker.name if found.speaker else None
    if wanted.speaker:
        same_name = not wanted.cue and wanted.name is not None and name == wanted.name
        right = same_name or _share_a_word(text, wanted.speaker, given)
        counts["spoken"] += 1
        counts["speaker"] += right
        counts["strict"] += _words(text, wanted.speaker) == _words(text, given)
        yield "speaker", right
    else:
        counts["speakerless"] += 1
        counts["none"] += not given
        yield "speaker", not given
    if wanted.cue:
        right = _share_a_word(text, wanted.cue, found.cue.spans if found.cue else ())
        counts["cued"] += 1
        counts["cue"] += right
        yield "cue", right
    if wanted.name is not None:
        counts["named"] += 1
        counts["name"] += name == wanted.name
        yield "name", name == wanted.name
    counts["fragment"] += found.is_fragment == wanted.fragment
    yield "fragment", found.is_fragment == wanted.fragment


def _difference(text: str, name: str, wanted: CaseQuote, found: Quote) -> str:
    """Wanted and found side by side."""
    if name == "speaker":
        return f"{_shown(text, wanted.speaker)}, not {_shown(text, found.speaker.spans if found.speaker else ())}"
    if name == "cue":
        return f"{_shown(text, wanted.cue)}, not {_shown(text, found.cue.spans if found.cue else ())}"
    if name == "name":
        return f"{wanted.name!r}, not {found.speaker.name if found.speaker else None!r}"
    return f"{wanted.fragment}, not {found.is_fragment}"


def _words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words of the spans start."""
    return frozenset(span.start + word.start() for span in spans for word in regex.finditer(r"[\w'’-]+", span.of(text)))


def _share_a_word(text: str, one: Iterable[Span], other: Iterable[Span]) -> bool:
    return not _words(text, one).isdisjoint(_words(text, other))


def _shown(text: str, spans: Sequence[Span], longest: int = 60) -> str:
    shown = " … ".join(" ".join(span.of(text).split()) for span in spans) or "nobody"
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kind_rows(result: Score) -> Iterator[str]:
    """A line for each kind that there is."""
    for kind, figures in result.kinds.figures().items():
        if figures["quotes"] or figures["precision"] is not None:
            cells = ["-" if figures[name] is None else f"{figures[name]:.2f}" for name in FIGURES]
            yield f"  {kind:40} {figures['quotes']:4} " + " ".join(f"{cell:>9}" for cell in cells)


def _row(title: str, result: Score) -> str:
    cells = ["-" if value is None else f"{value:.2f}" for value in result.figures().values()]
    return f"{title:42.42} {result.counts['quotes']:4d} " + " ".join(f"{cell:>7}" for cell in cells)


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description="Accuracy on the end-to-end cases of our own.")
    options.add_argument("--errors", action="store_true", help="list what is wrong (never for held-out cases)")
    options.add_argument("--only", default="", metavar="WORD", help="only cases whose id holds the word")
    options.add_argument("--spacy", metavar="PIPELINE", help="analyse with this spaCy pipeline")
    chosen = options.parse_args(arguments)
    analyser = None
    if chosen.spacy:
        import spacy

        analyser = spacy.load(chosen.spacy)
    extractor = Extractor(analyser)
    cases = [case for case in read_cases() if chosen.only in case.id]
    results = {case.id: score(case, extractor.extract(case.text)) for case in cases}
    print(f"{'':42} {'n':>4} " + " ".join(f"{column:>7}" for column in COLUMNS))
    for case in cases:
        print(_row(("* " if case.held_out else "  ") + case.id, results[case.id]))
    print()
    for title, held_out in (("may be tuned on", False), ("* held out", True)):
        print(_row(title, sum((results[case.id] for case in cases if case.held_out is held_out), Score())))
    print(_row("all", sum(results.values(), Score())))
    print("\n" + f"{'':42} {'n':>4} " + " ".join(f"{name:>9}" for name in FIGURES))
    for title, held_out in (("may be tuned on", False), ("* held out", True)):
        print(title)
        print(*_kind_rows(sum((results[case.id] for case in cases if case.held_out is held_out), Score())), sep="\n")
    if chosen.errors:
        for case in cases:
            if not case.held_out and results[case.id].errors:
                print(f"\n{case.id}: {case.why}")
                print("\n".join(f"  {error}" for error in results[case.id].errors))


if __name__ == "__main__":
    main()
