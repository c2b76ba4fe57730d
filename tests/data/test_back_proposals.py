"""Back test: targets, limits and verdicts of ten indicators under three ambitions, worked out here in plain Python.

Nothing of the method's code is used: only the figures of the snapshot and the rules as docs/method.md, section 9,
writes them. The programme says of each indicator what its row in ``RULES`` says.
"""

from __future__ import annotations

import csv
import math
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
import pytest

from indicators.data import Tables
from indicators.method import proposals_only, what_if
from indicators.pages.store import method_inputs
from indicators.programme import load_programme

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw" / "2024-host"
OURS, BASELINE, YEARS = "0665", 2019, (2019, 2020, 2021, 2022)
PERCENTILES = {"låg": 50, "medel": 75, "hög": 90}

# indicator: (how it is proposed, direction, is it a share, decimals, max_age, an outside target and its year)
RULES: dict[str, tuple[str, int, bool, int, int, tuple[float, int] | None]] = {
    "1.1-N00401": ("quantile", -1, False, 2, 2, None),
    "1.1-N85048": ("quantile", -1, False, 2, 2, None),
    "1.1-N00403": ("external", 1, True, 1, 1, (30, 2030)),
    "1.1-N85052": ("external", 1, True, 0, 3, (100, 2027)),
    "2.1-N00999": ("maintain", 1, False, 1, 1, None),
    "2.1-N01982": ("trend", 1, True, 1, 1, None),
    "2.2-N15428": ("quantile", 1, True, 1, 1, None),
    "2.2-N15507": ("quantile", 1, False, 0, 1, None),
    "2.3-N03920": ("quantile", -1, True, 1, 1, None),
    "2.3-N66077": ("quantile", -1, True, 0, 1, None),
}
PUPILS_2019 = 183


def shown(value: float, decimals: int) -> float:
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(round(value, 10))).quantize(step, rounding=ROUND_HALF_UP))


@cache
def municipalities() -> tuple[str, ...]:
    with (RAW / "areas.csv").open(encoding="utf-8") as file:
        return tuple(row["code"] for row in csv.DictReader(file) if row["type"] == "K")


@cache
def figures(kpi: str) -> dict[tuple[str, int], float]:
    """Return the published totals of all municipalities by code and year."""
    rows = pd.read_parquet(RAW / "kolada" / f"{kpi}.parquet").to_dict("records")
    totals = [row for row in rows if row["gender"] == "T" and row["value"] is not None]
    known = {(str(row["municipality"]), int(row["period"])): float(row["value"]) for row in totals}
    return {key: value for key, value in known.items() if key[0] in municipalities() and not math.isnan(value)}


def newest(kpi: str, area: str, last: int, age: int) -> tuple[int, float] | None:
    found = [
        (year, figures(kpi)[area, year]) for year in range(last, last - age - 1, -1) if (area, year) in figures(kpi)
    ]
    return found[0] if found else None


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    at = (len(ordered) - 1) * percent / 100
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def changes(kpi: str, area: str) -> list[tuple[float, float]]:
    """Return (value before, change) between adjacent years in the ten years to the baseline year."""
    known = figures(kpi)
    years = [year for year in range(BASELINE - 9, BASELINE + 1) if {(area, year), (area, year - 1)} <= known.keys()]
    return [(known[area, year - 1], known[area, year] - known[area, year - 1]) for year in years]


def spread(values: list[float]) -> float:
    middle = median(values)
    return 1.4826 * median(abs(value - middle) for value in values)


def sigma(kpi: str) -> float | None:
    own = [change for _, change in changes(kpi, OURS)]
    if len(own) >= 5:
        return spread(own)
    people = {area: figures("N01951").get((area, BASELINE)) for area in municipalities()}
    alike = [a for a, n in people.items() if n and people[OURS] / 2 <= n <= 2 * people[OURS]]  # type: ignore[operator]
    pooled = [change for area in alike for _, change in changes(kpi, area)]
    return spread(pooled) if len(pooled) >= 30 else None


def half_width(kpi: str, value: float) -> float:
    """Return half of Wilson's interval for the only indicator of the ten that rests on a cohort."""
    if kpi != "N15428":
        return 0.0
    z, n, p = 1.959963984540054, PUPILS_2019, value / 100
    return 100 * z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))


def long_term(indicator: str, ambition: str, start: int, base: float) -> tuple[float, int]:
    kind, direction, _, _, _, outside = RULES[indicator]
    kpi = indicator.split("-")[1]
    if kind == "external":
        assert outside is not None
        wanted, year = outside
    elif kind == "quantile":
        found = [newest(kpi, area, BASELINE, 2) for area in municipalities()]
        percent = PERCENTILES[ambition] if direction > 0 else 100 - PERCENTILES[ambition]
        wanted, year = percentile([each[1] for each in found if each], percent), 2030
    elif kind == "trend":
        relative = [change / before for before, change in changes(kpi, OURS)]
        assert len(relative) >= 5
        wanted, year = base * (1 + median(relative)) ** (2030 - start), 2030
    else:
        wanted, year = base, 2030
    return (wanted if direction * (wanted - base) > 0 else base), year


def within(value: float, share: bool) -> float:
    return min(max(value, 0.0), 100.0) if share else value


def worked_out(indicator: str, ambition: str, report_year: int) -> dict[str, Any]:
    """Return target, limit and verdict as the rules give them."""
    _, direction, share, decimals, age, _ = RULES[indicator]
    kpi = indicator.split("-")[1]
    (start, base), now = newest(kpi, OURS, BASELINE, age) or (0, 0.0), newest(kpi, OURS, report_year, age)
    assert start and now
    aim, end = long_term(indicator, ambition, start, base)
    varies = sigma(kpi)
    limit = None
    if varies is not None:
        room = 1.64 * max(varies, math.sqrt(2) * half_width(kpi, base) / 1.96)
        limit = shown(within(base - direction * room, share), decimals)
    period, value = now
    target = None
    if period > start:
        line = base + (aim - base) * (period - start) / (end - start) if period < end else aim
        target = shown(within(line, share), decimals)
    if report_year <= BASELINE or target is None:
        return {"target": target, "limit": limit, "verdict": "na"}
    seen = shown(value, decimals)
    partly = limit is not None and direction * (seen - limit) >= 0
    verdict = "met" if direction * (seen - target) >= 0 else "partly" if partly else "not"
    return {"target": target, "limit": limit, "verdict": verdict}


@pytest.fixture(scope="module")
def found(tables: Tables) -> dict[tuple[str, str, int], dict[str, Any]]:
    """What the method says of the ten indicators, by indicator, ambition and report year."""
    inputs = method_inputs(load_programme(ROOT / "programme" / "2020-02-remiss.yml"), tables)
    rows = what_if(proposals_only(inputs, list(RULES)), years=YEARS, municipalities=[OURS]).verdicts
    return {(row["indicator"], row["ambition"], row["year"]): row for row in rows.to_dict("records")}  # type: ignore[misc]


def test_the_rules_written_here_are_those_of_the_programme() -> None:
    programme = load_programme(ROOT / "programme" / "2020-02-remiss.yml")
    for name, (kind, direction, share, decimals, age, outside) in RULES.items():
        each = programme.indicator(name)
        written = (each.proposal, each.direction, each.kind == "share", each.decimals, each.max_age)
        assert written == (kind, direction, share, decimals, age), name
        assert (each.external and (each.external.value, each.external.year)) == outside
        assert (each.window, each.baseline_year, each.limit_floor, each.predecessor) == (1, BASELINE, None, None)
        assert each.basis == ("cohort" if each.kpi == "N15428" else "register")


@pytest.mark.parametrize("indicator", RULES)
@pytest.mark.parametrize("ambition", PERCENTILES)
def test_targets_limits_and_verdicts_2019_to_2022_are_those_worked_out_by_hand(
    found: dict[tuple[str, str, int], dict[str, Any]], indicator: str, ambition: str
) -> None:
    for year in YEARS:
        row, mine = found[indicator, ambition, year], worked_out(indicator, ambition, year)
        theirs = {name: None if row[name] != row[name] else row[name] for name in ("target", "limit", "verdict")}
        assert theirs == mine, year


def test_the_ten_cover_every_verdict_and_an_ambition_that_decides(
    found: dict[tuple[str, str, int], dict[str, Any]],
) -> None:
    verdicts = {key: row["verdict"] for key, row in found.items()}
    assert set(verdicts.values()) == {"met", "partly", "not", "na"}
    assert [verdicts["1.1-N00401", each, 2021] for each in PERCENTILES] == ["met", "partly", "partly"]
    assert [verdicts["2.3-N03920", each, 2022] for each in PERCENTILES] == ["met", "met", "partly"]
