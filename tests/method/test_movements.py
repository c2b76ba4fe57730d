"""Which marks moved between two reports, and because of what."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from indicators.method.errors import InputError
from indicators.method.movements import MOVE_COLUMNS, attributed, mark_moves, rollup_moves


def marks(**changed: Any) -> pd.DataFrame:
    row = {
        "municipality": "0665", "kpi": "N15428", "indicator": "2.2-N15428", "value": 80.0, "period": 2021,
        "verdict": "met", "pace": "on_pace", "trend": None, "colour": "green",
    }  # fmt: skip
    return pd.DataFrame([row | changed])


def test_a_report_does_not_differ_from_itself() -> None:
    found = mark_moves(marks(), marks(), "data")
    assert found.empty and tuple(found.columns) == MOVE_COLUMNS


def test_each_of_the_four_marks_moves_by_itself_and_a_missing_one_is_empty() -> None:
    found = mark_moves(marks(), marks(verdict="not", trend="worsening", value=70.0, period=2022), "data")
    assert list(zip(found["mark"], found["before"], found["after"], strict=True)) == [
        ("verdict", "met", "not"),
        ("trend", "", "worsening"),
    ]
    assert set(found["cause"]) == {"data"}
    assert (found["value_before"].iloc[0], found["value_after"].iloc[0]) == (80.0, 70.0)


def test_a_new_year_without_a_new_value_is_a_cause_of_its_own() -> None:
    assert set(mark_moves(marks(), marks(verdict="na"), "data")["cause"]) == {"year"}
    assert set(mark_moves(marks(), marks(verdict="na"), "revision")["cause"]) == {"revision"}


def test_a_value_that_is_missing_in_both_is_not_the_same_value() -> None:
    nothing = {"value": float("nan"), "period": None}
    assert set(mark_moves(marks(**nothing), marks(verdict="na", **nothing), "data")["cause"]) == {"data"}


def test_a_nyckeltal_that_only_one_programme_has_is_there_with_the_other_side_missing() -> None:
    found = mark_moves(marks(), marks(kpi="N99999", indicator="2.2-N99999"), "programme")
    gone, come = (found[found["kpi"] == kpi] for kpi in ("N15428", "N99999"))
    assert gone["indicator_after"].isna().all() and set(gone["after"]) == {""}
    assert come["indicator_before"].isna().all() and set(come["before"]) == {""}


def test_each_step_has_its_own_cause_and_a_mark_that_moves_back_stands_twice() -> None:
    revised = marks(verdict="partly", value=79.0)
    steps = [("revision", revised), ("data", marks(period=2022)), ("programme", marks(period=2022, pace="kept"))]
    found = attributed(marks(), steps)
    assert list(zip(found["mark"], found["cause"], strict=True)) == [
        ("verdict", "revision"),
        ("verdict", "data"),
        ("pace", "programme"),
    ]
    assert tuple(attributed(marks(), []).columns) == MOVE_COLUMNS


@pytest.mark.parametrize(
    ("before", "cause", "said"),
    [
        (marks(), "year", "okänd orsak"),
        (marks(), "annat", "okänd orsak"),
        (pd.concat([marks(), marks()], ignore_index=True), "data", "två gånger"),
    ],
)
def test_what_cannot_be_compared_is_an_error(before: pd.DataFrame, cause: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        mark_moves(before, marks(), cause)


def rollups(**changed: Any) -> pd.DataFrame:
    row = {"level": "goal", "id": "3", "municipality": "0665", "year": 2022, "verdict": "partly", "rule": "majority",
           "few": False, "n_met": 0, "n_partly": 2, "n_not": 1, "n_na": 1}  # fmt: skip
    return pd.DataFrame([row | changed])


def test_roll_ups_differ_by_verdict_by_counts_or_by_being_there() -> None:
    assert rollup_moves(rollups(), rollups()).empty
    counts = rollup_moves(rollups(), rollups(n_na=0))
    assert (counts["before"].iloc[0], counts["after"].iloc[0], counts["n_na_after"].iloc[0]) == ("partly", "partly", 0)
    gone = rollup_moves(rollups(), rollups(id="4"))
    assert list(gone["id"]) == ["3", "4"] and list(gone["after"]) == ["", "partly"]
    assert gone["n_met_after"].isna().tolist() == [True, False]
