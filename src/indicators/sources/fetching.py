"""The whole of a fetch: ask every provider, check every answer, and only then add a snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from indicators.data.descriptor import RESTORE
from indicators.data.errors import DataError
from indicators.data.snapshot import Snapshot, open_snapshot
from indicators.sources import geodata, kolada, scb
from indicators.sources.answers import Answer
from indicators.sources.asking import requests_for
from indicators.sources.client import Client, Limits
from indicators.sources.differences import Differences, Last
from indicators.sources.errors import FetchError, UnansweredError
from indicators.sources.package import described, free_name
from indicators.sources.providers import GEODATA, KOLADA, SCB, Provider, base_of
from indicators.sources.shelf import Shelf
from indicators.sources.stopping import check_some
from indicators.sources.underway import Fetch, Progress, Wanted, differences, note
from indicators.sources.writing import Folder, unwritable

SHELF = ".hamtning"


@dataclass(frozen=True)
class Fetched:
    """What a fetch made: the snapshot's id and folder, what differs from the last one, requests sent and values."""

    id: str
    folder: Path
    differences: Differences
    requests: int
    values: int


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
    used by the next try within half a day when one did not come or the disk was full; when they broke a rule, or did
    not fit together, all are asked for again. Raises FetchError with what is wrong and what to do; nothing is changed.
    """
    day = today or dt.date.today()
    name, shelf = free_name(raw, day), Shelf(raw / SHELF)
    try:
        if wanted.fresh:
            shelf.forget()
        run = Fetch(wanted, last, Folder(raw, name), shelf, progress, limits or Limits())
        try:
            found = _made(run, check, name, day)
            run.folder.become(raw / name)
        finally:
            run.folder.drop()
        shelf.forget()
    except OSError as error:
        raise unwritable(raw, error) from error
    return Fetched(name, raw / name, found, run.requests, run.values)


def _made(run: Fetch, check: Callable[[Snapshot], object], name: str, day: dt.date) -> Differences:
    """Ask every provider, make the snapshot in its folder, and return what differs from the last one.

    After an error in what was answered no answer is kept: the one that is wrong may be another than the one it was
    found in (a list of areas that is too short makes the values wrong).
    """
    try:
        _kolada(run)
        _scb(run)
        found = differences(run)
        titles = {kpi: run.titles.get(kpi, title) for kpi, title in run.wanted.titles.items()}
        years = set().union(*run.answered.values())
        run.folder.finish(described(name, day, years, found.lines(), titles))
        _check(run, check, name)
    except (UnansweredError, OSError):
        raise
    except Exception:
        run.shelf.forget()
        raise
    return found


def _check(run: Fetch, check: Callable[[Snapshot], object], name: str) -> None:
    """Build the tables; what is wrong in an answer is said of the answer, for the file it lies in goes away."""
    try:
        check(open_snapshot(run.folder.outer, name))
    except DataError as error:
        for file in run.folder.files:
            if error.file == f"{name}/{file.path}":
                remedy = "Försök igen senare." if error.remedy == RESTORE else f"Åtgärd: {error.remedy}."
                raise FetchError(
                    f"{file.source} svarar med något som inte kan stämma: {error.rule} ({file.address}). "
                    f"Inget har ändrats. {remedy}"
                ) from error
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
            check_some(run.titles, "ett enda nyckeltal i katalogen")
            _store(run, "areas", "Kommuner, regioner och riket", kolada.areas(get))
            check_some(run.areas, "kommuner och regioner")
            _store(run, "groups", "Jämförelsegrupper med medlemmar", kolada.groups(get))
            check_some(run.members, "jämförelsegrupper")
            asked = requests_for(kpis, run.areas, list(run.wanted.years), len(run.areas))
            for number, request in enumerate(asked, 1):
                run.progress("Kolada", number - 1, len(asked))
                _store(run, f"data/{number:04d}", "Värden", kolada.data(get, request, run.areas))
            run.progress("Kolada", len(asked), len(asked))
            check_some(run.counts, "ett enda värde")
        finally:
            run.requests += client.requests


def _store(run: Fetch, name: str, title: str, received: Iterable[kolada.Received]) -> None:
    """Write each page and note what it says."""
    numbers = count(1)
    for page in received:
        note(run, page)
        file = f"kolada/{name}-{next(numbers):03d}"
        run.folder.put(file, f"kolada_{page.kind}", title, page.answer, KOLADA, len(page.rows))
        run.unknown |= {f"Kolada, {page.kind}: {each}" for each in page.unknown}
        del page  # it is large: nothing may hold it (as enumerate does) while the next one is read


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
