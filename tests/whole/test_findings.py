"""What the report must say of the cases that are easy to get wrong: doubt, missing values, unread decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.build import Request, planned_jobs
from indicators.pages import open_picture
from indicators.programme import Indicator
from indicators.report.notebook import read_notebook
from indicators.running import run_jobs

from ..workspaces import PROGRAMME, workspace_on
from .page_reader import flat
from .whole_report import WholeReport


def indicator(report: WholeReport, identifier: str) -> Indicator:
    return next(each for each in report.programme.indicators if each.id == identifier)


def traces(report: WholeReport, figure: str) -> dict[str, dict[str, Any]]:
    """Return a figure's traces by name."""
    return {trace["name"]: trace for trace in report.figures[figure].plot["data"] if "name" in trace}


def values(trace: dict[str, Any]) -> dict[int, Any]:
    """Return the trace's values by year, with years that have none, as breaks in the line, left out."""
    return {int(x): y for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None}


def test_the_chart_of_qualified_pupils_shows_2022_as_worse_than_2021(vaggeryd: WholeReport) -> None:
    own = values(traces(vaggeryd, "2.2-N15428-utveckling")["Vaggeryd"])
    assert (round(own[2021], 1), round(own[2022], 1)) == (90.1, 77.8)
    axis = vaggeryd.figures["2.2-N15428-utveckling"].plot["layout"]["yaxis"]
    assert axis.get("autorange") != "reversed" and axis["range"][0] < axis["range"][1]


def test_the_suspect_library_value_is_a_hollow_marker_outside_the_line(vaggeryd: WholeReport) -> None:
    drawn = traces(vaggeryd, "3.3-N09807-utveckling")
    suspect = drawn["Sannolikt fel"]
    assert values(suspect) == {2021: 0.0}
    assert suspect["mode"] == "markers" and suspect["marker"]["symbol"].endswith("-open")
    line = drawn["Vaggeryd"]
    assert line["connectgaps"] is False
    assert 2021 not in values(line) and 2022 in values(line)
    assert list(zip(line["x"], line["y"], strict=True))[-2][1] is None, "the line is broken before 2022"


def test_the_suspect_library_value_is_said_to_be_probably_wrong_and_is_not_judged(vaggeryd: WholeReport) -> None:
    library = indicator(vaggeryd, "3.3-N09807")
    sentence = "Värdet för 2021 (0,0 besök per invånare) är sannolikt fel och har inte använts."
    assert sentence in vaggeryd.section(library).prose
    assert flat(sentence) in vaggeryd.paper_section(library)
    assert vaggeryd.assessments.loc[library.id, "period"] == 2022
    doubtful = next(s for s in vaggeryd.pages["metod.html"].sections if s.id == "kvalitet").tables[0].rows
    assert ["Besök på bibliotek", "2021", "0,0 besök/inv.", "sannolikt fel, används inte"] in doubtful


def test_qualified_pupils_carry_the_167_pupils_and_that_the_verdict_is_uncertain(vaggeryd: WholeReport) -> None:
    pupils = indicator(vaggeryd, "2.2-N15428")
    section = vaggeryd.section(pupils)
    for sentence in ("Underlaget är 167 elever.", "ryms inom slumpvariationen. Bedömningen är osäker."):
        assert sentence in section.prose
        assert flat(sentence) in vaggeryd.paper_section(pupils)
    assert ("uncertain", "Osäker bedömning") in section.marks
    bars = traces(vaggeryd, "2.2-N15428-utveckling")["Vaggeryd"]["error_y"]
    row = vaggeryd.assessments.loc[pupils.id]
    assert bars["array"][-1] == pytest.approx(row["value_high"] - row["value"], abs=0.1)
    assert bars["arrayminus"][-1] == pytest.approx(row["value"] - row["value_low"], abs=0.1)


def test_a_missing_total_is_said_with_what_is_known_of_women_and_men(vaggeryd: WholeReport) -> None:
    course = indicator(vaggeryd, "2.2-N18409")
    sentence = "Kan inte bedömas: totalvärdet saknas; kvinnor 6,9 och män 0,0 procent."
    assert sentence in vaggeryd.section(course).prose
    assert flat(sentence) in vaggeryd.paper_section(course)
    assert pd.isna(vaggeryd.assessments.loc[course.id, "value"])
    assert 2022 not in values(traces(vaggeryd, "2.2-N18409-utveckling")["Vaggeryd"])


@pytest.mark.parametrize("name", ["I.1-N03102", "I.1-N03002", "I.2-N00090", "I.2-N00209"])
def test_a_decision_that_exists_but_is_not_read_is_said_and_nothing_is_proposed(
    vaggeryd: WholeReport, name: str
) -> None:
    chosen = indicator(vaggeryd, name)
    sentence = "Kan inte bedömas: beslutat mål finns men är inte inläst."
    assert sentence in vaggeryd.section(chosen).prose
    assert flat(sentence) in vaggeryd.paper_section(chosen)
    assert vaggeryd.assessments.loc[name, ["target", "limit", "long_term", "target_status"]].isna().all()
    assert not [trace for trace in traces(vaggeryd, f"{name}-utveckling") if "örslag" in trace]


@pytest.fixture(scope="module")
def baseline_texts(tmp_path_factory: pytest.TempPathFactory, built_tables: Path) -> tuple[pd.DataFrame, str]:
    """The assessments of Vaggeryd 2019, and what its summary and criterion 2.2 say."""
    workspace = workspace_on(tmp_path_factory.mktemp("baseline"), tables=built_tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(workspace.root))
        request = Request("0665", 2019, renderer="builtin")
        picture = open_picture(request.municipality, request.year, PROGRAMME, request.snapshot)
        jobs = [job for _, page in planned_jobs(workspace, request, picture) for job in page]
        chosen = [job for job in jobs if job.name in ("sammanfattning", "kriterium-2.2")]
        texts = [block for path in run_jobs(chosen) for block in read_notebook(path) if isinstance(block, str)]
    return picture.results.assessments, "\n".join(texts)


def test_the_baseline_year_judges_nothing(baseline_texts: tuple[pd.DataFrame, str]) -> None:
    rows, text = baseline_texts
    assert len(rows) == 84 and (rows["verdict"] == "na").all()
    assert rows["pace"].fillna("").eq("").all()
    assert rows["target"].isna().all()
    usual = rows[rows["value"].notna() & rows["long_term"].notna() & (rows["baseline_period"] == rows["period"])]
    assert len(usual) > 40
    assert set(usual["reason"]) == {"baseline_year"}
    assert "2019 är utgångsår" in text
    for mark in ("{.verdict .met}", "{.verdict .partly}", "{.verdict .not}", "{.pace"):
        assert mark not in text
    assert "{.verdict .na}" in text and "Behöriga till yrkesprogram i årskurs 9: 79,8 procent 2019." in text
