"""Fetch the outlines of small areas (DeSO) from SCB's WFS, for one municipality. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indicators.sources.answers import Answer
from indicators.sources.errors import FetchError

LAYER = "stat:DeSO_2025"
# Sweden in degrees (WGS 84).
WEST, EAST, SOUTH, NORTH = 10.0, 25.0, 55.0, 70.0
Get = Callable[[str], Answer]


def small_areas(get: Get, municipality: str) -> tuple[Answer, int]:
    """Return the municipality's small areas as GeoJSON in WGS 84, and their number.

    Raises FetchError for an answer without areas, with areas of another municipality, cut short, not polygons, or
    with coordinates that are not in Sweden.
    """
    answer = get(
        f"wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames={LAYER}&srsName=EPSG:4326"
        f"&cql_filter=kommunkod='{municipality}'&outputFormat=application/json"
    )
    what = f"SCB:s geodata ({answer.url})"
    features = answer.data.get("features") if isinstance(answer.data, dict) else None
    if not isinstance(features, list) or not features:
        raise FetchError(f"{what}: svaret har inga delområden för kommunen {municipality}.")
    matched = answer.data.get("numberMatched")
    if isinstance(matched, int) and matched != len(features):
        raise FetchError(f"{what}: svaret har {len(features)} av {matched} områden. Inget har ändrats.")
    for number, feature in enumerate(features, 1):
        _check(feature, f"{what}, område {number}", municipality)
    if len({feature["properties"]["desokod"] for feature in features}) != len(features):
        raise FetchError(f"{what}: samma område kom två gånger. Inget har ändrats.")
    return answer, len(features)


def _check(feature: Any, what: str, municipality: str) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get("desokod") if isinstance(properties, dict) else None
    if not isinstance(code, str) or len(code) != 9:
        raise FetchError(f"{what}: fältet desokod saknas. Leverantören har ändrat sitt gränssnitt.")
    if code[:4] != municipality:
        raise FetchError(f"{what}: området {code} ligger inte i kommunen {municipality}.")
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise FetchError(f"{what}: området {code} har ingen yta.")
    _check_outline(geometry, f"{what}: området {code}")


def _check_outline(geometry: dict[str, Any], what: str) -> None:
    """Raise FetchError unless every ring is closed, of four points or more, all of them in Sweden.

    Longitude comes first: an answer may have the axes swapped.
    """
    coordinates = geometry.get("coordinates")
    polygons: Any = [coordinates] if geometry["type"] == "Polygon" else coordinates
    if not _is_filled(polygons) or not all(_is_filled(polygon) for polygon in polygons):
        raise FetchError(f"{what} har ingen yta. Inget har ändrats.")
    for ring in (ring for polygon in polygons for ring in polygon):
        if not _is_filled(ring) or not all(_is_in_sweden(point) for point in ring):
            raise FetchError(f"{what} har koordinater som inte är grader i Sverige, longitud först. Inget har ändrats.")
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise FetchError(f"{what} har en gräns som inte är sluten. Inget har ändrats.")


def _is_filled(part: Any) -> bool:
    return isinstance(part, list) and len(part) > 0


def _is_in_sweden(point: Any) -> bool:
    if not isinstance(point, list) or len(point) < 2 or not all(type(each) in (int, float) for each in point):
        return False
    return WEST < point[0] < EAST and SOUTH < point[1] < NORTH
