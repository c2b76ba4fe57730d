"""The annual report's tables: the current state with proposed values, or outcome against target, year by year.

In the year the indicators are measured from nothing can be judged yet: the report then has the current state, the
accepted limit and the values proposed for the years after it, and no verdicts (docs/method.md, section 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mode

from indicators.pages.info import report_info
from indicators.pages.picture import Picture
from indicators.programme import Criterion, Goal
from indicators.report.exports.lines import Line, lines_of
from indicators.report.exports.summed import COMMENTS, goals_and_criteria
from indicators.report.exports.tables import Column, Table, table
from indicators.words import marks
from indicators.words.numbers import years

STATUS = "Status för målvärde och gräns"
NO_INDICATOR = "Kriteriet har ingen egen indikator."


@dataclass(frozen=True)
class Chapter:
    """What the Word document has of one goal: its wording, and a table or a sentence for each criterion."""

    title: str
    text: str
    sections: tuple[tuple[str, Table | str], ...]


@dataclass(frozen=True)
class AnnualReport:
    """Everything both files say; ``date`` is the snapshot's, never the clock's."""

    name: str
    title: str
    intro: tuple[str, ...]
    indicators: Table
    chapters: tuple[Chapter, ...]
    summed: Table
    provenance: Table
    date: str


def is_current_state(picture: Picture) -> bool:
    """Return whether the report year is the one that most indicators are measured from, or before it.

    Some are measured from another year, such as the election before: the commonest year decides.
    """
    return picture.year <= mode(each.baseline_year for each in picture.programme.indicators)


def annual_report(picture: Picture) -> AnnualReport:
    """Return the annual report's tables for the picture's year."""
    lines = lines_of(picture)
    columns = _state(picture, lines) if is_current_state(picture) else _outcome()
    sheet = [*_where(), *(column for column in columns if column.only != "paper")]
    what = "Nuläge" if is_current_state(picture) else "Måluppfyllelse"
    info = report_info(picture)
    place = f"{what} {picture.year}, {picture.place}"
    return AnnualReport(
        f"arsredovisning-{picture.municipality}-{picture.year}",
        f"{place} – underlag till årsredovisningen",
        (info.subtitle, *(part for part in (info.status, _reading(picture)) if part)),
        table("indikatorer", f"{place}: alla indikatorer", sheet, lines),
        tuple(_chapter(picture, goal, columns, lines) for goal in picture.programme.goals),
        goals_and_criteria(picture, lines, judged=not is_current_state(picture)),
        _provenance(picture),
        info.date,
    )


def _reading(picture: Picture) -> str:
    if is_current_state(picture):
        return f"{picture.year} är utgångsår. Därför finns inga bedömningar; tabellerna visar läget och det föreslagna."
    return "Målvärdet och gränsen gäller värdets eget år. En osäker bedömning ryms inom slumpen eller felmarginalen."


def _where() -> list[Column[Line]]:
    return [
        Column("Mål", 10, lambda line: line.goal.name),
        Column("Kriterium", 34, lambda line: f"{line.criterion.id} {line.criterion.name}"),
        Column("Nyckeltal", 11, lambda line: line.indicator.kpi),
    ]


def _last() -> list[Column[Line]]:
    return [
        Column("Källa", 30, lambda line: line.source, only="sheet"),
        Column(COMMENTS, 60, lambda line: line.comment, only="sheet"),
    ]


def _state(picture: Picture, lines: Sequence[Line]) -> list[Column[Line]]:
    """Return the columns of the current state: value, limit, the values proposed for the years after, long term."""
    ahead = {year for line in lines for year in line.targets if picture.year < year <= picture.year + 3}
    targets: list[Column[Line]] = [
        Column(f"Målvärde {year}", 11, lambda line, year=year: line.target(year), numeric=True)  # type: ignore[misc]
        for year in sorted(ahead)
    ]
    return [
        Column("Indikator", 44, lambda line: line.name),
        Column("Enhet", 20, lambda line: line.unit),
        Column("Nuläge", 11, lambda line: line.number("value"), numeric=True),
        Column("År", 7, lambda line: line.year("period"), numeric=True),
        Column("Accepterad gräns", 12, lambda line: line.number("limit"), numeric=True),
        *targets,
        Column("Långsiktigt målvärde", 13, lambda line: line.number("long_term"), numeric=True, only="sheet"),
        Column("Långsiktigt år", 11, lambda line: line.long_term_year, numeric=True, only="sheet"),
        Column("Långsiktigt målvärde (år)", 15, lambda line: line.long_term, numeric=True, only="paper"),
        Column(STATUS, 26, lambda line: line.status, only="sheet"),
        Column(STATUS, 26, lambda line: line.status_and_note, only="paper"),
        Column("Anmärkning", 40, lambda line: line.note, only="sheet"),
        *_last(),
    ]


def _outcome() -> list[Column[Line]]:
    """Return the columns of a judged year: outcome, target, limit, verdict or reason, and pace."""
    return [
        Column("Indikator", 44, lambda line: line.name),
        Column("Enhet", 20, lambda line: line.unit),
        Column("Utgångsvärde", 13, lambda line: line.number("baseline"), numeric=True, only="sheet"),
        Column("Utgångsår", 10, lambda line: line.year("baseline_period"), numeric=True, only="sheet"),
        Column("Utfall", 11, lambda line: line.number("value"), numeric=True),
        Column("År", 7, lambda line: line.year("period"), numeric=True),
        Column("Målvärde", 11, lambda line: line.number("target"), numeric=True),
        Column("Accepterad gräns", 12, lambda line: line.number("limit"), numeric=True),
        Column("Måluppfyllelse", 20, lambda line: line.verdict, only="sheet"),
        Column("Måluppfyllelse", 30, lambda line: line.verdict_or_reason, only="paper"),
        Column("Osäker bedömning", 11, lambda line: line.uncertain, only="sheet"),
        Column("Varför inte bedömd", 44, lambda line: line.reason, only="sheet"),
        Column("Takt", 18, lambda line: line.pace),
        Column(STATUS, 26, lambda line: line.status),
        *_last(),
    ]


def _chapter(picture: Picture, goal: Goal, columns: list[Column[Line]], lines: list[Line]) -> Chapter:
    """Return the goal's part of the Word document; comments on goals and criteria stand in the table of those."""
    lead = f"{picture.programme.goals_lead} " if goal.exact and goal.kind == "overgripande" else ""
    undecided = "" if goal.mark == "beslutat" else f" {marks.UNDECIDED}."
    sections: list[tuple[str, Table | str]] = []
    for criterion in picture.programme.criteria_of(goal.id):
        mine = [line for line in lines if line.criterion.id == criterion.id]
        sections.append((_titled(criterion), _section(picture, criterion, columns, mine)))
    return Chapter(goal.name, f"{lead}{goal.text}{undecided}", tuple(sections))


def _titled(criterion: Criterion) -> str:
    mark = "" if criterion.mark == "beslutat" else f" ({marks.UNDECIDED})"
    return f"{criterion.id} {criterion.name}{mark}"


def _section(picture: Picture, criterion: Criterion, columns: list[Column[Line]], mine: list[Line]) -> Table | str:
    if not mine:
        return NO_INDICATOR
    said = any(line.comment for line in mine)
    kept = [each for each in columns if each.only != "sheet" or (said and each.name == COMMENTS)]
    name = f"kriterium_{criterion.id.replace('.', '_').lower()}"
    what = "nuläge och föreslagna värden" if is_current_state(picture) else "utfall och måluppfyllelse"
    return table(name, f"{criterion.id} {criterion.name}: {what} {picture.year}", kept, mine)


def _provenance(picture: Picture) -> Table:
    """Return where the figures come from, one fact a row."""
    source, programme = picture.source.descriptor, picture.programme
    proposed = "proposed" in set(picture.results.targets["status"].dropna())
    facts = [
        ("Kommun", f"{picture.place} ({picture.municipality})"),
        ("Rapportår", str(picture.year)),
        ("Program", f"{programme.title}, {programme.version_name}"),
        ("Programversion", programme.id),
        ("Programmets beteckning", programme.reference),
        ("Mandatperiod", years(*programme.term)),
        ("Uttag", f"{picture.snapshot} ({picture.snapshot_label})"),
        ("Uttagets datum", source.created),
        ("Så är uttaget samlat", source.collected),
        ("Målvärden och gränser", f"{marks.UNDECIDED}, utom där raden säger Beslutat" if proposed else "Se raderna"),
        ("Källa", "Se raderna. Målvärden, gränser, bedömningar och takt: egen bearbetning."),
    ]
    columns: list[Column[tuple[str, str]]] = [
        Column("Uppgift", 28, lambda fact: fact[0]),
        Column("Innehåll", 90, lambda fact: fact[1]),
    ]
    return table("om_uppgifterna", "Om uppgifterna", columns, facts)
