"""Keys: a sha256 over all that decides a result, so that what is unchanged is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def key_of(parts: Iterable[bytes | str]) -> str:
    """Return one sha256 over ``parts``, each hashed on its own so that no two lists of parts run together."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part.encode() if isinstance(part, str) else part).digest())
    return digest.hexdigest()


def files_key(paths: Iterable[Path], root: Path | None = None) -> str:
    """Return the key of the files' names and bytes, in the order of their names; a missing file counts as empty.

    A name is the path from ``root``, or from the nearest folder that holds all the files: the same files in another
    checkout have the same key, a renamed or moved one another.
    """
    ordered = sorted(paths)
    if not ordered:
        return key_of([])
    base = root or Path(os.path.commonpath([path.parent for path in ordered]))
    return key_of(part for path in ordered for part in (path.relative_to(base).as_posix(), _bytes(path)))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def sha256(path: Path) -> str:
    """Return the sha256 of the file's bytes in hexadecimal, as ``sha256sum`` prints it; a missing file is empty."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


@cache
def code_key() -> str:
    """Return the key of the package's source and the lock file: the code that makes every result."""
    package = Path(__file__).resolve().parent
    return files_key([*package.rglob("*.py"), package.parents[1] / "requirements.lock"])


@cache
def method_key() -> str:
    """Return the key of the code that decides marks: programme, data, method, what they share, and the lock file."""
    package = Path(__file__).resolve().parent
    rooms = (path for room in ("programme", "data", "method", "yaml_files") for path in (package / room).rglob("*.py"))
    shared = (package / name for name in ("correcting.py", "records.py", "terms.py"))
    return files_key([*rooms, *shared, package.parents[1] / "requirements.lock"])
