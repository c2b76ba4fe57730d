"""Propose limits and targets: three ambitions side by side, and the chosen one written into the programme.

Only for the programme's own municipality: what others would get from the same programme is nobody's choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.errors import UsageError
from indicators.method import AMBITIONS, WhatIf, proposals_only, what_if
from indicators.method.inputs import FIRST_YEAR
from indicators.pages.processed import tables_of
from indicators.pages.store import method_inputs
from indicators.programme import (
    Changed,
    ChosenValue,
    Indicator,
    Programme,
    load_programme,
    mark_decided,
    write_values,
)
from indicators.programme.kinds import kinds_of
from indicators.records import records
from indicators.workspace import Workspace, check_year

UNREAD = "beslutat mål finns men är inte inläst"
NO_PROPOSAL = "inget förslag görs för indikatorn"
NO_BASELINE = "utgångsvärde saknas"
NO_YEARS = "inget år i mandatperioden ligger efter utgångsåret"


@dataclass(frozen=True)
class Selection:
    """Which indicators are meant: ids or nyckeltal, criteria and goals; nothing at all means every indicator."""

    indicators: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    def of(self, programme: Programme) -> list[Indicator]:
        """Return the indicators in the programme's order. Raises UsageError for an id the programme does not have."""
        wanted = {programme.criterion(each).id for each in self.criteria}
        goals = {programme.goal(each).id for each in self.goals}
        named = {_named(programme, each) for each in self.indicators}
        everything = not (self.indicators or self.criteria or self.goals)
        return [
            each
            for each in programme.indicators
            if everything or each.id in named or each.criterion in wanted or each.goal in goals
        ]


def _named(programme: Programme, name: str) -> str:
    found = [each.id for each in programme.indicators if each.kpi == name]
    return found[0] if found else programme.indicator(name).id


@dataclass(frozen=True)
class Proposals:
    """The three ambitions for some indicators: targets of ``years`` and the long term, verdicts up to ``year``.

    ``silent`` says, by indicator id, why an indicator has no proposal; those with direction 0 are left out.
    """

    path: Path
    programme: Programme
    year: int
    years: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    found: WhatIf
    silent: dict[str, str]

    def values(self, indicator: Indicator, ambition: str) -> list[ChosenValue]:
        """Return the indicator's values under an ambition, as they are written: the term's years, and the long term."""
        rows = self.rows(indicator, ambition)
        long_term = max(rows, key=lambda row: int(row["year"]))
        chosen = [row for row in rows if indicator.baseline_year < row["year"] and row["year"] in self.years]
        return [
            ChosenValue(
                year=int(row["year"]),
                target=float(row["target"]),
                limit=None if row["limit"] != row["limit"] else float(row["limit"]),
                status="förslag",
                ambition=ambition,  # type: ignore[arg-type]
                **_far(long_term) if row is chosen[-1] else {},
            )
            for row in chosen
        ]

    def rows(self, indicator: Indicator, ambition: str) -> list[dict[str, Any]]:
        """Return the rows of targets of an indicator under an ambition, by year."""
        targets = self.found.targets
        mine = targets[(targets["indicator"] == indicator.id) & (targets["ambition"] == ambition)]
        return records(mine.sort_values("year"))

    def verdicts(self, indicator: Indicator, ambition: str) -> dict[int, str]:
        """Return the indicator's verdict by report year under an ambition."""
        frame = self.found.verdicts
        mine = frame[(frame["indicator"] == indicator.id) & (frame["ambition"] == ambition)]
        return {int(row["year"]): str(row["verdict"]) for row in mine.to_dict("records")}


def _far(row: dict[str, Any]) -> dict[str, Any]:
    return {"long_term": float(row["long_term"]), "long_term_year": int(row["year"])}


def propose(workspace: Workspace, programme: str, snapshot: str, year: int, selection: Selection) -> Proposals:
    """Return the three ambitions for the selected indicators, with the verdicts of every report year up to ``year``.

    Raises UsageError for a programme, snapshot, year or id that does not exist; other rooms' errors pass through.
    """
    path, _, _ = workspace.programme(programme), workspace.snapshot(snapshot), check_year(year)
    loaded = load_programme(path)
    judged = [each for each in selection.of(loaded) if each.direction]
    if not judged:
        raise UsageError("Inga av de valda indikatorerna bedöms (direction 0), så det finns inget att föreslå.")
    everything = method_inputs(loaded, tables_of(workspace, snapshot, kinds_of(loaded, path)))
    years = tuple(range(max(loaded.term[0], FIRST_YEAR + 1), loaded.term[1] + 1))
    found = what_if(
        proposals_only(everything, [each.id for each in judged]),
        years=range(FIRST_YEAR, year + 1),
        target_years=years,
        municipalities=[loaded.municipality],
        snapshot=snapshot,
    )
    silent = {each.id: why for each in judged if (why := _why_not(each, found, years))}
    return Proposals(path, loaded, year, years, tuple(judged), found, silent)


def _why_not(indicator: Indicator, found: WhatIf, years: Sequence[int]) -> str:
    mine = found.targets[found.targets["indicator"] == indicator.id]
    if indicator.decided_unread:
        return UNREAD
    if indicator.proposal == "none":
        return NO_PROPOSAL
    after = [year for year in years if year > indicator.baseline_year]
    if not after:
        return NO_YEARS
    return "" if mine["year"].isin(after).any() else NO_BASELINE


def write(proposals: Proposals, ambition: str) -> Changed:
    """Write the values of an ambition as proposals into the programme's files; decided values are kept.

    Raises UsageError for an unknown ambition or when there is nothing to write, WritingError when it cannot be done.
    """
    if ambition not in AMBITIONS:
        raise UsageError(f"Ambitionen {ambition!r} finns inte. Ange en av: {', '.join(AMBITIONS)}.")
    there = [each for each in proposals.indicators if each.id not in proposals.silent]
    if not there:
        raise UsageError("Inga av de valda indikatorerna har något förslag, så inget kan skrivas.")
    return write_values(proposals.path, {each.id: proposals.values(each, ambition) for each in there})


def decide(workspace: Workspace, programme: str, selection: Selection, reference: str) -> Changed:
    """Mark the written values of the selected indicators as decided by the source ``reference``, with its date.

    Raises UsageError for an unknown programme or id, WritingError when it cannot be done.
    """
    path = workspace.programme(programme)
    return mark_decided(path, [each.id for each in selection.of(load_programme(path))], reference)
