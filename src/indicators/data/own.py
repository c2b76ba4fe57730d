"""The municipality's own figures: CSV files and Excel workbooks in ``data/raw/own``, read as people save them.

Semicolons, tabs or commas; a decimal comma; a byte order mark or none; Windows' line ends and characters; a date where
a year is asked for. A cell that begins as a formula or a script is text and stays text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import pandas as pd

from indicators.data.errors import DataError
from indicators.data.fields import TABLES, Field

MOST_BYTES = 5_000_000
# The Swedish names that a column may have instead of the field's own.
SWEDISH = {
    "nyckeltal": "kpi", "kommun": "municipality", "år": "period", "kön": "gender", "värde": "value", "antal": "n",
    "ungefärligt": "approximate", "källa": "source", "titel": "title", "känd": "known", "kod": "code", "namn": "name",
    "röstberättigade": "eligible", "röstande": "voters", "ofördelade": "undistributed", "uppgift": "fact",
    "benämning": "label", "enhet": "unit",
}  # fmt: skip
# A table is known by the columns that no other has.
KINDS = {"own_values": {"kpi"}, "later_values": {"kpi", "known"}, "districts": {"eligible"}, "facts": {"fact"}}
_YEAR_FIELDS = {"period", "year"}
_TRUTH = {"ja": True, "sant": True, "true": True, "1": True, "nej": False, "falskt": False, "false": False, "0": False}
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def read_own(folder: Path) -> dict[str, pd.DataFrame]:
    """Return every own figure by table (``KINDS``), typed; each row has ``file`` and ``row`` for errors.

    A folder without files, or no folder, gives empty tables. Raises DataError naming file, row and remedy for a file
    that cannot be read, unknown or missing columns, and a value of another type than its field's.
    """
    found: dict[str, list[pd.DataFrame]] = {kind: [] for kind in KINDS}
    for path in own_files(folder):
        header, rows = _rows(path)
        kind = _kind(header, path)
        found[kind].append(_frame(kind, header, rows, path))
    return {kind: _joined(kind, frames) for kind, frames in found.items()}


def own_files(folder: Path) -> list[Path]:
    """Return the own files, by name; temporary files of a spreadsheet that is open are passed over."""
    paths = [*folder.glob("*.csv"), *folder.glob("*.xlsx")]
    return sorted(path for path in paths if not path.name.startswith(("~$", ".")))


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[Any]]]]:
    """Return the names of the columns, and each row that is not empty with its number in the file."""
    if path.stat().st_size > MOST_BYTES:
        raise _error(path, f"filen är större än {MOST_BYTES} byte", "dela upp den")
    rows = _sheet(path) if path.suffix == ".xlsx" else _text(path)
    filled = [(number, row) for number, row in rows if any(not _blank(cell) for cell in row)]
    if not filled:
        raise _error(path, "filen är tom", "ta bort den, eller skriv kolumnernas namn på första raden")
    number, head = filled[0]
    header = [str(cell).strip().lower() if not _blank(cell) else "" for cell in head]
    while header and not header[-1]:
        header.pop()
    named = [SWEDISH.get(name, name) for name in header]
    return [{"period": "year"}.get(name, name) if "eligible" in named or "fact" in named else name for name in named], [
        (place, list(row)) for place, row in filled[1:]
    ]


def _text(path: Path) -> Iterator[tuple[int, list[Any]]]:
    data = path.read_bytes()
    if b"\x00" in data:
        raise _error(path, "filen innehåller nolltecken", "spara den som CSV (UTF-8)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = text.lstrip().split("\n", 1)[0]
    separator = max(";\t,", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, list(row)
    except csv.Error as error:
        raise _error(path, f"raden går inte att läsa ({error})", "se efter citattecken", reader.line_num) from error


def _sheet(path: Path) -> Iterator[tuple[int, list[Any]]]:
    import openpyxl  # here: slow to load, and only workbooks need it

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
        sheet = book.worksheets[0]
        rows = [(number, list(row)) for number, row in enumerate(sheet.iter_rows(values_only=True), 1)]
        book.close()
    except (OSError, BadZipFile, KeyError, ValueError, IndexError) as error:
        raise _error(path, "filen går inte att läsa som Excelbok", "spara om den som .xlsx eller CSV") from error
    yield from rows


def _kind(header: list[str], path: Path) -> str:
    fitting = [kind for kind, marks in KINDS.items() if marks <= set(header)]
    if not fitting:
        known = "; ".join(", ".join(field.name for field in TABLES[kind].fields) for kind in KINDS)
        raise _error(path, f"kolumnerna {header} känns inte igen", f"använd en av tabellerna: {known}", 1)
    return max(fitting, key=lambda kind: len(KINDS[kind]))


def _frame(kind: str, header: list[str], rows: list[tuple[int, list[Any]]], path: Path) -> pd.DataFrame:
    fields = TABLES[kind].fields
    names = [field.name for field in fields]
    unknown = sorted(set(header) - set(names))
    missing = [field.name for field in fields if field.required and field.name not in header]
    if unknown or missing or len(set(header)) != len(header):
        what = (
            f"okända kolumner {unknown}"
            if unknown
            else f"kolumner saknas: {missing}"
            if missing
            else "samma kolumn två gånger"
        )
        raise _error(path, what, f"kolumnerna är {', '.join(names)}", 1)
    read = [_record(fields, header, row, path, number) for number, row in rows]
    return pd.DataFrame(read, columns=[*names, "file", "row"])


def _record(fields: tuple[Field, ...], header: list[str], row: list[Any], path: Path, number: int) -> dict[str, Any]:
    if any(not _blank(cell) for cell in row[len(header) :]):
        raise _error(path, "raden har fler celler än rubriker", "ta bort det som är till höger", number)
    cells = dict(zip(header, row, strict=False))
    record: dict[str, Any] = {"file": path.name, "row": number}
    for field in fields:
        cell = cells.get(field.name)
        if _blank(cell):
            if field.required:
                raise _error(path, f"{field.name} saknas", "fyll i cellen, eller ta bort raden", number)
            record[field.name] = None
            continue
        record[field.name] = _value(cell, field, path, number)
    return record


def _value(cell: Any, field: Field, path: Path, number: int) -> Any:
    if field.type == "string":
        return _code(cell, field)
    if field.type == "boolean":
        found = cell if isinstance(cell, bool) else _TRUTH.get(str(cell).strip().lower())
        if found is None:
            raise _error(path, f"{field.name}: {cell!r} är varken ja eller nej", "skriv ja eller nej", number)
        return found
    value = _year(cell) if field.name in _YEAR_FIELDS else _number(cell)
    whole = value is not None and (field.type == "number" or float(value).is_integer())
    if value is None or not whole:
        kind = "ett tal" if field.type == "number" else "ett heltal"
        raise _error(path, f"{field.name}: {str(cell)[:40]!r} är inte {kind}", "skriv bara siffror", number)
    return float(value) if field.type == "number" else int(value)


def _code(cell: Any, field: Field) -> str:
    """Return text; a code that a spreadsheet has made a number of gets its leading zeros back."""
    if isinstance(cell, dt.date):
        return cell.strftime("%Y-%m-%d")
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    width = {r"\d{4}": 4, r"\d{8}": 8}.get(field.pattern)
    return text.zfill(width) if width and text.isdigit() else text


def _year(cell: Any) -> float | None:
    """Return the year of a number, of a date, or of text with either."""
    if isinstance(cell, dt.date):
        return float(cell.year)
    dated = re.fullmatch(r"(\d{4})-\d{2}-\d{2}([ T].*)?", str(cell).strip())
    return float(dated[1]) if dated else _number(cell)


def _number(cell: Any) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if abs(float(cell)) < float("inf") else None
    text = str(cell).translate(_SPACES).replace("−", "-").replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else None


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, float) and cell != cell) or str(cell).strip() == ""


def _joined(kind: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    names = [field.name for field in TABLES[kind].fields]
    if not frames:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in (*names, "file", "row")})
    joined = pd.concat(frames, ignore_index=True)
    key = list(TABLES[kind].key)
    twice = joined[joined.duplicated(key)]
    if len(twice):
        row = twice.iloc[0]
        what = " ".join(str(row[name]) for name in key)
        raise DataError.at(
            f"own/{row['file']}", f"{what} finns två gånger", "behåll en av raderna", row=int(row["row"])
        )
    return joined


def _error(path: Path, rule: str, remedy: str, row: int | None = None) -> DataError:
    return DataError.at(f"own/{path.name}", rule, remedy, row=row)
