"""How the frame lets words stand, and through whom they came. Sentences are tagged by hand (notation in `docs`)."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from docs import tagged

from quotes.cues import find_cues
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution
from quotes.models.results import Kind, Standing
from quotes.spans import Span
from quotes.speakers import find_mentions
from quotes.standing import sources_of, standing_of

lexicon = cache(load_lexicon)

# id, frame, kind, how it stands
FRAMES = [
    ("plain", "Kern/E/PER sagte/V :/", Kind.DIRECT, Standing.STATED),
    ("never-said", "Kern/E/PER sagte/V nie/B :/", Kind.DIRECT, Standing.DENIED),
    ("hearsay-by-sollen", "Kern/E/PER soll/X gesagt/I/part haben/X/inf :/", Kind.DIRECT, Standing.HEARSAY),
    ("hearsay-by-adverb", "Angeblich/B sagte/V Kern/E/PER :/", Kind.DIRECT, Standing.HEARSAY),
    ("planned", "Kern/E/PER wird/X sagen/I/inf :/", Kind.DIRECT, Standing.PLANNED),
    ("would-say", "Kern/E/PER würde/X sagen/I/inf :/", Kind.DIRECT, Standing.PLANNED),
    ("asked", "Kern/E/PER fragte/V :/", Kind.DIRECT, Standing.ASKED),
    ("denied-content", "Kern/E/PER bestritt/V ,/", Kind.INDIRECT, Standing.DENIED),
    ("did-not-deny", "Kern/E/PER bestritt/V nicht/B ,/", Kind.INDIRECT, Standing.STATED),
    ("words-of-a-denial", "Kern/E/PER dementierte/V :/", Kind.DIRECT, Standing.STATED),
    ("passive-is-no-plan", "Es/P wird/X gesagt/I/part :/", Kind.DIRECT, Standing.STATED),
]


@pytest.mark.parametrize(("frame", "kind", "standing"), [row[1:] for row in FRAMES], ids=[row[0] for row in FRAMES])
def test_standing(frame: str, kind: Kind, standing: Standing) -> None:
    analysis = tagged(f"{frame} Alles/P gut/A .")
    start = analysis.text.index("Alles")
    content = (Span(start, len(analysis.text)),)
    cue = next(cue for cue in find_cues(analysis, lexicon()) if cue.spans[0].start < start)
    quote = Attribution(spans=content, content=content, kind=kind, cue=cue, frame=(Span(0, start - 1),))
    assert standing_of(analysis, lexicon(), quote) is standing
    assert standing_of(analysis, lexicon(), evolve(quote, cue=None)) is Standing.STATED


def test_whoever_cites_is_the_source() -> None:
    analysis = tagged("Ja/T ,/ zitierte/V die/D/n Zeitung/N/n den/D/a Minister/N/a .")
    mentions = find_mentions(analysis, lexicon())
    paper, minister = (m for m in mentions if m.spans[0].of(analysis.text) in ("die Zeitung", "den Minister"))
    said, frame = (Span(0, 2),), (Span(4, len(analysis.text)),)
    quote = Attribution(spans=said, content=said, kind=Kind.DIRECT, speaker=minister, frame=frame)
    assert sources_of(mentions, (evolve(quote, rule="inquit-after/quoted-object"),), 0) == (paper,)
    assert sources_of(mentions, (quote,), 0) == ()


def test_sources_stand_beside_the_speaker_and_around_the_quote() -> None:
    analysis = tagged("Kern/E/PER sagte/V laut/R der/D Zeitung/N ,/ Lang/E/PER habe/X gesagt/I/part :/ Ja/T .")
    mentions = find_mentions(analysis, lexicon())
    kern, paper, lang = (m for m in mentions if m.spans[0].of(analysis.text) in ("Kern", "der Zeitung", "Lang"))
    inner = (Span(analysis.text.index("Ja"), len(analysis.text)),)
    outer = (Span(lang.start, len(analysis.text)),)
    said = (
        Attribution(spans=outer, content=outer, kind=Kind.INDIRECT, speaker=kern, frame=(Span(0, lang.start - 2),)),
        Attribution(spans=inner, content=inner, kind=Kind.DIRECT, speaker=lang, parent=0),
        Attribution(spans=inner, content=inner, kind=Kind.DIRECT),
    )
    assert sources_of(mentions, said, 0) == (paper,)
    assert sources_of(mentions, said, 1) == (kern,)
    assert sources_of(mentions, said, 2) == ()


def test_a_source_of_the_frame_that_says_the_quote_around_it_is_named_once() -> None:
    analysis = tagged("Laut/R Lang/E/PER sagte/V Kern/E/PER ,/ alles/P sei/X/sub gut/A .")
    mentions = find_mentions(analysis, lexicon())
    lang, kern = (m for m in mentions if m.spans[0].of(analysis.text) in ("Lang", "Kern"))
    outer = (Span(lang.end + 1, len(analysis.text)),)
    inner = (Span(analysis.text.index("alles"), len(analysis.text)),)
    said = (
        Attribution(spans=outer, content=outer, kind=Kind.INDIRECT, speaker=lang),
        Attribution(spans=inner, content=inner, kind=Kind.INDIRECT, speaker=kern, frame=(Span(0, kern.end),), parent=0),
    )
    assert sources_of(mentions, said, 1) == (lang,)


def test_parents_that_go_round_come_to_an_end() -> None:
    analysis = tagged("Kern/E/PER sagte/V ja/T .")
    (kern,) = find_mentions(analysis, lexicon())
    span = (Span(0, 4),)
    said = (
        Attribution(spans=span, content=span, kind=Kind.DIRECT, speaker=kern, parent=1),
        Attribution(spans=span, content=span, kind=Kind.DIRECT, speaker=kern, parent=0),
    )
    assert sources_of((kern,), said, 0) == (kern,)
