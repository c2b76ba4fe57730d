"""What a report leaves beside its pages: the tables, the manifest, and nothing of earlier runs."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import time
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.keys import code_key, sha256
from indicators.locking import basis_of
from indicators.pages import Picture
from indicators.report import RenderResult
from indicators.running.jobs import key_file
from indicators.writing import write_whole

TABLES = ("assessments", "rollups", "targets", "pairs")
TABLE_KINDS = ("parquet", "csv", "json")
FIGURE_KINDS = ("svg", "png", "csv", "json")
LIBRARIES = ("nulagesbild", "pandas", "plotly", "papermill", "typst")
GIT_SECONDS = 20


def write_tables(picture: Picture, folder: Path) -> None:
    """Write ``assessments``, ``rollups``, ``targets`` and ``pairs`` as Parquet, CSV and JSON into ``folder``."""
    results = picture.results
    frames = (results.assessments, results.rollups, results.targets, picture.evidence.pairs)
    tables: dict[str, pd.DataFrame] = dict(zip(TABLES, frames, strict=True))
    for name, frame in tables.items():
        write_whole(folder / f"{name}.parquet", frame.to_parquet(index=False))
        write_whole(folder / f"{name}.csv", frame.to_csv(index=False, lineterminator="\n"))
        write_whole(folder / f"{name}.json", frame.to_json(orient="records", force_ascii=False, indent=1) + "\n")


def made_files(folder: Path, notebooks: Iterable[Path], figures: Iterable[str]) -> list[Path]:
    """Return the files in ``folder`` that the report of these notebooks and figures consists of, in order of name."""
    files = [folder / f"{name}.{kind}" for name in TABLES for kind in TABLE_KINDS]
    files += [folder / "figures" / f"{name}.{kind}" for name in figures for kind in FIGURE_KINDS]
    files += [*notebooks, folder / "rapport.pdf"]
    files += [path for name in ("pages", "site") for path in (folder / name).rglob("*") if path.is_file()]
    return sorted(files)


def remove_others(folder: Path, made: Iterable[Path]) -> None:
    """Remove from ``folder/notebooks`` and ``folder/figures`` what is not among ``made``: it is of an earlier run."""
    kept = {path for each in made for path in (each, key_file(each))}
    for name in ("notebooks", "figures"):
        for path in (folder / name).iterdir():
            if path not in kept:
                path.unlink()


def write_manifest(
    picture: Picture,
    request: Mapping[str, Any],
    folder: Path,
    made: Iterable[Path],
    rendered: RenderResult,
    seconds: float,
) -> None:
    """Write ``manifest.json``: what made the report, and each file's sha256; the one place with a clock.

    ``request`` holds the options of the command; ``basis`` says what the marks stand on, as in a lock.
    """
    workspace = picture.workspace
    basis = basis_of(workspace, picture.programme_file, picture.programme.id, picture.snapshot)
    manifest = {
        "request": dict(request),
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "seconds": round(seconds, 2),
        "commit": commit(workspace.root),
        "versions": {name: version(name) for name in LIBRARIES} | {"python": platform.python_version()},
        "renderer": {"name": rendered.renderer, "version": rendered.version},
        "code_key": code_key(),
        "basis": basis.model_dump(mode="json"),
        "files": {path.relative_to(folder).as_posix(): sha256(path) for path in made},
    }
    write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def commit(root: Path) -> str | None:
    """Return the checkout's commit, with ``+`` after it when files differ from it.

    None outside a checkout, without git, and where git does not answer in ``GIT_SECONDS`` seconds.
    """
    git = shutil.which("git")
    if not git or not (root / ".git").exists():
        return None
    try:
        head, changed = (
            subprocess.run([git, *words], cwd=root, capture_output=True, text=True, check=True, timeout=GIT_SECONDS)
            for words in (["rev-parse", "HEAD"], ["status", "--porcelain"])
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return head.stdout.strip() + ("+" if changed.stdout.strip() else "")
