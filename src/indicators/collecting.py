"""What ``nulage fetch`` asks for, and what it is compared with: made of the programme and the newest snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.data import contents, open_snapshot
from indicators.data.own import named_kpis
from indicators.data.snapshot import Snapshot
from indicators.errors import UsageError
from indicators.programme import Programme, load_programme
from indicators.programme.kinds import kinds_of, versions_beside
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
    """What a person asks for; what is left out follows from the programmes and ``data/sources.yml``."""

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

    The newest snapshot is every version's default, so what the versions beside the programme need is fetched too.

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
    versions = [programme, *versions_beside(path)]
    wanted = wanted_of(versions, sources, order, last, day, named_kpis(workspace.own))
    if newest:
        check_municipality(wanted.municipality, contents.areas(newest))
    return fetch(workspace.raw, wanted, last, _builder(workspace, kinds), progress, limits=limits, today=day)


def check_order(order: Order, day: dt.date) -> None:
    """Raise UsageError for a code that is not four digits, and a year that is not between 1970 and this one."""
    if order.municipality is not None:
        check_code(order.municipality)
    if order.from_year is not None and not 1970 <= order.from_year <= day.year:
        raise UsageError(f"--from {order.from_year} går inte att använda. Ange ett år från 1970 till {day.year}.")


def wanted_of(
    versions: Sequence[Programme],
    sources: Sources,
    order: Order,
    last: Last,
    day: dt.date,
    own: Iterable[str] = (),
) -> Wanted:
    """Return what to fetch: the nyckeltal of the programme with all they need, from the first year to this one.

    The programme is the first of ``versions``; what the others need is fetched with it. ``own`` are Kolada's
    nyckeltal that the own figures speak of. Raises UsageError for an accepted nyckeltal that is not fetched.
    """
    programme = versions[0]
    titles = kolada_titles(versions, last, own)
    unknown = sorted(set(order.accepted) - titles.keys())
    if unknown:
        raise UsageError(f"--accept-fewer {unknown[0]}: nyckeltalet hämtas inte för programmet {programme.id}.")
    return Wanted(
        municipality=order.municipality or programme.municipality,
        titles=titles,
        groups=sorted({each.peer_group for version in versions for each in version.indicators}),
        years=range(sources.first_year if order.from_year is None else order.from_year, day.year + 1),
        tables=[each.id for each in sources.tables],
        small_areas=order.small_areas,
        accepted=frozenset(order.accepted),
        fresh=order.fresh,
    )


def kolada_titles(versions: Sequence[Programme], last: Last, own: Iterable[str] = ()) -> dict[str, str]:
    """Return every nyckeltal of Kolada's that ``versions`` and ``own`` need with its last known title.

    Those are the indicators, what came before and after them, the supporting ones, the inhabitants, and those that
    the own figures speak of. A title that nobody has seen is the first version's that has one, else the nyckeltal's
    own code; the municipality's own (E) are not Kolada's.
    """
    named: dict[str, str] = {}
    near: set[str] = set()
    for each in reversed(versions):
        named |= {one.kpi: one.title for one in each.supporting}
        named |= {one.kpi: one.title for one in each.indicators}
        near |= {one.kpi for kpi in each.indicators for one in (kpi.predecessor, kpi.successor) if one is not None}
    needed = sorted({*named, *near, *own, INHABITANTS})
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
