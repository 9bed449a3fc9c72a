"""Where the words that a verb governs end: what the tree hangs on them and is the reporter's own, or another frame."""

from __future__ import annotations

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import Sentence
from quotes.clauses.sources import source_aside
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate

__all__ = [
    "REMARKS",
    "before_frame",
    "before_next_frame",
    "before_remark",
    "extended",
    "outside",
    "reporters_own",
    "sources_within",
]

# What opens a clause about all that stands before it.
REMARKS = frozenset({"was", "wobei", "womit", "woraufhin"})
# Relations of clauses that a verb or noun takes.
TAKEN = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "obj"})


def reporters_own(sentence: Sentence, child: int) -> list[int]:
    """Verbs in indicative joined to one in Konjunktiv, or with nothing between to an infinitive: sagte, das Wehr halte,
    und ging; bestritt, das Wehr geöffnet zu haben und nannte …; and those of main clauses that are joined to a clause
    with *dass*: freute sich, dass das Wehr hielt, der Rat lobte sie."""
    analysis = sentence.analysis
    subjunctive = any(analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in analysis.verb_group(child))
    joined = [i for i in analysis.children(child) if analysis.tokens[i].relation == "conj"]
    finite = {i: [k for k in analysis.verb_group(i) if analysis.is_finite(k)] for i in joined}
    return [
        i
        for i, verbs in finite.items()
        if verbs
        and not any(sentence.is_konjunktiv(k) for k in verbs)
        and (
            subjunctive
            or (sentence.is_infinitive(child) and all(sentence.text(k - 1) != "zu" for k in verbs))
            or (_is_dependent(sentence, child) and _is_main(sentence, verbs[0]))
        )
    ]


def _is_dependent(sentence: Sentence, verb: int) -> bool:
    clause = sentence.clause_of(verb)
    return clause is not None and clause.shape == "sub" and clause.opener is not None


def _is_main(sentence: Sentence, verb: int) -> bool:
    """Whether a main clause with a subject before its verb holds the verb: der Rat lobte sie."""
    clause = sentence.clause_of(verb)
    subject = sentence.analysis.subject(verb)
    return clause is not None and clause.shape == "main" and subject in clause.tokens and (subject or 0) < verb


def extended(sentence: Sentence, cue: CueCandidate, content: set[int]) -> set[int]:
    """With the clauses behind that belong to it: subordinate ones and those that stay in Konjunktiv."""
    if not content or max(content) < cue.head:
        return content
    grown = set(content)
    for clause in sentence.clauses:
        if clause.tokens[-1] <= max(grown) or clause.tokens[0] < min(grown):
            continue
        if clause.shape == "main" and clause.finite is not None and not sentence.is_konjunktiv(clause.finite):
            break
        grown.update(clause.tokens)
    return sentence.closed(grown, set(cue.tokens))


def before_next_frame(sentence: Sentence, cue: CueCandidate, content: set[int]) -> set[int]:
    """Up to a frame behind it that takes both for its own words: A sagte, es sei nichts, sagte B."""
    for clause in sentence.clauses:
        first = clause.tokens[0]
        if first <= cue.head or first not in content or clause.finite != first or sentence.is_konjunktiv(first):
            continue
        if any(o.head == first and o.prior != "low" and "quote" in o.valency for o in sentence.cues if o is not cue):
            return {i for i in content if i < first}
    return content


def sources_within(sentence: Sentence, content: set[int]) -> set[int]:
    """The asides in it that name who says all of the sentence: Wir zeigten, dass es geht, so Berger."""
    return {i for cue in sentence.cues if cue.head in content for i in source_aside(sentence, cue)}


def before_remark(sentence: Sentence, child: int, content: set[int]) -> set[int]:
    """Up to a clause of the reporter about all of it, in the indicative: versprach zu gehen, was alle freute.

    A question that a verb or noun in the words takes is none (… zu sagen, was ihn freut).
    """
    analysis = sentence.analysis
    for clause in sentence.clauses:
        first, verb = clause.tokens[0], clause.finite
        if verb is None or first not in content or first < child or sentence.text(first) not in REMARKS:
            continue
        taken = analysis.tokens[analysis.main_verb(verb)].relation in TAKEN
        if not taken and not sentence.text(first - 2).startswith("da") and not sentence.is_konjunktiv(verb):
            return {i for i in content if i < first}
    return content


def before_frame(sentence: Sentence, clause: Clause, content: set[int]) -> set[int]:
    """Up to a frame that stands behind words between marks and goes on without one: „Es hält“, sagte sie, ging aber."""
    closing = clause.tokens[0] - 2
    if closing < min(content, default=closing) or closing not in sentence.words or not _is_mark(sentence, closing):
        return content
    opening = next((i for i in range(closing - 1, sentence.words.start - 1, -1) if _is_mark(sentence, i)), closing)
    behind = min((i for i in content if i > clause.tokens[-1] and sentence.text(i) != ","), default=None)
    if behind is None or min(content) < opening < closing:
        return content  # Es sei „gut“, sagte sie, und halte
    if _is_mark(sentence, behind) or _is_mark(sentence, behind - 1):
        return content  # „Es hält“, sagte sie, „und bleibt“
    return {i for i in content if i < closing}


def _is_mark(sentence: Sentence, i: int) -> bool:
    """Whether it is a quotation mark."""
    return sentence.text(i) in COMMON_MARKS


def outside(sentence: Sentence, clause: Clause, cue: CueCandidate, child: int) -> set[int]:
    """Words of the reporter within the content's edges: the cue's own clause."""
    below = sentence.under(child, cue.tokens)
    return {i for i in clause.tokens if i not in below}
