"""One goal's indicators under the three ambitions: targets, limits and verdicts, read once for its page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from indicators.method import WhatIf, proposals_only, what_if
from indicators.method.inputs import FIRST_YEAR
from indicators.pages.picture import Picture, Row
from indicators.pages.store import method_inputs
from indicators.programme import Goal, Indicator
from indicators.records import records

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

    @cached_property
    def _targets(self) -> dict[str, dict[str, dict[int, float]]]:
        by_indicator: dict[str, dict[str, dict[int, float]]] = {}
        for row in records(self.found.targets):
            by_ambition = by_indicator.setdefault(row["indicator"], {})
            by_ambition.setdefault(row["ambition"], {})[int(row["year"])] = float(row["target"])
        return by_indicator

    @cached_property
    def _limits(self) -> dict[str, float]:
        known = self.found.targets.dropna(subset=["limit"])
        return dict(zip(known["indicator"], known["limit"], strict=True))

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str, int], Row]:
        return {(row["indicator"], row["ambition"], int(row["year"])): row for row in records(self.found.verdicts)}

    def targets(self, indicator: Indicator) -> dict[str, dict[int, float]]:
        """Return the printed targets by ambition and year; empty where nothing is proposed."""
        return self._targets.get(indicator.id, {})

    def limit(self, indicator: Indicator) -> float | None:
        """Return the proposed limit, the same for every year and ambition."""
        return self._limits.get(indicator.id)

    def verdict(self, indicator: Indicator, ambition: str, year: int) -> Row:
        """Return the row of verdicts of one ambition and report year."""
        return self._verdicts[indicator.id, ambition, year]


def view(picture: Picture, goal: str) -> View:
    """Return a goal under the three ambitions, with the verdicts of every report year up to the picture's own."""
    found = picture.goal(goal)
    wanted = [each.id for each in picture.programme.indicators if each.goal == goal and each.direction]
    inputs = method_inputs(picture.programme, picture.tables)
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
