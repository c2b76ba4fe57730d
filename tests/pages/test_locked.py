from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.locking import LockError
from indicators.locking.year import lock_year
from indicators.pages import Picture, follow_up, open_picture
from indicators.pages.locked import section
from indicators.pages.store import report_key
from indicators.workspace import Workspace

from ..workspaces import workspace_on

CORRECTION = """
- kpi: N15428
  area: "0665"
  period: 2022
  action: replace
  expect: 77.8443113772455
  value: 85.0
  reason: Prov av låsningen.
"""


@pytest.fixture
def root(built_tables: Path, tmp_path: Path) -> Path:
    """A workspace that a test may lock in and change; the tables are shared."""
    return workspace_on(tmp_path, copied=["programme", "data/corrections.yml"], tables=built_tables).root


@pytest.fixture
def locked(vaggeryd: Picture, root: Path) -> Picture:
    """The picture of 2022 in a workspace where the year is locked."""
    own = root / "programme" / "2020-02-remiss.yml"
    picture = replace(vaggeryd, workspace=Workspace(root), programme_file=own)
    lock_year(picture, on=dt.date(2023, 4, 1), commit=None)
    return picture


def said(picture: Picture) -> str:
    return str(section({picture.year: picture}))


def opened_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> Picture:
    monkeypatch.setenv("NULAGE_ROOT", str(root))
    return open_picture("0665", 2022, "2020-02-remiss", "2024-host")


def test_without_a_lock_the_page_says_so_without_commands(vaggeryd: Picture) -> None:
    text = str(follow_up.locks(vaggeryd))
    assert "2019, 2020, 2021 och 2022 är inte låsta." in text
    assert "kan låsa ett år" in text and "`" not in text


def test_a_lock_changes_the_reports_key(locked: Picture, root: Path) -> None:
    asked = (locked.workspace, "0665", 2022, locked.programme_file, "2024-host")
    key = report_key(*asked)
    shutil.rmtree(root / "data" / "locked")
    assert report_key(*asked) != key


def test_what_is_unchanged_since_the_lock_has_no_differences(locked: Picture, vaggeryd: Picture) -> None:
    text = str(section({2021: vaggeryd.at(year=2021), 2022: locked}))
    assert "låstes den 1 april 2023" in text
    assert "Inga skillnader" in text
    assert "desamma som då" in text
    assert "skiljer sig" not in text
    assert "2021 är inte låst." in text


def test_a_corrected_value_shows_both_verdicts_and_names_the_corrections(
    locked: Picture, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (root / "data" / "corrections.yml").open("a", encoding="utf-8") as corrections:
        corrections.write(CORRECTION)
    text = said(opened_again(root, monkeypatch))
    assert "En bedömning skiljer sig i dag" in text
    row = "77,8 [Delvis uppfyllt]{.verdict .partly} | 85,0 [Uppfyllt]{.verdict .met}"
    assert f"| Indikator | Behöriga till yrkesprogram i årskurs 9 | {row} |" in text
    assert "Det som skiljer sig sedan dess är rättelserna." in text


def test_a_changed_programme_shows_both_verdicts_and_names_its_file(
    locked: Picture, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "programme" / "2020-02-remiss" / "mal-1.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("baseline_year: 2020", "baseline_year: 2022"), encoding="utf-8")
    text = said(opened_again(root, monkeypatch))
    assert "438 [Uppfyllt]{.verdict .met} | 438 [Kan inte bedömas]{.verdict .na} |" in text
    assert r"Det som skiljer sig sedan dess är programmet \(2020\-02\-remiss/mal\-1.yml\)." in text
    assert text.count("| skiljer sig |") == 1


def test_a_comment_written_later_is_no_difference(locked: Picture, root: Path) -> None:
    written = root / "programme" / "comments" / "2022"
    written.mkdir(parents=True, exist_ok=True)
    (written / "senare.md").write_text("Ny kommentar.", encoding="utf-8")
    assert "desamma som då" in said(locked)


def test_a_value_that_moved_without_its_verdict_is_counted(locked: Picture) -> None:
    rows = locked.results.assessments.copy()
    rows.loc[rows["indicator"] == "1.1-N00401", "value"] += 0.01
    moved = replace(locked, results=replace(locked.results, assessments=rows))
    assert "För en indikator är värdet ett annat men bedömningen densamma." in said(moved)


def test_a_criterion_that_is_gone_is_named_as_it_was_when_locked(locked: Picture, vaggeryd: Picture) -> None:
    other = vaggeryd.at(programme="2023-publicerat")
    text = said(replace(other, workspace=locked.workspace))
    assert "Finns inte i dagens program" in text
    assert "3.4 Upplevd effekt" in text
    assert r"programmet \(2020\-02\-remiss då, 2023\-publicerat i dag\)" in text


def test_a_changed_locked_file_stops_the_page(locked: Picture, root: Path) -> None:
    file = root / "data" / "locked" / "0665" / "2022" / "rollups.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("criterion", "kriterium", 1), encoding="utf-8")
    with pytest.raises(LockError, match=r"rollups\.csv"):
        said(locked)
