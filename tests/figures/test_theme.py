"""The theme: contrast, Swedish ticks, and plotly's own words in Swedish."""

from __future__ import annotations

import pytest

from indicators.figures import theme

from ..contrast import contrast

LINES = ["OWN", "PROPOSED", "DECIDED", "COUNTRY", "PEER", "MEAN", "SUSPECT", "AXIS", "YEARLY", "OUTLINE"]
WORDS = ["OWN", "PROPOSED", "DECIDED", "COUNTRY", "SUSPECT", "TEXT"]


@pytest.mark.parametrize("name", LINES)
def test_lines_and_markers_stand_out_from_white(name: str) -> None:
    assert contrast(getattr(theme, name)) >= 3


@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read_on_white_and_on_the_pandemic_band(name: str) -> None:
    assert contrast(getattr(theme, name)) >= 4.5
    assert contrast(getattr(theme, name), theme.PANDEMIC) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


def test_each_class_of_a_map_is_darker_than_the_one_before() -> None:
    ratios = [contrast(c) for c in theme.SEQUENTIAL]
    assert ratios == sorted(ratios) and len(set(ratios)) == 4
    assert contrast(theme.TEXT, theme.SEQUENTIAL[-1]) >= 3


def test_ticks_are_round_within_the_range_and_at_most_six() -> None:
    for low, high in [(70.3, 93.1), (-2.2, 11.4), (0.0, 0.9), (13000, 17000), (3.4, 3.5)]:
        ticks = theme.value_ticks(low, high)
        assert 2 <= len(ticks) <= 6
        assert low <= min(ticks) and max(ticks) <= high
    assert max(theme.value_ticks(80, 104, ceiling=100)) == 100


def test_ticks_are_printed_in_swedish() -> None:
    assert theme.tick_texts([-2.5, 0, 2.5]) == ["−2,5", "0,0", "2,5"]
    assert theme.tick_texts([14000, 16000]) == ["14\u00a0000", "16\u00a0000"]


def test_year_ticks_are_whole_and_hold_the_report_year() -> None:
    for first, last in [(2020, 2024), (2018, 2030), (2010, 2030), (1994, 2030)]:
        ticks = theme.year_ticks(first, last, 2022)
        assert 2022 in ticks and all(first <= t <= last for t in ticks) and len(ticks) <= 10


def test_plotly_speaks_swedish_without_fetching_its_words() -> None:
    config = theme.CONFIG
    assert config["locale"] == "sv" and config["locales"]["sv"]["format"]["decimal"] == ","
    assert config["displayModeBar"] is False and config["displaylogo"] is False
    layout = theme.layout(["Rubrik"], height=340, left=40, right=10, bottom=20)
    assert layout["separators"] == ",\u00a0"
    assert theme.FONT in layout["font"]["family"] and layout["font"]["size"] >= 12


def test_words_are_escaped_and_wrapped() -> None:
    assert theme.wrapped("a < b & c", 40) == ["a &lt; b &amp; c"]
    assert theme.wrapped("ett två tre", 7) == ["ett två", "tre"]
    assert theme.capital("MWh per invånare") == "MWh per invånare"
