"""The error of a programme that cannot be used, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.errors import NulageError
from indicators.yaml_files.problems import Problem, told


class ProgrammeError(NulageError):
    """A programme that cannot be used. ``problems`` holds everything that is wrong, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__(told("Programmet", self.problems))
