"""``nulage propose``: three ambitions side by side, and the chosen values written into the programme."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from indicators.cli.console import app, failures, out, said_snapshot, shown
from indicators.cli.options import LAST_YEAR, PROGRAMME, AsOf, Debug, ProgrammeOption, Snapshot, Year
from indicators.words.marks import BRIEF

if TYPE_CHECKING:
    from indicators.programme import Changed, Indicator
    from indicators.proposing import Proposals

NONE = "–"
VERDICTS = {**BRIEF, "na": NONE}
FIRST_JUDGED = 2020


class Ambition(StrEnum):
    """How much is asked for."""

    low = "låg"
    medium = "medel"
    high = "hög"


Indicators = Annotated[list[str] | None, typer.Option("--indicator", help="Indikator, till exempel 2.2-N15428.")]
Criteria = Annotated[list[str] | None, typer.Option("--criterion", help='Kriterium, till exempel "2.2".')]
Goals = Annotated[list[str] | None, typer.Option("--goal", help="Mål, till exempel 2.")]
AmbitionOption = Annotated[Ambition, typer.Option(help="Ambitionen som --write skriver.")]
Write = Annotated[bool, typer.Option("--write", help="Skriv ambitionens värden i programmet som förslag.")]
Decide = Annotated[
    str | None, typer.Option("--decide", metavar="REF", help="Gör skrivna värden beslutade; REF är en källa.")
]


@app.command()
def propose(
    indicator: Indicators = None,
    criterion: Criteria = None,
    goal: Goals = None,
    ambition: AmbitionOption = Ambition.medium,
    write: Write = False,
    decide: Decide = None,
    year: Year = LAST_YEAR,
    programme: ProgrammeOption = PROGRAMME,
    snapshot: Snapshot = None,
    as_of: AsOf = None,
    debug: Debug = False,
) -> None:
    """Visa tre ambitioner för gränser och målvärden sida vid sida; skriv eller besluta de valda."""
    with failures(debug):
        from indicators import proposing
        from indicators.errors import UsageError
        from indicators.workspace import find_workspace

        workspace = find_workspace()
        selection = proposing.Selection(tuple(indicator or ()), tuple(criterion or ()), tuple(goal or ()))
        if write and decide:
            raise UsageError("Ange --write eller --decide, inte båda: värden skrivs först och beslutas sedan.")
        if decide is not None:
            _tell(proposing.decide(workspace, programme, selection, decide), f"beslutade enligt {decide}")
            return
        chosen = said_snapshot(workspace, snapshot, as_of)
        _shown_or_written(proposing.propose(workspace, programme, chosen, year, selection), ambition.value, write)


def _shown_or_written(proposals: Proposals, ambition: str, write: bool) -> None:
    from indicators import proposing

    if not write:
        _show(proposals)
        return
    _tell(proposing.write(proposals, ambition), f"skrivna som förslag, ambitionen {ambition}")
    _say_silent(proposals)


def _show(proposals: Proposals) -> None:
    out.print("Förslag – inte beslutat. Bedömningarna är vad varje ambition hade gett.", markup=False)
    _say_decided(proposals)
    for criterion in proposals.programme.criteria:
        mine = [each for each in proposals.indicators if each.criterion == criterion.id]
        if any(each.id not in proposals.silent for each in mine):
            out.print()
            out.print(f"{criterion.id} {criterion.name}", markup=False, style="bold")
            out.print(_table(proposals, mine))
    _say_silent(proposals)


def _say_decided(proposals: Proposals) -> None:
    """Say for which indicators the programme has decided values, which the rows below are not."""
    decided = {each.id: [value.year for value in each.values if value.decided] for each in proposals.indicators}
    if any(decided.values()):
        out.print("Beslutade värden finns redan i programmet, och rapporten bedömer mot dem:", markup=False)
    for name, years in decided.items():
        if years:
            out.print(f"  {name}: {', '.join(str(year) for year in sorted(years))}", markup=False, soft_wrap=True)


def _table(proposals: Proposals, indicators: list[Indicator]) -> Table:
    years = [year for year in proposals.years if _has(proposals, indicators, year)]
    judged = list(range(FIRST_JUDGED, proposals.year + 1))
    table = Table("Indikator", "Ambition", box=None, pad_edge=False)
    for name in (*(str(each) for each in years), "Lång sikt", "Gräns"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(f"Bedömning {judged[0]}–{judged[-1]}" if judged else "Bedömning")
    for each in indicators:
        if each.id not in proposals.silent:
            for place, row in enumerate(_rows(proposals, each, years, judged)):
                table.add_row(Text(f"{each.kpi} {each.short}" if place == 0 else ""), *row)
            table.add_section()
    return table


def _has(proposals: Proposals, indicators: list[Indicator], year: int) -> bool:
    targets = proposals.found.targets
    mine = targets["indicator"].isin([each.id for each in indicators])
    return bool((targets.loc[mine, "year"] == year).any())


def _rows(proposals: Proposals, indicator: Indicator, years: list[int], judged: list[int]) -> list[list[str]]:
    from indicators.words.numbers import number

    def said(value: float | None) -> str:
        return NONE if value is None or value != value else number(value, indicator.decimals)

    rows = []
    for ambition in Ambition:
        targets = {int(row["year"]): row for row in proposals.rows(indicator, ambition.value)}
        far, verdicts = targets[max(targets)], proposals.verdicts(indicator, ambition.value)
        by_year = [said(targets[year]["target"]) if year in targets else NONE for year in years]
        words = ", ".join(VERDICTS[verdicts[year]] for year in judged)
        rows.append([ambition.value, *by_year, f"{said(far['long_term'])} ({max(targets)})", said(far["limit"]), words])
    return rows


def _say_silent(proposals: Proposals) -> None:
    if proposals.silent:
        out.print()
        out.print("Utan förslag, och därför inte skrivna:", markup=False)
    for name, why in proposals.silent.items():
        out.print(f"  {name}: {why}", markup=False, soft_wrap=True)


def _tell(changed: Changed, what: str) -> None:
    written, kept = len(changed.written), len(changed.kept)
    indicators = len({each.id for each, _ in changed.written})
    if written:
        values = "1 värde" if written == 1 else f"{written} värden"
        whose = "1 indikator" if indicators == 1 else f"{indicators} indikatorer"
        out.print(f"{values} för {whose} är {what}.", markup=False)
    else:
        out.print("Inget värde har ändrats.", markup=False)
    if kept:
        values = "1 värde var redan beslutat" if kept == 1 else f"{kept} värden var redan beslutade"
        out.print(f"{values} och är kvar som {'det' if kept == 1 else 'de'} var.", markup=False)
    for file in changed.files:
        out.print(f"  {shown(file)}", markup=False, soft_wrap=True)
