"""The targets a value is judged against: the proposal, or what has been decided instead."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.method.attainment import StrArray
from indicators.method.errors import DecidedTargetError
from indicators.method.panel import Panel
from indicators.method.proposals import Proposal
from indicators.method.rounding import FloatArray, round_half_away
from indicators.method.specification import LONG_TERM_YEAR, Specification

PROPOSED, DECIDED = "proposed", "decided"


@dataclass(frozen=True)
class Goals:
    """Rounded target of the value's own period, limit and long-term value, its year, and the status of the target.

    One element an area; the status is "" where there is neither target, limit nor long-term value.
    """

    target: FloatArray
    limit: FloatArray
    long_term: FloatArray
    long_term_year: FloatArray
    status: StrArray


def proposed_goals(proposal: Proposal, years: FloatArray) -> Goals:
    """Return the goals of a proposal for each area's own year (NaN for an area without a value)."""
    target, limit, long_term = proposal.target(years), proposal.ground.limit, proposal.long_term
    if proposal.item.direction == 0:
        target = limit = long_term = np.full(len(years), np.nan)
    known = ~np.isnan(target) | ~np.isnan(limit) | ~np.isnan(long_term)
    return Goals(target, limit, long_term, np.full(len(years), float(proposal.year)), np.where(known, PROPOSED, ""))


def no_goals(years: FloatArray) -> Goals:
    """Return goals of which none is known: context indicators, and decisions that wait to be read in."""
    nothing = np.full(len(years), np.nan)
    return Goals(nothing, nothing, nothing, np.full(len(years), float(LONG_TERM_YEAR)), np.full(len(years), ""))


def with_decided(goals: Goals, decided: pd.DataFrame, panel: Panel, item: Specification, years: FloatArray) -> Goals:
    """Return the goals with decided targets put in.

    A decided target and its limit (none, if the decision has none) count for a value of their own year; a decided
    long-term value, that of the latest row, always. Raises DecidedTargetError for a target worse than its limit.
    """
    rows = decided[decided["indicator"] == item.indicator]
    if rows.empty:
        return goals
    changed = Goals(*(array.copy() for array in vars(goals).values()))
    status = changed.status.astype("U8")
    for row in rows.sort_values(["municipality", "year"]).to_dict("records"):
        check_decided(row, item)
        area = panel.row(str(row["municipality"]))
        if area < 0:
            continue
        if pd.notna(row["target"]) and int(row["year"]) == years[area]:
            changed.target[area] = round_half_away(float(row["target"]), item.decimals)
            changed.limit[area] = round_half_away(float(row["limit"]), item.decimals)
            status[area] = DECIDED
        if pd.notna(row["long_term"]):
            changed.long_term[area] = round_half_away(float(row["long_term"]), item.decimals)
            changed.long_term_year[area] = float(row["long_term_year"])
    return Goals(changed.target, changed.limit, changed.long_term, changed.long_term_year, status)


def check_decided(row: dict[Hashable, Any], item: Specification) -> None:
    """Raise DecidedTargetError when a decided target is worse than the decided limit of the same row."""
    target, limit = (round_half_away(float(row[name]), item.decimals) for name in ("target", "limit"))
    if item.direction * (target - limit) < 0:
        raise DecidedTargetError(
            f"{item.indicator}, {row['municipality']}, {row['year']}: the decided target {target} is worse than the "
            f"accepted limit {limit}; change one of them in the programme."
        )
