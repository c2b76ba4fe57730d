"""What the figures say of goal conflicts: every series and every pair (docs/method.md, section 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.method import Results, assess
from indicators.method.conflicts import levels, pairs, totals
from indicators.pages.store import method_inputs
from indicators.programme import ConflictSeries, Programme, conflict_series
from indicators.programme.conflict_rules import INHABITANTS
from indicators.programme.titles import unconfirmed_titles
from indicators.records import records

if TYPE_CHECKING:
    from indicators.pages.picture import Picture

Row = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """Series by id in the programme's order, the assessments row of each, their history, and all pairs.

    ``pairs`` has the columns of method/conflicts.py after municipality and year; it is written beside the report.
    """

    series: dict[str, ConflictSeries]
    rows: dict[str, Row]
    history: pd.DataFrame
    pairs: pd.DataFrame

    def named(self, kpi: str) -> ConflictSeries:
        """Return the series that a conflict means by a nyckeltal: for an emission per inhabitant the total."""
        return next(each for each in self.series.values() if kpi in each.stands_for)

    def pair(self, first: str, second: str) -> Row:
        """Return the row of a pair, in whichever order it stands."""
        table = self.pairs
        either = table["first"].isin((first, second)) & table["second"].isin((first, second))
        return records(table[either])[0]


def evidence_of(picture: Picture) -> Evidence:
    """Return the evidence of one report; what is not judged is read by the same rules as what is."""
    series = conflict_series(picture.programme)
    beside = [each for each in series if each.id not in picture.assessments]
    history, rows = picture.results.history, dict(picture.assessments)
    if beside:
        found = _assessed(picture, beside)
        history = pd.concat([history, found.history], ignore_index=True)
        rows |= {row["indicator"]: row for row in records(found.assessments)}
    columns = [{"indicator": each.id, **vars(each)} for each in series]
    table = pairs(
        levels(history, pd.DataFrame(columns), picture.municipality),
        only_declared={each.id for each in series if each.only_declared},
        declared=_declared(picture.programme, series),
    )
    table.insert(0, "municipality", picture.municipality)
    table.insert(1, "year", picture.year)
    return Evidence({each.id: each for each in series}, rows, history, table)


def _declared(programme: Programme, series: Sequence[ConflictSeries]) -> set[frozenset[str]]:
    ids = {kpi: each.id for each in series for kpi in each.stands_for}
    return {
        frozenset((ids[one], ids[other]))
        for conflict in programme.conflicts
        for one in conflict.pull
        for other in conflict.against
    }


def _assessed(picture: Picture, beside: Sequence[ConflictSeries]) -> Results:
    """Return what the method says of the series that are no indicators: value, baseline and history, no target."""
    inputs = method_inputs(picture.programme, picture.tables)
    kpis = [INHABITANTS, *(each.kpi for each in beside if not each.divisor)]
    given = inputs.observations[inputs.observations["kpi"].isin(kpis)]
    worked_out = [_worked_out(picture, each) for each in beside if each.divisor]
    observations = pd.concat([given.astype({"kpi": str}), *worked_out], ignore_index=True)
    titles = unconfirmed_titles(picture.programme, picture.tables.kpis)
    rules = [_rules(each) | {"unconfirmed_title": titles.get(each.kpi)} for each in beside]
    changed = replace(inputs, indicators=pd.DataFrame(rules), observations=observations)
    return assess(
        changed,
        year=picture.year,
        municipalities=[picture.municipality],
        snapshot=picture.snapshot,
        programme_version=picture.programme.id,
    )


def _worked_out(picture: Picture, series: ConflictSeries) -> pd.DataFrame:
    (emission,) = series.stands_for
    found = totals(picture.results.history, emission, INHABITANTS, series.divisor, picture.municipality)
    return found.assign(kpi=series.kpi, municipality=picture.municipality, gender="T", snapshot=picture.snapshot)


_NOT_JUDGED: Row = {
    **dict.fromkeys(("per", "external_value", "external_year", "external_source", "limit_floor", "peer_group")),
    **dict.fromkeys(("election", "last_period", "predecessor", "break_from", "successor", "successor_from")),
    "basis": "register", "proposal": "none", "zero_implausible": False, "comparable": True, "decided_unread": False,
    "successor_comparable": False,
}  # fmt: skip


def _rules(series: ConflictSeries) -> Row:
    own = ("kpi", "family", "direction", "kind", "decimals", "max_age", "window", "baseline_year", "criterion")
    fields = {name: getattr(series, name) for name in own}
    goal = series.criterion.split(".")[0]
    return _NOT_JUDGED | fields | {"indicator": series.id, "kpi_title": series.title, "goal": goal}
