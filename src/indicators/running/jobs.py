"""One notebook run: what goes in, where it comes out, and the key that says whether it must run again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from indicators.errors import NulageError, UsageError
from indicators.keys import code_key, key_of

Parameter = str | int | float | bool
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


class NotebookError(NulageError):
    """A notebook is not one of the report's, or failed while it ran."""


@dataclass(frozen=True)
class Job:
    """A run of ``notebook`` with ``parameters`` into ``output``; ``inputs`` is the key of the data it reads.

    ``parameters`` are plain JSON values whose names stand in the notebook's own parameters cell (papermill writes the
    names into code unescaped); ``output`` is made by the project alone, never filled in from a value.
    """

    name: str
    notebook: Path
    parameters: tuple[tuple[str, Parameter], ...]
    output: Path
    inputs: str

    def check(self) -> None:
        """Raise UsageError for a name, parameter name or value that must not reach papermill."""
        if not _NAME.fullmatch(self.name):
            raise UsageError(f"körningens namn {self.name!r} går inte att använda som filnamn")
        known = parameter_names(self.notebook)
        for name, value in self.parameters:
            if name not in known:
                raise UsageError(
                    f"{self.notebook.name} har ingen parameter {name!r}; den har {', '.join(sorted(known))}."
                )
            if type(value) not in (str, int, float, bool):
                raise UsageError(
                    f"parametern {name} har typen {type(value).__name__}; text, tal eller sant/falskt går an."
                )

    def key(self) -> str:
        """Return the sha256 of all that decides the result: notebook, parameters, data, code and lock file."""
        return key_of([self.notebook.read_bytes(), json.dumps(self.parameters), self.inputs, code_key()])

    def is_done(self) -> bool:
        """Return whether ``output`` was made with this very key."""
        mark = key_file(self.output)
        return self.output.exists() and mark.exists() and mark.read_text(encoding="utf-8") == self.key()


def key_file(output: Path) -> Path:
    """Return the file beside ``output`` that holds the key it was made with."""
    return output.with_suffix(".key")


def parameter_names(notebook: Path) -> set[str]:
    """Return the names assigned in the notebook's cell tagged ``parameters``.

    Raises NotebookError when the file is not a notebook or has no such cell.
    """
    try:
        document = nbformat.read(notebook, as_version=4)
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise NotebookError(f"{notebook.name} går inte att läsa som notebook: {error}") from error
    cells = [cell for cell in document.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise NotebookError(f"{notebook.name} ska ha en cell med taggen `parameters`; den har {len(cells)}.")
    return set(re.findall(r"^(\w+)\s*(?::[^=]+)?=", cells[0].source, re.M))
