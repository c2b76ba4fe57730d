"""Open what was locked, every file held against its seal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.keys import sha256
from indicators.locking.note import NOTE, TABLES, LockNote, altered, lock_folder, read_note
from indicators.workspace import Workspace, check_code


@dataclass(frozen=True)
class Lock:
    """A year as it was locked: the folder, its note, and the marks (docs/method.md, section 12)."""

    folder: Path
    note: LockNote
    assessments: pd.DataFrame
    rollups: pd.DataFrame


def locked_years(workspace: Workspace, municipality: str) -> list[int]:
    """Return the years that are locked for the municipality, in order."""
    folders = (workspace.locks / check_code(municipality)).glob("[0-9][0-9][0-9][0-9]")
    return sorted(int(folder.name) for folder in folders)


def open_lock(workspace: Workspace, municipality: str, year: int) -> Lock | None:
    """Return the year's lock, or None where the year is not locked.

    Raises LockError naming the file that is changed, missing or added since.
    """
    folder = lock_folder(workspace, municipality, year)
    if not folder.exists():
        return None
    note = read_note(folder)
    if (note.municipality, note.year) != (municipality, year):
        raise altered(folder / NOTE, f"gäller {note.municipality} {note.year} och inte {municipality} {year}")
    _compare(folder, note)
    assessments, rollups, _ = (pd.read_parquet(folder / f"{name}.parquet") for name in TABLES)
    return Lock(folder, note, assessments, rollups)


def _compare(folder: Path, note: LockNote) -> None:
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {NOTE}
    for name in sorted({*note.files, *there, *(f"{table}.parquet" for table in TABLES)}):
        if name not in there:
            raise altered(folder / name, "saknas")
        if name not in note.files:
            raise altered(folder / name, "fanns inte när året låstes")
        if sha256(folder / name) != note.files[name]:
            raise altered(folder / name, "är ändrad sedan året låstes")


def check_locks(workspace: Workspace) -> int:
    """Hold every lock against its seal and return how many there are; raise LockError for the first that is changed."""
    folders = sorted(workspace.locks.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9][0-9][0-9]"))
    for folder in folders:
        open_lock(workspace, folder.parent.name, int(folder.name))
    return len(folders)
