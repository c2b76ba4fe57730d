from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import UsageError
from indicators.pages import Picture, current_state, data_told, goals, open_picture, proposals, sub_areas, summary
from indicators.pages.plan import MOST_PAGES, page_of, plan_pages
from indicators.pages.store import inputs_key


def shown(blocks: object) -> str:
    """Return what a cell shows as text."""
    return "\n\n".join(str(block) for block in blocks) if isinstance(blocks, tuple) else str(blocks)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("665", 2022, "2020-02-remiss", "2024-host"), "fyra siffror"),
        (("9999", 2022, "2020-02-remiss", "2024-host"), "finns inte i uttaget"),
        (("0006", 2022, "2020-02-remiss", "2024-host"), "finns inte i uttaget"),
        (("0665", 2018, "2020-02-remiss", "2024-host"), "från och med 2019"),
        (("0665", 2022, "annat", "2024-host"), "Kända program"),
        (("0665", 2022, "2020-02-remiss", "2023-host"), "Uttag som finns"),
    ],
)
def test_what_cannot_be_asked_for_is_said_with_what_can(arguments: tuple[str, int, str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_picture(*arguments)


def test_the_same_question_opens_the_same_picture(vaggeryd: Picture) -> None:
    assert open_picture("0665", 2022, "2020-02-remiss", "2024-host") is vaggeryd


def test_a_changed_programme_changes_the_key(vaggeryd: Picture, tmp_path: Path) -> None:
    source = vaggeryd.workspace.programme("2020-02-remiss")
    copy = tmp_path / "eget.yml"
    copy.write_bytes(source.read_bytes())
    before = inputs_key(vaggeryd.workspace, "0665", 2022, copy, "2024-host")
    copy.write_bytes(source.read_bytes() + b"# kommentar\n")
    assert inputs_key(vaggeryd.workspace, "0665", 2022, copy, "2024-host") != before


def test_a_changed_part_of_the_programme_changes_the_key(vaggeryd: Picture, tmp_path: Path) -> None:
    copy = tmp_path / "eget.yml"
    copy.write_text("id: eget\nparts: [eget/mal-1.yml]\n", encoding="utf-8")
    before = inputs_key(vaggeryd.workspace, "0665", 2022, copy, "2024-host")
    (tmp_path / "eget").mkdir()
    (tmp_path / "eget" / "mal-1.yml").write_text("id: '1'\n", encoding="utf-8")
    assert inputs_key(vaggeryd.workspace, "0665", 2022, copy, "2024-host") != before


def test_the_pages_are_few_and_every_criterion_stands_on_one(vaggeryd: Picture) -> None:
    pages = plan_pages(vaggeryd.programme)
    assert len(pages) <= MOST_PAGES
    assert pages[0].slug == "index"
    shown_on = [
        dict(run.extra)["criterion"] for page in pages for run in page.runs if run.notebook == "kriterium.ipynb"
    ]
    assert shown_on == [criterion.id for criterion in vaggeryd.programme.criteria]
    assert {page_of(goal.id) for goal in vaggeryd.programme.goals} <= {page.slug for page in pages}


def test_another_municipality_borrows_the_programme_and_its_report_says_so(kiruna: Picture) -> None:
    assert "inte beslutade i Kiruna" in shown(summary.heading(kiruna))
    assert "Kiruna har inte beslutat" in shown(goals.heading(kiruna, "1"))
    assert "beslutat mål finns" not in shown(current_state.indicators(kiruna, "I.1"))
    assert "Vaggeryd" not in shown(current_state.indicators(kiruna, "3.2"))


def test_where_figures_are_lacking_the_page_says_so(kiruna: Picture) -> None:
    assert "inga uppgifter om delområden för Kiruna" in shown(sub_areas.heading(kiruna))
    assert shown(sub_areas.maps(kiruna)) == ""
    assert "inga uppgifter om valdeltagande per valdistrikt" in shown(sub_areas.districts(kiruna))


def test_finance_says_that_decided_goals_are_not_read_in(vaggeryd: Picture) -> None:
    text = shown(current_state.indicators(vaggeryd, "I.1"))
    assert text.lower().count("beslutat mål finns men är inte inläst") >= 2


def test_a_criterion_without_indicators_cannot_be_assessed_and_says_why(vaggeryd: Picture) -> None:
    assert current_state.NO_INDICATOR in shown(current_state.assessment(vaggeryd, "N.2"))
    assert shown(current_state.marks_of(vaggeryd, "N.2")) == ""


def test_the_turnout_table_counts_the_undistributed_votes_in_the_whole(vaggeryd: Picture) -> None:
    text = shown(sub_areas.districts(vaggeryd))
    assert "| Hela kommunen | 11\u00a0265 | 9\u00a0329 | 82,8 % |" in text
    assert "377 förtidsröster" in text


def test_counts_on_page_one_are_those_of_the_rollups(vaggeryd: Picture) -> None:
    rollups = vaggeryd.results.rollups
    met = int(rollups.loc[rollups["level"] == "criterion", "n_met"].sum())
    assert f"För {met} indikatorer är det föreslagna målvärdet uppfyllt" in shown(summary.answer(vaggeryd))


def test_every_proposal_is_called_one(vaggeryd: Picture) -> None:
    assert "Förslag – inte beslutat" in shown(proposals.heading(vaggeryd))
    assert "81,8" in shown(proposals.values(vaggeryd))
    assert "andras mål" in shown(proposals.values(vaggeryd))


def test_the_method_page_lists_every_indicator_and_its_source(vaggeryd: Picture) -> None:
    text = shown(data_told.indicators(vaggeryd))
    assert all(indicator.kpi in text for indicator in vaggeryd.programme.indicators)
    assert "hösten 2024" in shown(data_told.sources(vaggeryd))
    assert "Besök på bibliotek | 2021 | 0,0" in shown(data_told.quality(vaggeryd))
