"""The snapshot before a report's own: its tables, and which nyckeltal may be compared between the two."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.data import Tables
from indicators.data.revisions import retitled, shared_kpis
from indicators.data.vintages import Vintage, before
from indicators.pages.processed import tables_of
from indicators.programme import Indicator, Programme
from indicators.programme.context import Supporting
from indicators.workspace import Workspace


def vintage_before(workspace: Workspace, snapshot: str) -> Vintage | None:
    """Return the newest snapshot earlier than ``snapshot``, None when it is the first."""
    return before(workspace.vintages, snapshot)


def earlier_tables(workspace: Workspace, snapshot: str, kinds: Mapping[str, str]) -> Tables | None:
    """Return the tables of the snapshot before ``snapshot``, built where they are missing; None when it is the first.

    ``kinds`` are those the report's own tables were checked by. The data room's errors pass through.
    """
    vintage = vintage_before(workspace, snapshot)
    return None if vintage is None else tables_of(workspace, vintage.id, kinds)


def earlier_observations(earlier: Tables, now: Tables, programme: Programme) -> pd.DataFrame:
    """Return the earlier observations that revisions are read from: those of the nyckeltal that are still the same."""
    same = comparable_kpis(earlier.kpis, now.kpis, programme)
    return earlier.observations[earlier.observations["kpi"].isin(same)]


def comparable_kpis(earlier: pd.DataFrame, now: pd.DataFrame, programme: Programme) -> list[str]:
    """Return the nyckeltal of both tables ``kpis`` that measure the same thing in both (docs/method.md, section 11).

    A nyckeltal whose title changed may have got another definition, so that it is compared only where the programme
    has both titles: as the chosen one, or among those a person has confirmed.
    """
    both = shared_kpis(earlier, now)
    named: list[Indicator | Supporting] = [*programme.indicators, *programme.supporting]
    known = {each.kpi: {title.strip() for title in (each.title, *each.titles_confirmed)} for each in named}
    changed = retitled(earlier, now)
    unlike = {
        str(row["kpi"])
        for row in changed.to_dict("records")
        if not {row["before"], row["after"]} <= known.get(row["kpi"], set())
    }
    return [kpi for kpi in both if kpi not in unlike]
