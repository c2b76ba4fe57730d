"""Classes of a map: each value in one, equal values together, at most four, as even as ties allow."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.classes import class_of, classes
from indicators.figures.theme import SEQUENTIAL

VALUES = st.lists(st.floats(-500, 500, allow_nan=False), min_size=1, max_size=30)


@given(VALUES, st.integers(0, 2))
def test_every_value_lies_in_exactly_one_class(values: list[float], decimals: int) -> None:
    found = classes(values, decimals)
    assert 1 <= len(found) <= 4
    for value in values:
        class_of(value, found, decimals)
    for lower, upper in pairwise(found):
        assert lower.high < upper.low


@given(VALUES)
def test_the_order_of_the_values_changes_nothing(values: list[float]) -> None:
    assert classes(values, 1) == classes(sorted(values, reverse=True), 1)


def test_different_values_are_spread_evenly() -> None:
    found = classes([float(v) for v in range(12)], 0)
    assert [(c.low, c.high) for c in found] == [(0, 2), (3, 5), (6, 8), (9, 11)]


def test_the_name_is_the_span_of_values_in_swedish() -> None:
    assert [c.name for c in classes([1000, 1200, 2000.4], 1)] == ["1\u00a0000,0", "1\u00a0200,0", "2\u00a0000,4"]
    assert classes([1.0, 1.1, 2, 3, 4, 5, 6, 7], 1)[0].name == "1,0–1,1"
    assert classes([-9.0, -8.0, -7, -6, -5, -4, -3, -2], 1)[0].name == "−9,0 till −8,0"


def test_values_on_both_sides_of_zero_share_neither_class_nor_colour() -> None:
    found = classes([-2.0, -1.0, -0.5, 0.0, 0.4, 0.9], 1)
    assert [(c.low, c.high) for c in found] == [(-2.0, -1.0), (-0.5, -0.5), (0.0, 0.4), (0.9, 0.9)]
    below, above = {c.colour for c in found if c.high < 0}, {c.colour for c in found if c.low >= 0}
    assert len(below) == len(above) == 2 and not below & above
    assert {c.colour for c in classes([0.0, 1.0, 2.0, 3.0], 1)} == set(SEQUENTIAL)
