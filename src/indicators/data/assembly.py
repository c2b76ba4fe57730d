"""Every raw table of a snapshot read, checked against its rules and made tidy, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.data import received, statistics
from indicators.data.corrections import check_corrections, corrections_of, shown, within
from indicators.data.descriptor import DESCRIPTOR, RESTORE
from indicators.data.errors import SnapshotError
from indicators.data.fields import TABLES
from indicators.data.observations import read_observations
from indicators.data.own import joining, read_own
from indicators.data.own.later import check_scope, check_secrecy
from indicators.data.reading import read_frame, read_geometry
from indicators.data.schemas import check_frame, schema
from indicators.data.secrecy import suppressed_counts
from indicators.data.shapes import municipality_shapes, small_area_shapes
from indicators.data.small_areas import describe_today, measure_small_areas
from indicators.data.snapshot import Snapshot

_DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
_PLACE = ["file", "row"]
_LATER = ["kpi", "municipality", "period", "gender", "value", "known", "source"]


def assemble(
    snapshot: Snapshot, kinds: Mapping[str, str], corrections: Path, own: Path | None = None
) -> dict[str, pd.DataFrame]:
    """Return the tables of ``tables.Tables`` by name, built from ``snapshot`` and the file ``corrections``.

    ``own`` is the folder of own figures, by default ``own`` in the folder of snapshots. Raises DataError
    (SnapshotError, CorrectionError) naming file, row, rule and remedy.
    """
    known: dict[str, set[str]] = {}
    areas = _given(snapshot, "areas", known, lambda: received.areas(snapshot))
    kpis = _given(snapshot, "kpis", known, lambda: received.kpis(snapshot))
    known |= {"areas.code": set(areas["code"]), "kpis.kpi": set(kpis["kpi"])}
    mine = read_own(own or own_folder(snapshot), snapshot.id, known)
    corrected = corrections_of(snapshot, corrections)
    observations = read_observations(snapshot, known, kinds, corrected, mine.own_values)
    corrected = within(corrected, snapshot, observations)
    check_corrections(corrected, observations, shown(corrections))
    check_secrecy(mine.later_values, observations, kinds)
    check_scope(mine.later_values, observations)
    tables = {
        "observations": observations,
        "areas": _with_county(areas),
        "kpis": _with_gender(pd.concat([kpis, joining.own_kpis(mine.own_values)], ignore_index=True), observations),
        "groups": _given(snapshot, "groups", known, lambda: received.groups(snapshot, areas)),
        "samples": joining.samples(mine.own_values),
        "corrections": corrected,
        "districts": _with_turnout(mine.districts.drop(columns=_PLACE)),
        "facts": mine.facts.drop(columns=_PLACE).astype({"year": "int64"}),
        "later_values": mine.later_values[_LATER].astype({"period": "int64"}),
    }
    return tables | _small_areas(snapshot, known) | {"municipality_shapes": municipality_shapes()}


def own_folder(snapshot: Snapshot) -> Path:
    """Return where the own figures lie beside the snapshot."""
    return snapshot.folder.parent / "own"


def _given(
    snapshot: Snapshot, table: str, known: Mapping[str, set[str]], read: Callable[[], pd.DataFrame]
) -> pd.DataFrame:
    """Return a table from its own file, or from the answers of the provider when the snapshot was fetched."""
    found = snapshot.of(f"kolada_{table}")
    if not found:
        return _checked(snapshot, table, known)
    frame = read().sort_values(list(TABLES[table].key), ignore_index=True)
    return check_frame(frame, schema(table, known), "json.gz", snapshot.shown(found[0]))


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
    whole = districts.astype({"year": "int64", "eligible": "int64", "voters": "int64"})
    share = 100 * whole["voters"] / whole["eligible"].where(whole["eligible"] > 0)
    return whole.assign(turnout=share.astype("float64"))


def _small_areas(snapshot: Snapshot, known: dict[str, set[str]]) -> dict[str, pd.DataFrame]:
    shapes, geometry = _outlines(snapshot, known)
    known["small_area_shapes.area"] = set(shapes["area"])
    names = shapes.set_index("area")["name"].sort_index()
    today = _checked(snapshot, "small_area_today", known)
    measures = [_typed(describe_today(today, names))]
    counts, shown = _counts(snapshot, known)
    if len(counts):
        measures.append(_typed(measure_small_areas(counts, names, shown, whole=not snapshot.of("scb_data"))))
    order = ["today", "measure", "year", "area"]
    return {
        "small_areas": pd.concat(measures, ignore_index=True).sort_values(order, ignore_index=True),
        "small_area_shapes": small_area_shapes(shapes.astype({"population": "Int64"}), geometry),
    }


def _outlines(snapshot: Snapshot, known: dict[str, set[str]]) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    fetched = snapshot.of("geodata")
    if fetched:
        shapes, geometry = statistics.shapes(snapshot)
        rules = schema("small_area_shapes", known)
        return check_frame(shapes, rules, "json.gz", snapshot.shown(fetched[0])), geometry
    found = snapshot.of("small_area_shapes")
    geometry = [part for r in found for part in read_geometry(snapshot.file(r), snapshot.shown(r))]
    return _checked(snapshot, "small_area_shapes", known), geometry


def _counts(snapshot: Snapshot, known: dict[str, set[str]]) -> tuple[pd.DataFrame, str]:
    fetched = snapshot.of("scb_data")
    if not fetched:
        found = snapshot.of("small_area_counts")
        return _checked(snapshot, "small_area_counts", known), snapshot.shown(found[0]) if found else ""
    shown = snapshot.shown(fetched[0])
    counts = suppressed_counts(statistics.counts(snapshot), sorted(known["small_area_shapes.area"]))
    return check_frame(counts, schema("small_area_counts", known), "json.gz", shown), shown


def _typed(measures: pd.DataFrame) -> pd.DataFrame:
    texts = dict.fromkeys(("area", "name", "measure", "label", "unit", "source"), "str")
    numbers = {"decimals": "int64", "year": "int64", "value": "float64", "today": "bool"}
    return measures.astype({**texts, **numbers, "part": "Int64", "base": "Int64"})
