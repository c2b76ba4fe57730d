from __future__ import annotations

import pytest

from indicators.method import gap_is_certain
from indicators.method.certainty import split


def test_the_numbers_of_women_and_men_follow_from_the_three_shares() -> None:
    # 30 of 40 women and 30 of 60 men are 60 of 100.
    assert split(75.0, 50.0, 60.0, 100) == pytest.approx((40, 60))


def test_numbers_that_cannot_be_told_are_taken_as_equal() -> None:
    assert split(50.0, 50.0, 50.0, 80) == (40, 40)
    assert split(50.0, 60.0, 61.0, 80) == (40, 40)


def test_girls_and_boys_qualified_for_upper_secondary_2022_cannot_be_told_apart() -> None:
    assert gap_is_certain(77.5, 78.2, 77.84, 167) is False


def test_a_difference_wider_than_both_margins_together_is_certain() -> None:
    # Half-widths with 100 persons each: 5.99 and 7.76 (Wilson); together 9.8.
    assert gap_is_certain(90.0, 79.0, 84.5, 200) is True
    assert gap_is_certain(90.0, 81.0, 85.5, 200) is False


def test_fewer_than_thirty_of_either_says_nothing() -> None:
    assert gap_is_certain(90.0, 50.0, 70.0, 58) is None
    assert gap_is_certain(90.0, 50.0, 70.0, 62) is True
