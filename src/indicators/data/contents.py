"""What a snapshot holds, told from its raw files one by one, without building its tables."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.data import received
from indicators.data.reading import read_frame
from indicators.data.snapshot import Snapshot


def areas(snapshot: Snapshot) -> pd.DataFrame:
    """Return code, title and type of every area."""
    return received.areas(snapshot) if snapshot.of("kolada_areas") else _file(snapshot, "areas")


def titles(snapshot: Snapshot) -> dict[str, str]:
    """Return the title of every nyckeltal as it was when its values were fetched."""
    kpis = received.kpis(snapshot) if snapshot.of("kolada_kpis") else _file(snapshot, "kpis")
    return dict(zip(kpis["kpi"].astype(str), kpis["title"].astype(str), strict=True))


def groups(snapshot: Snapshot) -> dict[str, tuple[str, frozenset[str]]]:
    """Return title and members of every comparison group of municipalities, by id."""
    fetched = snapshot.of("kolada_groups")
    rows = received.groups(snapshot, areas(snapshot)) if fetched else _file(snapshot, "groups")
    return {
        str(group): (str(part["title"].iloc[0]), frozenset(part["member"].astype(str)))
        for group, part in rows.groupby("group")
    }


def published(
    snapshot: Snapshot, municipality: str
) -> tuple[dict[tuple[str, int, str], int], frozenset[tuple[str, int, str]]]:
    """Return in how many areas a value is published, by nyckeltal, year and gender, and where ``municipality`` has one.

    Files are read in parts by one thread, which takes the least memory.
    """
    found: Counter[tuple[str, int, str]] = Counter()
    own: set[tuple[str, int, str]] = set()
    for resource in snapshot.of("observations"):
        kpi = PurePosixPath(resource.path).stem
        for part in pq.ParquetFile(snapshot.file(resource), pre_buffer=False).iter_batches(
            20_000, columns=["municipality", "period", "gender", "value"], use_threads=False
        ):
            _count(part.filter(pc.is_valid(part["value"])).to_pandas().assign(kpi=kpi), municipality, found, own)
    for _, rows in received.observations(snapshot):
        _count(rows[rows["value"].notna()], municipality, found, own)
    pa.default_memory_pool().release_unused()
    return dict(found), frozenset(own)


def _count(
    rows: pd.DataFrame, municipality: str, found: Counter[tuple[str, int, str]], own: set[tuple[str, int, str]]
) -> None:
    """Add published values to the counts, and those of ``municipality`` to its own."""
    places = list(zip(rows["kpi"].astype(str), rows["period"].astype(int), rows["gender"].astype(str), strict=True))
    found.update(places)
    own.update(place for place, area in zip(places, rows["municipality"], strict=True) if area == municipality)


def _file(snapshot: Snapshot, table: str) -> pd.DataFrame:
    """Return a table of a snapshot that was not fetched; empty when it has none."""
    for resource in snapshot.of(table):
        return read_frame(snapshot.file(resource), resource.format, table, snapshot.shown(resource))
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("code", "title", "type", "kpi", "group", "member")})
