"""The table of limits and sub-goals for the three ambitions: docs/method.md, sections 9 and 12."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.method.goals import DECIDED, PROPOSED, check_chosen, in_order
from indicators.method.inputs import AMBITIONS
from indicators.method.panel import Panel
from indicators.method.proposals import Groundwork, Proposal, propose
from indicators.method.rounding import round_half_away
from indicators.method.rows import IntArray
from indicators.method.specification import Specification
from indicators.method.tables import Columns

PRINTED_YEARS = (2020, 2021, 2022)
DECIDED_AMBITION, CHOSEN_AMBITION = "beslutad", "vald"
CHOSEN_METHOD = "chosen"


def target_rows(
    ground: Groundwork,
    item: Specification,
    panel: Panel,
    chosen: IntArray,
    values: pd.DataFrame,
    *,
    years: Sequence[int] = PRINTED_YEARS,
) -> list[Columns]:
    """Return the sub-goals of the chosen municipalities for ``years`` and the long-term year.

    Three ambitions side by side; beside them the ``values`` written in the programme, under the ambition ``vald``,
    or ``beslutad`` for those that are decided. A year up to the baseline's own, or without a target, has no row.
    """
    parts: list[Columns] = []
    if item.makes_proposal:
        for ambition in AMBITIONS:
            proposal = propose(ground, item, ambition)
            for year in sorted({*years, proposal.year}):
                parts.append(_proposed(proposal, panel, chosen, ambition, year))
    return parts + _chosen(item, panel, chosen, values)


def _proposed(proposal: Proposal, panel: Panel, chosen: IntArray, ambition: str, year: int) -> Columns:
    target = proposal.target(np.full(len(panel.areas), float(year)))[chosen]
    there = chosen[~np.isnan(target)]
    return {
        "indicator": proposal.item.indicator,
        "municipality": np.array(panel.areas)[there],
        "ambition": ambition,
        "year": year,
        "target": target[~np.isnan(target)],
        "limit": proposal.ground.limit[there],
        "long_term": proposal.long_term[there],
        "method": proposal.method[there],
        "source": proposal.source[there],
        "status": PROPOSED,
    }


def _chosen(item: Specification, panel: Panel, chosen: IntArray, values: pd.DataFrame) -> list[Columns]:
    if values.empty:
        return []
    municipalities = {panel.areas[row] for row in chosen}
    mine = values[(values["indicator"] == item.indicator) & values["municipality"].isin(municipalities)]
    rows = in_order(mine)
    written = {(row["municipality"], int(row["year"])) for row in rows}
    parts = []
    for row in rows:
        check_chosen(row, item)
        parts.append(_chosen_row(row, item, int(row["year"]), float(row["target"])))
        later = row["long_term_year"]
        if pd.notna(row["long_term"]) and (row["municipality"], int(later)) not in written:
            written.add((row["municipality"], int(later)))
            parts.append(_chosen_row(row, item, int(later), float(row["long_term"])))
    return parts


def _chosen_row(row: Mapping[Hashable, Any], item: Specification, year: int, target: float) -> Columns:
    decided = row["status"] == DECIDED
    numbers = {"target": target, "limit": float(row["limit"]), "long_term": float(row["long_term"])}
    return {
        "indicator": item.indicator,
        "municipality": str(row["municipality"]),
        "ambition": DECIDED_AMBITION if decided else CHOSEN_AMBITION,
        "year": year,
        **{name: round_half_away(np.array([value]), item.decimals) for name, value in numbers.items()},
        "method": DECIDED if decided else CHOSEN_METHOD,
        "source": str(row["reference"]) if decided else "",
        "status": row["status"],
    }
