"""The labels of every real chart: each stands by its own point, or a line leads there."""

from __future__ import annotations

import re

import numpy as np

from indicators.figures import Figure
from indicators.figures.history_layout import HEIGHT, WIDTH
from indicators.figures.labels import LEADER, Box, Frame, Position, distance, text_size
from indicators.pages import Picture
from indicators.pages.indicator import history

SET_BY_SIDE = re.compile(r"^(Förslag|Gräns)")


def placed(figure: Figure) -> list[tuple[str, tuple[float, float], Box, bool]]:
    """Return each label's text, its point and box in pixels, and whether a line leads to the point."""
    layout = figure.plot.layout
    margin = layout.margin
    frame = Frame(WIDTH, margin.l, WIDTH - margin.r, margin.t, HEIGHT - margin.b, *layout.xaxis.range,
                  *layout.yaxis.range)  # fmt: skip
    found = []
    for note in layout.annotations:
        if note.yref == "y":
            x, y = frame.pixels(np.array([float(note.x)]), np.array([float(note.y)]))[0]
            shift = (note.ax, -note.ay) if note.showarrow else (note.xshift or 0, note.yshift or 0)
            text = re.sub(r"</?span[^>]*>", "", note.text)
            box = Position(note.xanchor, note.yanchor, *shift).box(x, y, text_size(text))
            found.append((text, (float(x), float(y)), box, bool(note.showarrow)))
    return found


def test_every_label_belongs_to_its_point(vaggeryd: Picture) -> None:
    drawn = [figure for each in vaggeryd.programme.indicators if (figure := history(vaggeryd, each))]
    assert len(drawn) > 80
    for figure in drawn:
        labels = placed(figure)
        for text, point, box, leader in labels:
            if leader:
                continue
            assert distance(point, box) <= LEADER or SET_BY_SIDE.match(text), (figure.id, text)
            for other, elsewhere, _, _ in labels:
                assert distance(elsewhere, box) + 1 >= distance(point, box), (figure.id, text, other)


def test_no_chart_shows_years_to_come_without_a_target(vaggeryd: Picture) -> None:
    for each in vaggeryd.programme.indicators:
        figure = history(vaggeryd, each)
        years = [year for trace in figure.plot.data for year in trace.x] if figure else []
        if figure and max(years) <= vaggeryd.year:
            assert figure.plot.layout.xaxis.range[1] < vaggeryd.year + 1, figure.id
