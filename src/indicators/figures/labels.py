"""Place direct labels so that none lies on another, on a marker, or outside the picture.

A label keeps its distance to its point in pixels, so it must also hold when a page makes the figure narrower: each
position is tried in every frame given (say desktop and phone), and the one with the lowest total cost is kept.
Positions are tried in a fixed order, so equal input gives equal output.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indicators.figures import theme

Array = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
Points = Sequence[tuple[float, float]]

CHARACTER = 0.51
LINE = 1.3
MARKER_RADIUS = 5.0
LEADER = 1.5 * LINE * theme.TEXT_SIZE
CONFUSED = 30.0


@dataclass(frozen=True)
class Frame:
    """The plot area in pixels and the data range it shows: ``left, right, top, bottom`` and ``x0, x1, y0, y1``."""

    width: float
    left: float
    right: float
    top: float
    bottom: float
    x0: float
    x1: float
    y0: float
    y1: float

    def pixels(self, x: Array, y: Array) -> Array:
        """Return data points as an array of shape (n, 2) in pixels, origin top left."""
        px = self.left + (x - self.x0) / (self.x1 - self.x0) * (self.right - self.left)
        py = self.bottom - (y - self.y0) / (self.y1 - self.y0) * (self.bottom - self.top)
        return np.column_stack([px, py])


@dataclass(frozen=True)
class Label:
    """A text to place at data point (x, y), or at one of ``others`` if that is clearly better.

    ``text`` may have lines split by ``<br>``; ``side`` is any, or above or below (the text then ends at the point).
    """

    x: float
    y: float
    text: str
    colour: str = theme.TEXT
    strong: bool = False
    side: str = "any"
    others: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Placed:
    """Where a label landed: plotly anchors, and its distance to the point in pixels (x right, y up).

    ``leader`` says that a line must lead to its point: it stands far from it, or nearer another label's.
    """

    label: Label
    xanchor: str
    yanchor: str
    xshift: float
    yshift: float
    leader: bool = False


@dataclass(frozen=True)
class Position:
    """One way to stand beside a point: horizontal and vertical anchor and distance in pixels (y up)."""

    xanchor: str
    yanchor: str
    xshift: float
    yshift: float

    def box(self, px: float, py: float, size: tuple[float, float]) -> Box:
        """Return (left, top, right, bottom) of a text of ``size`` whose point lies at pixel (px, py)."""
        width, height = size
        x = px + self.xshift - {"left": 0.0, "center": width / 2, "right": width}[self.xanchor]
        y = py - self.yshift - {"top": 0.0, "middle": height / 2, "bottom": height}[self.yanchor]
        return x, y, x + width, y + height


def text_size(text: str, size: int = theme.TEXT_SIZE) -> tuple[float, float]:
    """Return the estimated width and height in pixels of ``text`` in the report's font."""
    lines = text.split("<br>")
    return max(len(line) for line in lines) * CHARACTER * size + 4, len(lines) * LINE * size


def positions(side: str) -> list[Position]:
    """Return the positions to try, nearest first; ``side`` as for :class:`Label`."""
    if side != "any":
        anchor, way = {"above": ("bottom", 1), "below": ("top", -1)}[side]
        return [Position("right", anchor, shift, way * gap) for gap in (4, 8, 15, 24) for shift in (4, -10, -30)]
    ways = []
    for gap in (8, 15, 24, 34, 46):
        across = [("center", 0.0), ("left", 2.0), ("right", -2.0)]
        ways += [Position(a, v, s, d * gap) for v, d in (("bottom", 1), ("top", -1)) for a, s in across]
        ways += [Position("left", "middle", gap, 0), Position("right", "middle", -gap, 0)]
    return ways + [Position("left", "middle", 9, d * rise) for rise in (9, 16, 23) for d in (1, -1)]


def along(frame: Frame, x: Array, y: Array, *, step: float = 4.0) -> Array:
    """Return points every ``step`` pixels along the line through (x, y), for use as an obstacle."""
    corners = frame.pixels(x, y)
    pieces = [corners]
    for a, b in pairwise(corners):
        n = int(np.hypot(*(b - a)) // step)
        pieces.append(a + (b - a) * np.linspace(0, 1, n + 1)[:, None])
    return np.vstack(pieces)


@dataclass
class _Scene:
    frame: Frame
    lines: Array
    markers: Array
    boxes: list[Box]

    def cost(self, box: Box) -> float:
        """Return how badly a label would stand in ``box``: outside the frame, on lines, markers or other labels."""
        left, top, right, bottom = box
        frame = self.frame
        outside = max(0, 2 - left) + max(0, right - frame.width + 2) + max(0, frame.top - top)
        outside += max(0, bottom - frame.bottom)
        near = 7 * _inside(self.lines, box, 1.0) + 30 * _inside(self.markers, box, MARKER_RADIUS)
        return 40 * outside + near + sum(0.8 * _overlap(box, other) for other in self.boxes)


def _inside(points: Array, box: Box, pad: float) -> int:
    left, top, right, bottom = box
    x, y = points[:, 0], points[:, 1]
    return int(np.sum((x > left - pad) & (x < right + pad) & (y > top - pad) & (y < bottom + pad)))


def _overlap(a: Box, b: Box) -> float:
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return (400 + width * height) if width > 0 and height > 0 else 0.0


def place(
    labels: Sequence[Label],
    frames: Sequence[Frame],
    lines: Sequence[tuple[Array, Array]],
    markers: tuple[Array, Array],
    reserved: Sequence[Sequence[Box]] = (),
) -> list[Placed]:
    """Place ``labels`` one by one, the most important first.

    ``lines`` are polylines (x, y) in data units and ``markers`` points that texts should avoid; ``reserved``
    gives, for each frame, boxes in pixels that are already taken. Returns one result a label, in order.
    """
    scenes = []
    for k, frame in enumerate(frames):
        drawn = [along(frame, x, y) for x, y in lines if len(x)] or [np.empty((0, 2))]
        taken = list(reserved[k]) if reserved else []
        scenes.append(_Scene(frame, np.vstack(drawn), frame.pixels(*markers), taken))
    points = [_pixels(label.x, label.y, scenes) for label in labels]
    return [_best(label, scenes, points[:k] + points[k + 1 :]) for k, label in enumerate(labels)]


def _pixels(x: float, y: float, scenes: list[_Scene]) -> list[tuple[float, float]]:
    """Return where a data point lies in each scene."""
    found = [s.frame.pixels(np.array([x]), np.array([y]))[0] for s in scenes]
    return [(float(px), float(py)) for px, py in found]


def distance(point: tuple[float, float], box: Box) -> float:
    """Return how far, in pixels, a point lies from the nearest edge of a box; 0 inside it."""
    left, top, right, bottom = box
    return float(np.hypot(max(left - point[0], 0, point[0] - right), max(top - point[1], 0, point[1] - bottom)))


def _belongs_elsewhere(box: Box, own: tuple[float, float], others: Points) -> bool:
    """Return whether a text stands nearer the point of another label than its own."""
    return any(distance(other, box) + 1 < distance(own, box) for other in others)


def _best(label: Label, scenes: list[_Scene], named: Sequence[Points]) -> Placed:
    """Return the cheapest place; ``named`` are the other labels' points, each in every scene."""
    size = text_size(label.text)
    ways = positions(label.side)
    spots = [(label.x, label.y), *label.others]
    pixels = [_pixels(x, y, scenes) for x, y in spots]
    costs = [
        (_cost(way, size, points, scenes) + _confusion(way, size, points, named) + 2 * k, k, n)
        for k, points in enumerate(pixels)
        for n, way in enumerate(ways)
    ]
    _, k, n = min(costs)
    way = ways[n]
    far = False
    for scene, (px, py) in zip(scenes, pixels[k], strict=True):
        box = way.box(px, py, size)
        scene.boxes.append(box)
        far = far or distance((px, py), box) > LEADER
    at = replace(label, x=spots[k][0], y=spots[k][1], others=())
    leader = far or _confusion(way, size, pixels[k], named) > 0
    return Placed(at, way.xanchor, way.yanchor, way.xshift, way.yshift, leader and label.side == "any")


def _confusion(way: Position, size: tuple[float, float], points: Points, named: Sequence[Points]) -> float:
    """Return the cost of a text that stands nearer another label's point than its own, in the scenes where it does."""
    boxes = [way.box(x, y, size) for x, y in points]
    there = [[other[k] for other in named] for k in range(len(boxes))]
    return CONFUSED * sum(_belongs_elsewhere(b, o, t) for b, o, t in zip(boxes, points, there, strict=True))


def _cost(way: Position, size: tuple[float, float], points: Points, scenes: list[_Scene]) -> float:
    distance = abs(way.xshift) + abs(way.yshift)
    away = 0.8 * distance + 0.03 * distance**2
    return away + sum(s.cost(way.box(x, y, size)) for s, (x, y) in zip(scenes, points, strict=True))
