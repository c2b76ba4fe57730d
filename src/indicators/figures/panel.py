"""One small panel: the outcome of an indicator, the proposed ways to the long-term value, and the limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from indicators.figures import theme
from indicators.figures.series import pieces
from indicators.words.numbers import listed, number

DASHES = {"låg": "3px,3px", "medel": "7px,3px", "hög": "11px,3px,2px,3px"}
WORDS: Mapping[tuple[str, ...], str] = {("låg", "medel", "hög"): "alla tre"}


@dataclass(frozen=True)
class Panel:
    """What one panel shows of an indicator, all values as printed.

    ``outcome`` is (year, value), measured every ``step`` years, not comparable across the ``breaks`` (first years after
    one); ``paths`` the way under each ambition from the baseline on, by year; ``written`` the values chosen in the
    programme by year, with whether each is decided.
    """

    title: str
    unit: str
    decimals: int
    outcome: Sequence[tuple[int, float]]
    paths: Mapping[str, Mapping[int, float]]
    limit: float | None = None
    written: Mapping[int, tuple[float, bool]] = field(default_factory=dict)
    step: int = 1
    breaks: Sequence[int] = ()

    @property
    def ways(self) -> list[tuple[str, str, Mapping[int, float]]]:
        """The different paths: what they are called together, the ambition whose dash is used, and the values."""
        alike: dict[tuple[tuple[int, float], ...], list[str]] = {}
        for name, path in self.paths.items():
            alike.setdefault(tuple(sorted(path.items())), []).append(name)
        return [
            (WORDS.get(tuple(names), listed(names)), "medel" if "medel" in names else names[0], dict(values))
            for values, names in alike.items()
        ]


def panel_title(panel: Panel) -> str:
    """Return the indicator with its unit and newest outcome."""
    name = f"{panel.title}, {panel.unit}" if panel.unit else panel.title
    if not panel.outcome:
        return f"{name}: utfall saknas"
    year, value = panel.outcome[-1]
    return f"{name}: {number(value, panel.decimals)} ({year})"


def panel_traces(panel: Panel, place: int) -> list[dict[str, Any]]:
    """Return the lines of the panel at ``place`` (from 0): limit, ways, outcome on top, and chosen values as signs."""
    end = "" if place == 0 else str(place + 1)
    axes = {"type": "scatter", "xaxis": f"x{end}", "yaxis": f"y{end}", "hoverinfo": "text", "cliponaxis": False}
    found = []
    if panel.limit is not None and panel.ways:
        years = sorted(panel.ways[0][2])
        points = {years[0]: panel.limit, years[-1]: panel.limit}
        line: dict[str, Any] = {"color": theme.PROPOSED, "width": 1.2}
        found.append(axes | {"mode": "lines", "line": line} | _points("Gräns (förslag)", points, panel))
    for name, dash, way in panel.ways:
        line = {"color": theme.PROPOSED, "width": 1.8, "dash": DASHES[dash]}
        found.append(axes | {"mode": "lines", "line": line} | _points(f"Målvärde (förslag), {name}", way, panel))
    outcome = {"mode": "lines+markers", "line": {"color": theme.OWN, "width": 2}, "marker": {"size": 5}}
    found.append(axes | outcome | _outcome(panel))
    for decided, word in ((False, "Valt målvärde (förslag)"), (True, "Beslutat målvärde")):
        points = {year: value for year, (value, is_decided) in panel.written.items() if is_decided is decided}
        colour = theme.DECIDED if decided else theme.PROPOSED
        marker = {"symbol": "diamond" if decided else "diamond-open", "color": colour, "size": 8}
        found += [axes | {"mode": "markers", "marker": marker} | _points(word, points, panel)] if points else []
    return found


def _outcome(panel: Panel) -> dict[str, Any]:
    """Return the outcome with a gap wherever a year is missing or a break begins."""
    whole = _points("Utfall", dict(panel.outcome), panel)
    runs = pieces(whole["x"], panel.step, panel.breaks)
    ends = list(accumulate(len(run) for run in runs))[:-1]
    for at in reversed(ends):
        for name, gap in (("x", whole["x"][at - 1]), ("y", None), ("hovertext", "")):
            whole[name].insert(at, gap)
    return whole | {"connectgaps": False}


def _points(name: str, points: Mapping[int, float], panel: Panel) -> dict[str, Any]:
    years = sorted(points)
    unit = f" {theme.plain(panel.unit)}" if panel.unit else ""
    texts = [f"{theme.plain(name)} {year}: {number(points[year], panel.decimals)}{unit}" for year in years]
    return {"name": name, "x": years, "y": [points[year] for year in years], "hovertext": texts}
