"""Why a line has a gap: the reason stands upright in it, at the bottom, and is said when one points at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from indicators.figures import theme
from indicators.figures.labels import Box, Frame, text_size
from indicators.words.missing import gap
from indicators.words.numbers import years

Note = dict[str, Any]


def gap_notes(missing: Mapping[int, str], step: int, frames: list[Frame]) -> list[tuple[Note, list[Box]]]:
    """Return a note for each run of years missing for one reason, with the place it takes in each frame in pixels.

    ``missing`` has the method's code by year; ``step`` is the usual number of years between measurements.
    """
    return [(_note(run, why), [_box(run, why, frame) for frame in frames]) for run, why in _runs(missing, step)]


def _runs(missing: Mapping[int, str], step: int) -> list[tuple[list[int], str]]:
    runs: list[tuple[list[int], str]] = []
    for year in sorted(missing):
        if runs and runs[-1][1] == missing[year] and year - runs[-1][0][-1] <= step:
            runs[-1][0].append(year)
        else:
            runs.append(([year], missing[year]))
    return runs


def _note(run: list[int], why: str) -> Note:
    return {
        "x": (run[0] + run[-1]) / 2, "xref": "x", "xanchor": "center", "y": 0, "yref": "paper", "yanchor": "bottom",
        "text": gap(why), "hovertext": f"{years(run[0], run[-1])}: {gap(why)}", "textangle": -90, "showarrow": False,
        "borderpad": 1, "font": {"color": theme.COUNTRY, "size": theme.TEXT_SIZE},
    }  # fmt: skip


def _box(run: list[int], why: str, frame: Frame) -> Box:
    length, height = text_size(gap(why))
    middle = float(frame.pixels(np.array([(run[0] + run[-1]) / 2]), np.array([frame.y0]))[0, 0])
    return (middle - height / 2, frame.bottom - length, middle + height / 2, frame.bottom)
