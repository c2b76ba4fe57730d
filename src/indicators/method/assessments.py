"""One indicator written down for the chosen municipalities: docs/method.md, section 12."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indicators.method.attainment import movement
from indicators.method.comparison import mean_of
from indicators.method.inputs import Options
from indicators.method.judgement import Judgement
from indicators.method.others import country_change, rank, share_not
from indicators.method.pace import pace
from indicators.method.panel import Panel
from indicators.method.peers import Neighbours
from indicators.method.projection import projection
from indicators.method.quality import bit, quality_text
from indicators.method.rows import IntArray
from indicators.method.sexes import sexes
from indicators.method.tables import Columns
from indicators.method.trend import trend, trend_window


def assessment_rows(
    judgement: Judgement, panel: Panel, chosen: IntArray, around: Sequence[Neighbours], options: Options
) -> Columns:
    """Return the columns of ``assessments`` for one indicator, one element a chosen municipality.

    ``around`` says whom each chosen municipality is compared with.
    """
    return {
        **_identity(judgement, panel, chosen, options),
        **_attainment(judgement, panel, chosen),
        **_pace(judgement, panel, chosen),
        **_trend(judgement, panel, chosen),
        **_others(judgement, panel, chosen, around),
        **_sexes(judgement, panel, chosen),
        "quality": _quality(judgement, panel, chosen),
    }


def _identity(judgement: Judgement, panel: Panel, chosen: IntArray, options: Options) -> Columns:
    item = judgement.item
    names = ("indicator", "kpi", "kpi_title", "goal", "criterion", "direction", "decimals", "kind")
    return {
        **{name: getattr(item, name) for name in names},
        "family": item.family or "",
        "unconfirmed_title": item.unconfirmed_title or "",
        "municipality": np.array(panel.areas)[chosen],
        "year": panel.year,
        "snapshot": options.snapshot,
        "programme_version": options.programme_version,
    }


def _attainment(judgement: Judgement, panel: Panel, chosen: IntArray) -> Columns:
    values, goals, own = judgement.values, judgement.goals, judgement.own
    base_year = np.where(values.base_at >= 0, values.base_at + float(panel.first), np.nan)
    moved = movement(values, judgement.value_interval, judgement.broken, judgement.item)
    everyone = {
        "period": judgement.years,
        "missing": values.missing,
        "value": values.value,
        "value_low": judgement.value_interval[0],
        "value_high": judgement.value_interval[1],
        "baseline_period": base_year,
        "baseline": values.base,
        "target": goals.target,
        "limit": goals.limit,
        "target_status": goals.status,
        "long_term_year": goals.long_term_year,
        "long_term": goals.long_term,
        "verdict": own.verdict,
        "reason": own.reason,
        "uncertain": own.uncertain,
        "movement": moved,
    }
    return {name: array[chosen] for name, array in everyone.items()}


def _pace(judgement: Judgement, panel: Panel, chosen: IntArray) -> Columns:
    values, goals, item = judgement.values, judgement.goals, judgement.item
    base_year = np.where(values.base_at >= 0, values.base_at + float(panel.first), np.nan)
    found = pace(
        values.value[chosen],
        values.base[chosen],
        goals.long_term[chosen],
        (judgement.years[chosen], base_year[chosen], goals.long_term_year[chosen]),
        (values.later & ~judgement.broken)[chosen],
        item.direction,
        item.decimals,
    )
    return {"pace_ratio": found.ratio, "pace": found.code, "pace_needed": found.needed}


def _trend(judgement: Judgement, panel: Panel, chosen: IntArray) -> Columns:
    series, item, goals = judgement.series, judgement.item, judgement.goals
    window = trend_window(series.clean[chosen], series.breaks[chosen], judgement.values.at[chosen], panel.periods)
    found = trend(window, item.direction)
    ahead = projection(
        window,
        goals.long_term_year[chosen],
        goals.long_term[chosen],
        judgement.years[chosen],
        item.direction,
    )
    return {
        "trend_slope": found.slope,
        "trend_p": found.p,
        "trend_n": np.where(found.n > 0, found.n, np.nan),
        "trend_first": found.first,
        "trend": found.code,
        "projection": ahead.value,
        "projection_low": ahead.low,
        "projection_high": ahead.high,
        "p_reach": ahead.p_reach,
    }


def _others(judgement: Judgement, panel: Panel, chosen: IntArray, around: Sequence[Neighbours]) -> Columns:
    value, at, item = judgement.series.value, judgement.values.at[chosen], judgement.item
    place = rank(value, at, chosen, panel.municipality, item.direction)
    peers = [mean_of(value, near.peers, column) for near, column in zip(around, at, strict=True)]
    county = [mean_of(value, near.county, column)[0] for near, column in zip(around, at, strict=True)]
    country = around[0].country if around else -1
    then = judgement.values.base_at[chosen]
    missed = share_not(judgement.shared, panel.municipality) if item.direction else float("nan")
    return {
        "rank": place.rank,
        "rank_n": place.n,
        "colour": place.colour,
        "peer_group": np.array([near.group for near in around], dtype=str),
        "peer_mean": np.array([mean for mean, _ in peers]),
        "peer_n": np.array([float(n) for _, n in peers]),
        "county_mean": np.array(county),
        "country": np.array([mean_of(value, np.array([country]), c)[0] if country >= 0 else np.nan for c in at]),
        "country_change": country_change(value, judgement.series.breaks, country, at, then),
        "share_not": missed,
    }


def _sexes(judgement: Judgement, panel: Panel, chosen: IntArray) -> Columns:
    values, series = judgement.values, judgement.series
    at = np.where(values.total_missing, len(panel.periods) - 1, values.at)[chosen]
    found = sexes(series.women[chosen], series.men[chosen], series.breaks[chosen], at, values.base_at[chosen])
    return {
        "value_women": found.women,
        "value_men": found.men,
        "gender_gap": found.gap,
        "gender_gap_change": found.change,
    }


def _quality(judgement: Judgement, panel: Panel, chosen: IntArray) -> np.ndarray:
    values, masks = judgement.values, judgement.series.quality
    last = len(panel.periods) - 1
    column = np.where(values.suspect, last, values.at)
    mask = np.where(column >= 0, masks[np.arange(len(masks)), column], 0)
    carried = (values.at >= 0) & (values.at < last)
    return quality_text((mask | bit("carried") * carried)[chosen])
