"""The statistical trend, independent of any target: docs/method.md, section 4."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from indicators.method.attainment import StrArray
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray, packed, row_median

LONGEST, SPAN, FEWEST = 8, 12, 5
SIGNIFICANT = 0.10


@dataclass(frozen=True)
class Window:
    """The years and values a trend rests on: two matrices (row × 8), packed to the left, and the number used."""

    years: FloatArray
    values: FloatArray
    n: IntArray


@dataclass(frozen=True)
class Trend:
    """slope (units per year), p-value, number of values, first year and code ("" where there is no value)."""

    slope: FloatArray
    p: FloatArray
    n: IntArray
    first: FloatArray
    code: StrArray


def trend_window(values: FloatArray, breaks: BoolArray, at: IntArray, periods: IntArray) -> Window:
    """Return the last 8 values within the 12 years up to each row's own period, after its last break.

    ``values`` and ``breaks`` are (row, period); ``at`` is the column of each row's value, −1 for none.
    """
    columns = np.arange(values.shape[1])[None, :]
    until = at[:, None]
    last_break = np.max(np.where(breaks & (columns <= until), columns, 0), axis=1)[:, None]
    keep = ~np.isnan(values) & (columns <= until) & (columns > until - SPAN) & (columns >= last_break)
    from_the_end = np.cumsum(keep[:, ::-1], axis=1)[:, ::-1]
    keep &= from_the_end <= LONGEST
    years = np.broadcast_to(periods.astype(float), values.shape)
    left_years, left_values = packed(keep, years, values)
    return Window(left_years[:, :LONGEST], left_values[:, :LONGEST], keep.sum(axis=1))


def trend(window: Window, direction: int) -> Trend:
    """Return the Theil–Sen slope and Kendall's two-sided test for each row, and the word for them.

    Fewer than 5 values: too_short. Context indicators (direction 0) get numbers but no word.
    """
    enough = window.n >= FEWEST
    slope = np.where(enough, _theil_sen(window), np.nan)
    spans = np.fmax.reduce(window.values, axis=1) > np.fmin.reduce(window.values, axis=1)
    p = np.full(len(slope), np.nan)
    tested = enough & spans
    p[tested] = _kendall_p(window.values[tested], window.n[tested])
    sure = (p <= SIGNIFICANT) & (direction * slope != 0)
    code = np.select(
        [window.n == 0, ~enough, ~spans, sure & (direction * slope > 0), sure],
        ["", "too_short", "unchanged", "improving", "worsening"],
        "no_certain_trend",
    )
    return Trend(slope, p, window.n, window.years[:, 0], code if direction else np.full(len(slope), "", code.dtype))


def _theil_sen(window: Window) -> FloatArray:
    """Return the median of the slopes between all pairs of values, as scipy.stats.theilslopes does."""
    i, j = np.triu_indices(LONGEST, 1)
    with np.errstate(invalid="ignore"):
        slopes = (window.values[:, j] - window.values[:, i]) / (window.years[:, j] - window.years[:, i])
    return row_median(slopes)


def _kendall_p(values: FloatArray, n: IntArray) -> FloatArray:
    """Return the p-value of scipy.stats.kendalltau(method="auto") between order and value for each row.

    It depends only on the number of values, on concordant minus discordant pairs and on the sizes of the tied
    groups, so scipy is asked once for each such combination.
    """
    i, j = np.triu_indices(values.shape[1], 1)
    score = np.nansum(np.sign(values[:, j] - values[:, i]), axis=1)
    same = np.sum(values[:, :, None] == values[:, None, :], axis=2)
    keys = np.column_stack([n, score, same.sum(axis=1), (same**2).sum(axis=1)])
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    tests = [stats.kendalltau(np.arange(n[k]), values[k, : n[k]], method="auto").pvalue for k in first]
    return np.array(tests, dtype=float)[inverse.reshape(-1)] if len(first) else np.zeros(0)
