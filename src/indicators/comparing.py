"""What ``nulage diff`` compares: two versions of the programme, two snapshots, or two reports of one municipality."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.errors import UsageError
from indicators.made_report import MadeReport, made_report
from indicators.pages.picture import Picture, open_picture
from indicators.pages.report_moves import Moves, moves_between
from indicators.pages.revision_facts import Revisions
from indicators.programme import Change, Programme, compare, load_programme
from indicators.workspace import Workspace

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Asked:
    """A report that is asked for: municipality, year, programme (name or file) and snapshot.

    ``made`` is the folder it was made in, when that is what is compared.
    """

    municipality: str
    year: int
    programme: str
    snapshot: str
    made: MadeReport | None = None

    def open(self) -> Picture:
        """Return the report's picture. Raises UsageError for what does not exist."""
        return open_picture(self.municipality, self.year, self.programme, self.snapshot)


@dataclass(frozen=True)
class Difference:
    """What differs: the changes of the programme (none when both are the same version) and the moved marks.

    ``changed`` has, for each report that is compared as it was made, what has changed in what it stood on.
    """

    changes: tuple[Change, ...]
    moves: Moves
    of_programmes: bool
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class Changed:
    """A report's year and folder, and what it stood on that has changed since it was made."""

    year: int
    folder: str
    what: tuple[str, ...]


def difference(workspace: Workspace, first: str, second: str, common: Asked) -> Difference:
    """Return what differs between ``first`` and ``second``: names or files of programmes, years, or built folders.

    ``common`` says what a year or a programme's name leaves open. Raises UsageError when one of the two is none of
    these, when they are of different kinds, or when a folder's manifest does not say which report it is.
    """
    old, new = (_report(workspace, each, common) for each in (first, second))
    if (old is None) != (new is None):
        lone = first if old is None else second
        raise UsageError(
            f"{lone!r} är ett program men det andra är en rapport. Ange två program, två rapportår eller två mappar."
        )
    if old is None or new is None:
        old, new = (replace(common, programme=each) for each in (first, second))
        return _of(workspace, old, new, of_programmes=True)
    return _of(workspace, old, new, of_programmes=False)


def _of(workspace: Workspace, old: Asked, new: Asked, *, of_programmes: bool) -> Difference:
    programmes = [_programme(workspace, each) for each in (old, new)]
    before, after = (_Side.of(each) for each in (old, new))
    moves = moves_between(before.shown, after.shown, before_today=before.today, after_today=after.today)
    changed = tuple(each.changed for each in (before, after) if each.changed is not None)
    return Difference(compare(*programmes), moves, of_programmes, changed)


@dataclass(frozen=True)
class _Side:
    """One of the two reports: as it is shown and, where it stood on something else, as it would be made today."""

    shown: Picture
    today: Picture | None = None
    changed: Changed | None = None

    @classmethod
    def of(cls, asked: Asked) -> _Side:
        today = asked.open()
        if asked.made is None:
            return cls(today)
        shown, what = asked.made.as_made(today), tuple(asked.made.changed_since(today))
        return cls(shown, today, Changed(today.year, str(asked.made.folder), what)) if what else cls(shown)


def _programme(workspace: Workspace, asked: Asked) -> Programme:
    try:
        return load_programme(workspace.programme(asked.programme))
    except UsageError as error:
        if asked.made is None:
            raise
        raise UsageError(
            f"rapporten i {asked.made.folder} följer ett program som inte finns längre: {error} "
            "Återställ programfilen ur git."
        ) from error


def _report(workspace: Workspace, given: str, common: Asked) -> Asked | None:
    """Return the report that ``given`` names, or None where it names a programme."""
    if Path(given).is_dir():
        made = made_report(Path(given))
        return Asked(**made.request, made=made)
    if _YEAR.fullmatch(given):
        return replace(common, year=int(given))
    try:
        workspace.programme(given)
    except UsageError as error:
        raise UsageError(
            f"{error} Rapporter anges som två år (2021 2022) eller två mappar (build/0665/2021)."
        ) from error
    return None


def names_snapshots(workspace: Workspace, first: str, second: str) -> bool:
    """Return whether both names are snapshots. Raises UsageError when only one of them is."""
    known = {each.id for each in workspace.vintages}
    found = [each for each in (first, second) if each in known]
    if len(found) == 1 and first != second:
        raise UsageError(f"{found[0]!r} är ett uttag, men inte det andra. Uttag som finns: {', '.join(sorted(known))}.")
    return bool(found)


def between_snapshots(first: str, second: str, municipality: str, year: int, programme: str) -> Revisions:
    """Return what differs between two snapshots, and which marks of one report differ because of it.

    Raises UsageError for two that are the same, and as ``Asked.open`` does.
    """
    if first == second:
        raise UsageError(f"{first!r} är angivet två gånger. Ange två olika uttag.")
    return Revisions(*(Asked(municipality, year, programme, each).open() for each in (first, second)))


def revisions_as_json(found: Revisions) -> str:
    """Return what differs between two snapshots as JSON: the municipality's values, all areas counted, the rest."""
    content = {
        **_sides(found.moves),
        "values": _records(found.own.drop(columns="shown")),
        "areas": _records(found.counts),
        "kpis": found.kpis,
        "titles": _records(found.titles),
        "groups": _records(found.groups),
        **_moved(found.moves),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_json(found: Difference) -> str:
    """Return the difference as JSON: what was compared, the changes, the moved marks and the moved roll-ups."""
    changes = {"changes": [asdict(each) for each in found.changes]}
    content = {**_sides(found.moves), "changed_since": [asdict(each) for each in found.changed]}
    content |= {**changes, **_moved(found.moves)}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _sides(moves: Moves) -> Mapping[str, Any]:
    return {
        name: {
            "municipality": each.municipality,
            "year": each.year,
            "programme": each.programme.id,
            "snapshot": each.snapshot,
        }
        for name, each in (("before", moves.before), ("after", moves.after))
    }


def _moved(moves: Moves) -> Mapping[str, Any]:
    return {
        "marks": _records(moves.marks),
        "rollups": _records(moves.rollups),
        "rollups_worst_two": _records(moves.other_rule),
    }


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(frame.to_json(orient="records", force_ascii=False))
    return found
