"""The targets a value is judged against: the proposal, or what has been written in the programme instead."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.method.attainment import StrArray
from indicators.method.errors import ChosenValueError
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


def with_chosen(goals: Goals, chosen: pd.DataFrame, panel: Panel, item: Specification, years: FloatArray) -> Goals:
    """Return the goals with the values written in the programme put in.

    A chosen target and its limit (none, if the row has none) count for a value of their own year, with the row's
    status: proposed or decided; an area without a value (NaN in ``years``) has those of the panel's year. A chosen
    long-term value counts always: that of the latest decided row that has one, else of the latest proposed. Raises
    ChosenValueError for a target worse than its limit.
    """
    rows = chosen[chosen["indicator"] == item.indicator]
    if rows.empty:
        return goals
    changed = Goals(*(array.copy() for array in vars(goals).values()))
    status = changed.status.astype("U8")
    years = np.where(np.isnan(years), panel.year, years)
    for row in in_order(rows):
        check_chosen(row, item)
        area = panel.row(str(row["municipality"]))
        if area < 0:
            continue
        if pd.notna(row["target"]) and int(row["year"]) == years[area]:
            changed.target[area] = round_half_away(float(row["target"]), item.decimals)
            changed.limit[area] = round_half_away(float(row["limit"]), item.decimals)
            status[area] = str(row["status"])
        if pd.notna(row["long_term"]):
            changed.long_term[area] = round_half_away(float(row["long_term"]), item.decimals)
            changed.long_term_year[area] = float(row["long_term_year"])
    return Goals(changed.target, changed.limit, changed.long_term, changed.long_term_year, status)


def in_order(rows: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Return chosen values so that the one that counts comes last: decided after proposed, then by year."""
    ordered = rows.assign(_decided=rows["status"] == DECIDED).sort_values(["municipality", "_decided", "year"])
    return ordered.drop(columns="_decided").to_dict("records")


def check_chosen(row: Mapping[Hashable, Any], item: Specification) -> None:
    """Raise ChosenValueError for a status that does not exist, or a target worse than the limit of the same row."""
    where = f"{item.indicator} {row['municipality']} {row['year']}"
    if row["status"] not in (PROPOSED, DECIDED):
        raise ChosenValueError(f"{where}: statusen {row['status']!r} är varken {PROPOSED} eller {DECIDED}.")
    target, limit = (round_half_away(float(row[name]), item.decimals) for name in ("target", "limit"))
    if item.direction * (target - limit) < 0:
        raise ChosenValueError(
            f"{where}: målet {target} är sämre än gränsen {limit}. Ändra ett av dem under values i programmet."
        )
