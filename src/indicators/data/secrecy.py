"""A suppressed value must not be recoverable from the others: what would give it away is suppressed as well."""

from __future__ import annotations

import pandas as pd

SECRET = "sekretess"
_PLACE = ["kpi", "municipality", "period"]


def suppressed(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations with values taken away that would reveal a suppressed one.

    Total, women and men hang together: of three published values, or of a published total and one sex, the third
    follows. So where one of the three is suppressed, no more than the total is kept, and where the total is suppressed
    none is. Status of what is taken away: ``sekretess``.
    """
    secret = observations["status"] == SECRET
    if not secret.any():
        return observations
    hidden = observations.loc[secret, [*_PLACE, "gender"]]
    places = hidden.assign(total=hidden["gender"] == "T").groupby(_PLACE, as_index=False)["total"].any()
    found = observations[_PLACE].merge(places, on=_PLACE, how="left")["total"]
    touched = found.notna().to_numpy() & ~secret.to_numpy()
    whole = found.fillna(False).astype(bool).to_numpy()
    take = touched & (whole | (observations["gender"] != "T").to_numpy())
    status = observations["status"].mask(take, SECRET)
    count = observations["count"].mask(take | secret.to_numpy(), 0)
    return observations.assign(value=observations["value"].mask(take), status=status, count=count)


def suppressed_counts(counts: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    """Return counts of small areas without those that would reveal a suppressed one.

    A cell of a category that just one area lacks follows from the municipality's total: the smallest of the others is
    then taken away too. ``areas`` are all areas that the table should have.
    """
    lacking = counts.groupby(["table", "category", "year"])["area"].transform("nunique") == len(areas) - 1
    if len(areas) < 2 or not lacking.any():
        return counts
    smallest = counts[lacking].sort_values(["value", "area"]).groupby(["table", "category", "year"]).head(1)
    return counts.drop(index=smallest.index).reset_index(drop=True)
