"""Frames behind the words or within them: …, sagte X. …, sagte X, …. Wie X mitteilte, …

The finite verb opens the frame and its subject follows; what stands before is a sentence of its own, or the part of one
that goes on behind the frame (Duden, Die Grammatik 2016, "Schaltsatz", "Redekennzeichnung").
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.topology import Clause
from quotes.clauses.framing import MODALS, behind_colon, indirect
from quotes.clauses.sentence import Sentence
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind

__all__ = ["frames_of_inquits", "inquit_report"]

# What may stand before "wie" where the frame opens its sentence: Doch wie Kern sagte, …
JOINING = frozenset({"aber", "denn", "doch", "und"})
# What opens a clause behind a frame in the indicative that belongs to the words, not to the frame (als, während, …).
THAT = frozenset({"dass", "daß", "ob"})
REASONS = frozenset("dass daß weil damit weswegen weshalb sodass obwohl".split())


def inquit_report(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """The words around the frame that `clause` with the cue is; None: it is no such frame."""
    if not cue.finite or clause.finite is None or clause.finite not in (cue.head, *cue.tokens):
        return None
    opening = next((text for i in clause.tokens if (text := sentence.text(i)) not in JOINING), "")
    if opening == "wie" and clause.shape == "sub":
        return _how(sentence, cue, clause)
    own = _own_words(sentence, clause)
    if own is None or not {"dass", "quote"} & cue.valency or sentence.is_konjunktiv(clause.finite):
        return None
    if not _subject_follows(sentence, cue, own):
        return None  # A hielt das für falsch, warnte aber …
    frame = set(own)
    before = {i for i in sentence.words if i < own[0]}
    if _answers(sentence, before):
        return None
    tail = _tail(sentence, own, before)
    frame.difference_update(tail)
    after = set(_rest(sentence, own[-1], frame, before, tail))
    content = _this_side(sentence, cue.head, before | after)
    if any(sentence.analysis.is_finite(i) for i in content & before) or after:
        if not _states(sentence, content, own[0]):
            return None  # Da es regnete, sagte X ab
    elif _parts_by_comma(sentence, cue, own[0]) and (content != before or _is_answer(sentence, content)):
        content = before  # Eines fehlt: das Geld, sagte X
    else:
        return None
    reported = any(sentence.analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in content)
    if not reported and sentence.analysis.tokens[own[0] - 2].text in COMMON_MARKS:
        return None  # what stands between marks before the frame is said word for word
    content |= behind_colon(sentence, own[-1])
    return indirect(sentence, cue, content, frame, "inquit", 0.8 + cue.odds + 1.2 * reported)


def _how(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """wie X mitteilte: all of the sentence but this clause."""
    if (
        not {"dass", "quote"} & cue.valency
        or _is_manner(sentence, cue, clause)
        or not _has_somebody(sentence, cue, clause)
    ):
        return None
    begin, end = clause.tokens[0], clause.tokens[-1]
    around = frames_of_inquits(sentence)
    content = _this_side(sentence, cue.head, {i for i in sentence.words if not begin <= i <= end} - around)
    if not any(each.shape == "main" and content.issuperset(each.tokens) for each in sentence.clauses):
        return None
    reported = any(sentence.analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in content)
    if not reported and _tells_of_marks(sentence, begin):
        return None
    return indirect(sentence, cue, content, clause.tokens, "wie", 1.6 + cue.odds + 1.2 * reported)


def _tells_of_marks(sentence: Sentence, begin: int) -> bool:
    """Whether the clause from word `begin` on tells whose words stand between marks and commas before it, and no more:
    traf die Lehrlinge, „unsere Zukunft“, wie er sagt."""
    closing = begin - 2
    if closing < sentence.words.start or sentence.text(begin - 1) != "," or sentence.text(closing) not in COMMON_MARKS:
        return False
    before = range(sentence.words.start, closing)
    opening = next((i for i in reversed(before) if sentence.text(i) in COMMON_MARKS), sentence.words.start)
    return opening > sentence.words.start and sentence.text(opening - 1) == ","


def frames_of_inquits(sentence: Sentence) -> set[int]:
    """The words of the frames that follow what they report: …, wie es die Lehrer fordern, …, rügten die Verbände."""
    frames: set[int] = set()
    for cue in sentence.cues:
        clause = sentence.clause_of(cue.head)
        if clause is not None and clause.shape != "sub" and cue.prior != "low":
            report = inquit_report(sentence, cue, clause)
            frames.update(report.frame if report is not None else ())
    return frames


def _has_somebody(sentence: Sentence, cue: CueCandidate, clause: Clause) -> bool:
    """Whether more than the verb stands behind *wie*: alone (wie berichtet) it is the same paper's of before; what
    something is called is no report (wie das Spiel heißen soll)."""
    if cue.impersonal and not cue.passive:
        return any(sentence.text(i) in ("es", "man") or sentence.analysis.tokens[i].pos == "ADP" for i in clause.tokens)
    return any(i not in cue.tokens and sentence.text(i) not in (*JOINING, "wie") for i in clause.tokens)


def _is_manner(sentence: Sentence, cue: CueCandidate, clause: Clause) -> bool:
    """Whether *wie* asks or tells in which way, not who said it: wie man das sagen soll; so kurz, wie man es kann."""
    readings = (each for i in cue.tokens for each in sentence.lexicon.auxiliary_readings(sentence.text(i)))
    modal = any(each.lemma in MODALS for each in readings)
    return modal and any(sentence.text(i) == "man" for i in clause.tokens)


def _own_words(sentence: Sentence, clause: Clause) -> tuple[int, ...] | None:
    """The words of the clause from its verb on, where the verb opens it behind a comma; None: it does not.

    A phrase before the comma (Ohne Geld, sagte X, gehe es nicht) is a part of what is said.
    """
    verb = clause.finite
    if verb is None or clause.shape not in ("main", "none"):
        return None
    first = verb - 1 if sentence.text(verb - 1) == "so" else verb
    if first - 1 not in sentence.words or sentence.text(first - 1) not in (",", "–", "—", "-"):
        return None
    colon = next((i for i in sentence.words if i > first and sentence.text(i) == ":"), sentence.words.stop)
    return tuple(i for i in clause.tokens if first <= i < colon)


def _subject_follows(sentence: Sentence, cue: CueCandidate, own: Sequence[int]) -> bool:
    """Whether somebody stands behind the inverted verb, or nobody anywhere: hieß es, wurde mitgeteilt."""
    if cue.impersonal or cue.passive:
        return True
    number = set(sentence.analysis.tokens[cue.head].number)
    behind = [
        mention
        for mention in sentence.mentions
        if mention.first > cue.head
        and (not number or not mention.number or number & set(mention.number))
        and mention.head in own
        and not mention.preposition
        and (not mention.case or "n" in mention.case)
    ]
    seen = sentence.analysis.subject(cue.head)
    before = seen is not None and seen in sentence.words and seen < own[0]
    return any(mention.sort in ("person", "body") for mention in behind) if before else bool(behind)


def _parts_by_comma(sentence: Sentence, cue: CueCandidate, first: int) -> bool:
    """Whether the frame is one without doubt: a sure verb in the active behind a comma, not behind a dash, which may
    close what is inserted (Von dem Plan – dem zweiten – sprach X)."""
    return cue.prior == "high" and not cue.passive and sentence.text(first - 1) == ","


def _is_answer(sentence: Sentence, content: set[int]) -> bool:
    """Whether the words are said though they hold no verb: Alles ruhig, sagte X. Nein, sagte X.

    Not a subject in two parts (Die Chefin, Ida Kern, forderte …), a phrase of place (In einer Rede, sagte X, …), or an
    infinitive (Um Geld zu sparen, forderte X …).
    """
    words = [sentence.analysis.tokens[i] for i in sorted(content) if sentence.analysis.tokens[i].is_word]
    if not words or words[0].pos in ("ADP", "SCONJ") or any(word.tag in ("PTKZU", "VVIZU") for word in words):
        return False
    last = [each for each in sentence.mentions if each.first <= words[-1].i <= each.last and not each.preposition]
    return all(each.sort not in ("person", "body") for each in last)


def _states(sentence: Sentence, content: set[int], begin: int) -> bool:
    """Whether the words hold a main clause; one that begins before the frame, or is interrupted by it.

    What has its verb in second place is one, whatever opens it: Da war das Wehr dicht.
    """
    held = [clause for clause in sentence.clauses if clause.finite in content]
    return any(
        clause.finite == clause.tokens[0]
        or (clause.tokens[0] < begin and (clause.shape == "main" or clause.finite == clause.tokens[0] + 1))
        for clause in held
    )


def _answers(sentence: Sentence, before: set[int]) -> bool:
    """Whether what stands before is only what another said: Auf den Vorwurf, er habe geschwiegen, entgegnete X …"""
    comma = next((i for i in sorted(before) if sentence.text(i) == ","), None)
    stated = [clause for clause in sentence.clauses if clause.finite in before]
    finite = [i for i in before if sentence.analysis.is_finite(i)]
    if comma is None or len(stated) != 1 or any(i < comma for i in finite):
        return False
    if any(sentence.text(i) == "," for i in range(comma + 1, min(finite))):
        return False  # Der Plan, Geld zu sparen, sei gut, sagte X
    return any(cue.kind is CueKind.NOUN and cue.head in before and cue.head < comma for cue in sentence.cues)


def _tail(sentence: Sentence, own: Sequence[int], before: set[int]) -> list[int]:
    """The words behind a comma of the frame that what stands before it lacks: Er habe, sagte X, nie etwas gewusst."""
    tokens = sentence.analysis.tokens
    for place in range(1, len(own)):
        part = own[place:]
        parted = part[0] - own[place - 1] == 2 and sentence.text(part[0] - 1) == ","
        if not parted or not any(sentence.analysis.is_finite(i) for i in before):
            continue
        if tokens[part[-1]].shape in ("part", "inf") or any(tokens[i].head in before for i in part):
            return list(part)
    return []


def _is_new(sentence: Sentence, clause: Clause, before: set[int]) -> bool:
    """Whether a conjunction opens a clause of the reporter behind the frame, not one in Konjunktiv like the words
    before: Das Wehr halte, sagte Kern, aber man prüfe es."""
    if sentence.text(clause.tokens[0]) not in ("und", "aber", "doch"):
        return False
    goes_on = clause.finite is not None and sentence.is_konjunktiv(clause.finite)
    return not goes_on or not any(sentence.analysis.is_finite(i) and sentence.is_konjunktiv(i) for i in before)


def _reports_on(sentence: Sentence, clause: Clause, before: set[int]) -> bool:
    """Whether a clause behind the frame has a verb of saying in front, whose subject is the frame's: Das Wehr halte,
    sagte Kern, kündigte aber an, … Where the words before lack their verb, it is theirs."""
    verb = clause.tokens[0]
    if clause.finite != verb or sentence.is_konjunktiv(verb) or not any(map(sentence.analysis.is_finite, before)):
        return False
    return any(cue.head == verb and cue.kind is CueKind.VERB for cue in sentence.cues)


def _rest(sentence: Sentence, last: int, frame: set[int], before: set[int], tail: Sequence[int]) -> list[int]:
    """What stands behind an inserted frame, after the `tail` in it: the quote goes on, unless it is of the speaker or a
    new report."""
    behind = [clause for clause in sentence.clauses if clause.tokens[0] > last]
    loose = [i for i in sentence.words if i > last]
    after = list(tail)
    before_it: Clause | None = None  # the clause of the frame right before
    for clause in behind:
        first = sentence.text(clause.tokens[0])
        goes_on = _goes_on(sentence, clause, before)
        below = before_it is not None and first in THAT  # sagte X, was nicht heißt, dass …
        before_it = None
        if not after and clause.shape in ("rel", "sub", "aside") and (below or not goes_on):
            frame.update(clause.tokens)
            before_it = clause
        elif not after and (_is_new(sentence, clause, before) or _reports_on(sentence, clause, before)):
            return []
        else:
            after.extend(clause.tokens)
    if not behind:  # phrases without a verb belong to the frame's clause: they are its own, or the quote's end
        comma = next((i for i in loose if sentence.text(i) == ","), None)
        end = [i for i in loose if comma is not None and i > comma]
        if end and _ends_quote(sentence, end, before):
            frame.difference_update(end)
            return [*after, *end]
    return after


def _goes_on(sentence: Sentence, clause: Clause, before: set[int]) -> bool:
    """Whether a clause behind the frame belongs to the words before it: it ends them (…, hätten nie etwas gewusst), or
    it depends on them (…, weil es neu ist)."""
    finite = [i for i in before if sentence.analysis.is_finite(i)]
    if clause.finite is None or not finite:
        return clause.finite == clause.tokens[0]
    reported = any(sentence.is_konjunktiv(i) for i in finite)
    sure = any(sentence.is_first(i) for i in finite)
    return clause.shape == "sub" and (
        (reported and sentence.is_konjunktiv(clause.finite))
        or (not sure and sentence.text(clause.tokens[0]) in REASONS)
    )


def _ends_quote(sentence: Sentence, tail: Sequence[int], before: set[int]) -> bool:
    """Whether a phrase behind the frame is what the sentence before it lacks: habe, sagte X, nie etwas gewusst."""
    tokens = sentence.analysis.tokens
    words = [i for i in tail if tokens[i].is_word]
    if not words:
        return False
    outside = any(tokens[i].head in before for i in words)
    return outside or tokens[words[-1]].shape in ("part", "inf") or tokens[words[0]].pos in ("ADP", "ADV")


def _this_side(sentence: Sentence, here: int, content: set[int]) -> set[int]:
    """The words up to the colons before and behind word `here`."""
    colons = [i for i in sentence.words if sentence.text(i) == ":"]
    begin = max((i for i in colons if i < here), default=sentence.words.start - 1)
    end = min((i for i in colons if i > here), default=sentence.words.stop)
    return {i for i in content if begin < i < end}
