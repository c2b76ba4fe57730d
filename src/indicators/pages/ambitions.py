"""Three ambitions side by side, criterion by criterion, with what each would have meant for the verdicts."""

from __future__ import annotations

from typing import Any

from indicators.figures import Figure
from indicators.pages import long_term
from indicators.pages.ambition_chart import chart
from indicators.pages.ambition_view import View, view, why
from indicators.pages.blocks import Blocks, Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.programme import ChosenValue, Criterion, Indicator
from indicators.words import ambitions as said
from indicators.words import marks, short_and_long_term
from indicators.words.chosen import decision
from indicators.words.markdown import escape
from indicators.words.noun import label, label_with_unit
from indicators.words.row import whole
from indicators.words.short_and_long_term import Reach
from indicators.words.units import cell

MOST_PANELS = 3
USED = "medel"


def of_goal(picture: Picture, goal: str) -> Blocks:
    """Return a goal: when it is reached in the short and long term, then each criterion's chart and table."""
    seen = view(picture, goal)
    title = head(2, f"{escape(seen.goal.name)}: tre ambitioner", f"ambitioner-{goal.lower()}")
    blocks: list[Any] = [paragraphs(title, reached(seen))]
    for criterion in picture.programme.criteria_of(goal):
        blocks += _of_criterion(seen, criterion)
    return Blocks(blocks)


def reached(seen: View) -> str:
    """Return when the goal counts as reached in the short and the long term, and what that rests on."""
    criteria = seen.picture.programme.criteria_of(seen.goal.id)
    counted = [each for each in criteria if each.rollup]
    rule = short_and_long_term.rule(len(counted), rolled_up=seen.goal.kind == "overgripande")
    year = seen.years[-1]
    rolled = {each.id for each in counted or criteria}
    mine = [each for each in seen.indicators if each.criterion in rolled]
    near = [each for each in mine if year in _aims(seen, each)]
    far = [each for each in mine if _aims(seen, each)]
    ends = [max(_aims(seen, each)) for each in far]
    decided = [each for each in near if any(value.decided and value.year == year for value in each.values)]
    settled = [each for each in far if long_term.decided(seen.picture.row(each))]
    without = [(label(each), why(each)) for each in mine if each not in near]
    return "\n\n".join(
        [
            rule,
            short_and_long_term.short_term(year, Reach(len(mine), len(near), [year], without, len(decided))),
            short_and_long_term.long_term(Reach(len(mine), len(far), ends, decided=len(settled))),
        ]
    )


def _aims(seen: View, indicator: Indicator) -> set[int]:
    """Return the years the indicator has a target for, proposed or written, its long-term year among them."""
    written = {year for each in indicator.values for year in (each.year, each.long_term_year) if year is not None}
    return written | set(seen.targets(indicator).get(USED, {}))


def _of_criterion(seen: View, criterion: Criterion) -> list[Any]:
    """Return a criterion's heading, charts, table and why some verdicts cannot be given."""
    mine = [each for each in seen.indicators if each.criterion == criterion.id]
    there = [each for each in mine if seen.targets(each)]
    listed_too = [each for each in mine if each in there or each.values]
    title = head(3, f"{escape(criterion.id)} {escape(criterion.name)}", f"ambitioner-{_slug(criterion)}")
    if not mine:
        return []
    if not listed_too:
        return [paragraphs(title, said.nothing_proposed([(label(each), why(each)) for each in mine]))]
    started = [each for each in there if whole(seen.picture.row(each), "baseline_period") is not None]
    return [
        Text(title),
        *_charts(seen, criterion, started),
        paragraphs(_table(seen, listed_too), _unassessed(seen, there)),
    ]


def _charts(seen: View, criterion: Criterion, indicators: list[Indicator]) -> list[Figure]:
    """Return the criterion's panels in one figure, or in two that stand side by side where there is room."""
    half = -(-len(indicators) // 2) if len(indicators) > MOST_PANELS else len(indicators)
    parts = [part for part in (indicators[:half], indicators[half:]) if part]
    if len(parts) == 1:
        return [chart(seen, criterion, parts[0], criterion.id)]
    return [
        chart(seen, criterion, part, f"{criterion.id}-{letter}", f" ({n} av 2)")
        for n, (letter, part) in enumerate(zip("ab", parts, strict=False), 1)
    ]


def _slug(criterion: Criterion) -> str:
    return criterion.id.lower().replace(".", "-")


def _table(seen: View, indicators: list[Indicator]) -> str:
    columns = ["Indikator", "Ambition", *(str(year) for year in seen.years), "Långsiktigt", "Gräns"]
    columns += [f"Bedömning {year}" for year in seen.judged]
    rows = [row for each in indicators for row in [*_written_rows(seen, each), *_rows(seen, each)]]
    numbers = len(seen.years) + 2
    align = "ll" + "r" * numbers + "l" * len(seen.judged)
    widths = [24, 9, *[7] * len(seen.years), 11, 7, *[12] * len(seen.judged)]
    return table(columns, rows, align=align, widths=widths, css="forslag")


def _rows(seen: View, indicator: Indicator) -> list[list[str]]:
    """Return a row for each ambition that differs from the others, in targets or in verdicts."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for ambition, targets in seen.targets(indicator).items():
        far = max(targets)
        cells = [_cell(targets.get(year), indicator) for year in seen.years]
        cells += [f"{_cell(targets[far], indicator)} ({far})", _cell(seen.limit(indicator), indicator)]
        cells += [marks.verdict_mark(seen.verdict(indicator, ambition, year)) for year in seen.judged]
        alike.setdefault(tuple(cells), []).append(ambition)
    return [[label_with_unit(indicator), said.together(names), *cells] for cells, names in alike.items()]


def _written_rows(seen: View, indicator: Indicator) -> list[list[str]]:
    """Return the values written in the programme: decided ones with their decision, proposals called so."""
    rows = []
    for decided in (True, False):
        values = {each.year: each for each in indicator.values if each.decided is decided}
        if values:
            rows.append(_written_row(seen, indicator, values))
    return rows


def _written_row(seen: View, indicator: Indicator, values: dict[int, ChosenValue]) -> list[str]:
    last = values[max(values)]
    far = [each for each in values.values() if each.long_term is not None]
    source = seen.picture.programme.sources.get(last.reference or "")
    what = f"beslutat: {decision(last, source)}" if last.decided else f"valt {marks.proposal_mark()}"
    cells = [_cell(values[year].target if year in values else None, indicator) for year in seen.years]
    cells.append(f"{_cell(far[-1].long_term, indicator)} ({far[-1].long_term_year})" if far else NONE)
    return [
        label_with_unit(indicator),
        what,
        *cells,
        _cell(last.limit, indicator),
        *_written_verdicts(seen, indicator, values),
    ]


def _written_verdicts(seen: View, indicator: Indicator, values: dict[int, ChosenValue]) -> list[str]:
    """Return the report's own verdict of each year that was judged against one of the ``values``; else a dash."""
    cells = []
    for year in seen.judged:
        row = seen.picture.at(year=year).row(indicator)
        cells.append(marks.verdict_mark(row) if (whole(row, "period") or year) in values else NONE)
    return cells


def _cell(value: float | None, indicator: Indicator) -> str:
    return NONE if value is None else escape(cell(value, indicator, unit=False))


def _unassessed(seen: View, indicators: list[Indicator]) -> str:
    rows = [(label(each), year, seen.verdict(each, USED, year)) for each in indicators for year in seen.judged]
    return said.not_assessed([row for row in rows if row[2]["verdict"] == "na"])
