"""What holds for speech without marks in any text: with odd analyses for the stage, and with the whole line."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import any_text, reporting_texts

from quotes import Extraction, Extractor, Settings
from quotes.analysis.document import Analysis, Token
from quotes.attribution import attribute
from quotes.clauses import find_reports
from quotes.cues import find_cues
from quotes.lexicon import load_lexicon
from quotes.models.parts import Report
from quotes.models.results import Kind
from quotes.spans import Span
from quotes.speakers import find_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

lexicon = cache(load_lexicon)
# The whole line takes some hundred times as long as a stage: a third of the profile's examples.
few = settings(max_examples=max(20, settings().max_examples // 3))


# --- the stages, with whatever an analyser may say --------------------------------------------------------------------

TAGS = ("VERB", "AUX", "NOUN", "PROPN", "PRON", "ADP", "ADV", "SCONJ", "CCONJ", "DET", "ADJ", "PART", "PUNCT", "X")
RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "aux", "mark",
    "case", "compound:prt", "det", "appos", "dep",
)  # fmt: skip


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """A text cut into words and sentences, with any tags and any tree: crossing, upside down or with loops."""
    text = draw(st.one_of(reporting_texts(), any_text()))
    words: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character.isspace():
            continue
        if words and words[-1][1] == place and character.isalnum() and text[place - 1].isalnum():
            words[-1] = words[-1][0], place + 1
        else:
            words.append((place, place + 1))
    cuts = draw(st.sets(st.integers(1, max(1, len(words) - 1)), max_size=4)) if len(words) > 1 else set()
    edges = [0, *sorted(cuts), len(words)] if words else [0, 0]
    sentences = [(start, end) for start, end in itertools.pairwise(edges) if start < end]
    random = draw(st.randoms(use_true_random=False))
    tokens = []
    for begin, end in sentences:
        for i in range(begin, end):
            start, stop = words[i]
            word = text[start:stop]
            tag = random.choice(TAGS) if word.isalnum() else "PUNCT"
            verb = tag in ("VERB", "AUX")
            tokens.append(
                Token(
                    i=i,
                    start=start,
                    end=stop,
                    text=word,
                    lemma=word,
                    pos=tag,
                    tag=random.choice(("VVIZU", tag)),
                    head=random.randrange(begin, end),
                    relation=random.choice(RELATIONS),
                    shape=random.choice(("fin", "inf", "part", "")) if verb else "",
                    mood=random.choice(("sub", "ind", "")) if verb else "",
                    entity=random.choice(("PER", "ORG", "")),
                )
            )
    return Analysis(text, tuple(tokens), tuple(sentences))


def reports_of(analysis: Analysis) -> tuple[Report, ...]:
    cues = find_cues(analysis, lexicon())
    return find_reports(analysis, lexicon(), cues, find_mentions(analysis, lexicon()))


@given(analyses())
def test_a_report_covers_words_of_the_text_in_order(analysis: Analysis) -> None:
    for report in reports_of(analysis):
        assert any(analysis.tokens[i].is_word for i in report.tokens)
        assert list(report.tokens) == sorted(set(report.tokens))
        assert list(report.frame) == sorted(set(report.frame))
        assert {*report.tokens, *report.frame} <= set(range(len(analysis.tokens)))


@given(analyses())
def test_what_is_said_is_not_the_frame_nor_the_cue(analysis: Analysis) -> None:
    for report in reports_of(analysis):
        assert set(report.tokens).isdisjoint(report.frame)
        if report.kind is Kind.INDIRECT and report.rule != "headline":
            assert report.cue is not None
            assert set(report.tokens).isdisjoint(report.cue.tokens)


@given(analyses())
def test_the_words_stand_in_one_sentence_and_the_frame_in_it_or_the_next(analysis: Analysis) -> None:
    for report in reports_of(analysis):
        if report.rule == "turn":
            continue  # a turn has as many as were said
        [number] = {analysis.sentence_at(i) for i in report.tokens}
        assert {analysis.sentence_at(i) for i in report.frame} <= {number, number + (report.rule == "resumed")}


@given(analyses())
def test_only_bare_sentences_and_what_has_a_label_have_no_cue(analysis: Analysis) -> None:
    for report in reports_of(analysis):
        bare = report.kind in (Kind.FREE_INDIRECT, Kind.INDIRECT_FREE_INDIRECT)
        assert (report.cue is None) == (bare or report.rule in ("turn", "headline"))
        assert not report.source or report.rule in ("turn", "headline")


@given(analyses())
def test_the_same_analysis_gives_the_same_reports(analysis: Analysis) -> None:
    assert reports_of(analysis) == reports_of(analysis)


@given(analyses(), st.floats(0, 1), st.integers(0, 6))
def test_whatever_is_reported_can_be_attributed(analysis: Analysis, threshold: float, lookback: int) -> None:
    cues = find_cues(analysis, lexicon())
    mentions = find_mentions(analysis, lexicon())
    reports = find_reports(analysis, lexicon(), cues, mentions)
    chosen = Settings(quote_threshold=threshold, lookback=lookback)
    found = attribute(analysis, lexicon(), (), cues, mentions, reports, chosen)
    for number, each in enumerate(found):
        assert each.kind is not None
        assert (each.speaker is None) == (each.reason is not None)
        assert each.confidence >= threshold
        assert each.parent != number
    assert len({each.spans for each in found}) == len(found)


# --- the whole line ---------------------------------------------------------------------------------------------------

texts = st.one_of(reporting_texts(), reporting_texts(), any_text())


@cache
def extractor() -> Extractor:
    return Extractor()


def apart(spans: Sequence[Span]) -> bool:
    return all(one.end <= other.start for one, other in itertools.pairwise(spans))


def covers(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    return all(any(span.contains(each) for span in outer) for each in inner)


@pytest.mark.model
@few
@given(texts)
def test_spans_are_sorted_apart_and_hold_words(text: str) -> None:
    for quote in extractor().extract(text):
        for spans in (quote.spans, quote.content, quote.frame.spans if quote.frame else ()):
            assert apart(spans)
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
        if quote.kind is not Kind.DIRECT:
            assert any(character.isalnum() for character in quote.text)
            assert not quote.text[0].isspace()
            assert not quote.text[-1].isspace()
            assert quote.content == quote.spans


@pytest.mark.model
@few
@given(texts)
def test_words_frame_and_cue_of_a_report_share_nothing(text: str) -> None:
    for quote in extractor().extract(text):
        if quote.kind is Kind.INDIRECT:
            frame = quote.frame.spans if quote.frame else ()
            cue = quote.cue.spans if quote.cue else ()
            assert not any(span.overlaps(other) for span in quote.spans for other in (*frame, *cue))


@pytest.mark.model
@few
@given(texts)
@example("„a ñ»")
def test_parents_lead_outwards_and_come_to_an_end(text: str) -> None:
    extraction = extractor().extract(text)
    quotes = {quote.id: quote for quote in extraction}
    for quote in extraction:
        seen = [quote]
        while (above := seen[-1].parent) is not None:
            assert above not in {each.id for each in seen}
            parent = quotes[above]
            assert covers(parent.spans, seen[-1].spans)
            seen.append(parent)


@pytest.mark.model
@few
@given(texts)
def test_no_place_is_quoted_twice(text: str) -> None:
    extraction = extractor().extract(text)
    assert len({quote.spans for quote in extraction}) == len(extraction)


@pytest.mark.model
@few
@given(texts)
def test_bare_sentences_have_neither_cue_nor_frame_and_told_ones_a_speaker_or_a_reason(text: str) -> None:
    for quote in extractor().extract(text):
        assert (quote.speaker is None) == (quote.reason is not None)
        if quote.kind in (Kind.FREE_INDIRECT, Kind.INDIRECT_FREE_INDIRECT):
            assert quote.cue is None
            assert quote.frame is None


@pytest.mark.model
@few
@given(texts, reporting_texts())
def test_other_texts_before_it_do_not_change_a_result(text: str, other: str) -> None:
    alone = extractor().extract(text)
    after: list[Extraction] = list(extractor().extract_many([other, text]))
    assert after[1] == alone


# --- work -------------------------------------------------------------------------------------------------------------


def endless(clause: str, times: int) -> Analysis:
    """One sentence that repeats a clause: words with tags (`form/TAG`, `form/TAG/sub`) and heads within the clause."""
    rows = [word.split("/") for word in clause.split()]
    tokens: list[Token] = []
    text = ""
    for copy in range(times):
        begin = copy * len(rows)
        for place, (form, tag, mood, head, relation) in enumerate(rows):
            text += " " if text else ""
            verb = tag in ("VERB", "AUX")
            tokens.append(
                Token(
                    i=begin + place,
                    start=len(text),
                    end=len(text) + len(form),
                    text=form,
                    lemma=form,
                    pos=tag,
                    tag=tag,
                    head=begin + int(head),
                    relation=relation,
                    shape="fin" if verb else "",
                    mood=mood,
                    entity="PER" if tag == "PROPN" else "",
                )
            )
            text += form
    return Analysis(text, tuple(tokens), ((0, len(tokens)),))


def lines_of(work: Callable[[], object]) -> int:
    """How many lines of Python the work executes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


ENDLESS = {
    "complement": "Ida/PROPN//1/nsubj sagte/VERB/ind/1/conj ,/PUNCT//1/punct dass/SCONJ//5/mark es/PRON//5/nsubj"
    " hält/VERB/ind/1/ccomp ,/PUNCT//5/punct",
    "inquit": "es/PRON//1/nsubj sei/AUX/sub/4/cop alt/ADJ//2/root ,/PUNCT//4/punct sagte/VERB/ind/4/root"
    " Ida/PROPN//4/nsubj ,/PUNCT//4/punct",
    "source": "laut/ADP//1/case Ida/PROPN//3/obl hält/VERB/ind/2/root es/PRON//2/nsubj und/CCONJ//2/cc",
    "told": "Ida/PROPN//1/nsubj kritisierte/VERB/ind/1/root Pläne/NOUN//1/obj ,/PUNCT//1/punct",
    "noun": "die/DET//1/det Hoffnung/NOUN//1/root ,/PUNCT//1/punct dass/SCONJ//5/mark es/PRON//5/nsubj"
    " hält/VERB/ind/1/acl ,/PUNCT//5/punct",
    "konjunktiv": "es/PRON//1/nsubj sei/AUX/sub/1/root so/ADV//1/advmod ,/PUNCT//1/punct",
    "opened-and-never-closed": "Ida/PROPN//1/nsubj sagte/VERB/ind/1/root ,/PUNCT//1/punct dass/SCONJ//1/mark",
}


@pytest.mark.parametrize("clause", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("stage", ["clauses", "attribution"])
def test_twice_as_many_clauses_in_one_sentence_are_twice_the_work(clause: str, stage: str) -> None:
    counts = []
    for times in (120, 240):
        analysis = endless(clause, times)
        cues = find_cues(analysis, lexicon())
        mentions = find_mentions(analysis, lexicon())
        reports = find_reports(analysis, lexicon(), cues, mentions)
        if stage == "clauses":
            counts.append(lines_of(lambda a=analysis, c=cues, m=mentions: find_reports(a, lexicon(), c, m)))
        else:
            counts.append(
                lines_of(
                    lambda a=analysis, c=cues, m=mentions, r=reports: attribute(a, lexicon(), (), c, m, r, Settings())
                )
            )
    assert counts[1] < 2.6 * counts[0]
