"""What a page says of a nyckeltal whose title has changed, and of one that another comes before or after."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from indicators.figures.figure import Figure
from indicators.method import assess
from indicators.pages import Picture
from indicators.pages.indicator import four_marks, section, text
from indicators.pages.indicator_figures import history
from indicators.pages.store import method_inputs

PERCENT = "Aktiva låntagare i kommunala bibliotek, andel (%) av befolkningen"
INSIGHT, WORKING = "2.1-U07451", "2.1-N02243"


def retitled(picture: Picture, kpi: str, title: str) -> Picture:
    """Return the picture as it is when the provider calls a nyckeltal something else."""
    kpis = picture.tables.kpis
    tables = replace(picture.tables, kpis=kpis.assign(title=kpis["title"].mask(kpis["kpi"] == kpi, title)))
    inputs = method_inputs(picture.programme, tables)
    return replace(picture, results=assess(inputs, year=picture.year, municipalities=[picture.municipality]))


def indicator_of(picture: Picture, kpi: str) -> str:
    return next(each.id for each in picture.programme.indicators if each.kpi == kpi)


def test_a_stopped_indicator_says_both_titles_and_shows_no_figure_and_no_mark(vaggeryd: Picture) -> None:
    stopped = retitled(vaggeryd, "N09809", PERCENT)
    indicator = stopped.programme.indicator(indicator_of(stopped, "N09809"))
    row = stopped.row(indicator)
    said = str(text(stopped, indicator, row))
    assert (
        "Kan inte bedömas: nyckeltalets titel har ändrats hos källan från ”Aktiva låntagare i kommunala bibliotek, "
        "antal/1000 inv” till ”Aktiva låntagare i kommunala bibliotek, andel (%) av befolkningen”; en person måste "
        "bekräfta att det mäter samma sak."
    ) in said.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
    assert not [block for block in section(stopped, indicator) if isinstance(block, Figure)]
    assert "Kan inte bedömas" in four_marks(row) and "Ingen placering" in four_marks(row)


def test_only_the_stopped_indicator_changes(vaggeryd: Picture) -> None:
    stopped = retitled(vaggeryd, "N09809", PERCENT).results.assessments.set_index("indicator")
    before = vaggeryd.results.assessments.set_index("indicator")
    columns = ["verdict", "reason", "value", "pace", "trend", "rank", "peer_mean", "share_not"]
    changed = indicator_of(vaggeryd, "N09809")
    assert stopped.loc[changed, "reason"] == "unconfirmed_title" != before.loc[changed, "reason"]
    rest = [frame.drop(index=changed)[columns].astype("object").fillna("") for frame in (stopped, before)]
    pd.testing.assert_frame_equal(*rest)


def test_without_values_of_the_successor_only_the_old_series_is_drawn_and_the_note_says_so(vaggeryd: Picture) -> None:
    indicator = vaggeryd.programme.indicator(INSIGHT)
    figure = history(vaggeryd, indicator)
    assert figure is not None and "U07453" not in str(figure.plot_json()) and "(U07451)" in figure.caption
    last = str(section(vaggeryd, indicator)[-1])
    assert "Efterföljaren U07453 har inga värden till och med 2022 i uttaget; bara U07451 visas." in last


def test_a_successor_in_the_snapshot_is_drawn_and_named_and_judged_nowhere(vaggeryd: Picture) -> None:
    rows = vaggeryd.tables.observations
    mine = rows[(rows["kpi"] == "U07451") & (rows["municipality"] == "0665")]
    last = int(mine["period"].max())
    programme = vaggeryd.programme.model_copy(
        update={
            "indicators": tuple(
                each.model_copy(update={"last_period": last - 1}) if each.id == INSIGHT else each
                for each in vaggeryd.programme.indicators
            )
        }
    )
    newest = rows["kpi"].eq("U07451") & rows["period"].eq(last)
    tables = replace(vaggeryd.tables, observations=rows.assign(kpi=rows["kpi"].mask(newest, "U07453")))
    picture = replace(vaggeryd, programme=programme)
    found = assess(method_inputs(programme, tables), year=2022, municipalities=["0665"])
    picture = replace(picture, results=found)
    indicator = programme.indicator(INSIGHT)
    figure = history(picture, indicator)
    assert figure is not None and "Senare serie (U07453)" in [t["name"] for t in figure.plot_json()["data"]]
    assert "(U07451 och U07453)" in figure.caption
    assert picture.row(indicator)["period"] != last
    assert "Efterföljaren U07453 ritas efter tidsseriebrottet" in str(section(picture, indicator)[-1])


def test_a_predecessor_is_drawn_before_the_break_and_the_caption_names_both(vaggeryd: Picture) -> None:
    figure = history(vaggeryd, vaggeryd.programme.indicator(WORKING))
    assert figure is not None and "Tidigare serie (N00914)" in [t["name"] for t in figure.plot_json()["data"]]
    assert "(N00914 och N02243)" in figure.caption
