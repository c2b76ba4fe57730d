"""Women and men: docs/method.md, section 7."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray, pick


@dataclass(frozen=True)
class Sexes:
    """The values of women and men, their difference (women minus men) and its change since the baseline."""

    women: FloatArray
    men: FloatArray
    gap: FloatArray
    change: FloatArray


def sexes(women: FloatArray, men: FloatArray, at: IntArray, base_at: IntArray, comparable: BoolArray) -> Sexes:
    """Return both values at each row's period; matrices are (row, period), ``at`` and ``base_at`` columns.

    The change needs both values in both years and ``comparable``: a later period with no break between.
    """
    gap = women - men
    now = pick(gap, at)
    return Sexes(pick(women, at), pick(men, at), now, np.where(comparable, now - pick(gap, base_at), np.nan))
