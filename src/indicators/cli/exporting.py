"""``nulage export``: the annual report's tables, and the results as data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indicators.cli.console import app, failures, out, said_snapshot, shown
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
from indicators.errors import UsageError

if TYPE_CHECKING:
    from indicators.pages import Picture


class Purpose(StrEnum):
    """What the export is for."""

    arsredovisning = "arsredovisning"
    data = "data"


FORMATS = {Purpose.arsredovisning: ("xlsx", "docx"), Purpose.data: ("csv", "json")}

For = Annotated[Purpose, typer.Option("--for", help="arsredovisning: xlsx och docx. data: csv, json och datapaket.")]
To = Annotated[Path | None, typer.Option("--to", help="Mapp. Utelämnas: build/<kommun>/<år>/export.")]
Formats = Annotated[str, typer.Option("--format", help="Format med komma mellan. Utelämnas: alla som passar.")]


@app.command()
def export(
    purpose: For = Purpose.arsredovisning,
    municipality: Municipality = HOME,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    to: To = None,
    formats: Formats = "",
    debug: Debug = False,
) -> None:
    """Skriv årsredovisningens tabeller (xlsx, docx), eller bedömningarna som data (csv, json, datapaket)."""
    with failures(debug):
        chosen = chosen_formats(purpose, formats)
        from indicators.pages import open_picture
        from indicators.report.exports import write_all
        from indicators.workspace import find_workspace

        vintage = said_snapshot(find_workspace(), snapshot, as_of)
        picture = open_picture(municipality, year, programme, vintage)
        folder = to or picture.workspace.build(municipality, year) / "export"
        for path in write_all(folder, made(picture, purpose, chosen)):
            out.print(shown(path), markup=False, soft_wrap=True)


def chosen_formats(purpose: Purpose, written: str) -> list[str]:
    """Return the formats asked for, or all that the purpose has; raise UsageError for one it does not have."""
    known = FORMATS[purpose]
    asked = [each.strip().lower() for each in written.split(",") if each.strip()] if written.strip() else list(known)
    wrong = [each for each in asked if each not in known]
    if wrong or not asked:
        what = f"formatet {wrong[0]!r} finns inte" if wrong else "inget format är angivet"
        raise UsageError(f"{what} för --for {purpose.value}. Välj bland {', '.join(known)}.")
    return list(dict.fromkeys(asked))


def made(picture: Picture, purpose: Purpose, formats: list[str]) -> dict[str, bytes]:
    """Return the files of the export, by name."""
    from indicators.report.exports import annual_report, data_files, document, workbook

    if purpose is Purpose.data:
        return data_files(picture, formats)
    report = annual_report(picture)
    makers = {"xlsx": workbook, "docx": document}
    return {f"{report.name}.{form}": makers[form](report) for form in formats}
