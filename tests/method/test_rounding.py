from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.method.rounding import round_half_away, without_noise


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.675, 2, 2.68),
        (0.5, 0, 1.0),
        (-0.5, 0, -1.0),
        (1.005, 2, 1.01),
        (81.85, 1, 81.9),
        (2.5, 0, 3.0),
        (-1.25, 1, -1.3),
    ],
)
def test_a_half_is_rounded_away_from_zero_on_the_decimal_text(value, decimals, expected):
    assert round_half_away(value, decimals) == expected


def test_a_value_just_below_a_half_is_rounded_down():
    assert round_half_away(2.6749999999999, 2) == 2.67


def test_rounding_never_leaves_a_negative_zero():
    assert str(round_half_away(-0.04, 1)) == "0.0"


def test_missing_stays_missing_when_rounded():
    assert np.isnan(round_half_away(np.array([np.nan, 1.0]), 1)[0])


@given(st.floats(-1e7, 1e7, allow_nan=False), st.integers(0, 3))
def test_rounding_equals_the_rounding_of_the_printed_text(value, decimals):
    printed = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert round_half_away(value, decimals) == float(printed)


def test_a_computed_half_is_a_half():
    mean = without_noise(np.array([(80.1 + 80.2) / 2]))
    assert round_half_away(mean, 1)[0] == 80.2
