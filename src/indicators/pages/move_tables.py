"""Tables of what moved between two reports: roll-ups, and the four marks of each nyckeltal, never merged."""

from __future__ import annotations

import pandas as pd

from indicators.pages.blocks import table
from indicators.pages.picture import Picture, Row
from indicators.pages.report_moves import Moves
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import marks
from indicators.words import movements as moved
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.row import code

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
    """Return how to read it, and one row a nyckeltal and cause: the value and those of the four marks that moved.

    Rows stand by criterion, as in the programme. A cause that all rows share is said once, before the table.
    """
    rows = [_mark_row(moves, records(part)) for _, part in frame.groupby(["kpi", "cause"], sort=False)]
    ordered = [cells for _, cells in sorted(rows, key=lambda row: row[0])]
    causes = {cells[-1] for cells in ordered}
    columns, widths = ["Indikator", "Värde", *moved.MARKS.values(), "Orsak"], [24, 15, 16, 15, 15, 16, 11]
    if len(causes) == 1:
        columns, widths = columns[:-1], widths[:-1]
        ordered = [cells[:-1] for cells in ordered]
    same = f" Orsaken är för alla: {causes.pop()}." if len(causes) == 1 else ""
    shown = table(columns, ordered, align="l" * len(columns), widths=widths, css="flyttade")
    return f"{moved.HOW_TO_READ}{same}\n\n{shown}"


def _mark_row(moves: Moves, moved_marks: list[Row]) -> tuple[int, list[str]]:
    """Return the indicator's place in the programme, and the cells of its row."""
    first = moved_marks[0]
    known = {each.kpi: each for picture in (moves.after, moves.before) for each in picture.programme.indicators}
    indicator = known[str(first["kpi"])]
    cells = {str(each["mark"]): _arrow(each) for each in moved_marks}
    place = [*known].index(indicator.kpi)
    return place, [
        f"{escape(indicator.criterion)} {label(indicator)}",
        values_moved(moves, first, indicator),
        *(cells.get(name, "") for name in moved.MARKS),
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


def values_moved(moves: Moves, move: Row, indicator: Indicator) -> str:
    """Return the judged value before and after with their years: ``80,0 (2021) → 77,8 (2022)``.

    A value that is likely wrong, and a break in the series, is called so.
    """
    sides = ((moves.before, "before"), (moves.after, "after"))
    before, after = (escape(moved.dated(move, when, indicator, _reason(side, move))) for side, when in sides)
    return before if before == after else f"{before}{moved.ARROW}{after}"


def _reason(picture: Picture, move: Row) -> str:
    """Return why the report gives the nyckeltal no verdict; "" where it gives one or has it not."""
    rows = [picture.row(each) for each in picture.programme.indicators if each.kpi == move["kpi"]]
    return code(rows[0], "reason") if rows else ""
