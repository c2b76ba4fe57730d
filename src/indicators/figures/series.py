"""Pick what a history chart shows out of the tables of docs/method.md, section 12; nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from indicators.figures.reading import AMBITION, Path, Row, path_of, shown_value
from indicators.terms import COUNTRY

FIRST_YEAR = 2010
SPARSE = 8
FAR = 20


@dataclass(frozen=True)
class Series:
    """What one history chart shows. Frames have columns period, value, raw, low, high, quality, sorted by period.

    before and after are the series of another nyckeltal that may not be compared with this one; gaps says by year why a
    value is missing (T, K, M and country), where the provider does; yearly are the measurements behind a windowed mean.
    """

    own: pd.DataFrame
    suspect: pd.DataFrame
    before: pd.DataFrame
    before_kpi: str
    after: pd.DataFrame
    after_kpi: str
    country: pd.DataFrame
    women: pd.DataFrame
    men: pd.DataFrame
    yearly: pd.DataFrame
    step: int
    path: Path = field(default_factory=Path)
    gaps: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Return the years the table twin shows: every year where measurements are yearly, else those measured."""
        shown = {int(p) for f in (self.before, self.yearly, self.own, self.suspect, self.after) for p in f["period"]}
        shown |= set(self.missing("T"))
        if self.step == 1 and shown:
            shown |= set(range(min(shown), max(shown) + 1))
        return sorted(shown)

    @property
    def breaks(self) -> list[int]:
        """Return the first year after each break: where the earlier series ends, and where a value says so."""
        marked = [int(p) for p, q in zip(self.own["period"], self.own["quality"], strict=True) if "break" in codes(q)]
        if len(self.before) and len(self.own):
            marked.append(int(self.own["period"].iloc[0]))
        if len(self.after) and len(self.own):
            marked.append(int(self.after["period"].iloc[0]))
        return sorted(set(marked))

    def missing(self, whose: str) -> Mapping[int, str]:
        """Return why values are missing, by year: of the total (T), women (K), men (M) or the country."""
        return self.gaps.get(whose, {})


def codes(quality: object) -> set[str]:
    """Return the quality codes of one value (``jump;pandemic``) as a set; missing gives the empty set."""
    return set(quality.split(";")) - {""} if isinstance(quality, str) else set()


def select(
    row: Row,
    history: pd.DataFrame,
    targets: pd.DataFrame,
    gaps: pd.DataFrame | None = None,
    *,
    ambition: str = AMBITION,
) -> Series:
    """Return the series of ``row``'s indicator and municipality, up to its report year, from 2010 on.

    Measurements further apart than a year (elections, surveys) go back to the last eight instead. All values are
    rounded to the indicator's decimals: the chart shows what is compared (section 2) and what the table says.
    """
    frame = _shown(row, history)
    itself = frame[frame["role"] == "self"]
    total = _of(itself[itself["municipality"] == row["municipality"]], "T")
    step, first = _rhythm(_measured(total))
    own, suspect = _measured(total[total["period"] >= first]), _suspect(total, first)
    before, after = _before(frame, row, own, first), _after(frame, row, own, first)
    yearly = _yearly(total, first)
    start = min((p for f in (own, yearly, suspect, before, after) for p in f["period"]), default=first)
    return Series(
        own=own,
        suspect=suspect,
        before=before,
        before_kpi=_kpi_of(before),
        after=after,
        after_kpi=_kpi_of(after),
        **_beside(itself[itself["period"] >= start], row),
        yearly=yearly,
        step=step,
        path=path_of(row, targets, ambition),
        gaps={} if gaps is None else _gaps(row, gaps, start, step),
    )


def _rhythm(measured: pd.DataFrame) -> tuple[int, int]:
    """Return the usual number of years between measurements, and the first year that is shown."""
    step = typical_step(measured["period"].tolist())
    return step, FIRST_YEAR if step == 1 else int(measured["period"].iloc[-SPARSE:].min())


def _beside(rows: pd.DataFrame, row: Row) -> dict[str, pd.DataFrame]:
    """Return the lines beside the municipality's total: the country's total, its own women and men."""
    there = rows[rows["municipality"] == row["municipality"]]
    parts = {
        "country": _of(rows[rows["municipality"] == COUNTRY], "T"),
        "women": _of(there, "K"),
        "men": _of(there, "M"),
    }
    return {name: _measured(part) for name, part in parts.items()}


def _kpi_of(frame: pd.DataFrame) -> str:
    return str(frame["kpi"].iloc[0]) if len(frame) else ""


def _shown(row: Row, history: pd.DataFrame) -> pd.DataFrame:
    frame = history[(history["indicator"] == row["indicator"]) & (history["period"] <= row["year"])].copy()
    for column in ("value", "raw", "low", "high"):
        frame[column] = [shown_value(v, int(row["decimals"])) for v in frame[column]]
    return frame


def without_far_country(shown: Series, kind: str) -> Series:
    """Return ``shown`` without the country's line where it would flatten the municipality's own.

    That is a number of persons or things (kind count), or a country far above everything else that is drawn.
    """
    own = [abs(v) for f in (shown.own, shown.before, shown.after) for v in f["value"]]
    own += [abs(v) for v in shown.path.targets]
    far = len(shown.country) and own and shown.country["value"].abs().max() > FAR * max(own)
    return replace(shown, country=shown.country.iloc[:0]) if kind == "count" or far else shown


def typical_step(periods: list[int]) -> int:
    """Return the usual number of years between measurements, 1 unless at least three show another rhythm."""
    if len(periods) < 3:
        return 1
    return max(1, int(np.median(np.diff(sorted(periods)))))


def pieces(periods: list[int], step: int, breaks: Sequence[int] = ()) -> list[list[int]]:
    """Split ``periods`` into runs without a gap longer than ``step``: a missing year is a gap, never a line.

    A run also ends where a break of the series begins: values on either side are not comparable.
    """
    runs: list[list[int]] = []
    for p in periods:
        if runs and p - runs[-1][-1] <= step and not any(runs[-1][-1] < b <= p for b in breaks):
            runs[-1].append(p)
        else:
            runs.append([p])
    return runs


def _of(frame: pd.DataFrame, gender: str) -> pd.DataFrame:
    return frame[frame["gender"] == gender].sort_values("period").reset_index(drop=True)


def _measured(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["value"].notna()].reset_index(drop=True)


def _suspect(total: pd.DataFrame, first: int) -> pd.DataFrame:
    marked = total["quality"].map(lambda q: "suspect" in codes(q)).astype(bool)
    return total[marked & total["raw"].notna() & (total["period"] >= first)].reset_index(drop=True)


def _yearly(total: pd.DataFrame, first: int) -> pd.DataFrame:
    """Return the measurements themselves: a windowed mean may begin two of them later."""
    marked = total["quality"].map(lambda q: "suspect" in codes(q)).astype(bool)
    return total[~marked & total["raw"].notna() & (total["period"] >= first)].reset_index(drop=True)


def _before(frame: pd.DataFrame, row: Row, own: pd.DataFrame, first: int) -> pd.DataFrame:
    other = _other(frame, row, "before", first)
    return other[other["period"] < own["period"].iloc[0]].reset_index(drop=True) if len(own) else other


def _after(frame: pd.DataFrame, row: Row, own: pd.DataFrame, first: int) -> pd.DataFrame:
    other = _other(frame, row, "after", first)
    return other[other["period"] > own["period"].iloc[-1]].reset_index(drop=True) if len(own) else other


def _other(frame: pd.DataFrame, row: Row, role: str, first: int) -> pd.DataFrame:
    other = _of(frame[(frame["municipality"] == row["municipality"]) & (frame["role"] == role)], "T")
    return other[other["value"].notna() & (other["period"] >= first)].reset_index(drop=True)


def _gaps(row: Row, gaps: pd.DataFrame, first: int, step: int) -> dict[str, dict[int, str]]:
    """Return why values are missing, by line and year; what is measured now and then is not missing in between."""
    mine = gaps[(gaps["indicator"] == row["indicator"]) & (gaps["role"] == "self")]
    mine = mine[mine["period"].between(first, row["year"])]
    mine = mine[mine["missing"] != "not_published"] if step > 1 else mine
    there = mine[mine["municipality"] == row["municipality"]]
    lines = {gender: there[there["gender"] == gender] for gender in ("T", "K", "M")}
    lines["country"] = mine[(mine["municipality"] == COUNTRY) & (mine["gender"] == "T")]
    return {
        name: {int(p): str(why) for p, why in zip(rows["period"], rows["missing"], strict=True)}
        for name, rows in lines.items()
    }
