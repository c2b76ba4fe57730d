"""Few requests, none with more than 25 ids in a segment, and together everything that was asked for."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from indicators.data import load_tables
from indicators.sources import kolada
from indicators.sources.asking import MOST_IDS, requests_for
from indicators.sources.client import Client
from indicators.sources.contracts import DataRow
from indicators.sources.providers import KOLADA, base_of

from .conftest import QUICK, pointed_at
from .fake_provider import provider_of

KPIS = [f"N{number:05d}" for number in range(87)]
AREAS = [f"{number:04d}" for number in range(312)]


def test_forty_nyckeltal_seventy_two_areas_and_ten_years_take_at_most_twelve_requests() -> None:
    asked = requests_for(KPIS[:40], AREAS[:72], range(2013, 2023), 312)
    pages = sum(-(-len(each.kpis) * len(each.areas) * len(each.years) // 5_000) for each in asked)
    assert pages <= 12


def test_they_take_at_most_twelve_requests_from_a_provider_with_the_snapshots_own_figures(
    built_tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load_tables(built_tables)
    kpis = sorted(loaded.observations["kpi"].unique())[:40]
    areas = sorted(loaded.areas["code"])[:72]
    rows = loaded.observations[loaded.observations["kpi"].isin(kpis) & (loaded.observations["period"] > 2010)]
    provider = provider_of({"observations": rows, "areas": loaded.areas, "kpis": loaded.kpis, "groups": loaded.groups})
    provider.prepare()
    wanted = rows[rows["municipality"].isin(areas) & rows["period"].between(2013, 2022)]
    with pointed_at(provider, monkeypatch), Client(base_of(KOLADA), "Kolada", QUICK) as client:
        pages = [
            page
            for asked in requests_for(kpis, areas, range(2013, 2023), 312)
            for page in kolada.data(client.get, asked, areas)
        ]
    got = sum(len(row.values) for page in pages for row in page.rows if isinstance(row, DataRow))
    assert got == len(wanted)
    assert len(provider.data_paths) == client.requests <= 12


@pytest.mark.parametrize(
    ("kpis", "areas", "years"), [(87, 312, 27), (1, 1, 1), (26, 26, 26), (40, 72, 10), (3, 312, 30)]
)
def test_every_combination_is_asked_for_exactly_once(kpis: int, areas: int, years: int) -> None:
    period = range(2000, 2000 + years)
    asked = requests_for(KPIS[:kpis], AREAS[:areas], period, 312)
    for each in asked:
        assert max(len(each.kpis), len(each.areas), len(each.years)) <= MOST_IDS
        assert len(each.path) < 1_000
    cells = [cell for each in asked for cell in product(each.kpis, each.areas or AREAS[:areas], each.years)]
    assert len(cells) == len(set(cells)) == kpis * areas * years


def test_nothing_asked_for_is_no_request() -> None:
    assert requests_for([], AREAS, range(2000, 2022), 312) == []
