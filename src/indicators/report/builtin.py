"""The built-in renderer: pandoc and Typst, both from Python packages, with this project's own templates."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any, cast

from indicators.report.model import Page, PagesProject, RenderError
from indicators.report.project import FILTERS, REPORT, page_file
from indicators.report.search_index import search_script
from indicators.words.markdown import escape

NAME = "builtin"
# Nothing raw is read: a text can neither add HTML, Typst or TeX nor formulas.
READER = "markdown-raw_html-raw_attribute-raw_tex-latex_macros-tex_math_dollars"
PDF_STANDARDS: list[Any] = ["a-2a", "ua-1"]
PANDOC_SECONDS = 120
RULES = "/*-- scss:rules --*/"


def version() -> str:
    """Return the versions of the two parts, for example ``pandoc 3.9 och Typst 0.15.2``."""
    import pypandoc

    return f"pandoc {pypandoc.get_pandoc_version()} och Typst {package_version('typst')}"


def label() -> str:
    """Return the renderer as the report names it."""
    return f"den inbyggda framställningen (programvarorna {version()})"


def render_to(project: PagesProject, work: Path) -> tuple[Path, Path]:
    """Render ``project`` in the empty folder ``work`` and return the site's folder and the PDF.

    Raises RenderError with pandoc's or Typst's own words.
    """
    site = work / "site"
    _copy_assets(project, site)
    with ThreadPoolExecutor(max_workers=4) as pool:
        pdf = pool.submit(_render_pdf, project, work)
        texts = list(pool.map(lambda number: _render_page(project, number, work), range(len(project.pages))))
        paper = pdf.result()
    written = {}
    for page, text in zip(project.pages, texts, strict=True):
        file = f"{page_file(project, page)}.html"
        (site / file).write_text(text, encoding="utf-8")
        written[file] = (page.title, text)
    (site / "assets" / "sok.js").write_text(search_script(written), encoding="utf-8")
    shutil.copyfile(paper, site / "rapport.pdf")
    return site, paper


def stylesheet(theme: Path) -> str:
    """Return the site's CSS: the frame, then the shared rules of the Quarto theme."""
    shared = (theme / "theme.scss").read_text(encoding="utf-8").split(RULES, 1)[1]
    return (theme / "site.css").read_text(encoding="utf-8") + shared


def _copy_assets(project: PagesProject, site: Path) -> None:
    """Copy scripts, fonts and static figures to the site, and write its stylesheet."""
    folder = project.folder
    shutil.copytree(folder / "assets", site / "assets")
    (site / "assets" / "site.css").write_text(stylesheet(project.theme), encoding="utf-8")
    (site / "figures").mkdir()
    for figure in sorted((folder / "figures").glob("*.svg")):
        shutil.copyfile(figure, site / "figures" / figure.name)


def _render_page(project: PagesProject, number: int, work: Path) -> str:
    """Return page ``number`` as a whole HTML document."""
    page = project.pages[number]
    defaults = work / f"sida-{number}.json"
    defaults.write_text(json.dumps({"variables": _variables(project, number)}), encoding="utf-8")
    arguments = [
        "--to=html5",
        "--toc",
        "--toc-depth=3",
        f"--template={project.theme / 'site.html'}",
        f"--defaults={defaults}",
    ]
    return _pandoc(project.folder, f"{page_file(project, page)}.qmd", arguments)


def _variables(project: PagesProject, number: int) -> dict[str, Any]:
    """Return what the page template prints around the page, escaped for HTML."""
    info = project.info
    footer = (
        f"Framställd med {label()}. Uppgifter från {info.snapshot_label} (uttag {info.snapshot}). "
        f"Program: {info.programme_version}."
    )
    variables: dict[str, Any] = {
        "page-title": _plain(project.pages[number].title),
        "site-title": _plain(info.site_title),
        "status": _plain(info.status.rstrip(".")),
        "footer": _plain(footer),
        "pages": [
            {**_link(project, page), **({"current": True} if page is project.pages[number] else {})}
            for page in project.pages
        ],
    }
    if number > 0:
        variables["previous"] = _link(project, project.pages[number - 1])
    if number + 1 < len(project.pages):
        variables["next"] = _link(project, project.pages[number + 1])
    return variables


def _link(project: PagesProject, page: Page) -> dict[str, str]:
    return {"file": f"{page_file(project, page)}.html", "title": _plain(page.title)}


def _plain(text: str) -> str:
    return html.escape(text, quote=True)


def _render_pdf(project: PagesProject, work: Path) -> Path:
    """Render the whole report to ``work/rapport.pdf`` as PDF/A-2a and PDF/UA-1."""
    import typst

    metadata = work / "rapport.json"
    metadata.write_text(json.dumps({"renderer": escape(label())}), encoding="utf-8")
    arguments = ["--to=typst", f"--template={project.theme / 'rapport.typ'}", f"--metadata-file={metadata}"]
    source = _pandoc(project.folder, f"{REPORT}.qmd", arguments)
    compiler = typst.Compiler(
        root=str(project.folder),
        font_paths=[str(project.folder / "assets" / "fonts")],
        ignore_system_fonts=True,
    )
    target = work / "rapport.pdf"
    try:
        made = compiler.compile(input=source.encode(), format="pdf", pdf_standards=PDF_STANDARDS, timestamp=0)
    except typst.TypstError as error:
        said = " ".join([error.message, *error.hints])
        raise RenderError(f"{project.folder / REPORT}.qmd: rapporten kunde inte sättas. Typst säger: {said}") from error
    target.write_bytes(cast(bytes, made))
    return target


def _pandoc(folder: Path, file: str, arguments: Sequence[str]) -> str:
    """Return what pandoc makes of ``folder/file`` with the shared filters; raises RenderError with its words."""
    import pypandoc

    command = [
        pypandoc.get_pandoc_path(),
        file,
        f"--from={READER}",
        *(f"--lua-filter={folder / name}" for name in FILTERS),
        "--standalone",
        "--wrap=none",
        *arguments,
    ]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PANDOC_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"{folder / file}: pandoc blev inte klart på {PANDOC_SECONDS} sekunder.") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise RenderError(f"{folder / file}: pandoc kunde inte läsa sidan: {said}")
    return done.stdout.decode()
