"""Reading one row of the tables of docs/method.md, section 12: a cell is a number, a year, a code, or missing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from indicators.errors import NulageError


class WordsError(NulageError):
    """A row holds something the glossary has no word for."""


class Row(Protocol):
    """One row of a table: a dict, or a pandas Series."""

    def get(self, key: str, default: Any = None, /) -> Any: ...


def present(cell: Any) -> bool:
    """Return False for None, NaN, NA, NaT, infinities and empty text."""
    if cell is None or (isinstance(cell, str) and cell.strip() in {"", "nan", "None"}):
        return False
    try:
        return bool(cell == cell) and not (isinstance(cell, float) and math.isinf(cell))
    except TypeError:  # pandas.NA has no truth value
        return False


def figure(row: Row, column: str) -> float | None:
    """Return the number in ``column``, or None when it is missing."""
    cell = row.get(column)
    return float(cell) if present(cell) else None


def whole(row: Row, column: str) -> int | None:
    """Return the year or count in ``column``, or None when it is missing."""
    cell = row.get(column)
    return int(cell) if present(cell) else None


def code(row: Row, column: str) -> str:
    """Return the code in ``column``, or the empty string when it is missing."""
    cell = row.get(column)
    return str(cell).strip() if present(cell) else ""


@dataclass(frozen=True)
class Stretch:
    """The way from a baseline to a later value: both values as given, and their years."""

    value: float
    baseline: float
    period: int
    start: int


def stretch(row: Row) -> Stretch | None:
    """Return the way from the baseline to the value, or None when one of them or a later year is missing."""
    value, baseline = figure(row, "value"), figure(row, "baseline")
    period, start = whole(row, "period"), whole(row, "baseline_period")
    if value is None or baseline is None or period is None or start is None or period <= start:
        return None
    return Stretch(value, baseline, period, start)


def flag(row: Row, column: str) -> bool:
    """Return whether ``column`` is set; a missing cell is not."""
    cell = row.get(column)
    return bool(cell) if present(cell) else False
