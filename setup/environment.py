"""Set up everything the project needs on a machine with Python 3.11 or later and make, and nothing else.

Standard library only: it runs before anything is installed. Steps: a virtual environment from the lock file (exact
versions, each checked against its hash), the project itself, a Chromium-family browser for the static figures, and
Quarto where it can be had. Run by ``make``; run again it repairs what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
QUARTO = "quarto-cli==1.10.18"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave",
    "brave-browser",
)
MAC_BROWSERS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)


def say(text: str) -> None:
    """Print one line at once, so that a slow step shows what it is doing."""
    print(text, flush=True)


def python() -> Path:
    """Return the environment's own Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_version() -> None:
    """Stop with a remedy when this Python is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before any version is certain
        sys.exit(
            f"setup: Python {sys.version.split()[0]} is too old, 3.11 or later is needed. "
            "Install it and run `make PYTHON=python3.11 …`."
        )


def make_environment() -> None:
    """Create the virtual environment, or stop with a remedy when Debian's venv package is missing."""
    if python().exists():
        return
    say("setup: creating .venv")
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (subprocess.CalledProcessError, ModuleNotFoundError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"setup: Python cannot create a virtual environment ({error}). Debian: apt-get install python3-venv")


def pip(*arguments: str, **options: object) -> subprocess.CompletedProcess:
    """Run the environment's pip quietly and return what it did."""
    command = [str(python()), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, **options)  # type: ignore[call-overload]


def install_lock() -> None:
    """Install the locked packages and the project itself; stop when either fails."""
    say("setup: installing the locked packages (a few minutes the first time)")
    if pip("install", "--quiet", "--require-hashes", "-r", str(LOCK)).returncode:
        sys.exit("setup: the locked packages could not be installed. Check the network and run the command again.")
    if pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".").returncode:
        sys.exit("setup: the project itself could not be installed; see the lines above.")


def browser() -> str | None:
    """Return the path of a Chromium-family browser, or None."""
    named = os.environ.get("BROWSER_PATH")
    candidates = [named] if named else []
    candidates += [found for name in BROWSERS if (found := shutil.which(name))]
    candidates += [str(Path("/Applications") / name) for name in MAC_BROWSERS]
    return next((path for path in candidates if path and Path(path).exists()), None)


def install_browser() -> bool:
    """Install Debian's chromium when this machine is a Debian and it is allowed; return whether it went well."""
    apt = shutil.which("apt-get")
    if not apt:
        return False
    allowed = os.geteuid() == 0
    prefix = [] if allowed else ["sudo", "-n"]
    if not allowed and not shutil.which("sudo"):
        return False
    say("setup: installing Debian's chromium for the static figures")
    steps = [[*prefix, apt, "update", "-qq"], [*prefix, apt, "install", "-y", "-qq", "chromium"]]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(step, check=False, env=environment, stdout=subprocess.DEVNULL).returncode == 0 for step in steps
    )


def ensure_browser() -> None:
    """Make sure of a browser; stop with a remedy when there is none and none can be installed."""
    if browser() or (install_browser() and browser()):
        return
    sys.exit(
        "setup: no Chromium-family browser was found, and the static figures need one. "
        "Install Chromium, Chrome, Edge or Brave (Debian: sudo apt-get install chromium), "
        "or point BROWSER_PATH at one, and run the command again."
    )


def try_quarto() -> None:
    """Install Quarto from its PyPI package where that works; say so and go on with the built-in renderer if not."""
    if shutil.which("quarto"):
        return
    say("setup: trying to install Quarto (the report is rendered without it where this does not work)")
    try:
        result = pip("install", "--quiet", "--no-deps", QUARTO, timeout=600, capture_output=True)
        worked = result.returncode == 0
    except subprocess.TimeoutExpired:
        worked = False
    say(
        "setup: Quarto is installed" if worked else "setup: Quarto could not be had here; the built-in renderer is used"
    )


def main() -> None:
    """Do every step in order."""
    check_version()
    make_environment()
    install_lock()
    ensure_browser()
    try_quarto()
    (VENV / ".ready").touch()
    say("setup: done")


if __name__ == "__main__":
    main()
