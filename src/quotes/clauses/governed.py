"""Words that a verb or noun of saying governs: sagte, dass …; sei falsch, sagte X; die Hoffnung, dass …

Which clause is governed is read off the tree; where the tree fails, off the shape of the clauses, which commas and verb
places tell (:mod:`quotes.analysis.topology`).
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.analysis.topology import Clause
from quotes.clauses.sentence import PRIOR, Sentence
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Kind

__all__ = ["governed_reports"]

COMPLEMENTS = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "parataxis", "advcl", "acl", "dep", "obj"})
W_WORDS = frozenset(
    "wer wen wem wessen was wann wo woher wohin warum weshalb weswegen wieso wie welche welcher welches welchen "
    "welchem womit wofür wogegen worauf woran worüber wozu wovon wovor inwieweit inwiefern".split()
)


MARKS = frozenset('„“”"»«›‹‚‘')


def governed_reports(sentence: Sentence) -> Iterator[Report]:
    """One report at most for each verb and noun."""
    for cue in sentence.cues:
        clause = sentence.clause_of(cue.head)
        if clause is None:
            continue
        if cue.kind is CueKind.VERB:
            report = _inquit(sentence, cue, clause) or _complement(sentence, cue, clause)
        elif cue.kind is CueKind.NOUN:
            report = _of_noun(sentence, cue, clause)
        else:
            report = None
        if report is not None:
            yield report


def _inquit(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """…, sagte X (…). …, wie X mitteilte, …: the frame stands behind the words or within them."""
    if not cue.finite or clause.finite is None or clause.finite not in (cue.head, *cue.tokens):
        return None
    first = clause.tokens[0]
    how = sentence.text(first) == "wie" and clause.shape == "sub" and bool({"dass", "quote"} & cue.valency)
    place = sentence.clauses.index(clause)
    verb_first = clause.finite == first or (clause.finite in clause.tokens[1:2] and sentence.text(first) == "so")
    inverted = verb_first and clause.shape == "main" and place > 0 and not sentence.is_konjunktiv(clause.finite)
    if not how and not inverted:
        return None
    if inverted and not {"dass", "quote"} & cue.valency:
        return None
    before = [i for each in sentence.clauses[:place] for i in each.tokens]
    begin, end = clause.tokens[0], clause.tokens[-1]
    after = [i for each in sentence.clauses[place + 1 :] for i in each.tokens]
    frame = set(clause.tokens)
    if inverted:
        if not _subject_follows(sentence, cue, clause):
            return None  # A hielt das für falsch, warnte aber …
        after = _rest_of_quote(sentence, place, frame)
    content = sentence.closed([*before, *after], {*frame, *range(begin, end + 1)})
    content = {i for i in content if not _across_colon(sentence, cue.head, i)}
    mains = [each for each in sentence.clauses if each.shape == "main" and content.issuperset(each.tokens)]
    if not mains or (inverted and not any(each.tokens[0] < begin for each in mains)):
        return None  # Da es regnete, sagte X ab
    report = any(sentence.analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in content)
    if inverted and not report and (cue.prior == "low" or sentence.analysis.tokens[begin - 2].text in MARKS):
        return None  # what stands between marks before the frame is said word for word
    score = (1.6 if how else 0.8) + PRIOR[cue.prior] + 1.2 * report
    return _report(sentence, cue, content, frame, "wie" if how else "inquit", score)


def _subject_follows(sentence: Sentence, cue: CueCandidate, clause: Clause) -> bool:
    """Whether somebody stands behind the inverted verb, or nobody anywhere: hieß es, wurde mitgeteilt."""
    if cue.impersonal or cue.passive:
        return True
    verb = clause.finite if clause.finite is not None else cue.head
    return any(
        mention.first > verb and mention.head in clause.tokens and not mention.preposition
        and (not mention.case or "n" in mention.case)
        for mention in sentence.mentions
    )  # fmt: skip


def _across_colon(sentence: Sentence, here: int, there: int) -> bool:
    """Whether a colon parts the two words."""
    return any(sentence.text(i) == ":" for i in range(min(here, there), max(here, there)))


def _rest_of_quote(sentence: Sentence, place: int, frame: set[int]) -> list[int]:
    """What stands behind an inserted inquit: the quote, unless it is a clause of the speaker or a new report."""
    after: list[int] = []
    for each in sentence.clauses[place + 1 :]:
        first = sentence.text(each.tokens[0])
        own = each.shape in ("rel", "sub", "none", "aside") or first in ("der", "die", "das", "wo")
        if not after and own:
            frame.update(each.tokens)
        elif not after and first in ("und", "aber", "doch"):
            return []
        else:
            after.extend(each.tokens)
    return after


def _complement(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """The clause or infinitive that hangs on the verb."""
    best: tuple[float, int] | None = None
    for owner in _owners(sentence, cue):
        for child in sentence.analysis.children(owner):
            if child in cue.tokens or child not in sentence.words:
                continue
            score = _fits(sentence, cue, owner, child)
            if score is not None and (best is None or score > best[0]):
                best = score, child
    if best is None:
        return _next_clause(sentence, cue, clause)
    score, child = best
    content = sentence.closed(sentence.under(child, cue.tokens), cue.tokens)
    content = _extended(sentence, cue, content)
    content -= _outside(sentence, cue, content, child)
    return _report(sentence, cue, content, _frame_words(clause, content), "complement", score)


def _owners(sentence: Sentence, cue: CueCandidate) -> Iterator[int]:
    """The words of the cue, and what may hold the clause in its place: davon, darauf, es."""
    yield from cue.tokens
    for i in cue.tokens:
        for child in sentence.analysis.children(i):
            text = sentence.text(child)
            if (
                child in sentence.words
                and child not in cue.tokens
                and (text == "es" or text.startswith(("da", "hier")))
            ):
                yield child


def _fits(sentence: Sentence, cue: CueCandidate, owner: int, child: int) -> float | None:
    """Log odds that the clause with the head `child` is what the cue reports; None: it is none."""
    token = sentence.analysis.tokens[child]
    if token.relation not in COMPLEMENTS:
        return None
    apart = any(sentence.text(i) in (",", ":") for i in range(min(owner, child), max(owner, child)))
    if not apart and token.relation not in ("ccomp", "xcomp"):
        return None
    group = sentence.analysis.verb_group(child)
    finite = [i for i in group if sentence.analysis.is_finite(i)]
    begin = min(sentence.under(child, cue.tokens))
    openers = {sentence.text(i) for i in range(begin, min(begin + 3, child + 1))}
    base = 1.0 + PRIOR[cue.prior]
    if openers & {"so", "sodass", "um"}:
        return None
    if openers & {"dass", "daß"}:
        return base + 1.2 if {"dass", "quote"} & cue.valency else 0.0
    if "ob" in openers:
        return base + 0.8 if {"w", "dass"} & cue.valency else -0.5
    if finite and openers & W_WORDS and token.relation != "advcl":
        return base + 0.2 if {"w", "dass"} & cue.valency else -0.8
    if finite and token.relation in ("ccomp", "parataxis", "obj", "dep"):
        if any(sentence.is_konjunktiv(i) for i in finite):
            return base + 1.2
        return base - 1.2 if "dass" in cue.valency and token.relation == "ccomp" else None
    if not finite and token.relation in ("xcomp", "ccomp", "advcl", "acl"):
        has_zu = any(sentence.text(i) == "zu" for i in sentence.analysis.children(child)) or token.tag == "VVIZU"
        if has_zu:
            return base + 0.4 if "zu" in cue.valency else base - 1.0
    return None


def _next_clause(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """Without help of the tree: the clause behind the cue's, opened by dass or ob or in Konjunktiv."""
    place = sentence.clauses.index(clause)
    if not cue.finite or place + 1 >= len(sentence.clauses) or "dass" not in cue.valency:
        return None
    following = sentence.clauses[place + 1]
    if following.tokens[0] < clause.tokens[-1] or following.finite is None:
        return None
    opener = sentence.text(following.opener) if following.opener is not None else ""
    konjunktiv = following.shape == "main" and sentence.is_konjunktiv(following.finite)
    if opener not in ("dass", "daß", "ob") and not konjunktiv:
        return None
    if following.opener is not None and sentence.text(following.opener - 1) == "so":
        return None
    if sentence.is_konjunktiv(cue.head) and konjunktiv:
        return None
    content = _extended(sentence, cue, set(following.tokens))
    return _report(sentence, cue, content, _frame_words(clause, content), "next-clause", 0.8 + PRIOR[cue.prior])


def _extended(sentence: Sentence, cue: CueCandidate, content: set[int]) -> set[int]:
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


def _outside(sentence: Sentence, cue: CueCandidate, content: set[int], child: int) -> set[int]:
    """Words of the reporter within the content's edges: the cue's own clause."""
    clause = sentence.clause_of(cue.head)
    own = set(clause.tokens) if clause is not None else set()
    below = sentence.under(child, cue.tokens)
    return {i for i in content if i in own and i not in below}


def _of_noun(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """die Hoffnung, dass …; die Forderung, … zu …; der Vorwurf, er habe …: right behind the noun's comma."""
    if "dass" not in cue.valency:
        return None
    comma = next(
        (i for i in range(cue.head + 1, min(cue.head + 9, sentence.words.stop)) if sentence.text(i) == ","), None
    )
    if comma is None or any(sentence.analysis.is_finite(i) for i in range(cue.head + 1, comma)):
        return None
    following = next((each for each in sentence.clauses if comma < each.tokens[0] <= comma + 2), None)
    opener = sentence.text(comma + 1) if comma + 1 in sentence.words else ""
    score = 0.2
    if opener in ("dass", "daß", "ob"):
        score = 1.0
    elif following is not None and following.shape == "main" and following.finite is not None:
        if not sentence.is_konjunktiv(following.finite):
            return None
        score = 1.4
    else:
        zu = [
            c
            for c in sentence.analysis.children(cue.head)
            if c > comma and sentence.analysis.tokens[c].relation in COMPLEMENTS
        ]
        if not any(sentence.text(i) == "zu" for child in zu for i in sentence.analysis.children(child)):
            return None
        content = sentence.closed(sentence.under(zu[0]), cue.tokens)
        return _report(sentence, cue, content, _frame_words(clause, content), "noun-clause", score)
    if following is None:
        return None
    content = {i for i in following.tokens if i > comma}
    content = _extended(sentence, cue, content)
    return _report(sentence, cue, content, _frame_words(clause, content), "noun-clause", score)


def _frame_words(clause: Clause, content: set[int]) -> set[int]:
    """The reporter's clause, with the relative clauses in it."""
    own = [i for i in clause.tokens if i not in content]
    return {i for i in range(min(own), max(own) + 1) if i not in content} if own else set()


def _report(
    sentence: Sentence, cue: CueCandidate, content: set[int], frame: set[int], rule: str, score: float
) -> Report | None:
    tokens = sentence.trimmed(content)
    if not any(sentence.analysis.tokens[i].is_word for i in tokens):
        return None
    return Report(
        kind=Kind.INDIRECT, tokens=tokens, rule=rule, score=score, cue=cue, frame=_with_commas(sentence, frame, tokens)
    )


def _with_commas(sentence: Sentence, frame: set[int], tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The frame with the commas and colons between it and the quote."""
    kept = {i for i in frame if i not in tokens}
    for i in sorted(kept):
        for beside in (i - 1, i + 1):
            if beside in sentence.words and beside not in tokens and sentence.text(beside) in (",", ":"):
                kept.add(beside)
    return tuple(sorted(kept))
