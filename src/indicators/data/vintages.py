"""Which snapshots there are, and which of them was known when: "as known on a date" is a choice among whole snapshots.

Only the head of each descriptor is read: choosing opens no data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indicators.data.descriptor import DESCRIPTOR, parse_head
from indicators.data.fields import SNAPSHOT
from indicators.errors import UsageError

_WRITE_ONE = "Skriv ett datum som 2025-03-21."


@dataclass(frozen=True)
class Vintage:
    """A snapshot as the choice sees it: its id, its label in words, and the date by which what it holds was known."""

    id: str
    label: str
    known: dt.date


def vintages(raw: Path) -> tuple[Vintage, ...]:
    """Return the snapshots in the folder ``raw``, the earliest known first; on the same day by id, numbers as numbers.

    Raises SnapshotError, naming the file, for a descriptor without id, label or a date that exists.
    """
    found = []
    for path in sorted(Path(raw).glob(f"*/{DESCRIPTOR}")):
        if re.fullmatch(SNAPSHOT, path.parent.name):
            head = parse_head(path.read_bytes(), f"{path.parent.name}/{DESCRIPTOR}")
            found.append(Vintage(path.parent.name, head["label"], dt.date.fromisoformat(head["known"])))
    return tuple(sorted(found, key=lambda each: (each.known, _in_order(each.id))))


def _in_order(id: str) -> list[str | int]:
    """Return the id's words and numbers by turns: the day's tenth fetch (``2025-03-21-10``) is after its second."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", id)]


def newest(known: Sequence[Vintage]) -> Vintage:
    """Return the newest of the snapshots, in the order of ``vintages``. Raises UsageError when there is none."""
    if not known:
        raise UsageError("det finns inget uttag i data/raw. Hämta ett med nulage fetch.")
    return known[-1]


def as_known_on(known: Sequence[Vintage], date: str) -> Vintage:
    """Return the newest snapshot that was known on ``date`` (``2025-03-21``), that day included.

    Raises UsageError for a date that does not exist, and for one before the first snapshot, which is named.
    """
    day = day_of(date)
    then = [each for each in known if each.known <= day]
    if not then:
        first = newest(known[:1])
        raise UsageError(
            f"inget uttag var känt {day.isoformat()}. Det första, {first.id} ({first.label}), blev känt "
            f"{first.known.isoformat()}. Ange det datumet eller ett senare."
        )
    return then[-1]


def before(known: Sequence[Vintage], id: str) -> Vintage | None:
    """Return the newest snapshot that is earlier than the one with ``id``; None for the first, or an unknown one."""
    earlier: Vintage | None = None
    for each in known:
        if each.id == id:
            return earlier
        earlier = each
    return None


def day_of(date: str) -> dt.date:
    """Return the day that ``date`` names, year, month and day with hyphens; raise UsageError when there is none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date, re.ASCII):
        raise UsageError(f"{date!r} är inte ett datum. {_WRITE_ONE}")
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError(f"datumet {date} finns inte. {_WRITE_ONE}") from error
