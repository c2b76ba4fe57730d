"""The same programme for other municipalities: their own names and figures, and the goals called Vaggeryd's."""

from __future__ import annotations

import re

import pytest

from indicators.programme import Indicator, load_programme

from ..workspaces import PROGRAMME
from .page_reader import flat
from .whole_report import OTHERS, WholeReport


@pytest.fixture(params=OTHERS)
def other(request: pytest.FixtureRequest) -> WholeReport:
    """One report after the other."""
    report: WholeReport = request.getfixturevalue(request.param)
    return report


@pytest.fixture
def place(other: WholeReport) -> str:
    return {"0680": "Jönköping", "2584": "Kiruna"}[other.municipality]


# What is about the organisation of the programme's own municipality, and so not in the others' reports.
AT_HOME = {f"{name}.html" for name in ("hushallning", "ansvar", "styrdokument", "remiss", "strategier", "versioner")}


def home_indicators(report: WholeReport) -> tuple[Indicator, ...]:
    """Return the indicators as the programme's own municipality has them."""
    return load_programme(report.workspace.programme(PROGRAMME)).indicators


def test_all_indicators_and_pages_are_there(other: WholeReport, vaggeryd: WholeReport) -> None:
    assert len(other.assessments) == 84
    assert set(vaggeryd.pages) - set(other.pages) == AT_HOME
    assert not set(other.pages) - set(vaggeryd.pages)
    assert set(other.assessments["municipality"]) == {other.municipality}
    assert len(other.figures) > 150
    for indicator in other.programme.indicators:
        assert other.section(indicator).heading


def test_the_cover_and_every_title_name_the_place(other: WholeReport, place: str) -> None:
    assert place in other.paper[0]
    assert flat("Mål och kriterier är Vaggeryds, inte kommunens egna.") in flat(other.paper[0])
    for path in other.site.glob("*.html"):
        assert f"– Nulägesbild {place} 2022</title>" in path.read_text(encoding="utf-8")
    assert f"Har {place} blivit bättre sedan 2019?" in other.pages["index.html"].visible


def test_the_county_is_the_municipalitys_own(other: WholeReport, place: str) -> None:
    county, elsewhere = {"Jönköping": ("Jönköpings", "Kiruna"), "Kiruna": ("Norrbottens", "Jönköping")}[place]
    maps = [figure for identifier, figure in other.figures.items() if identifier.endswith("-karta")]
    assert len(maps) >= 10
    for figure in maps:
        assert figure.alt.startswith(f"Karta över {county} län: "), figure.id
        assert place in figure.columns, figure.id
        assert elsewhere not in figure.columns, figure.id


def test_the_goals_are_called_vaggeryds_where_they_stand(other: WholeReport, place: str) -> None:
    said = f"Målen och kriterierna är Vaggeryds. {place} har inte beslutat dem"
    for goal in other.programme.goals:
        assert said in other.goal_page(goal.id).visible, goal.id
    assert other.flat_paper.count(flat(said)) == len(other.programme.goals)
    assert f"De är inte beslutade i {place}" in other.pages["index.html"].visible


def test_the_sub_areas_page_says_that_there_are_no_figures(other: WholeReport, place: str) -> None:
    page = other.pages["delomraden.html"]
    assert f"Uttaget har inga uppgifter om delområden för {place}." in page.visible
    assert f"Uttaget har inga uppgifter om valdeltagande per valdistrikt för {place}." in page.visible
    assert [name for section in page.sections for name in section.figures] == []
    assert flat(f"Uttaget har inga uppgifter om delområden för {place}.") in other.flat_paper


def test_no_indicator_is_said_to_have_a_decided_target_that_only_vaggeryd_has(other: WholeReport) -> None:
    unread = re.compile(r"[Bb]eslutat mål (finns|ej)")
    for name, page in other.pages.items():
        assert unread.search(page.visible) is None, name
    assert unread.search(" ".join(other.paper_text.split())) is None


def test_what_is_lacking_is_said_and_never_drawn(other: WholeReport) -> None:
    missing = set(other.assessments.index[other.assessments["value"].isna()])
    assert missing
    for indicator in other.programme.indicators:
        said = re.search(r"Kan inte bedömas: [^.]*(?:saknas|för gammalt)", other.section(indicator).prose)
        if indicator.id in missing:
            assert said, indicator.id
            assert flat(said[0]) in other.paper_section(indicator), indicator.id
            assert f"{indicator.id}-jamforelse" not in other.figures, indicator.id


def test_notes_that_hold_only_for_vaggeryd_stand_in_no_other_report(other: WholeReport, vaggeryd: WholeReport) -> None:
    notes = [note for indicator in home_indicators(other) for note in indicator.own_notes]
    assert len(notes) >= 10
    for note in set(notes):
        assert flat(note.strip()) in vaggeryd.flat_paper, note
        assert flat(note.strip()) not in other.flat_paper, note
    for text in (other.pages["index.html"].visible, other.paper_text):
        assert "Skillingaryd" not in text and "E4" not in text


def test_the_place_itself_is_the_one_that_is_judged_and_drawn(other: WholeReport, place: str) -> None:
    population = other.assessments.loc["1.2-N01951", "value"]
    assert population == {"0680": 145114, "2584": 22423}[other.municipality]
    names = {trace.get("name") for trace in other.figures["1.2-N01951-utveckling"].plot["data"]}
    assert place in names and "Vaggeryd" not in names


def test_nothing_is_said_of_decisions_and_maps_that_are_vaggeryds_alone(other: WholeReport) -> None:
    text = " ".join(page.visible for name, page in other.pages.items() if name != "metod.html")
    assert "inläst" not in text
    assert "visas bara av kartan" not in text
    assert "visas för delområdena" not in text
