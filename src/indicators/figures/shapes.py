"""Areas as lines to draw: simplified together, so that neighbours keep one border, and turned into rings."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from indicators.figures.figure import FigureError

CRS = 3006
DETAIL = 700
FEW = 20
GRID_METRES = 10


@dataclass(frozen=True)
class Outline:
    """The rings of one area as plotly wants them: coordinates in metres, None between rings."""

    x: tuple[float | None, ...]
    y: tuple[float | None, ...]


def simplified(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return ``shapes`` (EPSG:3006) with no more detail than shows on a map 500 pixels wide.

    Borders are simplified together, so that no gap opens between neighbours. Raises FigureError for another
    coordinate system, an empty frame, or geometry that is not an area.
    """
    if shapes.empty or shapes.crs is None or shapes.crs.to_epsg() != CRS:
        raise FigureError(f"kartan behöver områden i EPSG:{CRS}, fick {len(shapes)} i {shapes.crs}. Åtgärd: to_crs.")
    if not set(shapes.geom_type) <= {"Polygon", "MultiPolygon"}:
        raise FigureError(f"kartan kan bara rita ytor, fick {sorted(set(shapes.geom_type))}")
    x0, y0, x1, y1 = shapes.total_bounds
    detail = DETAIL if len(shapes) <= FEW else DETAIL / 2
    tolerance = max(x1 - x0, y1 - y0) / detail
    lighter = shapely.coverage_simplify(shapes.geometry.to_numpy(), tolerance)
    return shapes.set_geometry(gpd.GeoSeries(lighter, index=shapes.index, crs=shapes.crs))


def outline(area: BaseGeometry) -> Outline:
    """Return the rings of ``area``, holes turning the other way so that they stay open when filled."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in _rings(area):
        if x:
            x.append(None)
            y.append(None)
        x += [GRID_METRES * round(a / GRID_METRES) for a, _ in ring]
        y += [GRID_METRES * round(b / GRID_METRES) for _, b in ring]
    return Outline(tuple(x), tuple(y))


def dissolved(shapes: gpd.GeoDataFrame) -> Outline:
    """Return the outer border of all ``shapes`` together; slivers between neighbours are closed."""
    gap = 60.0
    joined = shapely.union_all(shapes.geometry.buffer(gap, join_style="mitre").to_numpy())
    return outline(_without_holes(shapely.simplify(joined.buffer(-gap, join_style="mitre"), gap)))


def label_point(area: BaseGeometry) -> tuple[float, float]:
    """Return the middle of the largest circle that fits in the largest part of ``area``."""
    largest = max(_parts(area), key=lambda p: p.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=math.sqrt(largest.area) / 50)
    x, y = circle.coords[0]
    return float(x), float(y)


def _parts(area: BaseGeometry) -> list[Polygon]:
    return list(area.geoms) if isinstance(area, MultiPolygon) else [area]


def _without_holes(area: BaseGeometry) -> BaseGeometry:
    return MultiPolygon([Polygon(p.exterior) for p in _parts(area)])


def _rings(area: BaseGeometry) -> Iterator[list[tuple[float, float]]]:
    for part in _parts(area):
        turned = orient(part)
        yield list(turned.exterior.coords)
        yield from (list(hole.coords) for hole in turned.interiors)
