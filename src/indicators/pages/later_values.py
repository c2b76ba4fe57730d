"""Figures that became known after the snapshot: beside its own, never in the marks (docs/method.md, section 11)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.data.own.later import MOST_REVISED
from indicators.data.vintages import day_of
from indicators.method.attainment import graded
from indicators.method.specification import specifications
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture, Row
from indicators.pages.store import method_inputs
from indicators.programme import Indicator
from indicators.programme.conflict_rules import INHABITANTS
from indicators.records import records
from indicators.words.dates import month
from indicators.words.later import NOTHING_LATER, SCOPES, judged_with
from indicators.words.markdown import escape
from indicators.words.numbers import number, rounded, signed
from indicators.words.revision import revision
from indicators.words.revisions import Measured, measured
from indicators.words.sentence import capital
from indicators.words.units import MISSING


@dataclass(frozen=True)
class Edition:
    """One later series of a nyckeltal: its figures and the snapshot's, by period (NaN where one has none)."""

    kpi: str
    known: dt.date
    source: str
    figures: pd.DataFrame

    @property
    def label(self) -> str:
        """Which figures they are, in words: ``uppgifterna från juni 2026``."""
        return f"uppgifterna från {month(self.known)}"


def section(picture: Picture) -> Text:
    """Return every later series beside the snapshot's own, and what its newest year would have meant for a verdict."""
    title = head(2, "Senare uppgifter än uttaget", "senare-uppgifter")
    found = editions(picture)
    scopes = SCOPES.format(limit=number(100 * MOST_REVISED))
    if not found:
        return paragraphs(title, NOTHING_LATER, scopes)
    return paragraphs(title, *(part for each in found for part in _edition(picture, each)), scopes)


def editions(picture: Picture) -> list[Edition]:
    """Return the municipality's later series up to the report year that became known after the snapshot."""
    known = next(each.known for each in picture.workspace.vintages if each.id == picture.snapshot)
    later = picture.tables.later_values
    mine = later[(later["municipality"] == picture.municipality) & (later["gender"] == "T")]
    mine = mine[(mine["period"] <= picture.year) & (mine["known"].astype(str) > known.isoformat())]
    return [
        Edition(str(kpi), day_of(str(day)), str(source), _beside(picture, str(kpi), part))
        for (kpi, day, source), part in mine.groupby(["kpi", "known", "source"], sort=True)
    ]


def _beside(picture: Picture, kpi: str, part: pd.DataFrame) -> pd.DataFrame:
    own, inhabitants = (_totals(picture, each) for each in (kpi, INHABITANTS))
    frame = pd.DataFrame({"later": part.set_index("period")["value"]}).sort_index()
    return frame.assign(own=own.reindex(frame.index), inhabitants=inhabitants.reindex(frame.index))


def _totals(picture: Picture, kpi: str) -> pd.Series:
    rows = picture.tables.observations
    mine = rows[(rows["kpi"] == kpi) & (rows["municipality"] == picture.municipality) & (rows["gender"] == "T")]
    return mine.set_index("period")["value"]


def _edition(picture: Picture, edition: Edition) -> list[str]:
    words = words_of(picture, edition.kpi)
    unit = words.unit_short.strip() or words.unit
    columns = [
        "År", f"Uttaget {escape(picture.snapshot_label)}", capital(edition.label),
        f"Skillnad, {escape(unit)}" if unit else "Skillnad", "Skillnad, %",
    ]  # fmt: skip
    rows = [_row(each, words) for each in records(edition.figures.reset_index())]
    return [
        f"**{escape(words.label)}** ({escape(edition.kpi)})",
        table(columns, rows, align="rrrrr", widths=[10, 24, 26, 20, 20], css="senare"),
        f"Källa: {escape(edition.source)}. Skillnader: egen bearbetning.",
        *_per_inhabitant(picture, edition),
    ]


def words_of(picture: Picture, kpi: str) -> Measured:
    """Return the words of a nyckeltal: the programme's, else its title."""
    programme, kpis = picture.programme, picture.tables.kpis
    known = {each.kpi: measured(each) for each in programme.supporting}
    known |= {each.kpi: measured(each) for each in programme.indicators}
    title = str(kpis.loc[kpis["kpi"] == kpi, "title"].iloc[0])
    return known.get(kpi) or Measured(title, "", "", 2)


def _row(figures: Row, words: Measured) -> list[str]:
    own, later = figures["own"], figures["later"]
    cells = [str(figures["period"]), MISSING if pd.isna(own) else number(own, words.decimals)]
    cells.append(number(later, words.decimals))
    if pd.isna(own):
        return [*cells, "–", "–"]
    shown = rounded(later, words.decimals) - rounded(own, words.decimals)
    share = "–" if own == 0 else signed(100 * (later - own) / own, 1)
    return [*cells, signed(float(shown), words.decimals), share]


def _per_inhabitant(picture: Picture, edition: Edition) -> list[str]:
    """Return what the newest figure is per inhabitant, where the programme judges that, and what it would have meant.

    Nothing is said unless the snapshot's own figures, divided the same way, give the value that is judged.
    """
    total = {each.kpi: each.total_of for each in picture.programme.supporting}.get(edition.kpi)
    judged = {each.kpi: each for each in picture.programme.indicators}.get(total or edition.kpi)
    both = edition.figures.dropna()
    if judged is None or both.empty or judged.window > 1:
        return []
    period, newest = int(both.index[-1]), both.iloc[-1]
    by = float(newest["inhabitants"]) if total else 1.0
    own, later = float(newest["own"]) / by, float(newest["later"]) / by
    row = picture.row(judged)
    if row["period"] != period or rounded(own, judged.decimals) != rounded(float(row["value"]), judged.decimals):
        return []
    where = (f"i uttaget {picture.snapshot_label}", f"med {edition.label}")
    said = revision(judged, period, (own, where[0]), (later, where[1]), own=bool(total))
    return [said, judged_with(row, later, verdict_with(picture, judged, later), judged) if said else ""]


def verdict_with(picture: Picture, indicator: Indicator, value: float) -> str:
    """Return the verdict that another value would have got against the report's own target and limit; "" without one.

    The comparison is the method's own (docs/method.md, section 2). Nothing is judged anew: the target stays as it is.
    """
    row = picture.row(indicator)
    if row["verdict"] == "na" or pd.isna(row["target"]):
        return ""
    frame = method_inputs(picture.programme, picture.tables).indicators
    (item,) = specifications(frame[frame["indicator"] == indicator.id])
    numbers = (np.array([float(each)]) for each in (value, row["target"], row["limit"]))
    return str(graded(*numbers, item)[0])
