"""The project's own snapshot, built once, and a small one that each test may tamper with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from indicators.data import Snapshot, Tables, load_tables, open_snapshot

sys.path.insert(0, str(Path(__file__).parent))

from small_snapshot import SmallSnapshot, make_small

from ..workspaces import ROOT, SNAPSHOT


@pytest.fixture
def small(tmp_path: Path) -> SmallSnapshot:
    """A sealed small snapshot in a folder of its own."""
    return make_small(tmp_path / "data" / "raw")


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The project's own snapshot, verified."""
    return open_snapshot(ROOT / "data" / "raw", SNAPSHOT)


@pytest.fixture(scope="session")
def processed(built_tables: Path) -> Path:
    """The folder of the project's own snapshot, processed once for the whole run."""
    return built_tables


@pytest.fixture(scope="session")
def tables(processed: Path) -> Tables:
    """The tables of the project's own snapshot."""
    return load_tables(processed)
