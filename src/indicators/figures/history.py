"""The history chart: every value since 2010, where we started, and the way that is proposed from there."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import reading, series, theme
from indicators.figures.figure import DrawnIndicator, Figure
from indicators.figures.history_layout import HEIGHT, WIDTH, history_layout
from indicators.figures.history_lines import Trace, line, other_series, points_of
from indicators.figures.reading import Row, present
from indicators.figures.series import Series
from indicators.figures.tables import INTERVALS, history_table
from indicators.words.numbers import NO_BREAK_SPACE


def history_chart(
    row: Row,
    history: pd.DataFrame,
    targets: pd.DataFrame,
    indicator: DrawnIndicator,
    *,
    caption: str,
    alt: str,
    place: str,
    gaps: pd.DataFrame | None = None,
    ambition: str = reading.AMBITION,
) -> Figure | None:
    """Return the chart of one indicator's history in one municipality, or None where there is no value at all.

    ``row`` is one row of ``assessments``; ``history`` and ``targets`` are the method's tables (docs/method.md,
    section 12). Missing years are gaps, named with the reason that ``gaps`` (the same section) gives; suspect values
    (section 11) stand hollow beside the line. The council's own values replace the proposal of ``ambition`` where
    there are any.
    """
    shown = series.select(row, history, targets, gaps, ambition=ambition)
    if not len(shown.own) and not len(shown.before) and not len(shown.suspect):
        return None
    drawn = series.without_far_country(shown, indicator.kind)
    layout = history_layout(row, drawn, indicator, place, subtitle(drawn, indicator))
    return Figure(
        id=f"{indicator.id}-utveckling",
        plot=go.Figure(data=traces(row, drawn, indicator, place), layout=layout),
        alt=alt,
        caption=caption,
        table=history_table(drawn if indicator.kind == "count" else shown, indicator, place),
        heading=f"{indicator.short}: utveckling",
        width=WIDTH,
        height=HEIGHT,
    )


def subtitle(shown: Series, indicator: DrawnIndicator) -> str:
    """Return the unit and, where they are drawn, what the small points and the bars are."""
    text = theme.capital(indicator.unit)
    if indicator.window > 1:
        years = "tre" if indicator.window == 3 else str(indicator.window)
        text += f". Linje: medelvärde för {years} år. Små punkter: enskilda år"
    if _has_interval(shown):
        text += f". Streck: {INTERVALS.get(indicator.basis, 'intervall').lower()} (95{NO_BREAK_SPACE}%)"
    return text


def traces(row: Row, shown: Series, indicator: DrawnIndicator, place: str) -> list[Trace]:
    """Return the chart's traces as plotly takes them, the most important last, so that it lies on top."""
    return [
        *_country(shown, indicator),
        *_limit(shown, indicator),
        *_path(shown, indicator),
        *_yearly(shown, indicator),
        *other_series(shown, indicator),
        *_own(shown, indicator, place),
        *_suspect(shown, indicator),
        *_baseline(row, shown, indicator),
    ]


def _country(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    points = points_of(shown.country)
    style: dict[str, Any] = {
        "line": {"color": theme.COUNTRY, "width": 1.2},
        "marker": {"color": theme.COUNTRY, "size": 4, "symbol": "square"},
    }
    step = series.typical_step([p for p, _ in points])
    return [line("Riket", points, ind, step, **style)] if points else []


def _limit(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    path = shown.path
    if path.limit is None or not path.years:
        return []
    name = f"Gräns ({path.word.lower()})"
    points = [(path.years[0], path.limit), (path.years[-1], path.limit)]
    style: dict[str, Any] = {"mode": "lines", "line": {"color": _path_colour(shown), "width": 2, "dash": "dot"}}
    return [line(name, points, ind, path.years[-1] - path.years[0], **style)]


def _path(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    path = shown.path
    if len(path.years) < 2:
        return []
    colour = _path_colour(shown)
    sizes = [0] + [7] * (len(path.years) - 1)
    marker = {"color": theme.BACKGROUND, "size": sizes, "symbol": "diamond", "line": {"color": colour, "width": 1.5}}
    style: dict[str, Any] = {"line": {"color": colour, "width": 1.8, "dash": "dash"}, "marker": marker}
    name = f"Målvärde ({path.word.lower()})"
    return [line(name, list(zip(path.years, path.targets, strict=True)), ind, 99, **style)]


def _path_colour(shown: Series) -> str:
    return theme.DECIDED if shown.path.decided else theme.PROPOSED


def _yearly(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    points = points_of(shown.yearly, "raw") if ind.window > 1 else []
    marker = {"color": theme.YEARLY, "size": 5}
    return [line("Enskilt år", points, ind, 1, mode="markers", marker=marker)] if points else []


def _own(shown: Series, ind: DrawnIndicator, place: str) -> list[Trace]:
    points = points_of(shown.own)
    style: dict[str, Any] = {"line": {"color": theme.OWN, "width": 2.5}, "marker": {"color": theme.OWN, "size": 7}}
    if not points:
        return []
    trace = line(place, points, ind, shown.step, shown.breaks, **style)
    if _has_interval(shown):
        trace["error_y"] = _bars(shown, trace["x"], trace["y"])
    return [trace]


def _has_interval(shown: Series) -> bool:
    return bool((shown.own["low"].notna() & shown.own["high"].notna()).any())


def _bars(shown: Series, x: list[int], y: list[float | None]) -> dict[str, Any]:
    low, high = dict(points_of(shown.own, "low")), dict(points_of(shown.own, "high"))
    both = [(p, v) if v is not None and p in low and p in high else None for p, v in zip(x, y, strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "array": [high[b[0]] - b[1] if b else 0.0 for b in both],
        "arrayminus": [b[1] - low[b[0]] if b else 0.0 for b in both],
        "color": theme.OWN,
        "thickness": 1,
        "width": 3,
    }


def _suspect(shown: Series, ind: DrawnIndicator) -> list[Trace]:
    points = points_of(shown.suspect, "raw")
    marker = {"color": theme.SUSPECT, "size": 9, "symbol": "circle-open", "line": {"width": 2}}
    return [line("Sannolikt fel", points, ind, 1, mode="markers", marker=marker)] if points else []


def _baseline(row: Row, shown: Series, ind: DrawnIndicator) -> list[Trace]:
    if not present(row["baseline"]) or not shown.path.years:
        return []
    points = [(shown.path.years[0], shown.path.targets[0])]
    marker = {"color": theme.OWN, "size": 13, "symbol": "circle-open", "line": {"width": 2}}
    return [line("Utgångsvärde", points, ind, 1, mode="markers", marker=marker)]
