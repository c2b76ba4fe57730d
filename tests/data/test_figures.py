"""Back tests: figures of Vaggeryd, taken from the source by hand, come through the tables unchanged."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from indicators.data import Snapshot, Tables, build_processed
from indicators.programme import load_programme
from indicators.words.numbers import rounded

ROOT = Path(__file__).resolve().parents[2]
FROZEN = pd.read_csv(Path(__file__).with_name("vaggeryd_figures.csv"), dtype={"kpi": str, "gender": str})
PROGRAMME = ROOT / "programme" / "2020-02-remiss.yml"
KEY = ["kpi", "period", "gender"]

PUBLISHED = [
    ("N15428", 2019, 2, "79.78"),
    ("N15428", 2020, 2, "86.53"),
    ("N15428", 2021, 2, "90.06"),
    ("N15428", 2022, 2, "77.84"),
    ("N01951", 2019, 0, "14275"),
    ("N01951", 2020, 0, "14532"),
    ("N01951", 2021, 0, "14746"),
    ("N01951", 2022, 0, "14854"),
    ("N00401", 2019, 2, "8.35"),
    ("N00401", 2022, 2, "6.82"),
    ("N07702", 2022, 0, "101238"),
    ("N03102", 2022, 2, "10.80"),
    ("N05401", 2022, 2, "82.81"),
    ("U07514", 2019, 0, "27"),
    ("N09807", 2021, 1, "0.0"),
]


@pytest.fixture(scope="module")
def vaggeryd(tables: Tables) -> pd.DataFrame:
    """The observations of Vaggeryd by KPI, period and gender."""
    found = tables.observations
    return found[found["municipality"] == "0665"].set_index(KEY).sort_index()


def test_every_frozen_figure_is_read_back_exactly(vaggeryd: pd.DataFrame) -> None:
    read = vaggeryd["value"].reindex(pd.MultiIndex.from_frame(FROZEN[KEY]))
    differing = FROZEN[read.to_numpy() != FROZEN["value"].to_numpy()]
    assert len(FROZEN) >= 160 and differing.empty, differing.to_string()


@pytest.mark.parametrize(("kpi", "period", "decimals", "text"), PUBLISHED)
def test_a_published_figure_is_read_back(
    vaggeryd: pd.DataFrame, kpi: str, period: int, decimals: int, text: str
) -> None:
    assert str(rounded(vaggeryd.loc[(kpi, period, "T"), "value"], decimals)) == text


def test_the_frozen_figures_cover_every_criterion() -> None:
    programme = load_programme(PROGRAMME)
    frozen = set(FROZEN["kpi"])
    without = {i.criterion for i in programme.indicators} - {
        i.criterion for i in programme.indicators if i.kpi in frozen
    }
    assert without == set()


def test_every_value_lies_in_the_range_of_its_kind(snapshot: Snapshot, tmp_path: Path) -> None:
    kinds = {indicator.kpi: indicator.kind for indicator in load_programme(PROGRAMME).indicators}
    assert {"share", "count", "rate", "years"} <= set(kinds.values())
    assert (build_processed(snapshot, tmp_path, kinds=kinds) / "observations.parquet").is_file()


def test_a_figure_the_source_lacks_is_missing_and_never_zero(vaggeryd: pd.DataFrame) -> None:
    assert ("N18409", 2022, "T") not in vaggeryd.index
    assert round(vaggeryd.loc[("N18409", 2022, "K"), "value"], 1) == 6.9
    assert vaggeryd.loc[("N18409", 2022, "M"), "value"] == 0.0
    assert ("U07414", 2019, "T") not in vaggeryd.index


def test_the_own_figures_stand_beside_the_providers_with_their_own_source(vaggeryd: pd.DataFrame) -> None:
    own = vaggeryd[vaggeryd["source"] != "Kolada"]
    assert list(own.index) == [("N05401", 2022, "T"), ("U07514", 2019, "T")]
    assert not own["source"].str.contains("Kolada").any()
    assert set(vaggeryd["snapshot"]) == {"2024-host"}


def test_the_observations_are_those_of_312_areas_and_87_kpis(snapshot: Snapshot, tables: Tables) -> None:
    found, areas = tables.observations, tables.areas
    described = sum(r.rows for r in snapshot.of("observations"))
    assert (described, len(found)) == (569_075, 569_077)
    assert found["kpi"].nunique() == len(tables.kpis) == 87
    assert areas["type"].value_counts().to_dict() == {"K": 290, "L": 21, "R": 1}
    assert set(found["municipality"]) <= set(areas["code"])
    assert (found["period"].min(), found["period"].max()) == (2000, 2022)
    assert not found.duplicated(["kpi", "municipality", "period", "gender"]).any()
    assert found["value"].notna().all() and set(found["status"]) == {"A"}


def test_every_area_but_the_country_has_its_county(tables: Tables) -> None:
    areas = tables.areas.set_index("code")
    assert areas.loc["0000"].isna()["county"] and areas["county"].notna().sum() == 311
    jonkoping = areas[(areas["county"] == "06") & (areas["type"] == "K")].index
    assert list(jonkoping) == [
        "0604", "0617", "0642", "0643", "0662", "0665", "0680", "0682", "0683", "0684", "0685", "0686", "0687",
    ]  # fmt: skip
    assert areas.loc["0006", "county"] == "06"


def test_kpis_carry_both_titles_and_say_which_are_retired(tables: Tables) -> None:
    kpis = tables.kpis.set_index("kpi")
    assert set(kpis.index[kpis["retired"]]) == {"N00914", "N85069"}
    assert "antal/1000 inv" in kpis.loc["N09809", "title"] and "andel (%)" in kpis.loc["N09809", "title_2026"]
    assert kpis.loc["N00914"].isna()["title_2026"]
    assert kpis.loc[["N15428", "N00914"], "divided_by_gender"].all() and not kpis.loc["N00401", "divided_by_gender"]


def test_groups_have_their_subject_year_owner_and_members(tables: Tables) -> None:
    groups = tables.groups
    overall = groups[groups["subject"] == "övergripande"]
    assert overall.groupby("owner")["member"].nunique().to_dict().keys() == set(
        tables.areas.loc[tables.areas["type"] == "K", "code"]
    )
    assert (overall.groupby("owner").size() == 7).all() and (overall["year"] == 2025).all()
    assert not (groups["owner"] == groups["member"]).any()
    county = groups[groups["subject"] == "län"]
    assert len(county) == 13 and county["owner"].isna().all() and county["year"].isna().all()
    assert set(groups.loc[groups["owner"] == "0665", "group"]) == {
        "G37569", "G216339", "G36109", "G36401", "G85995", "G176149", "G176439", "G176729", "G219302", "G39742",
    }  # fmt: skip


def test_turnout_by_district_adds_up_to_the_own_figure(vaggeryd: pd.DataFrame, tables: Tables) -> None:
    districts = tables.districts
    assert (districts["voters"].sum(), districts["eligible"].sum()) == (9329, 11265)
    whole = 100 * districts["voters"].sum() / districts["eligible"].sum()
    assert str(rounded(whole, 2)) == str(vaggeryd.loc[("N05401", 2022, "T"), "value"]) == "82.81"
    late = districts[districts["undistributed"]]
    assert list(late["voters"]) == [377] and late["turnout"].isna().all()
    lowest = districts["turnout"].min()
    assert math.isclose(lowest, vaggeryd.loc[("N05831", 2022, "T"), "value"], abs_tol=1e-5)


def test_context_facts_carry_label_year_unit_and_source(tables: Tables) -> None:
    facts = tables.facts.set_index("fact")
    assert facts["value"].to_dict() == {"farmland": 3567.0, "fossil_free_vehicles": 30.7, "sick_leave_goal": 5.3}
    assert facts["year"].to_dict() == {"farmland": 2018, "fossil_free_vehicles": 2019, "sick_leave_goal": 2018}
    assert facts[["label", "unit", "source"]].notna().all().all()


def can_split(n: int, total: float, women: float, men: float) -> bool:
    """Whether whole numbers of women and men, n together, give all three shares (percent, at least six digits)."""
    for k in range(1, n):
        passed = [round(women * k / 100), round(men * (n - k) / 100)]
        shares = (100 * passed[0] / k, 100 * passed[1] / (n - k), 100 * sum(passed) / n)
        if all(abs(a - b) < 1e-5 for a, b in zip(shares, (women, men, total), strict=True)):
            return True
    return False


def test_each_derived_n_is_the_smallest_that_gives_the_shares_of_all_women_and_men(
    vaggeryd: pd.DataFrame, tables: Tables
) -> None:
    derived = tables.samples[~tables.samples["approximate"]]
    assert len(derived) == 13 and (derived["source"].str.startswith("härlett")).all()
    for row in derived.to_dict("records"):
        shares = [float(vaggeryd.loc[(row["kpi"], row["period"], g), "value"]) for g in "TKM"]
        fitting = [n for n in range(2, row["n"] + 1) if can_split(n, *shares)]
        assert fitting == [row["n"]], row


def test_survey_sample_sizes_are_marked_as_approximate(tables: Tables) -> None:
    survey = tables.samples[tables.samples["approximate"]]
    assert set(survey["n"]) == {425} and set(survey["period"]) == {2022} and len(survey) == 9


def test_emissions_per_inhabitant_times_inhabitants_give_the_total(vaggeryd: pd.DataFrame) -> None:
    for period in (2019, 2022):
        per, people, total = (vaggeryd.loc[(k, period, "T"), "value"] for k in ("N00401", "N01951", "N07702"))
        assert math.isclose(per * people, total, rel_tol=0.01)


def test_observations_are_sorted_so_that_one_municipality_is_read_fast(tables: Tables) -> None:
    key = tables.observations[["municipality", "kpi", "period", "gender"]]
    sample = list(key.iloc[:: len(key) // 5000].itertuples(index=False, name=None))
    assert all(first < second for first, second in pairwise(sample))
