"""A fake provider on a few nyckeltal of the project's own snapshot, and a fetch from it into an empty folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from indicators.data import assembly, load_tables
from indicators.data.assembly import assemble
from indicators.data.snapshot import Snapshot
from indicators.sources.client import Limits
from indicators.sources.differences import Last, Place
from indicators.sources.fetching import Fetched, fetch
from indicators.sources.underway import Wanted

from .fake_provider import FakeProvider, provider_of, serving

TODAY = dt.date(2026, 11, 23)
KPIS = ("N00401", "N01951", "N15428", "N09809")
# Quick enough for tests: many requests a second, and no long waits.
QUICK = Limits(
    per_second=1000, attempts=3, first_wait=0.01, longest_wait=0.05, read=10.0, whole=20.0, most_bytes=4_000_000
)


@pytest.fixture(scope="session")
def whole(built_tables: Path) -> dict[str, pd.DataFrame]:
    """Kolada's own figures of a few nyckeltal, with all areas, the catalogue and the groups."""
    loaded = load_tables(built_tables)
    rows = loaded.observations
    mine = rows[rows["kpi"].isin(KPIS) & (rows["source"] == "Kolada")]
    return {
        "observations": mine.reset_index(drop=True),
        "areas": loaded.areas,
        "kpis": loaded.kpis[loaded.kpis["kpi"].isin(KPIS)],
        "groups": loaded.groups,
    }


@pytest.fixture(scope="session")
def known(whole: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """What the fake provider knows in most tests: the figures of Vaggeryd, the country and some areas, some groups."""
    some = {"0665", "0000", *whole["areas"]["code"].iloc[::30]}
    few = {"G37569", *whole["groups"]["group"].unique()[::20]}
    rows, groups = whole["observations"], whole["groups"]
    return whole | {
        "observations": rows[rows["municipality"].isin(some)].reset_index(drop=True),
        "groups": groups[groups["group"].isin(few)].reset_index(drop=True),
    }


@pytest.fixture(scope="session")
def outlines() -> gpd.GeoDataFrame:
    """The outlines of the municipalities, always the same."""
    return assembly.municipality_shapes()


@pytest.fixture(autouse=True)
def _outlines_read_once(outlines: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every try builds all tables: the outlines are read once for all of them."""
    monkeypatch.setattr(assembly, "municipality_shapes", lambda: outlines)


@pytest.fixture
def provider(known: dict[str, pd.DataFrame]) -> FakeProvider:
    """A provider in good order, with short pages; a test gives it troubles or changes what it knows."""
    return provider_of(known, page=300)


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
        return {path.name for path in self.raw.iterdir()} if self.raw.exists() else set()


def build(snapshot: Snapshot) -> object:
    """Build the tables, which raises for anything that breaks their rules."""
    return assemble(snapshot, {}, Path("no-corrections"))


@pytest.fixture
def attempt(
    provider: FakeProvider, known: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Try]:
    """A try against ``provider``, served on this machine."""
    with pointed_at(provider, monkeypatch):
        yield try_of(known, tmp_path / "raw")


@contextmanager
def pointed_at(provider: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve ``provider`` on this machine and let every base point at it."""
    with serving(provider):
        point_at(provider, monkeypatch)
        yield


def point_at(provider: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every base point at ``provider``, which is being served."""
    for name in ("kolada", "scb", "geodata"):
        monkeypatch.setenv(f"NULAGE_{name.upper()}_URL", f"{provider.address}/{name}/")


def try_of(known: dict[str, pd.DataFrame], raw: Path) -> Try:
    """Return a try into ``raw`` for what ``known`` holds."""
    titles = dict(zip(known["kpis"]["kpi"], known["kpis"]["title"], strict=True))
    wanted = Wanted("0665", titles, ["G37569"], range(2000, 2023), small_areas=False)
    return Try(raw, wanted, last_of(known))


def last_of(known: dict[str, pd.DataFrame]) -> Last:
    """Return what the shipped snapshot says of titles, groups, numbers of values, and the values of Vaggeryd."""
    counts, own = places_of(known["observations"])
    groups = {
        str(group): (str(part["title"].iloc[0]), frozenset(part["member"]))
        for group, part in known["groups"].groupby("group")
    }
    titles = dict(zip(known["kpis"]["kpi"], known["kpis"]["title"], strict=True))
    return Last("2024-host", titles, groups, counts, own)


def places_of(observations: pd.DataFrame) -> tuple[dict[Place, int], frozenset[Place]]:
    """Return in how many areas there is a value, by nyckeltal, year and gender, and where Vaggeryd has one."""
    rows = observations[observations["value"].notna()]
    keys = zip(rows["kpi"].astype(str), rows["period"].astype(int), rows["gender"].astype(str), strict=True)
    places = pd.Series(list(keys), index=rows.index)
    counts = {place: int(number) for place, number in places.value_counts().items()}
    return counts, frozenset(places[rows["municipality"] == "0665"])
