"""Whose an infinitive of saying is: Kern bat Hell, zu erklären, …; Kern warf Hell vor, behauptet zu haben, …

The subject of an infinitive is that of the verb above it, but for verbs that ask, accuse or permit: there it is their
object, in the passive whom that has become (Zifonun, Hoffmann and Strecker 1997, "Kontrolle").
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes.analysis import Analysis
from quotes.attribution.voices.candidate import SPEAKS, Voice
from quotes.models.parts import CueCandidate, Mention

__all__ = ["controllers"]

# Verbs whose object is the subject of the infinitive under them: who is asked, and who is accused.
ASKS = frozenset(
    "abhalten abraten abverlangen anflehen anhalten anweisen auferlegen auffordern aufrufen auftragen "
    "beauftragen befehlen beschwören bewegen bitten bringen drängen einladen empfehlen erlauben ermahnen "
    "ermuntern ermutigen ermöglichen ersuchen gebieten gestatten helfen hindern mahnen nahelegen nötigen raten "
    "treiben untersagen veranlassen verbieten verleiten verpflichten verwehren zubilligen zugestehen zumuten "
    "zureden zutrauen zwingen überreden überzeugen".split()
)
ACCUSES = frozenset("anklagen beschuldigen bezichtigen unterstellen verdächtigen vorhalten vorwerfen".split())
# Verbs that ask the one in their phrase with *von*.
FROM = frozenset({"erwarten", "fordern", "verlangen", "wünschen"})
BELOW = frozenset({"xcomp", "ccomp", "advcl", "obj"})
OBJECTS = ("obj", "iobj", "obl:arg", "obl")


def controllers(analysis: Analysis, cue: CueCandidate, mentions: Iterable[Mention]) -> list[Voice] | None:
    """Who is asked or accused to say what the cue, an infinitive, tells; empty: it is open who. None: it is no such
    infinitive, or its subject is that of the verb above it."""
    tokens = analysis.tokens
    verb = next((i for i in cue.tokens if tokens[i].pos != "AUX"), cue.head)
    above, group = tokens[verb].head, analysis.verb_group(verb)
    if above in cue.tokens or tokens[verb].relation not in BELOW or any(map(analysis.is_finite, group)):
        return None
    children = analysis.children(above)
    lemma = _lemma(analysis, above, verb)
    if lemma not in ASKS | ACCUSES | FROM or any(tokens[i].text.casefold() == "sich" for i in children):
        return None
    passive = any(tokens[i].relation == "aux:pass" for i in children)
    relations = (*OBJECTS, "nsubj:pass") if passive else OBJECTS
    return [
        Voice(mention, "accused" if lemma in ACCUSES else "asked", 2.4 + SPEAKS[mention.sort])
        for mention in mentions
        if mention.head in children and tokens[mention.head].relation in relations
        if mention.preposition == ("von" if lemma in FROM else "")
    ]


def _lemma(analysis: Analysis, verb: int, below: int) -> str:
    """The lemma of a verb with its particle, which the tree may give to the infinitive: warf ihm vor zu lügen."""
    lemma = analysis.tokens[verb].lemma
    for i in (*analysis.children(verb), *analysis.children(below)):
        particle = analysis.tokens[i]
        if particle.relation == "compound:prt" and i < below:
            text = particle.text.casefold()
            return lemma if lemma.startswith(text) else text + lemma
    return lemma
