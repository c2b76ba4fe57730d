"""A small country to judge in: 40 municipalities in two counties, a region and the country."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from indicators.method import Inputs, Results, assess

PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("same_examples_every_time", max_examples=40, derandomize=True, **PATIENT)
settings.register_profile("thorough", max_examples=1000, print_blob=True, **PATIENT)
settings.load_profile("thorough" if os.environ.get("NULAGE_THOROUGH") == "1" else "same_examples_every_time")

MUNICIPALITIES = [f"01{n:02d}" for n in range(1, 21)] + [f"02{n:02d}" for n in range(1, 21)]
OURS = "0101"

INDICATOR: dict[str, Any] = {
    "kpi": "N1",
    "kpi_title": "Ett nyckeltal",
    "goal": "1",
    "criterion": "1.1",
    "family": None,
    "direction": 1,
    "kind": "index",
    "decimals": 1,
    "max_age": 1,
    "window": 1,
    "basis": "register",
    "per": None,
    "proposal": "maintain",
    "external_value": None,
    "external_year": None,
    "external_source": None,
    "baseline_year": 2019,
    "zero_implausible": False,
    "limit_floor": None,
    "peer_group": None,
    "election": None,
    "last_period": None,
    "predecessor": None,
    "break_from": None,
    "comparable": None,
    "successor": None,
    "successor_from": None,
    "successor_comparable": False,
    "decided_unread": False,
    "unconfirmed_title": None,
}


class World:
    """The frames the method is given, written a line at a time; everything not said is empty."""

    ours = OURS
    municipalities = MUNICIPALITIES

    def __init__(self) -> None:
        self.indicators: list[dict[str, Any]] = []
        self.rows: list[tuple[Any, ...]] = []
        self.groups: list[tuple[Any, ...]] = []
        self.samples: list[tuple[Any, ...]] = []
        self.corrections: list[tuple[Any, ...]] = []
        self.chosen: list[tuple[Any, ...]] = []
        self.earlier: pd.DataFrame | None = None
        self.criteria: list[tuple[Any, ...]] = [("1.1", "1", True)]

    def indicator(self, **fields: Any) -> World:
        """Add an indicator; its id is made of criterion and kpi."""
        row = {**INDICATOR, **fields}
        self.indicators.append({"indicator": f"{row['criterion']}-{row['kpi']}", **row})
        return self

    def values(
        self,
        values: Mapping[int, float | None],
        *,
        kpi: str = "N1",
        area: str = OURS,
        gender: str = "T",
        status: str = "A",
        snapshot: str = "s",
    ) -> World:
        """Add values by period."""
        for period, value in values.items():
            number = np.nan if value is None else float(value)
            self.rows.append((kpi, area, period, gender, number, status, snapshot))
        return self

    def correct(
        self,
        period: int,
        action: str,
        *,
        expect: float = np.nan,
        value: float = np.nan,
        area: str = OURS,
        line: int = 7,
    ) -> World:
        """Add a correction of N1, total."""
        self.corrections.append(("N1", area, period, "T", expect, action, value, "a reason", line))
        return self

    def inputs(self) -> Inputs:
        """Return the frames."""
        areas = [("0000", "Riket", "R", None), ("0001", "Regionen", "L", None)]
        areas += [(code, f"Kommun {code}", "K", code[:2]) for code in MUNICIPALITIES]
        chosen = ["indicator", "municipality", "year", "target", "limit", "long_term", "long_term_year"]
        chosen += ["status", "reference"]
        corrections = ["kpi", "area", "period", "gender", "expect", "action", "value", "reason", "line"]
        samples = pd.DataFrame(self.samples, columns=["kpi", "municipality", "period", "n", "margin"])
        return Inputs(
            indicators=pd.DataFrame(self.indicators),
            criteria=pd.DataFrame(self.criteria, columns=["criterion", "goal", "rollup"]),
            observations=pd.DataFrame(
                self.rows, columns=["kpi", "municipality", "period", "gender", "value", "status", "snapshot"]
            ),
            areas=pd.DataFrame(areas, columns=["code", "title", "type", "county"]),
            groups=pd.DataFrame(self.groups, columns=["group", "title", "subject", "year", "owner", "member"]),
            samples=samples,
            corrections=pd.DataFrame(self.corrections, columns=corrections),
            chosen=pd.DataFrame(self.chosen, columns=chosen),
            earlier=self.earlier,
        )

    def assess(self, year: int = 2022, municipalities: Sequence[str] | None = (OURS,), **options: Any) -> Results:
        """Judge."""
        return assess(self.inputs(), year=year, municipalities=municipalities, **options)

    def mark(self, year: int = 2022, **options: Any) -> pd.Series:
        """Judge and return the one assessment."""
        results = self.assess(year, **options)
        (position,) = range(len(results.assessments))
        whys = results.reasons.iloc[position]
        return pd.concat([results.assessments.iloc[position], whys[["unconfirmed_title", "missing"]]])


@pytest.fixture(scope="session")
def new_world() -> type[World]:
    """The class, for tests that build several countries."""
    return World


@pytest.fixture
def world() -> World:
    """An empty country."""
    return World()
