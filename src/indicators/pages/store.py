"""Assessed results, kept beside the processed data under the key of all that decides them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pandas as pd

from indicators.data import Tables, own_digest
from indicators.data.descriptor import DESCRIPTOR
from indicators.keys import code_key, files_key, key_of
from indicators.method import Inputs, Results, assess
from indicators.pages.earlier import earlier_observations, earlier_tables, vintage_before
from indicators.pages.processed import tables_in
from indicators.programme import (
    Programme,
    chosen_frame,
    criterion_frame,
    indicator_frame,
    programme_files,
    version_files,
)
from indicators.programme.kinds import kinds_of, programme_now
from indicators.programme.titles import unconfirmed_titles
from indicators.workspace import Workspace, check_municipality


def inputs_key(workspace: Workspace, municipality: str, year: int, programme: Path, snapshot: str) -> str:
    """Return the key of everything that decides the results: programme, snapshots, own figures, corrections, code.

    The snapshot before the report's own counts too: it decides what has been revised.
    """
    earlier = vintage_before(workspace, snapshot)
    return key_of(
        [
            municipality,
            str(year),
            snapshot,
            files_key([workspace.raw / earlier.id / DESCRIPTOR] if earlier else []),
            files_key(programme_files(programme)),
            files_key([workspace.raw / snapshot / "datapackage.json", workspace.corrections]),
            own_digest(workspace.own),
            code_key(),
        ]
    )


def report_key(workspace: Workspace, municipality: str, year: int, programme: Path, snapshot: str) -> str:
    """Return the key of everything a report's pages may show: its results, versions, snapshots, what is locked."""
    folder = programme.parent
    versions = [path for _, path in version_files(folder) if path != programme]
    locked = sorted(path for path in (workspace.locks / municipality).rglob("*") if path.is_file())
    others = [file for path in versions for file in programme_files(path)]
    return key_of(
        [
            inputs_key(workspace, municipality, year, programme, snapshot),
            *(f"{each.id} {each.label} {each.known}" for each in workspace.vintages),
            files_key(others),
            files_key(locked, workspace.locks),
        ]
    )


def method_inputs(programme: Programme, tables: Tables, earlier: Tables | None = None) -> Inputs:
    """Return the frames that the method reads; an indicator whose title nobody has confirmed is stopped there."""
    return Inputs(
        indicators=_with_titles(indicator_frame(programme), unconfirmed_titles(programme, tables.kpis)),
        criteria=criterion_frame(programme),
        observations=tables.observations,
        areas=tables.areas,
        groups=tables.groups,
        samples=tables.samples,
        corrections=tables.corrections,
        chosen=chosen_frame(programme),
        earlier=None if earlier is None else earlier_observations(earlier, tables, programme),
    )


def _with_titles(frame: pd.DataFrame, changed: Mapping[str, str]) -> pd.DataFrame:
    return frame.assign(unconfirmed_title=pd.Series([changed.get(kpi) for kpi in frame["kpi"]], dtype="object"))


def results_for(
    workspace: Workspace, municipality: str, year: int, programme: Path, snapshot: str, key: str
) -> Results:
    """Return the results of one report, read where they were made before with the same ``key``, else made and kept.

    Raises UsageError for an unknown municipality, DataError for tables that are not built, ProgrammeError, and what
    ``method.assess`` raises.
    """
    report = f"{programme.stem}-{_place(workspace, programme)}-{snapshot}-{municipality}-{year}"
    folder = workspace.processed / "assessed" / f"{report}-{key[:16]}"
    if not folder.exists():
        tables = tables_in(workspace.processed / snapshot)
        check_municipality(municipality, tables.areas)
        loaded = programme_now(programme)
        inputs = method_inputs(loaded, tables, earlier_tables(workspace, snapshot, kinds_of(loaded, programme)))
        _write(_assessed(loaded, inputs, municipality, year, snapshot), folder)
    return Results(**{field.name: pd.read_parquet(folder / f"{field.name}.parquet") for field in fields(Results)})


def _place(workspace: Workspace, programme: Path) -> str:
    """Return what tells programmes of one name in different folders apart, the same in every checkout."""
    root = workspace.root.resolve()
    inside = programme.relative_to(root) if programme.is_relative_to(root) else programme
    return key_of([inside.as_posix()])[:8]


def _assessed(programme: Programme, inputs: Inputs, municipality: str, year: int, snapshot: str) -> Results:
    return assess(
        inputs,
        year=year,
        municipalities=[municipality],
        snapshot=snapshot,
        programme_version=programme.id,
    )


def _write(results: Results, folder: Path) -> None:
    """Write every table beside ``folder`` and rename it into place; then drop the same report's older results.

    Two processes may do so at once: the one that comes second finds the first one's tables, which are the same.
    Raises OSError where the tables cannot be written; the older results then remain.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for field in fields(Results):
            getattr(results, field.name).to_parquet(beside / f"{field.name}.parquet", index=False)
        beside.chmod(0o755)
        _put(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    report = folder.name.rpartition("-")[0]
    for old in folder.parent.iterdir():
        if old != folder and old.name.rpartition("-")[0] == report:
            shutil.rmtree(old, ignore_errors=True)


def _put(beside: Path, folder: Path) -> None:
    try:
        beside.rename(folder)
    except OSError:
        if not folder.exists():
            raise
