"""Describing a new snapshot: its ``datapackage.json``, made from the files themselves and ``fields.TABLES``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.data.descriptor import DESCRIPTOR, RECEIVED
from indicators.data.fields import TABLES, Field
from indicators.data.reading import count_rows
from indicators.writing import write_whole

_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "json.gz": "application/json",
}


@dataclass(frozen=True)
class Described:
    """What a file cannot tell of itself; ``address`` is the provider's, ``licence`` a Frictionless licence.

    ``rows`` is given for an answer kept as received; for other files they are counted.
    """

    path: str
    table: str
    title: str
    source: str
    address: str
    licence: Mapping[str, str]
    fetched: str
    rows: int | None = None


def write_descriptor(folder: Path, package: Mapping[str, Any], files: Sequence[Described]) -> Path:
    """Write ``datapackage.json`` for ``files`` in ``folder`` and return its path.

    ``package`` holds the fields of the whole snapshot: id, title, label, collected, periods, notes and what else
    Frictionless allows. Size, sha256, rows and schema are taken from each file. The file is written beside and
    renamed. Raises SnapshotError for a file that cannot be read.
    """
    resources = [_resource(folder, described) for described in sorted(files, key=lambda d: d.path)]
    content = {"profile": "data-package", "name": package["id"], **package, "resources": resources}
    target = folder / DESCRIPTOR
    write_whole(target, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    return target


def _resource(folder: Path, described: Described) -> dict[str, Any]:
    path = folder / described.path
    content = path.read_bytes()
    form = "json.gz" if path.name.endswith(".json.gz") else path.suffix.lstrip(".")
    return {
        "name": described.path.removesuffix(f".{form}").replace("/", "-").replace("_", "-").lower(),
        "path": described.path,
        "title": described.title,
        "table": described.table,
        "format": form,
        **({"compression": "gz"} if form == "json.gz" else {}),
        "mediatype": _MEDIA_TYPES[form],
        **({} if form == "parquet" else {"encoding": "utf-8"}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": count_rows(path, form, described.path) if described.rows is None else described.rows,
        "fetched": described.fetched,
        "sources": [{"title": described.source, "path": described.address}],
        "licenses": [dict(described.licence)],
        **({} if described.table in RECEIVED else {"schema": _schema(described.table)}),
    }


def _schema(table: str) -> dict[str, Any]:
    return {
        "fields": [_field(field) for field in TABLES[table].fields],
        "primaryKey": list(TABLES[table].key),
    }


def _field(field: Field) -> dict[str, Any]:
    return {"name": field.name, "type": field.type, **field.constraints}
