"""Every value up to the report year, as it is drawn, and why others are missing (docs/method.md, sections 0, 2, 11)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.method.judgement import Judgement
from indicators.method.panel import GENDERS, MISSING, Panel
from indicators.method.quality import quality_text
from indicators.method.rounding import FloatArray
from indicators.method.rows import IntArray
from indicators.method.series import Series, series_of
from indicators.method.tables import Columns
from indicators.terms import COUNTRY


@dataclass(frozen=True)
class Drawn:
    """One series of an indicator's chart: its nyckeltal, its role (self, before or after) and its values."""

    kpi: str
    role: str
    series: Series
    low: FloatArray
    high: FloatArray


def history_rows(judgement: Judgement, panel: Panel, chosen: IntArray) -> list[Columns]:
    """Return the values of an indicator for the chosen areas (T, K, M) and the country (T).

    A suspect value is there with its figure in ``raw`` and none in ``value``. Where the indicator follows another
    that is not comparable, or is followed by such a one, their values come too, under their own kpi.
    """
    return [part for drawn in _drawn(judgement, panel) for part in _values(judgement, drawn, panel, chosen)]


def gap_rows(judgement: Judgement, panel: Panel, chosen: IntArray) -> list[Columns]:
    """Return every period, area and gender of the same series whose value is missing for a reason that is known."""
    return [
        _gaps(judgement, drawn, gender, panel, rows)
        for drawn in _drawn(judgement, panel)
        for gender, rows in zip(GENDERS, (_with_country(panel, chosen), chosen, chosen), strict=True)
    ]


def _drawn(judgement: Judgement, panel: Panel) -> list[Drawn]:
    item = judgement.item
    found = [Drawn(item.kpi, "self", judgement.series, judgement.low, judgement.high)]
    others = [("before", item.predecessor if not item.comparable else None)]
    others.append(("after", item.successor if not item.successor_comparable else None))
    nothing = np.full(judgement.series.value.shape, np.nan)
    for role, kpi in others:
        if kpi:
            found.append(Drawn(kpi, role, series_of(panel, item, kpi=kpi), nothing, nothing))
    return found


def _with_country(panel: Panel, chosen: IntArray) -> IntArray:
    country = panel.row(COUNTRY)
    return np.append(chosen, country) if country >= 0 and country not in chosen else chosen


def _values(judgement: Judgement, drawn: Drawn, panel: Panel, chosen: IntArray) -> list[Columns]:
    series = drawn.series
    nothing = np.full(series.value.shape, np.nan)
    totals = {"value": series.value, "low": drawn.low, "high": drawn.high}
    women = {"value": series.women, "low": nothing, "high": nothing}
    men = {"value": series.men, "low": nothing, "high": nothing}
    head = {"indicator": judgement.item.indicator, "kpi": drawn.kpi, "role": drawn.role}
    return [
        {**head, **_of_gender("T", series, panel, _with_country(panel, chosen), totals)},
        {**head, **_of_gender("K", series, panel, chosen, women)},
        {**head, **_of_gender("M", series, panel, chosen, men)},
    ]


def _of_gender(gender: str, series: Series, panel: Panel, rows: IntArray, matrices: dict[str, FloatArray]) -> Columns:
    raw = series.raw[gender]
    place, column = np.nonzero(~np.isnan(raw[rows]))
    row = rows[place]
    quality = series.quality[row, column] if gender == "T" else np.zeros(len(row), dtype=np.int64)
    return {
        "municipality": np.array(panel.areas)[row],
        "period": panel.periods[column],
        "gender": gender,
        "raw": raw[row, column],
        **{name: matrix[row, column] for name, matrix in matrices.items()},
        "quality": quality_text(quality),
    }


def _gaps(judgement: Judgement, drawn: Drawn, gender: str, panel: Panel, rows: IntArray) -> Columns:
    missing = MISSING[drawn.series.status[gender][rows]]
    place, column = np.nonzero(missing != "")
    return {
        "indicator": judgement.item.indicator,
        "kpi": drawn.kpi,
        "role": drawn.role,
        "municipality": np.array(panel.areas)[rows[place]],
        "period": panel.periods[column],
        "gender": gender,
        "missing": missing[place, column],
    }
