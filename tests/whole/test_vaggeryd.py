"""Vaggeryd's marks of 2022, frozen: a change in any of them must be meant, and this file changed with it."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from indicators.words.numbers import rounded

from .whole_report import WholeReport

FROZEN = Path(__file__).with_name("vaggeryd_marks.csv")
WORDS = ("verdict", "reason", "pace", "trend", "colour")
NUMBERS = ("value", "target", "limit", "long_term")
COLUMNS = ("indicator", *WORDS, "uncertain", *NUMBERS)


def frozen_row(row: pd.Series) -> dict[str, str]:
    """Return an assessment as the frozen table has it: codes, ``yes`` or ``no``, numbers with the decimals shown."""
    codes = {name: "" if pd.isna(row[name]) else str(row[name]) for name in ("indicator", *WORDS)}
    decimals = int(row["decimals"])
    numbers = {name: "" if pd.isna(row[name]) else str(rounded(row[name], decimals)) for name in NUMBERS}
    return codes | {"uncertain": "yes" if row["uncertain"] else "no"} | numbers


def frozen() -> dict[str, dict[str, str]]:
    with FROZEN.open(encoding="utf-8", newline="") as stream:
        return {row["indicator"]: row for row in csv.DictReader(stream)}


def test_all_84_marks_and_values_are_the_frozen_ones(vaggeryd: WholeReport) -> None:
    now = {name: frozen_row(row) for name, row in vaggeryd.assessments.iterrows()}
    assert len(now) == 84
    assert list(now) == list(frozen())
    assert {name: row for name, row in now.items() if row != frozen()[name]} == {}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (
            "2.2-N15428",
            {
                "value": "77.8",
                "target": "81.8",
                "limit": "72.9",
                "long_term": "87.2",
                "verdict": "partly",
                "uncertain": "yes",
                "pace": "wrong_way",
                "trend": "no_certain_trend",
                "colour": "red",
            },
        ),
        (
            "1.2-N01951",
            {"value": "14854", "target": "14747", "verdict": "met", "pace": "on_pace", "trend": "improving"},
        ),
        (
            "1.1-N00401",
            {
                "value": "6.82",
                "target": "7.04",
                "limit": "8.68",
                "long_term": "3.56",
                "verdict": "met",
                "colour": "red",
            },
        ),
        (
            "I.1-N03102",
            {"value": "10.8", "target": "", "limit": "", "verdict": "na", "reason": "no_target", "pace": ""},
        ),
        (
            "4.1-N05401",
            {"value": "83", "target": "85", "limit": "", "verdict": "not", "pace": "lost", "trend": "too_short"},
        ),
    ],
)
def test_marks_worked_out_by_hand_are_the_reports(
    vaggeryd: WholeReport, indicator: str, expected: dict[str, str]
) -> None:
    row = frozen_row(vaggeryd.assessments.loc[indicator])
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("indicator", "rank", "among"), [("2.2-N15428", 237, 290), ("1.1-N00401", 240, 290), ("I.1-N03102", 11, 290)]
)
def test_places_among_the_municipalities_are_those_counted_by_hand(
    vaggeryd: WholeReport, indicator: str, rank: int, among: int
) -> None:
    row = vaggeryd.assessments.loc[indicator]
    assert (row["rank"], row["rank_n"]) == (rank, among)


@pytest.mark.parametrize(
    ("indicator", "baseline", "value"),
    [
        ("1.2-N01951", 14275, 14854),
        ("1.1-N00401", 8.35, 6.82),
        ("2.2-N15428", 79.78, 77.84),
        ("4.1-N05401", 85.00, 82.81),
        ("I.1-N03102", 2.02, 10.80),
    ],
)
def test_values_before_rounding_are_those_published(
    vaggeryd: WholeReport, indicator: str, baseline: float, value: float
) -> None:
    row = vaggeryd.assessments.loc[indicator]
    assert round(row["baseline"], 2) == baseline
    assert round(row["value"], 2) == value


def test_the_frozen_table_is_whole() -> None:
    rows = frozen()
    assert len(rows) == 84
    assert {tuple(row) for row in rows.values()} == {COLUMNS}
    assert {row["verdict"] for row in rows.values()} == {"met", "partly", "not", "na"}
    assert all(bool(row["reason"]) == (row["verdict"] == "na") for row in rows.values())
    assert all(row["target"] for row in rows.values() if row["verdict"] != "na")
