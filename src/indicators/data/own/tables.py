"""The municipality's own figures: every file in ``data/raw/own`` as typed tables, each row with where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.data.fields import OWN_KPI, OWN_TABLES, TABLES, Field
from indicators.data.own.cells import CellError, has_points, value_of
from indicators.data.own.columns import column, fields_by_column
from indicators.data.own.files import Row, is_blank, own_error, own_files, rows_of

# A table is known by these columns; where two fit, by the one with more of them.
MARKS = {"own_values": {"kpi"}, "later_values": {"kpi", "known"}, "districts": {"eligible"}, "facts": {"fact"}}
PLACE = ("file", "row")
_TYPES = {"string": "str", "date": "str", "integer": "Int64", "number": "float64", "boolean": "bool"}

Known = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Own:
    """The own figures that hold for one snapshot, by table; the fields of ``fields.TABLES``, then file and row.

    The names of the fields are those of ``fields.TABLES``; ``row`` is the line of a CSV file or the row of a sheet.
    """

    own_values: pd.DataFrame
    later_values: pd.DataFrame
    districts: pd.DataFrame
    facts: pd.DataFrame


def read_own(folder: Path, snapshot: str, known: Known) -> Own:
    """Return the own figures in ``folder`` that hold for ``snapshot``; empty tables where there are none.

    ``known`` has the values a reference may take (``areas.code``, ``kpis.kpi``); nyckeltal of the municipality's own
    (E00001) need not be known. Raises DataError naming file, row and remedy for a file that cannot be read, unknown
    or missing columns, a value that does not fit its field, and a key that occurs twice, also in two files.
    """
    found: dict[str, list[dict[str, Any]]] = {table: [] for table in OWN_TABLES}
    for path in own_files(folder):
        (number, head), *rows = rows_of(path)
        table, names = _header(head, path.name, number)
        points = _has_points(table, names, rows)
        read = [_record(table, names, row, path.name, points) for row in rows]
        found[table] += [_checked(table, row, known) for row in read if _holds(row, snapshot)]
    return Own(**{table: _table(table, rows) for table, rows in found.items()})


def named_kpis(folder: Path) -> frozenset[str]:
    """Return the provider's nyckeltal that the own figures in ``folder`` speak of: a fetch must ask for them too.

    Raises DataError as ``read_own`` does, for what it has to read.
    """
    (field,) = (each for each in TABLES["own_values"].fields if each.name == "kpi")
    found = set()
    for path in own_files(folder):
        (number, head), *rows = rows_of(path)
        _, names = _header(head, path.name, number)
        for number, cells in rows if "kpi" in names else []:
            given = dict(zip(names, cells, strict=False))["kpi"]
            try:
                found.add(_filled(field) if is_blank(given) else value_of(given, field))
            except CellError as error:
                raise own_error(path.name, error.args[0], error.args[1], number) from error
    return frozenset(str(kpi) for kpi in found if not str(kpi).startswith(OWN_KPI[0]))


def _header(head: list[Any], file: str, number: int) -> tuple[str, list[str]]:
    """Return the table that the columns are those of, and the field of each column."""
    given = ["" if is_blank(cell) else " ".join(str(cell).lower().split()) for cell in head]
    while given and not given[-1]:
        given.pop()
    fitting = [table for table in MARKS if MARKS[table] <= {fields_by_column(table).get(name) for name in given}]
    if not fitting:
        known = "; ".join(", ".join(column(name) for name in TABLES[table].names) for table in OWN_TABLES)
        raise own_error(file, f"kolumnerna {_listed(given)} hör inte till någon tabell", f"använd: {known}", number)
    table = max(fitting, key=lambda each: len(MARKS[each]))
    fields = fields_by_column(table)
    names = [fields.get(name, "") for name in given]
    unknown = [name or "(utan namn)" for name in given if name not in fields]
    missing = [column(field.name) for field in TABLES[table].fields if field.required and field.name not in names]
    twice = [column(name) for name in sorted(set(names)) if names.count(name) > 1]
    for what, which in (("okänd kolumn", unknown), ("saknad kolumn", missing), ("samma kolumn två gånger", twice)):
        if which:
            remedy = f"kolumnerna är {', '.join(column(name) for name in TABLES[table].names)}"
            raise own_error(file, f"{what}: {_listed(which)}", remedy, number)
    return table, names


def _listed(names: list[str]) -> str:
    return ", ".join(name[:40] for name in names[:12])


def _has_points(table: str, names: list[str], rows: list[Row]) -> bool:
    """Return whether the file has a number whose point can only be a decimal point."""
    fields = {field.name: field for field in TABLES[table].fields}
    return any(has_points(cell, fields[name]) for _, cells in rows for name, cell in zip(names, cells, strict=False))


def _holds(record: dict[str, Any], snapshot: str) -> bool:
    named = record.get("snapshots")
    return named is None or snapshot in named.split()


def _record(table: str, names: list[str], row: Row, file: str, points: bool) -> dict[str, Any]:
    number, cells = row
    if any(not is_blank(cell) for cell in cells[len(names) :]):
        raise own_error(file, "raden har fler celler än rubriker", "ta bort det som är till höger", number)
    given = dict(zip(names, cells, strict=False))
    record: dict[str, Any] = {"file": file, "row": number}
    for field in TABLES[table].fields:
        cell = given.get(field.name)
        try:
            record[field.name] = _filled(field) if is_blank(cell) else value_of(cell, field, points=points)
        except CellError as error:
            raise own_error(file, error.args[0], error.args[1], number) from error
    if table == "own_values":
        _check_own(record, file, number)
    return record


def _checked(table: str, record: dict[str, Any], known: Known) -> dict[str, Any]:
    """Return the record; raise DataError for an area or a nyckeltal that the snapshot has not."""
    for field in TABLES[table].fields:
        try:
            _check_known(record[field.name], field, known)
        except CellError as error:
            raise own_error(record["file"], error.args[0], error.args[1], record["row"]) from error
    return record


def _filled(field: Field) -> str | bool | None:
    if field.required:
        raise CellError(f"{column(field.name)} saknas", "fyll i cellen, eller ta bort raden")
    return field.default


def _check_known(value: Any, field: Field, known: Known) -> None:
    if not field.refers or value is None or value in known[field.refers]:
        return
    if field.name != "kpi":
        raise CellError(f"{column(field.name)} {value} finns inte i uttaget", "rätta koden")
    if not value.startswith(OWN_KPI[0]):
        remedy = (
            "rätta koden (ett eget nyckeltal heter E och fem siffror, till exempel E00001); är den rätt, hämta ett "
            "uttag som har den (nulage fetch) och skriv det i kolumnen uttag"
        )
        raise CellError(f"nyckeltalet {value} finns inte i uttaget", remedy)


def _check_own(record: dict[str, Any], file: str, number: int) -> None:
    if record["value"] is None and record["n"] is None:
        raise own_error(file, "både värde och antal saknas", "fyll i ett av dem, eller ta bort raden", number)
    if record["n"] is not None and record["gender"] != "T":
        raise own_error(file, "antal anges bara för alla (T)", "flytta antalet till raden för T", number)


def _table(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows sorted by their key; raise DataError for a key that occurs twice, naming both places."""
    fields, key = TABLES[table].fields, list(TABLES[table].key)
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        named = tuple(row[name] for name in key)
        if first := seen.get(named):
            what = " ".join(str(part) for part in named)
            rule = f"{what} finns redan i own/{first['file']}, rad {first['row']}"
            raise own_error(row["file"], rule, "behåll en av raderna", row["row"])
        seen[named] = row
    frame = pd.DataFrame(rows, columns=[*(field.name for field in fields), *PLACE])
    types = {field.name: _TYPES[field.type] for field in fields} | {"file": "str", "row": "int64"}
    return frame.astype(types).sort_values(key, ignore_index=True)
