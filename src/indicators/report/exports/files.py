"""Writing exports: the same bytes each time, beside and renamed, and a clear message where a file cannot be written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from indicators.errors import NulageError, UsageError
from indicators.writing import write_beside

# The one date that a zip file can always hold; xlsx files made by Excel have it too.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class ExportError(NulageError):
    """An export could not be written."""


def same_bytes(archive: bytes) -> bytes:
    """Return the zip archive with its parts in order of name and no clock in it: same content, same bytes.

    The part that names the others' types stays first, as some readers want it.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return content.getvalue()


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write ``files`` (names to bytes) into ``folder``, each beside and renamed, and return their paths.

    All are written beside before the first is renamed. Raises UsageError when ``folder`` is a file and ExportError,
    with a remedy, for a file that is open elsewhere or may not be written; what stood there before then remains.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} är en fil. Ange en mapp med --to.")
    beside: dict[Path, Path] = {}
    target = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            target = folder / name
            beside[target] = write_beside(target, content)
        for target, part in beside.items():
            part.replace(target)
    except OSError as error:
        why = error.strerror or type(error).__name__
        remedy = "Stäng filen om den är öppen i ett annat program, eller ange en annan mapp med --to."
        raise ExportError(f"{target} går inte att skriva ({why}). {remedy}") from error
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)
    return list(beside)
