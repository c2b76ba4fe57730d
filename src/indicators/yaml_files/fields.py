"""The kinds of values that every file people write may hold: whole texts, labels, codes of nyckeltal."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Part(BaseModel):
    """A piece of a file: cannot be changed once read, knows every key, converts nothing silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def _one_clean_line(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise PydanticCustomError("not_one_line", "must be one line")
    if text != text.strip():
        raise PydanticCustomError("space_around", "must not begin or end with space")
    return text


_LINE = AfterValidator(_one_clean_line)
Text = Annotated[str, Field(min_length=1, max_length=1200), _LINE]
Label = Annotated[str, Field(min_length=1, max_length=200), _LINE]
ShortLabel = Annotated[str, Field(max_length=30), _LINE]

Kpi = Annotated[
    str,
    Field(
        pattern=r"^[NUE]\d{5}$",
        description="Nyckeltalets kod i Kolada, till exempel N15428, eller ett eget nyckeltal, E00001 och framåt.",
    ),
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,49}$")]
