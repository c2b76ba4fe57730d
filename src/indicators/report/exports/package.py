"""The results as data: csv and json with a Frictionless data package that says what each column is."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.pages.picture import Picture

TABLES = {
    "assessments": ("Varje indikators värde och bedömning", ("indicator", "municipality", "year")),
    "rollups": ("Sammanvägda bedömningar", ("level", "id", "municipality", "year", "rule")),
    "targets": ("Målvärden och gränser", ("indicator", "municipality", "ambition", "year")),
}
"""The tables of docs/method.md, section 12, with a title for the reader and the columns that name a row."""

LICENCE = "Fri användning; ange Källa: Kolada för obearbetade uppgifter. Det övriga är egen bearbetning."

# Text that a spreadsheet would take for a formula begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_APOSTROPHE = (
    "Text i csv-filerna som börjar med =, +, -, @ eller en tabb har fått en apostrof först, så att inget kalkylprogram "
    "räknar den som en formel. json-filerna har texten som den är."
)


def data_files(picture: Picture, formats: Sequence[str]) -> dict[str, bytes]:
    """Return the picture's tables in ``formats`` (csv, json) and their ``datapackage.json``, by file name.

    The tables are those of docs/method.md, section 12. The same picture gives the same bytes.
    """
    writers = {"csv": as_csv, "json": as_json}
    frames: dict[str, pd.DataFrame] = {name: getattr(picture.results, name) for name in TABLES}
    files = {f"{name}.{form}": writers[form](frame) for name, frame in frames.items() for form in formats}
    return {**files, "datapackage.json": _package(picture, frames, files)}


def as_csv(frame: pd.DataFrame) -> bytes:
    """Return the frame as csv (RFC 4180, UTF-8), no text read as a formula; a missing value is an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue().encode("utf-8")


def _cell(value: Any) -> Any:
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(bool(value)).lower() if isinstance(value, bool | np.bool_) else value


def as_json(frame: pd.DataFrame) -> bytes:
    """Return the frame as a JSON list of objects; a missing value is null."""
    return (frame.to_json(orient="records", force_ascii=False, indent=1, double_precision=15) + "\n").encode("utf-8")


def _package(picture: Picture, frames: dict[str, pd.DataFrame], files: dict[str, bytes]) -> bytes:
    source = picture.source.descriptor
    content = {
        "profile": "data-package",
        "name": f"nulagesbild-{picture.municipality}-{picture.year}",
        "title": f"Nulägesbild {picture.year}, {picture.place}: bedömningar, målvärden och gränser",
        "description": f"Alla målvärden och gränser med status proposed är förslag, inte beslutade. {_APOSTROPHE}",
        "created": source.created,
        "snapshot": picture.snapshot,
        "programme": picture.programme.id,
        "licenses": [{"title": LICENCE, "path": "https://www.kolada.se/"}],
        "sources": [{"title": "Kolada, SCB och Valmyndigheten", "path": "https://www.kolada.se/"}],
        "resources": [_resource(name, frames[name.split(".")[0]], content) for name, content in files.items()],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(file: str, frame: pd.DataFrame, content: bytes) -> dict[str, Any]:
    table, form = file.split(".")
    title, key = TABLES[table]
    return {
        "profile": "tabular-data-resource",
        "name": f"{table}-{form}",
        "path": file,
        "title": title,
        "format": form,
        "mediatype": {"csv": "text/csv", "json": "application/json"}[form],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [{"name": str(name), "type": _type(frame[name])} for name in frame.columns],
            "primaryKey": list(key),
        },
    }


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column) else "string"
