"""One indicator judged for every area by the same rules: docs/method.md, sections 0-3 and 9."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.method.attainment import Attainment, StrArray, attainment, broken_since_baseline, reasons
from indicators.method.goals import Goals, no_goals, proposed_goals, with_decided
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
class Judgement:
    """Everything known about one indicator: matrices are (area, period), arrays have one element an area.

    low, high: interval of every value; value_interval: that of the judged value; shared: the verdict of every
    area by the same proposal; own: the verdict with the decided targets in place.
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
    goals: Goals
    shared: StrArray
    own: Attainment


def judge(
    panel: Panel, item: Specification, samples: pd.DataFrame, decided: pd.DataFrame, options: Options
) -> Judgement:
    """Return an indicator judged for all areas of the panel.

    An indicator without a proposal (context, or a decision not read in) has no target; how many municipalities
    would miss the limit of "maintain" is still known, and stands in ``shared``.
    """
    series = series_of(panel, item)
    values = current_values(series, panel, item)
    years = np.where(values.at >= 0, values.at + float(panel.first), np.nan)
    population = panel.values[panel.kpis.index(POPULATION), 0]
    low, high = intervals(series.clean, series.value, population, samples_of(samples, panel, item.kpi), item)
    half = (pick(high, values.base_at) - pick(low, values.base_at)) / 2
    ground = groundwork(series, values, panel, item, _at_year(population, panel, item.baseline_year), half)
    common = proposed_goals(propose(ground, item, options.ambition, kind=_common_kind(item)), years)
    goals = with_decided(common if item.makes_proposal else no_goals(years), decided, panel, item, years)
    interval = pick(low, values.at), pick(high, values.at)
    shared, own = (_verdicts(series, values, against, interval, panel.year, item) for against in (common, goals))
    broken = broken_since_baseline(series, values)
    return Judgement(item, series, values, years, low, high, interval, broken, ground, goals, shared.verdict, own)


def _common_kind(item: Specification) -> str:
    return item.proposal if item.makes_proposal else "maintain"


def _verdicts(
    series: Series,
    values: Values,
    against: Goals,
    interval: tuple[FloatArray, FloatArray],
    year: int,
    item: Specification,
) -> Attainment:
    reason = reasons(series, values, against.target, item, year)
    return attainment(reason, values.value, against.target, against.limit, interval, item)


def _at_year(matrix: FloatArray, panel: Panel, year: int) -> FloatArray:
    column = panel.column(year)
    known = 0 <= column < matrix.shape[1]
    return matrix[:, column] if known else np.full(len(matrix), np.nan)
