"""The page of revisions and what is revised, with one snapshot and with two."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from indicators.cli import app
from indicators.pages import Picture, later_values, open_picture, revisions
from indicators.pages.earlier import comparable_kpis
from indicators.pages.report_moves import moves_between
from indicators.pages.revision_facts import Revisions
from indicators.pages.store import inputs_key, report_key
from indicators.workspace import Workspace

from .second_snapshot import FIRST, SECOND, with_value, workspace_of_two


def retitled(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(title=rows["title"].mask(rows["kpi"] == "N09809", rows["title_2026"]))


def without_first_member(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop(index=rows[rows["owner"] == "0665"].index[0])


def without_2021(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~((rows["municipality"] == "0665") & (rows["period"] == 2021))]


CHANGES = {
    "kolada/N00401.parquet": with_value(2022, 6.97),
    "kolada/N15428.parquet": with_value(2022, 85.0),
    "kolada/N09809.parquet": with_value(2021, 99.0),
    "kolada/N00090.parquet": without_2021,
    "groups.csv": without_first_member,
    "kpis.csv": retitled,
}


@pytest.fixture(scope="session")
def two_roots(tmp_path_factory: pytest.TempPathFactory, built_tables: Path) -> Path:
    """A workspace with two snapshots; the tables of the first are those of the run."""
    return workspace_of_two(tmp_path_factory.mktemp("two"), CHANGES, tables=built_tables)


@pytest.fixture
def newer(two_roots: Path, _in_workspace: None, monkeypatch: pytest.MonkeyPatch) -> Picture:
    """Vaggeryd's report on the second snapshot."""
    monkeypatch.setenv("NULAGE_ROOT", str(two_roots))
    return open_picture("0665", 2022, "2020-02-remiss", SECOND)


def quality(picture: Picture, kpi: str) -> list[str]:
    rows = picture.results.assessments.set_index("kpi")
    return str(rows.at[kpi, "quality"]).split(";")


def test_a_value_that_differs_from_the_snapshot_before_is_called_revised(newer: Picture, vaggeryd: Picture) -> None:
    row = newer.results.assessments.set_index("kpi").loc["N00401"]
    assert (row["value"], row["verdict"], row["quality"]) == (6.97, "met", "revised")
    revised = newer.results.assessments["quality"].fillna("").str.contains("revised")
    assert set(newer.results.assessments.loc[revised, "kpi"]) == {"N00401", "N15428"}
    for first in (newer.at(snapshot=FIRST), vaggeryd):
        assert not first.results.assessments["quality"].fillna("").str.contains("revised").any()


def test_a_nyckeltal_whose_title_changed_is_not_compared_until_both_titles_are_known(newer: Picture) -> None:
    earlier = newer.at(snapshot=FIRST)
    assert "revised" not in quality(newer, "N09809")
    tables = earlier.tables.kpis, newer.tables.kpis
    assert "N09809" not in comparable_kpis(*tables, newer.programme)
    title = str(newer.tables.kpis.set_index("kpi").at["N09809", "title"])
    indicators = tuple(
        each.model_copy(update={"titles_confirmed": (title,)}) if each.kpi == "N09809" else each
        for each in newer.programme.indicators
    )
    confirmed = newer.programme.model_copy(update={"indicators": indicators})
    assert "N09809" in comparable_kpis(*tables, confirmed)


def test_the_snapshot_before_is_part_of_the_key_and_every_snapshot_of_the_pages(
    newer: Picture, shared_workspace: Workspace
) -> None:
    alone = shared_workspace
    common = ("0665", 2022, newer.programme_file)
    both = newer.workspace
    assert inputs_key(both, *common, FIRST) == inputs_key(alone, *common, FIRST)
    assert report_key(both, *common, FIRST) != report_key(alone, *common, FIRST)
    assert inputs_key(both, *common, SECOND) != inputs_key(both, *common, FIRST)


def test_with_one_snapshot_the_page_says_so(vaggeryd: Picture) -> None:
    text = str(revisions.heading(vaggeryd))
    assert "**hösten 2024** | 2024\\-host | 21 mars 2025" in text
    assert "Det finns inget äldre uttag att jämföra med" in text
    assert str(revisions.since_earlier(vaggeryd)) == str(revisions.marks(vaggeryd)) == ""


def test_with_one_snapshot_the_series_that_later_figures_are_known_of_are_named(vaggeryd: Picture) -> None:
    text = revisions.heading(vaggeryd).markdown
    assert "För en serie finns senare uppgifter, som står nedan: utsläpp av växthusgaser, totalt." in text
    assert "går inte att säga" not in text


def test_with_two_snapshots_the_page_says_what_was_revised_and_by_how_much(newer: Picture) -> None:
    assert "hösten 2024 | 2024\\-host" in (text := str(revisions.heading(newer)))
    assert "**sommaren 2026** | 2026\\-sommar | 30 juni 2026" in text and "inget äldre" not in text
    text = str(revisions.since_earlier(newer))
    assert "2 av kommunens värden reviderade, 3 borta, 0 belagda med sekretess och 0 nya" in text
    assert "ton/inv. (N00401) | 2022 | 6,82 | 6,97 | +0,15 | reviderat |" in text
    assert "(N15428) | 2022 | 77,8 | 85,0 | +7,2 | reviderat |" in text
    assert "(N00090) | 2021 | 7,7 | saknas | – | borta |" in text
    assert "kan ha fått en annan definition" in text and "utan Vaxholm" in text


def test_with_two_snapshots_the_page_says_which_marks_moved(newer: Picture) -> None:
    text = str(revisions.marks(newer))
    assert "[Delvis uppfyllt]{.verdict .partly} →\u00a0[Uppfyllt]{.verdict .met}" in text
    assert "Märkena för N09809 har ändrats för att titeln är ny" in text
    assert "Utsläpp" not in text


def test_later_figures_stand_beside_the_snapshots_and_in_no_mark(vaggeryd: Picture) -> None:
    text = str(revisions.later(vaggeryd))
    assert "| 2022 | 101\u00a0238 | 103\u00a0561 | +2\u00a0323 | +2,3 |" in text
    assert "2023" not in text
    assert (
        "Utsläppen 2022 var 6,82 ton koldioxidekvivalenter per invånare i uttaget hösten 2024 och 6,97 med uppgifterna "
        "från juni 2026 (egen bearbetning)." in text
    )
    assert "hade bedömningen varit densamma, uppfyllt" in text and "Det är en upplysning" in text
    assert "avgränsning" in text
    assert vaggeryd.results.assessments.set_index("kpi").at["N00401", "value"] == pytest.approx(6.8156, abs=1e-4)


def test_the_tables_numbers_are_those_of_the_own_file(vaggeryd: Picture) -> None:
    """The sum again, by hand: 103,560.902 tonnes on 14,854 inhabitants, against 101,238.2 of the snapshot."""
    (edition,) = later_values.editions(vaggeryd)
    newest = edition.figures.loc[2022]
    assert newest["later"] / newest["inhabitants"] == pytest.approx(103560.902 / 14854)
    assert round(103560.902 / 14854, 2) == 6.97
    assert newest["own"] == pytest.approx(101238.21754)


@pytest.mark.parametrize(
    ("value", "verdict"), [(7.04, "met"), (7.044, "met"), (7.05, "partly"), (8.68, "partly"), (9, "not")]
)
def test_another_value_is_judged_as_the_method_judges(vaggeryd: Picture, value: float, verdict: str) -> None:
    indicator = next(each for each in vaggeryd.programme.indicators if each.kpi == "N00401")
    assert later_values.verdict_with(vaggeryd, indicator, value) == verdict


def test_later_figures_are_told_only_where_they_are_later_and_the_municipalitys(
    vaggeryd: Picture, kiruna: Picture
) -> None:
    assert "kända efter uttaget" in str(revisions.later(kiruna))
    assert "2021 | " in str(revisions.later(vaggeryd.at(year=2021)))
    assert "2022" not in str(revisions.later(vaggeryd.at(year=2021)))


def test_what_is_known_in_the_newer_snapshot_is_not_later_than_it(newer: Picture) -> None:
    assert later_values.editions(newer) == []


def test_where_own_division_does_not_give_the_judged_value_nothing_is_said(vaggeryd: Picture) -> None:
    tables = vaggeryd.tables
    people = (tables.observations["kpi"] == "N01951") & (tables.observations["period"] == 2022)
    wrong = tables.observations.assign(value=tables.observations["value"].mask(people, 20000.0))
    picture = replace(vaggeryd)
    picture.__dict__["tables"] = replace(tables, observations=wrong)
    text = str(revisions.later(picture))
    assert "103\u00a0561" in text and "per invånare i uttaget" not in text


def test_a_value_that_has_become_secret_stands_nowhere(newer: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = newer.tables.observations
    now_secret = (rows["kpi"] == "N15428") & (rows["municipality"] == "0665") & (rows["period"] == 2022)
    hidden = rows.assign(
        value=rows["value"].mask(now_secret, np.nan), status=rows["status"].mask(now_secret, "sekretess")
    )
    monkeypatch.setitem(newer.__dict__, "tables", replace(newer.tables, observations=hidden))
    moves = moves_between(newer.at(snapshot=FIRST), newer)
    assert moves.marks.loc[moves.marks["kpi"] == "N15428", "value_before"].isna().all()
    text = str(revisions.since_earlier(newer))
    assert "3 belagda med sekretess" in text and "77,8" not in text
    assert "(N15428) | 2022 | saknas | saknas | – | sekretess |" in text


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_diff_of_two_snapshots_tells_values_titles_groups_and_marks(newer: Picture, tmp_path: Path) -> None:
    file = tmp_path / "skillnad.json"
    status, text = run("diff", FIRST, SECOND, "--json", str(file))
    assert status == 0, text
    for said in ("6,82", "6,97", "+0,15", "Titlar som ändrats: 1", "utan 0187", "titeln är ny", "Sammanvägda"):
        assert said in text, said
    found = json.loads(file.read_text(encoding="utf-8"))
    assert (found["before"]["snapshot"], found["after"]["snapshot"]) == (FIRST, SECOND)
    value = next(each for each in found["values"] if each["kpi"] == "N00401")
    assert (value["before"], value["after"], value["change"]) == (6.81555255, 6.97, "revised")
    assert {"kpi": "N00401", "period": 2022, "revised": 1, "new": 0, "gone": 0, "suppressed": 0} in found["areas"]
    causes = {each["kpi"]: each["cause"] for each in found["marks"] if each["mark"] == "verdict"}
    assert causes == {"N15428": "revision", "N09809": "title"} and "ny titel" in text


def test_a_nyckeltal_is_new_only_with_values_and_not_by_being_asked_for_and_not_answered(newer: Picture) -> None:
    kpis, rows = newer.tables.kpis, newer.tables.observations
    unanswered = kpis[kpis["kpi"] == "N00401"].assign(kpi="U07453", retired=True)
    after = replace(newer.tables, kpis=pd.concat([kpis, unanswered]), observations=rows[rows["kpi"] != "N00401"])
    facts = Revisions(SimpleNamespace(tables=newer.tables), SimpleNamespace(tables=after))  # type: ignore[arg-type]
    assert facts.kpis == {"new": [], "gone": ["N00401"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", FIRST, FIRST), "angivet två gånger"),
        (("diff", FIRST, "2022"), "är ett uttag, men inte det andra"),
        (("diff", FIRST, SECOND, "--as-of", "2026-01-01"), "redan angivna"),
        (("check", "--as-of", "2023-04-30"), "2024-host (hösten 2024), blev känt 2025-03-21"),
        (("build", "--as-of", "2023-02-30"), "finns inte"),
        (("report", "--as-of", "2026-01-01", "--snapshot", FIRST), "inte båda"),
    ],
)
def test_wrong_use_of_snapshots_ends_with_status_2(newer: Picture, arguments: tuple[str, ...], said: str) -> None:
    status, text = run(*arguments)
    assert status == 2 and said in text


@pytest.mark.parametrize(
    ("options", "chosen"), [((), SECOND), (("--as-of", "2026-06-29"), FIRST), (("--snapshot", FIRST), FIRST)]
)
def test_the_command_says_which_snapshot_it_uses(newer: Picture, options: tuple[str, ...], chosen: str) -> None:
    _, text = run("propose", "--indicator", "1.1-N00401", *options)
    assert f"Uttag: {chosen} (" in text
