"""What holds for every test: it starts outside all workspaces of other tests, and of the person who runs it."""

from __future__ import annotations

import os

import pytest

CHOICES = ("NULAGE_ROOT", "NULAGE_KOLADA_URL", "NULAGE_SCB_URL", "NULAGE_GEODATA_URL")


def pytest_configure() -> None:
    """Take away what the shell has chosen: the tests are about this project, not another one."""
    for name in CHOICES:
        os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> None:
    """A fixture that outlives its tests must not keep others in its workspace."""
    assert "NULAGE_ROOT" not in os.environ, f"an earlier test left NULAGE_ROOT={os.environ['NULAGE_ROOT']}"
