"""What ``nulage fetch`` asks for, and what it is compared with: made of the programme and the newest snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indicators.data import contents, open_snapshot
from indicators.data.snapshot import Snapshot
from indicators.errors import UsageError
from indicators.programme import Programme, load_programme
from indicators.programme.kinds import kinds_of
from indicators.sources.client import Limits
from indicators.sources.differences import Last
from indicators.sources.fetching import Fetched, fetch
from indicators.sources.listing import Sources, load_sources
from indicators.sources.underway import Progress, Wanted
from indicators.workspace import Workspace, check_code, check_municipality

INHABITANTS = "N01951"
NO_SNAPSHOT = "inget"


@dataclass(frozen=True)
class Order:
    """What a person asks for; what is left out follows from the programme and ``data/sources.yml``."""

    programme: str
    municipality: str | None = None
    small_areas: bool = True
    accepted: tuple[str, ...] = ()
    from_year: int | None = None
    fresh: bool = False


def collect(
    workspace: Workspace,
    order: Order,
    progress: Progress,
    *,
    limits: Limits | None = None,
    today: dt.date | None = None,
) -> Fetched:
    """Fetch a new snapshot for the programme into the workspace, and return what was made of it.

    Raises UsageError for a programme, municipality, nyckeltal or year that cannot be meant, FetchError when a provider
    cannot be reached or trusted, DataError when what came breaks a rule of the tables. Nothing is then changed.
    """
    day = today or dt.date.today()
    path = workspace.programme(order.programme)
    programme = load_programme(path)
    sources = load_sources(workspace.sources)
    kinds = kinds_of(programme, path)
    check_order(order, day)
    newest = open_snapshot(workspace.raw, workspace.chosen().id) if workspace.vintages else None
    last = last_of(newest, order.municipality or programme.municipality) if newest else Last(NO_SNAPSHOT)
    wanted = wanted_of(programme, sources, order, last, day)
    if newest:
        check_municipality(wanted.municipality, contents.areas(newest))
    return fetch(workspace.raw, wanted, last, _builder(workspace, kinds), progress, limits=limits, today=day)


def check_order(order: Order, day: dt.date) -> None:
    """Raise UsageError for a code that is not four digits, and a year that is not between 1970 and this one."""
    if order.municipality is not None:
        check_code(order.municipality)
    if order.from_year is not None and not 1970 <= order.from_year <= day.year:
        raise UsageError(f"--from {order.from_year} går inte att använda. Ange ett år från 1970 till {day.year}.")


def wanted_of(programme: Programme, sources: Sources, order: Order, last: Last, day: dt.date) -> Wanted:
    """Return what to fetch: the programme's nyckeltal with all they need, from the first year to this one.

    Raises UsageError for an accepted nyckeltal that is not fetched.
    """
    titles = kolada_titles(programme, last)
    unknown = sorted(set(order.accepted) - titles.keys())
    if unknown:
        raise UsageError(f"--accept-fewer {unknown[0]}: nyckeltalet hämtas inte för programmet {programme.id}.")
    return Wanted(
        municipality=order.municipality or programme.municipality,
        titles=titles,
        groups=sorted({each.peer_group for each in programme.indicators}),
        years=range(sources.first_year if order.from_year is None else order.from_year, day.year + 1),
        tables=[each.id for each in sources.tables],
        small_areas=order.small_areas,
        accepted=frozenset(order.accepted),
        fresh=order.fresh,
    )


def kolada_titles(programme: Programme, last: Last) -> dict[str, str]:
    """Return every nyckeltal of Kolada's that the programme needs with its last known title.

    Those are its indicators, what came before and after them, the supporting ones, and the inhabitants. A title that
    nobody has seen is the nyckeltal's own code; the municipality's own (E) are not Kolada's.
    """
    named = {each.kpi: each.title for each in programme.supporting}
    named |= {each.kpi: each.title for each in programme.indicators}
    near = [one.kpi for each in programme.indicators for one in (each.predecessor, each.successor) if one is not None]
    needed = sorted({*named, *near, INHABITANTS})
    return {kpi: last.titles.get(kpi) or named.get(kpi, kpi) for kpi in needed if not kpi.startswith("E")}


def last_of(snapshot: Snapshot, municipality: str) -> Last:
    """Return what a snapshot says of titles, groups, areas with a value, and the values of ``municipality``."""
    counts, own = contents.published(snapshot, municipality)
    return Last(snapshot.id, contents.titles(snapshot), contents.groups(snapshot), counts, own)


def _builder(workspace: Workspace, kinds: Mapping[str, str]) -> Callable[[Snapshot], None]:
    def check(snapshot: Snapshot) -> None:
        from indicators.data.assembly import assemble  # here: slow to load

        assemble(snapshot, kinds, workspace.corrections, workspace.own)

    return check
