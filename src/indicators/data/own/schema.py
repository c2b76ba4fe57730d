"""The columns of own figures as Frictionless Table Schemas, so that people and editors see what a file may hold.

Run ``python -m indicators.data.own.schema`` in the project's root after a change of ``fields.TABLES``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from indicators.data.fields import OWN_TABLES, TABLES, Field
from indicators.data.own.columns import COLUMNS, NO, YES, column
from indicators.data.own.files import SCHEMA

TITLES = {
    "own_values": "Egna mätningar och antal svar",
    "later_values": "Senare uppgifter om nyckeltal i uttaget",
    "districts": "Valdeltagande efter valdistrikt",
    "facts": "Uppgifter som visas som sammanhang",
}


def schema_text() -> str:
    """Return the tables' descriptions as Frictionless Table Schemas, by table, as indented JSON."""
    tables = {
        table: {
            "title": TITLES[table],
            "fields": [_described(field) for field in TABLES[table].fields],
            "primaryKey": [column(name) for name in TABLES[table].key],
        }
        for table in OWN_TABLES
    }
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def _described(field: Field) -> dict[str, Any]:
    how: dict[str, dict[str, Any]] = {
        "number": {"decimalChar": ",", "groupChar": " "},
        "boolean": {"trueValues": list(YES), "falseValues": list(NO)},
    }
    described = {"name": column(field.name), "type": field.type, **how.get(field.type, {})}
    return {**described, "description": COLUMNS[field.name][1], **field.constraints}


if __name__ == "__main__":
    (Path("data/raw/own") / SCHEMA).write_text(schema_text(), encoding="utf-8")
