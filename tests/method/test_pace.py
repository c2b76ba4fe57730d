import numpy as np
import pytest

from indicators.method.pace import pace


def one(value, base, long_term, *, direction=1, now=2022, then=2019, goal=2030, possible=True):
    arrays = [np.array([float(x)]) for x in (value, base, long_term)]
    years = tuple(np.array([float(x)]) for x in (now, then, goal))
    found = pace(*arrays, years, np.array([possible]), direction, 1)
    return found.code[0], found.ratio[0], found.needed[0]


@pytest.mark.parametrize(
    ("value", "code", "ratio"),
    [(13.0, "on_pace", 1.0), (12.85, "on_pace", 0.95), (12.84, "too_slow", 0.946667),
     (11.8, "too_slow", 0.6), (11.79, "far_behind", 0.596667),
     (10.0, "far_behind", 0.0), (9.9, "wrong_way", -0.033333)],
)  # fmt: skip
def test_pace_compares_the_way_gone_with_the_way_to_go(value, code, ratio):
    found = one(value, 10, 21)
    assert found[0] == code
    assert found[1] == pytest.approx(ratio, abs=1e-6)


def test_pace_is_the_same_when_lower_is_better():
    assert one(-13, -10, -21, direction=-1)[:2] == ("on_pace", 1.0)


@pytest.mark.parametrize(("value", "code"), [(12, "kept"), (10.0, "kept"), (9.96, "kept"), (9.9, "lost")])
def test_a_level_there_at_the_baseline_is_kept_or_lost(value, code):
    found = one(value, 10.04, 10)
    assert found[0] == code
    assert np.isnan(found[1])


def test_the_change_needed_from_now_on_is_per_year():
    assert one(13, 10, 21)[2] == 1.0


@pytest.mark.parametrize("given", [{"possible": False}, {"now": 2019}])
def test_there_is_no_pace_without_two_values_to_compare(given):
    code, ratio, needed = one(13, 10, 21, **given)
    assert code == ""
    assert np.isnan([ratio, needed]).all()


def test_there_is_no_pace_without_a_long_term_value():
    assert one(13, 10, np.nan)[0] == ""


def test_nothing_is_needed_per_year_once_the_long_term_year_is_there():
    code, ratio, needed = one(20, 10, 21, now=2030)
    assert (code, ratio) == ("too_slow", pytest.approx(10 / 11))
    assert np.isnan(needed)
