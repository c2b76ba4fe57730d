"""What differs between two snapshots: values revised, new and gone, titles and groups. Frames in, frames out."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from indicators.data.secrecy import SECRET

KEY = ["kpi", "municipality", "period", "gender"]
REVISED, NEW, GONE, SUPPRESSED = "revised", "new", "gone", "suppressed"
CHANGES = (REVISED, NEW, GONE, SUPPRESSED)
VALUE_COLUMNS = (*KEY, "change", "before", "after")
_CLOSE = 1e-9


def shared_kpis(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """Return the nyckeltal that both tables ``kpis`` have."""
    return sorted(set(before["kpi"].astype(str)) & set(after["kpi"].astype(str)))


def retitled(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return kpi, before and after (titles) where two tables ``kpis`` disagree, less white space around them."""
    titles = [frame.set_index("kpi")["title"].astype(str).str.strip() for frame in (before, after)]
    both = pd.DataFrame(dict(zip(("before", "after"), titles, strict=True))).dropna()
    return both[both["before"] != both["after"]].rename_axis("kpi").sort_index().reset_index()


def revisions(before: pd.DataFrame, after: pd.DataFrame, kpis: Collection[str]) -> pd.DataFrame:
    """Return every value of ``kpis`` that differs between two tables of observations, sorted by the key.

    Columns: VALUE_COLUMNS. ``change`` is ``revised`` where both have a value and the two differ, ``new`` where only
    ``after`` has one, ``gone`` where only ``before`` has one; a row without a value is no value, and never zero. What
    has become secret is ``suppressed`` and stands without its earlier value. Values that agree to nine digits are the
    same. Rule: docs/method.md, section 11. Only what measures the same thing in both may be handed in: the caller
    leaves out nyckeltal whose titles differ.
    """
    old, new = (_valued(frame, kpis) for frame in (before, after))
    both = old.merge(new, on=KEY, how="outer", suffixes=("_before", "_after"))
    both = both.rename(columns={"value_before": "before", "value_after": "after"})
    there = both["before"].notna(), both["after"].notna()
    far = (both["after"] - both["before"]).abs() > _CLOSE * both["after"].abs().clip(lower=1.0)
    both["change"] = ""
    for name, rows in ((REVISED, there[0] & there[1] & far), (NEW, ~there[0]), (GONE, ~there[1])):
        both.loc[rows, "change"] = name
    secret = _keys(both).isin(_keys(after[after["status"] == SECRET])) & ~there[1]
    both.loc[secret, "change"], both.loc[secret, "before"] = SUPPRESSED, float("nan")
    changed = both.loc[both["change"] != "", list(VALUE_COLUMNS)]
    return changed.astype({"kpi": str, "municipality": str, "gender": str}).sort_values(KEY, ignore_index=True)


def _valued(observations: pd.DataFrame, kpis: Collection[str]) -> pd.DataFrame:
    rows = observations[observations["kpi"].isin(kpis) & observations["value"].notna()]
    return rows[[*KEY, "value"]].astype({"period": "int64", "value": "float64"})


def _keys(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[KEY].astype({"period": "int64"}))


def area_counts(changed: pd.DataFrame) -> pd.DataFrame:
    """Return for each kpi and period how many areas have a total that was revised, is new, gone or secret.

    ``changed`` is from ``revisions``. Columns: kpi, period, revised, new, gone, suppressed.
    """
    totals = changed[changed["gender"] == "T"]
    counts = totals.groupby(["kpi", "period", "change"]).size().unstack("change", fill_value=0)
    return counts.reindex(columns=list(CHANGES), fill_value=0).rename_axis(columns=None).reset_index()


def regrouped(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the comparison groups of both tables ``groups`` whose members changed, by group.

    Columns: group, title (that of ``after``), owner (missing for nobody's), gone and new (codes with spaces between).
    """
    old, new = (frame.groupby("group")["member"].agg(frozenset) for frame in (before, after))
    heads = after.drop_duplicates("group").set_index("group")[["title", "owner"]]
    rows = [
        (group, *heads.loc[group], _codes(old[group] - new[group]), _codes(new[group] - old[group]))
        for group in sorted(set(old.index) & set(new.index))
        if old[group] != new[group]
    ]
    return pd.DataFrame(rows, columns=["group", "title", "owner", "gone", "new"])


def _codes(members: frozenset[str]) -> str:
    return " ".join(sorted(str(each) for each in members))
