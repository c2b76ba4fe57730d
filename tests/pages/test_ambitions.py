"""The three ambitions on the page of proposals: what each would have meant, and when a goal counts as reached."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from indicators.errors import UsageError
from indicators.figures import Figure
from indicators.method import assess
from indicators.pages import Picture, ambitions, proposals
from indicators.pages.ambition_view import view
from indicators.pages.plan import plan_pages
from indicators.pages.store import method_inputs
from indicators.programme import ChosenValue, load_programme
from indicators.words.markdown import escape


def shown(blocks: tuple[object, ...]) -> str:
    return "\n\n".join(str(block) for block in blocks)


def with_values(picture: Picture, **fields: object) -> Picture:
    """Return the picture with one value written for 2.2-N15428 in its programme."""
    value = ChosenValue(**{"year": 2022, "target": 82.5, "limit": 75.0, "status": "förslag", **fields})  # type: ignore[arg-type]
    indicators = tuple(
        each.model_copy(update={"values": (value,)}) if each.id == "2.2-N15428" else each
        for each in picture.programme.indicators
    )
    return replace(picture, programme=picture.programme.model_copy(update={"indicators": indicators}))


def test_every_criterion_with_proposals_has_its_charts_and_one_table(vaggeryd: Picture) -> None:
    blocks = ambitions.of_goal(vaggeryd, "2")
    assert [each.id for each in blocks if isinstance(each, Figure)] == [
        *("2.1-a-ambitioner", "2.1-b-ambitioner", "2.2-a-ambitioner", "2.2-b-ambitioner"),
        *("2.3-a-ambitioner", "2.3-b-ambitioner"),
    ]
    assert shown(blocks).count("::: {.forslag}") == 3


def test_the_table_gives_targets_limit_and_verdict_of_each_ambition(vaggeryd: Picture) -> None:
    lines = shown(ambitions.of_goal(vaggeryd, "2")).splitlines()
    assert (
        "| Arbetslösa 18–65 år,\u00a0% | hög | 3,7 | 3,7 | 3,6 | 3,3 (2030) | 5,2 | [Inte uppfyllt]{.verdict .not} "
        "| [Delvis uppfyllt]{.verdict .partly} | [Delvis uppfyllt]{.verdict .partly} |"
    ) in lines
    assert any(line.startswith("| Arbetslösa 18–65 år,\u00a0% | låg och medel | 3,7") for line in lines)
    assert any(line.startswith("| Vuxna med långvarigt ekonomiskt bistånd,\u00a0% | alla tre |") for line in lines)


@pytest.mark.parametrize(("year", "ambition"), [(2020, "hög"), (2022, "låg")])
def test_the_verdicts_shown_are_those_of_the_whole_judgement(vaggeryd: Picture, year: int, ambition: str) -> None:
    inputs = method_inputs(load_programme(vaggeryd.programme_file), vaggeryd.tables)
    whole = assess(inputs, year=year, municipalities=["0665"], ambition=ambition).assessments.set_index("indicator")
    seen = view(vaggeryd, "3")
    for indicator in seen.indicators:
        row = seen.verdict(indicator, ambition, year)
        assert (row["verdict"], row["reason"]) == tuple(whole.loc[indicator.id, ["verdict", "reason"]]) or (
            row["verdict"] == whole.loc[indicator.id, "verdict"] and row["reason"] != row["reason"]
        )


def test_each_goal_says_when_it_counts_as_reached_and_which_indicators_have_no_target(vaggeryd: Picture) -> None:
    finance = shown(ambitions.of_goal(vaggeryd, "I"))
    assert "En av fem indikatorer har ett föreslaget målvärde för 2022." in finance
    assert "Beslutat mål finns men är inte inläst: Årets resultat" in finance
    assert "ingen sammanvägd bedömning" in finance
    fourth = shown(ambitions.of_goal(vaggeryd, "4"))
    assert "fler än hälften av dess tre kriterier" in fourth and "De gäller redan 2025 för två indikatorer." in fourth
    assert "Inget förslag görs: Anser att kommunen är en bra plats att bo på" in fourth


def test_a_report_of_an_earlier_year_shows_no_later_verdict_or_outcome(vaggeryd: Picture) -> None:
    blocks = ambitions.of_goal(vaggeryd.at(year=2020), "2")
    text = shown(blocks)
    assert "Bedömning 2020" in text and "Bedömning 2021" not in text
    for figure in (each for each in blocks if isinstance(each, Figure)):
        assert max(year for trace in figure.plot.data if trace.name == "Utfall" for year in trace.x) <= 2020
    start = shown(ambitions.of_goal(vaggeryd.at(year=2019), "2"))
    assert "Bedömning" not in start and "81,8" in start


def test_the_next_programme_proposes_for_its_own_term(vaggeryd: Picture) -> None:
    text = shown(ambitions.of_goal(vaggeryd.at(programme="2023-publicerat"), "2"))
    assert "| 2023 | 2024 | 2025 | 2026 | Långsiktigt |" in text and "På kort sikt (2026)" in text


def test_written_values_stand_beside_the_ambitions_and_are_called_what_they_are(vaggeryd: Picture) -> None:
    text = shown(ambitions.of_goal(with_values(vaggeryd), "2"))
    assert "| valt [Förslag – inte beslutat]{.proposal} | – | – | 82,5 | – | 75,0 |" in text
    decided = with_values(vaggeryd, status="beslutad", reference="kf-2019-05-27", long_term=90.0, long_term_year=2030)
    text = shown(ambitions.of_goal(decided, "2"))
    assert "| beslutat: Kommunfullmäktige den 27 maj 2019\\: övergripande mål" in text and "(27 maj" not in text
    assert "| 82,5 | 90,0 (2030) | 75,0 |" in text and "Ett av dem är beslutat, övriga är förslag." in text
    assert "För en indikator finns beslutade värden." in str(proposals.heading(decided))
    assert "är värden valda men inte beslutade" in str(proposals.heading(with_values(vaggeryd)))


def test_another_municipality_sees_its_own_figures_and_none_of_the_chosen_values(kiruna: Picture) -> None:
    text = shown(ambitions.of_goal(kiruna, "2"))
    assert "Kiruna: utfall" in "".join(
        str(each.alt) for each in ambitions.of_goal(kiruna, "2") if isinstance(each, Figure)
    )
    assert "valt" not in text and "beslutat:" not in text


def test_an_indicator_without_a_baseline_has_no_way_to_draw_but_stands_in_the_table(kiruna: Picture) -> None:
    blocks = [block for goal in "1234" for block in ambitions.of_goal(kiruna, goal)]
    drawn = {text for block in blocks if isinstance(block, Figure) for text in block.table["Indikator"]}
    homeless = [
        each
        for each in kiruna.programme.indicators
        if each.direction
        and each.proposal == "quantile"
        and kiruna.row(each)["baseline"] != kiruna.row(each)["baseline"]
    ]
    assert homeless
    for each in homeless:
        assert not any(name.startswith(each.short) for name in drawn)
        assert f"| {escape(each.short)}" in shown(tuple(blocks))


def test_a_goal_that_does_not_exist_is_said(vaggeryd: Picture) -> None:
    with pytest.raises(UsageError, match="'7'"):
        ambitions.of_goal(vaggeryd, "7")


def test_the_page_has_a_run_a_goal_and_its_figures_are_light(vaggeryd: Picture) -> None:
    page = next(each for each in plan_pages(vaggeryd.programme) if each.slug == "forslag")
    assert [run.name for run in page.runs] == [
        "forslag",
        *(f"forslag-{each}" for each in ("1", "2", "3", "4", "i", "n")),
    ]
    figures = [each for each in ambitions.of_goal(vaggeryd, "1") if isinstance(each, Figure)]
    assert sum(len(json.dumps(each.plot_json())) for each in figures) < 150_000
