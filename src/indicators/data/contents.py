"""What a snapshot holds, told from its raw files one by one, without building its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

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


def published(snapshot: Snapshot) -> dict[tuple[str, int], int]:
    """Return in how many areas a value for all (T) is published, by nyckeltal and year."""
    found: Counter[tuple[str, int]] = Counter()
    for resource in snapshot.of("observations"):
        for year in _years(snapshot.file(resource)):
            found[PurePosixPath(resource.path).stem, year] += 1
    for _, rows in received.observations(snapshot):
        known = rows[(rows["gender"] == "T") & rows["value"].notna()]
        found.update(zip(known["kpi"].astype(str), known["period"].astype(int), strict=True))
    pa.default_memory_pool().release_unused()
    return dict(found)


def _years(path: Path) -> Iterator[int]:
    """Yield the year of each value for all in a file; read in parts by one thread, which takes the least memory."""
    columns = ["period", "gender", "value"]
    for part in pq.ParquetFile(path, pre_buffer=False).iter_batches(20_000, columns=columns, use_threads=False):
        known = pc.and_(pc.equal(part["gender"], "T"), pc.is_valid(part["value"]))
        yield from part["period"].filter(known).to_pylist()


def _file(snapshot: Snapshot, table: str) -> pd.DataFrame:
    """Return a table of a snapshot that was not fetched; empty when it has none."""
    for resource in snapshot.of(table):
        return read_frame(snapshot.file(resource), resource.format, table, snapshot.shown(resource))
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("code", "title", "type", "kpi", "group", "member")})
