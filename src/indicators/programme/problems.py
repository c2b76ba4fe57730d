"""Everything that can be wrong with a programme file, said in Swedish with file, line, field and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.errors import NulageError


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


class ProgrammeError(NulageError):
    """A programme that cannot be used. ``problems`` holds everything that is wrong, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        count = "1 fel" if len(self.problems) == 1 else f"{len(self.problems)} fel"
        super().__init__("\n".join([f"Programmet kan inte användas: {count}.", *map(str, self.problems)]))
