"""Runs the command ``nulage``: in this process, which is quick, or as a shell does."""

from __future__ import annotations

import subprocess
import sys

from typer.testing import CliRunner, Result

from indicators.cli import app

# Seconds until a command is taken to hang: many times what any takes on a busy machine.
LONGEST = 300


def nulage(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, arguments)


def nulage_in_a_shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, in the current folder."""
    command = [sys.executable, "-c", "from indicators.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)


def assert_wrong_use(arguments: list[str], said: str) -> None:
    """Assert that the command ends with status 2 and one line that says what is wrong."""
    result = nulage(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
