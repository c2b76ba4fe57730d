"""The JSON Schemas that editors use are made from the models, are up to date, and accept the project's own files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from indicators.programme.reading import read_tree
from indicators.programme.schema import SCHEMAS, schema_text, write_schemas

from .conftest import ROOT

FOLDER = ROOT / "programme"
FILES = sorted(FOLDER.rglob("*.yml"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == schema_text(SCHEMAS[name])


def test_every_schema_is_written_where_the_files_look_for_it(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == set(SCHEMAS) == {each.name for each in FOLDER.glob("*.json")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_names_its_schema_on_its_first_line_and_fits_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / first.split("=", 1)[1]).read_text(encoding="utf-8"))
    jsonschema.validate(_as_json(read_tree(path, path.name).data), schema)


def test_the_schema_refuses_an_unknown_field() -> None:
    data = _as_json(read_tree(FOLDER / "2020-02-remiss.yml", "x").data) | {"okänt": 1}
    with pytest.raises(jsonschema.ValidationError, match="okänt"):
        jsonschema.validate(data, json.loads(schema_text(SCHEMAS["programme.schema.json"])))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
