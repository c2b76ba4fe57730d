import numpy as np
import pandas as pd
import pytest

CALM = {2010: 10, 2011: 11, 2012: 10, 2013: 11, 2014: 10, 2015: 11, 2016: 10.5, 2017: 11, 2018: 10, 2019: 11}
# changes 1, -1, 1, -1, 1, -0.5, 0.5, -1, 1: median 0.5, median deviation 0.5, so far is more than 4.4 away


def test_an_implausible_zero_at_the_report_year_is_suspect_and_no_older_value_is_taken(world):
    world.indicator(zero_implausible=True).values({2019: 9.2, 2020: 9, 2021: 0})
    mark = world.mark(2021)
    assert (mark["reason"], mark["quality"]) == ("suspect_value", "suspect;pandemic")
    assert np.isnan(mark["value"])


def test_a_zero_among_other_zeros_is_believed(world):
    world.indicator(zero_implausible=True).values({2018: 0, 2019: 9, 2022: 0})
    assert world.mark()["value"] == 0


def test_a_zero_is_plausible_unless_declared_otherwise(world):
    world.indicator().values({2019: 9, 2022: 0})
    assert world.mark()["value"] == 0


def test_a_spike_is_suspect_once_the_way_back_is_known(world):
    world.indicator().values({**CALM, 2020: 40, 2021: 10})
    history = world.assess(2021).history.set_index("period")
    assert history.loc[2020, "quality"] == "suspect;pandemic"
    assert np.isnan(history.loc[2020, "value"])
    assert history.loc[2020, "raw"] == 40


def test_a_far_change_without_the_way_back_is_a_jump_that_is_judged(world):
    world.indicator().values({**CALM, 2020: 40})
    mark = world.mark(2020)
    assert (mark["value"], mark["verdict"], mark["quality"]) == (40, "met", "jump;pandemic")


def test_the_way_back_from_a_spike_is_no_jump(world):
    world.indicator().values({**CALM, 2020: 40, 2021: 10})
    assert world.mark(2021)["quality"] == "pandemic"


def test_a_change_that_goes_on_in_the_same_direction_is_no_spike(world):
    world.indicator().values({**CALM, 2020: 40, 2021: 80})
    history = world.assess(2021).history.set_index("period")
    assert list(history.loc[[2020, 2021], "quality"]) == ["jump;pandemic", "jump;pandemic"]


def test_seven_values_are_too_few_for_a_spike(world):
    world.indicator().values({2014: 10, 2015: 11, 2016: 10.5, 2017: 11, 2018: 40, 2019: 10, 2020: 11})
    assert world.assess(2020).history["value"].notna().all()


def test_no_spike_is_named_where_changes_do_not_vary(world):
    world.indicator().values({**dict.fromkeys(range(2008, 2020), 10), 2020: 40, 2021: 10})
    assert world.assess(2021).history["value"].notna().all()


def test_a_spike_smaller_than_one_unit_of_the_last_decimal_is_left_alone(world):
    world.indicator(decimals=0).values({year: value / 100 for year, value in {**CALM, 2020: 60, 2021: 10}.items()})
    assert world.assess(2021).history["value"].notna().all()


def test_a_change_into_a_break_is_no_spike(world):
    world.indicator().values({**CALM, 2020: 40, 2021: 10}).correct(2020, "break")
    assert world.assess(2021).history["value"].notna().all()


def test_the_values_beside_a_spike_may_lie_years_away(world):
    calm = {year: value for year, value in CALM.items() if year < 2018}
    world.indicator().values({**calm, 2019: 40, 2022: 10})
    assert world.assess().history.set_index("period").loc[2019, "quality"] == "suspect"


@pytest.mark.parametrize("period", [2019, 2020])
def test_a_change_across_a_break_in_a_year_without_a_value_is_no_spike_and_no_jump(world, period):
    calm = {year: value for year, value in CALM.items() if year < 2019}
    world.indicator().values({**calm, 2021: 40, 2022: 10}).correct(period, "break")
    history = world.assess().history.set_index("period")
    assert history["value"].notna().all()
    assert history.loc[2021, "quality"] == "pandemic"


def test_a_total_outside_women_and_men_is_named(world):
    world.indicator(kind="share").values({2019: 50, 2022: 60})
    world.values({2022: 40}, gender="K").values({2022: 59.9}, gender="M")
    assert pd.isna(world.mark()["quality"])
    world.rows[-1] = ("N1", "0101", 2022, "M", 58.9, "A", "s")
    assert world.mark()["quality"] == "total_outside_sexes"


def test_a_count_that_is_not_women_and_men_together_is_named(world):
    world.indicator(kind="count", decimals=0).values({2019: 50, 2022: 60})
    world.values({2022: 31}, gender="K").values({2022: 30}, gender="M")
    assert world.mark()["quality"] == "total_outside_sexes"


def test_an_older_value_is_named_as_carried(world):
    world.indicator().values({2019: 5, 2021: 6})
    assert world.mark()["quality"] == "carried;pandemic"
