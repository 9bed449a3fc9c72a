"""Who said it: the names of speakers, with the trade-off between naming and erring.

usage: python benchmarks/entities.py

Measures on two corpora, scored by ``../shared/tools/score_entities.py`` beside the checkout:

- the development part of the Wikinews quotation data (CC BY-NC-SA 4.0, ``../shared/corpora/wikinews``) with the names
  that we wrote down for its quotes by reading (``../shared/corpora/speakers``); neither is in this repository;
- the test part of our own texts in ``corpus/``.

Figures: `own`, with the quotes and mentions that the library finds; `gold`, where each marked quote of any kind is
given the mention that the annotators marked, so that only this stage is measured; `wrong_person`, the share of found
direct quotes that got a proper name which is not one of those accepted (`wrong` counts descriptions, too: a minister
who goes under *Minister* although the text names him); `wrong_of_either`, `wrong` where of words that are marked
twice, for a paper and for whom it cites, either speaker counts; `calibration_error`, how far the confidence of names
is from the share of right ones (of all kinds of quotes, as in ``calibration.py``); the curve: the same for other
thresholds on the confidence of names and on links.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotes.analysis import Analysis, analyse, load_analyser
from quotes.entities import resolve
from quotes.extractor import Extractor
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Extraction, Kind, Quote
from quotes.settings import Settings
from quotes.spans import Span
from quotes.speakers import find_mentions

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpora" / "wikinews" / "dev.jsonl"
SPEAKERS = SHARED / "corpora" / "speakers" / "dev.jsonl"
BUILD = ROOT / "build"
NAME_THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
LINK_THRESHOLDS = (0.3, 0.7, 0.9)

Figures = dict[str, float]


@frozen
class Article:
    """A row of a corpus and what the analyser saw in it."""

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


@frozen
class Corpus:
    """Articles, and the files from which the scorer reads them and their names."""

    articles: tuple[Article, ...]
    gold: Path
    names: Path

    def score(self, rows: Iterable[dict[str, Any]]) -> Figures:
        """The figures of the scorer."""
        predictions = BUILD / "entities.jsonl"
        predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tool = SHARED / "tools" / "score_entities.py"
        command = [sys.executable, tool, self.gold, self.names, predictions, "--json"]
        figures: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return figures


def wikinews() -> Corpus:
    nlp = load_analyser()
    with CORPUS.open(encoding="utf-8") as lines:
        articles = tuple(Article(row, analyse(row["text"], nlp)) for row in map(json.loads, lines))
    return Corpus(articles, CORPUS, SPEAKERS)


def our_texts(split: str = "test") -> Corpus:
    """A part of ``corpus/``, in the form that the scorer reads."""
    sys.path.insert(0, str(ROOT / "corpus"))
    import markup

    nlp = load_analyser()
    articles, names = [], []
    for marked in markup.read_texts(split=split):
        analysis = analyse(marked.text, nlp)

        def tokens(ranges: Iterable[tuple[int, int]], analysis: Analysis = analysis) -> list[int]:
            return sorted({i for start, end in ranges for i in analysis.tokens_in(Span(start, end))})

        quotes = [
            {
                "kind": quote.kind,
                **{part: tokens(getattr(quote, part)) for part in ("quote", "speaker", "cue", "frame", "addressee")},
            }
            for quote in marked.quotes
        ]
        row = {"id": marked.id, "text": marked.text, "quotes": quotes}
        row["tokens"] = [[token.start, token.end] for token in analysis.tokens]
        articles.append(Article(row, analysis))
        said_by = {
            str(number): {
                "names": [" und ".join(name.strip().lstrip("*") for name in quote.name.split("&"))],
                "how": "unnamed" if quote.name.startswith("*") else "named",
            }
            for number, quote in enumerate(marked.quotes)
            if quote.name
        }
        names.append({"id": marked.id, "speakers": said_by})
    gold, speakers = BUILD / "our_texts.jsonl", BUILD / "our_names.jsonl"
    gold.write_text("".join(json.dumps(article.row) + "\n" for article in articles), encoding="utf-8")
    speakers.write_text("".join(json.dumps(each) + "\n" for each in names), encoding="utf-8")
    return Corpus(tuple(articles), gold, speakers)


def own(articles: Sequence[Article], settings: Settings) -> list[tuple[str, Extraction]]:
    """What the library finds."""
    extractor = Extractor(settings=settings)
    return [(article.row["id"], extractor.from_analysis(article.analysis)) for article in articles]


def own_rows(found: Iterable[tuple[str, Extraction]], least: float, *, persons: bool = False) -> list[dict[str, Any]]:
    """Rows for the scorer, with the names that are at least so sure; with `persons` only the proper ones."""
    rows = []
    for id, extraction in found:
        proper = {entity.id for entity in extraction.entities if entity.named or not persons}
        quotes = [{**_placed(quote.kind, quote.spans), "speaker": _named(quote, least, proper)} for quote in extraction]
        rows.append({"id": id, "quotes": quotes})
    return rows


def _placed(kind: Kind, spans: Iterable[Span]) -> dict[str, Any]:
    return {"kind": kind, "spans": [[span.start, span.end] for span in spans]}


def _named(quote: Quote, least: float, proper: set[str]) -> dict[str, Any] | None:
    if quote.speaker is None:
        return None
    told = quote.confidence.name >= least and quote.speaker.entity in proper
    spans = [[span.start, span.end] for span in quote.speaker.spans]
    return {"spans": spans, "name": quote.speaker.name if told else None, "sure": quote.confidence.name}


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
        found = resolve(article.analysis, lexicon, mentions, said, settings)
        quotes: list[dict[str, Any]] = []
        for each in said:
            row = _placed(Kind(each.kind), each.spans)
            if each.speaker:
                sure = found.scores.get(each.speaker, 0.0) >= settings.name_threshold
                name = found.behind[each.speaker].name if sure else None
                row["speaker"] = {"spans": [[s.start, s.end] for s in each.speaker.spans], "name": name}
            quotes.append(row)
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


def both(corpus: Corpus) -> dict[str, Figures]:
    """The figures at the default settings: `own` and `gold`."""
    settings = Settings()
    found = own(corpus.articles, settings)
    persons = corpus.score(own_rows(found, settings.name_threshold, persons=True))
    rows = own_rows(found, settings.name_threshold)
    return {
        "own": {
            **corpus.score(rows),
            "wrong_person": persons["direct.wrong"],
            **beyond_the_scorer(judged(corpus, rows)),
        },
        "gold": corpus.score(gold_rows(corpus.articles, settings)),
    }


@frozen
class Judged:
    """A found quote whose speaker has a name in the corpus: its kind, how sure its name is, and whether it is right.

    `either` tells whether it is right for any speaker of the same words: some are marked twice, for a paper and for
    the person whom it cites. `sure` is 0 where no name is given. `text` is the id of the text, `speaker` what the row
    has of the speaker.
    """

    kind: str
    sure: float
    right: bool
    either: bool
    text: str
    speaker: Mapping[str, Any]


def judged(corpus: Corpus, rows: Iterable[dict[str, Any]]) -> list[Judged]:
    """Each found quote, paired and compared as by the scorer."""
    sys.path.insert(0, str(SHARED / "tools"))
    import score
    import score_entities

    predicted = {row["id"]: row["quotes"] for row in rows}
    names = score.read(corpus.names)
    found: list[Judged] = []
    for id, row in score.read(corpus.gold).items():
        known = names[id]["speakers"] if id in names else {}
        gold = score.gold_quotes(row)
        raw = [quote for quote in predicted[id] if score.predicted_quotes({"quotes": [quote]}, row["tokens"])]
        ours = score.predicted_quotes({"quotes": raw}, row["tokens"])
        for at, place in score_entities.pair(gold, ours).items():
            wanted = {i: known.get(str(i), {}) for i, each in enumerate(gold) if each["quote"] == gold[at]["quote"]}
            if not wanted[at].get("names") or wanted[at].get("unsure"):
                continue
            speaker = raw[place]["speaker"] or {}
            name = speaker.get("name")
            fits = {i: bool(name) and score_entities.right(name, each.get("names", ())) for i, each in wanted.items()}
            sure = speaker["sure"] if name else 0.0
            found.append(Judged(gold[at]["kind"], sure, fits[at], any(fits.values()), id, speaker))
    return found


def beyond_the_scorer(found: Sequence[Judged]) -> Figures:
    """The expected calibration error of the names, and the wrong ones where either speaker of the same words counts."""
    import calibration

    direct = [each for each in found if each.kind == "direct"]
    wrong = sum(each.sure > 0 and not each.either for each in direct)
    return {
        "calibration_error": calibration.error([(each.sure, each.right) for each in found if each.sure]),
        "wrong_of_either": wrong / len(direct) if direct else 0.0,
    }


def curve(corpus: Corpus) -> list[dict[str, Any]]:
    """What other thresholds give: a row for each, by the name of the setting and its value."""
    rows: list[dict[str, Any]] = []
    settings = [("name_threshold", value) for value in NAME_THRESHOLDS]
    settings += [("entity_threshold", value) for value in LINK_THRESHOLDS]
    everything = own(corpus.articles, Settings(name_threshold=0.0))
    for setting, value in settings:
        found, least = everything, value
        if setting == "entity_threshold":
            least = Settings().name_threshold
            found = own(corpus.articles, Settings(entity_threshold=value, name_threshold=0.0))
        persons = corpus.score(own_rows(found, least, persons=True))
        rows.append(
            {
                "setting": setting,
                "value": value,
                **corpus.score(own_rows(found, least)),
                "wrong_person": persons["direct.wrong"],
            }
        )
    return rows


def measure() -> dict[str, Any]:
    """All figures, by corpus."""
    if not (CORPUS.is_file() and SPEAKERS.is_file()):
        raise SystemExit("entities.py: needs shared/corpora beside the checkout, which is missing")
    BUILD.mkdir(exist_ok=True)
    import names

    extractor = Extractor()
    news, texts = wikinews(), our_texts()
    parts = {"open": False, "held_out": True}
    return {
        "wikinews": both(news),
        "texts": both(texts),
        "curve": curve(news),
        "names": {
            name: names.figures([text for text in names.read_names() if text.held_out is held_out], extractor)
            for name, held_out in parts.items()
        },
    }


def main() -> int:
    got = measure()
    for corpus in ("wikinews", "texts"):
        for mentions, figures in got[corpus].items():
            print(f"{corpus}, {mentions}")
            for name, value in figures.items():
                print(f"  {name:24} {value:.3f}")
    shown = ("direct.name.precision", "direct.name.recall", "direct.name.f1", "direct.wrong", "wrong_person")
    for row in got["curve"]:
        figures = "".join(f"{row[name]:8.3f}" for name in (*shown, "all.name.accuracy"))
        print(f"{row['setting']:18}{row['value']:5.2f}{figures}")
    print(got["names"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
