"""Executed notebooks -> pages -> website and PDF."""

from indicators.report.model import (
    PageError,
    PageSource,
    PagesProject,
    RenderError,
    RenderResult,
    ReportFigure,
    ReportInfo,
)
from indicators.report.project import write_pages
from indicators.report.rendering import render

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
