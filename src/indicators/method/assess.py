"""The whole judgement, from frames to frames: docs/method.md, section 12."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indicators.errors import UsageError
from indicators.method.assessments import assessment_rows
from indicators.method.comparison import Pairs, comparison_rows, pairs_of
from indicators.method.corrections import corrected
from indicators.method.goals import check_chosen, in_order
from indicators.method.history import gap_rows, history_rows
from indicators.method.inputs import Inputs, Options, Results
from indicators.method.judgement import judge
from indicators.method.panel import POPULATION, Panel, build_panel
from indicators.method.peers import Neighbours, counties, neighbours, read_groups
from indicators.method.rollup import roll_up
from indicators.method.rows import IntArray
from indicators.method.series import series_of
from indicators.method.specification import Specification, specifications
from indicators.method.tables import (
    ASSESSMENT_COLUMNS,
    COMPARISON_COLUMNS,
    GAP_COLUMNS,
    HISTORY_COLUMNS,
    REASON_COLUMNS,
    TARGET_COLUMNS,
    Columns,
    table,
)
from indicators.method.targets import target_rows


def assess(
    inputs: Inputs,
    *,
    year: int,
    municipalities: Sequence[str] | None = None,
    ambition: str = "medel",
    rule: str = "majority",
    snapshot: str = "",
    programme_version: str = "",
) -> Results:
    """Judge every indicator for the report ``year`` and return all tables of docs/method.md, section 12.

    ``municipalities``: four-character codes, all 290 when None. Proposals and the share that misses them always
    rest on every municipality. ``ambition``: låg, medel or hög; ``rule``: majority or worst_two. Nothing later
    than ``year`` is looked at. Rows come in the order of the indicator frame, municipalities by code.

    Raises UsageError for a year before 2019, an unknown municipality, ambition, rule or snapshot; InputError for
    frames that break a rule; CorrectionError for a correction that no longer fits.
    """
    options = Options(year, ambition, rule, snapshot, programme_version)
    items = specifications(inputs.indicators)
    panel = panel_of(inputs, items, options)
    chosen = chosen_rows(panel, municipalities)
    return _written_down(inputs, items, panel, chosen, options)


def check_inputs(inputs: Inputs, year: int) -> None:
    """Raise what ``assess`` would raise of the frames in any report year up to ``year``, without judging.

    Corrections, shares and chosen values are gone through; they are the same for every municipality and ambition.
    """
    items = specifications(inputs.indicators)
    panel = panel_of(inputs, items, Options(year))
    for item in items:
        series_of(panel, item)
        for row in in_order(inputs.chosen[inputs.chosen["indicator"] == item.indicator]):
            check_chosen(row, item)


def _written_down(
    inputs: Inputs, items: Sequence[Specification], panel: Panel, chosen: IntArray, options: Options
) -> Results:
    around = _around(inputs, panel, chosen, items)
    titles = dict(zip(inputs.areas["code"].astype(str), inputs.areas["title"].astype(str), strict=True))
    assessments: list[Columns] = []
    targets: list[Columns] = []
    history: list[Columns] = []
    gaps: list[Columns] = []
    comparison: list[Columns] = []
    for item in items:
        judgement = judge(panel, item, inputs.samples, inputs.chosen, options)
        near, pairs = around[item.peer_group]
        assessments.append(assessment_rows(judgement, panel, chosen, near, options))
        targets += target_rows(judgement.ground, judgement.item, panel, chosen, inputs.chosen)
        history += history_rows(judgement, panel, chosen)
        gaps += gap_rows(judgement, panel, chosen)
        comparison.append(comparison_rows(judgement, panel, chosen, pairs, titles))
    judged = table(assessments, ASSESSMENT_COLUMNS, period_missing=True)
    return Results(
        assessments=judged,
        rollups=roll_up(judged, inputs.criteria, rule=options.rule),
        targets=table(targets, TARGET_COLUMNS),
        history=table(history, HISTORY_COLUMNS),
        gaps=table(gaps, GAP_COLUMNS),
        reasons=table(assessments, REASON_COLUMNS),
        comparison=table(comparison, COMPARISON_COLUMNS),
    )


def panel_of(inputs: Inputs, items: Sequence[Specification], options: Options) -> Panel:
    """Return the observations the items are judged on, up to the report year, with the corrections applied."""
    kpis = {POPULATION} | {kpi for item in items for kpi in (item.kpi, item.predecessor, item.successor) if kpi}
    panel = build_panel(
        inputs.observations,
        inputs.areas,
        sorted(kpis),
        year=options.year,
        snapshot=options.snapshot,
        elections={item.kpi: item.election for item in items if item.election},
        earlier=inputs.earlier,
    )
    return corrected(panel, inputs.corrections)


def chosen_rows(panel: Panel, municipalities: Sequence[str] | None) -> IntArray:
    """Return the rows of the municipalities in code order, all when None. Raises UsageError for an unknown code."""
    if municipalities is None:
        return np.flatnonzero(panel.municipality)
    rows = np.array(sorted({panel.row(code) for code in municipalities}), dtype=np.int64)
    unknown = [code for code in municipalities if panel.row(code) < 0 or not panel.municipality[panel.row(code)]]
    if unknown or not len(rows):
        what = f"ingen kommun har koden {', '.join(unknown)}" if unknown else "ingen kommun är angiven"
        raise UsageError(f"{what}. Ange fyra siffror, till exempel 0665.")
    return rows


def _around(
    inputs: Inputs, panel: Panel, chosen: IntArray, items: Sequence[Specification]
) -> dict[str | None, tuple[list[Neighbours], Pairs]]:
    groups, county = read_groups(inputs.groups, panel), counties(inputs.areas, panel)
    around: dict[str | None, tuple[list[Neighbours], Pairs]] = {}
    for name in dict.fromkeys(item.peer_group for item in items):
        near = [neighbours(panel.areas[row], name, groups, county, panel) for row in chosen]
        around[name] = near, pairs_of(near, chosen)
    return around
