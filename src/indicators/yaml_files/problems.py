"""One thing that is wrong with a file that a person writes, said in Swedish with file, line, field and remedy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: ``file`` and ``line`` (from 1), the ``field``, what is wrong, and what to do."""

    file: str
    line: int
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.what}. {self.remedy}"


def told(name: str, problems: Collection[Problem]) -> str:
    """Return the message of an error: that what is called ``name`` cannot be used, and each problem on its line."""
    count = "1 fel" if len(problems) == 1 else f"{len(problems)} fel"
    return "\n".join([f"{name} kan inte användas: {count}.", *map(str, problems)])
