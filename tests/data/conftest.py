"""The project's own snapshot, built once, and a small one that each test may tamper with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from indicators.data import Snapshot, Tables, build_processed, load_tables, open_snapshot

sys.path.insert(0, str(Path(__file__).parent))

from small_snapshot import SmallSnapshot, make_small

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOT = "2024-host"


@pytest.fixture
def small(tmp_path: Path) -> SmallSnapshot:
    """A sealed small snapshot in a folder of its own."""
    return make_small(tmp_path / "data" / "raw")


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The project's own snapshot, verified."""
    return open_snapshot(ROOT / "data" / "raw", SNAPSHOT)


@pytest.fixture(scope="session")
def processed(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the project's own snapshot, processed once for the whole run."""
    return build_processed(snapshot, tmp_path_factory.mktemp("processed"))


@pytest.fixture(scope="session")
def tables(processed: Path) -> Tables:
    """The tables of the project's own snapshot."""
    return load_tables(processed)
