"""Two series of a goal conflict, one above the other: each in its own unit, the same years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import DrawnSeries, Figure
from indicators.figures.labels import text_size
from indicators.figures.reading import present, shown_value
from indicators.figures.series import FIRST_YEAR, codes, pieces
from indicators.words.missing import MISSING
from indicators.words.numbers import NO_BREAK_SPACE, counted, number

WIDTH, HEIGHT = 420, 400
RIGHT, BOTTOM = 46, 26
BEST = {1: "Högre är bättre", -1: "Lägre är bättre", 0: "Varken högt eller lågt är bättre"}
SYMBOLS = ("circle", "square")
COLOURS = (theme.OWN, theme.PROPOSED)


class Drawn(DrawnSeries, Protocol):
    """What the chart needs of a series: its nyckeltal too, which the figure is named by."""

    @property
    def kpi(self) -> str:
        """The nyckeltal's code: ``N15428``."""
        ...


@dataclass(frozen=True)
class Side:
    """One series as it is drawn: values by year as shown, the first year after each break, and the baseline's year."""

    series: Drawn
    values: dict[int, float]
    breaks: tuple[int, ...]
    baseline: int | None


def side(series: Drawn, history: pd.DataFrame, municipality: str, year: int, baseline: int | None) -> Side:
    """Return one municipality's totals from 2010 to ``year``; a suspect value is left out."""
    own = (history["indicator"] == series.id) & (history["kpi"] == series.kpi) & (history["gender"] == "T")
    rows = history[own & (history["municipality"] == municipality) & history["period"].between(FIRST_YEAR, year)]
    pairs = sorted(zip(rows["period"], rows["value"], rows["quality"], strict=True))
    values = {int(p): shown_value(v, series.decimals) for p, v, _ in pairs if present(v)}
    return Side(series, values, tuple(int(p) for p, _, quality in pairs if "break" in codes(quality)), baseline)


def conflict_chart(sides: tuple[Side, Side], *, id: str, caption: str, alt: str) -> Figure | None:
    """Return the two series above each other with the same years, or None where one of them has no value."""
    if not all(each.values for each in sides):
        return None
    years = sorted({*sides[0].values, *sides[1].values})
    first, second = (each.series for each in sides)
    return Figure(
        id=id,
        plot=go.Figure(data=_traces(sides), layout=_layout(sides, years)),
        alt=alt,
        caption=caption,
        table=_table(sides, years),
        heading=f"{first.short} och {second.short}",
        width=WIDTH,
        height=HEIGHT,
    )


def _table(sides: Sequence[Side], years: list[int]) -> pd.DataFrame:
    every = range(years[0], years[-1] + 1)
    body = [[_named(each.series), *(_text(each, year, MISSING) for year in every)] for each in sides]
    return pd.DataFrame(body, columns=["Serie", *(str(year) for year in every)], dtype=str)


def _named(series: Drawn) -> str:
    return f"{series.short}, {series.unit_short}" if series.unit_short.strip() else series.short


def _text(each: Side, year: int, otherwise: str = "") -> str:
    return number(each.values[year], each.series.decimals) if year in each.values else otherwise


def _traces(sides: Sequence[Side]) -> list[dict[str, Any]]:
    return [_line(each, f"y{'' if place == 0 else '2'}", place) for place, each in enumerate(sides)]


def _line(each: Side, axis: str, place: int) -> dict[str, Any]:
    x: list[int] = []
    y: list[float | None] = []
    for run in pieces(sorted(each.values), 1, each.breaks):
        x, y = ([*x, x[-1]], [*y, None]) if x else (x, y)
        x, y = [*x, *run], [*y, *(each.values[year] for year in run)]
    said = [f"{year}: {_text(each, year)} {theme.plain(each.series.unit_short)}".strip() for year in x]
    last = max(each.values)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": each.series.short,
        "x": x,
        "y": y,
        "yaxis": axis,
        "text": [
            NO_BREAK_SPACE + theme.bold(_text(each, year)) if year == last and v is not None else ""
            for year, v in zip(x, y, strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"color": COLOURS[place], "size": theme.TEXT_SIZE},
        "hovertext": said,
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": COLOURS[place], "width": 2.2},
        "marker": {"color": COLOURS[place], "size": 7, "symbol": SYMBOLS[place]},
    }


def _layout(sides: tuple[Side, Side], years: list[int]) -> dict[str, Any]:
    lines = [_heading(each.series) for each in sides]
    ticks = [_ticks(each) for each in sides]
    left = 14 + int(max(text_size(text)[0] for _, _, texts in ticks for text in texts))
    right = 18 + int(max(text_size(_text(each, max(each.values)))[0] for each in sides))
    inner = HEIGHT - theme.heading_height(lines[0]) - BOTTOM
    space = (14 + theme.heading_height(lines[1])) / inner
    half = (1 - space) / 2
    base = theme.layout(lines[0], height=HEIGHT, left=left, right=max(RIGHT, right), bottom=BOTTOM)
    second = theme.heading(lines[1], left) | {"y": half}
    panels = list(zip(sides, ((1 - half, 1.0), (0.0, half)), strict=True))
    shown = theme.year_ticks(years[0], years[-1], years[-1])
    return base | {
        "xaxis": theme.axis() | {"range": [years[0] - 0.5, years[-1] + 0.5], "tickvals": shown,
                                 "ticktext": [str(year) for year in shown], "ticks": "outside", "showgrid": False,
                                 "showline": True, "tickangle": 0, "anchor": "y2"},
        "yaxis": _axis(ticks[0]) | {"domain": [1 - half, 1]},
        "yaxis2": _axis(ticks[1]) | {"domain": [0, half]},
        "shapes": [shape for each, span in panels for shape in _baseline(each, span)],
        "annotations": [*base["annotations"], second, *(word for each in panels for word in _baseline_word(*each))],
    }  # fmt: skip


def _heading(series: Drawn) -> list[str]:
    unit = f"{theme.capital(series.unit)}. {BEST[series.direction]}"
    window = f". Medelvärde för {counted(series.window)} år" if series.window > 1 else ""
    return theme.heading_lines(series.short, unit + window, title_width=42, sub_width=46)


def _ticks(each: Side) -> tuple[tuple[float, float], list[float], list[str]]:
    low, high = min(each.values.values()), max(each.values.values())
    span = max(high - low, 0.08 * max(abs(high), abs(low)), 1e-6)
    bottom, top = low - 0.15 * span, high + 0.15 * span
    ticks = theme.value_ticks(bottom, top, ceiling=100 if each.series.kind == "share" else None, most=4)
    return (bottom, top), ticks, theme.tick_texts(ticks)


def _axis(ticks: tuple[tuple[float, float], list[float], list[str]]) -> dict[str, Any]:
    span, values, texts = ticks
    return theme.axis() | {"range": list(span), "tickvals": values, "ticktext": texts}


def _baseline(each: Side, span: tuple[float, float]) -> list[dict[str, Any]]:
    if each.baseline not in each.values:
        return []
    line = {"color": theme.AXIS, "width": 1.2, "dash": "dot"}
    where = {"x0": each.baseline, "x1": each.baseline, "y0": span[0], "y1": span[1], "yref": "paper"}
    return [where | {"type": "line", "layer": "below", "line": line}]


def _baseline_word(each: Side, span: tuple[float, float]) -> list[dict[str, Any]]:
    if each.baseline not in each.values:
        return []
    font = {"color": theme.COUNTRY, "size": theme.TEXT_SIZE - 1}
    where = {"x": each.baseline, "xanchor": "right", "xshift": -2, "y": span[0], "yref": "paper", "yanchor": "bottom"}
    return [where | {"text": "utgångsår", "font": font, "showarrow": False, "bgcolor": theme.VEIL, "borderpad": 0}]
