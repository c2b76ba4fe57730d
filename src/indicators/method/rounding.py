"""Rounding as the reader sees it: half away from zero on the decimal text of the number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

_NOISE_DECIMALS = 10


@overload
def round_half_away(value: float, decimals: int) -> float: ...
@overload
def round_half_away(value: FloatArray, decimals: int) -> FloatArray: ...
def round_half_away(value: ArrayLike, decimals: int) -> Any:
    """Return ``value`` (a number or an array of any shape) rounded to ``decimals``; missing stays missing.

    2.675 becomes 2.68 although the nearest binary number lies below it, since the text is what a reader sees;
    −0.5 becomes −1, never a negative zero. Rule: docs/method.md, introduction.
    """
    array = np.atleast_1d(np.asarray(value, dtype=np.float64))
    scale = 10.0**decimals
    scaled = np.abs(array) * scale
    result = np.copysign(np.floor(scaled + 0.5) / scale, array)
    near_tie = np.abs(scaled - np.floor(scaled) - 0.5) < 1e-9 + 1e-12 * scaled
    if near_tie.any():
        result[near_tie] = [_on_text(number, decimals) for number in array[near_tie]]
    result = result + 0.0
    return result if np.ndim(value) else float(result[0])


def _on_text(number: float, decimals: int) -> float:
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(float(number))).quantize(step, rounding=ROUND_HALF_UP))


def without_noise(values: FloatArray) -> FloatArray:
    """Return computed values with the float noise beyond the tenth decimal taken off.

    The mean of 80.1 and 80.2 is 80.15, not 80.14999999999999: without this a mark could differ from the printed
    number by one unit of its last decimal.
    """
    return np.round(values, _NOISE_DECIMALS)
