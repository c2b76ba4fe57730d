"""A title that the provider has changed is found, with the line to write on, until a person has confirmed it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from indicators.programme import load_programme
from indicators.programme.titles import TitleError, check_titles, unconfirmed_titles

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ("2020-02-remiss", "2023-publicerat")
PERCENT = "Aktiva låntagare i kommunala bibliotek, andel (%) av befolkningen"


def main_file(version: str) -> Path:
    return ROOT / "programme" / f"{version}.yml"


@pytest.fixture(scope="module")
def kpis() -> pd.DataFrame:
    """The shipped snapshot's nyckeltal."""
    return pd.read_csv(ROOT / "data" / "raw" / "2024-host" / "kpis.csv", dtype=str)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_title_differs_in_the_shipped_snapshot(version: str, kpis: pd.DataFrame) -> None:
    programme = load_programme(main_file(version))
    assert unconfirmed_titles(programme, kpis) == {}
    check_titles(programme, main_file(version), kpis)


def with_title(kpis: pd.DataFrame, kpi: str, title: str) -> pd.DataFrame:
    return kpis.assign(title=kpis["title"].mask(kpis["kpi"] == kpi, title))


def test_a_changed_title_is_named_with_file_line_and_what_to_write(kpis: pd.DataFrame) -> None:
    path = main_file(VERSIONS[0])
    programme = load_programme(path)
    changed = with_title(kpis, "N09809", PERCENT)
    assert unconfirmed_titles(programme, changed) == {"N09809": PERCENT}
    with pytest.raises(TitleError) as raised:
        check_titles(programme, path, changed)
    (problem,) = raised.value.problems
    written = (ROOT / problem.file if not Path(problem.file).is_absolute() else Path(problem.file)).read_text("utf-8")
    assert "antal/1000 inv" in written.splitlines()[problem.line - 1]
    assert f'titles_confirmed: ["{PERCENT}"]' in problem.remedy and PERCENT in problem.what
    assert "mal-3.yml" in str(raised.value)


def test_a_confirmed_title_stops_nothing(kpis: pd.DataFrame) -> None:
    programme = load_programme(main_file(VERSIONS[0]))
    confirmed = tuple(
        each.model_copy(update={"titles_confirmed": (PERCENT,)}) if each.kpi == "N09809" else each
        for each in programme.indicators
    )
    changed = with_title(kpis, "N09809", f" {PERCENT} ")
    assert unconfirmed_titles(programme.model_copy(update={"indicators": confirmed}), changed) == {}


def test_titles_are_compared_exactly_but_for_white_space_around_them(kpis: pd.DataFrame) -> None:
    programme = load_programme(main_file(VERSIONS[0]))
    title = str(kpis.loc[kpis["kpi"] == "N09809", "title"].iloc[0])
    assert unconfirmed_titles(programme, with_title(kpis, "N09809", f"{title}  ")) == {}
    assert set(unconfirmed_titles(programme, with_title(kpis, "N09809", title.upper()))) == {"N09809"}


def test_a_supporting_nyckeltal_is_checked_too(kpis: pd.DataFrame) -> None:
    programme = load_programme(main_file(VERSIONS[0]))
    assert unconfirmed_titles(programme, with_title(kpis, "N00914", "Annat")) == {"N00914": "Annat"}
