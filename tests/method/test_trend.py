import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from indicators.method.trend import trend, trend_window

FIRST = 2000


def one(values, *, direction=1, breaks=(), at=None):
    """Judge values by year; ``at`` is the year of the value."""
    last = max(values)
    matrix, broken = np.full((1, last - FIRST + 1), np.nan), np.zeros((1, last - FIRST + 1), dtype=bool)
    for year, value in values.items():
        matrix[0, year - FIRST] = value
    for year in breaks:
        broken[0, year - FIRST] = True
    column = np.array([(at or last) - FIRST])
    window = trend_window(matrix, broken, column, np.arange(FIRST, last + 1))
    return trend(window, direction), window


def code(values, **given):
    return one(values, **given)[0].code[0]


def test_a_steady_rise_is_an_improvement_or_a_worsening():
    rise = {year: year for year in range(2015, 2023)}
    assert (code(rise), code(rise, direction=-1)) == ("improving", "worsening")


def test_four_values_are_too_short_a_series():
    assert code({year: year for year in range(2019, 2023)}) == "too_short"
    assert code({year: year for year in range(2018, 2023)}) == "improving"


def test_a_constant_series_is_unchanged():
    found, _ = one(dict.fromkeys(range(2015, 2023), 7))
    assert (found.code[0], found.slope[0]) == ("unchanged", 0)
    assert np.isnan(found.p[0])


def test_a_series_that_wavers_has_no_certain_trend():
    assert code({year: year % 3 for year in range(2015, 2023)}) == "no_certain_trend"


def test_a_significant_test_with_a_slope_of_zero_is_no_certain_trend():
    values = dict(zip(range(2015, 2023), [1, 2, 2, 2, 2, 2, 2, 2], strict=True))
    found, _ = one({**values, 2022: 3})
    assert (found.slope[0], found.code[0]) == (0, "no_certain_trend")
    assert found.p[0] <= 0.10


def test_the_last_eight_values_within_twelve_years_are_used():
    _, window = one({year: year for year in range(2003, 2023)})
    assert list(window.years[0]) == list(range(2015, 2023))


def test_values_more_than_twelve_years_back_are_not_used():
    found, window = one({year: year for year in (2004, 2006, 2008, 2010, 2011, 2013, 2015, 2017, 2022)})
    assert list(window.years[0][: found.n[0]]) == [2011, 2013, 2015, 2017, 2022]


def test_a_trend_begins_after_the_last_break_with_the_breaks_own_year():
    found, _ = one({year: year for year in range(2010, 2023)}, breaks=(2012, 2017))
    assert (found.first[0], found.n[0]) == (2017, 6)


def test_values_later_than_the_value_are_not_used():
    found, window = one({year: year for year in range(2010, 2023)}, at=2020)
    assert window.years[0][found.n[0] - 1] == 2020


def test_without_a_value_there_is_no_trend(world):
    world.indicator().values({year: year for year in range(2005, 2020)})
    mark = world.mark()
    assert mark[["trend", "trend_slope", "trend_n", "trend_first", "projection"]].isna().all()


def test_the_trend_is_taken_without_the_window(world):
    world.indicator(window=3).values({2018: 1, 2019: 3, 2020: 5, 2021: 6, 2022: 9})
    mark = world.mark()
    assert (mark["trend_n"], mark["trend"], mark["trend_slope"]) == (5, "improving", 2.0)
    assert mark["projection"] == pytest.approx(4.8 + 1.9 * 10)


def test_a_p_value_above_a_tenth_is_no_certain_trend():
    found, _ = one(dict(zip(range(2015, 2023), [1, 2, 4, 3, 6, 5, 2.5, 4.5], strict=True)))
    assert 0.10 < found.p[0] < 0.20
    assert found.code[0] == "no_certain_trend"


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, 2.5, 3.0, 7.0, 9.5, 11.0]), min_size=5, max_size=8), st.data())
def test_slope_and_test_are_those_of_scipy(values, data):
    years = sorted(data.draw(st.sets(st.integers(2011, 2022), min_size=len(values), max_size=len(values))))
    found, _ = one(dict(zip(years, values, strict=True)))
    assert found.slope[0] == pytest.approx(stats.theilslopes(values, years).slope)
    if len(set(values)) > 1:
        assert found.p[0] == pytest.approx(stats.kendalltau(years, values, method="auto").pvalue)


def test_many_rows_at_once_get_the_same_as_one_by_one():
    values = np.random.default_rng(1).integers(0, 6, (200, 12)).astype(float)
    values[np.random.default_rng(2).random((200, 12)) < 0.2] = np.nan
    values[:, -1] = 3
    broken = np.zeros(values.shape, dtype=bool)
    found = trend(trend_window(values, broken, np.full(200, 11), np.arange(2011, 2023)), 1)
    for row in range(200):
        own, _ = one({2011 + int(i): values[row, i] for i in np.flatnonzero(~np.isnan(values[row]))})
        assert own.code[0] == found.code[row]
        assert own.p[0] == pytest.approx(found.p[row], nan_ok=True)
