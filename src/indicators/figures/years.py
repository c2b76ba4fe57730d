"""How many targets were met, partly met, not met and not assessed each year: bars from one line, grade by grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.figures import theme
from indicators.figures.figure import Figure
from indicators.figures.labels import text_size
from indicators.words.numbers import number

WIDTH, ROW_HEIGHT, GROUP_GAP, RIGHT, BOTTOM = 480, 20, 0.6, 34, 8
FILLS = {"met": "#1D6B42", "partly": "#8F6400", "not": "#A8321F", "na": "#66737B"}
TITLE, SUBTITLE = "Bedömningar år för år", "Antal indikatorer; de som mäter nästan samma sak räknas en gång"


def year_counts_chart(
    counts: Mapping[int, Mapping[str, int]], words: Mapping[str, str], *, id: str, caption: str, alt: str
) -> Figure | None:
    """Return bars of ``counts`` (year to code to number), one group a grade in the order of ``words`` (code to word).

    Bars begin at one line, so that the years of a grade can be compared; the grade stands in words above its bars and
    the number after each. Returns None without years.
    """
    years = sorted(counts)
    if not years:
        return None
    lines = theme.heading_lines(TITLE, SUBTITLE, title_width=46, sub_width=50)
    places = _places(years, list(words))
    height = theme.heading_height(lines) + BOTTOM + round(ROW_HEIGHT * (max(places.values()) + 1))
    return Figure(
        id=id,
        plot=go.Figure(data=_bars(counts, words, places), layout=_layout(counts, words, places, lines, height)),
        alt=alt,
        caption=caption,
        table=_twin(counts, words),
        heading=TITLE,
        width=WIDTH,
        height=height,
    )


def _places(years: Sequence[int], codes: Sequence[str]) -> dict[tuple[str, int], float]:
    """Return where each bar stands, in rows from the top; a grade has a row for its word and a gap before it."""
    step = len(years) + 1 + GROUP_GAP
    return {(code, year): k * step + 1 + j for k, code in enumerate(codes) for j, year in enumerate(years)}


def _bars(
    counts: Mapping[int, Mapping[str, int]], words: Mapping[str, str], places: Mapping[tuple[str, int], float]
) -> list[dict[str, Any]]:
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": word,
            "x": [counts[year][code] for year in sorted(counts)],
            "y": [places[code, year] for year in sorted(counts)],
            "width": 0.76,
            "marker": {"color": FILLS[code]},
            "text": [number(counts[year][code]) for year in sorted(counts)],
            "textposition": "outside",
            "textangle": 0,
            "textfont": {"size": theme.TEXT_SIZE, "color": theme.TEXT},
            "hovertext": [f"{word} {year}: {number(counts[year][code])}" for year in sorted(counts)],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
        for code, word in words.items()
    ]


def _layout(
    counts: Mapping[int, Mapping[str, int]],
    words: Mapping[str, str],
    places: Mapping[tuple[str, int], float],
    lines: list[str],
    height: int,
) -> dict[str, Any]:
    left = 14 + int(text_size("2020")[0])
    base = theme.layout(lines, height=height, left=left, right=RIGHT, bottom=BOTTOM)
    most = max(max(each.values()) for each in counts.values())
    rows = {"tickvals": list(places.values()), "ticktext": [str(year) for _, year in places], "ticklen": 0}
    first = {code: min(place for (each, _), place in places.items() if each == code) for code in words}
    return base | {
        "xaxis": theme.axis() | {"range": [0, max(most, 1)], "visible": False},
        "yaxis": theme.axis()
        | rows
        | {"range": [max(places.values()) + 0.5, -0.5], "showgrid": False, "showline": False},
        "annotations": base["annotations"] + [_word(word, first[code] - 1, left) for code, word in words.items()],
    }


def _word(word: str, row: float, left: int) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4 - left, "y": row, "yref": "y", "showarrow": False}
    return place | {"text": theme.bold(theme.plain(word)), "font": {"size": theme.TEXT_SIZE, "color": theme.TEXT}}


def _twin(counts: Mapping[int, Mapping[str, int]], words: Mapping[str, str]) -> pd.DataFrame:
    body = [[str(year), *(number(counts[year][code]) for code in words)] for year in sorted(counts)]
    return pd.DataFrame(body, columns=["År", *words.values()], dtype=str)
