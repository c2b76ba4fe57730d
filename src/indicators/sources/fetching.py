"""The whole of a fetch: ask every provider, check every answer, and only then add a snapshot."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from indicators.data.descriptor import RESTORE
from indicators.data.errors import DataError
from indicators.data.snapshot import Snapshot, open_snapshot
from indicators.sources import geodata, kolada, scb
from indicators.sources.answers import Answer
from indicators.sources.asking import requests_for
from indicators.sources.client import Client, Limits
from indicators.sources.contracts import Area, DataRow, Group, Kpi
from indicators.sources.differences import Differences, Last, fewer, regrouped, retitled
from indicators.sources.errors import FetchError
from indicators.sources.package import described, free_name
from indicators.sources.providers import GEODATA, KOLADA, SCB, Provider, base_of
from indicators.sources.shelf import Shelf
from indicators.sources.writing import Folder

SHELF = ".hamtning"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wanted:
    """What to fetch: nyckeltal with their last known titles, peer groups, years, small-area tables, municipality.

    ``accepted`` are nyckeltal whose fewer values a person has checked with the provider.
    """

    municipality: str
    titles: Mapping[str, str]
    groups: Sequence[str]
    years: Sequence[int]
    tables: Sequence[str] = ()
    small_areas: bool = True
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fetched:
    """What a fetch made: the snapshot's id and folder, what differs from the last one, requests sent and values."""

    id: str
    folder: Path
    differences: Differences
    requests: int
    values: int


@dataclass
class Fetch:
    """One fetch under way: what is known of it so far, and the folder that becomes the snapshot."""

    wanted: Wanted
    last: Last
    folder: Folder
    shelf: Shelf
    progress: Progress
    limits: Limits
    requests: int = 0
    values: int = 0
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


def fetch(
    raw: Path,
    wanted: Wanted,
    last: Last,
    check: Callable[[Snapshot], object],
    progress: Progress,
    *,
    limits: Limits | None = None,
    today: dt.date | None = None,
) -> Fetched:
    """Fetch a new snapshot into ``raw`` and return it; ``check`` builds its tables and raises when they are wrong.

    All or nothing: the snapshot's folder gets its name last. Answers that were received are put aside in ``raw`` and
    used by the next try within half a day, but for one that broke a rule. Raises FetchError with what is wrong and
    what to do; nothing is changed.
    """
    day = today or dt.date.today()
    name = free_name(raw, day)
    run = Fetch(wanted, last, Folder(raw, name), Shelf(raw / SHELF), progress, limits or Limits())
    try:
        differences = _received(run)
        titles = {kpi: run.titles.get(kpi, title) for kpi, title in wanted.titles.items()}
        years = {year for _, year in run.counts} or set(wanted.years)
        run.folder.finish(described(name, day, years, differences.lines(), titles))
        _check(run, check, name)
        run.folder.become(raw / name)
    finally:
        run.folder.drop()
    run.shelf.forget()
    return Fetched(name, raw / name, differences, run.requests, run.values)


def _received(run: Fetch) -> Differences:
    """Ask every provider and return what differs; an answer that broke a rule is not kept for the next try."""
    try:
        _kolada(run)
        _scb(run)
    except FetchError:
        run.shelf.drop_last()
        raise
    return _differences(run)


def _check(run: Fetch, check: Callable[[Snapshot], object], name: str) -> None:
    """Build the tables; when only other answers can mend what is wrong, none is kept for the next try."""
    try:
        check(open_snapshot(run.folder.outer, name))
    except DataError as error:
        if error.remedy == RESTORE:
            run.shelf.forget()
        raise


def _client(run: Fetch, provider: Provider) -> Client:
    pace = run.limits.per_second or provider.per_second
    return Client(base_of(provider), provider.name, replace(run.limits, per_second=pace))


def _asker(run: Fetch, client: Client) -> Callable[..., Answer]:
    return lambda path, query=None: run.shelf.get(client, path, query)


def _kolada(run: Fetch) -> None:
    kpis = sorted(run.wanted.titles)
    with _client(run, KOLADA) as client:
        get = _asker(run, client)
        try:
            _store(run, "kpis", "Nyckeltalens katalog", kolada.catalogue(get, kpis))
            _store(run, "areas", "Kommuner, regioner och riket", kolada.areas(get))
            _store(run, "groups", "Jämförelsegrupper med medlemmar", kolada.groups(get))
            asked = requests_for(kpis, run.areas, list(run.wanted.years), len(run.areas))
            for number, request in enumerate(asked, 1):
                run.progress("Kolada", number - 1, len(asked))
                _store(run, f"data/{number:04d}", "Värden", kolada.data(get, request, run.areas))
            run.progress("Kolada", len(asked), len(asked))
        finally:
            run.requests += client.requests


def _store(run: Fetch, name: str, title: str, received: Iterable[kolada.Received]) -> None:
    """Write each page and note what it says."""
    numbers = count(1)
    for page in received:
        _note(run, page)
        file = f"kolada/{name}-{next(numbers):03d}"
        run.folder.put(file, f"kolada_{page.kind}", title, page.answer, KOLADA, len(page.rows))
        run.unknown |= {f"Kolada, {page.kind}: {each}" for each in page.unknown}
        del page  # it is large: nothing may hold it (as enumerate does) while the next one is read


def _note(run: Fetch, page: kolada.Received) -> None:
    for row in page.rows:
        match row:
            case Kpi():
                run.titles[row.id] = row.title
            case Area():
                run.areas.append(row.id)
            case Group():
                run.members[row.id] = row.title, frozenset(each.member_id for each in row.members)
            case DataRow():
                run.values += len(row.values)
                published = any(each.gender == "T" and each.value is not None for each in row.values)
                run.counts[row.kpi, row.period] += published


def _scb(run: Fetch) -> None:
    if not run.wanted.small_areas:
        return
    code, tables = run.wanted.municipality, run.wanted.tables
    with _client(run, GEODATA) as client:
        answer, number = geodata.small_areas(_asker(run, client), code)
        run.folder.put("geodata/deso", "geodata", "Demografiska statistikområden (DeSO)", answer, GEODATA, number)
        run.requests += client.requests
    with _client(run, SCB) as client:
        config, unknown = scb.configuration(client)
        run.unknown |= {f"SCB, config: {each}" for each in unknown}
        for number, table in enumerate(tables):
            run.progress("SCB", number, len(tables))
            for place, part in enumerate(scb.table(_asker(run, client), config, table, code)):
                run.folder.put(f"scb/{table}-{place:03d}", part.kind, part.title, part.answer, SCB, part.cells)
                run.unknown |= {f"SCB, {table}: {each}" for each in part.unknown}
        run.progress("SCB", len(tables), len(tables))
        run.requests += client.requests


def _differences(run: Fetch) -> Differences:
    """Return what differs; raise FetchError when values are gone that nobody has accepted to lose."""
    valued = {kpi for kpi, _ in run.counts}
    found = Differences(
        unanswered=tuple(sorted(kpi for kpi in run.wanted.titles if kpi not in run.titles or kpi not in valued)),
        retitled=retitled(run.last, run.titles),
        regrouped=regrouped(run.last, run.members, run.wanted.groups),
        ungrouped=tuple(sorted(set(run.wanted.groups) - run.members.keys())),
        fewer=fewer(run.last, run.counts, run.titles, run.wanted.years),
        unknown_fields=tuple(sorted(run.unknown)),
    )
    lost = {kpi for kpi, *_ in found.fewer} - run.wanted.accepted
    if lost:
        run.shelf.drop(lambda address: any(kpi in address for kpi in lost))
        raise FetchError(found.too_few(run.last.id, lost))
    return found
