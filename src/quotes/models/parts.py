"""What the stages of the line hand to each other: frozen, plain, and not part of the public face."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from quotes.models.results import CueKind, Entity, Finding, Kind, Medium, NotQuotedKind, Reason, SpeakerForm
from quotes.spans import Span

__all__ = ["BARE", "REACH", "Attribution", "CueCandidate", "Marking", "Mention", "Passage", "Report", "Resolution"]

BARE = (Kind.FREE_INDIRECT, Kind.INDIRECT_FREE_INDIRECT)
"""The kinds of quotes that have no frame of their own."""
REACH = 150
"""Words on either side of a cue in which what it governs and who speaks is looked for. No sentence that somebody wrote
is longer; lists and tables that come without a full stop are."""


@frozen(kw_only=True)
class Passage:
    """What stands between a pair of marks.

    `spans` include the marks, `content` excludes them; both have several entries only where a mark is repeated at the
    start of each paragraph. `parent` is the index of the passage in which it stands. `opened` and `closed` are False
    where the mark is missing and the passage was recovered at the paragraph's edge. `compound` tells that the closing
    mark is joined to a word by a hyphen, or an opening one to the word before („taz“-Redakteur, Anti-„Woke“).
    """

    index: int
    spans: tuple[Span, ...]
    content: tuple[Span, ...]
    style: str
    depth: int = 0
    parent: int | None = None
    opened: bool = True
    closed: bool = True
    compound: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@frozen(kw_only=True)
class Marking:
    """The passages of a text in order of their start, and what was odd about its marks."""

    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class CueCandidate:
    """A word that may introduce a quote.

    `tokens` are the indices of its words (a split verb has several), `head` the one that stands in the clause's
    verb position (for verbs the finite verb; else the cue word). `passive`, `negated`, `modal` (soll gesagt haben) and
    `impersonal` (es heißt) are what the clause says of it; `valency`, `sense`, `prior` and `medium` what the lexicon
    says of the word (`sense` is the position for prepositions, or ``subject`` where the subject of the clause speaks,
    as with mit den Worten; it is the use for adverbs).
    """

    tokens: tuple[int, ...]
    head: int
    spans: tuple[Span, ...]
    lemma: str
    kind: CueKind
    passive: bool = False
    negated: bool = False
    modal: bool = False
    impersonal: bool = False
    finite: bool = True
    valency: frozenset[str] = frozenset()
    sense: str = "neutral"
    prior: str = "medium"
    medium: Medium = Medium.SPEECH

    @property
    def odds(self) -> float:
        """What the word by itself adds to the log odds that words are reported; set by hand."""
        return {"high": 1.0, "medium": 0.4, "low": -0.6}[self.prior]


@frozen(kw_only=True)
class Mention:
    """A noun phrase that could speak: whole, with article, function and apposition, without relative clause.

    `first` and `last` are token indices, `last` inclusive; `head` is the noun, name or pronoun that carries case and
    number. `spans` usually has one entry. `case`, `number`, `gender` are sets of what the form allows, written as
    sorted letters (``n``, ``g``, ``d``, ``a``; ``s``, ``p``; ``m``, ``f``, ``n``), empty: not known. `person` is
    1, 2 or 3. `sort` is ``person``, ``body``, ``document``, ``thing`` or ``unknown``. `name` covers the proper name
    within the mention, if there is one. `preposition` is the lemma of the preposition that governs it, else empty.
    """

    first: int
    last: int
    head: int
    spans: tuple[Span, ...]
    form: SpeakerForm
    case: str = ""
    number: str = ""
    gender: str = ""
    person: int = 3
    sort: str = "unknown"
    name: Span | None = None
    preposition: str = ""

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@frozen(kw_only=True)
class Report:
    """Words that the text reports without marks (or with marks around a part of them), before it is known whose.

    `tokens` are the words and signs of the quote, `frame` those of the reporter's clause around it, both in text order
    and not necessarily next to each other. `score` are the log odds that this is somebody's words, `rule` tells by
    which pattern it was found. `source` are the words that name the speaker where no cue does: a label, perhaps one
    that stands before an earlier quote. `aside` tells that a subordinate clause mentions it, so that nobody goes on
    speaking after it: …, was der Rat ablehnte.
    """

    kind: Kind
    tokens: tuple[int, ...]
    rule: str
    score: float
    cue: CueCandidate | None = None
    frame: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    aside: bool = False


@frozen(kw_only=True)
class Attribution:
    """What was decided about one quote or one passage that is nobody's words.

    `passages` are the indices of the marked passages that it joins (several where an inquit interrupts it; none for
    quotes without marks, whose place is `spans`). Exactly one of `kind` and `not_quoted` is set. `framed` tells that
    the speaker was found in the quote's own frame, not in the sentences around it.
    """

    spans: tuple[Span, ...]
    content: tuple[Span, ...]
    passages: tuple[int, ...] = ()
    kind: Kind | None = None
    medium: Medium = Medium.NONE
    not_quoted: NotQuotedKind | None = None
    speaker: Mention | None = None
    cue: CueCandidate | None = None
    frame: tuple[Span, ...] = ()
    addressee: Mention | None = None
    parent: int | None = None
    continues: int | None = None
    is_fragment: bool = False
    confidence: float = 0.0
    speaker_confidence: float = 0.0
    framed: bool = False
    rule: str = ""
    evidence: tuple[Span, ...] = ()
    reason: Reason | None = None


@frozen(kw_only=True)
class Resolution:
    """The entities that speak, in order of their first mention, and what is known of each mention.

    A mention that is not in `behind` has no entity: a pronoun that cannot be resolved, or words that several entities
    fit equally well; the names of these are in `candidates`. `scores` tell how sure a mention's entity is where it is
    certain that the mention speaks, `sure` how sure that of each attribution's speaker is; 0 where he has none.
    """

    entities: tuple[Entity, ...] = ()
    behind: Mapping[Mention, Entity] = field(factory=dict)
    scores: Mapping[Mention, float] = field(factory=dict)
    sure: tuple[float, ...] = ()
    candidates: Mapping[Mention, tuple[str, ...]] = field(factory=dict)
