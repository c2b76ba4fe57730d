"""What differs between a new snapshot and the last one: titles, groups, values, and what was not answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Place = tuple[str, int, str]
"""A nyckeltal, a year and a gender (T, K, M)."""
Counts = Mapping[Place, int]
"""In how many areas a value is published."""
Fewer = tuple[str, int, str, int, int]
"""A place, and its count before and now."""
Lost = tuple[str, int, str, str]
"""A place where the municipality's own value is gone, and the provider's reason; none is given for one unexplained."""

SEXES = {"T": "alla", "K": "kvinnor", "M": "män"}
REASONS = {"-": "bortfall", ".": "ej tillämplig", "..": "sekretess"}


@dataclass(frozen=True)
class Last:
    """What is known of the last snapshot: titles by nyckeltal, members by group, how many areas have a value.

    ``own`` are the places where the municipality of the order has a published value.
    """

    id: str
    titles: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    own: Collection[Place] = frozenset()


@dataclass(frozen=True)
class Differences:
    """Everything a person should know of a fetch; what of it stops the fetch is decided in ``stopping``.

    ``unanswered`` are nyckeltal without a record or without a row, ``gone`` those of them that have neither but had
    values before, ``uncatalogued`` those that have rows without a record. ``fewer`` is every loss of values but theirs,
    and ``lost`` the municipality's own.
    """

    unanswered: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    uncatalogued: tuple[str, ...] = ()
    retitled: tuple[tuple[str, str, str], ...] = ()
    regrouped: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = ()
    ungrouped: tuple[str, ...] = ()
    fewer: tuple[Fewer, ...] = ()
    lost: tuple[Lost, ...] = ()
    unknown_fields: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the differences in Swedish, one line each, ids named one by one."""
        said = [f"{kpi}: efterfrågades men besvarades inte; nyckeltalet kan ha upphört" for kpi in self.unanswered]
        said += [f"{kpi}: titeln har ändrats från {old!r} till {new!r}" for kpi, old, new in self.retitled]
        for title, group, gone, new in self.regrouped:
            parts = [f"{word} {', '.join(codes)}" for word, codes in (("utan", gone), ("nya", new)) if codes]
            said.append(f"{group} {title}: medlemmarna har ändrats ({'; '.join(parts)})")
        said += [f"{group}: gruppen finns i programmet men inte hos Kolada" for group in self.ungrouped]
        said += [f"{said_fewer(row)} i förra uttaget" for row in self.fewer]
        said += [f"{said_place(*row[:3])}: kommunens eget värde {_reason(row[3])}" for row in self.lost]
        said += [f"nytt i svaren: {name}" for name in self.unknown_fields]
        return said


def said_place(kpi: str, year: int, gender: str) -> str:
    """Return ``N15428 2021 kvinnor``."""
    return f"{kpi} {year} {SEXES[gender]}"


def said_fewer(row: Fewer) -> str:
    """Return ``N15428 2021 kvinnor: 280 områden mot 290``."""
    return f"{said_place(*row[:3])}: {row[4]} områden mot {row[3]}"


def _reason(mark: str) -> str:
    return f"är nu {REASONS.get(mark, f'märkt {mark!r}')}" if mark else "finns inte längre"


def retitled(last: Last, titles: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return (nyckeltal, old title, new title) for every title that is not what it was."""
    return tuple(
        (kpi, last.titles[kpi], title)
        for kpi, title in sorted(titles.items())
        if kpi in last.titles and last.titles[kpi] != title
    )


def regrouped(
    last: Last, groups: Mapping[str, tuple[str, frozenset[str]]], wanted: Iterable[str]
) -> tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return (title, group, members gone, members new) for each wanted group whose members changed."""
    found = []
    for group in sorted(set(wanted) & groups.keys() & last.groups.keys()):
        title, now = groups[group]
        before = last.groups[group][1]
        if now != before:
            found.append((title, group, tuple(sorted(before - now)), tuple(sorted(now - before))))
    return tuple(found)


def fewer(last: Last, counts: Counts, asked: Collection[str], years: Iterable[int]) -> tuple[Fewer, ...]:
    """Return every place of the nyckeltal and years ``asked`` for where fewer areas have a value than in ``last``."""
    return tuple(
        (*place, before, counts.get(place, 0))
        for place, before in sorted(_of(last.counts, asked, years).items())
        if counts.get(place, 0) < before
    )


def lost(last: Last, own: Mapping[Place, str | None], asked: Collection[str], years: Iterable[int]) -> tuple[Lost, ...]:
    """Return every place ``asked`` for where the municipality had a value and has none, with the provider's reason.

    ``own`` holds what was answered for the municipality: None for a value, else the provider's mark (which may be "").
    """
    had = _of(dict.fromkeys(last.own, 1), asked, years)
    return tuple((*place, own.get(place, "") or "") for place in sorted(had) if own.get(place, "") is not None)


def _of(counts: Counts, asked: Collection[str], years: Iterable[int]) -> Counts:
    period = set(years)
    return {place: number for place, number in counts.items() if place[0] in asked and place[1] in period}
