"""The small-area map: the municipality's DeSO in classes, within the border of the areas themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.figures.figure import Figure
from indicators.figures.maps import MapText, draw_map

if TYPE_CHECKING:
    import geopandas as gpd


def small_area_map(
    rows: pd.DataFrame,
    shapes: gpd.GeoDataFrame,
    *,
    id: str,
    title: str,
    unit_short: str,
    decimals: int,
    caption: str,
    alt: str,
) -> Figure | None:
    """Return the small areas on a map, or None where none has a value.

    ``rows`` has area, name and value; ``shapes`` area and geometry in metres (EPSG:3006). The outer border is that of
    the areas dissolved, never that of another source: the two do not fit each other.
    """
    text = MapText(id, title, "", unit_short, decimals, caption, alt)
    named = rows.rename(columns={"name": "title"})
    return draw_map(named, shapes[["area", "geometry"]], text, emphasised=None, outer=True, heading=title)
