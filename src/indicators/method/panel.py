"""The observations as one dense array, cut at the report year, so that nothing later can be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import UsageError
from indicators.method.errors import InputError
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray

GENDERS = ("T", "K", "M")
POPULATION = "N01951"
ABSENT, VALUE, BREAK, SUPPRESSED, NOT_APPLICABLE, NON_RESPONSE, NOT_PUBLISHED = range(7)
# Why a value is missing, by status; "" where it is there or nobody says why it is not.
MISSING = np.array(["", "", "", "suppressed", "not_applicable", "non_response", "not_published"])
# Statuses of a value: normal, provisional, estimated, differing definition, low reliability; and break.
_STATUS = {
    **dict.fromkeys("APEDU", VALUE),
    "B": BREAK,
    "sekretess": SUPPRESSED,
    "ej_tillamplig": NOT_APPLICABLE,
    "bortfall": NON_RESPONSE,
    "ej_publicerad": NOT_PUBLISHED,
}
_YEARS_KEPT = 14
_ELECTIONS = {"municipal": (1994, 4), "eu": (1999, 5)}


@dataclass(frozen=True)
class Panel:
    """values and status have the shape (kpi, gender, area, period); columns of periods are whole years.

    earlier holds the values of the newest earlier snapshot in the same shape, or None; confirmed
    (kpi, area, period) says which totals a correction has confirmed.
    """

    kpis: tuple[str, ...]
    areas: tuple[str, ...]
    municipality: BoolArray
    first: int
    year: int
    values: FloatArray
    status: NDArray[np.int8]
    earlier: FloatArray | None
    confirmed: BoolArray

    def column(self, period: int) -> int:
        """The column of a period; negative when the period is before the first one."""
        return period - self.first

    @property
    def periods(self) -> IntArray:
        """The year of each column."""
        return np.arange(self.first, self.year + 1)

    def row(self, area: str) -> int:
        """The row of an area, or −1."""
        return self.areas.index(area) if area in self.areas else -1


def build_panel(
    observations: pd.DataFrame,
    areas: pd.DataFrame,
    kpis: Sequence[str],
    year: int,
    snapshot: str = "",
    elections: Mapping[str, str] | None = None,
    earlier: pd.DataFrame | None = None,
) -> Panel:
    """Return the observations of ``kpis`` up to ``year``, election KPIs in election years (section 0).

    ``earlier``: the observations of the snapshot before, to say what has been revised.

    Raises InputError for an unknown area, gender or status, or a key that occurs twice; UsageError for a ``snapshot``
    that is not one of several in the observations.
    """
    rows = _of_snapshot(_wanted(observations, kpis, year), snapshot)
    codes = areas["code"].astype(str).sort_values()
    labels, first = (tuple(kpis), tuple(codes)), _first_period(rows, year)
    shape = (len(kpis), len(GENDERS), len(codes), year - first + 1)
    values, status = _filled(rows, labels, shape, first)
    panel = Panel(
        *labels,
        municipality=(areas["type"].loc[codes.index] == "K").to_numpy(dtype=bool),
        first=first,
        year=year,
        values=values,
        status=status,
        earlier=None if earlier is None else _earlier(_wanted(earlier, kpis, year), labels, shape, first),
        confirmed=np.zeros((shape[0], shape[2], shape[3]), dtype=bool),
    )
    return _thinned(panel, elections or {})


def _first_period(rows: pd.DataFrame, year: int) -> int:
    return min([year - _YEARS_KEPT, *([int(rows["period"].min())] if len(rows) else [])])


def _wanted(observations: pd.DataFrame, kpis: Sequence[str], year: int) -> pd.DataFrame:
    return observations[observations["kpi"].isin(kpis) & (observations["period"] <= year)]


def _of_snapshot(rows: pd.DataFrame, snapshot: str) -> pd.DataFrame:
    known = sorted(rows["snapshot"].dropna().unique()) if "snapshot" in rows.columns else []
    if len(known) <= 1:
        return rows
    if snapshot not in known:
        raise UsageError(f"uppgifterna kommer från uttagen {', '.join(known)}. Ange vilket av dem som menas.")
    return rows[rows["snapshot"] == snapshot]


def _earlier(
    rows: pd.DataFrame, labels: tuple[tuple[str, ...], tuple[str, ...]], shape: tuple[int, ...], first: int
) -> FloatArray:
    """Return the values of an earlier snapshot; what it has before the first period or of areas now gone is left."""
    there = (rows["period"] >= first) & rows["municipality"].isin(labels[1])
    return _filled(rows[there], labels, shape, first)[0]


def _filled(
    rows: pd.DataFrame, labels: tuple[tuple[str, ...], tuple[str, ...]], shape: tuple[int, ...], first: int
) -> tuple[FloatArray, NDArray[np.int8]]:
    keys = (
        _positions(rows["kpi"], labels[0]),
        _positions(rows["gender"], GENDERS),
        _positions(rows["municipality"], labels[1]),
        rows["period"].to_numpy(dtype=np.int64) - first,
    )
    _check_keys(rows, keys)
    _check_statuses(rows)
    flat = np.ravel_multi_index(keys, shape)
    _check_unique(rows, flat, int(np.prod(shape)))
    values, status = np.full(shape, np.nan), np.zeros(shape, dtype=np.int8)
    numbers = rows["value"].to_numpy(dtype=np.float64, na_value=np.nan)
    marks = _status(rows["status"])
    missing = ~np.isin(marks, (VALUE, BREAK))
    numbers = np.where(missing, np.nan, numbers)
    values.ravel()[flat] = numbers
    status.ravel()[flat] = np.where(np.isnan(numbers) & (marks == VALUE), ABSENT, marks)
    return values, status


def _status(column: pd.Series) -> NDArray[np.int8]:
    categories = column.astype("category").cat
    lookup = np.array([_STATUS[name] for name in categories.categories], dtype=np.int8)
    return lookup[categories.codes.to_numpy()]


def _positions(column: pd.Series, labels: Sequence[str]) -> IntArray:
    categories = column.astype("category").cat
    lookup = pd.Index(labels).get_indexer(pd.Index(categories.categories.astype(str)))
    codes = categories.codes.to_numpy()
    return np.where(codes >= 0, np.append(lookup, -1)[codes], -1).astype(np.int64)


def _check_keys(rows: pd.DataFrame, keys: tuple[IntArray, ...]) -> None:
    for name, positions in (("gender", keys[1]), ("municipality", keys[2])):
        if (positions < 0).any():
            raise _error(rows[positions < 0].iloc[0], f"{name} {{}} är okänt", name)


def _check_statuses(rows: pd.DataFrame) -> None:
    unknown = ~rows["status"].isin(_STATUS)
    if unknown.any():
        raise _error(rows[unknown].iloc[0], "statusen {} är okänd", "status")


def _error(row: pd.Series, rule: str, name: str) -> InputError:
    where = " ".join(str(row[part]) for part in ("kpi", "municipality", "period", "gender"))
    return InputError(f"uppgifterna, {where}: {rule.format(repr(row[name]))}. Återställ uttaget, eller hämta ett nytt.")


def _check_unique(rows: pd.DataFrame, flat: IntArray, size: int) -> None:
    seen = np.bincount(flat, minlength=size)
    if (seen > 1).any():
        bad = rows[seen[flat] > 1].iloc[0]
        raise _error(bad, "värdet för kön {} finns två gånger", "gender")


def _thinned(panel: Panel, elections: Mapping[str, str]) -> Panel:
    for position, kpi in enumerate(panel.kpis):
        if kpi in elections:
            start, step = _ELECTIONS[elections[kpi]]
            other = ((panel.periods - start) % step != 0) | (panel.periods < start)
            panel.values[position][:, :, other] = np.nan
            panel.status[position][:, :, other] = ABSENT
    return panel
