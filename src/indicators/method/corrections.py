"""Known errors of the providers, applied to the panel: docs/method.md, sections 0 and 11."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd

from indicators.correcting import ACTIONS, EVERYWHERE, as_expected, written
from indicators.method.errors import CorrectionError
from indicators.method.panel import ABSENT, BREAK, GENDERS, VALUE, Panel
from indicators.method.rows import BoolArray


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
        raise _error(correction, "det finns inga uppgifter så långt tillbaka", "Rätta period, eller ta bort posten")
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
        raise _error(correction, f"okänd åtgärd {action!r}", f"Använd {', '.join(ACTIONS)}")


def _gender(correction: dict[str, Any]) -> int:
    if correction["gender"] not in GENDERS:
        raise _error(correction, "okänt kön", f"Använd {', '.join(GENDERS)}")
    return GENDERS.index(correction["gender"])


def _areas(panel: Panel, correction: dict[str, Any]) -> BoolArray:
    if correction["area"] == EVERYWHERE:
        return np.ones(len(panel.areas), dtype=bool)
    row = panel.row(str(correction["area"]))
    if row < 0:
        raise _error(correction, "området finns inte i uttaget", "Rätta area, eller ta bort posten")
    return np.arange(len(panel.areas)) == row


def _expected(values: np.ndarray[Any, Any], rows: BoolArray, correction: dict[str, Any]) -> BoolArray:
    expect = correction["expect"]
    if expect is None or pd.isna(expect):
        return rows
    same = rows & as_expected(values, float(expect))
    if not same.any():
        found = values[rows & ~np.isnan(values)]
        seen = written(found[0]) if len(found) == 1 else f"{len(found)} andra värden" if len(found) else "inget värde"
        rule = f"väntat värde {written(expect)} stämmer inte, uttaget har {seen}"
        raise _error(correction, rule, "Kontrollera hos källan och ändra eller ta bort posten")
    return same


def _error(correction: dict[str, Any], rule: str, remedy: str) -> CorrectionError:
    what = " ".join(str(correction[name]) for name in ("kpi", "area", "period", "gender"))
    return CorrectionError(f"data/corrections.yml:{correction['line']}: {what}: {rule}. {remedy}.")
