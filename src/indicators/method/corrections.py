"""Known errors of the providers, applied to the panel: docs/method.md, sections 0 and 11."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pandas as pd

from indicators.method.errors import CorrectionError
from indicators.method.panel import ABSENT, BREAK, GENDERS, VALUE, Panel
from indicators.method.rows import BoolArray

EVERYWHERE = "*"
ACTIONS = ("confirm", "remove", "replace", "break")
_TOLERANCE = 1e-9


def corrected(panel: Panel, corrections: pd.DataFrame) -> Panel:
    """Return the panel with every correction of its KPIs and periods applied.

    ``remove`` drops a value, ``replace`` sets one, ``break`` marks the period as the first of a new definition,
    ``confirm`` keeps a value from being called suspect. ``expect`` is the value the correction was written for;
    for area ``*`` it picks the areas that have that value. Raises CorrectionError, naming the line, when no value
    is the expected one or the correction names an unknown area, gender or action.
    """
    here = corrections[corrections["kpi"].isin(panel.kpis) & (corrections["period"] <= panel.year)]
    panel = dataclasses.replace(
        panel,
        values=panel.values.copy(),
        status=panel.status.copy(),
        confirmed=panel.confirmed.copy(),
        earlier=None if panel.earlier is None else panel.earlier.copy(),
    )
    ordered = here.assign(_kpi=here["kpi"].astype(str)).sort_values(["line", "_kpi", "period"], kind="stable")
    for correction in ordered.to_dict("records"):
        _apply(panel, {str(name): value for name, value in correction.items()})
    return panel


def _apply(panel: Panel, correction: dict[str, Any]) -> None:
    kpi, gender = panel.kpis.index(correction["kpi"]), _gender(correction)
    column = panel.column(int(correction["period"]))
    if column < 0:
        raise CorrectionError(f"{_where(correction)}: there are no figures for that period.")
    rows = _areas(panel, correction)
    values, status = panel.values[kpi, gender], panel.status[kpi, gender]
    rows = _expected(values[:, column], rows, correction)
    action = correction["action"]
    if action == "remove":
        values[rows, column], status[rows, column] = np.nan, ABSENT
    elif action == "replace":
        values[rows, column], status[rows, column] = float(correction["value"]), VALUE
        if panel.earlier is not None:  # what is put right here is not the provider's revision
            panel.earlier[kpi, gender, rows, column] = np.nan
    elif action == "break":
        status[rows, column] = BREAK
    elif action == "confirm":
        panel.confirmed[kpi, rows, column] = True
    else:
        raise CorrectionError(f"{_where(correction)}: '{action}' is none of {', '.join(ACTIONS)}.")


def _gender(correction: dict[str, Any]) -> int:
    if correction["gender"] not in GENDERS:
        raise CorrectionError(f"{_where(correction)}: the gender is one of {', '.join(GENDERS)}.")
    return GENDERS.index(correction["gender"])


def _areas(panel: Panel, correction: dict[str, Any]) -> BoolArray:
    if correction["area"] == EVERYWHERE:
        return np.ones(len(panel.areas), dtype=bool)
    row = panel.row(str(correction["area"]))
    if row < 0:
        raise CorrectionError(f"{_where(correction)}: the area is unknown.")
    return np.arange(len(panel.areas)) == row


def _expected(values: np.ndarray[Any, Any], rows: BoolArray, correction: dict[str, Any]) -> BoolArray:
    expect = correction["expect"]
    if expect is None or pd.isna(expect):
        return rows
    same = rows & (np.abs(values - float(expect)) <= _TOLERANCE * max(abs(float(expect)), math.ulp(1.0)))
    if not same.any():
        found = values[rows & ~np.isnan(values)]
        seen = f"{found[0]}" if len(found) == 1 else f"{len(found)} other values"
        raise CorrectionError(
            f"{_where(correction)}: it expects {expect}, but the snapshot has {seen}. The provider has changed the "
            "figure: check it and change or remove the correction."
        )
    return same


def _where(correction: dict[str, Any]) -> str:
    return (
        f"corrections.yml, line {correction['line']}: {correction['kpi']}, area {correction['area']}, "
        f"{correction['period']}, {correction['gender']}"
    )
