"""How much an indicator varies from year to year (sigma): docs/method.md, section 9."""

from __future__ import annotations

import numpy as np

from indicators.method.panel import Panel
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, row_spread, spread, yearly_changes

YEARS_BACK = 10
FEWEST_OWN, FEWEST_POOLED = 5, 30
SIZE_FROM, SIZE_TO = 0.5, 2.0


def yearly_spread(
    value: FloatArray, breaks: BoolArray, population: FloatArray, panel: Panel, baseline_year: int
) -> FloatArray:
    """Return sigma for each area, shape (areas,), in the indicator's unit; NaN where it cannot be known.

    From the area's own changes between adjacent years in the ten years to the baseline year, if at least 5; else
    from those of all municipalities with half to twice its population, if at least 30. ``population`` is that of
    each area at the baseline year.
    """
    last = panel.column(baseline_year)
    changes = yearly_changes(value, breaks, last - YEARS_BACK, last)
    if changes.shape[1] == 0:
        return np.full(len(value), np.nan)
    own = np.sum(~np.isnan(changes), axis=1)
    sigma = np.where(own >= FEWEST_OWN, row_spread(changes), np.nan)
    wanting = np.flatnonzero(panel.municipality & (own < FEWEST_OWN) & ~np.isnan(population))
    return _pooled(sigma, wanting, np.where(panel.municipality[:, None], changes, np.nan), population)


def _pooled(sigma: FloatArray, wanting: np.ndarray, changes: FloatArray, population: FloatArray) -> FloatArray:
    if not len(wanting):
        return sigma
    order = np.argsort(population, kind="stable")
    order = order[~np.isnan(population[order])]
    sizes = population[order]
    sorted_changes = changes[order]
    known: dict[tuple[int, int], float] = {}
    for row in wanting:
        first = int(np.searchsorted(sizes, SIZE_FROM * population[row], side="left"))
        last = int(np.searchsorted(sizes, SIZE_TO * population[row], side="right"))
        if (first, last) not in known:
            pool = sorted_changes[first:last]
            pool = pool[~np.isnan(pool)]
            known[first, last] = spread(pool) if len(pool) >= FEWEST_POOLED else float("nan")
        sigma[row] = known[first, last]
    return sigma
