"""Who is the subject of a reporting verb: phrases in the nominative that agree with it and stand where it may."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.voices.candidate import SPEAKS, Voice
from quotes.lexicon.receiving import RECEIVING
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import CueKind

__all__ = ["clause_subjects", "in_clause", "receives", "subjects"]

# The genders of a relative pronoun in the nominative singular; those in -ie and -e are any plural's too.
RELATIVE = {"der": "m", "welcher": "m", "das": "n", "welches": "n", "die": "f", "welche": "f"}
AS = frozenset({"als", "wie"})
OBJECTS = frozenset({"obj", "iobj", "obl:arg"})
IMPERSONAL = frozenset({"man", "es", "das", "dies", "was", "nichts", "etwas", "alles"})


def subjects(analysis: Analysis, cue: CueCandidate, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """Nominative phrases of the clause that agree with its finite verb; for a relative pronoun, what it belongs to."""
    everyone = list(mentions)
    finite = clause.finite if clause.finite is not None else cue.head
    parsed = ({analysis.subject(i) for i in cue.tokens} - {None}) or {analysis.subject(finite)}
    fitting = [mention for mention in everyone if _may_be_subject(analysis, cue, clause, mention)]
    certain = any(m.case == "n" and m.sort in ("person", "body") for m in fitting)
    for mention in fitting:
        seen = any(i is not None and mention.first <= i <= mention.last for i in parsed)
        seen = seen and not (certain and mention.case != "n" and mention.sort not in ("person", "body"))
        score = _fit(analysis, cue, clause, mention, seen=seen) + _place(analysis, clause, finite, mention)
        if clause.shape == "rel" and mention.head == clause.opener:
            antecedent = _antecedent(analysis, clause, everyone)
            if antecedent is not None:
                yield Voice(antecedent, "antecedent", score + SPEAKS[antecedent.sort] / 2)
                continue
        yield Voice(mention, "subject", score)


def clause_subjects(analysis: Analysis, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """The same for a clause's finite verb, as if it were the cue."""
    head = clause.finite if clause.finite is not None else clause.tokens[0]
    verb = CueCandidate(tokens=(head,), head=head, spans=(), lemma="", kind=CueKind.VERB)
    return subjects(analysis, verb, clause, mentions)


def receives(analysis: Analysis, clause: Clause) -> bool:
    """Whether the subject of a clause is not who speaks, but whom words reach: Zur Antwort bekam er: „…“"""
    verb = None if clause.finite is None else analysis.main_verb(clause.finite)
    return verb is not None and analysis.tokens[verb].lemma in RECEIVING


def in_clause(clause: Clause, mention: Mention) -> bool:
    """Whether a phrase stands in a clause."""
    return mention.head in clause.tokens or mention.first in clause.tokens


def _may_be_subject(analysis: Analysis, cue: CueCandidate, clause: Clause, mention: Mention) -> bool:
    if not in_clause(clause, mention) or mention.preposition or _is_compared(analysis, clause, mention):
        return False
    if any(mention.first <= i <= mention.last for i in cue.tokens):
        return False
    head = analysis.tokens[mention.head]
    if head.case == "g" and head.relation == "nmod" and not mention.first <= head.head <= mention.last:
        return False  # nennt ihn einen Freund Polens und ruft: …
    return not mention.case or "n" in mention.case


def _fit(analysis: Analysis, cue: CueCandidate, clause: Clause, mention: Mention, *, seen: bool) -> float:
    """How well a phrase fits the verb by sort, number, case and tree; `seen`: the tree has it as the subject."""
    score = 0.6 + SPEAKS[mention.sort]
    head = analysis.tokens[mention.head]
    verb = analysis.tokens[clause.finite if clause.finite is not None else cue.head]
    word = head.text.casefold()
    if word in IMPERSONAL and not (word == "es" and seen and _takes_somebody(analysis, cue, mention)):
        score -= 2.0
    if mention.number and verb.number and not set(mention.number) & set(verb.number):
        score -= 2.0
    if mention.case == "n":
        score += 1.0
    if seen:
        score += 1.5
    elif head.relation in OBJECTS and head.head in cue.tokens:
        score -= 1.0
    return score


def _place(analysis: Analysis, clause: Clause, finite: int, mention: Mention) -> float:
    """How well a phrase stands for a subject: near the verb, and better behind it than before it."""
    score = 0.0
    if _shares_subject(analysis, clause, finite):
        score -= 2.0  # … und nannte den Plan „…“: the subject was said before
    if mention.first > finite:
        score += 0.8 - 0.12 * sum(1 for i in clause.tokens if finite < i < mention.first)
    else:
        score += 0.5 - 0.08 * sum(1 for i in clause.tokens if mention.last < i < finite)
    if clause.shape == "rel" and clause.opener is not None and mention.first <= clause.opener <= mention.last:
        score += 0.3
    return score


def _is_compared(analysis: Analysis, clause: Clause, mention: Mention) -> bool:
    """Whether it tells as what or like whom somebody acts: trat als Bewerber an, wie Kern lobte auch er das Wehr."""
    before = mention.first - 1
    return before in clause.tokens and before != clause.opener and analysis.tokens[before].text.casefold() in AS


def _takes_somebody(analysis: Analysis, cue: CueCandidate, mention: Mention) -> bool:
    """Whether "es" at the front of a sentence stands for somebody, before a verb that tells of nothing but speech (Das
    Ministerium schwieg. Es warf der Firma vor, …)."""
    return cue.prior == "high" and not cue.impersonal and mention.first == analysis.sentence(cue.head).start


def _shares_subject(analysis: Analysis, clause: Clause, finite: int) -> bool:
    """Whether the clause goes on with "und" and its verb, so that its subject is most likely the one before."""
    first = analysis.tokens[clause.tokens[0]]
    return first.text.casefold() in ("und", "oder", "aber", "sondern") and finite in clause.tokens[1:2]


def _antecedent(analysis: Analysis, clause: Clause, mentions: Collection[Mention]) -> Mention | None:
    """The phrase to which a relative clause belongs: the longest that ends right before the clause's comma and agrees
    with the pronoun (die Aussage eines Zeugen, der …: eines Zeugen), else the last of the sentence that does (rieb ihr
    Briefe des Ministers unter die Nase, der …); where none is known to, the longest before the comma."""
    end = clause.tokens[0] - 1
    while end >= 0 and not analysis.tokens[end].is_word:
        end -= 1
    ending = [mention for mention in mentions if mention.last in range(end, clause.tokens[0])]
    pronoun = analysis.tokens[clause.opener].text.casefold() if clause.opener is not None else ""
    wanted = RELATIVE.get(pronoun, "")
    agreeing = [mention for mention in ending if _agrees(mention, wanted)]
    if not agreeing and end >= 0:
        sentence = range(analysis.sentence(end).start, end)
        known = [each for each in mentions if each.last in sentence and each.gender and _agrees(each, wanted)]
        last = max((mention.last for mention in known), default=0)
        agreeing = [mention for mention in known if mention.last == last]
    return max(agreeing or ending, key=lambda mention: mention.last - mention.first, default=None)


def _agrees(mention: Mention, gender: str) -> bool:
    """Whether a phrase may have the gender of a relative pronoun in the singular; what is open agrees."""
    if gender == "f" and "p" in mention.number:
        return True  # die, welche
    return not gender or ((not mention.gender or gender in mention.gender) and mention.number != "p")
