"""Every component of the report stands in both site and PDF, with the numbers of ``assessments.csv``."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from indicators.programme import Indicator
from indicators.words.noun import label
from indicators.words.numbers import typeset

from .page_reader import Table, flat, one_line
from .whole_report import WholeReport

VERDICTS = {"met": "Uppfyllt", "partly": "Delvis uppfyllt", "not": "Inte uppfyllt", "na": "Kan inte bedömas"}
DASH = "–"


def shown(value: float, decimals: int) -> str:
    """Return a value as the report must print it, worked out here and not by the report's own code."""
    if math.isnan(value):
        return DASH
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return f"−{text}" if rounded < 0 else text


def dated(value: float, year: float, decimals: int) -> str:
    return DASH if math.isnan(value) else f"{shown(value, decimals)} ({int(year)})"


def expected_cells(row: pd.Series, indicator: Indicator) -> list[str]:
    """Return name, value, baseline, target, limit and verdict as the criterion's table must have them."""
    unit = typeset(indicator.unit_short.strip())
    verdict = VERDICTS[row["verdict"]] + (" Osäker bedömning" if row["uncertain"] else "")
    cells = [
        typeset(indicator.short) + (f", {unit}" if unit else ""),
        dated(row["value"], row["period"], indicator.decimals),
        dated(row["baseline"], row["baseline_period"], indicator.decimals),
        "–" if row["reason"] == "series_break" else shown(row["target"], indicator.decimals),
        shown(row["limit"], indicator.decimals),
        verdict,
    ]
    return [one_line(cell) for cell in cells]


def has_number(text: str, number: str) -> bool:
    """Return whether ``text`` has ``number`` as a whole number, not as a part of a longer one."""
    return re.search(rf"(?<![\d,]){re.escape(one_line(number))}(?!,?\d)", text) is not None


def marks_tables(report: WholeReport) -> dict[str, list[str]]:
    """Return the rows of every criterion's table of marks, by the indicator's name."""
    tables = [
        table
        for criterion in report.programme.criteria
        for table in report.criterion_section(criterion.id, criterion.goal).tables
        if table.css == "marktabell"
    ]
    return {row[0]: row for table in tables for row in table.rows[1:]}


def test_every_goal_and_criterion_stands_in_the_site_and_in_the_pdf(vaggeryd: WholeReport) -> None:
    for goal in vaggeryd.programme.goals:
        assert goal.name in vaggeryd.goal_page(goal.id).visible
        assert one_line(goal.text) in vaggeryd.goal_page(goal.id).visible
        assert flat(goal.text) in vaggeryd.flat_paper
    for criterion in vaggeryd.programme.criteria:
        heading = f"{criterion.id} {criterion.name}"
        assert vaggeryd.criterion_section(criterion.id, criterion.goal).heading == heading
        assert heading in vaggeryd.pages["index.html"].visible
        assert vaggeryd.flat_paper.count(flat(heading)) >= 3, "contents, summary and its own heading"


def test_every_indicators_table_row_has_the_numbers_and_verdict_of_the_assessments_in_both(
    vaggeryd: WholeReport,
) -> None:
    rows = marks_tables(vaggeryd)
    assert len(rows) == len(vaggeryd.assessments) == 84
    for indicator in vaggeryd.programme.indicators:
        expected = expected_cells(vaggeryd.assessments.loc[indicator.id], indicator)
        assert rows[expected[0]][:6] == expected, indicator.id
        assert flat("".join(rows[expected[0]])) in vaggeryd.flat_paper, indicator.id


def test_every_indicators_sentences_have_its_value_with_year_and_its_verdict_in_both(vaggeryd: WholeReport) -> None:
    for indicator in vaggeryd.programme.indicators:
        row, section = vaggeryd.assessments.loc[indicator.id], vaggeryd.section(indicator)
        assert VERDICTS[row["verdict"]] in section.prose, indicator.id
        assert flat(VERDICTS[row["verdict"]]) in vaggeryd.paper_section(indicator), indicator.id
        if math.isnan(row["value"]):
            assert "saknas" in section.prose, indicator.id
            continue
        said = re.search(rf"{re.escape(one_line(typeset(indicator.short)))}: ([^.]*)\.", section.prose)
        assert said, indicator.id
        assert has_number(said[1], shown(row["value"], indicator.decimals)), (indicator.id, said[1])
        assert has_number(said[1], str(int(row["period"]))), (indicator.id, said[1])
        assert flat(said[0]) in vaggeryd.paper_section(indicator), indicator.id


def test_every_target_and_limit_stands_under_its_indicator_in_both(vaggeryd: WholeReport) -> None:
    for indicator in vaggeryd.programme.indicators:
        row, section = vaggeryd.assessments.loc[indicator.id], vaggeryd.section(indicator)
        judged = row["verdict"] in ("met", "partly", "not")
        numbers = [("target", section.prose)] if judged else []
        numbers += [("limit", section.prose if row["verdict"] in ("partly", "not") else section.text)]
        for column, text in numbers:
            if not math.isnan(row[column]):
                number = shown(row[column], indicator.decimals)
                assert has_number(text, number), (indicator.id, column, number)
                assert flat(number) in vaggeryd.paper_section(indicator), (indicator.id, column, number)


def test_every_mark_of_an_indicator_is_the_code_of_the_assessments(vaggeryd: WholeReport) -> None:
    for indicator in vaggeryd.programme.indicators:
        row = vaggeryd.assessments.loc[indicator.id]
        marks = dict(kind.split(" ", 1) for kind, _ in vaggeryd.section(indicator).marks if " " in kind)
        expected = {name: row[name] for name in ("verdict", "pace", "trend") if isinstance(row[name], str)}
        assert {name: marks.get(name) for name in expected} == expected, indicator.id
        assert marks["rank"] == row["colour"], indicator.id
        assert set(marks) - set(expected) == {"rank"}, indicator.id


def test_every_rolled_up_verdict_and_its_counts_stand_in_the_summary_of_both(vaggeryd: WholeReport) -> None:
    rollups = pd.read_csv(vaggeryd.folder / "rollups.csv", dtype={"id": str})
    rollups = rollups[rollups["level"] == "criterion"].set_index("id")
    table = next(
        table
        for section in vaggeryd.pages["index.html"].sections
        for table in section.tables
        if table.css == "kriterietabell"
    )
    rows = {row[0].split()[0]: row for row in table.rows[1:]}
    assert set(rows) == {criterion.id for criterion in vaggeryd.programme.criteria}
    for criterion in vaggeryd.programme.criteria:
        if vaggeryd.programme.indicators_of(criterion.id):
            rollup = rollups.loc[criterion.id]
            counts = [str(rollup[f"n_{key}"]) for key in ("met", "partly", "not", "na")]
            judged = [vaggeryd.assessments.loc[each.id] for each in vaggeryd.programme.indicators_of(criterion.id)]
            judged = [row for row in judged if row["verdict"] != "na"]
            unsure = " Osäker" if judged and all(row["uncertain"] for row in judged) else ""
            few = " (en indikator)" if rollup["few"] and rollup["verdict"] != "na" else ""
            assert rows[criterion.id][1:] == [f"{VERDICTS[rollup['verdict']]}{unsure}{few}", *counts]
        assert flat("".join(rows[criterion.id])) in vaggeryd.flat_paper, criterion.id


def twins(report: WholeReport) -> dict[str, Table]:
    tables = [table for page in report.pages.values() for section in page.sections for table in section.tables]
    return {table.twin_of: table for table in tables if table.twin_of and table.css != "konfliktpar"}


def test_every_figure_stands_in_the_site_with_picture_and_data_and_in_the_pdf(vaggeryd: WholeReport) -> None:
    drawn = [name for page in vaggeryd.pages.values() for section in page.sections for name in section.figures]
    assert sorted(drawn) == sorted(vaggeryd.figures)
    assert len(drawn) >= 150
    pictures = [named for page in vaggeryd.pages.values() for tag, named in page.elements if tag == "img"]
    aloud = {Path(named["src"]).stem: one_line(named["alt"]) for named in pictures}
    assert aloud == {name: one_line(figure.alt) for name, figure in vaggeryd.figures.items()}
    for name in drawn:
        assert (vaggeryd.site / "figures" / f"{name}.svg").stat().st_size > 1000, name
        assert flat(f"Figur {name}.") in vaggeryd.flat_paper, name


def test_every_table_twin_stands_in_the_site_and_in_the_pdf_with_the_figures_own_numbers(vaggeryd: WholeReport) -> None:
    found = twins(vaggeryd)
    assert set(found) == set(vaggeryd.figures)
    for name, figure in vaggeryd.figures.items():
        expected = [[one_line(cell) for cell in row] for row in (figure.columns, *figure.rows)]
        assert found[name].rows == expected, name
        for row in expected:
            assert flat("".join(row)) in vaggeryd.flat_paper, (name, row)


def test_every_history_twin_ends_at_the_value_that_is_judged(vaggeryd: WholeReport) -> None:
    seen = 0
    for indicator in vaggeryd.programme.indicators:
        row, figure = vaggeryd.assessments.loc[indicator.id], vaggeryd.figures.get(f"{indicator.id}-utveckling")
        if figure is None or math.isnan(row["value"]):
            continue
        place = figure.columns.index(str(int(row["period"])))
        own = next(cells for cells in figure.rows if cells[0] == "Vaggeryd")
        assert own[place] == shown(row["value"], indicator.decimals), indicator.id
        seen += 1
    assert seen > 70


@pytest.mark.parametrize(
    ("value", "decimals", "text"), [(0.125, 2, "0,13"), (-4.25, 1, "−4,3"), (14854, 0, "14\u00a0854")]
)
def test_numbers_are_worked_out_independently(value: float, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text
    assert has_number(f"är {one_line(text)} i år", text) and not has_number(f"är 1{one_line(text)}", text)


def test_a_label_is_printed_as_the_programme_has_it(vaggeryd: WholeReport) -> None:
    for indicator in vaggeryd.programme.indicators:
        assert vaggeryd.section(indicator).heading == one_line(label(indicator).replace("\\", ""))
