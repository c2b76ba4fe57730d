"""Fetch small-area tables from SCB's PxWebApi, version 2, for one municipality. Nothing is stored.

pxwebpy plans: it expands the selection and splits it by SCB's own limit of cells. The project's client sends, because
pxwebpy (0.6.0) passes no time-out on, follows redirects to other hosts, cannot read a ``Retry-After`` that is a date
and refuses the sparse ``value`` that json-stat2 allows (docs/sources.md). The limits are read from ``/config`` at run
time, and each table is confirmed by its id before its data is asked for: a changed id is a clear error.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

from pxweb import PxApi
from pydantic import Field

from indicators.sources.client import Answer, Client
from indicators.sources.contracts import Contract, read
from indicators.sources.errors import FetchError

YEARS = 3
Ask = Callable[[str, Any], Answer]


class Config(Contract):
    """What SCB says of its own limits."""

    apiVersion: Annotated[str, Field(pattern=r"^2\.")]
    maxDataCells: Annotated[int, Field(ge=1)]
    maxCallsPerTimeWindow: Annotated[int, Field(ge=1)]
    timeWindow: Annotated[int, Field(ge=1)]


class Category(Contract):
    """The codes of a dimension with their place, and what they are called."""

    index: dict[str, int]
    label: dict[str, str]


class Dimension(Contract):
    """A dimension of a table."""

    label: str
    category: Category


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


@dataclass(frozen=True)
class Fetched:
    """A part of a table as received: the table's id, its own title, the answer, and its number of cells."""

    table: str
    title: str
    kind: str
    answer: Answer
    cells: int


@dataclass
class Transport:
    """What pxwebpy calls to reach SCB, in place of its own client; every whole answer is kept."""

    ask: Ask
    configuration: dict[str, Any]
    params: dict[str, str] = field(default_factory=lambda: {"lang": "sv"})
    answers: list[Answer] = field(default_factory=list)

    def call(
        self, endpoint: str, query: dict[str, Any] | None = None, params: dict[str, str] | None = None, **_: object
    ) -> Any:
        """Return what SCB answers, with a sparse ``value`` written out as pxwebpy expects it."""
        asked = self.params | (params or {})
        if endpoint.endswith("/data"):
            asked |= {"outputFormat": "json-stat2"}
        answer = self.ask(f"{endpoint.lstrip('/')}?{urlencode(asked)}", query)
        self.answers.append(answer)
        return written_out(answer.data)


class Planner(PxApi):
    """pxwebpy over the project's own client, one call at a time."""

    def __init__(self, transport: Transport) -> None:
        self._client = transport  # type: ignore[assignment]
        self._max_workers = 1
        self.number_of_tables = None


def configuration(client: Client) -> dict[str, Any]:
    """Read SCB's limits, let ``client`` keep to its pace, and return them.

    Raises FetchError for another version of the interface than 2.
    """
    answer = client.get("config")
    config = read(Config, answer.data, f"SCB ({answer.url})")
    pace = config.maxCallsPerTimeWindow / config.timeWindow
    client.limits = dataclasses.replace(client.limits, per_second=min(pace, client.limits.per_second))
    return dict(answer.data)


def table(ask: Ask, config: dict[str, Any], table_id: str, municipality: str) -> Iterator[Fetched]:
    """Yield a table's metadata and then its data for the municipality's small areas, the newest years.

    Raises FetchError when SCB does not have the table, or the table has no small areas of the municipality.
    """
    title = _confirmed(ask, table_id)
    transport = Transport(ask, config)
    planner = Planner(transport)
    meta = planner.get_table_metadata(table_id)
    shape = read(Table, meta, f"SCB, {table_id}")
    yield Fetched(table_id, title, "scb_metadata", transport.answers[-1], 0)
    region, time = _region(shape, table_id, municipality), _time(shape, table_id)
    areas = [code for code in _codes(shape, region) if _is_small_area(code, municipality)]
    chosen = {region: areas, time: _codes(shape, time)[-YEARS:]}
    before = len(transport.answers)
    _run(planner, table_id, {name: list(chosen.get(name, _codes(shape, name))) for name in shape.id})
    answers = transport.answers[before:]
    yield from (_checked(table_id, title, answer) for answer in answers)
    _check_whole(table_id, answers, chosen)


def _run(planner: Planner, table_id: str, selection: dict[str, Any]) -> None:
    """Let pxwebpy ask for the whole selection; what it makes of the values is not used, only that it can."""
    try:
        planner.get_table_data(table_id, value_codes=selection)
    except (ValueError, KeyError, TypeError) as error:
        raise FetchError(f"SCB, {table_id}: svaret går inte att läsa ({error}). Inget har ändrats.") from error


def written_out(data: Any) -> Any:
    """Return a json-stat2 dataset with its values as a list; a value that a sparse dataset leaves out is None."""
    if not isinstance(data, dict) or not isinstance(data.get("value"), dict):
        return data
    cells = math.prod(data["size"])
    return data | {"value": [data["value"].get(str(cell)) for cell in range(cells)]}


def _confirmed(ask: Ask, table_id: str) -> str:
    try:
        answer = ask(f"tables/{table_id}?lang=sv", None)
    except FetchError as error:
        raise FetchError(
            f"SCB har inte tabellen {table_id}, eller svarar inte på den: {error} "
            "Rätta tabellens id i data/sources.yml; nya id finns i SCB:s statistikdatabas."
        ) from error
    found = answer.data.get("id") if isinstance(answer.data, dict) else None
    label = answer.data.get("label") if isinstance(answer.data, dict) else None
    if found != table_id or not isinstance(label, str):
        raise FetchError(f"SCB svarar med tabellen {found!r} i stället för {table_id} ({answer.url}).")
    return label


def _region(shape: Table, table_id: str, municipality: str) -> str:
    """Return the dimension that holds the municipality's small areas; its role is not always given."""
    for name in (*shape.role.get("geo", ()), *shape.id):
        if any(_is_small_area(code, municipality) for code in _codes(shape, name)):
            return name
    raise FetchError(f"SCB, {table_id}: tabellen har inga delområden (DeSO) i kommunen {municipality}.")


def _time(shape: Table, table_id: str) -> str:
    named = shape.role.get("time", ())
    if len(named) != 1 or named[0] not in shape.dimension:
        raise FetchError(f"SCB, {table_id}: tabellen säger inte vilken dimension som är tid.")
    return named[0]


def _codes(shape: Table, name: str) -> list[str]:
    index = shape.dimension[name].category.index
    return sorted(index, key=lambda code: index[code])


def _is_small_area(code: str, municipality: str) -> bool:
    return code[:4] == municipality and code[4:5] in ("A", "B", "C")


def _checked(table_id: str, title: str, answer: Answer) -> Fetched:
    """Return a part of the data when it has as many cells as it says."""
    what = f"SCB, {table_id} ({answer.url})"
    got = read(Table, answer.data, what)
    cells = math.prod(got.size)
    if isinstance(got.value, tuple) and len(got.value) != cells:
        raise FetchError(f"{what}: svaret har {len(got.value)} celler, väntade {cells}. Inget har ändrats.")
    if isinstance(got.value, dict) and any(not _is_cell(key, cells) for key in got.value):
        raise FetchError(f"{what}: svaret har celler som inte finns i tabellen. Inget har ändrats.")
    return Fetched(table_id, title, "scb_data", answer, cells)


def _check_whole(table_id: str, answers: list[Answer], chosen: dict[str, list[str]]) -> None:
    """Raise FetchError unless the parts together have every area and year asked for."""
    for name, wanted in chosen.items():
        got = {code for answer in answers for code in answer.data["dimension"][name]["category"]["index"]}
        missing = [code for code in wanted if code not in got]
        if missing:
            raise FetchError(f"SCB, {table_id}: svaret saknar {', '.join(missing)}. Inget har ändrats.")


def _is_cell(key: Any, cells: int) -> bool:
    return isinstance(key, str) and key.isdigit() and int(key) < cells
