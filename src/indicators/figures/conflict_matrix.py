"""All pairs at a glance: a triangle of signs, one row and one column an indicator, grouped by criterion.

Every series has a number. Its row is called by number and name, its column by the number alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import Figure
from indicators.words.numbers import MINUS, NO_BREAK_SPACE, number

WIDTH = 858
LEFT, RIGHT, BOTTOM = 310, 8, 24
NAME_LETTERS, NAME_SIZE = 54, 10


@dataclass(frozen=True)
class Entry:
    """One series of the matrix: its id in the pairs, its short code and name, and the criterion it stands under."""

    id: str
    code: str
    name: str
    criterion: str


@dataclass(frozen=True)
class Sign:
    """How a class is drawn: its word, its sign, and the colours of square and sign."""

    word: str
    text: str
    fill: str
    ink: str
    edge: str


SIGNS: Mapping[str, Sign] = {
    "synergy": Sign("bättre eller sämre samtidigt", "+", theme.OWN, theme.BACKGROUND, theme.OWN),
    "trade_off": Sign("det ena bättre när det andra sämre", MINUS, theme.PROPOSED, theme.BACKGROUND, theme.PROPOSED),
    "levels_only": Sign("nivåerna följs åt, förändringarna inte", "≈", theme.BACKGROUND, theme.TEXT, theme.AXIS),
    "unclassified": Sign("inget tydligt samband", "·", theme.BACKGROUND, theme.AXIS, theme.GRID),
    "too_little_variation": Sign("för liten variation", "=", theme.BACKGROUND, theme.AXIS, theme.GRID),
}
EMPTY = "tomt: för kort serie"
GROUNDS = {"synergy": " på blått:", "trade_off": " på rödbrunt:"}


def conflict_matrix(
    entries: Sequence[Entry], pairs: pd.DataFrame, *, id: str, heading: str, caption: str, alt: str
) -> Figure | None:
    """Return the lower triangle of all pairs of ``entries``, or None where there are fewer than two.

    ``pairs`` has first, second, class, rho and n (method/conflicts.py); pairs that are too short stay empty. The twin
    has a row a series: its number, name and code, and how many pairs it has of each class.
    """
    if len(entries) < 2:
        return None
    classes = _classes(pairs)
    lines = _lines(heading)
    height = _height(len(entries), lines)
    return Figure(
        id=id,
        plot=go.Figure(data=_traces(entries, classes), layout=_layout(entries, lines, height)),
        alt=alt,
        caption=caption,
        table=_table(entries, pairs),
        heading=heading,
        width=WIDTH,
        height=height,
    )


def _cell(n: int) -> float:
    return (WIDTH - LEFT - RIGHT) / n


def _lines(heading: str) -> list[str]:
    legend = [f"{sign.text}{GROUNDS.get(kind, '')}{NO_BREAK_SPACE}{sign.word}" for kind, sign in SIGNS.items()]
    return theme.heading_lines(heading, "; ".join([*legend, EMPTY]), title_width=110, sub_width=130)


def _height(n: int, lines: Sequence[str]) -> int:
    return int(theme.heading_height(list(lines)) + BOTTOM + _cell(n) * n)


def _classes(pairs: pd.DataFrame) -> dict[frozenset[str], tuple[str, str]]:
    columns = (pairs[name] for name in ("first", "second", "class", "rho", "n"))
    return {
        frozenset((a, b)): (str(kind), f"ρ {number(rho, 2)}, {n} år" if pd.notna(rho) else f"{n} år")
        for a, b, kind, rho, n in zip(*columns, strict=True)
    }


def _traces(entries: Sequence[Entry], classes: Mapping[frozenset[str], tuple[str, str]]) -> list[dict[str, Any]]:
    cells: dict[str, list[tuple[int, int, str]]] = {kind: [] for kind in SIGNS}
    for y, one in enumerate(entries):
        for x, other in enumerate(entries[:y]):
            kind, measured = classes.get(frozenset((one.id, other.id)), ("", ""))
            if kind in cells:
                cells[kind].append((x, y, _said(other, one, kind, measured)))
    size = _cell(len(entries))
    return [_squares(SIGNS[kind], found, size) for kind, found in cells.items() if found]


def _said(one: Entry, other: Entry, kind: str, measured: str) -> str:
    names = "<br>".join(theme.plain(each.name) for each in (one, other))
    return f"{names}<br>{SIGNS[kind].word}. {measured}"


def _squares(sign: Sign, found: Sequence[tuple[int, int, str]], size: float) -> dict[str, Any]:
    marker = {"symbol": "square", "size": round(size - 1.5, 1), "color": sign.fill}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": sign.word,
        "x": [x for x, _, _ in found],
        "y": [y for _, y, _ in found],
        "text": sign.text,
        "textposition": "middle center",
        "textfont": {"color": sign.ink, "size": min(15, max(9, round(size - 3)))},
        "hovertext": [said for _, _, said in found],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": marker | {"line": {"color": sign.edge, "width": 0.7}},
    }


def _layout(entries: Sequence[Entry], lines: list[str], height: int) -> dict[str, Any]:
    n = len(entries)
    base = theme.layout(lines, height=height, left=LEFT, right=RIGHT, bottom=BOTTOM)
    plain = theme.axis() | {"tickvals": list(range(n)), "showgrid": False, "ticklen": 0}
    plain |= {"tickfont": {"size": NAME_SIZE}}
    columns = [theme.bold(str(place)) for place in range(1, n + 1)]
    rows = [f"{theme.plain(_shortened(each.name))} {theme.bold(str(place))}" for place, each in enumerate(entries, 1)]
    groups = _groups(entries)
    return base | {
        "xaxis": plain | {"range": [-0.5, n - 0.5], "ticktext": columns, "tickangle": -90, "constrain": "domain"},
        "yaxis": plain | {"range": [n - 0.5, -0.5], "ticktext": rows, "scaleanchor": "x", "constrain": "domain"},
        "shapes": [_rule(start) for start, _, _ in groups[1:]],
        "annotations": [*base["annotations"], *(_criterion(*group) for group in groups)],
    }


def _shortened(name: str) -> str:
    """Return the name with whole words only: part of a word may be another word."""
    if len(name) <= NAME_LETTERS:
        return name
    kept = name[:NAME_LETTERS].rpartition(" ")[0] or name[: NAME_LETTERS - 1]
    return f"{kept.rstrip(' ,:–-')} …"


def _groups(entries: Sequence[Entry]) -> list[tuple[int, int, str]]:
    """Return first place, last place and criterion of each run of entries."""
    found = []
    for criterion, run in groupby(range(len(entries)), key=lambda place: entries[place].criterion):
        places = list(run)
        found.append((places[0], places[-1], criterion))
    return found


def _rule(start: int) -> dict[str, Any]:
    line = {"color": theme.AXIS, "width": 0.8}
    return {"type": "line", "x0": -0.5, "x1": start - 0.5, "y0": start - 0.5, "y1": start - 0.5, "line": line}


def _criterion(first: int, last: int, criterion: str) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4 - LEFT, "y": (first + last) / 2, "yref": "y"}
    return place | {"text": theme.bold(theme.plain(criterion)), "showarrow": False, "font": {"size": 12}}


def _table(entries: Sequence[Entry], pairs: pd.DataFrame) -> pd.DataFrame:
    known = {each.id for each in entries}
    inside = pairs[pairs["first"].isin(known) & pairs["second"].isin(known)]
    rows = [[f"{place} {each.name} ({each.code})", *_counts(inside, each)] for place, each in enumerate(entries, 1)]
    columns = ["Indikator", "Samtidigt", "Bättre när sämre", "Bara nivåer", "Inget tydligt", "För kort"]
    return pd.DataFrame(rows, columns=columns, dtype=str)


def _counts(pairs: pd.DataFrame, entry: Entry) -> list[str]:
    mine = pairs.loc[(pairs["first"] == entry.id) | (pairs["second"] == entry.id), "class"]
    kinds = (("synergy",), ("trade_off",), ("levels_only",), ("unclassified", "too_little_variation"), ("too_short",))
    return [number(int(mine.isin(kind).sum())) for kind in kinds]
