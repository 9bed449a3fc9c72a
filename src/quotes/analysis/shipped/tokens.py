"""The tokeniser: spaCy's German rules, changed where quotations need it.

Every quotation mark is a token of its own, wherever it stands (``„Bild“-Zeitung``, ``"Ich``, ``»Hallo«,``). A single
mark between two letters is an apostrophe and stays in its word (``geht’s``, ``L'Aquila``). Words of gendered spelling
(``Bürger:innen``) and hyphenated words are one token. ``3.`` is one token as an ordinal, two at the end of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex
from spacy.attrs import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from quotes.analysis.sentences import TITLES, sentence_starts
from quotes.analysis.shipped.ranges import WordRanges

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["GermanTokenizer"]

DOUBLE_MARKS = '„“”‟"«»❝❞❮❯＂〝〞〟″'
SINGLE_MARKS = "‚‘’‛‹›'`´′"

CLOSING = frozenset(DOUBLE_MARKS + SINGLE_MARKS + ")]")

UNBROKEN = regex.compile(r"\S{200,}")
UNBROKEN_OR_REST = regex.compile(r"\S{200,}|(?:(?!\S{200}).)+", regex.DOTALL)
PIECE = regex.compile(r"\w{1,100}|[^\w]")
NUMBER_AND_STOP = regex.compile(r"(?:\d[\d.,:/]*|[IVXLC]+)\.$")

# spaCy's own infixes for a colon and for marks between letters give way to these
_COLON_IN_WORD = r"(?<=[A-Za-zÄÖÜäöüß])[<>=](?=[A-Za-zÄÖÜäöüß])"
_COLON = r"(?<=[A-Za-zÄÖÜäöüß]):(?=[A-Za-zÄÖÜäöüß])(?!in(?:nen)?\b)"
_SINGLE_AT_EDGE = (
    rf"[{SINGLE_MARKS}](?=-)|(?<=[-/(])[{SINGLE_MARKS}]|(?<=[.,!?;:])[{SINGLE_MARKS}]|[{SINGLE_MARKS}](?=[.,!?;:)])"
)


class GermanTokenizer:
    """A text to a `Doc`; made for one pipeline's vocabulary and language defaults."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        defaults = nlp.Defaults
        marks = f"[{DOUBLE_MARKS}{SINGLE_MARKS}]"
        prefixes = [marks, "''", *(defaults.prefixes or ())]
        suffixes = [marks, "''", r"(?<=[0-9)%€$])[,;:]", r"(?<=[a-zäöüß][A-ZÄÖÜ])\.", *(defaults.suffixes or ())]
        infixes = [
            rule
            for rule in map(str, defaults.infixes or ())
            if "[:<>=]" not in rule and not ("(\\[" in rule and '"' in rule)
        ]
        infixes += [
            f"[{DOUBLE_MARKS}]",
            _COLON_IN_WORD,
            _COLON,
            _SINGLE_AT_EDGE,
            r"(?<=[a-zäöüß]{2})[)\]]?[.!?](?=[A-ZÄÖÜ][a-zäöüß])",
            r"(?<=[a-zäöüß]{2})[.!?](?=\[\d{1,3}(?:\]|$)|[¹²³⁰⁴-⁹])",
            r"(?<=[.!?])\[(?=\d{1,3}(?:\]|$))",
        ]
        # spaCy's list has emoticons too, and would take the end of "(CDU):" for one
        words = {
            word: parts
            for word, parts in (defaults.tokenizer_exceptions or {}).items()
            if any(character.isalpha() for character in word)
        }
        words |= {title: [{ORTH: title}] for title in (*(f"{each}." for each in TITLES), "Abg.z.NR")}
        self._inner = Tokenizer(
            nlp.vocab,
            rules=words,
            prefix_search=compile_prefix_regex(prefixes).search,
            suffix_search=compile_suffix_regex(suffixes).search,
            infix_finditer=compile_infix_regex(infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    def __call__(self, text: str) -> Doc:
        """Cut the text; a number's stop becomes a token of its own where a sentence ends with it."""
        doc = self._cut(text)
        ranges = WordRanges.of(doc)
        spans = list(zip(ranges.starts, ranges.ends, strict=True))
        numbered = [
            n
            for n, (start, end) in enumerate(spans)
            if text[end - 1] == "." and NUMBER_AND_STOP.fullmatch(text[start:end])
        ]
        if not numbered:
            return doc
        begins = [*sentence_starts(text, spans)[1:], True]
        closed = {int(ranges.place[n]) for n in numbered if _ends(text, spans, begins, n)}
        if not closed:
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            if token.i in closed:
                words += [token.text[:-1], "."]
                spaces += [False, bool(token.whitespace_)]
            else:
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        cut: Doc = Doc(self.vocab, words=words, spaces=spaces)
        return cut

    def _cut(self, text: str) -> Doc:
        """spaCy's tokeniser needs quadratic time on a stretch without blanks, so that long ones are cut by kind of
        character: words and single marks."""
        if UNBROKEN.search(text) is None:
            whole: Doc = self._inner(text)
            return whole
        words: list[str] = []
        spaces: list[bool] = []
        for part in UNBROKEN_OR_REST.findall(text):
            if UNBROKEN.match(part):
                pieces = PIECE.findall(part)
                words += pieces
                spaces += [False] * len(pieces)
            else:
                doc = self._inner(part)
                words += [token.text for token in doc]
                spaces += [bool(token.whitespace_) for token in doc]
        cut: Doc = Doc(self.vocab, words=words, spaces=spaces)
        return cut

    def pipe(self, texts: Any, batch_size: int = 1000) -> Any:
        """Cut many texts."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the rules are in the code."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> GermanTokenizer:
        """The rules are in the code."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing: the rules are in the code."""

    def from_disk(self, path: Any, **_: Any) -> GermanTokenizer:
        """The rules are in the code."""
        return self


def _ends(text: str, spans: list[tuple[int, int]], ends: list[bool], number: int) -> bool:
    """Whether the sentence ends with this word, or with closing marks that follow it."""
    while not ends[number]:
        number += 1
        if text[slice(*spans[number])] not in CLOSING:
            return False
    return True
