"""Words behind a colon that no verb of saying stands before: Kern am Montag: Das Wehr hält. Er strahlte: Es halte.

A label inside a text, a phrase without a verb that names one person or somebody's words (Kerns Fazit: …), is a frame
whose verb is left out (Duden, Die Grammatik 2016, "Ellipse"). Behind a whole clause the mood tells, as Konjunktiv I
hardly stands but in reports, or a noun for words at the end of the clause: Sie wiederholt ihr Mantra: …, or the first
person: Sie strahlt: Wir bleiben.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quotes.analysis.topology import Clause
from quotes.clauses.framing import indirect
from quotes.clauses.sentence import Sentence
from quotes.lexicon.possessives import THEIRS, possessor
from quotes.lexicon.receiving import RECEIVING
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate, Mention, Report
from quotes.models.results import CueKind, Kind

__all__ = ["colon_reports"]

# Words that a label has at most, and one with a noun for words.
LABEL, PHRASE = 8, 14
# Words before a label among which the name of whom it means is looked for.
BACK = 3000
# Log odds of what stands behind a label, and of a sentence in Konjunktiv I behind a clause.
LABELLED, KONJUNKTIV = 1.2, 1.4
FIRST_PERSON = frozenset("ich mich mir wir uns".split())


def colon_reports(sentence: Sentence, taken: Collection[int]) -> Iterator[Report]:
    """What stands behind the first colon, if that is somebody's and nothing of it is `taken` by other reports."""
    sign = next((i for i in sentence.words if sentence.text(i) == ":"), None)
    if sign is None or sign + 1 not in sentence.words or sentence.text(sign + 1) in COMMON_MARKS:
        return
    before, behind = range(sentence.words.start, sign), range(sign + 1, sentence.words.stop)
    mains = [each for each in sentence.clauses if each.finite is not None and _is_main(each)]
    main = next((each.finite for each in mains if each.finite in behind), None)
    begins = sentence.analysis.tokens[behind.start].text[0].isupper()
    if main is None or not begins or not set(taken).isdisjoint(behind):
        return
    verbless = not any(sentence.analysis.is_finite(i) for i in before)
    words = _words(sentence, before) if verbless else None
    if words is not None:
        report = indirect(sentence, words, sentence.trimmed(behind), (*before, sign), "colon", LABELLED)
        yield from () if report is None else (report,)
        return
    if verbless:
        who, rule, score = _label(sentence, before), "label", LABELLED
    elif sentence.is_first(main) and main != behind.start and not sentence.is_konjunktiv(mains[0].finite or main):
        who, rule, score = _subject(sentence, before), "colon", KONJUNKTIV
    elif _ends_with_words(sentence, before):
        who, rule, score = _subject(sentence, before), "colon", LABELLED
    elif any(sentence.text(i) in FIRST_PERSON for i in behind):
        who, rule, score = _somebody(sentence, mains, sign), "colon", LABELLED
    else:
        return
    if who is not None:
        yield Report(
            kind=Kind.INDIRECT,
            tokens=sentence.trimmed(behind),
            rule=rule,
            score=score,
            frame=(*before, sign),
            source=tuple(range(who.first, who.last + 1)),
        )


def _is_main(clause: Clause) -> bool:
    """Whether it is a main clause; with its verb in second place it is one whatever opens it: Da ist das Wehr."""
    return clause.shape == "main" or clause.finite == clause.tokens[0] + 1


def _words(sentence: Sentence, before: range) -> CueCandidate | None:
    """The noun for words whose owner stands beside it: Ihr Fazit: … Die Antwort der Kammer: …

    At the start of a line the owner has to come first: Kommentar von Ida Kern: … is what kind of text it is.
    """
    analysis = sentence.analysis
    nouns = [each for each in sentence.cues if each.kind is CueKind.NOUN and each.head in before]
    cue = nouns[0] if nouns else None
    if cue is None or len(before) > PHRASE or "quote" not in cue.valency:
        return None
    children = [analysis.tokens[i] for i in analysis.children(cue.head)]
    if any(child.relation == "case" for child in children):
        return None  # Nach der Rede: …
    first = any(
        possessor(child.text) in THEIRS or (child.case == "g" and child.pos in ("NOUN", "PROPN") and child.i < cue.head)
        for child in children
    )
    owners = [each for each in sentence.mentions if each.first == cue.head + 1 and each.sort in ("person", "body")]
    behind = any("g" in each.case or each.preposition == "von" for each in owners)
    return cue if first or (behind and not _opens_line(sentence, before)) else None


def _opens_line(sentence: Sentence, before: range) -> bool:
    """Whether the words before the colon stand at the start of a line."""
    text, tokens, first = sentence.analysis.text, sentence.analysis.tokens, before.start
    return first == 0 or "\n" in text[tokens[first - 1].end : tokens[first].start]


def _label(sentence: Sentence, before: range) -> Mention | None:
    """The person whom a label within a line names, alone: a label at its start is a headline's or a turn's."""
    tokens = sentence.analysis.tokens
    if not 0 < len(before) <= LABEL or _opens_line(sentence, before):
        return None
    nouns = [each for each in sentence.mentions if each.first in before and tokens[each.head].pos in ("NOUN", "PROPN")]
    free = [each for each in nouns if not each.preposition]
    who = max(free, key=lambda each: each.last - each.first, default=None)
    if who is None or any(not who.first <= each.first <= each.last <= who.last for each in free):
        return None
    return who if _is_known(sentence, who) else None


def _is_known(sentence: Sentence, who: Mention) -> bool:
    """Whether it is a person whom the text has told: der Kommissar, Ida Kern, or Kern behind it.

    An adverb at the start of a sentence may look like a name (Anders: …), and a name like a noun (Berger: …).
    """
    tokens = sentence.analysis.tokens
    if who.first == who.last:
        before = tokens[max(0, who.first - BACK) : who.first]
        return any(token.text == tokens[who.head].text and token.entity == "PER" for token in before)
    return who.sort == "person" and (who.name is not None or tokens[who.first].pos == "DET")


def _ends_with_words(sentence: Sentence, before: range) -> bool:
    """Whether a clause ends with a noun for words, which its verb has as its object: Sie wiederholen das Mantra: …"""
    noun = before[-1]
    named = any(each.kind is CueKind.NOUN and each.head == noun and "quote" in each.valency for each in sentence.cues)
    return named and sentence.analysis.tokens[noun].relation == "obj"


def _somebody(sentence: Sentence, mains: Sequence[Clause], sign: int) -> Mention | None:
    """Who is told of in the main clause before the colon, where the first person behind it shows that somebody speaks,
    as reporters do not of themselves: Kern zeigte sich zufrieden: Wir haben gut gespielt.

    Not where that clause is itself reported, or its subject is nobody in particular.
    """
    verb = max((each.finite for each in mains if each.finite is not None and each.finite < sign), default=None)
    if verb is None or sentence.is_konjunktiv(verb):
        return None
    subject = sentence.analysis.subject(verb)
    found = [each for each in sentence.mentions if each.head == subject and each.sort in ("person", "body")]
    who = max(found, key=lambda each: each.last - each.first, default=None)
    anybody = who is None or who.person in (1, 2) or sentence.text(who.head) == "man"
    return None if anybody else who


def _subject(sentence: Sentence, before: range) -> Mention | None:
    """Who is the subject of the clause before the colon, but for who is told: Die Feuerwehr bekam einen Anruf: …"""
    if any(sentence.analysis.tokens[i].lemma in RECEIVING for i in before):
        return None
    subjects = {sentence.analysis.subject(i) for i in before if sentence.analysis.is_finite(i)}
    found = [each for each in sentence.mentions if each.head in subjects and each.first in before]
    return max((m for m in found if m.sort in ("person", "body")), key=lambda m: m.last - m.first, default=None)
