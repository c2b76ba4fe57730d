"""Real pictures of a few years, in a workspace of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.pages import Picture, open_picture

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def export_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace on the real programme and snapshot, so that no test writes in the checkout."""
    root = tmp_path_factory.mktemp("workspace")
    for name in ("programme", "notebooks", "report", "_quarto.yml"):
        (root / name).symlink_to(ROOT / name)
    (root / "data").mkdir()
    for name in ("raw", "corrections.yml", "sources.yml"):
        (root / "data" / name).symlink_to(ROOT / "data" / name)
    return root


@pytest.fixture(scope="session")
def pictures(export_root: Path) -> dict[str, Picture]:
    """Vaggeryd 2019, 2021 and 2022, and Kiruna 2022."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(export_root))
        asked = {"2019": ("0665", 2019), "2021": ("0665", 2021), "2022": ("0665", 2022), "kiruna": ("2584", 2022)}
        return {name: open_picture(code, year, "2020-02-remiss", "2024-host") for name, (code, year) in asked.items()}


@pytest.fixture(autouse=True)
def _in_workspace(export_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other years are opened in the same workspace; no test after these is in it."""
    monkeypatch.setenv("NULAGE_ROOT", str(export_root))


@pytest.fixture
def state(pictures: dict[str, Picture]) -> Picture:
    return pictures["2019"]


@pytest.fixture
def outcome(pictures: dict[str, Picture]) -> Picture:
    return pictures["2022"]


@pytest.fixture
def kiruna(pictures: dict[str, Picture]) -> Picture:
    return pictures["kiruna"]
