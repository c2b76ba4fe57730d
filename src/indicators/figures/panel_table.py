"""The table twin of small panels: one row an indicator, with its outcomes, the long-term values and the limit."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.figures.panel import Panel
from indicators.figures.tables import NOT_APPLICABLE
from indicators.words.missing import MISSING
from indicators.words.numbers import number

LIMIT = "Gräns (förslag)"


def panel_table(panels: Sequence[Panel], years: Sequence[int], last: int) -> pd.DataFrame:
    """Return the outcomes of ``years``, and where the proposed ways and the limit end.

    A long-term value of another year than ``last`` is given with its year. The targets of the years between lie on
    the straight way there; the page's own table has them.
    """
    names = list(dict.fromkeys(name for panel in panels for name in panel.paths))
    columns = ["Indikator", *(str(year) for year in years), *(_column(name, last) for name in names), LIMIT]
    return pd.DataFrame([_row(panel, years, names, last) for panel in panels], columns=columns, dtype=str)


def _column(name: str, last: int) -> str:
    return f"{last}, {name} (förslag)"


def _row(panel: Panel, years: Sequence[int], names: Sequence[str], last: int) -> list[str]:
    outcome = {year: number(value, panel.decimals) for year, value in panel.outcome}
    first = min(outcome, default=years[-1])
    absent = [MISSING if panel.step == 1 and year > first else NOT_APPLICABLE for year in years]
    return [
        f"{panel.title}, {panel.unit}" if panel.unit else panel.title,
        *(outcome.get(year, gap) for year, gap in zip(years, absent, strict=True)),
        *(_end(panel, name, last) for name in names),
        NOT_APPLICABLE if panel.limit is None else number(panel.limit, panel.decimals),
    ]


def _end(panel: Panel, name: str, last: int) -> str:
    way = panel.paths.get(name)
    if not way:
        return NOT_APPLICABLE
    year = max(way)
    return number(way[year], panel.decimals) + (f" ({year})" if year != last else "")
