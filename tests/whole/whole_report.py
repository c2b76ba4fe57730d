"""Builds the real report from the real snapshot in a folder of its own, once for all workers, and reads it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from indicators.build import Request, build_report
from indicators.pages.picture import as_seen_from
from indicators.pages.plan import page_of
from indicators.programme import Indicator, Programme, load_programme
from indicators.report import ReportFigure
from indicators.report.notebook import read_notebook
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, made_once, workspace_on
from .page_reader import PageReader, Section, flat

TEXTS = "paper.json"
# Other municipalities whose reports are built whole; ``make test-thorough`` takes one more (tests/pages tries it too).
THOROUGH = os.environ.get("NULAGE_THOROUGH") == "1"
OTHERS = ("kiruna", "jonkoping") if THOROUGH else ("kiruna",)
# What stands at the top and the foot of every page of the PDF.
RUNNING = re.compile(r"^(Nulägesbild .+ \d{4} .*|Uppgifter från .* Sida \d+ av \d+)$", re.M)


def silent(step: str, done: int, total: int) -> None:
    """Say nothing of a build's progress."""


def whole_report(root: Path, tables: Path, municipality: str, year: int, workers: int = 1) -> WholeReport:
    """Return the report in ``root``, built by the first worker that asks; the others wait for it."""
    report = WholeReport(Workspace(root), municipality, year)
    request = Request(municipality, year, workers=workers, renderer="builtin")

    def make() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NULAGE_ROOT", str(root))
            build_report(workspace_on(root, tables=tables), request, silent)
        texts = [page.extract_text() for page in PdfReader(report.folder / "rapport.pdf").pages]
        (root / TEXTS).write_text(json.dumps(texts), encoding="utf-8")

    made_once(root, make)
    return report


@dataclass(frozen=True)
class WholeReport:
    """A built report; everything is read from its files, nothing from the code that wrote them."""

    workspace: Workspace
    municipality: str
    year: int

    @property
    def folder(self) -> Path:
        return self.workspace.build(self.municipality, self.year)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @cached_property
    def pages(self) -> dict[str, PageReader]:
        """The site's pages by file name."""
        return {path.name: PageReader(path) for path in sorted(self.site.glob("*.html"))}

    @cached_property
    def paper(self) -> list[str]:
        """The text of each page of the PDF."""
        return list(json.loads((self.workspace.root / TEXTS).read_text(encoding="utf-8")))

    @cached_property
    def paper_text(self) -> str:
        """The PDF's text without running heads and feet, words that were broken at a line's end put together."""
        text = "\n".join(RUNNING.sub("", page).strip() for page in self.paper)
        return re.sub(r"(?<=[a-zåäö])-\n(?=[a-zåäö])", "", text)

    @cached_property
    def flat_paper(self) -> str:
        return flat(self.paper_text)

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """``assessments.csv`` by indicator."""
        frame = pd.read_csv(self.folder / "assessments.csv", dtype={"municipality": str, "goal": str})
        return frame.set_index("indicator", drop=False)

    @cached_property
    def programme(self) -> Programme:
        path = self.workspace.programme(PROGRAMME)
        return as_seen_from(load_programme(path), self.municipality)

    @cached_property
    def figures(self) -> dict[str, ReportFigure]:
        """Every figure that the executed notebooks gave, by id."""
        paths = sorted((self.folder / "notebooks").glob("*.ipynb"))
        blocks = [block for path in paths for block in read_notebook(path)]
        return {block.id: block for block in blocks if isinstance(block, ReportFigure)}

    def goal_page(self, goal: str) -> PageReader:
        return self.pages[f"{page_of(goal)}.html"]

    def section(self, indicator: Indicator) -> Section:
        """What the site says under the indicator's heading."""
        return self.goal_page(indicator.goal).section(f"ind-{slug(indicator.id)}")

    def criterion_section(self, criterion: str, goal: str) -> Section:
        """What the site says under the criterion's heading, before its first indicator."""
        return self.goal_page(goal).section(f"kriterium-{slug(criterion)}")

    def paper_section(self, indicator: Indicator) -> str:
        """What the PDF says under the indicator's heading, without spaces and hyphens."""
        begins = flat("Måluppfyllelse Takt Trend Plats")
        _, found, rest = self.flat_paper.partition(flat(indicator.short) + begins)
        assert found, f"{indicator.id} has no heading of its own in the PDF"
        return rest.partition(begins)[0]


def slug(identifier: str) -> str:
    return identifier.lower().replace(".", "-")
