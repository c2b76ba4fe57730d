"""The data room's errors: each names the file, the row where there is one, the rule, and what to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from indicators.errors import NulageError
from indicators.yaml_files.problems import Problem, told


class DataError(NulageError):
    """A figure, key or field breaks a rule of the tables.

    ``file``, ``row``, ``rule`` and ``remedy`` are set when the error was made with ``at``.
    """

    file: str = ""
    row: int | None = None
    rule: str = ""
    remedy: str = ""

    @classmethod
    def at(cls, file: str, rule: str, remedy: str, *, row: int | None = None) -> Self:
        """Return the error for ``file`` (path from the snapshots' folder) and ``row`` (see ``reading.row_number``)."""
        place = file if row is None else f"{file}, rad {row}"
        error = cls(f"{place}: {rule}. Åtgärd: {remedy}.")
        error.file, error.row, error.rule, error.remedy = file, row, rule, remedy
        return error


class SnapshotError(DataError):
    """A snapshot is not what its descriptor says: a file is missing, changed, unknown or cannot be read."""


class CorrectionError(DataError):
    """Entries of the corrections file are malformed, or no longer match the data they correct.

    ``problems`` holds everything that is wrong, by line, when the error was made with ``of``.
    """

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, file: str, problems: Collection[Problem]) -> Self:
        """Return the error for everything that is wrong in ``file``."""
        error = cls(told(file, problems))
        error.file, error.problems = file, tuple(problems)
        return error
