import numpy as np
import pandas as pd
import pytest

from indicators.data import received, secrecy
from indicators.errors import UsageError
from indicators.method import InputError
from indicators.method.panel import build_panel
from indicators.method.series import windowed

NAN = np.nan


def test_the_window_is_the_mean_of_three_years():
    assert windowed(np.array([[1.0, 2.0, 6.0]]), 3)[0, 2] == 3.0


def test_the_window_needs_two_values_with_its_own_among_them():
    found = windowed(np.array([[4.0, NAN, 8.0, NAN, NAN, 5.0]]), 3)[0]
    assert np.array_equal(found, [NAN, NAN, 6.0, NAN, NAN, NAN], equal_nan=True)


def test_municipal_election_values_between_elections_are_left_out(world):
    world.indicator(election="municipal", max_age=3).values(
        {2014: 80, 2015: 80, 2018: 85, 2019: 85, 2020: 85, 2021: 85}
    )
    history = world.assess(2021).history
    assert list(history["period"]) == [2014, 2018]


def test_eu_elections_have_their_own_years(world):
    world.indicator(election="eu", max_age=4).values({2014: 50, 2018: 50, 2019: 55, 2020: 55})
    assert list(world.assess(2021).history["period"]) == [2014, 2019]


def test_an_election_between_the_years_is_no_new_value(world):
    world.indicator(election="municipal", max_age=3).values({2018: 85, 2019: 85, 2020: 85, 2021: 85})
    mark = world.mark(2021)
    assert (mark["period"], mark["baseline_period"], mark["reason"]) == (2018, 2018, "no_new_value")


def test_a_suspect_value_is_not_in_the_window(world):
    world.indicator(window=3, zero_implausible=True).values({2017: 4, 2018: 6, 2019: 8, 2020: 0, 2021: 6})
    assert world.mark(2021)["value"] == 7.0


def test_a_comparable_predecessor_fills_the_years_before_the_break(world):
    world.indicator(predecessor="N0", break_from=2020, comparable=True)
    world.values({2019: 70, 2020: 1}, kpi="N0").values({2020: 72, 2022: 74})
    mark = world.mark()
    assert (mark["baseline"], mark["value"], mark["verdict"]) == (70, 74, "met")


def test_the_same_key_twice_is_an_error_that_names_it(world):
    world.indicator().values({2020: 1}).values({2020: 2})
    with pytest.raises(InputError, match=r"N1 0101 2020 T: värdet för kön 'T' finns två gånger"):
        world.assess()


def test_an_unknown_area_is_an_error_that_names_it(world):
    world.indicator().values({2020: 1}, area="9999")
    with pytest.raises(InputError, match=r"N1 9999 2020"):
        world.assess()


def test_a_share_above_a_hundred_is_an_error(world):
    world.indicator(kind="share").values({2020: 100.5})
    with pytest.raises(InputError, match=r"N1 0101 2020: 100\.5"):
        world.assess()


def test_a_percent_may_be_negative_or_above_a_hundred(world):
    world.indicator(kind="percent").values({2019: -3, 2022: 130})
    assert world.mark()["verdict"] == "met"


def test_a_share_out_of_bounds_can_be_removed_by_a_correction(world):
    world.indicator(kind="share").values({2019: 50, 2020: 130, 2022: 60}).correct(2020, "remove", expect=130)
    assert world.mark()["verdict"] == "met"


def test_several_snapshots_need_a_choice(world):
    world.indicator().values({2019: 1}, snapshot="a").values({2019: 2}, snapshot="b")
    with pytest.raises(UsageError, match="a, b"):
        world.assess()


def test_the_chosen_snapshot_is_judged(world):
    world.indicator().values({2019: 1, 2022: 3}, snapshot="a").values({2019: 1, 2022: 2}, snapshot="b")
    mark = world.mark(snapshot="b")
    assert mark["value"] == 2 and pd.isna(mark["quality"])
    assert world.mark(snapshot="a")["value"] == 3


@pytest.mark.parametrize(
    ("earlier", "quality"),
    [({2019: 1, 2022: 3}, "revised"), ({2019: 5, 2022: 2}, "no"), ({2019: 1}, "no"), ({1970: 3, 2022: 2}, "no")],
)
def test_a_change_since_the_earlier_snapshot_is_named(world, new_world, earlier, quality):
    world.indicator().values({2019: 1, 2022: 2})
    before = new_world().values(earlier).values({2022: 9}, area="9999").rows
    observations = world.inputs().observations
    world.earlier = pd.DataFrame(before, columns=observations.columns)
    mark = world.mark().fillna({"quality": "no"})
    assert (mark["value"], mark["quality"]) == (2, quality)


def test_a_value_that_a_correction_replaces_is_not_called_revised(world, new_world):
    world.indicator().values({2019: 1, 2022: 9}).correct(2022, "replace", expect=9, value=2)
    world.earlier = pd.DataFrame(new_world().values({2022: 9}).rows, columns=world.inputs().observations.columns)
    mark = world.mark()
    assert mark["value"] == 2 and pd.isna(mark["quality"])


def test_where_a_predecessor_fills_in_its_own_earlier_values_count(world, new_world):
    world.indicator(predecessor="N2", break_from=2021, comparable=True)
    world.values({2022: 2}).values({2018: 4, 2019: 5}, kpi="N2")
    older = new_world().values({2019: 99, 2022: 2}).values({2018: 3, 2019: 5}, kpi="N2")
    world.earlier = pd.DataFrame(older.rows, columns=world.inputs().observations.columns)
    history = world.assess().history
    assert list(history.loc[history["quality"].eq("revised"), "period"]) == [2018]


def test_what_has_been_revised_changes_no_mark(world, new_world):
    world.indicator().values({2019: 1, 2022: 2})
    alone = world.mark().drop("quality")
    older = new_world().values({2019: 7, 2022: 9}).rows
    world.earlier = pd.DataFrame(older, columns=world.inputs().observations.columns)
    pd.testing.assert_series_equal(alone, world.mark().drop("quality"))


def test_a_frame_without_a_column_is_refused(world):
    world.indicator()
    inputs = world.inputs()
    with pytest.raises(InputError, match=r"areas saknar county"):
        type(inputs)(**{**vars(inputs), "areas": inputs.areas.drop(columns="county")})


def test_values_of_a_missing_status_are_missing(world):
    inputs = world.indicator().values({2021: 5}, status="bortfall").inputs()
    panel = build_panel(inputs.observations, inputs.areas, ["N1"], 2022)
    assert np.isnan(panel.values).all()


@pytest.mark.parametrize("status", ["M", "Q", "okänd", "", None])
def test_a_status_that_nobody_has_defined_is_an_error_that_names_it(world, status):
    world.indicator().values({2021: 5}, status=status)
    with pytest.raises(InputError, match=rf"N1 0101 2021 T: statusen {status!r} är okänd"):
        world.assess()


@pytest.mark.parametrize("status", ["A", "P", "E", "D", "U", "B"])
def test_a_value_of_every_defined_status_is_read(world, status):
    world.indicator().values({2022: 5}, status=status)
    assert world.mark()["value"] == 5


def test_the_method_knows_every_status_that_the_data_room_gives(world):
    for place, status in enumerate([*received.MISSING.values(), received.NOT_PUBLISHED, secrecy.SECRET]):
        world.values({2000 + place: None}, status=status)
    assert world.indicator().mark()["verdict"] == "na"
