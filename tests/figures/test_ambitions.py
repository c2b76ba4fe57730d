"""Small panels: three proposed ways, each with its own dash and name, the limit, and an outcome with honest gaps."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from indicators.figures import Figure, FigureError
from indicators.figures.ambitions import FIRST_YEAR, LABEL, PLOT, ambition_panels, apart
from indicators.figures.panel import DASHES, Panel

WAYS = {
    "låg": {2019: 80.0, 2022: 81.0, 2030: 83.0},
    "medel": {2019: 80.0, 2022: 82.0, 2030: 87.0},
    "hög": {2019: 80.0, 2022: 83.0, 2030: 91.0},
}
SAME = {name: {2019: 50.0, 2022: 50.0, 2027: 50.0} for name in WAYS}
SCHOOL = Panel(
    "Behöriga <b>", "%", 1, [(2014, 88.0), (2015, 87.0), (2018, 81.0), (2019, 80.0), (2022, 77.8)], WAYS, 72.9
)
ROAD = Panel("Körsträcka", "mil/inv.", 0, [(2019, 50.0), (2020, 40.0)], SAME)


def drawn(*panels: Panel, last: int = 2030) -> Figure:
    return ambition_panels(
        panels, id="2.2-ambitioner", title="2.2 Lärande: förslag", caption="c", alt="a", last=last, report_year=2022
    )


def named(figure: Figure, name: str) -> Any:
    return next(trace for trace in figure.plot.data if trace.name == name)


def texts(figure: Figure) -> list[str]:
    return [each.text for each in figure.plot.layout.annotations]


def test_each_ambition_has_its_own_dash_and_its_name_and_value_at_the_end() -> None:
    figure = drawn(SCHOOL)
    dashes = {named(figure, f"Målvärde (förslag), {name}").line.dash for name in WAYS}
    assert dashes == set(DASHES.values()) and len(dashes) == 3
    assert {"låg 83,0", "medel 87,0", "hög 91,0", "gränsförslag 72,9"} <= set(texts(figure))
    assert list(named(figure, "Gräns (förslag)").y) == [72.9, 72.9]


def test_ambitions_that_ask_for_the_same_are_one_line_with_its_own_year() -> None:
    figure = drawn(SCHOOL, ROAD)
    assert [trace.name for trace in figure.plot.data if trace.yaxis == "y2"] == [
        "Målvärde (förslag), alla tre",
        "Utfall",
    ]
    assert "alla tre 50 (2027)" in texts(figure)


def test_the_outcome_is_not_drawn_across_missing_years_or_breaks() -> None:
    outcome = named(drawn(SCHOOL), "Utfall")
    assert list(outcome.y) == [88.0, 87.0, None, 81.0, 80.0, None, 77.8]
    assert outcome.connectgaps is False and len(outcome.x) == len(outcome.y) == len(outcome.hovertext)
    broken = Panel("A", "", 0, [(2018, 1.0), (2019, 2.0), (2020, 3.0)], SAME, breaks=(2020,))
    assert list(named(drawn(broken), "Utfall").y) == [1.0, 2.0, None, 3.0]
    elections = Panel("A", "", 0, [(2014, 1.0), (2018, 2.0), (2022, 3.0)], SAME, step=4)
    assert None not in list(named(drawn(elections), "Utfall").y)


def test_chosen_values_are_called_proposals_and_only_decided_ones_decided() -> None:
    figure = drawn(Panel("A", "%", 1, [(2019, 80.0)], WAYS, written={2021: (84.0, False), 2022: (85.0, True)}))
    proposed, decided = named(figure, "Valt målvärde (förslag)"), named(figure, "Beslutat målvärde")
    assert (list(proposed.x), list(decided.x)) == ([2021], [2022])
    assert proposed.marker.symbol != decided.marker.symbol and proposed.marker.color != decided.marker.color


def test_the_twin_says_what_the_panels_show_and_names_what_is_missing() -> None:
    table = drawn(SCHOOL, ROAD).table
    assert list(table.columns) == [
        *("Indikator", *(str(year) for year in range(FIRST_YEAR, 2023))),
        *("2030, låg (förslag)", "2030, medel (förslag)", "2030, hög (förslag)", "Gräns (förslag)"),
    ]
    assert list(table.iloc[0])[:4] == ["Behöriga <b>, %", "88,0", "87,0", "saknas"]
    assert list(table.iloc[0])[-4:] == ["83,0", "87,0", "91,0", "72,9"]
    assert list(table.iloc[1])[1:6] == ["–"] * 5 and list(table.iloc[1])[-4:] == ["50 (2027)"] * 3 + ["–"]


def test_panels_lie_below_each_other_with_the_text_of_each_within_the_picture() -> None:
    figure = drawn(SCHOOL, ROAD, SCHOOL)
    layout = figure.plot.layout
    domains = [layout[name].domain for name in ("yaxis", "yaxis2", "yaxis3")]
    assert all(upper[0] > lower[1] for upper, lower in itertools.pairwise(domains))
    assert domains[-1][0] == pytest.approx(0, abs=0.01) and domains[0][1] < 1
    assert figure.height == layout.height and layout.margin.r >= 80
    assert "Behöriga &lt;b&gt;, %: 77,8 (2022)" in texts(figure)


@pytest.mark.parametrize("wanted", [[10, 11, 12, 13], [0, 80, 86, 87], [-20, -10, 200], [40], [44, 44, 44, 44]])
def test_labels_never_lie_on_each_other(wanted: list[float]) -> None:
    placed = apart(wanted, LABEL, PLOT)
    assert all(below - above >= LABEL - 1e-9 for above, below in itertools.pairwise(placed))
    assert all(0 <= at <= PLOT for at in placed) and len(placed) == len(wanted)


def test_every_drawn_text_about_a_target_or_limit_calls_it_a_proposal() -> None:
    figure = drawn(SCHOOL, ROAD)
    said = [*texts(figure), *(trace.name for trace in figure.plot.data)]
    said += [text for trace in figure.plot.data for text in trace.hovertext]
    about = [text for text in said if re.search("målvärde|gräns", text, re.I)]
    assert len(about) > 10 and all("förslag" in text for text in about)


def test_a_figure_without_panels_is_an_error() -> None:
    with pytest.raises(FigureError, match="inget att visa"):
        drawn()
