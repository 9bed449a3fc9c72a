"""What holds for the entities of any row of words, sensible or not."""

from __future__ import annotations

import sys
from functools import cache

import pytest
from docs import tagged
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.entities import link, resolve
from quotes.entities.referents import read_story
from quotes.lexicon import load_lexicon
from quotes.models.parts import Attribution, Mention
from quotes.models.results import Entity, Kind
from quotes.settings import Known, Settings
from quotes.speakers import find_mentions

WORDS = (
    "Ida/E/PER Kern/E/PER Kern/E/-PER Udo/E/PER Lang/E/-PER Kerns/E/PER/g von/R der/D die/D Die/D ein/D der/P die/P "
    "er/P Er/P sie/P Sie/P ich/P wir/P ihm/P dieser/P demnach/B seine/D ihre/D eigene/A russische/A 43-jährige/A "
    "Minister/N Ministerin/N Außenminister/N Polizei/N Angaben/N Polizeiangaben/N Bericht/N Konzern/N 43-Jährige/N "
    "Lumora/E/ORG AG/E/-ORG WHO/E/ORG Trier/E/LOC und/C sagte/V sprach/V ist/X ,/ ./ :/ (/ )/ „/ “/ 43/# laut/R "
    "nach/R | ¶"
).split()
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
KNOWN = (Known(id="e1", name="Ida Kern", aliases=("Kern",)), Known(id="Q2", name="WHO", type="organisation"))
lexicon = cache(load_lexicon)


def run(line: str, every: int, settings: Settings) -> tuple[tuple[Entity, ...], dict[Mention, Entity], str]:
    """The entities where every mention, or every second or third, says something."""
    analysis = tagged(line)
    mentions = find_mentions(analysis, lexicon())
    said = tuple(
        Attribution(spans=m.spans, content=m.spans, kind=(Kind.DIRECT, Kind.INDIRECT)[number % 2], speaker=m)
        for number, m in enumerate(mentions[::every])
    )
    found = resolve(analysis, lexicon(), mentions, said, settings)
    entities, behind = found.entities, found.behind
    return entities, dict(behind), analysis.text


@given(lines, st.integers(1, 3), st.sampled_from([(), KNOWN]), st.sampled_from([0.0, 0.5, 1.0]))
def test_entities_are_whole(line: str, every: int, known: tuple[Known, ...], threshold: float) -> None:
    entities, behind, text = run(line, every, Settings(known=known, entity_threshold=threshold))
    assert len({entity.id for entity in entities}) == len(entities)
    assert set(behind.values()) == set(entities)
    for entity in entities:
        assert entity.name.strip()
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert all(span.end <= len(text) for span in entity.mentions)
        assert entity.known == (entity.id in {each.id for each in known})
    for mention, entity in behind.items():
        assert any(span.contains(mention.spans[0]) for span in entity.mentions)


@given(lines, st.integers(1, 3))
def test_the_same_words_give_the_same_entities(line: str, every: int) -> None:
    assert run(line, every, Settings()) == run(line, every, Settings())


@given(lines)
@example("Ida/E/PER wir/P Ida/E/PER und/C ihre/D und/C Ida/E/PER")
def test_who_is_new_each_time_stays_apart(line: str) -> None:
    """Two phrases with "ein" are never one, whatever else stands in the text."""
    entities, _, text = run(f"Ein/D Sprecher/N kam/V . | Ein/D Sprecher/N ging/V . | {line}", 1, Settings())
    first, second = (text.index("Ein Sprecher", at) for at in (0, 5))
    starts = [{span.start for span in entity.mentions} for entity in entities]
    assert not any({first, second} <= each for each in starts)


@given(lines)
def test_a_group_knows_what_its_members_say(line: str) -> None:
    analysis = tagged(line)
    clusters = link(read_story(analysis, lexicon(), find_mentions(analysis, lexicon()), ()), Settings())
    for cluster in clusters:
        members = cluster.members
        assert members == sorted(members, key=lambda member: member.number)
        assert cluster.numbers == {member.number for member in members}
        assert all(clusters.of(number) is cluster for number in cluster.numbers)
        assert cluster.name == max((member.words for member in members), key=len)
        inner = [member for member in members if member.outer is not None]
        assert sum(map(len, cluster.inside.values())) == len(inner)
        assert all(member in cluster.inside[member.outer] for member in inner)
        assert cluster.wordings == {(member.label, member.acronym) for member in members}


@pytest.mark.parametrize(
    "line",
    [
        "Der/D Minister/N Udo/E/PER Lang/E/-PER sprach/V . | Der/D Minister/N ging/V . | Er/P sah/V Lang/E/PER .",
        "Polizei/N kam/V . | Die/D Ministerin/N sagte/V ,/ sie/P komme/V . | Minister/N und/C Polizei/N warten/V .",
        "Ida/E/PER Kern/E/-PER sprach/V ,/ er/P sah/V Kern/E/PER ,/ die/D Polizei/N ,/ den/D Minister/N ,/",
    ],
    ids=["one person", "nobody named", "one sentence without end"],
)
def test_the_work_grows_with_the_text(line: str) -> None:
    small, large = (calls_for(line, times) for times in (80, 320))
    assert large <= 5 * small


def calls_for(line: str, times: int) -> int:
    """How many Python functions are called to resolve the words, repeated so often."""
    analysis = tagged((" | " if line.endswith(".") else " ").join([line] * times))
    mentions = find_mentions(analysis, lexicon())
    said = tuple(Attribution(spans=m.spans, content=m.spans, kind=Kind.DIRECT, speaker=m) for m in mentions)
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        resolve(analysis, lexicon(), mentions, said, Settings())
    finally:
        sys.setprofile(before)
    return calls
