"""A table before it is a sheet, a Word table or a file: named columns, and cells that are text or real numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from indicators.words.numbers import number, rounded

MISSING = "–"


@dataclass(frozen=True)
class Number:
    """A number that is shown with ``decimals``; ``value`` None is missing, which is never zero.

    ``year`` is true for years, which have no space in their thousands; ``why`` is the word for why it is missing, where
    that is known: ``sekretess``.
    """

    value: float | None
    decimals: int = 0
    year: bool = False
    why: str = ""

    @property
    def shown(self) -> float | None:
        """The number as it is shown, so that a reader who calculates with it gets what the report says."""
        return None if self.value is None else float(rounded(self.value, self.decimals))


Cell = str | Number


def cell_text(cell: Cell) -> str:
    """Return the cell as a reader sees it on paper: Swedish numbers, and a dash for what is empty or missing."""
    if isinstance(cell, Number):
        if cell.value is None:
            return cell.why or MISSING
        return str(int(cell.value)) if cell.year else number(cell.value, cell.decimals)
    return cell or MISSING


@dataclass(frozen=True)
class Table:
    """A finished table: ``widths`` are in characters, ``numeric`` says which columns hold numbers.

    ``name`` is unique in its file and of the letters a–z, digits and underscore; ``title`` is for the reader.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[bool, ...]


Line = TypeVar("Line")


@dataclass(frozen=True)
class Column(Generic[Line]):
    """A column: its name, its width in characters and how a line gives its cell.

    ``only`` is ``sheet`` or ``paper`` for a column that the Word document, or the workbook, does without.
    """

    name: str
    width: int
    cell: Callable[[Line], Cell]
    numeric: bool = False
    only: Literal["", "sheet", "paper"] = ""


def table(name: str, title: str, columns: Sequence[Column[Line]], lines: Sequence[Line]) -> Table:
    """Return the lines as a table with a cell in every column."""
    return Table(
        name,
        title,
        tuple(column.name for column in columns),
        tuple(tuple(column.cell(line) for column in columns) for line in lines),
        tuple(column.width for column in columns),
        tuple(column.numeric for column in columns),
    )
