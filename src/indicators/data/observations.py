"""The observations of a snapshot: one tidy table of every KPI file and the own figures, each value checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from indicators.data import received
from indicators.data.descriptor import DESCRIPTOR, RESTORE, Resource
from indicators.data.errors import DataError
from indicators.data.own import joining
from indicators.data.reading import read_frame, row_number
from indicators.data.schemas import Known, check_frame, schema
from indicators.data.secrecy import suppressed
from indicators.data.snapshot import Snapshot
from indicators.data.stacking import compact, stacked

KEY = ["municipality", "kpi", "period", "gender"]
RANGES: dict[str, tuple[float, float]] = {
    "share": (0.0, 100.0),
    "count": (0.0, float("inf")),
    "rate": (0.0, float("inf")),
    "years": (0.0, float("inf")),
}
_CORRECT = "lägg en rättelse (remove) med orsak i data/corrections.yml eller rätta indikatorns slag (kind)"
_ADMITTED = ("remove", "replace")


def read_observations(
    snapshot: Snapshot,
    known: Known,
    kinds: Mapping[str, str],
    corrections: pd.DataFrame,
    own_values: pd.DataFrame,
) -> pd.DataFrame:
    """Return every observation of ``snapshot`` and the own values beside, by municipality, KPI, period and gender.

    Columns: kpi, municipality, period (int64), gender (T, K, M), value, count (missing where the collection has
    none), status (``A``: published; else why the value is missing), source, snapshot, fetched (missing for own
    values, which are held against the provider's in ``own.joining.beside``). ``kinds`` maps KPIs to
    their kind (docs/method.md, section 11); a value outside its kind's range is an error unless ``corrections``
    removes or replaces it.

    Raises DataError naming the file and row of the first value, key or type that breaks a rule.
    """
    periods = (snapshot.descriptor.first_period, snapshot.descriptor.last_period)
    rules = schema("observations", known, periods)
    admitted = corrections[corrections["action"].isin(_ADMITTED)]
    frames = []
    for resource in snapshot.of("observations"):
        shown = snapshot.shown(resource)
        frame = read_frame(snapshot.file(resource), resource.format, "observations", shown)
        check_frame(frame, rules, resource.format, shown)
        frame.insert(0, "kpi", _kpi_of(resource, known, shown))
        check_range(frame, kinds, admitted, resource.format, shown)
        frames.append(compact(_described(frame, resource.source, snapshot.id, resource.fetched)))
    frames.extend(_fetched(snapshot, known, kinds, admitted))
    _check_complete(snapshot, known)
    table = _each_once(stacked(frames or [_described(_EMPTY.copy(), "", "", "")], KEY), snapshot)
    return suppressed(_with_own(table, own_values, kinds, admitted, snapshot.id), kinds)


def check_range(frame: pd.DataFrame, kinds: Mapping[str, str], admitted: pd.DataFrame, format: str, shown: str) -> None:
    """Raise DataError for the first value outside the range of its KPI's kind, but for those ``admitted`` names."""
    for kpi in frame["kpi"].unique():
        low, high = RANGES.get(kinds.get(kpi, ""), (float("-inf"), float("inf")))
        rows = frame[frame["kpi"] == kpi]
        outside = rows[(rows["value"] < low) | (rows["value"] > high)]
        for index, row in outside.iterrows():
            if not _is_admitted(row, admitted):
                rule = f"{kpi} {row['municipality']} {row['period']}: {row['value']:g} ligger utanför {low:g}–{high:g}"
                raise DataError.at(shown, f"{rule} ({kinds[kpi]})", _CORRECT, row=row_number(int(str(index)), format))


_EMPTY = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("kpi", "municipality", "period", "gender")}
    | {"value": pd.Series(dtype="float64")}
)


def _is_admitted(row: pd.Series, admitted: pd.DataFrame) -> bool:
    same = (admitted["kpi"] == row["kpi"]) & (admitted["area"] == row["municipality"])
    return bool((same & (admitted["period"] == row["period"]) & (admitted["gender"] == row["gender"])).any())


def _kpi_of(resource: Resource, known: Known, shown: str) -> str:
    kpi = PurePosixPath(resource.path).stem
    if kpi not in known["kpis.kpi"]:
        raise DataError.at(shown, f"nyckeltalet {kpi} finns inte i listan över nyckeltal", RESTORE)
    return kpi


def _check_complete(snapshot: Snapshot, known: Known) -> None:
    if snapshot.of("kolada_data"):
        return
    files = {PurePosixPath(resource.path).stem for resource in snapshot.of("observations")}
    for kpi in sorted(set(known["kpis.kpi"]) - files):
        rule = f"nyckeltalet {kpi} står i listan över nyckeltal men har ingen fil"
        raise DataError.at(f"{snapshot.id}/{DESCRIPTOR}", rule, RESTORE)


def _fetched(snapshot: Snapshot, known: Known, kinds: Mapping[str, str], admitted: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the pages of a fetched snapshot, each value of a known area and nyckeltal, within its kind's range."""
    frames = []
    for resource, frame in received.observations(snapshot):
        shown = snapshot.shown(resource)
        for name, allowed in (("municipality", known["areas.code"]), ("kpi", known["kpis.kpi"])):
            unknown = frame.loc[~frame[name].isin(allowed), name]
            if len(unknown):
                raise DataError.at(shown, f"{name} {unknown.iloc[0]!r} är okänt", RESTORE)
        check_range(frame, kinds, admitted, resource.format, shown)
        frames.append(compact(_columns(frame, resource.source, snapshot.id, resource.fetched)))
    return frames


def _with_own(
    table: pd.DataFrame, own_values: pd.DataFrame, kinds: Mapping[str, str], admitted: pd.DataFrame, snapshot: str
) -> pd.DataFrame:
    own = joining.values(own_values)
    for file, rows in own.groupby("file"):
        check_range(rows.set_index(rows["row"] - 1), kinds, admitted, "", f"own/{file}")
    near = table[np.logical_or.reduce([table["kpi"] == kpi for kpi in ("", *own["kpi"].unique())])]
    kept, own = joining.beside(near, own)
    if own.empty:
        return table
    described = _described(own.drop(columns=["file", "row"]), None, snapshot, None)
    return stacked([table, described], KEY, without=near.index.difference(kept.index))


def _described(frame: pd.DataFrame, source: str | None, snapshot: str, fetched: str | None) -> pd.DataFrame:
    frame["count"] = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    frame["status"] = pd.Series("A", index=frame.index, dtype="str")
    return _columns(frame, source, snapshot, fetched)


def _columns(frame: pd.DataFrame, source: str | None, snapshot: str, fetched: str | None) -> pd.DataFrame:
    if source is not None:
        frame["source"] = pd.Series(source, index=frame.index, dtype="str")
    frame["snapshot"] = pd.Series(snapshot, index=frame.index, dtype="str")
    frame["fetched"] = pd.Series(fetched, index=frame.index, dtype="str")
    frame = frame.astype({"kpi": "str", "period": "int64"})
    names = ["kpi", "municipality", "period", "gender", "value", "count", "status", "source", "snapshot", "fetched"]
    return frame[names]


def _each_once(table: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Return ``table``, sorted by KEY, when no key stands twice; neighbours are compared, which takes little memory."""
    same = np.ones(max(len(table) - 1, 0), dtype=bool)
    for name in KEY:
        column = table[name].array
        same &= np.asarray(column[1:] == column[:-1], dtype=bool)
    if same.any():
        row = table.iloc[int(same.argmax()) + 1]
        rule = f"{row['kpi']} {row['municipality']} {row['period']} {row['gender']} finns två gånger i källans filer"
        raise DataError.at(f"{snapshot.id}/{DESCRIPTOR}", rule, RESTORE)
    return table
