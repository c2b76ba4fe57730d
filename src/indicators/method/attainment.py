"""Attainment: met, partly, not, or why it cannot be assessed: docs/method.md, section 2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.method.rounding import FloatArray, round_half_away
from indicators.method.rows import BoolArray, any_between, pick_flag
from indicators.method.series import Series
from indicators.method.specification import Specification
from indicators.method.values import Values

StrArray = NDArray[np.str_]

MET, PARTLY, NOT, NA = "met", "partly", "not", "na"
REASONS = (
    "context",
    "unconfirmed_title",
    "baseline_year",
    "retired",
    "suppressed",
    "not_applicable",
    "total_missing",
    "suspect_value",
    "non_response",
    "not_published",
    "no_value",
    "too_old",
    "series_break",
    "no_new_value",
    "no_target",
)


@dataclass(frozen=True)
class Attainment:
    """verdict, its reason ("" for a judged one) and whether it is uncertain, one an area."""

    verdict: StrArray
    reason: StrArray
    uncertain: BoolArray


def broken_since_baseline(series: Series, values: Values) -> BoolArray:
    """Return whether the value stands at a break, or a break lies between the baseline and the value."""
    between = any_between(series.breaks, values.base_at, values.at) & (values.base_at >= 0)
    return (pick_flag(series.breaks, values.at) | between) & (values.at >= 0)


def reasons(series: Series, values: Values, target: FloatArray, item: Specification, year: int) -> StrArray:
    """Return for each area the first reason, in the order of ``REASONS``, that forbids a judgement, or ""."""
    areas = len(values.at)
    foreign = item.predecessor is not None and not item.comparable
    ended = item.last_period if item.continues_from is None else None
    retired = ended is not None and year > ended + item.max_age
    conditions = [
        np.full(areas, item.direction == 0),
        np.full(areas, item.stopped),
        np.full(areas, year <= item.baseline_year),
        np.full(areas, retired),
        values.suppressed,
        values.not_applicable,
        values.total_missing,
        values.suspect,
        values.missing == "non_response",
        values.missing == "not_published",
        values.none_at_all,
        values.at < 0,
        broken_since_baseline(series, values) | (foreign & (values.base_at < 0)),
        (values.base_at >= 0) & (values.at <= values.base_at),
        np.isnan(target),
    ]
    return np.select(conditions, REASONS, default="")


def graded(value: FloatArray, target: FloatArray, limit: FloatArray, item: Specification) -> StrArray:
    """Return met, partly or not for values as the reader sees them, all three rounded to the decimals shown."""
    shown, goal, least = (round_half_away(x, item.decimals) for x in (value, target, limit))
    direction = item.direction
    return np.select([direction * (shown - goal) >= 0, direction * (shown - least) >= 0], [MET, PARTLY], NOT)


def attainment(
    reason: StrArray,
    value: FloatArray,
    target: FloatArray,
    limit: FloatArray,
    interval: tuple[FloatArray, FloatArray],
    item: Specification,
) -> Attainment:
    """Return the verdict of each area; all arrays have one element an area.

    Uncertain: the deciding threshold (target for met, limit for not, the nearer one for partly; the target where
    there is no limit) lies inside the interval of the value.
    """
    verdict = np.where(reason == "", graded(value, target, limit, item), NA)
    nearer = np.where(np.abs(value - target) <= np.abs(value - limit), target, limit)
    deciding = np.select([verdict == MET, verdict == PARTLY], [target, nearer], limit)
    deciding = np.where(np.isnan(limit), target, deciding)
    inside = (interval[0] <= deciding) & (deciding <= interval[1])
    return Attainment(verdict, reason, inside & (verdict != NA))


def movement(
    values: Values, interval: tuple[FloatArray, FloatArray], broken: BoolArray, item: Specification
) -> StrArray:
    """Return better, worse or unchanged since the baseline (section 8), "" where nothing can be said.

    Unchanged: no difference at the decimals shown, or the baseline lies within the interval of the value.
    """
    now, then = (round_half_away(x, item.decimals) for x in (values.value, values.base))
    within = (interval[0] <= values.base) & (values.base <= interval[1])
    change = item.direction * (now - then)
    said = values.later & ~broken & (item.direction != 0)
    names = ["unchanged", "better", "worse"]
    return np.where(said, np.select([within | (change == 0), change > 0, change < 0], names, ""), "")
