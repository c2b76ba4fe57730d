"""Where the name and value of each area stand on a map: inside it where there is room, else beside with a line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from indicators.figures.labels import Box, text_size

Point = tuple[float, float]
RINGS = (34, 46, 60, 76, 94, 114, 136)
DIRECTIONS = 24
MOST = 16


@dataclass(frozen=True)
class Spot:
    """An area to name: its label point and bounding box in pixels (origin top left), and the text to set."""

    x: float
    y: float
    box: Box
    text: str


@dataclass(frozen=True)
class Set:
    """Where a text landed: its middle, in pixels right of and below the label point; (0, 0) is inside."""

    dx: float
    dy: float


def set_labels(spots: list[Spot], width: float, height: float, top: float) -> list[Set]:
    """Return one position a spot, in order; the largest areas keep their middle, small ones get a line out.

    ``width`` and ``height`` bound the picture in pixels, ``top`` is where the heading ends. For up to ``MOST`` spots.
    """
    order = sorted(range(len(spots)), key=lambda k: (not _fits(spots[k]), -_area(spots[k].box), k))
    taken: list[Box] = []
    lines: list[tuple[Point, Point]] = []
    small = [s.box for s in spots if not _fits(s)]
    found: dict[int, Set] = {}
    for k in order:
        spot = spots[k]
        best = _best(spot, taken, lines, small, (width, height, top))
        found[k] = best
        taken.append(_text_box(spot, best))
        if best.dx or best.dy:
            lines.append(((spot.x, spot.y), (spot.x + best.dx, spot.y + best.dy)))
    return [found[k] for k in range(len(spots))]


def _best(spot: Spot, taken: list[Box], lines: list[tuple[Point, Point]], small: list[Box],
          frame: tuple[float, float, float]) -> Set:  # fmt: skip
    """Return the cheapest way; the nearest are tried first, and one farther off than the best cost cannot win."""
    best, lowest = Set(0, 0), math.inf
    for way in sorted(_ways(spot), key=lambda w: math.hypot(w.dx, w.dy)):
        if math.hypot(way.dx, way.dy) >= lowest:
            break
        cost = _cost(spot, way, taken, lines, small, frame)
        if cost < lowest:
            best, lowest = way, cost
    return best


def named(spots: list[Spot], first: int | None) -> list[int]:
    """Return which spots to name, in order: all of up to ``MOST``; of more, ``first`` and those with room inside.

    A county with fifty municipalities has no room for fifty names: the table twin and the hover text have them.
    """
    if len(spots) <= MOST:
        return list(range(len(spots)))
    order = sorted(range(len(spots)), key=lambda k: (k != first, -_area(spots[k].box), k))
    chosen: list[int] = []
    for k in order:
        box = _text_box(spots[k], Set(0, 0))
        free = not any(_overlap(box, _text_box(spots[j], Set(0, 0))) for j in chosen)
        if k == first or (free and _fits(spots[k])):
            chosen.append(k)
    return sorted(chosen[:MOST])


def _fits(spot: Spot) -> bool:
    width, height = text_size(spot.text)
    left, top, right, bottom = spot.box
    return right - left >= 0.9 * width and bottom - top >= 1.1 * height


def _ways(spot: Spot) -> list[Set]:
    inside = [Set(0, 0)] + [Set(dx, dy) for dy in (-10, 10, -20, 20) for dx in (0, -10, 10)]
    angles = [2 * math.pi * k / DIRECTIONS for k in range(DIRECTIONS)]
    outside = [Set(round(1.5 * r * math.cos(a), 1), round(r * math.sin(a), 1)) for r in RINGS for a in angles]
    return [*inside, *outside] if _fits(spot) else outside


def _text_box(spot: Spot, way: Set) -> Box:
    width, height = text_size(spot.text)
    x, y = spot.x + way.dx, spot.y + way.dy
    return x - width / 2 - 2, y - height / 2 - 1, x + width / 2 + 2, y + height / 2 + 1


def _cost(spot: Spot, way: Set, taken: list[Box], lines: list[tuple[Point, Point]], small: list[Box],
          frame: tuple[float, float, float]) -> float:  # fmt: skip
    box = _text_box(spot, way)
    width, height, top = frame
    outside = max(0, 2 - box[0]) + max(0, box[2] - width + 2) + max(0, top - box[1]) + max(0, box[3] - height)
    here = ((spot.x, spot.y), (spot.x + way.dx, spot.y + way.dy))
    beyond = 60 if _fits(spot) and max(abs(way.dx), abs(way.dy)) > 25 else 0
    cost = math.hypot(way.dx, way.dy) + 50 * outside + beyond
    cost += sum(200 + _overlap(box, other) for other in taken if _overlap(box, other))
    cost += sum(1.5 * _overlap(box, other) for other in small if other != spot.box)
    cost += sum(150 for other in lines if _cross(here, other))
    cost += sum(120 for other in taken if _through(here, other))
    return cost + sum(150 for a, b in lines if _through((a, b), box))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _overlap(a: Box, b: Box) -> float:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return width * height if width > 0 and height > 0 else 0.0


def _cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(*a, b[0]) * side(*a, b[1]) < 0 and side(*b, a[0]) * side(*b, a[1]) < 0


def _through(line: tuple[Point, Point], box: Box) -> bool:
    (x0, y0), (x1, y1) = line
    steps = [(x0 + (x1 - x0) * t / 20, y0 + (y1 - y0) * t / 20) for t in range(21)]
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in steps)
