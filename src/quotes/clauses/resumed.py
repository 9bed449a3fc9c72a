"""Sentences that the next one gives to somebody: Das Wehr ist gebrochen. Das teilte die Feuerwehr mit. Or: So Kern."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import Sentence
from quotes.clauses.unreported import has_subject
from quotes.models.parts import Report
from quotes.models.results import CueKind, Kind

__all__ = ["resumed_reports"]

# What takes up the words before it when it stands first and alone, as object or as subject of a passive.
RESUMES = frozenset({"das", "dies"})
# Words that a sentence has at most that is but *so* and a source.
SO = 20


def resumed_reports(before: Sentence | None, sentence: Sentence, used: Collection[int]) -> Iterator[Report]:
    """The sentence before, if this one begins with *das* and says who said it, or what stands before such a clause in
    this one (Das Wehr ist gebrochen, das teilte die Feuerwehr mit), or if all of this one is *so* and a source; `used`
    are words of other cues."""
    if before is not None and before.stated and (report := _so(before, sentence)) is not None:
        yield report
        return
    for place, clause in enumerate(sentence.clauses):
        first = clause.tokens[0]
        if sentence.text(first) not in RESUMES or clause.finite != first + 1:
            continue
        if first == sentence.words.start:
            content = sentence.trimmed(before.words) if before is not None else ()
            states = before is not None and before.stated
        else:
            content = sentence.trimmed(range(sentence.words.start, first))
            states = any(each.shape == "main" and each.finite is not None for each in sentence.clauses[:place])
        report = _resuming(sentence, clause, content, used) if states and content else None
        if report is not None:
            yield report
            return


def _so(before: Sentence, sentence: Sentence) -> Report | None:
    """The sentence before, where this one has no verb and opens with *so* and who or what says it: So die Studie."""
    first = sentence.words.start
    cue = next((each for each in sentence.cues if each.lemma == "so" and each.head == first), None)
    if cue is None or any(sentence.analysis.is_finite(i) for i in sentence.words) or len(sentence.words) > SO:
        return None
    source = next((each for each in sentence.mentions if each.first == first + 1 and not each.preposition), None)
    if source is None or source.sort not in ("person", "body", "document"):
        return None
    return Report(
        kind=Kind.INDIRECT,
        tokens=before.trimmed(before.words),
        rule="resumed",
        score=2.0 + cue.odds,
        cue=cue,
        frame=sentence.trimmed(sentence.words),
    )


def _resuming(sentence: Sentence, clause: Clause, content: tuple[int, ...], used: Collection[int]) -> Report | None:
    """What the clause takes up, if it says who said it; a comma or dash before it belongs to the frame."""
    first = clause.tokens[0]
    frame = sentence.trimmed(range(first, clause.tokens[-1] + 1))
    if content[-1] in sentence.words:
        frame = (*range(content[-1] + 1, first), *frame)
    for cue in sentence.cues:
        if cue.kind is not CueKind.VERB or cue.head != clause.finite or not {"quote", "dass"} & cue.valency:
            continue
        if cue.lemma == "heißen":
            continue  # Das heißt, …
        if not set(used).isdisjoint(cue.tokens) or (cue.prior == "low" and not has_subject(sentence, cue, "document")):
            continue
        return Report(
            kind=Kind.INDIRECT,
            tokens=content,
            rule="resumed",
            score=0.8 + cue.odds,
            cue=cue,
            frame=frame,
        )
    return None
