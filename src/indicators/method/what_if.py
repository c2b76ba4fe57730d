"""What each ambition would have meant, for several report years, without the whole of a judgement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.errors import UsageError
from indicators.method.assess import chosen_rows, panel_of
from indicators.method.inputs import AMBITIONS, Inputs, Options
from indicators.method.judgement import Basis, basis_of, goals_of, verdicts
from indicators.method.panel import Panel
from indicators.method.rows import IntArray
from indicators.method.specification import specifications
from indicators.method.tables import TARGET_COLUMNS, Columns, table
from indicators.method.targets import PRINTED_YEARS, target_rows

COLUMNS = ("indicator", "municipality", "ambition", "year", "period", "value", "target", "limit", "verdict", "reason")


@dataclass(frozen=True)
class WhatIf:
    """The verdicts of several report years under several ambitions, and the targets of other years beside them.

    verdicts: one row an indicator, municipality, ambition and report year, with the columns ``COLUMNS``;
    targets: as ``Results.targets``, for the years asked for and the long-term year.
    """

    verdicts: pd.DataFrame
    targets: pd.DataFrame


def what_if(
    inputs: Inputs,
    *,
    years: Sequence[int],
    target_years: Sequence[int] = PRINTED_YEARS,
    municipalities: Sequence[str] | None = None,
    ambitions: Sequence[str] = tuple(AMBITIONS),
    snapshot: str = "",
) -> WhatIf:
    """Return what each ambition would have meant in each report year (docs/method.md, section 9).

    The verdicts are exactly those of ``assess`` for that year and ambition; the targets are those of the last of
    ``years``. ``inputs.chosen`` goes before the proposals there as here; leave it empty to see the proposals alone.
    Raises UsageError without a year; else what ``assess`` raises.
    """
    if not years:
        raise UsageError("inget rapportår är angivet. Ange minst ett, från och med 2019.")
    items = specifications(inputs.indicators)
    judged: list[Columns] = []
    targets: list[Columns] = []
    for year in sorted(years):
        options = [Options(year, ambition, snapshot=snapshot) for ambition in ambitions]
        panel = panel_of(inputs, items, options[0])
        chosen = chosen_rows(panel, municipalities)
        for item in items:
            basis = basis_of(panel, item, inputs.samples)
            judged += [_rows(basis, panel, inputs.chosen, chosen, each.ambition) for each in options]
            if year == max(years):
                targets += target_rows(basis.ground, item, panel, chosen, inputs.chosen, years=target_years)
    return WhatIf(table(judged, COLUMNS, period_missing=True), table(targets, TARGET_COLUMNS))


def proposals_only(inputs: Inputs, indicators: Collection[str]) -> Inputs:
    """Return the inputs for some indicators, by id, without any chosen values: the ambitions compared alone."""
    wanted = inputs.indicators["indicator"].isin(list(indicators))
    return replace(inputs, indicators=inputs.indicators[wanted], chosen=inputs.chosen.iloc[:0])


def _rows(basis: Basis, panel: Panel, values: pd.DataFrame, chosen: IntArray, ambition: str) -> Columns:
    goals = goals_of(basis, panel, values, ambition)
    found = verdicts(basis, goals, panel.year)
    everyone = {
        "municipality": np.array(panel.areas),
        "period": basis.years,
        "value": basis.values.value,
        "target": goals.target,
        "limit": goals.limit,
        "verdict": found.verdict,
        "reason": found.reason,
    }
    rows = {name: array[chosen] for name, array in everyone.items()}
    return {"indicator": basis.item.indicator, "ambition": ambition, "year": panel.year, **rows}
