"""Where an indicator's values come from: who else than Kolada, how many persons, and which municipalities beside."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.pages.picture import Picture, Row
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import others
from indicators.words.markdown import escape
from indicators.words.numbers import listed
from indicators.words.row import code, whole


def own_source(picture: Picture, indicator: Indicator) -> str:
    """Return where the municipality's values that do not come from Kolada are taken from, with their years."""
    rows = picture.tables.observations
    mine = rows[(rows["kpi"] == indicator.kpi) & (rows["municipality"] == picture.municipality)]
    other = mine[(mine["source"] != "Kolada") & (mine["period"] <= picture.year)]
    given = [(str(source), sorted(rows["period"].unique())) for source, rows in other.groupby("source", sort=False)]
    return "".join(f" {_values_for(years)}: {escape(source)}." for source, years in given)


def sample(picture: Picture, indicator: Indicator, row: Row) -> tuple[int | None, bool]:
    """Return the number of persons behind the value where it is known, and whether it is approximate."""
    samples, period = picture.tables.samples, whole(row, "period")
    found = samples[
        (samples["kpi"] == indicator.kpi)
        & (samples["municipality"] == picture.municipality)
        & (samples["period"] == (period if period is not None else -1))
    ]
    return (None, False) if found.empty else (int(found["n"].iloc[0]), bool(found["approximate"].iloc[0]))


def peer_group(picture: Picture, row: Row) -> str:
    """Return which municipalities the indicator is compared with, and the group's year."""
    groups, areas = picture.tables.groups, picture.tables.areas
    members = groups[groups["group"] == code(row, "peer_group")]
    if members.empty:
        return ""
    names = areas.set_index("code")["title"]
    members_named = [str(names[member]) for member in members["member"] if member in names.index]
    first = records(members)[0]
    return others.peer_group(str(first["title"]), whole(first, "year"), members_named)


def _values_for(years: Sequence[int]) -> str:
    if len(years) == 1:
        return f"Värdet för {years[0]}"
    return f"Värdena för {listed([str(year) for year in years])}"
