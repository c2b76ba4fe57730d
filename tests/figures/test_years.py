from __future__ import annotations

from itertools import pairwise

from indicators.figures.years import FILLS, year_counts_chart
from indicators.words.marks import VERDICTS

from ..contrast import contrast

COUNTS = {
    2020: {"met": 22, "partly": 16, "not": 6, "na": 24},
    2021: {"met": 27, "partly": 15, "not": 8, "na": 0},
}


def test_each_grade_is_a_group_of_bars_with_its_word_and_numbers() -> None:
    figure = year_counts_chart(COUNTS, VERDICTS, id="prov-ar", caption="", alt="Antal.")
    assert figure is not None
    bars = figure.plot_json()["data"]
    assert [bar["name"] for bar in bars] == list(VERDICTS.values())
    assert list(bars[0]["x"]) == [22, 27]
    assert list(bars[3]["text"]) == ["24", "0"]
    words = [note["text"] for note in figure.plot_json()["layout"]["annotations"]]
    assert all(any(word in text for text in words) for word in VERDICTS.values())


def test_bars_do_not_share_a_place_and_stand_inside_the_axis() -> None:
    figure = year_counts_chart(COUNTS, VERDICTS, id="prov-ar", caption="", alt="Antal.")
    assert figure is not None
    spec = figure.plot_json()
    places = sorted(place for bar in spec["data"] for place in bar["y"])
    assert all(later - earlier >= 1 for earlier, later in pairwise(places))
    bottom, top = spec["layout"]["yaxis"]["range"]
    assert top < places[0] and places[-1] < bottom


def test_the_twin_has_the_same_numbers_as_the_bars() -> None:
    figure = year_counts_chart(COUNTS, VERDICTS, id="prov-ar", caption="", alt="Antal.")
    assert figure is not None
    assert figure.metadata()["table"]["rows"] == [["2020", "22", "16", "6", "24"], ["2021", "27", "15", "8", "0"]]


def test_without_years_there_is_nothing_to_draw() -> None:
    assert year_counts_chart({}, VERDICTS, id="prov-ar", caption="", alt="Antal.") is None


def test_each_grades_colour_can_be_seen_on_the_page() -> None:
    assert all(contrast(colour) >= 3 for colour in FILLS.values())
    assert set(FILLS) == set(VERDICTS)
