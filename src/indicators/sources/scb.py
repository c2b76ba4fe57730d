"""Fetch small-area tables from SCB's PxWebApi, version 2, for one municipality. Nothing is stored.

pxwebpy plans: it splits the selection by SCB's own limit of cells. The project's client sends, because pxwebpy (0.6.0)
passes no time-out on, follows redirects to other hosts, cannot read a ``Retry-After`` that is a date and refuses the
sparse ``value`` that json-stat2 allows (docs/sources.md). The limits are read from ``/config`` at run time, and each
table is confirmed by its id before its data is asked for: a changed id is a clear error.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from pxweb import PxApi

from indicators.sources.answers import Answer
from indicators.sources.client import PER_SECOND, Client
from indicators.sources.contracts import read, unknown_fields
from indicators.sources.errors import FetchError
from indicators.sources.scb_contracts import About, Config, Table, read_role, read_shape, read_table

YEARS = 3
Ask = Callable[..., Answer]


@dataclass(frozen=True)
class Part:
    """A part of a table as received: kind, the table's own title, the answer, its number of cells, new fields."""

    kind: str
    title: str
    answer: Answer
    cells: int
    unknown: frozenset[str]


@dataclass
class Transport:
    """What pxwebpy calls to reach SCB, in place of its own client; every part is checked, and kept as received."""

    ask: Ask
    config: Config
    title: str
    params: dict[str, str] = field(default_factory=lambda: {"lang": "sv"})
    parts: list[Part] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def configuration(self) -> dict[str, Any]:
        """SCB's limits, as pxwebpy reads them."""
        return self.config.model_dump()

    def call(self, endpoint: str, query: dict[str, Any] | None = None, **_: object) -> Any:
        """Return what SCB answers, with a sparse ``value`` written out as pxwebpy expects it."""
        holds_data = endpoint.endswith("/data")
        asked = self.params | ({"outputFormat": "json-stat2"} if holds_data else {})
        answer = self.ask(f"{endpoint.lstrip('/')}?{urlencode(asked)}", query)
        what = f"SCB ({answer.url})"
        most = self.config.maxDataCells
        table = read_table(answer.data, what, most) if holds_data else read_shape(answer.data, what)
        kind, cells = ("scb_data", table.cells) if holds_data else ("scb_metadata", 0)
        self.parts.append(Part(kind, self.title, answer, cells, frozenset(unknown_fields(table))))
        self.tables.append(table)
        return written_out(answer.data, cells)


class Planner(PxApi):
    """pxwebpy over the project's own client, one call at a time."""

    def __init__(self, transport: Transport) -> None:
        self._client = transport  # type: ignore[assignment]
        self._max_workers = 1
        self.number_of_tables = None


def configuration(client: Client) -> tuple[Config, frozenset[str]]:
    """Read SCB's limits, let ``client`` keep to its pace, and return them with the names of new fields.

    Raises FetchError for another version of the interface than 2.
    """
    answer = client.get("config")
    config = read(Config, answer.data, f"SCB ({answer.url})")
    pace = min(config.maxCallsPerTimeWindow / config.timeWindow, client.limits.per_second or PER_SECOND)
    client.limits = dataclasses.replace(client.limits, per_second=pace)
    return config, frozenset(unknown_fields(config))


def table(ask: Ask, config: Config, table_id: str, municipality: str) -> Iterator[Part]:
    """Yield a table's metadata and then its data for the municipality's small areas, the newest years.

    Raises FetchError when SCB does not have the table, the table has no small areas of the municipality, or the
    parts together are not what was asked for.
    """
    transport = Transport(ask, config, _confirmed(ask, table_id))
    planner = Planner(transport)
    planner.get_table_metadata(table_id)
    shape = transport.tables.pop()
    yield from transport.parts
    transport.parts.clear()
    chosen = _chosen(shape, table_id, municipality)
    _run(planner, table_id, chosen)
    _check_whole(table_id, transport.tables, chosen)
    yield from transport.parts


def _chosen(shape: Table, table_id: str, municipality: str) -> dict[str, list[str]]:
    """Return the codes to ask for by dimension: the small areas of the newest coding, the newest years, all else."""
    region, time = _region(shape, table_id, municipality), read_role(shape, "time", "tid", f"SCB, {table_id}")
    areas = [code for code in shape.codes(region) if _is_small_area(code, municipality)]
    newest = max(code[9:] for code in areas)
    of_coding = [code for code in areas if code[9:] == newest]
    return {name: shape.codes(name) for name in shape.id} | {
        region: of_coding,
        time: shape.codes(time)[-YEARS:],
    }


def _run(planner: Planner, table_id: str, selection: dict[str, list[str]]) -> None:
    """Let pxwebpy ask for the whole selection; what it makes of the values is not used, only that it can."""
    try:
        for _ in planner.get_table_data_iter(table_id, value_codes=dict(selection)):
            pass
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FetchError(f"SCB, {table_id}: svaret går inte att läsa som json-stat2. Inget har ändrats.") from error


def written_out(data: Any, cells: int) -> Any:
    """Return a json-stat2 dataset with its values as a list; a value that a sparse dataset leaves out is None."""
    if not isinstance(data["value"], dict):
        return data
    return data | {"value": [data["value"].get(str(cell)) for cell in range(cells)]}


def _confirmed(ask: Ask, table_id: str) -> str:
    """Return the table's own title; raise FetchError naming the table when SCB does not have it."""
    try:
        answer = ask(f"tables/{table_id}?lang=sv")
    except FetchError as error:
        raise type(error)(
            f"SCB har inte tabellen {table_id}, eller svarar inte på den: {error} "
            "Rätta tabellens id i data/sources.yml; nya id finns i SCB:s statistikdatabas."
        ) from error
    about = read(About, answer.data, f"SCB, {table_id} ({answer.url})")
    if about.id != table_id:
        raise FetchError(f"SCB svarar med tabellen {about.id!r} i stället för {table_id} ({answer.url}).")
    return about.label


def _region(shape: Table, table_id: str, municipality: str) -> str:
    """Return the dimension that holds the municipality's small areas; its role is not always given."""
    for name in shape.id:
        if any(_is_small_area(code, municipality) for code in shape.codes(name)):
            return name
    raise FetchError(f"SCB, {table_id}: tabellen har inga delområden (DeSO) i kommunen {municipality}.")


def _is_small_area(code: str, municipality: str) -> bool:
    return code[:4] == municipality and code[4:5] in ("A", "B", "C") and code[5:9].isdigit()


def _check_whole(table_id: str, parts: list[Table], chosen: dict[str, list[str]]) -> None:
    """Raise FetchError unless the parts together are every code asked for and nothing else, each cell once."""
    for name, wanted in chosen.items():
        got = {code for part in parts if name in part.dimension for code in part.codes(name)}
        missing, more = [code for code in wanted if code not in got], sorted(got - set(wanted))
        if missing:
            raise FetchError(f"SCB, {table_id}: svaret saknar {', '.join(missing[:10])}. Inget har ändrats.")
        if more:
            raise FetchError(f"SCB, {table_id}: svaret har {', '.join(more[:10])}, som inte efterfrågades.")
    cells, asked = sum(part.cells for part in parts), math.prod(len(codes) for codes in chosen.values())
    if cells != asked or any(set(part.id) != set(chosen) for part in parts):
        raise FetchError(f"SCB, {table_id}: svaret har {cells} celler, {asked} efterfrågades. Inget har ändrats.")
