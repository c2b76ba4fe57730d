"""Files and folders are whole or not there at all, whoever else writes and whenever it is interrupted."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indicators.writing import replace_folder, write_whole


@pytest.fixture
def failing_rename(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, BaseException], None]:
    """Let the rename of the file or folder of that name fail, once it is tried."""

    def fail(name: str, error: BaseException) -> None:
        for method in ("rename", "replace"):
            real = getattr(Path, method)

            def renamed(self: Path, target: Path, real: Callable[[Path, Path], Path] = real) -> Path:
                if self.name.startswith(name):
                    raise error
                return real(self, target)

            monkeypatch.setattr(Path, method, renamed)

    return fail


def test_text_is_written_as_utf_8_in_a_folder_that_is_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", "Läget\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "Läget\n".encode()


def test_a_new_file_has_the_ordinary_mode_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "ny", b"1")
        write_whole(tmp_path / "egen", b"1")
        (tmp_path / "egen").chmod(0o600)
        write_whole(tmp_path / "egen", b"2")
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("ny", "egen")] == [0o640, 0o600]


@pytest.mark.parametrize("error", [OSError("full disk"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, failing_rename: Callable[..., None], error: BaseException
) -> None:
    (tmp_path / "a.svg").write_bytes(b"gammal")
    failing_rename(".a.svg", error)
    with pytest.raises(type(error)):
        write_whole(tmp_path / "a.svg", b"ny")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.svg": b"gammal"}


def test_many_who_write_the_same_file_at_once_all_leave_it_whole(tmp_path: Path) -> None:
    contents = [bytes([65 + number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_whole(tmp_path / "a", content), contents * 5))
    assert (tmp_path / "a").read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def test_a_folder_takes_anothers_place_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = folder(tmp_path / "site", "gammal")
    replace_folder(folder(tmp_path / "ny", "ny"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "ny"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    replace_folder(folder(tmp_path / "ny", "först"), tmp_path / "annan")
    assert (tmp_path / "annan" / "index.html").read_text(encoding="utf-8") == "först"


@pytest.mark.parametrize("error", [OSError("full disk"), KeyboardInterrupt()])
def test_an_interrupt_between_the_two_renames_puts_the_old_folder_back(
    tmp_path: Path, failing_rename: Callable[..., None], error: BaseException
) -> None:
    target = folder(tmp_path / "site", "gammal")
    fresh = folder(tmp_path / "work" / "ny", "ny")
    failing_rename("ny", error)
    with pytest.raises(type(error)):
        replace_folder(fresh, target)
    assert (target / "index.html").read_text(encoding="utf-8") == "gammal"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]
