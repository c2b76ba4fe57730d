"""``nulage fetch``: a new snapshot from Kolada and SCB, and what differs from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from indicators.cli.console import app, failures, out, progress_bars, shown
from indicators.cli.options import PROGRAMME, Debug, ProgrammeOption

if TYPE_CHECKING:
    from indicators.sources.fetching import Fetched

Home = Annotated[str | None, typer.Option(help="Kommunkod för små områden. Utelämnas: programmets egen.")]
SmallAreas = Annotated[bool, typer.Option("--small-areas/--no-small-areas", help="Hämta små områden (DeSO) från SCB.")]
Accepted = Annotated[
    list[str] | None,
    typer.Option("--accept-fewer", metavar="NYCKELTAL", help="Godta färre värden än i förra uttaget; kan upprepas."),
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Fråga efter allt på nytt, även det som ett avbrutet försök hann hämta.")
]
From = Annotated[int | None, typer.Option("--from", metavar="ÅR", help="Första året. Utelämnas: data/sources.yml.")]

INTERRUPTED = "avbrutet: inget uttag har ändrats; kör kommandot igen, så används det som redan är hämtat"


@app.command()
def fetch(
    programme: ProgrammeOption = PROGRAMME,
    municipality: Home = None,
    small_areas: SmallAreas = True,
    accept_fewer: Accepted = None,
    from_year: From = None,
    fresh: Fresh = False,
    debug: Debug = False,
) -> None:
    """Hämta ett nytt uttag från Kolada och SCB, och visa vad som skiljer det från det förra."""
    with failures(debug, interrupted=INTERRUPTED):
        from indicators.collecting import Order, collect
        from indicators.workspace import find_workspace

        order = Order(programme, municipality, small_areas, tuple(accept_fewer or ()), from_year, fresh)
        with progress_bars() as progress:
            made = collect(find_workspace(), order, progress)
        _tell(made)


def _tell(made: Fetched) -> None:
    from indicators.words.numbers import number

    counts = f"{number(made.values, 0)} värden, {number(made.requests, 0)} frågor till leverantörerna"
    out.print(f"Nytt uttag {made.id}: {counts}. {shown(made.folder)}", markup=False, soft_wrap=True)
    lines = made.differences.lines()
    out.print("Skiljer sig från det förra uttaget:" if lines else "Inget att granska: samma titlar, grupper och fält.")
    for line in lines:
        out.print(f"  {line}", markup=False, soft_wrap=True)
