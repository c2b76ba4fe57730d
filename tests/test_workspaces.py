"""The tests' own workspaces: nothing in them is the checkout's but links, and what is made in the checkout is seen."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from indicators.workspace import Workspace

from .workspaces import ROOT, SNAPSHOT, differing, made_in, made_once, workspace_on


def test_a_workspace_has_the_shipped_snapshot_alone_and_nothing_that_was_built_or_locked(tmp_path: Path) -> None:
    workspace = workspace_on(tmp_path)
    assert [each.id for each in workspace.vintages] == [SNAPSHOT]
    assert workspace.own.is_dir() and workspace.corrections.is_file() and workspace.sources.is_file()
    for made in (workspace.processed, workspace.locks, workspace.root / "build"):
        assert not made.exists()


def test_what_is_copied_can_be_written_in_and_what_is_left_out_is_not_there(tmp_path: Path) -> None:
    workspace = workspace_on(tmp_path, copied=["programme", "data/corrections.yml"], without=["data/raw/own"])
    for name in ("programme", "data/corrections.yml"):
        assert not (workspace.root / name).is_symlink() and (workspace.root / name).exists()
    assert not workspace.own.exists()


def test_results_are_not_shared_where_what_decides_them_is_changed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="results of its own"):
        workspace_on(tmp_path, copied=["programme"], processed=tmp_path)


def test_what_is_made_once_is_made_by_the_first_that_asks_and_again_after_a_failure(tmp_path: Path) -> None:
    made: list[int] = []

    def make(fails: bool = False) -> None:
        made.append(1)
        if fails:
            raise OSError("full")
        (tmp_path / "built").mkdir()

    with pytest.raises(OSError, match="full"):
        made_once(tmp_path / "built", lambda: make(fails=True))
    for _ in range(2):
        assert made_once(tmp_path / "built", make).is_dir()
    assert len(made) == 2


def test_a_file_that_is_new_changed_or_gone_among_what_is_made_is_seen(tmp_path: Path) -> None:
    for name in ("build/0665/a", "data/processed/b", "data/locked/c", "docs/d"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    before = made_in(tmp_path)
    assert sorted(before) == ["build/0665/a", "data/locked/c", "data/processed/b"]
    assert differing(before, made_in(tmp_path)) == []
    (tmp_path / "build/0665/a").write_text("xy", encoding="utf-8")
    (tmp_path / "data/locked/c").unlink()
    (tmp_path / "data/raw").mkdir()
    (tmp_path / "data/raw/e").touch()
    (tmp_path / "docs/d").unlink()
    assert differing(before, made_in(tmp_path)) == ["build/0665/a", "data/locked/c", "data/raw/e"]


def test_the_tests_read_tables_of_their_own_run(shared_workspace: Workspace) -> None:
    assert not shared_workspace.root.is_relative_to(ROOT)
    assert not shared_workspace.processed.resolve().is_relative_to(ROOT)
    assert not {"COLUMNS", "NO_COLOR", "FORCE_COLOR"} & set(os.environ)


def test_no_process_that_a_test_starts_can_hang_for_ever() -> None:
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("subprocess.run", "subprocess.check_output"):
                assert "timeout" in {each.arg for each in node.keywords}, f"{path.name}:{node.lineno} has no timeout"
