"""The annual report as a workbook: one Excel table a sheet, real numbers, and where they come from."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter

from indicators.report.exports.annual import AnnualReport
from indicators.report.exports.tables import Cell, Number, Table

# What a cell begins with is never read as a formula, an address or a number: text stays text.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_STYLE = "Table Style Light 1"
_TALLEST_HEADER = 45


def workbook(report: AnnualReport) -> bytes:
    """Return the report as the bytes of an xlsx file; the same report gives the same bytes.

    Each table is a sheet of its own with a header row that stays in sight, real numbers in the indicator's decimals
    and no merged cells. Dates in the file's properties are the snapshot's.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        date = dt.datetime.fromisoformat(report.date)
        book.set_properties({"title": report.title, "subject": report.intro[0], "created": date, "comments": ""})
        formats = _Formats(book)
        sheets = (("Indikatorer", report.indicators), ("Mål och kriterier", report.summed))
        for name, table in (*sheets, ("Om uppgifterna", report.provenance)):
            _sheet(book.add_worksheet(name), table, formats, report.title)
    return content.getvalue()


class _Formats:
    """The workbook's cell formats, one for each number of decimals, made when first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[str, Any] = {}
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.header = book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 1})

    def number(self, cell: Number) -> Any:
        """Return the format of a number: its decimals, ``#,##0.0``, shown as the reader's country does; years bare."""
        form = "0" if cell.year else "#,##0" + (f".{'0' * cell.decimals}" if cell.decimals else "")
        if form not in self._numbers:
            self._numbers[form] = self._book.add_format({"num_format": form, "valign": "top"})
        return self._numbers[form]


def _sheet(sheet: Any, table: Table, formats: _Formats, title: str) -> None:
    """Write one table from the sheet's first cell: header, rows, and what makes it easy to read and print."""
    last_row, last_column = max(len(table.rows), 1), len(table.columns) - 1
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width)
    for number, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell, formats)
    named = {"name": table.name, "title": table.title, "description": f"{table.title}. En rad per uppgift."}
    headers = [{"header": name, "header_format": formats.header} for name in table.columns]
    sheet.add_table(0, 0, last_row, last_column, {**named, "columns": headers, "style": _STYLE})
    sheet.set_row(0, _TALLEST_HEADER, formats.header)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{_header(title)}&R{_header(table.title)}")
    sheet.set_footer("&RSida &P av &N")


def _header(text: str) -> str:
    """Return ``text`` for a printed header, where an ampersand begins a code and the line has an end."""
    return text.replace("&", "&&")[:100]


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Number):
        if cell.shown is None and cell.why:
            sheet.write_string(row, column, cell.why, formats.text)
        elif cell.shown is None:
            sheet.write_blank(row, column, None, formats.number(cell))
        else:
            sheet.write_number(row, column, cell.shown, formats.number(cell))
    else:
        sheet.write_string(row, column, cell, formats.text)
