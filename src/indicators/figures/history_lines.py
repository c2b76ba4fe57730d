"""The lines of a history chart: points by year, broken where a year is missing, and what another nyckeltal measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.figures import theme
from indicators.figures.figure import DrawnIndicator
from indicators.figures.reading import present
from indicators.figures.series import Series, pieces
from indicators.words.numbers import number

Trace = dict[str, Any]


def line(
    name: str,
    points: list[tuple[int, float]],
    ind: DrawnIndicator,
    step: int,
    breaks: Sequence[int] = (),
    **style: Any,
) -> Trace:
    """Return a line with markers through ``points``, broken wherever a year is missing or a break begins."""
    x: list[int] = []
    y: list[float | None] = []
    texts: list[str] = []
    values = dict(points)
    for run in pieces(sorted(values), step, breaks):
        if x:
            x, y, texts = [*x, x[-1]], [*y, None], [*texts, ""]
        x += run
        y += [values[p] for p in run]
        texts += [f"{theme.plain(name)} {p}: {_with_unit(values[p], ind)}" for p in run]
    base = {"type": "scatter", "name": name, "x": x, "y": y, "hovertext": texts, "hoverinfo": "text"}
    return base | {"connectgaps": False, "cliponaxis": False, "mode": "lines+markers"} | style


def _with_unit(value: float, ind: DrawnIndicator) -> str:
    return f"{number(value, ind.decimals)} {theme.plain(ind.unit_short)}".strip()


def points_of(frame: pd.DataFrame, column: str = "value") -> list[tuple[int, float]]:
    """Return (year, value) of every row of ``frame`` that has one in ``column``, in its order."""
    pairs = zip(frame["period"], frame[column], strict=True)
    return [(int(p), float(v)) for p, v in pairs if present(v)]


def other_series(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    """Return the series of the nyckeltal before and after this one: hollow points, never joined to its line."""
    style: dict[str, Any] = {
        "line": {"color": theme.OWN, "width": 1.8, "dash": "4px,3px"},
        "marker": {"color": theme.BACKGROUND, "size": 6, "line": {"color": theme.OWN, "width": 1.5}},
    }
    named = ((f"Tidigare serie ({shown.before_kpi})", shown.before), (f"Senare serie ({shown.after_kpi})", shown.after))
    return [line(name, points_of(frame), ind, shown.step, **style) for name, frame in named if len(frame)]
