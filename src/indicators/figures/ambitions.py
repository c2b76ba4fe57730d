"""Small panels, one an indicator: the outcome, the three proposed ways to the long-term value, and the limit.

All panels of a figure share the years; each has its own values. Every line is named at its end and has its own dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import Figure, FigureError
from indicators.figures.labels import text_size
from indicators.figures.panel import Panel, panel_title, panel_traces
from indicators.figures.panel_table import panel_table
from indicators.words.numbers import number

WIDTH = 400
FIRST_YEAR = 2014
TITLE_LETTERS, TITLE_LINE, ABOVE = 55, 15, 10
PLOT, AXIS, GAP, BOTTOM, LABEL = 88, 18, 12, 26, 13
LEGEND = (
    "Linje med punkter: utfall. Hel linje utan: gränsförslag. Streck: förslag till målvärde, korta för låg, långa för "
    "medel, streck och punkt för hög ambition"
)
PROPOSED_LIMIT = "gränsförslag"


def ambition_panels(
    panels: Sequence[Panel], *, id: str, title: str, caption: str, alt: str, last: int, report_year: int
) -> Figure:
    """Return the panels below each other. ``last`` is the last year drawn, ``report_year`` the last of outcomes.

    Raises FigureError for no panels.
    """
    if not panels:
        raise FigureError(f"figuren {id} har inget att visa. Åtgärd: be om den bara där något är föreslaget.")
    lines = theme.heading_lines(title, LEGEND)
    tops, height = _tops(panels, theme.heading_height(lines))
    ranges = [_range(panel) for panel in panels]
    ticks = [theme.value_ticks(*each, most=4) for each in ranges]
    left, right = _sides(panels, ticks, last)
    layout = theme.layout(lines, height=height, left=left, right=right, bottom=BOTTOM)
    area = height - theme.heading_height(lines) - BOTTOM
    for place, (panel, top) in enumerate(zip(panels, tops, strict=True)):
        low, high = 1 - (top + PLOT) / area, 1 - top / area
        layout |= _axes(place, (low, high), ranges[place], ticks[place], last)
        layout["annotations"] += [_title(panel, high, left), *_labels(panel, high, ranges[place], last, area)]
    return Figure(
        id=id,
        plot=go.Figure(data=[t for n, panel in enumerate(panels) for t in panel_traces(panel, n)], layout=layout),
        alt=alt,
        caption=caption,
        table=panel_table(panels, range(FIRST_YEAR, report_year + 1), last),
        heading=title,
        width=WIDTH,
        height=height,
    )


def _sides(panels: Sequence[Panel], ticks: Sequence[list[float]], last: int) -> tuple[int, int]:
    """Return the room to the left for the numbers of the axes, and to the right for the names of the lines."""
    numbers = [text_size(text)[0] for each in ticks for text in theme.tick_texts(each)]
    names = [text_size(text)[0] for panel in panels for text, *_ in _ends(panel, last)]
    return 12 + int(max(numbers)), 8 + int(max(names, default=0))


def _tops(panels: Sequence[Panel], head: int) -> tuple[list[int], int]:
    """Return where each panel's plot begins, in pixels below the plot area's top, and the figure's height."""
    tops, at = [], 0
    for panel in panels:
        at += ABOVE + TITLE_LINE * len(theme.wrapped(panel_title(panel), TITLE_LETTERS))
        tops.append(at)
        at += PLOT + AXIS + GAP
    return tops, head + at - AXIS - GAP + BOTTOM


def _range(panel: Panel) -> tuple[float, float]:
    values = [value for _, value in panel.outcome] + [v for _, _, way in panel.ways for v in way.values()]
    values += [value for value, _ in panel.written.values()] + ([panel.limit] if panel.limit is not None else [])
    low, high = min(values), max(values)
    span = max(high - low, 0.08 * max(abs(high), abs(low)), 1e-6)
    middle = (low + high) / 2
    bottom = middle - 0.62 * span
    return (max(bottom, -0.05 * span) if low >= 0 else bottom), middle + 0.62 * span


def _axes(place: int, domain: tuple[float, float], span: tuple[float, float], ticks: list[float], last: int) -> Any:
    end = "" if place == 0 else str(place + 1)
    years = list(range(FIRST_YEAR, last + 1, 4))
    horizontal = {"range": [FIRST_YEAR - 0.6, last + 0.4], "tickvals": years, "ticktext": [str(y) for y in years],
                  "ticks": "outside", "showgrid": False, "showline": True, "tickangle": 0, "anchor": f"y{end}",
                  "domain": [0, 1]}  # fmt: skip
    vertical = {"range": list(span), "tickvals": ticks, "ticktext": theme.tick_texts(ticks), "anchor": f"x{end}",
                "domain": list(domain)}  # fmt: skip
    return {f"xaxis{end}": theme.axis() | horizontal, f"yaxis{end}": theme.axis() | vertical}


def _ends(panel: Panel, last: int) -> list[tuple[str, int, float]]:
    """Return the label at the end of each line with its year and value."""
    found = []
    for name, _, way in panel.ways:
        year = max(way)
        when = f" ({year})" if year != last else ""
        found.append((f"{name} {number(way[year], panel.decimals)}{when}", year, way[year]))
    if panel.limit is not None and panel.ways:
        text = f"{PROPOSED_LIMIT} {number(panel.limit, panel.decimals)}"
        found.append((text, max(panel.ways[0][2]), panel.limit))
    return found


def _labels(panel: Panel, top: float, span: tuple[float, float], last: int, area: int) -> list[dict[str, Any]]:
    """Return the labels to the right of the panel, at the height of their lines but never on each other."""
    ends = sorted(_ends(panel, last), key=lambda end: -end[2])
    wanted = [PLOT * (span[1] - value) / (span[1] - span[0]) for _, _, value in ends]
    spread = apart(wanted, LABEL, PLOT)
    return [
        {"text": text, "font": {"color": theme.PROPOSED, "size": theme.TEXT_SIZE}, "x": 1, "xref": "paper",
         "xanchor": "left", "xshift": 4, "y": top - at / area, "yref": "paper", "yanchor": "middle", "align": "left",
         "borderpad": 0, "showarrow": False}
        for (text, _, _), at in zip(ends, spread, strict=True)
    ]  # fmt: skip


def apart(wanted: Sequence[float], distance: float, room: float) -> list[float]:
    """Return positions near the ``wanted`` ones (in order), at least ``distance`` apart, kept within ``room``."""
    placed: list[float] = []
    for at in wanted:
        placed.append(max(at, placed[-1] + distance) if placed else max(at, 0.0))
    floor = room
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], floor)
        floor = placed[place] - distance
    return placed


def _title(panel: Panel, top: float, left: int) -> dict[str, Any]:
    return theme.heading(theme.wrapped(panel_title(panel), TITLE_LETTERS), left) | {
        "y": top,
        "yshift": 8,
        "font": {"size": theme.TEXT_SIZE, "color": theme.TEXT},
    }
