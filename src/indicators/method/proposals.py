"""Proposed long-term values, sub-goals and accepted limits: docs/method.md, section 9."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.method.attainment import StrArray
from indicators.method.inputs import AMBITIONS
from indicators.method.panel import Panel
from indicators.method.rounding import FloatArray, round_half_away, without_noise
from indicators.method.rows import any_between, newest, pick, row_median, yearly_changes
from indicators.method.series import Series
from indicators.method.specification import LONG_TERM_YEAR, Specification
from indicators.method.spread import YEARS_BACK, yearly_spread
from indicators.method.values import Values

REFERENCE_YEARS_BACK = 2
FEWEST_CHANGES = 5
NOISE_FACTOR = 1.64


@dataclass(frozen=True)
class Groundwork:
    """What the proposals of one indicator rest on, whatever the ambition; one element an area.

    base, base_year: the baseline (NaN without one); limit: rounded; reference: the municipalities' values.
    """

    base: FloatArray
    base_year: FloatArray
    limit: FloatArray
    growth: FloatArray
    reference: FloatArray


@dataclass(frozen=True)
class Proposal:
    """A long-term value, rounded and exact, its year, the rule behind it and its source; one an area."""

    ground: Groundwork
    exact: FloatArray
    long_term: FloatArray
    year: int
    method: StrArray
    source: StrArray
    item: Specification

    def target(self, years: FloatArray) -> FloatArray:
        """Return the sub-goal of each area for its own year, rounded; NaN up to the baseline's own year.

        On the straight line from the baseline to the long-term value, which it keeps after its year. Never worse
        than the limit, which only a ``limit_floor`` above the baseline could make it.
        """
        base, then = self.ground.base, self.ground.base_year
        with np.errstate(divide="ignore", invalid="ignore"):
            line = base + (self.exact - base) * (years - then) / (self.year - then)
        line = np.where(years >= self.year, self.exact, np.where(years > then, line, np.nan))
        target = shown(without_noise(line), self.item)
        floor = self.ground.limit if self.item.limit_floor is not None else np.full(len(target), np.nan)
        return np.where(self.item.direction * (floor - target) > 0, floor, target)


def groundwork(
    series: Series, values: Values, panel: Panel, item: Specification, population: FloatArray, half_width: FloatArray
) -> Groundwork:
    """Return what the proposals rest on.

    ``population`` is each area's at the baseline year; ``half_width`` half the interval at the baseline's period.
    """
    last = panel.column(item.baseline_year)
    sigma = yearly_spread(series.value, series.breaks, population, panel, item.baseline_year)
    noise = np.fmax(sigma, np.sqrt(2) * half_width / 1.96)
    limit = values.base - item.direction * NOISE_FACTOR * np.where(np.isnan(sigma), np.nan, noise)
    if item.limit_floor is not None:
        worse = item.direction * (item.limit_floor - limit) > 0
        limit = np.where(worse, item.limit_floor, limit)
    return Groundwork(
        base=values.base,
        base_year=np.where(values.base_at >= 0, values.base_at + panel.first, np.nan),
        limit=shown(without_noise(limit), item),
        growth=_growth(series, last) if item.proposal == "trend" else np.full(len(limit), np.nan),
        reference=_reference(series, panel, last),
    )


def propose(ground: Groundwork, item: Specification, ambition: str, *, kind: str | None = None) -> Proposal:
    """Return the proposal for an ambition (låg, medel, hög: the 50th, 75th and 90th percentile).

    ``kind`` replaces the indicator's own kind of proposal. Where the baseline is as good as the proposed value,
    or there are too few changes for a trend, the proposal is to maintain the baseline.
    """
    kind = kind or item.proposal
    year = item.external_year if kind == "external" and item.external_year else LONG_TERM_YEAR
    base, (wanted, source) = ground.base, _wanted(ground, item, kind, AMBITIONS[ambition], year)
    keeps = (kind != "none") & ~np.isnan(base) & ~(item.direction * (wanted - base) > 0)
    exact = np.where(keeps, base, wanted)
    if item.limit_floor is not None:
        exact = np.where(item.direction * (item.limit_floor - exact) > 0, item.limit_floor, exact)
    return Proposal(
        ground=ground,
        exact=exact,
        long_term=shown(exact, item),
        year=year,
        method=np.where(keeps, "maintain", kind),
        source=np.where(keeps, "", source),
        item=item,
    )


def _wanted(ground: Groundwork, item: Specification, kind: str, percentile: int, year: int) -> tuple[FloatArray, str]:
    """Return the long-term value a kind of proposal asks for, whatever the baseline, and where it comes from."""
    if kind == "quantile":
        return _quantile(ground, item, percentile)
    if kind == "trend":
        return without_noise(ground.base * (1 + ground.growth) ** (year - ground.base_year)), ""
    if kind == "external":
        return np.full(len(ground.base), item.external_value, dtype=float), item.external_source or ""
    return (ground.base if kind == "maintain" else np.full(len(ground.base), np.nan)), ""


def shown(values: FloatArray, item: Specification) -> FloatArray:
    """Return limits and goals as printed: within 0–100 for shares, never below 0 for counts and rates, rounded."""
    if item.kind == "share":
        values = np.clip(values, 0, 100)
    elif item.kind in ("count", "rate"):
        values = np.maximum(values, 0)
    return round_half_away(values, item.decimals)


def _quantile(ground: Groundwork, item: Specification, percentile: int) -> tuple[FloatArray, str]:
    if not len(ground.reference):
        return np.full(len(ground.base), np.nan), ""
    in_good_direction = percentile if item.direction > 0 else 100 - percentile
    value = float(np.percentile(ground.reference, in_good_direction, method="linear"))
    source = f"P{percentile}, n={len(ground.reference)}, {item.baseline_year}"
    return np.full(len(ground.base), without_noise(np.array(value))), source


def _reference(series: Series, panel: Panel, last: int) -> FloatArray:
    """Return the municipalities' values at the baseline year, or the newest within two years before.

    A value with a break after it, up to the baseline year, is not comparable with that year and left out.
    """
    if last >= len(panel.periods):
        return np.zeros(0)
    at = newest(series.value, last, REFERENCE_YEARS_BACK)
    found = pick(series.value, at)
    broken = any_between(series.breaks, at, np.full(len(at), last))
    return found[panel.municipality & ~np.isnan(found) & ~broken]


def _growth(series: Series, last: int) -> FloatArray:
    """Return the median relative change between adjacent years in the ten years to the baseline year."""
    changes = yearly_changes(series.value, series.breaks, last - YEARS_BACK, last)
    if changes.shape[1] == 0:
        return np.full(len(series.value), np.nan)
    first = max(last - YEARS_BACK, 0)
    before = series.value[:, first : first + changes.shape[1]]
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.where(before != 0, changes / before, np.nan)
    enough = np.sum(~np.isnan(relative), axis=1) >= FEWEST_CHANGES
    return np.where(enough, row_median(relative), np.nan)
