from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indicators.pages import Picture, open_picture
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """The real programme and snapshot, opened once, in a workspace where no test locks anything."""
    root = tmp_path_factory.mktemp("workspace")
    for name in ("programme", "notebooks", "report", "_quarto.yml"):
        (root / name).symlink_to(ROOT / name)
    (root / "data").mkdir()
    for name in ("raw", "corrections.yml", "sources.yml"):
        (root / "data" / name).symlink_to(ROOT / "data" / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(root))
        return open_picture("0665", 2022, "2020-02-remiss", "2024-host")


@pytest.fixture(autouse=True)
def _in_workspace(shared: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other years are opened in the same workspace; no test after these is in it."""
    monkeypatch.setenv("NULAGE_ROOT", str(shared.workspace.root))


@pytest.fixture
def root(shared: Picture, tmp_path: Path) -> Path:
    """A workspace that a test may lock in."""
    (tmp_path / "data").mkdir()
    for name in ("raw", "processed", "corrections.yml"):
        (tmp_path / "data" / name).symlink_to(shared.workspace.root / "data" / name)
    return tmp_path


@pytest.fixture
def vaggeryd(shared: Picture, root: Path) -> Picture:
    return replace(shared, workspace=Workspace(root))
