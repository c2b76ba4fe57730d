from __future__ import annotations

import json
from dataclasses import dataclass

import pandas as pd
import pytest

from indicators.figures import conflict_chart, conflict_matrix, theme
from indicators.figures.conflict_matrix import GROUNDS, SIGNS, Entry
from indicators.figures.conflicts import side


@dataclass(frozen=True)
class Series:
    id: str = "1.2-N01951"
    kpi: str = "N01951"
    short: str = "Antal <b>invånare"
    unit: str = "invånare"
    unit_short: str = ""
    decimals: int = 0
    direction: int = 1
    kind: str = "count"
    window: int = 1


ENERGY = Series("1.1-N45905", "N45905", "Energi", "MWh per invånare", "MWh/inv.", 1, -1, "amount")


def history(values: dict[int, float], series: Series = Series(), quality: str | None = None) -> pd.DataFrame:
    rows = [(series.id, series.kpi, "0665", year, "T", value, quality) for year, value in values.items()]
    return pd.DataFrame(rows, columns=["indicator", "kpi", "municipality", "period", "gender", "value", "quality"])


def chart(first: dict[int, float], second: dict[int, float]):
    told = pd.concat([history(first), history(second, ENERGY)])
    sides = side(Series(), told, "0665", 2022, 2019), side(ENERGY, told, "0665", 2022, 2020)
    return conflict_chart(sides, id="N01951-N45905-konflikt", caption="Källa.", alt="Två serier.")


def test_both_series_stand_in_their_own_units_with_the_same_years() -> None:
    drawn = chart({2018: 10.0, 2019: 11.0, 2022: 12.0}, {2019: 70.04, 2020: 60.0})
    assert drawn is not None
    assert drawn.table.columns.tolist() == ["Serie", "2018", "2019", "2020", "2021", "2022"]
    assert drawn.table.values.tolist() == [
        ["Antal <b>invånare", "10", "11", "saknas", "saknas", "12"],
        ["Energi, MWh/inv.", "saknas", "70,0", "60,0", "saknas", "saknas"],
    ]
    said = json.dumps(drawn.plot_json(), ensure_ascii=False)
    assert "Antal &lt;b&gt;invånare" in said and "Lägre är bättre" in said and "Högre är bättre" in said


def test_a_missing_year_is_a_gap_and_the_last_value_is_written() -> None:
    drawn = chart({2018: 10.0, 2019: 11.0, 2022: 12.0}, {2019: 70.0, 2020: 60.0})
    assert drawn is not None
    line = drawn.plot_json()["data"][0]
    assert line["y"] == [10.0, 11.0, None, 12.0]
    assert [bool(text) for text in line["text"]] == [False, False, False, True]


def test_each_series_has_its_own_baseline() -> None:
    drawn = chart({2019: 11.0, 2022: 12.0}, {2020: 60.0, 2021: 61.0})
    assert drawn is not None
    assert [shape["x0"] for shape in drawn.plot_json()["layout"]["shapes"]] == [2019, 2020]


def test_nothing_after_the_report_year_or_before_2010_and_no_other_area_is_drawn() -> None:
    told = pd.concat([history({2009: 1.0, 2010: 2.0, 2022: 3.0, 2023: 4.0}), history({2011: 9.0}).assign(gender="K")])
    assert side(Series(), told, "0665", 2022, 2019).values == {2010: 2.0, 2022: 3.0}
    assert side(Series(), told, "0680", 2022, 2019).values == {}


def test_a_break_ends_the_line() -> None:
    told = pd.concat([history({2019: 1.0}), history({2020: 2.0}, quality="break;pandemic"), history({2021: 3.0})])
    assert side(Series(), told, "0665", 2022, 2019).breaks == (2020,)


def test_without_a_value_on_one_side_there_is_no_chart() -> None:
    assert chart({2019: 11.0}, {}) is None


ENTRIES = [Entry("a", "N1", "Ett <i>", "1.1"), Entry("b", "N2", "Två", "1.1"), Entry("c", "N3", "Tre", "2.1")]


def matrix(entries: list[Entry] = ENTRIES):
    pairs = pd.DataFrame(
        [("a", "b", "synergy", 0.9, 9), ("a", "c", "trade_off", -0.8, 8), ("b", "c", "too_short", None, 3)],
        columns=["first", "second", "class", "rho", "n"],
    )
    return conflict_matrix(entries, pairs, id="malkonflikter-matris", heading="Par", caption="Källa.", alt="Matris.")


def test_every_class_has_a_sign_and_a_word_of_its_own_so_that_colour_is_never_alone() -> None:
    signs = list(SIGNS.values())
    assert len({sign.text for sign in signs}) == len({sign.word for sign in signs}) == len(signs)
    drawn = matrix()
    assert drawn is not None
    heading = drawn.plot_json()["layout"]["annotations"][0]["text"].replace("<br>", " ")
    for kind, sign in SIGNS.items():
        assert f"{sign.text}{GROUNDS.get(kind, '')}\u00a0{sign.word}" in heading
    assert "+ på blått:" in heading and "på rödbrunt:" in heading


def test_a_row_has_its_number_and_short_name_and_a_column_the_same_number() -> None:
    drawn = matrix([*ENTRIES, Entry("d", "N4", "Ett mycket långt namn som inte får plats bredvid rutorna", "2.1")])
    assert drawn is not None
    layout = drawn.plot_json()["layout"]
    assert layout["xaxis"]["ticktext"] == [theme.bold(str(number)) for number in range(1, 5)]
    names = layout["yaxis"]["ticktext"]
    assert names[0] == f"Ett &lt;i&gt; {theme.bold('1')}"
    assert names[3].endswith(f" … {theme.bold('4')}") and "rutorna" not in names[3]


def test_a_pair_stands_once_and_one_that_is_too_short_not_at_all() -> None:
    drawn = matrix()
    assert drawn is not None
    cells = {trace["text"]: list(zip(trace["x"], trace["y"], strict=True)) for trace in drawn.plot_json()["data"]}
    assert cells == {"+": [(0, 1)], "−": [(0, 2)]}


def test_names_and_numbers_are_there_for_the_pointer_and_in_the_twin() -> None:
    drawn = matrix()
    assert drawn is not None
    assert drawn.plot_json()["data"][0]["hovertext"] == [
        "Ett &lt;i&gt;<br>Två<br>bättre eller sämre samtidigt. ρ 0,90, 9 år"
    ]
    assert drawn.table["Indikator"].tolist() == ["1 Ett <i> (N1)", "2 Två (N2)", "3 Tre (N3)"]
    assert drawn.table["För kort"].tolist() == ["0", "1", "1"]


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_series_make_no_matrix(n: int) -> None:
    assert matrix(ENTRIES[:n]) is None
