"""Every value up to the report year, as it is drawn (docs/method.md, sections 0, 2 and 11)."""

from __future__ import annotations

import numpy as np

from indicators.method.judgement import Judgement
from indicators.method.panel import COUNTRY, Panel
from indicators.method.quality import quality_text
from indicators.method.rounding import FloatArray
from indicators.method.rows import IntArray
from indicators.method.series import Series, series_of
from indicators.method.specification import Specification
from indicators.method.tables import Columns


def history_rows(judgement: Judgement, panel: Panel, chosen: IntArray) -> list[Columns]:
    """Return the values of an indicator for the chosen areas (T, K, M) and the country (T).

    A suspect value is there with its figure in ``raw`` and none in ``value``. Where the indicator follows another
    that is not comparable, the values of that one come too, under its own kpi.
    """
    item = judgement.item
    parts = _of_kpi(item, item.kpi, judgement.series, panel, chosen, (judgement.low, judgement.high))
    if item.predecessor and not item.comparable:
        older = series_of(panel, item, kpi=item.predecessor)
        nothing = np.full(older.value.shape, np.nan)
        parts += _of_kpi(item, item.predecessor, older, panel, chosen, (nothing, nothing))
    return parts


def _of_kpi(
    item: Specification,
    kpi: str,
    series: Series,
    panel: Panel,
    chosen: IntArray,
    interval: tuple[FloatArray, FloatArray],
) -> list[Columns]:
    country = panel.row(COUNTRY)
    everyone = np.append(chosen, country) if country >= 0 and country not in chosen else chosen
    nothing = np.full(series.value.shape, np.nan)
    totals = {"value": series.value, "low": interval[0], "high": interval[1]}
    women = {"value": series.women, "low": nothing, "high": nothing}
    men = {"value": series.men, "low": nothing, "high": nothing}
    head = {"indicator": item.indicator, "kpi": kpi}
    return [
        {**head, **_of_gender("T", series, panel, everyone, totals)},
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
