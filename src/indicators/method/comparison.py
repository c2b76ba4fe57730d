"""The areas an indicator is compared with, one by one (docs/method.md, section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.method.attainment import NA
from indicators.method.judgement import Judgement
from indicators.method.panel import MISSING, Panel
from indicators.method.peers import Neighbours
from indicators.method.rounding import FloatArray
from indicators.method.rows import IntArray
from indicators.method.tables import Columns

ROLES = ("self", "peer", "county", "country")


@dataclass(frozen=True)
class Pairs:
    """Owners of reports (positions among the chosen) and the area each is compared with, by role."""

    owner: IntArray
    area: IntArray
    role: np.ndarray


def pairs_of(neighbours: Sequence[Neighbours], chosen: IntArray) -> Pairs:
    """Return whom each chosen municipality is compared with; the county includes the municipality itself."""
    owner: list[int] = []
    area: list[int] = []
    role: list[str] = []
    for position, (own, around) in enumerate(zip(chosen.tolist(), neighbours, strict=True)):
        country = [around.country] if around.country >= 0 else []
        by_role = dict(zip(ROLES, ([own], around.peers.tolist(), around.county.tolist(), country), strict=True))
        owner += [position for rows in by_role.values() for _ in rows]
        area += [row for rows in by_role.values() for row in rows]
        role += [name for name, rows in by_role.items() for _ in rows]
    return Pairs(np.array(owner, dtype=np.int64), np.array(area, dtype=np.int64), np.array(role, dtype="U7"))


def comparison_rows(
    judgement: Judgement, panel: Panel, chosen: IntArray, pairs: Pairs, titles: Mapping[str, str]
) -> Columns:
    """Return one row an owner and area: its value at the owner's period, and its verdict if it is of that period.

    An owner without a value is compared at the report year. Where no proposal is made the others have no verdict.
    ``missing`` is what the provider says of a missing value.
    """
    at = judgement.values.at[chosen]
    column = np.where(at >= 0, at, len(panel.periods) - 1)[pairs.owner]
    same = judgement.values.at[pairs.area] == column
    own = pairs.role == "self"
    verdict = np.where(own, judgement.own.verdict[pairs.area], judgement.shared[pairs.area])
    judged = same & panel.municipality[pairs.area] & (own | judgement.item.makes_proposal)
    areas = np.array(panel.areas)
    return {
        "indicator": judgement.item.indicator,
        "municipality": areas[chosen][pairs.owner],
        "area": areas[pairs.area],
        "title": np.array([titles[code] for code in panel.areas])[pairs.area],
        "role": pairs.role,
        "period": panel.periods[column],
        "value": judgement.series.value[pairs.area, column],
        "missing": MISSING[judgement.series.status["T"][pairs.area, column]],
        "verdict": np.where(judged, verdict, NA),
    }


def mean_of(value: FloatArray, rows: IntArray, column: int) -> tuple[float, int]:
    """Return the unweighted mean of the rows with a value in a column, and how many they are; NaN and 0 for none."""
    found = value[rows, column] if column >= 0 else np.zeros(0)
    found = found[~np.isnan(found)]
    return (float(found.mean()) if len(found) else float("nan")), len(found)
