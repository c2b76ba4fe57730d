"""What a report is made of: who it is about, its pages and figures, and what rendering gave."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.errors import NulageError


class PageError(NulageError):
    """An executed notebook holds something that cannot become a page; the message names notebook and cell."""


class RenderError(NulageError):
    """The pages could not become a site and a PDF; the last good ones are left in place."""


@dataclass(frozen=True)
class ReportInfo:
    """Whom and what the report is about; all plain text (never Markdown), Swedish where it is printed.

    ``municipality`` is the four-digit code, ``date`` the ISO date of the document (of the snapshot or the programme,
    never of the clock), ``status`` the line that says what is only proposed.
    """

    municipality: str
    place: str
    year: int
    title: str
    subtitle: str
    status: str
    snapshot: str
    snapshot_label: str
    programme_version: str
    authors: str = ""
    date: str = ""

    @property
    def site_title(self) -> str:
        """The title with place and year, each once: ``Nulägesbild Vaggeryd 2022``."""
        missing = [part for part in (self.place, str(self.year)) if part not in self.title]
        return " ".join([self.title, *missing])


@dataclass(frozen=True)
class PageSource:
    """One page of the report: file name without ending, name in the navigation, executed notebooks in order."""

    slug: str
    title: str
    notebooks: tuple[Path, ...]


@dataclass(frozen=True)
class ReportFigure:
    """One figure as its notebook gave it: plotly's JSON, its alternative text (plain) and its caption (Markdown).

    ``columns`` and ``rows`` are the table twin as display strings (plain); ``width`` and ``height`` are pixels.
    """

    id: str
    plot: Mapping[str, Any]
    alt: str
    caption: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: int
    height: int


@dataclass(frozen=True)
class Page:
    """A page in Pandoc Markdown: ``heading`` (Markdown) is its level-1 heading, ``body`` begins at level 2."""

    slug: str
    title: str
    heading: str
    body: str
    figures: tuple[ReportFigure, ...]


@dataclass(frozen=True)
class PagesProject:
    """A folder with the pages of one report, complete but for ``figures/<id>.svg``, which the caller draws.

    ``root`` is the checkout whose theme (``report/``) and Quarto configuration the report has.
    """

    folder: Path
    info: ReportInfo
    pages: tuple[Page, ...]
    root: Path

    @property
    def theme(self) -> Path:
        """The folder with stylesheets, templates and filters: ``report``."""
        return self.root / "report"

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of all figures, each once, in the order of the pages."""
        return tuple(figure.id for figure in self.drawings())

    def drawings(self) -> list[ReportFigure]:
        """Return all figures, each once, in the order of the pages: what the caller draws."""
        return list({figure.id: figure for page in self.pages for figure in page.figures}.values())

    def take_figures(self, drawn: Path) -> None:
        """Copy the static pictures, ``<id>.svg``, from the folder where they were drawn to the pages.

        Raises RenderError naming a picture that is not there.
        """
        for name in self.figures:
            picture = drawn / f"{name}.svg"
            if not picture.is_file():
                raise RenderError(f"{picture} saknas. Kör `nulage report` igen så ritas figuren.")
            shutil.copyfile(picture, self.folder / "figures" / picture.name)


@dataclass(frozen=True)
class RenderResult:
    """What was made, by which renderer (``quarto`` or ``builtin``) and version, and what the reader should know."""

    renderer: str
    version: str
    site: Path
    pdf: Path
    messages: tuple[str, ...]
