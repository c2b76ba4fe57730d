import numpy as np


def test_history_holds_every_value_with_and_without_the_window(world):
    world.indicator(window=3).values({2019: 4, 2021: 8})
    found = world.assess().history.set_index("period")
    assert list(found["raw"]) == [4, 8]
    assert np.isnan(found.loc[2019, "value"])
    assert found.loc[2021, "value"] == 6


def test_history_holds_the_chosen_municipality_by_sex_and_the_country_in_total(world):
    world.indicator()
    for area in ("0101", "0102", "0000"):
        for gender in "TKM":
            world.values({2022: 5}, area=area, gender=gender)
    found = world.assess().history
    assert sorted(zip(found["municipality"], found["gender"], strict=True)) == [
        ("0000", "T"), ("0101", "K"), ("0101", "M"), ("0101", "T"),
    ]  # fmt: skip


def test_history_has_intervals_where_the_basis_gives_them(world):
    world.indicator(kind="share", basis="cohort").values({2021: 50, 2022: 50})
    world.samples.append(("N1", "0101", 2022, 100, np.nan))
    found = world.assess().history.set_index("period")
    assert np.isnan(found.loc[2021, "low"])
    assert found.loc[2022, "low"] < 50 < found.loc[2022, "high"]


def test_a_predecessor_that_is_not_comparable_is_drawn_under_its_own_kpi_and_nowhere_else(world):
    world.indicator(predecessor="N0", break_from=2020, comparable=False, baseline_year=2020)
    world.values({year: 80 + year % 2 for year in range(2010, 2022)}, kpi="N0").values({2020: 72, 2021: 73, 2022: 74})
    results = world.assess()
    assert set(results.history["indicator"]) == {"1.1-N1"}
    assert list(results.history.groupby("kpi")["period"].min()) == [2010, 2020]
    mark = results.assessments.iloc[0]
    assert (mark["baseline"], mark["trend_n"], mark["trend"], mark["verdict"]) == (72, 3, "too_short", "met")
    assert np.isnan(mark["limit"])


def test_a_removed_value_is_not_in_the_history(world):
    world.indicator().values({2019: 5, 2020: 99}).correct(2020, "remove", expect=99)
    assert list(world.assess().history["period"]) == [2019]
