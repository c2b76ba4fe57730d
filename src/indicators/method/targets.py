"""The table of limits and sub-goals for the three ambitions: docs/method.md, sections 9 and 12."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.method.goals import DECIDED, PROPOSED, check_decided
from indicators.method.inputs import AMBITIONS
from indicators.method.judgement import Judgement
from indicators.method.panel import Panel
from indicators.method.proposals import Proposal, propose
from indicators.method.rounding import round_half_away
from indicators.method.rows import IntArray
from indicators.method.tables import Columns

PRINTED_YEARS = (2020, 2021, 2022)
DECIDED_AMBITION = "beslutad"


def target_rows(judgement: Judgement, panel: Panel, chosen: IntArray, decided: pd.DataFrame) -> list[Columns]:
    """Return the sub-goals of the chosen municipalities for 2020-2022 and the long-term year.

    Three ambitions side by side, and what has been decided under the ambition ``beslutad``; a year up to the
    baseline's own, or without a target, has no row.
    """
    parts: list[Columns] = []
    if judgement.item.makes_proposal:
        for ambition in AMBITIONS:
            proposal = propose(judgement.ground, judgement.item, ambition)
            for year in sorted({*PRINTED_YEARS, proposal.year}):
                parts.append(_proposed(proposal, panel, chosen, ambition, year))
    return parts + _decided(judgement, panel, chosen, decided)


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


def _decided(judgement: Judgement, panel: Panel, chosen: IntArray, decided: pd.DataFrame) -> list[Columns]:
    item = judgement.item
    if decided.empty:
        return []
    municipalities = {panel.areas[row] for row in chosen}
    mine = decided[(decided["indicator"] == item.indicator) & decided["municipality"].isin(municipalities)]
    parts: list[Columns] = []
    for row in mine.sort_values(["municipality", "year"]).to_dict("records"):
        check_decided(row, item)
        numbers = {name: np.array([float(row[name])]) for name in ("target", "limit", "long_term")}
        parts.append(
            {
                "indicator": item.indicator,
                "municipality": str(row["municipality"]),
                "ambition": DECIDED_AMBITION,
                "year": int(row["year"]),
                **{name: round_half_away(value, item.decimals) for name, value in numbers.items()},
                "method": DECIDED,
                "source": str(row["reference"]),
                "status": DECIDED,
            }
        )
    return parts
