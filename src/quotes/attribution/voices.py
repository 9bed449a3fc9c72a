"""Who speaks: for a passage and its cue the mentions that could be the speaker, scored.

Scores are log odds. German says who speaks by case, agreement and place: the subject of an active reporting verb in
the nominative, which follows an inverted verb (sagte am Mittwoch die Sprecherin) or stands before it; the phrase that
laut, zufolge or nach Angaben govern; the von-phrase of a passive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from attrs import frozen

from quotes.analysis import Analysis
from quotes.analysis.topology import Clause
from quotes.attribution.links import Link
from quotes.models.parts import CueCandidate, Mention
from quotes.models.results import CueKind, SpeakerForm

__all__ = ["Voice", "voices_of"]

SPEAKS = {"person": 1.5, "body": 1.0, "document": 0.3, "unknown": -0.2, "thing": -1.5}
# Verbs whose object speaks: die Zeitung zitiert den Minister.
RELAYING = frozenset({"zitieren"})
# Verbs whose source is what the words come from: aus dem Bericht geht hervor, aus Kreisen verlautete.
ISSUING = frozenset({"hervorgehen", "verlauten", "dringen", "durchsickern", "zu hören sein", "zu vernehmen sein"})
POSSESSIVE = regex.compile(r"(?:sein|ihr)(?:e[nmrs]?)?$", regex.IGNORECASE)
# The genders of a relative pronoun in the nominative singular; those in -ie and -e are any plural's too.
RELATIVE = {"der": "m", "welcher": "m", "das": "n", "welches": "n", "die": "f", "welche": "f"}
# What stands before the noun for words that the subject puts forward: kam zu dem Schluss, mit der Begründung.
FORWARD = ("zu", "zum", "zur", "mit")
# What one hears from nobody: dem Vernehmen nach.
HEARSAY = frozenset({"Hörensagen", "Vernehmen"})
AS = frozenset({"als", "wie"})
OBJECTS = frozenset({"obj", "iobj", "obl:arg"})
IMPERSONAL = frozenset({"man", "es", "das", "dies", "was", "nichts", "etwas", "alles"})


@frozen
class Voice:
    """A candidate speaker: the mention, by which rule it was found, and its score."""

    mention: Mention
    rule: str
    score: float


def voices_of(analysis: Analysis, clauses: Sequence[Clause], link: Link, mentions: Iterable[Mention]) -> list[Voice]:
    """The candidates in the clauses around a cue, best first; empty: nobody is named there."""
    outer = {i for clause in clauses for i in clause.tokens}
    near = [mention for mention in mentions if mention.head in outer or mention.first in outer]
    found: Iterable[Voice]
    if link.cue is None:
        found = _beside_colon(analysis, link, near)
    elif link.cue.kind is CueKind.PREPOSITION:
        by_subject = link.cue.sense == "subject"  # mit den Worten
        found = _of_noun(analysis, link, near) if by_subject else list(_governed(analysis, link.cue, near))
    elif link.cue.kind is CueKind.ADVERB:
        found = _after_so(link, near)
    elif link.cue.kind is CueKind.NOUN:
        found = _of_noun(analysis, link, near)
    else:
        found = _of_verb(analysis, clauses, link, near)
    best: dict[tuple[int, int], Voice] = {}
    for voice in found:
        key = (voice.mention.first, voice.mention.last)
        if key not in best or voice.score > best[key].score:
            best[key] = voice
    return _whole(sorted(best.values(), key=lambda voice: (-voice.score, voice.mention.start, -voice.mention.end)))


def _whole(voices: list[Voice]) -> list[Voice]:
    """Without the parts of a mention that is a candidate too: die Sprecherin des Ministeriums, not des Ministeriums."""
    kept: list[Voice] = []
    for voice in sorted(voices, key=lambda voice: voice.mention.first - voice.mention.last):
        inside = [k for k in kept if k.mention.first <= voice.mention.first and voice.mention.last <= k.mention.last]
        if not inside or voice.score > max(k.score for k in inside) + 1.5:
            kept.append(voice)
    return sorted(kept, key=lambda voice: (-voice.score, voice.mention.start))


def _in_clause(clause: Clause, mention: Mention) -> bool:
    return mention.head in clause.tokens or mention.first in clause.tokens


def _of_verb(analysis: Analysis, clauses: Sequence[Clause], link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    cue, clause = link.cue, link.clause
    assert cue is not None  # noqa: S101  the caller asked
    if clause is None:
        return
    if cue.lemma in RELAYING and not cue.passive:
        yield from _relayed(analysis, cue, clause, mentions)
        return
    if cue.passive and cue.lemma not in RELAYING:
        yield from _agents(analysis, clause, mentions)
        return
    if cue.impersonal:
        yield from _places(analysis, clause, mentions)
        return
    if cue.lemma in ISSUING:
        for mention in mentions:
            if mention.preposition == "aus" and _in_clause(clause, mention):
                yield Voice(mention, "source-place", 2.4 + max(SPEAKS[mention.sort], -0.5))
    own = list(_subjects(analysis, cue, clause, mentions))
    if link.rule in ("clause-subject", "clause-wish"):
        yield from (Voice(v.mention, "subject", v.score - 0.5) for v in own if v.mention.sort in ("person", "body"))
        return
    yield from own
    if clause.shape != "sub" and (not own or max(voice.score for voice in own) < 1.0):
        joined = _joined_to(analysis, cue)
        for other in clauses:  # und fügte hinzu: the subject stands in the clause before
            if other is not clause and other.tokens[0] < clause.tokens[0] and other.finite is not None:
                joint = joined in other.tokens
                if not joint and (other.shape in ("rel", "sub") or _is_told_in(analysis, other, clause)):
                    continue
                for voice in _subjects(analysis, _bare(other), other, mentions):
                    if voice.mention.sort == "thing" or cue.lemma in ISSUING:
                        continue  # Der Plan habe Folgen, war zu hören
                    score = voice.score - (0.6 if joint else 1.2)  # während X es lobte und forderte, …
                    yield Voice(voice.mention, "shared-subject", score)


def _is_told_in(analysis: Analysis, other: Clause, clause: Clause) -> bool:
    """Whether another clause stands in Konjunktiv, and this one does not: (sagte,) Otto sei da, und kündigte an, …"""
    moods = [analysis.tokens[each.finite].mood if each.finite is not None else "" for each in (other, clause)]
    return moods[0] == "sub" != moods[1]


def _joined_to(analysis: Analysis, cue: CueCandidate) -> int | None:
    """The verb with which the cue is coordinated in the tree: lobte … und forderte."""
    found = next((i for i in cue.tokens if analysis.tokens[i].relation == "conj"), None)
    return None if found is None else analysis.tokens[found].head


def _relayed(analysis: Analysis, cue: CueCandidate, clause: Clause, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """zitiert die Zeitung den Minister: who is quoted is the object; where there is none, the subject."""
    subjects = sorted(_subjects(analysis, cue, clause, mentions), key=lambda voice: -voice.score)
    first = subjects[0].mention if subjects else None
    objects = [
        mention
        for mention in mentions
        if _in_clause(clause, mention)
        and not mention.preposition
        and (mention.sort in ("person", "body") or _is_bare_name(analysis, mention))
        and (not mention.case or "a" in mention.case)
        and (first is None or mention.last < first.first or first.last < mention.first)
    ]
    for mention in objects:
        yield Voice(mention, "quoted-object", 1.6 + SPEAKS[mention.sort] + (0.8 if mention.case == "a" else 0.0))
    if not objects:
        yield from subjects


def _is_bare_name(analysis: Analysis, mention: Mention) -> bool:
    """Whether a word that could be a thing stands as names do: alone, in the singular, without an article."""
    alone = mention.first == mention.last and mention.number == "s"
    return alone and mention.sort == "unknown" and analysis.tokens[mention.head].pos in ("NOUN", "PROPN")


def _bare(clause: Clause) -> CueCandidate:
    """A clause's finite verb, as if it were the cue."""
    head = clause.finite if clause.finite is not None else clause.tokens[0]
    return CueCandidate(tokens=(head,), head=head, spans=(), lemma="", kind=CueKind.VERB)


def _subjects(analysis: Analysis, cue: CueCandidate, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """Nominative phrases of the clause that agree with its finite verb."""
    everyone = list(mentions)
    finite = clause.finite if clause.finite is not None else cue.head
    verb = analysis.tokens[finite]
    own = {analysis.subject(i) for i in cue.tokens} - {None}
    parsed = own or {analysis.subject(finite)}
    for mention in everyone:
        if not _in_clause(clause, mention) or mention.preposition or _is_compared(analysis, clause, mention):
            continue
        if any(mention.first <= i <= mention.last for i in cue.tokens):
            continue
        if mention.case and "n" not in mention.case:
            continue
        word = analysis.tokens[mention.head].text.casefold()
        score = 0.6 + SPEAKS[mention.sort]
        seen = any(i is not None and mention.first <= i <= mention.last for i in parsed)
        if word in IMPERSONAL and not (word == "es" and seen and _takes_somebody(analysis, cue, mention)):
            score -= 2.0
        if mention.number and verb.number and not set(mention.number) & set(verb.number):
            score -= 2.0
        if seen:
            score += 1.5
        elif analysis.tokens[mention.head].relation in OBJECTS and analysis.tokens[mention.head].head in cue.tokens:
            score -= 1.0
        if _shares_subject(analysis, clause, finite):
            score -= 2.0  # … und nannte den Plan „…“: the subject was said before
        if mention.first > finite:
            between = sum(1 for i in clause.tokens if finite < i < mention.first)
            score += 0.8 - 0.12 * between
        else:
            between = sum(1 for i in clause.tokens if mention.last < i < finite)
            score += 0.5 - 0.08 * between
        if clause.shape == "rel" and clause.opener is not None and mention.first <= clause.opener <= mention.last:
            score += 0.3
        if mention.case == "n":
            score += 1.0
        if clause.shape == "rel" and mention.head == clause.opener:
            antecedent = _antecedent(analysis, clause, everyone)
            if antecedent is not None:
                yield Voice(antecedent, "antecedent", score + SPEAKS[antecedent.sort] / 2)
                continue
        yield Voice(mention, "subject", score)


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


def _antecedent(analysis: Analysis, clause: Clause, mentions: Iterable[Mention]) -> Mention | None:
    """The phrase to which a relative clause belongs: the longest that ends right before the clause's comma and agrees
    with the pronoun (die Aussage eines Zeugen, der …: eines Zeugen)."""
    end = clause.tokens[0] - 1
    while end >= 0 and not analysis.tokens[end].is_word:
        end -= 1
    ending = [mention for mention in mentions if mention.last in range(end, clause.tokens[0])]
    pronoun = analysis.tokens[clause.opener].text.casefold() if clause.opener is not None else ""
    agreeing = [mention for mention in ending if _agrees(mention, RELATIVE.get(pronoun, ""))]
    return max(agreeing or ending, key=lambda mention: mention.last - mention.first, default=None)


def _agrees(mention: Mention, gender: str) -> bool:
    """Whether a phrase may have the gender of a relative pronoun in the singular; what is open agrees."""
    if gender == "f" and "p" in mention.number:
        return True  # die, welche
    return not gender or ((not mention.gender or gender in mention.gender) and mention.number != "p")


def _agents(analysis: Analysis, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """Passive: wurde von X kritisiert, hieß es aus dem Ministerium."""
    for mention in mentions:
        if not _in_clause(clause, mention):
            continue
        if mention.preposition in ("von", "durch"):
            yield Voice(mention, "agent", 1.6 + SPEAKS[mention.sort])
        elif mention.preposition in ("aus", "in", "bei", "seitens") and mention.sort in ("body", "document", "person"):
            if _is_mere_place(analysis, mention):
                continue
            yield Voice(mention, "agent-place", 0.6 + SPEAKS[mention.sort])


def _places(analysis: Analysis, clause: Clause, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """heißt es in dem Bericht, hieß es aus dem Ministerium, heißt es von der Polizei."""
    for mention in mentions:
        if _is_mere_place(analysis, mention) or not _in_clause(clause, mention):
            continue
        if mention.preposition in ("in", "aus", "von", "bei", "seitens", "auf"):
            yield Voice(mention, "source-place", 1.0 + max(SPEAKS[mention.sort], -0.5))


def _is_mere_place(analysis: Analysis, mention: Mention) -> bool:
    """Whether the phrase tells where it was said: in Berlin, but not aus Berlin (those who govern there); or what was
    asked: auf Anfrage."""
    bare = mention.first == mention.head and mention.form is not SpeakerForm.NAME and mention.number == "s"
    if mention.preposition == "auf" and bare:
        return True
    return mention.preposition in ("in", "bei", "auf") and analysis.tokens[mention.head].entity == "LOC"


def _governed(analysis: Analysis, cue: CueCandidate, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """The phrase that laut, zufolge or nach Angaben govern: the nearest on the side on which it must stand."""
    first, last = cue.tokens[0], cue.tokens[-1]
    for mention in mentions:
        if analysis.tokens[mention.head].text in HEARSAY:
            continue
        if mention.first <= last and mention.last > last and mention.first > first:
            yield Voice(mention, "source", 2.6)  # nach [Angaben der Polizei]
        elif 0 < mention.first - last <= 2 and cue.sense != "post":
            yield Voice(mention, "source", 3.0 - 0.3 * (mention.first - last) + SPEAKS[mention.sort] / 2)
        elif 0 < first - mention.last <= 1 and cue.sense != "pre" and (not mention.case or "d" in mention.case):
            yield Voice(mention, "source", 2.8 + SPEAKS[mention.sort] / 2)


def _after_so(link: Link, mentions: Iterable[Mention]) -> Iterator[Voice]:
    """so X: the phrase right after "so"."""
    cue = link.cue
    assert cue is not None  # noqa: S101  the caller asked
    if cue.sense == "source":  # demnach, wonach stand for the source themselves
        itself = Mention(
            first=cue.head, last=cue.head, head=cue.head, spans=cue.spans, form=SpeakerForm.PRONOUN, sort="document"
        )
        yield Voice(itself, "source-adverb", 2.0)
        return
    for mention in mentions:
        gap = mention.first - cue.tokens[-1]
        if 0 < gap <= 8 and not mention.preposition and (link.clause is None or _in_clause(link.clause, mention)):
            yield Voice(mention, "so", 3.0 - 0.5 * gap + SPEAKS[mention.sort])


def _of_noun(analysis: Analysis, link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """die Worte von X, X' Forderung; else the subject of the clause (meldete sich mit den Worten)."""
    cue, clause = link.cue, link.clause
    assert cue is not None  # noqa: S101  the caller asked
    for i in range(max(0, cue.head - 2), cue.head):
        if POSSESSIVE.match(analysis.tokens[i].text):
            owner = Mention(
                first=i,
                last=i,
                head=i,
                spans=(analysis.tokens[i].span,),
                form=SpeakerForm.PRONOUN,
                gender="mn" if analysis.tokens[i].text[0] in "sS" else "f",
                sort="person",
            )
            yield Voice(owner, "possessor", 2.4)
    beside = cue.head + 1 < len(analysis.tokens) and analysis.tokens[cue.head + 1].is_word
    owners = [
        mention
        for mention in mentions
        if (beside and 0 < mention.first - cue.head <= 2 and ("g" in mention.case or mention.preposition == "von"))
        or _owns_before(analysis, mention, cue.tokens[-1])
        or (mention.preposition in ("von", "durch") and _is_maker(analysis, mention, cue.tokens[-1]))
    ]
    yield from (Voice(mention, "owner", 1.6 + SPEAKS[mention.sort]) for mention in owners)
    if any(mention.sort in ("person", "body") for mention in owners):
        return  # den Vorwurf der Stadt, …, wies Kern zurück
    if clause is not None and _comes_up(analysis, cue, clause):
        for mention in mentions:
            if mention.preposition in ("von", "aus", "seitens") and _in_clause(clause, mention):
                yield Voice(mention, "source-place", 1.0 + max(SPEAKS[mention.sort], -0.5))
    if clause is not None and (link.rule != "noun-clause" or _is_put_forward(analysis, cue)):
        for voice in _subjects(analysis, cue, clause, mentions):
            yield Voice(voice.mention, "subject-of-noun", voice.score - 0.6)


def _owns_before(analysis: Analysis, mention: Mention, noun: int) -> bool:
    """Whether it is a name in the genitive before the noun: Kerns Vorwurf."""
    words = [analysis.tokens[i] for i in range(mention.first, mention.last + 1)]
    named = mention.form is SpeakerForm.NAME and not mention.preposition and mention.last < noun
    return named and words[-1].case == "g" and any(word.head == noun for word in words)


def _is_maker(analysis: Analysis, mention: Mention, noun: int) -> bool:
    """Whether it depends on a participle before the noun: die von Kern geäußerte Hoffnung."""
    participle = analysis.tokens[mention.head].head
    return mention.last < participle < noun and analysis.tokens[participle].head == noun


def _comes_up(analysis: Analysis, cue: CueCandidate, clause: Clause) -> bool:
    """Whether the noun is the subject of an active clause, so that a phrase beside it tells from whom it comes: aus der
    Partei kommen Forderungen; not wurde von der Partei abgelehnt."""
    if clause.finite is None:
        return False
    verbs = {clause.finite, analysis.main_verb(clause.finite)}
    noun = analysis.tokens[cue.tokens[-1]]
    return noun.relation == "nsubj" and noun.head in verbs


def _is_put_forward(analysis: Analysis, cue: CueCandidate) -> bool:
    """Whether the subject puts forward what the noun names (äußerte die Hoffnung, kam zu dem Schluss), and does not
    answer it (begegnete dem Vorwurf, wehrte sich gegen die Behauptung)."""
    noun = cue.tokens[-1]
    governed = [analysis.tokens[i].text.casefold() for i in analysis.children(noun) if i < noun]
    prepositions = [word for word in governed if word in (*FORWARD, "gegen", "auf", "trotz", "wegen", "nach")]
    if prepositions:
        return prepositions[0] in FORWARD
    return analysis.tokens[noun].case != "d"


def _beside_colon(analysis: Analysis, link: Link, mentions: Sequence[Mention]) -> Iterator[Voice]:
    """X: „…“ — the label; or the subject of a clause that ends in a colon."""
    clause = link.clause
    if clause is None:
        return
    if link.rule in ("label", "signature"):
        for mention in mentions:
            if _in_clause(clause, mention) and mention.sort in ("person", "body") and not mention.preposition:
                start = 0.5 if mention.first == clause.tokens[0] else 0.0
                yield Voice(mention, "label", 1.0 + start + SPEAKS[mention.sort])
    elif clause.finite is not None:
        for voice in _subjects(analysis, _bare(clause), clause, mentions):
            if voice.mention.sort in ("person", "body"):
                yield Voice(voice.mention, "subject-without-cue", voice.score - 0.5)
