"""Every command is tried in a workspace of the tests: none reads what is built in the checkout, or writes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.workspace import Workspace

from ..workspaces import workspace_on


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, shared_workspace: Workspace) -> Workspace:
    """The unchanged project with nothing made of it, for the tests of one file."""
    return workspace_on(tmp_path_factory.mktemp("workspace"), processed=shared_workspace.processed)


@pytest.fixture(autouse=True)
def _in_workspace(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the workspace, and what they name without a folder lies in it."""
    monkeypatch.setenv("NULAGE_ROOT", str(workspace.root))
    monkeypatch.chdir(workspace.root)


@pytest.fixture
def own_workspace(tmp_path: Path, built_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of the test's own, whose programme it may write in."""
    made = workspace_on(tmp_path / "workspace", copied=["programme"], tables=built_tables)
    monkeypatch.setenv("NULAGE_ROOT", str(made.root))
    monkeypatch.chdir(made.root)
    return made
