"""``nulage diff``: what differs between two versions of the programme, or between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from indicators.cli.console import app, failures, out, shown
from indicators.cli.options import (
    HOME,
    LAST_YEAR,
    PROGRAMME,
    SNAPSHOT,
    Debug,
    Municipality,
    ProgrammeOption,
    Snapshot,
    Year,
)

if TYPE_CHECKING:
    import pandas as pd

    from indicators.comparing import Difference

First = Annotated[str, typer.Argument(metavar="A", help="Program, rapportår eller mapp med en gjord rapport.")]
Second = Annotated[str, typer.Argument(metavar="B", help="Det som A jämförs med, av samma slag.")]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Skriv också allt som skiljer sig till en JSON-fil.")]


@app.command()
def diff(
    first: First,
    second: Second,
    municipality: Municipality = HOME,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = SNAPSHOT,
    json_file: JsonFile = None,
    debug: Debug = False,
) -> None:
    """Visa vad som skiljer två versioner av programmet, eller två rapporter, och vilka märken som ändras av det."""
    with failures(debug):
        from indicators.comparing import Asked, as_json, difference
        from indicators.running.run import write_beside
        from indicators.workspace import find_workspace

        found = difference(find_workspace(), first, second, Asked(municipality, year, programme, snapshot))
        _print_changes(found)
        _print_marks(found)
        _print_rollups(found)
        if json_file is not None:
            json_file.parent.mkdir(parents=True, exist_ok=True)
            write_beside(json_file, as_json(found))
            out.print(f"Skrev {shown(json_file)}.", markup=False)


def _print_changes(found: Difference) -> None:
    from indicators.words import versions as words

    before, after = (each.programme.id for each in (found.moves.before, found.moves.after))
    if before == after and not found.of_programmes:
        return
    groups = words.grouped(found.changes, found.moves.after.programme.term)
    if not groups:
        out.print(f"{before} och {after}: {words.NONE}", markup=False)
    for title, rows in groups.items():
        out.print(f"\n[bold]{escape(title)}[/bold]")
        table = Table("Vad", escape(before), escape(after), "Ändring", box=None, padding=(0, 2, 0, 0))
        for what, old, new, ids in rows:
            table.add_row(*(escape(cell) for cell in (what, old, new, "\n".join(ids))))
        out.print(table)


def _print_marks(found: Difference) -> None:
    from indicators.pages.picture import records
    from indicators.words import movements as moved

    moves = found.moves
    places = [
        f"{each.place} {each.year}, {each.programme.id}, uttag {each.snapshot}" for each in (moves.before, moves.after)
    ]
    out.print(f"\n[bold]Märken som skiljer sig[/bold]: {escape(places[0])} → {escape(places[1])}")
    if not found.of_programmes:
        for line in moved.no_part(moves.steps):
            out.print(line, markup=False)
    for picture, each in moves.only_in_one:
        verdict = moved.mark("verdict", str(picture.row(each)["verdict"])).lower()
        out.print(f"Bara i {picture.programme.id}: {each.short} ({each.id}), {verdict}", markup=False)
    if moves.in_both.empty:
        out.print(moved.NOTHING_MOVED)
        return
    table = Table("Indikator", "Märke", "Före", "Efter", "Värde före", "Värde efter", "Orsak", box=None)
    for row in records(moves.in_both):
        table.add_row(*(escape(cell) for cell in _mark_cells(found, row)))
    out.print(table)


def _mark_cells(found: Difference, row: dict[str, Any]) -> list[str]:
    from indicators.words import movements as moved

    pictures = (found.moves.after, found.moves.before)
    indicator = next(each for one in pictures for each in one.programme.indicators if each.kpi == row["kpi"])
    name = str(row["mark"])
    sides = [moved.mark(name, str(row[when])) for when in ("before", "after")]
    values = [moved.dated(row, when, indicator) for when in ("before", "after")]
    label = f"{indicator.short} ({indicator.id})"
    return [label, moved.MARKS[name], *sides, *values, moved.CAUSES[str(row["cause"])]]


def _print_rollups(found: Difference) -> None:
    from indicators.words import movements as moved

    for title, frame in (
        ("Sammanvägda bedömningar", found.moves.rollups),
        ("Sammanvägda bedömningar med den andra regeln", found.moves.other_rule),
    ):
        _print_rollup(title, frame)
    out.print(moved.COUNTS_ARE, markup=False)


def _print_rollup(title: str, frame: pd.DataFrame) -> None:
    from indicators.pages.picture import records
    from indicators.pages.report_moves import with_other_verdict
    from indicators.words import movements as moved

    changed = with_other_verdict(frame)
    out.print(f"\n[bold]{title}[/bold] som ändras: {len(changed) or 'inga'}")
    if frame.empty:
        return
    table = Table("Mål eller kriterium", "Före", "Efter", box=None)
    for row in records(frame):
        sides = (moved.side(row, "before"), moved.side(row, "after"))
        table.add_row(*(escape(cell) for cell in (_rollup_name(row), *sides)))
    out.print(table)


def _rollup_name(row: dict[str, Any]) -> str:
    return f"{'Mål' if row['level'] == 'goal' else 'Kriterium'} {row['id']}"
