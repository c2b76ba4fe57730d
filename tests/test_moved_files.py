"""A file that is renamed or moved is another file: what rests on it is made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indicators.keys import files_key
from indicators.pages.store import report_key
from indicators.programme.kinds import programme_now
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]


def written(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("samma", encoding="utf-8")
    return paths


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """The main file of a copied programme whose comments are all of 2021."""
    folder = shutil.copytree(ROOT / "programme", tmp_path / "programme")
    shutil.rmtree(folder / "comments", ignore_errors=True)
    comment = folder / "comments" / "2021" / "prov.md"
    comment.parent.mkdir(parents=True)
    source = next((ROOT / "programme" / "comments").rglob("*.md"))
    comment.write_bytes(source.read_bytes())
    return folder / "2020-02-remiss.yml"


def test_a_renamed_file_has_another_key(tmp_path: Path) -> None:
    assert files_key(written(tmp_path, "a.yml", "b/c.md")) != files_key(written(tmp_path, "a.yml", "b/d.md"))


def test_bytes_that_move_between_files_give_another_key(tmp_path: Path) -> None:
    first, second = written(tmp_path, "a", "b")
    first.write_text("", encoding="utf-8")
    before = files_key([first, second])
    first.write_text("samma", encoding="utf-8")
    second.write_text("", encoding="utf-8")
    assert files_key([first, second]) != before


def test_the_same_files_in_another_folder_have_the_same_key(tmp_path: Path) -> None:
    here, there = (written(tmp_path / name, "a.yml", "b/c.md") for name in ("here", "there"))
    assert files_key(here) == files_key(reversed(there))


def test_names_count_from_the_root_where_one_is_given(tmp_path: Path) -> None:
    first, second = written(tmp_path, "2021/lock.json", "2022/lock.json")
    assert files_key([first]) == files_key([second])
    assert files_key([first], tmp_path) != files_key([second], tmp_path)


def test_a_comment_moved_to_another_year_is_read_again_and_changes_the_reports_key(programme: Path) -> None:
    workspace = Workspace(ROOT)
    asked = (workspace, "0665", 2022, programme, "2024-host")
    before = report_key(*asked)
    assert {comment.year for comment in programme_now(programme).comments} == {2021}
    comments = programme.parent / "comments"
    (comments / "2021").rename(comments / "2022")
    assert {comment.year for comment in programme_now(programme).comments} == {2022}
    assert report_key(*asked) != before
