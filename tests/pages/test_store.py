"""Kept results: whole or not at all, and each report's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from indicators.method import Results
from indicators.pages import Picture, open_picture, store

TABLES = ("assessments", "rollups", "targets", "history", "gaps", "reasons", "comparison")


def results(number: int = 1) -> Results:
    return Results(**{name: pd.DataFrame({"a": [number]}) for name in TABLES})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_older_results_of_the_same_report_are_dropped_and_no_others(tmp_path: Path) -> None:
    for name in ("a-0-2022-k1", "a-0-2021-k1", "aa-0-2022-k1", "a-0-2022-k2"):
        store._write(results(), tmp_path / name)
    assert names(tmp_path) == ["a-0-2021-k1", "a-0-2022-k2", "aa-0-2022-k1"]


@pytest.mark.parametrize("name", ["to_parquet", "rename"])
def test_a_write_that_fails_says_so_and_leaves_the_older_results_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store._write(results(), tmp_path / "a-k1")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame if name == "to_parquet" else Path, name, full)
    with pytest.raises(OSError, match="No space left"):
        store._write(results(), tmp_path / "a-k2")
    assert names(tmp_path) == ["a-k1"]


def test_the_second_of_two_at_once_finds_the_firsts_results(tmp_path: Path) -> None:
    store._write(results(1), tmp_path / "a-k1")
    store._write(results(2), tmp_path / "a-k1")
    assert names(tmp_path) == ["a-k1"]
    assert list(pd.read_parquet(tmp_path / "a-k1" / "gaps.parquet")["a"]) == [1]


def test_a_programme_of_the_same_name_in_another_folder_has_results_of_its_own(
    vaggeryd: Picture, tmp_path: Path
) -> None:
    shutil.copytree(vaggeryd.programme_file.parent, tmp_path / "programme")
    kept = vaggeryd.workspace.processed / "assessed"
    before = set(names(kept))
    open_picture("0665", 2022, str(tmp_path / "programme" / "2020-02-remiss.yml"), "2024-host")
    assert before < set(names(kept))
