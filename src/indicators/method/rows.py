"""Row-wise arithmetic on matrices (area × period) in which NaN is "no value"."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

from indicators.method.rounding import FloatArray

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

MAD_TO_SIGMA = 1.4826


def packed(keep: BoolArray, *matrices: FloatArray) -> tuple[FloatArray, ...]:
    """Return each matrix with the kept cells of a row moved to its left, in order, and NaN after them."""
    order = np.argsort(~keep, axis=1, kind="stable")
    kept = np.take_along_axis(keep, order, axis=1)
    return tuple(np.where(kept, np.take_along_axis(m, order, axis=1), np.nan) for m in matrices)


def unpacked(keep: BoolArray, flags: BoolArray) -> BoolArray:
    """Put flags on packed cells back to the cells they came from (the inverse of ``packed``)."""
    order = np.argsort(~keep, axis=1, kind="stable")
    result = np.zeros_like(keep)
    np.put_along_axis(result, order, flags, axis=1)
    return result & keep


def row_median(matrix: FloatArray) -> FloatArray:
    """Return the median of the values in each row, shape (rows,); NaN for a row without any."""
    ordered = np.sort(matrix, axis=1)
    count = np.sum(~np.isnan(ordered), axis=1)
    rows = np.arange(len(ordered))
    low, high = np.maximum((count - 1) // 2, 0), np.minimum(count // 2, ordered.shape[1] - 1)
    return np.where(count > 0, (ordered[rows, low] + ordered[rows, high]) / 2, np.nan)


def row_spread(matrix: FloatArray) -> FloatArray:
    """Return 1.4826 · median|x − median x| of each row, shape (rows,); NaN for a row without values."""
    return MAD_TO_SIGMA * row_median(np.abs(matrix - row_median(matrix)[:, None]))


def spread(values: FloatArray) -> float:
    """Return 1.4826 · median|x − median x| of values without gaps; there must be at least one."""
    return MAD_TO_SIGMA * _median(np.abs(values - _median(values)))


def _median(values: FloatArray) -> float:
    """Return the median of values without gaps, as np.median but without its overhead."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def pick(matrix: FloatArray, columns: IntArray) -> FloatArray:
    """Return each row's value in its own column, shape (rows,); NaN where the column is −1."""
    found = matrix[np.arange(len(matrix)), np.maximum(columns, 0)]
    return np.where(columns >= 0, found, np.nan)


def pick_flag(matrix: BoolArray, columns: IntArray) -> BoolArray:
    """Return each row's flag in its own column, shape (rows,); False where the column is −1."""
    return matrix[np.arange(len(matrix)), np.maximum(columns, 0)] & (columns >= 0)


def newest(matrix: FloatArray, last: int, max_age: int) -> IntArray:
    """Return each row's newest column with a value among ``last − max_age`` … ``last``, or −1; shape (rows,)."""
    first = max(last - max_age, 0)
    there = ~np.isnan(matrix[:, first : last + 1]) if last >= 0 else np.zeros((len(matrix), 0), dtype=bool)
    if there.shape[1] == 0:
        return np.full(len(matrix), -1, dtype=np.int64)
    column = first + there.shape[1] - 1 - np.argmax(there[:, ::-1], axis=1)
    return np.where(there.any(axis=1), column, -1)


def any_between(flags: BoolArray, after: IntArray, until: IntArray) -> BoolArray:
    """Return whether a row has a flag in a column later than ``after`` and not later than ``until``."""
    columns = np.arange(flags.shape[1])[None, :]
    return np.any(flags & (columns > after[:, None]) & (columns <= until[:, None]), axis=1)


def yearly_changes(matrix: FloatArray, breaks: BoolArray, first: int, last: int) -> FloatArray:
    """Return changes between adjacent columns within ``first`` … ``last``, none into a column with a break."""
    first = max(first, 0)
    if last <= first:
        return np.zeros((len(matrix), 0))
    part = matrix[:, first : last + 1]
    return np.where(breaks[:, first + 1 : last + 1], np.nan, np.diff(part, axis=1))


def row_mean(matrix: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the unweighted mean of the values in each row (NaN without any) and how many there are."""
    count = np.sum(~np.isnan(matrix), axis=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.nansum(matrix, axis=1) / np.where(count > 0, count, np.nan), count
