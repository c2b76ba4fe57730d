"""One report from beginning to end: data, results, notebooks, pages, figures, site and PDF.

The story of the whole project, read from top to bottom in ``build_report``; each step is a room's own function.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from indicators.data import own_digest
from indicators.figures import Drawing, export
from indicators.keys import code_key, files_key, key_of
from indicators.pages import Picture, open_picture
from indicators.pages.info import report_info
from indicators.pages.plan import PlannedPage, plan_pages
from indicators.pages.store import report_key
from indicators.programme import programme_files
from indicators.report import PageSource, PagesProject, RenderResult, render, write_pages
from indicators.running import Job, run_jobs
from indicators.workspace import Workspace
from indicators.writing import write_whole

TABLES = ("assessments", "rollups", "targets")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Request:
    """What report is asked for; the fields are the command line's common options."""

    municipality: str = "0665"
    year: int = 2022
    programme: str = "2020-02-remiss"
    snapshot: str = "2024-host"
    workers: int = 2
    renderer: str = "auto"


@dataclass(frozen=True)
class Outcome:
    """What a run made: the folder, the picture behind it, counts, seconds and how it was rendered."""

    folder: Path
    picture: Picture
    notebooks: int
    notebooks_run: int
    seconds: float
    figures: int = 0
    rendered: RenderResult | None = None


def build_notebooks(workspace: Workspace, request: Request, progress: Progress) -> Outcome:
    """Make data, results and executed notebooks for one report (``nulage build``); unchanged notebooks are kept."""
    started = time.monotonic()
    progress("Data och bedömningar", 0, 1)
    folder = workspace.build(request.municipality, request.year)
    picture = open_picture(request.municipality, request.year, request.programme, request.snapshot)
    write_tables(picture, folder)
    progress("Data och bedömningar", 1, 1)
    jobs = [job for _, page_jobs in planned_jobs(workspace, request, picture) for job in page_jobs]
    ran = _run(jobs, request.workers, progress)
    return Outcome(folder, picture, len(jobs), ran, time.monotonic() - started)


def build_report(workspace: Workspace, request: Request, progress: Progress) -> Outcome:
    """Make the whole report (``nulage report``): everything of ``build_notebooks``, then figures, site and PDF."""
    started = time.monotonic()
    built = build_notebooks(workspace, request, progress)
    project = _pages(workspace, request, built.picture, built.folder)
    draw_figures(workspace, project, built.folder, progress)
    progress("Webbplats och PDF", 0, 1)
    rendered = render_changed(project, built.folder, request.renderer)
    progress("Webbplats och PDF", 1, 1)
    outcome = Outcome(
        built.folder,
        built.picture,
        built.notebooks,
        built.notebooks_run,
        time.monotonic() - started,
        len(project.figures),
        rendered,
    )
    write_manifest(workspace, request, outcome)
    return outcome


def planned_jobs(workspace: Workspace, request: Request, picture: Picture) -> list[tuple[PlannedPage, list[Job]]]:
    """Return the report's pages with the notebook runs that make them, in reading order."""
    programme = workspace.programme(request.programme)
    key = report_key(workspace, request.municipality, request.year, programme, request.snapshot)
    common = (
        ("municipality", request.municipality),
        ("year", request.year),
        ("programme", request.programme),
        ("snapshot", request.snapshot),
    )
    out = workspace.build(request.municipality, request.year) / "notebooks"
    return [
        (
            page,
            [
                Job(run.name, workspace.notebooks / run.notebook, (*common, *run.extra), out / f"{run.name}.ipynb", key)
                for run in page.runs
            ],
        )
        for page in plan_pages(picture.programme, picture.is_home)
    ]


def _run(jobs: list[Job], workers: int, progress: Progress) -> int:
    """Run the jobs and return how many had to be run."""
    finished: list[bool] = []

    def note(_: Job, ran: bool) -> None:
        finished.append(ran)
        progress("Notebooks", len(finished), len(jobs))

    run_jobs(jobs, workers=workers, progress=note)
    return sum(finished)


def _pages(workspace: Workspace, request: Request, picture: Picture, folder: Path) -> PagesProject:
    sources = [
        PageSource(page.slug, page.title, tuple(job.output for job in jobs))
        for page, jobs in planned_jobs(workspace, request, picture)
    ]
    return write_pages(sources, folder / "pages", report_info(picture))


def draw_figures(workspace: Workspace, project: PagesProject, folder: Path, progress: Progress) -> None:
    """Draw every figure of the pages as files in ``folder/figures``, and give the pages their static pictures."""
    drawings = project.drawings()

    def one_by_one() -> Iterator[Drawing]:
        for done, drawing in enumerate(drawings):
            progress("Figurer", done, len(drawings))
            yield drawing

    export(one_by_one(), folder / "figures", workspace.root / "build" / ".cache" / "figures")
    progress("Figurer", len(drawings), len(drawings))
    project.take_figures(folder / "figures")


def render_changed(project: PagesProject, folder: Path, renderer: str) -> RenderResult:
    """Render the pages, or return what was made of these very pages before; its key is written last."""
    mark, site, pdf = folder / "rendered.json", folder / "site", folder / "rapport.pdf"
    pages = files_key(path for path in project.folder.rglob("*") if path.is_file())
    key = key_of([pages, renderer, shutil.which("quarto") or "", code_key()])
    if mark.is_file() and (site / "index.html").is_file() and pdf.is_file():
        known = json.loads(mark.read_text(encoding="utf-8"))
        if known.pop("key") == key:
            return RenderResult(known["renderer"], known["version"], site, pdf, tuple(known["messages"]))
    mark.unlink(missing_ok=True)
    made = render(project, folder, renderer)
    facts = {"key": key, "renderer": made.renderer, "version": made.version, "messages": made.messages}
    write_whole(mark, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    return made


def write_tables(picture: Picture, folder: Path) -> None:
    """Write ``assessments``, ``rollups``, ``targets`` and ``pairs`` as Parquet, CSV and JSON into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, pd.DataFrame] = {name: getattr(picture.results, name) for name in TABLES}
    for name, frame in (tables | {"pairs": picture.evidence.pairs}).items():
        write_whole(folder / f"{name}.parquet", frame.to_parquet(index=False))
        write_whole(folder / f"{name}.csv", frame.to_csv(index=False, lineterminator="\n"))
        write_whole(folder / f"{name}.json", frame.to_json(orient="records", force_ascii=False, indent=1) + "\n")


def write_manifest(workspace: Workspace, request: Request, outcome: Outcome) -> None:
    """Write ``manifest.json``: what made the report, and the hash of every file of it; the one place with a clock."""
    programme = workspace.programme(request.programme)
    rendered = outcome.rendered
    manifest = {
        "request": asdict(request),
        "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "seconds": round(outcome.seconds, 2),
        "commit": commit(workspace.root),
        "versions": {name: version(name) for name in ("nulagesbild", "pandas", "plotly", "papermill", "typst")}
        | {"python": platform.python_version()},
        "renderer": {"name": rendered.renderer, "version": rendered.version} if rendered else None,
        "keys": {
            "code": code_key(),
            "programme": files_key(programme_files(programme)),
            "snapshot": files_key([workspace.raw / request.snapshot / "datapackage.json"]),
            "own": own_digest(workspace.own),
        },
        "files": {
            str(path.relative_to(outcome.folder)): files_key([path])
            for path in sorted(outcome.folder.rglob("*"))
            if path.is_file() and path.name not in {"manifest.json", "rendered.json"} and path.suffix != ".key"
        },
    }
    write_whole(outcome.folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def commit(root: Path) -> str | None:
    """Return the checkout's commit, with ``+`` after it when files differ from it; None outside a checkout."""
    git = shutil.which("git")
    if not git or not (root / ".git").exists():
        return None
    head = subprocess.run([git, "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=False)
    changed = subprocess.run([git, "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=False)
    return head.stdout.strip() + ("+" if changed.stdout.strip() else "") if head.returncode == 0 else None
