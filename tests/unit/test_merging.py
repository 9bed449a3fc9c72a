"""The entities of several results put together, and the results' own questions about speakers."""

from __future__ import annotations

import pytest
from attrs import evolve

import quotes
from quotes.errors import InputTypeError
from quotes.spans import Span
from quotes.testing import entity, extraction, quote

TEXT = "„Ja“, sagte Ida Kern. „Nein“, sagte die Polizei. „Doch“, sagte Kern. „Oh.“"
KERN = entity("e1", "Ida Kern", [Span(12, 20), Span(63, 67)])
POLICE = evolve(entity("e2", "Polizei", [Span(36, 47)], "organisation"), named=False)
FOUND = extraction(
    TEXT,
    [
        quote(TEXT, "„Ja“", speaker="Ida Kern", entity="e1", name="Ida Kern"),
        quote(TEXT, "„Nein“", speaker="die Polizei", entity="e2", name="Polizei"),
        quote(TEXT, "„Doch“", speaker=[Span(63, 67)], entity="e1", name="Ida Kern"),
        quote(TEXT, "„Oh.“"),
    ],
    entities=[KERN, POLICE],
)


def test_by_speaker_has_each_entity_with_its_quotes_in_text_order() -> None:
    assert {entity: [q.text for q in said] for entity, said in FOUND.by_speaker().items()} == {
        KERN: ["Ja", "Doch"],
        POLICE: ["Nein"],
    }
    assert list(FOUND.by_speaker()) == [KERN, POLICE]


def test_quotes_of_takes_an_entity_or_its_id() -> None:
    assert FOUND.quotes_of(KERN) == FOUND.quotes_of("e1") == FOUND.by_speaker()[KERN]
    assert FOUND.quotes_of("e9") == ()


def single(name: str, type: str = "person", **changes: object) -> quotes.Extraction:
    """A result with one entity and one quote of it."""
    text = f"„Ja“, sagte {name}."
    one = evolve(entity("e1", name, [Span(12, 12 + len(name))], type), **changes)
    return extraction(text, [quote(text, "„Ja“", speaker=name, entity=one.id, name=name)], entities=[one])


# id, entities of two texts, whether they are one
PAIRS = [
    ("full-names", single("Ida Kern"), single("Ida Kern"), True),
    ("last-names-alone", single("Kern"), single("Kern"), False),
    ("other-first-name", single("Ida Kern"), single("Udo Kern"), False),
    ("descriptions", single("Sprecher der Polizei", named=False), single("Sprecher der Polizei", named=False), False),
    ("organisations", single("Siemens", "organisation"), single("Siemens", "organisation"), True),
    (
        "nobody-s-police",
        single("Polizei", "organisation", named=False),
        single("Polizei", "organisation", named=False),
        False,
    ),
    ("a-man-like-a-firm", single("Karl Bosch"), single("Karl Bosch", "organisation"), False),
    ("known", single("Kern", id="Q1", known=True), single("Ida Kern", id="Q1", known=True), True),
    ("known-apart", single("Ida Kern", id="Q1", known=True), single("Ida Kern", id="Q2", known=True), False),
    ("known-and-not", single("Ida Kern", id="Q1", known=True), single("Ida Kern"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_merging(one: quotes.Extraction, other: quotes.Extraction, same: bool) -> None:
    merged = quotes.merge_entities([one, other])
    assert [len(each.members) for each in merged] == ([2] if same else [1, 1])
    assert [number for each in merged for number, _ in each.quotes] == [0, 1]


def test_merged_entities_carry_the_callers_id_only() -> None:
    assert [each.id for each in quotes.merge_entities([single("Ida Kern"), single("Kern", id="Q1", known=True)])] == [
        None,
        "Q1",
    ]


def test_nothing_to_merge() -> None:
    assert quotes.merge_entities([]) == ()


@pytest.mark.parametrize("given", [FOUND, "text", 3, None, [FOUND, "text"]])
def test_what_cannot_be_merged(given: object) -> None:
    with pytest.raises(InputTypeError):
        quotes.merge_entities(given)
