"""Run jobs in worker processes, each with its own warm kernel; nothing half-written, and the next run continues."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat

from indicators.running.jobs import Job, NotebookError, key_file
from indicators.writing import write_whole

EXECUTION_TIMEOUT = 600
# What papermill and Jupyter note about the run itself: times and machine paths, not results.
RUN_NOTES = ("papermill", "execution")


def strip_run_notes(document: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return ``document`` without run times, ids of the run and paths, so that the same input gives the same bytes."""
    document.metadata.pop("papermill", None)
    for number, cell in enumerate(document.cells):
        cell["id"] = f"cell-{number:03d}"
        for note in RUN_NOTES:
            cell.metadata.pop(note, None)
    return document


def run_job(job: Job, engine: str = "nulage-warm") -> Path:
    """Run one job and return its output: written beside and renamed, its key last.

    Raises NotebookError naming notebook, cell and the error's last line, also for a cell that takes more than
    ``EXECUTION_TIMEOUT`` seconds or ends the kernel; an earlier output stays as it was.
    """
    import papermill

    from indicators.running import engine as warm

    job.check()
    job.output.parent.mkdir(parents=True, exist_ok=True)
    options = {"kernel_cwd": str(job.notebook.parent)} if engine == warm.ENGINE else {"cwd": str(job.notebook.parent)}
    try:
        document = papermill.execute_notebook(
            str(job.notebook),
            None,
            parameters=dict(job.parameters),
            engine_name=engine,
            progress_bar=False,
            execution_timeout=EXECUTION_TIMEOUT,
            **options,
        )
    except papermill.PapermillExecutionError as error:
        where = f"{job.notebook.name}, cell {error.cell_index + 1} (körningen {job.name})"
        raise NotebookError(f"{where}: {error.ename}: {error.evalue}") from error
    except warm.StoppedError as error:
        where = f"{job.notebook.name}, cell {error.cell} (körningen {job.name})"
        raise NotebookError(f"{where}: {error.why}. Rätta cellen eller kör om kommandot.") from error
    write_whole(job.output, nbformat.writes(strip_run_notes(document)))
    write_whole(key_file(job.output), job.key())
    return job.output


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of fresh processes and cancel what has not begun when something goes wrong."""
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def run_jobs(
    jobs: Sequence[Job],
    *,
    workers: int = 2,
    progress: Callable[[Job, bool], Any] | None = None,
    force: bool = False,
) -> list[Path]:
    """Run every job whose key has changed, ``workers`` at a time, and return all outputs in the jobs' order.

    ``progress`` is called with each job as it is finished and whether it was run (False: its result still holds).
    Raises the first NotebookError, also when a worker process dies; what was finished by then is kept and not run
    again.
    """
    notify = progress or (lambda job, ran: None)
    waiting = []
    for job in jobs:
        if force or not job.is_done():
            waiting.append(job)
        else:
            notify(job, False)
    if waiting:
        with _pool(min(workers, len(waiting))) as pool:
            futures = {pool.submit(run_job, job): job for job in waiting}
            for future in as_completed(futures):
                try:
                    future.result()
                except BrokenProcessPool as error:
                    left = [job.notebook.name for job in waiting if not job.is_done()]
                    raise NotebookError(
                        f"en arbetsprocess dog medan notebooks kördes (kvar: {', '.join(dict.fromkeys(left))}). Det "
                        "som blev klart är sparat: kör om kommandot, med --workers 1 om minnet tog slut."
                    ) from error
                notify(futures[future], True)
    return [job.output for job in jobs]
