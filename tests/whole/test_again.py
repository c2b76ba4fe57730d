"""The same input gives the same bytes, wherever it is made, and what has not changed is not made again."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from indicators.build import Request, build_notebooks, build_report
from indicators.pages.plan import plan_pages
from indicators.running.jobs import key_file
from indicators.workspace import Workspace

from ..workspaces import workspace_on
from .whole_report import THOROUGH, WholeReport, silent


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file of a report but its manifest, the one file with a clock."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def put_in_place(report: WholeReport, workspace: Workspace) -> int:
    """Put what was drawn in another workspace, and all but one run of each notebook; return how many are left to run.

    A run is known by its key, which says nothing of where it was made. When all is tried, every notebook is run again.
    """
    drawn = Path("build") / ".cache"
    shutil.copytree(report.workspace.root / drawn, workspace.root / drawn)
    runs = [run for page in plan_pages(report.programme) for run in page.runs]
    again = runs if THOROUGH else list({run.notebook: run for run in runs}.values())
    folder = workspace.build(report.municipality, report.year) / "notebooks"
    folder.mkdir(parents=True)
    for run in set(runs) - set(again):
        made = report.folder / "notebooks" / f"{run.name}.ipynb"
        for path in (made, key_file(made)):
            shutil.copy(path, folder / path.name)
    return len(again)


def test_a_second_run_elsewhere_gives_the_same_bytes_in_every_file(
    vaggeryd: WholeReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = workspace_on(tmp_path / "project")
    left = put_in_place(vaggeryd, workspace)
    monkeypatch.setenv("NULAGE_ROOT", str(workspace.root))
    outcome = build_report(
        workspace, Request(vaggeryd.municipality, vaggeryd.year, workers=1, renderer="builtin"), silent
    )
    first, second = fingerprints(vaggeryd.folder), fingerprints(outcome.folder)
    assert outcome.notebooks > 20 and outcome.notebooks_run == left >= len(list(workspace.notebooks.glob("*.ipynb")))
    assert outcome.figures == len(vaggeryd.figures)
    assert {"rapport.pdf", "site/index.html", "site/rapport.pdf", "assessments.csv"} <= set(first)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_when_nothing_has_changed_no_notebook_is_run(vaggeryd: WholeReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULAGE_ROOT", str(vaggeryd.workspace.root))
    outcome = build_notebooks(vaggeryd.workspace, Request(vaggeryd.municipality, vaggeryd.year), silent)
    assert outcome.notebooks > 20
    assert outcome.notebooks_run == 0


def test_the_manifest_names_what_a_reader_gets_and_what_made_it(vaggeryd: WholeReport) -> None:
    manifest = json.loads((vaggeryd.folder / "manifest.json").read_text(encoding="utf-8"))
    given = ("site/", "rapport.pdf", "assessments.", "rollups.", "targets.")
    files = {name for name in fingerprints(vaggeryd.folder) if name.startswith(given)}
    assert len(files) > len(vaggeryd.figures)
    assert files <= set(manifest["files"])
    assert manifest["request"]["municipality"] == "0665" and manifest["request"]["year"] == 2022
    assert manifest["renderer"]["name"] == "builtin" and manifest["renderer"]["version"]
    assert manifest["basis"]["snapshot"] == manifest["request"]["snapshot"] and manifest["code_key"]
