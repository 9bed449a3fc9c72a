"""Clauses that hang on a verb and are what somebody else said, the owner of a noun.

wies die Forderung der Kammer zurück, …; begrüßt den Vorschlag von Kern, …; zu Hells Argument, …, sagte sie: the verb's
subject answers the owner, for whose noun :mod:`quotes.clauses.governed` finds the clause. Auf den Vorwurf der Kammer,
…, entgegnete sie: the clause stands right behind noun and owner, whatever the tree says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from quotes.analysis.topology import clauses_of
from quotes.clauses.sentence import Sentence
from quotes.models.parts import CueCandidate, Mention, Report
from quotes.models.results import CueKind, SpeakerForm

__all__ = ["STANDS", "answered", "end_of_phrase", "is_anothers", "of_its_noun"]

# Senses of verbs that take a stand on what was said; others hand it on (bekräftigte die Forderung der Kammer, …).
STANDS = frozenset({"agreement", "denial", "doubt", "emotion", "evaluation"})
OBJECTS = ("obj", "iobj", "obl")
# Prepositions that put what was said before an answer: auf die Forderung der Kammer, …; gegen den Vorwurf der Stadt, …
TOWARDS = frozenset("auf zu zum zur gegen trotz wegen angesichts über von vom".split())
SPEAKERS = ("person", "body")
# Words from a noun to the comma of its clause.
BEHIND = 6


def is_anothers(sentence: Sentence, report: Report, nouns: Mapping[int, Sequence[Report]]) -> bool:
    """Whether a verb's report has the words of one of the nouns' reports, here by their first words, whose owner the
    verb answers."""
    cue = report.cue
    if cue is None or cue.kind is not CueKind.VERB:
        return False
    for other in (each for i in report.tokens for each in nouns.get(i, ())):
        noun = other.cue
        if noun is None or noun.head in report.tokens or cue.head in other.tokens:
            continue
        if _is_taken_up(sentence, cue, noun) or (any(_owners(sentence, noun)) and _answers(sentence, cue, other)):
            return True
    return False


def _is_taken_up(sentence: Sentence, cue: CueCandidate, noun: CueCandidate) -> bool:
    """Whether the subject takes up what others hold against somebody, whoever they are: äußerte sich zu Vorwürfen, er
    habe …"""
    tokens = sentence.analysis.tokens
    if tokens[noun.head].head not in cue.tokens:
        return False
    children = sentence.analysis.children(noun.head)
    own = any(tokens[i].relation == "det:poss" for i in children)
    before = {sentence.text(i) for i in children if tokens[i].relation == "case"}
    return not own and noun.sense == "evaluation" and bool(before & (TOWARDS - {"gegen"}))


def of_its_noun(sentence: Sentence, report: Report) -> Report:
    """The verb's report as the noun's behind whose phrase it stands; unchanged where there is none.

    The noun has an owner, or what it names is answered: Auf Anfragen, ob es halte, sagte sie … But: sagte auf Anfrage,
    dass es halte.
    """
    cue, first = report.cue, report.tokens[0]
    if cue is None or cue.kind is not CueKind.VERB or first == sentence.words.start or sentence.text(first - 1) != ",":
        return report
    shapes = [clause.shape for clause in clauses_of(sentence.analysis, report.tokens)[:1]]
    asks = sentence.text(first) != "dass" and shapes == ["sub"]
    taken = {"dass", "w"} if asks else {"dass"}
    own = {*cue.tokens, *(sentence.analysis.subject(i) for i in cue.tokens)}  # meldeten die Nachrichten der Sender, …
    for noun in sentence.cues:
        between = range(noun.head + 1, first - 1)
        if noun.kind is not CueKind.NOUN or noun.head >= first - 1 or len(between) > BEHIND or noun.head in own:
            continue
        if not taken & noun.valency or any(sentence.analysis.is_finite(i) or sentence.text(i) == "," for i in between):
            continue
        before = {sentence.text(i) for i in sentence.analysis.children(noun.head) if i < noun.head}
        owned = any(owner.last == first - 2 for owner in _owners(sentence, noun))
        if owned or (not between and "auf" in before):
            return evolve(report, cue=noun, rule="noun-clause")
    return report


def answered(sentence: Sentence, cue: CueCandidate, nouns: Mapping[int, Report]) -> CueCandidate | None:
    """The noun with an owner, and a report (`nouns`: these by the nouns), that is an object of a verb which takes a
    stand on it."""
    for child in (child for i in cue.tokens for child in sentence.analysis.children(i)):
        noun = nouns[child].cue if child in nouns else None
        if noun is None or cue.head in nouns[child].tokens or not any(_owners(sentence, noun)):
            continue
        if _takes_a_stand(sentence, cue, noun):
            return noun
    return None


def end_of_phrase(sentence: Sentence, noun: CueCandidate) -> int:
    """The last word of the noun's phrase with its owner: die Forderung des Verkehrsministers Jan Hell."""
    return max((owner.last for owner in _owners(sentence, noun)), default=noun.tokens[-1])


def _owners(sentence: Sentence, noun: CueCandidate) -> Iterator[Mention]:
    """Who is named beside the noun as the one who said it, in the genitive or with *von*."""
    last = noun.tokens[-1]
    tokens = sentence.analysis.tokens
    for mention in sentence.mentions:
        if mention.sort not in SPEAKERS:
            continue
        behind = 0 < mention.first - last <= 2 and ("g" in mention.case or mention.preposition == "von")
        named = mention.form is SpeakerForm.NAME and not mention.preposition and mention.last == noun.head - 1
        if behind or (named and tokens[mention.head].head == noun.head):
            yield mention


def _answers(sentence: Sentence, cue: CueCandidate, other: Report) -> bool:
    """Whether the verb takes a stand on the noun, or the noun stands before it, behind a preposition for what is
    answered; a word that holds the clause's place makes it the verb's (schränkte die Zusage der Stadt dahingehend ein,
    dass …)."""
    noun = other.cue
    assert noun is not None  # noqa: S101  the caller asked
    between = range(end_of_phrase(sentence, noun) + 1, other.tokens[0])
    if any(sentence.text(i).startswith("da") for i in between):
        return False
    before = {sentence.text(i) for i in sentence.analysis.children(noun.head) if i < noun.head}
    return bool(before & TOWARDS and noun.head < cue.head) or _takes_a_stand(sentence, cue, noun)


def _takes_a_stand(sentence: Sentence, cue: CueCandidate, noun: CueCandidate) -> bool:
    """Whether the noun is an object of the verb, and the verb one of opinion or one that takes no clause."""
    token = sentence.analysis.tokens[noun.head]
    governed = token.head in cue.tokens and token.relation.startswith(OBJECTS)
    return governed and (cue.sense in STANDS or not cue.valency & {"dass", "zu", "w"})
