"""The way from the baseline to the long-term value, and how a value is read out of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.words.numbers import rounded

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


def present(value: object) -> bool:
    """Return whether ``value`` is a number (not None, not NaN)."""
    return isinstance(value, int | float | np.number) and not np.isnan(float(value))


def text(value: object) -> str:
    """Return a code as it is, or "" where the cell is missing."""
    return value if isinstance(value, str) else ""


def shown_value(value: object, decimals: int) -> float:
    """Return ``value`` as the reader sees it, rounded half away from zero; NaN stays NaN."""
    return float(rounded(float(value), decimals)) if present(value) else float("nan")  # type: ignore[arg-type]


def path_of(row: Row, targets: pd.DataFrame, ambition: str) -> Path:
    """Return the way to the long-term value: decided targets where there are any, else written ones, else proposed.

    The written ones are proposals too, chosen in the programme; without them those of ``ambition`` are drawn. None are
    drawn where the value may not be compared with the baseline they start from.
    """
    mine = targets[(targets["indicator"] == row["indicator"]) & (targets["municipality"] == row["municipality"])]
    decided, written = mine[mine["status"] == "decided"], mine[mine["ambition"] == WRITTEN]
    chosen = next((rows for rows in (decided, written) if len(rows)), mine[mine["ambition"] == ambition])
    chosen = chosen[chosen["target"].notna()].sort_values("year").drop_duplicates("year")
    if chosen.empty or not present(row["baseline"]) or text(row.get("reason")) == "series_break":
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
