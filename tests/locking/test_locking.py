from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.data import own_digest
from indicators.errors import UsageError
from indicators.locking import LockError, check_locks, locked_years, open_lock
from indicators.locking.note import sealed
from indicators.locking.reading import read_note
from indicators.locking.year import lock_year
from indicators.pages import Picture, open_picture
from indicators.programme import load_programme
from indicators.workspace import Workspace

from ..workspaces import workspace_on

DAY = dt.date(2023, 4, 1)


def placed(picture: Picture, root: Path) -> Picture:
    """Return the picture as seen from the workspace in ``root``: what is locked lies there."""
    return replace(picture, workspace=Workspace(root))


@pytest.fixture(scope="session")
def made(shared: Picture, built_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lock made once; each test has a copy of its own."""
    root = workspace_on(tmp_path_factory.mktemp("locked"), tables=built_tables).root
    return lock_year(placed(shared, root), on=DAY, commit="abc")


@pytest.fixture
def folder(made: Path, vaggeryd: Picture) -> Path:
    return Path(shutil.copytree(made, vaggeryd.workspace.locks / "0665" / "2022"))


def test_a_lock_holds_marks_programme_and_what_they_stand_on(vaggeryd: Picture, folder: Path) -> None:
    lock = open_lock(vaggeryd.workspace, "0665", 2022)
    assert lock is not None
    pd.testing.assert_frame_equal(lock.assessments, vaggeryd.results.assessments)
    pd.testing.assert_frame_equal(lock.rollups, vaggeryd.results.rollups)
    described = (vaggeryd.workspace.raw / "2024-host" / "datapackage.json").read_bytes()
    assert lock.note.basis.snapshot_key == hashlib.sha256(described).hexdigest()
    assert lock.note.basis.own_key == own_digest(vaggeryd.workspace.own)
    assert lock.note.locked == DAY
    assert lock.note.commit == "abc"
    assert {"targets.csv", "targets.parquet", "rollups.csv"} <= set(lock.note.files)
    assert {"corrections.yml", "own/egna-varden.csv"} <= set(lock.note.files)
    assert locked_years(vaggeryd.workspace, "0665") == [2022]
    assert check_locks(vaggeryd.workspace) == 1


def test_the_locked_programme_can_be_read_and_used_as_it_was(folder: Path) -> None:
    copy = folder / "programme" / "2020-02-remiss.yml"
    assert load_programme(copy).id == "2020-02-remiss"
    assert open_picture("0665", 2022, str(copy), "2024-host").programme.id == "2020-02-remiss"


def test_nothing_half_written_is_left_beside_a_lock(made: Path) -> None:
    assert [path.name for path in made.parent.iterdir()] == ["2022"]


def test_an_interrupted_lock_leaves_nothing(vaggeryd: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pd.DataFrame, "to_csv", stop)
    with pytest.raises(KeyboardInterrupt):
        lock_year(vaggeryd, on=DAY, commit=None)
    assert list((vaggeryd.workspace.locks / "0665").iterdir()) == []


def test_a_second_lock_is_refused_and_changes_nothing(vaggeryd: Picture, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(LockError, match=r"2022 låstes den 2023-04-01.*git rm"):
        lock_year(vaggeryd, on=dt.date(2024, 1, 1), commit=None)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_year_that_is_not_locked_has_no_lock(vaggeryd: Picture) -> None:
    assert open_lock(vaggeryd.workspace, "0665", 2022) is None
    assert locked_years(vaggeryd.workspace, "0665") == []
    assert check_locks(vaggeryd.workspace) == 0


def test_a_year_without_values_cannot_be_locked(vaggeryd: Picture, root: Path) -> None:
    with pytest.raises(UsageError, match="de nyaste uppgifterna i uttaget 2024-host är från"):
        lock_year(placed(vaggeryd.at(year=2040), root), on=DAY, commit=None)


def test_the_baseline_year_can_be_locked(vaggeryd: Picture, root: Path) -> None:
    lock_year(placed(vaggeryd.at(year=2019), root), on=DAY, commit=None)
    lock = open_lock(vaggeryd.workspace, "0665", 2019)
    assert lock is not None
    assert set(lock.assessments["verdict"]) == {"na"}


def _edit(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + b"\n")


def _remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _rewrite(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "lock.json").write_text(text, encoding="utf-8")


def _change_note(folder: Path) -> None:
    content = json.loads((folder / "lock.json").read_text(encoding="utf-8"))
    (folder / "lock.json").write_text(json.dumps(content | {"locked": "2020-01-01"}), encoding="utf-8")


def _forge_without_tables(folder: Path) -> None:
    note = read_note(folder)
    kept = {name: key for name, key in note.files.items() if not name.startswith("assessments")}
    (folder / "lock.json").write_text(sealed(note.model_copy(update={"files": kept})), encoding="utf-8")
    for path in folder.glob("assessments.*"):
        path.unlink()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_edit("assessments.csv"), r"assessments\.csv: den låsta filen är ändrad"),
        (_edit("rollups.parquet"), r"rollups\.parquet: den låsta filen är ändrad"),
        (_edit("programme/2020-02-remiss/mal-2.yml"), r"mal-2\.yml: den låsta filen är ändrad"),
        (_remove("targets.csv"), r"targets\.csv: den låsta filen saknas"),
        (_remove("lock.json"), r"lock\.json: den låsta filen saknas"),
        (lambda folder: (folder / "extra.csv").touch(), r"extra\.csv: den låsta filen fanns inte"),
        (_rewrite("{"), r"lock\.json: den låsta filen går inte att läsa \(JSONDecodeError\)"),
        (_rewrite("[]"), r"lock\.json: den låsta filen går inte att läsa"),
        (_rewrite('{"seal": ""}'), r"lock\.json: den låsta filen går inte att läsa \(ValidationError\)"),
        (_change_note, r"lock\.json: den låsta filen är ändrad"),
        (_forge_without_tables, r"assessments\.parquet: den låsta filen saknas"),
    ],
)
def test_a_lock_that_is_not_as_it_was_is_an_error_that_names_the_file(
    vaggeryd: Picture, folder: Path, change: Callable[[Path], object], said: str
) -> None:
    change(folder)
    with pytest.raises(LockError, match=f"{said}.*Återställ"):
        open_lock(vaggeryd.workspace, "0665", 2022)
    with pytest.raises(LockError, match=said):
        check_locks(vaggeryd.workspace)


def test_a_lock_moved_to_another_year_or_municipality_is_not_taken_for_its_own(vaggeryd: Picture, folder: Path) -> None:
    folder.rename(folder.with_name("2021"))
    with pytest.raises(LockError, match="gäller 0665 2022 och inte 0665 2021"):
        open_lock(vaggeryd.workspace, "0665", 2021)


def test_a_file_where_the_lock_should_be_is_an_error_and_not_overwritten(vaggeryd: Picture) -> None:
    place = vaggeryd.workspace.locks / "0665" / "2022"
    place.parent.mkdir(parents=True)
    place.write_text("x", encoding="utf-8")
    with pytest.raises(LockError, match="går inte att läsa"):
        lock_year(vaggeryd, on=DAY, commit=None)
    assert place.read_text(encoding="utf-8") == "x"
