"""Who said it: the names of speakers on the Wikinews quotation data, with the trade-off between naming and erring.

usage: python benchmarks/entities.py [--thresholds .3 .5 .7 .9] [--predictions FILE]

Reads ``../shared/corpora`` beside the checkout (wikinews: CC BY-NC-SA 4.0; speakers: our own readings; neither is in
this repository), runs the library over the development part, scores it with ``../shared/tools/score_entities.py`` and
prints the figures at the default settings. Then the curve: the same for each entity threshold, and for each threshold
on the product of a quote's two confidences, as an archive that wants sure speakers would set it.

Two sets of figures: `own`, with the quotes and mentions that the library finds, and `gold mentions`, where each marked
quote of any kind is given the mention that the annotators marked, so that only this stage is measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotes.analysis import Analysis, analyse, load_analyser
from quotes.entities import resolve
from quotes.extractor import Extractor
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Extraction, Kind
from quotes.settings import Settings
from quotes.spans import Span
from quotes.speakers import find_mentions

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpora" / "wikinews" / "dev.jsonl"
SPEAKERS = SHARED / "corpora" / "speakers" / "dev.jsonl"
SHOWN = ("direct.name.precision", "direct.name.recall", "direct.name.f1", "direct.wrong", "all.name.accuracy")


@frozen
class Article:
    """A row of the corpus and what the analyser saw in it."""

    row: dict[str, Any]
    analysis: Analysis

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Where the corpus's tokens stand; neighbours become one span."""
        runs: list[list[int]] = []
        for i in sorted(tokens):
            if runs and runs[-1][1] + 1 == i:
                runs[-1][1] = i
            else:
                runs.append([i, i])
        places = self.row["tokens"]
        return tuple(Span(places[first][0], places[last][1]) for first, last in runs)


def own(articles: Sequence[Article], settings: Settings) -> list[tuple[str, Extraction]]:
    """What the library finds."""
    extractor = Extractor(settings=settings)
    return [(article.row["id"], extractor.from_analysis(article.analysis)) for article in articles]


def own_rows(found: Iterable[tuple[str, Extraction]], surest: float = 0.0) -> list[dict[str, Any]]:
    """Rows for the scorer; a name is held back where the product of both confidences is below `surest`."""
    return [
        {
            "id": id,
            "quotes": [
                {
                    "kind": quote.kind,
                    "spans": [[span.start, span.end] for span in quote.spans],
                    "speaker": {
                        "spans": [[span.start, span.end] for span in quote.speaker.spans],
                        "name": quote.speaker.name
                        if quote.confidence.quote * quote.confidence.speaker >= surest
                        else None,
                    }
                    if quote.speaker
                    else None,
                }
                for quote in extraction
            ],
        }
        for id, extraction in found
    ]


def gold_rows(articles: Iterable[Article], settings: Settings) -> list[dict[str, Any]]:
    """Rows for the scorer with the annotators' quotes and mentions and this library's names."""
    lexicon = load_lexicon()
    rows = []
    for article in articles:
        mentions = find_mentions(article.analysis, lexicon)
        said = []
        for quote in article.row["quotes"]:
            spans = article.spans(quote["quote"])
            speaker = nearest(article, mentions, article.spans(quote["speaker"]) if quote["speaker"] else ())
            said.append(Attribution(spans=spans, content=spans, kind=Kind(quote["kind"]), speaker=speaker))
        behind = resolve(article.analysis, lexicon, mentions, said, settings).behind
        quotes = []
        for each in said:
            entity = behind.get(each.speaker) if each.speaker else None
            speaker = {"spans": [[s.start, s.end] for s in each.speaker.spans]} if each.speaker else None
            quotes.append(
                {
                    "kind": each.kind,
                    "spans": [[s.start, s.end] for s in each.spans],
                    "speaker": {**speaker, "name": entity.name if entity else None} if speaker else None,
                }
            )
        rows.append({"id": article.row["id"], "quotes": quotes})
    return rows


def nearest(article: Article, mentions: Iterable[Mention], spans: Iterable[Span]) -> Mention | None:
    """The mention that shares the most words with the spans; None where none shares any."""
    wanted = {i for span in spans for i in article.analysis.tokens_in(span)}

    def overlap(mention: Mention) -> float:
        words = set(range(mention.first, mention.last + 1))
        return 2 * len(words & wanted) / (len(words) + len(wanted))

    best = max(mentions, key=overlap, default=None) if wanted else None
    return best if best is not None and overlap(best) else None


def score(rows: Iterable[dict[str, Any]], predictions: Path) -> dict[str, float]:
    """The figures of the scorer."""
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    tool = SHARED / "tools" / "score_entities.py"
    ran = subprocess.run(
        [sys.executable, tool, CORPUS, SPEAKERS, predictions, "--json"], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def show(head: str, figures: dict[str, float]) -> None:
    print(f"{head:24}" + "".join(f"{figures[name]:9.3f}" for name in SHOWN))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thresholds", type=float, nargs="*", default=[0.3, 0.5, 0.6, 0.7, 0.8, 0.9])
    parser.add_argument("--predictions", type=Path, default=ROOT / "build" / "entities.jsonl")
    arguments = parser.parse_args()
    if not (CORPUS.is_file() and SPEAKERS.is_file()):
        print("entities.py: needs shared/corpora beside the checkout, which is missing", file=sys.stderr)
        return 1
    arguments.predictions.parent.mkdir(parents=True, exist_ok=True)
    nlp = load_analyser()
    with CORPUS.open(encoding="utf-8") as lines:
        articles = [Article(row, analyse(row["text"], nlp)) for row in map(json.loads, lines)]
    found = own(articles, Settings())
    for head, rows in (("own", own_rows(found)), ("gold mentions", gold_rows(articles, Settings()))):
        print(head)
        for name, value in score(rows, arguments.predictions).items():
            print(f"  {name:24} {value:.3f}")
    print(f"\n{'':24}" + "".join(f"{name.removeprefix('direct.').removeprefix('name.')[:8]:>9}" for name in SHOWN))
    for threshold in arguments.thresholds:
        settings = Settings(entity_threshold=threshold)
        show(f"own, entity {threshold:.2f}", score(own_rows(own(articles, settings)), arguments.predictions))
        show(f"gold, entity {threshold:.2f}", score(gold_rows(articles, settings), arguments.predictions))
    for threshold in arguments.thresholds:
        show(f"own, confidence {threshold:.2f}", score(own_rows(found, threshold), arguments.predictions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
