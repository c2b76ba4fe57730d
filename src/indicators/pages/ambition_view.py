"""One goal's indicators under the three ambitions: targets, limits and verdicts, read once for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indicators.method import AMBITIONS, WhatIf, proposals_only, what_if
from indicators.method.inputs import FIRST_YEAR
from indicators.pages.picture import Picture, records
from indicators.pages.store import method_inputs
from indicators.programme import Goal, Indicator, load_programme

UNREAD, NOT_PROPOSED, NO_BASELINE = (
    "Beslutat mål finns men är inte inläst",
    "Inget förslag görs",
    "Inget förslag kan räknas fram",
)


@dataclass(frozen=True)
class View:
    """One goal's judged indicators under the three ambitions; ``years`` are those of the term, after the baseline."""

    picture: Picture
    goal: Goal
    found: WhatIf
    years: tuple[int, ...]
    judged: tuple[int, ...]

    @property
    def indicators(self) -> list[Indicator]:
        """The goal's indicators with a direction."""
        return [each for each in self.picture.programme.indicators if each.goal == self.goal.id and each.direction]

    def targets(self, indicator: Indicator) -> dict[str, dict[int, float]]:
        """Return the printed targets by ambition and year; empty where nothing is proposed."""
        mine = self.found.targets[self.found.targets["indicator"] == indicator.id]
        return {
            ambition: {int(row["year"]): float(row["target"]) for row in records(mine[mine["ambition"] == ambition])}
            for ambition in AMBITIONS
            if (mine["ambition"] == ambition).any()
        }

    def limit(self, indicator: Indicator) -> float | None:
        """Return the proposed limit, the same for every year and ambition."""
        mine = self.found.targets[self.found.targets["indicator"] == indicator.id]["limit"].dropna()
        return float(mine.iloc[0]) if len(mine) else None

    def verdicts(self, indicator: Indicator) -> dict[tuple[str, int], dict[str, Any]]:
        """Return the rows of verdicts by ambition and report year."""
        mine = self.found.verdicts[self.found.verdicts["indicator"] == indicator.id]
        return {(row["ambition"], int(row["year"])): row for row in records(mine)}


def view(picture: Picture, goal: str) -> View:
    """Return a goal under the three ambitions, with the verdicts of every report year up to the picture's own."""
    found = picture.goal(goal)
    wanted = [each.id for each in picture.programme.indicators if each.goal == goal and each.direction]
    inputs = method_inputs(load_programme(picture.programme_file), picture.tables)
    first, last = picture.programme.term
    years = tuple(range(max(first, FIRST_YEAR + 1), last + 1))
    whole = what_if(
        proposals_only(inputs, wanted),
        years=range(FIRST_YEAR, picture.year + 1),
        target_years=years,
        municipalities=[picture.municipality],
        snapshot=picture.snapshot,
    )
    return View(picture, found, whole, years, tuple(range(FIRST_YEAR + 1, picture.year + 1)))


def why(indicator: Indicator) -> str:
    """Return why nothing is proposed for the indicator."""
    if indicator.decided_unread:
        return UNREAD
    return NOT_PROPOSED if indicator.proposal == "none" else NO_BASELINE
