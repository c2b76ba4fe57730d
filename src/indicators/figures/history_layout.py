"""The history chart's axes, shading and named years."""

from __future__ import annotations

from typing import Any

import numpy as np

from indicators.figures import theme
from indicators.figures.figure import DrawnIndicator
from indicators.figures.gaps import gap_notes
from indicators.figures.history_labels import direct_labels
from indicators.figures.labels import Box, Frame, Placed, place, text_size
from indicators.figures.reading import Row, present
from indicators.figures.series import Series

WIDTH, HEIGHT, PHONE_WIDTH = 480, 300, 350
RIGHT, BOTTOM, ROW = 12, 28, 15
FEWEST_YEARS = 4
PANDEMIC = (2019.5, 2021.5)
PANDEMIC_WORD = "pandemiår"
BREAK_WORD = "tidsseriebrott"


def history_layout(row: Row, shown: Series, ind: DrawnIndicator, name: str, subtitle: str) -> dict[str, Any]:
    """Return the layout of the history chart: whole years on the axis, Swedish ticks, labels beside the lines."""
    lines = theme.heading_lines(ind.short, subtitle)
    x0, x1, y0, y1 = ranges(row, shown)
    below_zero = min(_values(shown)) < 0
    found = theme.value_ticks(y0, y1, ceiling=100 if ind.kind == "share" else None)
    ticks = [t for t in found if t >= 0 or below_zero]
    texts = theme.tick_texts(ticks)
    left = 14 + int(max(text_size(t)[0] for t in texts))
    frames = [
        Frame(w, left, w - RIGHT, theme.heading_height(lines), HEIGHT - BOTTOM, x0, x1, y0, y1)
        for w in (WIDTH, PHONE_WIDTH)
    ]
    marks, shapes, reserved = _named_years(row, shown, frames)
    labels = place(direct_labels(row, shown, ind, name), frames, _lines(shown), _markers(shown), reserved)
    years = theme.year_ticks(int(np.ceil(x0)), int(np.floor(x1)), int(row["year"]))
    return theme.layout(lines, height=HEIGHT, left=left, right=RIGHT, bottom=BOTTOM) | {
        "xaxis": theme.axis() | {"range": [x0, x1], "tickvals": years, "ticktext": [str(y) for y in years],
                                 "ticks": "outside", "showgrid": False, "showline": True, "tickangle": 0},
        "yaxis": theme.axis() | {"range": [y0, y1], "tickvals": ticks, "ticktext": texts,
                                 "zeroline": below_zero, "zerolinecolor": theme.AXIS},
        "shapes": shapes,
        "annotations": [theme.heading(lines, left), *marks, *(annotation(p) for p in labels)],
    }  # fmt: skip


def ranges(row: Row, shown: Series) -> tuple[float, float, float, float]:
    """Return the data range of both axes: first and last year, lowest and highest value, with some air.

    A short series gets a few empty years before it, never after: nothing is shown of years to come but targets.
    """
    years = [*shown.years, *shown.path.years, int(row["year"])]
    first, last = min(years), max(years)
    first = min(first, last - FEWEST_YEARS)
    values = _values(shown)
    low, high = min(values), max(values)
    span = max(high - low, 0.08 * max(abs(high), abs(low)), 1e-6)
    middle = (low + high) / 2
    y0 = middle - 0.68 * span
    if low >= 0:
        y0 = max(y0, -0.08 * span)
    above = 0.8 if _break_beside(shown) else 0.68
    return first - 0.6, last + 0.7, y0, middle + above * span


def _values(shown: Series) -> list[float]:
    columns = ((shown.own, "value"), (shown.own, "low"), (shown.own, "high"), (shown.yearly, "raw"),
               (shown.suspect, "raw"), (shown.before, "value"), (shown.after, "value"),
               (shown.country, "value"))  # fmt: skip
    found = [float(v) for frame, column in columns for v in frame[column] if present(v)]
    found += shown.path.targets
    return found + ([shown.path.limit] if shown.path.limit is not None and shown.path.years else [])


def _lines(shown: Series) -> list[tuple[Any, Any]]:
    path = shown.path
    frames = (shown.own, shown.before, shown.after, shown.country)
    drawn = [(f["period"].to_numpy(float), f["value"].to_numpy(float)) for f in frames]
    drawn.append((np.array(path.years, float), np.array(path.targets, float)))
    bars = zip(shown.own["period"], shown.own["low"], shown.own["high"], strict=True)
    drawn += [(np.array([p, p], float), np.array([lo, hi])) for p, lo, hi in bars if present(lo) and present(hi)]
    if path.limit is not None and path.years:
        drawn.append((np.array([path.years[0], path.years[-1]], float), np.array([path.limit] * 2)))
    return drawn


def _markers(shown: Series) -> tuple[Any, Any]:
    columns = ((shown.own, "value"), (shown.yearly, "raw"), (shown.suspect, "raw"), (shown.before, "value"),
               (shown.after, "value"))  # fmt: skip
    x = [*(p for f, _ in columns for p in f["period"]), *shown.path.years[1:]]
    y = [*(v for f, c in columns for v in f[c]), *shown.path.targets[1:]]
    return np.array(x, float), np.array(y, float)


def _named_years(row: Row, shown: Series, frames: list[Frame]) -> tuple[list[Any], list[Any], list[list[Box]]]:
    marks: list[Any] = []
    shapes: list[Any] = []
    reserved: list[list[Box]] = [[] for _ in frames]
    if row["year"] >= 2020 and shown.years[0] < PANDEMIC[1]:
        below = _break_beside(shown)
        shapes.append(_band(*PANDEMIC))
        marks.append(_edge_mark(2020.5, PANDEMIC_WORD, below=below))
        _reserve(reserved, frames, 2020.5, PANDEMIC_WORD, below=below)
    for year in shown.breaks:
        shapes.append(_vertical(year - 0.5))
        marks.append(_edge_mark(year - 0.5, BREAK_WORD, anchor="right"))
        _reserve(reserved, frames, year - 0.5, BREAK_WORD, anchor="right")
    for note, boxes in gap_notes(shown.missing("T"), shown.step, frames):
        marks.append(note)
        for reserved_boxes, box in zip(reserved, boxes, strict=True):
            reserved_boxes.append(box)
    return marks, shapes, reserved


def _break_beside(shown: Series) -> bool:
    """Return whether a break is named beside the pandemic years, so that their words need a line each."""
    return any(2018 < b < 2025 for b in shown.breaks)


def _reserve(reserved: list[list[Box]], frames: list[Frame], x: float, text: str, *, below: bool = False,
             anchor: str = "center") -> None:  # fmt: skip
    width, height = text_size(text)
    for boxes, f in zip(reserved, frames, strict=True):
        px = float(f.pixels(np.array([x]), np.array([f.y0]))[0, 0])
        left = px - (width / 2 if anchor == "center" else width + 3)
        upper = f.top + (ROW if below else 0)
        boxes.append((left, upper, left + width, upper + height))


def _band(x0: float, x1: float) -> dict[str, Any]:
    return {"type": "rect", "xref": "x", "yref": "paper", "x0": x0, "x1": x1, "y0": 0, "y1": 1,
            "fillcolor": theme.PANDEMIC, "line": {"width": 0}, "layer": "below"}  # fmt: skip


def _vertical(x: float) -> dict[str, Any]:
    return {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1,
            "line": {"color": theme.AXIS, "width": 1.5, "dash": "dashdot"}, "layer": "below"}  # fmt: skip


def _edge_mark(x: float, text: str, *, below: bool = False, anchor: str = "center") -> dict[str, Any]:
    """Return a word at the upper edge, above all that is drawn; ``below`` puts it a line lower."""
    return {"x": x, "xref": "x", "y": 1, "yref": "paper", "text": text, "showarrow": False,
            "xanchor": anchor, "yanchor": "top", "yshift": -ROW if below else 0, "borderpad": 1,
            "bgcolor": theme.VEIL,
            "font": {"color": theme.COUNTRY, "size": theme.TEXT_SIZE}}  # fmt: skip


def annotation(placed: Placed) -> dict[str, Any]:
    """Return a placed label as a plotly annotation, with a thin line to its point where it needs one."""
    label = placed.label
    shift: dict[str, Any] = {"xshift": placed.xshift, "yshift": placed.yshift, "showarrow": False}
    if placed.leader:
        arrow = {"arrowhead": 0, "arrowwidth": 0.8, "arrowcolor": label.colour, "standoff": 4}
        shift = {"ax": placed.xshift, "ay": -placed.yshift, "showarrow": True} | arrow
    return shift | {
        "text": theme.bold(label.text) if label.strong else label.text,
        "font": {"color": label.colour, "size": theme.TEXT_SIZE},
        "x": label.x,
        "y": label.y,
        "xref": "x",
        "yref": "y",
        "xanchor": placed.xanchor,
        "yanchor": placed.yanchor,
        "align": "left",
        "bgcolor": theme.VEIL,
        "borderpad": 0,
    }
