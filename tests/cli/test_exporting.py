"""``nulage export`` from the command line: what it writes, and what it says of wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest

from .commands import assert_wrong_use, nulage


@pytest.fixture
def some_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file in the current folder, where a folder is asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("# Hej\n", encoding="utf-8")
    return "README.md"


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
    ],
)
def test_wrong_use_ends_with_status_2_and_one_clear_line(arguments: list[str], said: str) -> None:
    assert_wrong_use(["export", *arguments], said)


def test_a_file_where_a_folder_is_asked_for_is_wrong_use(some_file: str) -> None:
    assert_wrong_use(
        ["export", "--format", "xlsx", "--to", some_file], f"{some_file} är en fil. Ange en mapp med --to."
    )


def test_a_purpose_that_does_not_exist_is_wrong_use() -> None:
    assert nulage("export", "--for", "skoj").exit_code == 2


def test_a_place_that_cannot_be_written_to_is_a_failure_with_a_remedy(some_file: str) -> None:
    result = nulage("export", "--format", "xlsx", "--to", f"{some_file}/mapp")
    assert result.exit_code == 1
    assert "ange en annan mapp med --to" in result.stderr


def test_the_annual_reports_files_are_written_where_one_asks(tmp_path: Path) -> None:
    result = nulage("export", "--for", "arsredovisning", "--year", "2019", "--to", str(tmp_path))
    assert result.exit_code == 0, result.output
    names = ["arsredovisning-0665-2019.docx", "arsredovisning-0665-2019.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert all(name in result.stdout for name in names)
