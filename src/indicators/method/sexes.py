"""Women and men: docs/method.md, section 7."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray, any_between, pick


@dataclass(frozen=True)
class Sexes:
    """The values of women and men, their difference (women minus men) and its change since the baseline."""

    women: FloatArray
    men: FloatArray
    gap: FloatArray
    change: FloatArray


def sexes(women: FloatArray, men: FloatArray, breaks: BoolArray, at: IntArray, base_at: IntArray) -> Sexes:
    """Return both values at each row's period; matrices are (row, period), ``at`` and ``base_at`` columns.

    The change needs both values in both periods, and a period later than the baseline's with no break since it.
    """
    gap = women - men
    now, then = pick(gap, at), pick(gap, base_at)
    comparable = (at > base_at) & ~any_between(breaks, base_at, at)
    return Sexes(pick(women, at), pick(men, at), now, np.where(comparable, now - then, np.nan))
