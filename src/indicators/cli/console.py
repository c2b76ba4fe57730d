"""What every command uses: the application, printing, errors as one message, and progress bars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from indicators.errors import NulageError, UsageError

if TYPE_CHECKING:
    from indicators.workspace import Workspace

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Följ upp kommunens mål: bygg, kontrollera och visa statusrapporten.",
)
# What is not shown on a terminal (a file, a pipe, a log) gets wide lines, whatever the machine says of its columns.
PIPED = 200
out = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED)
err = Console(stderr=True, highlight=False)


INTERRUPTED = "avbrutet: den senaste hela rapporten ligger kvar; kör kommandot igen för att fortsätta"


@contextmanager
def failures(debug: bool, interrupted: str = INTERRUPTED) -> Iterator[None]:
    """Turn the project's own errors into one message and an exit status: 1 failed, 2 wrong use.

    ``interrupted`` is what is said when a person stops the command.
    """
    try:
        yield
    except NulageError as error:
        if debug:
            raise
        err.print(f"fel: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error
    except typer.Exit:
        raise
    except Exception as error:
        if debug:
            raise
        message = f"oväntat fel, {type(error).__name__}: {error}. Kör kommandot med --debug för hela felspåret."
        err.print(message, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        err.print(interrupted, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows how far each step has come: bars on a terminal, otherwise one line a finished step."""
    if not out.is_terminal:
        yield lambda step, done, of: out.print(f"{step}: klart ({of})") if done == of else None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=out) as bars:
        tasks: dict[str, int] = {}

        def show(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=of)
            bars.update(tasks[step], completed=done, total=of)  # type: ignore[arg-type]

        yield show


def said_snapshot(workspace: Workspace, snapshot: str | None, as_of: str | None) -> str:
    """Return the id of the snapshot that the options choose, after printing which it is.

    Raises UsageError for a snapshot or date that does not exist, and for a date before the first snapshot.
    """
    chosen = workspace.chosen(snapshot, as_of)
    out.print(f"Uttag: {chosen.id} ({chosen.label}), känt {chosen.known.isoformat()}", markup=False, soft_wrap=True)
    return chosen.id


def shown(path: Path) -> str:
    """Return ``path`` relative to the current folder when it lies there."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
