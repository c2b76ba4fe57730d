"""95 % intervals where an indicator's basis gives one: docs/method.md, section 2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from indicators.method.panel import Panel
from indicators.method.rounding import FloatArray, round_half_away
from indicators.method.specification import Specification

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Samples:
    """How many persons a value rests on (n), and a published margin; both of shape (area, period), NaN unknown."""

    n: FloatArray
    margin: FloatArray


def samples_of(samples: pd.DataFrame, panel: Panel, kpi: str) -> Samples:
    """Return what is known about the samples behind a KPI, as matrices; n of 0 counts as unknown."""
    shape = (len(panel.areas), len(panel.periods))
    n, margin = np.full(shape, np.nan), np.full(shape, np.nan)
    for row in samples[(samples["kpi"] == kpi) & (samples["period"] <= panel.year)].to_dict("records"):
        area, column = panel.row(str(row["municipality"])), panel.column(int(row["period"]))
        if area >= 0 and column >= 0:
            persons = float(row["n"]) if pd.notna(row["n"]) else np.nan
            n[area, column] = persons if persons > 0 else np.nan
            margin[area, column] = float(row.get("margin", np.nan))
    return Samples(n, margin)


def wilson(share: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return Wilson's interval, in percent, for shares in percent that rest on ``n`` persons; NaN without n."""
    p = share / 100
    centre = (p + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * np.sqrt(np.maximum(p * (1 - p) / n + Z95**2 / (4 * n**2), 0))
    return 100 * (centre - half), 100 * (centre + half)


def poisson(cases: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the exact Poisson interval for a number of cases; 0 cases give a lower end of 0."""
    low = np.where(cases > 0, gammaincinv(np.maximum(cases, 1), 0.025), 0.0)
    return np.where(np.isnan(cases), np.nan, low), gammaincinv(cases + 1, 0.975)


def intervals(
    clean: FloatArray, value: FloatArray, population: FloatArray, known: Samples, item: Specification
) -> tuple[FloatArray, FloatArray]:
    """Return the lower and upper ends for every value, both of shape (area, period); NaN where there is none.

    ``clean`` is the series without the window, ``value`` with it. A published margin goes before n. Wilson's
    interval is for shares only; counted cases are the rate times the population, summed over the window.
    """
    nothing = np.full(value.shape, np.nan)
    if item.basis == "count":
        return _of_counts(clean, population, item)
    if item.basis not in ("sample", "cohort"):
        return nothing, nothing
    low, high = wilson(value, known.n) if item.kind == "share" else (nothing, nothing)
    published = ~np.isnan(known.margin) if item.basis == "sample" else np.zeros(value.shape, dtype=bool)
    return (
        np.where(published, value - known.margin, low),
        np.where(published, value + known.margin, high),
    )


def _of_counts(rate: FloatArray, population: FloatArray, item: Specification) -> tuple[FloatArray, FloatArray]:
    per = float(item.per or 1.0)
    cases = round_half_away(rate * population / per, 0)
    people = np.where(np.isnan(cases), np.nan, population)
    cases, people = _summed(cases, item.window), _summed(people, item.window)
    low, high = poisson(cases)
    return low * per / people, high * per / people


def _summed(matrix: FloatArray, window: int) -> FloatArray:
    total = np.zeros(matrix.shape)
    for back in range(window):
        total[:, back:] += np.nan_to_num(matrix[:, : matrix.shape[1] - back])
    return np.where(np.isnan(matrix), np.nan, total)
