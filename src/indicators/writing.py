"""Nothing half-written: files and folders are made beside their place and renamed into it."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes | str) -> None:
    """Write ``content`` (text as UTF-8) to ``path`` so that a reader sees the old file or the new one, never half.

    The folder is made if it is missing. A file that is replaced keeps its mode, a new one gets the ordinary one.
    Raises OSError; what stood there before then remains.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = write_beside(path, content)
    try:
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_beside(path: Path, content: bytes | str) -> Path:
    """Write ``content`` to a new file beside ``path``, under a name that no other process uses, and return its path."""
    part = _beside(path, "part")
    try:
        with part.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # the name that the reader knows
        raise
    return part


def replace_folder(fresh: Path, target: Path) -> None:
    """Put the folder ``fresh`` in ``target``'s place, both on one disk; what was there is removed when that is done.

    After an error or an interrupt the folder that was there is back.
    """
    old = _beside(target, "old")
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.{ending}")
