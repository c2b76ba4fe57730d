"""One indicator on a criterion's page: its marks, its sentences, its two figures."""

from __future__ import annotations

from typing import Any

from indicators.method import gap_is_certain
from indicators.pages import long_term
from indicators.pages.blocks import Text, bullets, heading, paragraphs, table
from indicators.pages.indicator_figures import history, peers, shown_series
from indicators.pages.indicator_sources import peer_group, sample
from indicators.pages.picture import Picture, Row
from indicators.pages.windows import lacking
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import (
    about,
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
from indicators.words.noun import label
from indicators.words.row import code, figure, whole

NONE = "–"
NO_COMPARISON = "Jämförelsen med andra kommuner visas inte, eftersom kommunens värde saknas."


def section(picture: Picture, indicator: Indicator) -> list[Any]:
    """Return the indicator's blocks in reading order: text, then its history and the comparison with its peers."""
    row = picture.row(indicator)
    figures = [history(picture, indicator), peers(picture, indicator)]
    drawn = [each for each in figures if each is not None]
    apart = [] if figure(row, "value") is not None else [Text(NO_COMPARISON)]
    return [text(picture, indicator, row), *drawn, *apart, more(picture, indicator, row), foot(picture, indicator, row)]


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
            value.value_and_verdict(row, indicator, lacking(picture, indicator, whole(row, "period"))),
            uncertainty.uncertainty(row, indicator, n, approximate=approximate),
        ),
        _joined(*moved(picture, indicator, row)),
        _joined(value.old_value(row), *suspects(picture, indicator), *quality.quality(row)),
    )


def moved(picture: Picture, indicator: Indicator, row: Row) -> list[str]:
    """Return the movement since the baseline and whether it is good; nothing across a break in the series."""
    if code(row, "reason") == "series_break" or not value.movement(row, indicator):
        return []
    start = lacking(picture, indicator, whole(row, "baseline_period"))
    return [
        value.movement(row, indicator),
        value.movement_judged(row, indicator),
        value.baseline_mean(row, indicator, start),
    ]


def more(picture: Picture, indicator: Indicator, row: Row) -> Text:
    """Return what can be said of pace, trend, others and the sexes."""
    n, _ = sample(picture, indicator, row)
    return paragraphs(
        _joined(pace.pace(row, indicator), pace.within_chance(row, indicator), trend.trend(row, indicator)),
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


def certain(row: Row, indicator: Indicator, n: int | None) -> bool | None:
    """Return whether the difference between the sexes can be told from chance; None where that is not known."""
    women, men, total = (figure(row, name) for name in ("value_women", "value_men", "value"))
    if n is None or indicator.kind != "share" or women is None or men is None or total is None:
        return None
    return gap_is_certain(women, men, total, n)


def suspects(picture: Picture, indicator: Indicator) -> list[str]:
    """Return one sentence for each suspect value that the chart shows."""
    found = records(shown_series(picture, indicator).suspect)
    return [value.suspect(int(each["period"]), each["raw"], indicator) for each in found]


def succession(picture: Picture, indicator: Indicator) -> str:
    """Return what the chart shows of the nyckeltal that comes after this one, or that the snapshot has none of it."""
    if indicator.successor is None:
        return ""
    drawn = bool(len(shown_series(picture, indicator).after))
    return about.successor(indicator.kpi, indicator.successor, picture.year, drawn=drawn)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
