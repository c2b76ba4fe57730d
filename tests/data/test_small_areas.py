"""Small areas: shares computed from counts, later measures kept apart, outlines measured in SWEREF 99 TM."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from indicators.data import DataError, Snapshot, Tables
from indicators.data.reading import read_frame
from indicators.data.small_areas import MEASURES, TODAY, measure_small_areas


@pytest.fixture(scope="module")
def measured(tables: Tables) -> pd.DataFrame:
    """The measures of the report's own year by measure and area."""
    return tables.small_areas[~tables.small_areas["today"]].set_index(["measure", "area"])


@pytest.mark.parametrize(
    ("measure", "area", "part", "base", "value"),
    [
        ("employed", "0665A0010", 891, 1020, 87.35),
        ("employed", "0665C2010", 1085, 1440, 75.35),
        ("unemployed", "0665C2010", 75, 1160, 6.47),
        ("higher_education", "0665C1010", 348, 790, 44.05),
        ("foreign_background", "0665C2010", 1017, 2367, 42.97),
        ("renters", "0665C1020", 623, 1021, 61.02),
        ("flats", "0665C2010", 979, 2367, 41.36),
        ("children", "0665C1010", 388, 1520, 25.53),
        ("youth", "0665C2020", 255, 1959, 13.02),
        ("lone_parents", "0665C1030", 77, 934, 8.24),
        ("growth", "0665C1020", 2142, 2186, -2.01),
    ],
)
def test_a_share_is_its_part_of_its_base(
    measured: pd.DataFrame, measure: str, area: str, part: int, base: int, value: float
) -> None:
    row = measured.loc[(measure, area)]
    assert (row["part"], row["base"]) == (part, base)
    assert round(row["value"], 2) == value
    assert row["source"] == "Egen bearbetning av statistik från SCB"


@pytest.mark.parametrize(
    ("measure", "area", "value"),
    [
        ("population", "0665A0010", 1792),
        ("population_2023", "0665A0010", 1802),
        ("low_economic_standard", "0665C2010", 18),
        ("income_median", "0665C1010", 317.0),
    ],
)
def test_a_value_given_by_scb_is_kept_as_it_is(measured: pd.DataFrame, measure: str, area: str, value: float) -> None:
    row = measured.loc[(measure, area)]
    assert row["value"] == value and row["source"] == "SCB" and pd.isna(row["base"])


def test_every_measure_of_2022_exists_once_for_each_of_the_eight_areas(measured: pd.DataFrame) -> None:
    assert measured.index.is_unique and len(measured) == 8 * len(MEASURES)
    years = measured.reset_index().groupby("measure")["year"].unique().map(list).to_dict()
    assert {m for m, y in years.items() if y != [2022]} == {"growth", "population_2023"}
    assert measured[["name", "label", "unit", "decimals"]].notna().all().all()


def test_the_areas_add_up_to_the_municipality(measured: pd.DataFrame, tables: Tables) -> None:
    found = tables.observations
    whole = found[(found["municipality"] == "0665") & (found["gender"] == "T") & (found["period"] == 2022)]
    values = whole.set_index("kpi")["value"]
    assert measured.loc["population"]["value"].sum() == values["N01951"] == 14854
    educated = measured.loc["higher_education"]
    assert math.isclose(100 * educated["part"].sum() / educated["base"].sum(), values["N01982"], abs_tol=1e-5)


def test_every_share_lies_between_0_and_100(tables: Tables) -> None:
    shares = tables.small_areas[(tables.small_areas["unit"] == "%") & (tables.small_areas["measure"] != "growth")]
    assert shares["value"].between(0, 100).all()


def test_the_measures_of_today_are_flagged_and_keep_their_year(tables: Tables) -> None:
    today = tables.small_areas[tables.small_areas["today"]]
    assert set(today["year"]) == {2024, 2025} and set(today["measure"]) == set(TODAY)
    assert not today.duplicated(["area", "measure", "year"]).any()
    population = today[today["measure"] == "population"].set_index("area")["value"]
    assert population.equals(tables.small_area_shapes.set_index("area")["population"].astype("float64").rename("value"))


def test_a_missing_count_is_an_error_that_names_area_and_category(snapshot: Snapshot, tables: Tables) -> None:
    resource = snapshot.of("small_area_counts")[0]
    counts = read_frame(snapshot.file(resource), "csv", "small_area_counts", "counts.csv")
    names = tables.small_area_shapes.set_index("area")["name"]
    assert len(measure_small_areas(counts, names, "counts.csv")) == 8 * len(MEASURES)
    lacking = counts[~((counts["area"] == "0665C2010") & (counts["category"] == "hyresrätt"))]
    with pytest.raises(DataError, match=r"counts\.csv: antal saknas för 0665C2010 i tabell 000006OC: hyresrätt"):
        measure_small_areas(lacking, names, "counts.csv")
    empty = counts.assign(value=counts["value"].where(counts["table"] != "000007A8", 0.0))
    with pytest.raises(DataError, match="employed för 0665A0010 har nämnaren 0"):
        measure_small_areas(empty, names, "counts.csv")


def test_codes_of_the_counts_and_of_the_outlines_are_the_same(snapshot: Snapshot, tables: Tables) -> None:
    resource = snapshot.of("small_area_counts")[0]
    counts = read_frame(snapshot.file(resource), "csv", "small_area_counts", "counts.csv")
    assert set(counts["area"]) == set(tables.small_area_shapes["area"]) and counts["area"].nunique() == 8


def test_the_small_areas_cover_861_square_kilometres_with_only_slivers_of_overlap(tables: Tables) -> None:
    shapes = tables.small_area_shapes
    assert shapes.crs.to_epsg() == 3006 and shapes.is_valid.all()
    assert abs(shapes["km2"].sum() - 861.45) < 0.05
    assert (shapes["km2"] == shapes.area / 1e6).all()
    assert 0 <= shapes["km2"].sum() - shapes.union_all().area / 1e6 < 0.1


def test_the_eight_areas_have_name_kind_and_population(tables: Tables) -> None:
    shapes = tables.small_area_shapes
    assert list(shapes.columns) == ["area", "name", "kind", "population", "km2", "geometry"]
    assert shapes["kind"].value_counts().to_dict() == {"Centrum": 5, "Omland": 3}
    assert shapes.set_index("area").loc["0665C2010", "name"] == "Skillingaryd östra"
    assert shapes["population"].sum() == 14934


def test_the_municipalities_are_290_in_sweref_with_their_county(tables: Tables) -> None:
    shapes = tables.municipality_shapes
    assert list(shapes.columns) == ["code", "title", "county", "geometry"]
    assert len(shapes) == shapes["code"].nunique() == 290 and shapes.crs.to_epsg() == 3006
    assert shapes.is_valid.all() and (shapes["county"] == "06").sum() == 13
    areas = tables.areas[tables.areas["type"] == "K"]
    assert set(shapes["code"]) == set(areas["code"])


def test_vaggeryd_touches_its_neighbours(tables: Tables) -> None:
    shapes = tables.municipality_shapes.set_index("code")
    touching = shapes.index[shapes.distance(shapes.loc["0665", "geometry"]) < 1]
    assert set(touching) - {"0665"} == {"0617", "0662", "0680", "0682", "0683", "0684"}
