"""Raw files (Parquet, CSV, GeoJSON) into typed frames, with the file and row of whatever is of the wrong type."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.data.descriptor import RESTORE
from indicators.data.errors import DataError, SnapshotError
from indicators.data.fields import TABLES, Field

_FORMS = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "true eller false",
}
_TRUTH = {"true": True, "false": False, True: True, False: False}


def row_number(index: int, format: str) -> int:
    """Return the row a person finds: the line of a CSV file (header is 1), else the row counted from 1."""
    return int(index) + (2 if format == "csv" else 1)


def quoted(value: object) -> str:
    """Return a found value as errors show it: text in quotes, a number as it is."""
    return repr(value) if isinstance(value, str) else str(value)


def count_rows(path: Path, format: str, shown: str) -> int:
    """Return the number of rows (CSV: without the header; GeoJSON: features).

    Raises SnapshotError naming ``shown`` when the file cannot be read as ``format``.
    """
    if format == "parquet":
        try:
            return int(pq.read_metadata(path).num_rows)
        except (pa.ArrowException, OSError) as error:
            raise SnapshotError.at(shown, "filen går inte att läsa som Parquet", RESTORE) from error
    if format == "geojson":
        return len(_features(path, shown))
    return max(len(_csv_rows(path, shown)) - 1, 0)


def read_frame(path: Path, format: str, table: str, shown: str) -> pd.DataFrame:
    """Return the file's rows in file order with the fields of ``table``, typed: str, Int64, float64 or boolean.

    Fields and types come from ``fields.TABLES``; an empty CSV cell is a missing value. Raises DataError naming the
    row whose value is not of its field's type, and the fields that are missing or unknown.
    """
    fields = TABLES[table].fields
    raw = _raw(path, format, shown)
    wanted, found = [f.name for f in fields], [str(name) for name in raw.columns]
    if sorted(found) != sorted(wanted):
        rule = f"fälten är {found}, väntade {wanted}"
        raise DataError.at(shown, rule, RESTORE, row=1 if format == "csv" else None)
    return pd.DataFrame({f.name: _typed(raw[f.name], f, format, shown) for f in fields})


def read_geometry(path: Path, shown: str) -> list[dict[str, Any]]:
    """Return the GeoJSON geometries of the file's features, in file order (WGS 84 longitude and latitude)."""
    return [feature["geometry"] for feature in _features(path, shown)]


def _raw(path: Path, format: str, shown: str) -> pd.DataFrame:
    if format == "parquet":
        return pq.read_table(path).to_pandas(types_mapper={pa.string(): pd.StringDtype("pyarrow", float("nan"))}.get)
    if format == "geojson":
        return pd.DataFrame([feature["properties"] for feature in _features(path, shown)])
    header, *rows = _csv_rows(path, shown)
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            rule = f"raden har {len(row)} fält, rubriken {len(header)}"
            raise DataError.at(shown, rule, RESTORE, row=number)
    cells = [[cell if cell != "" else None for cell in row] for row in rows]
    return pd.DataFrame(cells, columns=header, dtype=object)


def _csv_rows(path: Path, shown: str) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SnapshotError.at(shown, "filen går inte att läsa som CSV i UTF-8", RESTORE) from error
    if not rows:
        raise SnapshotError.at(shown, "filen är tom, rubrikraden saknas", RESTORE)
    return rows


def _features(path: Path, shown: str) -> list[dict[str, Any]]:
    try:
        collection = json.loads(path.read_bytes().decode("utf-8"))
        features = collection["features"]
        if not all(feature["geometry"] and isinstance(feature["properties"], dict) for feature in features):
            raise KeyError("geometry")
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotError.at(shown, "filen går inte att läsa som GeoJSON", RESTORE) from error
    return list(features)


def _typed(values: pd.Series, field: Field, format: str, shown: str) -> pd.Series:
    if field.type == "string":
        wrong = values.notna() & ~values.map(lambda value: isinstance(value, str))
        typed = values.astype(pd.StringDtype("pyarrow", float("nan"))) if not wrong.any() else values
    elif field.type == "boolean":
        typed = values.map(lambda value: _TRUTH.get(value) if isinstance(value, str | bool) else None)
        wrong = values.notna() & typed.isna()
    else:
        typed = pd.to_numeric(values, errors="coerce").astype("float64")
        wrong = values.notna() & ~np.isfinite(typed)
        if field.type == "integer":
            wrong |= typed.notna() & (typed % 1 != 0)
    if wrong.any():
        index = int(wrong.to_numpy().argmax())
        rule = f"{field.name} ska vara {_FORMS[field.type]}, fann {quoted(values.iloc[index])}"
        raise DataError.at(shown, rule, RESTORE, row=row_number(index, format))
    if field.type == "integer":
        return typed.astype("Int64")
    return typed.astype("boolean") if field.type == "boolean" else typed
