"""The clauses stage: what a text reports without marks.

Per sentence it looks for words that a cue governs (:mod:`~quotes.clauses.governed`: sagte, dass …; :mod:`sources
<quotes.clauses.sources>`: laut X), for claims (:mod:`~quotes.clauses.claimed`: will nichts gewusst haben), for acts of
speaking that are told without the words (:mod:`~quotes.clauses.told`: kritisierte den Plan), and for sentences that go
on from an earlier report (:mod:`~quotes.clauses.bare`: Er habe nichts gewusst) or stand behind a colon
(:mod:`~quotes.clauses.colons`: Kern am Montag: …); per text for what stands behind a label
(:mod:`~quotes.clauses.labels`: Frage: …). Who speaks is not asked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.analysis import Analysis
from quotes.clauses.anchored import anchored_reports
from quotes.clauses.bare import Before, bare_reports
from quotes.clauses.claimed import claimed_reports
from quotes.clauses.colons import colon_reports
from quotes.clauses.dependent import dependent_reports
from quotes.clauses.gapped import gapped_reports, without_gapped
from quotes.clauses.governed import governed_reports
from quotes.clauses.judging import judged
from quotes.clauses.labels import labelled_reports
from quotes.clauses.nominal import nominal_reports
from quotes.clauses.resumed import resumed_reports
from quotes.clauses.sentence import Sentence, sentences_of
from quotes.clauses.sources import source_reports
from quotes.clauses.spoken import has_lost_marks, has_marks, is_spoken, with_spoken
from quotes.clauses.told import told_reports
from quotes.lexicon import Lexicon
from quotes.models.parts import CueCandidate, Mention, Report
from quotes.models.results import Kind

__all__ = ["find_reports"]

# Marks that texts which have lost theirs may keep, around a title or a motto: of 520 such newspaper articles 71 have
# some, all but one at most four.
STRAY = 4


def find_reports(
    analysis: Analysis, lexicon: Lexicon, cues: Sequence[CueCandidate], mentions: Sequence[Mention]
) -> tuple[Report, ...]:
    """Everything that may be reported without marks, by the first word; empty where nothing is.

    Reports may stand in each other (Sie sagte, er habe gefordert, …); what a report covers is at least one word.
    """
    found = list(labelled_reports(analysis, mentions))
    behind = {report.frame[0]: report.frame[-1] + 1 for report in found if report.frame}
    headlines = [report for report in found if report.kind is Kind.INDIRECT]
    sentences: list[tuple[Sentence, bool]] = []
    read: list[tuple[Sentence, bool, list[Report], list[Report]]] = []
    for sentence in sentences_of(analysis, lexicon, cues, mentions, behind):
        governed = [judged(analysis, report) for report in (*governed_reports(sentence), *source_reports(sentence))]
        framed = _distinct([*claimed_reports(sentence, governed), *governed])
        gapped = gapped_reports(sentence, framed, read[-1][2] if read else ())
        framed = [*without_gapped(sentence, framed, gapped), *gapped]
        used = {i for report in framed if report.cue is not None for i in report.cue.tokens}
        last = sentences[-1][0] if sentences else None
        framed.extend(judged(analysis, report) for report in resumed_reports(last, sentence, used))
        used.update(i for report in framed if report.cue is not None for i in report.cue.tokens)
        covered = {i for report in framed for i in report.tokens}
        acts = (*told_reports(sentence, used | covered, framed), *nominal_reports(sentence, used | covered))
        told = [judged(analysis, report) for report in acts]
        framed.extend(judged(analysis, report) for report in dependent_reports(sentence, (*framed, *told)))
        taken = {i for report in framed if report.score > 0 for i in report.tokens}
        framed.extend(colon_reports(sentence, taken))
        spoken = is_spoken(sentence, (*framed, *told))
        framed = [with_spoken(sentence, report, sentences) for report in framed]
        sentences.append((sentence, spoken and not framed))
        read.append((sentence, spoken, framed, told))
    lost = has_lost_marks(analysis, [(sentence, framed) for sentence, _, framed, _ in read], found)
    joined = {i for sentence, _, framed, _ in read for each in framed for i in each.tokens if i not in sentence.words}
    likely = (each for _, _, framed, _ in read for each in framed if each.rule == "resumed" and each.score > 0)
    given = {each.tokens[0] for each in likely}  # where sentences begin that the next gives to somebody
    marked = has_marks(analysis, STRAY)
    before = Before()
    for sentence, spoken, framed, told in read:
        free = joined.isdisjoint(sentence.words)
        framing = [report for report in (*headlines, *framed, *told) if report.score > 0]
        said = spoken and free
        alone = () if sentence.words.start in given else bare_reports(sentence, framing, before, spoken=said, lost=lost)
        bare = [judged(analysis, each) for each in alone]
        bare = bare or (list(anchored_reports(sentence, framing)) if free and not marked else [])
        found.extend((*framed, *told, *bare))
        before = Before.of(sentence, [report for report in (*framed, *told, *bare) if report.score > 0])
    return tuple(sorted(found, key=lambda report: (report.tokens, report.rule)))


def _distinct(reports: Sequence[Report]) -> list[Report]:
    """Of reports of nearly the same words the likeliest, a verb's before a noun's (äußerte die Hoffnung, dass …), that
    of an aside before all (Demnach fehlt Geld, so Kern), that of a medium which tells it last (…, sagte Kern, wie der
    Sender meldete)."""
    kept: list[Report] = []
    owners: dict[int, list[int]] = {}  # word → the kept reports that hold it
    for report in sorted(reports, key=_rank):
        shared = Counter(number for i in report.tokens for number in owners.get(i, ()))
        size = len(report.tokens)
        noun = report.rule == "noun-clause"
        if any(n >= 0.8 * (size if noun else max(size, len(kept[number].tokens))) for number, n in shared.items()):
            continue
        for i in report.tokens:
            owners.setdefault(i, []).append(len(kept))
        kept.append(report)
    return kept


def _rank(report: Report) -> tuple[bool, bool, bool, float, tuple[int, ...]]:
    aside = report.cue is not None and report.cue.lemma == "so"
    behind = report.rule == "wie" and report.cue is not None and report.cue.head > report.tokens[-1]
    return not aside, behind, report.rule == "noun-clause", -report.score, report.tokens
