"""The only place that knows the order of the line: text → marks → analysis → … → Extraction."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from attrs import asdict, fields

from quotes._version import __version__
from quotes.analysis import Analysis, analyse, load_analyser, packed, require_annotations, unpacked
from quotes.assembly import assemble
from quotes.attribution import attribute
from quotes.clauses import find_reports
from quotes.cues import find_cues
from quotes.entities import Sieve, resolve, with_replaced
from quotes.errors import AnalyserError, InputTypeError
from quotes.lexicon import load_lexicon
from quotes.marks import find_passages
from quotes.models.results import Extraction, Provenance
from quotes.settings import Settings
from quotes.speakers import find_mentions
from quotes.standing import sources_of, standing_of

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extractor", "extract", "extract_many"]


class Extractor:
    """Finds quotations and who said them; reusable, and cheap to call once made.

    Args:
        analyser: a spaCy pipeline for German (UD or TIGER labels), or None for the one that ships with the library.
        settings: windows, limits and thresholds.
        sieves: functions of your own for steps by which mentions are joined, by the ids of these steps, or None for a
            step that is to be left out (docs: how to replace a sieve).

    Raises:
        InputTypeError: where `analyser` is no spaCy pipeline, `settings` no :class:`Settings`, or `sieves` no mapping
            of known ids to functions or None.
        AnalyserError: where the pipeline lacks what is needed, or the shipped files are missing or damaged.
    """

    def __init__(
        self,
        analyser: Language | None = None,
        settings: Settings | None = None,
        sieves: Mapping[str, Sieve | None] | None = None,
    ) -> None:
        if settings is not None and not isinstance(settings, Settings):
            raise InputTypeError("settings", settings, "quotes.Settings or None", "Write Settings(lookback=2), say.")
        if analyser is not None:
            require_annotations(analyser)
        self.settings = settings or Settings()
        self._replaced = dict(sieves) if isinstance(sieves, Mapping) else sieves
        self._sieves = with_replaced(self._replaced)
        self.lexicon = load_lexicon()
        self._given = analyser
        self.analyser = analyser if analyser is not None else load_analyser()
        self._provenance = Provenance(
            library=__version__,
            analyser=f"{self.analyser.lang}_{self.analyser.meta['name']}-{self.analyser.meta['version']}",
            settings=_changed(self.settings) + ((("sieves", ", ".join(sorted(sieves))),) if sieves else ()),
        )

    def extract(self, text: str) -> Extraction:
        """Find the quotations of one text of any length and content.

        An empty sequence means that there are none. Offsets are code points into `text` as given.

        Raises:
            InputTypeError: where `text` is no `str`.
        """
        check_text(text)
        return self.from_analysis(analyse(text, self.analyser))

    def from_analysis(self, analysis: Analysis) -> Extraction:
        """The line after the analyser: for texts that were analysed already, by a spaCy pipeline for instance."""
        text = analysis.text
        marking = find_passages(text, self.settings)
        cues = find_cues(analysis, self.lexicon)
        mentions = find_mentions(analysis, self.lexicon)
        reports = find_reports(analysis, self.lexicon, cues, mentions)
        attributions = attribute(analysis, self.lexicon, marking.passages, cues, mentions, reports, self.settings)
        standings = [standing_of(analysis, self.lexicon, attribution) for attribution in attributions]
        sources = [sources_of(mentions, attributions, number) for number in range(len(attributions))]
        through = chain.from_iterable(sources)
        resolution = resolve(analysis, self.lexicon, mentions, attributions, self.settings, through, self._sieves)
        least, found = self.settings.name_threshold, marking.findings
        return assemble(text, attributions, resolution, least, found, self._provenance, standings, sources)

    def extract_many(self, texts: Iterable[str], workers: int = 1) -> Iterator[Extraction]:
        """The same for many texts, lazily and in order; the result of a text does not depend on the others.

        Args:
            texts: any iterable of `str`; it is read no further ahead than a few texts per worker.
            workers: processes that work side by side; 1 works in this process.

        Raises:
            InputTypeError: where `texts` is a single `str` or no iterable, a text is no `str` (when its turn comes),
                `workers` is no whole number above 0, or a sieve of the caller's cannot be sent to another process.
            AnalyserError: where a worker process cannot load the analyser or is ended from outside.
        """
        if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
            raise InputTypeError("texts", texts, "an iterable of str", "For one text, call extract(text).")
        if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
            raise InputTypeError("workers", workers, "a whole number of 1 or more")
        if workers == 1:
            return map(self.extract, texts)
        check_portable(self._replaced)
        return self._in_processes(texts, workers)

    def _in_processes(self, texts: Iterable[str], workers: int) -> Iterator[Extraction]:
        made = (packed(self._given) if self._given is not None else None, self.settings, self._replaced)
        ahead: deque[Future[Extraction]] = deque()
        with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, made) as pool:
            try:
                for text in texts:
                    ahead.append(pool.submit(_work, text) if isinstance(text, str) else _refused(text))
                    if len(ahead) >= 4 * workers:
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            except BrokenProcessPool as error:
                message = (
                    "a worker process ended before its work did: it ran out of memory, was killed, or could not load "
                    "the spaCy pipeline, whose own components must come from installed packages. workers=1 needs none."
                )
                raise AnalyserError(message) from error
            finally:
                for future in ahead:
                    future.cancel()


def _refused(text: object) -> Future[Extraction]:
    """The error for what is no text, raised when its turn comes, so that the results before it are not lost."""
    future: Future[Extraction] = Future()
    try:
        check_text(text)
    except InputTypeError as error:
        future.set_exception(error)
    return future


def check_portable(sieves: Mapping[str, Sieve | None] | None) -> None:
    """Raise :class:`InputTypeError` unless the sieves can be sent to another process."""
    for id, sieve in (sieves or {}).items():
        try:
            pickle.dumps(sieve)
        except Exception as error:  # a function of a function raises AttributeError, an object whatever it likes
            advice = "Define it at the top of a module that can be imported, or use workers=1."
            raise InputTypeError(f"sieves[{id!r}]", sieve, "a function that can be pickled", advice) from error


def check_text(text: object) -> None:
    """Raise :class:`InputTypeError` unless `text` is a `str`."""
    if isinstance(text, str):
        return
    advice = ""
    if isinstance(text, bytes | bytearray):
        advice = "Decode it first: text.decode('utf-8')."
    elif isinstance(text, list | tuple):
        advice = "For several texts, call extract_many(texts)."
    raise InputTypeError("text", text, "a str", advice)


def extract(text: str) -> Extraction:
    """Find the quotations of a German text with the shipped analyser and default settings.

    The analyser is loaded at the first call and kept. For other settings or another analyser make an
    :class:`Extractor`.

    >>> import quotes
    >>> [quote] = quotes.extract("„Das Dorf hält zusammen“, sagte Bürgermeisterin Ayşe Kaya am Montag.")
    >>> quote.text, quote.speaker.text, quote.cue.lemma
    ('Das Dorf hält zusammen', 'Bürgermeisterin Ayşe Kaya', 'sagen')

    Raises:
        InputTypeError: where `text` is no `str`.
    """
    check_text(text)
    return _default().extract(text)


def extract_many(texts: Iterable[str], workers: int = 1) -> Iterator[Extraction]:
    """:meth:`Extractor.extract_many` with the shipped analyser and default settings."""
    return _default().extract_many(texts, workers)


@cache
def _default() -> Extractor:
    return Extractor()


def _changed(settings: Settings) -> tuple[tuple[str, str], ...]:
    default = asdict(Settings(), recurse=False)
    given = asdict(settings, recurse=False)
    return tuple(
        (each.name, str(given[each.name])) for each in fields(Settings) if given[each.name] != default[each.name]
    )


class _Worker:
    """What a worker process keeps between two texts."""

    extractor: Extractor


def _start_worker(analyser: Any, settings: Settings, sieves: Mapping[str, Sieve | None] | None) -> None:
    _Worker.extractor = Extractor(unpacked(analyser) if analyser is not None else None, settings, sieves)


def _work(text: str) -> Extraction:
    return _Worker.extractor.extract(text)
