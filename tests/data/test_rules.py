"""A figure, key or type that breaks a rule stops the build; the message names the file, the row and the rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_snapshot import AREAS, KPIS, POPULATION, QUALIFIED, SmallSnapshot

from indicators.data import DataError

KINDS = {"N15428": "share", "N01951": "count"}
N15428 = "litet/kolada/N15428.parquet"


def refused(small: SmallSnapshot, **options: Any) -> DataError:
    """Return the error that building raises, after checking that nothing was written."""
    with pytest.raises(DataError) as caught:
        small.build(**options)
    processed = small.raw.parent / "processed"
    assert not processed.exists() or list(processed.iterdir()) == []
    return caught.value


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("0665", 2021, "T", 90.0), "nyckeln (municipality, period, gender) förekommer mer än en gång"),
        (("9999", 2021, "T", 90.0), "municipality finns inte i areas.code, fann '9999'"),
        (("665", 2021, "K", 90.0), "municipality har fel form, fann '665'"),
        (("0665", 2021, "X", 90.0), "gender ska vara T eller K eller M, fann 'X'"),
        (("0665", 1999, "T", 90.0), "period får inte vara under 2000, fann 1999"),
        (("0665", 2023, "T", 90.0), "period får inte vara över 2022, fann 2023"),
        (("0665", 2020, "T", None), "value får inte vara tomt"),
        (("0665", 2020, None, 90.0), "gender får inte vara tomt"),
        (("0665", 2020, "T", float("inf")), "value ska vara ett tal, fann inf"),
        (("0665", 2020.5, "T", 90.0), "period ska vara ett heltal, fann 2020.5"),
        (("0665", 2020, "T", 101.0), "N15428 0665 2020: 101 ligger utanför 0–100 (share)"),
        (("0665", 2020, "T", -0.1), "N15428 0665 2020: -0.1 ligger utanför 0–100 (share)"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named_with_file_row_and_rule(
    small: SmallSnapshot, row: tuple[Any, ...], rule: str
) -> None:
    small.write_rows("N15428", [*QUALIFIED, row])
    error = refused(small, kinds=KINDS)
    assert (error.file, error.row, error.rule) == (N15428, len(QUALIFIED) + 1, rule)


def test_text_where_a_number_belongs_is_named_with_its_row(small: SmallSnapshot) -> None:
    small.write_rows("N15428", [(*row[:3], str(row[3])) for row in QUALIFIED[:2]] + [("0665", 2020, "T", "..")])
    error = refused(small)
    assert (error.file, error.row, error.rule) == (N15428, 3, "value ska vara ett tal, fann '..'")


def test_a_number_where_a_code_belongs_is_named_with_its_row(small: SmallSnapshot) -> None:
    small.write_rows("N15428", [(665, 2021, "T", 90.06)])
    assert refused(small).rule.startswith("municipality ska vara text, fann 665")


def test_a_field_too_many_or_too_few_is_refused(small: SmallSnapshot) -> None:
    small.write_rows("N15428", [(*row, "A") for row in QUALIFIED], "municipality period gender value status")
    assert "väntade ['municipality', 'period', 'gender', 'value']" in refused(small).rule
    small.write_rows("N15428", [row[:3] for row in QUALIFIED], "municipality period gender")
    assert refused(small).file == N15428


def test_a_count_below_zero_is_refused_and_a_percent_is_not(small: SmallSnapshot) -> None:
    small.write_rows("N01951", [*POPULATION, ("0000", 2022, "T", -1.0)])
    assert "ligger utanför 0–inf (count)" in refused(small, kinds=KINDS).rule
    assert len(small.build(kinds={"N01951": "percent"}).observations) == 8


def test_a_share_of_101_is_admitted_when_a_correction_removes_it(small: SmallSnapshot, tmp_path: Path) -> None:
    small.write_rows("N15428", [*QUALIFIED, ("0665", 2020, "T", 101.0)])
    corrections = tmp_path / "corrections.yml"
    text = '- {kpi: N15428, area: "0665", period: 2020, action: remove, expect: 101, reason: skrivfel}\n'
    corrections.write_text(text, encoding="utf-8")
    tables = small.build(kinds=KINDS, corrections=corrections)
    assert 101.0 in set(tables.observations["value"])
    corrections.write_text(text.replace("2020", "2019"), encoding="utf-8")
    with pytest.raises(DataError, match="101 ligger utanför"):
        small.build(kinds=KINDS, corrections=corrections)


def test_a_file_of_an_unknown_kpi_is_refused(small: SmallSnapshot) -> None:
    small.files["kolada/N99999.parquet"] = "observations"
    small.write_rows("N99999", QUALIFIED)
    error = refused(small)
    assert error.file == "litet/kolada/N99999.parquet" and "N99999 finns inte i listan" in error.rule


def test_a_listed_kpi_without_a_file_is_refused(small: SmallSnapshot) -> None:
    (small.folder / "kolada/N15428.parquet").unlink()
    del small.files["kolada/N15428.parquet"]
    assert "N15428 står i listan över nyckeltal men har ingen fil" in refused(small).rule


@pytest.mark.parametrize(
    ("path", "text", "row", "rule"),
    [
        ("areas.csv", AREAS + "0665,Vaggeryd,K\n", 5, "nyckeln (code) förekommer mer än en gång"),
        ("areas.csv", AREAS + "0682,Nässjö,S\n", 5, "type ska vara K eller L eller R, fann 'S'"),
        ("areas.csv", AREAS + "0682,Nässjö\n", 5, "raden har 2 fält, rubriken 3"),
        ("areas.csv", AREAS.replace("title", "name"), 1, "fälten är ['code', 'name', 'type']"),
        ("kpis.csv", KPIS.replace("true,false", "ja,false"), 2, "divided_by_gender ska vara true eller false"),
    ],
)  # fmt: skip
def test_a_line_of_a_csv_file_that_breaks_a_rule_is_named(
    small: SmallSnapshot, path: str, text: str, row: int, rule: str
) -> None:
    small.write_text(path, text)
    error = refused(small)
    assert (error.file, error.row) == (f"litet/{path}", row)
    assert error.rule.startswith(rule)


def test_a_snapshot_without_areas_is_refused(small: SmallSnapshot) -> None:
    (small.folder / "areas.csv").unlink()
    del small.files["areas.csv"]
    assert "ska ha en fil för tabellen 'areas', har 0" in refused(small).rule


def test_rows_in_any_order_give_the_same_table(small: SmallSnapshot) -> None:
    first = small.build().observations
    small.write_rows("N15428", QUALIFIED[::-1])
    assert small.build().observations.equals(first)
