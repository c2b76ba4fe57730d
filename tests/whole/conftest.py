"""The real reports, each built once in a test session and not to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .whole_report import WholeReport, whole_report


@pytest.fixture(scope="session")
def vaggeryd(run_folder: Path, built_tables: Path) -> WholeReport:
    """Vaggeryd 2022: the programme's own municipality."""
    return whole_report(run_folder / "vaggeryd", built_tables, "0665", 2022, workers=2)


@pytest.fixture(scope="session")
def jonkoping(run_folder: Path, built_tables: Path) -> WholeReport:
    """Jönköping 2022: the same county, another municipality (only when all is tried)."""
    return whole_report(run_folder / "jonkoping", built_tables, "0680", 2022)


@pytest.fixture(scope="session")
def kiruna(run_folder: Path, built_tables: Path) -> WholeReport:
    """Kiruna 2022: another county at the other end of the country."""
    return whole_report(run_folder / "kiruna", built_tables, "2584", 2022)
