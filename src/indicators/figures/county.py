"""The county map: its municipalities in classes, each named with its value, the report's own outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.figures.figure import Figure
from indicators.figures.maps import MapText, draw_map

if TYPE_CHECKING:
    import geopandas as gpd

BETTER = {1: ". Högre är bättre", -1: ". Lägre är bättre", 0: ""}


def county_map(
    rows: pd.DataFrame,
    shapes: gpd.GeoDataFrame,
    *,
    id: str,
    title: str,
    unit_short: str,
    decimals: int,
    direction: int,
    own: str,
    caption: str,
    alt: str,
) -> Figure | None:
    """Return the county's municipalities on a map, or None where none has a value.

    ``rows`` has area (municipality code), title and value; ``shapes`` code and geometry in metres (EPSG:3006); ``own``
    is the code of the municipality that the report is about.
    """
    text = MapText(id, title, BETTER[direction], unit_short, decimals, caption, alt)
    areas = shapes.rename(columns={"code": "area"})[["area", "geometry"]]
    return draw_map(rows, areas, text, emphasised=own, outer=False, heading=title)
