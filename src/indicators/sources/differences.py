"""What differs between a new snapshot and the last one: titles, groups, rows, and what was not answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Counts = Mapping[tuple[str, int], int]

# A nyckeltal may lose so many areas in a year (a merger, a value withdrawn) before a person must look.
FEWER_AREAS = 3
FEWER_SHARE = 0.02
SHOWN = 10


@dataclass(frozen=True)
class Last:
    """What is known of the last snapshot: titles by nyckeltal, members by group, values (T) by nyckeltal and year."""

    id: str
    titles: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)


@dataclass(frozen=True)
class Differences:
    """Everything a person should know of a fetch; ``fewer`` is what stops it unless it is accepted."""

    unanswered: tuple[str, ...] = ()
    retitled: tuple[tuple[str, str, str], ...] = ()
    regrouped: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = ()
    ungrouped: tuple[str, ...] = ()
    fewer: tuple[tuple[str, int, int, int], ...] = ()
    unknown_fields: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the differences in Swedish, one line each, ids named one by one."""
        said = [f"{kpi}: efterfrågades men besvarades inte; nyckeltalet kan ha upphört" for kpi in self.unanswered]
        said += [f"{kpi}: titeln har ändrats från {old!r} till {new!r}" for kpi, old, new in self.retitled]
        for title, group, gone, new in self.regrouped:
            parts = [f"{word} {', '.join(codes)}" for word, codes in (("utan", gone), ("nya", new)) if codes]
            said.append(f"{group} {title}: medlemmarna har ändrats ({'; '.join(parts)})")
        said += [f"{group}: gruppen finns i programmet men inte hos Kolada" for group in self.ungrouped]
        said += [f"{kpi} {year}: {now} områden mot {before} i förra uttaget" for kpi, year, before, now in self.fewer]
        said += [f"nytt i svaren: {name}" for name in self.unknown_fields]
        return said

    def too_few(self, last: str, lost: Collection[str]) -> str:
        """Return in Swedish what stops the fetch: the nyckeltal in ``lost`` have fewer values than the snapshot had."""
        rows = [row for row in self.fewer if row[0] in lost]
        named = "; ".join(f"{kpi} {year}: {now} områden mot {before}" for kpi, year, before, now in rows[:SHOWN])
        more = f" och {len(rows) - SHOWN} till" if len(rows) > SHOWN else ""
        accept = " ".join(f"--accept-fewer {kpi}" for kpi in sorted(lost))
        return (
            f"Kolada har färre värden än i uttaget {last}: {named}{more}. Inget har ändrats. Kontrollera på kolada.se; "
            f"är det rätt, kör igen med {accept}."
        )


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


def fewer(
    last: Last, counts: Counts, live: Iterable[str], years: Iterable[int]
) -> tuple[tuple[str, int, int, int], ...]:
    """Return (nyckeltal, year, before, now) where far fewer areas have a value than in the last snapshot.

    ``live`` are the nyckeltal that the catalogue has; one that has been retired is told of as unanswered. ``years`` are
    those that were asked for.
    """
    asked, period = set(live), set(years)
    return tuple(
        (kpi, year, before, counts.get((kpi, year), 0))
        for (kpi, year), before in sorted(last.counts.items())
        if kpi in asked
        and year in period
        and before - counts.get((kpi, year), 0) > max(FEWER_AREAS, FEWER_SHARE * before)
    )
