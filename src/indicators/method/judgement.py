"""One indicator judged for every area by the same rules: docs/method.md, sections 0-3 and 9."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.method.attainment import Attainment, StrArray, attainment, broken_since_baseline, reasons
from indicators.method.goals import Goals, no_goals, proposed_goals, with_chosen
from indicators.method.inputs import Options
from indicators.method.intervals import intervals, samples_of
from indicators.method.panel import POPULATION, Panel
from indicators.method.proposals import Groundwork, groundwork, propose
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, pick
from indicators.method.series import Series, series_of
from indicators.method.specification import Specification
from indicators.method.values import Values, current_values


@dataclass(frozen=True)
class Basis:
    """What is known of one indicator whatever the ambition: matrices are (area, period), arrays one element an area.

    low, high: interval of every value; value_interval: that of the judged value.
    """

    item: Specification
    series: Series
    values: Values
    years: FloatArray
    low: FloatArray
    high: FloatArray
    value_interval: tuple[FloatArray, FloatArray]
    broken: BoolArray
    ground: Groundwork


@dataclass(frozen=True)
class Judgement(Basis):
    """Everything known about one indicator, judged under one ambition.

    shared: the verdict of every area by the same proposal; own: the verdict with the chosen values in place.
    """

    goals: Goals
    shared: StrArray
    own: Attainment


def basis_of(panel: Panel, item: Specification, samples: pd.DataFrame) -> Basis:
    """Return the series, the judged values, their intervals and the ground of the proposals, for all areas."""
    series = series_of(panel, item)
    values = current_values(series, panel, item)
    years = np.where(values.at >= 0, values.at + float(panel.first), np.nan)
    population = panel.values[panel.kpis.index(POPULATION), 0]
    low, high = intervals(series.clean, series.value, population, samples_of(samples, panel, item.kpi), item)
    half = (pick(high, values.base_at) - pick(low, values.base_at)) / 2
    ground = groundwork(series, values, panel, item, _at_year(population, panel, item.baseline_year), half)
    interval = pick(low, values.at), pick(high, values.at)
    return Basis(item, series, values, years, low, high, interval, broken_since_baseline(series, values), ground)


def judge(
    panel: Panel, item: Specification, samples: pd.DataFrame, chosen: pd.DataFrame, options: Options
) -> Judgement:
    """Return an indicator judged for all areas of the panel.

    An indicator without a proposal (context, or a decision not read in) has no target; how many municipalities
    would miss the limit of "maintain" is still known, and stands in ``shared``.
    """
    basis = basis_of(panel, item, samples)
    common = proposed_goals(propose(basis.ground, item, options.ambition, kind=_common_kind(item)), basis.years)
    goals = goals_of(basis, panel, chosen, options.ambition)
    shared, own = (verdicts(basis, against, panel.year) for against in (common, goals))
    return Judgement(**vars(basis), goals=goals, shared=shared.verdict, own=own)


def goals_of(basis: Basis, panel: Panel, chosen: pd.DataFrame, ambition: str) -> Goals:
    """Return what an indicator is judged against under an ambition: its proposal, or none, and the chosen values."""
    item, years = basis.item, basis.years
    proposed = proposed_goals(propose(basis.ground, item, ambition), years) if item.makes_proposal else no_goals(years)
    return with_chosen(proposed, chosen, panel, item, years)


def verdicts(basis: Basis, against: Goals, year: int) -> Attainment:
    """Return the verdict of each area against the goals, in the report ``year``."""
    reason = reasons(basis.series, basis.values, against.target, basis.item, year)
    value, interval = basis.values.value, basis.value_interval
    return attainment(reason, value, against.target, against.limit, interval, basis.item)


def _common_kind(item: Specification) -> str:
    return item.proposal if item.makes_proposal else "maintain"


def _at_year(matrix: FloatArray, panel: Panel, year: int) -> FloatArray:
    column = panel.column(year)
    known = 0 <= column < matrix.shape[1]
    return matrix[:, column] if known else np.full(len(matrix), np.nan)
