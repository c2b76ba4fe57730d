"""``nulage report``, ``build`` and ``open``: make the report and look at it."""

from __future__ import annotations

from rich.table import Table

from indicators.cli.console import app, failures, out, progress_bars, said_snapshot, shown
from indicators.cli.options import (
    HOME,
    LAST_YEAR,
    PROGRAMME,
    AsOf,
    Debug,
    Municipality,
    ProgrammeOption,
    Renderer,
    RendererOption,
    Snapshot,
    Workers,
    Year,
)


@app.command()
def report(
    municipality: Municipality = HOME,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    workers: Workers = 2,
    renderer: RendererOption = Renderer.auto,
    debug: Debug = False,
) -> None:
    """Gör hela rapporten: data, notebooks, figurer, webbplats och PDF."""
    with failures(debug):
        out.print(f"Gör rapporten för {municipality}, {year} …", markup=False)
        from indicators.build import Request, build_report
        from indicators.workspace import find_workspace

        workspace = find_workspace()
        chosen = said_snapshot(workspace, snapshot, as_of)
        request = Request(municipality, year, programme, chosen, workers, renderer.value)
        with progress_bars() as progress:
            outcome = build_report(workspace, request, progress)
        out.print(summary_table(outcome))


@app.command()
def build(
    municipality: Municipality = HOME,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    workers: Workers = 2,
    debug: Debug = False,
) -> None:
    """Gör data, bedömningar och körda notebooks, men ingen webbplats eller PDF."""
    with failures(debug):
        from indicators.build import Request, build_notebooks
        from indicators.workspace import find_workspace

        workspace = find_workspace()
        chosen = said_snapshot(workspace, snapshot, as_of)
        request = Request(municipality, year, programme, chosen, workers)
        with progress_bars() as progress:
            outcome = build_notebooks(workspace, request, progress)
        out.print(summary_table(outcome))


@app.command(name="open")
def open_(municipality: Municipality = HOME, year: Year = LAST_YEAR, debug: Debug = False) -> None:
    """Visa den senast gjorda rapporten i webbläsaren (delas ut på den egna datorn tills du trycker Ctrl-C)."""
    with failures(debug):
        from indicators.serving import serve_site
        from indicators.workspace import find_workspace

        folder = find_workspace().build(municipality, year) / "site"
        serve_site(
            folder, lambda address: out.print(f"Rapporten visas på {address} – avsluta med Ctrl-C", markup=False)
        )


def summary_table(outcome: object) -> Table:
    """Return what a run made, as the table printed at its end."""
    from indicators.build import Outcome
    from indicators.words import marks

    assert isinstance(outcome, Outcome)
    counts = outcome.picture.results.assessments["verdict"].value_counts()
    words = {**marks.BRIEF, "na": marks.VERDICTS["na"].lower()}
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
