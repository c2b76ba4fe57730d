"""Pace towards the long-term value, linear in the indicator's own unit: docs/method.md, section 3."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.method.attainment import StrArray
from indicators.method.rounding import FloatArray, round_half_away, without_noise
from indicators.method.rows import BoolArray

ON_PACE, TOO_SLOW = 0.95, 0.6


@dataclass(frozen=True)
class Pace:
    """ratio R (NaN for kept and lost), code ("" without a mark) and the change needed per year, one an area."""

    ratio: FloatArray
    code: StrArray
    needed: FloatArray


def pace(
    value: FloatArray,
    base: FloatArray,
    long_term: FloatArray,
    years: tuple[FloatArray, FloatArray, FloatArray],
    possible: BoolArray,
    direction: int,
    decimals: int,
) -> Pace:
    """Return the pace of each area; ``years`` are those of the value, the baseline and the long-term value.

    ``possible`` is False where value and baseline cannot be compared (not newer, or a break between them).
    """
    now, then, goal = years
    shown, start, end = (round_half_away(x, decimals) for x in (value, base, long_term))
    marked = possible & (now > then) & ~np.isnan(long_term)
    there_already = direction * (start - end) >= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = without_noise(((value - base) / (now - then)) / ((long_term - base) / (goal - then)))
        needed = np.where(marked & (goal > now), (long_term - value) / (goal - now), np.nan)
    ratio = np.where(marked & ~there_already & (goal > then), ratio, np.nan)
    kept = marked & there_already & (direction * (shown - end) >= 0)
    return Pace(ratio, _code(kept, marked & there_already & ~kept, ratio), needed)


def _code(kept: BoolArray, lost: BoolArray, ratio: FloatArray) -> StrArray:
    conditions = [kept, lost, ratio >= ON_PACE, ratio >= TOO_SLOW, ratio >= 0, ratio < 0]
    return np.select(conditions, ["kept", "lost", "on_pace", "too_slow", "far_behind", "wrong_way"], "")
