"""SCB's tables and outlines: confirmed by id, within SCB's own limits, zeros before a new area coding are missing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from indicators.data import open_snapshot
from indicators.data.assembly import assemble
from indicators.sources import geodata
from indicators.sources.answers import Answer
from indicators.sources.errors import FetchError

from .conftest import Try
from .fake_provider import FakeProvider, Reply, answer
from .scb_answers import AREAS, CONFIG, SHAPES, TABLES, YEARS, dataset


def population(attempt: Try) -> dict[str, float]:
    made = attempt.run(small_areas=True, tables=["TAB6574"])
    table = assemble(open_snapshot(attempt.raw, made.id), {}, attempt.raw / "none")["small_areas"]
    rows = table[table["measure"] == "population"]
    assert set(rows["year"]) == {2025}
    return dict(zip(rows["area"], rows["value"], strict=True))


def test_the_newest_year_of_each_area_is_read(attempt: Try) -> None:
    assert population(attempt) == {AREAS[0]: 1793.0, AREAS[1]: 1612.0, AREAS[2]: 2204.0}


def test_a_sparse_answer_with_a_geography_gives_the_same(attempt: Try, provider: FakeProvider) -> None:
    values = {str(place): value for place, value in enumerate(TABLES["TAB6574"]["data"]["value"]) if value}
    provider.tables["TAB6574"] = TABLES["TAB6574"] | {"data": dataset(values, YEARS, geo=True)}
    assert population(attempt) == {AREAS[0]: 1793.0, AREAS[1]: 1612.0, AREAS[2]: 2204.0}


def test_zeros_before_the_area_coding_are_missing(attempt: Try, provider: FakeProvider) -> None:
    years = ["2021", "2022", "2023"]
    about = TABLES["TAB6574"] | {"metadata": dataset([], years), "data": dataset([0] * 9, years)}
    provider.tables["TAB6574"] = about
    made = attempt.run(small_areas=True, tables=["TAB6574"])
    table = assemble(open_snapshot(attempt.raw, made.id), {}, attempt.raw / "none")["small_areas"]
    assert table.empty


def test_a_suppressed_area_cannot_be_worked_out_from_the_others(attempt: Try, provider: FakeProvider) -> None:
    values = list(TABLES["TAB6574"]["data"]["value"])
    values[5] = None
    provider.tables["TAB6574"] = TABLES["TAB6574"] | {"data": dataset(values, YEARS)}
    assert population(attempt) == {AREAS[2]: 2204.0}


def altered(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    table = copy.deepcopy(TABLES["TAB6574"])
    change(table)
    return table


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda table: table["about"].update(id="TAB1"), "svarar med tabellen 'TAB1'"),
        (lambda table: table["data"]["value"].pop(), "svaret har 8 celler, väntade 9"),
        (lambda table: table["data"].pop("dimension"), "fältet dimension saknas"),
        (lambda table: table["metadata"].update(role={}), "inte vilken dimension som är tid"),
        (lambda table: table["metadata"].update(size="x"), "size har fel form"),
        (lambda table: table["data"]["role"].pop("metric"), "inte vilken dimension som är innehåll"),
        (lambda table: table["data"]["role"].pop("time"), "inte vilken dimension som är tid"),
        (lambda table: table["data"]["role"].update(time=["Tid", "Alder"]), "inte vilken dimension som är tid"),
        (lambda table: table["data"]["role"].update(time=["Alder"]), "tiden 'tot' börjar inte med ett år"),
        (
            lambda table: table["data"]["value"].__setitem__(2, ".."),
            r"fältet value\.2 har fel form \(ett tal väntades\)",
        ),
    ],
)
def test_an_answer_that_breaks_its_contract_is_an_error(
    attempt: Try, provider: FakeProvider, change: Callable[[dict[str, Any]], None], match: str
) -> None:
    provider.tables["TAB6574"] = altered(change)
    with pytest.raises(FetchError, match=match):
        attempt.run(small_areas=True, tables=["TAB6574"])
    assert attempt.snapshots == []


def test_a_table_that_scb_no_longer_has_is_named_with_a_remedy(attempt: Try) -> None:
    with pytest.raises(FetchError, match=r"SCB har inte tabellen TAB9999.*data/sources\.yml"):
        attempt.run(small_areas=True, tables=["TAB9999"])


def test_a_municipality_without_small_areas_in_the_table_is_an_error(attempt: Try) -> None:
    with pytest.raises(FetchError, match="ligger inte i kommunen 1480"):
        attempt.run(small_areas=True, tables=["TAB6574"], municipality="1480")


@pytest.mark.parametrize(
    ("shapes", "match"),
    [
        ({"type": "FeatureCollection", "features": []}, "inga delområden"),
        (SHAPES | {"numberMatched": 8}, "3 av 8 områden"),
        (SHAPES | {"features": [{"properties": {}}], "numberMatched": 1}, "desokod saknas"),
        (SHAPES | {"features": [SHAPES["features"][0] | {"geometry": None}], "numberMatched": 1}, "ingen yta"),
    ],
)
def test_outlines_that_are_not_whole_are_an_error(
    attempt: Try, provider: FakeProvider, shapes: dict[str, Any], match: str
) -> None:
    provider.shapes = shapes
    with pytest.raises(FetchError, match=match):
        attempt.run(small_areas=True)


RING = SHAPES["features"][0]["geometry"]["coordinates"][0]
MANY = {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}


@pytest.mark.parametrize(
    ("geometry", "match"),
    [
        ({"coordinates": [[[14, 57.4]]]}, "gräns som inte är sluten"),
        ({"coordinates": [RING[:4]]}, "gräns som inte är sluten"),
        ({"coordinates": [RING, [[57.4, 14.0]] * 4]}, "longitud först"),
        ({"coordinates": [[*RING[:2], [14.1, 75.0], *RING[3:]]]}, "longitud först"),
        ({"coordinates": [[*RING[:2], ["14.1", "57.5"], *RING[3:]]]}, "longitud först"),
        ({"coordinates": [[]]}, "longitud först"),
        ({"coordinates": []}, "ingen yta"),
        ({"coordinates": None}, "ingen yta"),
        (MANY | {"coordinates": [[RING], []]}, "ingen yta"),
        (MANY | {"coordinates": [[RING], [RING[:3]]]}, "gräns som inte är sluten"),
        (MANY | {"coordinates": [RING]}, "longitud först"),
    ],
)
def test_every_point_and_ring_of_an_outline_is_checked(geometry: dict[str, Any], match: str) -> None:
    feature = SHAPES["features"][0]
    feature = feature | {"geometry": feature["geometry"] | geometry}
    with pytest.raises(FetchError, match=match):
        geodata.small_areas(lambda path: Answer(path, path, b"", {"features": [feature]}, ""), "0665")
    whole = feature | {"geometry": MANY}
    assert geodata.small_areas(lambda path: Answer(path, path, b"", {"features": [whole]}, ""), "0665")[1] == 1


@pytest.mark.parametrize(
    "config",
    [CONFIG | {"apiVersion": "3.0.0"}, CONFIG | {"maxDataCells": None}, CONFIG | {"maxCallsPerTimeWindow": 0}, {}],
)
def test_limits_that_cannot_be_read_are_an_error(attempt: Try, provider: FakeProvider, config: dict[str, Any]) -> None:
    provider.trouble.append(lambda path, _: answer(config) if path == "/scb/config" else None)
    with pytest.raises(FetchError, match="fältet"):
        attempt.run(small_areas=True, tables=["TAB6574"])


def test_a_large_table_is_split_by_scbs_own_limit(attempt: Try, provider: FakeProvider) -> None:
    small = CONFIG | {"maxDataCells": 3}
    calls: list[str] = []

    def one_area(path: str, _: int) -> Reply | None:
        if path == "/scb/config":
            return answer(small)
        if path.startswith("/scb/tables/TAB6574/data"):
            whole = copy.deepcopy(TABLES["TAB6574"]["data"])
            place = len(calls)
            calls.append(path)
            code = f"{AREAS[place]}_DeSO2025"
            whole["dimension"]["Region"]["category"] = {"index": {code: 0}, "label": {code: code}}
            whole["size"][0] = 1
            whole["value"] = whole["value"][3 * place : 3 * place + 3]
            return answer(whole)
        return None

    provider.trouble.append(one_area)
    assert population(attempt) == {AREAS[0]: 1793.0, AREAS[1]: 1612.0, AREAS[2]: 2204.0}
    assert len(calls) == 3
