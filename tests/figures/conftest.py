"""Small frames in the shape of the method's tables, for one indicator of Vaggeryd."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

ID, KPI, HOME, COUNTRY = "2.2-N15428", "N15428", "0665", "0000"
VALUES = {2018: 80.57, 2019: 79.78, 2020: 86.53, 2021: 90.06, 2022: 77.84}
COLUMNS = ["indicator", "kpi", "role", "municipality", "period", "gender", "value", "raw", "low", "high", "quality"]


@dataclass(frozen=True)
class Subject:
    """What a figure reads of an indicator."""

    id: str = ID
    short: str = "Behöriga till yrkesprogram i årskurs 9"
    unit: str = "procent"
    unit_short: str = "%"
    decimals: int = 1
    direction: int = 1
    kind: str = "share"
    window: int = 1
    basis: str = "register"
    sex_words: tuple[str, str] | None = ("flickor", "pojkar")


def values(
    found: dict[int, float],
    *,
    kpi: str = KPI,
    role: str = "self",
    area: str = HOME,
    gender: str = "T",
    **more: Iterable[Any],
) -> pd.DataFrame:
    """Return history rows; ``more`` replaces whole columns (raw, low, high, quality, value)."""
    frame = pd.DataFrame({"period": list(found), "value": list(found.values())})
    frame = frame.assign(
        indicator=ID, kpi=kpi, role=role, municipality=area, gender=gender, low=np.nan, high=np.nan, quality=""
    )
    return frame.assign(raw=frame["value"]).assign(**more)[COLUMNS]


def proposals(*, limit: float = 72.9, status: str = "proposed", ambition: str = "medel") -> pd.DataFrame:
    """Return the targets of one ambition: a straight way from 79.8 (2019) to 87.2 (2030)."""
    targets = {2020: 80.5, 2021: 81.1, 2022: 81.8, 2030: 87.2}
    frame = pd.DataFrame({"year": list(targets), "target": list(targets.values())})
    return frame.assign(
        indicator=ID, municipality=HOME, ambition=ambition, limit=limit, long_term=87.2, method="", source="",
        status=status,
    )  # fmt: skip


@pytest.fixture
def subject() -> Subject:
    return Subject()


@pytest.fixture
def vary() -> Callable[..., Subject]:
    """Return a function that gives the indicator with other properties."""
    return lambda **changes: replace(Subject(), **changes)


@pytest.fixture
def row() -> dict[str, Any]:
    """One row of assessments, with the columns that figures read."""
    return {
        "indicator": ID, "kpi": KPI, "municipality": HOME, "year": 2022, "direction": 1, "decimals": 1, "period": 2022,
        "value": 77.84, "baseline_period": 2019, "baseline": 79.78, "target": 81.8, "limit": 72.9,
        "long_term_year": 2030, "long_term": 87.2, "peer_mean": 81.3, "county_mean": 82.0, "country": 85.3,
    }  # fmt: skip


@pytest.fixture
def history() -> pd.DataFrame:
    """Totals, girls and boys of Vaggeryd and the country's totals."""
    girls, boys = {2021: 91.0, 2022: 77.5}, {2021: 89.0, 2022: 78.2}
    return pd.concat(
        [
            values(VALUES),
            values(girls, gender="K"),
            values(boys, gender="M"),
            values({2018: 84.4, 2019: 84.7, 2020: 86.0, 2021: 86.5, 2022: 85.3}, area=COUNTRY),
        ],
        ignore_index=True,
    )


@pytest.fixture
def targets() -> pd.DataFrame:
    return proposals()


@pytest.fixture
def rows_of() -> Callable[..., pd.DataFrame]:
    return values


@pytest.fixture
def proposed() -> Callable[..., pd.DataFrame]:
    return proposals


@pytest.fixture
def comparison() -> pd.DataFrame:
    """Vaggeryd, three peers (one without a value) and two of its county."""
    listed = [
        ("0665", "Vaggeryd", "self", 77.84), ("1495", "Skara", "peer", 76.2), ("0582", "Söderköping", "peer", 87.9),
        ("1267", "Höör", "peer", float("nan")), ("0665", "Vaggeryd", "county", 77.84),
        ("0617", "Gnosjö", "county", 78.9), ("0000", "Riket", "country", 85.3),
    ]  # fmt: skip
    frame = pd.DataFrame(listed, columns=["area", "title", "role", "value"])
    return frame.assign(indicator=ID, municipality=HOME, period=2022, missing=None, verdict="na")
