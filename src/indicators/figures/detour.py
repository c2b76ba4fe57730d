"""How a line passes a label that stands in its way: above or below it, never through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
# How much nearer than its whole room the first line passes a label, and how far apart lines on one side are.
NEAR, BESIDE = 4, 4


@dataclass(frozen=True)
class Box:
    """A label: its middle, half its width, and the room that it wants above and below."""

    x: float
    y: float
    half: float
    room: float


def detour(start: Point, end: Point, boxes: Sequence[Box], taken: Counter[tuple[Box, int]]) -> list[Point]:
    """Return the points between ``start`` and ``end`` by which the line passes the label it meets; none without one.

    ``taken`` counts the lines already past each label on either side, and is added to, so that no two lie on each
    other.
    """
    slope = (end[1] - start[1]) / (end[0] - start[0])
    for box in boxes:
        before, after = (start[1] + slope * (x - start[0]) for x in (box.x - box.half, box.x + box.half))
        if min(before, after) < box.y + box.room and max(before, after) > box.y - box.room:
            side = -1 if (before + after) / 2 < box.y else 1
            free = box.y + side * (box.room - NEAR + BESIDE * taken[box, side])
            taken[box, side] += 1
            return [(box.x - box.half, free), (box.x + box.half, free)]
    return []
