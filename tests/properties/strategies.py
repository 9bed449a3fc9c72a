"""Texts for the properties: arbitrary ones, ones full of marks, and ones made of known parts."""

from __future__ import annotations

from attrs import frozen
from hypothesis import strategies as st

MARKS = "„“”‟\"＂″»«❮❯❝❞〝〞〟‚‘’‛'＇´`′›‹"

# Opening and closing mark of each system, and the systems that stand inside it in print.
STYLES = {
    ("„", "“"): [("‚", "‘"), ("»", "«"), ("„", "“"), ("'", "'")],
    ("»", "«"): [("›", "‹"), ("„", "“"), ("»", "«")],
    ("«", "»"): [("‹", "›"), ("„", "“"), ("«", "»")],
    ("“", "”"): [("‘", "’"), ("“", "”")],
    ('"', '"'): [("'", "'"), ("„", "“"), ('"', '"')],
    ("”", "”"): [("’’", "’’"), ("»", "«")],
    ("„", "”"): [("‚", "’"), ("„", "”")],
    ("„", '"'): [("‚", "'")],
    ("“", "“"): [("‚", "‘")],
    (",,", "''"): [("‚", "‘")],
    ("``", "''"): [("`", "'")],
    ("''", "''"): [("‚", "‘")],
    ("<<", ">>"): [('"', '"')],
    ("‚", "‘"): [("„", "“")],
    ("›", "‹"): [("»", "«")],
    ("'", "'"): [('"', '"')],
    ("`", "´"): [("„", "“")],
}

words = st.sampled_from(["Haus", "wir", "gehen", "Straße", "Übung", "Koch", "bald", "ja", "Matrix", "und", "Öl", "EU"])


@frozen
class Quoted:
    """A part between marks, where its content stands in the text, and how deep."""

    style: str
    start: int
    end: int
    depth: int


@frozen
class MarkedText:
    """A text and the parts between marks of which it was made, in order of their start."""

    text: str
    parts: tuple[Quoted, ...]


def phrases(least: int = 1, most: int = 5) -> st.SearchStrategy[str]:
    """Some words, without any mark."""
    return st.lists(words, min_size=least, max_size=most).map(" ".join)


def plain_paragraphs() -> st.SearchStrategy[str]:
    """Sentences without marks, in one paragraph."""
    return st.lists(phrases().map(lambda phrase: phrase + "."), min_size=1, max_size=3).map(" ".join)


def any_text(marks: str = MARKS, *, most: int = 60) -> st.SearchStrategy[str]:
    """Any characters, lone surrogates and NUL too, dense with marks, spaces and line breaks."""
    dense = st.sampled_from([*marks, *marks, *" \n\n.,:-aA1s("])
    anything = st.characters(exclude_categories=())
    return st.lists(st.one_of(dense, dense, anything), max_size=most).map("".join)


@st.composite
def marked_texts(draw: st.DrawFn, *, nested: bool) -> MarkedText:
    """Sentences in which whole phrases stand between marks of one system, with those of a second one inside."""
    style = draw(st.sampled_from(sorted(STYLES)))
    inner = draw(st.sampled_from(STYLES[style])) if nested else None
    text = ""
    parts: list[Quoted] = []
    for _ in range(draw(st.integers(1, 4))):
        text += draw(phrases()) + draw(st.sampled_from([" ", ": ", " (", " – "]))
        start = len(text) + len(style[0])
        text += style[0] + draw(phrases())
        children: list[Quoted] = []
        for _ in range(draw(st.integers(1, 2)) if inner else 0):
            assert inner is not None
            text += " " + inner[0]
            begin = len(text)
            text += draw(phrases())
            children.append(Quoted("".join(inner), begin, len(text), 1))
            text += inner[1] + " " + draw(phrases())
        parts.extend([Quoted("".join(style), start, len(text), 0), *children])
        text += style[1] + draw(st.sampled_from([", ", ". ", " ", ") ", "-"])) + draw(phrases()) + "."
        text += draw(st.sampled_from([" ", "\n", "\n\n"]))
    return MarkedText(text, tuple(parts))


# What speech without marks is made of: frames, words in all moods, and what only looks like either.
REPORTING = (
    "Ida Kern", "die Polizei", "er", "sie", "der Sprecher", "das Wehr", "das Thermometer", "dem Bericht", "Hans",
    "sagte", "teilte", "mit", "kritisierte", "hieß es", "heißt", "bestritt", "soll", "sollen", "sei", "habe", "werde",
    "würde", "könnte", "wäre", "hätten", "halte", "hält", "gebrochen", "gesagt haben", "gewarnt hatte", "zu erneuern",
    "dass", "ob", "wie", "weil", "wenn", "so dass", "wer", "warum", "davon", "nicht", "und", "aber", "laut", "zufolge",
    "nach Angaben", "Angaben zufolge", "so", "demnach", "die Hoffnung", "der Vorwurf", "die Pläne", "Das", "Es", "Man",
    ",", ",", ",", ",", ":", ";", " – ", "(", ")", "?", "!", ".", ". ", ". ", "\n", "\n\n", "„", "“", '"', "»", "«",
)  # fmt: skip


def reporting_texts(most: int = 24) -> st.SearchStrategy[str]:
    """Odd mixtures of frames, sources, Konjunktiv, commas and marks; mostly no German, sometimes nearly."""
    return st.lists(st.sampled_from(REPORTING), max_size=most).map(" ".join)
