"""The names of all fields a model and its parts may have."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel


@cache
def field_names(model: type[BaseModel]) -> set[str]:
    """Return every field name of ``model`` and of the models inside it, for suggestions on a misspelt field."""
    names = set(model.model_fields)
    for info in model.model_fields.values():
        for inner in _models(info.annotation):
            names |= field_names(inner)
    return names


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [inner for part in get_args(annotation) for inner in _models(part)]
