"""What differs between two snapshots, and what it did to one report's marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.data.revisions import GONE, NEW, REVISED, area_counts, regrouped, retitled, revisions
from indicators.pages.earlier import comparable_kpis
from indicators.pages.picture import Picture, Row
from indicators.pages.report_moves import TITLE, Moves, moves_between
from indicators.records import records
from indicators.words.numbers import rounded
from indicators.words.revisions import Measured, measured


@dataclass(frozen=True)
class Revisions:
    """Two reports that differ in their snapshot alone, the earlier first, and what differs between the snapshots."""

    before: Picture
    after: Picture

    @cached_property
    def values(self) -> pd.DataFrame:
        """Every value of every area that was revised, is new, gone or secret (``data.revisions.revisions``)."""
        old, new = self.before.tables, self.after.tables
        return revisions(old.observations, new.observations, comparable_kpis(old.kpis, new.kpis, self.after.programme))

    @cached_property
    def own(self) -> pd.DataFrame:
        """The municipality's own of ``values``, with ``shown``: whether it can be seen at the decimals shown."""
        mine = self.values[self.values["municipality"] == self.after.municipality]
        mine = mine.assign(shown=[self._shown(row) for row in records(mine)], order=mine["gender"].map("TKM".index))
        return mine.sort_values(["kpi", "order", "period"], ignore_index=True).drop(columns="order")

    def _shown(self, row: Row) -> bool:
        decimals = self.words[str(row["kpi"])].decimals
        return row["change"] != REVISED or rounded(row["before"], decimals) != rounded(row["after"], decimals)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """How many areas' totals were revised, are new, gone or secret, by nyckeltal and year."""
        return area_counts(self.values)

    @cached_property
    def titles(self) -> pd.DataFrame:
        """The nyckeltal whose title changed: kpi, before, after and ``compared``, whether values were compared."""
        old, new = self.before.tables.kpis, self.after.tables.kpis
        same = comparable_kpis(old, new, self.after.programme)
        changed = retitled(old, new)
        return changed.assign(compared=changed["kpi"].isin(same))

    @cached_property
    def kpis(self) -> dict[str, list[str]]:
        """The nyckeltal that only one of the snapshots has values of: ``new`` and ``gone``.

        One that was asked for and not answered is in the table ``kpis``, as retired, and has none.
        """
        old, new = (set(each.tables.observations["kpi"].unique()) for each in (self.before, self.after))
        return {NEW: sorted(new - old), GONE: sorted(old - new)}

    @cached_property
    def groups(self) -> pd.DataFrame:
        """The comparison groups whose members changed."""
        return regrouped(self.before.tables.groups, self.after.tables.groups)

    @cached_property
    def moves(self) -> Moves:
        """The marks that differ between the two reports."""
        return moves_between(self.before, self.after)

    @property
    def moved_by_title(self) -> list[str]:
        """The nyckeltal whose marks differ because their title changed and nobody has confirmed it: no revision."""
        marks = self.moves.marks
        return sorted(set(marks.loc[marks["cause"] == TITLE, "kpi"].astype(str)))

    @cached_property
    def words(self) -> dict[str, Measured]:
        """The words of every nyckeltal in ``values``: the programme's, else its title, with two decimals if needed."""
        programme, kpis = self.after.programme, self.after.tables.kpis
        known = {each.kpi: measured(each) for each in programme.supporting}
        known |= {each.kpi: measured(each) for each in programme.indicators}
        titles = dict(zip(kpis["kpi"], kpis["title"].astype(str), strict=True))
        parts = self.values.groupby("kpi")[["before", "after"]]
        return {str(kpi): known.get(str(kpi)) or Measured(titles[kpi], "", "", _decimals(part)) for kpi, part in parts}


def _decimals(values: pd.DataFrame) -> int:
    numbers = values.stack()
    return 0 if bool((numbers == numbers.round()).all()) else 2
