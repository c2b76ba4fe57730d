"""Pick what a history chart shows out of the tables of docs/method.md, section 12; nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from indicators.words.numbers import rounded

FIRST_YEAR = 2010
SPARSE = 8
FAR = 20
COUNTRY = "0000"
AMBITION, WRITTEN = "medel", "vald"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Path:
    """The proposed or decided way from the baseline to the long-term value.

    ``years`` and ``targets`` start at the baseline; ``limit`` is None where there is none; ``decided`` says whether
    the council has decided the values.
    """

    years: tuple[int, ...] = ()
    targets: tuple[float, ...] = ()
    limit: float | None = None
    decided: bool = False

    @property
    def word(self) -> str:
        """Return the word that names the values: a proposal may never look decided."""
        return "Beslutat" if self.decided else "Förslag"


@dataclass(frozen=True)
class Series:
    """What one history chart shows. Frames have columns period, value, raw, low, high, quality, sorted by period."""

    own: pd.DataFrame
    suspect: pd.DataFrame
    before: pd.DataFrame
    before_kpi: str
    country: pd.DataFrame
    women: pd.DataFrame
    men: pd.DataFrame
    step: int
    path: Path = field(default_factory=Path)

    @property
    def years(self) -> list[int]:
        """Return the years the table twin shows: every year where measurements are yearly, else those measured."""
        shown = {int(p) for f in (self.before, self.own, self.suspect) for p in f["period"]}
        if self.step == 1 and shown:
            shown |= set(range(min(shown), max(shown) + 1))
        return sorted(shown)

    @property
    def breaks(self) -> list[int]:
        """Return the first year after each break: where the earlier series ends, and where a value says so."""
        marked = [int(p) for p, q in zip(self.own["period"], self.own["quality"], strict=True) if "break" in codes(q)]
        if len(self.before) and len(self.own):
            marked.append(int(self.own["period"].iloc[0]))
        return sorted(set(marked))


def codes(quality: object) -> set[str]:
    """Return the quality codes of one value (``jump;pandemic``) as a set; missing gives the empty set."""
    return set(quality.split(";")) - {""} if isinstance(quality, str) else set()


def present(value: object) -> bool:
    """Return whether ``value`` is a number (not None, not NaN)."""
    return isinstance(value, int | float | np.number) and not np.isnan(float(value))


def select(row: Row, history: pd.DataFrame, targets: pd.DataFrame, *, ambition: str = AMBITION) -> Series:
    """Return the series of ``row``'s indicator and municipality, up to its report year, from 2010 on.

    Measurements further apart than a year (elections, surveys) go back to the last eight instead. All values are
    rounded to the indicator's decimals: the chart shows what is compared (section 2) and what the table says.
    """
    frame = history[(history["indicator"] == row["indicator"]) & (history["period"] <= row["year"])].copy()
    for column in ("value", "raw", "low", "high"):
        frame[column] = [shown_value(v, int(row["decimals"])) for v in frame[column]]
    mine = frame[(frame["municipality"] == row["municipality"]) & (frame["kpi"] == row["kpi"])]
    total = _of(mine, "T")
    measured = total[total["value"].notna()]
    step = typical_step(measured["period"].tolist())
    first = FIRST_YEAR if step == 1 else _first_sparse(measured)
    own, suspect = measured[measured["period"] >= first], _suspect(total, first)
    before = _before(frame, row, own, first)
    shown = [p for f in (own, suspect, before) for p in f["period"]]
    rest = frame[(frame["kpi"] == row["kpi"]) & (frame["period"] >= min(shown, default=first))]
    there = rest[rest["municipality"] == row["municipality"]]
    return Series(
        own=own.reset_index(drop=True),
        suspect=suspect,
        before=before,
        before_kpi=str(before["kpi"].iloc[0]) if len(before) else "",
        country=_measured(_of(rest[rest["municipality"] == COUNTRY], "T")),
        women=_measured(_of(there, "K")),
        men=_measured(_of(there, "M")),
        step=step,
        path=path_of(row, targets, ambition),
    )


def without_far_country(shown: Series, kind: str) -> Series:
    """Return ``shown`` without the country's line where it would flatten the municipality's own.

    That is a number of persons or things (kind count), or a country far above everything else that is drawn.
    """
    own = [abs(v) for v in (*shown.own["value"], *shown.before["value"], *shown.path.targets)]
    far = len(shown.country) and own and shown.country["value"].abs().max() > FAR * max(own)
    return replace(shown, country=shown.country.iloc[:0]) if kind == "count" or far else shown


def shown_value(value: object, decimals: int) -> float:
    """Return ``value`` as the reader sees it, rounded half away from zero; NaN stays NaN."""
    return float(rounded(float(value), decimals)) if present(value) else float("nan")  # type: ignore[arg-type]


def typical_step(periods: list[int]) -> int:
    """Return the usual number of years between measurements, 1 unless at least three show another rhythm."""
    if len(periods) < 3:
        return 1
    return max(1, int(np.median(np.diff(sorted(periods)))))


def path_of(row: Row, targets: pd.DataFrame, ambition: str) -> Path:
    """Return the way to the long-term value: decided targets where there are any, else written ones, else proposed.

    The written ones are proposals too, chosen in the programme; without them those of ``ambition`` are drawn.
    """
    mine = targets[(targets["indicator"] == row["indicator"]) & (targets["municipality"] == row["municipality"])]
    decided, written = mine[mine["status"] == "decided"], mine[mine["ambition"] == WRITTEN]
    chosen = next((rows for rows in (decided, written) if len(rows)), mine[mine["ambition"] == ambition])
    chosen = chosen[chosen["target"].notna()].sort_values("year").drop_duplicates("year")
    if chosen.empty or not present(row["baseline"]):
        return Path()
    start = int(row["baseline_period"])
    after = chosen[chosen["year"] > start]
    limits = chosen["limit"].dropna()
    return Path(
        years=(start, *(int(y) for y in after["year"])),
        targets=(shown_value(row["baseline"], int(row["decimals"])), *(float(t) for t in after["target"])),
        limit=float(limits.iloc[-1]) if len(limits) else None,
        decided=bool(len(decided)),
    )


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


def _first_sparse(measured: pd.DataFrame) -> int:
    return int(measured["period"].iloc[-SPARSE:].min())


def _before(frame: pd.DataFrame, row: Row, own: pd.DataFrame, first: int) -> pd.DataFrame:
    other = _of(frame[(frame["municipality"] == row["municipality"]) & (frame["kpi"] != row["kpi"])], "T")
    other = other[other["value"].notna() & (other["period"] >= first)]
    if len(own):
        other = other[other["period"] < own["period"].iloc[0]]
    return other.reset_index(drop=True)
