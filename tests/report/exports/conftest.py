"""Real pictures of a few years, in a workspace of their own."""

from __future__ import annotations

import pytest

from indicators.pages import Picture, open_picture
from indicators.workspace import Workspace

from ...workspaces import PROGRAMME, SNAPSHOT


@pytest.fixture(scope="session")
def pictures(shared_workspace: Workspace) -> dict[str, Picture]:
    """Vaggeryd 2019, 2021 and 2022, and Kiruna 2022."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(shared_workspace.root))
        asked = {"2019": ("0665", 2019), "2021": ("0665", 2021), "2022": ("0665", 2022), "kiruna": ("2584", 2022)}
        return {name: open_picture(code, year, PROGRAMME, SNAPSHOT) for name, (code, year) in asked.items()}


@pytest.fixture(autouse=True)
def _in_workspace(shared_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other years are opened in the same workspace; no test after these is in it."""
    monkeypatch.setenv("NULAGE_ROOT", str(shared_workspace.root))


@pytest.fixture
def state(pictures: dict[str, Picture]) -> Picture:
    return pictures["2019"]


@pytest.fixture
def outcome(pictures: dict[str, Picture]) -> Picture:
    return pictures["2022"]


@pytest.fixture
def kiruna(pictures: dict[str, Picture]) -> Picture:
    return pictures["kiruna"]
