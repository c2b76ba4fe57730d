"""Which marks differ between two reports, and because of what: docs/method.md, section 13."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.method.errors import InputError
from indicators.method.rollup import COLUMNS as ROLLUP_COLUMNS

MARKS = ("verdict", "pace", "trend", "colour")
REVISION, DATA, YEAR, PROGRAMME, BASIS = "revision", "data", "year", "programme", "basis"
CAUSES = (REVISION, DATA, YEAR, PROGRAMME, BASIS)
_KEY = ["municipality", "kpi"]
_COUNTS = tuple(name for name in ROLLUP_COLUMNS if name.startswith("n_"))
MOVE_COLUMNS = (
    *_KEY, "mark", "before", "after", "cause", "indicator_before", "indicator_after",
    "value_before", "value_after", "period_before", "period_after",
)  # fmt: skip


def mark_moves(before: pd.DataFrame, after: pd.DataFrame, cause: str) -> pd.DataFrame:
    """Return one row a mark that differs between two frames of assessments, in the order of nyckeltal and mark.

    ``cause`` is what differs between the two: ``revision`` (the snapshot), ``data`` (the report year), ``programme``
    or ``basis`` (files or code that have changed since one of the two was made). Where the year differs but the judged
    value does not, the cause is ``year``: the value has become too old, or its baseline year is past. Columns:
    MOVE_COLUMNS; ``before`` and ``after`` are the marks' codes, "" where there is none; ``indicator_*`` is missing
    where the nyckeltal is not in that programme.

    Raises InputError for another cause, or for a frame that has a nyckeltal twice for a municipality.
    """
    if cause not in (known := (REVISION, DATA, PROGRAMME, BASIS)):
        raise InputError(f"okänd orsak {cause!r}. Använd {', '.join(known)}.")
    both = _beside(before).add_suffix("_before").join(_beside(after).add_suffix("_after"), how="outer")
    rows = [
        row
        for (municipality, kpi), each in zip(both.index, both.to_dict("records"), strict=True)
        for row in _moved({str(name): value for name, value in each.items()}, str(municipality), str(kpi), cause)
    ]
    return pd.DataFrame(rows, columns=list(MOVE_COLUMNS))


def attributed(first: pd.DataFrame, steps: Sequence[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """Return the moves of a chain of assessments: from ``first`` step by step, each step with its own cause.

    A mark that moves and moves back stands twice, unless only a changed basis moved it both ways. Rule: old data
    revised first, then the new year, then the new programme, so that each step changes one thing (docs/method.md,
    section 13). Columns and errors: ``mark_moves``.
    """
    found, before = [], first
    for cause, after in steps:
        found.append(mark_moves(before, after, cause))
        before = after
    kept = [frame for frame in found if not frame.empty]
    return _without_returns(pd.concat(kept, ignore_index=True)) if kept else pd.DataFrame(columns=list(MOVE_COLUMNS))


def _without_returns(moves: pd.DataFrame) -> pd.DataFrame:
    """Return the moves without those that a basis made and that the same basis, of the other report, undid."""
    marks = moves.groupby([*_KEY, "mark"])
    undone = marks["before"].transform("first") == marks["after"].transform("last")
    only_basis = (moves["cause"] == BASIS).groupby([moves[name] for name in (*_KEY, "mark")]).transform("all")
    return moves[~(undone & only_basis)].reset_index(drop=True)


def rollup_moves(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return one row a criterion or goal whose rolled-up verdict or counts differ, or that only one report has.

    Columns: level, id, municipality, before and after (verdicts, "" where there is none), and the counts of each as
    ``n_met_before`` … ``n_na_after`` (missing where there is none).
    """
    keys = ["level", "id", "municipality"]
    chosen = [*keys, "verdict", *_COUNTS]
    both = before[chosen].merge(after[chosen], on=keys, how="outer", suffixes=("_before", "_after"))
    for name in (f"{count}_{side}" for count in _COUNTS for side in ("before", "after")):
        both[name] = both[name].astype("Int64")
    both = both.rename(columns={"verdict_before": "before", "verdict_after": "after"})
    both[["before", "after"]] = both[["before", "after"]].fillna("")
    differs = both["before"] != both["after"]
    for count in _COUNTS:
        same = both[f"{count}_before"].eq(both[f"{count}_after"]).fillna(False).astype(bool)
        differs |= ~same
    return both[differs].sort_values(keys).reset_index(drop=True)


def _beside(frame: pd.DataFrame) -> pd.DataFrame:
    chosen = frame[[*_KEY, "indicator", "value", "period", *MARKS]].astype(dict.fromkeys(_KEY, str))
    twice = chosen[chosen.duplicated(_KEY)]
    if not twice.empty:
        raise InputError(f"bedömningarna har {twice['kpi'].iloc[0]} två gånger för en kommun. Gör om rapporten.")
    return chosen.set_index(_KEY)


def _moved(row: dict[str, Any], municipality: str, kpi: str, cause: str) -> list[dict[str, Any]]:
    seen = {side: {mark: _code(row[f"{mark}_{side}"]) for mark in MARKS} for side in ("before", "after")}
    if cause == DATA and _same_value(row):
        cause = YEAR
    rest = {name: row[name] for name in MOVE_COLUMNS if name in row}
    return [
        {
            "municipality": municipality, "kpi": kpi, "mark": mark, "cause": cause,
            "before": seen["before"][mark], "after": seen["after"][mark], **rest,
        }
        for mark in MARKS
        if seen["before"][mark] != seen["after"][mark]
    ]  # fmt: skip


def _same_value(row: dict[str, Any]) -> bool:
    """Return whether both reports judge the same value: of the same period, and alike."""
    pairs = [(row[f"{name}_before"], row[f"{name}_after"]) for name in ("period", "value")]
    return all(not pd.isna(old) and not pd.isna(new) and old == new for old, new in pairs)


def _code(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
