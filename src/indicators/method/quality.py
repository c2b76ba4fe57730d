"""Data quality of each value: docs/method.md, section 11."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indicators.method.rounding import FloatArray, round_half_away
from indicators.method.rows import BoolArray, IntArray, packed, row_median, row_spread, unpacked
from indicators.method.specification import Specification

CODES = ("suspect", "jump", "total_outside_sexes", "carried", "revised", "break", "pandemic")
FAR = 6.0
FEWEST_FOR_SPIKE = 8
PANDEMIC_YEARS = (2020, 2021)
_CLOSE = 1e-9

_TEXTS = np.array([";".join(c for i, c in enumerate(CODES) if mask >> i & 1) for mask in range(1 << len(CODES))])


def quality_text(masks: NDArray[np.int64]) -> NDArray[np.str_]:
    """Return bit masks (bit i is ``CODES[i]``) as codes joined by ``;``, an empty text for none."""
    return _TEXTS[masks]


def bit(code: str) -> int:
    """Return the bit that stands for a quality code."""
    return 1 << CODES.index(code)


def suspect_and_jump(
    total: FloatArray, breaks: BoolArray, confirmed: BoolArray, item: Specification
) -> tuple[BoolArray, BoolArray]:
    """Return which values of a matrix (area × period) are suspect, and which follow a jump.

    Suspect: an implausible zero, or a spike with changes far from the median change on both sides in opposite
    directions. Jump: one change as far without the way back. Changes run between consecutive values, however
    many years lie between; a change across a break is none.
    """
    there = ~np.isnan(total)
    spike, far = _spikes(total, breaks, item)
    suspect = (spike | _implausible_zeros(total, item)) & there & ~confirmed
    known_wrong = packed(there, suspect.astype(float))[0] == 1.0
    after_wrong = np.zeros_like(known_wrong)
    after_wrong[:, 1:] = known_wrong[:, :-1]
    jump = unpacked(there, far & ~known_wrong & ~after_wrong)
    return suspect, jump


def _implausible_zeros(total: FloatArray, item: Specification) -> BoolArray:
    if not item.zero_implausible:
        return np.zeros(total.shape, dtype=bool)
    zero = total == 0
    others_positive = np.all(np.isnan(total) | (total > 0) | zero, axis=1) & (zero.sum(axis=1) == 1)
    return zero & others_positive[:, None]


def _spikes(total: FloatArray, breaks: BoolArray, item: Specification) -> tuple[BoolArray, BoolArray]:
    """Return the spikes in place, and, packed to the left, which values a far change leads into."""
    there = ~np.isnan(total)
    values, breaks_so_far = packed(there, total, np.cumsum(breaks, axis=1).astype(float))
    changes = np.where(np.diff(breaks_so_far, axis=1) > 0, np.nan, np.diff(values, axis=1))
    middle, deviation = row_median(changes)[:, None], row_spread(changes)[:, None]
    enough = (there.sum(axis=1) >= FEWEST_FOR_SPIKE)[:, None] & (deviation > 0)
    distance = np.abs(changes - middle)
    far = enough & (distance > FAR * deviation) & (distance >= item.unit_step - _CLOSE)
    spike = np.zeros_like(there)
    spike[:, 1:-1] = far[:, :-1] & far[:, 1:] & (np.sign(changes[:, :-1]) * np.sign(changes[:, 1:]) < 0)
    into = np.zeros_like(there)
    into[:, 1:] = far
    return unpacked(there, spike), into


def total_outside_sexes(total: FloatArray, women: FloatArray, men: FloatArray, item: Specification) -> BoolArray:
    """Return where a share lies outside women and men by more than one unit, or a count is not their sum."""
    if item.kind == "share":
        reach = item.unit_step + _CLOSE
        return (total < np.minimum(women, men) - reach) | (total > np.maximum(women, men) + reach)
    if item.kind == "count":
        both = ~np.isnan(total) & ~np.isnan(women) & ~np.isnan(men)
        return both & (round_half_away(total, item.decimals) != round_half_away(women + men, item.decimals))
    return np.zeros(total.shape, dtype=bool)


def revised(total: FloatArray, earlier: FloatArray | None) -> BoolArray:
    """Return where a value differs from the one in the newest earlier snapshot."""
    if earlier is None:
        return np.zeros(total.shape, dtype=bool)
    return np.abs(total - earlier) > _CLOSE * np.maximum(np.abs(total), 1.0)


def pandemic(periods: IntArray) -> BoolArray:
    """Return which periods are pandemic years."""
    return np.isin(periods, PANDEMIC_YEARS)
