"""Other words that may introduce somebody's words: laut X, demnach, das Motto."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from quotes.analysis import Analysis, Token
from quotes.lexicon import Lexicon
from quotes.lexicon.possessives import possessor
from quotes.lexicon.records import PrepositionEntry
from quotes.marks.inventory import COMMON_MARKS
from quotes.models.parts import CueCandidate
from quotes.models.results import CueKind, Medium
from quotes.spans import merge

__all__ = ["adverb_cues", "noun_cues", "preposition_cues"]

# What opens a noun's own clause behind a comma: nach der Mitteilung, dass …
OWN_CLAUSE = frozenset({"dass", "ob", "derzufolge", "wonach"})


def preposition_cues(analysis: Analysis, lexicon: Lexicon, token: Token) -> Iterator[CueCandidate]:
    """laut X; X zufolge; nach Angaben von X; aus Sicht der X; unter Berufung auf X."""
    for entry in lexicon.prepositions(token.text):
        words = _follow(analysis, token, entry)
        if words is None:
            continue
        if entry.needs_noun:
            noun = _source_noun(analysis, lexicon, words[-1], entry)
            if noun is not None:
                entry = evolve(entry, position="pre")  # noqa: PLW2901  nach Angaben der Polizei
            elif entry.position != "pre" and _stands_behind(analysis, lexicon, words[0]):
                entry = evolve(entry, position="post")  # noqa: PLW2901  ihrer Ansicht nach
            else:
                continue
        elif len(words) == 1 and token.pos in ("ADJ", "ADV", "NOUN", "VERB"):
            continue  # rief so laut er konnte
        yield CueCandidate(
            tokens=words,
            head=words[-1],
            spans=merge(analysis.tokens[i].span for i in words),
            lemma=entry.lemma,
            kind=CueKind.PREPOSITION,
            finite=False,
            prior=entry.prior,
            sense=entry.position if entry.speaks == "governed" else entry.speaks,
            medium=Medium(entry.medium),
        )
        return


def _follow(analysis: Analysis, token: Token, entry: PrepositionEntry) -> tuple[int, ...] | None:
    words = range(token.i, token.i + len(entry.words))
    if words.stop > analysis.sentence(token.i).stop:
        return None
    texts = [analysis.tokens[i].text.casefold() for i in words]
    return tuple(words) if texts == [word.casefold() for word in entry.words] else None


def _source_noun(analysis: Analysis, lexicon: Lexicon, preposition: int, entry: PrepositionEntry) -> int | None:
    """The reporting noun that a preposition needs: nach (ersten, eigenen, den) Angaben, aus Kerns Sicht."""
    stop = analysis.sentence(preposition).stop
    behind_marks = _behind_marks(analysis, preposition + 1, stop)
    for i in (behind_marks,) if behind_marks else range(preposition + 1, min(preposition + 4, stop)):
        token = analysis.tokens[i]
        noun = lexicon.noun(token.text)
        if noun is not None and entry.lemma in noun.entry.valency:
            between = [analysis.tokens[k] for k in range(preposition + 1, i)]
            found = not entry.needs_owner or any(possessor(each.text) or _is_owner(each) for each in between)
            return i if found and not _is_about(analysis, i) else None
        inside = token.pos in ("ADJ", "DET", "PRON", "ADV", "NUM", "VERB") or token.text[0].islower()
        if not inside and not _is_owner(token):
            return None
    return None


def _behind_marks(analysis: Analysis, begin: int, stop: int) -> int | None:
    """The noun that a short name between marks begins: „Bild“-Informationen."""
    if begin >= stop or analysis.tokens[begin].text not in COMMON_MARKS:
        return None
    for i in range(begin + 2, min(begin + 6, stop)):
        if analysis.tokens[i - 1].text in COMMON_MARKS:
            token = analysis.tokens[i]
            return i if token.text.startswith("-") and token.start == analysis.tokens[i - 1].end else None
    return None


def _is_owner(token: Token) -> bool:
    """Whether it is a name in the genitive before its noun: nach Kerns Worten."""
    named = token.pos == "PROPN" or (token.pos == "NOUN" and token.case == "g")
    return named and token.text.endswith(("s", "’", "'"))


def _is_about(analysis: Analysis, noun: int) -> bool:
    """Whether the noun has a topic or its own clause, so that *nach* tells when: nach Berichten über Lärm, nach der
    Mitteilung, dass es brennt."""
    behind = [token.text for token in analysis.tokens[noun + 1 : min(noun + 3, analysis.sentence(noun).stop)]]
    return behind[:1] == ["über"] or (len(behind) == 2 and behind[0] == "," and behind[1] in OWN_CLAUSE)


def _stands_behind(analysis: Analysis, lexicon: Lexicon, preposition: int) -> bool:
    """Whether a preposition closes a phrase with a reporting noun: seiner Ansicht nach; not: den Plan nach wie vor."""
    sentence = analysis.sentence(preposition)
    lasting = preposition + 1 < sentence.stop and analysis.tokens[preposition + 1].text == "wie"
    if preposition == sentence.start or lasting:
        return False
    noun = lexicon.noun(analysis.tokens[preposition - 1].text)
    return noun is not None and "nach" in noun.entry.valency


def adverb_cues(lexicon: Lexicon, token: Token) -> Iterator[CueCandidate]:
    """so X; wie X sagte; demnach, wonach."""
    entry = lexicon.adverb(token.text)
    if entry is not None:
        yield CueCandidate(
            tokens=(token.i,),
            head=token.i,
            spans=(token.span,),
            lemma=entry.lemma,
            kind=CueKind.ADVERB,
            finite=False,
            prior=entry.prior,
            sense=entry.use,
        )


def noun_cues(analysis: Analysis, lexicon: Lexicon, token: Token) -> Iterator[CueCandidate]:
    """das Motto, die Aussage, mit den Worten; but not what a preposition takes for its source (nach Angaben von X)."""
    noun = lexicon.noun(token.text)
    if noun is None:
        return
    for i in range(max(analysis.sentence(token.i).start, token.i - 3), token.i):
        entries = [entry for entry in lexicon.prepositions(analysis.tokens[i].text) if entry.needs_noun]
        if any(_source_noun(analysis, lexicon, i, entry) == token.i for entry in entries):
            return
    yield CueCandidate(
        tokens=(token.i,),
        head=token.i,
        spans=(token.span,),
        lemma=noun.entry.lemma,
        kind=CueKind.NOUN,
        finite=False,
        valency=noun.entry.valency,
        sense=noun.entry.sense,
        medium=Medium(noun.entry.medium),
    )
