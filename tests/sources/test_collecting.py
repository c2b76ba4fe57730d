"""The whole way: what the programme needs is fetched into a workspace, and gives the assessments it gave before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from indicators.collecting import Order, collect, kolada_titles, last_of, wanted_of
from indicators.data import Tables, build_processed, load_tables, open_snapshot
from indicators.data.own import named_kpis
from indicators.errors import UsageError
from indicators.method import assess
from indicators.pages.store import method_inputs
from indicators.programme import load_programme
from indicators.programme.kinds import kinds_of, versions_beside
from indicators.sources.differences import Last
from indicators.sources.errors import FetchError
from indicators.sources.fetching import Fetched
from indicators.sources.listing import load_sources
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, ROOT, workspace_on
from .conftest import KPIS, QUICK, TODAY, places_of, point_at
from .fake_provider import FakeProvider, nobody, provider_of, serving


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of its own with the project's programme and snapshot, which no fetch may change."""
    return workspace_on(tmp_path_factory.mktemp("workspace"))


@pytest.fixture(scope="module")
def provider(whole: dict[str, pd.DataFrame]) -> Iterator[FakeProvider]:
    """A provider that knows a few nyckeltal in all areas, served on this machine."""
    provider = provider_of(whole)
    with serving(provider):
        yield provider


@pytest.fixture(autouse=True)
def _pointed_at(provider: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    point_at(provider, monkeypatch)


@pytest.fixture(scope="module")
def made(workspace: Workspace, provider: FakeProvider) -> Fetched:
    """The snapshot that was fetched for the whole programme."""
    with pytest.MonkeyPatch.context() as patch:
        point_at(provider, patch)
        return run(workspace)


def run(workspace: Workspace, programme: str = PROGRAMME, **order: object) -> Fetched:
    path = workspace.programme(programme)
    asked_for = kolada_titles([load_programme(path), *versions_beside(path)], Last("inget"), named_kpis(workspace.own))
    others = tuple(kpi for kpi in asked_for if kpi not in KPIS)
    asked = Order(programme, **{"small_areas": False, "accepted": others} | order)  # type: ignore[arg-type]
    return collect(workspace, asked, lambda *_: None, limits=QUICK, today=TODAY)


def assessed(tables: Tables) -> pd.DataFrame:
    """Return the assessments of the few nyckeltal in Vaggeryd 2022."""
    programme = load_programme(ROOT / "programme" / f"{PROGRAMME}.yml")
    rows = assess(method_inputs(programme, tables), year=2022, municipalities=["0665"]).assessments
    return rows[rows["kpi"].isin(KPIS)].reset_index(drop=True)


def test_what_is_fetched_gives_the_assessments_that_the_snapshot_gave(
    workspace: Workspace, made: Fetched, built_tables: Path
) -> None:
    path = workspace.programme(PROGRAMME)
    source = open_snapshot(workspace.raw, made.id)
    folder = build_processed(source, workspace.processed, kinds=kinds_of(load_programme(path), path))
    before = assessed(load_tables(built_tables))
    assert set(before["kpi"]) == set(KPIS)
    pd.testing.assert_frame_equal(assessed(load_tables(folder)), before, check_exact=True)


def test_the_newest_snapshot_is_then_the_fetched_one_and_what_was_not_answered_is_named(
    workspace: Workspace, made: Fetched
) -> None:
    assert made.id == workspace.chosen().id == "2026-11-23"
    unanswered = set(made.differences.unanswered)
    assert "U07453" in unanswered and not unanswered & set(KPIS)
    assert made.differences.fewer == made.differences.retitled == made.differences.regrouped == ()
    assert made.differences.lost == ()


def test_nyckeltal_that_are_gone_at_once_stop_the_fetch_and_the_next_try_asks_for_everything_again(
    workspace: Workspace, made: Fetched, provider: FakeProvider
) -> None:
    newest = workspace.raw / made.id
    newest.rename(workspace.root / "aside")
    try:
        with pytest.raises(FetchError, match=r"varken i katalogen eller med värden: N00090.* och \d+ till"):
            run(workspace, accepted=())
        assert not (workspace.raw / ".hamtning").exists()
    finally:
        (workspace.root / "aside").rename(newest)


def test_everything_the_programme_needs_is_asked_for_and_nothing_of_its_own() -> None:
    programme = load_programme(ROOT / "programme" / f"{PROGRAMME}.yml")
    titles = kolada_titles([programme], Last("2024-host", {"N00401": "Som den var då"}), ["N99998"])
    assert {each.kpi for each in programme.indicators} <= titles.keys()
    assert {"N00914", "U07453", "N07702", "N45700", "N01951", "N99998"} <= titles.keys()
    assert titles["N00401"] == "Som den var då" and titles["U07453"] == "U07453"
    assert all(kpi[0] in "NU" for kpi in titles)


def test_years_groups_and_tables_follow_from_the_programme_and_the_list_of_sources() -> None:
    programme = load_programme(ROOT / "programme" / f"{PROGRAMME}.yml")
    sources = load_sources(ROOT / "data" / "sources.yml")
    wanted = wanted_of([programme], sources, Order(PROGRAMME), Last("inget"), TODAY)
    assert (wanted.years[0], wanted.years[-1], wanted.municipality) == (2000, 2026, "0665")
    assert "G37569" in wanted.groups and wanted.tables[0] == "TAB6574"
    fewer = wanted_of([programme], sources, Order(PROGRAMME, "0680", from_year=2015), Last("inget"), TODAY)
    assert (fewer.years[0], fewer.municipality) == (2015, "0680")


def test_what_is_known_of_the_last_snapshot_is_told_from_its_raw_files(
    built_tables: Path, workspace: Workspace, made: Fetched
) -> None:
    shipped = last_of(open_snapshot(workspace.raw, "2024-host"), "0665")
    rows = load_tables(built_tables).observations
    assert (shipped.counts, shipped.own) == places_of(rows[rows["source"] == "Kolada"])
    assert len(shipped.groups) == 300 and len(shipped.groups["G37569"][1]) == 7
    fetched = last_of(open_snapshot(workspace.raw, made.id), "0665")
    assert fetched.counts == {key: number for key, number in shipped.counts.items() if key[0] in KPIS}
    assert fetched.titles["N00401"] == shipped.titles["N00401"]
    assert fetched.groups == shipped.groups


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ({"municipality": "665"}, "inte fyra siffror"),
        ({"municipality": "9999"}, "finns inte i uttaget"),
        ({"municipality": "0000"}, "finns inte i uttaget"),
        ({"from_year": 1500}, "från 1970 till 2026"),
        ({"from_year": 2027}, "från 1970 till 2026"),
        ({"accepted": ("N99999",)}, "N99999: nyckeltalet hämtas inte"),
        ({"accepted": ("../x",)}, "nyckeltalet hämtas inte"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use_and_asks_nobody(
    workspace: Workspace, provider: FakeProvider, order: dict[str, object], said: str
) -> None:
    asked = len(provider.paths)
    with pytest.raises(UsageError, match=said):
        run(workspace, **order)
    assert len(provider.paths) == asked


def test_a_fetch_that_fails_leaves_the_newest_snapshot_as_it_was(
    workspace: Workspace, made: Fetched, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_mtime_ns for path in workspace.raw.rglob("*") if path.is_file()}
    monkeypatch.setenv("NULAGE_KOLADA_URL", nobody())
    with pytest.raises(FetchError, match="går inte att nå"):
        run(workspace)
    assert {path: path.stat().st_mtime_ns for path in workspace.raw.rglob("*") if path.is_file()} == before
    assert workspace.chosen().id == made.id


def test_a_later_first_year_is_no_loss_of_values_and_needs_no_correction_of_what_came_before(
    workspace: Workspace, made: Fetched
) -> None:
    later = run(workspace, from_year=2019)
    assert later.id == "2026-11-23-2" and later.differences.fewer == ()
    assert later.values < made.values


def test_a_snapshot_fetched_for_one_version_serves_the_other_and_the_own_figures(
    workspace: Workspace, made: Fetched
) -> None:
    """The 2023 version has no N00593, which the own figures and the version of 2020 speak of."""
    fetched = run(workspace, "2023-publicerat")
    source = open_snapshot(workspace.raw, fetched.id)
    assert source.descriptor.asked.keys() == open_snapshot(workspace.raw, made.id).descriptor.asked.keys()
    versions = [load_programme(workspace.programme(each)) for each in (PROGRAMME, "2023-publicerat")]
    assert {each.kpi for version in versions for each in version.indicators} <= source.descriptor.asked.keys()
    tables = load_tables(build_processed(source, workspace.processed))
    assert "N00593" in set(tables.samples["kpi"])
    for version in versions:
        assert len(assess(method_inputs(version, tables), year=2022, municipalities=["0665"]).assessments)


def test_an_own_figure_of_a_nyckeltal_that_no_version_has_is_fetched_too(
    provider: FakeProvider, tmp_path: Path
) -> None:
    for name in ("programme", "_quarto.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "data" / "raw" / "own").mkdir(parents=True)
    for name in ("corrections.yml", "sources.yml", "raw/2024-host"):
        (tmp_path / "data" / name).symlink_to(ROOT / "data" / name)
    text = "nyckeltal;kommun;år;antal;källa\nN99998;0665;2022;12;egen\n"
    (tmp_path / "data" / "raw" / "own" / "mina.csv").write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path)
    assert "N99998" in run(workspace).differences.unanswered
