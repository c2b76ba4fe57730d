"""SCB's tables and outlines, kept as received, as counts and shapes of small areas."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pandas as pd

from indicators.data.descriptor import RESTORE
from indicators.data.errors import SnapshotError
from indicators.data.received import answers
from indicators.data.snapshot import Snapshot

# The suffix of a renewed area coding, and the first year it holds: SCB gives 0, not null, for the years before.
CODING_FROM = {"_DeSO2025": 2024}
KINDS = {"A": "Omland", "B": "Övrig tätort", "C": "Centrum"}


def counts(snapshot: Snapshot) -> pd.DataFrame:
    """Return table (SCB's contents code), title, area, category, year and value of every cell.

    The category is the labels of the other dimensions with ``|`` between. What SCB gives as null is suppressed and has
    no value; 0 in a year before the area coding began is left out. Only the newest year of a table that has any value
    is kept. Raises SnapshotError for a table that is not json-stat2 with a time, contents and small areas.
    """
    rows: list[tuple[str, str, str, str, int, float]] = []
    for resource, table in answers(snapshot, "scb_data"):
        try:
            rows.extend(_cells(table))
        except (KeyError, IndexError, TypeError, ValueError) as error:
            rule = "tabellen är inte json-stat2 med tid, innehåll och små områden"
            raise SnapshotError.at(snapshot.shown(resource), rule, RESTORE) from error
    columns = ["table", "title", "area", "category", "year", "value"]
    frame = pd.DataFrame(rows, columns=columns).astype({"year": "Int64", "value": "float64"})
    newest = frame["year"].where(frame["value"].notna()).groupby(frame["table"]).transform("max")
    texts = dict.fromkeys(("table", "title", "area", "category"), "str")
    return frame[frame["year"] == newest].astype(texts).sort_values(columns[:5], ignore_index=True)


def _cells(table: dict[str, Any]) -> Iterator[tuple[str, str, str, str, int, float]]:
    dimensions = [table["dimension"][name]["category"] for name in table["id"]]
    codes = [sorted(each["index"], key=each["index"].__getitem__) for each in dimensions]
    values = table["value"]
    time = table["id"].index(table["role"]["time"][0])
    regions = [number for number, each in enumerate(codes) if _is_region(each)]
    region = regions[0]
    metric = table["id"].index(table["role"]["metric"][0])
    rest = [number for number in range(len(codes)) if number not in (time, region, metric)]
    for place, cell in enumerate(product(*codes)):
        value = values.get(str(place)) if isinstance(values, dict) else values[place]
        year = int(cell[time][:4])
        if value == 0 and year < _first_year(cell[region]):
            continue
        labels = [dimensions[number]["label"][cell[number]] for number in rest]
        known = float("nan") if value is None else float(value)
        yield cell[metric], table["label"], cell[region][:9], "|".join(labels) or "totalt", year, known


def _is_region(codes: list[str]) -> bool:
    return all(len(code) >= 9 and code[:4].isdigit() and code[4] in KINDS for code in codes)


def _first_year(code: str) -> int:
    return next((first for suffix, first in CODING_FROM.items() if code.endswith(suffix)), 0)


def shapes(snapshot: Snapshot) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Return the small areas (area, name, kind, population) and their outlines, by code.

    The name is the area's RegSO where the layer has it; the kind follows from the code's letter; the layer has no
    population, so that is missing.
    """
    features = [each for _, answer in answers(snapshot, "geodata") for each in answer["features"]]
    features.sort(key=lambda each: each["properties"]["desokod"])
    rows = [
        (
            each["properties"]["desokod"],
            str(each["properties"].get("regso_namn") or each["properties"].get("regsonamn") or _code(each)),
            KINDS[_code(each)[4]],
        )
        for each in features
    ]
    frame = pd.DataFrame(rows, columns=["area", "name", "kind"]).astype("str")
    return frame.assign(population=pd.array([pd.NA] * len(frame), dtype="Int64")), [f["geometry"] for f in features]


def _code(feature: dict[str, Any]) -> str:
    return str(feature["properties"]["desokod"])
