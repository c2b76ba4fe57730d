"""The programme as frames: exact columns and types, and nothing lost on the way."""

from __future__ import annotations

import pandas as pd

from indicators.programme import Programme, chosen_frame, criterion_frame, indicator_frame, load_programme

from .conftest import SMALL, Write

COLUMNS = [
    *("indicator", "kpi", "kpi_title", "goal", "criterion", "family", "direction", "kind", "decimals", "max_age"),
    *("window", "basis", "per", "proposal", "external_value", "external_year", "external_source", "baseline_year"),
    *("zero_implausible", "limit_floor", "peer_group", "election", "last_period", "predecessor", "break_from"),
    *("comparable", "successor", "successor_from", "successor_comparable", "decided_unread"),
]


def test_the_indicator_frame_has_the_agreed_columns_and_one_row_an_indicator(real: Programme) -> None:
    frame = indicator_frame(real)
    assert list(frame.columns) == COLUMNS
    assert list(frame["indicator"]) == [each.id for each in real.indicators]
    assert frame["direction"].dtype == "int64" and frame["external_year"].dtype == "Int64"


def test_what_is_not_given_is_missing_and_what_is_given_is_there(real: Programme) -> None:
    frame = indicator_frame(real).set_index("indicator")
    assert frame.loc["1.1-N00401", "family"] is None and frame.loc["1.1-N85047", "family"] == "luft"
    assert pd.isna(frame.loc["1.1-N00401", "external_value"]) and frame.loc["1.1-N85052", "external_year"] == 2027
    assert (frame.loc["2.1-N02243", "predecessor"], frame.loc["2.1-N02243", "break_from"]) == ("N00914", 2020)
    assert not frame.loc["1.1-U07414", "comparable"] and frame.loc["2.1-U07451", "comparable"]
    assert frame.loc["4.2-N07403", "per"] == 100_000 and frame.loc["4.2-N07403", "window"] == 3
    assert frame.loc["I.2-N00209", "decided_unread"]


def test_every_external_target_carries_its_source_in_words(real: Programme) -> None:
    frame = indicator_frame(real).set_index("indicator")
    assert frame.loc["1.1-N85052", "external_source"] == "EU:s ramdirektiv för vatten: god status senast 2027"
    assert frame["external_source"].notna().equals(frame["external_value"].notna())


def test_the_criterion_frame_says_which_criteria_count_in_their_goal(real: Programme) -> None:
    frame = criterion_frame(real)
    assert list(frame.columns) == ["criterion", "goal", "rollup"] and len(frame) == 22
    assert list(frame.loc[frame["goal"] == "4", "rollup"]) == [True, True, True, False]


def test_no_target_is_decided_yet_but_a_decided_one_would_be_handed_on(real: Programme, write: Write) -> None:
    assert chosen_frame(real).empty
    row = chosen_frame(load_programme(write(SMALL))).iloc[0]
    assert (row["indicator"], row["municipality"], row["year"]) == ("2.2-N15428", "0665", 2022)
    assert (row["target"], row["limit"], row["status"], row["reference"]) == (85, 80, "decided", "beslut")
    assert pd.isna(row["long_term"]) and pd.isna(row["long_term_year"])


def test_a_value_that_is_only_chosen_is_handed_on_as_a_proposal(write: Write) -> None:
    text = SMALL.replace("status: beslutad, reference: beslut", "status: förslag")
    row = chosen_frame(load_programme(write(text))).iloc[0]
    assert (row["status"], row["target"]) == ("proposed", 85) and pd.isna(row["reference"])
