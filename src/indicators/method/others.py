"""The indicator beside other municipalities: docs/method.md, section 6."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from indicators.method.attainment import NA, NOT, StrArray
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray, any_between

GREEN, RED = 0.25, 0.75


@dataclass(frozen=True)
class Rank:
    """Place among all municipalities with a value for the same period, how many they are, and the colour."""

    rank: FloatArray
    n: FloatArray
    colour: StrArray


def rank(value: FloatArray, at: IntArray, chosen: IntArray, municipality: BoolArray, direction: int) -> Rank:
    """Return the rank of the chosen rows; ``value`` is (area, period), ``at`` the column of each chosen row.

    1 is best and ties share the best place; the figures as published are compared, not the rounded ones. With
    q = (rank − 0.5) / n: q ≤ 0.25 green, q > 0.75 red, else yellow; grey without a value or a direction.
    """
    place, count = np.full(len(chosen), np.nan), np.full(len(chosen), np.nan)
    for column in np.unique(at[at >= 0]) if direction else ():
        known = municipality & ~np.isnan(value[:, column])
        places = np.full(len(value), np.nan)
        places[known] = rankdata(-direction * value[known, column], method="min")
        rows = at == column
        place[rows], count[rows] = places[chosen[rows]], known.sum()
    return Rank(place, np.where(np.isnan(place), np.nan, count), colour(place, count))


def colour(place: FloatArray, count: FloatArray) -> StrArray:
    """Return green, yellow, red or grey for places among ``count`` municipalities."""
    quantile = (place - 0.5) / count
    return np.select([np.isnan(quantile), quantile <= GREEN, quantile > RED], ["grey", "green", "red"], "yellow")


def country_change(value: FloatArray, breaks: BoolArray, row: int, now: IntArray, then: IntArray) -> FloatArray:
    """Return the country's value at ``now`` minus that at ``then`` (columns); NaN across a break or without both."""
    if row < 0:
        return np.full(len(now), np.nan)
    both = (now >= 0) & (then >= 0)
    change = value[row, np.maximum(now, 0)] - value[row, np.maximum(then, 0)]
    broken = any_between(np.broadcast_to(breaks[row], (len(now), breaks.shape[1])), then, now)
    return np.where(both & ~broken, change, np.nan)


def share_not(verdict: StrArray, municipality: BoolArray) -> float:
    """Return the share (0–1) of the municipalities that can be assessed whose verdict is "not"; NaN for none."""
    assessed = verdict[municipality & (verdict != NA)]
    return float(np.mean(assessed == NOT)) if len(assessed) else float("nan")
