"""The comparison: the municipality among its peers, with the means of peers and county and the country's value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import DrawnIndicator, Figure
from indicators.figures.labels import text_size
from indicators.figures.series import Row, present
from indicators.figures.tables import areas_table
from indicators.words.numbers import number

WIDTH, HEIGHT, BOTTOM = 420, 340, 14
VALUE_ROOM = 0.34
PEER_MEAN, COUNTY_MEAN, COUNTRY = "Jämförbara, medel", "Länet, medel", "Riket"
LOWEST_FIRST = "Lägst är bäst och står överst"
HIGHEST_FIRST = "Högst är bäst och står överst"
STYLES = {
    "self": {"color": theme.OWN, "symbol": "circle", "size": 11},
    "peer": {"color": theme.PEER, "symbol": "circle-open", "size": 9},
    "mean": {"color": theme.MEAN, "symbol": "diamond", "size": 9},
    "country": {"color": theme.COUNTRY, "symbol": "square", "size": 8},
}


@dataclass(frozen=True)
class Entry:
    """One line of the comparison: its name, its value and what it is (``self``, ``peer``, ``mean``, ``country``)."""

    name: str
    value: float
    kind: str


def peer_chart(
    row: Row, comparison: pd.DataFrame, indicator: DrawnIndicator, *, caption: str, alt: str, place: str
) -> Figure | None:
    """Return the comparison of one indicator, best first, or None where the municipality itself has no value.

    ``row`` is one row of ``assessments``, ``comparison`` the method's table of that indicator (docs/method.md,
    section 12). The means are unweighted. Peers without a value are named in the table twin only.
    """
    if not present(row["value"]):
        return None
    entries = sorted(_entries(row, comparison, place), key=lambda entry: (_order(entry, indicator), entry.name))
    lines = theme.heading_lines(f"Jämförelse {int(row['period'])}", _subtitle(indicator), title_width=40, sub_width=48)
    return Figure(
        id=f"{indicator.id}-jamforelse",
        plot=go.Figure(data=_traces(entries, indicator), layout=_layout(entries, lines, indicator)),
        alt=alt,
        caption=caption,
        table=_table(entries, comparison, indicator),
        heading=f"{indicator.short}: jämförelse {int(row['period'])}",
        width=WIDTH,
        height=HEIGHT,
    )


def _entries(row: Row, comparison: pd.DataFrame, place: str) -> list[Entry]:
    peers = comparison[comparison["role"] == "peer"]
    found = [Entry(str(each.title), each.value, "peer") for each in peers.itertuples() if present(each.value)]
    means = [(PEER_MEAN, "peer_mean", "mean"), (COUNTY_MEAN, "county_mean", "mean"), (COUNTRY, "country", "country")]
    found += [Entry(name, float(row[column]), kind) for name, column, kind in means if present(row[column])]
    if _is_total(row):
        found = [entry for entry in found if entry.kind != "country"]
    return [Entry(place, float(row["value"]), "self"), *found]


def _is_total(row: Row) -> bool:
    """Return whether the country's value is a sum that dwarfs every municipality (population, megawatts)."""
    return present(row["country"]) and abs(float(row["country"])) > 20 * abs(float(row["value"]) or 1)


def _order(entry: Entry, indicator: DrawnIndicator) -> float:
    return entry.value if indicator.direction < 0 else -entry.value


def _subtitle(indicator: DrawnIndicator) -> str:
    order = {1: HIGHEST_FIRST, -1: LOWEST_FIRST, 0: "Högst står överst; högt eller lågt är varken bra eller dåligt"}
    return f"{theme.capital(indicator.unit)}. {order[indicator.direction]}"


def _traces(entries: list[Entry], indicator: DrawnIndicator) -> list[dict[str, Any]]:
    """Return one trace a kind, so that each has its own symbol and name."""
    traces = []
    for kind, style in STYLES.items():
        chosen = [(place, entry) for place, entry in enumerate(entries) if entry.kind == kind]
        if not chosen:
            continue
        texts = [number(entry.value, indicator.decimals) for _, entry in chosen]
        shown = [theme.bold(text) if kind == "self" else text for text in texts]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": kind,
                "x": [entry.value for _, entry in chosen],
                "y": [place for place, _ in chosen],
                "text": [f"  {text}" for text in shown],
                "textposition": "middle right",
                "textfont": {"size": theme.TEXT_SIZE, "color": theme.OWN if kind == "self" else theme.TEXT},
                "marker": style | {"line": {"width": 2}},
                "hovertext": [
                    f"{theme.plain(entry.name)}: {text} {theme.plain(indicator.unit_short)}".strip()
                    for (_, entry), text in zip(chosen, texts, strict=True)
                ],
                "hoverinfo": "text",
                "cliponaxis": False,
            }
        )
    return traces


def _layout(entries: list[Entry], lines: list[str], indicator: DrawnIndicator) -> dict[str, Any]:
    values = [entry.value for entry in entries]
    span = max(max(values) - min(values), 0.02 * max(abs(value) for value in values), 1e-6)
    names = [
        theme.bold(theme.plain(entry.name)) if entry.kind == "self" else theme.plain(entry.name) for entry in entries
    ]
    left = 14 + int(max(text_size(entry.name)[0] for entry in entries) * 1.08)
    return theme.layout(lines, height=HEIGHT, left=left, right=8, bottom=BOTTOM) | {
        "xaxis": theme.axis()
        | {
            "range": [min(values) - 0.06 * span, max(values) + VALUE_ROOM * span],
            "showticklabels": False,
            "ticks": "",
            "showgrid": False,
        },
        "yaxis": theme.axis()
        | {
            "range": [len(entries) - 0.5, -0.5],
            "tickvals": list(range(len(entries))),
            "ticktext": names,
            "ticks": "",
            "ticklabelstandoff": 4,
        },
    }


def _table(entries: list[Entry], comparison: pd.DataFrame, indicator: DrawnIndicator) -> pd.DataFrame:
    """Return one column an area in the chart's order, then the peers without a value, then the averages."""
    peers = comparison[comparison["role"] == "peer"]
    absent = [str(each.title) for each in peers.itertuples() if not present(each.value)]
    names = [entry.name for entry in entries] + absent
    values: list[float | None] = [entry.value for entry in entries] + [None] * len(absent)
    return areas_table(indicator.unit, names, values, indicator.decimals, "Värde")
