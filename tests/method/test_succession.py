"""A nyckeltal that another takes over from, and one that nobody knows the meaning of any more."""

import numpy as np
import pytest

from indicators.errors import NulageError

SERIES = {year: 50.0 + year - 2010 for year in range(2010, 2020)}


def followed(world, **fields):
    """N1 to 2019 and N2 from 2020, on another level."""
    world.indicator(successor="N2", max_age=1, **fields).values(SERIES)
    return world.values({2020: 160.0, 2021: 161.0, 2022: 162.0}, kpi="N2")


def test_a_successor_that_is_not_comparable_is_drawn_and_never_judged(world):
    followed(world, last_period=2019, successor_comparable=False)
    mark = world.mark(2022)
    assert mark["reason"] == "retired"
    assert np.isnan(mark["value"]) and mark[["pace", "movement", "rank", "trend_slope"]].isna().all()
    history = world.assess(2022).history.query("municipality == '0101' and gender == 'T'")
    assert history.groupby("role")["kpi"].agg(["first", "size"]).to_dict("index") == {
        "self": {"first": "N1", "size": 10},
        "after": {"first": "N2", "size": 3},
    }


def test_nothing_later_than_the_report_year_is_read_of_a_successor(world):
    followed(world, last_period=2019, successor_comparable=False)
    assert world.assess(2020).history.query("role == 'after'")["period"].tolist() == [2020]
    assert world.assess(2019).history.query("role == 'after'").empty


def test_the_last_values_are_judged_as_long_as_they_are_young_enough(world):
    followed(world, last_period=2019, successor_comparable=False, baseline_year=2018)
    assert world.mark(2020)["value"] == 59.0
    assert world.mark(2021)["reason"] == "retired"


def test_a_comparable_successor_goes_on_with_the_same_series(world):
    followed(world, last_period=2019, successor_comparable=True)
    mark = world.mark(2022)
    assert (mark["value"], mark["baseline"], mark["verdict"]) == (162.0, 59.0, "met")
    assert mark["trend"] == "improving"
    assert set(world.assess(2022).history["role"]) == {"self"}


def test_the_successors_first_year_goes_before_the_last_of_the_old(world):
    followed(world, successor_comparable=True, successor_from=2021)
    assert world.mark(2020)["period"] == 2019
    assert world.mark(2021)["value"] == 161.0


def test_a_comparable_successor_without_a_first_year_is_an_error(world):
    with pytest.raises(NulageError, match="from_year"):
        followed(world, successor_comparable=True).mark()


def test_no_values_of_a_successor_draw_nothing(world):
    world.indicator(successor="N2", last_period=2024, successor_comparable=False).values({**SERIES, 2022: 60.0})
    assert set(world.assess(2022).history["role"]) == {"self"}
    assert world.mark(2022)["value"] == 60.0


def test_a_predecessor_and_a_successor_are_told_apart(world):
    world.indicator(predecessor="N0", break_from=2012, comparable=False, successor="N2", successor_comparable=False)
    world.values({2012: 1, 2013: 2}).values({2010: 9, 2011: 9}, kpi="N0").values({2014: 5}, kpi="N2")
    found = world.assess(2022).history.query("municipality == '0101'")
    assert dict(zip(found["kpi"], found["role"], strict=True)) == {"N1": "self", "N0": "before", "N2": "after"}


def test_an_indicator_with_an_unconfirmed_title_shows_nothing_and_gets_no_mark(world):
    world.indicator(unconfirmed_title="Andel (%)", proposal="external", external_value=60, external_year=2030)
    world.values(SERIES | {2020: 61.0, 2022: 63.0}).values({2022: 5.0}, area="0102")
    found = world.assess(2022)
    mark = world.mark(2022)
    assert (mark["verdict"], mark["reason"], mark["unconfirmed_title"]) == ("na", "unconfirmed_title", "Andel (%)")
    nothing = ["period", "value", "baseline", "target", "limit", "long_term", "pace", "trend", "rank", "movement"]
    assert mark[[*nothing, "peer_mean", "county_mean", "country", "share_not", "p_reach"]].isna().all()
    assert found.history.empty and found.targets.empty and found.comparison["value"].isna().all()


def test_an_unconfirmed_title_is_told_before_that_the_year_is_the_baseline(world):
    world.indicator(unconfirmed_title="Andel (%)").values(SERIES)
    assert world.mark(2019)["reason"] == "unconfirmed_title"
