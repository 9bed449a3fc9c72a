"""`Analysis`: what the analyser saw in a text, and the questions that the stages may ask about it.

Words carry Universal Dependencies labels whatever scheme the analyser speaks (`schemes` translates). All offsets are
code points of the text as given; all indices count tokens from 0; ranges are half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from attrs import field, frozen

from quotes.analysis.scores import Reading
from quotes.spans import Span

__all__ = ["Analysis", "Token"]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
VERB_GROUP = frozenset({"aux", "aux:pass", "cop"})


@frozen
class Token:
    """A word or mark.

    `pos` is a UPOS label, `tag` the analyser's own. `case` (``n g d a``), `number` (``s p``) and `gender`
    (``m f n``) are letters or empty; `person` is 0 where the word has none; `mood` is ``ind``, ``sub``, ``imp`` or
    empty, `tense` ``pres``, ``past`` or empty, `shape` ``fin``, ``inf``, ``part`` or empty. `head` is the index of
    the governing word, the word's own at a root; `relation` is a UD relation. `entity` is ``PER``, ``ORG``, ``LOC``,
    ``MISC`` or empty; `entity_start` tells where one begins.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    case: str = ""
    number: str = ""
    gender: str = ""
    person: int = 0
    mood: str = ""
    tense: str = ""
    shape: str = ""
    entity: str = ""
    entity_start: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text.isalnum() or any(map(str.isalnum, self.text))


@frozen(eq=False)
class Analysis:
    """The words and sentences of one text.

    `sentences` are half-open token ranges that cover all tokens in order; `paragraphs` are the indices of the tokens
    that begin one. An empty text has no tokens and no sentences. `reading` is what the analyser says of quotes, None
    where it has no heads for them (any pipeline but the shipped one).
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...] = (0,)
    reading: Reading | None = None
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))
        object.__setattr__(self, "_sentence_starts", tuple(start for start, _ in self.sentences))
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    # --- places -----------------------------------------------------------------------------------------------------

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that `span` touches, possibly an empty range."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def sentence_at(self, i: int) -> int:
        """The number of the sentence of token `i`."""
        return bisect_right(self._sentence_starts, i) - 1

    def sentence(self, i: int) -> range:
        """The tokens of the sentence of token `i`."""
        return range(*self.sentences[self.sentence_at(i)])

    def paragraph_at(self, i: int) -> int:
        """The number of the paragraph of token `i`."""
        return bisect_right(self.paragraphs, i) - 1

    def opens_line(self, i: int) -> bool:
        """Whether a line of the text begins with token `i`; so does what would stand behind the last one."""
        return i in (0, len(self.tokens)) or "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    # --- trees ------------------------------------------------------------------------------------------------------

    def children(self, i: int) -> tuple[int, ...]:
        """The words that token `i` governs directly, in text order."""
        return self._children[i]

    def subtree(self, i: int, within: range | None = None, without: Collection[int] = ()) -> tuple[int, ...]:
        """Token `i` and all that it governs, in text order, `within` a range and leaving out what hangs on `without`.

        Ends on any input: a word is visited once.
        """
        seen = {i}
        todo = [i]
        while todo:
            for child in self._children[todo.pop()]:
                if child not in seen and child not in without and (within is None or child in within):
                    seen.add(child)
                    todo.append(child)
        return tuple(sorted(seen))

    # --- verbs ------------------------------------------------------------------------------------------------------

    def is_finite(self, i: int) -> bool:
        """Whether token `i` is a finite verb or auxiliary; a word with a dot in it (ver.di) is a name."""
        token = self.tokens[i]
        return token.pos in ("VERB", "AUX") and token.shape == "fin" and "." not in token.text

    def marks_infinitive(self, i: int) -> bool:
        """Whether token `i` makes an infinitive with zu: zu of zu öffnen; aufzuhalten."""
        token = self.tokens[i]
        return token.tag in ("PTKZU", "VVIZU") or (token.pos == "PART" and token.text == "zu")

    def verb_group(self, i: int) -> tuple[int, ...]:
        """The verb `i` with its auxiliaries and separated particle, in text order.

        It has one finite verb: of two that the tree hangs on it, one behind a comma is another clause's (soll gesagt
        haben, er wolle …).
        """
        group = {i}
        for child in self._children[i]:
            if self.tokens[child].relation in VERB_GROUP or self.tokens[child].relation == "compound:prt":
                group.add(child)
        finite = [each for each in group if self.is_finite(each)]
        if len(finite) > 1:
            parted = {each for each in finite if self._comma_between(each, i)}
            group -= parted if len(parted) < len(finite) else set()
        return tuple(sorted(group))

    def _comma_between(self, one: int, other: int) -> bool:
        return any(self.tokens[i].text == "," for i in range(min(one, other), max(one, other)))

    def main_verb(self, i: int) -> int:
        """The full verb of an auxiliary or modal `i`; `i` itself for any other word."""
        token = self.tokens[i]
        if token.relation in VERB_GROUP and token.head != i:
            return token.head
        return i

    def subject(self, i: int) -> int | None:
        """The head word of the subject of verb `i` (a full verb or its auxiliary) as the analyser saw it, or None.

        A verb joined to another by a conjunction without a subject of its own takes that of the first.
        """
        verb = self.main_verb(i)
        for _ in range(3):
            for child in self._children[verb]:
                if self.tokens[child].relation in SUBJECTS:
                    return child
            if self.tokens[verb].relation != "conj":
                return None
            verb = self.tokens[verb].head
        return None
