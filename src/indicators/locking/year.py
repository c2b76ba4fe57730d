"""Lock the year of a picture: what its report says today."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import UsageError
from indicators.locking.note import TABLES, LockNote, basis_of
from indicators.locking.writing import write_lock

if TYPE_CHECKING:
    from indicators.pages import Picture
    from indicators.programme import Programme


def lock_year(picture: Picture, *, on: dt.date, commit: str | None) -> Path:
    """Lock the picture's municipality and year as it is, dated ``on``, and return the folder.

    ``commit`` is the checkout's, or None where there is none. Raises UsageError for a year the snapshot has no values
    of, and LockError when the year is locked already.
    """
    newest = picture.source.descriptor.last_period
    if picture.year > newest:
        raise UsageError(
            f"{picture.year} går inte att låsa: de nyaste uppgifterna i uttaget {picture.snapshot} är från {newest}. "
            "Lås ett år som har uppgifter, eller ange ett nyare uttag med --snapshot."
        )
    note = LockNote(
        municipality=picture.municipality,
        year=picture.year,
        locked=on,
        basis=basis_of(picture.workspace, picture.programme_file, picture.programme.id, picture.snapshot),
        commit=commit,
        names=names(picture.programme),
    )
    frames = {name: getattr(picture.results, name) for name in TABLES}
    return write_lock(picture.workspace, note, frames, picture.programme_file)


def names(programme: Programme) -> dict[str, str]:
    """Return the names of goals, criteria and indicators by id, so that what is gone later can still be named."""
    goals = {each.id: each.name for each in programme.goals}
    criteria = {each.id: f"{each.id} {each.name}" for each in programme.criteria}
    return goals | criteria | {each.id: each.short for each in programme.indicators}
