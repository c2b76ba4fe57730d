"""The two figures of an indicator: its history, and the comparison with its peers."""

from __future__ import annotations

import pandas as pd

from indicators.figures import Figure, history_chart, peer_chart
from indicators.figures.series import Series, select
from indicators.pages import long_term
from indicators.pages.indicator_sources import own_source
from indicators.pages.picture import Picture, Row
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import alt, captions
from indicators.words.row import code, figure, whole


def history(picture: Picture, indicator: Indicator) -> Figure | None:
    """Return the history chart with limit and path, or None when no year shown has a value."""
    frame, row = picture.results.history, picture.row(indicator)
    shown, targets = shown_series(picture, indicator), picture.results.targets
    own_parts = ["målvärde och gräns"] if shown.path.years else []
    return history_chart(
        row,
        frame[frame["indicator"] == indicator.id],
        targets[targets["indicator"] == indicator.id],
        indicator,
        caption=captions.caption(
            f"{indicator.id}-utveckling",
            captions.codes(shown.before_kpi, indicator.kpi, shown.after_kpi),
            picture.snapshot_label,
            int(shown.own["period"].max()) if len(shown.own) else None,
            window=indicator.window,
            own_parts=own_parts,
        )
        + own_source(picture, indicator),
        alt=alt.history(
            measure(indicator),
            picture.place,
            [(int(each["period"]), float(each["value"])) for each in records(shown.own)],
            target=_dated(row, "period", "target") if shown.path.years else None,
            limit=figure(row, "limit") if shown.path.years else None,
            long_term=_dated(row, "long_term_year", "long_term") if shown.path.years else None,
            suspect=[int(each) for each in shown.suspect["period"]],
            decided=code(row, "target_status") == "decided",
            long_term_decided=long_term.decided(row),
            missing=shown.missing("T"),
        ),
        place=picture.place,
        gaps=picture.results.gaps,
    )


def peers(picture: Picture, indicator: Indicator) -> Figure | None:
    """Return the comparison with peers, county and country, or None without a value to compare."""
    row, frame = picture.row(indicator), picture.results.comparison
    mine = frame[frame["indicator"] == indicator.id]
    period = whole(row, "period")
    if period is None or figure(row, "value") is None:
        return None
    shown = mine[mine["role"] == "peer"]
    means = [("jämförelsegruppens medel", figure(row, "peer_mean")), ("länets medel", figure(row, "county_mean"))]
    return peer_chart(
        row,
        mine,
        indicator,
        caption=captions.caption(
            f"{indicator.id}-jamforelse",
            indicator.kpi,
            picture.snapshot_label,
            period,
            window=indicator.window,
            own_parts=["medelvärden"],
        ),
        alt=alt.peers(
            measure(indicator),
            period,
            picture.place,
            figure(row, "value"),
            named_values(shown),
            [*means, ("riket", figure(row, "country"))],
        ),
        place=picture.place,
    )


def shown_series(picture: Picture, indicator: Indicator) -> Series:
    """Return the series that the history chart draws, so that its texts speak of the same values."""
    history_frame, targets = picture.results.history, picture.results.targets
    return select(
        picture.row(indicator),
        history_frame[history_frame["indicator"] == indicator.id],
        targets[targets["indicator"] == indicator.id],
        picture.results.gaps,
    )


def measure(indicator: Indicator) -> alt.Measure:
    """Return what an alternative text needs to know of the indicator."""
    return alt.Measure(indicator.short, indicator.unit, indicator.decimals)


def named_values(frame: pd.DataFrame) -> list[tuple[str, float | None]]:
    """Return each area's title with its value, None where it is missing."""
    return [(str(each["title"]), figure(each, "value")) for each in records(frame)]


def _dated(row: Row, year: str, amount: str) -> tuple[int, float] | None:
    when, what = whole(row, year), figure(row, amount)
    return (when, what) if when is not None and what is not None else None
