"""Goal conflicts: which indicators move together and which apart; docs/method.md, section 10.

What is found is samvariation and never evidence of a cause. No mark depends on it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.method.rounding import FloatArray, without_noise
from indicators.method.rows import IntArray

FEWEST_YEARS, FEWEST_CHANGES = 8, 6
LEVELS, CHANGES = 0.6, 0.3
# Of 100 pairs of independent random walks of 8 years, how many pass the whole rule, and the levels alone.
CHANCE, CHANCE_OF_LEVELS = 14, 31
CLASSES = ("synergy", "trade_off", "levels_only", "unclassified", "too_little_variation", "too_short")
PAIR_COLUMNS = (
    "first",
    "second",
    "n",
    "rho",
    "n_changes",
    "rho_changes",
    "class",
    "first_year",
    "last_year",
)

Pair = frozenset[str]


def levels(history: pd.DataFrame, rules: pd.DataFrame, municipality: str) -> pd.DataFrame:
    """Return one column a series, one row a calendar year: values turned so that higher is always better.

    ``history`` is the method's table (corrected, cut at the report year); ``rules`` has indicator, kpi, direction,
    break_from and comparable, and gives the order of the columns. Totals as received, without the window and without
    suspect values; only what comes after the last break. Direction 0 is read as it is, higher as better.
    """
    columns = {str(rule["indicator"]): _level(history, rule, municipality) for rule in rules.to_dict("records")}
    known = [each.index for each in columns.values() if len(each)]
    first, last = (min(each.min() for each in known), max(each.max() for each in known)) if known else (0, -1)
    years = pd.RangeIndex(first, last + 1, name="period")
    return pd.DataFrame({name: each.reindex(years) for name, each in columns.items()}, index=years, dtype=float)


def _level(history: pd.DataFrame, rule: Mapping[Hashable, Any], municipality: str) -> pd.Series:
    rows = _usable(history, str(rule["kpi"]), municipality)
    breaks = [int(year) for year in rows.index[rows["broken"]]]
    if not rule["comparable"] and not pd.isna(rule["break_from"]):
        breaks.append(int(rule["break_from"]))
    return rows.loc[rows.index >= max(breaks, default=0), "raw"] * (-1.0 if rule["direction"] < 0 else 1.0)


def totals(history: pd.DataFrame, kpi: str, population: str, divisor: float, municipality: str) -> pd.DataFrame:
    """Return an emission per inhabitant times the inhabitants of the same year, divided by ``divisor``.

    Columns period, value and status (``B`` where either begins anew, else ``A``); suspect values give no total.
    """
    people = _usable(history, population, municipality).add_suffix("_people")
    joined = _usable(history, kpi, municipality).join(people, how="inner")
    amount = joined["raw"].to_numpy(dtype=float) * joined["raw_people"].to_numpy(dtype=float) / divisor
    return pd.DataFrame(
        {
            "period": joined.index.to_numpy(dtype=np.int64),
            "value": without_noise(amount),
            "status": np.where(joined["broken"] | joined["broken_people"], "B", "A"),
        }
    )


def _usable(history: pd.DataFrame, kpi: str, municipality: str) -> pd.DataFrame:
    """Return the totals of a nyckeltal that are not suspect, by period: raw, and whether a break begins there."""
    own = (history["kpi"] == kpi) & (history["municipality"] == municipality) & (history["gender"] == "T")
    rows = history[own].set_index("period").sort_index()
    codes = rows["quality"].fillna("").str.split(";")
    known = rows.assign(broken=codes.map(lambda found: "break" in found).astype(bool))
    return known.loc[~codes.map(lambda found: "suspect" in found).astype(bool), ["raw", "broken"]].dropna()


def pairs(
    series: pd.DataFrame, *, only_declared: Collection[str] = (), declared: Collection[Pair] = ()
) -> pd.DataFrame:
    """Return every pair of columns of ``series`` (see :func:`levels`), in their order, with its class.

    Columns: PAIR_COLUMNS. ``n`` common years and Spearman's ``rho`` of the levels (missing below 8), ``n_changes``
    and ``rho_changes`` the same for changes between adjacent calendar years (missing below 6), first and last common
    year. Series named in ``only_declared`` are paired only where ``declared`` has the pair.
    """
    names = np.array(series.columns, dtype=object)
    first, second = np.triu_indices(len(names), 1)
    yearly = series.diff()
    changes = pd.DataFrame(without_noise(yearly.to_numpy(dtype=float)), index=yearly.index, columns=yearly.columns)
    rho, n = _rank_correlation(series, FEWEST_YEARS)
    rho_changes, n_changes = _rank_correlation(changes, FEWEST_CHANGES)
    found = {"n": n, "rho": rho, "n_changes": n_changes, "rho_changes": rho_changes}
    columns = {name: matrix[first, second] for name, matrix in found.items()}
    table = pd.DataFrame({"first": names[first], "second": names[second], **columns})
    table["class"] = _classes(table)
    years = _common_years(series, first, second)
    table["first_year"], table["last_year"] = (pd.Series(year).astype("Int64") for year in years)
    wanted = [
        _wanted(frozenset(pair), only_declared, declared) for pair in zip(names[first], names[second], strict=True)
    ]
    return table.loc[np.array(wanted, dtype=bool), list(PAIR_COLUMNS)].reset_index(drop=True)


def _wanted(pair: Pair, only_declared: Collection[str], declared: Collection[Pair]) -> bool:
    return pair in declared or not any(name in only_declared for name in pair)


def _rank_correlation(frame: pd.DataFrame, fewest: int) -> tuple[FloatArray, IntArray]:
    """Return Spearman's rho of every two columns over their common rows, and how many those are."""
    there = frame.notna().to_numpy().astype(np.int64)
    rho = frame.corr(method="spearman", min_periods=fewest).to_numpy(dtype=float)
    return without_noise(rho), there.T @ there


def _classes(table: pd.DataFrame) -> NDArray[np.object_]:
    rho, changes = table["rho"], table["rho_changes"]
    short = (table["n"] < FEWEST_YEARS) | (table["n_changes"] < FEWEST_CHANGES)
    rules = {
        "too_short": short,
        "too_little_variation": rho.isna() | changes.isna(),
        "synergy": (rho >= LEVELS) & (changes >= CHANGES),
        "trade_off": (rho <= -LEVELS) & (changes <= -CHANGES),
        "levels_only": rho.abs() >= LEVELS,
    }
    return np.select(list(rules.values()), list(rules), "unclassified").astype(object)


def _common_years(series: pd.DataFrame, first: IntArray, second: IntArray) -> tuple[FloatArray, FloatArray]:
    there = series.notna().to_numpy().T
    common = there[first] & there[second]
    years = series.index.to_numpy(dtype=float)
    if not len(years):
        return np.full(len(first), np.nan), np.full(len(first), np.nan)
    begun = np.where(common.any(axis=1), years[np.argmax(common, axis=1)], np.nan)
    ended = np.where(common.any(axis=1), years[-1 - np.argmax(common[:, ::-1], axis=1)], np.nan)
    return begun, ended
