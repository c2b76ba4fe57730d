"""Measure what the design promises about speed, as ratios within one run: ``make benchmark``, or
``make benchmark ARGS=fetches`` for one of them.

Machines are shared and noisy, so nothing here is a test: read the ratios, not the seconds.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import fetching
from benchmarks.workspaces import copy_of
from indicators.build import Request, build_notebooks, build_report, planned_jobs
from indicators.data import load_tables
from indicators.method import assess
from indicators.pages import open_picture
from indicators.pages.store import method_inputs
from indicators.programme import load_programme
from indicators.running.engine import stop_kernels
from indicators.running.run import run_job
from indicators.workspace import Workspace, find_workspace

REQUEST = Request()


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, once."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def notebooks(workspace: Workspace) -> None:
    """Compare the warm kernel with stock papermill on the report's own notebooks."""
    picture = open_picture(REQUEST.municipality, REQUEST.year, REQUEST.programme, REQUEST.snapshot)
    jobs = [job for _, page in planned_jobs(workspace, REQUEST, picture) for job in page]
    run_job(jobs[0])
    warm = sum(seconds(lambda job=job: run_job(job)) for job in jobs) / len(jobs)
    some = jobs[:: len(jobs) // 4][:4]
    stock = sum(seconds(lambda job=job: run_job(job, engine="nbclient")) for job in some) / len(some)
    print(f"notebooks: stock {stock:.2f} s each, warm {warm:.2f} s each, ratio {stock / warm:.1f}")
    stop_kernels()


def reports(workspace: Workspace) -> None:
    """Measure the whole report cold, unchanged, and the notebooks alone."""

    def quiet(*_: object) -> None:
        return None

    cold = seconds(lambda: build_report(workspace, REQUEST, quiet))
    again = seconds(lambda: build_report(workspace, REQUEST, quiet))
    alone = seconds(lambda: build_notebooks(workspace, REQUEST, quiet))
    print(f"whole report: cold {cold:.1f} s, unchanged {again:.1f} s; data and notebooks unchanged {alone:.1f} s")


def assessments(workspace: Workspace) -> None:
    """Measure the method on one municipality and on all of them."""
    programme = load_programme(workspace.programme(REQUEST.programme))
    inputs = method_inputs(programme, load_tables(workspace.processed / REQUEST.snapshot))
    one = seconds(lambda: assess(inputs, year=REQUEST.year, municipalities=[REQUEST.municipality]))
    everyone = seconds(lambda: assess(inputs, year=REQUEST.year))
    print(f"method, {len(programme.indicators)} indicators: one municipality {one:.2f} s, all {everyone:.2f} s")


def fetches(workspace: Workspace) -> None:
    """Measure a fetch of the whole programme for all areas, from a provider on this machine."""
    with tempfile.TemporaryDirectory(prefix="nulage-benchmark-fetch-") as name:
        print(fetching.report(workspace, Path(name)))


def main() -> None:
    """Run the measurements named on the command line, or all, in a folder that is removed afterwards."""
    known = {each.__name__: each for each in (reports, assessments, notebooks, fetches)}
    asked = sys.argv[1:] or list(known)
    with tempfile.TemporaryDirectory(prefix="nulage-benchmark-") as name:
        workspace = copy_of(find_workspace(), Path(name))
        os.environ["NULAGE_ROOT"] = name
        for each in asked:
            known[each](workspace)
        shutil.rmtree(workspace.root / "build", ignore_errors=True)


if __name__ == "__main__":
    main()
