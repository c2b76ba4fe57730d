import numpy as np
import pytest
from scipy import stats

from indicators.method.intervals import poisson, wilson


def test_wilson_agrees_with_scipy():
    low, high = wilson(np.array([100 * 130 / 167]), np.array([167.0]))
    expected = stats.binomtest(130, 167).proportion_ci(method="wilson")
    assert (low[0], high[0]) == pytest.approx((100 * expected.low, 100 * expected.high))


@pytest.mark.parametrize("share", [0.0, 100.0])
def test_wilson_stays_within_the_scale(share):
    low, high = wilson(np.array([share]), np.array([34.0]))
    assert low[0] >= -1e-9
    assert high[0] <= 100 + 1e-9
    assert high[0] - low[0] > 5


@pytest.mark.parametrize("cases", [0, 1, 10, 63])
def test_the_poisson_interval_is_the_exact_one(cases):
    low, high = poisson(np.array([float(cases)]))
    assert low[0] == pytest.approx(stats.chi2.ppf(0.025, 2 * cases) / 2 if cases else 0.0)
    assert high[0] == pytest.approx(stats.chi2.ppf(0.975, 2 * (cases + 1)) / 2)


def test_counted_cases_come_from_rate_and_population(world):
    world.indicator(basis="count", kind="rate", per=1000, direction=-1).values({2019: 2.0, 2022: 2.0})
    world.values({2019: 5000, 2022: 5000}, kpi="N01951")
    mark = world.mark()
    low, high = poisson(np.array([10.0]))
    assert (mark["value_low"], mark["value_high"]) == pytest.approx((low[0] / 5, high[0] / 5))


def test_cases_and_populations_are_summed_over_the_window(world):
    world.indicator(basis="count", kind="rate", per=1000, direction=-1, window=3)
    world.values({2020: 1.0, 2021: 2.0, 2022: 3.0}).values({2020: 4000, 2021: 5000, 2022: 6000}, kpi="N01951")
    mark = world.mark()
    low, high = poisson(np.array([4.0 + 10.0 + 18.0]))
    assert mark["value"] == 2.0
    assert (mark["value_low"], mark["value_high"]) == pytest.approx((low[0] / 15, high[0] / 15))


def test_a_year_without_a_rate_adds_neither_cases_nor_people_to_the_window(world):
    world.indicator(basis="count", kind="rate", per=1000, direction=-1, window=3)
    world.values({2020: 1.0, 2022: 3.0}).values({2020: 4000, 2021: 5000, 2022: 6000}, kpi="N01951")
    low, _ = poisson(np.array([4.0 + 18.0]))
    assert world.mark()["value_low"] == pytest.approx(low[0] / 10)


def test_without_a_population_there_is_no_interval(world):
    world.indicator(basis="count", kind="rate", per=1000).values({2019: 2.0, 2022: 2.0})
    assert np.isnan(world.mark()["value_low"])


def test_a_register_gives_no_interval(world):
    world.indicator(kind="share").values({2019: 50, 2022: 53})
    world.samples.append(("N1", "0101", 2022, 400, 2.0))
    assert np.isnan(world.mark()["value_low"])


def test_wilson_is_for_shares_only(world):
    world.indicator(kind="index", basis="sample").values({2019: 50, 2022: 53})
    world.samples.append(("N1", "0101", 2022, 400, np.nan))
    assert np.isnan(world.mark()["value_low"])


def test_a_cohort_with_a_window_uses_n_of_its_own_period(world):
    world.indicator(kind="share", basis="cohort", window=3).values({2020: 50, 2021: 50, 2022: 50})
    world.samples += [("N1", "0101", 2021, 1000, np.nan), ("N1", "0101", 2022, 21, np.nan)]
    low, _ = wilson(np.array([50.0]), np.array([21.0]))
    assert world.mark()["value_low"] == pytest.approx(low[0])
