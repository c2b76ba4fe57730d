import numpy as np
import pytest

from indicators.method.attainment import graded
from indicators.method.specification import specifications

STEADY = {year: 10 + (year % 2) for year in range(2009, 2020)}  # changes of 1 both ways, around a median of 0 or ±1


def graded_one(new_world, value, target, limit, direction=1, decimals=1):
    (item,) = specifications(new_world().indicator(direction=direction, decimals=decimals).inputs().indicators)
    return graded(np.array([value]), np.array([target]), np.array([limit]), item)[0]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (82.0, "met"),
        (81.8, "met"),
        (81.75, "met"),
        (81.74, "partly"),
        (72.9, "partly"),
        (72.85, "partly"),
        (72.84, "not"),
    ],
)
def test_what_the_reader_sees_is_compared(new_world, value, verdict):
    assert graded_one(new_world, value, 81.8, 72.9) == verdict


@pytest.mark.parametrize(("value", "verdict"), [(6.3, "met"), (6.34, "met"), (7.0, "partly"), (7.1, "not")])
def test_lower_is_better_where_the_direction_says_so(new_world, value, verdict):
    assert graded_one(new_world, value, 6.3, 7.0, direction=-1) == verdict


@pytest.mark.parametrize(("value", "verdict"), [(85.0, "met"), (84.0, "not")])
def test_without_a_limit_the_target_is_met_or_not(new_world, value, verdict):
    assert graded_one(new_world, value, 85.0, np.nan) == verdict


def test_each_verdict_is_reached_by_a_whole_judgement(world):
    world.indicator().values(STEADY)
    verdicts = []
    for value in (12, 10, 5):
        world.values({2022: value})
        verdicts.append(world.mark()["verdict"])
        world.rows.pop()
    assert verdicts == ["met", "partly", "not"]


def test_the_target_is_that_of_the_values_own_period(world):
    world.indicator(proposal="external", external_value=22, external_year=2030).values({2019: 11, 2021: 13})
    mark = world.mark(2022)
    assert (mark["period"], mark["target"], mark["verdict"]) == (2021, 13, "met")


def uncertain(world, value, n=400, **fields):
    world.indicator(kind="share", basis="sample", **fields)
    world.values({**{year: 50 + (year % 2) for year in range(2009, 2020)}, 2022: value})
    world.samples.append(("N1", "0101", 2022, n, np.nan))
    return world.mark()


def test_a_target_within_the_margin_makes_met_uncertain(world):
    mark = uncertain(world, 53)
    assert (mark["verdict"], mark["uncertain"]) == ("met", True)
    assert mark["value_low"] < mark["target"] < mark["value_high"]


def test_a_target_outside_the_margin_makes_met_certain(world):
    mark = uncertain(world, 60)
    assert (mark["verdict"], mark["uncertain"]) == ("met", False)


def test_the_limit_decides_for_not(world):
    mark = uncertain(world, 44)
    assert (mark["verdict"], mark["uncertain"]) == ("not", True)
    assert mark["value_low"] < mark["limit"] < mark["value_high"] < mark["target"]


def test_the_nearer_threshold_decides_for_partly(world):
    mark = uncertain(world, 50.9, n=100_000)
    assert (mark["verdict"], mark["uncertain"]) == ("partly", True)


def test_a_partly_near_its_limit_is_uncertain_because_of_the_limit(world):
    mark = uncertain(world, 48.7, n=100_000)
    assert (mark["verdict"], mark["uncertain"]) == ("partly", True)
    assert mark["value_high"] < mark["target"]


def test_without_a_limit_the_target_decides_whether_a_miss_is_certain(world):
    world.indicator(kind="share", basis="sample").values({2019: 51, 2022: 49})
    world.samples.append(("N1", "0101", 2022, 400, np.nan))
    mark = world.mark()
    assert np.isnan(mark["limit"])
    assert (mark["verdict"], mark["uncertain"]) == ("not", True)


def test_a_partly_far_from_both_thresholds_is_certain(world):
    mark = uncertain(world, 50.0, n=100_000)
    assert (mark["verdict"], mark["uncertain"]) == ("partly", False)


def test_without_n_no_mark_is_uncertain(world):
    mark = uncertain(world, 53, n=np.nan)
    assert not mark["uncertain"]
    assert np.isnan(mark["value_low"])


def test_a_published_margin_goes_before_n(world):
    world.indicator(kind="index", basis="sample").values({2019: 50, 2022: 53})
    world.samples.append(("N1", "0101", 2022, 400, 4.0))
    mark = world.mark()
    assert (mark["value_low"], mark["value_high"], mark["uncertain"]) == (49, 57, True)


@pytest.mark.parametrize(
    ("value", "direction", "movement"),
    [(5.04, 1, "unchanged"), (5.1, 1, "better"), (4.9, 1, "worse"), (4.9, -1, "better"), (5.1, -1, "worse")],
)
def test_a_movement_is_a_difference_the_reader_can_see(world, value, direction, movement):
    world.indicator(direction=direction).values({2019: 5.0, 2022: value})
    assert world.mark()["movement"] == movement


def test_a_movement_within_the_interval_is_unchanged(world):
    assert uncertain(world, 53)["movement"] == "unchanged"


def test_a_movement_is_said_without_a_target_too(world):
    world.indicator(decided_unread=True).values({2019: 5, 2022: 7})
    assert (world.mark()["verdict"], world.mark()["movement"]) == ("na", "better")
