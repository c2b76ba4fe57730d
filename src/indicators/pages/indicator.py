"""One indicator on a criterion's page: its marks, its sentences, its two figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.figures import Figure, history_chart, peer_chart
from indicators.figures.series import Series, select
from indicators.method import gap_is_certain
from indicators.pages import long_term
from indicators.pages.blocks import Text, bullets, heading, paragraphs, table
from indicators.pages.picture import Picture, Row, records
from indicators.programme import Indicator
from indicators.words import (
    about,
    alt,
    captions,
    chosen,
    marks,
    others,
    pace,
    proposal,
    quality,
    sexes,
    trend,
    uncertainty,
    value,
)
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.numbers import listed
from indicators.words.row import code, figure, whole

NONE = "–"


def section(picture: Picture, indicator: Indicator) -> list[Any]:
    """Return the indicator's blocks in reading order: text, then its history and the comparison with its peers."""
    row = picture.row(indicator)
    figures = [history(picture, indicator), peers(picture, indicator)]
    drawn = [each for each in figures if each is not None]
    return [text(picture, indicator, row), *drawn, more(picture, indicator, row), foot(picture, indicator, row)]


def identifier(indicator: Indicator) -> str:
    """Return the indicator's place on its page: ``ind-2-2-n15428``."""
    return f"ind-{indicator.id.lower().replace('.', '-')}"


def text(picture: Picture, indicator: Indicator, row: Row) -> Text:
    """Return the indicator's heading, its four marks kept apart, and the value with its verdict."""
    n, approximate = sample(picture, indicator, row)
    return paragraphs(
        heading(3, label(indicator), identifier(indicator)),
        four_marks(row),
        _joined(
            value.value_and_verdict(row, indicator),
            *moved(row, indicator),
            uncertainty.uncertainty(row, indicator, n, approximate=approximate),
        ),
        _joined(value.old_value(row), *suspects(picture, indicator), *quality.quality(row)),
    )


def moved(row: Row, indicator: Indicator) -> list[str]:
    """Return the movement since the baseline and whether it is good; nothing across a break in the series."""
    if code(row, "reason") == "series_break":
        return []
    return [value.movement(row, indicator), value.movement_judged(row, indicator)]


def more(picture: Picture, indicator: Indicator, row: Row) -> Text:
    """Return what can be said of pace, trend, others and the sexes."""
    n, _ = sample(picture, indicator, row)
    return paragraphs(
        _joined(pace.pace(row, indicator), trend.trend(row, indicator)),
        _joined(others.rank(row), others.averages(row, indicator), others.common_shock(row, indicator)),
        sexes.sexes(row, indicator, certain(row, indicator, n)),
    )


def foot(picture: Picture, indicator: Indicator, row: Row) -> Text:
    """Return the small print: how values are proposed, influence, whom the indicator leaves out, notes."""
    items = [
        chosen_value(picture, indicator, row) or proposal.proposal(row, indicator),
        long_term.other_status(picture, indicator, row),
        about.influence(indicator),
        about.leaves_out(indicator),
        about.notes(indicator, own=indicator.own_notes),
        succession(picture, indicator),
        peer_group(picture, row),
    ]
    return Text("::: {.fotnot}\n" + bullets([item for item in items if item]) + "\n:::")


def chosen_value(picture: Picture, indicator: Indicator, row: Row) -> str:
    """Return where the target comes from when it is written in the programme, else nothing."""
    judged = whole(row, "period") or picture.year
    written = [each for each in indicator.values if each.year == judged]
    return "".join(chosen.chosen(each, picture.programme.sources.get(each.reference or "")) for each in written)


def four_marks(row: Row) -> str:
    """Return the four marks side by side, each under its own name; a mark that is not given is a dash."""
    verdict = " ".join(part for part in (marks.verdict_mark(row), marks.uncertain_mark(row)) if part)
    cells = [verdict or NONE, marks.pace_mark(row) or NONE, marks.trend_mark(row) or NONE, marks.rank_mark(row)]
    return table(["Måluppfyllelse", "Takt", "Trend", "Plats"], [cells], align="llll", css="marken")


def sample(picture: Picture, indicator: Indicator, row: Row) -> tuple[int | None, bool]:
    """Return the number of persons behind the value where it is known, and whether it is approximate."""
    samples, period = picture.tables.samples, whole(row, "period")
    found = samples[
        (samples["kpi"] == indicator.kpi)
        & (samples["municipality"] == picture.municipality)
        & (samples["period"] == (period if period is not None else -1))
    ]
    return (None, False) if found.empty else (int(found["n"].iloc[0]), bool(found["approximate"].iloc[0]))


def certain(row: Row, indicator: Indicator, n: int | None) -> bool | None:
    """Return whether the difference between the sexes can be told from chance; None where that is not known."""
    women, men, total = (figure(row, name) for name in ("value_women", "value_men", "value"))
    if n is None or indicator.kind != "share" or women is None or men is None or total is None:
        return None
    return gap_is_certain(women, men, total, n)


def suspects(picture: Picture, indicator: Indicator) -> list[str]:
    """Return one sentence for each suspect value that the chart shows."""
    found = records(_shown(picture, indicator).suspect)
    return [value.suspect(int(each["period"]), each["raw"], indicator) for each in found]


def peer_group(picture: Picture, row: Row) -> str:
    """Return which municipalities the indicator is compared with, and the group's year."""
    groups, areas = picture.tables.groups, picture.tables.areas
    members = groups[groups["group"] == code(row, "peer_group")]
    if members.empty:
        return ""
    names = areas.set_index("code")["title"]
    listed = [str(names[member]) for member in members["member"] if member in names.index]
    first = records(members)[0]
    return others.peer_group(str(first["title"]), whole(first, "year"), listed)


def succession(picture: Picture, indicator: Indicator) -> str:
    """Return what the chart shows of the nyckeltal that comes after this one, or that the snapshot has none of it."""
    if indicator.successor is None:
        return ""
    drawn = bool(len(_shown(picture, indicator).after))
    return about.successor(indicator.kpi, indicator.successor, picture.year, drawn=drawn)


def measure(indicator: Indicator) -> alt.Measure:
    """Return what an alternative text needs to know of the indicator."""
    return alt.Measure(indicator.short, indicator.unit, indicator.decimals)


def _shown(picture: Picture, indicator: Indicator) -> Series:
    """Return the series that the history chart draws, so that its texts speak of the same values."""
    history_frame, targets = picture.results.history, picture.results.targets
    return select(
        picture.row(indicator),
        history_frame[history_frame["indicator"] == indicator.id],
        targets[targets["indicator"] == indicator.id],
        picture.results.gaps,
    )


def history(picture: Picture, indicator: Indicator) -> Figure | None:
    """Return the history chart with limit and path, or None when no year shown has a value."""
    frame, row = picture.results.history, picture.row(indicator)
    shown, targets = _shown(picture, indicator), picture.results.targets
    own_parts = ["målvärde och gräns"] if figure(row, "target") is not None else []
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
            target=_dated(row, "period", "target"),
            limit=figure(row, "limit"),
            long_term=_dated(row, "long_term_year", "long_term"),
            suspect=[int(each) for each in shown.suspect["period"]],
            decided=code(row, "target_status") == "decided",
            long_term_decided=long_term.decided(row),
            missing=shown.missing("T"),
        ),
        place=picture.place,
        gaps=picture.results.gaps,
    )


def own_source(picture: Picture, indicator: Indicator) -> str:
    """Return where the municipality's values that do not come from Kolada are taken from, with their years."""
    rows = picture.tables.observations
    mine = rows[(rows["kpi"] == indicator.kpi) & (rows["municipality"] == picture.municipality)]
    other = mine[(mine["source"] != "Kolada") & (mine["period"] <= picture.year)]
    given = [(str(source), sorted(rows["period"].unique())) for source, rows in other.groupby("source", sort=False)]
    return "".join(f" {_values_for(years)}: {escape(source)}." for source, years in given)


def _values_for(years: Sequence[int]) -> str:
    if len(years) == 1:
        return f"Värdet för {years[0]}"
    return f"Värdena för {listed([str(year) for year in years])}"


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


def named_values(frame: pd.DataFrame) -> list[tuple[str, float | None]]:
    """Return each area's title with its value, None where it is missing."""
    return [(str(each["title"]), figure(each, "value")) for each in records(frame)]


def _dated(row: Row, year: str, amount: str) -> tuple[int, float] | None:
    when, what = whole(row, year), figure(row, amount)
    return (when, what) if when is not None and what is not None else None


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
