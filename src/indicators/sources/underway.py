"""A fetch under way: what is wanted, what is known of it so far, and what differs from the last snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.sources.client import Limits
from indicators.sources.contracts import Area, DataRow, Group, Kpi
from indicators.sources.differences import Differences, Last, Place, fewer, lost, regrouped, retitled
from indicators.sources.kolada import Received
from indicators.sources.shelf import Shelf
from indicators.sources.stopping import check_losses
from indicators.sources.writing import Folder

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wanted:
    """What to fetch: nyckeltal with their last known titles, peer groups, years, small-area tables, municipality.

    ``accepted`` are nyckeltal whose fewer values a person has checked with the provider. With ``fresh`` nothing that an
    earlier try received is used.
    """

    municipality: str
    titles: Mapping[str, str]
    groups: Sequence[str]
    years: Sequence[int]
    tables: Sequence[str] = ()
    small_areas: bool = True
    accepted: frozenset[str] = frozenset()
    fresh: bool = False


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
    counts: Counter[Place] = field(default_factory=Counter)
    own: dict[Place, str | None] = field(default_factory=dict)
    answered: dict[str, set[int]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


def note(run: Fetch, page: Received) -> None:
    """Note what a page of Kolada's says: titles, areas, members of groups, and where there are values."""
    for row in page.rows:
        match row:
            case Kpi():
                run.titles[row.id] = row.title
            case Area():
                run.areas.append(row.id)
            case Group():
                run.members[row.id] = row.title, frozenset(each.member_id for each in row.members)
            case DataRow():
                _note_values(run, row)


def _note_values(run: Fetch, row: DataRow) -> None:
    run.answered.setdefault(row.kpi, set()).add(row.period)
    for each in row.values:
        if each.isdeleted:
            continue
        run.values += 1
        place = row.kpi, row.period, each.gender
        if each.value is not None:
            run.counts[place] += 1
        if row.municipality == run.wanted.municipality:
            run.own[place] = None if each.value is not None else each.status.strip()


def differences(run: Fetch) -> Differences:
    """Return what differs; raise FetchError when values are gone that nobody has accepted to lose."""
    wanted, last = run.wanted, run.last
    missing = wanted.titles.keys() - run.titles.keys() - run.answered.keys()
    asked = wanted.titles.keys() - missing
    found = Differences(
        unanswered=tuple(sorted(wanted.titles.keys() - (run.titles.keys() & run.answered.keys()))),
        gone=tuple(sorted(missing & {kpi for kpi, *_ in last.counts})),
        uncatalogued=tuple(sorted(run.answered.keys() - run.titles.keys())),
        retitled=retitled(last, run.titles),
        regrouped=regrouped(last, run.members, wanted.groups),
        ungrouped=tuple(sorted(set(wanted.groups) - run.members.keys())),
        fewer=fewer(last, run.counts, asked, wanted.years),
        lost=lost(last, run.own, asked, wanted.years),
        unknown_fields=tuple(sorted(run.unknown)),
    )
    check_losses(found, last.id, wanted.municipality, len(wanted.titles), wanted.accepted)
    return found
