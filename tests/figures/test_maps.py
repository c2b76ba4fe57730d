"""Maps: every area drawn once, holes open, missing never coloured, borders kept together, small files."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from indicators.figures import county_map, small_area_map, theme
from indicators.figures.figure import Figure, FigureError
from indicators.figures.shapes import dissolved, label_point, outline, simplified

NAN = float("nan")
TEXTS: dict[str, Any] = {"id": "2.2-N15428-karta", "title": "Behöriga, 2022", "unit_short": "%", "decimals": 1}
TEXTS |= {"caption": "Källa: Kolada.", "alt": "Högst i Habo."}
COUNTY: dict[str, Any] = TEXTS | {"direction": 1, "own": "0665"}
HOLE = box(4000, 4000, 6000, 6000)


@pytest.fixture
def shapes() -> gpd.GeoDataFrame:
    """Four squares of ten kilometres, the first with a hole that the fifth fills, and one that is not asked for."""
    squares = [box(x, y, x + 10000, y + 10000) for y in (0, 10000) for x in (0, 10000)]
    squares[0] = squares[0].difference(HOLE)
    codes = ["0665", "0617", "0643", "0680", "0682", "1280"]
    return gpd.GeoDataFrame({"code": codes}, geometry=[*squares, HOLE, box(9e5, 9e5, 9.1e5, 9.1e5)], crs=3006)


@pytest.fixture
def rows() -> pd.DataFrame:
    names = ["Vaggeryd", "Gnosjö", "Habo", "Jönköping", "Nässjö"]
    codes = ["0665", "0617", "0643", "0680", "0682"]
    return pd.DataFrame({"area": codes, "title": names, "value": [77.84, 78.9, 89.4, 86.4, NAN]})


@pytest.fixture
def county(rows: pd.DataFrame, shapes: gpd.GeoDataFrame) -> Figure:
    figure = county_map(rows, shapes, **COUNTY)
    assert figure is not None
    return figure


def areas(figure: Figure) -> dict[str, Any]:
    return {t.name: t for t in figure.plot.data if t.hoveron == "fills"}


def test_every_area_asked_for_is_drawn_once(county: Figure) -> None:
    drawn = [t.name for t in county.plot.data if t.hoveron == "fills"]
    assert sorted(drawn) == ["Gnosjö", "Habo", "Jönköping", "Nässjö", "Vaggeryd"]


def test_only_plain_coordinates_are_used(county: Figure) -> None:
    assert {t.type for t in county.plot.data} == {"scatter"}
    assert not {"geo", "map", "mapbox"} & set(county.plot.to_plotly_json()["layout"])
    assert county.plot.layout.yaxis.scaleanchor == "x"


def test_a_missing_value_is_hatched_and_said_never_coloured(county: Figure) -> None:
    missing = areas(county)["Nässjö"]
    assert missing.fillcolor is None and missing.fillpattern.shape == "/"
    assert missing.text == "Nässjö: uppgift saknas"
    assert any(a.text == "Nässjö<br>saknas" for a in county.plot.layout.annotations)
    assert "uppgift saknas" in [t.name for t in county.plot.data if t.showlegend]
    assert county.table["Nässjö"].tolist() == ["saknas"]


def test_each_area_says_name_and_value_beside_its_colour(county: Figure) -> None:
    labels = {a.text for a in county.plot.layout.annotations}
    assert {"Vaggeryd<br>77,8", "Gnosjö<br>78,9", "Habo<br>89,4", "Jönköping<br>86,4"} <= labels
    assert areas(county)["Habo"].text == "Habo: 89,4 %"


def test_higher_values_are_darker_and_the_legend_names_each_class(county: Figure) -> None:
    fills = [areas(county)[n].fillcolor for n in ("Vaggeryd", "Gnosjö", "Jönköping", "Habo")]
    assert fills == list(theme.SEQUENTIAL)
    legend = [t.name.replace("\u00a0", " ") for t in county.plot.data if t.showlegend]
    assert legend[:4] == ["77,8 %", "78,9 %", "86,4 %", "89,4 %"]
    assert "Mörkare färg: högre värde (%). Högre är bättre" in county.plot.layout.annotations[0].text


def test_the_own_municipality_has_the_thickest_border(county: Figure) -> None:
    widest = max(county.plot.data, key=lambda t: t.line.width or 0)
    assert list(widest.x) == list(areas(county)["Vaggeryd"].x)
    assert widest.line.width >= 3


def test_a_hole_turns_the_other_way_so_that_it_stays_open() -> None:
    rings = outline(box(0, 0, 10000, 10000).difference(HOLE))
    gap = rings.x.index(None)
    outer = Polygon(zip(rings.x[:gap], rings.y[:gap], strict=True))
    inner = Polygon(zip(rings.x[gap + 1 :], rings.y[gap + 1 :], strict=True))
    assert outer.exterior.is_ccw and not inner.exterior.is_ccw
    assert inner.equals(HOLE)


def test_every_part_of_an_area_is_a_ring_of_its_own() -> None:
    rings = outline(MultiPolygon([box(0, 0, 1000, 1000), box(5000, 0, 6000, 1000)]))
    assert rings.x.count(None) == 1


def test_neighbours_keep_one_border_when_simplified() -> None:
    wavy = [(5000 + 7 * (k % 3), 100 * k) for k in range(101)]
    left = Polygon([(0, 0), *wavy, (0, 10000)])
    right = Polygon([(10000, 0), *wavy, (10000, 10000)])
    frame = simplified(gpd.GeoDataFrame({"area": ["a", "b"]}, geometry=[left, right], crs=3006))
    a, b = frame.geometry
    assert shapely.count_coordinates(a) < shapely.count_coordinates(left)
    assert a.intersection(b).area == 0 and a.union(b).area == pytest.approx(left.union(right).area, rel=1e-3)


def test_the_outer_border_closes_slivers_and_holes() -> None:
    frame = gpd.GeoDataFrame(
        {"area": ["a", "b"]}, geometry=[box(0, 0, 4980, 9000), box(5000, 0, 10000, 9000)], crs=3006
    )
    ring = dissolved(frame)
    assert None not in ring.x
    assert Polygon(zip(ring.x, ring.y, strict=True)).area == pytest.approx(9e7, rel=1e-3)


def test_the_label_stands_inside_its_area() -> None:
    bent = Polygon([(0, 0), (9000, 0), (9000, 1000), (1000, 1000), (1000, 9000), (0, 9000)])
    assert bent.contains(shapely.Point(*label_point(bent)))


def test_the_small_area_map_draws_the_outer_border_of_the_areas_themselves(shapes: gpd.GeoDataFrame) -> None:
    own = shapes.rename(columns={"code": "area"}).iloc[:5]
    rows = pd.DataFrame({"area": own["area"], "name": list("abcde"), "value": [1.0, 2.0, 3.0, 4.0, -0.5]})
    figure = small_area_map(rows, own, **(TEXTS | {"id": "1.2-growth-delomraden"}))
    assert figure is not None
    border = [t for t in figure.plot.data if t.line.width == 2]
    assert len(border) == 1
    assert Polygon(zip(border[0].x, border[0].y, strict=True)).area == pytest.approx(4e8, rel=1e-3)
    assert list(figure.table.columns) == ["%", "b", "c", "a", "d", "e"]


def test_no_value_anywhere_gives_no_map(rows: pd.DataFrame, shapes: gpd.GeoDataFrame) -> None:
    assert county_map(rows.assign(value=NAN), shapes, **COUNTY) is None


def test_an_area_without_a_shape_is_refused_by_name(rows: pd.DataFrame, shapes: gpd.GeoDataFrame) -> None:
    with pytest.raises(FigureError, match="0680"):
        county_map(rows, shapes[shapes["code"] != "0680"], **COUNTY)


def test_another_coordinate_system_is_refused(rows: pd.DataFrame, shapes: gpd.GeoDataFrame) -> None:
    with pytest.raises(FigureError, match="3006"):
        county_map(rows, shapes.to_crs(4326), **COUNTY)


def test_a_county_of_many_names_its_own_and_those_with_room_and_lists_all_in_the_table() -> None:
    corners = [(x, y) for x in range(7) for y in range(7)]
    codes = [f"14{k:02}" for k in range(49)]
    squares = [box(9000 * x, 9000 * y, 9000 * x + 9000, 9000 * y + 9000) for x, y in corners]
    shapes = gpd.GeoDataFrame({"code": codes}, geometry=squares, crs=3006)
    rows = pd.DataFrame({"area": codes, "title": [f"Kommun {k}" for k in range(49)], "value": range(49)})
    figure = county_map(rows, shapes, **(COUNTY | {"own": "1425"}))
    assert figure is not None
    texts = [a.text for a in figure.plot.layout.annotations]
    assert "Kommun 25<br>25,0" in texts and len(texts) <= 17
    assert "Alla värden står i tabellen" in texts[0].replace("<br>", " ")
    assert list(figure.table.columns) == ["Område", "%"] and len(figure.table) == 49
    assert len(areas(figure)) == 49


def test_a_map_is_a_small_file(county: Figure) -> None:
    assert len(json.dumps(county.plot_json())) < 60_000
