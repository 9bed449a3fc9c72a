"""Words that are given as a source's without a verb: laut X, X zufolge, nach Angaben von X, so X, demnach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis.datelines import DASHES
from quotes.analysis.topology import Clause
from quotes.clauses.framing import behind_colon
from quotes.clauses.sentence import Sentence
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Kind

__all__ = ["source_aside", "source_reports"]

# How possessives of the first and second person begin.
TALKING = ("mein", "unser", "dein", "euer", "eure")
# What adds another source to a phrase.
JOINING = frozenset("und sowie oder bzw. beziehungsweise".split())


def source_reports(whole: Sentence) -> Iterator[Report]:
    """One report for each source phrase: its clause without the phrase."""
    joined: set[int] = set()
    for cue in whole.cues:
        if cue.head in joined:  # Laut Polizei und laut Anwohnern brannte …
            continue
        sentence = whole.around(cue.head)
        if cue.kind is CueKind.PREPOSITION and cue.prior != "low" and cue.sense != "subject":
            phrase = _phrase(sentence, cue)
        elif cue.kind is CueKind.ADVERB and cue.sense == "source" and cue.prior != "low":
            phrase = set(cue.tokens)
        else:
            phrase = source_aside(sentence, cue)
        if not phrase or _is_of_inquit(sentence, cue) or _is_of_the_speaker(sentence, phrase):
            continue
        if _is_of_marks(sentence, phrase):
            continue
        phrase |= _relative(sentence, phrase)
        joined |= phrase
        tokens = sentence.trimmed(_clause_around(sentence, cue, phrase))
        if tokens and _is_told_before_colon(sentence, cue, tokens):
            continue
        if any(sentence.analysis.tokens[i].is_word for i in tokens):
            yield Report(
                kind=Kind.INDIRECT,
                tokens=tokens,
                rule="source",
                score=1.4 + cue.odds,
                cue=cue,
                frame=tuple(sorted(phrase)),
            )


def _phrase(sentence: Sentence, cue: CueCandidate) -> set[int]:
    """The preposition and the phrase that it governs."""
    first, last = cue.tokens[0], cue.tokens[-1]
    own = set(range(first, last + 1))
    around = [m for m in sentence.mentions if m.first <= last and m.last > last and m.first > first]
    behind = [m for m in sentence.mentions if 0 < m.first - last <= 1]
    before = [m for m in sentence.mentions if 0 < first - m.last <= 1]
    if cue.sense == "post":
        chosen = before
    elif cue.sense == "pre":
        chosen = around or behind
    else:
        chosen = around or behind or before
    if not chosen and len(own) == 1:
        return set()
    longest = max(chosen, key=lambda m: m.last - m.first, default=None)
    if longest is not None:
        own.update(range(longest.first, longest.last + 1))
        if cue.sense == "post":  # einer vom Land bezahlten Studie zufolge
            noun = sentence.analysis.tokens[cue.head].head
            own.update(_run_up(sentence, noun if noun < first else longest.head, longest.first))
        opener = longest.first - 1  # unter Angaben von X zufolge
        if cue.sense == "post" and opener in sentence.words and sentence.analysis.tokens[opener].pos == "ADP":
            own.add(opener)
    return own | _joined(sentence, first, max(own))


def _joined(sentence: Sentence, first: int, last: int) -> set[int]:
    """What a coordination adds to a phrase, with a preposition of its own: fuhr laut Polizei und nach Angaben der …

    A phrase that opens a main clause goes on up to its finite verb, as one phrase stands before it (Duden, Die
    Grammatik 2016, "Vorfeld").
    """
    if last + 1 not in sentence.words or sentence.text(last + 1) not in JOINING:
        return set()
    clause = next((each for each in sentence.clauses if each.tokens[0] == first and each.shape == "main"), None)
    if clause is not None and clause.finite is not None:
        return set(range(last + 1, clause.finite))
    other = [each for each in sentence.cues if each.kind is CueKind.PREPOSITION and each.tokens[0] == last + 2]
    behind = [m.last for m in sentence.mentions if m.preposition == "von" and m.first - last in (2, 3)]
    behind += [max(_phrase(sentence, each), default=last) for each in other]
    return set(range(last + 1, max(behind) + 1)) if behind else set()


def _run_up(sentence: Sentence, noun: int, first: int) -> set[int]:
    """The words right before word `first` that hang on the noun."""
    below = sentence.under(noun)
    while first - 1 in below:
        first -= 1
    return {i for i in below if first <= i <= noun}


def _relative(sentence: Sentence, phrase: set[int]) -> set[int]:
    """The relative clause right behind the phrase, with its comma: laut Gutachten, das der Stadt vorliegt, …"""
    last = max(phrase)
    if last + 1 not in sentence.words or sentence.text(last + 1) != ",":
        return set()
    clause = next((each for each in sentence.clauses if each.tokens[0] == last + 2 and each.shape == "rel"), None)
    return set(range(last + 1, clause.tokens[-1] + 1)) if clause is not None else set()


def source_aside(sentence: Sentence, cue: CueCandidate) -> set[int]:
    """, so X(,): the words of the aside; empty where the cue opens none."""
    if cue.kind is not CueKind.ADVERB or cue.lemma != "so":
        return set()
    clause = sentence.clause_of(cue.head)
    if clause is None or clause.shape != "aside" or clause.tokens[0] != cue.head:
        return set()
    behind = [m for m in sentence.mentions if 0 < m.first - cue.head <= 3 and not m.preposition and m.sort != "thing"]
    if not behind or not all(i in clause.tokens for i in (behind[0].first, behind[0].head)):
        return set()  # so dass; so etwa in Köln
    if any(sentence.text(i) in ("dass", "zum", "etwa", "wie") for i in clause.tokens[1:3]):
        return set()
    past = next((i for i in sentence.words if i > behind[0].last and sentence.text(i) in (",", "–", "—", "-")), None)
    return set(range(cue.head, clause.tokens[-1] + 1 if past is None else min(past, clause.tokens[-1] + 1)))


def _clause_around(sentence: Sentence, cue: CueCandidate, phrase: set[int]) -> set[int]:
    """What the source says: the subordinate clause in which the phrase stands, else the sentence around it."""
    analysis = sentence.analysis
    clause = sentence.clause_of(cue.head)
    everything = (_remark(sentence, cue) or set(sentence.words)) - phrase
    if clause is None or cue.lemma == "so":
        said = _this_side(sentence, cue, everything)
        if cue.lemma == "so":
            said |= behind_colon(sentence, max(phrase))
        return _without_commas(sentence, said, phrase)
    if clause.shape in ("rel", "sub") and clause.finite is not None:
        verb = analysis.main_verb(clause.finite)
        below = sentence.under(verb)
        inside = sentence.closed(set(clause.tokens) | {i for i in below if i >= clause.tokens[0]}, ())
        return inside - phrase
    first = clause.tokens[0]
    others = [each for each in sentence.clauses if each is not clause]
    kept = _this_side(sentence, cue, everything) - {i for each in sentence.cues for i in source_aside(sentence, each)}
    for each in others:  # another main clause in indicative that is joined to this one says something else
        if each.shape == "main" and each.tokens[-1] < first and clause.finite is not None:
            kept -= set(range(sentence.words.start, first))
        elif _is_anothers(sentence, clause, each):
            kept -= set(range(each.tokens[0], sentence.words.stop))
        elif _tells_who(sentence, each) or _is_inquit(sentence, each):
            kept -= set(range(each.tokens[0], each.tokens[-1] + 1))
    behind = next((each for each in others if each.tokens[0] > clause.tokens[-1]), None)
    if behind is not None and behind.finite == behind.tokens[0]:  # Laut Polizei, sagte Kern, sei das nötig
        kept -= set(_frame(sentence, clause))
    return _without_commas(sentence, kept, phrase)


def _remark(sentence: Sentence, cue: CueCandidate) -> set[int]:
    """The words between two dashes around the cue that are a clause: Die Köchin – sie war laut Amt krank – kam."""
    dashes = [i for i in sentence.words if sentence.text(i) in DASHES]
    if len(dashes) != 2 or not dashes[0] < cue.head < dashes[1]:
        return set()
    words = range(dashes[0] + 1, dashes[1])
    return set(words) if any(sentence.analysis.is_finite(i) for i in words) else set()


def _is_anothers(sentence: Sentence, clause: Clause, other: Clause) -> bool:
    """Whether a main clause behind tells what somebody else says to it: laut Bericht fehlt Geld, die Stadt bestreitet
    das."""
    if other.shape != "main" or other.finite is None or other.tokens[0] < clause.tokens[-1]:
        return False
    analysis = sentence.analysis
    verb = analysis.main_verb(other.finite)
    subject = analysis.subject(verb)
    cue = any(
        each.kind is CueKind.VERB and each.finite and verb in each.tokens and each.prior != "low"
        for each in sentence.cues
        if not (each.passive or each.impersonal)
    )
    named = subject in other.tokens and subject is not None and analysis.tokens[subject].pos in ("NOUN", "PROPN")
    return cue and named and analysis.tokens[other.finite].mood != "sub"


def _tells_who(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names who gives the source's words: wie die Zeitung berichtet, soll laut der Studie …"""
    opened = clause.shape == "sub" and clause.opener is not None and sentence.text(clause.opener) == "wie"
    return opened and any(each.kind is CueKind.VERB and each.head in clause.tokens for each in sentence.cues)


def _is_of_inquit(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the phrase stands in an inquit, which it tells more of: …, sagte Kern laut der Zeitung am Montag."""
    clause = sentence.clause_of(cue.head)
    return cue.lemma != "so" and clause is not None and _is_inquit(sentence, clause)


def _is_of_marks(sentence: Sentence, phrase: set[int]) -> bool:
    """Whether the phrase is set off with words between marks, which are all that it gives: das Stück, laut Kern „ein
    Brocken“, läuft."""
    before, behind = min(phrase) - 1, max(phrase) + 1
    inside = before in sentence.words and behind in sentence.words
    return inside and sentence.text(before) == "," and sentence.text(behind) in COMMON_MARKS


def _is_told_before_colon(sentence: Sentence, cue: CueCandidate, tokens: Sequence[int]) -> bool:
    """Whether the source tells that somebody spoke, whose words follow a colon: So schrieb sie laut Anklage: …"""
    if tokens[-1] + 1 not in sentence.words or sentence.text(tokens[-1] + 1) != ":":
        return False
    clause = sentence.clause_of(cue.head)
    told = (each for each in sentence.cues if each.kind is CueKind.VERB and "quote" in each.valency)
    if clause is None or clause.shape != "main" or tokens[-1] not in clause.tokens:
        return False
    return any(each.head in clause.tokens and each.prior != "low" for each in told)


def _is_of_the_speaker(sentence: Sentence, phrase: set[int]) -> bool:
    """Whether a possessive in the phrase means whoever speaks around it: Aus seiner Sicht halte es, sagte Kern; or whom
    he talks to: Was ist Ihrer Meinung nach falsch?"""
    owners = [i for i in phrase if sentence.analysis.tokens[i].relation == "det:poss"]
    if any(_is_of_talk(sentence, i) for i in owners):
        return True
    return bool(owners) and any(_is_inquit(sentence, clause) for clause in sentence.clauses)


def _is_of_talk(sentence: Sentence, i: int) -> bool:
    """Whether a possessive is of the first or second person; within a sentence a capital tells Ihr from ihr."""
    tokens = sentence.analysis.tokens
    polite = tokens[i].text.startswith("Ihr") and i > sentence.words.start and tokens[i - 1].is_word
    return polite or sentence.text(i).startswith(TALKING)


def _is_inquit(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind a comma opens with a verb of saying: laut Bericht sei das nötig, sagte Kern."""
    return _frame(sentence, clause) == clause.tokens


def _frame(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """The words of a main clause from a verb of saying behind a comma on, which may stand behind the phrase: Laut
    Polizei, sagte Kern, sei das nötig; empty: there is none."""
    verb = clause.finite
    if clause.shape != "main" or verb is None or verb == sentence.words.start or sentence.text(verb - 1) != ",":
        return ()
    if not any(each.head == verb and each.prior != "low" and "quote" in each.valency for each in sentence.cues):
        return ()
    return tuple(i for i in clause.tokens if i >= verb)


def _this_side(sentence: Sentence, cue: CueCandidate, content: set[int]) -> set[int]:
    """Up to the colons before and after the cue, and the semicolons with an indicative behind them."""
    colons = [i for i in content if sentence.text(i) == ":" or (sentence.text(i) == ";" and not _goes_on(sentence, i))]
    begin = max((i for i in colons if i < cue.head), default=sentence.words.start - 1)
    end = min((i for i in colons if i > cue.head), default=sentence.words.stop)
    return {i for i in content if begin < i < end}


def _goes_on(sentence: Sentence, sign: int) -> bool:
    """Whether the clause behind the sign stands in Konjunktiv."""
    verb = next((clause.finite for clause in sentence.clauses if clause.tokens[0] > sign), None)
    return verb is not None and sentence.is_konjunktiv(verb)


def _without_commas(sentence: Sentence, content: set[int], phrase: set[int]) -> set[int]:
    """Without the commas that set off the phrase."""
    beside = {min(phrase) - 1, max(phrase) + 1}
    return {i for i in content if i not in beside or sentence.text(i) != ","}
