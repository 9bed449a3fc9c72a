"""Verbs that may introduce somebody's words, and phrases of a verb and fixed words: sagte, brachte zum Ausdruck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis import Analysis, Token
from quotes.lexicon import Lexicon
from quotes.lexicon.records import PhraseEntry, PhraseForm, VerbEntry, VerbForm
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind, Kind, Medium
from quotes.spans import merge

__all__ = ["verb_cues"]

NEGATIONS = frozenset("nicht nie niemals kein keine keinen keinem keiner keineswegs weder".split())
# Cues without a subject that speaks; the source, if any, is a phrase with in, aus, auf: heißt es in dem Bericht.
IMPERSONAL = frozenset({"heißen", "stehen", "die Rede sein", "zu lesen sein"})
PASSIVE = "werden"
# Senses of verbs whose participle tells to whom it was said: Gefragt, ob er bleibe, sagte er …
ASKED = frozenset({"question", "demand"})
# How sure the heads must be that a verb which no list has tells of an act of speaking. (Of those that they take for the
# verb of a clause in Konjunktiv too many were none: Die Arbeiten gingen dem Ende entgegen, ein Grund lasse sich …)
SURE = 0.9
UNLISTED = VerbEntry(lemma="", valency=frozenset({"quote"}), sense="neutral", prior="medium", medium="speech")
# Words on either side of a verb in which its clause is looked through: longer ones are lists, not clauses.
REACH = 40
CLAUSE_END = frozenset(",;:.!?–—()")


def verb_cues(analysis: Analysis, lexicon: Lexicon, token: Token) -> Iterator[CueCandidate]:
    """The likeliest reading of the word as such a verb. A capital inside a sentence is a noun, not a verb form."""
    if token.pos in ("NOUN", "PROPN", "DET", "ADP", "PRON", "NUM", "ADV") and not _may_be_verb(analysis, token):
        return
    if _is_attribute(analysis, token):
        return
    readings: list[VerbForm | PhraseForm] = [
        *_phrases_near(analysis, lexicon, token),
        *lexicon.verb_readings(token.text),
    ]
    if not readings:
        yield from _unlisted(analysis, lexicon, token)
        return
    helpers = [analysis.tokens[i] for i in _auxiliaries(analysis, lexicon, token)]
    after_auxiliary = any(helper.shape == "fin" for helper in helpers)
    lemmas = {reading.lemma for helper in helpers for reading in lexicon.auxiliary_readings(helper.text)}
    state = token.pos == "ADJ" and lemmas == {"sein"}  # ist nicht bekannt: no participle of bekennen
    reflexive = {reading.lemma for reading in readings if reading.entry.reflexive}
    turned = _has_reflexive(analysis, token)
    best: tuple[int, VerbForm | PhraseForm, tuple[int, ...]] | None = None
    for reading in readings:
        words = (
            _phrase_words(analysis, token, reading.entry, reading.particle)
            if isinstance(reading, PhraseForm)
            else _reading_words(analysis, token, reading)
        )
        if words is not None and len(words) == 1 and _is_another_verb(analysis, lexicon, token):
            continue
        if words is None or (state and isinstance(reading, VerbForm) and reading.shape == "part2"):
            continue
        if isinstance(reading, VerbForm) and not reading.entry.reflexive and turned and reading.lemma not in reflexive:
            continue  # wo sie sich befanden
        rank = 4 * len(words) + _fit(token, reading.shape, after_auxiliary=after_auxiliary)
        if best is None or rank > best[0]:
            best = rank, reading, words
    if best is not None:
        yield _verb_cue(analysis, lexicon, token, best[1].shape, best[1].lemma, best[1].entry, best[2])
    else:
        yield from _unlisted(analysis, lexicon, token)


def _unlisted(analysis: Analysis, lexicon: Lexicon, token: Token) -> Iterator[CueCandidate]:
    """A verb that no list has and that the analyser's heads are sure of: Die Opposition zerpflückte die Zahlen."""
    reading = analysis.reading
    if reading is None or token.pos != "VERB" or reading.report(token.i).get(Kind.REPORTED, 0.0) < SURE:
        return
    shape = "part2" if token.shape == "part" else token.shape
    own = [i for i in analysis.children(token.i) if analysis.tokens[i].relation in ("compound:prt", "expl:pv")]
    yield _verb_cue(analysis, lexicon, token, shape, token.lemma, UNLISTED, (token.i, *own))


def _has_reflexive(analysis: Analysis, token: Token) -> bool:
    """Whether the object of the verb is *sich*."""
    children = (analysis.tokens[i] for i in analysis.children(token.i))
    return any(child.text.casefold() == "sich" and child.relation in ("obj", "expl:pv", "expl") for child in children)


def _is_attribute(analysis: Analysis, token: Token) -> bool:
    """Whether it stands between an article and the noun behind it: die vom Rat geforderte Öffnung."""
    noun = analysis.tokens[token.head]
    if token.relation != "amod" or noun.i != token.i + 1 or noun.pos != "NOUN":
        return False
    return any(analysis.tokens[i].relation == "det" and i < token.i for i in analysis.children(noun.i))


def _fit(token: Token, shape: str, *, after_auxiliary: bool) -> int:
    """How well a reading's shape fits what the clause and the analyser say, from 0 to 3."""
    by_clause = (shape == "part2") == after_auxiliary and shape in ("part2", "fin")
    return 2 * by_clause + (shape == token.shape or (shape == "part2" and token.shape == "part"))


def _may_be_verb(analysis: Analysis, token: Token) -> bool:
    """A word that the tagger took for a noun may still be a verb where it has no capital, or opens a sentence."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return token.text[0].islower() or analysis.sentence(token.i).start == token.i


def _reading_words(analysis: Analysis, token: Token, reading: VerbForm) -> tuple[int, ...] | None:
    """The words that the reading needs beside the verb: particle and reflexive; None: they are not there."""
    words = [token.i]
    if reading.particle:
        particle = _particle(analysis, token, reading.particle)
        if particle is None:
            return None
        words.append(particle)
    if reading.entry.reflexive:
        reflexive = _near(analysis, token, "sich")
        if reflexive is None:
            return None
        words.append(reflexive)
    return tuple(sorted(words))


def _is_another_verb(analysis: Analysis, lexicon: Lexicon, token: Token) -> bool:
    """Whether its particle makes it another verb, one that the lists know and that reports nothing: teilte … auf."""
    children = [analysis.tokens[i] for i in analysis.children(token.i)]
    particles = {child.text.casefold() for child in children if child.relation == "compound:prt"}
    if not particles:
        return False
    reporting = {reading.particle for reading in lexicon.verb_readings(token.text)}
    return any(reading.particle in particles - reporting for reading in lexicon.known_readings(token.text))


def _particle(analysis: Analysis, verb: Token, particle: str) -> int | None:
    """The separated particle: it closes the verb's clause (teilte am Abend mit, …)."""
    sentence = analysis.sentence(verb.i)
    for i in range(verb.i + 1, min(sentence.stop, verb.i + 2 * REACH)):  # marks may stand between
        token = analysis.tokens[i]
        if token.text == ":":
            break  # sagte sie: „…“, und weiter: „…“
        if token.text != particle:
            continue
        following = analysis.tokens[i + 1] if i + 1 < sentence.stop else None
        if not _together(analysis, verb.i, i):
            continue
        if token.relation == "compound:prt" and token.head != verb.i and analysis.is_finite(token.head):
            continue  # another verb's: es gibt Streit, nehmen alle an
        if (
            following is None
            or not following.is_word
            or following.pos in ("CCONJ", "SCONJ")
            or token.relation == "compound:prt"
            or following.text in ("dass", "ob", "wie", "und")
        ):
            return i
    return None


def _near(analysis: Analysis, verb: Token, word: str, reach: int = 25) -> int | None:
    """The nearest `word` in the verb's sentence."""
    sentence = analysis.sentence(verb.i)
    places = [
        i
        for i in range(max(sentence.start, verb.i - reach), min(sentence.stop, verb.i + reach))
        if analysis.tokens[i].text.casefold() == word and _together(analysis, verb.i, i)
    ]
    return min(places, key=lambda i: abs(i - verb.i), default=None)


def _phrase_words(analysis: Analysis, verb: Token, entry: PhraseEntry, particle: str) -> tuple[int, ...] | None:
    """The fixed words of a phrase, in order, somewhere in the verb's sentence, before or after it."""
    sentence = analysis.sentence(verb.i)
    first = entry.words[0].casefold()
    for start in _near_by(analysis, verb):
        if analysis.tokens[start].text.casefold() != first:
            continue
        found = _in_order(analysis, start, sentence.stop, entry.words)
        if found is None or verb.i in found or not _together(analysis, verb.i, start):
            continue
        if _parted(analysis, verb.i, start):
            continue
        words = {verb.i, *found}
        for extra in filter(None, (particle, entry.reflexive)):
            place = _particle(analysis, verb, extra) if extra == particle else _near(analysis, verb, extra)
            if place is None:
                return None
            words.add(place)
        return tuple(sorted(words))
    return None


def _phrases_near(analysis: Analysis, lexicon: Lexicon, verb: Token) -> list[PhraseForm]:
    """The phrases with the verb whose first word stands near it."""
    phrases = lexicon.phrase_readings(verb.text)
    words = {analysis.tokens[i].text.casefold() for i in _near_by(analysis, verb)} if phrases else ()
    return [phrase for phrase in phrases if phrase.entry.words[0].casefold() in words]


def _near_by(analysis: Analysis, verb: Token) -> range:
    """The words of the verb's sentence among which the first of a phrase is looked for."""
    sentence = analysis.sentence(verb.i)
    return range(max(sentence.start, verb.i - 30), min(sentence.stop, verb.i + 30))


def _parted(analysis: Analysis, verb: int, word: int) -> bool:
    """Whether another finite verb and a comma lie between: …, wie er bekannt gab, wird es … geben."""
    between = [analysis.tokens[i] for i in range(min(verb, word) + 1, max(verb, word))]
    return any(token.text == "," for token in between) and any(
        token.shape == "fin" and token.i not in analysis.verb_group(verb) for token in between
    )


def _in_order(analysis: Analysis, start: int, stop: int, wanted: Sequence[str]) -> tuple[int, ...] | None:
    """The wanted words from `start` on, with at most an adjective between two of them: der (gleichen) Meinung."""
    found: list[int] = []
    i = start
    for word in wanted:
        if found and i < stop and analysis.tokens[i].text.casefold() != word.casefold():
            i += analysis.tokens[i].pos == "ADJ"
        if i >= stop or analysis.tokens[i].text.casefold() != word.casefold():
            return None
        if len(wanted) == 1 and analysis.tokens[i].pos == "ADP":
            return None  # Laut Polizei wurden …, not: wurden laut
        found.append(i)
        i += 1
    return tuple(found)


def _verb_cue(
    analysis: Analysis,
    lexicon: Lexicon,
    token: Token,
    shape: str,
    lemma: str,
    entry: VerbEntry | PhraseEntry,
    words: tuple[int, ...],
) -> CueCandidate:
    group = set(words)
    helpers = _auxiliaries(analysis, lexicon, token) if shape in ("part2", "inf", "zu_inf") else ()
    group.update(helpers)
    lemmas = {reading.lemma for i in helpers for reading in lexicon.auxiliary_readings(analysis.tokens[i].text)}
    finite = shape in ("fin", "imp") or any(analysis.tokens[i].shape == "fin" for i in helpers)
    head = next((i for i in helpers if analysis.tokens[i].shape == "fin"), token.i)
    clause = _around(analysis, token)
    beside = [i for i in clause if _together(analysis, token.i, i)]
    texts = {analysis.tokens[i].text.casefold() for i in beside}
    passive = shape == "part2" and PASSIVE in lemmas and "haben" not in lemmas
    if shape == "part2" and not helpers and (entry.sense in ASKED or lemma == "ansprechen"):
        passive = _opens_sentence(analysis, token, clause)
    nobody = texts & {"es", "man"} if not _has_other_subject(analysis, token) else set()
    return CueCandidate(
        tokens=tuple(sorted(group)),
        head=head,
        spans=merge(analysis.tokens[i].span for i in group),
        lemma=lemma,
        kind=CueKind.VERB,
        passive=passive,
        negated=any(_negates(analysis, i) for i in beside),
        modal="sollen" in lemmas,
        impersonal=lemma in IMPERSONAL or "man" in nobody or (passive and "es" in nobody),
        finite=finite,
        valency=entry.valency,
        sense=entry.sense,
        prior=entry.prior,
        medium=Medium(entry.medium),
    )


def _negates(analysis: Analysis, i: int) -> bool:
    """Whether it is a negation, and not one of an infinitive with zu: bekräftigte, nicht zu gehen und versprach …"""
    if analysis.tokens[i].text.casefold() not in NEGATIONS:
        return False
    verb = analysis.tokens[i].head
    return not any(analysis.marks_infinitive(k) for k in (verb, *analysis.children(verb)))


def _opens_sentence(analysis: Analysis, token: Token, clause: range) -> bool:
    """Whether a participle ends a phrase with which a sentence begins: Nach dem Preis gefragt, sagte sie …"""
    comma = clause.stop < len(analysis.tokens) and analysis.tokens[clause.stop].text == ","
    return comma and token.i == clause.stop - 1 and clause.start == analysis.sentence(token.i).start


def _auxiliaries(analysis: Analysis, lexicon: Lexicon, verb: Token) -> tuple[int, ...]:
    """Auxiliaries and modals of a participle or infinitive: as the analyser saw them, else beside it, else the finite
    one before it with no punctuation between."""
    seen = [
        i
        for i in analysis.verb_group(verb.i)
        if i != verb.i and analysis.tokens[i].relation != "compound:prt" and _together(analysis, verb.i, i)
    ]
    if any(analysis.tokens[i].shape == "fin" for i in seen):
        return tuple(seen)
    found = []
    for i in range(verb.i + 1, min(verb.i + 4, len(analysis.tokens))):
        if not lexicon.auxiliary_readings(analysis.tokens[i].text):
            break
        found.append(i)
    if any(analysis.tokens[i].shape == "fin" for i in found):
        return tuple(found)
    for i in reversed(range(max(analysis.sentence(verb.i).start, verb.i - 30), verb.i)):
        token = analysis.tokens[i]
        if not _together(analysis, verb.i, i):
            continue  # between marks: wurde als „…“ bezeichnet
        if token.text in CLAUSE_END:
            break
        if token.shape == "fin":
            return (i, *found) if lexicon.auxiliary_readings(token.text) else tuple(found)
    return tuple(found)


def _together(analysis: Analysis, one: int, other: int) -> bool:
    """Whether two words stand on the same side of all marks: an even number of marks lies between them."""
    between = range(min(one, other) + 1, max(one, other))
    return sum(analysis.tokens[i].text in COMMON_MARKS for i in between) % 2 == 0


def _around(analysis: Analysis, token: Token) -> range:
    """The words around a verb up to the next punctuation on both sides, or as far as a clause reaches."""
    sentence = analysis.sentence(token.i)
    first = last = token.i
    while first > max(sentence.start, token.i - REACH) and analysis.tokens[first - 1].text not in CLAUSE_END:
        first -= 1
    while last + 1 < min(sentence.stop, token.i + REACH) and analysis.tokens[last + 1].text not in CLAUSE_END:
        last += 1
    return range(first, last + 1)


def _has_other_subject(analysis: Analysis, token: Token) -> bool:
    subject = analysis.subject(token.i)
    return subject is not None and analysis.tokens[subject].text.casefold() not in ("es", "man")
