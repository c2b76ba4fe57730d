from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indicators.pages import Picture, open_picture
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, SNAPSHOT, workspace_on


@pytest.fixture(scope="session")
def shared(shared_workspace: Workspace) -> Picture:
    """The real programme and snapshot, opened once, in a workspace where no test locks anything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(shared_workspace.root))
        return open_picture("0665", 2022, PROGRAMME, SNAPSHOT)


@pytest.fixture(autouse=True)
def _in_workspace(shared: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other years are opened in the same workspace; no test after these is in it."""
    monkeypatch.setenv("NULAGE_ROOT", str(shared.workspace.root))


@pytest.fixture
def root(built_tables: Path, tmp_path: Path) -> Path:
    """A workspace that a test may lock in."""
    return workspace_on(tmp_path, tables=built_tables).root


@pytest.fixture
def vaggeryd(shared: Picture, root: Path) -> Picture:
    return replace(shared, workspace=Workspace(root))
