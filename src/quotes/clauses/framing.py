"""A report made of a cue, what it governs and the reporter's clause around it."""

from __future__ import annotations

from collections.abc import Collection

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import Sentence
from quotes.clauses.unreported import has_subject
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Kind

__all__ = [
    "MODALS",
    "behind_colon",
    "colon_report",
    "frame_words",
    "indirect",
    "is_anybodys",
    "is_held_by_nobody",
    "is_wish",
    "with_marks",
]

# Log odds that what stands behind the colon is said, before the cue and the heads are asked.
COLON = 1.0
MODALS = frozenset({"dürfen", "können", "mögen", "müssen", "sollen", "wollen"})


def frame_words(clause: Clause, content: Collection[int]) -> set[int]:
    """The words of the reporter's clause, with the relative clauses in it."""
    own = [i for i in clause.tokens if i not in content]
    return {i for i in range(min(own), max(own) + 1) if i not in content} if own else set()


def indirect(
    sentence: Sentence, cue: CueCandidate, content: Collection[int], frame: Collection[int], rule: str, score: float
) -> Report | None:
    """An indirect quote, its commas in the frame; None where no word is left of it."""
    tokens = sentence.trimmed(with_marks(sentence, content))
    kept = {i for i in frame if i not in tokens}
    beside = {k for i in kept for k in (i - 1, i + 1) if k in sentence.words and sentence.text(k) in (",", ":")}
    tokens = tuple(i for i in tokens if i not in beside)
    if not any(sentence.analysis.tokens[i].is_word for i in tokens):
        return None
    return Report(
        kind=Kind.INDIRECT,
        tokens=tokens,
        rule=rule,
        score=score,
        cue=cue,
        frame=tuple(sorted(kept | beside)),
    )


def colon_report(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """What stands behind the colon of a clause with a verb of saying: Sie sagte der Zeitung: Das Wehr ist dicht.

    A document says it with verbs of showing as well, which else take clauses but no words: Die Studie zeigt: … Behind a
    mark it is a quote between marks.
    """
    if (
        not cue.finite
        or not (
            (cue.prior != "low" and "quote" in cue.valency)
            or (cue.valency == {"dass"} and has_subject(sentence, cue, "document"))
        )
        or clause.shape not in ("main", "none", "sub")
    ):
        return None
    end = next((i for i in sentence.words if i > cue.head and sentence.text(i) == ":"), None)
    if end is None or any(i not in clause.tokens for i in range(cue.head, end) if sentence.analysis.tokens[i].is_word):
        return None
    behind = range(end + 1, sentence.words.stop)
    if (
        not behind
        or sentence.text(behind[0]) in COMMON_MARKS
        or not any(sentence.analysis.is_finite(i) for i in behind)
    ):
        return None
    if not _is_said_by_somebody(sentence, cue) or is_held_by_nobody(sentence, cue, clause):
        return None
    frame = [*(i for i in clause.tokens if i < end), end]
    return indirect(sentence, cue, behind, range(min(frame), end + 1), "colon", COLON + cue.odds)


def behind_colon(sentence: Sentence, last: int) -> set[int]:
    """What stands behind the colon that ends the frame, where the words before it go on: …, sagte X: …

    Behind a mark, or with a frame behind it (…, sagte X: …, rief Y), it is a quote of its own.
    """
    begin = last + 2
    if begin >= sentence.words.stop or sentence.text(begin - 1) != ":" or sentence.text(begin) in COMMON_MARKS:
        return set()
    heads = {clause.tokens[0] for clause in sentence.clauses if clause.tokens[0] > begin}
    if any(other.kind is CueKind.VERB and other.head in heads for other in sentence.cues):
        return set()
    return set(range(begin, sentence.words.stop))


def is_held_by_nobody(sentence: Sentence, cue: CueCandidate, clause: Clause) -> bool:
    """Whether it is the reporter's: Klar ist, dass … What is clear or certain is somebody's words only with whose view
    it is: Für Kern steht fest, dass …"""
    held = (each for each in sentence.mentions if each.preposition == "für" and each.head in clause.tokens)
    tokens = sentence.analysis.tokens
    return cue.sense == "stance" and not any(
        each.sort in ("person", "body") or tokens[each.head].pos == "PROPN" for each in held
    )


def _is_said_by_somebody(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the subject is somebody, or nobody is named: in the report it says, it was announced."""
    subject = next((s for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None), None)
    if subject is None or sentence.text(subject) == "es":
        return True
    sorts = {mention.sort for mention in sentence.mentions if mention.head == subject}
    return not cue.passive and bool(sorts & {"person", "body", "document"})


def is_wish(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the reporter himself wishes to say something: Erwähnt sei, dass … (Duden, Die Grammatik 2016,
    "Heischesatz"). With other verbs it is somebody's report: Entschieden sei nichts."""
    first = cue.tokens[0]
    if first != sentence.words.start or first + 1 not in sentence.words or sentence.text(first + 1) != "sei":
        return False
    openers = {sentence.text(each.opener) for each in sentence.clauses if each.opener is not None}
    return cue.kind is CueKind.VERB and cue.sense == "neutral" and cue.prior == "high" and "dass" in openers


def is_anybodys(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether it is what anybody can or must say, in the indicative: Man kann nur hoffen, dass …"""
    if not cue.impersonal or cue.passive or not cue.finite or sentence.is_konjunktiv(cue.head):
        return False
    subjects = {sentence.text(s) for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None}
    modal = {each.lemma for each in sentence.lexicon.auxiliary_readings(sentence.text(cue.head))}
    return "man" in subjects and not MODALS.isdisjoint(modal)


def with_marks(sentence: Sentence, content: Collection[int]) -> set[int]:
    """The words with the quotation mark right beside them whose partner is among them."""
    kept = set(content)
    if sum(sentence.text(i) in COMMON_MARKS for i in kept) % 2 == 0:
        return kept
    first, last = min(kept), max(kept)
    for i in (last + 1, first - 1):
        if i in sentence.words and sentence.text(i) in COMMON_MARKS:
            return kept | {i}
    return kept
