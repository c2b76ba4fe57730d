import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indicators.method.rows import newest, packed, row_median, row_spread, spread, unpacked, yearly_changes

values = st.floats(-100, 100, allow_nan=False, width=32)
matrices = arrays(np.float64, (4, 7), elements=st.one_of(values, st.just(np.nan)))


@given(matrices)
def test_the_median_of_each_row_is_numpys(matrix):
    expected = [np.median(row[~np.isnan(row)]) if (~np.isnan(row)).any() else np.nan for row in matrix]
    assert np.allclose(row_median(matrix), expected, equal_nan=True)


@given(arrays(np.float64, st.integers(1, 30), elements=values))
def test_the_spread_of_a_row_and_of_a_list_are_the_same_robust_one(found):
    expected = 1.4826 * np.median(np.abs(found - np.median(found)))
    assert np.isclose(spread(found), expected)
    assert np.isclose(row_spread(found[None, :])[0], expected)


@given(matrices)
def test_packing_keeps_the_values_in_order_and_flags_find_their_way_back(matrix):
    keep = ~np.isnan(matrix)
    (left,) = packed(keep, matrix)
    for row, kept in zip(matrix, left, strict=True):
        there = row[~np.isnan(row)]
        assert np.array_equal(kept[: len(there)], there)
        assert np.isnan(kept[len(there) :]).all()
    assert np.array_equal(unpacked(keep, left > 0), matrix > 0)


def test_the_newest_value_is_looked_for_within_max_age():
    matrix = np.array([[1.0, np.nan, 3.0, np.nan], [1.0, np.nan, np.nan, np.nan]])
    assert list(newest(matrix, 3, 1)) == [2, -1]
    assert list(newest(matrix, 3, 3)) == [2, 0]
    assert list(newest(matrix, -2, 3)) == [-1, -1]


def test_a_change_is_between_adjacent_years_and_not_into_a_break():
    matrix = np.array([[1.0, 2.0, 4.0, np.nan, 9.0, 10.0]])
    breaks = np.array([[False, False, True, False, False, False]])
    assert np.array_equal(yearly_changes(matrix, breaks, 0, 5)[0], [1.0, np.nan, np.nan, np.nan, 1.0], equal_nan=True)
    assert yearly_changes(matrix, breaks, -12, -2).shape == (1, 0)
