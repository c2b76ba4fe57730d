"""How every figure looks and speaks: colours, font, Swedish numbers, ticks and plotly's own Swedish words.

Colours are picked from Okabe and Ito's colour-blind safe set and darkened until each line, marker and text has at
least 3:1 (text 4.5:1) against white (WCAG 2.1, 1.4.3 and 1.4.11). Colour is never alone: markers, dashes and direct
labels say the same.
"""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Iterable
from typing import Any

from indicators.terms import MONTHS
from indicators.words.numbers import NO_BREAK_SPACE, number

FONT = "Source Sans Pro"
FONT_FAMILY = f"{FONT}, sans-serif"
TEXT_SIZE = 12
HEADING_SIZE = 13

BACKGROUND = "#FFFFFF"
TEXT = "#222222"
OWN = "#0072B2"
PROPOSED = "#A63F00"
DECIDED = "#00664B"
COUNTRY = "#5F6368"
PEER = "#6E6E6E"
MEAN = "#222222"
SUSPECT = "#7A0046"
AXIS = "#767676"
GRID = "#E4E4E4"
PANDEMIC = "#EEF0F2"
YEARLY = "#5E8FB8"
MISSING = "#FFFFFF"
VEIL = "rgba(255,255,255,0.7)"
OUTLINE = "#4D4D4D"
BELOW_ZERO = ("#C9742A", "#F3CFA8")
ABOVE_ZERO = ("#AACDE5", "#3474B5")
SEQUENTIAL = ("#E6F0F8", "#AACDE5", "#6FA5D2", "#3474B5")

MARKS = {"own": OWN, "proposed": PROPOSED, "decided": DECIDED, "country": COUNTRY, "peer": PEER, "mean": MEAN}

LOCALE_SV: dict[str, Any] = {
    "moduleType": "locale",
    "name": "sv",
    "dictionary": {
        "Double-click to zoom back out": "Dubbelklicka för att zooma ut igen",
        "Download plot": "Ladda ned diagram",
        "Download plot as a PNG": "Ladda ned diagram som PNG",
        "Reset axes": "Återställ axlar",
        "Autoscale": "Anpassa axlar",
        "Pan": "Panorera",
        "Zoom": "Zooma",
        "Click to enter Plot title": "",
    },
    "format": {
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tor", "fre", "lör"],
        "months": list(MONTHS),
        "shortMonths": ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        "date": "%Y-%m-%d",
        "decimal": ",",
        "thousands": NO_BREAK_SPACE,
    },
}  # fmt: skip

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "locale": "sv",
    "locales": {"sv": {"dictionary": LOCALE_SV["dictionary"], "format": LOCALE_SV["format"]}},
    "responsive": True,
    "scrollZoom": False,
    "showTips": False,
}


def plain(text: str) -> str:
    """Return ``text`` safe as plotly text: its pseudo-HTML (tags, entities) is escaped, nothing else changed."""
    return html.escape(str(text), quote=False)


def bold(text: str) -> str:
    """Return plotly text in semibold; ``text`` must already be escaped with :func:`plain`."""
    return f'<span style="font-weight:600">{text}</span>'


def capital(text: str) -> str:
    """Return ``text`` with its first letter in upper case, the rest as it is (``MWh per invånare`` stays)."""
    return text[:1].upper() + text[1:]


def wrapped(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` characters, at spaces, each escaped for plotly."""
    return [plain(line) for line in textwrap.wrap(text, width, break_long_words=False)] or [""]


def heading_lines(title: str, subtitle: str, *, title_width: int = 46, sub_width: int = 50) -> list[str]:
    """Return the lines above a plot: the title in semibold, the unit and notes below it."""
    return [bold(line) for line in wrapped(title, title_width)] + wrapped(subtitle, sub_width)


def heading_height(lines: list[str]) -> int:
    """Return the space above the plot area, in pixels, that ``lines`` need."""
    return 14 + 17 * len(lines)


def layout(lines: list[str], *, height: int, left: int, right: int, bottom: int) -> dict[str, Any]:
    """Return the layout every figure shares: font, Swedish separators, fixed axes, margins in pixels.

    ``lines`` are those of :func:`heading_lines`. The width is left open (``autosize``): a page gives it, and
    the static drawing uses the figure's own.
    """
    return {
        "autosize": True,
        "height": height,
        "font": {"family": FONT_FAMILY, "size": TEXT_SIZE, "color": TEXT},
        "separators": f",{NO_BREAK_SPACE}",
        "paper_bgcolor": BACKGROUND,
        "plot_bgcolor": BACKGROUND,
        "margin": {"l": left, "r": right, "t": heading_height(lines), "b": bottom, "autoexpand": False},
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT_FAMILY, "size": 13}, "align": "left"},
        "showlegend": False,
        "template": {"layout": {}},
        "annotations": [heading(lines, left)],
    }


def heading(lines: list[str], left: int) -> dict[str, Any]:
    """Return the heading as an annotation that starts at the picture's left edge, whatever its width."""
    return {
        "text": "<br>".join(lines),
        "font": {"size": HEADING_SIZE, "color": TEXT},
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4 - left,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 6,
        "align": "left",
        "borderpad": 0,
        "showarrow": False,
    }


def axis() -> dict[str, Any]:
    """Return what both axes share: no zoom (a phone must be able to scroll), quiet lines."""
    return {
        "fixedrange": True,
        "gridcolor": GRID,
        "linecolor": AXIS,
        "tickcolor": AXIS,
        "tickfont": {"size": TEXT_SIZE},
        "ticklen": 4,
        "zeroline": False,
        "automargin": False,
    }


def value_ticks(low: float, high: float, *, ceiling: float | None = None, most: int = 6) -> list[float]:
    """Return at most ``most`` evenly spaced round values within [low, high], none above ``ceiling``."""
    span = max(high - low, 1e-9)
    power = 10 ** math.floor(math.log10(span / most))
    step = next(s * power for s in (1, 2, 2.5, 5, 10, 20) if span / (s * power) <= most - 1)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    ticks = [round(k * step, 10) for k in range(first, last + 1)]
    return [t for t in ticks if ceiling is None or t <= ceiling]


def tick_texts(ticks: Iterable[float]) -> list[str]:
    """Return ``ticks`` in Swedish, all with the fewest decimals that show each exactly."""
    ticks = list(ticks)
    decimals = next((d for d in range(6) if all(abs(round(t, d) - t) < 1e-9 for t in ticks)), 6)
    return [number(t, decimals) for t in ticks]


def year_ticks(first: int, last: int, year: int) -> list[int]:
    """Return whole years from ``first`` to ``last``, among them ``year``: every year, every second or fourth."""
    span = last - first
    step = 1 if span <= 6 else 2 if span <= 12 else 4 if span <= 28 else 8
    return [y for y in range(first, last + 1) if (y - year) % step == 0]
