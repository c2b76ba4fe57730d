"""The comparison: best first, the municipality marked, nothing missing drawn as zero."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from indicators.figures import theme
from indicators.figures.figure import Figure
from indicators.figures.peers import entries, peer_chart
from indicators.words.numbers import number

TEXTS = {"caption": "Egen bearbetning.", "alt": "Vaggeryd ligger trea.", "place": "Vaggeryd"}


@pytest.fixture
def chart(row: dict[str, Any], comparison: pd.DataFrame, subject: Any) -> Figure:
    figure = peer_chart(row, comparison, subject, **TEXTS)
    assert figure is not None
    return figure


def test_the_best_stands_first_and_the_missing_last(
    row: dict[str, Any], comparison: pd.DataFrame, subject: Any, vary: Any
) -> None:
    high = [e.name for e in entries(row, comparison, subject, "Vaggeryd")]
    low = [e.name for e in entries(row, comparison, vary(direction=-1), "Vaggeryd")]
    assert high == ["Söderköping", "Riket", "Länets medel", "Gruppens medel", "Vaggeryd", "Skara", "Höör"]
    assert low == [*reversed(high[:-1]), "Höör"]


def test_the_municipality_is_marked_by_colour_size_and_weight(chart: Figure) -> None:
    own, peers = (next(t for t in chart.plot.data if t.name == n) for n in ("Kommunen", "Jämförelsegruppen"))
    assert own.marker.color == theme.OWN != peers.marker.color
    assert own.marker.size > peers.marker.size and own.marker.symbol != peers.marker.symbol
    assert "font-weight:600" in own.text[0] and "77,8" in own.text[0]


def test_each_dot_says_its_value_and_the_table_the_same(chart: Figure) -> None:
    table = dict(zip(chart.table.columns[1:], chart.table.iloc[0, 1:], strict=True))
    ticks = list(chart.plot.layout.yaxis.ticktext)
    drawn = {}
    for t in chart.plot.data:
        for x, y, text in zip(t.x, t.y, t.text, strict=True):
            assert number(x, 1) in text
            drawn[next(n for n in table if n in ticks[y])] = number(x, 1)
    assert drawn == {name: text for name, text in table.items() if text != "saknas"}
    assert table["Höör"] == "saknas"


def test_a_missing_peer_is_named_and_has_no_dot(chart: Figure) -> None:
    assert "uppgift saknas" in [a.text for a in chart.plot.layout.annotations]
    assert not [x for t in chart.plot.data for x in t.x if x != x or x == 0]


@pytest.mark.parametrize(
    ("direction", "words"), [(1, "Högst är bäst"), (-1, "Lägst är bäst"), (0, "Varken högt eller lågt är bäst")]
)
def test_it_says_which_end_is_best(
    row: dict[str, Any], comparison: pd.DataFrame, vary: Any, direction: int, words: str
) -> None:
    figure = peer_chart(row, comparison, vary(direction=direction), **TEXTS)
    assert figure is not None
    assert f"Procent 2022. {words}" in figure.plot.layout.annotations[0].text


def test_the_country_is_left_out_of_numbers_of_persons(
    row: dict[str, Any], comparison: pd.DataFrame, vary: Any
) -> None:
    figure = peer_chart(row, comparison, vary(kind="count"), **TEXTS)
    assert figure is not None
    assert "Riket" not in list(figure.table.columns)


def test_one_value_alone_gives_no_chart(row: dict[str, Any], comparison: pd.DataFrame, subject: Any) -> None:
    nan = float("nan")
    alone = row | {"peer_mean": nan, "county_mean": nan, "country": nan}
    assert peer_chart(alone, comparison[comparison["role"] == "self"], subject, **TEXTS) is None


def test_another_municipality_s_peers_are_not_drawn(
    row: dict[str, Any], comparison: pd.DataFrame, subject: Any
) -> None:
    other = comparison.assign(municipality="0680", title="Fel")
    names = {e.name for e in entries(row, pd.concat([comparison, other]), subject, "Vaggeryd")}
    assert "Fel" not in names


def test_a_peer_without_a_value_says_why(row: dict[str, Any], comparison: pd.DataFrame, subject: Any) -> None:
    hidden = comparison.assign(missing=comparison["missing"].mask(comparison["title"] == "Höör", "suppressed"))
    figure = peer_chart(row, hidden, subject, caption="Källa.", alt="Jämförelse.", place="Vaggeryd")
    assert figure is not None and figure.table["Höör"].tolist() == ["sekretess"]
    assert [n.hovertext for n in figure.plot.layout.annotations if n.hovertext] == ["Höör: sekretess"]


def test_the_mean_of_less_than_half_of_the_group_is_not_drawn(
    row: dict[str, Any], comparison: pd.DataFrame, subject: Any
) -> None:
    few = comparison.assign(value=comparison["value"].where(comparison["area"] != "1495"))
    assert "Gruppens medel" in [each.name for each in entries(row, comparison, subject, "Vaggeryd")]
    assert "Gruppens medel" not in [each.name for each in entries(row, few, subject, "Vaggeryd")]
