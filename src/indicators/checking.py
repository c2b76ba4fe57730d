"""Check everything a report rests on before it is made: programme, snapshot, corrections, locks, notebooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pandas as pd

from indicators.errors import NulageError
from indicators.locking import check_locks
from indicators.method import check_inputs
from indicators.method.inputs import FIRST_YEAR
from indicators.pages.plan import plan_pages
from indicators.pages.processed import tables_of
from indicators.pages.store import method_inputs
from indicators.programme import Programme, load_programme
from indicators.programme.kinds import kinds_of
from indicators.programme.led_to import check_consultations
from indicators.programme.titles import check_titles
from indicators.running.jobs import parameter_names
from indicators.sources.listing import load_sources
from indicators.workspace import Workspace

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Findings:
    """What the check says, line by line, and whether anything was wrong."""

    lines: tuple[str, ...]
    failed: bool


def check_all(workspace: Workspace, programme: str, snapshot: str) -> Findings:
    """Check programme, snapshot and notebooks; every error is told, not only the first room's.

    Raises UsageError for a programme or snapshot that does not exist.
    """
    path, folder = workspace.programme(programme), workspace.snapshot(snapshot)
    loaded, lines = _attempt(lambda: load_programme(path))
    errors = list(lines)
    if isinstance(loaded, Programme):
        kinds = kinds_of(loaded, path)
        errors += _attempt(lambda: check_consultations(loaded, path))[1]
        errors += _attempt(lambda: _check_data(workspace, folder.name, kinds, loaded, path))[1]
        errors += _attempt(lambda: _check_notebooks(workspace, loaded))[1]
    errors += _attempt(lambda: check_locks(workspace))[1]
    errors += _attempt(lambda: load_sources(workspace.sources))[1]
    if errors:
        return Findings(tuple(errors), failed=True)
    assert isinstance(loaded, Programme)
    counts = f"{len(loaded.goals)} mål, {len(loaded.criteria)} kriterier, {len(loaded.indicators)} indikatorer"
    return Findings(
        (f"programmet {loaded.id}: {counts}", f"uttaget {folder.name}: varje fil stämmer", "inga fel"), False
    )


def _attempt(check: Callable[[], _Found]) -> tuple[_Found | None, list[str]]:
    """Return what ``check`` gave and the lines of the error it raised."""
    try:
        return check(), []
    except NulageError as error:
        return None, str(error).splitlines()


def _check_data(
    workspace: Workspace, snapshot: str, kinds: Mapping[str, str], programme: Programme, path: Path
) -> None:
    """Build the tables, with every check of the data room, and fit programme and corrections to them."""
    tables = tables_of(workspace, snapshot, kinds)
    missing = sorted({each.kpi for each in programme.indicators} - set(tables.observations["kpi"].astype(str)))
    if missing:
        raise NulageError(f"uttaget {snapshot} saknar nyckeltalen {', '.join(missing)}, som programmet använder.")
    last = pd.concat([tables.observations["period"], tables.corrections["period"]]).max()
    check_inputs(method_inputs(programme, tables), max(FIRST_YEAR, int(last)))
    check_titles(programme, path, tables.kpis)


def _check_notebooks(workspace: Workspace, programme: Programme) -> None:
    for page in plan_pages(programme):
        for run in page.runs:
            parameter_names(workspace.notebooks / run.notebook)
