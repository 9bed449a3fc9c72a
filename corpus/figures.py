"""What the corpus holds, counted: ``python corpus/figures.py`` prints Markdown, ``--write`` puts it into README.md.

README.md shows the counts of all texts and of the kept tenth between two comments; a test compares them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import regex
from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent))

from convert import Converter, touched
from markup import FOLDER, MarkedQuote, MarkedText, read_texts

__all__ = ["README", "Counted", "counted", "rendered", "tables"]

README = FOLDER.parent / "README.md"
PLACE = regex.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", regex.DOTALL)

ORDER = {
    "kind": ("direct", "indirect", "indirect_free_indirect", "free_indirect", "reported"),
    "medium": ("speech", "writing", "thought", "sw", "st", "tw", "none"),
    "standing": ("stated", "denied", "asked", "planned", "hearsay"),
    "form of the speaker": ("name", "pronoun", "role or body", "nobody named in the text", "none"),
}
PRONOUNS = frozenset(
    "er sie es ich wir ihr ihm ihn ihnen dieser diese jener jene derselbe dieselbe man sein seine seiner seinem seinen "
    "ihre ihrer ihrem ihren darin dort demnach wonach danach".split()
)


@frozen(kw_only=True)
class Counted:
    """A text with what is counted of it."""

    marked: MarkedText
    words: int
    sentences: int
    outside: int
    """Sentences in which no word belongs to a quote."""
    discontinuous: int
    nested: int


def counted(texts: Iterable[MarkedText]) -> list[Counted]:
    """The counts of each text; words are tokens with a letter or digit."""
    converter = Converter()
    found = []
    for marked in texts:
        row = converter.row(marked)
        words = row["tokens"]
        quoted = {i for quote in row["quotes"] for i in quote["quote"]}
        found.append(
            Counted(
                marked=marked,
                words=sum(any(sign.isalnum() for sign in marked.text[start:end]) for start, end in words),
                sentences=len(row["sentences"]),
                outside=sum(quoted.isdisjoint(range(first, last)) for first, last in row["sentences"]),
                discontinuous=sum(_is_parted(touched(quote.quote, words)) for quote in marked.quotes),
                nested=sum(quote["nested"] for quote in row["quotes"]),
            )
        )
    return found


def _is_parted(words: Sequence[int]) -> bool:
    return bool(words) and words[-1] - words[0] >= len(words)


def speaker_form(marked: MarkedText, quote: MarkedQuote) -> str:
    """How the speaker stands in the text, as far as the markup shows it.

    A mention that holds a capital word of the speaker's name is by name, also beside a title (Ministerin Kern); a body
    with a name of its own counts so too.
    """
    if not quote.speaker:
        return "none"
    mention = " ".join(marked.text[start:end] for start, end in quote.speaker)
    if mention.split()[0].casefold() in PRONOUNS and len(mention.split()) == 1:
        return "pronoun"
    name = quote.name or ""
    if name.startswith("*"):
        return "nobody named in the text"
    parts = {part for part in regex.findall(r"[\w'’-]+", name) if part[0].isupper()}
    return "name" if parts & set(regex.findall(r"[\w'’-]+", mention)) else "role or body"


def tables(texts: Sequence[Counted]) -> str:
    """All counts, in Markdown."""
    quotes = [(each.marked, quote) for each in texts for quote in each.marked.quotes]
    test = [each for each in texts if each.marked.header["split"] == "test"]
    rows: list[tuple[str, Callable[[Sequence[Counted]], str]]] = [
        ("texts", lambda part: _number(len(part))),
        ("words", lambda part: _number(sum(each.words for each in part))),
        ("sentences and headlines", lambda part: _number(sum(each.sentences for each in part))),
        ("of these without a word of a quote", lambda part: _percent(part, "outside")),
        ("quotes", lambda part: _number(sum(len(each.marked.quotes) for each in part))),
        ("of these in several parts", lambda part: _number(sum(each.discontinuous for each in part))),
        ("of these inside another quote", lambda part: _number(sum(each.nested for each in part))),
        ("texts without a quote", lambda part: _number(sum(not each.marked.quotes for each in part))),
        ("between marks, but nobody's words", lambda part: _number(sum(len(each.marked.not_quoted) for each in part))),
    ]
    blocks = [_table(("", "all", "test"), [(name, count(texts), count(test)) for name, count in rows])]
    held_out = {each.marked.id for each in test}
    for name, of in (
        ("kind", lambda _, quote: quote.kind),
        ("medium", lambda _, quote: quote.medium),
        ("standing", lambda _, quote: quote.standing),
        ("form of the speaker", speaker_form),
    ):
        everywhere = Counter(of(marked, quote) for marked, quote in quotes)
        kept = Counter(of(marked, quote) for marked, quote in quotes if marked.id in held_out)
        blocks.append(
            _table(
                (name, "quotes", "share", "test"),
                [
                    (value, _number(everywhere[value]), f"{everywhere[value] / len(quotes):.1%}", _number(kept[value]))
                    for value in ORDER[name]
                    if everywhere[value]
                ],
            )
        )
    for key, title in (("genre", "genre"), ("variety", "variety"), ("marks", "marks")):
        everywhere = Counter(each.marked.header[key] for each in texts)
        kept = Counter(each.marked.header[key] for each in test)
        blocks.append(
            _table(
                (title, "texts", "test"),
                [(value, _number(count), _number(kept[value])) for value, count in _ranked(everywhere)],
            )
        )
    blocks.append(_cues(quotes))
    return "\n\n".join(blocks)


def _cues(quotes: list[tuple[MarkedText, MarkedQuote]]) -> str:
    cues = Counter(marked.text[slice(*quote.cue[0])].split()[0].casefold() for marked, quote in quotes if quote.cue)
    once = sum(count == 1 for count in cues.values())
    common = ", ".join(f"{cue} {count}" for cue, count in _ranked(cues)[:25])
    return (
        f"Cues, by the form of their first word: {_number(cues.total())} cues, {_number(len(cues))} forms, "
        f"{_number(once)} of them once. The most frequent: {common}."
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _number(count: int) -> str:
    return f"{count:,}"


def _percent(part: Sequence[Counted], name: str) -> str:
    count, whole = sum(getattr(each, name) for each in part), sum(each.sentences for each in part)
    return f"{_number(count)} ({count / whole:.0%})" if whole else "0"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def rendered(page: str, figures: str) -> str:
    """The page with the figures at their place."""
    return PLACE.sub(lambda _: f"{figures}\n", page)


def main(arguments: list[str]) -> None:
    """Print the figures, or write them into the data card."""
    figures = tables(counted(read_texts()))
    if arguments == ["--write"]:
        README.write_text(rendered(README.read_text(encoding="utf-8"), figures), encoding="utf-8")
    else:
        sys.stdout.write(figures + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
