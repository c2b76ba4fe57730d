"""Tables of what moved between two reports: roll-ups, and the four marks of each nyckeltal, never merged."""

from __future__ import annotations

import pandas as pd

from indicators.pages import indicator as one
from indicators.pages.blocks import table
from indicators.pages.picture import Row
from indicators.pages.report_moves import Moves
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import marks
from indicators.words import movements as moved
from indicators.words.markdown import escape
from indicators.words.noun import label

_CLASSES = {"verdict": "verdict", "pace": "pace", "trend": "trend", "colour": "rank"}


def rollup_table(moves: Moves, frame: pd.DataFrame) -> str:
    """Return the criteria and goals whose roll-up or counts differ, before and after."""
    columns = ["Mål eller kriterium", "Före", "Efter"]
    rows = [
        [rollup_name(moves, each), escape(moved.side(each, "before")), escape(moved.side(each, "after"))]
        for each in records(frame)
    ]
    return table(columns, rows, align="lll", widths=[40, 30, 30], css="skillnader")


def rollup_name(moves: Moves, row: Row) -> str:
    """Return what a row of roll-ups is about: the goal's name, or the criterion's id and name."""
    programmes = (moves.before.programme, moves.after.programme)
    known = {goal.id: goal.name for each in programmes for goal in each.goals}
    known |= {criterion.id: criterion.name for each in programmes for criterion in each.criteria}
    identifier = str(row["id"])
    return escape(known[identifier] if row["level"] == "goal" else f"{identifier} {known[identifier]}")


def mark_table(moves: Moves, frame: pd.DataFrame) -> str:
    """Return one row a nyckeltal and cause: the value and each of the four marks, before and after where it moved."""
    columns = ["Indikator", "Värde", *moved.MARKS.values(), "Orsak"]
    keys = ["kpi", "cause"]
    rows = [_mark_row(moves, records(part)) for _, part in frame.groupby(keys, sort=False)]
    return table(columns, rows, align="lllllll", widths=[22, 13, 15, 14, 14, 13, 11], css="flyttade")


def _mark_row(moves: Moves, moved_marks: list[Row]) -> list[str]:
    first = moved_marks[0]
    known = {each.kpi: each for picture in (moves.after, moves.before) for each in picture.programme.indicators}
    indicator = known[str(first["kpi"])]
    cells = {str(each["mark"]): _arrow(each) for each in moved_marks}
    return [
        label(indicator),
        values_moved(first, indicator),
        *(cells.get(name, one.NONE) for name in moved.MARKS),
        escape(moved.CAUSES[str(first["cause"])]),
    ]


def _arrow(move: Row) -> str:
    name = str(move["mark"])
    sides = [
        _span(name, str(move[when]), present=not pd.isna(move[f"indicator_{when}"])) for when in ("before", "after")
    ]
    return moved.ARROW.join(sides)


def _span(name: str, key: str, *, present: bool) -> str:
    text = escape(moved.mark(name, key, present=present))
    return marks.span(text, _CLASSES[name], key) if key and present else text


def values_moved(move: Row, indicator: Indicator) -> str:
    """Return the judged value before and after with their years: ``80,0 (2021) → 77,8 (2022)``."""
    before, after = (escape(moved.dated(move, when, indicator)) for when in ("before", "after"))
    return before if before == after else f"{before}{moved.ARROW}{after}"
