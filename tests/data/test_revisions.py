"""What differs between two snapshots, frame against frame."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.data.revisions import area_counts, regrouped, retitled, revisions, shared_kpis

Row = tuple[str, str, int, str, float | None, str]


def observations(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kpi", "municipality", "period", "gender", "value", "status"])


def one(value: float | None, status: str = "A", kpi: str = "N00401") -> pd.DataFrame:
    return observations((kpi, "0665", 2022, "T", value, status))


NOTHING = observations().astype({"period": "int64", "value": "float64"})


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (one(6.82), one(6.97), ("revised", 6.82, 6.97)),
        (one(0.0), one(6.97), ("revised", 0.0, 6.97)),
        (one(None, "ej_publicerad"), one(6.97), ("new", np.nan, 6.97)),
        (NOTHING, one(6.97), ("new", np.nan, 6.97)),
        (NOTHING, one(0.0), ("new", np.nan, 0.0)),
        (one(6.82), one(None, "bortfall"), ("gone", 6.82, np.nan)),
        (one(6.82), NOTHING, ("gone", 6.82, np.nan)),
        (one(6.82), one(None, "sekretess"), ("suppressed", np.nan, np.nan)),
    ],
)
def test_a_value_is_revised_new_gone_or_secret(
    before: pd.DataFrame, after: pd.DataFrame, change: tuple[object]
) -> None:
    found = revisions(before, after, ["N00401"])
    expected = pd.DataFrame([("N00401", "0665", 2022, "T", *change)], columns=found.columns)
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one(6.82), one(6.82)),
        (one(101238.21754), one(101238.21754 + 1e-7)),
        (one(None, "bortfall"), one(None, "sekretess")),
        (one(None, "ej_publicerad"), NOTHING),
        (one(6.82, kpi="N09809"), one(97.0, kpi="N09809")),
    ],
)
def test_what_is_the_same_or_not_asked_for_is_no_change(before: pd.DataFrame, after: pd.DataFrame) -> None:
    assert revisions(before, after, ["N00401"]).empty


def test_areas_are_counted_by_their_totals() -> None:
    areas = ("0604", "0617", "0642")
    before = observations(*[("N1", area, 2022, sex, 1.0, "A") for area in areas for sex in "TK"])
    after = observations(
        ("N1", "0604", 2022, "T", 2.0, "A"), ("N1", "0604", 2022, "K", 2.0, "A"), ("N1", "0604", 2023, "T", 2.0, "A"),
        ("N1", "0617", 2022, "T", 1.0, "A"), ("N1", "0617", 2022, "K", 3.0, "A"),
        ("N1", "0642", 2022, "T", None, "sekretess"),
    )  # fmt: skip
    counted = area_counts(revisions(before, after, ["N1"]))
    assert counted.to_numpy().tolist() == [["N1", 2022, 1, 0, 0, 1], ["N1", 2023, 0, 1, 0, 0]]
    assert area_counts(revisions(before, before, ["N1"])).empty


def test_titles_are_compared_less_white_space() -> None:
    before = pd.DataFrame({"kpi": ["N1", "N2", "N3"], "title": ["Ett ", "Två, antal/1000 inv", "Tre"]})
    after = pd.DataFrame({"kpi": ["N1", "N2", "N4"], "title": ["Ett", "Två, andel (%)", "Fyra"]})
    assert retitled(before, after).to_numpy().tolist() == [["N2", "Två, antal/1000 inv", "Två, andel (%)"]]
    assert shared_kpis(before, after) == ["N1", "N2"]


def test_a_group_with_other_members_is_told_under_its_new_title() -> None:
    def groups(title: str, *members: str) -> pd.DataFrame:
        rows = [("G1", title, "0665", member) for member in members]
        rows += [("G2", "Länet", None, "0665")]
        return pd.DataFrame(rows, columns=["group", "title", "owner", "member"])

    found = regrouped(groups("Liknande 2024", "0127", "0187"), groups("Liknande 2025", "0127", "0188", "0186"))
    assert found.to_numpy().tolist() == [["G1", "Liknande 2025", "0665", "0187", "0186 0188"]]
    assert regrouped(groups("a", "0127"), groups("b", "0127")).empty
