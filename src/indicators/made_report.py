"""A report as it was made: what the folder's manifest and tables say of it, held against their hashes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import ValidationError

from indicators.errors import UsageError
from indicators.keys import sha256
from indicators.locking import Basis, basis_of
from indicators.pages.locked import differences
from indicators.pages.picture import Picture

MANIFEST = "manifest.json"
TABLES = ("assessments", "rollups", "targets")
REMEDY = "Gör rapporten med nulage report, eller ange två rapportår i stället."
_WANTED = {"municipality": str, "year": int, "programme": str, "snapshot": str}


@dataclass(frozen=True)
class MadeReport:
    """A report's folder: what was asked for, what its marks stand on, and the sha256 of its tables by file name."""

    folder: Path
    request: dict[str, Any]
    basis: Basis
    files: dict[str, str]

    def as_made(self, today: Picture) -> Picture:
        """Return the picture with the marks that the folder has; ``today`` is the same report, made today.

        Raises UsageError naming the table that is missing or changed since the report was made.
        """
        frames = {name: pd.read_parquet(self._whole(f"{name}.parquet")) for name in TABLES}
        ids = frames["assessments"][["indicator"]]
        reasons = ids.merge(today.results.reasons, on="indicator", how="left")
        return replace(today, results=replace(today.results, **frames, reasons=reasons))

    def changed_since(self, today: Picture) -> list[str]:
        """Return, in words, what the report stood on that is otherwise today; nothing when all is the same."""
        now = basis_of(today.workspace, today.programme_file, today.programme.id, today.snapshot)
        return differences(self.basis, now)

    def _whole(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file() or sha256(path) != self.files.get(name):
            raise UsageError(f"{path} saknas eller är ändrad sedan rapporten gjordes. {REMEDY}")
        return path


def made_report(folder: Path) -> MadeReport:
    """Return the report in ``folder``. Raises UsageError when its manifest does not say which report it is."""
    path = folder / MANIFEST
    if not path.is_file():
        raise UsageError(f"mappen {folder} har ingen {MANIFEST} som säger vilken rapport den är. {REMEDY}")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        request = {name: manifest["request"][name] for name in _WANTED}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} säger inte vilken rapport mappen är (request). {REMEDY}") from error
    wrong = [name for name, kind in _WANTED.items() if type(request[name]) is not kind]
    if wrong:
        raise UsageError(f"{path}: request.{wrong[0]} har fel slag av värde. {REMEDY}")
    try:
        basis, files = Basis.model_validate(manifest["basis"]), dict(manifest["files"])
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise UsageError(f"{path} säger inte vad rapporten bygger på (basis, files). {REMEDY}") from error
    return MadeReport(folder, request, basis, files)
