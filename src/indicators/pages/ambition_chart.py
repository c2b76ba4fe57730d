"""The charts of the three ambitions: small panels, one an indicator of the criterion."""

from __future__ import annotations

from indicators.figures import Figure
from indicators.figures.ambitions import FIRST_YEAR, ambition_panels
from indicators.figures.panel import Panel
from indicators.figures.reading import shown_value
from indicators.figures.series import Series, select
from indicators.pages.ambition_view import View
from indicators.programme import Criterion, Indicator
from indicators.records import records
from indicators.words import ambitions as said
from indicators.words import captions


def chart(seen: View, criterion: Criterion, indicators: list[Indicator], name: str, part: str = "") -> Figure:
    """Return panels of a criterion's indicators; ``name`` begins the figure's id, ``part`` ends its title."""
    panels = [_panel(seen, each) for each in indicators]
    identifier = f"{name}-ambitioner"
    newest = max((year for panel in panels for year, _ in panel.outcome), default=None)
    return ambition_panels(
        panels,
        id=identifier,
        title=f"{criterion.id} {criterion.name}: förslag{part}",
        caption=" ".join(
            [
                captions.source(None, seen.picture.snapshot_label, newest),
                "Målvärden och gränser (förslag): egen bearbetning.",
                captions.figure_id(identifier),
            ]
        ),
        alt=said.alt(
            f"{criterion.id} {criterion.name}",
            seen.picture.place,
            [_facts(seen, *pair) for pair in zip(indicators, panels, strict=True)],
        ),
        last=max(year for panel in panels for _, _, way in panel.ways for year in way),
        report_year=seen.picture.year,
    )


def _panel(seen: View, indicator: Indicator) -> Panel:
    row, series = seen.picture.row(indicator), _series(seen, indicator)
    start = {int(row["baseline_period"]): shown_value(row["baseline"], indicator.decimals)}
    return Panel(
        title=indicator.short,
        unit=indicator.unit_short.strip(),
        decimals=indicator.decimals,
        outcome=_outcome(series),
        step=series.step,
        breaks=tuple(series.breaks),
        paths={name: start | way for name, way in seen.targets(indicator).items()},
        limit=seen.limit(indicator),
        written={each.year: (each.target, each.decided) for each in indicator.values},
    )


def _series(seen: View, indicator: Indicator) -> Series:
    history = seen.picture.results.history
    mine = history[history["indicator"] == indicator.id]
    return select(seen.picture.row(indicator), mine, seen.picture.results.targets)


def _outcome(series: Series) -> list[tuple[int, float]]:
    rows = records(series.own)
    return [(int(each["period"]), float(each["value"])) for each in rows if each["period"] >= FIRST_YEAR]


def _facts(seen: View, indicator: Indicator, panel: Panel) -> said.Facts:
    targets = seen.targets(indicator)
    return said.Facts(
        indicator,
        tuple(panel.outcome),
        {name: (max(way), way[max(way)]) for name, way in targets.items()},
        seen.limit(indicator),
    )
