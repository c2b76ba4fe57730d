from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators.method.conflicts import CHANCE, CHANCE_OF_LEVELS, PAIR_COLUMNS, levels, pairs, totals

UP = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]
ROUGH = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 6.0, 9.0, 8.0]
NONE = float("nan")


def two(first: Sequence[float], second: Sequence[float], start: int = 2014) -> dict[str, Any]:
    """Return the one pair of two series of the same years."""
    years = pd.RangeIndex(start, start + len(first), name="period")
    found = pairs(pd.DataFrame({"a": first, "b": second}, index=years, dtype=float))
    (row,) = found.to_dict("records")
    return {str(name): value for name, value in row.items()}


def history(*rows: tuple[str, int, float, str | None], kpi: str | None = None) -> pd.DataFrame:
    """Return a history of one municipality's totals: indicator, period, raw, quality."""
    columns = ["indicator", "period", "raw", "quality"]
    frame = pd.DataFrame(list(rows), columns=columns)
    return frame.assign(kpi=kpi or frame["indicator"], municipality="0101", gender="T", value=frame["raw"])


def rules(*rows: tuple[str, int], break_from: int | None = None, comparable: bool = True) -> pd.DataFrame:
    """Return the rules of series: id and direction."""
    frame = pd.DataFrame([{"indicator": name, "kpi": name, "direction": direction} for name, direction in rows])
    return frame.assign(break_from=break_from, comparable=comparable)


def test_series_whose_levels_and_changes_agree_are_a_synergy() -> None:
    row = two(ROUGH, [value + 10 for value in ROUGH])
    assert tuple(row) == PAIR_COLUMNS
    assert (row["class"], row["rho"], row["rho_changes"]) == ("synergy", 1.0, 1.0)
    assert (row["n"], row["n_changes"], row["first_year"], row["last_year"]) == (9, 8, 2014, 2022)


def test_series_whose_levels_and_changes_disagree_are_a_trade_off() -> None:
    assert two(ROUGH, [-value for value in ROUGH])["class"] == "trade_off"


def test_a_common_trend_alone_is_levels_only() -> None:
    zigzag = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 6.0, 9.0, 8.0]
    zagzig = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 7.0, 10.0]
    row = two(zigzag, zagzig)
    assert row["rho"] >= 0.6 and row["rho_changes"] < 0
    assert row["class"] == "levels_only"


def test_levels_that_part_while_changes_agree_are_levels_only_too() -> None:
    falling = [10.0, 11.0, 8.0, 9.0, 6.0, 7.0, 4.0, 5.0, 2.0]
    row = two(ROUGH, falling)
    assert row["rho"] <= -0.6 and row["rho_changes"] > 0
    assert row["class"] == "levels_only"


def test_a_weak_relation_is_unclassified() -> None:
    row = two([1, 5, 2, 7, 3, 9, 4, 8, 6], [5, 1, 9, 2, 3, 8, 7, 4, 6])
    assert abs(row["rho"]) < 0.6
    assert row["class"] == "unclassified"


def test_exactly_the_threshold_passes() -> None:
    first = [value + 0.1 * value**2 for value in UP]
    second = [5.0, 4.0, 3.0, 2.0, 1.0, 8.0, 7.0, 6.0, 9.0]
    squares = sum((one - other) ** 2 for one, other in zip(UP, second, strict=True))
    assert 1 - 6 * squares / (9 * 80) == pytest.approx(0.6)
    row = two(first, second)
    assert row["rho"] == 0.6
    assert row["class"] == "synergy"


def test_ties_share_their_mean_rank() -> None:
    first, second = [1, 1, 2, 2, 3, 5, 4, 4, 6], [2, 1, 2, 3, 3, 4, 4, 5, 5]
    row = two(first, second)
    assert row["rho"] == pytest.approx(stats.spearmanr(first, second).statistic)
    changes = np.diff(first), np.diff(second)
    assert row["rho_changes"] == pytest.approx(stats.spearmanr(*changes).statistic)


def test_a_constant_series_varies_too_little() -> None:
    row = two(UP, [4.0] * 9)
    assert row["class"] == "too_little_variation"
    assert np.isnan(row["rho"])


def test_constant_changes_vary_too_little_whatever_noise_floats_add() -> None:
    assert two([0.1 * value for value in UP], ROUGH)["class"] == "too_little_variation"


@pytest.mark.parametrize(("years", "wanted"), [(7, "too_short"), (8, "synergy")])
def test_fewer_than_eight_common_years_are_too_short(years: int, wanted: str) -> None:
    row = two(ROUGH[:years], ROUGH[:years])
    assert row["class"] == wanted
    assert np.isnan(row["rho"]) == (wanted == "too_short")


def test_eight_years_with_too_few_changes_between_neighbours_are_too_short() -> None:
    gaps = [value for each in ROUGH for value in (each, NONE)]
    row = two(gaps, gaps, start=2000)
    assert (row["n"], row["n_changes"], row["class"]) == (9, 0, "too_short")
    assert row["rho"] == 1.0 and np.isnan(row["rho_changes"])


def test_changes_are_taken_only_over_years_that_both_have() -> None:
    first, second = [*ROUGH, 12.0], [*ROUGH[:4], NONE, *ROUGH[5:], 11.0]
    row = two(first, second)
    assert (row["n"], row["n_changes"]) == (9, 7)


def test_no_common_year_at_all_is_too_short_without_years() -> None:
    row = two([*UP, *[NONE] * 9], [*[NONE] * 9, *UP])
    assert (row["n"], row["class"]) == (0, "too_short")
    assert pd.isna(row["first_year"]) and pd.isna(row["last_year"])


def test_series_for_conflicts_alone_are_paired_only_where_a_conflict_says_so() -> None:
    frame = pd.DataFrame(dict.fromkeys("abc", UP), index=pd.RangeIndex(2014, 2023))
    found = pairs(frame, only_declared={"c"}, declared={frozenset("bc")})
    assert list(zip(found["first"], found["second"], strict=True)) == [("a", "b"), ("b", "c")]


def test_values_are_turned_so_that_higher_is_better() -> None:
    told = history(*(("x", 2014 + k, v, None) for k, v in enumerate(UP)))
    assert levels(told, rules(("x", -1)), "0101")["x"].tolist() == [-v for v in UP]
    assert levels(told, rules(("x", 0)), "0101")["x"].tolist() == UP


def test_only_what_comes_after_the_last_break_is_used() -> None:
    told = history(("x", 2019, 1.0, None), ("x", 2020, 9.0, "break;pandemic"), ("x", 2021, 8.0, "pandemic"))
    assert levels(told, rules(("x", 1)), "0101")["x"].dropna().to_dict() == {2020: 9.0, 2021: 8.0}


def test_a_declared_break_cuts_only_where_the_series_is_not_comparable() -> None:
    told = history(*(("x", 2018 + k, float(k), None) for k in range(4)))
    cut = levels(told, rules(("x", 1), break_from=2020, comparable=False), "0101")["x"]
    assert cut.dropna().index.tolist() == [2020, 2021]
    assert len(levels(told, rules(("x", 1), break_from=2020), "0101")["x"].dropna()) == 4


def test_a_suspect_value_and_another_municipality_are_left_out() -> None:
    told = history(("x", 2019, 1.0, None), ("x", 2020, 0.0, "suspect"), ("x", 2021, 3.0, None))
    elsewhere = told.assign(municipality="0102", raw=99.0)
    found = levels(pd.concat([told, elsewhere]), rules(("x", 1)), "0101")["x"]
    assert found.dropna().to_dict() == {2019: 1.0, 2021: 3.0}
    assert found.index.tolist() == [2019, 2020, 2021]


def test_no_series_at_all_gives_no_years_and_no_error() -> None:
    found = levels(history(), rules(("x", 1), ("y", 1)), "0101")
    (row,) = pairs(found).to_dict("records")
    assert row["class"] == "too_short" and row["n"] == 0


def test_a_total_is_the_emission_times_the_inhabitants_of_the_same_year() -> None:
    told = history(
        ("N1", 2020, 23.156, None), ("N1", 2021, 20.0, "suspect"), ("N1", 2022, 10.0, "break"),
        ("P", 2019, 5.0, None), ("P", 2020, 1000.0, None), ("P", 2021, 1000.0, None), ("P", 2022, 2000.0, None),
    )  # fmt: skip
    found = totals(told, "N1", "P", 1000.0, "0101")
    assert found.to_dict("list") == {"period": [2020, 2022], "value": [23.156, 20.0], "status": ["A", "B"]}


def test_the_order_of_rows_and_of_series_changes_nothing_but_the_order() -> None:
    told = history(*((name, 2014 + k, v, None) for name, v0 in (("x", UP), ("y", ROUGH)) for k, v in enumerate(v0)))
    one = pairs(levels(told, rules(("x", 1), ("y", -1)), "0101"))
    other = pairs(levels(told.iloc[::-1], rules(("y", -1), ("x", 1)), "0101"))
    assert one.drop(columns=["first", "second"]).equals(other.drop(columns=["first", "second"]))


def random_walks(seed: int, years: int = 8, n: int = 60) -> pd.DataFrame:
    steps = np.random.default_rng(seed).normal(size=(years, n))
    return pd.DataFrame(np.cumsum(steps, axis=0), index=pd.RangeIndex(2015, 2015 + years))


def test_the_share_of_random_walks_that_pass_is_what_the_documents_say() -> None:
    found = pd.concat([pairs(random_walks(seed)) for seed in range(200)])
    synergies, trade_offs = ((found["class"] == kind).mean() * 100 for kind in ("synergy", "trade_off"))
    assert synergies + trade_offs == pytest.approx(CHANCE, abs=0.5)
    assert synergies == pytest.approx(trade_offs, abs=0.5)
    assert (found["rho"].abs() >= 0.6).mean() * 100 == pytest.approx(CHANCE_OF_LEVELS, abs=0.5)


def test_longer_random_walks_pass_less_often() -> None:
    found = pairs(random_walks(1, years=23, n=200))
    assert found["class"].isin(["synergy", "trade_off"]).mean() * 100 < CHANCE / 2


def test_all_pairs_of_eighty_series_take_less_than_a_second() -> None:
    walks = random_walks(0, years=23, n=80)
    started = time.perf_counter()
    assert len(pairs(walks)) == 3160
    assert time.perf_counter() - started < 1.0
