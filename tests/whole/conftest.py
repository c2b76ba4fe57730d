"""The real reports, each built once in a test session and not to be changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from whole_report import WholeReport, shared_folder, whole_report


@pytest.fixture(scope="session")
def vaggeryd(tmp_path_factory: pytest.TempPathFactory) -> WholeReport:
    """Vaggeryd 2022: the programme's own municipality."""
    return whole_report(shared_folder(tmp_path_factory, "home"), "0665", 2022)


@pytest.fixture(scope="session")
def jonkoping(tmp_path_factory: pytest.TempPathFactory) -> WholeReport:
    """Jönköping 2022: the same county, another municipality."""
    return whole_report(shared_folder(tmp_path_factory, "others"), "0680", 2022)


@pytest.fixture(scope="session")
def kiruna(tmp_path_factory: pytest.TempPathFactory) -> WholeReport:
    """Kiruna 2022: another county at the other end of the country."""
    return whole_report(shared_folder(tmp_path_factory, "others"), "2584", 2022)
