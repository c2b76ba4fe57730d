"""Placing labels: inside the picture, off each other, the same every time."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.figures.labels import Frame, Label, Position, place, text_size
from indicators.figures.map_labels import Spot, set_labels

FRAME = Frame(620, 40, 608, 50, 312, 2009.4, 2030.7, 0, 100)
NONE = (np.empty(0), np.empty(0))


def box(label: Label, xanchor: str, yanchor: str, xshift: float, yshift: float) -> tuple[float, float, float, float]:
    x, y = FRAME.pixels(np.array([label.x]), np.array([label.y]))[0]
    return Position(xanchor, yanchor, xshift, yshift).box(x, y, text_size(label.text))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(2010, 2022), st.floats(5, 95)), min_size=1, max_size=4, unique_by=lambda p: p[0]))
def test_labels_stay_inside_and_apart(points: list[tuple[int, float]]) -> None:
    placed = place([Label(x, y, "Vaggeryd 77,8") for x, y in points], [FRAME], [], NONE)
    boxes = [box(p.label, p.xanchor, p.yanchor, p.xshift, p.yshift) for p in placed]
    for left, top, right, bottom in boxes:
        assert left >= 0 and right <= 620 and top >= FRAME.top - 1 and bottom <= FRAME.bottom + 1
    for k, p in enumerate(boxes):
        for q in boxes[k + 1 :]:
            assert p[2] <= q[0] or q[2] <= p[0] or p[3] <= q[1] or q[3] <= p[1]


def test_a_label_avoids_markers_and_lines() -> None:
    line = (np.array([2010.0, 2030.0]), np.array([64.0, 64.0]))
    found = place([Label(2020, 58, "Riket 58,0")], [FRAME], [line], (np.array([2020.0]), np.array([58.0])))[0]
    assert found.yanchor == "top" and found.yshift < 0


def test_a_side_is_kept() -> None:
    above, below = place([Label(2030, 50, "a", side="above"), Label(2030, 50, "b", side="below")], [FRAME], [], NONE)
    assert (above.xanchor, above.yanchor, below.yanchor) == ("right", "bottom", "top")


def test_another_point_of_the_line_is_taken_where_it_is_free() -> None:
    wall = [(np.array([2021.0 + k / 9] * 2), np.array([0.0, 100.0])) for k in range(18)]
    label = Label(2022, 50, "tidigare serie", others=((2012, 50),))
    assert place([label], [FRAME], wall, NONE)[0].label.x == 2012


def test_equal_input_gives_equal_places() -> None:
    labels = [Label(2022, 40 + k, f"Etikett {k}") for k in range(5)]
    assert place(labels, [FRAME], [], NONE) == place(labels, [FRAME], [], NONE)


def test_names_of_small_areas_stand_beside_them_and_apart() -> None:
    spots = []
    for k in range(5):
        x, y = 250.0 + 12 * k, 240.0 + 9 * k
        spots.append(Spot(x, y, (x - 6, y - 5, x + 6, y + 5), "Vaggeryd<br>norra<br>1,0"))
    found = set_labels(spots, 520, 430, 40)
    boxes = []
    for spot, way in zip(spots, found, strict=True):
        assert (way.dx, way.dy) != (0, 0)
        w, h = text_size(spot.text)
        x, y = spot.x + way.dx, spot.y + way.dy
        boxes.append((x - w / 2, y - h / 2, x + w / 2, y + h / 2))
    for k, p in enumerate(boxes):
        assert p[0] >= 0 and p[2] <= 520 and p[1] >= 40 and p[3] <= 430
        for q in boxes[k + 1 :]:
            assert p[2] <= q[0] or q[2] <= p[0] or p[3] <= q[1] or q[3] <= p[1]


def test_a_large_area_keeps_its_name_inside() -> None:
    assert set_labels([Spot(200, 200, (100, 100, 300, 300), "Habo<br>1")], 520, 430, 40)[0].dx == 0
