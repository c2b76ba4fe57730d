"""Which value is judged, and which one it is compared with: docs/method.md, section 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.method.panel import MISSING, NOT_APPLICABLE, SUPPRESSED, Panel
from indicators.method.rounding import FloatArray
from indicators.method.rows import BoolArray, IntArray, newest, pick
from indicators.method.series import Series
from indicators.method.specification import Specification


@dataclass(frozen=True)
class Values:
    """For each area: the column and the number of value and baseline (−1 and NaN without one), and why not.

    missing: what the provider says of a missing value of the report year where no older one counts, "" else.
    """

    at: IntArray
    value: FloatArray
    base_at: IntArray
    base: FloatArray
    suppressed: BoolArray
    not_applicable: BoolArray
    total_missing: BoolArray
    suspect: BoolArray
    none_at_all: BoolArray
    missing: NDArray[np.str_]

    @property
    def later(self) -> BoolArray:
        """Whether the value is newer than the baseline."""
        return (self.at >= 0) & (self.base_at >= 0) & (self.at > self.base_at)


def current_values(series: Series, panel: Panel, item: Specification) -> Values:
    """Return the value of the report year, or of the newest period not older than max_age, and the baseline.

    A status at the report year, a suspect value there, or a total missing while women or men are there, is not
    replaced by an older value. Before the baseline year there is no baseline.
    """
    last = panel.column(panel.year)
    status, there = series.status["T"][:, last], {g: ~np.isnan(m[:, last]) for g, m in series.raw.items()}
    suppressed, not_applicable = status == SUPPRESSED, status == NOT_APPLICABLE
    total_missing = ~there["T"] & (there["K"] | there["M"])
    suspect = series.suspect[:, last]
    at = newest(series.value, last, item.max_age)
    at = np.where(suppressed | not_applicable | total_missing | suspect, -1, at)
    if panel.year < item.baseline_year:
        base_at = np.full(len(at), -1, dtype=np.int64)
    else:
        base_at = newest(series.value, panel.column(item.baseline_year), item.max_age)
    return Values(
        at=at,
        value=pick(series.value, at),
        base_at=base_at,
        base=pick(series.value, base_at),
        suppressed=suppressed,
        not_applicable=not_applicable,
        total_missing=total_missing,
        suspect=suspect,
        none_at_all=np.all(np.isnan(series.value), axis=1),
        missing=np.where(at < 0, MISSING[status], ""),
    )
