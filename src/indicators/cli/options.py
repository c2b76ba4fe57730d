"""The options that commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

HOME, LAST_YEAR, PROGRAMME = "0665", 2022, "2020-02-remiss"


class Renderer(StrEnum):
    """Which renderer makes site and PDF."""

    auto = "auto"
    quarto = "quarto"
    builtin = "builtin"


Municipality = Annotated[str, typer.Option(help="Kommunkod, fyra siffror.")]
Year = Annotated[int, typer.Option(help="Rapportår, från och med 2019.")]
ProgrammeOption = Annotated[str, typer.Option(help="Programfil, eller namnet på en i programme/.")]
Snapshot = Annotated[str | None, typer.Option(help="Uttag: en mapp i data/raw/. Utelämnas: det nyaste.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATUM", help="Det nyaste uttag som var känt då, till exempel 2025-03-21."),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Antal notebooks som körs samtidigt.")]
RendererOption = Annotated[Renderer, typer.Option(help="Vad som gör webbplats och PDF.")]
Debug = Annotated[bool, typer.Option("--debug", help="Visa hela felspåret.")]
