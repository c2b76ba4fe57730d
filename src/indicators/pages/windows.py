"""The years behind a windowed mean: which of them have no measurement (docs/method.md, section 0)."""

from __future__ import annotations

from indicators.figures.series import codes
from indicators.pages.picture import Picture
from indicators.programme import Indicator


def lacking(picture: Picture, indicator: Indicator, period: int | None) -> list[int]:
    """Return the years of the window up to ``period`` whose value is missing or suspect; none without a window."""
    if indicator.window < 2 or period is None:
        return []
    frame = picture.results.history
    mine = frame[
        (frame["indicator"] == indicator.id)
        & (frame["municipality"] == picture.municipality)
        & (frame["role"] == "self")
        & (frame["gender"] == "T")
    ]
    used = [
        int(year)
        for year, quality in zip(mine["period"], mine["quality"], strict=True)
        if "suspect" not in codes(quality)
    ]
    return [year for year in range(period - indicator.window + 1, period + 1) if year not in used]
