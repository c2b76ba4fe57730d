"""Write a lock: once, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from indicators.data.own import own_files
from indicators.keys import sha256
from indicators.locking.note import NOTE, TABLES, LockError, LockNote, lock_folder, read_note, sealed
from indicators.programme import programme_files, version_files
from indicators.workspace import Workspace


def write_lock(workspace: Workspace, note: LockNote, frames: Mapping[str, pd.DataFrame], programme: Path) -> Path:
    """Write the lock of ``note``'s municipality and year and return its folder; ``note.files`` is filled in here.

    ``frames`` are assessments, rollups and targets (docs/method.md, section 12); ``programme`` is the programme's main
    file. Its files are copied, with the versions beside it that they refer to, the corrections and the own figures.
    Raises LockError when the year is locked already.
    """
    folder = lock_folder(workspace, note.municipality, note.year)
    _refuse_second(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{note.year}-", dir=folder.parent))
    try:
        _fill(beside, frames, programme, workspace)
        files = {
            path.relative_to(beside).as_posix(): sha256(path) for path in sorted(beside.rglob("*")) if path.is_file()
        }
        (beside / NOTE).write_text(sealed(note.model_copy(update={"files": files})), encoding="utf-8")
        beside.chmod(0o755)
        _place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _fill(folder: Path, frames: Mapping[str, pd.DataFrame], programme: Path, workspace: Workspace) -> None:
    for name in TABLES:
        frames[name].to_parquet(folder / f"{name}.parquet", index=False)
        frames[name].to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    mains = [programme, *(path for _, path in version_files(programme.parent) if path != programme)]
    used = {path for main in mains for path in programme_files(main)}
    copies = {folder / "programme" / path.relative_to(programme.parent): path for path in used}
    copies |= {folder / "own" / path.name: path for path in own_files(workspace.own)}
    if workspace.corrections.is_file():
        copies[folder / workspace.corrections.name] = workspace.corrections
    for copy, path in copies.items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def _place(beside: Path, folder: Path) -> None:
    """Rename ``beside`` to ``folder``; who comes second of two at once is told that the year is locked."""
    try:
        beside.rename(folder)
    except OSError:
        _refuse_second(folder)
        raise


def _refuse_second(folder: Path) -> None:
    if not folder.exists():
        return
    note = read_note(folder)
    raise LockError(
        f"{folder}: {note.year} låstes den {note.locked.isoformat()} och skrivs aldrig över. Gör rapporten (nulage "
        f"report --year {note.year}): sidan om åren visar det låsta bredvid dagens bedömningar. Var låsningen ett "
        "misstag, ta bort mappen med git rm, så att det syns i historiken, och lås igen."
    )
