"""A suppressed value must not be recoverable from the others: what would give it away is suppressed as well.

Done where the tables are made, so that no mark, mean, window, chart or export ever sees what was taken away. Not
guarded against: what a reader knows from elsewhere, and the country's share or rate, a weighted mean of 290 whose
rounding hides any one of them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.terms import COUNTRY

SECRET = "sekretess"
_PLACE = ["kpi", "municipality", "period"]
_SUM = ["kpi", "period", "gender", "whole"]


def suppressed(observations: pd.DataFrame, kinds: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the observations with values taken away that would reveal a suppressed one.

    Total, women and men hang together: of three published values, or of a published total and one sex, the third
    follows. So where one of the three is suppressed, no more than the total is kept, and where the total is suppressed
    none is. A nyckeltal that ``kinds`` calls a count adds up: where one municipality alone is suppressed, the sums of
    its county and of the country are taken away too. Status of what is taken away: ``sekretess``.
    """
    if not (observations["status"] == SECRET).any():
        return observations
    return _without_sums(_without_sexes(observations), kinds or {})


def _without_sexes(observations: pd.DataFrame) -> pd.DataFrame:
    secret = observations["status"] == SECRET
    hidden = observations.loc[secret, [*_PLACE, "gender"]]
    places = hidden.assign(total=hidden["gender"] == "T").groupby(_PLACE, as_index=False)["total"].any()
    found = observations[_PLACE].merge(places, on=_PLACE, how="left")["total"]
    touched = found.notna().to_numpy() & ~secret.to_numpy()
    whole = found.fillna(False).astype(bool).to_numpy()
    take = touched & (whole | (observations["gender"] != "T").to_numpy())
    return _taken(observations, pd.Series(take | secret.to_numpy(), index=observations.index))


def _without_sums(observations: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    counts = {kpi for kpi, kind in kinds.items() if kind == "count"}
    code = observations["municipality"].astype(str)
    secret = (observations["status"] == SECRET) & observations["kpi"].isin(counts)
    hidden = observations[secret & (code.str[:2] != "00")]
    if hidden.empty:
        return observations
    county = hidden.assign(whole="00" + hidden["municipality"].astype(str).str[:2])
    sums = pd.concat([county, hidden.assign(whole=COUNTRY)])
    alone = sums.groupby(_SUM, as_index=False).size().query("size == 1")
    keys = set(alone[_SUM].itertuples(index=False, name=None))
    columns = (observations[name] for name in ("kpi", "period", "gender", "municipality"))
    take = [key in keys for key in zip(*columns, strict=True)]
    return _taken(observations, pd.Series(take, index=observations.index))


def _taken(observations: pd.DataFrame, take: pd.Series) -> pd.DataFrame:
    return observations.assign(
        value=observations["value"].mask(take),
        status=observations["status"].mask(take, SECRET),
        count=observations["count"].mask(take, 0),
    )


def suppressed_counts(counts: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    """Return counts of small areas without those that are suppressed (no value) or would reveal one that is.

    Within a table the categories of an area add up in ways that only the provider knows, and the areas add up to the
    municipality. So an area with a suppressed cell loses the whole table, and where it is alone in that so does the
    area that is smallest in it. ``areas`` are all areas that the table should have.
    """
    kept = [_without_areas(part, areas) for _, part in counts.groupby("table", sort=False)]
    return pd.concat(kept, ignore_index=True) if kept else counts


def _without_areas(table: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    hidden = set(table.loc[table["value"].isna(), "area"])
    if not hidden:
        return table
    rest = table[~table["area"].isin(hidden)]
    if len(hidden | (set(areas) - set(table["area"]))) == 1 and len(rest):
        sizes = rest.groupby("area")["value"].sum().reset_index().sort_values(["value", "area"])
        rest = rest[rest["area"] != sizes["area"].iloc[0]]
    return rest
