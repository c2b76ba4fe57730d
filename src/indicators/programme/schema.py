"""JSON Schemas made from the models, so that editors complete and check a programme file while it is written.

Run ``python -m indicators.programme.schema`` in the project's root after a change to the models.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from indicators.programme.model import GoalEntry, ProgrammeFile, Shared

SCHEMAS: dict[str, type[BaseModel]] = {
    "programme.schema.json": ProgrammeFile,
    "goal.schema.json": GoalEntry,
    "shared.schema.json": Shared,
}


def schema_text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a main file, of a file with one goal or of a shared file, as indented text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into ``folder``, where the YAML files look for them."""
    for name, model in SCHEMAS.items():
        (folder / name).write_text(schema_text(model), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path("programme"))
