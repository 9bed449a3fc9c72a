"""The sieve for words that take up a source: demnach, wonach, danach."""

from __future__ import annotations

from quotes.entities.clusters import Clusters, Link
from quotes.entities.referents import Referent

__all__ = ["resumptive"]

FLOOR = 6  # sentences for which whoever spoke holds the floor
RELATIVE = ("wo", "der")  # how those begin that take up a word of their own sentence: wonach, derzufolge
NEXT = 2  # sentences back from which demnach takes its source
IN_BRACKETS = 3  # words behind an opening bracket in which a hint stands: (siehe Tabelle)


def resumptive(clusters: Clusters, referent: Referent) -> Link | None:
    """``demnach``, ``wonach``, ``danach``: the source named last, a document or who spoke before."""
    story = clusters.story
    entry = story.lexicon.adverb(story.analysis.tokens[referent.first].text)
    if referent.kind != "pronoun" or entry is None or entry.use != "source":
        return None
    spoke = story.speaker_before(referent)
    near = spoke is not None and referent.sentence - story.referents[spoke].sentence <= FLOOR
    written = _written(clusters, referent)
    if spoke is not None and near and (written is None or story.referents[spoke].sentence > written.sentence):
        return Link(referent.number, spoke, "resumptive", 0.8)
    return None if written is None else Link(referent.number, written.number, "resumptive", 0.85)


def _written(clusters: Clusters, referent: Referent) -> Referent | None:
    """The document or the sayer in the sentence before to whose words demnach refers; of several the subject.

    A document is what the list of bodies and documents has as one: an argument, a headline, a ban is none. Nor is one
    in brackets (siehe Tabelle), inside a quotation or in the clause of *demnach* itself.
    """
    story = clusters.story
    beside = 0 if story.analysis.tokens[referent.first].text.lower().startswith(RELATIVE) else 1
    same = clusters.index.within(referent.sentence)
    words = [other for other in same if other.number < referent.number and other.type == "document"]
    if not beside:
        beneath = [other for other in clusters.index.ending(referent.first - 2) if other.owned]
        told = [other for other in beneath if clusters.of(other.number).type in ("person", "body")]
        if told or words:
            return (told or words)[-1]  # die Aussage Kerns, wonach; Gerüchte, wonach
    for sentence in range(referent.sentence - beside, referent.sentence - NEXT - 1, -1):
        found = [
            other
            for other in clusters.index.within(sentence)
            if other.number < referent.number and other.quote is None and _is_source(clusters, other)
        ]
        if found:
            return max(found, key=lambda other: (other.outer is None, other.subject, other.number))
    return None


def _is_source(clusters: Clusters, other: Referent) -> bool:
    """Whether a phrase is a document outside brackets, or the subject of a verb of saying."""
    story = clusters.story
    tokens = story.analysis.tokens
    if other.type == "document":
        entry = story.lexicon.body(other.head)
        before = [tokens[i].text for i in range(max(other.first - IN_BRACKETS, 0), other.first)]
        return other.kind != "pronoun" and entry is not None and not {"(", "["} & {*before}
    if other.type not in ("person", "body") or other.kind == "pronoun" or not other.subject or other.outer is not None:
        return False
    if tokens[other.mention.head].relation == "nsubj:pass":
        return False
    words = story.analysis.verb_group(tokens[other.mention.head].head)
    particles = {"", *(tokens[i].text for i in words)}
    return any(
        reading.entry.sense == "neutral" and reading.particle in particles
        for i in words
        for reading in story.lexicon.verb_readings(tokens[i].text)
    )
