"""What holds for every test: it starts outside all workspaces of other tests, and of the person who runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators.workspace import Workspace

from .workspaces import ROOT, SNAPSHOT, differing, folder_of_the_run, made_in, shared_workspace_in

CHOICES = ("NULAGE_ROOT", "NULAGE_KOLADA_URL", "NULAGE_SCB_URL", "NULAGE_GEODATA_URL")
# What a terminal says of itself: rich and typer would draw other boxes, other widths and colours.
TERMINAL = ("FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "PY_COLORS", "COLUMNS", "LINES", "TERMINAL_WIDTH")


# The files that take longest come first, so that no worker has one of them alone at the end.
LONGEST = ("tests/whole/test_others.py", "tests/whole/test_again.py", "tests/whole/", "tests/pages/", "tests/cli/")
HERE = Path.cwd()
BEFORE = pytest.StashKey[dict[str, tuple[int, int]]]()
LEFT = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Take away what the shell has chosen: the tests are about this project, not another one."""
    for name in (*CHOICES, *TERMINAL):
        os.environ.pop(name, None)
    if not hasattr(config, "workerinput"):
        config.stash[BEFORE] = made_in(ROOT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    items.sort(key=lambda item: next((n for n, each in enumerate(LONGEST) if item.nodeid.startswith(each)), 99))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The run fails when something was made in the checkout while it went on."""
    if BEFORE in session.config.stash:
        session.config.stash[LEFT] = differing(session.config.stash[BEFORE], made_in(ROOT))
        if session.config.stash[LEFT] and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name what was made in the checkout."""
    if left := config.stash.get(LEFT, []):
        terminalreporter.section("made in the checkout while the tests ran", red=True)
        terminalreporter.write_line("a test has to use a workspace of tests/workspaces.py (or did you build just now?)")
        for name in left[:20]:
            terminalreporter.write_line(name)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> None:
    """A fixture that outlives its tests must not keep others in its workspace, its folder or at its provider."""
    left = {name: os.environ[name] for name in CHOICES if name in os.environ}
    assert not left, f"an earlier test left {left}"
    assert Path.cwd() == HERE, f"an earlier test left the current folder at {Path.cwd()}"


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder that all workers of the run share."""
    return folder_of_the_run(tmp_path_factory)


@pytest.fixture(scope="session")
def shared_workspace(run_folder: Path) -> Workspace:
    """The unchanged project with its tables, one for the whole run: read it, open pictures in it, change nothing."""
    return shared_workspace_in(run_folder)


@pytest.fixture(scope="session")
def built_tables(shared_workspace: Workspace) -> Path:
    """The folder of the shipped snapshot's processed tables."""
    return shared_workspace.processed / SNAPSHOT
