"""Small answers of SCB's PxWebApi 2 and geodata, shaped like the real ones; the figures are the project's own."""

from __future__ import annotations

import json
from typing import Any

AREAS = ("0665A0010", "0665B2010", "0665C1010")
CONFIG = {
    "apiVersion": "2.2.0",
    "appVersion": "1.0.0",
    "languages": [{"id": "sv", "label": "Svenska"}],
    "defaultLanguage": "sv",
    "maxDataCells": 150000,
    "maxCallsPerTimeWindow": 300,
    "timeWindow": 1,
    "license": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def category(codes: list[str], labels: list[str] | None = None) -> dict[str, Any]:
    """Return codes with their places and labels."""
    named = dict(zip(codes, labels or codes, strict=True))
    return {"index": {code: place for place, code in enumerate(codes)}, "label": named}


def dataset(values: Any, years: list[str], *, suffix: str = "_DeSO2025", geo: bool = False) -> dict[str, Any]:
    """Return population by small area and year in json-stat2; ``values`` is a list, or sparse by cell number."""
    other = "0680A0010" + suffix
    codes = [f"{area}{suffix}" for area in AREAS]
    role = {"time": ["Tid"], "metric": ["ContentsCode"]} | ({"geo": ["Region"]} if geo else {})
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängden per region efter region, ålder och år",
        "source": "SCB",
        "updated": "2026-02-20T07:00:00Z",
        "note": ["Från och med referensåret 2025 är en liten slumpmässig osäkerhet införd."],
        "role": role,
        "id": ["Region", "Alder", "ContentsCode", "Tid"],
        "size": [len(codes) + (not values), 1, 1, len(years)],
        "dimension": {
            "Region": {"label": "region", "category": category(codes if values else [*codes, other])},
            "Alder": {"label": "ålder", "category": category(["tot"], ["totalt"])},
            "ContentsCode": {"label": "tabellinnehåll", "category": category(["000005FF"], ["Folkmängd"])},
            "Tid": {"label": "år", "category": category(years)},
        },
        "extension": {"px": {"tableid": "TAB6574", "decimals": 0}},
        "value": values,
    }


YEARS = ["2023", "2024", "2025"]
VALUES = [0, 1780, 1793, 0, 1601, 1612, 0, 2211, 2204]
TABLES: dict[str, dict[str, Any]] = {
    "TAB6574": {
        "about": {"id": "TAB6574", "label": "Folkmängden per region efter region, ålder och år", "updated": "2026"},
        "metadata": dataset([], YEARS),
        "data": dataset(VALUES, YEARS),
    }
}


def another(table: str, contents: str) -> dict[str, Any]:
    """Return a table like TAB6574 with its own id and contents code."""
    text = json.dumps(TABLES["TAB6574"]).replace("TAB6574", table).replace("000005FF", contents)
    made: dict[str, Any] = json.loads(text)
    return made


def outline(area: str, shift: float) -> dict[str, Any]:
    """Return a small area as SCB's WFS gives it: a square near Vaggeryd."""
    west, south = 14.0 + shift, 57.4
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
    properties = {"desokod": area, "regsokod": "0665R001", "kommunkod": area[:4], "version": "DeSO2025"}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


SHAPES: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [outline(area, number / 5) for number, area in enumerate(AREAS)],
    "totalFeatures": len(AREAS),
    "numberMatched": len(AREAS),
    "numberReturned": len(AREAS),
}
