"""The picture of ties: documents to the left, goals in the middle, criteria to the right, and a line for each tie.

Positions are pixels of the drawing, so the picture shrinks and grows as a whole; the table twin says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.detour import Box, detour
from indicators.figures.figure import Figure, FigureError
from indicators.figures.labels import text_size

WIDTH = 600
SIZE, LINE = 13.5, 17
LEFT, GOAL, RIGHT = 180, 316, 428
LETTERS = {"document": 25, "goal": 15, "criterion": 24}
SPACE, GROUP_SPACE = 6, 11
SUBTITLE = (
    "Heldragen linje: beslutad eller publicerad koppling. Streckad linje: förslag, inte beslutat. "
    "Tunn grå linje: målets kriterier; prickad där kriteriet är ett förslag."
)
STYLES = {
    "decided": {"color": theme.DECIDED, "width": 1.7, "dash": "solid"},
    "proposed": {"color": theme.PROPOSED, "width": 1.3, "dash": "5px,4px"},
    "part": {"color": theme.AXIS, "width": 1, "dash": "solid"},
    "part_proposed": {"color": theme.AXIS, "width": 1, "dash": "2px,3px"},
}

Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Node:
    """A document, a goal or a criterion: its id and plain label; ``group`` is the goal that a criterion belongs to."""

    id: str
    label: str
    group: str = ""
    decided: bool = True


@dataclass(frozen=True)
class Tie:
    """A line from a document to a goal or criterion, by their ids, and whether it is decided."""

    start: str
    end: str
    decided: bool


def ties_picture(
    documents: Sequence[Node],
    goals: Sequence[Node],
    criteria: Sequence[Node],
    ties: Sequence[Tie],
    *,
    id: str,
    title: str,
    caption: str,
    alt: str,
    table: pd.DataFrame,
) -> Figure:
    """Return the picture; documents stand where their lines cross least, goals beside their criteria.

    Decided ties are solid, proposed ones dashed; thin grey lines only say which goal a criterion belongs to.
    Raises FigureError for a tie or a criterion that names what is not drawn.
    """
    _check(documents, goals, criteria, ties)
    places = _places(documents, goals, criteria, ties)
    lines = theme.heading_lines(title, SUBTITLE, title_width=70, sub_width=84)
    depth = max((y for _, y in places.values()), default=0.0) + 2 * LINE
    height = int(theme.heading_height(lines) + depth)
    return Figure(
        id=id,
        plot=go.Figure(
            data=_traces(places, goals, criteria, ties),
            layout=_layout(lines, height, depth, _labels(documents, goals, criteria, places)),
        ),
        alt=alt,
        caption=caption,
        table=table,
        heading=title,
        width=WIDTH,
        height=height,
    )


def _check(documents: Sequence[Node], goals: Sequence[Node], criteria: Sequence[Node], ties: Sequence[Tie]) -> None:
    starts, ends = {each.id for each in documents}, {each.id for each in (*goals, *criteria)}
    lost = [f"{tie.start} – {tie.end}" for tie in ties if tie.start not in starts or tie.end not in ends]
    lost += [each.id for each in criteria if each.group not in {goal.id for goal in goals}]
    if lost:
        raise FigureError(f"bilden av sambanden saknar plats för {', '.join(lost)}. Åtgärd: ge den deras noder.")


def _places(documents: Sequence[Node], goals: Sequence[Node], criteria: Sequence[Node], ties: Sequence[Tie]) -> Places:
    right = _stacked(criteria)
    middle = _goals(goals, criteria, right)
    left = _documents(documents, ties, right | middle, max(right.values(), default=0.0))
    columns = ((LEFT, left, documents), (GOAL, middle, goals), (RIGHT, right, criteria))
    return {node.id: (x, heights[node.id]) for x, heights, nodes in columns for node in nodes}


def _lines(node: Node, kind: str) -> list[str]:
    return theme.wrapped(node.label, LETTERS[kind])


def _stacked(criteria: Sequence[Node]) -> dict[str, float]:
    """Return the height of each criterion's middle, with more space between goals."""
    y, places, before = 0.0, {}, ""
    for node in criteria:
        room = len(_lines(node, "criterion")) * LINE
        y += GROUP_SPACE if before and node.group != before else 0
        places[node.id] = y + room / 2
        y, before = y + room + SPACE, node.group
    return places


def _goals(goals: Sequence[Node], criteria: Sequence[Node], right: dict[str, float]) -> dict[str, float]:
    """Return each goal's height: the middle of its criteria, or below the last where it has none."""
    places, lowest = {}, max(right.values(), default=0.0)
    for goal in goals:
        own = [right[each.id] for each in criteria if each.group == goal.id]
        lowest += 0 if own else 2 * LINE
        places[goal.id] = (min(own) + max(own)) / 2 if own else lowest
    return places


def document_order(
    documents: Sequence[Node], goals: Sequence[Node], criteria: Sequence[Node], ties: Sequence[Tie]
) -> list[str]:
    """Return the documents' ids from the top of the picture down."""
    right = _stacked(criteria)
    left = _documents(documents, ties, right | _goals(goals, criteria, right), max(right.values(), default=0.0))
    return list(left)


def _documents(
    documents: Sequence[Node], ties: Sequence[Tie], ends: dict[str, float], depth: float
) -> dict[str, float]:
    """Return each document's height: ordered by the mean of what it is tied to, those without ties last."""
    mean = {}
    for node in documents:
        mine = [ends[tie.end] for tie in ties if tie.start == node.id]
        mean[node.id] = sum(mine) / len(mine) if mine else depth + 1
    ordered = sorted(documents, key=lambda each: (mean[each.id], each.label))
    rooms = [len(_lines(each, "document")) * LINE for each in ordered]
    spare = max(float(SPACE), (depth - sum(rooms)) / max(1, len(rooms) - 1))
    y, places = 0.0, {}
    for node, room in zip(ordered, rooms, strict=True):
        places[node.id] = y + room / 2
        y += room + spare
    return places


def _traces(places: Places, goals: Sequence[Node], criteria: Sequence[Node], ties: Sequence[Tie]) -> list[Any]:
    """Return one trace a kind of line, the grey ones below; pieces of a trace are parted by gaps."""
    drawn: dict[str, list[list[tuple[float, float]]]] = {name: [] for name in STYLES}
    half = {each.id: text_size("<br>".join(_lines(each, "goal")), 14)[0] / 2 + 5 for each in goals}
    boxes = [Box(GOAL, places[each.id][1], half[each.id], LINE) for each in goals]
    taken: Counter[tuple[Box, int]] = Counter()
    for node in criteria:
        (x, y), end = places[node.group], places[node.id]
        drawn["part" if node.decided else "part_proposed"].append([(x + half[node.group], y), (end[0] - 5, end[1])])
    for tie in ties:
        (x, y), end = places[tie.start], places[tie.end]
        way = [(x + 5, y), (end[0] - half.get(tie.end, 5), end[1])]
        past = [] if tie.end in half else detour(way[0], way[1], boxes, taken)
        drawn["decided" if tie.decided else "proposed"].append([way[0], *past, way[1]])
    order = ("part", "part_proposed", "proposed", "decided")
    return [_trace(name, drawn[name]) for name in order if drawn[name]]


def _trace(name: str, segments: list[list[tuple[float, float]]]) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for segment in segments:
        xs += [*(x for x, _ in segment), None]
        ys += [*(y for _, y in segment), None]
    common = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "connectgaps": False}
    return common | {"name": name, "x": xs[:-1], "y": ys[:-1], "line": STYLES[name]}


def _labels(
    documents: Sequence[Node], goals: Sequence[Node], criteria: Sequence[Node], places: Places
) -> list[dict[str, Any]]:
    found = [_label(_lines(each, "document"), LEFT, places[each.id][1], "right") for each in documents]
    found += [_label(_lines(each, "goal"), GOAL, places[each.id][1], "center", strong=True) for each in goals]
    found += [_label(_lines(each, "criterion"), RIGHT, places[each.id][1], "left") for each in criteria]
    return found


def _label(lines: list[str], x: float, y: float, anchor: str, *, strong: bool = False) -> dict[str, Any]:
    text = "<br>".join(theme.bold(line) if strong else line for line in lines)
    place = {"x": x, "y": y, "xref": "x", "yref": "y", "xanchor": anchor, "yanchor": "middle", "showarrow": False}
    look = {"font": {"size": SIZE, "color": theme.TEXT}, "align": anchor, "borderpad": 5 if strong else 2}
    return place | look | {"text": text, "bgcolor": theme.BACKGROUND}


def _layout(lines: list[str], height: int, depth: float, labels: list[dict[str, Any]]) -> dict[str, Any]:
    base = theme.layout(lines, height=height, left=0, right=0, bottom=0)
    hidden = theme.axis() | {"visible": False}
    return base | {
        "xaxis": hidden | {"range": [0, WIDTH], "constrain": "domain", "constraintoward": "left"},
        "yaxis": hidden
        | {"range": [depth - LINE, -LINE], "scaleanchor": "x", "constrain": "domain", "constraintoward": "top"},
        "annotations": base["annotations"] + labels,
    }
