"""The history chart: what is drawn, how, and what is never drawn."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.figures import theme
from indicators.figures.figure import Figure
from indicators.figures.history import history_chart
from indicators.words.numbers import number

TEXTS = {"caption": "Källa: Kolada.", "alt": "Andelen var 77,8 procent 2022.", "place": "Vaggeryd"}
ENGLISH = re.compile(r"\b(year|value|target|limit|trace|baseline|mean|country|missing|no data|proposal)\b", re.I)


@pytest.fixture
def chart(row: dict[str, Any], history: pd.DataFrame, targets: pd.DataFrame, subject: Any) -> Figure:
    figure = history_chart(row, history, targets, subject, **TEXTS)
    assert figure is not None
    return figure


def trace(figure: Figure, name: str) -> Any:
    found = [t for t in figure.plot.data if t.name == name]
    assert len(found) == 1, f"{name}: {[t.name for t in figure.plot.data]}"
    return found[0]


def names(figure: Figure) -> set[str]:
    return {t.name for t in figure.plot.data}


def labels(figure: Figure) -> list[str]:
    return [re.sub(r"<[^>]+>", "", a.text.replace("<br>", " ")) for a in figure.plot.layout.annotations]


def test_the_line_goes_through_the_values_that_are_compared(chart: Figure) -> None:
    own = trace(chart, "Vaggeryd")
    assert list(own.x) == [2018, 2019, 2020, 2021, 2022]
    assert list(own.y) == [80.6, 79.8, 86.5, 90.1, 77.8]
    assert own.mode == "lines+markers"
    assert own.line.dash is None


def test_the_path_is_dashed_the_limit_dotted_and_both_are_called_proposals(chart: Figure) -> None:
    path, limit = trace(chart, "Målvärde (förslag)"), trace(chart, "Gräns (förslag)")
    assert (list(path.x), list(path.y)) == ([2019, 2020, 2021, 2022, 2030], [79.8, 80.5, 81.1, 81.8, 87.2])
    assert (list(limit.x), list(limit.y)) == ([2019, 2030], [72.9, 72.9])
    assert (path.line.dash, limit.line.dash) == ("dash", "dot")
    assert {"Förslag 2022: 81,8", "Förslag 2030: 87,2", "Gräns (förslag) 72,9"} <= set(labels(chart))
    assert not any("Beslutat" in label for label in labels(chart))


def test_values_chosen_in_the_programme_replace_the_computed_proposal_and_stay_proposals(
    row: dict[str, Any], history: pd.DataFrame, proposed: Any, subject: Any
) -> None:
    written = proposed(ambition="vald").assign(target=[80.5, 81.5, 82.5, 89.0])
    figure = history_chart(row, history, pd.concat([proposed(), written]), subject, **TEXTS)
    assert figure is not None
    path = trace(figure, "Målvärde (förslag)")
    assert list(path.y)[1:] == [80.5, 81.5, 82.5, 89.0]


def test_decided_values_replace_the_proposal_and_look_otherwise(
    row: dict[str, Any], history: pd.DataFrame, proposed: Any, subject: Any
) -> None:
    decided = proposed(status="decided", ambition="").assign(target=[81.0, 82.0, 83.0, 90.0])
    figure = history_chart(row, history, pd.concat([proposed(), decided]), subject, **TEXTS)
    assert figure is not None
    path = trace(figure, "Målvärde (beslutat)")
    assert list(path.y) == [79.8, 81.0, 82.0, 83.0, 90.0]
    assert path.line.color == theme.DECIDED != theme.PROPOSED
    assert "Beslutat 2030: 90,0" in labels(figure)
    assert not any("örslag" in text for text in [*labels(figure), *names(figure), figure.table.to_string()])


def test_another_ambition_draws_its_own_path(
    row: dict[str, Any], history: pd.DataFrame, proposed: Any, subject: Any
) -> None:
    both = pd.concat([proposed(), proposed(ambition="hög").assign(target=[81.0, 82.0, 83.0, 91.5])])
    figure = history_chart(row, history, both, subject, **TEXTS, ambition="hög")
    assert figure is not None
    assert list(trace(figure, "Målvärde (förslag)").y)[-1] == 91.5


def test_a_suspect_value_is_hollow_named_and_outside_the_line(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    nan = float("nan")
    found = rows_of(
        {2019: 9.2, 2020: 9.0, 2021: nan, 2022: 3.6}, raw=[9.2, 9.0, 0.0, 3.6], quality=["", "", "suspect;pandemic", ""]
    )
    figure = history_chart(row, found, targets.iloc[:0], subject, **TEXTS)
    assert figure is not None
    suspect, own = trace(figure, "Sannolikt fel"), trace(figure, "Vaggeryd")
    assert (list(suspect.x), list(suspect.y), suspect.mode) == ([2021], [0.0], "markers")
    assert suspect.marker.symbol.endswith("-open")
    assert 2021 not in [x for x, y in zip(own.x, own.y, strict=True) if y is not None]
    assert None in own.y and own.connectgaps is False
    assert "0,0 sannolikt fel" in labels(figure)


def test_a_missing_year_is_a_gap_and_never_zero(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    figure = history_chart(row, rows_of({2016: 5.0, 2017: 6.0, 2019: 7.0, 2020: 8.0}), targets, subject, **TEXTS)
    assert figure is not None
    own = trace(figure, "Vaggeryd")
    assert list(own.y) == [5.0, 6.0, None, 7.0, 8.0]
    assert figure.table.set_index("Procent").loc["Vaggeryd", "2018"] == "saknas"


def test_elections_are_joined_though_they_are_four_years_apart(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    figure = history_chart(row, rows_of({2006: 81, 2010: 83, 2014: 85, 2018: 85}), targets, subject, **TEXTS)
    assert figure is not None
    assert list(trace(figure, "Vaggeryd").y) == [81, 83, 85, 85]
    assert "2008" not in figure.table.columns


def test_an_earlier_series_is_dashed_and_stops_at_a_named_break(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    both = pd.concat(
        [rows_of({2020: 84.4, 2021: 85.8}), rows_of({2018: 86.5, 2019: 86.3, 2020: 84.8}, kpi="N00914", role="before")]
    )
    figure = history_chart(row, both, targets, subject, **TEXTS)
    assert figure is not None
    before = trace(figure, "Tidigare serie (N00914)")
    assert (list(before.x), list(before.y)) == ([2018, 2019], [86.5, 86.3])
    assert before.line.dash not in (None, "solid", "dash", "dot")
    assert "tidsseriebrott" in labels(figure)
    assert 2019.5 in [s.x0 for s in figure.plot.layout.shapes if s.type == "line"]


def test_no_line_crosses_a_break(row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any) -> None:
    found = rows_of({2018: 478, 2019: 412, 2020: 504, 2021: 441}, quality=["", "", "break;pandemic", ""])
    figure = history_chart(row, found, targets, subject, **TEXTS)
    assert figure is not None
    assert list(trace(figure, "Vaggeryd").y) == [478, 412, None, 504, 441]
    assert "tidsseriebrott" in labels(figure)


def test_a_windowed_series_shows_single_years_as_small_points(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, vary: Any
) -> None:
    found = rows_of(
        {2020: 550.0, 2021: 602.6, 2022: 635.8}, raw=[461.0, 800.2, 646.3], low=[480, 530, 560], high=[620, 680, 712]
    )
    figure = history_chart(row, found, targets, vary(window=3, basis="count"), **TEXTS)
    assert figure is not None
    yearly, own = trace(figure, "Enskilt år"), trace(figure, "Vaggeryd")
    assert (list(yearly.y), yearly.mode) == ([461.0, 800.2, 646.3], "markers")
    assert yearly.marker.size < own.marker.size
    assert list(own.error_y.array) == pytest.approx([70, 77.4, 76.2])
    assert list(own.error_y.arrayminus) == pytest.approx([70, 72.6, 75.8])
    heading = labels(figure)[0]
    assert "medelvärde för tre år" in heading and "slumpvariation (95\u00a0%)" in heading


def test_the_measurements_before_the_first_mean_are_shown_too(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, vary: Any
) -> None:
    found = rows_of({2020: np.nan, 2021: 530.6, 2022: 635.8}, raw=[461.0, 600.2, 846.3])
    figure = history_chart(row, found, targets, vary(window=3, basis="count"), **TEXTS)
    assert figure is not None
    assert list(trace(figure, "Enskilt år").x) == [2020, 2021, 2022]
    rows = figure.table.set_index(figure.table.columns[0])
    assert rows.loc["Enskilda år", "2020"] == "461,0" and rows.loc["Vaggeryd", "2020"] == "–"


def test_the_years_on_the_axis_are_whole(chart: Figure, row: dict[str, Any], rows_of: Any, subject: Any) -> None:
    single = history_chart(row, rows_of({2022: 33.9}), pd.DataFrame(columns=chart_columns()), subject, **TEXTS)
    assert single is not None
    for figure in (chart, single):
        axis = figure.plot.layout.xaxis
        assert all(isinstance(v, int) for v in axis.tickvals)
        assert list(axis.ticktext) == [str(v) for v in axis.tickvals]
        assert 2022 in axis.tickvals


def chart_columns() -> list[str]:
    return ["indicator", "municipality", "ambition", "year", "target", "limit", "status"]


def test_one_single_value_gives_a_chart_without_path_or_pandemic(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    figure = history_chart(row, rows_of({2022: 33.9}), targets.iloc[:0], subject, **TEXTS)
    assert figure is not None
    assert names(figure) == {"Vaggeryd"}
    low, high = figure.plot.layout.yaxis.range
    assert low < 33.9 < high
    assert "pandemiår" not in labels(figure)


def test_the_pandemic_years_are_shaded_and_named(chart: Figure) -> None:
    bands = [(s.x0, s.x1, s.layer) for s in chart.plot.layout.shapes if s.type == "rect"]
    assert bands == [(2019.5, 2021.5, "below")]
    assert labels(chart).count("pandemiår") == 1


def test_the_baseline_is_marked_where_the_path_begins(chart: Figure) -> None:
    ring = trace(chart, "Utgångsvärde")
    assert (list(ring.x), list(ring.y)) == ([2019], [79.8])
    assert "Utgångsår 2019: 79,8" in labels(chart)


def test_nothing_after_the_report_year_is_drawn(
    row: dict[str, Any], history: pd.DataFrame, targets: pd.DataFrame, subject: Any
) -> None:
    early = history_chart(row | {"year": 2020, "period": 2020}, history, targets, subject, **TEXTS)
    assert early is not None
    assert max(trace(early, "Vaggeryd").x) == 2020
    assert max(trace(early, "Riket").x) == 2020
    assert not {"2021", "2022"} & set(early.table.loc[0][early.table.loc[0] == "90,1"].index)


def test_a_carried_value_says_its_year(row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any) -> None:
    figure = history_chart(row | {"period": 2021}, rows_of({2020: 19.2, 2021: 20.6}), targets, subject, **TEXTS)
    assert figure is not None
    assert "Vaggeryd 20,6 (2021)" in labels(figure)


def test_the_country_is_left_out_of_the_picture_where_it_would_flatten_it(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, vary: Any
) -> None:
    found = pd.concat([rows_of({2021: 14746, 2022: 14854}), rows_of({2021: 10452326, 2022: 10521556}, area="0000")])
    figure = history_chart(row, found, targets.iloc[:0], vary(kind="count", decimals=0, unit="invånare"), **TEXTS)
    assert figure is not None
    assert "Riket" not in names(figure)
    assert "Riket" not in set(figure.table["Invånare"])
    per_head = history_chart(row, found, targets.iloc[:0], vary(kind="rate", decimals=0), **TEXTS)
    assert per_head is not None and "Riket" not in names(per_head)
    assert per_head.table.set_index("Procent").loc["Riket", "2022"] == number(10521556)


def test_no_value_at_all_gives_no_chart(
    row: dict[str, Any], history: pd.DataFrame, targets: pd.DataFrame, subject: Any
) -> None:
    only_country = history[history["municipality"] == "0000"]
    assert history_chart(row, only_country, targets, subject, **TEXTS) is None


def test_the_table_says_the_numbers_of_the_chart(chart: Figure) -> None:
    table = chart.table.set_index("Procent")
    for name in ("Vaggeryd", "Riket", "Målvärde (förslag)"):
        drawn = trace(chart, name)
        skip = 1 if name.startswith("Målvärde") else 0
        for x, y in list(zip(drawn.x, drawn.y, strict=True))[skip:]:
            assert table.loc[name, str(x)] == number(y, 1)
    assert table.loc["Gräns (förslag)", "2030"] == "72,9"
    assert table.loc["Flickor", "2022"] == "77,5"
    assert table.loc["Pojkar", "2022"] == "78,2"
    assert table.loc["Vaggeryd", "2030"] == "–"


def test_every_visible_word_is_swedish(chart: Figure) -> None:
    spec = chart.plot.to_plotly_json()
    seen = labels(chart) + [t["name"] for t in spec["data"]] + [h for t in spec["data"] for h in t["hovertext"]]
    seen += list(chart.table.columns) + [c for r in chart.table.itertuples(index=False) for c in r]
    assert not [text for text in seen if ENGLISH.search(text)]
    assert all(t["hoverinfo"] == "text" for t in spec["data"])
    assert not [text for text in seen if re.search(r"\d\.\d|-\d", text)]


def test_words_from_outside_cannot_become_markup(
    row: dict[str, Any], history: pd.DataFrame, targets: pd.DataFrame, vary: Any
) -> None:
    figure = history_chart(row, history, targets, vary(short="<a href='x'>A&B</a>"), **(TEXTS | {"place": "<b>V</b>"}))
    assert figure is not None
    text = json.dumps(figure.plot.to_plotly_json()["layout"], ensure_ascii=False)
    assert "<a href" not in text and "<b>" not in text


def test_no_label_lies_on_another(chart: Figure) -> None:
    from indicators.figures.history_layout import HEIGHT, WIDTH
    from indicators.figures.labels import Frame, Position, text_size

    layout = chart.plot.layout
    m = layout.margin
    frame = Frame(WIDTH, m.l, WIDTH - m.r, m.t, HEIGHT - m.b, *layout.xaxis.range, *layout.yaxis.range)
    boxes = []
    for a in layout.annotations:
        if a.yref != "paper":
            x, y = frame.pixels(*[pd.Series([v]).to_numpy(float) for v in (a.x, a.y)])[0]
            text = re.sub(r"</?span[^>]*>", "", a.text)
            shift = (a.ax, -a.ay) if a.showarrow else (a.xshift, a.yshift)
            boxes.append((a.text, Position(a.xanchor, a.yanchor, *shift).box(x, y, text_size(text))))
    for k, (one, p) in enumerate(boxes):
        for other, q in boxes[k + 1 :]:
            apart = p[2] <= q[0] or q[2] <= p[0] or p[3] <= q[1] or q[3] <= p[1]
            assert apart, f"{one} / {other}"


def test_a_later_series_is_dashed_and_begins_at_a_named_break(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    both = pd.concat([rows_of({2018: 84.4, 2019: 85.8}), rows_of({2019: 70.0, 2021: 71.0, 2022: 72.0}, kpi="U07453",
                                                                 role="after")])  # fmt: skip
    figure = history_chart(row, both, targets, subject, **TEXTS)
    assert figure is not None
    after = trace(figure, "Senare serie (U07453)")
    assert list(after.x) == [2021, 2022] and after.line.dash
    assert list(trace(figure, "Vaggeryd").x) == [2018, 2019]
    texts = [note.text for note in figure.plot.layout.annotations]
    assert "tidsseriebrott" in texts and any("senare serie (U07453)" in str(text) for text in texts)
    table = figure.table.set_index(figure.table.columns[0])
    assert list(table.loc["Senare serie (U07453)", ["2021", "2022"]]) == ["71,0", "72,0"]
    assert list(table.loc["Vaggeryd", ["2019", "2020", "2022"]]) == ["85,8", "saknas", "–"]


def test_a_missing_year_is_a_gap_with_its_reason_and_never_a_zero(
    row: dict[str, Any], rows_of: Any, targets: pd.DataFrame, subject: Any
) -> None:
    whys = {2019: "non_response", 2020: "non_response", 2022: "suppressed"}
    gaps = pd.DataFrame({"period": list(whys), "missing": list(whys.values())}).assign(
        indicator=row["indicator"], kpi=row["kpi"], role="self", municipality="0665", gender="T"
    )
    figure = history_chart(row, rows_of({2017: 84.4, 2018: 85.8, 2021: 86.0}), targets, subject, gaps=gaps, **TEXTS)
    assert figure is not None
    assert list(trace(figure, "Vaggeryd").y) == [84.4, 85.8, None, 86.0]
    notes = [(n.x, n.text, n.hovertext) for n in figure.plot.layout.annotations if n.hovertext]
    assert notes == [(2019.5, "bortfall", "2019–2020: bortfall"), (2022, "sekretess", "2022: sekretess")]
    table = figure.table.set_index(figure.table.columns[0])
    assert list(table.loc["Vaggeryd", ["2019", "2020", "2021", "2022"]]) == [
        "bortfall",
        "bortfall",
        "86,0",
        "sekretess",
    ]
