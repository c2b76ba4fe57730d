"""Maps in plain coordinates (SWEREF 99 TM): no map service, no tiles, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.classes import Class, class_of, classes, crosses_zero
from indicators.figures.figure import Figure, FigureError
from indicators.figures.map_labels import MOST, Set, Spot, named, set_labels
from indicators.figures.reading import present
from indicators.figures.reading import text as code_of
from indicators.figures.shapes import Outline, dissolved, label_point, outline, simplified
from indicators.figures.tables import areas_table
from indicators.words.missing import gap
from indicators.words.numbers import NO_BREAK_SPACE, number

WIDTH, HEIGHT, SIDE, LEGEND = 520, 480, 6, 44
MISSING_NAME = "uppgift saknas"
SCALE = "Mörkare färg: högre värde"
PARTED = "Blått: över noll, brunt: under noll, mörkare längre från noll"
CLASSES = "Klasserna visar lägsta och högsta värde som finns"
ALL_IN_TABLE = "Alla värden står i tabellen"


@dataclass(frozen=True)
class MapText:
    """What a map says: id, title, what follows the unit in the line below, unit, decimals, caption, alt text."""

    id: str
    title: str
    subtitle: str
    unit_short: str
    decimals: int
    caption: str
    alt: str


def draw_map(
    rows: pd.DataFrame, shapes: gpd.GeoDataFrame, text: MapText, *, emphasised: str | None, outer: bool, heading: str
) -> Figure | None:
    """Return a map of ``rows`` (columns area, title, value; one row an area) on ``shapes`` (area, geometry).

    A column ``missing``, where there is one, has the method's code of why a value is missing.
    ``emphasised`` is the area drawn with a thick border; ``outer`` adds the border of all areas together.
    Returns None where no area has a value. Raises FigureError when an area has no shape or comes twice.
    """
    if not rows["value"].map(present).any():
        return None
    rows = rows.assign(missing=[code_of(why) for why in rows.get("missing", [""] * len(rows))])
    areas = _joined(rows, shapes)
    found = classes([float(v) for v in areas["value"] if present(v)], text.decimals)
    own = None if emphasised is None else next((k for k, a in enumerate(areas["area"]) if a == emphasised), None)
    traces = _areas(areas, found, text)
    if outer:
        traces.append(_border(dissolved(areas), 2))
    if own is not None:
        traces.append(_border(outline(areas.geometry.iloc[own]), 3.5))
    traces += _legend(found, bool(areas["value"].isna().any()), text)
    plot = go.Figure(data=traces, layout=_layout(areas, text, own))
    table = rows.sort_values("area")
    values = [float(v) if present(v) else None for v in table["value"]]
    twin = areas_table(
        text.unit_short, [str(t) for t in table["title"]], values, text.decimals, "Värde", list(table["missing"])
    )
    return Figure(text.id, plot, text.alt, text.caption, twin, heading, WIDTH, HEIGHT)


def _joined(rows: pd.DataFrame, shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    lost = sorted(set(rows["area"]) - set(shapes["area"]))
    twice = sorted(rows.loc[rows["area"].duplicated(), "area"])
    if lost or twice:
        raise FigureError(f"kartan saknar form för {lost} eller har fler än en rad för {twice}. Åtgärd: rätta raderna.")
    kept = shapes[shapes["area"].isin(rows["area"])][["area", "geometry"]]
    return simplified(
        kept.merge(rows[["area", "title", "value", "missing"]], on="area").sort_values("area", ignore_index=True)
    )


def _areas(areas: gpd.GeoDataFrame, found: list[Class], text: MapText) -> list[dict[str, Any]]:
    big_first = areas.assign(size=areas.geometry.area).sort_values(["size", "area"], ascending=[False, True])
    return [
        _area(str(row["title"]), row["value"], str(row["missing"]), outline(shape), found, text)
        for row, shape in zip(big_first.to_dict("records"), big_first.geometry, strict=True)
    ]


def _area(title: str, value: float, why: str, ring: Outline, found: list[Class], text: MapText) -> dict[str, Any]:
    known = present(value)
    said = f"{number(value, text.decimals)} {text.unit_short}" if known else gap(why) if why else MISSING_NAME
    fill = {"fillcolor": class_of(value, found, text.decimals).colour} if known else {"fillpattern": _hatch()}
    return {
        "type": "scatter", "mode": "lines", "fill": "toself", "x": list(ring.x), "y": list(ring.y), "name": title,
        "text": f"{theme.plain(title)}: {theme.plain(said)}", "hoverinfo": "text", "hoveron": "fills",
        "line": {"color": theme.OUTLINE, "width": 0.8}, "showlegend": False, **fill,
    }  # fmt: skip


def _hatch() -> dict[str, Any]:
    return {"shape": "/", "fgcolor": theme.AXIS, "bgcolor": theme.MISSING, "size": 7, "solidity": 0.2}


def _border(ring: Outline, width: float) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": list(ring.x), "y": list(ring.y), "hoverinfo": "skip",
            "line": {"color": theme.TEXT, "width": width}, "showlegend": False}  # fmt: skip


def _legend(found: list[Class], missing: bool, text: MapText) -> list[dict[str, Any]]:
    unit = f"{NO_BREAK_SPACE}%" if text.unit_short == "%" else ""
    base = {"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip", "showlegend": True}
    line = {"color": theme.OUTLINE, "width": 0.8}
    square = {"symbol": "square", "size": 14, "line": line}
    squares = [{"mode": "markers", "marker": square | {"color": c.colour}, "name": c.name + unit} for c in found]
    hatched = {"mode": "lines", "fill": "toself", "fillpattern": _hatch(), "line": line, "name": MISSING_NAME}
    return [base | entry for entry in [*squares, *([hatched] if missing else [])]]


def _layout(areas: gpd.GeoDataFrame, text: MapText, own: int | None) -> dict[str, Any]:
    more = f". {ALL_IN_TABLE}" if len(areas) > MOST else ""
    known = [float(v) for v in areas["value"] if present(v)]
    scale_words = PARTED if crosses_zero(known, text.decimals) else SCALE
    subtitle = f"{scale_words} ({text.unit_short}){text.subtitle}. {CLASSES}{more}"
    lines = theme.heading_lines(text.title, subtitle)
    base = theme.layout(lines, height=HEIGHT, left=SIDE, right=SIDE, bottom=LEGEND)
    x0, y0, x1, y1 = (float(b) for b in areas.total_bounds)
    top = theme.heading_height(lines)
    scale = min((WIDTH - 2 * SIDE) / (x1 - x0), (HEIGHT - top - LEGEND) / (y1 - y0)) * 0.98
    middle, half = (y0 + y1) / 2, 0.5 * (HEIGHT - top - LEGEND) / scale
    legend = {"orientation": "h", "x": 0, "xref": "container", "y": 0, "yref": "container", "yanchor": "bottom",
              "font": {"size": theme.TEXT_SIZE}, "itemclick": False, "itemdoubleclick": False}  # fmt: skip
    axis = theme.axis() | {"visible": False}
    upright = {"range": [middle - half, middle + half], "scaleanchor": "x", "constrain": "range"}
    return base | {
        "xaxis": axis | {"range": [x0, x1], "constrain": "domain"},
        "yaxis": axis | upright,
        "annotations": [*base["annotations"], *_names(areas, text, own, scale, top)],
        "showlegend": True,
        "legend": legend,
    }


def _names(areas: gpd.GeoDataFrame, text: MapText, own: int | None, scale: float, top: float) -> list[dict[str, Any]]:
    x0, y0, x1, y1 = (float(b) for b in areas.total_bounds)
    shapes = _named(areas, text)
    spots = [_spot(a, t, (x0 + x1) / 2, (y0 + y1) / 2, scale, top) for a, t in shapes]
    chosen = named(spots, own)
    found = set_labels([spots[k] for k in chosen], WIDTH, HEIGHT - LEGEND, top)
    return [_annotation(*shapes[k], way) for k, way in zip(chosen, found, strict=True)]


def _named(areas: gpd.GeoDataFrame, text: MapText) -> list[tuple[Any, str]]:
    def said(value: float, why: str) -> str:
        return number(value, text.decimals) if present(value) else gap(why)

    rows = zip(areas.geometry, areas["title"], areas["value"], areas["missing"], strict=True)
    return [(shape, "<br>".join([*theme.wrapped(str(title), 13), said(v, why)])) for shape, title, v, why in rows]


def _spot(shape: Any, text: str, cx: float, cy: float, scale: float, top: float) -> Spot:
    px, py = WIDTH / 2, top + (HEIGHT - top - LEGEND) / 2
    x, y = label_point(shape)
    a0, b0, a1, b1 = shape.bounds
    box = (px + (a0 - cx) * scale, py - (b1 - cy) * scale, px + (a1 - cx) * scale, py - (b0 - cy) * scale)
    return Spot(px + (x - cx) * scale, py - (y - cy) * scale, box, text)


def _annotation(shape: Any, text: str, landed: Set) -> dict[str, Any]:
    x, y = label_point(shape)
    base = {"x": x, "y": y, "text": text, "font": {"size": theme.TEXT_SIZE, "color": theme.TEXT},
            "bgcolor": theme.VEIL, "borderpad": 1, "align": "center"}  # fmt: skip
    if max(abs(landed.dx), abs(landed.dy)) <= 25:
        return base | {"showarrow": False, "xshift": landed.dx, "yshift": -landed.dy}
    arrow = {"arrowhead": 6, "arrowsize": 1, "arrowwidth": 1, "arrowcolor": theme.TEXT}
    return base | {"showarrow": True, "ax": landed.dx, "ay": landed.dy} | arrow
