"""The command ``nulage``: the one place that prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from indicators.errors import NulageError, UsageError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Följ upp kommunens mål: bygg, kontrollera och visa statusrapporten.",
)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


class Renderer(StrEnum):
    """Which renderer makes site and PDF."""

    auto = "auto"
    quarto = "quarto"
    builtin = "builtin"


Municipality = Annotated[str, typer.Option(help="Kommunkod, fyra siffror.")]
Year = Annotated[int, typer.Option(help="Rapportår, från och med 2019.")]
ProgrammeOption = Annotated[str, typer.Option(help="Programfil, eller namnet på en i programme/.")]
Snapshot = Annotated[str, typer.Option(help="Uttag: en mapp i data/raw/.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Antal notebooks som körs samtidigt.")]
RendererOption = Annotated[Renderer, typer.Option(help="Vad som gör webbplats och PDF.")]
Debug = Annotated[bool, typer.Option("--debug", help="Visa hela felspåret.")]


@contextmanager
def failures(debug: bool) -> Iterator[None]:
    """Turn the project's own errors into one message and an exit status: 1 failed, 2 wrong use."""
    try:
        yield
    except NulageError as error:
        if debug:
            raise
        err.print(f"fel: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error
    except typer.Exit:
        raise
    except Exception as error:
        if debug:
            raise
        message = f"oväntat fel, {type(error).__name__}: {error}. Kör kommandot med --debug för hela felspåret."
        err.print(message, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        err.print(
            "avbrutet: den senaste hela rapporten ligger kvar; kör kommandot igen för att fortsätta", markup=False
        )
        raise typer.Exit(1) from error


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows how far each step has come: bars on a terminal, otherwise one line a finished step."""
    if not out.is_terminal:
        yield lambda step, done, of: out.print(f"{step}: klart ({of})") if done == of else None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=out) as bars:
        tasks: dict[str, int] = {}

        def show(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=of)
            bars.update(tasks[step], completed=done, total=of)  # type: ignore[arg-type]

        yield show


@app.command()
def report(
    municipality: Municipality = "0665",
    year: Year = 2022,
    programme: ProgrammeOption = "2020-02-remiss",
    snapshot: Snapshot = "2024-host",
    workers: Workers = 2,
    renderer: RendererOption = Renderer.auto,
    debug: Debug = False,
) -> None:
    """Gör hela rapporten: data, notebooks, figurer, webbplats och PDF."""
    with failures(debug):
        out.print(f"Gör rapporten för {municipality}, {year} …", markup=False)
        from indicators.build import Request, build_report
        from indicators.workspace import find_workspace

        request = Request(municipality, year, programme, snapshot, workers, renderer.value)
        with progress_bars() as progress:
            outcome = build_report(find_workspace(), request, progress)
        out.print(summary_table(outcome))


@app.command()
def build(
    municipality: Municipality = "0665",
    year: Year = 2022,
    programme: ProgrammeOption = "2020-02-remiss",
    snapshot: Snapshot = "2024-host",
    workers: Workers = 2,
    debug: Debug = False,
) -> None:
    """Gör data, bedömningar och körda notebooks, men ingen webbplats eller PDF."""
    with failures(debug):
        from indicators.build import Request, build_notebooks
        from indicators.workspace import find_workspace

        request = Request(municipality, year, programme, snapshot, workers)
        with progress_bars() as progress:
            outcome = build_notebooks(find_workspace(), request, progress)
        out.print(summary_table(outcome))


@app.command()
def check(
    programme: ProgrammeOption = "2020-02-remiss", snapshot: Snapshot = "2024-host", debug: Debug = False
) -> None:
    """Kontrollera programmet och uttaget; varje fel med fil och rad."""
    with failures(debug):
        from indicators.checking import check_all
        from indicators.workspace import find_workspace

        findings = check_all(find_workspace(), programme, snapshot)
        for line in findings.lines:
            out.print(line, markup=False, soft_wrap=True)
        raise typer.Exit(1 if findings.failed else 0)


@app.command(name="open")
def open_(municipality: Municipality = "0665", year: Year = 2022, debug: Debug = False) -> None:
    """Visa den senast gjorda rapporten i webbläsaren (delas ut på den egna datorn tills du trycker Ctrl-C)."""
    with failures(debug):
        from indicators.serving import serve_site
        from indicators.workspace import find_workspace

        folder = find_workspace().build(municipality, year) / "site"
        serve_site(
            folder, lambda address: out.print(f"Rapporten visas på {address} – avsluta med Ctrl-C", markup=False)
        )


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


def summary_table(outcome: object) -> Table:
    """Return what a run made, as the table printed at its end."""
    from indicators.build import Outcome

    assert isinstance(outcome, Outcome)
    counts = outcome.picture.results.assessments["verdict"].value_counts()
    words = {"met": "uppfyllt", "partly": "delvis", "not": "inte", "na": "kan inte bedömas"}
    table = Table("Rapport", f"{outcome.picture.place} {outcome.picture.year}", box=None)
    table.add_row("Bedömningar", ", ".join(f"{counts.get(code, 0)} {word}" for code, word in words.items()))
    table.add_row("Notebooks", f"{outcome.notebooks}, varav {outcome.notebooks_run} kördes nu")
    if outcome.rendered:
        table.add_row("Figurer", str(outcome.figures))
        table.add_row("Gjord med", f"{outcome.rendered.renderer} {outcome.rendered.version}")
        for message in outcome.rendered.messages:
            table.add_row("Obs", message)
        table.add_row("Webbplats", shown(outcome.rendered.site))
        table.add_row("PDF", shown(outcome.rendered.pdf))
    table.add_row("Tabeller", shown(outcome.folder))
    table.add_row("Tid", f"{outcome.seconds:.1f} s".replace(".", ","))
    return table


def shown(path: Path) -> str:
    """Return ``path`` relative to the current folder when it lies there."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def main() -> None:
    """Run the command line; wrong use ends with status 2, a failure with 1."""
    sys.exit(app())
