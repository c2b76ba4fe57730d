"""The data room's errors: each names the file, the row where there is one, the rule, and what to do."""

from __future__ import annotations

from typing import Self

from indicators.errors import NulageError


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
    """An entry of the corrections file is malformed, or no longer matches the data it corrects."""
