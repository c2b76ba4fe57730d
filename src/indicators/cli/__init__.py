"""The command ``nulage``: the one place that prints. Each module has a few commands; importing it adds them."""

from __future__ import annotations

import sys

from indicators.cli import checks, comparisons, exporting, fetching, locking, proposing, reports
from indicators.cli.console import app

__all__ = ["app", "checks", "comparisons", "exporting", "fetching", "locking", "main", "proposing", "reports"]


def main() -> None:
    """Run the command line; wrong use ends with status 2, a failure with 1."""
    sys.exit(app())
