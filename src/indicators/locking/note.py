"""``lock.json``: what was locked, on what the marks stood, and the seal over it all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.data.own import own_digest
from indicators.errors import NulageError
from indicators.keys import key_of, method_key, sha256
from indicators.programme.files import comment_files, programme_files
from indicators.workspace import Workspace, check_code, check_year

NOTE = "lock.json"
TABLES = ("assessments", "rollups", "targets")


class LockError(NulageError):
    """A year is locked already, or what was locked is no longer as it was; the message names the file."""


class Basis(BaseModel):
    """What a year's marks stand on; the keys are sha256 in hexadecimal, each of a file's bytes but two.

    ``own_key`` is over the names and bytes of the municipality's own files, ``method_key`` over the code.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    snapshot: str
    snapshot_key: str
    corrections_key: str
    own_key: str
    programme: str
    programme_files: dict[str, str]
    method_key: str

    @property
    def programme_key(self) -> str:
        """One key over the programme's files, their names and bytes."""
        return key_of(part for name in sorted(self.programme_files) for part in (name, self.programme_files[name]))


class LockNote(BaseModel):
    """What ``lock.json`` says; ``names`` are those of goals, criteria and indicators by id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    municipality: str
    year: int
    locked: dt.date
    basis: Basis
    commit: str | None
    names: dict[str, str]
    files: dict[str, str] = {}


def basis_of(workspace: Workspace, programme: Path, identifier: str, snapshot: str) -> Basis:
    """Return what marks made today stand on.

    ``programme`` is the programme's main file and ``identifier`` its id. The officials' comments decide no marks and
    are left out.
    """
    comments = set(comment_files(programme))
    deciding = [path for path in programme_files(programme) if path not in comments]
    return Basis(
        snapshot=snapshot,
        snapshot_key=sha256(workspace.raw / snapshot / "datapackage.json"),
        corrections_key=sha256(workspace.corrections),
        own_key=own_digest(workspace.own),
        programme=identifier,
        programme_files={path.relative_to(programme.parent).as_posix(): sha256(path) for path in deciding},
        method_key=method_key(),
    )


def lock_folder(workspace: Workspace, municipality: str, year: int) -> Path:
    """Return where the year's lock lies or would lie; raise UsageError for a code or year that cannot be."""
    return workspace.locks / check_code(municipality) / str(check_year(year))


def sealed(note: LockNote) -> str:
    """Return the text of ``lock.json``: the note and, last, the seal over it."""
    content = note.model_dump(mode="json")
    return json.dumps(content | {"seal": _seal(content)}, ensure_ascii=False, indent=1) + "\n"


def read_note(folder: Path) -> LockNote:
    """Return what ``lock.json`` in ``folder`` says. Raises LockError where it is missing, unreadable or changed."""
    path = folder / NOTE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        seal = content.pop("seal")
        note = LockNote.model_validate_json(json.dumps(content))
    except FileNotFoundError as error:
        raise altered(path, "saknas") from error
    except (OSError, ValueError, KeyError, AttributeError, TypeError, ValidationError) as error:
        raise altered(path, f"går inte att läsa ({type(error).__name__})") from error
    if seal != _seal(content):
        raise altered(path, "är ändrad sedan året låstes")
    return note


def altered(path: Path, what: str) -> LockError:
    """Return the error for a file of a lock that is no longer as it was, with the remedy."""
    return LockError(
        f"{path}: den låsta filen {what}. Återställ mappen {path.parent} ur git, eller ta bort hela låset och lås igen."
    )


def _seal(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
