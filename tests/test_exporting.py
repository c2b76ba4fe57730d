"""``nulage export`` from the command line: what it writes, and what it says of wrong use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def export(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from indicators.cli import main; main()", "export", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "pdf"], "formatet 'pdf' finns inte för --for arsredovisning. Välj bland xlsx, docx."),
        (["--for", "data", "--format", "xlsx"], "formatet 'xlsx' finns inte för --for data. Välj bland csv, json."),
        (["--format", ","], "inget format är angivet"),
        (["--municipality", "665"], "inte fyra siffror"),
        (["--municipality", "../x"], "inte fyra siffror"),
        (["--municipality", "9999"], "finns inte i uttaget"),
        (["--year", "2018"], "från och med 2019"),
        (["--programme", "finns-inte"], "Kända program:"),
        (["--snapshot", "../raw"], "Uttag som finns:"),
        (["--format", "xlsx", "--to", "README.md"], "README.md är en fil. Ange en mapp med --to."),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_clear_line(arguments: list[str], said: str) -> None:
    result = export(*arguments)
    assert result.returncode == 2, result.stderr
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_purpose_that_does_not_exist_is_wrong_use() -> None:
    assert export("--for", "skoj").returncode == 2


def test_a_place_that_cannot_be_written_to_is_a_failure_with_a_remedy() -> None:
    result = export("--format", "xlsx", "--to", "README.md/mapp")
    assert result.returncode == 1
    assert "ange en annan mapp med --to" in result.stderr


def test_the_annual_reports_files_are_written_where_one_asks(tmp_path: Path) -> None:
    result = export("--for", "arsredovisning", "--year", "2019", "--to", str(tmp_path))
    assert result.returncode == 0, result.stderr
    names = ["arsredovisning-0665-2019.docx", "arsredovisning-0665-2019.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert all(name in result.stdout for name in names)
