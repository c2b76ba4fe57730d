from __future__ import annotations

from pathlib import Path

import pytest

from indicators.pages import Picture, open_picture
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, SNAPSHOT


@pytest.fixture(scope="session")
def workspace_root(shared_workspace: Workspace) -> Path:
    """The run's workspace on the real programme and snapshot."""
    return shared_workspace.root


@pytest.fixture(autouse=True)
def _in_workspace(workspace_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULAGE_ROOT", str(workspace_root))


@pytest.fixture
def vaggeryd(_in_workspace: None) -> Picture:
    return open_picture("0665", 2022, PROGRAMME, SNAPSHOT)


@pytest.fixture
def kiruna(_in_workspace: None) -> Picture:
    return open_picture("2584", 2022, PROGRAMME, SNAPSHOT)
