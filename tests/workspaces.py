"""Workspaces of the tests: the project's own files as links in a folder where a test may build, lock and write.

Nothing built or locked in the checkout is in them, and no snapshot but the one that the project ships.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from indicators.data import build_processed, open_snapshot
from indicators.programme.kinds import kinds_of, programme_now
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
PROGRAMME, SNAPSHOT = "2020-02-remiss", "2024-host"
LINKED = (
    *("_quarto.yml", "programme", "notebooks", "report", "data/corrections.yml", "data/sources.yml"),
    *(f"data/raw/{SNAPSHOT}", "data/raw/own"),
)


def workspace_on(
    root: Path,
    *,
    copied: Collection[str] = (),
    without: Collection[str] = (),
    tables: Path | None = None,
    processed: Path | None = None,
) -> Workspace:
    """Make in ``root`` a workspace on the project's files, and return it.

    What stands in ``copied`` the test may change; what stands in ``without`` it puts there itself (``data/locked`` and
    ``build`` are never there). ``tables`` is the folder of the shipped snapshot's tables, ``processed`` that of all
    that rests on it, for tests that change nothing which decides a result. Without them what is needed is built there.
    """
    assert {*copied, *without} <= set(LINKED), "only what a workspace has can be copied or left out"
    for name in LINKED:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in without:
            continue
        if name not in copied:
            target.symlink_to(ROOT / name)
        elif (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy(ROOT / name, target)
    workspace = Workspace(root)
    if tables is not None:
        workspace.processed.mkdir()
        (workspace.processed / SNAPSHOT).symlink_to(tables)
    if processed is not None:
        assert tables is None and not {*copied, *without}, "what is changed has results of its own"
        workspace.processed.symlink_to(processed)
    return workspace


# What the program makes in a project, and what no test may make in the checkout.
MADE = ("build", "data/processed", "data/locked", "data/raw", "programme")


def made_in(root: Path) -> dict[str, tuple[int, int]]:
    """Return the size and time of every file that is made in the project at ``root``, by its path there."""
    folders = (root / name for name in MADE)
    paths = (Path(folder, name) for made in folders for folder, _, names in os.walk(made) for name in names)
    stats = {path.relative_to(root).as_posix(): path.lstat() for path in paths}
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}


def differing(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> list[str]:
    """Return the paths that are new, gone or changed, sorted."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def made_once(folder: Path, make: Callable[[], object]) -> Path:
    """Return ``folder`` when ``make`` has made it: by the first worker of the run that asks, while the others wait."""
    done = folder.with_name(f"{folder.name}.done")
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make()
            done.touch()
    return folder


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of this test run, the same for every worker of it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def shared_workspace_in(folder: Path) -> Workspace:
    """Return the run's one workspace on the unchanged project, with its tables; no test changes a file in it."""
    root = folder / "workspace"

    def make() -> None:
        workspace = workspace_on(root)
        path = workspace.programme(PROGRAMME)
        source = open_snapshot(workspace.raw, SNAPSHOT)
        kinds = kinds_of(programme_now(path), path)
        build_processed(source, workspace.processed, kinds=kinds, corrections=workspace.corrections)

    return Workspace(made_once(root, make))
