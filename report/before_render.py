"""Quarto's pre-render step in the project's root: build the pages that `quarto render` is about to render."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ["report", "--municipality", "0665", "--year", "2022", "--renderer", "builtin"]


def find_nulage() -> str | None:
    """Return the command of the project's own environment, else the one on the path."""
    own = (ROOT / ".venv" / "bin" / "nulage", ROOT / ".venv" / "Scripts" / "nulage.exe")
    return next((str(path) for path in own if path.is_file()), None) or shutil.which("nulage")


def main() -> int:
    """Run `nulage report` and return its exit status; 1 with the remedy when the command is not installed."""
    nulage = find_nulage()
    if nulage is None:
        print("Kommandot nulage finns inte. Kör `make report` och försök igen.", file=sys.stderr)
        return 1
    return subprocess.run([nulage, *COMMAND], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
