import numpy as np


def both(world, women, men, **fields):
    return world.indicator(**fields).values({2019: 5, 2022: 6}).values(women, gender="K").values(men, gender="M")


def test_the_difference_is_women_minus_men_with_its_change_since_the_baseline(world):
    mark = both(world, {2019: 4, 2022: 8}, {2019: 6, 2022: 5}).mark()
    assert (mark["value_women"], mark["value_men"], mark["gender_gap"], mark["gender_gap_change"]) == (8, 5, 3, 5)


def test_one_sex_alone_gives_no_difference(world):
    mark = both(world, {2019: 4, 2022: 8}, {}).mark()
    assert mark["value_women"] == 8
    assert np.isnan([mark["value_men"], mark["gender_gap"], mark["gender_gap_change"]]).all()


def test_there_is_no_change_of_the_difference_across_a_break(world):
    mark = both(world, {2019: 4, 2022: 8}, {2019: 6, 2022: 5}).correct(2021, "break").mark()
    assert mark["gender_gap"] == 3
    assert np.isnan(mark["gender_gap_change"])


def without_a_total(world):
    world.indicator().values({2019: 5}).values({2019: 4, 2022: 8}, gender="K").values({2019: 6, 2022: 5}, gender="M")
    return world


def test_the_change_of_the_difference_is_known_when_only_the_total_is_missing(world):
    mark = without_a_total(world).mark()
    assert (mark["reason"], mark["gender_gap"], mark["gender_gap_change"]) == ("total_missing", 3, 5)


def test_a_break_forbids_the_change_of_the_difference_also_when_the_total_is_missing(world):
    mark = without_a_total(world).correct(2022, "break").mark()
    assert (mark["reason"], mark["gender_gap"]) == ("total_missing", 3)
    assert np.isnan(mark["gender_gap_change"])


def test_without_a_baseline_or_in_its_own_year_the_difference_has_no_change(world):
    assert np.isnan(without_a_total(world).mark(2019)["gender_gap_change"])
    world.rows = [row for row in world.rows if row[2] != 2019]
    assert np.isnan(world.mark()["gender_gap_change"])


def test_women_and_men_have_the_same_window_as_the_total(world):
    mark = both(world, {2021: 4, 2022: 8}, {2021: 2, 2022: 4}, window=3).values({2021: 4}).mark()
    assert (mark["value"], mark["value_women"], mark["value_men"]) == (5, 6, 3)
