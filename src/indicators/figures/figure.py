"""What a figure is: the plot, its alternative text, its caption, and its twin as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go

from indicators.errors import NulageError
from indicators.figures import theme

MIME = "application/vnd.plotly.v1+json"
METADATA_KEY = "nulagesbild"


class FigureError(NulageError):
    """A figure was asked for in a way that can never give a figure; the message says which and why."""


class DrawnSeries(Protocol):
    """What every chart needs to know of a series; an indicator of the programme has it all."""

    @property
    def id(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def unit_short(self) -> str: ...
    @property
    def decimals(self) -> int: ...
    @property
    def direction(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def window(self) -> int: ...


class DrawnIndicator(DrawnSeries, Protocol):
    """What a chart needs to know of an indicator; the programme's own model has it all."""

    @property
    def basis(self) -> str: ...
    @property
    def sex_words(self) -> tuple[str, str] | None: ...


class Drawing(Protocol):
    """What can be written to files: an id, plotly's JSON, the sentence, the table twin, the size in pixels."""

    @property
    def id(self) -> str: ...
    @property
    def plot(self) -> Mapping[str, Any]: ...
    @property
    def alt(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[str]]: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


@dataclass(frozen=True)
class PlainFigure:
    """A figure in plain values: a :class:`Drawing` of its own."""

    id: str
    plot: Mapping[str, Any]
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: int
    height: int


@dataclass(frozen=True, repr=False)
class Figure:
    """One figure of the report.

    ``id`` as printed in the caption (``2.2-N15428-utveckling``); ``plot`` the plotly figure; ``alt`` the sentence
    that replaces it; ``caption`` Markdown; ``table`` the twin: display strings, the first column names the rows;
    ``heading`` a title for the twin; ``width`` and ``height`` in pixels of the static drawing.
    """

    id: str
    plot: go.Figure
    alt: str
    caption: str
    table: pd.DataFrame
    heading: str
    width: int
    height: int

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise FigureError(f"figuren {self.id} saknar alternativtext. Åtgärd: säg i en mening vad den visar.")

    def __repr__(self) -> str:
        return f"Figure({self.id})"

    def plot_json(self) -> dict[str, Any]:
        """Return the plot as plotly.js takes it: ``data``, ``layout`` and the Swedish ``config``."""
        spec = self.plot.to_plotly_json()
        return {"data": spec["data"], "layout": spec["layout"], "config": theme.CONFIG}

    def drawing(self) -> PlainFigure:
        """Return the figure as it is written to files."""
        table = self.metadata()["table"]
        columns, rows = tuple(table["columns"]), tuple(tuple(row) for row in table["rows"])
        return PlainFigure(self.id, self.plot_json(), self.alt, columns, rows, self.width, self.height)

    def metadata(self) -> dict[str, Any]:
        """Return what the page needs beside the plot, in plain JSON types."""
        rows = [[str(cell) for cell in row] for row in self.table.itertuples(index=False, name=None)]
        return {
            "id": self.id,
            "alt": self.alt,
            "caption": self.caption,
            "heading": self.heading,
            "table": {"columns": [str(c) for c in self.table.columns], "rows": rows},
            "width": self.width,
            "height": self.height,
        }

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the notebook output: the plot, the alternative text, and the page's metadata."""
        return {MIME: self.plot_json(), "text/plain": self.alt}, {METADATA_KEY: self.metadata()}
