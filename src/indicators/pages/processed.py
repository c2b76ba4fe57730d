"""The processed tables of a snapshot: built where they are missing, and one copy of them in a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from indicators.data import Tables, build_processed, load_tables, open_snapshot
from indicators.data.tables import KEY_FILE
from indicators.workspace import Workspace


def tables_of(workspace: Workspace, snapshot: str, kinds: Mapping[str, str]) -> Tables:
    """Return the tables of ``snapshot``, checked against ``kinds`` (``programme.kinds.kinds_of``).

    Raises SnapshotError, CorrectionError or another DataError, as ``build_processed`` does.
    """
    source = open_snapshot(workspace.raw, snapshot)
    return tables_in(build_processed(source, workspace.processed, kinds=kinds, corrections=workspace.corrections))


def tables_in(folder: Path) -> Tables:
    """Return the processed tables in ``folder``, one copy in this process for all that rest on them.

    The frames are shared: nobody may change them. Raises DataError naming the first table that is missing.
    """
    built = folder / KEY_FILE
    return _tables(folder, built.read_text(encoding="utf-8") if built.is_file() else "")


@lru_cache(maxsize=3)
def _tables(folder: Path, key: str) -> Tables:
    return load_tables(folder)
