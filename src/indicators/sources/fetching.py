"""The whole of ``nulage fetch``: ask every provider, check every answer, and only then add a snapshot."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators.data.snapshot import Snapshot, open_snapshot
from indicators.sources import geodata, kolada, scb
from indicators.sources.asking import requests_for
from indicators.sources.client import Answer, Client, Limits
from indicators.sources.contracts import Area, DataRow, Group, Kpi
from indicators.sources.differences import Differences, Last, fewer, regrouped, retitled
from indicators.sources.errors import FetchError
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
    """What a fetch made: the snapshot's id and folder, what differs from the last one, requests and rows."""

    id: str
    folder: Path
    differences: Differences
    requests: int
    rows: int


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
    rows: int = 0
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
    used by the next try within half a day. Raises FetchError with what is wrong and what to do; nothing is changed.
    """
    day = today or dt.date.today()
    name = _free_name(raw, day)
    run = Fetch(wanted, last, Folder(raw, name), Shelf(raw / SHELF), progress, limits or Limits())
    try:
        _kolada(run)
        _scb(run)
        differences = _differences(run)
        run.folder.finish(_package(run, name, day, differences))
        check(open_snapshot(run.folder.outer, name))
        run.folder.become(raw / name)
    finally:
        run.folder.drop()
    run.shelf.forget()
    return Fetched(name, raw / name, differences, run.requests, run.rows)


def _asker(run: Fetch, provider: Provider, client: Client) -> Callable[..., Answer]:
    return lambda path, query=None: run.shelf.get(client, path, query)


def _client(run: Fetch, provider: Provider) -> Client:
    return Client(base_of(provider), provider.name, run.limits)


def _kolada(run: Fetch) -> None:
    with _client(run, KOLADA) as client:
        get = _asker(run, KOLADA, client)
        kpis = sorted(run.wanted.titles)
        _store(run, "kpis", "Nyckeltalens katalog", kolada.catalogue(get, kpis))
        _store(run, "areas", "Kommuner, regioner och riket", kolada.areas(get))
        _store(run, "groups", "Jämförelsegrupper med medlemmar", kolada.groups(get))
        live = [kpi for kpi in kpis if kpi in run.titles]
        asked = requests_for(live, run.areas, list(run.wanted.years), len(run.areas))
        for number, request in enumerate(asked):
            run.progress("Kolada", number, len(asked))
            _store(run, f"data/{number + 1:04d}", "Värden", kolada.data(get, request))
        run.progress("Kolada", len(asked), len(asked))
        run.requests += client.requests


def _store(run: Fetch, name: str, title: str, received: Any) -> None:
    """Write each page and note what it says."""
    for number, page in enumerate(received, 1):
        _note(run, page)
        file = f"kolada/{name}-{number:03d}"
        run.folder.put(file, f"kolada_{page.kind}", title, page.answer, KOLADA, len(page.rows))
        run.unknown |= {f"Kolada, {page.kind}: {each}" for each in page.unknown}


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
                run.rows += len(row.values)
                published = any(each.gender == "T" and each.value is not None for each in row.values)
                run.counts[row.kpi, row.period] += published


def _scb(run: Fetch) -> None:
    if not run.wanted.small_areas:
        return
    code = run.wanted.municipality
    with _client(run, GEODATA) as client:
        answer, number = geodata.small_areas(_asker(run, GEODATA, client), code)
        run.folder.put("geodata/deso", "geodata", "Demografiska statistikområden (DeSO)", answer, GEODATA, number)
        run.requests += client.requests
    with _client(run, SCB) as client:
        config = scb.configuration(client)
        for number, table in enumerate(run.wanted.tables):
            run.progress("SCB", number, len(run.wanted.tables))
            for part, got in enumerate(scb.table(_asker(run, SCB, client), config, table, code)):
                run.folder.put(f"scb/{table}-{part:03d}", got.kind, got.title, got.answer, SCB, got.cells)
        run.progress("SCB", len(run.wanted.tables), len(run.wanted.tables))
        run.requests += client.requests


def _differences(run: Fetch) -> Differences:
    """Return what differs; raise FetchError when values are gone that nobody has accepted to lose."""
    kpis = run.wanted.titles
    valued = {kpi for kpi, _ in run.counts}
    found = Differences(
        unanswered=tuple(sorted(kpi for kpi in kpis if kpi not in run.titles or kpi not in valued)),
        retitled=retitled(run.last, run.titles),
        regrouped=regrouped(run.last, run.members, run.wanted.groups),
        fewer=fewer(run.last, run.counts, run.titles),
        unknown_fields=tuple(sorted(run.unknown)),
    )
    lost = [each for each in found.fewer if each[0] not in run.wanted.accepted]
    if lost:
        named = "; ".join(f"{kpi} {year}: {now} områden mot {before}" for kpi, year, before, now in lost[:10])
        kpis_lost = sorted({each[0] for each in lost})
        accept = " ".join(f"--accept-fewer {kpi}" for kpi in kpis_lost[:10])
        raise FetchError(
            f"Kolada har färre värden än i uttaget {run.last.id}: {named}"
            f"{f' och {len(lost) - 10} till' if len(lost) > 10 else ''}. Inget har ändrats. Kontrollera på kolada.se; "
            f"är det rätt, kör igen med {accept}."
        )
    return found


def _free_name(raw: Path, day: dt.date) -> str:
    number = 1
    while (raw / (name := f"{day}" if number == 1 else f"{day}-{number}")).exists():
        number += 1
    return name


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def _package(run: Fetch, name: str, day: dt.date, differences: Differences) -> dict[str, Any]:
    label = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    years = sorted({year for _, year in run.counts}) or list(run.wanted.years)
    return {
        "id": name,
        "title": f"Nulägesbild: öppna data hämtade den {label}",
        "label": label,
        "created": day.isoformat(),
        "known": day.isoformat(),
        "collected": f"Kolada och SCB, hämtat den {label}",
        "periods": {"first": min(years), "last": max(years)},
        "notes": differences.lines(),
        "asked": {kpi: run.titles.get(kpi, title) for kpi, title in sorted(run.wanted.titles.items())},
    }
