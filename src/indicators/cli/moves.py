"""Which marks and roll-ups differ between two reports, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from indicators.cli.console import out

if TYPE_CHECKING:
    import pandas as pd

    from indicators.pages.report_moves import Moves


def print_moves(moves: Moves, *, of_programmes: bool) -> None:
    """Print which marks and roll-ups differ between two reports, each with its cause."""
    _print_marks(moves, of_programmes)
    _print_rollups(moves)


def _print_marks(moves: Moves, of_programmes: bool) -> None:
    from indicators.records import records
    from indicators.words import movements as moved

    places = [
        f"{each.place} {each.year}, {each.programme.id}, uttag {each.snapshot}" for each in (moves.before, moves.after)
    ]
    out.print(f"\n[bold]Märken som skiljer sig[/bold]: {escape(places[0])} → {escape(places[1])}")
    if not of_programmes:
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
        table.add_row(*(escape(cell) for cell in _mark_cells(moves, row)))
    out.print(table)


def _mark_cells(moves: Moves, row: dict[str, Any]) -> list[str]:
    from indicators.words import movements as moved

    pictures = (moves.after, moves.before)
    indicator = next(each for one in pictures for each in one.programme.indicators if each.kpi == row["kpi"])
    name = str(row["mark"])
    sides = [moved.mark(name, str(row[when])) for when in ("before", "after")]
    values = [moved.dated(row, when, indicator) for when in ("before", "after")]
    label = f"{indicator.short} ({indicator.id})"
    return [label, moved.MARKS[name], *sides, *values, moved.CAUSES[str(row["cause"])]]


def _print_rollups(moves: Moves) -> None:
    from indicators.words import movements as moved

    for title, frame in (
        ("Sammanvägda bedömningar", moves.rollups),
        ("Sammanvägda bedömningar med den andra regeln", moves.other_rule),
    ):
        _print_rollup(title, frame)
    out.print(moved.COUNTS_ARE, markup=False)


def _print_rollup(title: str, frame: pd.DataFrame) -> None:
    from indicators.pages.report_moves import with_other_verdict
    from indicators.records import records
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
