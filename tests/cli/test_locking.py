from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import Result

from indicators.workspace import Workspace

from ..workspaces import workspace_on
from .commands import nulage


@pytest.fixture
def root(tmp_path: Path, shared_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that a test may lock in; the results are shared."""
    monkeypatch.setenv("NULAGE_ROOT", str(tmp_path))
    return workspace_on(tmp_path, processed=shared_workspace.processed).root


def lock(*arguments: str) -> Result:
    return nulage("lock", *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2018"], "från och med 2019"),
        (["-1"], ""),
        (["i fjol"], ""),
        ([], ""),
        (["2022.5"], ""),
        (["2022", "2021"], ""),
        (["2022", "--municipality", "665"], "inte fyra siffror"),
        (["2022", "--municipality", "../x"], "inte fyra siffror"),
        (["2022", "--municipality", "9999"], "finns inte i uttaget"),
        (["2022", "--programme", "finns-inte"], "Kända program"),
        (["2022", "--snapshot", "../raw"], "Uttag som finns: 2024-host"),
        (["2040"], "går inte att låsa"),
    ],
)
def test_wrong_use_ends_with_status_2_and_locks_nothing(root: Path, arguments: list[str], said: str) -> None:
    result = lock(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert not list((root / "data").glob("locked/*/*"))


def test_a_year_is_locked_once_and_the_second_time_says_when(root: Path) -> None:
    first = lock("2022")
    assert first.exit_code == 0, first.output
    assert "2022 är låst" in first.output
    assert (root / "data" / "locked" / "0665" / "2022" / "lock.json").is_file()
    second = lock("2022")
    assert second.exit_code == 1
    assert "2022 låstes den" in second.stderr
    assert "git rm" in second.stderr


def test_another_municipality_has_its_own_lock(root: Path) -> None:
    assert lock("2021", "--municipality", "2584").exit_code == 0
    assert (root / "data" / "locked" / "2584" / "2021" / "assessments.csv").is_file()


def test_check_names_a_locked_file_that_was_changed(root: Path) -> None:
    assert lock("2022").exit_code == 0
    with (root / "data" / "locked" / "0665" / "2022" / "targets.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    result = nulage("check")
    assert result.exit_code == 1
    assert "targets.csv: den låsta filen är ändrad" in result.output.replace("\n", " ").replace("  ", " ")
