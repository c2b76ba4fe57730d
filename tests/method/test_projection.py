import numpy as np
import pytest
from scipy import stats

from indicators.method.projection import projection
from indicators.method.trend import Window

YEARS = np.arange(2015, 2023, dtype=float)
VALUES = np.array([50, 53, 51, 56, 54, 58, 57, 61], dtype=float)


def one(values=VALUES, *, goal=2030.0, long_term=70.0, direction=1, n=8):
    window = Window(YEARS[None, :], np.asarray(values, dtype=float)[None, :], np.array([n]))
    return projection(window, np.array([goal]), np.array([long_term]), np.array([2022.0]), direction)


def test_the_line_and_its_interval_are_those_of_the_textbook():
    fit = stats.linregress(YEARS, VALUES)
    line = fit.intercept + fit.slope * 2030
    residual = np.sqrt(np.sum((VALUES - fit.intercept - fit.slope * YEARS) ** 2) / 6)
    error = residual * np.sqrt(1 + 1 / 8 + (2030 - YEARS.mean()) ** 2 / np.sum((YEARS - YEARS.mean()) ** 2))
    half = stats.t.ppf(0.9, 6) * error
    found = one()
    assert found.value[0] == pytest.approx(line)
    assert (found.low[0], found.high[0]) == pytest.approx((line - half, line + half))
    assert found.p_reach[0] == pytest.approx(stats.t.sf((70 - line) / error, 6))


def test_the_probability_turns_round_with_the_direction():
    assert one(direction=-1).p_reach[0] == pytest.approx(1 - one().p_reach[0])


@pytest.mark.parametrize("kind", ["share", "index"])
def test_the_projection_of_a_share_is_written_down_as_computed_outside_the_scale_too(world, kind):
    found = one(VALUES + 35)
    world.indicator(kind=kind).values(dict(zip(range(2015, 2023), VALUES + 35, strict=True)))
    mark = world.mark()
    assert mark["projection_high"] > mark["projection"] > 100
    written = [mark["projection_low"], mark["projection"], mark["projection_high"]]
    assert written == pytest.approx([found.low[0], found.value[0], found.high[0]])


def test_a_perfect_line_either_reaches_the_value_or_not():
    line = 10 + 2 * (YEARS - 2015)
    assert one(line, long_term=40.0).p_reach[0] == 1.0
    assert one(line, long_term=40.1).p_reach[0] == 0.0
    assert one(line).low[0] == pytest.approx(40.0)


@pytest.mark.parametrize("given", [{"n": 4}, {"goal": 2022.0}])
def test_too_few_values_or_a_year_already_here_give_no_projection(given):
    found = one(**given)
    assert np.isnan([found.value[0], found.low[0], found.high[0], found.p_reach[0]]).all()


def test_without_a_long_term_value_there_is_a_line_but_no_probability():
    found = one(long_term=np.nan)
    assert np.isfinite(found.value[0])
    assert np.isnan(found.p_reach[0])
