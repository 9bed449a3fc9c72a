"""How the analyser's heads for quotes weigh what the rules found: made-up readings of one sentence."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve
from staged import lexicon, staged

from quotes.analysis import Analysis
from quotes.analysis.scores import ANCHORS, CONTENTS, joined
from quotes.clauses import find_reports
from quotes.cues import find_cues
from quotes.models.parts import Report
from quotes.models.results import Kind

GOVERNED = "Ida/E/PER>2:nsubj sagte/V , dass/S>7:mark das/D>6:det Wehr/N>7:nsubj hält/V>2:ccomp ."
OF_A_NOUN = "Damit/B wuchs/V die/D>4:det Hoffnung/N>2:nsubj , das/D>7:det Wehr/N>8:nsubj breche/V/sub ."


def read(line: str, anchors: dict[str, float], said: dict[str, float], kind: str = "indirect") -> Analysis:
    """The line with what the heads say: the probability of an anchor of the kind and of an indirect quote's words."""
    analysis = staged(line).analysis
    report = np.zeros((len(analysis.tokens), len(ANCHORS)), np.uint16)
    place = np.zeros((len(analysis.tokens), len(CONTENTS)), np.uint16)
    for token in analysis.tokens:
        report[token.i, ANCHORS.index(kind)] = round(1000 * anchors.get(token.text, 0.0))
        place[token.i, CONTENTS.index("indirect")] = round(1000 * said.get(token.text, 0.0))
    arrays = {
        "report": report,
        "place": place,
        "said": np.zeros(len(analysis.tokens), np.uint16),
        "asked": np.zeros((0, 3), np.int32),
        "voices": np.zeros(0, np.int16),
    }
    return evolve(analysis, reading=joined([(0, arrays)]))


def indirect(line: str, anchors: dict[str, float] | None = None, said: dict[str, float] | None = None) -> Report:
    """The one indirect report of the line, without heads if nothing is given."""
    made = staged(line)
    analysis = made.analysis if anchors is None else read(line, anchors, said or {})
    found = find_reports(analysis, lexicon(), made.cues, made.mentions)
    [report] = [each for each in found if each.kind is Kind.INDIRECT]
    return report


WORDS = dict.fromkeys(("dass", "das", "Wehr", "hält", "breche"), 0.9)


def test_a_cue_that_reports_and_words_that_are_said_make_it_surer() -> None:
    plain = indirect(GOVERNED).score
    neither, cue, words, both = (
        indirect(GOVERNED, {"sagte": anchor}, said).score
        for anchor, said in ((0.02, {}), (0.9, {}), (0.02, WORDS), (0.9, WORDS))
    )
    assert neither < min(cue, words) < max(cue, words) < both
    assert neither < plain < both


def test_no_head_is_believed_without_end() -> None:
    assert indirect(GOVERNED, {"sagte": 0.99}, WORDS).score == indirect(GOVERNED, {"sagte": 1.0}, WORDS).score


def test_of_a_noun_the_verb_that_puts_it_forward_counts_too() -> None:
    nobody, noun, verb = (
        indirect(OF_A_NOUN, anchors, WORDS).score for anchors in ({}, {"Hoffnung": 0.9}, {"wuchs": 0.9})
    )
    assert nobody < noun == verb


def bare(line: str, anchors: dict[str, float] | None = None) -> Report:
    """The one report of a line without a frame, without heads if nothing is given."""
    made = staged(line)
    analysis = made.analysis if anchors is None else read(line, anchors, {}, "indirect_free_indirect")
    [report] = [each for each in find_reports(analysis, lexicon(), made.cues, made.mentions) if each.cue is None]
    return report


def test_a_guess_without_a_frame_reports_where_the_heads_say_so() -> None:
    """Ein Abriss käme zu teuer: what could be, or what somebody said."""
    line = "Ein/D>2:det Abriss/N>3:nsubj käme/V/sub,past zu/A teuer/A ."
    unsure, sure = bare(line, {}).score, bare(line, {"käme": 0.9}).score
    assert unsure < 0 < sure
    assert unsure <= bare(line).score < sure


def test_konjunktiv_reports_though_the_heads_see_nothing() -> None:
    line = "Das/D>2:det Wehr/N>3:nsubj sei/X/sub alt/A ."
    assert 0 < bare(line, {}).score < bare(line, {"sei": 0.9}).score


def test_a_plan_keeps_its_score() -> None:
    """Whether a sentence with sollen is somebody's claim is told by the sentences before."""
    line = "Das/D>2:det Wehr/N>3:nsubj soll/X halten/V/inf ."
    assert bare(line, {"soll": 0.9}) == bare(line)


PLAIN = "Das/D>2:det Dorf/N>3:nsubj lebt/V seit/P>5:case Jahren/N>3:obl auf/P>7:case Pump/N>3:obl ."


def test_where_no_rule_takes_a_sentence_the_heads_may() -> None:
    made = staged(PLAIN)
    assert find_reports(made.analysis, lexicon(), made.cues, made.mentions) == ()
    for share, kind in ((0.5, None), (0.9, Kind.FREE_INDIRECT)):
        analysis = read(PLAIN, {"lebt": share}, {}, "free_indirect")
        found = find_reports(analysis, lexicon(), made.cues, made.mentions)
        assert [each.kind for each in found] == ([kind] if kind else [])
        assert [each.rule for each in found] == (["anchor"] if kind else [])


def test_the_heads_alone_take_no_sentence_of_a_text_with_marks() -> None:
    for passages, rules in ((2, ["anchor"]), (3, [])):  # a title or two are left where the marks were lost
        line = PLAIN + " | „ Das/P stimmt/V “ , sagte/V Ida/E/PER ." * passages
        made = staged(line)
        found = find_reports(read(line, {"lebt": 0.9}, {}, "free_indirect"), lexicon(), made.cues, made.mentions)
        assert [each.rule for each in found if each.rule == "anchor"] == rules


def test_the_heads_take_no_sentence_that_a_rule_took() -> None:
    made = staged(GOVERNED)
    found = find_reports(read(GOVERNED, {"hält": 0.9}, {}, "free_indirect"), lexicon(), made.cues, made.mentions)
    assert [each.rule for each in found] == [each.rule for each in made.reports()]


def told(line: str, anchors: dict[str, float]) -> list[tuple[str, ...]]:
    """The words of the cues of the likely acts that the line tells of, as the heads see its words."""
    analysis = read(line, anchors, {}, "reported")
    found = find_reports(analysis, lexicon(), find_cues(analysis, lexicon()), staged(line).mentions)
    return [
        tuple(analysis.tokens[i].text for i in each.cue.tokens)
        for each in found
        if each.rule == "told" and each.score > 0 and each.cue is not None
    ]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        pytest.param(
            "Die/D>2:det Opposition/N>3:nsubj zerpflückte/V die/D>5:det Zahlen/N>3:obj .",
            ("zerpflückte",),
            id="a-verb-that-no-list-has",
        ),
        pytest.param(
            "Die/D>2:det Opposition/N>3:nsubj kanzelte/V die/D>5:det Lotsin/N>3:obj herunter/R>3:compound:prt .",
            ("kanzelte", "herunter"),
            id="with-its-particle",
        ),
        pytest.param(
            "Die/D>2:det Opposition/N>6:nsubj hat/X>6:aux die/D>5:det Zahlen/N>6:obj zerpflückt/I/part .",
            ("hat", "zerpflückt"),
            id="with-its-auxiliary",
        ),
        pytest.param(
            "Der/D>2:det Plan/N/n>5:nsubj:pass wurde/X>5:aux:pass scharf/A>5:advmod kritisiert/I/part .",
            ("wurde", "kritisiert"),
            id="a-passive-without-an-agent",
        ),
    ],
)
def test_heads_that_are_sure_tell_of_acts_that_the_lists_alone_do_not(line: str, cue: tuple[str, ...]) -> None:
    verb = max(cue, key=len)
    assert told(line, {verb: 0.99}) == [cue]
    assert told(line, {verb: 0.3}) == told(line, {}) == []
