"""Settings: few, checked at the border."""

from __future__ import annotations

import math
import pickle

import pytest
from attrs import evolve, fields

from quotes.errors import SettingsError
from quotes.settings import Known, Settings

SHARES = ("quote_threshold", "speaker_threshold", "tie_margin", "entity_threshold", "name_threshold")
COUNTS = ("lookback", "passage_limit")


def test_each_setting_is_a_share_a_count_or_a_choice() -> None:
    assert {each.name for each in fields(Settings)} == {*SHARES, *COUNTS, "turns", "known"}


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("value", [0, 0.0, 0.25, 1, 1.0])
def test_shares_from_0_to_1(name: str, value: float) -> None:
    assert getattr(Settings(**{name: value}), name) == value


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("value", [-0.01, 1.01, 50, math.nan, math.inf, "0.5", None, True, [0.5]])
def test_what_is_no_share(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match="expected a number from 0 to 1") as caught:
        Settings(**{name: value})
    assert caught.value.setting == name


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("value", [0, 1, 4000])
def test_counts_from_0(name: str, value: int) -> None:
    assert getattr(Settings(**{name: value}), name) == value


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("value", [-1, 1.0, math.nan, "4", None, False])
def test_what_is_no_count(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match="expected a whole number of 0 or more") as caught:
        Settings(**{name: value})
    assert caught.value.setting == name


@pytest.mark.parametrize("value", [0, 1, "no", None])
def test_what_is_neither_yes_nor_no(value: object) -> None:
    with pytest.raises(SettingsError, match="expected True or False") as caught:
        Settings(turns=value)
    assert caught.value.setting == "turns"


def test_an_unknown_setting_is_named_with_those_that_exist() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings(lookbak=3)
    assert caught.value.setting == "lookbak"
    assert all(name in str(caught.value) for name in (*SHARES, *COUNTS))


def test_keyword_only() -> None:
    with pytest.raises(TypeError):
        Settings(0.5)


def test_settings_are_values() -> None:
    assert Settings() == Settings(lookback=Settings().lookback)
    assert Settings(lookback=2) != Settings()
    assert evolve(Settings(lookback=2), tie_margin=0.1) == Settings(lookback=2, tie_margin=0.1)
    assert pickle.loads(pickle.dumps(Settings(lookback=2))) == Settings(lookback=2)
    assert hash(Settings()) == hash(Settings())
    with pytest.raises(AttributeError):
        Settings().lookback = 3


def test_each_setting_is_documented() -> None:
    for name in (*SHARES, *COUNTS):
        assert f"        {name}: " in Settings.__doc__


KERN = Known(id="p1", name="Ida Kern", aliases=["Ida Kern-Maier"], type="person")


def test_known_entries_are_taken_as_records_or_as_configuration_has_them() -> None:
    given = Settings(known=[KERN, {"id": "b1", "name": "Stadtwerke Bergfeld"}]).known
    assert given == (KERN, Known(id="b1", name="Stadtwerke Bergfeld"))
    assert hash(Settings(known=[KERN])) == hash(Settings(known=(KERN,)))
    assert pickle.loads(pickle.dumps(Settings(known=[KERN]))).known == (KERN,)


@pytest.mark.parametrize("value", ["Ida Kern", {"id": "p1", "name": "Ida Kern"}, ["Ida Kern"], 3, None, [KERN, KERN]])
def test_what_is_no_sequence_of_known_entries(value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings(known=value)
    assert caught.value.setting == "known"


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", ""), ("id", 7), ("name", " "), ("name", None), ("aliases", "Kern"), ("aliases", [""]), ("type", "place")],
)
def test_what_no_known_entry_may_hold(field: str, value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        Known(**{"id": "p1", "name": "Ida Kern", field: value})
    assert caught.value.setting == f"known.{field}"


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param({"id": "p1"}, id="no name"),
        pytest.param({"id": "p1", "name": "Ida Kern", "alias": ["Ida"]}, id="an unknown field"),
    ],
)
def test_a_mapping_that_is_no_known_entry_is_our_error(entry: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="id and name, aliases and type") as caught:
        Settings(known=[entry])
    assert caught.value.setting == "known"
