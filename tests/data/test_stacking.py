"""Frames put together and sorted column by column are what pandas makes of them all at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from indicators.data.errors import DataError
from indicators.data.observations import _each_once
from indicators.data.stacking import compact, stacked

KEY = ["municipality", "kpi", "period"]


def frames() -> list[pd.DataFrame]:
    first = {"kpi": ["N2", "N1", "N2"], "municipality": ["0680", "0665", "0665"], "period": [2022, 2021, 2021]}
    second = {"kpi": ["N1", "N3"], "municipality": ["0665", "0114"], "period": [2020, 2022]}
    made = []
    for number, each in enumerate((first, second)):
        frame = pd.DataFrame(each).astype({"kpi": "str", "municipality": "str"})
        size = len(frame)
        count = pd.Series([number, None, 3][:size], dtype="Int64")
        fetched = pd.Series(["a", None, "b"][:size] if number else [None] * size, dtype="str")
        made.append(frame.assign(value=[0.5, float("nan"), 2.0][:size], count=count, fetched=fetched))
    return made


@pytest.mark.parametrize("form", [lambda frame: frame, compact])
def test_the_result_is_the_frames_one_after_the_other_sorted(form) -> None:  # type: ignore[no-untyped-def]
    expected = pd.concat(frames()).sort_values(KEY, ignore_index=True, kind="stable")
    pd.testing.assert_frame_equal(stacked([form(frame) for frame in frames()], KEY), expected)


def test_rows_of_equal_key_stay_in_the_order_given_and_named_places_are_left_out() -> None:
    first, again = frames(), [frame.assign(value=9.0) for frame in frames()]
    assert stacked([*first, *again], KEY)["value"].to_numpy()[1::2].tolist() == [9.0] * 5
    expected = pd.concat(frames(), ignore_index=True).drop(index=[0, 4]).sort_values(KEY, ignore_index=True)
    pd.testing.assert_frame_equal(stacked(frames(), KEY, without=[0, 4]), expected)


def test_the_frames_are_emptied_so_that_nothing_is_held_twice() -> None:
    given = frames()
    stacked(given, KEY)
    assert all(frame.columns.empty for frame in given)


def test_a_key_that_stands_twice_in_a_sorted_table_is_refused_and_named() -> None:
    rows = {"kpi": ["N1", "N1", "N2"], "municipality": ["0665"] * 3, "period": [2021, 2022, 2022], "gender": ["T"] * 3}
    table = pd.DataFrame(rows).sort_values(KEY, ignore_index=True)
    snapshot: Any = SimpleNamespace(id="2026-11-23")
    assert _each_once(table, snapshot) is table and _each_once(table.iloc[:0], snapshot).empty
    twice = pd.concat([table, table.iloc[1:2]]).sort_values(KEY, ignore_index=True)
    with pytest.raises(DataError, match="N1 0665 2022 T finns två gånger"):
        _each_once(twice, snapshot)
