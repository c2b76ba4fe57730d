"""Whether a difference between women and men can be told from chance: docs/method.md, section 7."""

from __future__ import annotations

import math

import numpy as np

from indicators.method.intervals import wilson

FEWEST = 30


def split(women: float, men: float, total: float, n: int) -> tuple[float, float]:
    """Return how many of ``n`` persons are women and men, from the shares of women, men and all.

    The share of all is the mean of the two weighted by their numbers. Where the two shares are the same, or rounding
    puts the total outside them, the numbers cannot be told: they are taken as equal, which gives the smallest margin.
    """
    if women == men or not min(women, men) <= total <= max(women, men):
        return n / 2, n / 2
    ours = n * (total - men) / (women - men)
    return ours, n - ours


def gap_is_certain(women: float, men: float, total: float, n: int) -> bool | None:
    """Return whether the difference between two shares (percent) lies outside its 95 % interval.

    The interval is the root of the sum of the squares of each share's own half-width (Wilson). None where either
    rests on fewer than 30 persons: then nothing is said of the difference.
    """
    counts = split(women, men, total, n)
    if min(counts) < FEWEST:
        return None
    low, high = wilson(np.array([women, men]), np.array(counts))
    return bool(abs(women - men) > math.hypot(*((high - low) / 2)))
