"""Acts of speaking that are told without the words: Sie kritisierte die Pläne. Er sprach von einem Erfolg."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quotes.analysis.topology import Clause
from quotes.clauses.anothers import answered
from quotes.clauses.framing import is_anybodys, with_marks
from quotes.clauses.sentence import Sentence
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Report
from quotes.models.results import CueKind, Kind

__all__ = ["told_reports", "told_words"]

# Log odds, by logistic regression on 738 verbs of 520 newspaper articles; readers told which of them tell what somebody
# said. With the share of the heads (`judging`) 84 of 100 above 0 do. Whether it stands in a main clause did not matter.
# `BASE` lies .3 below what the fit gave, since a wrong one harms more; `STRANGER`, 0 in the fit, is for want of heads.
BASE = -0.45
# A verb that mostly reports; one that voices something rather than says it (forderte, kritisierte, versprach).
HIGH, VOICED = 0.5, 0.7
# What a verb in a compound tense loses (hatte den Plan kritisiert): readers of newspapers take it like others, but in
# Wikinews it mostly tells what went before; set between the two.
COMPOUND = 0.7
# A document as the subject: Die Studie ergab einen Rückgang.
DOCUMENT = 0.9
# What a subject loses that the lists do not know, so that the heads must know the verb.
STRANGER = 0.8
# Prepositions of the phrase that names what is said: warnte vor, sprach von, drang auf.
GOVERNED = 0.8
# What a verb loses without anything that it could be about.
EMPTY = 1.2
# What a verb loses that mostly tells a deed, though it may say something (zeigen, vorlegen), one of plain saying beside
# what it is about, which is no content (äußerte sich zu den Plänen), and one that answers, asks or writes.
DEED, TOPIC, PLAIN = 1.2, 0.7, 1.2
DEEDS = frozenset({"assertive", "neutral"})
VOICING = frozenset({"demand", "denial", "emotion", "evaluation", "promise"})
ANSWERING = frozenset({"answer", "question", "writing"})
TOPICS = frozenset({"zu", "über"})
CONTRACTED = {
    "vom": "von", "zum": "zu", "zur": "zu", "am": "an", "ans": "an", "im": "in", "ins": "in", "aufs": "auf",
    "fürs": "für",
}  # fmt: skip
# What a verb gains that answers what the sentence gives as another's words: the heads take it for the cue of these.
ANSWERED = 2.0
# Clauses whose verb may tell such an act: …, weshalb der Rat die Idee ablehnte.
SHAPES = frozenset({"main", "none", "rel", "sub"})
# Senses of verbs whose dative is what they are about (widersprach dem Plan), not who is told (sagte ihr).
ANSWERS = frozenset({"agreement", "answer", "denial", "emotion"})
AGENTS = frozenset({"von", "durch", "seitens"})
PLACES = frozenset({"an", "auf", "bei", "in", "nach", "um"})
MATTER = frozenset("von vor zu für gegen über auf nach um mit an als".split())


def told_reports(whole: Sentence, used: Collection[int], framed: Sequence[Report]) -> Iterator[Report]:
    """A report for each finite verb of saying that governs no clause; `used` are the words of cues that do, `framed`
    the reports that have a cue."""
    nouns = {each.cue.head: each for each in framed if each.rule == "noun-clause" and each.cue is not None}
    for cue in whole.cues:
        if cue.kind is not CueKind.VERB or not cue.finite or any(i in used for i in cue.tokens):
            continue
        sentence = whole.around(cue.head)
        clause = sentence.clause_of(cue.head)
        if clause is None or clause.shape not in SHAPES or sentence.is_konjunktiv(cue.head):
            continue
        if is_anybodys(sentence, cue) or _frames_marks(sentence, cue):
            continue
        speaker = _speaker(sentence, cue)
        if speaker is None:
            continue
        noun = answered(sentence, cue, nouns)
        begin = clause.tokens[0] if noun is None else min(clause.tokens[0], *sentence.under(noun.head))
        yield Report(
            kind=Kind.REPORTED,
            tokens=tuple(range(begin, clause.tokens[0])) + told_words(sentence, clause),
            rule="told",
            score=_odds(sentence, cue, speaker) + ANSWERED * (noun is not None),
            cue=cue,
            aside=clause.shape in ("rel", "sub"),
        )


def told_words(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """The words of an act that a clause tells: its own and those of the subordinate clauses right behind it."""
    end = clause.tokens[-1]
    for other in sentence.clauses:
        if other.tokens[0] > end and other.shape in ("sub", "rel", "none"):
            end = max(end, other.tokens[-1])
        elif other.tokens[0] > end:
            break
    quote = set(range(_begin(sentence, clause), end + 1))
    if end + 1 in sentence.words and end + 2 >= sentence.words.stop:
        quote.add(end + 1)
    return sentence.trimmed(with_marks(sentence, quote), stop=True)


def _begin(sentence: Sentence, clause: Clause) -> int:
    """The first word of what is told, behind a conjunction that makes a circumstance of it: nachdem sie gewarnt hatte;
    not what takes up something: was sie ablehnt."""
    first = clause.tokens[0]
    joins = clause.opener == first and sentence.analysis.tokens[first].pos == "SCONJ"
    return clause.tokens[1] if joins and len(clause.tokens) > 1 else first


def _odds(sentence: Sentence, cue: CueCandidate, speaker: str) -> float:
    """The log odds that the verb tells what somebody said, before the heads are asked."""
    named = _names_matter(sentence, cue)
    deed = cue.prior == "low" and cue.sense in DEEDS and not named and not _shows_a_stance(sentence, cue)
    topic = cue.prior == "high" and cue.sense == "neutral" and _names_topic(sentence, cue)
    return (
        BASE
        + HIGH * (cue.prior == "high")
        + VOICED * (cue.sense in VOICING)
        - COMPOUND * (cue.head not in _full(sentence, cue))
        + DOCUMENT * (speaker == "document")
        - STRANGER * (speaker in ("unknown", "nobody"))
        + GOVERNED * (named and not topic)
        - EMPTY * (not _has_matter(sentence, cue))
        - DEED * deed
        - TOPIC * topic
        - PLAIN * (cue.sense in ANSWERING)
    )


def _frames_marks(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the verb opens a frame behind words between marks: „…“, sagte sie mit Tränen in den Augen."""
    before = [sentence.text(i) for i in (cue.head - 2, cue.head - 1) if i in sentence.words]
    subject = next((s for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None), cue.head)
    return before[-1:] == [","] and before[0] in COMMON_MARKS and subject >= cue.head


def _speaker(sentence: Sentence, cue: CueCandidate) -> str | None:
    """What its subject is, or the agent of a passive (wurde vom Rat kritisiert), if that may speak; ``nobody`` for
    a passive without an agent; None: it may not."""
    if cue.passive:
        agents = {m.sort for m in sentence.mentions if m.preposition in AGENTS and _below(sentence, cue, m.head)}
        return next((sort for sort in ("person", "body") if sort in agents), None if agents else "nobody")
    subject = next((s for i in cue.tokens if (s := sentence.analysis.subject(i)) is not None), None)
    if subject is None:
        return None
    home = sentence.clause_of(subject)
    if home is not None and home.shape == "rel" and home.tokens[0] == subject:  # der Rat, der … versprochen hatte
        sorts = {m.sort for m in sentence.mentions if m.last == subject - 2}
    else:
        sorts = {m.sort for m in sentence.mentions if m.head == subject or (m.name and m.first <= subject <= m.last)}
    return next((sort for sort in ("person", "body", "document", "unknown") if sort in sorts), None)


def _below(sentence: Sentence, cue: CueCandidate, word: int) -> bool:
    """Whether a word depends on a verb of the cue, not on something that does."""
    return sentence.analysis.tokens[word].head in cue.tokens


def _has_matter(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether the verb has an object, in the passive a subject, or a phrase or dative that names what is said."""
    tokens = sentence.analysis.tokens
    if cue.passive and any(sentence.analysis.subject(i) is not None for i in cue.tokens):
        return True
    for child in (c for i in cue.tokens for c in sentence.analysis.children(i)):
        if tokens[child].relation in ("obj", "xcomp") and sentence.text(child) not in ("sich", "es", "das", "dies"):
            return True
        cases = [sentence.text(i) for i in sentence.analysis.children(child) if tokens[i].relation == "case"]
        dative = tokens[child].relation in ("iobj", "obl:arg") and not cases and cue.sense in ANSWERS
        if dative or (tokens[child].relation.startswith("obl") and any(_full_form(case) in MATTER for case in cases)):
            return True
    return False


def _names_matter(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether a phrase with the preposition stands there that the verb takes for what is said: warnte vor Glätte."""
    analysis = sentence.analysis
    children = [c for i in cue.tokens for c in analysis.children(i) if analysis.tokens[c].relation.startswith("obl")]
    return any(_full_form(sentence.text(i)) in cue.valency for c in children for i in analysis.children(c))


def _shows_a_stance(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether it shows itself to be something: zeigte sich mit dem Plan nicht einverstanden."""
    analysis = sentence.analysis
    children = [c for i in cue.tokens for c in analysis.children(i)]
    states = [
        c for c in children if analysis.tokens[c].relation == "xcomp" and analysis.tokens[c].shape in ("", "part")
    ]
    below = [*children, *(c for state in states for c in analysis.children(state))]
    return bool(states) and any(sentence.text(c) == "sich" for c in below)


def _names_topic(sentence: Sentence, cue: CueCandidate) -> bool:
    """Whether all that the verb has is a phrase that tells what it is about, no object."""
    analysis = sentence.analysis
    children = [c for i in cue.tokens for c in analysis.children(i)]
    if any(analysis.tokens[c].relation in ("obj", "xcomp") and sentence.text(c) != "sich" for c in children):
        return False
    below = [analysis.tokens[i] for c in children for i in analysis.children(c)]
    cases = {_full_form(word.text.casefold()) for word in below if word.relation == "case"}
    return not TOPICS.isdisjoint(cases) and MATTER.isdisjoint(cases - TOPICS - PLACES)


def _full_form(preposition: str) -> str:
    """The preposition without the article that it holds: vom → von."""
    return CONTRACTED.get(preposition, preposition)


def _full(sentence: Sentence, cue: CueCandidate) -> tuple[int, ...]:
    """The words of the cue that are full verbs."""
    return tuple(i for i in cue.tokens if sentence.analysis.tokens[i].pos != "AUX")
