"""One run from beginning to end: what decides whether it is made again, and what it leaves."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from indicators import build, outputs
from indicators.build import Request, named_from_root, planned_jobs, render_changed, render_key
from indicators.errors import UsageError
from indicators.programme import load_programme
from indicators.report import PagesProject, RenderResult, ReportInfo
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
INFO = ReportInfo("0665", "Vaggeryd", 2022, "Läget", "2022", "", "2024-host", "Uttag", "Remiss")


@pytest.fixture
def project(tmp_path: Path) -> PagesProject:
    """A pages folder and a theme folder of their own."""
    for name in ("pages", "report/delar"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "pages" / "index.qmd").write_text("Text.", encoding="utf-8")
    (tmp_path / "report" / "site.css").write_text("a", encoding="utf-8")
    (tmp_path / "report" / "delar" / "x.typ").write_text("b", encoding="utf-8")
    return PagesProject(tmp_path / "pages", INFO, (), tmp_path)


@pytest.fixture
def quarto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Quarto that lies beside the Python that runs, as conda puts it."""
    command = tmp_path / "bin" / "quarto"
    command.parent.mkdir()
    monkeypatch.setattr(sys, "executable", str(command.with_name("python")))
    command.write_text("#!/bin/sh\necho 1.9.0\n", encoding="utf-8")
    command.chmod(0o755)
    return command


@pytest.mark.parametrize("name", ["pages/index.qmd", "report/site.css", "report/delar/x.typ"])
def test_a_changed_page_or_theme_file_is_rendered_again_and_an_unchanged_one_is_not(
    project: PagesProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    rendered = []

    def render(project: PagesProject, folder: Path, renderer: str) -> RenderResult:
        rendered.append(renderer)
        (folder / "site").mkdir(exist_ok=True)
        for path in (folder / "site" / "index.html", folder / "rapport.pdf"):
            path.write_text("klar", encoding="utf-8")
        return RenderResult("builtin", "1", folder / "site", folder / "rapport.pdf", ())

    monkeypatch.setattr(build, "render", render)
    out = tmp_path / "ut"
    out.mkdir()
    assert render_changed(project, out, "builtin") == render_changed(project, out, "builtin")
    assert len(rendered) == 1
    (project.root / name).write_text("ändrad", encoding="utf-8")
    render_changed(project, out, "builtin")
    assert len(rendered) == 2


def test_the_key_follows_the_quarto_that_is_found_and_its_version(project: PagesProject, quarto: Path) -> None:
    first = render_key(project, "auto")
    assert render_key(project, "auto") == first
    builtin = render_key(project, "builtin")
    quarto.write_text("#!/bin/sh\necho 1.10.0\n", encoding="utf-8")
    second = render_key(project, "auto")
    quarto.unlink()
    assert len({first, second, render_key(project, "auto")}) == 3
    assert render_key(project, "builtin") == builtin


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """A workspace with a programme in its own folder and one beside it."""
    shutil.copytree(ROOT / "programme", tmp_path / "w" / "programme")
    shutil.copytree(ROOT / "programme", tmp_path / "w" / "utkast" / "nytt")
    shutil.copytree(ROOT / "programme", tmp_path / "utanför")
    for name in ("_quarto.yml", "notebooks", "data"):
        (tmp_path / "w" / name).symlink_to(ROOT / name)
    return Workspace(tmp_path / "w")


@pytest.mark.parametrize(
    ("folder", "given", "named"),
    [
        (".", "2020-02-remiss", "2020-02-remiss"),
        (".", "programme/2020-02-remiss.yml", "2020-02-remiss"),
        ("programme", "./2020-02-remiss.yml", "2020-02-remiss"),
        ("utkast", "nytt/2020-02-remiss.yml", "utkast/nytt/2020-02-remiss.yml"),
        ("utkast", "../../utanför/2020-02-remiss.yml", "{tmp}/utanför/2020-02-remiss.yml"),
    ],
)
def test_a_programme_is_the_same_one_from_every_folder(
    own: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, given: str, named: str
) -> None:
    monkeypatch.chdir(own.root / folder)
    meant = own.programme(given)
    request = named_from_root(own, Request(programme=given))
    assert request.programme == named.format(tmp=tmp_path.resolve())
    monkeypatch.chdir(own.root / "notebooks")
    assert own.programme(request.programme) == meant
    assert named_from_root(own, request) == request


def test_notebooks_are_given_a_programme_that_they_find(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = load_programme(own.programme("2020-02-remiss"))
    picture = SimpleNamespace(programme=programme, is_home=True)
    ran: list[build.Job] = []
    monkeypatch.setattr(build, "open_picture", lambda *_: picture)
    monkeypatch.setattr(build, "write_tables", lambda *_: None)
    monkeypatch.setattr(build, "run_jobs", lambda jobs, **_: ran.extend(jobs))
    monkeypatch.chdir(own.root / "utkast")
    build.build_notebooks(own, Request(programme="nytt/2020-02-remiss.yml"), lambda *_: None)
    assert {dict(job.parameters)["programme"] for job in ran} == {"utkast/nytt/2020-02-remiss.yml"}
    with pytest.raises(UsageError, match="finns inte"):
        named_from_root(own, Request(programme="saknas.yml"))
    assert planned_jobs(own, Request(), picture)  # type: ignore[arg-type]


def test_what_an_earlier_run_made_is_removed_and_exports_are_kept(tmp_path: Path) -> None:
    for name in (
        *("notebooks/1.1.ipynb", "notebooks/1.1.key", "notebooks/9.9.ipynb", "notebooks/9.9.key"),
        *(f"figures/{figure}.{kind}" for figure in ("1.1-a", "9.9-b") for kind in outputs.FIGURE_KINDS),
        *("pages/index.qmd", "site/index.html", "site/assets/site.css", "rapport.pdf", "export/annual.xlsx"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    made = outputs.made_files(tmp_path, [tmp_path / "notebooks" / "1.1.ipynb"], ["1.1-a"])
    outputs.remove_others(tmp_path, made)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert not [name for name in left if "9.9" in name]
    assert {"notebooks/1.1.ipynb", "notebooks/1.1.key", "figures/1.1-a.png", "export/annual.xlsx"} <= left
    listed = {path.relative_to(tmp_path).as_posix() for path in made}
    assert {"site/assets/site.css", "rapport.pdf", "pairs.json", "notebooks/1.1.ipynb"} <= listed
    assert not [name for name in listed if name.startswith("export") or name.endswith(".key")]


def test_the_manifest_gives_each_file_s_own_sha256(tmp_path: Path) -> None:
    path = tmp_path / "assessments.csv"
    path.write_bytes(b"a\n")
    rendered = RenderResult("builtin", "1", tmp_path, tmp_path, ())
    picture = SimpleNamespace(
        workspace=Workspace(ROOT),
        programme_file=ROOT / "programme" / "2020-02-remiss.yml",
        programme=SimpleNamespace(id="2020-02-remiss"),
        snapshot="2024-host",
    )
    outputs.write_manifest(picture, {}, tmp_path, [path], rendered, 1.234)  # type: ignore[arg-type]
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    described = (ROOT / "data" / "raw" / "2024-host" / "datapackage.json").read_bytes()
    assert manifest["files"] == {"assessments.csv": hashlib.sha256(b"a\n").hexdigest()}
    assert manifest["basis"]["snapshot_key"] == hashlib.sha256(described).hexdigest()


def test_a_git_that_does_not_answer_does_not_hold_up_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    git = tmp_path / "git"
    git.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    git.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(git))
    monkeypatch.setattr(outputs, "GIT_SECONDS", 0.2)
    assert outputs.commit(tmp_path) is None


def test_the_commit_says_whether_files_differ_from_it(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        given = ["-c", "user.name=a", "-c", "user.email=a@b.se"]
        subprocess.run(["git", *given, *words], cwd=tmp_path, check=True, capture_output=True, timeout=60)

    assert outputs.commit(tmp_path) is None
    git("init")
    git("commit", "--allow-empty", "-m", "a")
    clean = outputs.commit(tmp_path)
    assert clean is not None and len(clean) == 40
    (tmp_path / "ny").write_text("", encoding="utf-8")
    assert outputs.commit(tmp_path) == f"{clean}+"
