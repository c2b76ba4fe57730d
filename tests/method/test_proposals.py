import numpy as np
import pytest

from indicators.method.inputs import AMBITIONS


def spread_out(world, ours=5.0, **fields):
    """Our municipality at ``ours``, the others at 1, 2, … 39 in 2019."""
    world.indicator(**fields).values({2019: ours, 2022: ours})
    for number, area in enumerate(world.municipalities[1:], start=1):
        world.values({2019: number}, area=area)
    return world


@pytest.mark.parametrize("ambition", list(AMBITIONS))
def test_a_quantile_is_the_municipalities_percentile_in_the_good_direction(world, ambition):
    spread_out(world, proposal="quantile")
    everyone = [5.0, *range(1, 40)]
    for direction, percentile in ((1, AMBITIONS[ambition]), (-1, 100 - AMBITIONS[ambition])):
        world.indicators[0]["direction"] = direction
        world.rows[0] = ("N1", "0101", 2019, "T", 5.0 if direction > 0 else 39.0, "A", "s")
        values = everyone if direction > 0 else [39.0, *range(1, 40)]
        assert world.mark(ambition=ambition)["long_term"] == pytest.approx(np.percentile(values, percentile), abs=0.051)


def test_regions_and_the_country_are_not_in_the_reference(world):
    spread_out(world, proposal="quantile")
    before = world.mark()["long_term"]
    world.values({2019: 1000}, area="0000").values({2019: 1000}, area="0001")
    assert world.mark()["long_term"] == before


def test_the_reference_takes_values_up_to_two_years_older(world):
    world.indicator(proposal="quantile", max_age=5).values({2019: 1})
    world.values({2017: 9}, area="0102").values({2016: 99}, area="0103")
    assert world.mark()["long_term"] == 7.0  # 75th percentile of 1 and 9


@pytest.mark.parametrize(("period", "long_term"), [(2018, 7.0), (2019, 1.0), (2017, 7.0), (2020, 7.0)])
def test_the_reference_does_not_reach_across_a_break(world, period, long_term):
    world.indicator(proposal="quantile").values({2019: 1, 2022: 1}).values({2018: 9}, area="0102")
    world.correct(period, "break", area="*")
    assert set(world.assess().targets.query("ambition == 'medel'")["long_term"]) == {long_term}


def test_a_break_in_one_municipality_leaves_the_others_in_the_reference(world):
    world.indicator(proposal="quantile").values({2019: 1}).values({2018: 9}, area="0102").values({2018: 5}, area="0103")
    world.correct(2019, "break", area="0102")
    assert world.mark()["long_term"] == 4.0  # 75th percentile of 1 and 5


def test_a_baseline_as_good_as_the_percentile_is_to_be_maintained(world):
    spread_out(world, ours=38.0, proposal="quantile")
    found = world.assess().targets
    assert set(found[found["ambition"] == "medel"]["method"]) == {"maintain"}
    assert world.mark()["long_term"] == 38


def test_the_trend_is_carried_on_at_the_median_relative_change(world):
    world.indicator(proposal="trend", decimals=3).values({2009 + n: 100 * 1.02**n for n in range(11)})
    mark = world.mark(2020)
    assert mark["long_term"] == pytest.approx(100 * 1.02**10 * 1.02**11, abs=0.001)
    assert set(world.assess(2020).targets["method"]) == {"trend"}


def test_a_trend_for_the_worse_is_replaced_by_the_baseline(world):
    world.indicator(proposal="trend").values({2009 + n: 100 * 0.98**n for n in range(11)} | {2022: 90})
    assert world.mark()["long_term"] == world.mark()["target"] == 81.7
    assert set(world.assess().targets["method"]) == {"maintain"}


def test_four_changes_are_too_few_for_a_trend(world):
    world.indicator(proposal="trend").values({2015 + n: 100 * 1.02**n for n in range(5)})
    assert set(world.assess(2020).targets["method"]) == {"maintain"}
    world.values({2014: 98})
    assert set(world.assess(2020).targets["method"]) == {"trend"}


def test_changes_over_more_than_a_year_or_across_a_break_are_no_changes_for_a_trend(world):
    world.indicator(proposal="trend").values(
        {2009: 50, 2011: 70, 2013: 80, 2015: 90, 2016: 91, 2017: 92, 2018: 93, 2019: 94}
    )
    assert set(world.assess(2020).targets["method"]) == {"maintain"}
    world.values({2014: 85})
    assert set(world.assess(2020).targets["method"]) == {"trend"}
    world.correct(2017, "break").correct(2018, "break")
    assert set(world.assess(2020).targets["method"]) == {"maintain"}


def test_an_external_target_has_its_own_year(world):
    world.indicator(proposal="external", external_value=98, external_year=2025, external_source="Strategi")
    world.values({2019: 92, 2022: 97})
    mark = world.mark()
    assert (mark["long_term_year"], mark["long_term"], mark["target"]) == (2025, 98, 95)
    found = world.assess().targets
    assert list(found["year"].unique()) == [2020, 2021, 2022, 2025]
    assert set(found["source"]) == {"Strategi"}


def test_after_the_long_term_year_the_target_is_the_long_term_value(world):
    world.indicator(proposal="external", external_value=98, external_year=2021).values({2019: 92, 2022: 97})
    assert world.mark()["target"] == 98


def test_an_external_target_already_reached_is_to_be_maintained(world):
    world.indicator(proposal="external", external_value=95, external_year=2030).values({2019: 96, 2022: 97})
    assert world.mark()["long_term"] == 96
    assert set(world.assess().targets["method"]) == {"maintain"}


def test_to_maintain_is_the_baseline_every_year(world):
    world.indicator().values({2019: 5.04, 2022: 6})
    found = world.assess().targets
    assert set(found["target"]) == {5.0}
    assert list(found["ambition"].unique()) == ["låg", "medel", "hög"]


def test_the_line_starts_at_the_baselines_own_period(world):
    world.indicator(proposal="external", external_value=22, external_year=2030).values({2018: 10, 2022: 11})
    assert world.mark()["target"] == 14  # 10 + 12 · 4/12


def test_years_up_to_the_baseline_have_no_target_row(world):
    world.indicator(baseline_year=2020).values({2020: 5, 2022: 6})
    assert list(world.assess().targets["year"].unique()) == [2021, 2022, 2030]


def test_targets_do_not_depend_on_later_figures(world):
    spread_out(world, proposal="quantile")
    later = world.assess(2022).targets
    assert later.equals(world.assess(2019).targets)


SAWTOOTH = {2009 + n: 50 + (n % 2) * 2 for n in range(11)}  # changes +2 and −2 by turns, five of each


def test_the_limit_is_1_64_sigma_worse_than_the_baseline(world):
    world.indicator().values({**SAWTOOTH, 2022: 50})
    assert world.mark()["limit"] == round(50 - 1.64 * 1.4826 * 2, 1)
    world.indicators[0]["direction"] = -1
    assert world.mark()["limit"] == round(50 + 1.64 * 1.4826 * 2, 1)


def test_the_limit_is_the_same_for_every_year_and_ambition(world):
    world.indicator(proposal="external", external_value=90, external_year=2030).values(SAWTOOTH)
    assert world.assess(2020).targets["limit"].nunique() == 1


def test_a_wide_interval_at_the_baseline_widens_the_limit(world):
    world.indicator(kind="share", basis="sample").values({**SAWTOOTH, 2022: 50})
    world.samples.append(("N1", "0101", 2019, 100, 19.6))
    assert world.mark()["limit"] == round(50 - 1.64 * 2**0.5 * 10, 1)


def test_without_five_changes_of_its_own_the_spread_of_similar_sized_municipalities_is_used(world):
    world.indicator().values({2019: 50, 2022: 49}).values({2019: 1000}, kpi="N01951")
    for number, area in enumerate(world.municipalities[1:]):
        size = {0: 500, 1: 2000}.get(number % 10, 499 if number % 2 else 2001)
        step = 4 if size in (500, 2000) else 100
        world.values({2009 + n: 50 + (n % 2) * step for n in range(11)}, area=area).values(
            {2019: size}, kpi="N01951", area=area
        )
    assert world.mark()["limit"] == round(50 - 1.64 * 1.4826 * 4, 1)


@pytest.mark.parametrize(("areas", "limited"), [(2, False), (3, True)])
def test_fewer_than_thirty_changes_of_others_give_no_limit(world, areas, limited):
    world.indicator().values({2019: 50, 2022: 49}).values({2019: 1000}, kpi="N01951")
    for area in world.municipalities[1 : areas + 1]:
        world.values({2009 + n: 50 + (n % 2) * 4 for n in range(11)}, area=area).values(
            {2019: 1000}, kpi="N01951", area=area
        )
    mark = world.mark()
    assert np.isfinite(mark["limit"]) == limited
    assert mark["verdict"] == ("partly" if limited else "not")


def test_without_a_population_at_the_baseline_year_there_is_no_limit_from_others(world):
    world.indicator().values({2019: 50, 2022: 49}).values({2018: 1000}, kpi="N01951")
    for area in world.municipalities[1:]:
        world.values(SAWTOOTH, area=area).values({2019: 1000}, kpi="N01951", area=area)
    assert np.isnan(world.mark()["limit"])


def test_four_changes_of_its_own_are_too_few_and_five_enough_for_a_limit(world):
    world.indicator().values({2015: 52, 2016: 50, 2017: 53, 2018: 52, 2019: 52, 2022: 49})
    assert np.isnan(world.mark()["limit"])
    world.values({2014: 50})  # changes 2, -2, 3, -1, 0: median 0, median deviation 2
    assert world.mark()["limit"] == round(52 - 1.64 * 1.4826 * 2, 1)


def test_a_change_into_a_break_is_not_normal_variation(world):
    world.indicator().values({2019: 50, 2018: 52, 2017: 50, 2016: 52, 2015: 50, 2014: 52, 2022: 49}).correct(
        2016, "break"
    )
    assert np.isnan(world.mark()["limit"])


def test_a_change_more_than_ten_years_before_the_baseline_year_does_not_count(world):
    world.indicator().values({2008: 45, **SAWTOOTH, 2022: 50})
    assert world.mark()["limit"] == round(50 - 1.64 * 1.4826 * 2, 1)


def test_the_limit_is_never_worse_than_its_floor(world):
    world.indicator(limit_floor=48).values({**SAWTOOTH, 2022: 47.9})
    mark = world.mark()
    assert (mark["limit"], mark["verdict"]) == (48, "not")


def test_a_baseline_worse_than_the_floor_makes_the_floor_the_target_too(world):
    world.indicator(limit_floor=60, kind="percent").values({**SAWTOOTH, 2022: 61})
    mark = world.mark()
    assert (mark["limit"], mark["target"], mark["long_term"], mark["verdict"]) == (60, 60, 60, "met")


@pytest.mark.parametrize(
    ("kind", "direction", "limit"), [("share", -1, 100), ("share", 1, 0), ("rate", 1, 0), ("count", 1, 0)]
)
def test_limits_stay_within_what_the_kind_allows(world, kind, direction, limit):
    low, high = (0, 60) if direction > 0 else (40, 100)
    values = {2009 + n: (low if n % 2 else high) for n in range(10)}
    world.indicator(kind=kind, direction=direction, decimals=0).values({**values, 2019: low + 30, 2022: low + 30})
    assert world.mark()["limit"] == limit


def test_an_amount_may_have_a_limit_below_zero(world):
    world.indicator(kind="amount").values({2009 + n: (n % 2) * 60 for n in range(11)})
    assert world.mark(2020)["limit"] < 0
