"""A new snapshot: answers as received, compressed, put beside and renamed when everything is whole."""

from __future__ import annotations

import errno
import gzip
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indicators.data.packaging import Described, write_descriptor
from indicators.sources.answers import Answer
from indicators.sources.errors import FetchError
from indicators.sources.providers import Provider

PREFIX = ".uttag-"
STALE_SECONDS = 24 * 3600
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
_REASONS = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet som du får använda är fullt",
    errno.EROFS: "disken är skrivskyddad",
    errno.EACCES: "mappen är skrivskyddad för dig",
    errno.EPERM: "mappen är skrivskyddad för dig",
    errno.ENOTDIR: "något på vägen dit är en fil, inte en mapp",
    errno.EEXIST: "något på vägen dit är en fil, inte en mapp",
}


class Folder:
    """A snapshot in the making, in a folder of its own beside the others; nobody sees it until it is whole."""

    def __init__(self, raw: Path, name: str) -> None:
        """Make the folder that becomes ``raw/name``."""
        raw.mkdir(parents=True, exist_ok=True)
        _clear(raw)
        self.outer = Path(tempfile.mkdtemp(prefix=PREFIX, dir=raw))
        self.path = self.outer / name
        self.path.mkdir()
        self.files: list[Described] = []

    def put(self, name: str, table: str, title: str, answer: Answer, provider: Provider, rows: int) -> None:
        """Write one answer as ``<name>.json.gz`` with where it came from; same bytes for the same answer."""
        path = self.path / f"{name}.json.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(answer.body, compresslevel=6, mtime=0))
        file = f"{name}.json.gz"
        self.files.append(
            Described(file, table, title, provider.name, answer.asked, provider.licence, answer.fetched, rows)
        )

    def finish(self, package: Mapping[str, Any]) -> None:
        """Write the descriptor of everything that was put."""
        write_descriptor(self.path, package, self.files)

    def become(self, target: Path) -> None:
        """Give the whole snapshot its place among the others; raise FetchError when another fetch has taken it."""
        try:
            self.path.rename(target)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            raise FetchError(
                f"en annan hämtning blev klar först och har lagt in uttaget {target.name}. Den här har inte ändrat "
                "något: använd det uttaget, eller kör igen."
            ) from error

    def drop(self) -> None:
        """Take away what is left of the making."""
        shutil.rmtree(self.outer, ignore_errors=True)


def _clear(raw: Path) -> None:
    """Take away what a fetch that was killed left behind, when nobody can be making it any more."""
    for path in raw.glob(f"{PREFIX}*"):
        if time.time() - path.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def unwritable(raw: Path, error: OSError) -> FetchError:
    """Return in Swedish why nothing can be written in ``raw``; what was received before is kept for the next try."""
    reason = _REASONS.get(error.errno or 0, f"systemet svarar {errno.errorcode.get(error.errno or 0, 'okänt fel')}")
    return FetchError(
        f"det går inte att skriva i {raw.parent.name}/{raw.name}: {reason}. Inget uttag har ändrats. "
        "Åtgärda det och kör igen; det som redan är hämtat används då."
    )
