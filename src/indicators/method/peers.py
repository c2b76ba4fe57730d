"""Which areas an indicator is compared with: docs/method.md, section 6."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.method.panel import Panel
from indicators.method.rows import IntArray
from indicators.terms import COUNTRY

OVERALL = "Liknande kommuner, övergripande"


@dataclass(frozen=True)
class Group:
    """A comparison group: its id, what it is about, whose it is ("" for nobody's) and the rows of its members."""

    id: str
    subject: str
    owner: str
    year: int
    overall: bool
    members: IntArray


@dataclass(frozen=True)
class Neighbours:
    """For one municipality: the group's id ("" without one), the rows of peers and county, and the country's."""

    group: str
    peers: IntArray
    county: IntArray
    country: int


def read_groups(groups: pd.DataFrame, panel: Panel) -> dict[str, Group]:
    """Return the comparison groups by id; members outside the panel's areas are left out."""
    rows = {area: number for number, area in enumerate(panel.areas)}
    found: dict[str, Group] = {}
    for identity, part in groups.groupby("group", sort=True, observed=True):
        head = part.iloc[0]
        members = sorted(rows[str(m)] for m in set(part["member"]) if str(m) in rows)
        found[str(identity)] = Group(
            id=str(identity),
            subject=_text(head["subject"]),
            owner=_text(head["owner"]),
            year=int(head["year"]) if pd.notna(head["year"]) else 0,
            overall=str(head["title"]).startswith(OVERALL),
            members=np.array(members, dtype=np.int64),
        )
    return found


def counties(areas: pd.DataFrame, panel: Panel) -> dict[str, IntArray]:
    """Return, for each municipality code, the rows of the municipalities in its county, itself included."""
    kept = areas[areas["type"] == "K"].dropna(subset=["county"])
    county = dict(zip(kept["code"].astype(str), kept["county"].astype(str), strict=True))
    rows: dict[str, list[int]] = {}
    for number, code in enumerate(panel.areas):
        if code in county:
            rows.setdefault(county[code], []).append(number)
    return {code: np.array(rows[name], dtype=np.int64) for code, name in county.items()}


def neighbours(
    municipality: str, peer_group: str | None, groups: dict[str, Group], county: dict[str, IntArray], panel: Panel
) -> Neighbours:
    """Return whom a municipality is compared with for an indicator.

    The indicator's group when it is the municipality's own or nobody's; else the municipality's newest group on
    the same subject; else its newest "Liknande kommuner, övergripande"; else no group.
    """
    group = _own_group(municipality, peer_group, groups)
    own = panel.row(municipality)
    none = np.zeros(0, dtype=np.int64)
    return Neighbours(
        group=group.id if group else "",
        peers=group.members[group.members != own] if group else none,
        county=county.get(municipality, none),
        country=panel.row(COUNTRY),
    )


def _own_group(municipality: str, peer_group: str | None, groups: dict[str, Group]) -> Group | None:
    wanted = groups.get(peer_group or "")
    if wanted is not None and wanted.owner in ("", municipality):
        return wanted
    mine = sorted((g for g in groups.values() if g.owner == municipality), key=lambda g: (g.year, g.id))
    same = [g for g in mine if wanted is not None and g.subject == wanted.subject]
    overall = [g for g in mine if g.overall]
    found = same or overall
    return found[-1] if found else None


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]
