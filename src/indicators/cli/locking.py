"""``nulage lock``: keep a year's programme and marks as they are today."""

from __future__ import annotations

from typing import Annotated

import typer

from indicators.cli.console import app, failures, out, said_snapshot, shown
from indicators.cli.options import HOME, PROGRAMME, AsOf, Debug, Municipality, ProgrammeOption, Snapshot


@app.command()
def lock(
    year: Annotated[int, typer.Argument(help="Året som låses, från och med 2019.", metavar="ÅR")],
    municipality: Municipality = HOME,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    debug: Debug = False,
) -> None:
    """Lås ett år: spara program och bedömningar så att senare rapporter visar dem bredvid dagens."""
    with failures(debug):
        import datetime as dt

        from indicators.locking.year import lock_year
        from indicators.outputs import commit
        from indicators.pages import open_picture
        from indicators.workspace import find_workspace

        chosen = said_snapshot(find_workspace(), snapshot, as_of)
        picture = open_picture(municipality, year, programme, chosen)
        folder = lock_year(picture, on=dt.date.today(), commit=commit(picture.workspace.root))
        out.print(f"{year} är låst: {shown(folder)}", markup=False)
        out.print("Lägg till mappen i git, så att låset finns kvar.", markup=False)
