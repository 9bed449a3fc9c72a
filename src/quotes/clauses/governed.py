"""Words that a verb or noun of saying governs: sagte, dass …; sagte, das sei falsch; versprach, … zu …; die Hoffnung, …

Which clause is governed is read off the tree; where the tree fails, off the shape of the clauses, which commas and verb
places tell (:mod:`quotes.analysis.topology`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from quotes.analysis.topology import Clause
from quotes.clauses.anothers import STANDS, end_of_phrase, is_anothers, of_its_noun
from quotes.clauses.bounds import (
    REMARKS,
    before_frame,
    before_next_frame,
    before_remark,
    extended,
    outside,
    reporters_own,
    sources_within,
)
from quotes.clauses.framing import colon_report, frame_words, indirect, is_anybodys, is_held_by_nobody, is_wish
from quotes.clauses.inquits import frames_of_inquits, inquit_report
from quotes.clauses.resumed import RESUMES
from quotes.clauses.sentence import Sentence
from quotes.clauses.unreported import has_subject, is_none
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind

__all__ = ["governed_reports"]

COMPLEMENTS = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "parataxis", "advcl", "acl", "dep", "obj"})
INFINITIVES = COMPLEMENTS - {"obj", "dep", "parataxis"}
THAT = frozenset({"dass", "daß"})
W_WORDS = frozenset(
    "wer wen wem wessen was wann wo woher wohin warum weshalb weswegen wieso wie welche welcher welches welchen "
    "welchem womit wofür wogegen worauf woran worüber wozu wovon wovor inwieweit inwiefern".split()
)
# What opens a clause or infinitive that tells why, when or to what end something is said.
CIRCUMSTANCE = frozenset(
    "so sodass um ohne statt anstatt da weil wenn als nachdem bevor ehe bis sobald solange indem damit falls sofern "
    "obwohl obgleich während zumal denn sollte".split()
)
# What a verb in Konjunktiv loses: it is itself reported (Er habe gefordert, …).
REPORTED_CUE = 1.4
# Words from a noun to the comma behind it: its owner may stand between (die Forderung der Kammer, …).
OWNER = 6
RELATIVE = frozenset("der die das dem den dessen deren denen welcher welche welches welchem welchen".split())


def governed_reports(whole: Sentence) -> list[Report]:
    """One report at most for each verb and noun; of a verb none whose words a noun gives as another's."""
    nouns = list(_reports(whole, _of_noun, lambda cue: cue.kind is CueKind.NOUN or cue.sense == "subject"))
    begins: dict[int, list[Report]] = {}
    for report in nouns:
        begins.setdefault(report.tokens[0], []).append(report)

    def of_verb(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
        found = (each for each in _of_verb(sentence, cue, clause) if not is_anothers(sentence, each, begins))
        report = next(found, None)
        return report and of_its_noun(sentence, report)

    return [*nouns, *_reports(whole, of_verb, lambda cue: cue.kind is CueKind.VERB)]


def _reports(
    whole: Sentence,
    find: Callable[[Sentence, CueCandidate, Clause], Report | None],
    fits: Callable[[CueCandidate], bool],
) -> Iterator[Report]:
    """What is found for each cue that fits, without what is none after all."""
    for cue in filter(fits, whole.cues):
        sentence = whole.around(cue.head)
        clause = sentence.clause_of(cue.head)
        if clause is None:
            continue
        report = find(sentence, cue, clause)
        if report is not None and not is_none(sentence, report):
            yield report


def _of_verb(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Iterator[Report]:
    """What may be the verb's, the likeliest first."""
    inverted = clause.tokens[0] == clause.finite  # …, sagte Kern: an inquit before it is a colon's frame
    finders = (inquit_report, _complement, _behind_colon) if inverted else (_behind_colon, inquit_report, _complement)
    yield from (report for find in finders if (report := find(sentence, cue, clause)) is not None)


def _behind_colon(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """What stands behind the colon of the clause, without the frames in it: Kern blieb ruhig: Es halte, sagte er."""
    report = colon_report(sentence, cue, clause)
    if report is None:
        return None
    words = set(report.tokens)
    frames = sources_within(sentence, words) | (frames_of_inquits(sentence) & words)
    kept = sentence.trimmed(words - frames)
    return evolve(report, tokens=kept) if any(sentence.analysis.tokens[i].is_word for i in kept) else None


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
    if _is_nobodys(sentence, cue) or is_held_by_nobody(sentence, cue, clause):
        return None
    if best is None:
        return _next_clause(sentence, cue, clause) or _next_infinitive(sentence, cue, clause)
    score, child = best
    if _is_what_happens(sentence, cue, child):
        return None
    content = sentence.closed(sentence.under(child, [*cue.tokens, *reporters_own(sentence, child)]), cue.tokens)
    content = extended(sentence, cue, content)
    content -= outside(sentence, clause, cue, child)
    content = before_next_frame(sentence, cue, content) - sources_within(sentence, content)
    content = before_frame(sentence, clause, before_remark(sentence, child, content))
    score -= REPORTED_CUE * sentence.is_konjunktiv(cue.head)
    return indirect(sentence, cue, content, frame_words(clause, content), "complement", score)


def _is_what_happens(sentence: Sentence, cue: CueCandidate, child: int) -> bool:
    """Whether the clause is no object of saying: Dass er geht, widerspricht dem Plan. Das heißt, dass er geht.

    A clause with *dass* before an active verb without another subject is the subject; what *das* or *dies* says is what
    follows from the words before.
    """
    if cue.passive or not cue.finite:
        return False
    subject = next((s for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None), None)
    if subject is None or subject in sentence.under(child):
        begin = min(sentence.under(child, cue.tokens))
        return not cue.impersonal and child < cue.head and sentence.text(begin) in THAT
    if sentence.text(subject) == "was":
        return True
    home = sentence.clause_of(subject)
    alone = subject == sentence.words.start or (home is not None and home.shape == "main")
    return alone and sentence.text(subject) in RESUMES


def _is_nobodys(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether it is the reporter who says it: Erwähnt sei, dass … Bleibt zu hoffen, dass …

    The latter is *sein* or *bleiben* with an infinitive that nobody is the subject of (Duden, Die Grammatik 2016,
    "modaler Infinitiv").
    """
    if is_wish(sentence, cue) or is_anybodys(sentence, cue):
        return True
    tokens = sentence.analysis.tokens
    verb = next((i for i in cue.tokens if tokens[i].pos != "AUX"), cue.head)
    with_zu = any(reading.shape == "zu_inf" for reading in sentence.lexicon.verb_readings(sentence.text(verb)))
    if " " in cue.lemma or not (with_zu or sentence.is_infinitive(verb)):
        return False
    states = [sentence.text(tokens[verb].head), *map(sentence.text, cue.tokens)]
    lemmas = {reading.lemma for text in states for reading in sentence.lexicon.known_readings(text)}
    return bool(lemmas & {"sein", "bleiben"}) and not has_subject(sentence, cue, "person", "body")


def _owners(sentence: Sentence, cue: CueCandidate) -> Iterator[int]:
    """The words of the cue, and what may hold the clause in its place: davon, es, an die Länder."""
    yield from cue.tokens
    tokens = sentence.analysis.tokens
    for i in cue.tokens:
        for child in sentence.analysis.children(i):
            if child not in sentence.words or child in cue.tokens:
                continue
            text = sentence.text(child)
            if text == "es" or text.startswith(("da", "hier")) or tokens[child].relation in ("obl", "obj", "iobj"):
                yield child


def _fits(sentence: Sentence, cue: CueCandidate, owner: int, child: int) -> float | None:
    """Log odds that the clause with the head `child` is what the cue reports; None: it is none."""
    token = sentence.analysis.tokens[child]
    if token.relation not in COMPLEMENTS:
        return None
    between = [sentence.text(i) for i in range(min(owner, child), max(owner, child))]
    if not {",", ":"} & set(between) and token.relation not in ("ccomp", "xcomp"):
        return None
    finite = [i for i in sentence.analysis.verb_group(child) if sentence.analysis.is_finite(i)]
    begin = min(sentence.under(child, cue.tokens))
    opening = range(begin, min(begin + 3, child + 1))
    openers = {sentence.text(i) for i in opening}
    own = sentence.clause_of(child)
    if any(_tells_when(sentence, i) for i in opening) and not openers & (THAT | {"ob"}):
        return None
    front = next((i for i in range(begin, child + 1) if sentence.analysis.tokens[i].is_word), begin)
    if {"als", "ob"} <= openers or (owner < child and front in finite and ":" not in between):
        return None  # tat, als ob er schliefe; drohte zu gehen, sollten sie kommen
    if "so" in openers or (own is not None and own.shape == "rel"):
        return None  # so dass; vor dem Wehr, das undicht ist
    if cue.sense == "search" and openers & {*W_WORDS, "ob"}:
        return None  # untersuchten, warum es bricht: what they asked, no answer
    base = 1.0 + cue.odds
    if openers & THAT:
        return base + 1.2 if "dass" in cue.valency else base - 1.2
    if "ob" in openers:
        return base + 0.8 if {"w", "dass"} & cue.valency else -0.5
    if openers & REMARKS and owner < child and _is_complete(sentence, cue):
        return None  # war empört, was den Rat freute
    if finite and openers & W_WORDS and token.relation != "advcl":
        return base + 0.2 if {"w", "dass"} & cue.valency else -0.8
    saying = token.relation == "acl" and any(each.head == owner for each in sentence.cues if each is not cue)
    if finite and (saying or token.relation in ("ccomp", "parataxis", "obj", "dep")):
        if any(sentence.is_konjunktiv(i) for i in finite):
            return base + 1.2
        bare = "dass" in cue.valency and token.relation == "ccomp" and not {":", "dass"} & {*between}
        return base - 1.2 if bare and not (owner < child and _has_object(sentence, cue)) else None
    if not finite and token.relation in INFINITIVES and sentence.is_infinitive(child):
        return base + 0.4 if "zu" in cue.valency else base - 1.0
    return None


def _is_complete(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the verb needs no clause that begins with *was*: with an object, with *sich*, one of feeling."""
    told = any(sentence.text(i) == "sich" for i in cue.tokens) or cue.sense == "emotion"
    return "w" not in cue.valency and cue.kind is CueKind.VERB and (told or _has_object(sentence, cue))


def _has_object(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the verb has its object, so that no main clause behind it is one: lobte den Plan, das Dach ist alt."""
    children = (child for i in cue.tokens for child in sentence.analysis.children(i))
    nouns = (child for child in children if sentence.analysis.tokens[child].relation == "obj")
    said = {each.head for each in sentence.cues if cue.sense not in STANDS}  # ließ keinen Zweifel, das Wehr hält
    return any(sentence.analysis.tokens[i].pos in ("NOUN", "PROPN") for i in nouns if i not in said)


def _tells_when(sentence: Sentence, i: int) -> bool:
    """Whether the word opens a circumstance, as no preposition or adverb does: versprach, bis Mai damit zu beginnen."""
    token = sentence.analysis.tokens[i]
    preposition = token.tag == "APPR" or (token.pos == "ADP" and token.relation == "case")
    otherwise = preposition or (token.text == "damit" and token.pos == "ADV")
    return sentence.text(i) in CIRCUMSTANCE and not otherwise


def _next_clause(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """Without help of the tree: the clause behind the cue's, opened by dass or ob or in Konjunktiv."""
    place = sentence.clauses.index(clause)
    if not cue.finite or place + 1 >= len(sentence.clauses) or clause.shape == "sub":
        return None
    following = sentence.clauses[place + 1]
    if following.tokens[0] < clause.tokens[-1] or following.finite is None:
        return None
    opener = sentence.text(following.opener) if following.opener is not None else ""
    first = following.finite == following.tokens[0] and sentence.text(following.finite - 1) == ","
    konjunktiv = following.shape == "main" and sentence.is_konjunktiv(following.finite) and not first
    fits = (opener in THAT or konjunktiv) and "dass" in cue.valency
    if not fits and not (opener == "ob" and {"w", "dass"} & cue.valency and cue.sense != "search"):
        return None
    if following.opener is not None and sentence.text(following.opener - 1) == "so":
        return None
    if sentence.is_konjunktiv(cue.head):
        return None
    content = extended(sentence, cue, set(following.tokens))
    return indirect(sentence, cue, content, frame_words(clause, content), "next-clause", 0.8 + cue.odds)


def _next_infinitive(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """Without help of the tree: the infinitive with zu behind the comma after the cue and its subject."""
    if "zu" not in cue.valency or sentence.is_konjunktiv(cue.head):
        return None
    last = max(cue.tokens)
    comma = next((i for i in range(last + 1, min(last + OWNER, sentence.words.stop)) if sentence.text(i) == ","), None)
    if comma is None or comma + 1 not in sentence.words:
        return None
    if any(sentence.analysis.is_finite(i) or sentence.is_infinitive(i) for i in range(last + 1, comma)):
        return None
    behind = _up_to_comma(sentence, comma + 1)
    if _tells_when(sentence, comma + 1) or not any(sentence.is_infinitive(i) for i in behind):
        return None
    if any(sentence.analysis.is_finite(i) for i in behind):
        return None
    content = set(behind)
    return indirect(sentence, cue, content, frame_words(clause, content), "next-infinitive", 0.8 + cue.odds)


def _of_noun(sentence: Sentence, cue: CueCandidate, clause: Clause) -> Report | None:
    """die Hoffnung, dass …; die Forderung, … zu …; der Vorwurf, er habe …: right behind the noun's comma. Phrases whose
    words are the subject's take any such clause: mit dem Argument, …"""
    phrase = cue.kind is CueKind.PREPOSITION
    if "dass" not in cue.valency and not phrase:
        return None
    noun = cue.tokens[-1]
    reach = range(noun + 1, min(end_of_phrase(sentence, cue) + OWNER, sentence.words.stop))
    comma = next((i for i in reach if sentence.text(i) == ","), None)
    if comma is None or comma + 1 not in sentence.words:
        return None
    if any(sentence.analysis.is_finite(i) for i in range(noun + 1, comma)):
        return None
    if any(each.sense == "subject" and noun < each.tokens[-1] < comma for each in sentence.cues):
        return None  # begegnete der Kritik mit dem Argument, …
    behind = _up_to_comma(sentence, comma + 1)
    finite = [i for i in behind if sentence.analysis.is_finite(i)]
    opener = sentence.text(comma + 1)
    if _tells_when(sentence, comma + 1) or _is_relative(sentence, comma + 1, behind):
        return None
    if opener in (*THAT, "ob") or (opener in W_WORDS and "w" in cue.valency):
        score = 1.0
    elif finite and sentence.is_konjunktiv(finite[0]) and finite[0] != comma + 1:
        score = 1.4
    elif not finite and (phrase or "zu" in cue.valency) and any(sentence.is_infinitive(i) for i in behind):
        score = 0.2
    else:
        return None
    content = set(behind)
    if score != 1.4 or not behind or behind[-1] + 2 >= sentence.words.stop:
        content = extended(sentence, cue, content)
    return indirect(sentence, cue, content, frame_words(clause, content), "noun-clause", score)


def _is_relative(sentence: Sentence, first: int, behind: list[int]) -> bool:
    """Whether the words are a relative clause: a pronoun, perhaps behind a preposition, and the verb at the end."""
    tokens = sentence.analysis.tokens
    pronoun = first + 1 if tokens[first].pos == "ADP" else first
    if pronoun not in sentence.words or sentence.text(pronoun) not in RELATIVE:
        return False
    noun = pronoun + 1 in sentence.words and tokens[pronoun + 1].pos in ("NOUN", "PROPN", "ADJ")
    verb_last = bool(behind) and sentence.analysis.is_finite(behind[-1])
    return verb_last and (tokens[pronoun].pos == "PRON" or not noun)


def _up_to_comma(sentence: Sentence, begin: int) -> list[int]:
    """The words from `begin` up to the next comma behind a verb, or the end."""
    kept: list[int] = []
    verb = False
    for i in range(begin, sentence.words.stop):
        if sentence.text(i) in (",", ";", ":", ".") and verb:
            break
        kept.append(i)
        verb = verb or sentence.analysis.is_finite(i) or sentence.is_infinitive(i)
    return kept
