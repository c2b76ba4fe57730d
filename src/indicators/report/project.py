"""Pages -> a folder that is a Quarto project of its own, and that the built-in renderer reads as well."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from indicators.report.model import Page, PageError, PageSource, PagesProject, ReportFigure, ReportInfo
from indicators.report.pages import read_page
from indicators.words.markdown import escape
from indicators.writing import replace_folder

REPORT = "rapport"
FILTERS = ("tables.lua", "filter.lua")
THEME_FILES = (*FILTERS, "header.html", "theme.scss", "typst-show.typ", "typst-template.typ")
FONTS = tuple(f"SourceSansPro-{style}.ttf" for style in ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"))
STATUS = "::: {{.statusrad .only-html}}\n{}\n:::\n\n"


def write_pages(sources: Sequence[PageSource], out: Path, info: ReportInfo, root: Path) -> PagesProject:
    """Write ``sources`` as the pages folder ``out`` and return it; the first page becomes ``index.qmd``.

    ``root`` is the checkout with the theme (``report/``) and the configuration (``_quarto.yml``). The folder gets one
    ``.qmd`` a page, ``rapport.qmd`` (all of them, for the PDF), ``figures/<id>.json``, the theme, fonts and plotly.js,
    and a ``_quarto.yml`` made from the project's own. Static figures, ``figures/<id>.svg``, that are there already are
    kept; drawing them is the caller's. Written beside and renamed. Raises PageError.
    """
    pages = tuple(read_page(source) for source in sources)
    _check(pages)
    project = PagesProject(out, info, pages, root)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pages-", dir=out.parent) as name:
        fresh = Path(name) / "pages"
        _write_texts(project, fresh)
        _write_figures(project, fresh / "figures")
        _copy_theme(project.theme, fresh)
        write_configuration(project, fresh, renderer="Quarto")
        replace_folder(fresh, out)
    return project


def page_file(project: PagesProject, page: Page) -> str:
    """Return the page's file name without ending: ``index`` for the first, else its slug."""
    return "index" if page is project.pages[0] else page.slug


def _check(pages: Sequence[Page]) -> None:
    """Raise PageError for no pages, a name used twice, or one figure id that stands for different figures."""
    slugs = [page.slug for page in pages]
    if not slugs:
        raise PageError("rapporten har inga sidor.")
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1 or slug == REPORT})
    if twice:
        raise PageError(f"sidnamnet {twice[0]!r} är upptaget. Ge varje sida ett eget namn.")
    seen: dict[str, ReportFigure] = {}
    for figure in (figure for page in pages for figure in page.figures):
        if seen.setdefault(figure.id, figure) != figure:
            raise PageError(f"figuren {figure.id} finns i två olika utföranden. Ge dem skilda namn.")


def _write_texts(project: PagesProject, folder: Path) -> None:
    """Write each page and the whole report as ``.qmd`` files in ``folder``."""
    folder.mkdir(parents=True)
    first = re.compile(rf"\]\({re.escape(project.pages[0].slug)}\.(qmd|html)\b")
    bodies = [first.sub(r"](index.\1", page.body) for page in project.pages]
    status = STATUS.format(escape(project.info.status)) if project.info.status else ""
    for page, body in zip(project.pages, bodies, strict=True):
        text = f"---\ntitle: {_quoted(page.heading)}\n---\n\n{status}{body}\n"
        (folder / f"{page_file(project, page)}.qmd").write_text(text, encoding="utf-8")
    chapters = [
        f"# {page.heading} {{#sida-{page_file(project, page)}}}\n\n{body}"
        for page, body in zip(project.pages, bodies, strict=True)
    ]
    text = front_matter(project.info) + "\n\n".join(chapters) + "\n"
    (folder / f"{REPORT}.qmd").write_text(text, encoding="utf-8")


def _quoted(text: str) -> str:
    """Return ``text`` as a YAML string on one line (every JSON string is one)."""
    return json.dumps(text, ensure_ascii=False)


def facts(info: ReportInfo) -> dict[str, Any]:
    """Return what the Typst template prints on the cover: Markdown strings, and the date as whole numbers."""
    plain = {
        "name": info.site_title,
        "place": info.place,
        "year": str(info.year),
        "status": info.status,
        "snapshot": info.snapshot,
        "snapshot-label": info.snapshot_label,
        "programme": info.programme_version,
        "authors": info.authors,
    }
    date = [int(part) for part in info.date.split("-")] if info.date else []
    named = dict(zip(("date-year", "date-month", "date-day"), date, strict=False))
    return {name: escape(text) for name, text in plain.items() if text} | named


def front_matter(info: ReportInfo) -> str:
    """Return the front matter of the whole report, which both renderers read."""
    typst = (
        "  typst:\n    template-partials: [typst-template.typ, typst-show.typ]\n    pdf-standard: [a-2a, ua-1]\n"
        "    font-paths: [assets/fonts]\n    papersize: a4\n    toc: false\n    number-sections: false"
    )
    lines = [f"title: {_quoted(escape(info.title))}", f"subtitle: {_quoted(escape(info.subtitle))}", "lang: sv"]
    lines += ["nulage:", *(f"  {name}: {_front(value)}" for name, value in facts(info).items())]
    return "\n".join(["---", *lines, "format:", typst, "---", "", ""])


def _front(value: str | int) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _write_figures(project: PagesProject, folder: Path) -> None:
    """Write each figure's plotly JSON, safe to stand inside a script element, and keep the static ones there are."""
    folder.mkdir()
    for figure in project.drawings():
        try:
            text = script_json(figure.plot)
        except ValueError as error:
            raise PageError(f"figuren {figure.id} har tal som inte är tal (NaN eller oändligt).") from error
        (folder / f"{figure.id}.json").write_text(text, encoding="utf-8")
        static = project.folder / "figures" / f"{figure.id}.svg"
        if static.is_file():
            shutil.copy2(static, folder / static.name)


def script_json(value: Mapping[str, Any]) -> str:
    """Return ``value`` as JSON in which no character can end a script element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _copy_theme(theme: Path, folder: Path) -> None:
    """Copy the theme, the browser script, plotly.js and the fonts with their licence."""
    for name in THEME_FILES:
        shutil.copyfile(theme / name, folder / name)
    fonts = folder / "assets" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copyfile(theme / "site.js", folder / "assets" / "site.js")
    shutil.copyfile(_package("plotly") / "package_data" / "plotly.min.js", folder / "assets" / "plotly.min.js")
    shipped = _package("font_source_sans_pro") / "files"
    for name in (*FONTS, "LICENSE.txt"):
        shutil.copyfile(shipped / name, fonts / name)


def _package(name: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise PageError(f"paketet {name} är inte installerat. Kör `make report` och försök igen.")
    return Path(next(iter(found.submodule_search_locations)))


def write_configuration(project: PagesProject, folder: Path, renderer: str) -> None:
    """Write ``folder/_quarto.yml``: the project's own configuration with paths, pages and footer of this report."""
    yaml = YAML(typ="safe")
    config = yaml.load((project.root / "_quarto.yml").read_text(encoding="utf-8"))
    names = [f"{page_file(project, page)}.qmd" for page in project.pages]
    config["project"] = {
        "type": "website",
        "output-dir": "site",
        "render": [*names, f"{REPORT}.qmd"],
        "resources": ["figures/*.json", "figures/*.svg", "assets/**"],
    }
    config["filters"] = list(FILTERS)
    config["format"]["html"] |= {"theme": ["default", "theme.scss"], "include-in-header": "header.html"}
    info = project.info
    config["website"] |= {
        "title": escape(info.site_title),
        "page-footer": {"left": footer(info, renderer)},
    }
    contents = [{"text": escape(page.title), "href": name} for page, name in zip(project.pages, names, strict=True)]
    config["website"]["sidebar"]["contents"] = [*contents, {"text": "Hela rapporten (PDF)", "href": "rapport.pdf"}]
    config["renderer"] = escape(renderer)
    with (folder / "_quarto.yml").open("w", encoding="utf-8") as stream:
        writer = YAML(typ="safe", pure=True)
        writer.default_flow_style = False
        writer.allow_unicode = True
        writer.dump(config, stream)


def footer(info: ReportInfo, renderer: str) -> str:
    """Return in Markdown what made the report: renderer, snapshot and version of the programme."""
    return (
        f"Framställd med {escape(renderer)}. Uppgifter från {escape(info.snapshot_label)} "
        f"(uttag {escape(info.snapshot)}). Program: {escape(info.programme_version)}."
    )
