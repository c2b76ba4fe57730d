from __future__ import annotations

import re

import pytest

from indicators.figures import Figure
from indicators.pages import Picture, follow_up

PAGE = (follow_up.overview, follow_up.verdicts, follow_up.movements, follow_up.indicators)


def text_of(picture: Picture) -> str:
    shown = [part(picture) for part in PAGE]
    return "\n\n".join("\n\n".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in shown)


def test_the_baseline_year_shows_current_state_limit_and_targets_and_no_verdict(vaggeryd: Picture) -> None:
    text = text_of(vaggeryd.at(year=2019))
    assert "2019 är utgångsår och bedöms inte" in text
    assert "| Indikator | Nuläge 2019 | Gräns | Målvärde 2020 | Målvärde 2021 | Målvärde 2022 |" in text
    assert re.search(r"n00401\) \| 8,35 \| 8,68 \| 7,91 \| 7,48 \| 7,04 \|", text)
    assert ".verdict" not in text


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_the_years_shown_are_those_up_to_the_report_year(vaggeryd: Picture, year: int) -> None:
    assert follow_up.report_years(vaggeryd.at(year=year)) == list(range(2019, year + 1))


def test_the_tables_end_with_the_term_and_the_page_says_so(vaggeryd: Picture) -> None:
    later = vaggeryd.at(year=2024)
    assert follow_up.report_years(later) == [2019, 2020, 2021, 2022]
    assert "Mandatperioden är 2019–2022. Därför slutar tabellerna 2022." in str(follow_up.heading(later))


def test_it_is_said_which_criteria_are_counted(vaggeryd: Picture) -> None:
    total = len(vaggeryd.programme.criteria)
    text = str(follow_up.heading(vaggeryd))
    assert f"Här räknas alla {total} kriterier, interna mål och integrationsmål medräknade." in text
    assert f"2022: av {total} kriterier" in text


def test_each_cell_is_that_years_own_verdict(vaggeryd: Picture) -> None:
    text = str(follow_up.verdicts(vaggeryd))
    years = [vaggeryd.at(year=year) for year in (2020, 2021, 2022)]
    for criterion in vaggeryd.programme.criteria:
        (line,) = [each for each in text.splitlines() if each.startswith(f"| [{criterion.id} ")]
        cells = line.strip("| ").split(" | ")
        assert cells[1] == "Nuläge"
        for picture, cell in zip(years, cells[2:], strict=True):
            row = picture.rollup("criterion", criterion.id)
            assert f"{{.verdict .{row['verdict'] if row else 'na'}}}" in cell


def test_an_indicator_has_value_and_verdict_or_the_reason_each_year(vaggeryd: Picture) -> None:
    text = str(follow_up.indicators(vaggeryd))
    (line,) = [each for each in text.splitlines() if "n09807" in each]
    assert "| 9,2 | 9,2 (2019) [Kan inte bedömas]{.verdict .na} (ingen ny mätning) |" in line
    assert "| [Kan inte bedömas]{.verdict .na} (värdet sannolikt fel) | 3,6 [Inte uppfyllt]{.verdict .not} |" in line
    judged = [each for each in vaggeryd.programme.indicators if each.direction]
    assert text.count("#ind-") == len(judged)


def test_what_moved_agrees_with_the_roll_ups(vaggeryd: Picture) -> None:
    text = str(follow_up.movements(vaggeryd))
    assert "2020 och 2021 är pandemiår" in text
    grade = {"not": 0, "partly": 1, "met": 2}
    first, last = (vaggeryd.at(year=year).results.rollups.set_index(["level", "id"]) for year in (2021, 2022))
    pairs = [(first.loc[key, "verdict"], last.loc[key, "verdict"]) for key in first.index if key[0] == "criterion"]
    known = [(grade[a], grade[b]) for a, b in pairs if a in grade and b in grade]
    assert len([line for line in text.split("### 2021")[1].splitlines() if line.startswith("- ")]) == sum(
        a != b for a, b in known
    )


def test_a_report_with_one_judged_year_has_nothing_to_compare(vaggeryd: Picture) -> None:
    assert str(follow_up.movements(vaggeryd.at(year=2020))) == ""
    assert str(follow_up.movements(vaggeryd.at(year=2019))) == ""


def test_the_chart_counts_what_the_roll_ups_count(vaggeryd: Picture) -> None:
    (figure,) = follow_up.chart(vaggeryd)
    assert isinstance(figure, Figure)
    rollups = vaggeryd.at(year=2021).results.rollups
    mine = rollups[rollups["level"] == "criterion"]
    counts = [str(int(mine[f"n_{code}"].sum())) for code in ("met", "partly", "not", "na")]
    assert ["2021", *counts] in figure.metadata()["table"]["rows"]
    assert follow_up.chart(vaggeryd.at(year=2019)) == ()


def test_it_is_said_where_every_indicator_is_counted_and_where_families_are_one(vaggeryd: Picture) -> None:
    text = follow_up.movements(vaggeryd).markdown
    assert "var och en av de 81 indikatorerna. I diagrammet är de 68" in text


def test_what_is_proposed_is_called_so_once_at_the_top(vaggeryd: Picture) -> None:
    assert str(follow_up.heading(vaggeryd)).count("Förslag – inte beslutat") == 1


def test_another_municipalitys_years_are_its_own(kiruna: Picture) -> None:
    text = text_of(kiruna)
    assert "beslutat mål inte inläst" not in text
    assert "Vaggeryd" not in text
