"""``nulage diff``: what differs between two versions of the programme, two snapshots, or two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from indicators.cli.console import app, failures, out, shown
from indicators.cli.moves import print_moves
from indicators.cli.options import (
    HOME,
    LAST_YEAR,
    PROGRAMME,
    AsOf,
    Debug,
    Municipality,
    ProgrammeOption,
    Snapshot,
    Year,
)
from indicators.cli.revisions import print_revisions
from indicators.errors import UsageError

if TYPE_CHECKING:
    from indicators.comparing import Asked, Difference
    from indicators.workspace import Workspace

First = Annotated[str, typer.Argument(metavar="A", help="Program, uttag, rapportår eller mapp med en gjord rapport.")]
Second = Annotated[str, typer.Argument(metavar="B", help="Det som A jämförs med, av samma slag.")]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Skriv också allt som skiljer sig till en JSON-fil.")]


@app.command()
def diff(
    first: First,
    second: Second,
    municipality: Municipality = HOME,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    json_file: JsonFile = None,
    debug: Debug = False,
) -> None:
    """Visa vad som skiljer två program, två uttag eller två rapporter, och vilka märken som ändras av det."""
    with failures(debug):
        from indicators.comparing import Asked, between_snapshots, names_snapshots, revisions_as_json
        from indicators.workspace import find_workspace

        workspace = find_workspace()
        if names_snapshots(workspace, first, second):
            if snapshot is not None or as_of is not None:
                raise UsageError("uttagen är redan angivna. Ta bort --snapshot och --as-of.")
            revised = between_snapshots(first, second, municipality, year, programme)
            print_revisions(revised)
            _write(json_file, revisions_as_json(revised))
        else:
            common = Asked(municipality, year, programme, workspace.chosen(snapshot, as_of).id)
            _write(json_file, _printed(workspace, first, second, common))


def _printed(workspace: Workspace, first: str, second: str, common: Asked) -> str:
    """Print what differs between two programmes or reports, and return it as JSON."""
    from indicators.comparing import as_json, difference

    found = difference(workspace, first, second, common)
    _print_changes(found)
    _print_changed(found)
    print_moves(found.moves, of_programmes=found.of_programmes)
    return as_json(found)


def _write(json_file: Path | None, text: str) -> None:
    """Write the JSON file that is asked for. Raises UsageError for a folder, ExportError where it cannot be written."""
    if json_file is None:
        return
    from indicators.report.exports.files import ExportError
    from indicators.writing import write_whole

    if json_file.is_dir():
        raise UsageError(f"{shown(json_file)} är en mapp. Ange en fil i den med --json.")
    try:
        write_whole(json_file, text)
    except OSError as error:
        remedy = "Stäng filen om den är öppen i ett annat program, eller ange en annan fil med --json."
        raise ExportError(f"{shown(json_file)} går inte att skriva ({error.strerror}). {remedy}") from error
    out.print(f"Skrev {shown(json_file)}.", markup=False)


def _print_changed(found: Difference) -> None:
    from indicators.words import movements as words

    for each in found.changed:
        out.print(words.other_basis(each.year, each.folder, each.what), markup=False)
    if found.moves.gone:
        out.print(words.gone(found.moves.gone), markup=False)


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
