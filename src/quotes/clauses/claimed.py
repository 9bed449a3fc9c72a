"""What somebody claims of himself: Zeugen wollen einen Schuss gehört haben.

*Wollen* with an infinitive of the perfect is a claim that the reporter does not make his own (Duden, Die Grammatik
2016, on the epistemic use of modal verbs); with *bis* it is a plan: Bis Mai wollen sie das Wrack geräumt haben.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis.topology import Clause
from quotes.clauses.framing import frame_words, indirect
from quotes.clauses.sentence import Sentence
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Medium

__all__ = ["claimed_reports"]

# Log odds, set by hand; the heads, which saw few of them, are not asked.
SCORE = 2.0
PERFECT = frozenset({"haben", "sein"})


def claimed_reports(whole: Sentence, others: Sequence[Report]) -> Iterator[Report]:
    """One for each finite *wollen* with such an infinitive and a subject, unless one of the `others` has it in its cue:
    will erfahren haben, dass …"""
    used = {i for report in others if report.score > 0 and report.cue is not None for i in report.cue.tokens}
    for verb in whole.words:
        if verb in used or not whole.analysis.is_finite(verb) or not _is_wollen(whole, verb):
            continue
        sentence = whole.around(verb)
        clause = sentence.clause_of(verb)
        subject = sentence.analysis.subject(verb)
        if clause is None or subject is None or sentence.text(subject) == "wer":
            continue
        if not _is_perfect(sentence, clause, subject) or any(sentence.text(i) == "bis" for i in clause.tokens):
            continue
        main = sentence.analysis.main_verb(verb)
        content = sentence.under(main, [subject, verb]) - {verb, *sentence.under(subject)}
        content = {i for i in content if _is_within(sentence, clause, i)} - {clause.opener}
        cue = CueCandidate(
            tokens=(verb,),
            head=verb,
            spans=(sentence.analysis.tokens[verb].span,),
            lemma="wollen",
            kind=CueKind.VERB,
            sense="assertive",
            medium=Medium.SPEECH_OR_WRITING,
        )
        report = indirect(sentence, cue, content, frame_words(clause, content), "claimed", SCORE) if content else None
        if report is not None:
            yield report


def _is_wollen(sentence: Sentence, i: int) -> bool:
    return any(each.lemma == "wollen" for each in sentence.lexicon.auxiliary_readings(sentence.text(i)))


def _is_perfect(sentence: Sentence, clause: Clause, subject: int) -> bool:
    """Whether the clause holds an infinitive of the perfect: gehört haben, of persons gewesen sein (Essig will gelagert
    sein)."""
    tokens = sentence.analysis.tokens
    speaks = any(m.sort in ("person", "body") for m in sentence.mentions if m.head == subject)
    return any(
        sentence.text(i) in (PERFECT if speaks else ("haben",))
        and tokens[i].shape == "inf"
        and tokens[i - 1].shape == "part"
        for i in clause.tokens[1:]
    )


def _is_within(sentence: Sentence, clause: Clause, i: int) -> bool:
    """Whether a word stands in the clause or in one that depends on it, no other main clause."""
    home = sentence.clause_of(i)
    return home is None or home is clause or home.shape != "main"
