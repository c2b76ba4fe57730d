"""What differs between two snapshots, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from indicators.cli.console import out
from indicators.cli.moves import print_moves

if TYPE_CHECKING:
    from indicators.pages.revision_facts import Revisions


def print_revisions(found: Revisions) -> None:
    """Print titles and groups that changed, the municipality's values that differ, all areas counted, and the marks."""
    from indicators.words import revisions as words

    sides = [f"{each.snapshot} ({each.snapshot_label})" for each in (found.before, found.after)]
    out.print(f"{sides[0]} → {sides[1]}", markup=False, soft_wrap=True)
    _print_titles(found)
    _print_own(found)
    _print_counts(found)
    _print_groups(found)
    print_moves(found.moves, of_programmes=False)
    _say(words.WHOLE_SNAPSHOT)
    _say(words.because_of_title(found.moved_by_title))


def _print_titles(found: Revisions) -> None:
    from indicators.words import revisions as words

    for change, kpis in found.kpis.items():
        if kpis:
            where = found.after.snapshot if change == "new" else found.before.snapshot
            out.print(f"Bara i {where}: {', '.join(kpis)}", markup=False, soft_wrap=True)
    _head("Titlar som ändrats", len(found.titles))
    for row in found.titles.to_dict("records"):
        out.print(f"{row['kpi']}: ”{row['before']}” → ”{row['after']}”", markup=False, soft_wrap=True)
        out.print(f"  {words.COMPARED if row['compared'] else words.NOT_COMPARED}", markup=False, soft_wrap=True)


def _print_own(found: Revisions) -> None:
    from indicators.words import revisions as words

    _head(f"Värden för {found.after.place} som skiljer sig", len(found.own))
    rows = found.own[found.own["shown"]]
    cells = [
        [
            f"{row['kpi']} {found.words[row['kpi']].label}",
            words.SEXES[row["gender"]],
            str(row["period"]),
            *words.value_cells(row, found.words[row["kpi"]]),
            words.CHANGES[row["change"]],
        ]
        for row in rows.to_dict("records")
    ]
    _print_table(("Nyckeltal", "Kön", "År", "Före", "Efter", "Skillnad", "Vad"), cells)
    _say(words.unseen(len(found.own) - len(rows)))


def _print_counts(found: Revisions) -> None:
    from indicators.words import revisions as words

    _head("Alla områden, antal med ändrat totalvärde: nyckeltal och år", len(found.counts))
    cells = [
        [f"{row['kpi']} {found.words[row['kpi']].label}", str(row["period"]), *words.area_cells(row)]
        for row in found.counts.to_dict("records")
    ]
    _print_table(("Nyckeltal", "År", *(word.capitalize() for word in words.CHANGES.values())), cells)


def _print_groups(found: Revisions) -> None:
    own = found.groups["owner"].isna() | (found.groups["owner"] == found.after.municipality)
    _head("Jämförelsegrupper med andra medlemmar", len(found.groups))
    for row in found.groups[own].to_dict("records"):
        parts = [f"{word} {row[name]}" for name, word in (("gone", "utan"), ("new", "nya")) if row[name]]
        out.print(f"{row['group']} {row['title']}: {'; '.join(parts)}", markup=False, soft_wrap=True)
    others = int((~own).sum())
    _say(f"{others} av dem är andra kommuners." if others else "")


def _head(title: str, count: int) -> None:
    out.print(f"\n[bold]{escape(title)}[/bold]: {count or 'inga'}")


def _say(text: str) -> None:
    if text:
        out.print(text, markup=False, soft_wrap=True)


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    table = Table(*columns, box=None, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)
