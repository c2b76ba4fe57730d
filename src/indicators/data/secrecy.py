"""A suppressed value must not be recoverable from the others: what would give it away is suppressed as well.

Done where the tables are made, so that no mark, mean, window, chart or export ever sees what was taken away. Means of
a group or a county are made of the published values alone, so that they say nothing of one that is not. Not guarded
against: what a reader knows from elsewhere, and the country's share, index or length of life, a weighted mean of 290
whose weights nobody publishes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.data.hierarchy import Cell, with_cover
from indicators.kinds import totals_of

SECRET = "sekretess"
INHABITANTS = "N01951"
# Weighted means whose weights are not published: the country's gives none of 290 away, a county's may.
MEANS = ("share", "percent", "index", "years")


def suppressed(observations: pd.DataFrame, kinds: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the observations with values taken away that would reveal a suppressed one.

    Total, women and men hang together: of three published values, or of a published total and one sex, the third
    follows. So where one of the three is suppressed, no more than the total is kept, and where the total is suppressed
    none is. Municipalities make up their county, and counties the country (``hierarchy``), the country not for a kind
    in ``MEANS``. A nyckeltal per inhabitant and its total (``kinds``, ``Kinds.totals``) are as one, for the inhabitants
    are published; where these are not, neither are the two. Status of what is taken away: ``sekretess``.
    """
    secret = (observations["status"] == SECRET).to_numpy()
    if not secret.any():
        return observations
    hidden = secret.copy()
    known = kinds or {}
    codes, names = pd.factorize(observations["kpi"])
    number = {str(kpi): code for code, kpi in enumerate(names)}
    for family in _families({str(kpi) for kpi in names[np.unique(codes[secret])]}, known):
        also = (INHABITANTS,) if len(family) > 1 else ()
        mine, theirs = (
            np.flatnonzero(np.isin(codes, [number[kpi] for kpi in each if kpi in number]))
            for each in (family, (*family, *also))
        )
        adds_up = not all(known.get(kpi) in MEANS for kpi in family)
        secrets = observations.iloc[theirs[hidden[theirs]]]
        hidden[mine] |= _given_away(observations.iloc[mine], secrets, adds_up)
    there = observations["value"].notna().to_numpy()
    return _taken(observations, pd.Series(secret | (hidden & there), index=observations.index))


def tied(kpi: str, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return the nyckeltal with the one that it is the total of, or that is its total; else it alone."""
    return next((pair for pair in totals_of(kinds).items() if kpi in pair), (kpi,))


def _families(secret: set[str], kinds: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the nyckeltal to look at together, the inhabitants first: every total rests on them."""
    every = secret | (set(totals_of(kinds)) if INHABITANTS in secret else set())
    return sorted({tied(kpi, kinds) for kpi in every}, key=lambda family: (INHABITANTS not in family, family))


def _given_away(rows: pd.DataFrame, secret: pd.DataFrame, adds_up: bool) -> np.ndarray:
    """Return for each of ``rows`` whether its cell is in ``secret`` or would reveal one that is, year by year."""
    cells, secrets = _cells(rows), _cells(secret)
    years, values = rows["period"].to_numpy(), rows["value"].to_numpy()
    found: set[tuple[object, Cell]] = set()
    for year, places in secret.reset_index().groupby("period").groups.items():
        that = np.flatnonzero(years == year)
        published = {cells[at]: float(values[at]) for at in that if values[at] == values[at]}
        mine = {secrets[at] for at in places}
        cover = with_cover({cells[at] for at in that}, published, mine, country=adds_up)
        found |= {(year, cell) for cell in cover}
    return np.array([key in found for key in zip(years, cells, strict=True)], dtype=bool)


def _cells(rows: pd.DataFrame) -> list[Cell]:
    return [Cell(*each) for each in zip(rows["municipality"].astype(str), rows["gender"].astype(str), strict=True)]


def _taken(observations: pd.DataFrame, take: pd.Series) -> pd.DataFrame:
    return observations.assign(
        value=observations["value"].mask(take),
        status=observations["status"].mask(take, SECRET),
        count=observations["count"].mask(take, 0),
    )


def suppressed_counts(counts: pd.DataFrame, areas: list[str]) -> pd.DataFrame:
    """Return counts of small areas without those that are suppressed (no value) or would reveal one that is.

    Within a table of SCB's (``title``; it may hold both counts and shares of them) the categories of an area add up in
    ways that only the provider knows, and the areas add up to the municipality. So an area with a suppressed cell loses
    the whole table, and where it is alone in that so does the area that is smallest in it. ``areas`` are all areas that
    the table should have.
    """
    kept = [_without_areas(part, areas) for _, part in counts.groupby("title", sort=False)]
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
