"""The own files as people save them: CSV in any of its Swedish forms, or an Excel workbook, as rows of cells."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from indicators.data.errors import DataError

# What the columns are, for people and editors; it holds no figures.
SCHEMA = "schema.json"
MOST_BYTES = 5_000_000
MOST_UNPACKED = 100_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
_BESIDE = (".md", ".txt")
_AS_CSV = "spara den som CSV (UTF-8) eller .xlsx"
# What Excel reads as the separator of the rows below, and writes for it.
_SEPARATOR = re.compile(r"\"?sep=([;,\t])\"?[;,\t]*\r?(?:\n|$)", re.IGNORECASE)

Row = tuple[int, list[Any]]


def own_files(folder: Path) -> list[Path]:
    """Return the files of own figures in ``folder``, by name; none when there is no folder.

    Hidden files, a spreadsheet's temporary ones, the schema and notes (.md, .txt) are passed over. Raises DataError
    for any other file, so that none is left unread in silence.
    """
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name == SCHEMA or path.name.startswith(("~$", ".")) or path.suffix.lower() in _BESIDE:
            continue
        if path.suffix.lower() not in (".csv", ".xlsx") or not path.is_file():
            raise own_error(path.name, "filen är varken CSV eller .xlsx", f"{_AS_CSV}, eller flytta den härifrån")
        found.append(path)
    return found


def own_digest(folder: Path) -> str:
    """Return one sha256 over the names and bytes of the own files."""
    digest = hashlib.sha256()
    for path in own_files(folder):
        digest.update(hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).digest())
    return digest.hexdigest()


def own_error(file: str, rule: str, remedy: str, row: int | None = None) -> DataError:
    """Return the error for a row of an own file."""
    return DataError.at(f"own/{file}", rule, remedy, row=row)


def rows_of(path: Path) -> list[Row]:
    """Return each row that is not empty with its number in the file; at least one, the columns' names.

    A cell of a CSV file is text; one of a workbook a number, date, truth value or text, where a formula is its text.
    Raises DataError for a file that is empty, cannot be read, or has too many bytes, rows or columns.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise own_error(path.name, f"filen är {size} byte, högst {MOST_BYTES} läses", "dela upp den")
    rows = _sheet(path) if path.suffix.lower() == ".xlsx" else _text(path)
    filled = list(rows)
    if not filled:
        raise own_error(path.name, "filen är tom", "ta bort den, eller skriv kolumnernas namn på första raden")
    return filled


def is_blank(cell: Any) -> bool:
    """Return whether nothing is written in the cell."""
    return cell is None or (isinstance(cell, float) and cell != cell) or str(cell).strip() == ""


def _filled(rows: Iterable[Row], file: str) -> Iterator[Row]:
    """Yield the rows in which anything is written; raise DataError at the first beyond the most rows or columns."""
    for number, row in rows:
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            what = f"fler än {MOST_ROWS} rader" if number > MOST_ROWS else f"fler än {MOST_COLUMNS} kolumner"
            remedy = (
                "ta bort det som ligger långt under eller långt till höger om tabellen, även tomma celler med format"
            )
            raise own_error(file, f"tabellen har {what}", remedy, number)
        if any(not is_blank(cell) for cell in row):
            yield number, row


def _text(path: Path) -> Iterator[Row]:
    text = _decoded(path)
    named = _SEPARATOR.match(text)
    head = text.lstrip().split("\n", 1)[0]
    separator = named[1] if named else max(";\t,", key=head.count)
    below = text[named.end() :] if named else text
    return _filled(_rows(below, separator, 1 + bool(named), path.name), path.name)


def _rows(text: str, separator: str, first: int, file: str) -> Iterator[Row]:
    """Yield the rows of the text; its first line is line ``first`` of the file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    above = first
    try:
        for row in reader:
            yield first, list(row)
            first = reader.line_num + above
    except csv.Error as error:
        raise own_error(file, f"raden går inte att läsa ({error})", "se efter citattecken", first) from error


def _decoded(path: Path) -> str:
    """Return the text of UTF-8 (with or without byte order mark) or of Windows-1252."""
    data = path.read_bytes()
    if b"\x00" in data:
        row = data[: data.index(b"\x00")].count(b"\n") + 1
        raise own_error(path.name, "filen innehåller nolltecken och är inte ren text", _AS_CSV, row)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise own_error(path.name, "filens tecken är varken UTF-8 eller Windows-1252", _AS_CSV)


def _sheet(path: Path) -> list[Row]:
    import openpyxl  # here: slow to load, and only workbooks need it

    try:
        with ZipFile(path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > MOST_UNPACKED:
            rule = f"boken är {unpacked} byte uppackad, högst {MOST_UNPACKED} läses"
            raise own_error(path.name, rule, "dela upp den")
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
        sheets = [list(_filled(_cells(sheet), path.name)) for sheet in book.worksheets]
        book.close()
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, ParseError) as error:
        raise own_error(path.name, "filen går inte att läsa som Excelbok", _AS_CSV) from error
    filled = [rows for rows in sheets if rows]
    if len(filled) > 1:
        raise own_error(path.name, f"{len(filled)} blad har innehåll", "spara varje tabell som en egen fil")
    return filled[0] if filled else []


def _cells(sheet: Any) -> Iterator[Row]:
    """Yield the rows as they are read: how far the sheet says that it goes is not known to be true."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_cell(cell) for cell in row]


def _cell(cell: Any) -> Any:
    """Return a cell's value; a number shown as percent with its sign, an array formula as its text."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return f"{100 * value:.12g} %".replace(".", ",")
    if value is None or isinstance(value, str | int | float | dt.date | dt.time | dt.timedelta):
        return value
    return "=" + str(getattr(value, "text", "")).removeprefix("=")
