"""Executed notebooks -> pages -> website and PDF."""

from indicators.report.model import (
    PageError,
    PagesProject,
    PageSource,
    RenderError,
    RenderResult,
    ReportFigure,
    ReportInfo,
)
from indicators.report.project import write_pages
from indicators.report.render import render

__all__ = [
    "PageError",
    "PageSource",
    "PagesProject",
    "RenderError",
    "RenderResult",
    "ReportFigure",
    "ReportInfo",
    "render",
    "write_pages",
]
