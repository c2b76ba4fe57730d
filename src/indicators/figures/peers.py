"""The comparison chart: one dot an area, the best at the top, the municipality itself in colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import DrawnIndicator, Figure
from indicators.figures.labels import text_size
from indicators.figures.reading import Row, present, text
from indicators.figures.series import FAR
from indicators.figures.tables import areas_table
from indicators.words.missing import MISSING, gap
from indicators.words.numbers import NO_BREAK_SPACE, number, rounded

WIDTH, HEIGHT = 340, 300
ROW_HEIGHT, RIGHT, BOTTOM = 20, 64, 12
PEER_MEAN, COUNTY_MEAN, COUNTRY = "Gruppens medel", "Länets medel", "Riket"
NAMES = {"own": "Kommunen", "peer": "Jämförelsegruppen", "mean": "Medelvärde", "country": COUNTRY}
STYLES = {
    "own": {"symbol": "circle", "color": theme.OWN, "size": 12},
    "peer": {"symbol": "circle-open", "color": theme.PEER, "size": 9},
    "mean": {"symbol": "diamond", "color": theme.MEAN, "size": 9},
    "country": {"symbol": "square", "color": theme.COUNTRY, "size": 9},
}
ORDER = {"own": 0, "mean": 1, "country": 2, "peer": 3}
BEST = {1: "Högst är bäst", -1: "Lägst är bäst", 0: "Varken högt eller lågt är bäst"}


@dataclass(frozen=True)
class Entry:
    """One row of the chart: ``group`` is own, peer, mean or country; ``value`` None where it is missing.

    ``missing`` is the method's code of why, "" where nobody says.
    """

    name: str
    value: float | None
    group: str
    missing: str = ""


def peer_chart(
    row: Row, comparison: pd.DataFrame, indicator: DrawnIndicator, *, caption: str, alt: str, place: str
) -> Figure | None:
    """Return the municipality beside its peers, their mean, the county's mean and the country.

    ``row`` is one row of ``assessments``, ``comparison`` the method's table (docs/method.md, sections 6 and 12).
    Returns None where fewer than two of them have a value: then there is nothing to compare. Areas without a
    value stand last, named as missing.
    """
    listed = entries(row, comparison, indicator, place)
    if sum(e.value is not None for e in listed) < 2:
        return None
    lines = theme.heading_lines(indicator.short, subtitle(row, indicator), title_width=44, sub_width=48)
    height = max(HEIGHT, theme.heading_height(lines) + BOTTOM + ROW_HEIGHT * len(listed))
    values = [e.value for e in listed]
    return Figure(
        id=f"{indicator.id}-jamforelse",
        plot=go.Figure(data=_traces(listed, indicator), layout=_layout(listed, lines, height)),
        alt=alt,
        caption=caption,
        table=areas_table(
            indicator.unit,
            [e.name for e in listed],
            values,
            indicator.decimals,
            _year(row),
            [e.missing for e in listed],
        ),
        heading=f"{indicator.short}: jämförelse {_year(row)}",
        width=WIDTH,
        height=height,
    )


def entries(row: Row, comparison: pd.DataFrame, indicator: DrawnIndicator, place: str) -> list[Entry]:
    """Return the chart's rows, best first (highest first where neither end is best), missing values last.

    Values are rounded to what the reader sees. The country is left out where it is a number of persons or things,
    or far above everything else, and the group's mean where fewer than half of the group have a value.
    """
    whose = (comparison["indicator"] == row["indicator"]) & (comparison["municipality"] == row["municipality"])
    peers = comparison[whose & (comparison["role"] == "peer")].drop_duplicates("area")
    seen = [
        (place, row["value"], "own", ""),
        *((str(t), v, "peer", w) for t, v, w in zip(peers["title"], peers["value"], peers["missing"], strict=True)),
    ]
    found = [Entry(name, _shown(value, indicator.decimals), group, text(why)) for name, value, group, why in seen]
    known = int(peers["value"].notna().sum())
    highest = max((abs(e.value) for e in found if e.value is not None), default=0.0)
    means = [(PEER_MEAN, "peer_mean", "mean"), (COUNTY_MEAN, "county_mean", "mean"), (COUNTRY, "country", "country")]
    for name, column, group in means:
        mean = _shown(row[column], indicator.decimals)
        if group == "mean" and column == "peer_mean" and 2 * known < len(peers):
            continue
        far = mean is not None and (indicator.kind == "count" or abs(mean) > FAR * highest)
        if mean is not None and not (group == "country" and far):
            found.append(Entry(name, mean, group))
    sign = 1 if indicator.direction < 0 else -1
    return sorted(found, key=lambda e: (e.value is None, sign * (e.value or 0.0), ORDER[e.group], e.name))


def subtitle(row: Row, indicator: DrawnIndicator) -> str:
    """Return the unit, the year of the values and which end is best."""
    return f"{theme.capital(indicator.unit)} {_year(row)}. {BEST[indicator.direction]}"


def _year(row: Row) -> str:
    return str(int(row["period"])) if present(row["period"]) else str(int(row["year"]))


def _shown(value: Any, decimals: int) -> float | None:
    return float(rounded(float(value), decimals)) if present(value) else None


def _traces(listed: list[Entry], ind: DrawnIndicator) -> list[dict[str, Any]]:
    groups = [[(k, e) for k, e in enumerate(listed) if e.group == g and e.value is not None] for g in STYLES]
    return [_dots(mine, ind) for mine in groups if mine]


def _dots(mine: list[tuple[int, Entry]], ind: DrawnIndicator) -> dict[str, Any]:
    group = mine[0][1].group
    values = [float(e.value or 0.0) for _, e in mine]
    texts = [number(v, ind.decimals) for v in values]
    said = [f"{theme.plain(e.name)}: {t} {theme.plain(ind.unit_short)}" for (_, e), t in zip(mine, texts, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": NAMES[group],
        "x": values,
        "y": [k for k, _ in mine],
        "text": [f"{NO_BREAK_SPACE}{theme.bold(t) if group == 'own' else t}" for t in texts],
        "textposition": "middle right",
        "textfont": {"color": theme.OWN if group == "own" else theme.TEXT, "size": theme.TEXT_SIZE},
        "hovertext": [text.strip() for text in said],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": STYLES[group] | {"line": {"color": STYLES[group]["color"], "width": 1.8}},
    }


def _layout(listed: list[Entry], lines: list[str], height: int) -> dict[str, Any]:
    values = [e.value for e in listed if e.value is not None]
    low, high = min(values), max(values)
    span = max(high - low, 0.05 * max(abs(high), abs(low)), 1e-6)
    start = low - 0.06 * span
    left = 14 + int(max(text_size(e.name)[0] for e in listed))
    base = theme.layout(lines, height=height, left=left, right=RIGHT, bottom=BOTTOM)
    names = {"tickvals": list(range(len(listed))), "ticktext": [_styled(e) for e in listed], "showgrid": False}
    missing = [_missing_note(k, e) for k, e in enumerate(listed) if e.value is None]
    return base | {
        "xaxis": theme.axis() | {"range": [start, high + 0.04 * span], "visible": False},
        "yaxis": theme.axis() | {"range": [len(listed) - 0.5, -0.5], "ticklabelstandoff": 3} | names,
        "shapes": [_rule(start, e.value, k) for k, e in enumerate(listed) if e.value is not None],
        "annotations": base["annotations"] + missing,
    }


def _styled(entry: Entry) -> str:
    name = theme.plain(entry.name)
    if entry.group == "own":
        return f'<span style="color:{theme.OWN}">{theme.bold(name)}</span>'
    return name if entry.group == "peer" else theme.bold(name)


def _rule(start: float, end: float, k: int) -> dict[str, Any]:
    line = {"color": theme.GRID, "width": 1}
    return {"type": "line", "x0": start, "x1": end, "y0": k, "y1": k, "layer": "below", "line": line}


def _missing_note(k: int, entry: Entry) -> dict[str, Any]:
    font = {"color": theme.COUNTRY, "size": theme.TEXT_SIZE}
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": k, "yref": "y", "showarrow": False}
    said = gap(entry.missing) if entry.missing else f"uppgift {MISSING}"
    return place | {
        "text": said,
        "hovertext": f"{theme.plain(entry.name)}: {said}",
        "font": font,
        "bgcolor": theme.BACKGROUND,
    }
