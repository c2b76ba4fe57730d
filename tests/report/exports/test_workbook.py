from __future__ import annotations

import io
import time
import zipfile
from dataclasses import fields, replace

import openpyxl
import pytest

from indicators.method import Results
from indicators.pages import Picture
from indicators.report.exports import AnnualReport, annual_report, workbook
from indicators.report.exports.tables import Number, cell_text


@pytest.fixture(scope="module")
def report(pictures: dict[str, Picture]) -> AnnualReport:
    return annual_report(pictures["2022"])


@pytest.fixture(scope="module")
def book(report: AnnualReport) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(report)))


def test_each_table_is_a_sheet_with_a_header_that_stays_in_sight(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Indikatorer", "Mål och kriterier", "Om uppgifterna"]
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert not sheet.merged_cells.ranges
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[1])


def test_numbers_are_real_numbers_in_the_decimals_of_their_indicator(book: openpyxl.Workbook) -> None:
    sheet = book["Indikatorer"]
    columns = [cell.value for cell in sheet[1]]
    rows = {row[columns.index("Nyckeltal")].value: row for row in sheet.iter_rows(min_row=2)}
    outcome = columns.index("Utfall")
    assert (rows["N00401"][outcome].value, rows["N00401"][outcome].number_format) == (6.82, "#,##0.00")
    assert (rows["N01951"][outcome].value, rows["N01951"][outcome].number_format) == (14854, "#,##0")
    year = rows["N01951"][columns.index("Utgångsår")]
    assert (year.value, year.number_format) == (2019, "0")
    assert rows["N18409"][outcome].value is None


def test_every_cell_says_what_the_report_says(book: openpyxl.Workbook, report: AnnualReport) -> None:
    sheet = book["Mål och kriterier"]
    assert [cell.value for cell in sheet[1]] == list(report.summed.columns)
    assert sheet.max_row == len(report.summed.rows) + 1


def test_the_same_report_gives_the_same_bytes_whatever_the_clock(report: AnnualReport) -> None:
    first = workbook(report)
    time.sleep(1.1)
    assert workbook(report) == first


def test_the_dates_in_the_file_are_the_snapshots(book: openpyxl.Workbook, report: AnnualReport) -> None:
    assert book.properties.created.date().isoformat() == report.date
    assert book.properties.modified.date().isoformat() == report.date
    assert book.properties.title == report.title


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@SUM(A1)", "https://example.org", "14854", "'", "{=1}"])
def test_text_stays_text_whatever_it_begins_with(report: AnnualReport, text: str) -> None:
    rows = ((text, *report.provenance.rows[0][1:]), *report.provenance.rows[1:])
    spoilt = replace(report, provenance=replace(report.provenance, rows=rows))
    content = workbook(spoilt)
    cell = openpyxl.load_workbook(io.BytesIO(content))["Om uppgifterna"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet3.xml").decode("utf-8")


def test_a_missing_value_says_why_where_that_is_known_and_is_never_zero(outcome: Picture) -> None:
    tables = {field.name: getattr(outcome.results, field.name) for field in fields(Results)}
    mark = tables["assessments"]
    mine = mark["indicator"] == "2.2-N15428"
    hidden = mark.assign(
        value=mark["value"].mask(mine),
        verdict=mark["verdict"].mask(mine, "na"), reason=mark["reason"].mask(mine, "suppressed"),
    )  # fmt: skip
    whys = tables["reasons"]
    told = whys.assign(missing=whys["missing"].mask(whys["indicator"] == "2.2-N15428", "suppressed"))
    changed = Results(**{**tables, "assessments": hidden, "reasons": told})
    report = annual_report(replace(outcome, results=changed))
    (line,) = [row for row in report.indicators.rows if "N15428" in row]
    cells = dict(zip(report.indicators.columns, line, strict=True))
    assert cells["Utfall"] == Number(None, 1, why="sekretess") and cell_text(cells["Utfall"]) == "sekretess"
    with zipfile.ZipFile(io.BytesIO(workbook(report))) as book:
        assert "sekretess" in book.read("xl/sharedStrings.xml").decode()
