"""The straight line carried on to the long-term year: docs/method.md, section 5."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from indicators.method.rounding import FloatArray
from indicators.method.rows import row_mean
from indicators.method.trend import FEWEST, Window

COVERAGE = 0.80
_FLAT = 1e-9


@dataclass(frozen=True)
class Projection:
    """The projected value, its 80 % prediction interval and the probability of reaching the long-term value."""

    value: FloatArray
    low: FloatArray
    high: FloatArray
    p_reach: FloatArray


def projection(
    window: Window, goal_year: FloatArray, long_term: FloatArray, now: FloatArray, direction: int
) -> Projection:
    """Return ordinary least squares on the trend's window, carried on to ``goal_year`` (one a row).

    Student's t with n − 2 degrees of freedom. Nothing for fewer than 5 values or a goal year not after ``now``.
    Nothing is clipped: a share may lie outside 0–100 here, and is brought within it where it is shown. A perfect fit
    has no spread: its probability is 0 or 1.
    """
    able = (window.n >= FEWEST) & (goal_year > now)
    freedom = np.where(able, window.n - 2, 1).astype(float)
    line, error = _line(window, goal_year, freedom)
    line, error = np.where(able, line, np.nan), np.where(able, error, np.nan)
    half = stdtrit(freedom, 0.5 + COVERAGE / 2) * error
    return Projection(line, line - half, line + half, _reach(line, error, freedom, long_term, direction))


def _line(window: Window, goal_year: FloatArray, freedom: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the fitted value at the goal year and the standard error of a new observation there."""
    mean_year, mean_value = row_mean(window.years)[0], row_mean(window.values)[0]
    x, y = window.years - mean_year[:, None], window.values - mean_value[:, None]
    squares = np.where(window.n > 1, np.nansum(x**2, axis=1), np.nan)
    slope = np.nansum(x * y, axis=1) / squares
    away = goal_year - mean_year
    residual = np.nansum((y - slope[:, None] * x) ** 2, axis=1) / freedom
    flat = residual <= (_FLAT * np.maximum(np.abs(mean_value), 1)) ** 2
    spread = np.where(flat, 0.0, residual)
    return mean_value + slope * away, np.sqrt(spread * (1 + 1 / np.maximum(window.n, 1) + away**2 / squares))


def _reach(
    line: FloatArray, error: FloatArray, freedom: FloatArray, long_term: FloatArray, direction: int
) -> FloatArray:
    if direction == 0:
        return np.full(len(line), np.nan)
    ahead = direction * (line - long_term)
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = stdtr(freedom, ahead / error)
    certain = np.where(ahead >= -_FLAT * np.maximum(np.abs(long_term), 1), 1.0, 0.0)
    return np.where(np.isnan(ahead), np.nan, np.where(error == 0, certain, chance))
