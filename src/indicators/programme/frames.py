"""The programme as frames for the method: one row an indicator, a criterion, a chosen value."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.programme.indicator import Indicator
from indicators.programme.model import Programme

_INDICATOR_COLUMNS = (
    *("indicator", "kpi", "kpi_title", "goal", "criterion", "family", "direction", "kind", "decimals", "max_age"),
    *("window", "basis", "per", "proposal", "external_value", "external_year", "external_source", "baseline_year"),
    *("zero_implausible", "limit_floor", "peer_group", "election", "last_period", "predecessor", "break_from"),
    *("comparable", "successor", "successor_from", "successor_comparable", "decided_unread"),
)
_INDICATOR_TYPES = {
    "direction": "int64",
    "decimals": "int64",
    "max_age": "int64",
    "window": "int64",
    "per": "float64",
    "external_value": "float64",
    "external_year": "Int64",
    "baseline_year": "int64",
    "zero_implausible": "bool",
    "limit_floor": "float64",
    "last_period": "Int64",
    "break_from": "Int64",
    "comparable": "bool",
    "successor_from": "Int64",
    "successor_comparable": "bool",
    "decided_unread": "bool",
}
_CHOSEN_TYPES = {
    "indicator": "object",
    "municipality": "object",
    "year": "int64",
    "target": "float64",
    "limit": "float64",
    "long_term": "float64",
    "long_term_year": "Int64",
    "status": "object",
    "reference": "object",
}


def indicator_frame(programme: Programme) -> pd.DataFrame:
    """Return the rules of each indicator, in the order of the programme.

    Columns: indicator (``2.2-N15428``), kpi, kpi_title, goal, criterion, family, direction, kind, decimals, max_age,
    window, basis, per, proposal, external_value, external_year, external_source (the reader's text), baseline_year,
    zero_implausible, limit_floor, peer_group, election, last_period, predecessor, break_from (first year after a
    break), comparable (false when values before break_from may not be compared with those after), successor,
    successor_from (its first year), successor_comparable, decided_unread.
    What is not given is missing (None, NaN or NA).
    """
    rows = [_indicator_row(each) for each in programme.indicators]
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype=_INDICATOR_TYPES.get(name, "object"))
            for name in _INDICATOR_COLUMNS
        }
    )


def _indicator_row(each: Indicator) -> dict[str, Any]:
    given = {name: getattr(each, name) for name in _INDICATOR_COLUMNS if name in type(each).model_fields}
    return given | {
        "indicator": each.id,
        "kpi_title": each.title,
        "goal": each.goal,
        "external_value": each.external.value if each.external else None,
        "external_year": each.external.year if each.external else None,
        "external_source": each.external.source if each.external else None,
        "predecessor": each.predecessor.kpi if each.predecessor else None,
        "break_from": each.broken_from,
        "comparable": each.comparable,
        "successor": each.successor.kpi if each.successor else None,
        "successor_from": each.successor.from_year if each.successor else None,
        "successor_comparable": bool(each.successor and each.successor.comparable),
    }


def criterion_frame(programme: Programme) -> pd.DataFrame:
    """Return criterion, goal and rollup (whether the criterion counts in its goal), in the programme's order."""
    rows = [(each.id, each.goal, each.rollup) for each in programme.criteria]
    return pd.DataFrame(rows, columns=["criterion", "goal", "rollup"])


def chosen_frame(programme: Programme) -> pd.DataFrame:
    """Return the targets and limits chosen for the programme's own municipality, one row an indicator and year.

    Columns: indicator, municipality, year, target, limit, long_term, long_term_year, status (``proposed`` or
    ``decided``), reference (the decision's id in the programme's sources, missing for a proposal). Empty while no
    values are written in the programme.
    """
    numbers = ("year", "target", "limit", "long_term", "long_term_year")
    rows = [
        (
            each.id,
            programme.municipality,
            *(getattr(value, name) for name in numbers),
            "decided" if value.decided else "proposed",
            value.reference,
        )
        for each in programme.indicators
        for value in each.values
    ]
    return pd.DataFrame(rows, columns=list(_CHOSEN_TYPES)).astype(_CHOSEN_TYPES)
