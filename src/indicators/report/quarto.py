"""The Quarto renderer: find a Quarto that is new enough, and let it render the pages folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from indicators.report.model import PagesProject, RenderError
from indicators.report.project import write_configuration

NAME = "quarto"
OLDEST = (1, 9)
RENDER_SECONDS = 600
VERSION_SECONDS = 60
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")


@dataclass(frozen=True)
class Quarto:
    """A Quarto command and its version as it says it itself."""

    command: Path
    version: str

    @property
    def new_enough(self) -> bool:
        """Whether it makes PDF/UA: Quarto can from 1.9 on."""
        found = _VERSION.match(self.version)
        return found is not None and (int(found[1]), int(found[2])) >= OLDEST


def find_quarto() -> Quarto | None:
    """Return the Quarto of this Python environment, else the one on the path; None when there is none that starts."""
    beside = Path(sys.executable).parent / ("quarto.exe" if os.name == "nt" else "quarto")
    on_path = shutil.which("quarto")
    for command in (beside, Path(on_path) if on_path else None):
        if command is not None and command.is_file():
            version = _ask_version(command)
            if version:
                return Quarto(command, version)
    return None


def _ask_version(command: Path) -> str:
    """Return what the command answers to ``--version``; empty when it does not start or answers otherwise."""
    try:
        done = subprocess.run(
            [str(command), "--version"], capture_output=True, text=True, timeout=VERSION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    answer = done.stdout.strip()
    return answer if done.returncode == 0 and _VERSION.match(answer) else ""


def render_to(project: PagesProject, work: Path, quarto: Quarto, seconds: int = RENDER_SECONDS) -> tuple[Path, Path]:
    """Render a copy of ``project`` in the empty folder ``work`` and return the site's folder and the PDF.

    The copy's footer names the Quarto version. Raises RenderError with the end of Quarto's own output when it fails,
    takes more than ``seconds``, or leaves no site or PDF.
    """
    folder = work / "pages"
    shutil.copytree(project.folder, folder)
    write_configuration(project, folder, renderer=f"Quarto {quarto.version}")
    output, status = _run([str(quarto.command), "render", "."], folder, seconds)
    if status is None:
        raise RenderError(f"Quarto {quarto.version} blev inte klart på {seconds} sekunder. {_end(output)}")
    if status != 0:
        raise RenderError(f"Quarto {quarto.version} misslyckades (status {status}). {_end(output)}")
    site, pdf = folder / "site", folder / "site" / "rapport.pdf"
    for wanted in (site / "index.html", pdf):
        if not wanted.is_file():
            raise RenderError(f"Quarto {quarto.version} gav ingen {wanted.name}. {_end(output)}")
    paper = work / "rapport.pdf"
    shutil.copyfile(pdf, paper)
    return site, paper


def _run(command: list[str], folder: Path, seconds: int) -> tuple[str, int | None]:
    """Return the command's output and exit status; None for one that was stopped, with all it had started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        output, _ = process.communicate()
        return output, None
    return output, process.returncode


def _stop(process: subprocess.Popen[str]) -> None:
    """Stop a process and those it started (Quarto starts pandoc, Typst and Deno)."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _end(output: str, lines: int = 15) -> str:
    """Return the last lines of what a command printed."""
    kept = output.strip().splitlines()[-lines:]
    return "Quarto skrev:\n" + "\n".join(kept) if kept else "Quarto skrev ingenting."
