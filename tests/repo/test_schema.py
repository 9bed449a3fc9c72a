"""The published JSON Schema: the file in the docs is the one the code makes, and real output obeys it."""

import json
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator

from quotes.export import SCHEMA, json_schema, to_dict
from quotes.export.terms import MEANINGS, meaning
from quotes.models import results
from quotes.testing import extraction, finding, not_quoted, quote

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "schema.json"
TEXT = "„Wir bauen“, sagte Ida Kern der „Rundschau“. „Mit Geld."
FULL = extraction(
    TEXT,
    [
        quote(
            TEXT,
            "„Wir bauen“",
            speaker="Ida Kern",
            cue="sagte",
            frame="sagte Ida Kern",
            addressee="der „Rundschau“",
            entity="e0",
            name="Ida Kern",
            evidence="sagte",
        ),
        quote(TEXT, "„Mit Geld.", parent="a", continues="b"),
    ],
    not_quoted=[not_quoted(TEXT, "„Rundschau“")],
    findings=[finding(TEXT, "„Mit")],
    provenance=results.Provenance(library="1", analyser="a", settings=(("lookback", "2"),)),
)


def test_the_published_schema_is_the_one_of_the_code():
    told = "run `quotes --schema > docs/reference/schema.json`, and raise SCHEMA if a key went or changed its meaning"
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema(), told


def test_the_schema_is_valid_and_carries_its_version():
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["properties"]["schema"] == {"const": SCHEMA}


@pytest.mark.parametrize("id", ["a", 7, 1.5, None])
@pytest.mark.parametrize("found", [FULL, extraction("")], ids=["full", "empty"])
def test_output_obeys_the_schema(found, id):
    Draft202012Validator(json_schema()).validate(json.loads(json.dumps(to_dict(found, id, with_text=True))))


def test_schema_and_output_have_the_same_keys():
    record = to_dict(FULL)
    assert list(record) == json_schema()["required"]
    for kind, stored in {
        "Quote": record["quotes"][0],
        "Speaker": record["quotes"][0]["speaker"],
        "Cue": record["quotes"][0]["cue"],
        "Confidence": record["quotes"][0]["confidence"],
        "Entity": record["entities"][0],
        "NotQuoted": record["not_quoted"][0],
        "Finding": record["findings"][0],
        "Provenance": record["provenance"],
    }.items():
        assert list(stored) == json_schema()["$defs"][kind]["required"]


def test_every_record_that_a_caller_gets_has_its_definition():
    public = {name for name in results.__all__ if attrs.has(getattr(results, name))} - {"Extraction"}
    assert public <= set(json_schema()["$defs"])


@pytest.mark.parametrize("values", MEANINGS, ids=lambda values: values.__name__)
def test_every_value_of_an_enumeration_is_described(values):
    described = json_schema()["$defs"][values.__name__]["description"]
    assert set(MEANINGS[values]) == set(values)
    assert all(f" {value.value}: {meaning(value).rstrip('.')}." in described for value in values)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda record: record["quotes"][0].pop("reason"), id="a key is missing"),
        pytest.param(lambda record: record["quotes"][0].update(kind="shouted"), id="a kind that is none"),
        pytest.param(lambda record: record["quotes"][0].update(spans=[]), id="a quote that stands nowhere"),
        pytest.param(lambda record: record["quotes"][0]["confidence"].update(quote=2), id="surer than sure"),
        pytest.param(lambda record: record.update(schema="quotes/2"), id="another version"),
        pytest.param(lambda record: record.update(id=[1]), id="a list as id"),
    ],
)
def test_a_spoiled_record_fails(spoil):
    record = json.loads(json.dumps(to_dict(FULL)))
    spoil(record)
    assert not Draft202012Validator(json_schema()).is_valid(record)
