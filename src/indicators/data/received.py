"""A fetched snapshot's answers, kept as received, read into the same raw tables that files made by hand give.

Kolada's answers become areas, kpis, groups and observations; SCB's become counts and shapes of small areas.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.data.descriptor import RESTORE, Resource
from indicators.data.errors import SnapshotError
from indicators.data.snapshot import Snapshot
from indicators.terms import COUNTRY

# Kolada's marks for a value that is missing (docs/method.md, section 11); null without a mark is not yet published.
MISSING = {"-": "bortfall", ".": "ej_tillamplig", "..": "sekretess"}
NOT_PUBLISHED = "ej_publicerad"
_SIMILAR = re.compile(r"Liknande kommuner,? (.+?), (.+), (\d{4})")


def answers(snapshot: Snapshot, table: str) -> Iterator[tuple[Resource, Any]]:
    """Yield every answer of ``table`` with the file it lies in, in path order.

    Raises SnapshotError for a file that is not compressed JSON.
    """
    for resource in snapshot.of(table):
        shown = snapshot.shown(resource)
        try:
            yield resource, json.loads(gzip.decompress(snapshot.file(resource).read_bytes()))
        except (OSError, EOFError, ValueError) as error:
            raise SnapshotError.at(shown, "filen är inte packad JSON", RESTORE) from error


def areas(snapshot: Snapshot) -> pd.DataFrame:
    """Return code, title and type (K municipality, L region, R the country) of every area."""
    rows = [
        (row["id"], row["title"], "R" if row["id"] == COUNTRY else row["type"])
        for _, page in answers(snapshot, "kolada_areas")
        for row in page["values"]
    ]
    return pd.DataFrame(rows, columns=["code", "title", "type"]).astype("str")


def kpis(snapshot: Snapshot) -> pd.DataFrame:
    """Return the nyckeltal that were asked for; one that the catalogue did not have is ``retired``.

    Such a one keeps the title it had when it was last known, which the descriptor tells.
    """
    found = {row["id"]: row for _, page in answers(snapshot, "kolada_kpis") for row in page["values"]}
    rows = [
        (kpi, title, title, bool(found[kpi]["is_divided_by_gender"]) if kpi in found else None, kpi not in found)
        for kpi, title in sorted(snapshot.descriptor.asked.items())
    ]
    frame = pd.DataFrame(rows, columns=["kpi", "title", "title_2026", "divided_by_gender", "retired"])
    texts = {"kpi": "str", "title": "str", "title_2026": "str"}
    return frame.astype({**texts, "divided_by_gender": "boolean", "retired": "boolean"})


def groups(snapshot: Snapshot, areas: pd.DataFrame) -> pd.DataFrame:
    """Return the comparison groups whose members are municipalities, with subject, year and owner from the title."""
    municipalities = areas[areas["type"] == "K"]
    codes = dict(zip(municipalities["title"], municipalities["code"], strict=True))
    known = set(municipalities["code"])
    rows = []
    for _, page in answers(snapshot, "kolada_groups"):
        for group in page["values"]:
            members = sorted({each["member_id"] for each in group["members"]} & known)
            head = _head(group["title"], codes)
            rows += [(group["id"], group["title"], *head, member) for member in members]
    columns = ["group", "title", "subject", "year", "owner", "member"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({**dict.fromkeys(columns, "str"), "year": "Int64"})


def _head(title: str, codes: dict[str, str]) -> tuple[str, int | None, str | None]:
    """Return subject, year and owner as a title tells them; a group that is nobody's has neither."""
    similar = _SIMILAR.fullmatch(title)
    if similar is None or similar[2] not in codes:
        return "övrigt", None, None
    return similar[1], int(similar[3]), codes[similar[2]]


def observations(snapshot: Snapshot) -> Iterator[tuple[Resource, pd.DataFrame]]:
    """Yield each page of data as a frame: kpi, municipality, period, gender, value, count and status.

    A missing value has its reason as status; a deleted one is left out.
    """
    for resource, page in answers(snapshot, "kolada_data"):
        rows = [
            (row["kpi"], row["municipality"], row["period"], each["gender"], each["value"], *_status(each))
            for row in page["values"]
            for each in row["values"]
            if not each.get("isdeleted", False)
        ]
        columns = ["kpi", "municipality", "period", "gender", "value", "count", "status"]
        frame = pd.DataFrame(rows, columns=columns)
        texts = dict.fromkeys(("kpi", "municipality", "gender", "status"), "str")
        yield resource, frame.astype({**texts, "period": "Int64", "value": "float64", "count": "Int64"})


def _status(value: dict[str, Any]) -> tuple[int, str]:
    if value["value"] is not None:
        return int(value["count"]), "A"
    return 0, MISSING.get(value["status"].strip(), NOT_PUBLISHED)
