from __future__ import annotations

from pathlib import Path

import pytest

from indicators.pages import Picture, open_picture

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def workspace_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of its own on the real programme and snapshot, so that no test writes in the checkout."""
    root = tmp_path_factory.mktemp("workspace")
    for name in ("programme", "notebooks", "report", "_quarto.yml"):
        (root / name).symlink_to(ROOT / name)
    (root / "data").mkdir()
    for name in ("raw", "corrections.yml", "sources.yml"):
        (root / "data" / name).symlink_to(ROOT / "data" / name)
    return root


@pytest.fixture(autouse=True)
def _in_workspace(workspace_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULAGE_ROOT", str(workspace_root))


@pytest.fixture
def vaggeryd(_in_workspace: None) -> Picture:
    return open_picture("0665", 2022, "2020-02-remiss", "2024-host")


@pytest.fixture
def kiruna(_in_workspace: None) -> Picture:
    return open_picture("2584", 2022, "2020-02-remiss", "2024-host")
