"""A fake provider on a few nyckeltal of the project's own snapshot, and a fetch from it into an empty folder."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.data import build_processed, load_tables, open_snapshot
from indicators.data.assembly import assemble
from indicators.data.snapshot import Snapshot
from indicators.sources.client import Limits
from indicators.sources.differences import Last
from indicators.sources.fetching import Fetched, Wanted, fetch

from .fake_provider import FakeProvider, serving
from .scb_answers import SHAPES, TABLES

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 23)
KPIS = ("N00401", "N01951", "N15428", "N09809")
# Quick enough for tests: many requests a second, and no long waits.
QUICK = Limits(
    per_second=1000, attempts=3, first_wait=0.01, longest_wait=0.05, read=1.0, whole=3.0, most_bytes=4_000_000
)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped snapshot's tables, built once for these tests."""
    folder = tmp_path_factory.mktemp("processed")
    return build_processed(
        open_snapshot(ROOT / "data" / "raw", "2024-host"), folder, corrections=ROOT / "data" / "corrections.yml"
    )


@pytest.fixture(scope="session")
def known(tables: Path) -> dict[str, pd.DataFrame]:
    """What the fake provider knows: Kolada's own figures of a few nyckeltal, areas, catalogue and groups."""
    loaded = load_tables(tables)
    rows = loaded.observations
    mine = rows[rows["kpi"].isin(KPIS) & (rows["source"] == "Kolada")]
    return {
        "observations": mine.reset_index(drop=True),
        "areas": loaded.areas,
        "kpis": loaded.kpis[loaded.kpis["kpi"].isin(KPIS)],
        "groups": loaded.groups,
    }


@pytest.fixture
def provider(known: dict[str, pd.DataFrame]) -> FakeProvider:
    """A provider in good order; a test gives it troubles or changes what it knows."""
    areas = [
        {"id": row.code, "title": row.title, "type": "L" if row.type == "R" else row.type}
        for row in known["areas"].itertuples()
    ]
    groups = [
        {
            "id": group,
            "title": part["title"].iloc[0],
            "members": [{"member_id": code, "member_title": code} for code in part["member"]],
        }
        for group, part in known["groups"].groupby("group")
    ]
    kpis = [_record(row.kpi, row.title) for row in known["kpis"].itertuples()]
    return FakeProvider(known["observations"].copy(), areas, kpis, groups, dict(TABLES), SHAPES)


def _record(kpi: str, title: str) -> dict[str, object]:
    texts = dict.fromkeys(("description", "auspice", "operating_area", "perspective"), "")
    dates = dict.fromkeys(("prel_publication_date", "publication_date", "publ_period"))
    flags = {"is_divided_by_gender": 1, "municipality_type": "K", "has_ou_data": False}
    return {"id": kpi, "title": title, **texts, **dates, **flags}


@dataclass
class Try:
    """One try to fetch: where snapshots lie, and what is asked for."""

    raw: Path
    wanted: Wanted
    last: Last
    limits: Limits = QUICK

    def run(self, **changes: object) -> Fetched:
        """Fetch, with something of what is wanted changed."""
        wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]
        return fetch(self.raw, wanted, self.last, build, lambda *_: None, limits=self.limits, today=TODAY)

    @property
    def snapshots(self) -> list[str]:
        """The snapshots there are; what is put aside for the next try is none."""
        return sorted(path.parent.name for path in self.raw.glob("*/datapackage.json"))

    def left(self) -> set[str]:
        """Every file and folder directly in the folder of snapshots."""
        return set(os.listdir(self.raw)) if self.raw.exists() else set()


def build(snapshot: Snapshot) -> object:
    """Build the tables, which raises for anything that breaks their rules."""
    return assemble(snapshot, {}, Path("no-corrections"))


@pytest.fixture
def attempt(
    provider: FakeProvider, known: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Try]:
    """A try against ``provider``, served on this machine."""
    with serving(provider) as address:
        monkeypatch.setenv("NULAGE_KOLADA_URL", f"{address}/kolada/")
        monkeypatch.setenv("NULAGE_SCB_URL", f"{address}/scb/")
        monkeypatch.setenv("NULAGE_GEODATA_URL", f"{address}/geodata/")
        titles = dict(zip(known["kpis"]["kpi"], known["kpis"]["title"], strict=True))
        wanted = Wanted("0665", titles, ["G37569"], range(2000, 2023), small_areas=False)
        yield Try(tmp_path / "raw", wanted, last_of(known))


def last_of(known: dict[str, pd.DataFrame]) -> Last:
    """Return what the shipped snapshot says of titles, groups and numbers of values."""
    rows = known["observations"]
    counted = rows[rows["gender"] == "T"].groupby(["kpi", "period"]).size()
    groups = {
        str(group): (str(part["title"].iloc[0]), frozenset(part["member"]))
        for group, part in known["groups"].groupby("group")
    }
    titles = dict(zip(known["kpis"]["kpi"], known["kpis"]["title"], strict=True))
    return Last("2024-host", titles, groups, {(str(k), int(y)): int(n) for (k, y), n in counted.items()})
