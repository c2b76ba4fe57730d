"""Measure a whole fetch against a provider in a process of its own: seconds, requests, and the fetch's own memory.

Three processes: this one starts a provider that knows the whole snapshot and takes 100 ms an answer, then the fetch,
so that what is measured is the memory of a fetch alone.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from indicators.workspace import Workspace

LATENCY = 0.1
TODAY = dt.date(2026, 11, 23)


def measure(workspace: Workspace) -> dict[str, float]:
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
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


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
    made = collect(workspace, Order("2020-02-remiss"), lambda *_: None, today=TODAY)
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result = {"seconds": round(took, 1), "requests": made.requests, "values": made.values, "megabytes": round(peak)}
    print(json.dumps(result | {"id": made.id}))


if __name__ == "__main__":
    {"serve": serve, "fetch": fetch}[sys.argv[1]](Workspace(Path(sys.argv[2])))
