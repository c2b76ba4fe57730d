"""``nulage check`` and ``doctor``: what is wrong, and what is missing."""

from __future__ import annotations

import typer
from rich.table import Table

from indicators.cli.console import app, failures, out, said_snapshot
from indicators.cli.options import PROGRAMME, AsOf, Debug, ProgrammeOption, Snapshot


@app.command()
def check(
    programme: ProgrammeOption = PROGRAMME, snapshot: Snapshot = None, as_of: AsOf = None, debug: Debug = False
) -> None:
    """Kontrollera programmet och uttaget; varje fel med fil och rad."""
    with failures(debug):
        from indicators.checking import check_all
        from indicators.workspace import find_workspace

        workspace = find_workspace()
        findings = check_all(workspace, programme, said_snapshot(workspace, snapshot, as_of))
        for line in findings.lines:
            out.print(line, markup=False, soft_wrap=True)
        raise typer.Exit(1 if findings.failed else 0)


@app.command()
def doctor(debug: Debug = False) -> None:
    """Visa vad som är installerat och vad som saknas, med bot för varje brist."""
    with failures(debug):
        from indicators.doctor import examine

        findings = examine()
        table = Table("Vad", "Läge", "Besked", box=None)
        for finding in findings:
            table.add_row(finding.what, "finns" if finding.ok else "saknas", finding.note)
        out.print(table)
        raise typer.Exit(1 if any(finding.needed and not finding.ok for finding in findings) else 0)
