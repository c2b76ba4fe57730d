"""What is installed and what is missing, with the remedy for each lack."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from indicators.errors import NulageError

PACKAGES = ("pandas", "pyarrow", "geopandas", "plotly", "kaleido", "papermill", "ipykernel", "pypandoc-binary", "typst")


@dataclass(frozen=True)
class Finding:
    """One thing looked for: whether it is there, whether a report needs it, and its version or the remedy."""

    what: str
    ok: bool
    note: str
    needed: bool = True


def examine() -> list[Finding]:
    """Return what was found, in a fixed order."""
    return [_python(), *_packages(), _kernel(), _browser(), _quarto(), *_workspace()]


def _python() -> Finding:
    ok = sys.version_info >= (3, 11)
    return Finding("Python", ok, platform.python_version() if ok else "Python 3.11 eller senare behövs")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, "kör `make report`, som installerar paketen ur låsfilen")


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager

    found = "python3" in KernelSpecManager().find_kernel_specs()
    return Finding("Jupyterkärnan python3", found, "startbar" if found else "installera paketet ipykernel")


def _browser() -> Finding:
    from choreographer.browsers.chromium import Chromium

    found = os.environ.get("BROWSER_PATH") or Chromium.find_browser(skip_local=False)
    remedy = "installera Chromium eller Chrome, eller ange programfilen i BROWSER_PATH"
    return Finding("Webbläsare för figurer", bool(found), str(found or remedy))


def _quarto() -> Finding:
    from indicators.report.quarto import find_quarto

    try:
        found = find_quarto()
    except NulageError as error:
        return Finding("Quarto", False, str(error), needed=False)
    note = found.version if found else "rapporten görs med den inbyggda renderaren; conda-miljön har Quarto"
    return Finding("Quarto", found is not None, note, needed=False)


def _workspace() -> Iterator[Finding]:
    from indicators.workspace import find_workspace

    try:
        workspace = find_workspace()
    except NulageError as error:
        yield Finding("Projektets mapp", False, str(error))
        return
    yield Finding("Projektets mapp", True, str(workspace.root))
    snapshots = sorted(path.parent.name for path in workspace.raw.glob("*/datapackage.json"))
    yield Finding("Uttag", bool(snapshots), ", ".join(snapshots) or "inget uttag finns i data/raw")
