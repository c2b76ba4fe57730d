from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import UsageError
from indicators.report.exports import ExportError, write_all


def test_files_are_written_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    written = write_all(tmp_path / "ny" / "mapp", {"a.csv": b"1", "b.csv": b"2"})
    assert [path.read_bytes() for path in written] == [b"1", b"2"]
    assert sorted(path.name for path in (tmp_path / "ny" / "mapp").iterdir()) == ["a.csv", "b.csv"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"gammal")
    write_all(tmp_path, {"a.csv": b"ny"})
    assert (tmp_path / "a.csv").read_bytes() == b"ny"


def test_a_folder_that_is_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"är en fil. Ange en mapp med --to"):
        write_all(tmp_path / "fil", {"a.csv": b"1"})


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match=r"fil/mapp går inte att skriva .*ange en annan mapp med --to"):
        write_all(tmp_path / "fil" / "mapp", {"a.csv": b"1"})


def test_a_file_that_cannot_be_replaced_keeps_what_was_there_and_leaves_nothing_beside(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx" / "i vägen").mkdir(parents=True)
    with pytest.raises(ExportError, match=r"b\.xlsx går inte att skriva .*öppen i ett annat program"):
        write_all(tmp_path, {"b.xlsx": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]


def test_a_file_held_by_another_program_gives_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"gammal")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match="Stäng filen om den är öppen i ett annat program"):
        write_all(tmp_path, {"a.xlsx": b"ny"})
    assert (tmp_path / "a.xlsx").read_bytes() == b"gammal"
    assert len(list(tmp_path.iterdir())) == 1
