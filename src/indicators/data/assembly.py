"""Every raw table of a snapshot read, checked against its rules and made tidy, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from indicators.data.corrections import check_corrections, load_corrections
from indicators.data.descriptor import DESCRIPTOR, RESTORE
from indicators.data.errors import SnapshotError
from indicators.data.fields import TABLES
from indicators.data.observations import read_observations
from indicators.data.reading import read_frame, read_geometry
from indicators.data.schemas import check_frame, schema
from indicators.data.shapes import municipality_shapes, small_area_shapes
from indicators.data.small_areas import describe_today, measure_small_areas
from indicators.data.snapshot import Snapshot

_DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
_SAMPLE_TYPES = {"period": "int64", "n": "int64", "approximate": "bool"}


def assemble(snapshot: Snapshot, kinds: Mapping[str, str], corrections: Path) -> dict[str, pd.DataFrame]:
    """Return the tables of ``tables.Tables`` by name, built from ``snapshot`` and the file ``corrections``.

    Raises DataError (SnapshotError, CorrectionError) naming file, row, rule and remedy.
    """
    known: dict[str, set[str]] = {}
    areas = _checked(snapshot, "areas", known)
    kpis = _checked(snapshot, "kpis", known)
    known |= {"areas.code": set(areas["code"]), "kpis.kpi": set(kpis["kpi"])}
    corrected = load_corrections(corrections)
    observations = read_observations(snapshot, known, kinds, corrected)
    check_corrections(corrected, observations, corrections.name)
    tables = {
        "observations": observations,
        "areas": _with_county(areas),
        "kpis": _with_gender(kpis, observations),
        "groups": _checked(snapshot, "groups", known),
        "samples": _checked(snapshot, "samples", known).astype(_SAMPLE_TYPES),
        "corrections": corrected,
        "districts": _with_turnout(_checked(snapshot, "districts", known)),
        "facts": _checked(snapshot, "facts", known).astype({"year": "int64"}),
    }
    return tables | _small_areas(snapshot, known) | {"municipality_shapes": municipality_shapes()}


def _checked(snapshot: Snapshot, table: str, known: Mapping[str, set[str]]) -> pd.DataFrame:
    found = snapshot.of(table)
    if len(found) > 1 or (not found and table in ("areas", "kpis")):
        rule = f"uttaget ska ha en fil för tabellen {table!r}, har {len(found)}"
        raise SnapshotError.at(f"{snapshot.id}/{DESCRIPTOR}", rule, RESTORE)
    if not found:
        return pd.DataFrame({f.name: pd.Series(dtype=_DTYPES[f.type]) for f in TABLES[table].fields})
    shown = snapshot.shown(found[0])
    frame = read_frame(snapshot.file(found[0]), found[0].format, table, shown)
    check_frame(frame, schema(table, known), found[0].format, shown)
    if table == "small_area_shapes":
        return frame
    return frame.sort_values(list(TABLES[table].key), ignore_index=True)


def _with_county(areas: pd.DataFrame) -> pd.DataFrame:
    county = areas["code"].str[:2].where(areas["type"] == "K", areas["code"].str[2:])
    return areas.assign(county=county.where(areas["type"] != "R").astype("str"))


def _with_gender(kpis: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    divided = set(observations.loc[observations["gender"] != "T", "kpi"])
    measured = kpis["kpi"].isin(divided)
    flag = kpis["divided_by_gender"].astype("boolean").fillna(measured.astype("boolean"))
    return kpis.assign(divided_by_gender=flag.astype(bool), retired=kpis["retired"].astype(bool))


def _with_turnout(districts: pd.DataFrame) -> pd.DataFrame:
    whole = districts.astype({"year": "int64", "eligible": "int64", "voters": "int64", "undistributed": "bool"})
    share = 100 * whole["voters"] / whole["eligible"].where(whole["eligible"] > 0)
    return whole.assign(turnout=share.astype("float64"))


def _small_areas(snapshot: Snapshot, known: dict[str, set[str]]) -> dict[str, pd.DataFrame]:
    shapes = _checked(snapshot, "small_area_shapes", known)
    known["small_area_shapes.area"] = set(shapes["area"])
    names = shapes.set_index("area")["name"].sort_index()
    found = snapshot.of("small_area_shapes")
    geometry = [part for r in found for part in read_geometry(snapshot.file(r), snapshot.shown(r))]
    counts, today = (_checked(snapshot, table, known) for table in ("small_area_counts", "small_area_today"))
    measures = [_typed(describe_today(today, names))]
    if len(counts):
        counted = measure_small_areas(counts, names, snapshot.shown(snapshot.of("small_area_counts")[0]))
        measures.append(_typed(counted))
    order = ["today", "measure", "year", "area"]
    return {
        "small_areas": pd.concat(measures, ignore_index=True).sort_values(order, ignore_index=True),
        "small_area_shapes": small_area_shapes(shapes.astype({"population": "int64"}), geometry),
    }


def _typed(measures: pd.DataFrame) -> pd.DataFrame:
    texts = dict.fromkeys(("area", "name", "measure", "label", "unit", "source"), "str")
    numbers = {"decimals": "int64", "year": "int64", "value": "float64", "today": "bool"}
    return measures.astype({**texts, **numbers, "part": "Int64", "base": "Int64"})
