"""One report from beginning to end: data, results, notebooks, pages, figures, site and PDF.

The story of the whole project, read from top to bottom in ``build_report``; each step is a room's own function.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from indicators.figures import Drawing, export
from indicators.keys import code_key, files_key, key_of
from indicators.outputs import made_files, remove_others, write_manifest, write_tables
from indicators.pages import Picture, open_picture
from indicators.pages.info import report_info
from indicators.pages.plan import PlannedPage, plan_pages
from indicators.pages.store import report_key
from indicators.report import PageSource, PagesProject, RenderResult, render, write_pages
from indicators.report.quarto import find_quarto
from indicators.running import Job, run_jobs
from indicators.workspace import Workspace
from indicators.writing import write_whole

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
    request = named_from_root(workspace, request)
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
    request = named_from_root(workspace, request)
    built = build_notebooks(workspace, request, progress)
    project = _pages(workspace, request, built.picture, built.folder)
    shutil.copyfile(built.folder / "pairs.csv", project.folder / "assets" / "pairs.csv")
    draw_figures(workspace, project, built.folder, progress)
    progress("Webbplats och PDF", 0, 1)
    rendered = render_changed(project, built.folder, request.renderer)
    progress("Webbplats och PDF", 1, 1)
    notebooks = [job.output for _, jobs in planned_jobs(workspace, request, built.picture) for job in jobs]
    made = made_files(built.folder, notebooks, project.figures)
    remove_others(built.folder, made)
    seconds = time.monotonic() - started
    write_manifest(built.picture, asdict(request), built.folder, made, rendered, seconds)
    return replace(built, seconds=seconds, figures=len(project.figures), rendered=rendered)


def named_from_root(workspace: Workspace, request: Request) -> Request:
    """Return the request with its programme named so that it is the same one from every folder.

    Notebooks run in ``notebooks/``, and the command anywhere. The name is that of a file in ``programme/``, else the
    path from the project's root, else the whole path. Raises UsageError for a programme that does not exist.
    """
    path, root = workspace.programme(request.programme), workspace.root.resolve()
    if path.parent == (root / "programme").resolve() and path.suffix == ".yml":
        return replace(request, programme=path.stem)
    return replace(request, programme=path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))


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
    return write_pages(sources, folder / "pages", report_info(picture), workspace.root)


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
    """Render the pages, or return what was made before of these pages by this theme and renderer.

    The key is written last.
    """
    mark, site, pdf = folder / "rendered.json", folder / "site", folder / "rapport.pdf"
    key = render_key(project, renderer)
    if mark.is_file() and (site / "index.html").is_file() and pdf.is_file():
        known = json.loads(mark.read_text(encoding="utf-8"))
        if known.pop("key") == key:
            return RenderResult(known["renderer"], known["version"], site, pdf, tuple(known["messages"]))
    mark.unlink(missing_ok=True)
    made = render(project, folder, renderer)
    facts = {"key": key, "renderer": made.renderer, "version": made.version, "messages": made.messages}
    write_whole(mark, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    return made


def render_key(project: PagesProject, renderer: str) -> str:
    """Return the sha256 of all that decides site and PDF: pages, theme, the Quarto that is found, and the code."""
    found = None if renderer == "builtin" else find_quarto()
    return key_of(
        [
            *(
                files_key(path for path in folder.rglob("*") if path.is_file())
                for folder in (project.folder, project.theme)
            ),
            renderer,
            f"{found.command} {found.version}" if found else "",
            code_key(),
        ]
    )
