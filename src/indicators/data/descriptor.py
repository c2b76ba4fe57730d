"""The descriptor of a snapshot, ``datapackage.json`` (Frictionless Data Package), read and checked field by field."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from indicators.data.errors import SnapshotError
from indicators.data.fields import OWN_TABLES, TABLES

DESCRIPTOR = "datapackage.json"
RESTORE = "råfiler ändras aldrig för hand; återställ filen ur versionshanteringen eller hämta uttaget på nytt"
_FORMATS = ("parquet", "csv", "geojson", "json.gz")
# Answers kept as received: their form is the provider's, and is checked when they are fetched and when they are read.
RECEIVED = ("kolada_kpis", "kolada_areas", "kolada_groups", "kolada_data", "scb_metadata", "scb_data", "geodata")


@dataclass(frozen=True)
class Resource:
    """One file of a snapshot, as its descriptor tells: ``table`` is one of ``fields.TABLES``."""

    name: str
    path: str
    title: str
    table: str
    format: str
    bytes: int
    hash: str
    rows: int
    fetched: str
    source: str


@dataclass(frozen=True)
class Descriptor:
    """What ``datapackage.json`` says of the whole snapshot; the texts are Swedish, the periods whole years.

    ``created`` is the ISO date on which the snapshot was put together; ``known`` the date by which what it holds was
    published, which is what "as known on a date" goes by. ``asked`` has the title of each nyckeltal that was asked for,
    in a fetched snapshot.
    """

    id: str
    title: str
    label: str
    created: str
    collected: str
    first_period: int
    last_period: int
    notes: tuple[str, ...]
    known: str
    asked: dict[str, str]
    resources: tuple[Resource, ...]


def parse_descriptor(content: bytes, shown: str) -> Descriptor:
    """Return the descriptor in ``content``, the bytes of the file that errors call ``shown``.

    Raises SnapshotError for text that is not JSON (with its line), for a missing, mistyped or unknown field, a path
    out of the snapshot, two resources of one name, and fields other than those of ``fields.TABLES``.
    """
    package = _parse(content, shown)
    resources = tuple(_resource(entry, shown, number) for number, entry in enumerate(package["resources"], 1))
    _check_unique(resources, shown)
    first, last = _periods(package, shown)
    return Descriptor(
        id=_text(package, "id", shown),
        title=_text(package, "title", shown),
        label=_text(package, "label", shown),
        created=_date(package, "created", shown),
        collected=_text(package, "collected", shown),
        first_period=first,
        last_period=last,
        notes=tuple(str(note) for note in package.get("notes", [])),
        known=_date(package, "known", shown),
        asked=_asked(package, shown),
        resources=tuple(sorted(resources, key=lambda r: r.path)),
    )


def parse_head(content: bytes, shown: str) -> dict[str, str]:
    """Return only ``id``, ``label`` and ``known`` of the descriptor in ``content``; errors as ``parse_descriptor``."""
    package = _parse(content, shown)
    return {
        "id": _text(package, "id", shown),
        "label": _text(package, "label", shown),
        "known": _date(package, "known", shown),
    }


def _parse(content: bytes, shown: str) -> dict[str, Any]:
    try:
        package = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SnapshotError.at(shown, f"filen är inte UTF-8 (byte {error.start})", RESTORE) from error
    except json.JSONDecodeError as error:
        rule = f"filen är inte giltig JSON ({error.msg}, tecken {error.colno})"
        raise SnapshotError.at(shown, rule, RESTORE, row=error.lineno) from error
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list) or not package["resources"]:
        raise SnapshotError.at(shown, "listan 'resources' saknas eller är tom", RESTORE)
    return package


def _text(entry: dict[str, Any], key: str, shown: str, kind: type = str) -> Any:
    value = entry.get(key)
    if not isinstance(value, kind) or isinstance(value, bool) or value == "":
        where = f" för resursen {entry['name']!r}" if entry.get("name") and "path" in entry else ""
        rule = f"fältet {key!r}{where} saknas eller har fel typ"
        raise SnapshotError.at(shown, rule, RESTORE)
    return value


def _asked(package: dict[str, Any], shown: str) -> dict[str, str]:
    asked = package.get("asked", {})
    if not isinstance(asked, dict) or not all(isinstance(title, str) for title in asked.values()):
        raise SnapshotError.at(shown, "fältet 'asked' ska ha en titel för varje nyckeltal", RESTORE)
    return dict(asked)


def _date(package: dict[str, Any], field: str, shown: str) -> str:
    """Return a date of the snapshot, ``2026-11-23``; raise SnapshotError for one that does not exist."""
    text = str(_text(package, field, shown))
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        rule = f"datumet {text!r} i fältet {field!r} finns inte"
        raise SnapshotError.at(shown, rule, "skriv ett datum som 2026-11-23") from error


def _resource(entry: Any, shown: str, number: int) -> Resource:
    if not isinstance(entry, dict):
        raise SnapshotError.at(shown, f"resurs nummer {number} är inte ett objekt", RESTORE)
    texts = {key: _text(entry, key, shown) for key in ("name", "path", "title", "table", "format", "hash", "fetched")}
    counts = {key: _text(entry, key, shown, int) for key in ("bytes", "rows")}
    _check_path(texts["path"], shown)
    _check_known(texts, shown)
    fields = [field.get("name") for field in entry.get("schema", {}).get("fields", [])]
    expected = () if texts["table"] in RECEIVED else TABLES[texts["table"]].names
    if tuple(fields) != expected:
        rule = f"resursen {texts['name']!r} beskriver fälten {fields}, väntade {list(expected)}"
        raise SnapshotError.at(shown, rule, "hämta uttaget på nytt med den här versionen av programmet")
    sources = entry.get("sources")
    if not isinstance(sources, list) or not sources or not isinstance(sources[0], dict):
        raise SnapshotError.at(shown, f"resursen {texts['name']!r} saknar källa ('sources')", RESTORE)
    return Resource(**texts, **counts, source=_text(sources[0], "title", shown))


def _check_path(path: str, shown: str) -> None:
    parts = PurePosixPath(path).parts
    if PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or ":" in path:
        rule = f"sökvägen {path!r} leder ut ur uttaget"
        raise SnapshotError.at(shown, rule, "använd bara sökvägar inom uttagets mapp")


def _check_known(texts: dict[str, str], shown: str) -> None:
    known = [*(table for table in TABLES if table not in OWN_TABLES), *RECEIVED]
    if texts["table"] not in known:
        rule = f"tabellen {texts['table']!r} är okänd i ett uttag"
        raise SnapshotError.at(shown, rule, f"använd en av {', '.join(known)}; egna uppgifter ligger i data/raw/own")
    if texts["format"] not in _FORMATS or not texts["path"].endswith("." + texts["format"]):
        rule = f"formatet {texts['format']!r} för {texts['path']!r} går inte att läsa"
        raise SnapshotError.at(shown, rule, f"använd ett av {', '.join(_FORMATS)} med samma filändelse")
    algorithm, _, digest = texts["hash"].partition(":")
    if algorithm != "sha256" or len(digest) != 64:
        rule = f"kontrollsumman för {texts['path']!r} är inte 'sha256:' och 64 tecken (fann {algorithm[:20]!r})"
        raise SnapshotError.at(shown, rule, "räkna om kontrollsumman med sha256")


def _check_unique(resources: tuple[Resource, ...], shown: str) -> None:
    for what, values in (("sökvägen", [r.path for r in resources]), ("namnet", [r.name for r in resources])):
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise SnapshotError.at(shown, f"{what} {twice[0]!r} förekommer mer än en gång", RESTORE)


def _periods(package: dict[str, Any], shown: str) -> tuple[int, int]:
    periods = package.get("periods")
    if not isinstance(periods, dict):
        raise SnapshotError.at(shown, "fältet 'periods' (first, last) saknas", RESTORE)
    first, last = _text(periods, "first", shown, int), _text(periods, "last", shown, int)
    if first > last:
        raise SnapshotError.at(shown, f"första perioden {first} är efter den sista {last}", RESTORE)
    return first, last
