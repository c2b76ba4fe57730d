"""What the answers of SCB's PxWebApi, version 2, must look like; known fields are named, so that new ones are told of.

From SCB's recorded answers of June 2026 and the format json-stat2.
"""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import Field

from indicators.sources.contracts import Contract, read
from indicators.sources.errors import FetchError

_YEAR = re.compile(r"[12][0-9]{3}")


class Config(Contract):
    """What SCB says of its own limits: cells in a call, and calls in a window of so many seconds."""

    apiVersion: Annotated[str, Field(pattern=r"^2\.")]
    maxDataCells: Annotated[int, Field(ge=1)]
    maxCallsPerTimeWindow: Annotated[int, Field(ge=1)]
    timeWindow: Annotated[int, Field(ge=1)]
    appVersion: Any = None
    languages: Any = None
    defaultLanguage: Any = None
    license: Any = None
    sourceReferences: Any = None
    defaultDataFormat: Any = None
    dataFormats: Any = None
    features: Any = None


class About(Contract):
    """A table in the list of tables: that its id is what was asked for confirms it."""

    id: str
    label: str
    description: Any = None
    language: Any = None
    sortCode: Any = None
    updated: Any = None
    firstPeriod: Any = None
    lastPeriod: Any = None
    category: Any = None
    variableNames: Any = None
    source: Any = None
    subjectCode: Any = None
    timeUnit: Any = None
    discontinued: Any = None
    tags: Any = None
    paths: Any = None
    links: Any = None


class Category(Contract):
    """The codes of a dimension with their place, and what they are called."""

    index: dict[str, int]
    label: dict[str, str]
    unit: Any = None
    note: Any = None
    child: Any = None
    coordinates: Any = None


class Dimension(Contract):
    """A dimension of a table."""

    label: str
    category: Category
    note: Any = None
    extension: Any = None
    href: Any = None
    link: Any = None

    @property
    def codes(self) -> list[str]:
        """The codes in order."""
        return sorted(self.category.index, key=self.category.index.__getitem__)


class Table(Contract):
    """A table in json-stat2: its dimensions in order, how many categories each has, and its values if any.

    ``role`` may lack the geography; ``value`` is a list, or an object with only the values there are.
    """

    version: str
    label: str
    updated: str
    id: tuple[str, ...]
    size: tuple[int, ...]
    dimension: dict[str, Dimension]
    role: dict[str, tuple[str, ...]]
    value: tuple[float | None, ...] | dict[str, float | None]
    kind: Any = Field(None, alias="class")
    source: Any = None
    note: Any = None
    extension: Any = None
    status: Any = None
    href: Any = None
    link: Any = None
    error: Any = None

    @property
    def cells(self) -> int:
        """How many cells the table's dimensions make."""
        return math.prod(self.size)

    def codes(self, name: str) -> list[str]:
        """Return the codes of a dimension in order."""
        return self.dimension[name].codes


def read_shape(data: Any, what: str) -> Table:
    """Return a table whose dimensions are those it lists, each with as many categories, and a code for each place.

    Raises FetchError naming the field that is missing, of another type, or says something else.
    """
    table = read(Table, data, what)
    if len(table.id) != len(table.size) or set(table.id) != set(table.dimension):
        raise FetchError(f"{what}: fältet id räknar upp andra dimensioner än fältet dimension. Inget har ändrats.")
    for name, size in zip(table.id, table.size, strict=True):
        category = table.dimension[name].category
        whole = sorted(category.index.values()) == list(range(min(size, len(category.index) + 1)))
        if not whole or set(category.index) != set(category.label):
            raise FetchError(f"{what}: dimensionen {name} har inte {size} koder med namn. Inget har ändrats.")
    return table


def read_role(table: Table, role: str, called: str, what: str) -> str:
    """Return the one dimension of a table that has a ``role``; raise FetchError when not exactly one has."""
    named = table.role.get(role, ())
    if len(named) != 1 or named[0] not in table.dimension:
        raise FetchError(f"{what}: tabellen säger inte vilken dimension som är {called}. Inget har ändrats.")
    return named[0]


def read_table(data: Any, what: str, most_cells: int) -> Table:
    """Return a table with data, whose values are as many as its dimensions make and not more than ``most_cells``.

    Raises FetchError when they are not, and when it does not say which dimension is time (years) and which contents.
    """
    table = read_shape(data, what)
    read_role(table, "metric", "innehåll", what)
    wrong = [code for code in table.codes(read_role(table, "time", "tid", what)) if not _YEAR.match(code)]
    if wrong:
        raise FetchError(f"{what}: tiden {wrong[0][:40]!r} börjar inte med ett år. Inget har ändrats.")
    cells = table.cells
    if cells > most_cells:
        raise FetchError(f"{what}: svaret säger sig ha {cells} celler; gränsen är {most_cells}. Inget har ändrats.")
    if isinstance(table.value, tuple) and len(table.value) != cells:
        raise FetchError(f"{what}: svaret har {len(table.value)} celler, väntade {cells}. Inget har ändrats.")
    if isinstance(table.value, dict) and any(not _is_cell(key, cells) for key in table.value):
        raise FetchError(f"{what}: svaret har celler som inte finns i tabellen. Inget har ändrats.")
    return table


def _is_cell(key: str, cells: int) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 10 and int(key) < cells
