"""What ``nulage doctor`` finds, and the remedy it gives for each thing that is missing."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from choreographer.browsers.chromium import Chromium
from jupyter_client.kernelspec import KernelSpecManager

from indicators import doctor
from indicators.doctor import PACKAGES, Finding, examine
from indicators.errors import NulageError, UsageError
from indicators.workspace import Workspace

from .cli.commands import nulage
from .workspaces import SNAPSHOT, workspace_on

BROWSER, KERNEL = "Webbläsare för figurer", "Jupyterkärnan python3"


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = workspace_on(tmp_path)
    monkeypatch.setenv("NULAGE_ROOT", str(made.root))
    return made


def found(what: str) -> Finding:
    (one,) = (each for each in examine() if each.what == what)
    return one


def missing(what: str, remedy: str) -> None:
    """Assert that the thing is told to be missing with its remedy, and that the command fails for it alone."""
    assert not found(what).ok and found(what).needed and remedy in found(what).note
    assert nulage("doctor").exit_code == 1


def test_everything_is_looked_for_in_a_fixed_order(workspace: Workspace) -> None:
    assert [each.what for each in examine()] == [
        "Python",
        *PACKAGES,
        KERNEL,
        BROWSER,
        "Quarto",
        "Projektets mapp",
        "Uttag",
    ]
    assert found("Projektets mapp").note == str(workspace.root.resolve())
    assert found("Uttag").note == SNAPSHOT


def test_all_that_a_report_needs_is_here() -> None:
    assert [each.what for each in examine() if each.needed and not each.ok] == []
    assert nulage("doctor").exit_code == 0


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "typst":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    missing("typst", "make report")
    assert found("pandas") == Finding("pandas", True, "1.0")


def test_a_python_that_is_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.doctor.sys.version_info", (3, 10))
    assert (doctor._python().ok, doctor._python().note) == (False, "Python 3.11 eller senare behövs")


def test_a_kernel_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KernelSpecManager, "find_kernel_specs", lambda _: {})
    missing(KERNEL, "ipykernel")


def test_a_browser_that_is_missing_is_told_with_the_variable_that_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(Chromium, "find_browser", lambda **_: None)
    missing(BROWSER, "BROWSER_PATH")
    monkeypatch.setenv("BROWSER_PATH", "/opt/webb")
    assert found(BROWSER) == Finding(BROWSER, True, "/opt/webb")


@pytest.mark.parametrize("error", [None, NulageError("Quarto 1.2 är för gammal")])
def test_a_report_can_be_made_without_quarto(error: NulageError | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def find() -> None:
        if error:
            raise error

    monkeypatch.setattr("indicators.report.quarto.find_quarto", find)
    said = str(error) if error else "inbyggda renderaren"
    assert not found("Quarto").ok and not found("Quarto").needed and said in found("Quarto").note
    assert nulage("doctor").exit_code == 0


def test_outside_a_project_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def find() -> None:
        raise UsageError("projektets mapp hittas inte. Sätt NULAGE_ROOT till den.")

    monkeypatch.setattr("indicators.workspace.find_workspace", find)
    missing("Projektets mapp", "NULAGE_ROOT")


def test_a_project_without_a_snapshot_is_told(workspace: Workspace) -> None:
    (workspace.raw / SNAPSHOT).unlink()
    missing("Uttag", "inget uttag finns i data/raw")
