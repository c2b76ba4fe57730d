"""A second snapshot beside the project's own: the same files but for what a test changes, sealed as a real one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from ..workspaces import SNAPSHOT, workspace_on

FIRST, SECOND = SNAPSHOT, "2026-sommar"
Change = Callable[[pd.DataFrame], pd.DataFrame]


def workspace_of_two(root: Path, changes: Mapping[str, Change], *, tables: Path, known: str = "2026-06-30") -> Path:
    """Make in ``root`` a workspace on the real programme with two snapshots, and return it.

    ``changes`` has, by the file's path in the snapshot, what is done to its rows; ``tables`` are the first one's.
    """
    _second(workspace_on(root, tables=tables).raw, changes, known)
    return root


def _second(raw: Path, changes: Mapping[str, Change], known: str) -> None:
    package = json.loads((raw / FIRST / "datapackage.json").read_text(encoding="utf-8"))
    package |= {"id": SECOND, "name": SECOND, "label": "sommaren 2026", "known": known, "created": known}
    for resource in package["resources"]:
        path, source = raw / SECOND / resource["path"], raw / FIRST / resource["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if resource["path"] not in changes:
            path.symlink_to(source.resolve())
            continue
        rows = _changed(source, path, changes[resource["path"]])
        content = path.read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "rows": rows}
    (raw / SECOND / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")


def _changed(source: Path, path: Path, change: Change) -> int:
    if source.suffix == ".csv":
        frame = change(pd.read_csv(source, dtype=str, keep_default_na=False))
        frame.to_csv(path, index=False, lineterminator="\n")
    else:
        frame = change(pd.read_parquet(source))
        frame.to_parquet(path, index=False)
    return len(frame)


def with_value(period: int, value: float, area: str = "0665", gender: str = "T") -> Change:
    """Return the change of one value."""

    def change(rows: pd.DataFrame) -> pd.DataFrame:
        mine = (rows["municipality"] == area) & (rows["period"] == period) & (rows["gender"] == gender)
        assert mine.sum() == 1
        return rows.assign(value=rows["value"].mask(mine, value))

    return change
