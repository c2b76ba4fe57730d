"""Measure a whole fetch against a provider in a process of its own: seconds, requests, and the fetch's own memory.

Three processes: this one starts a provider that knows the whole snapshot and takes 100 ms an answer, then the fetch,
so that what is measured is the memory of a fetch alone.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.workspaces import copy_of
from indicators.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

LATENCY = 0.1
PROGRAMME = "2020-02-remiss"
YEAR = 2022
TODAY = dt.date(2026, 11, 23)


def report(workspace: Workspace, folder: Path) -> str:
    """Fetch into a workspace of its own in ``folder``; say what it took, and whether the assessments are the same."""
    mine = copy_of(workspace, folder)
    _assessments(mine, mine.vintages[0].id, YEAR)
    took = measure(mine)
    others = differing(mine, str(took["id"]))
    same = "the same assessments of all municipalities" if not others else f"other assessments: {', '.join(others)}"
    what = f"fetch, {took['values']} values at {LATENCY:.1f} s an answer"
    return f"{what}: {took['seconds']} s, {took['requests']} requests, {took['megabytes']} MB; {same}"


def measure(workspace: Workspace) -> dict[str, Any]:
    """Fetch the whole programme for all areas into ``workspace``; return seconds, requests, values and peak MB."""
    with subprocess.Popen(_self("serve", workspace), stdout=subprocess.PIPE, text=True) as provider:
        assert provider.stdout is not None
        address = provider.stdout.readline().strip()
        names = ("kolada", "scb", "geodata")
        bases = {f"NULAGE_{name.upper()}_URL": f"{address}/{name}/" for name in names}
        done = subprocess.run(
            _self("fetch", workspace), env=os.environ | bases, stdout=subprocess.PIPE, text=True, check=False
        )
        provider.terminate()
    if done.returncode != 0:
        raise SystemExit("the fetch failed: see above")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def differing(workspace: Workspace, snapshot: str, year: int = YEAR) -> list[str]:
    """Return the columns of the assessments of all municipalities that differ from those of the oldest snapshot."""
    first, second = (_assessments(workspace, each, year) for each in (workspace.vintages[0].id, snapshot))
    if len(first) != len(second):
        return ["rows"]
    return [name for name in first.columns if name != "snapshot" and not first[name].equals(second[name])]


def _assessments(workspace: Workspace, snapshot: str, year: int) -> pd.DataFrame:
    # Imported here: the process whose memory is measured is to load no more than a fetch needs.
    from indicators.data import build_processed, load_tables, open_snapshot
    from indicators.method import assess
    from indicators.pages.store import method_inputs
    from indicators.programme import load_programme
    from indicators.programme.kinds import kinds_of

    path = workspace.programme(PROGRAMME)
    programme = load_programme(path)
    source = open_snapshot(workspace.raw, snapshot)
    tables = load_tables(build_processed(source, workspace.processed, kinds=kinds_of(programme, path)))
    return assess(method_inputs(programme, tables), year=year).assessments


def _self(what: str, workspace: Workspace) -> list[str]:
    return [sys.executable, "-m", "benchmarks.fetching", what, str(workspace.root)]


def serve(workspace: Workspace) -> None:
    """Serve what the oldest snapshot's tables hold, with a table of SCB's for each that is asked for, until stopped."""
    from indicators.data import load_tables
    from indicators.sources.listing import load_sources
    from tests.sources.fake_provider import provider_of, serving
    from tests.sources.scb_answers import another

    tables = load_tables(workspace.processed / workspace.vintages[0].id)
    rows = tables.observations
    known = {"areas": tables.areas, "kpis": tables.kpis[~tables.kpis["kpi"].str.startswith("E")]}
    provider = provider_of(known | {"observations": rows[rows["source"] == "Kolada"], "groups": tables.groups})
    provider.latency = LATENCY
    asked = load_sources(workspace.sources).tables
    provider.tables |= {each.id: another(each.id, f"{place:06d}XX") for place, each in enumerate(asked[1:])}
    provider.prepare()
    with serving(provider) as address:
        print(address, flush=True)
        time.sleep(3_600)


def fetch(workspace: Workspace) -> None:
    """Fetch, and print what it took as one line of JSON."""
    from indicators.collecting import Order, collect

    started = time.perf_counter()
    made = collect(workspace, Order(PROGRAMME), lambda *_: None, today=TODAY)
    took = time.perf_counter() - started
    result = {"seconds": round(took, 1), "requests": made.requests, "values": made.values, "megabytes": peak()}
    print(json.dumps(result | {"id": made.id}))


def peak() -> int:
    """Return the most memory that this process has held, in MB: Linux's own count, which begins with the process."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return round(int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024)  # type: ignore[index]


if __name__ == "__main__":
    {"serve": serve, "fetch": fetch}[sys.argv[1]](Workspace(Path(sys.argv[2])))
