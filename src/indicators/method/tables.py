"""The tables everything is written down in: their columns and types (docs/method.md, section 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

_ASSESSMENTS = """
    indicator kpi kpi_title goal criterion family municipality year direction decimals kind
    period value value_low value_high baseline_period baseline
    target limit target_status long_term_year long_term verdict reason uncertain
    pace_ratio pace pace_needed trend_slope trend_p trend_n trend_first trend
    projection projection_low projection_high p_reach
    rank rank_n colour peer_group peer_mean peer_n county_mean country country_change share_not
    value_women value_men gender_gap gender_gap_change movement quality snapshot programme_version
"""
_TARGETS = "indicator municipality ambition year target limit long_term method source status"
_HISTORY = "indicator kpi role municipality period gender value raw low high quality"
_GAPS = "indicator kpi role municipality period gender missing"
_REASONS = "indicator municipality year unconfirmed_title missing"
_COMPARISON = "indicator municipality area title role period value missing verdict"

ASSESSMENT_COLUMNS = tuple(_ASSESSMENTS.split())
TARGET_COLUMNS = tuple(_TARGETS.split())
HISTORY_COLUMNS = tuple(_HISTORY.split())
GAP_COLUMNS = tuple(_GAPS.split())
REASON_COLUMNS = tuple(_REASONS.split())
COMPARISON_COLUMNS = tuple(_COMPARISON.split())

_WHOLE = {"year", "direction", "decimals", "period"}
_WHOLE_OR_MISSING = {
    "baseline_period",
    "long_term_year",
    "trend_n",
    "trend_first",
    "rank",
    "rank_n",
    "peer_n",
}
_TRUTH = {"uncertain"}

Columns = Mapping[str, Any]


def table(parts: Sequence[Columns], columns: Sequence[str], *, period_missing: bool = False) -> pd.DataFrame:
    """Return the parts below each other as one frame with exactly ``columns``, in that order.

    A part holds, for each column, an array of its length or one value for all its rows. Whole numbers become
    int64 (Int64 where they may be missing), texts str with "" as missing, all else float or bool.
    """
    sizes = [_size(part) for part in parts]
    whole_or_missing = _WHOLE_OR_MISSING | ({"period"} if period_missing else set())
    data = {}
    for name in columns:
        values = [_full(part[name], size) for part, size in zip(parts, sizes, strict=True)]
        joined = np.concatenate(values) if values else np.zeros(0)
        data[name] = _typed(name, joined, whole_or_missing)
    return pd.DataFrame(data, columns=list(columns))


def _size(part: Columns) -> int:
    return max((len(value) for value in part.values() if isinstance(value, np.ndarray)), default=1)


def _full(value: Any, size: int) -> np.ndarray:
    return value if isinstance(value, np.ndarray) else np.full(size, value)


def _typed(name: str, values: np.ndarray, whole_or_missing: set[str]) -> Any:
    if name in whole_or_missing:
        return pd.array(values.astype(float), dtype="Int64")
    if name in _WHOLE:
        return values.astype(np.int64)
    if name in _TRUTH:
        return values.astype(bool)
    if values.dtype.kind in "US":
        return _texts(values)
    return values.astype(float)


def _texts(values: np.ndarray) -> Any:
    codes, names = pd.factorize(values)
    labels = pd.array([None if name == "" else str(name) for name in names], dtype="str")
    return labels.take(codes)
